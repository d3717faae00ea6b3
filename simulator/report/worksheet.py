"""A worksheet for a class, and its answers apart: read a chart, take a number from it, argue about it."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ..catalogue import _, ngettext, spoken
from ..clock import spoken_moment
from ..experiment.figures import between, figure, goal_words, title
from ..experiment.pen import number, percent
from ..experiment.summary import reason_words
from .answer import caution
from .calendar import Calendar
from .comparison import pairs_chart
from .died import not_reached_words, reached_rows, reasons_chart
from .figure import figure as framed
from .findings import Findings
from .markup import NOTHING, Markup, el
from .outcome import course, dots, luck_bar
from .page import sheet, top
from .recipe import command
from .style import FOR_WRITING

LINES = 2
"""Lines to write on below a question."""


@dataclass(frozen=True)
class Task:
    """A question with its answer, and the chart that it is asked of (or nothing).

    right  the answer; for a question without a right one, what a good answer may hold
    """

    question: str
    right: str
    chart: Markup = NOTHING
    lines: int = LINES


def worksheet(found: Findings) -> str:
    """The sheet for the class as one HTML file."""
    items = [
        el("li", el("p", one.question), one.chart, *([el("div", class_="blank")] * one.lines)) for one in tasks(found)
    ]
    name = el("p", _("Name:"), " ", "_" * 32, class_="soft")
    return _page(found, _("Worksheet"), name, items)


def answers(found: Findings) -> str:
    """The answers as another HTML file."""
    items = [el("li", el("p", one.question), el("p", one.right, class_="given")) for one in tasks(found)]
    return _page(found, _("Answers to the worksheet"), el("p", _("For the teacher."), class_="soft"), items)


def _page(found: Findings, kind: str, opening: Markup, items: list[Markup]) -> str:
    main = el("main", el("h2", _("Questions")), el("ol", *items, class_="tasks"))
    again = el("p", _("Played with:"), " ", el("code", command(found)))
    name = f"{spoken('scenario', found.scenario.title)}: {kind}"
    return sheet(name, [top(kind, found, opening), main, el("footer", el("p", caution()), again)], FOR_WRITING)


def tasks(found: Findings) -> list[Task]:
    """The questions that this result can answer, from reading to arguing."""
    makers = (_guess, _busiest_day, _middle, _share, _when, _better, _luck, _died, _missed, _change)
    return [task for maker in makers if (task := maker(found)) is not None]


def _guess(found: Findings) -> Task | None:
    goal = found.goal
    if goal is None or not goal.worlds:
        return None
    told = _(
        "Before you look at the charts: the goal is {goal}. The same plan was played in {worlds} worlds "
        "that differ only by luck. In how many of them is the goal reached? Write down your guess."
    )
    right = _(
        "In {hits} of {worlds} ({part}). A guess is not right or wrong: what matters is why it was so far "
        "off, or so near."
    )
    return Task(
        told.format(goal=goal_words(found.scenario), worlds=goal.worlds),
        right.format(hits=goal.hits, worlds=goal.worlds, part=percent(goal.share)),
        lines=1,
    )


def _busiest_day(found: Findings) -> Task | None:
    plan = found.scenario
    if len(plan.post) < 3:
        return None
    days = [one.at // 1440 for one in plan.post]
    most = max(days.count(day) for day in days)
    names = [spoken_moment(day * 1440).split(" ")[0] for day in dict.fromkeys(sorted(days)) if days.count(day) == most]
    right = ngettext("{days}, with {count} post.", "{days}, with {count} posts.", most).format(
        days=", ".join(names), count=most
    )
    return Task(_("Read the calendar: on which day do most posts go out?"), right, framed(Calendar(plan).chart()), 1)


def _middle(found: Findings) -> Task | None:
    known = found.spread(found.drawn)
    if known is None or not known.known.size:
        return None
    told = _(
        "Each dot is a world. Read off the median, and the range in which nine worlds in ten lie. What does "
        "it mean that the dots do not all lie at one place?"
    )
    right = _(
        "Median {median}, nine in ten {most}. Same plan, same people: the rest is luck, so one result proves little."
    )
    return Task(
        told,
        right.format(
            median=figure(found.drawn, known.median, found.currency),
            most=between(found.drawn, known.most, found.currency),
        ),
        framed(dots(found)),
    )


def _share(found: Findings) -> Task | None:
    goal = found.goal
    if goal is None or goal.worlds < 5:
        return None
    low, high = (percent(one) for one in goal.interval)
    told = _(
        "You may play one world only, and it happens to reach the goal (or to miss it). What may you "
        "conclude about the plan? What do {worlds} worlds tell that one does not?"
    )
    right = _(
        "Almost nothing: {hits} of {worlds} reach it, so either happens. Many worlds tell how often: {low} "
        "to {high} of very many."
    )
    return Task(told.format(worlds=goal.worlds), right.format(hits=goal.hits, worlds=goal.worlds, low=low, high=high))


def _when(found: Findings) -> Task | None:
    fan = found.fan(found.course())
    if fan is None or fan.hours < 48 or not fan.median[-1] > 0:
        return None
    ends = fan.median[23::24]
    growth = np.diff(np.concatenate([[0.0], ends]))
    day = int(np.argmax(growth))
    told = _("On which day does the middle line of {measure} grow most? What did the plan do on that day?")
    right = _("On {day}, by {growth}. Compare with the calendar.")
    return Task(
        told.format(measure=title(fan.measure)),
        right.format(
            day=spoken_moment(day * 1440).split(" ")[0], growth=figure(fan.measure, float(growth[day]), found.currency)
        ),
        framed(course(found)),
    )


def _better(found: Findings) -> Task | None:
    if found.part("compare") is None:
        return None
    one = found.compared(found.verdict)
    if not one.worlds:
        return None
    told = _(
        "Two plans met the same people and the same dice. In how many worlds does plan B give more? Would "
        "you bet on it for one week that is not repeated?"
    )
    right = _(
        "In {wins} of {worlds} it gives more, in {losses} less. The mean difference and its interval say how "
        "sure that is; a bet on one week is a bet on one dot."
    )
    return Task(
        told,
        right.format(wins=one.wins, worlds=one.worlds, losses=one.losses),
        framed(pairs_chart(one, found.currency, "B")),
    )


def _luck(found: Findings) -> Task | None:
    known = found.luck()
    if known is None or known[1].ceiling != known[1].ceiling:
        return None
    measure, luck = known
    told = _(
        "The bar divides the spread of {measure}. What could somebody predict who knows the plan and the "
        "people, but not the dice?"
    )
    right = _("At most {part} of the spread; the rest is luck that nobody can plan.")
    return Task(
        told.format(measure=title(measure)), right.format(part=percent(luck.ceiling)), framed(luck_bar(measure, luck))
    )


def _died(found: Findings) -> Task | None:
    run = found.part("run")
    if run is None or not run["deliveries"]:
        return None
    name, count = max(run["reasons"].items(), key=lambda one: one[1])
    told = _(
        "In one world: how do most deliveries end? At which step would you try to keep more of them, and "
        "what would that cost?"
    )
    right = _(
        "Most end so: {reason} ({count} of {total}). There is no single right step: a better post, a better "
        "hour and a better messenger move different bars."
    )
    total = sum(run["reasons"].values())
    return Task(
        told,
        right.format(reason=reason_words(name), count=number(count), total=number(total)),
        framed(reasons_chart(run)),
    )


def _missed(found: Findings) -> Task | None:
    if len(reached_rows(found)) < 2:
        return None
    told = _(
        "Which community do you expect to be reached least, and why? What would you have to know before you "
        "try to reach it?"
    )
    return Task(told, " ".join(not_reached_words(found)))


def _change(found: Findings) -> Task:
    told = _(
        "Change one thing in the plan (a messenger, an hour, what a post asks). Say beforehand what it will "
        "do, in numbers. Then try it: which command would show whether you were right?"
    )
    right = _("Open: the reason and the number said beforehand count. {command} plays both plans in the same worlds.")
    return Task(told, right.format(command="groundswell compare"), lines=3)
