"""Bars: parts of a whole on one line, amounts below each other, estimates with their intervals."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import isfinite

from .figure import WIDTH, Chart, Rows, cut, label
from .markup import Markup, el, joined
from .scale import Scale, ticks

_NAMES, _RIGHT, _ROW = 210.0, 96.0, 24.0
_LETTERS = 31
"""Letters of a name that fit before a bar."""


@dataclass(frozen=True)
class Amount:
    """A bar: its name, its length, and what is written behind it."""

    name: str
    value: float
    told: str
    kind: str = "bar"


def amounts(
    name: str, title: str, words: str, bars: Sequence[Amount], rows: Rows, caption: str = "", top: float | None = None
) -> Chart:
    """Bars below each other on one scale from 0; `top` is where the scale ends."""
    most = max([one.value for one in bars if isfinite(one.value)] + [0.0]) if top is None else top
    across = Scale(0.0, most or 1.0, _NAMES, WIDTH - _RIGHT)
    parts = []
    for place, one in enumerate(bars):
        y = 4 + place * _ROW
        long = across.at(one.value) - across.start if isfinite(one.value) else 0.0
        parts += [
            label(_NAMES - 8, y + 14, cut(one.name, _LETTERS), "end"),
            el("rect", x=_NAMES, y=y + 2, width=max(long, 1.5 if one.value > 0 else 0.0), height=15, class_=one.kind),
            label(_NAMES + long + 7, y + 14, one.told, "soft"),
        ]
    return Chart(name, title, words, 8 + _ROW * len(bars), joined(parts), rows, caption)


@dataclass(frozen=True)
class Estimate:
    """A mean with the ends of its interval, which may be unknown (nan)."""

    name: str
    mean: float
    low: float
    high: float
    told: str


def estimates(
    name: str,
    title: str,
    words: str,
    found: Sequence[Estimate],
    rows: Rows,
    show: Callable[[float], str],
    caption: str = "",
) -> Chart:
    """Dots with whiskers below each other on one scale, and where nothing is."""
    ends = [end for one in found for end in (one.mean, one.low, one.high, 0.0) if isfinite(end)]
    marks = ticks(min(ends, default=0.0), max(ends, default=1.0), 5)
    across = Scale(marks[0], marks[-1], _NAMES, WIDTH - _RIGHT)
    floor = 8 + _ROW * len(found)
    parts = []
    for mark in marks:
        x = across.at(mark)
        parts += [
            el("line", x1=x, y1=2, x2=x, y2=floor, class_="axis" if mark == 0 else "grid"),
            label(x, floor + 15, show(mark), "soft mid"),
        ]
    for place, one in enumerate(found):
        y = 6 + place * _ROW
        parts.append(label(_NAMES - 8, y + 13, cut(one.name, _LETTERS), "end"))
        if isfinite(one.low) and isfinite(one.high):
            parts.append(el("line", x1=across.at(one.low), y1=y + 9, x2=across.at(one.high), y2=y + 9, class_="whisk"))
        if isfinite(one.mean):
            parts.append(el("circle", cx=across.at(one.mean), cy=y + 9, r=4.5, class_="mark"))
        parts.append(label(WIDTH - _RIGHT + 10, y + 13, one.told, "soft"))
    return Chart(name, title, words, floor + 24, joined(parts), rows, caption)


@dataclass(frozen=True)
class Part:
    """A part of a whole."""

    name: str
    value: float
    told: str


def stacked(
    name: str, title: str, words: str, lines: Sequence[tuple[str, Sequence[Part]]], rows: Rows, caption: str = ""
) -> Chart:
    """Lines of parts that fill the whole width, told apart by shade, by hatching and by their order in the legend.

    lines  a name and its parts; all lines have the same parts
    """
    start = _NAMES if any(told for told, _parts in lines) else 4.0
    drawn: list[Markup] = [_hatches(name)]
    legend, top = _legend(name, [one.name for one in lines[0][1]]) if lines else (Markup(""), 0.0)
    for place, (told, parts) in enumerate(lines):
        y, x = top + place * 28, start
        drawn.append(label(_NAMES - 8, y + 15, cut(told, _LETTERS), "end"))
        whole = sum(one.value for one in parts) or 1.0
        for number, one in enumerate(parts):
            wide = one.value / whole * (WIDTH - 4 - start)
            drawn.append(_piece(name, number, x, y, wide))
            if wide > 7 * len(one.told) + 6:
                drawn.append(_tag(x + wide / 2, y + 15, one.told))
            x += wide
    drawn.append(legend)
    return Chart(name, title, words, top + 28 * len(lines) + 2, joined(drawn), rows, caption)


def _piece(name: str, number: int, x: float, y: float, wide: float, high: float = 21) -> Markup:
    kind = f"part{number % 6} edge"
    piece = el("rect", x=x, y=y, width=max(0.0, wide), height=high, class_=kind)
    if number % 3 == 2:
        return piece
    over = el("rect", x=x, y=y, width=max(0.0, wide), height=high, fill=f"url(#{name}-hatch{number % 3})")
    return joined([piece, over])


def _tag(x: float, y: float, told: str) -> Markup:
    """Words on a bar, on a small ground of their own so that they can be read on every shade."""
    wide = 6.6 * len(told) + 6
    ground = el("rect", x=x - wide / 2, y=y - 12, width=wide, height=16, rx=3, class_="ground")
    return joined([ground, label(x, y, told, "mid")])


def _hatches(name: str) -> Markup:
    """Two hatchings; the third kind of part has none."""
    made = []
    for number, way in enumerate(("M0 6L6 0", "M0 0L6 6")):
        line = el("path", d=way, class_="hatch")
        made.append(el("pattern", line, id=f"{name}-hatch{number}", width=6, height=6, patternUnits="userSpaceOnUse"))
    return el("defs", *made)


def _legend(name: str, parts: Sequence[str]) -> tuple[Markup, float]:
    """The parts with their shades above the bars; how high that is."""
    drawn, x, y = [], 4.0, 2.0
    for number, told in enumerate(parts):
        wide = 26 + 6.4 * len(told) + 18
        if x + wide > WIDTH and x > 4.0:
            x, y = 4.0, y + 20
        drawn += [_piece(name, number, x, y, 18, 13), label(x + 24, y + 11, told, "soft")]
        x += wide
    return joined(drawn), y + 24
