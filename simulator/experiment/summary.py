"""One run in words, for a strategist: the goal first, then what the campaign caused, and where it died."""

from __future__ import annotations

import textwrap
from collections.abc import Callable

import numpy as np

from ..catalogue import _, ngettext, spoken
from ..clock import spoken_moment, weekday
from ..metrics import reasons, spreading
from ..metrics.cascades import depths, structural_virality
from ..metrics.measures import MEASURES
from ..metrics.vocabulary import measure_name
from ..numerals import numeral
from ..text import shown
from .leaning_words import told_leans
from .origins import ORIGINS, assumptions, counts
from .outcome import Outcome
from .pen import Pen, columns, money, number, percent

BAR = 24


def summary(outcome: Outcome, pen: Pen) -> str:
    """The whole text, sections apart by an empty line, ending in a line end."""
    sections = [section(outcome, pen) for section in SECTIONS]
    return pen.fitted("\n\n".join("\n".join(lines) for lines in sections if lines) + "\n")


def _title(outcome: Outcome, pen: Pen) -> list[str]:
    run = outcome.run
    facts = _("world {seed} · {people} people · {days}").format(
        seed=run.seed,
        people=f"{numeral(run.society.people):,.0f}",
        days=ngettext("{count} day", "{count} days", run.scenario.days).format(count=run.scenario.days),
    )
    lines = [
        pen.strong(spoken("scenario", run.scenario.title)) + f" · {facts}",
        *_wrapped(spoken("scenario", run.scenario.question), pen),
    ]
    if outcome.partial:
        stopped = _("STOPPED on {moment}: a partial result, what had happened until then.")
        lines.append(pen.strong(stopped.format(moment=spoken_moment(run.minute))))
    return lines


def _goal(outcome: Outcome, pen: Pen) -> list[str]:
    goal, measures = outcome.goal, outcome.measures
    wanted = MEASURES.get(goal.measure)
    is_money = wanted is not None and wanted.unit == "cents"
    currency = outcome.run.scenario.currency
    value, target = ((money(one, currency) if is_money else number(one)) for one in (goal.value, goal.target))
    verdict = _("reached in this world") if goal.reached else _("not reached in this world")
    if outcome.partial and not goal.reached:
        verdict = _("not reached so far")
    name = measure_name(goal.measure)
    told = _("{name}: {value} of {target} by {moment}").format(
        name=name, value=value, target=target, moment=spoken_moment(goal.deadline)
    )
    if wanted is not None and wanted.better == "less":
        told = _("{name}: {value}, at most {target} wanted by {moment}").format(
            name=name, value=value, target=target, moment=spoken_moment(goal.deadline)
        )
    bar = pen.bar(goal.value / goal.target if goal.target else float(goal.reached), BAR)
    first = f"{pen.strong(_('Goal'))}  {told}: {pen.strong(verdict)}"
    cost = _wrapped(_cost(measures, outcome), pen, indent=6)
    return [first, f"      {bar}", f"{pen.strong(_('Cost'))}  {cost[0].strip()}", *cost[1:]]


def _cost(measures: dict[str, float], outcome: Outcome) -> str:
    scenario = outcome.run.scenario
    spent = money(measures["spent_cents"], scenario.currency)
    budget = money(scenario.organiser.money, scenario.currency)
    parts = [_("{spent} spent of {budget}").format(spent=spent, budget=budget)]
    if measures["deeds"]:
        each = money(measures["cost_per_deed"], scenario.currency)
        parts.append(_("{each} a deed").format(each=each))
    else:
        parts.append(_("no deed"))
    parts.append(_("{given} given").format(given=money(measures["gift_cents"], scenario.currency)))
    hours = _("{used} of {all} staff hours").format(
        used=number(round(measures["hours_used"], 1)), all=number(scenario.organiser.hours)
    )
    return " · ".join([*parts, hours])


def _caused(outcome: Outcome, pen: Pen) -> list[str]:
    """What the campaign caused: this world against the same people and dice without it, or under plan B."""
    ghost = outcome.ghost_measures
    if ghost is None:
        return []
    rows = [
        (_("people who saw something about it"), "cause_reach"),
        (_("people who know of the cause"), "awareness"),
        (_("times it was passed on"), "cause_shares"),
        (_("deeds"), "deeds"),
    ]
    other = _("without") if outcome.other is None else _("the other")
    told = [["", _("this plan"), other, _("caused"), ""]]
    for words, name in rows:
        here, there = outcome.measures[name], ghost[name]
        told.append([words, number(here), number(there), f"{numeral(here - there):+,.0f}", ""])
    heading = _("What the campaign caused (the same people and dice, with and without it)")
    if outcome.other is not None:
        against = _("What this plan caused, against {other} (the same people and dice)")
        heading = against.format(other=shown(outcome.other, 60))
    return [*map(pen.strong, _wrapped(heading, pen)), *_indented(columns(told))]


