"""A claim of a row: how a measure must differ between two arms that are played with the same people and dice.

Every claim judges a table of values (arms, worlds).  The sizes are floors, not findings.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

Table = NDArray[np.float64]

RIGHT_WAY = 0.9
"""Part of the worlds in which a paired difference must have the right sign: 18 of 20."""

STANDARD_ERRORS = 3.0
"""Standard errors that a pooled change must lie from zero."""

FROM_NONE = 20
"""Where the first arm has none: this many pooled in the second, or more than none in 18 of 20 worlds."""

Unit = Literal["%", "points", "times"]


@dataclass(frozen=True)
class Verdict:
    """Whether a claim holds, and the numbers in a sentence."""

    holds: bool
    words: str


@dataclass(frozen=True)
class Changes:
    """`measure` goes up (+1) or down (-1) from one arm to another, by at least `size`.

    unit    "%": relative to the first arm; "points": hundredths; "times": plain units of the measure
    pooled  the sums over the worlds are compared, for rare things
    """

    measure: str
    sign: int
    size: float
    unit: Unit = "%"
    arms: tuple[int, int] = (0, 1)
    pooled: bool = False

    def judge(self, values: Table) -> Verdict:
        """Read the claim off the values (arms, worlds) of the measure."""
        first, second = values[self.arms[0]], values[self.arms[1]]
        difference = self.sign * (second - first)
        change = self._change(first, difference)
        words = f"{self.measure}: {np.nanmean(first):.4g} to {np.nanmean(second):.4g}"
        if np.isnan(difference).any():
            return Verdict(False, words + ", not there in every world")
        if not first.any() and self.sign > 0:
            enough = second.sum() >= FROM_NONE or np.mean(second > 0) >= RIGHT_WAY
            return Verdict(bool(enough), words + f", from none to {second.sum():g} pooled")
        if self.pooled:
            error = difference.std(ddof=1) / np.sqrt(difference.size)
            clear = difference.mean() > STANDARD_ERRORS * error
            return Verdict(bool(clear and change >= self.size), words + f", pooled change {change:.3g} {self.unit}")
        right = np.mean(difference > 0)
        return Verdict(
            bool(right >= RIGHT_WAY and change >= self.size),
            words + f", right way in {right:.0%} of worlds, change {change:.3g} {self.unit}",
        )

    def _change(self, first: NDArray[np.float64], difference: NDArray[np.float64]) -> float:
        mean = float(difference.mean())
        if self.unit == "times":
            return mean
        if self.unit == "points":
            return 100.0 * mean
        base = abs(float(first.mean()))
        return 100.0 * mean / base if base else float("inf") if mean > 0 else 0.0


@dataclass(frozen=True)
class Steps:
    """`measure` moves the same way at each step of a sweep, and by at least `size` from the first arm to the last."""

    measure: str
    sign: int
    size: float
    unit: Unit = "%"
    arms: tuple[int, ...] = (0, 1, 2)
    pooled: bool = False

    def judge(self, values: Table) -> Verdict:
        """Means at every step, and the paired change over all."""
        means = values[list(self.arms)].mean(axis=1)
        climbing = bool((self.sign * np.diff(means) > 0).all())
        whole = Changes(self.measure, self.sign, self.size, self.unit, (self.arms[0], self.arms[-1]), self.pooled)
        verdict = whole.judge(values)
        steps = " ".join(f"{mean:.4g}" for mean in means)
        return Verdict(climbing and verdict.holds, f"{verdict.words}; steps {steps}")


@dataclass(frozen=True)
class Unchanged:
    """`measure` changes by no more than `most` % in the mean; with `most` 0 by nothing in any world."""

    measure: str
    most: float
    arms: tuple[int, int] = (0, 1)

    def judge(self, values: Table) -> Verdict:
        """Mean change against the bound."""
        first, second = values[self.arms[0]], values[self.arms[1]]
        if not self.most:
            same = bool(np.array_equal(first, second, equal_nan=True))
            return Verdict(same, f"{self.measure}: {'the same' if same else 'not the same'} in every world")
        base = abs(float(np.nanmean(first)))
        change = 100.0 * abs(float(np.nanmean(second - first))) / base if base else 0.0
        return Verdict(change <= self.most, f"{self.measure}: changes by {change:.3g} % (at most {self.most:g})")


@dataclass(frozen=True)
class NotAgainst:
    """`measure` goes the other way (-sign) in at most 2 of 20 worlds: "no higher" is sign -1."""

    measure: str
    sign: int
    arms: tuple[int, int] = (0, 1)

    def judge(self, values: Table) -> Verdict:
        """Worlds that go the other way."""
        wrong = float(np.mean(self.sign * (values[self.arms[1]] - values[self.arms[0]]) < 0))
        return Verdict(wrong <= 1 - RIGHT_WAY + 1e-9, f"{self.measure}: the other way in {wrong:.0%} of worlds")


@dataclass(frozen=True)
class Leads:
    """The mean of `measure` in one arm is at least `ahead` % above that of the next best arm."""

    measure: str
    arm: int
    ahead: float

    def judge(self, values: Table) -> Verdict:
        """Means of all arms."""
        means = values.mean(axis=1)
        next_best = float(np.delete(means, self.arm).max())
        lead = 100.0 * (float(means[self.arm]) / next_best - 1.0) if next_best else float("inf")
        holds = float(means[self.arm]) > 0 and lead >= self.ahead
        return Verdict(holds, f"{self.measure}: arm {self.arm} is {lead:.3g} % ahead")


@dataclass(frozen=True)
class Interior:
    """The middle arm beats both ends by at least `size` %."""

    measure: str
    size: float
    arms: tuple[int, int, int] = (0, 1, 2)
    pooled: bool = False

    def judge(self, values: Table) -> Verdict:
        """Both paired comparisons."""
        low, middle, high = self.arms
        both = [
            Changes(self.measure, 1, self.size, "%", (end, middle), self.pooled).judge(values) for end in (low, high)
        ]
        return Verdict(all(one.holds for one in both), "; ".join(one.words for one in both))


@dataclass(frozen=True)
class GainRatio:
    """The gain of `measure` between one pair of arms against its gain between another pair.

    at_most   the second pair's gain is at most this part of the first's (None: no such bound)
    at_least  ... at least this multiple of the first's
    """

    measure: str
    first: tuple[int, int]
    second: tuple[int, int]
    at_most: float | None = None
    at_least: float | None = None

    def judge(self, values: Table) -> Verdict:
        """Ratio of mean gains."""
        gains = [float((values[b] - values[a]).mean()) for a, b in (self.first, self.second)]
        words = f"{self.measure}: gains {gains[0]:.4g} and {gains[1]:.4g}"
        if gains[0] == 0:
            return Verdict(False, words)
        ratio = gains[1] / gains[0]
        holds = (self.at_most is None or ratio <= self.at_most) and (self.at_least is None or ratio >= self.at_least)
        return Verdict(holds, words + f", ratio {ratio:.3g}")


@dataclass(frozen=True)
class MoreWorlds:
    """In at least `more` more worlds does `measure` reach `level` in the second arm than in the first."""

    measure: str
    level: float
    more: int
    arms: tuple[int, int] = (0, 1)

    def judge(self, values: Table) -> Verdict:
        """Worlds over the level."""
        counts = [int(np.count_nonzero(values[arm] >= self.level)) for arm in self.arms]
        return Verdict(
            counts[1] - counts[0] >= self.more, f"{self.measure} >= {self.level:g}: {counts[0]} to {counts[1]}"
        )


@dataclass(frozen=True)
class Above:
    """The mean of `measure` in one arm lies at or above (below, when `below`) a level."""

    measure: str
    level: float
    arm: int = 1
    below: bool = False

    def judge(self, values: Table) -> Verdict:
        """Mean against the level."""
        mean = float(np.nanmean(values[self.arm]))
        holds = mean <= self.level if self.below else mean >= self.level
        return Verdict(holds, f"{self.measure}: {mean:.4g} against {self.level:g}")


@dataclass(frozen=True)
class LossRatio:
    """The relative loss of `measure` between one pair of arms, against its relative loss between another pair.

    at_most  the second pair's loss is at most this part of the first's
    """

    measure: str
    first: tuple[int, int]
    second: tuple[int, int]
    at_most: float

    def judge(self, values: Table) -> Verdict:
        """Ratio of relative losses of the means."""
        losses = [1.0 - float(values[b].mean()) / float(values[a].mean()) for a, b in (self.first, self.second)]
        words = f"{self.measure}: losses {losses[0]:.3g} and {losses[1]:.3g}"
        holds = losses[0] > 0 and losses[1] <= self.at_most * losses[0]
        return Verdict(holds, words)


@dataclass(frozen=True)
class BestWorld:
    """In one arm `measure` of the best world is at least `times` that of the median world."""

    measure: str
    times: float
    arm: int

    def judge(self, values: Table) -> Verdict:
        """Best against median."""
        best, median = float(values[self.arm].max()), float(np.median(values[self.arm]))
        return Verdict(median > 0 and best >= self.times * median, f"{self.measure}: best {best:g}, median {median:g}")


Claim = (
    BestWorld | LossRatio | Changes | Steps | Unchanged | NotAgainst | Leads | Interior | GainRatio | MoreWorlds | Above
)


def measures_of(claims: Sequence[Claim]) -> tuple[str, ...]:
    """Names of the measures that the claims read, in order, each once."""
    return tuple(dict.fromkeys(claim.measure for claim in claims))
