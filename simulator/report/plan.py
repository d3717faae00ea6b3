"""What is planned: the calendar, the cast, and the money."""

from __future__ import annotations

from ..catalogue import _, ngettext, spoken
from ..experiment.figures import figure
from ..experiment.pen import money, number
from ..scenario import Scenario
from .bars import Amount, amounts
from .calendar import Calendar
from .figure import Chart, facts, table
from .figure import figure as framed
from .findings import Findings
from .markup import NOTHING, Markup, el
from .section import Section, body

FEW_POSTS = 24
"""Posts up to which the list stands open on the page."""
MOST_VOICES = 40


def the_plan(found: Findings) -> Section:
    """The calendar and the list of posts."""
    plan = found.scenario
    if not plan.post:
        return Section("plan", _("The plan"), el("p", _("The plan has no posts: it is the world without a campaign.")))
    calendar = Calendar(plan)
    posts = table(calendar.rows(), words=(1, 2, 3, 4), kind="long when")
    told = el(
        "details", el("summary", _("The list of posts")), posts, open="open" if len(plan.post) <= FEW_POSTS else None
    )
    summary = el("p", spoken("scenario", plan.summary)) if plan.summary else NOTHING
    return Section("plan", _("The plan"), body(summary, framed(calendar.chart()), told, _risks(plan)))


def _risks(plan: Scenario) -> Markup:
    """What the scenario lets go wrong."""
    if not plan.card:
        return NOTHING
    from ..clock import spoken_moment

    rows = [[_("what goes wrong"), _("when"), _("how bad (0 to 1)")]]
    rows += [[one.kind.replace("_", " "), spoken_moment(one.at), number(one.severity)] for one in plan.card]
    return table(rows, words=(1,), caption=_("What goes wrong in this scenario"))


def cast_and_money(found: Findings) -> Section:
    """Who speaks, and what it costs."""
    plan = found.scenario
    rows = [[_("who"), _("role"), _("followers"), _("posts"), _("fit with the cause (0 to 1)"), _("fee")]]
    posts = [one.by for one in plan.post]
    organiser = plan.organiser
    rows.append(
        [
            spoken("scenario", organiser.name),
            _("organiser"),
            number(organiser.supporters),
            number(posts.count(organiser.id)),
            number(organiser.fit),
            "–",
        ]
    )
    voices = sorted(plan.influencer, key=lambda one: (-one.followers, one.id))
    for one in voices[:MOST_VOICES]:
        rows.append(
            [
                spoken("scenario", one.name),
                role(one.kind),
                number(one.followers),
                number(posts.count(one.id)),
                number(one.fit),
                money(one.fee, plan.currency) if one.fee else "–",
            ]
        )
    left = len(voices) - MOST_VOICES
    more = el("p", _("and {count} more voices").format(count=left), class_="soft") if left > 0 else NOTHING
    return Section(
        "cast",
        _("The cast and the money"),
        body(
            _glance(found),
            table(rows, words=(1,), kind="long"),
            more,
            framed(_spending(plan)) if _costs(plan) else NOTHING,
            _spent(found),
        ),
    )


def role(kind: str) -> str:
    """What a messenger is, in words."""
    return {
        "influencer": _("influencer"),
        "brand": _("brand"),
        "politician": _("politician"),
        "person": _("person"),
    }.get(kind, kind)


def _glance(found: Findings) -> Markup:
    plan = found.scenario
    fees, reach = sum(one.fee for one in plan.influencer), sum(one.budget for one in plan.boost)
    circles = len(plan.community)
    people = ngettext("in {count} community", "in {count} communities", circles).format(count=circles)
    return facts(
        [
            (_("budget"), money(plan.organiser.money, plan.currency), ""),
            (_("planned: fees and paid reach"), money(fees + reach, plan.currency), ""),
            (_("staff hours"), number(plan.organiser.hours), ""),
            (_("people in the model"), number(plan.people), people),
        ]
    )


def _costs(plan: Scenario) -> bool:
    """Whether there is any money in the plan."""
    return bool(plan.organiser.money or plan.boost or any(one.fee for one in plan.influencer))


def _spending(plan: Scenario) -> Chart:
    """Where the money is planned to go, beside the budget."""
    posts = {one.id: spoken("scenario", one.title) for one in plan.post}
    items = [(_("budget"), plan.organiser.money, "bar2")]
    items += [
        (_("fee: {name}").format(name=spoken("scenario", one.name)), one.fee, "bar")
        for one in plan.influencer
        if one.fee
    ]
    items += [
        (_("paid reach: {post}").format(post=posts.get(one.post, one.post)), one.budget, "bar") for one in plan.boost
    ]
    shown = items[:1] + sorted(items[1:], key=lambda one: -one[1])[:11]
    bars = [Amount(name, float(cents), money(cents, plan.currency), kind) for name, cents, kind in shown]
    rows = [["", _("amount")], *([name, money(cents, plan.currency)] for name, cents, _kind in items)]
    words = _("The budget is {budget}; fees and paid reach plan for {planned}.").format(
        budget=money(plan.organiser.money, plan.currency),
        planned=money(sum(cents for _name, cents, _kind in items[1:]), plan.currency),
    )
    return amounts("money", _("Where the money goes"), words, bars, rows)


def _spent(found: Findings) -> Markup:
    """What was really spent, where that is known."""
    spent = found.spread("spent_cents")
    if spent is None or not spent.known.any():
        return NOTHING
    told = _("Spent in the middle world: {spent}.").format(spent=figure("spent_cents", spent.median, found.currency))
    cost = found.spread("cost_per_deed")
    if cost is not None and cost.known.size:
        each = _("A deed costs {cost} in the middle of the {worlds} worlds that saw one.")
        told += " " + each.format(
            cost=figure("cost_per_deed", cost.median, found.currency), worlds=int(cost.known.size)
        )
    return el("p", told)
