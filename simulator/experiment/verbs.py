"""The verbs of many worlds: `worlds` and `compare`.

Nothing heavy is imported before a verb is used.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import click

from ..catalogue import _
from .inquiry import MEASURE, at_work, experiment_options, give
from .manner import FAILED, FINE, MANNERS, Command, Manner, Tools
from .watch import Watch

if TYPE_CHECKING:
    from .conduct import Laboratory
    from .design import Arm, Design

__all__ = ["Manner", "Tools", "verbs"]


def verbs(tools: Tools) -> tuple[click.Command, ...]:
    """The verbs, to be added to the command."""
    return _worlds(tools), _compare(tools)


def _many_worlds(command: Command) -> Command:
    """The options of both."""
    population = click.option(
        "--population", type=click.Choice(["fixed", "varied"]), default="fixed", show_default=True,
        help="The same people in every world, or other people in each.",
    )  # fmt: skip
    return experiment_options(worlds=100, keeps=True)(population(command))


def _worlds(tools: Tools) -> click.Command:
    @click.command("worlds")
    @click.argument("scenario")
    @click.option("--ghost", is_flag=True, help="Also play the same worlds without the campaign.")
    @click.option("--against", metavar="PLAN", help="Another plan for the ghost, instead of no campaign.")
    @click.option("--societies", type=click.IntRange(0, 10_000), default=10, show_default=True,
                  help="Societies in which luck is split from structure; 0 leaves it out.")  # fmt: skip
    @_many_worlds
    @tools.manners
    def worlds(
        manner: Manner, scenario: str, ghost: bool, against: str | None, societies: int, style: str, **asked: Any
    ) -> int:
        """Play SCENARIO in many worlds: how far they spread, and how much of that is luck.

        World i is the world of `run --seed SEED+i`.
        """
        manner.and_also(**{name: asked.pop(name) for name in MANNERS})
        with at_work(tools, manner, asked) as bare:
            from . import plans
            from .worlds import arms, explore

            plan = plans.arm(scenario, asked["sets"], asked["people"])
            other = None if against is None else plans.arm(against, (), asked["people"])
            wanted = _design(arms(plan, ghost, other), asked)
            laboratory = _keeping(bare, wanted, asked)
            found = explore(wanted, laboratory, societies)
        give(tools, manner, style, found, laboratory)
        return FAILED if found.ensemble.lost else FINE

    return worlds


def _compare(tools: Tools) -> click.Command:
    @click.command("compare")
    @click.argument("plans", nargs=-1, required=True)
    @click.option(
        "--effort",
        type=click.IntRange(0),
        metavar="RUNS",
        help="Runs for finding what would flip the verdict; 0 for none, else as many as the comparison.",
    )
    @MEASURE
    @_many_worlds
    @tools.manners
    def compare(
        manner: Manner, plans: tuple[str, ...], effort: int | None, measure: str | None, style: str, **asked: Any
    ) -> int:
        """Play two or more PLANS in the same worlds, each against the first.

        With --set, B is the one plan so changed: compare A --set influencer.lina.fit=0.3
        """
        manner.and_also(**{name: asked.pop(name) for name in MANNERS})
        _check_plans(plans, asked["sets"])
        with at_work(tools, manner, asked) as bare:
            from .compare import contrast
            from .flip import judged

            wanted = _design(_arms(plans, asked["sets"], asked["people"]), asked)
            laboratory = _keeping(bare, wanted, asked, measure)
            found = judged(contrast(wanted, laboratory, measure), laboratory, effort)
        give(tools, manner, style, found, laboratory)
        return FAILED if found.ensemble.lost else FINE

    return compare


def _check_plans(plans: tuple[str, ...], sets: tuple[str, ...]) -> None:
    if len(plans) == 1 and not sets:
        raise click.UsageError(_("name two plans, or one and what is changed in it: --set KEY=VALUE"))
    if len(plans) > 1 and sets:
        raise click.UsageError(_("--set makes plan B out of one plan; with two plans, change them in their files"))


def _arms(plans: tuple[str, ...], sets: tuple[str, ...], people: int | None) -> tuple[Arm, ...]:
    from . import plans as reading

    found = [reading.arm(one, (), people) for one in plans]
    return tuple(found if not sets else [*found, reading.arm(plans[0], sets, people)])


def _design(arms: tuple[Arm, ...], asked: Mapping[str, Any]) -> Design:
    from .design import design

    return design(arms, asked["worlds"], asked["seed"], asked["population_seed"], asked["population"])


def _keeping(
    laboratory: Laboratory, wanted: Design, asked: Mapping[str, Any], measure: str | None = None
) -> Laboratory:
    """The laboratory with the folder that was asked for, showing what a measure (the goal's) comes to."""
    from .keeping import identity
    from .replication import counted
    from .store import Store

    first = wanted.arms[0].scenario
    if isinstance(laboratory.watch, Watch):
        laboratory.watch.follow(counted(first, measure), first.currency)
    if asked["out"] is None:
        return laboratory
    store = Store(asked["out"])
    store.open(identity(wanted), asked["resume"])
    return replace(laboratory, store=store)
