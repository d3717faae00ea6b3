"""Small drawings as SVG: axes, curves, points and spans; on white paper, readable without colour."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from html import escape
from math import log10

WIDTH, HEIGHT = 720, 360
RIGHT, TOP, BOTTOM = 24, 56, 52
INK, SOFT, RULE = "#1b1f24", "#4d5661", "#c9d0d8"
MODEL, REAL = "#0060a0", "#a94400"
_FONT = 'font-family="DejaVu Sans, Verdana, sans-serif"'


@dataclass(frozen=True)
class Axis:
    """An axis: ends, ticks with their words, logarithmic or not."""

    name: str
    low: float
    high: float
    ticks: Sequence[tuple[float, str]]
    log: bool = False

    def part(self, value: float) -> float:
        """How far along it a value lies, 0..1."""
        if self.log:
            return (log10(value) - log10(self.low)) / (log10(self.high) - log10(self.low))
        return (value - self.low) / (self.high - self.low)


@dataclass
class Drawing:
    """A drawing that is filled bit by bit and then written."""

    title: str
    words: str
    x: Axis
    y: Axis
    left: int = 96
    _parts: list[str] = field(default_factory=list)

    def place(self, x: float, y: float) -> tuple[float, float]:
        """Where a point of the axes lies on the paper."""
        across = self.left + self.x.part(x) * (WIDTH - self.left - RIGHT)
        down = HEIGHT - BOTTOM - self.y.part(y) * (HEIGHT - TOP - BOTTOM)
        return round(across, 1), round(down, 1)

    def curve(self, points: Sequence[tuple[float, float]], ink: str = MODEL, dashed: bool = False) -> None:
        """A line through points."""
        where = " ".join(f"{x:g},{y:g}" for x, y in (self.place(*one) for one in points))
        dash = ' stroke-dasharray="6 4"' if dashed else ""
        self._parts.append(f'<polyline points="{where}" fill="none" stroke="{ink}" stroke-width="2.5"{dash}/>')

    def point(self, x: float, y: float, real: bool = False, open_: bool = False) -> None:
        """A point: a disc for the model, a diamond for what is real; open where it is from memory."""
        across, down = self.place(x, y)
        ink = REAL if real else MODEL
        fill = "#fff" if open_ else ink
        if real:
            shape = f'<path d="M{across:g} {down - 6:g}l6 6l-6 6l-6 -6z"'
        else:
            shape = f'<circle cx="{across:g}" cy="{down:g}" r="4.5"'
        self._parts.append(f'{shape} fill="{fill}" stroke="{ink}" stroke-width="1.6"/>')

    def span(
        self, low: float, high: float, y: float, real: bool = False, thick: float = 2.0, shift: float = 0.0
    ) -> None:
        """A horizontal line from low to high, `shift` pixels below its place."""
        (left, down), (right, _) = self.place(low, y), self.place(high, y)
        ink = REAL if real else MODEL
        down += shift
        self._parts.append(
            f'<line x1="{left:g}" y1="{down:g}" x2="{right:g}" y2="{down:g}" stroke="{ink}" stroke-width="{thick:g}"/>'
        )

    def mark(self, x: float, words: str) -> None:
        """A vertical line at a value that was told, with its words."""
        (across, top), (_, bottom) = self.place(x, self.y.high), self.place(x, self.y.low)
        self._parts.append(
            f'<line x1="{across:g}" y1="{top:g}" x2="{across:g}" y2="{bottom:g}" stroke="{REAL}" stroke-width="1.6"'
            f' stroke-dasharray="5 4"/>'
        )
        self.write(across + 8, bottom - 10, words, REAL)

    def write(
        self, across: float, down: float, words: str, ink: str = INK, anchor: str = "start", size: int = 12
    ) -> None:
        """Words at a place on the paper."""
        self._parts.append(
            f'<text x="{across:g}" y="{down:g}" fill="{ink}" text-anchor="{anchor}" font-size="{size}" {_FONT}>'
            f"{escape(words)}</text>"
        )

    def svg(self, key: Sequence[tuple[str, str]] = (("model", "the model"), ("real", "the real thing"))) -> str:
        """The whole file."""
        lines = [
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" role="img"'
            f' aria-labelledby="title words">',
            f'<title id="title">{escape(self.title)}</title>',
            f'<desc id="words">{escape(self.words)}</desc>',
            f'<rect width="{WIDTH}" height="{HEIGHT}" fill="#fff"/>',
            *_frame(self),
            *self._parts,
        ]
        drawn, self._parts = lines, []
        self.write(16, 20, self.title, INK, size=15)
        across = 16
        for kind, said in key:
            self._parts.append(_sign(kind, across + 6, 36))
            self.write(across + 18, 40, said, SOFT)
            across += 40 + 7 * len(said)
        return "\n".join([*drawn, *self._parts, "</svg>"]) + "\n"


def _sign(kind: str, x: float, y: float) -> str:
    if kind == "real":
        return f'<path d="M{x:g} {y - 6:g}l6 6l-6 6l-6 -6z" fill="{REAL}"/>'
    if kind == "remembered":
        return f'<path d="M{x:g} {y - 6:g}l6 6l-6 6l-6 -6z" fill="#fff" stroke="{REAL}" stroke-width="1.6"/>'
    return f'<circle cx="{x:g}" cy="{y:g}" r="4.5" fill="{MODEL}"/>'


def _frame(one: Drawing) -> list[str]:
    """Grid lines, ticks and the names of the axes."""
    bottom, top = HEIGHT - BOTTOM, TOP
    parts = []
    for value, words in one.x.ticks:
        across, _ = one.place(value, one.y.low)
        parts += [
            f'<line x1="{across:g}" y1="{top}" x2="{across:g}" y2="{bottom}" stroke="{RULE}"/>',
            f'<text x="{across:g}" y="{bottom + 18}" fill="{SOFT}" text-anchor="middle" font-size="12" {_FONT}>'
            f"{escape(words)}</text>",
        ]
    for value, words in one.y.ticks:
        _, down = one.place(one.x.low, value)
        parts += [
            f'<line x1="{one.left}" y1="{down:g}" x2="{WIDTH - RIGHT}" y2="{down:g}" stroke="{RULE}"/>',
            f'<text x="{one.left - 8}" y="{down + 4:g}" fill="{SOFT}" text-anchor="end" font-size="12" {_FONT}>'
            f"{escape(words)}</text>",
        ]
    middle = (one.left + WIDTH - RIGHT) / 2
    parts.append(
        f'<text x="{middle:g}" y="{HEIGHT - 12}" fill="{SOFT}" text-anchor="middle" font-size="12" {_FONT}>'
        f"{escape(one.x.name)}</text>"
    )
    return parts
