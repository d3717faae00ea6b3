"""The results that travel with the version: what the evidence came to when it was last measured, and how to renew it.

    python -m simulator.evidence.results [--workers N] [--seeds N] [--room NAME] [card] [controls] [sanity] ...

The page docs/validation.md and the evidence screen are made from them; a changed source makes them old, not false.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import Executor, ProcessPoolExecutor
from functools import cache
from importlib.metadata import version
from multiprocessing import get_context
from pathlib import Path
from typing import Any, NamedTuple

Kept = Mapping[str, Any]


class Asked(NamedTuple):
    """In how many worlds at most, and which rooms of the card (none: all)."""

    seeds: int
    rooms: tuple[str, ...] = ()


FILE = Path(__file__).with_name("results.json")
EMPTY: Mapping[str, Any] = {
    "version": "",
    "source": "",
    "values": {},
    "card": None,
    "controls": [],
    "sanity": [],
    "calibration": None,
    "pictures": None,
}


@cache
def kept() -> Mapping[str, Any]:
    """What was kept with this version; empty parts where nothing was, or nothing whole."""
    return read(FILE)


def read(file: Path) -> Mapping[str, Any]:
    """The same from a file."""
    try:
        found = json.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return EMPTY
    return {**EMPTY, **found} if isinstance(found, dict) else EMPTY


def fresh(found: Mapping[str, Any]) -> bool:
    """Whether the source is still the one that these results were measured with."""
    from .kept import source_digest

    return bool(found["source"] == source_digest())


def _card(place: Executor, asked: Asked, found: Kept) -> Iterator[Kept]:
    """Room by room, so that what is there is kept when somebody stops it."""
    from .card import FACTS, ROOMS
    from .fact import Finding
    from .measuring import measure
    from .report import document, entries
    from .rows import ROWS

    values = dict(found["values"])
    for name in asked.rooms or ROOMS:
        sys.stderr.write(f"{name}\n")
        for one in measure([fact for fact in ROOMS[name] if fact.values], asked.seeds, place, _told):
            values[one.fact.id] = [None if value != value else value for value in one.per_seed]
        yield {"values": values}
    findings = [Finding(fact, tuple(map(_value, values.get(fact.id, ())))) for fact in FACTS]
    whole = document(entries(ROWS, findings))
    yield {"card": {name: whole[name] for name in ("facts", "shares")}}


def _value(value: float | None) -> float:
    return float("nan") if value is None else value


def _controls(place: Executor, _asked: Asked, _found: Kept) -> Iterator[Kept]:
    from . import controls
    from .card import FACTS
    from .report import document

    tested = controls.tested(controls.CONTROLS, place, {fact.id: fact for fact in FACTS})
    yield {"controls": document((), tested)["controls"]}


def _sanity(place: Executor, asked: Asked, _found: Kept) -> Iterator[Kept]:
    from . import sanity
    from .fact import SEEDS
    from .report import document

    count = max(asked.seeds, sanity.TWINS) * sanity.WORLDS // SEEDS
    yield {"sanity": document((), (), sanity.measure(count, place, _told))["sanity"]}


def _calibration(place: Executor, _asked: Asked, _found: Kept) -> Iterator[Kept]:
    from . import calibrate

    seeds = range(calibrate.FIRST_SEED, calibrate.FIRST_SEED + 1)
    futures = [place.submit(calibrate.calibrated, room, 2, tuple(seeds)) for room in calibrate.ROOMS]
    yield {"calibration": calibrate.document([future.result() for future in futures], seeds)}


def _pictures(place: Executor, _asked: Asked, _found: Kept) -> Iterator[Kept]:
    from . import compared

    yield {"pictures": compared.measure(place)}


STAGES: Mapping[str, Callable[[Executor, Asked, Kept], Iterator[Kept]]] = {
    "card": _card,
    "controls": _controls,
    "sanity": _sanity,
    "calibration": _calibration,
    "pictures": _pictures,
}


def _told(done: int, of: int) -> None:
    sys.stderr.write(f"{done}/{of}\n")


def main(words: Sequence[str] | None = None) -> int:
    """Measure what is asked for (all), and write each part as soon as it is there."""
    from .card import ROOMS
    from .fact import SEEDS
    from .kept import source_digest

    parser = argparse.ArgumentParser(prog="python -m simulator.evidence.results", description=__doc__)
    parser.add_argument("--workers", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--seeds", type=int, default=SEEDS, help="worlds of each fact, at most")
    parser.add_argument("--room", action="append", choices=list(ROOMS), help="these facts of the card alone")
    parser.add_argument("--file", type=Path, default=FILE)
    parser.add_argument("stage", nargs="*", choices=[*STAGES, []])
    given = parser.parse_args(words)
    asked, found = Asked(given.seeds, tuple(given.room or ())), dict(read(given.file))
    with ProcessPoolExecutor(given.workers, mp_context=get_context("spawn")) as place:
        for name in given.stage or STAGES:
            sys.stderr.write(f"{name}\n")
            for news in STAGES[name](place, asked, found):
                found |= {**news, "version": version("groundswell"), "source": source_digest()}
                given.file.write_text(json.dumps(found, indent=1, allow_nan=False) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