def _ladder(outcome: Outcome, pen: Pen) -> list[str]:
    """People at their highest rung, and the gap between clicking and doing."""
    words = [_("saw it"), _("liked"), _("commented"), _("shared, made a story"), _("signed"), _("gave")]
    words += [_("recruited"), _("showed up")]
    people = list(outcome.breakdowns["people_by_rung"].values())[1:]
    reached = sum(people)
    rows = [
        [name, number(count), percent(count / reached), pen.bar(count / reached, BAR)]
        for name, count in zip(words, people, strict=True)
        if count
    ]
    if not rows:
        return [_("Nobody was reached.")]
    gap = outcome.measures["click_only_share"]
    lines = [pen.strong(_("From looking to doing (people at their highest rung)")), *_indented(columns(rows))]
    if gap == gap:
        told = _("Click-deed gap: of 100 people who clicked, {stopped} did nothing beyond the screen.")
        lines += _wrapped(told.format(stopped=f"{numeral(100 * gap):.3g}"), pen, indent=2)
    return lines


def _messengers(outcome: Outcome, pen: Pen) -> list[str]:
    """What each account brought: whoever saw its posts, wherever they came from."""
    scenario = outcome.run.scenario
    fees = {one.id: one.fee for one in scenario.influencer}
    names = ("reach_by_account", "impressions_by_account", "shares_by_account", "deeds_by_account")
    tables = [outcome.breakdowns[name] for name in names]
    order = sorted(tables[0], key=lambda one: (-tables[0][one], one))
    name_of = {account.id: spoken("scenario", account.name) for account in outcome.run.society.accounts}
    rows = [["", _("reached"), _("sights"), _("shares"), _("deeds"), _("fee"), ""]]
    for one in order[:12]:
        fee = money(fees[one], scenario.currency) if fees.get(one) else "-"
        rows.append([name_of[one], *(number(table[one]) for table in tables), fee, ""])
    return [pen.strong(_("Who carried it")), *_indented(columns(rows))] if any(tables[0].values()) else []


def _communities(outcome: Outcome, pen: Pen) -> list[str]:
    communities = outcome.run.society.communities
    share, reach = (outcome.breakdowns[name] for name in ("net_reach_by_community", "reach_by_community"))
    named = {one: spoken("scenario", name) for one, name in zip(communities.ids, communities.names, strict=True)}
    most = sorted(share, key=lambda one: (-share[one] if share[one] == share[one] else 0.0, one))
    shown = most[:12]
    rows = [[named[one], number(reach[one]), percent(share[one]), pen.bar(share[one], BAR)] for one in shown]
    lines = [pen.strong(_("Reach by community (part of its people)")), *_indented(columns(rows))]
    if len(most) > len(shown):
        lines.append("  " + _("and {count} more").format(count=len(most) - len(shown)))
    return lines


