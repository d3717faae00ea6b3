"""Drawings for a notebook, as SVG: a fan over the run, and estimates with their intervals."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from html import escape
from math import isfinite

from ..catalogue import _
from ..text import shown
from .fan import Fan
from .figures import title

BLUE, ORANGE = "#0072B2", "#D55E00"
MOST_BARS = 20
"""Estimates in one drawing; the table has the others."""
_WIDTH, _HEIGHT, _MARGIN = 560, 180, 28
_ROW, _NAMES = 20, 200


@dataclass(frozen=True, slots=True)
class Estimate:
    """A mean with the ends of its 95 % interval (nan where there is none), under a name."""

    name: str
    mean: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Whiskers:
    """Estimates below each other on one scale: a dot with a line from end to end, and where nothing is."""

    heading: str
    estimates: tuple[Estimate, ...]


Drawing = Fan | Whiskers


def svg(drawing: Drawing) -> str:
    """The drawing; "" where there is nothing to see."""
    return _fan(drawing) if isinstance(drawing, Fan) else _whiskers(drawing)


def _fan(fan: Fan) -> str:
    """Nine worlds in ten light, half of them darker, the middle as a line."""
    if not fan.hours:
        return ""
    top, bottom = max(float(fan.bands.max()), 0.0), min(float(fan.bands.min()), 0.0)
    span = top - bottom or 1.0
    across, up = _WIDTH - 2 * _MARGIN, _HEIGHT - 2 * _MARGIN

    def points(values: Sequence[float]) -> list[str]:
        steps = max(1, fan.hours - 1)
        return [
            f"{_MARGIN + across * hour / steps:.1f},{_MARGIN + up * (top - float(value)) / span:.1f}"
            for hour, value in enumerate(values)
        ]

    low, under, middle, over, high = (points(band.tolist()) for band in fan.bands)
    colour = BLUE if bottom >= 0.0 else ORANGE
    areas = "".join(
        f'<polygon points="{" ".join([*above, *reversed(below)])}" fill="{colour}" fill-opacity="{opacity}"/>'
        for below, above, opacity in ((low, high, 0.18), (under, over, 0.35))
    )
    line = f'<polyline points="{" ".join(middle)}" fill="none" stroke="{colour}" stroke-width="2"/>'
    told = _("{measure}: median, half of {count} worlds, nine in ten")
    labels = "".join(
        _text(2, _MARGIN + up * (top - value) / span + 4, f"{value:,.0f}")
        for value in dict.fromkeys((top, bottom, 0.0))
    )
    days = "".join(
        _text(_MARGIN + across * day * 24 / fan.hours, _HEIGHT - 8, str(day + 1)) for day in range(-(-fan.hours // 24))
    )
    head = _text(_MARGIN, 14, told.format(measure=title(fan.measure), count=fan.worlds), 12)
    return _page(_HEIGHT, head, areas, line, labels, days)


def _whiskers(drawing: Whiskers) -> str:
    rows = [one for one in drawing.estimates if isfinite(one.mean)][:MOST_BARS]
    if not rows:
        return ""
    ends = [end for one in rows for end in (one.mean, one.low, one.high) if isfinite(end)]
    bottom, top = min(0.0, *ends), max(0.0, *ends)
    across = _WIDTH - _NAMES - _MARGIN
    height = 2 * _MARGIN + _ROW * len(rows)

    def place(value: float) -> float:
        return _NAMES + across * (value - bottom) / ((top - bottom) or 1.0)

    zero = f'<path d="M{place(0.0):.1f} {_MARGIN - 4}V{height - _MARGIN}" stroke="#888" stroke-dasharray="2 3"/>'
    marks = "".join(_whisker(one, _MARGIN + _ROW * at + 10, place) for at, one in enumerate(rows))
    scale = "".join(_text(place(one) - 8, height - 8, f"{one:,.4g}") for one in dict.fromkeys((bottom, 0.0, top)))
    return _page(height, _text(2, 14, drawing.heading, 12), zero, marks, scale)


def _whisker(one: Estimate, y: float, place: Callable[[float], float]) -> str:
    colour = BLUE if one.mean >= 0.0 else ORANGE
    line = ""
    if isfinite(one.low) and isfinite(one.high):
        line = f'<path d="M{place(one.low):.1f} {y}H{place(one.high):.1f}" stroke="{colour}" stroke-width="2"/>'
    dot = f'<circle cx="{place(one.mean):.1f}" cy="{y}" r="4" fill="{colour}"/>'
    return _text(2, y + 4, shown(one.name, 34), 11) + line + dot


def _text(x: float, y: float, words: str, size: int = 10) -> str:
    return f'<text x="{x:.1f}" y="{y:.1f}" font-size="{size}">{escape(words)}</text>'


def _page(height: int, *parts: str) -> str:
    size = f'width="{_WIDTH}" height="{height}" viewBox="0 0 {_WIDTH} {height}"'
    return f'<svg xmlns="http://www.w3.org/2000/svg" role="img" {size}>{"".join(parts)}</svg>'
