"""What the library shows of a scenario before it is played: read, validated and put into plain values.

Pydantic is imported when the first cover is read, NumPy and SimPy not at all.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from simulator.catalogue import _, ngettext
from simulator.metrics.vocabulary import measure_name
from simulator.numerals import numeral

from . import words

if TYPE_CHECKING:
    from simulator.scenario import Scenario

    from . import results
    from .recording import Card

LESSONS = "lessons/"
MOST_OWN = 60
"""Files of one's own that are looked at."""
LONGEST_BEGINNING = 6000
"""Letters of a file in which a scenario has said its question."""
SAID, KEPT = re.compile(r"^question\s*=", re.MULTILINE), re.compile(r"^session\s*=", re.MULTILINE)
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
    group: str = "scenario"
    """The shelf that it stands on: 'scenario', 'lesson', 'own', 'session' or 'result'."""
    done: tuple[tuple[str, str], ...] = ()
    """(when, what) was done by hand in a session."""

    @property
    def playable(self) -> bool:
        """Whether the file says what a run needs."""
        return not self.problems


def unread(name: str, path: Path, group: str = "scenario") -> Cover:
    """A cover of which only the file's name is known so far."""
    return Cover(name, path, name.rsplit("/", 1)[-1].replace("-", " ").capitalize(), read=False, group=group)


def listed() -> list[Cover]:
    """All bundled scenarios, the first one to play first, then the lessons; unread."""
    from simulator.scenario import DEFAULT, bundled

    found = [unread(name, path, "lesson" if name.startswith(LESSONS) else "scenario")
             for name, path in bundled().items()]  # fmt: skip
    return sorted(found, key=lambda one: (one.group == "lesson", one.name != DEFAULT, one.name))


def own(folder: Path) -> list[Cover]:
    """Scenarios in a folder of one's own, unread, by name."""
    found = []
    with suppress(OSError):
        for path in sorted(folder.glob("*.toml"))[:MOST_OWN]:
            with suppress(OSError, ValueError), open(path, encoding="utf-8") as file:
                beginning = file.read(LONGEST_BEGINNING)
                if SAID.search(beginning) and not KEPT.search(beginning):
                    found.append(unread(path.stem, path, "own"))
    return found


def kept() -> list[Cover]:
    """The latest sessions, the newest first."""
    from . import sessions

    return [_session(card) for card in sessions.listed()]


def _session(card: Card) -> Cover:
    futures = ngettext("{n} future", "{n} futures", card.futures).format(n=card.futures)
    said = _("kept {when}, at {head}; {futures}").format(when=card.saved, head=card.head, futures=futures)
    return Cover(
        card.path.stem, card.path, card.title or card.path.stem, said, card.question, group="session", done=card.done
    )


def seen() -> list[Cover]:
    """The latest results of many worlds, the newest first."""
    from . import results

    return [_result(card) for card in results.listed()]


def _result(card: results.Card) -> Cover:
    said = _("kept {when}; two plans in the same worlds") if card.pair else _("kept {when}; one plan in many worlds")
    told = tuple(("", sentence) for sentence in card.said)
    return Cover(card.path.name, card.path, card.title or card.path.name, said.format(when=card.saved), card.question,
                 group="result", done=told)  # fmt: skip


def shelves() -> dict[str, str]:
    """What the groups are called, in their order."""
    return {"scenario": _("Scenarios"), "lesson": _("Lessons"), "own": _("In this folder"),
            "session": _("Recent sessions"), "result": _("Recent results")}  # fmt: skip


def read(cover: Cover) -> Cover:
    """The cover with everything on it; problems of the file become part of the cover."""
    from simulator.scenario import ScenarioError, load
    from simulator.scenario.spoken import spoken_plan

    try:
        scenario = spoken_plan(load(cover.path))
    except ScenarioError as error:
        return replace(cover, problems=tuple(str(one) for one in error.problems), read=True)
    except OSError as error:
        return replace(cover, problems=(error.strerror or str(error),), read=True)
    names = {account.id: account.name or account.id for account in scenario.accounts}
    return Cover(
        cover.name, cover.path, scenario.title, scenario.question, _summary(scenario), _facts(scenario),
        _goal(scenario), scenario.horizon,
        tuple(Entry(post.at, post.kind, post.title or post.id, names.get(post.by, post.by))
              for post in sorted(scenario.post, key=lambda one: one.at)),
        _cast(scenario), _levers(scenario), group=cover.group,
    )  # fmt: skip


def _summary(scenario: Scenario) -> str:
    """What happens; of a lesson not, for there one guesses first."""
    if not scenario.step:
        return scenario.summary
    told = _("A lesson of {minutes} minutes: you watch, guess before you are shown what happens, and try it yourself.")
    return told.format(minutes=scenario.teacher.minutes)


def _facts(scenario: Scenario) -> str:
    communities = len(scenario.community)
    parts: Sequence[str] = (
        words.people(scenario.people),
        ngettext("{n} community", "{n} communities", communities).format(n=communities),
        ngettext("{n} day", "{n} days", scenario.days).format(n=scenario.days),
    )
    return ", ".join(parts)


def _goal(scenario: Scenario) -> str:
    measure = measure_name(scenario.goal.measure)
    target = f"{numeral(scenario.goal.target):,.6g}"
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
    return f"{numeral(value):,.6g}"
