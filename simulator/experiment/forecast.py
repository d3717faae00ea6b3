"""The forecast ledger: what was expected, written down before, with a hash that shows later that nobody touched it.

A forecast file is JSON: `content` holds the scenario's text, seeds, versions and every measure in every world;
`blake2b` is the hash of the content in one fixed spelling.  A hash is no proof of when it was made: publish it, or
send it to somebody, before the campaign begins.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from .. import __version__
from ..catalogue import _
from ..engine.run import MODEL_VERSION
from ..metrics.measures import MEASURES
from ..scenario import dump
from ..text import shown
from .document import finite
from .figures import between, figure, title
from .notebook import Sheets, Shown
from .pen import Pen, columns
from .replication import HEADLINES, NAMES
from .spread import Spread
from .tables import Table
from .telling import indented, wrapped
from .worlds import Worlds

FORMAT = 1
LARGEST = 64 * 1024**2
DIGITS = 64


class LedgerError(ValueError):
    """A forecast or a sheet of numbers that cannot be used: one plain sentence."""


@dataclass(frozen=True, repr=False)
class Forecast(Shown):
    """A forecast as it is kept: `content` in plain data, and the hash that it claims."""

    content: Mapping[str, Any]
    claimed: str

    @property
    def hash(self) -> str:
        """The hash of the content as it is now: 64 hexadecimal digits of BLAKE2b."""
        return digest(self.content)

    @property
    def untouched(self) -> bool:
        """Whether the content is what was hashed."""
        return self.hash == self.claimed

    @property
    def currency(self) -> str:
        """Currency of every amount."""
        return str(self.content.get("currency", "EUR"))

    def spread(self, measure: str) -> Spread:
        """What was expected of a measure. KeyError if it was not forecast."""
        values = self.content["measures"][measure]
        return Spread(np.array([np.nan if one is None else float(one) for one in values], np.float64))

    def text(self, pen: Pen | None = None, file: str = "FORECAST") -> str:
        """Everything in words; on plain paper when no pen is given; `file` is where the forecast is kept."""
        return forecast_words(self, file, pen or Pen())

    def document(self) -> dict[str, Any]:
        """Everything as plain data."""
        return {"blake2b": self.claimed, **self.content}

    def table(self) -> Table:
        """One row a world: every measure."""
        measures = {name: self.spread(name).per_world.tolist() for name in self.content["measures"]}
        return {"world": list(range(int(self.content["worlds"]))), **measures}

    def sheets(self) -> Sheets:
        """What a notebook shows."""
        told = _("hash {digest}").format(digest=self.claimed)
        return (str(self.content["title"]), told), [row[:-1] for row in _forecast_rows(self)], ()

    def save(self, path: str | Path) -> None:
        """Write the file; an old one there is not written over. FileExistsError, OSError when the disk refuses."""
        with open(path, "xb") as file:
            file.write(self.file())

    def file(self) -> bytes:
        """The file."""
        told = {"groundswell_forecast": FORMAT, "blake2b": self.claimed, "content": dict(self.content)}
        return (json.dumps(told, indent=1, ensure_ascii=False, allow_nan=False) + "\n").encode()


def digest(content: Mapping[str, Any]) -> str:
    """BLAKE2b over the content with its keys in order, without spaces: 64 hexadecimal digits."""
    spelt = json.dumps(content, sort_keys=True, separators=(",", ":"), ensure_ascii=True, allow_nan=False)
    return hashlib.blake2b(spelt.encode(), digest_size=DIGITS // 2).hexdigest()


def forecast(found: Worlds) -> Forecast:
    """The forecast that a scenario's worlds make."""
    told = found.document()
    content = {name: told[name] for name in ("scenario", "title", "question", "people", "days", "currency", "worlds")}
    content |= {name: told[name] for name in ("seed", "population_seed", "population", "fingerprint")}
    content |= {
        "version": __version__,
        "model_version": MODEL_VERSION,
        "scenario_text": dump(found.scenario),
        "goal": told["goal"],
        "measures": {name: [finite(one) for one in found.measures[name].per_world] for name in NAMES},
    }
    return Forecast(content, digest(content))


def read(path: Path) -> Forecast:
    """The forecast in a file; whether it is untouched is for the reader to ask. LedgerError if it is none."""
    name = shown(str(path), 200)
    try:
        if path.stat().st_size > LARGEST or not path.is_file():
            raise LedgerError(_("{file} is no file, or too large for a forecast").format(file=name))
        told = json.loads(path.read_bytes(), parse_constant=_no_constant)
    except OSError as reason:
        words = _("{file} cannot be read: {reason}").format(file=name, reason=reason.strerror or type(reason).__name__)
        raise LedgerError(words) from None
    except (ValueError, RecursionError):
        raise LedgerError(_("{file} is no forecast").format(file=name)) from None
    if not isinstance(told, dict) or told.get("groundswell_forecast") != FORMAT:
        raise LedgerError(_("{file} is no forecast").format(file=name))
    content, claimed = told.get("content"), told.get("blake2b")
    if not isinstance(content, dict) or not isinstance(claimed, str) or not _measures_are_numbers(content):
        raise LedgerError(_("{file} is no forecast").format(file=name))
    return Forecast(content, claimed)


def _no_constant(name: str) -> float:
    raise ValueError(name)


def _measures_are_numbers(content: Mapping[str, Any]) -> bool:
    measures = content.get("measures")
    return isinstance(measures, dict) and all(
        isinstance(values, list)
        and all(one is None or (isinstance(one, int | float) and not isinstance(one, bool)) for one in values)
        for values in measures.values()
    )


def _forecast_rows(found: Forecast) -> list[list[str]]:
    """The headlines as rows of texts, with a heading."""
    goal = found.content["goal"]["measure"]
    names = [name for name in dict.fromkeys((goal, *HEADLINES)) if name in MEASURES]
    rows = [["", _("median"), _("half of the worlds"), _("nine in ten"), ""]]
    for name in names:
        spread = found.spread(name)
        if spread.known.size:
            ends = (between(name, one, found.currency) for one in (spread.half, spread.most))
            rows.append([title(name), figure(name, spread.median, found.currency), *ends, ""])
    return rows


def forecast_words(found: Forecast, file: str, pen: Pen) -> str:
    """What was forecast, for people."""
    told = _(
        "What the scenario assumes, written down before: {count} measures in {worlds} worlds. "
        "Publish the hash, or send it to somebody, before the campaign begins; afterwards, "
        "`groundswell confront {file} actual.csv` scores it."
    ).format(count=len(found.content["measures"]), worlds=found.content["worlds"], file=file)
    hashed = _("hash {digest}").format(digest=found.claimed)
    lines = [pen.strong(shown(str(found.content["title"]), 200)), *indented(columns(_forecast_rows(found))), "", hashed]
    return pen.fitted("\n".join([*lines, *wrapped(told, pen)])) + "\n"
