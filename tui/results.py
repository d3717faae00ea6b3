"""The results that are kept: what was seen of a plan, or of two, in many worlds.

A folder each: every world as it was played (`experiment.store`), and `result.toml` with the plan itself and what came
of it in words. The same plan in the same worlds is the same folder, so what was played once is there at once.
"""

from __future__ import annotations

import hashlib
import logging
import shutil
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from simulator.catalogue import _

from . import drafts, sessions
from .places import state

if TYPE_CHECKING:
    from simulator.experiment.design import Design
    from simulator.experiment.store import Store
    from simulator.scenario import Scenario

FORMAT = 1
CARD = "result.toml"
MOST_KEPT = 24
"""Results that are kept, about a megabyte each; the oldest make room."""
MOST_LISTED = 8
LARGEST = 2_000_000
"""Bytes of a card that are read."""


@dataclass(frozen=True)
class Card:
    """What a list shows of a result."""

    path: Path
    """The folder."""
    title: str
    question: str
    said: tuple[str, ...]
    """What came of it, a sentence each."""
    saved: str
    pair: bool
    """Whether two plans were compared."""


@dataclass(frozen=True)
class Result:
    """A result that can be opened again."""

    plan: Scenario
    before: Scenario | None
    note: str


def folder() -> Path:
    """Where they are."""
    return state("results")


def place(design: Design) -> Path:
    """The folder for these plans in these worlds, however many of them."""
    told = ";".join([*(arm.digest for arm in design.arms), str(design.seed), str(design.population_seed)])
    return folder() / hashlib.blake2b(told.encode(), digest_size=12).hexdigest()


def shelf(design: Design) -> Store | None:
    """The store for an experiment's worlds; None where the disk allows none: then nothing is kept."""
    from simulator.experiment.whole import Occupied

    from .shelf import PatientStore

    store = PatientStore(place(design))
    identity = {"plans": [arm.digest for arm in design.arms], "seed": design.seed, "people": design.population_seed}
    try:
        folder().mkdir(parents=True, exist_ok=True)
        store.open(identity, resume=True)
    except (OSError, Occupied):
        logging.getLogger(__name__).info("results are not kept", exc_info=True)
        return None
    return store


def keep(design: Design, plan: Scenario, before: Scenario | None, said: Sequence[str], note: str) -> None:
    """Write the card of a result whose worlds are kept, and make room. A full disk is not worth a word here."""
    import tomlkit

    from simulator.scenario import dump

    at = place(design)
    whole = tomlkit.document()
    whole.add(tomlkit.comment(_("What was seen in many worlds; Groundswell's library opens it again.")))
    values: dict[str, Any] = {
        "result": FORMAT, "title": plan.title, "question": plan.question, "saved": sessions.now(), "said": list(said),
        "note": note, "folder": str(plan.folder or ""),
    }  # fmt: skip
    for name, one in (("plan", plan), ("before", before)):
        if one is not None:
            values[name] = dump(one)
    for name, value in values.items():
        whole.add(name, tomlkit.item(value))
    with suppress(OSError):
        if at.is_dir():
            drafts.save(at / CARD, tomlkit.dumps(whole))
            for old in [one.parent for one in _newest_first()][MOST_KEPT:]:
                shutil.rmtree(old, ignore_errors=True)


def listed() -> list[Card]:
    """The latest results, the newest first; what cannot be read is left out."""
    found = []
    for path in _newest_first():
        with suppress(OSError, ValueError, RecursionError):
            found.append(_card(path))
        if len(found) >= MOST_LISTED:
            break
    return found


def read(at: Path) -> Result:
    """The plans of a result. OSError, or ValueError in words, if it cannot be opened."""
    from simulator.scenario import loads

    raw = _raw(at / CARD)
    home = Path(raw["folder"]) if raw.get("folder") else None
    plans = [loads(str(raw[name]), file=_("the result's plan"), folder=home) for name in ("plan", "before")
             if name in raw]  # fmt: skip
    if not plans:
        raise ValueError(_("this is no result of this version"))
    return Result(plans[0], plans[1] if len(plans) > 1 else None, str(raw.get("note", "")))


def forget(at: Path) -> None:
    """It is not wanted any more."""
    if at.parent == folder():
        shutil.rmtree(at, ignore_errors=True)


def _card(path: Path) -> Card:
    raw = _raw(path)
    said = raw.get("said")
    sentences = tuple(str(one) for one in said) if isinstance(said, list) else ()
    return Card(path.parent, str(raw.get("title", "")), str(raw.get("question", "")), sentences,
                str(raw.get("saved", "")), "before" in raw)  # fmt: skip


def _raw(path: Path) -> dict[str, Any]:
    import tomli

    with open(path, "rb") as file:
        raw = tomli.loads(file.read(LARGEST).decode("utf-8"))
    if raw.get("result") != FORMAT:
        raise ValueError(_("this is no result of this version"))
    return raw


def _newest_first() -> list[Path]:
    def cards() -> Iterator[Path]:
        yield from folder().glob(f"*/{CARD}")

    with suppress(OSError):
        return sorted(cards(), key=lambda one: (one.stat().st_mtime, one.parent.name), reverse=True)
    return []
