"""Worlds as dots: one for each world, or one for each of a hundred equal parts of very many."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from ..catalogue import _
from ..experiment.figures import between, figure, title, unit_of
from ..experiment.spread import Spread
from .figure import WIDTH, Chart, label
from .markup import NOTHING, Markup, el, joined
from .scale import Scale, ticks, whole_ticks

MOST_DOTS = 160
"""Worlds up to which each is a dot of its own."""
PARTS = 100
_COLUMNS, _LEFT, _RIGHT, _TOP = 46, 38.0, 38.0, 46.0
_RADIUS, _ABREAST, _HIGH = 6.5, 5, 13
"""Size of a dot; most dots side by side where there is room; height of a column from which on they are."""
_NEAR = 60.0
"""Distance of two lines below which their words would meet."""
_WHOLE = ("count", "people", "items", "ties", "records")


def counted_whole(measure: str) -> bool:
    """Whether there are no half ones of what is counted."""
    return unit_of(measure) in _WHOLE


@dataclass(frozen=True)
class Dots:
    """What is drawn: the values of one measure, and the line that is to be reached.

    better  which side of the line is wanted
    beside  values of other plans, so that all are drawn on one scale
    """

    name: str
    title: str
    measure: str
    spread: Spread
    currency: str
    target: float | None = None
    better: str = "more"
    beside: tuple[float, ...] = ()

    def chart(self) -> Chart:
        """The drawing."""
        values, each = self._values()
        places = ticks if not counted_whole(self.measure) else whole_ticks
        ends = [*values.tolist(), *self.beside, *(() if self.target is None else (self.target,))]
        marks = places(min(ends), max(ends))
        across = Scale(marks[0], marks[-1], _LEFT, WIDTH - _RIGHT)
        radius, stacks = self._stacks(values, across)
        high = max((place for _x, place, _hit in stacks), default=0) + 1
        floor = _TOP + 2 * radius * high + 12
        drawn = [
            el("circle", cx=x, cy=floor - radius - 2 * radius * place, r=radius - 0.7, class_="hit" if hit else "miss")
            for x, place, hit in stacks
        ]
        body = joined([self._bands(across, floor), *drawn, self._line(across, floor), self._axis(across, marks, floor)])
        return Chart(self.name, self.title, self._words(), floor + 66, body, self._rows(), self._caption(each))

    def _values(self) -> tuple[np.ndarray, bool]:
        """What the dots stand for, in order, and whether each is a world."""
        known = np.sort(self.spread.known)
        if known.size <= MOST_DOTS:
            return known, True
        return np.quantile(known, (np.arange(PARTS) + 0.5) / PARTS), False

    def _hit(self, value: float) -> bool:
        if self.target is None:
            return True
        return value <= self.target if self.better == "less" else value >= self.target

    def _stacks(self, values: np.ndarray, across: Scale) -> tuple[float, list[tuple[float, int, bool]]]:
        """Radius and places of the dots: (x, how many are below, whether the line is reached)."""
        steps = int(across.high - across.low) if counted_whole(self.measure) else 0
        wide = (across.end - across.start) / (steps if 0 < steps <= _COLUMNS else _COLUMNS)
        columns = [round((across.at(float(value)) - across.start) / wide) for value in values]
        tallest = max((columns.count(one) for one in columns), default=1)
        abreast = max(1, min(_ABREAST, int(0.8 * wide / (2 * _RADIUS)), -(-tallest // _HIGH)))
        radius = min(_RADIUS, wide / 2, 95.0 * abreast / tallest)
        filled = dict.fromkeys(columns, 0)
        found: list[tuple[float, int, bool]] = []
        for value, column in zip(values, columns, strict=True):
            row, place = divmod(filled[column], abreast)
            filled[column] += 1
            x = min(across.end, across.start + column * wide) + (place - (abreast - 1) / 2) * 2 * radius
            found.append((x, row, self._hit(float(value))))
        return radius, found

    def _bands(self, across: Scale, floor: float) -> Markup:
        """Nine in ten and half of the worlds as bands below the dots, the median as a line in them."""
        spread, drawn = self.spread, []
        for ends, kind in ((spread.most, "most"), (spread.half, "half")):
            start, end = across.at(ends.low), across.at(ends.high)
            drawn.append(el("rect", x=start, y=floor + 2, width=max(2.0, end - start), height=12, class_=kind))
        x = across.at(spread.median)
        told = label(x, 14, _("median {value}").format(value=self._figure(spread.median)), self._side(x, "strong"))
        line = el("line", x1=x, y1=20, x2=x, y2=floor + 14, class_="middle")
        return joined([*drawn, told, line])

    def _line(self, across: Scale, floor: float) -> Markup:
        if self.target is None:
            return NOTHING
        x, middle = across.at(self.target), across.at(self.spread.median)
        kind = self._side(x, "strong goalword")
        place = x - 5 if kind.endswith("end") else x
        if abs(x - middle) < _NEAR and kind.endswith("mid"):  # beside the line, away from the median's
            kind, place = ("strong goalword end", x - 5) if x <= middle else ("strong goalword", x + 5)
        told = label(place, 42, _("goal {value}").format(value=self._figure(self.target)), kind)
        return el("g", el("line", x1=x, y1=32, x2=x, y2=floor + 14, class_="goal"), told)

    @staticmethod
    def _side(x: float, kind: str) -> str:
        return f"{kind} end" if x > WIDTH - 90 else f"{kind} mid" if x > 90 else kind

    def _axis(self, across: Scale, marks: list[float], floor: float) -> Markup:
        base = floor + 20
        parts = [el("line", x1=across.start, y1=base, x2=across.end, y2=base, class_="axis")]
        for mark in marks[:: max(1, len(marks) // 8)]:
            x = across.at(mark)
            kind = "soft end" if x > WIDTH - 40 else "soft mid"
            parts += [
                el("line", x1=x, y1=base, x2=x, y2=base + 4, class_="axis"),
                label(x, base + 18, self._figure(mark), kind),
            ]
        parts.append(label((across.start + across.end) / 2, base + 36, title(self.measure), "soft mid"))
        return joined(parts)

    def _figure(self, value: float) -> str:
        return figure(self.measure, value, self.currency)

    def _words(self) -> str:
        spread, show = self.spread, self._between
        told = _(
            "{measure} in {worlds} worlds: median {median}, half of the worlds {half}, nine in ten {most}."
        ).format(
            measure=title(self.measure),
            worlds=int(spread.known.size),
            median=self._figure(spread.median),
            half=show(spread.half),
            most=show(spread.most),
        )
        if self.target is None:
            return told
        hits = sum(self._hit(float(one)) for one in spread.known)
        reached = _("The goal of {target} is reached in {hits} of them.")
        return f"{told} {reached.format(target=self._figure(self.target), hits=hits)}"

    def _between(self, ends: tuple[float, float]) -> str:
        from ..experiment.intervals import Interval

        return between(self.measure, Interval(*ends), self.currency)

    def _caption(self, each: bool) -> str:
        dot = _("Each dot is a world.") if each else _("Each dot is one world in a hundred.")
        full = _("Filled: the goal is reached; open: it is not.") if self.target is not None else ""
        bands = _("Band below: half of the worlds dark, nine in ten pale.")
        return " ".join(one for one in (dot, full, bands) if one)

    def _rows(self) -> list[list[str]]:
        """How many worlds lie where: at most twelve steps."""
        known = self.spread.known
        found = np.unique(known)
        show: Callable[[float], str] = self._figure
        rows = [[title(self.measure), _("worlds")]]
        if found.size <= 12:
            return rows + [[show(float(one)), str(int(np.count_nonzero(known == one)))] for one in found]
        marks = np.array(ticks(float(found[0]), float(found[-1]), 10))
        counts, _ends = np.histogram(known, marks)
        ranges = zip(marks[:-1], marks[1:], counts, strict=True)
        return rows + [[self._between((low, high)), str(int(count))] for low, high, count in ranges]
