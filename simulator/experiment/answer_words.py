"""The answer in words: the question, how often the plan reaches its goal, and one sentence for each twin."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..catalogue import _
from .compare import Difference
from .figures import figure, goal_words, title, unit_of
from .intervals import Interval
from .pen import Pen, number
from .spread import Spread
from .telling import caveat, goal_share, heading, wrapped

if TYPE_CHECKING:
    from .answer import Answer

COUNTED = ("count", "people", "items", "ties", "records")


def answer_text(result: Answer, pen: Pen) -> str:
    """The whole text of an answer, ending in a line end."""
    plan = result.plan
    goal = _("The plan: {goal}, {share}").format(goal=goal_words(plan), share=goal_share(result.goal()))
    told = [[pen.strong(line) if pen.colour else line for line in wrapped(one, pen)] for one in result.sentences]
    sections = [heading(plan, result.ensemble, pen), wrapped(goal, pen), *told, _several(result, pen)]
    sections.append(caveat(result.ensemble, (plan,), pen))
    return pen.fitted("\n\n".join("\n".join(lines) for lines in sections if lines) + "\n")


def _several(result: Answer, pen: Pen) -> list[str]:
    tests = len(result.twins)
    if tests < 2:
        return []
    words = _("Each was tested against the plan alone; of {count} such tests, some are wrong by chance.")
    return wrapped(words.format(count=tests), pen)


def sentence(name: str, one: Difference, currency: str) -> str:
    """What a twin does to a measure: "With ..., gifts fell from 12 to 5 (median): 7 fewer on average ..."."""
    if unit_of(one.measure) == "0 or 1":
        return _of_events(name, one)
    opening = _opening(name, one, currency)
    if one.verdict == "unknown":
        return _("{opening}. One world says nothing about which it was.").format(opening=opening)
    if one.verdict == "same":
        return _("{opening}: exactly the same in every one of {worlds} worlds.").format(
            opening=opening, worlds=one.worlds
        )
    if one.verdict == "tie":
        return _("{opening}. Too close to call: {mean} on average, {interval} with 95 % confidence; {ahead}.").format(
            opening=opening,
            mean=_signed(one.measure, one.spread.mean, currency),
            interval=_between(one, currency, sign=True),
            ahead=_ahead(one),
        )
    return _("{opening}: {by} {way} on average, {interval} with 95 % confidence; {ahead}.").format(
        opening=opening,
        by=_amount(one.measure, one.spread.mean, currency),
        way=_way(one.measure, one.spread.mean > 0),
        interval=_between(one, currency, sign=False),
        ahead=_ahead(one),
    )


def _opening(name: str, one: Difference, currency: str) -> str:
    """From where to where the middle world went; the verb follows what happened on average."""
    before, after = (Spread(values).median for values in (one.first, one.second))
    here, there = (figure(one.measure, value, currency) for value in (before, after))
    if here == there:
        form = _("With {name}, {measure} stayed at {here} (median)")
    elif one.verdict in ("tie", "unknown") or (after > before) != (one.spread.mean > 0):
        form = _("With {name}, {measure} went from {here} to {there} (median)")
    elif after > before:
        form = _("With {name}, {measure} rose from {here} to {there} (median)")
    else:
        form = _("With {name}, {measure} fell from {here} to {there} (median)")
    return form.format(name=name, measure=title(one.measure), here=here, there=there)


def _of_events(name: str, one: Difference) -> str:
    """Of something that comes true or not: in how many worlds, with and without."""
    both = ~(one.first != one.first) & ~(one.second != one.second)
    told = _("With {name}, {measure} came true in {after} of {worlds} worlds instead of {before}").format(
        name=name,
        measure=title(one.measure),
        before=int(one.first[both].sum()),
        after=int(one.second[both].sum()),
        worlds=one.worlds,
    )
    if one.verdict == "same":
        return _("{told}: the same in every world.").format(told=told)
    close = _(", too close to call") if one.verdict in ("tie", "unknown") else ""
    return _("{told}{close}; the two differ in {count}.").format(told=told, close=close, count=one.wins + one.losses)


def _ahead(one: Difference) -> str:
    """In how many worlds it was more or less."""
    more, less = (_way(one.measure, way) for way in (True, False))
    equal = one.worlds - one.wins - one.losses
    if one.verdict == "tie":
        told = _("{more} in {wins} and {less} in {losses} of {worlds} worlds").format(
            more=more, less=less, wins=one.wins, losses=one.losses, worlds=one.worlds
        )
    else:
        upwards = one.spread.mean > 0
        told = _("{way} in {hits} of {worlds} worlds").format(
            way=more if upwards else less, hits=one.wins if upwards else one.losses, worlds=one.worlds
        )
    return told + _(", the same in {equal}").format(equal=equal) if equal else told


def _way(measure: str, more: bool) -> str:
    unit = unit_of(measure)
    if unit in COUNTED:
        return _("more") if more else _("fewer")
    if unit in ("cents", "minutes", "hours"):
        return _("more") if more else _("less")
    return _("higher") if more else _("lower")


def _amount(measure: str, value: float, currency: str) -> str:
    """A difference without its sign; shares differ by points."""
    if unit_of(measure) == "share":
        points = 100.0 * abs(value)
        return _("{points} points").format(points=number(round(points, 2 if points < 1 else 1)))
    return figure(measure, abs(value), currency)


def _signed(measure: str, value: float, currency: str) -> str:
    told = _amount(measure, value, currency)
    if told == _amount(measure, 0.0, currency):
        return told
    return ("+" if value > 0 else "-") + told


def _between(one: Difference, currency: str, sign: bool) -> str:
    """The interval of the mean difference: with signs while it holds 0, else as sizes."""
    ends: Interval = one.spread.mean_interval
    show = _signed if sign else _amount
    low, high = ends if sign else sorted(ends, key=abs)
    told = [show(one.measure, end, currency) for end in (low, high)]
    if unit_of(one.measure) == "share":  # the word once
        told[0] = told[0].split(" ")[0]
    return _("{low} to {high}").format(low=told[0], high=told[1])
