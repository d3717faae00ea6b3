"""The public face for questions about one plan: `answer`, `credit`, `sweep`, `sensitivity`, `plan`, `forecast`, `fit`.

Their words and errors are those of the command and of `face`; all take `How`, too.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Literal, Unpack

from ..catalogue import _
from . import confront as confronting
from . import forecast as forecasting
from . import plans, points
from . import sensitivity as turning
from .answer import WORLDS, Answer, answered
from .coalitions import AXES, Axis
from .confront import Confrontation
from .credit import PAIRS, Credits
from .credit import credit as divide
from .design import DesignError, design
from .face import How, asked
from .fit import Fit
from .fit import fit as narrow
from .forecast import Forecast
from .own_numbers import Sheet, read_sheet
from .planning import Planned, planned
from .plans import Source
from .sensitivity import SPAN, Sensitivity
from .sobol import Sobol, sobol
from .sweep import Sweep
from .sweep import sweep as play_points
from .worlds import Worlds


def answer(
    scenario: Source,
    worlds: int = WORLDS,
    *,
    sets: Sequence[str] = (),
    people: int | None = None,
    **how: Unpack[How],
) -> Answer:
    """The scenario's own question: the plan and its twins (without any, no campaign at all) in the same worlds."""
    return asked(
        "answer", plans.arm(scenario, sets, people), how,
        lambda laboratory, seeds: answered(scenario, laboratory, worlds, sets=sets, people=people, **seeds),
    )  # fmt: skip


def credit(
    scenario: Source,
    worlds: int = 20,
    *,
    of: Sequence[Axis] = AXES,
    measure: str | None = None,
    orders: int = PAIRS,
    sets: Sequence[str] = (),
    people: int | None = None,
    **how: Unpack[How],
) -> Credits:
    """What each messenger, day, tactic and post brought.

    of      divide among these: "influencer", "day", "tactic", "post"
    orders  orders of arrival for each world, each also backwards, where more than four take part
    """
    arm = plans.arm(scenario, sets, people)
    return asked(
        "credit", arm, how,
        lambda laboratory, seeds: divide(arm, laboratory, worlds, axes=of, measure=measure, pairs=orders, **seeds),
    )  # fmt: skip


def sweep(
    scenario: Source,
    vary: Mapping[str, Sequence[object]] | Sequence[str],
    worlds: int = 20,
    *,
    lhs: int | None = None,
    measure: str | None = None,
    sets: Sequence[str] = (),
    people: int | None = None,
    **how: Unpack[How],
) -> Sweep:
    """Play a scenario at many points of its settings, all in the same worlds.

    vary  {"deeds.form_steps": [1, 2, 3]}, or as the command has it: ["deeds.form_steps=1,2,3"]
    lhs   a Latin hypercube of so many points; ranges are written {"audience.share_appetite": ["0.5..2"]}
    """
    arm, wanted = plans.arm(scenario, sets, people), [points.vary(text) for text in _told(vary)]
    seed = arm.scenario.seed if how.get("seed") is None else how["seed"]
    assert seed is not None
    places = points.grid(wanted) if lhs is None else points.latin(arm.scenario, wanted, lhs, seed)
    return asked(
        "sweep", arm, how,
        lambda laboratory, seeds: play_points(arm, places, laboratory, worlds, measure=measure, **seeds),
    )  # fmt: skip


def _told(vary: Mapping[str, Sequence[object]] | Sequence[str]) -> list[str]:
    if isinstance(vary, Mapping):
        return [f"{key}={','.join(str(one) for one in values)}" for key, values in vary.items()]
    return list(vary)


