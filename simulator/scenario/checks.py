"""Whether the parts of a scenario agree with each other: names that must exist, moments inside the run."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import get_close_matches
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from ..catalogue import _
from ..clock import MINUTES_PER_DAY, format_moment
from .kinds import Part
from .rules import action, condition
from .society import LEAST_PEOPLE, MOST_PEOPLE

if TYPE_CHECKING:
    from .model import Scenario

MOST_FINDINGS = 50

Place = tuple[str | int, ...]


class Finding(NamedTuple):
    """One disagreement: where it lies, what was found there, what is allowed, and what to do."""

    place: Place
    found: str
    allowed: str
    remedy: str = ""


class Disagreement(ValueError):
    """The parts of a scenario do not agree; `findings` says where."""

    def __init__(self, findings: tuple[Finding, ...]) -> None:
        super().__init__(findings)
        self.findings = findings

    def __str__(self) -> str:
        return "; ".join(f"{'.'.join(map(str, one.place))}: {one.allowed}" for one in self.findings)


def disagreements(scenario: Scenario) -> tuple[Finding, ...]:
    """Everything in the scenario that does not fit together, in the order of the file's tables."""
    checks = (
        _tick,
        _step,
        _ids,
        _sizes,
        _audiences,
        _followers,
        _authors,
        _outlets,
        _cards,
        _moments,
        _boosts,
        _rules,
        _levers,
        _twins,
    )
    # the searches for near names are slow, and nobody reads a hundred problems
    return tuple(islice((finding for check in checks for finding in check(scenario)), MOST_FINDINGS))


def nearest(word: str, names: list[str]) -> str:
    """The known name that a misspelt word most likely means, or nothing."""
    close = get_close_matches(word[:64], names, n=1, cutoff=0.6)
    return close[0] if close else ""


def _tick(scenario: Scenario) -> Iterator[Finding]:
    if 60 % scenario.tick:
        yield Finding(("tick",), str(scenario.tick), _("a number of minutes that divides an hour: 5, 10, 15 ..."))


def _step(scenario: Scenario) -> Iterator[Finding]:
    step, starts = scenario.aftermath.step, scenario.aftermath.starts
    if step and (step % 60 or MINUTES_PER_DAY % step):
        yield Finding(("aftermath", "step"), str(step), _("whole hours that divide a day: 1 h, 2 h, 3 h, 6 h ..."))
    if starts % MINUTES_PER_DAY:
        yield Finding(("aftermath", "starts"), str(starts), _("whole days: 7 d"))


def _ids(scenario: Scenario) -> Iterator[Finding]:
    accounts = {scenario.organiser.id}
    for place, one in enumerate(scenario.influencer):
        if one.id in accounts:
            yield _taken(("influencer", place, "id"), one.id)
        accounts.add(one.id)
    tables = {
        "community": [one.id for one in scenario.community],
        "post": [one.id for one in scenario.post],
        "card": [one.id for one in scenario.card],
        "event_day": [one.id for one in scenario.event_day],
        "twin": [one.id for one in scenario.twin],
    }
    for table, ids in tables.items():
        for place, identity in enumerate(ids):
            if identity in ids[:place]:
                yield _taken((table, place, "id"), identity)


def _sizes(scenario: Scenario) -> Iterator[Finding]:
    # ids may still be double here, so the people are counted without them
    shared = any(one.share is not None for one in scenario.community)
    people = sum(one.people or 0 for one in scenario.community) + shared * scenario.population.people
    if not LEAST_PEOPLE <= people <= MOST_PEOPLE:
        allowed = _("{least} to {most} people in all").format(least=LEAST_PEOPLE, most=f"{MOST_PEOPLE:,}")
        yield Finding(("community",), str(people), allowed)


def _audiences(scenario: Scenario) -> Iterator[Finding]:
    known = [one.id for one in scenario.community]
    for place, one in enumerate(scenario.influencer):
        for community in one.audience:
            if community not in known:
                yield _unknown(("influencer", place, "audience", community), community, known)
    for place, boost in enumerate(scenario.boost):
        for index, community in enumerate(boost.audience):
            if community not in known:
                yield _unknown(("boost", place, "audience", index), community, known)


def _followers(scenario: Scenario) -> Iterator[Finding]:
    sizes = scenario.community_sizes
    remedy = _("lower the number, or make the society larger")
    if scenario.organiser.supporters > scenario.people:
        yield Finding(
            ("organiser", "supporters"), str(scenario.organiser.supporters), _at_most(scenario.people), remedy
        )
    for place, one in enumerate(scenario.influencer):
        reachable = sum(sizes.get(name, 0) for name, weight in scenario.audience_of(one).items() if weight > 0)
        if one.followers > reachable:
            yield Finding(("influencer", place, "followers"), str(one.followers), _at_most(reachable), remedy)


def _authors(scenario: Scenario) -> Iterator[Finding]:
    known = [one.id for one in scenario.accounts]
    for place, post in enumerate(scenario.post):
        if post.by not in known:
            yield _unknown(("post", place, "by"), post.by, known)
        if post.deadline is not None and post.deadline <= post.at:
            yield Finding(("post", place, "deadline"), format_moment(post.deadline), _("a moment after it goes out"))
        if post.example is not None and post.example not in scenario.community_sizes:
            yield _unknown(("post", place, "example"), post.example, list(scenario.community_sizes))


