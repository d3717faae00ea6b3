"""The whole page: one HTML file, with its style and drawings inside, and nothing asked for from anywhere else."""

from __future__ import annotations

from collections.abc import Sequence

from .. import __version__
from ..catalogue import _, language, ngettext, spoken
from ..experiment.pen import number, percent
from .answer import answer, caution
from .assumptions import what_it_rests_on
from .comparison import the_comparison
from .credit import who_brought_it
from .died import where_it_died
from .figure import facts
from .findings import Findings
from .markup import NOTHING, Markup, el, joined, text
from .outcome import luck_and_structure, the_course, the_outcome
from .plan import cast_and_money, the_plan
from .recipe import do_it_again
from .section import Section, Teller
from .style import STYLE
from .trust import how_far_to_trust

MAKER = "groundswell report"
POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:"
"""What a browser may load for a page: its own style, and nothing else."""

SECTIONS: tuple[Teller, ...] = (
    the_plan,
    cast_and_money,
    the_comparison,
    the_outcome,
    the_course,
    luck_and_structure,
    who_brought_it,
    where_it_died,
    what_it_rests_on,
    how_far_to_trust,
    do_it_again,
)
"""The parts in the order in which they are read."""


def report(found: Findings) -> str:
    """The report as one HTML file."""
    told = [teller(found) for teller in SECTIONS]
    inside = [_opening(found), _contents(told), el("main", *(one.markup() for one in told)), closing(found)]
    return sheet(_("{title}: report").format(title=spoken("scenario", found.scenario.title)), inside)


def sheet(name: str, inside: Sequence[str], style: str = "") -> str:
    """An HTML file of these parts."""
    head = el(
        "head",
        el("meta", charset="utf-8"),
        el("meta", name="viewport", content="width=device-width, initial-scale=1"),
        el("meta", http_equiv="Content-Security-Policy", content=POLICY),
        el("meta", name="generator", content=f"{MAKER} {__version__}"),
        el("title", name),
        el("style", Markup(STYLE + style)),
    )
    page = el("html", head, el("body", *inside), lang=language().replace("_", "-"))
    return f"<!doctype html>\n{page}\n"


def top(kind: str, found: Findings, *more: str) -> Markup:
    """What stands above everything: the kind of page, the plan's name, its question."""
    plan = found.scenario
    return el(
        "header",
        el("p", kind, class_="kind"),
        el("h1", spoken("scenario", plan.title)),
        el("p", spoken("scenario", plan.question), class_="question"),
        *more,
    )


def _opening(found: Findings) -> Markup:
    first, *others = answer(found)
    told = el("div", el("p", text(first)), class_="answer", role="note")
    more = joined(el("p", one) for one in others)
    cause = spoken("scenario", found.scenario.cause)
    kind = _("Report on a simulated campaign")
    return top(kind, found, el("p", cause, class_="soft") if cause else NOTHING, told, more, glance(found))


def glance(found: Findings) -> Markup:
    """The numbers that are asked for first."""
    plan = found.scenario
    seed, _people = found.seeds
    goal = found.goal
    boxes = []
    if goal is not None and goal.worlds:
        low, high = (percent(one) for one in goal.interval)
        boxes.append(
            (
                _("reach the goal (plan A)") if found.main == "compare" else _("reach the goal"),
                percent(goal.share),
                _("{low} to {high} of very many worlds").format(low=low, high=high),
            )
        )
    boxes.append((_("worlds"), number(found.worlds), _("from seed {seed}").format(seed=seed)))
    circles, posts = len(plan.community), len(plan.post)
    made_up = ngettext("made up, in {count} community", "made up, in {count} communities", circles)
    days = ngettext("{count} day", "{count} days", plan.days).format(count=plan.days)
    boxes.append((_("people"), number(plan.people), made_up.format(count=circles)))
    boxes.append((_("length"), days, ngettext("{count} post", "{count} posts", posts).format(count=posts)))
    return facts(boxes)


def _contents(told: Sequence[Section]) -> Markup:
    items = [el("li", el("a", one.title, href=f"#{one.id}")) for one in told]
    return el("nav", el("ol", *items), aria_label=_("Contents"))


def closing(found: Findings) -> Markup:
    """What stands below everything."""
    made = _("Made by Groundswell {version} from a simulation; the same result gives the same page.")
    return el("footer", el("p", caution()), el("p", made.format(version=__version__)))