def sensitivity(
    scenario: Source,
    worlds: int = 10,
    *,
    method: Literal["morris", "everything", "sobol"] = "morris",
    keys: Sequence[str] = (),
    span: float = SPAN,
    base: int = 64,
    measure: str | None = None,
    sets: Sequence[str] = (),
    people: int | None = None,
    **how: Unpack[How],
) -> Sensitivity | Sobol:
    """Which settings a measure leans on most.

    method  "morris": `worlds` random trajectories of what the author left to the defaults; "everything": each
            setting alone, plus and minus `span`; "sobol": indices of a few `keys` from `base` points (SALib)
    """
    arm = plans.arm(scenario, sets, people)
    if method == "sobol" and not keys:
        raise DesignError(_("name the settings in `keys`; the method morris finds which ones matter"))
    settings = turning.chosen(arm.scenario, keys, method == "everything")
    told: dict[str, Any] = {"measure": measure, "span": span}
    if method == "sobol":
        return asked(
            "sensitivity", arm, how,
            lambda laboratory, seeds: sobol(arm, laboratory, worlds, settings, base=base, **told, **seeds),
        )  # fmt: skip
    look = turning.everything if method == "everything" else turning.morris
    return asked(
        "sensitivity", arm, how, lambda laboratory, seeds: look(arm, laboratory, worlds, settings, **told, **seeds)
    )


def plan(
    scenario: Source,
    worlds: int = 10,
    *,
    trials: int = 60,
    fresh: int = 50,
    money: int | None = None,
    hours: float | None = None,
    hours_per_post: float = 0.0,
    choose: Mapping[str, Sequence[object]] | Sequence[str] = (),
    simple: bool = False,
    measure: str | None = None,
    sets: Sequence[str] = (),
    people: int | None = None,
    **how: Unpack[How],
) -> Planned:
    """Search for the plan that gets most of the goal out of a budget, and test it in fresh worlds.

    money   cents for fees and boosts, `hours` of staff; what the organiser has when left out
    choose  further settings that may be chosen, as in `sweep`
    simple  a plain search from coins, without Optuna
    """
    arm, more = plans.arm(scenario, sets, people), [points.vary(text) for text in _told(choose)]
    wanted: dict[str, Any] = {"trials": trials, "fresh": fresh, "simple": simple, "measure": measure, "more": more}
    wanted |= {"money": money, "hours": hours, "hours_per_post": hours_per_post}
    return asked("plan", arm, how, lambda laboratory, seeds: planned(arm, laboratory, worlds, **wanted, **seeds))


def forecast(
    scenario: Source,
    worlds: int = 100,
    *,
    sets: Sequence[str] = (),
    people: int | None = None,
    **how: Unpack[How],
) -> Forecast:
    """Every measure in every world, with a hash; `save` writes the file before the campaign begins."""
    arm = plans.arm(scenario, sets, people)
    wanted = design([arm], worlds, how.get("seed"), how.get("population_seed"))
    played = asked("forecast", arm, how, lambda laboratory, seeds: Worlds(laboratory.conduct(wanted, _("worlds"))))
    return forecasting.forecast(played)


def confront(forecast: str | Path | Forecast, actual: str | Path | Mapping[str, float]) -> Confrontation:
    """Score a forecast (or its file) with what came: numbers by measure, or a CSV. LedgerError in a sentence."""
    told = forecast if isinstance(forecast, Forecast) else forecasting.read(Path(forecast))
    came = actual if isinstance(actual, Mapping) else confronting.read_actual(Path(actual))
    return confronting.confront(told, {confronting.known(name, "actual"): float(one) for name, one in came.items()})


def fit(
    scenario: Source,
    numbers: str | Path | Sheet,
    worlds: int = 200,
    *,
    within: float | None = None,
    sets: Sequence[str] = (),
    people: int | None = None,
    **how: Unpack[How],
) -> Fit:
    """Narrow the fan with the numbers of your own (a TOML file or a Sheet); `worlds` is the number of draws."""
    arm, sheet = plans.arm(scenario, sets, people), numbers
    sheet = sheet if isinstance(sheet, Sheet) else read_sheet(Path(sheet), within)
    return asked("fit", arm, how, lambda laboratory, seeds: narrow(
        arm, sheet, laboratory, worlds, people=people, **seeds))  # fmt: skip