def _outlets(scenario: Scenario) -> Iterator[Finding]:
    known = ["main", *(one.id for one in scenario.outlet)]
    used = [(("post", place, "outlet"), one.outlet) for place, one in enumerate(scenario.post)]
    used += [(("policy_change", place, "outlet"), one.outlet) for place, one in enumerate(scenario.policy_change)]
    used += [(("card", place, "outlet"), one.outlet) for place, one in enumerate(scenario.card)]
    for where, outlet in used:
        if outlet not in known:
            yield _unknown(where, outlet, known)


def _cards(scenario: Scenario) -> Iterator[Finding]:
    known = [one.id for one in scenario.influencer]
    for place, card in enumerate(scenario.card):
        if card.who is not None and card.who not in known:
            yield _unknown(("card", place, "who"), card.who, known)
        if card.kind == "scandal" and not known:
            yield Finding(("card", place, "kind"), card.kind, _("a scandal needs a messenger, and none is declared"))


def _moments(scenario: Scenario) -> Iterator[Finding]:
    last = scenario.horizon
    moments: list[tuple[Place, int, int]] = [
        (("post", place, "at"), post.at, last - 1) for place, post in enumerate(scenario.post)
    ]
    moments += [(("card", place, "at"), card.at, last - 1) for place, card in enumerate(scenario.card)]
    moments += [
        (("boost", place, key), moment, last)
        for place, boost in enumerate(scenario.boost)
        for key, moment in (("starts", boost.starts), ("ends", boost.ends))
        if moment is not None
    ]
    if scenario.goal.deadline is not None:
        moments.append((("goal", "deadline"), scenario.goal.deadline, last))
    for place, moment, latest in moments:
        if moment > latest:
            allowed = _("a moment inside the run, {moment} at the latest").format(moment=format_moment(latest))
            needed = moment // MINUTES_PER_DAY + 1
            yield Finding(place, format_moment(moment), allowed, _("or set days = {days}").format(days=needed))


def _boosts(scenario: Scenario) -> Iterator[Finding]:
    known = [one.id for one in scenario.post]
    for place, boost in enumerate(scenario.boost):
        if boost.post not in known:
            yield _unknown(("boost", place, "post"), boost.post, known)
        if boost.starts is not None and boost.ends is not None and boost.starts >= boost.ends:
            yield Finding(("boost", place, "ends"), format_moment(boost.ends), _("a moment after it starts"))


def _rules(scenario: Scenario) -> Iterator[Finding]:
    known = [one.id for one in scenario.post]
    for place, rule in enumerate(scenario.rule):
        try:
            condition(rule.when)
        except ValueError as reason:
            yield Finding(("rule", place, "when"), rule.when, str(reason))
        for index, text in enumerate(rule.then):
            try:
                post = action(text).post
            except ValueError as reason:
                yield Finding(("rule", place, "then", index), text, str(reason))
                continue
            if post not in known:
                yield _unknown(("rule", place, "then", index), post, known)


def _levers(scenario: Scenario) -> Iterator[Finding]:
    for place, lever in enumerate(scenario.lever):
        if not _leads_somewhere(scenario, lever.key):
            allowed = _("the dotted path of a number in this scenario, such as audience.share_appetite")
            yield Finding(("lever", place, "key"), lever.key, allowed)


def _twins(scenario: Scenario) -> Iterator[Finding]:
    rows = (*scenario.accounts, *scenario.post, *scenario.card)
    known = list(dict.fromkeys(one.id for one in rows))
    for place, twin in enumerate(scenario.twin):
        for index, identity in enumerate(twin.without):
            if identity not in known:
                yield _unknown(("twin", place, "without", index), identity, known)


def _leads_somewhere(scenario: Scenario, key: str) -> bool:
    """Whether a dotted path ends at a parameter that holds a number (or may hold one)."""
    here: object = scenario
    *path, last = key.split(".")
    for part in path:
        if isinstance(here, tuple):
            named = next((row for row in here if getattr(row, "id", getattr(row, "post", None)) == part), None)
            counted = here[int(part)] if part.isascii() and part.isdigit() and int(part[:5]) < len(here) else None
            here = named if named is not None else counted
        elif part in getattr(type(here), "model_fields", {}):
            here = getattr(here, part)
        elif isinstance(here, dict) and part in here:
            here = here[part]
        else:
            return False
    if isinstance(here, dict):
        return last in here
    value = getattr(here, last, None) if last in getattr(type(here), "model_fields", {}) else "unknown"
    return not isinstance(value, str | tuple | dict | bool | Part)


def _at_most(people: int) -> str:
    return _("at most the {people} people who can follow").format(people=f"{people:,}")


def _taken(place: Place, found: str) -> Finding:
    return Finding(place, found, _("an id that no other row has"))


def _unknown(place: Place, found: str, known: list[str]) -> Finding:
    close = nearest(found, known)
    remedy = _("did you mean {name}?").format(name=close) if close else ""
    listed = ", ".join(known[:8]) + (", ..." if len(known) > 8 else "")
    return Finding(place, found, _("one of {names}").format(names=listed or _("none declared")), remedy)