def _hours(outcome: Outcome, pen: Pen) -> list[str]:
    """Shares over the week, with the days below."""
    by_hour = spreading.per_hour(outcome.record)
    if not by_hour.any():
        return [_("Nobody passed anything on.")]
    busiest = int(np.argmax(by_hour))
    hours, room = 24 * outcome.run.scenario.days, pen.width - 2
    wide = next((one for one in (1, 2, 3, 4, 6, 8, 12) if hours <= one * room), 24)
    heading = _("{count} shares over the hours (busiest: {moment}, {most}); a column is {wide} h").format(
        count=number(by_hour.sum()),
        moment=spoken_moment(60 * busiest),
        most=number(by_hour[busiest]),
        wide=wide,
    )
    filled = np.zeros(hours, dtype=np.int64)
    filled[: by_hour.size] = by_hour
    curve = pen.spark(filled.reshape(-1, wide).sum(axis=1).tolist()).rstrip()
    return [pen.strong(heading), *_indented([curve, _days(outcome.run.scenario.days, 24 // wide)])]


def _days(days: int, width: int) -> str:
    """Names of the days below a curve with so many columns a day; Mondays alone where there is no room."""
    if width >= 4:
        return "".join(weekday(day).ljust(width) for day in range(days)).rstrip()
    return "".join(weekday(0).ljust(7 * width)[: 7 * width] for _week in range(-(-days // 7))).rstrip()


_WORDS: dict[str, Callable[[], str]] = {
    "never_online": lambda: _("gone before its reader came online"),
    "expired": lambda: _("expired"),
    "removed": lambda: _("removed"),
    "already_reacted": lambda: _("already passed on or acted on"),
    "ranked_out": lambda: _("ranked too low to be shown"),
    "scrolled_past": lambda: _("shown, and scrolled past"),
    "rejected_by_stance": lambda: _("looked at, and rejected"),
    "doubted_as_insincere": lambda: _("looked at, and doubted"),
    "seen_without_reaction": lambda: _("seen, without reaction"),
    "liked": lambda: _("liked"),
    "commented": lambda: _("commented on"),
    "shared": lambda: _("passed on"),
    "acted": lambda: _("acted on"),
    "pending": lambda: _("still waiting at the end"),
}


def reason_words(reason: str) -> str:
    """In words how a delivery ended, by the name of its reason."""
    return _WORDS[reason]()


def _died(outcome: Outcome, pen: Pen) -> list[str]:
    ended = reasons.by_name(outcome.record)
    total = sum(ended.values())
    if not total:
        return []
    rows = [
        [reason_words(name), number(count), percent(count / total), pen.bar(count / total, BAR)]
        for name, count in ended.items()
        if count
    ]
    heading = _("Where {count} deliveries ended").format(count=number(total))
    return [pen.strong(heading), *_indented(columns(rows))]


def _cascade(outcome: Outcome, pen: Pen) -> list[str]:
    record = outcome.record
    place = spreading.largest(record)
    if place < 0:
        return []
    found = spreading.trees(record)
    shares = int(found.adopters[place])
    content, deep = int(found.content[place]), int(depths(found.woods)[place])
    told = _("{title}, by {author}: {shares}, {deep}, structural virality {virality}.").format(
        title=_named(outcome, content),
        author=_author(outcome, content),
        shares=ngettext("passed on once", "passed on {count} times", shares).format(count=f"{numeral(shares):,.0f}"),
        deep=ngettext("{count} step deep", "{count} steps deep", deep).format(count=deep),
        virality=f"{numeral(structural_virality(found.woods)[place]):.2f}",
    )
    r = number(round(outcome.measures["reproduction"], 2))
    all_of_them = "  " + _("R (shares that a share leads to, all cascades): {r}").format(r=r)
    return [pen.strong(_("Biggest cascade")), *_wrapped(told, pen, indent=2), all_of_them]


def _named(outcome: Outcome, content: int) -> str:
    """What a content is called: the title of a planned post, in quotes."""
    plan = int(outcome.record.posts["plan"][content])
    if plan < 0:
        return _("A story of somebody in the audience")
    title = sorted(outcome.run.scenario.post, key=lambda one: one.id)[plan].title
    return '"' + spoken("scenario", title) + '"'


def _author(outcome: Outcome, content: int) -> str:
    """Who made a content: an account by its name, a person by their community."""
    society, node = outcome.run.society, int(outcome.record.posts["author"][content])
    if node >= society.people:
        return spoken("scenario", society.accounts[node - society.people].name)
    community = spoken("scenario", society.communities.names[int(society.population.community[node])])
    return _("somebody in {community}").format(community=community)


def _rests_on(outcome: Outcome, pen: Pen) -> list[str]:
    scenario = outcome.run.scenario
    found = counts(scenario)
    words = {
        "scenario": _("said by the scenario"),
        "literature": _("from the literature"),
        "mission": _("from texts of practice"),
        "memory": _("quoted from memory, unverified"),
        "assumption": _("assumptions, no published value"),
    }
    total = sum(found.values())
    rows = [[words[one], number(found[one]), pen.bar(found[one] / total, BAR)] for one in ORIGINS if found[one]]
    names = list(assumptions(scenario))
    heading = _("What this rests on: {count} parameters").format(count=total)
    lines = [pen.strong(heading), *_indented(columns(rows))]
    if names:
        more = _(" and {count} more").format(count=len(names) - 6) if names[6:] else ""
        told = _("Assumed: {names}{more}.").format(names=", ".join(names[:6]), more=more)
        lines += _wrapped(told, pen, indent=2)
    return lines


def _leans_on(outcome: Outcome, pen: Pen) -> list[str]:
    """The assumptions that the headline feels most, turned by a fifth in the same world on fewer people."""
    found = outcome.leans
    if found is None:
        return []
    told = [line for one in told_leans(found) for line in _wrapped(one, pen, indent=2)]
    return [pen.strong(_("Leans most on")), *told]


def _closing(outcome: Outcome, pen: Pen) -> list[str]:
    told = _(
        "One run is an anecdote: it explores what the scenario assumes, in one world. "
        "Worlds show how much of it is luck: groundswell worlds {name}"
    ).format(name=shown(outcome.name, 200))
    return _wrapped(told, pen)


SECTIONS: tuple[Callable[[Outcome, Pen], list[str]], ...] = (
    _title,
    _goal,
    _caused,
    _ladder,
    _messengers,
    _communities,
    _hours,
    _died,
    _cascade,
    _rests_on,
    _leans_on,
    _closing,
)
"""The parts in the order in which they are read."""


def _indented(lines: list[str]) -> list[str]:
    return [f"  {line}" for line in lines]


def _wrapped(text: str, pen: Pen, indent: int = 0) -> list[str]:
    space = " " * indent
    return textwrap.wrap(text, max(20, pen.width), initial_indent=space, subsequent_indent=space)
