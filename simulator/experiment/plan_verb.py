"""The verb `plan`: search for a plan under a budget, and test the winner in fresh worlds."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from ..catalogue import _
from .inquiry import MEASURE, arm_of, at_work, check_target, experiment_options, give, keeping, write
from .manner import FINE, MANNERS, Manner, Tools


def plan_verb(tools: Tools) -> click.Command:
    """The verb, to be added to the command."""

    @click.command("plan")
    @click.argument("scenario")
    @click.option("--money", metavar="AMOUNT", help="For fees and boosts; what the organiser has when left out.")
    @click.option("--hours", type=click.FloatRange(0, 10_000), metavar="N",
                  help="Staff hours for posts and replies; what the organiser has when left out.")  # fmt: skip
    @click.option("--hours-per-post", type=click.FloatRange(0, 1000), default=0.0, metavar="N",
                  help="Hours that a post takes where the scenario says none.")  # fmt: skip
    @click.option("--choose", multiple=True, metavar="KEY=V1,V2,...",
                  help="Another setting that may be chosen; may be repeated.")  # fmt: skip
    @click.option("--trials", type=click.IntRange(1, 10_000), default=60, show_default=True, help="Plans to try.")
    @click.option("--fresh", type=click.IntRange(2, 100_000), default=50, show_default=True,
                  help="Fresh worlds in which the winner meets the start plan.")  # fmt: skip
    @click.option("--simple", is_flag=True, help="A plain search from coins, without Optuna.")
    @click.option("--winner", type=click.Path(path_type=Path, dir_okay=False), metavar="FILE.toml",
                  help="Write the winner there as a scenario.")  # fmt: skip
    @MEASURE
    @experiment_options(worlds=10, keeps=True)
    @tools.manners
    def plan(
        manner: Manner, scenario: str, money: str | None, hours: float | None, hours_per_post: float,
        choose: tuple[str, ...], trials: int, fresh: int, simple: bool, winner: Path | None, measure: str | None,
        style: str, **asked: Any,
    ) -> int:  # fmt: skip
        """Search for the plan that gets most of the goal of SCENARIO out of a budget.

        Chooses messengers, posts of each kind, their times and boosts. WORLDS are those of the search; the winner
        is then tested in FRESH ones, so that nobody buys a fluke.
        """
        manner.and_also(**{name: asked.pop(name) for name in MANNERS})
        check_target(winner)
        with at_work(tools, manner, asked) as bare:
            from .planning import planned
            from .points import vary

            start = arm_of(scenario, asked)
            laboratory = keeping(bare, asked, "plan", start)
            found = planned(
                start, laboratory, asked["worlds"], trials=trials, fresh=fresh, simple=simple,
                money=_cents(money, start.scenario.currency), hours=hours, hours_per_post=hours_per_post,
                more=[vary(text) for text in choose], measure=measure,
                seed=asked["seed"], population_seed=asked["population_seed"],
            )  # fmt: skip
        if winner is not None:
            write(tools, manner, winner, found.texts()["winner.toml"].encode())
        give(tools, manner, style, found, laboratory)
        return FINE

    return plan


def _cents(text: str | None, currency: str) -> int | None:
    from ..scenario.units import parse_money

    if text is None:
        return None
    try:
        return parse_money(text, currency)
    except ValueError as reason:
        raise click.UsageError(_("--money: {reason}").format(reason=reason)) from reason
