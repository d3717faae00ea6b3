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
from .line import NONE, Block, Line, Span, clip, width
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
SMALLEST_NAMED = 2.5
"""Radius in pixels of a disc that keeps its name even where the name covers it."""
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
    labels(raster, crowd, scene, reached(crowd, at_least), look)
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


def labels(raster: Raster, crowd: Crowd, scene: Scene, shares: list[float], look: Look) -> None:
    """Write each community's name, and how much of it was reached, near its disc and over nobody if possible."""
    free = _free_cells(raster, crowd, look)
    for community in np.argsort(-crowd.discs.radius, kind="stable").tolist():
        mark = look.glyphs.pointer if community == scene.selected else ""
        name = mark + clip(scene.names[community], raster.columns - 1)
        percent = f"{100 * shares[community]:.0f} %"
        place = _label_place(free, crowd, community, [f"{name} {percent}", name, *_shorter(name)])
        if place is None:
            continue
        x, y, text = place
        free[y, max(0, x - 1) : x + width(text) + 1] = False
        _write(raster, x, y, text, percent, community == scene.selected, look)


def _free_cells(raster: Raster, crowd: Crowd, look: Look) -> NDArray[np.bool_]:
    """(rows, columns) cells in which nobody stands."""
    taken = crowd.owner >= 0
    if look.letters:
        return ~taken
    if crowd.rows % 2:
        taken = np.vstack([taken, np.zeros((1, crowd.columns), dtype=bool)])
    return np.asarray(~(taken[0::2] | taken[1::2]))


def _shorter(name: str) -> list[str]:
    return [clip(name, room) for room in (12, 9, 6) if width(name) > room]


def _label_place(
    free: NDArray[np.bool_], crowd: Crowd, community: int, texts: list[str]
) -> tuple[int, int, str] | None:
    """Column, row and text of a label: above the disc, below it, one further off; else across a large disc."""
    discs, high = crowd.discs, 2
    middle, radius = float(discs.x[community]), float(discs.radius[community])
    top = int((discs.y[community] - radius + 0.5) // high)
    bottom = int((discs.y[community] + radius - 0.5) // high)
    centre = min(max(0, int(discs.y[community] // high)), len(free) - 1)
    for text in texts:
        room = width(text)
        for row in (top - 1, top, bottom + 1, bottom, top - 2, bottom + 2):
            if 0 <= row < len(free):
                x = _in_free_run(free[row], middle, radius, room)
                if x is not None:
                    return x, row, text
        for x in (int(middle + radius) + 2, int(middle - radius) - room - 1):
            if x >= 0 and x + room <= free.shape[1] and free[centre, max(0, x - 1) : x + room + 1].all():
                return x, centre, text
    if radius < SMALLEST_NAMED:
        return None
    text = clip(texts[1], max(3, int(2 * radius)))
    x = min(max(0, round(middle - width(text) / 2)), free.shape[1] - width(text))
    return x, centre, text


def _in_free_run(row: NDArray[np.bool_], middle: float, radius: float, room: int) -> int | None:
    """Where `room` free cells lie nearest to the middle of a disc, and still over or under it; None if nowhere."""
    if room > len(row):
        return None
    held = np.concatenate(([0], np.cumsum(row)))
    starts = np.flatnonzero(held[room:] - held[:-room] == room)
    if not len(starts):
        return None
    off = np.abs(starts + room / 2 - middle)
    best = int(np.argmin(off))
    # a wall that is near may push a long name aside, nothing else may push it far
    pushed = max(0.0, room / 2 - min(middle, len(row) - middle))
    return int(starts[best]) if off[best] <= max(2.0, 0.55 * radius) + pushed else None


def _write(raster: Raster, x: int, y: int, text: str, percent: str, selected: bool, look: Look) -> None:
    """Put a label into the raster; wide letters take two cells, the second of which holds nothing."""
    column = x
    strong = text.removesuffix(percent)
    for place, letter in enumerate(text):
        ink = look.palette.text if place < len(strong) else look.palette.muted
        back = look.palette.selected if selected else NONE
        wide = width(letter)
        if wide == 0:
            continue
        raster.code[y, column], raster.fg[y, column], raster.bg[y, column] = ord(letter), ink, back
        if wide == 2:
            raster.code[y, column + 1], raster.fg[y, column + 1], raster.bg[y, column + 1] = 0, ink, back
        column += wide


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
