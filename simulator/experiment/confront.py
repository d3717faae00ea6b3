"""A forecast confronted with what came: was it touched, what did it cover, how sharp was it.

CRPS, the continuous ranked probability score, is the mean distance of the worlds from what came, less half their
mean distance from each other: in the unit of the measure, 0 at best.  For a forecast of one number it is the plain
error, so both can be compared (Gneiting and Raftery 2007, Journal of the American Statistical Association 102).
"""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping
from dataclasses import dataclass
from math import isfinite
from pathlib import Path
from typing import Any

import numpy as np

from ..catalogue import _, ngettext
from ..clock import parse_duration
from ..metrics.measures import MEASURES, nearest
from ..scenario.units import parse_money
from ..text import shown
from .document import finite
from .figures import between, figure, title
from .forecast import Forecast, LedgerError
from .intervals import Floats
from .notebook import Sheets, Shown
from .pen import Pen, columns
from .spread import Spread
from .tables import Table
from .telling import indented, wrapped

LARGEST = 1024**2


@dataclass(frozen=True, eq=False)
class Score:
    """One measure as it came, against what was expected."""

    measure: str
    actual: float
    expected: Spread

    @property
    def in_half(self) -> bool:
        """Whether it lies where half of the worlds lie."""
        return self.expected.half.holds(self.actual)

    @property
    def in_most(self) -> bool:
        """Whether it lies where nine worlds in ten lie."""
        return self.expected.most.holds(self.actual)

    @property
    def below(self) -> float:
        """Part of the worlds with less, equal ones counted half: 0.5 is the middle."""
        known = self.expected.known
        return float(np.mean((known < self.actual) + 0.5 * (known == self.actual)))

    @property
    def crps(self) -> float:
        """The score, in the unit of the measure; 0 at best."""
        return crps(self.expected.known, self.actual)

    @property
    def error(self) -> float:
        """How far the median was off, in the unit of the measure: what CRPS would be without an interval."""
        return abs(self.expected.median - self.actual)

    def document(self) -> dict[str, Any]:
        """As plain data."""
        return {
            "actual": finite(self.actual),
            "median": finite(self.expected.median),
            "half": [finite(one) for one in self.expected.half],
            "most": [finite(one) for one in self.expected.most],
            "in_half": self.in_half,
            "in_most": self.in_most,
            "below": finite(self.below),
            "crps": finite(self.crps),
            "error_of_median": finite(self.error),
        }


@dataclass(frozen=True, eq=False, repr=False)
class Confrontation(Shown):
    """All measures that came with a number; `without` names those that the forecast gives no value for."""

    forecast: Forecast
    scores: tuple[Score, ...]
    without: tuple[str, ...]

    @property
    def in_half(self) -> int:
        """Measures inside half of the worlds; half of them are to be expected."""
        return sum(one.in_half for one in self.scores)

    @property
    def in_most(self) -> int:
        """Measures inside nine worlds in ten; nine tenths of them are to be expected."""
        return sum(one.in_most for one in self.scores)

    def text(self, pen: Pen | None = None) -> str:
        """Everything in words; on plain paper when no pen is given."""
        return confront_words(self, pen or Pen())

    def table(self) -> Table:
        """One row a number that came."""
        return {
            "measure": [one.measure for one in self.scores],
            "actual": [one.actual for one in self.scores],
            "median": [one.expected.median for one in self.scores],
            "in_half": [int(one.in_half) for one in self.scores],
            "in_most": [int(one.in_most) for one in self.scores],
            "below": [one.below for one in self.scores],
            "crps": [one.crps for one in self.scores],
            "error_of_median": [one.error for one in self.scores],
        }

    def sheets(self) -> Sheets:
        """What a notebook shows."""
        return (str(self.forecast.content.get("title", "")), _sentence(self)), _rows(self), ()

    def document(self) -> dict[str, Any]:
        """Everything as plain data."""
        return {
            "title": self.forecast.content.get("title"),
            "untouched": self.forecast.untouched,
            "hash": self.forecast.claimed,
            "numbers": len(self.scores),
            "coverage": {"half": self.in_half, "most": self.in_most},
            "scores": {one.measure: one.document() for one in self.scores},
            "without_value": list(self.without),
        }


def crps(worlds: Floats, actual: float) -> float:
    """CRPS of an ensemble (worlds,) of equally likely values; nan without any."""
    if not worlds.size:
        return float("nan")
    ordered, count = np.sort(worlds), worlds.size
    # the mean distance of all pairs, from the order: 2 / n^2 x sum of x_i (2 i - n - 1), i from 1
    ranks = 2.0 * np.arange(1, count + 1) - count - 1.0
    apart = 2.0 * float((ranks * ordered).sum()) / count**2
    return float(np.abs(worlds - actual).mean()) - 0.5 * apart


def confront(forecast: Forecast, actual: Mapping[str, float]) -> Confrontation:
    """Score a forecast. LedgerError if it was touched, or if no number can be scored."""
    if not forecast.untouched:
        told = _("the forecast was changed after it was written: it claims the hash {claimed}, but has {found}")
        raise LedgerError(told.format(claimed=shown(forecast.claimed, 64), found=forecast.hash))
    scores, without = [], []
    for name, value in actual.items():
        expected = forecast.spread(name) if name in forecast.content["measures"] else None
        if expected is None or not expected.known.size:
            without.append(name)
        else:
            scores.append(Score(name, value, expected))
    if not scores:
        raise LedgerError(_("there is no number that the forecast speaks of"))
    return Confrontation(forecast, tuple(scores), tuple(without))


