"""A session as a text: the scenario, the seeds, and everything that was done by hand in each of its futures.

It is TOML, so that it can be read, sent and kept. Played again it gives the same futures, to the last share; a
fingerprint says whether it did.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from simulator.catalogue import _
from simulator.clock import format_moment, parse_moment

from .future import Done, letter

if TYPE_CHECKING:
    from simulator.scenario import Scenario

    from .future import Future

FORMAT = 1
FIRST_LINES = (
    "A session of Groundswell: a scenario, and what was done by hand in its week.",
    "groundswell FILE opens it again; it plays the same people with the same dice.",
)


@dataclass(frozen=True)
class Line:
    """One future as it was kept."""

    parent: int
    since: int
    done: tuple[Done, ...]


@dataclass(frozen=True)
class Recording:
    """A session that can be opened again."""

    title: str
    saved: str
    """When, as people write it."""
    source: str
    """The scenario's name or file at the time."""
    scenario: Scenario
    futures: tuple[Line, ...]
    """The first one is the plan."""
    current: int
    beside: int
    """-1 for none."""
    head: int
    """The minute shown."""
    proof: tuple[int, str] | None
    """A minute of the current future, and its fingerprint there."""


@dataclass(frozen=True)
class Card:
    """What a list shows of a session: read without the model."""

    path: Path
    title: str
    saved: str
    head: str
    futures: int
    done: tuple[tuple[str, str], ...]
    """(when, what) was done by hand in the future that was played."""
    question: str


def text(
    scenario: Scenario, source: str, saved: str, futures: Sequence[Future], current: int, beside: int, head: int,
    proof: tuple[int, str] | None,
) -> str:  # fmt: skip
    """The session as TOML."""
    import tomlkit

    from simulator.engine.recording import plain
    from simulator.scenario import dump

    whole = tomlkit.document()
    for line in FIRST_LINES:
        whole.add(tomlkit.comment(line))
    values: dict[str, Any] = {
        "session": FORMAT, "title": scenario.title, "question": scenario.question, "saved": saved, "source": source,
        "folder": str(scenario.folder or ""), "head": format_moment(head), "current": letter(current),
    }  # fmt: skip
    if beside >= 0:
        values["beside"] = letter(beside)
    if proof is not None:
        values |= {"proof_at": format_moment(proof[0]), "proof": proof[1]}
    for name, value in values.items():
        whole.add(name, value)
    rows = tomlkit.aot()
    for one in futures:
        rows.append(tomlkit.item(_row(one, [plain(done.hand, scenario.currency) for done in one.done])))
    whole.add("future", rows)
    plan = dump(scenario)
    whole.add("scenario", tomlkit.string(plan, literal="'''" not in plan, multiline=True))
    return tomlkit.dumps(whole)


def _row(one: Future, hands: Sequence[dict[str, Any]]) -> dict[str, Any]:
    row: dict[str, Any] = {"name": one.name}
    if one.parent >= 0:
        row |= {"parent": letter(one.parent), "since": format_moment(one.since)}
    if hands:
        row["done"] = [{"told": done.told, **hand} for done, hand in zip(one.done, hands, strict=True)]
    return row


def read(text: str) -> Recording:
    """The session of a text. ValueError, in words, if it is none."""
    from simulator.engine.recording import read as hand
    from simulator.scenario import loads

    raw = _raw(text)
    folder = Path(raw["folder"]) if raw.get("folder") else None
    scenario = loads(str(raw.get("scenario", "")), file=_("the session's scenario"), folder=folder)
    names = [str(row.get("name", letter(place))) for place, row in enumerate(raw["future"])]
    lines = []
    for place, row in enumerate(raw["future"]):
        done = [Done(hand(one, scenario.currency), str(one.get("told", ""))) for one in row.get("done", ())]
        parent = _place(names[:place], row.get("parent"), -1)
        if (parent < 0) != (place == 0):
            raise ValueError(_("future {name} has no place in the tree").format(name=names[place][:20]))
        lines.append(Line(parent, parse_moment(str(row.get("since", "mon 00:00"))), tuple(done)))
    proof = (parse_moment(str(raw["proof_at"])), str(raw["proof"])) if "proof" in raw and "proof_at" in raw else None
    return Recording(
        scenario.title, str(raw.get("saved", "")), str(raw.get("source", "")), scenario, tuple(lines),
        _place(names, raw.get("current"), 0), _place(names, raw.get("beside"), -1),
        min(scenario.horizon, parse_moment(str(raw.get("head", "mon 00:00")))), proof,
    )  # fmt: skip


def card(path: Path, text: str) -> Card:
    """What a list shows of it. ValueError, in words, if it is no session."""
    raw = _raw(text)
    rows = raw["future"]
    played = next((row for row in rows if row.get("name") == raw.get("current")), rows[0])
    done = tuple((str(one.get("at", "")), str(one.get("told", ""))) for one in played.get("done", ()))
    return Card(path, str(raw.get("title", "")), str(raw.get("saved", "")), str(raw.get("head", "")), len(rows), done,
                str(raw.get("question", "")))  # fmt: skip


def is_session(text: str) -> bool:
    """Whether a text is a session and not a scenario; looks at its beginning only."""
    return any(line.replace(" ", "").startswith("session=") for line in text[:2000].splitlines())


def _raw(text: str) -> dict[str, Any]:
    import tomli

    raw = tomli.loads(text)
    rows = raw.get("future")
    if raw.get("session") != FORMAT or not isinstance(rows, list) or not all(isinstance(row, Mapping) for row in rows):
        raise ValueError(_("this is no session of this version"))
    if not rows:
        raise ValueError(_("this session has no future"))
    return raw


def _place(names: Sequence[str], name: object, otherwise: int) -> int:
    return list(names).index(str(name)) if name is not None and str(name) in names else otherwise
