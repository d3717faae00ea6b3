"""The society: every person a point of light in the disc of their community, shares as flashes, bridges as arcs.

One spot shows one person's highest rung. Where n people share a spot it shows them in proportion: it turns to a
rung when as large a part of them stands there as a fixed threshold of the spot asks for, so that a third of the
spots is lit when a third of the people is. Deeds that cost something (signed and up) are rare, and are drawn up to
four times larger than life, lest nobody sees them.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from .arcs import Arc, arc_points
from .crowd import Crowd
from .labels import arranged
from .line import NONE, Block, Line, Span, width
from .look import HOSTILE_LETTER, RUNG_LETTERS, SHARING_LETTER, Look
from .raster import Ints, Raster, blend_many, half_blocks

if TYPE_CHECKING:
    from simulator.snapshot import Flashes

RUNGS = 9
COSTLY = 5
"""The first rung that costs more than a click."""
LARGER_THAN_LIFE = 4.0
SHARING = RUNGS
"""In letters: the state of somebody who shares at this moment."""
FRESH = 0.4
"""Light from which on a share is called fresh in letters."""
MOST_ARCS = 18
LINGER = 60
"""Minutes for which a share stays visible at most: the snapshot tells of no older ones."""


@dataclass(frozen=True, eq=False)
class Scene:
    """What is drawn: the people's state, the light, and what is selected."""

    rung: NDArray[np.uint8]
    hostile: NDArray[np.bool_]
    flashes: Flashes
    minute: int
    community_of: NDArray[np.int16]
    names: tuple[str, ...]
    selected: int = -1
    """Community whose disc is selected; -1 for none."""
    linger: int = LINGER
    """Minutes of the week for which a share stays visible."""


def tally(crowd: Crowd, rung: NDArray[np.uint8]) -> Ints:
    """(spots, rungs) people of each spot who stand on a rung or above it."""
    cells = crowd.spot_of.astype(np.int64) * RUNGS + rung
    counts = np.bincount(cells, minlength=len(crowd.x) * RUNGS).reshape(-1, RUNGS)
    return np.asarray(np.cumsum(counts[:, ::-1], axis=1)[:, ::-1])


def thresholds(spots: int) -> NDArray[np.float64]:
    """(spots,) each spot's own fixed number in (0, 1), evenly spread over any run of neighbours."""
    return np.asarray((np.arange(spots) * 0.6180339887498949 + 0.35) % 1.0)


def shown_rung(crowd: Crowd, at_least: Ints) -> Ints:
    """(spots,) the rung that each spot shows; it never falls while people only climb."""
    own = thresholds(len(crowd.x))
    shown = np.zeros(len(crowd.x), dtype=np.int64)
    for rung in range(1, RUNGS):
        ask = own * crowd.crowd if rung < COSTLY else own * crowd.crowd / LARGER_THAN_LIFE
        shown[at_least[:, rung] > ask] = rung
    return shown


