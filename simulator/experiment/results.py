"""Results that were kept, opened again: what was asked, of which plans, and what came of it.

A folder of `run`, `worlds`, `compare`, `credit`, `answer` or `sensitivity`; or a file with the JSON of `facts`.
What is damaged, half or foreign is refused in words; nothing in it is trusted to be what it should be.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..catalogue import _, ngettext
from ..scenario import ScenarioError, loads
from ..text import shown
from .design import Arm
from .export import MARK
from .store import DONE, MANIFEST, WORLDS

if TYPE_CHECKING:
    from .notebook import Shown

SUMMARY = "summary.json"
TOLD = ("run", "worlds", "compare", "credit", "answer", "sensitivity", "facts")
"""Questions whose answers a report can tell."""
MOST_BYTES = 400_000_000
"""Largest file that is read: a summary of a million worlds is smaller."""


class ResultError(ValueError):
    """A result that cannot be used: a plain sentence."""


@dataclass(frozen=True)
class Result:
    """What came of one question.

    place     where it came from, for people
    question  run, worlds, compare, credit, answer, sensitivity, facts ...
    plans     the plan, then what it was compared with; empty for what is about no plan
    document  everything as plain data
    """

    place: str
    question: str
    plans: tuple[Arm, ...]
    document: Mapping[str, Any]


def of(question: str, found: Shown, plans: tuple[Arm, ...]) -> Result:
    """A result that was computed just now, as it would be read from its folder."""
    return Result(question, question, plans, json.loads(json.dumps(found.document())))


def is_result(path: Path) -> bool:
    """Whether a path is to be opened as a result, and not as a scenario."""
    return path.is_dir() or path.suffix == ".json"


def opened(path: Path) -> Result:
    """The result that lies there. ResultError with what is wrong and what to do; OSError if it cannot be read."""
    place = shown(os.fspath(path), 200)
    if path.is_file():
        return _facts(path, place)
    if not path.is_dir():
        raise ResultError(_("there is no folder {place}").format(place=place))
    if (path / MARK).is_file():
        return _run(path, place)
    if (path / MANIFEST).is_file():
        return _experiment(path, place)
    told = _("{place} holds no result; name a folder that run, worlds, compare, credit ... wrote with --out")
    raise ResultError(told.format(place=place))


def _run(folder: Path, place: str) -> Result:
    document = _json(folder / MARK, place)
    text = document.get("scenario_text")
    if not isinstance(text, str):
        raise _damaged(place)
    return Result(place, "run", (_arm(str(document.get("scenario", "")), text, folder, place),), document)


def _experiment(folder: Path, place: str) -> Result:
    manifest = _json(folder / MANIFEST, place)
    if manifest.get("state") != "finished":
        kept = sum(1 for _one in (folder / WORLDS).glob(f"*/{DONE}"))
        worlds = ngettext("{count} finished world", "{count} finished worlds", kept).format(count=kept)
        told = _("{place} is half a result: {worlds}, but no summary; go on with the same command and --resume")
        raise ResultError(told.format(place=place, worlds=worlds))
    try:
        content = _read(folder / SUMMARY, place)
        whole = hashlib.blake2b(content, digest_size=32).hexdigest() == manifest["files"][SUMMARY]
        wanted = list(manifest["experiment"]["plans"])
        named = [(str(one["name"]), str(one["digest"]), one.get("scenario_text")) for one in manifest["plans"]]
        question = manifest["experiment"].get("question")
    except (KeyError, TypeError, AttributeError):
        raise _damaged(place) from None
    if not whole:
        raise _damaged(place)
    document = _json(folder / SUMMARY, place)
    question = str(question) if question else "compare" if "verdict" in document else "worlds"
    if question not in TOLD:
        told = _("{place} holds an answer of groundswell {verb}, which no report tells; these are told: {known}")
        raise ResultError(told.format(place=place, verb=shown(question), known=", ".join(TOLD)))
    texts = {digest: (name, text) for name, digest, text in reversed(named) if isinstance(text, str)}
    plans = tuple(_arm(*texts[one], folder, place) for one in wanted if one in texts)
    if not plans or wanted[0] not in texts:
        raise ResultError(_("{place} does not hold the text of its plan").format(place=place))
    if question not in ("compare", "worlds"):
        plans = (Arm(str(document.get("scenario", plans[0].name)), plans[0].scenario),)
    return Result(place, question, plans, document)


def _facts(path: Path, place: str) -> Result:
    document = _json(path, place)
    if not isinstance(document.get("facts"), list) or not isinstance(document.get("shares"), list):
        told = _("{place} holds no facts; groundswell facts --format json writes them, and a result is a folder")
        raise ResultError(told.format(place=place))
    return Result(place, "facts", (), document)


def _arm(name: str, text: str, folder: Path, place: str) -> Arm:
    try:
        return Arm(name, loads(text, folder=folder))
    except ScenarioError as reason:
        told = _("{place}: its plan is of another version and cannot be read: {reason}")
        raise ResultError(told.format(place=place, reason=str(reason.problems[0]))) from None


def _json(path: Path, place: str) -> dict[str, Any]:
    try:
        found = json.loads(_read(path, place))
    except (ValueError, RecursionError):
        raise _damaged(place) from None
    if not isinstance(found, dict):
        raise _damaged(place)
    return found


def _read(path: Path, place: str) -> bytes:
    try:
        if path.stat().st_size > MOST_BYTES:
            raise _damaged(place)
        return path.read_bytes()
    except FileNotFoundError:
        raise _damaged(place) from None


def _damaged(place: str) -> ResultError:
    return ResultError(_("{place} is damaged: its summary is not what was written; play it again").format(place=place))
