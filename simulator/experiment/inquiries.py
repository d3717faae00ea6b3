"""The verbs that ask why and what if: `credit`, `sweep`, `sensitivity`, `answer`.

Nothing heavy is imported before a verb is used.
"""

from __future__ import annotations

from typing import Any

import click

from ..catalogue import _
from .answer_verb import answer_verb
from .inquiry import MEASURE, arm_of, at_work, experiment_options, give, keeping
from .manner import FAILED, FINE, MANNERS, Manner, Tools

_AXES = ("influencer", "day", "tactic", "post")


def inquiries(tools: Tools) -> tuple[click.Command, ...]:
    """The verbs, to be added to the command."""
    return _credit(tools), _sweep(tools), _sensitivity(tools), answer_verb(tools)


def _credit(tools: Tools) -> click.Command:
    @click.command("credit")
    @click.argument("scenario")
    @click.option("--of", "axes", multiple=True, type=click.Choice(_AXES),
                  help="Divide among these only; may be repeated. All four when left out.")  # fmt: skip
    @click.option(
        "--orders",
        type=click.IntRange(1, 100),
        default=1,
        show_default=True,
        help="Orders of arrival for each world, each also backwards, where more than four take part.",
    )
    @MEASURE
    @experiment_options(worlds=20, keeps=True)
    @tools.manners
    def credit(
        manner: Manner, scenario: str, axes: tuple[Any, ...], orders: int, measure: str | None, style: str, **asked: Any
    ) -> int:
        """Say what each messenger, day, tactic and post of SCENARIO brought.

        Fair shares (Shapley values) add up to the whole; what is missing without one, or there with one alone,
        does not. Every world is played many times over: --people 2000 and --of influencer answer sooner.
        """
        manner.and_also(**{name: asked.pop(name) for name in MANNERS})
        with at_work(tools, manner, asked) as bare:
            from .coalitions import AXES
            from .credit import credit as divide

            plan = arm_of(scenario, asked)
            laboratory = keeping(bare, asked, "credit", plan)
            found = divide(
                plan, laboratory, asked["worlds"], axes=axes or AXES, measure=measure,
                pairs=orders, seed=asked["seed"], population_seed=asked["population_seed"],
            )  # fmt: skip
        give(tools, manner, style, found, laboratory)
        return FAILED if found.lost else FINE

    return credit


def _sweep(tools: Tools) -> click.Command:
    @click.command("sweep")
    @click.argument("scenario")
    @click.option("--vary", "asked_for", multiple=True, required=True, metavar="KEY=V1,V2,...",
                  help="Values of one setting, or a range KEY=low..high with --lhs; may be repeated.")  # fmt: skip
    @click.option("--lhs", type=click.IntRange(1, 10_000), metavar="N",
                  help="A Latin hypercube of N points instead of every combination.")  # fmt: skip
    @MEASURE
    @experiment_options(worlds=20, keeps=True)
    @tools.manners
    def sweep(
        manner: Manner, scenario: str, asked_for: tuple[str, ...], lhs: int | None, measure: str | None, style: str,
        **asked: Any,
    ) -> int:  # fmt: skip
        """Play SCENARIO at many points of its settings, all in the same worlds."""
        manner.and_also(**{name: asked.pop(name) for name in MANNERS})
        with at_work(tools, manner, asked) as bare:
            from . import points
            from .sweep import sweep as play_points

            plan, wanted = arm_of(scenario, asked), [points.vary(text) for text in asked_for]
            seed = plan.scenario.seed if asked["seed"] is None else asked["seed"]
            laboratory = keeping(bare, asked, "sweep", plan)
            places = points.grid(wanted) if lhs is None else points.latin(plan.scenario, wanted, lhs, seed)
            found = play_points(
                plan, places, laboratory, asked["worlds"], measure=measure,
                seed=seed, population_seed=asked["population_seed"],
            )  # fmt: skip
        give(tools, manner, style, found, laboratory)
        return FAILED if found.ensemble.lost else FINE

    return sweep


def _sensitivity(tools: Tools) -> click.Command:
    @click.command("sensitivity")
    @click.argument("scenario")
    @click.option(
        "--method",
        type=click.Choice(["morris", "everything", "sobol"]),
        default="morris",
        show_default=True,
        help="Random trajectories; each setting alone down and up; or Sobol indices of a few (SALib).",
    )
    @click.option(
        "--everything",
        "all_of_them",
        is_flag=True,
        help="Plus and minus 20 % of everything, one at a time, also what the scenario says itself.",
    )
    @click.option("--span", type=float, default=20.0, show_default=True, metavar="PERCENT",
                  help="By how much each setting is turned down and up.")  # fmt: skip
    @click.option("--keys", metavar="KEY,KEY,...", default="",
                  help="Turn these settings only; influencer.*.fit turns every row.")  # fmt: skip
    @click.option("--base", type=click.IntRange(2, 65_536), default=64, show_default=True,
                  help="Base points of Sobol's design, a power of 2.")  # fmt: skip
    @MEASURE
    @experiment_options(worlds=10, keeps=True)
    @tools.manners
    def sensitivity(
        manner: Manner, scenario: str, method: Any, all_of_them: bool, span: float, keys: str, base: int,
        measure: str | None, style: str, **asked: Any,
    ) -> int:  # fmt: skip
        """Say which settings the headline of SCENARIO leans on most, and where their values come from.

        For Morris, WORLDS is the number of trajectories, each in a world of its own.
        """
        manner.and_also(**{name: asked.pop(name) for name in MANNERS})
        names = [one.strip() for one in keys.split(",") if one.strip()]
        if method == "sobol" and not names:
            raise click.UsageError(_("name the settings with --keys; --method morris finds which ones matter"))
        with at_work(tools, manner, asked) as bare:
            from . import sensitivity as turning
            from .notebook import Shown
            from .sobol import sobol

            plan = arm_of(scenario, asked)
            laboratory = keeping(bare, asked, "sensitivity", plan)
            settings = turning.chosen(plan.scenario, names, all_of_them)
            how: dict[str, Any] = {"measure": measure, "span": span / 100.0}
            how |= {"seed": asked["seed"], "population_seed": asked["population_seed"]}
            found: Shown
            if method == "sobol":
                found = sobol(plan, laboratory, asked["worlds"], settings, base=base, **how)
            else:
                look = turning.everything if all_of_them or method == "everything" else turning.morris
                found = look(plan, laboratory, asked["worlds"], settings, **how)
        give(tools, manner, style, found, laboratory)
        return FINE

    return sensitivity
