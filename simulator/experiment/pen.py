"""How numbers are drawn as text: bars, sparklines, columns; in Unicode or ASCII, with or without colour."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ..numerals import amount, numeral
from ..numerals import percent as hundredths
from ..text import cells

_BLOCKS, _ASCII = " ▁▂▃▄▅▆▇█", " .:-=+*%#"
_EIGHTHS, _ASCII_BAR = " ▏▎▍▌▋▊▉█", "#"
_PLAIN = {"·": "-", "–": "-", "−": "-", "ν": "nu", "…": "..."}


@dataclass(frozen=True, slots=True)
class Pen:
    """What the paper can take.

    width    columns
    unicode  whether block characters can be printed
    colour   whether bold and dim may be used; meaning never rests on them
    """

    width: int = 80
    unicode: bool = True
    colour: bool = False

    def strong(self, text: str) -> str:
        """Text that the eye meets first."""
        return f"\x1b[1m{text}\x1b[0m" if self.colour else text

    def faint(self, text: str) -> str:
        """Text that stands back."""
        return f"\x1b[2m{text}\x1b[0m" if self.colour else text

    def bar(self, part: float, length: int) -> str:
        """A bar for a part of 0..1; whatever is more than nothing shows at least one mark."""
        part = min(1.0, max(0.0, part)) if part == part else 0.0
        if not self.unicode:
            return _ASCII_BAR * max(int(part > 0), round(part * length))
        whole, rest = divmod(max(int(part > 0), round(part * length * 8)), 8)
        return _EIGHTHS[8] * whole + (_EIGHTHS[rest] if rest else "")

    def spark(self, values: Sequence[float]) -> str:
        """One character a value, its height by the largest; whatever is above 0 shows."""
        steps = _BLOCKS if self.unicode else _ASCII
        top = max(values, default=0.0)
        high = len(steps) - 1
        return "".join(steps[max(1, round(one / top * high))] if one > 0 else steps[0] for one in values)

    def fitted(self, text: str) -> str:
        """The text as the paper can take it."""
        if self.unicode:
            return text
        for sign, plain in _PLAIN.items():
            text = text.replace(sign, plain)
        return text


def left(text: str, width: int) -> str:
    """Text filled up with spaces on the right to a width in cells."""
    return text + " " * max(0, width - cells(text))


def right(text: str, width: int) -> str:
    """Text filled up with spaces on the left to a width in cells."""
    return " " * max(0, width - cells(text)) + text


def columns(rows: Sequence[Sequence[str]], gap: int = 2) -> list[str]:
    """Rows of texts as lines with even columns: the first and the last one to the left, the others right."""
    if not rows:
        return []
    last = len(rows[0]) - 1
    widths = [max(cells(row[place]) for row in rows) for place in range(last + 1)]
    sides = [left if place in (0, last) else right for place in range(last + 1)]
    lines = []
    for row in rows:
        parts = [side(one, width) for side, one, width in zip(sides, row, widths, strict=True)]
        lines.append((" " * gap).join(parts).rstrip())
    return lines


def number(value: float) -> str:
    """A count with its thousands apart, or a figure with few decimals; "n/a" for what has no value."""
    if value != value:
        return "n/a"
    return format(numeral(value), ",.0f" if abs(value) >= 100 or float(value).is_integer() else ",.3g")


def percent(part: float) -> str:
    """A part of 0..1 in percent, finer when it is small; "n/a" for what has no value."""
    if part != part:
        return "n/a"
    value = 100.0 * part
    return hundredths(value, ".0f" if value >= 10 or value == 0 else ".1f" if value >= 0.1 else ".2g")


def money(cents: float, currency: str) -> str:
    """Cents as "EUR 1,250.00" or "EUR 12"; "n/a" for what has no value."""
    if cents != cents:
        return "n/a"
    whole, part = divmod(abs(round(cents)), 100)
    sign = "-" if round(cents) < 0 else ""
    return amount(f"{sign}{whole:,}.{part:02d}" if part else f"{sign}{whole:,}", currency)
