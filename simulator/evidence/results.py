"""The results that travel with the version: what the evidence came to when it was last measured, and how to renew it.

    python -m simulator.evidence.results [--workers N] [--seeds N] [card] [sanity] [calibration] [pictures]

The page docs/validation.md and the evidence screen are made from them; a changed source makes them old, not false.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Executor, ProcessPoolExecutor
from functools import cache
from importlib.metadata import version
from multiprocessing import get_context
from pathlib import Path
from typing import Any

FILE = Path(__file__).with_name("results.json")
EMPTY: Mapping[str, Any] = {
    "version": "",
    "source": "",
    "card": None,
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


def _card(place: Executor, seeds: int) -> dict[str, Any]:
    from . import controls
    from .card import FACTS
    from .measuring import measure
    from .report import document, entries
    from .rows import ROWS

    found = list(measure(FACTS, seeds, place, _told))
    sys.stderr.write("controls\n")
    tested = controls.tested(controls.CONTROLS, place, {fact.id: fact for fact in FACTS})
    whole = document(entries(ROWS, found), tested)
    return {name: whole[name] for name in ("facts", "shares", "controls")}


def _sanity(place: Executor, seeds: int) -> list[dict[str, Any]]:
    from . import sanity
    from .fact import SEEDS
    from .report import document

    steps: list[dict[str, Any]] = document(
        (), (), sanity.measure(max(seeds, sanity.TWINS) * sanity.WORLDS // SEEDS, place, _told)
    )["sanity"]
    return steps


def _calibration(place: Executor, _seeds: int) -> dict[str, Any]:
    from . import calibrate

    seeds = range(calibrate.FIRST_SEED, calibrate.FIRST_SEED + 1)
    futures = [place.submit(calibrate.calibrated, room, 2, tuple(seeds)) for room in calibrate.ROOMS]
    return calibrate.document([future.result() for future in futures], seeds)


def _pictures(place: Executor, _seeds: int) -> dict[str, Any]:
    from . import compared

    return compared.measure(place)


STAGES: Mapping[str, Callable[[Executor, int], Any]] = {
    "card": _card,
    "sanity": _sanity,
    "calibration": _calibration,
    "pictures": _pictures,
}


def _told(done: int, of: int) -> None:
    sys.stderr.write(f"{done}/{of}\n")


def main(words: Sequence[str] | None = None) -> int:
    """Measure what is asked for (all), and write each part as soon as it is there."""
    from .fact import SEEDS
    from .kept import source_digest

    parser = argparse.ArgumentParser(prog="python -m simulator.evidence.results", description=__doc__)
    parser.add_argument("--workers", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--seeds", type=int, default=SEEDS, help="worlds of each fact, at most")
    parser.add_argument("--file", type=Path, default=FILE)
    parser.add_argument("stage", nargs="*", choices=[*STAGES, []])
    asked = parser.parse_args(words)
    found = dict(read(asked.file))
    with ProcessPoolExecutor(asked.workers, mp_context=get_context("spawn")) as place:
        for name in asked.stage or STAGES:
            sys.stderr.write(f"{name}\n")
            found |= {
                name: STAGES[name](place, asked.seeds),
                "version": version("groundswell"),
                "source": source_digest(),
            }
            asked.file.write_text(json.dumps(found, indent=1, allow_nan=False) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
