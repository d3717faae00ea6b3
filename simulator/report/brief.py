"""One sheet for a board: the question, the answer, one picture of luck, the plan, what to watch, what to decide."""

from __future__ import annotations

from ..catalogue import _, spoken
from ..experiment.figures import figure, title
from ..experiment.pen import money, percent
from .answer import answer, caution
from .assumptions import strongest
from .calendar import Calendar
from .comparison import flip_sentences, pairs_chart
from .died import not_reached_words
from .figure import bullets, facts
from .figure import figure as framed
from .findings import Findings
from .markup import NOTHING, Markup, el
from .outcome import dots, luck_words
from .page import sheet, top
from .recipe import command
from .style import ONE_SHEET

MOST_LANES = 5


def brief(found: Findings) -> str:
    """The sheet as one HTML file."""
    told = el("div", *(el("p", one) for one in answer(found)[:2]), class_="answer", role="note")
    inside = [
        top(_("Brief for the board"), found, told),
        el(
            "main",
            _glance(found),
            _picture(found),
            _plan(found),
            el("h2", _("What to watch")),
            bullets(to_watch(found)),
            el("h2", _("Before you decide")),
            bullets(to_ask(found)),
        ),
        el("footer", el("p", caution()), el("p", _("Played with:"), " ", el("code", command(found)))),
    ]
    return sheet(_("{title}: brief").format(title=spoken("scenario", found.scenario.title)), inside, ONE_SHEET)


def _glance(found: Findings) -> Markup:
    plan, goal = found.scenario, found.goal
    boxes = []
    if goal is not None and goal.worlds:
        low, high = (percent(one) for one in goal.interval)
        more = _("{hits} of {worlds} worlds; {low} to {high}").format(
            hits=goal.hits, worlds=goal.worlds, low=low, high=high
        )
        boxes.append((_("reach the goal"), percent(goal.share), more))
    planned = sum(one.fee for one in plan.influencer) + sum(one.budget for one in plan.boost)
    boxes.append(
        (
            _("planned: fees and paid reach"),
            money(planned, plan.currency),
            _("of a budget of {budget}").format(budget=money(plan.organiser.money, plan.currency)),
        )
    )
    for name in dict.fromkeys((found.drawn, "cost_per_deed")):
        known = found.spread(name)
        if known is not None and known.known.size:
            boxes.append((title(name), figure(name, known.median, found.currency), _("in the middle world")))
    return facts(boxes)


def _picture(found: Findings) -> Markup:
    """The one chart that a board should see: two plans world by world, or one plan's worlds as dots."""
    if found.main == "compare":
        difference = found.compared(found.verdict)
        if difference.worlds:
            return framed(pairs_chart(difference, found.currency, "B"), level="h2", flat=True)
    known = found.spread(found.drawn)
    if known is None or not known.known.size:
        return NOTHING
    return framed(dots(found), level="h2", flat=True)


def _plan(found: Findings) -> Markup:
    calendar = Calendar(found.scenario)
    if not found.scenario.post or len(calendar.lanes) > MOST_LANES:
        return NOTHING
    return framed(calendar.chart(), level="h2", flat=True)


def to_watch(found: Findings) -> list[str]:
    """What the numbers lean on and where they end: three or four sentences."""
    known = found.luck()
    told = [luck_words(known[1])[0]] if known is not None and known[1].ceiling == known[1].ceiling else []
    told += not_reached_words(found)[:1]
    leans = strongest(found)
    told += [leans] if leans else []
    flip = (found.part("compare") or {}).get("flip")
    told += flip_sentences(flip["flips"][:1]) if flip else []
    if not told:
        told.append(
            _("Only the outcome was computed; groundswell report --full says what it leans on and where it ends.")
        )
    return told


def to_ask(found: Findings) -> list[str]:
    """Questions that a board should ask whoever brings this sheet."""
    goal = found.goal
    told = [_("Is the goal the right one, and is missing it a loss that we could bear?")]
    if goal is not None and goal.worlds and goal.interval.low < 0.5 < goal.interval.high:
        told = [_("It could go either way: what would we do in a world in which it fails, and what does waiting cost?")]
    told.append(_("Which of the assumptions could we check cheaply before we spend the money?"))
    told.append(_("Whom does the plan not reach, and do we mind?"))
    return told
