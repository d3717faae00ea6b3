"""The course of a measure through the run: the fan over many worlds, and the ghost below it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from ..catalogue import _
from ..clock import MINUTES_PER_DAY
from ..experiment.fan import Fan
from ..experiment.figures import figure, title
from ..metrics.measures import MEASURES
from .figure import WIDTH, Chart, label
from .markup import NOTHING, Markup, el, joined
from .scale import Scale, day_name, days, ticks, whole_ticks

_LEFT, _RIGHT, _TOP, _HIGH = 62.0, 108.0, 16.0, 220.0


@dataclass(frozen=True)
class Course:
    """What is drawn: a fan, perhaps another plan's median beside it, and the line to be reached.

    other       the fan of the same worlds without the campaign, or under another plan
    other_name  what that is called
    target      the goal, where it is about this measure
    """

    name: str
    title: str
    fan: Fan
    currency: str
    days: int
    other: Fan | None = None
    other_name: str = ""
    target: float | None = None
    deadline: int | None = None

    def chart(self) -> Chart:
        """The drawing."""
        bands = self.fan.bands
        ends = [float(bands.max()), float(bands.min()), 0.0]
        ends += [] if self.other is None else [float(self.other.median.max()), float(self.other.median.min())]
        ends += [] if self.target is None else [self.target]
        whole = MEASURES[self.fan.measure].unit in ("count", "people")
        marks = (whole_ticks if whole else ticks)(min(ends), max(ends), 4)
        marks = marks[:: max(1, -(-len(marks) // 8))] if len(marks) > 8 else marks
        up = Scale(min(marks[0], min(ends)), max(marks[-1], max(ends)), _TOP + _HIGH, _TOP)
        across = Scale(0, self.days * MINUTES_PER_DAY, _LEFT, WIDTH - _RIGHT)
        body = joined(
            [
                days(across, _TOP, _TOP + _HIGH, self.days),
                self._axis(up, marks, across),
                self._fan(across, up),
                self._ghost(across, up),
                self._goal(across, up),
                self._ends(up, across),
            ]
        )
        return Chart(self.name, self.title, self._words(), _TOP + _HIGH + 30, body, self._rows(), self._caption())

    def _axis(self, up: Scale, marks: Sequence[float], across: Scale) -> Markup:
        parts = []
        for mark in marks:
            y = up.at(mark)
            parts += [
                el("line", x1=across.start, y1=y, x2=across.end, y2=y, class_="axis" if mark == 0 else "grid"),
                label(across.start - 6, y + 4, self._figure(mark), "soft end"),
            ]
        return joined(parts)

    def _fan(self, across: Scale, up: Scale) -> Markup:
        low, quarter, median, three, high = self.fan.bands
        return joined(
            [
                el("polygon", points=self._between(low, high, across, up), class_="most"),
                el("polygon", points=self._between(quarter, three, across, up), class_="half"),
                el("polyline", points=self._points(median, across, up), class_="middle"),
            ]
        )

    def _ghost(self, across: Scale, up: Scale) -> Markup:
        if self.other is None or not self.other.hours:
            return NOTHING
        return el("polyline", points=self._points(self.other.median, across, up), class_="ghostline")

    def _goal(self, across: Scale, up: Scale) -> Markup:
        if self.target is None:
            return NOTHING
        y = up.at(self.target)
        end = across.end if self.deadline is None else across.at(self.deadline)
        return el(
            "g",
            el("line", x1=across.start, y1=y, x2=end, y2=y, class_="goal"),
            label(
                across.start + 6, y - 5, _("goal {value}").format(value=self._figure(self.target)), "strong goalword"
            ),
        )

    def _ends(self, up: Scale, across: Scale) -> Markup:
        """What the lines come to, beside them, one below the other where they would meet."""
        x, wanted = across.end + 7, [(_("median"), float(self.fan.median[-1]), "strong")]
        if self.other is not None and self.other.hours:
            wanted.append((self.other_name, float(self.other.median[-1]), "soft"))
        places = [up.at(value) + 4 for _name, value, _kind in wanted]
        if len(places) > 1 and abs(places[1] - places[0]) < 30:
            places[1] = places[0] + (30 if places[1] >= places[0] else -30)
            over = max(places) + 14 - (_TOP + _HIGH)
            places = [one - max(0.0, over) for one in places]
        parts = []
        for (name, value, kind), y in zip(wanted, places, strict=True):
            parts += [label(x, y, self._figure(value), kind), label(x, y + 13, name, "soft")]
        return joined(parts)

    def _between(self, low: np.ndarray, high: np.ndarray, across: Scale, up: Scale) -> Markup:
        return Markup(f"{self._points(low, across, up)} {self._points(high, across, up, True)}")

    def _points(self, values: np.ndarray, across: Scale, up: Scale, back: bool = False) -> Markup:
        """Places of the values at the ends of the hours, beginning with nothing at minute 0."""
        found = [f"{across.at(60.0 * (hour + 1)):.1f},{up.at(float(value)):.1f}" for hour, value in enumerate(values)]
        found.insert(0, f"{across.start:.1f},{up.at(0.0 if up.low <= 0.0 else up.low):.1f}")
        return Markup(" ".join(reversed(found) if back else found))

    def _figure(self, value: float) -> str:
        return figure(self.fan.measure, value, self.currency)

    def _words(self) -> str:
        low, _quarter, median, _three, high = (float(band[-1]) for band in self.fan.bands)
        told = _(
            "{measure} through the run in {worlds} worlds: at the end {median} in the middle, {low} to {high} in "
            "nine worlds of ten."
        )
        words = told.format(
            measure=title(self.fan.measure),
            worlds=self.fan.worlds,
            median=self._figure(median),
            low=self._figure(low),
            high=self._figure(high),
        )
        if self.other is None or not self.other.hours:
            return words
        beside = _("{name}: {value} in the middle.")
        return f"{words} {beside.format(name=self.other_name, value=self._figure(float(self.other.median[-1])))}"

    def _caption(self) -> str:
        told = _("Line: the median world. Dark: half of the worlds; pale: nine in ten.")
        dotted = _("Dotted: {name}.").format(name=self.other_name) if self.other is not None else ""
        return f"{told} {dotted}".strip()

    def _rows(self) -> list[list[str]]:
        """The bands at the end of each day."""
        rows = [[_("end of"), _("5 %"), _("25 %"), _("median"), _("75 %"), _("95 %")]]
        rows[0] += [self.other_name] if self.other is not None else []
        for day in range(self.days):
            hour = min(self.fan.hours, 24 * (day + 1)) - 1
            row = [day_name(day * MINUTES_PER_DAY), *(self._figure(float(band[hour])) for band in self.fan.bands)]
            if self.other is not None:
                row.append(self._figure(float(self.other.median[hour])) if hour < self.other.hours else "")
            rows.append(row)
        return rows