def read_actual(path: Path) -> dict[str, float]:
    """What came, by measure, from a CSV with the columns `measure` and `value`. LedgerError with a plain sentence.

    Values in cents and minutes may be written as "EUR 120" and "2 h".
    """
    name = shown(str(path), 200)
    try:
        if path.stat().st_size > LARGEST or not path.is_file():
            raise LedgerError(_("{file} is no file, or too large for a sheet of numbers").format(file=name))
        text = path.read_text(encoding="utf-8-sig")
    except OSError as reason:
        words = _("{file} cannot be read: {reason}").format(file=name, reason=reason.strerror or type(reason).__name__)
        raise LedgerError(words) from None
    except UnicodeDecodeError:
        raise LedgerError(_("{file} is not UTF-8").format(file=name)) from None
    rows = csv.DictReader(io.StringIO(text))
    if not {"measure", "value"} <= {(one or "").strip() for one in rows.fieldnames or ()}:
        raise LedgerError(_("{file} needs two columns, measure and value").format(file=name))
    found: dict[str, float] = {}
    for number, row in enumerate(rows, 2):
        cells = {(key or "").strip(): value.strip() for key, value in row.items() if isinstance(value, str)}
        measure, told = cells.get("measure", ""), cells.get("value", "")
        if measure or told:
            where = f"{name}:{number}"
            if measure in found:
                raise LedgerError(_("{where}: {measure} comes twice").format(where=where, measure=measure))
            value = number_of(known(measure, where), told, where)
            found[measure] = value
    return found


def known(measure: str, where: str) -> str:
    """The measure itself. LedgerError if there is none of this name."""
    if measure in MEASURES:
        return measure
    close = nearest(measure)
    hint = _("; did you mean {close}?").format(close=close) if close else ""
    told = _("{where}: no measure {measure}").format(where=where, measure=shown(measure, 40) or '""')
    raise LedgerError(told + hint)


def number_of(measure: str, told: str, where: str) -> float:
    """The number that a text means for a measure, in its unit. LedgerError if it means none."""
    unit = MEASURES[measure].unit
    try:
        value = float(told)
    except ValueError:
        try:
            value = float(_READERS[unit](told))
        except (KeyError, ValueError):
            wrong = _("{where}: {told} is no number for {measure}, which is counted in {unit}")
            words = wrong.format(where=where, told=shown(told, 40) or '""', measure=measure, unit=unit)
            raise LedgerError(words) from None
    if not isfinite(value):
        raise LedgerError(_("{where}: {measure} must be finite").format(where=where, measure=measure))
    return value


_READERS: Mapping[str, Any] = {"cents": parse_money, "minutes": parse_duration}


def _rows(found: Confrontation) -> list[list[str]]:
    """Every number with what was expected, under a heading."""
    currency = found.forecast.currency
    rows = [["", _("came"), _("expected"), _("half of the worlds"), _("nine in ten"), _("CRPS"), ""]]
    for one in found.scores:
        rows.append([
            title(one.measure),
            figure(one.measure, one.actual, currency),
            figure(one.measure, one.expected.median, currency),
            between(one.measure, one.expected.half, currency),
            between(one.measure, one.expected.most, currency),
            figure(one.measure, one.crps, currency),
            _place(one),
        ])  # fmt: skip
    return rows


def confront_words(found: Confrontation, pen: Pen) -> str:
    """The verdict for people."""
    lines = [pen.strong(shown(str(found.forecast.content.get("title", "")), 200))]
    lines += wrapped(_("The forecast is untouched: its hash fits."), pen)
    lines += ["", *indented(columns(_rows(found))), "", *wrapped(_sentence(found), pen)]
    if found.without:
        lines += wrapped(_("Without a value in the forecast: {names}.").format(names=", ".join(found.without)), pen)
    return pen.fitted("\n".join(lines)) + "\n"


def _place(one: Score) -> str:
    if one.in_half:
        return _("in the middle half")
    if one.in_most:
        return _("within nine in ten")
    worlds, known_worlds = round(one.below * one.expected.known.size), one.expected.known.size
    if one.actual > one.expected.median:
        return _("more than in {worlds} of {all} worlds").format(worlds=worlds, all=known_worlds)
    return _("less than in {worlds} of {all} worlds").format(worlds=known_worlds - worlds, all=known_worlds)


def _sentence(found: Confrontation) -> str:
    count = len(found.scores)
    told = ngettext(
        "{count} number came. {half} of it lies in the middle half of the worlds and {most} within nine in ten.",
        "{count} numbers came. {half} of them lie in the middle half of the worlds ({half_expected} expected) and "
        "{most} within nine in ten ({most_expected} expected).",
        count,
    ).format(
        count=count,
        half=found.in_half,
        most=found.in_most,
        half_expected=f"{count / 2:g}",
        most_expected=f"{0.9 * count:g}",
    )
    sharper = sum(one.crps < one.error for one in found.scores)
    more = _(
        "With its intervals it scored better than its median alone for {sharper}. Numbers of one campaign hang "
        "together, so coverage is judged over many campaigns, not one."
    )
    return f"{told} {more.format(sharper=sharper)}"