def shown_hostile(crowd: Crowd, hostile: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """(spots,) whether a spot shows hostility, in proportion like the rungs."""
    own = thresholds(len(crowd.x))[::-1]
    against = np.bincount(crowd.spot_of[hostile], minlength=len(crowd.x))
    return np.asarray(against > own * crowd.crowd)


def reached(crowd: Crowd, at_least: Ints) -> list[float]:
    """Share of each community that was reached, 0..1."""
    begin = crowd.first_spot
    seen = np.add.reduceat(at_least[:, 1], begin[:-1])
    people = np.add.reduceat(crowd.crowd, begin[:-1])
    return [float(part) for part in seen / people]


def paint(crowd: Crowd, scene: Scene, look: Look) -> Block:
    """The whole field, labels included, as lines of `crowd.columns` cells."""
    at_least = tally(crowd, scene.rung)
    state = shown_rung(crowd, at_least)
    hostile = shown_hostile(crowd, scene.hostile)
    colours = np.asarray(look.palette.rungs, dtype=np.int64)[state]
    colours[hostile] = look.palette.hostile
    light = _light(crowd, scene)
    lit = np.flatnonzero(light)
    colours[lit] = blend_many(look.palette.spark, colours[lit], light[lit])
    if look.letters:
        colours[(state == 0) & ~hostile & (light == 0)] = look.palette.muted
        raster = _letters(crowd, scene, np.where(light > FRESH, SHARING, state), hostile, colours, look)
    else:
        raster = half_blocks(_pixels(crowd, scene, colours, look))
    label(raster, crowd, scene, reached(crowd, at_least), look)
    return raster.lines()


def freshness(scene: Scene) -> NDArray[np.float64]:
    """(flashes,) 1 for a share of this minute, 0 for one that has faded away."""
    age = scene.minute - scene.flashes.minute.astype(np.float64)
    return np.asarray(np.clip(1.0 - age / max(1, scene.linger), 0.0, 1.0))


def _light(crowd: Crowd, scene: Scene) -> NDArray[np.float64]:
    """(spots,) how brightly a share that was just made shines, 0..1."""
    fresh = freshness(scene)
    light = np.zeros(len(crowd.x))
    np.maximum.at(light, crowd.spot_of[scene.flashes.person[fresh > 0]], fresh[fresh > 0] ** 1.5)
    return light


def _pixels(crowd: Crowd, scene: Scene, colours: Ints, look: Look) -> Ints:
    """(rows, columns) the field in pixels, arcs of light included; an even number of rows."""
    rows = crowd.rows + crowd.rows % 2
    pixels = np.full((rows, crowd.columns), NONE, dtype=np.int64)
    owner = crowd.owner
    pixels[: crowd.rows] = np.where(owner >= 0, colours[owner], NONE)
    if crowd.side > 2:
        _part(crowd, pixels)
    for arc in bridges(crowd, scene):
        x, y, light = arc_points(arc)
        inside = (x >= 0) & (x < crowd.columns) & (y >= 0) & (y < crowd.rows)
        x, y, light = x[inside], y[inside], light[inside]
        below = pixels[y, x]
        below = np.where(below == NONE, look.palette.background, below)
        pixels[y, x] = blend_many(look.palette.spark, below, light)
    return pixels


def _part(crowd: Crowd, pixels: Ints) -> None:
    """Leave a dark seam between large squares, so that each person stands apart."""
    pixels[crowd.y + crowd.side - 1, :] = np.where(
        crowd.owner[crowd.y + crowd.side - 1, :] >= 0, NONE, pixels[crowd.y + crowd.side - 1, :]
    )
    for down in range(crowd.side):
        pixels[crowd.y + down, crowd.x + crowd.side - 1] = NONE


def bridges(crowd: Crowd, scene: Scene) -> list[Arc]:
    """The newest shares that crossed from one community to another, as arcs."""
    flashes, fresh = scene.flashes, freshness(scene)
    source = flashes.from_person
    crosses = (source >= 0) & (fresh > 0)
    crosses &= scene.community_of[flashes.person] != scene.community_of[np.maximum(source, 0)]
    arcs = []
    for flash in np.flatnonzero(crosses)[-MOST_ARCS:].tolist():
        begin, end = crowd.spot_of[source[flash]], crowd.spot_of[flashes.person[flash]]
        half = crowd.side // 2
        x0, y0, x1, y1 = (int(value) + half for value in (crowd.x[begin], crowd.y[begin], crowd.x[end], crowd.y[end]))
        arcs.append(Arc(x0, y0, x1, y1, 1.0 - float(fresh[flash])))
    return arcs


def _letters(crowd: Crowd, scene: Scene, state: Ints, hostile: NDArray[np.bool_], colours: Ints, look: Look) -> Raster:
    """The field with a letter for each spot, for eyes and terminals without colour; light is an asterisk."""
    raster = Raster(crowd.columns, crowd.rows)
    for arc in bridges(crowd, scene):
        x, y, _light_there = arc_points(arc)
        inside = (x >= 0) & (x < crowd.columns) & (y >= 0) & (y < crowd.rows)
        raster.code[y[inside], x[inside]], raster.fg[y[inside], x[inside]] = ord("~"), look.palette.spark
    alphabet = np.asarray([ord(letter) for letter in RUNG_LETTERS + SHARING_LETTER], dtype=np.int64)
    letters = np.where(hostile & (state != SHARING), ord(HOSTILE_LETTER), alphabet[state])
    raster.code[crowd.y, crowd.x] = letters
    raster.fg[crowd.y, crowd.x] = colours
    return raster


def label(raster: Raster, crowd: Crowd, scene: Scene, shares: list[float], look: Look) -> None:
    """Write each community's name, and how much of it was reached, where its label stands."""
    for community, slot in enumerate(arranged(crowd, scene.names)):
        if slot is None:
            continue
        chosen = community == scene.selected
        pieces = [(look.glyphs.pointer if chosen else " ", look.palette.accent), (slot.name, look.palette.text)]
        if slot.percent:
            whole = round(100 * shares[community])
            pieces.append((f" {whole} %" if whole < 100 else " 100%", look.palette.muted))
        column = slot.x
        for text, ink in pieces:
            column = _write(raster, column, slot.y, text, ink, look.palette.selected if chosen else NONE)


def _write(raster: Raster, column: int, row: int, text: str, ink: int, back: int) -> int:
    """Put a text into the raster and return the column after it.

    A wide letter takes two cells, the second of which holds nothing.
    """
    for letter in text:
        wide = width(letter)
        if wide == 0 or column + wide > raster.columns:
            continue
        raster.code[row, column], raster.fg[row, column], raster.bg[row, column] = ord(letter), ink, back
        if wide == 2:
            raster.code[row, column + 1], raster.fg[row, column + 1], raster.bg[row, column + 1] = 0, ink, back
        column += wide
    return column


def legend(crowd: Crowd, words: tuple[str, ...], more: tuple[str, str], each: str, room: int, look: Look) -> Line:
    """Swatch (or letter) and word for each state, as many whole ones as fit; `each` says what a pixel is.

    words   names of the rungs 0..8
    more    words for somebody hostile, and for somebody who shares at this moment
    """
    palette, sign = look.palette, look.glyphs.swatch
    keys = [(RUNG_LETTERS[rung] if look.letters else sign, palette.rungs[rung], words[rung]) for rung in range(RUNGS)]
    keys.append((HOSTILE_LETTER if look.letters else sign, palette.hostile, more[0]))
    keys.append((SHARING_LETTER if look.letters else sign, palette.spark, more[1]))
    left = room - width(each) - 1
    kept: set[int] = set()
    for key in (1, 4, 9, 5, 6, 10, 2, 3, 7, 8, 0):
        if width(keys[key][2]) + 3 <= left:
            kept.add(key)
            left -= width(keys[key][2]) + 3
    spans: list[Span] = []
    for key in sorted(kept):
        mark, ink, word = keys[key]
        spans += [Span(f"{mark} ", ink), Span(f"{word} ", palette.muted)]
    return (*spans, Span(" " * max(0, left + 1)), Span(each, palette.muted))
