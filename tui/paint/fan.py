"""The fan of worlds: where nine in ten run, where every other one, and the middle; another plan's middle beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from simulator.catalogue import _

from ..words import day_name
from .lane import column_of
from .line import NONE, Block, Line, Span, clip, fit, width
from .look import Look, blend
from .raster import Raster, half_blocks

if TYPE_CHECKING:
    from simulator.experiment.fan import Fan

DAY = 24
ASCII_SIGNS = " .:="


def top_of(*fans: Fan | None) -> float:
    """The highest value of some fans; 1 when there is none."""
    tops = [float(one.bands.max()) for one in fans if one is not None and one.hours]
    return max([0.0, *tops]) or 1.0


def fan(now: Fan, before: Fan | None, top: float, label: str, room: int, rows: int, look: Look) -> Block:
    """The fan in `rows` rows, the days below it; `label` says what the upper end stands for."""
    high = max(1, rows - 2)
    bands = _columns(now.bands, room)
    other = None if before is None or not before.hours else _columns(before.bands, room)[2]
    if look.letters or look.glyphs.ascii:
        body = _signs(bands, other, top, high, look).lines()
    else:
        body = half_blocks(_pixels(bands, other, top, 2 * high, look)).lines()
    days = _days(now.hours, room, look)
    head: Line = (Span(clip(label, room), look.palette.muted),)
    return [fit(line, room) for line in (head, *body, days)]


def key(before: bool, room: int, look: Look) -> Line:
    """What the shades mean."""
    palette, square = look.palette, look.glyphs.swatch
    outer, inner, middle, old = _inks(look)
    if look.letters or look.glyphs.ascii:
        parts = [(".", palette.muted, _("9 worlds in 10")), (":", palette.text, _("every other")),
                 ("=", palette.accent, _("the middle"))]  # fmt: skip
        last = ("-", palette.warn, _("plan A's middle"))
    else:
        parts = [(square, outer, _("9 worlds in 10")), (square, inner, _("every other")),
                 (square, middle, _("the middle"))]  # fmt: skip
        last = (square, old, _("plan A's middle"))
    spans: list[Span] = []
    shades = [*parts, *([last] if before else [])]
    if sum(width(text) + 3 for _sign, _ink, text in shades) > room:
        short = (_("9 in 10"), _("half"), _("middle"), _("plan A"))
        shades = [(sign, ink, text) for (sign, ink, _long), text in zip(shades, short, strict=False)]
    for sign, ink, text in shades:
        if sum(width(one.text) for one in spans) + width(text) + 3 <= room:
            spans += [Span(f"{sign} ", ink), Span(f"{text} ", palette.muted)]
    return fit(spans, room)


def _inks(look: Look) -> tuple[int, int, int, int]:
    palette = look.palette
    return (blend(palette.accent, palette.background, 0.3), blend(palette.accent, palette.background, 0.6),
            palette.text, palette.warn)  # fmt: skip


def _columns(bands: NDArray[np.float64], columns: int) -> NDArray[np.float64]:
    """The bands (5, hours) at the right end of each column (5, columns)."""
    hours = bands.shape[1]
    if not hours:
        return np.zeros((bands.shape[0], columns))
    at = np.minimum(np.arange(1, columns + 1) * hours // columns, hours) - 1
    return np.asarray(bands[:, np.maximum(at, 0)])


def _places(
    bands: NDArray[np.float64], top: float, high: int
) -> tuple[NDArray[np.bool_], NDArray[np.bool_], NDArray[np.bool_]]:
    """Which cells (high, columns) lie in the outer band, the inner band and on the middle."""
    row = np.rint((high - 1) * (1 - np.clip(bands / top, 0, 1)))
    place = np.arange(high)[:, None]
    low, under, middle, above, most = row
    return (place <= low) & (place >= most), (place <= under) & (place >= above), place == middle


def _pixels(
    bands: NDArray[np.float64], other: NDArray[np.float64] | None, top: float, high: int, look: Look
) -> NDArray[np.int64]:
    """Colours of half blocks (high, columns)."""
    outer, inner, middle, old = _inks(look)
    most, half, line = _places(bands, top, high)
    pixels = np.full(most.shape, NONE, np.int64)
    pixels[most], pixels[half] = outer, inner
    if other is not None:
        pixels[_places(np.tile(other, (5, 1)), top, high)[2]] = old
    pixels[line] = middle
    return pixels


def _signs(bands: NDArray[np.float64], other: NDArray[np.float64] | None, top: float, high: int, look: Look) -> Raster:
    """The same in letters, for terminals without colour."""
    most, half, line = _places(bands, top, high)
    raster = Raster(bands.shape[1], high)
    raster.code[most], raster.code[half] = ord(ASCII_SIGNS[1]), ord(ASCII_SIGNS[2])
    raster.fg[most], raster.fg[half] = look.palette.muted, look.palette.text
    if other is not None:
        old = _places(np.tile(other, (5, 1)), top, high)[2]
        raster.code[old], raster.fg[old] = ord("-"), look.palette.warn
    raster.code[line], raster.fg[line] = ord(ASCII_SIGNS[3]), look.palette.accent
    return raster


def _days(hours: int, room: int, look: Look) -> Line:
    """The names of the days below the columns where they begin."""
    row, free = [" "] * room, 0
    for day in range(-(-hours // DAY)):
        begin, name = column_of(day * DAY, hours, room), day_name(day)
        if begin >= free and begin + len(name) <= room and name.isprintable():
            row[begin : begin + len(name)] = name
            free = begin + len(name) + 1
    return (Span("".join(row), look.palette.muted),)
