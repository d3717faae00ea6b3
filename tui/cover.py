"""What the library shows of a scenario before it is played: read, validated and put into plain values.

Pydantic is imported when the first cover is read, NumPy and SimPy not at all.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from simulator.catalogue import _, ngettext

from . import words

if TYPE_CHECKING:
    from simulator.scenario import Scenario

MOMENTS = ("at", "starts", "ends", "deadline")
AMOUNTS = ("money", "fee", "budget", "gift_mean", "price_per_thousand", "daily_cap")
"""Keys of the schema whose numbers are minutes of the week, and cents."""


@dataclass(frozen=True)
class Entry:
    """One planned post; the fields that the calendar lane draws."""

    minute: int
    kind: str
    title: str
    by: str
    done: bool = True


@dataclass(frozen=True)
class Cover:
    """One scenario as the library shows it."""

    name: str
    path: Path
    title: str
    question: str = ""
    summary: str = ""
    facts: str = ""
    """People, days, communities."""
    goal: str = ""
    horizon: int = 10_080
    week: tuple[Entry, ...] = ()
    cast: tuple[tuple[str, str], ...] = ()
    """(name, what they are)."""
    levers: tuple[tuple[str, str], ...] = ()
    """(label, from where to where)."""
    problems: tuple[str, ...] = ()
    read: bool = True
    """Whether the file has been read yet."""

    @property
    def playable(self) -> bool:
        """Whether the file says what a run needs."""
        return not self.problems


def unread(name: str, path: Path) -> Cover:
    """A cover of which only the file's name is known so far."""
    return Cover(name, path, name.rsplit("/", 1)[-1].replace("-", " ").capitalize(), read=False)


def listed() -> list[Cover]:
    """All bundled scenarios, unread, in the order of the shelf."""
    from simulator.scenario import bundled

    return [unread(name, path) for name, path in bundled().items()]


def default_name() -> str:
    """The scenario that is chosen first."""
    from simulator.scenario import DEFAULT

    return DEFAULT


def read(cover: Cover) -> Cover:
    """The cover with everything on it; problems of the file become part of the cover."""
    from simulator.scenario import ScenarioError, load

    try:
        scenario = load(cover.path)
    except ScenarioError as error:
        return Cover(cover.name, cover.path, cover.title, problems=tuple(str(one) for one in error.problems))
    except OSError as error:
        return Cover(cover.name, cover.path, cover.title, problems=(error.strerror or str(error),))
    names = {account.id: account.name or account.id for account in scenario.accounts}
    return Cover(
        cover.name, cover.path, scenario.title, scenario.question, scenario.summary, _facts(scenario), _goal(scenario),
        scenario.horizon,
        tuple(Entry(post.at, post.kind, post.title or post.id, names.get(post.by, post.by))
              for post in sorted(scenario.post, key=lambda one: one.at)),
        _cast(scenario), _levers(scenario),
    )  # fmt: skip


def _facts(scenario: Scenario) -> str:
    communities = len(scenario.community)
    parts: Sequence[str] = (
        words.people(scenario.people),
        ngettext("{n} community", "{n} communities", communities).format(n=communities),
        ngettext("{n} day", "{n} days", scenario.days).format(n=scenario.days),
    )
    return ", ".join(parts)


def _goal(scenario: Scenario) -> str:
    measure = scenario.goal.measure.replace("_", " ")
    target = f"{scenario.goal.target:,.6g}"
    return _("{target} {measure} by {moment}").format(
        target=target, measure=measure, moment=words.moment(scenario.deadline)
    )


def _cast(scenario: Scenario) -> tuple[tuple[str, str], ...]:
    organiser = scenario.organiser
    followers = _("{n} followers")
    cast = [
        (organiser.name or organiser.id, _("organiser") + ", " + followers.format(n=words.count(organiser.supporters)))
    ]
    for one in sorted(scenario.influencer, key=lambda account: -account.followers):
        what = followers.format(n=words.count(one.followers))
        if one.fee:
            what += ", " + _("{fee} {currency}").format(fee=words.money(one.fee), currency=scenario.currency)
        cast.append((one.name or one.id, what))
    return tuple(cast)


def _levers(scenario: Scenario) -> tuple[tuple[str, str], ...]:
    return tuple(
        (lever.label or lever.key, f"{_bound(lever.key, lever.low)} … {_bound(lever.key, lever.high)}")
        for lever in scenario.lever
    )


def _bound(key: str, value: float) -> str:
    """An end of a lever's way, written as the scenario would write it."""
    field = key.rsplit(".", 1)[-1]
    if field in MOMENTS:
        return words.moment(int(value))
    if field in AMOUNTS:
        return words.money(int(value))
    return f"{value:,.6g}"
