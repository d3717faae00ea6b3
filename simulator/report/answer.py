"""The answer in one honest sentence with numbers, and what it must not be taken for."""

from __future__ import annotations

from ..catalogue import _
from ..experiment.figures import between, figure, goal_words, signed, title
from ..experiment.pen import percent
from ..experiment.verdicts import letter, sentence
from ..experiment.worlds import Share
from .findings import Findings, number, spread


def answer(found: Findings) -> list[str]:
    """Sentences: the answer first, then what the campaign caused, or how the plans stand."""
    if found.main == "compare":
        return _compared(found)
    told = [_many(found)] if found.goal is not None else [_one(found)]
    told += _caused(found)
    told += _compared(found) if found.part("compare") else []
    twins = found.part("answer")
    return told + ([str(one) for one in twins["answer"]] if twins else [])


def _many(found: Findings) -> str:
    """ "Rather not: in 12 of 100 worlds ..."."""
    goal = found.goal
    assert goal is not None
    low, high = (percent(one) for one in goal.interval)
    told = _(
        "{lean}: in {hits} of {worlds} simulated worlds the plan reaches its goal, {goal} ({low} to {high} "
        "of very many)."
    )
    words = told.format(
        lean=lean(goal), hits=goal.hits, worlds=goal.worlds, goal=goal_words(found.scenario), low=low, high=high
    )
    measure = found.drawn
    known = found.spread(measure)
    if known is None or not known.known.size:
        return words
    middle = _("The middle world comes to {median} ({measure}), nine in ten to {most}.").format(
        measure=title(measure),
        median=figure(measure, known.median, found.currency),
        most=between(measure, known.most, found.currency),
    )
    return f"{words} {middle}"


def lean(goal: Share) -> str:
    """Which way the worlds point, as far as so few can say."""
    low, high = goal.interval
    if not goal.worlds:
        return _("Nobody knows")
    if goal.hits == 0:
        return _("No, in none that was played") if high < 0.1 else _("Probably not")
    if goal.hits == goal.worlds:
        return _("Yes, in all that were played") if low > 0.9 else _("Probably")
    if low > 0.5:
        return _("More likely than not")
    return _("Rather not") if high < 0.5 else _("It could go either way")


def _one(found: Findings) -> str:
    """One run: an anecdote, and said to be one."""
    run = found.part("run")
    if run is None:
        return _("How often the plan reaches its goal was not computed.")
    goal = run["goal"]
    told = _("In the one world that was played the goal was reached: {goal}; it came to {value}.")
    if not goal["reached"]:
        told = _("In the one world that was played the goal was not reached: {goal}; it came to {value}.")
    value = figure(str(goal["measure"]), number(goal["value"]), found.currency)
    one = _("One world is an anecdote: how often it comes so, many worlds say.")
    return f"{told.format(goal=goal_words(found.scenario), value=value)} {one}"


def _caused(found: Findings) -> list[str]:
    worlds = found.part("worlds") or {}
    measure = found.drawn
    caused, ghost = worlds.get("caused", {}).get(measure), worlds.get("ghost")
    if not caused or not ghost:
        return []
    difference = spread(caused)
    form = _(
        "Against the same worlds without the campaign that is {mean} on average ({interval} with 95 % confidence)."
    )
    if ghost["campaign"]:
        form = _("Against the same worlds under {name} that is {mean} on average ({interval} with 95 % confidence).")
    return [
        form.format(
            name=str(ghost["name"]),
            mean=signed(measure, difference.mean, found.currency),
            interval=between(measure, difference.mean_interval, found.currency, sign=True),
        )
    ]


def _compared(found: Findings) -> list[str]:
    """The verdict on each plan, and how often each reaches its goal."""
    told = [
        sentence(found.compared(found.verdict, plan), found.currency, letter(plan))
        for plan in range(1, len(found.others) + 1)
    ]
    return [*told, reached_by(found)]


def reached_by(found: Findings) -> str:
    """How often each plan of a comparison reaches its goal."""
    compare = found.part("compare")
    assert compare is not None
    each = [
        _("{name} in {hits} of {worlds}").format(
            name=letter(place), hits=int(plan["goal"]["reached"]), worlds=int(compare["worlds"])
        )
        for place, plan in enumerate(compare["plans"])
    ]
    return _("Worlds in which the goal is reached: {each}.").format(each="; ".join(each))


def caution() -> str:
    """What a report is not."""
    return _(
        "This explores what the scenario assumes about people who were made up. It is no forecast of what real people "
        "will do; it shows how far luck reaches, and what the plan leans on."
    )
