"""The calibration, to be run again: six numbers, each turned until the model shows one number of the literature.

    python -m simulator.evidence.calibrate [--rounds N] [--seeds N] [--format json]

Nothing is written: the shipped numbers and those that would come nearer are printed side by side, with their
distances.  The worlds have seeds of their own, and no other fact of the report card is looked at: all others are
checks, not targets.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from ..catalogue import _
from ..engine.run import Run
from ..scenario.model import Audience, Network, Population
from . import bubbles, messengers, ordinary, society

Floats = NDArray[np.float64]
FIRST_SEED = 1001
"""The report card's worlds begin at 1: what is calibrated on is not what is checked."""
POSTS_PER_THOUSAND = 100.0
NUDGE = 0.15
"""How far a number is turned to see what that does (in logarithms)."""
FARTHEST = 0.7
"""Farthest step of a round (in logarithms)."""


@dataclass(frozen=True)
class Number:
    """One of the six numbers.

    key      the scenario key
    shipped  what it is as the program is shipped, or in the worlds in which its target is measured
    low      lowest and highest value that may be tried
    """

    key: str
    shipped: float
    low: float
    high: float


@dataclass(frozen=True)
class Target:
    """What the literature says.

    fact   id of the part of the card
    told   the number
    half   half the width of the fact's band: a distance of 1 is the edge
    """

    fact: str
    told: float
    half: float
    words: str


@dataclass(frozen=True)
class Room:
    """Numbers that are turned together, and the targets that they have: as many of each."""

    numbers: tuple[Number, ...]
    targets: tuple[Target, ...]
    measure: Callable[[Sequence[float], int], tuple[float, ...]]


@lru_cache(maxsize=64)
def _week(values: tuple[float, ...], seed: int) -> tuple[float, ...]:
    share_rate, quality_spread, sessions = values
    run = Run(
        ordinary.scenario(
            population=Population(people=ordinary.PEOPLE, sessions_per_day=sessions),
            audience=Audience(
                everyday_posts=POSTS_PER_THOUSAND, own_posts=0.0, share_rate=share_rate, quality_spread=quality_spread
            ),
        ),
        seed=seed,
        population_seed=seed,
    )
    one = ordinary.measured(run)
    return tuple(ordinary.MEASURES[fact](one) for fact in ("A1", "A3", "C1"))


def _ordinary(values: Sequence[float], seed: int) -> tuple[float, ...]:
    return _week(tuple(values), seed)


def _writing(values: Sequence[float], seed: int) -> tuple[float, ...]:
    people = Population(people=society.PEOPLE, posting_spread=values[0])
    return (society.MEASURES["D1"](society.built(seed, population=people)),)


def _known(values: Sequence[float], seed: int) -> tuple[float, ...]:
    rates = messengers.rates(seed, values[0])
    return (rates[0] / rates[-1],)


def _crossing(values: Sequence[float], seed: int) -> tuple[float, ...]:
    return (bubbles.steps_in_town(seed, Network(opposite_camp=values[0]))[0],)


def _default(model: type[Audience] | type[Population], name: str) -> float:
    return float(model.model_fields[name].default)


ROOMS: tuple[Room, ...] = (
    Room(
        (
            Number("audience.share_rate", _default(Audience, "share_rate"), 0.05, 0.6),
            Number("audience.quality_spread", _default(Audience, "quality_spread"), 0.2, 1.5),
            Number("population.sessions_per_day", _default(Population, "sessions_per_day"), 2.0, 12.0),
        ),
        (
            Target("A1", 0.837, 0.075, "posts that nobody passes on: 83.7 % (Bluesky thesis 2026)"),
            Target("A3", 0.71, 0.15, "cascades of depth 1: 71 % (Bluesky thesis 2026)"),
            Target("C1", 80.0, 27.5, "minutes to half of the impressions: 80 (Pfeffer, Matter, Sargsyan 2023)"),
        ),
        _ordinary,
    ),
    Room(
        (Number("population.posting_spread", _default(Population, "posting_spread"), 1.5, 3.0),),
        (Target("D1", 0.80, 0.10, "posts of the top 10 %: 80 % (Pew 2019)"),),
        _writing,
    ),
    Room(
        (Number("audience.acquaintance", messengers.ACQUAINTANCE, 0.3, 8.0),),
        (Target("E1-ratio", 2.44, 1.25, "engagement per follower, nano over mega: 3.41 % over 1.4 % (Statista)"),),
        _known,
    ),
    Room(
        (Number("network.opposite_camp", bubbles.CROSSING, 0.1, 0.45),),
        (Target("F1-shares", 0.295, 0.05, "friends' shares from the other side: 29.5 % (Bakshy et al. 2015)"),),
        _crossing,
    ),
)
"""At most six numbers, and what each is calibrated on."""


@dataclass(frozen=True)
class Calibrated:
    """A room, as shipped and after the search."""

    room: Room
    before: tuple[float, ...]
    values: tuple[float, ...]
    after: tuple[float, ...]

    @property
    def distances(self) -> tuple[float, float]:
        """Root mean square distance from the targets, in half bands: as shipped, and after the search."""
        return distance(self.room, self.before), distance(self.room, self.after)


def distance(room: Room, found: Sequence[float]) -> float:
    """Root mean square distance of what was measured from the targets, in half bands; 0 is on the spot."""
    off = _off(room, found)
    return float(np.sqrt(np.mean(off**2)))


def _off(room: Room, found: Sequence[float]) -> Floats:
    return np.array([(one - target.told) / target.half for one, target in zip(found, room.targets, strict=True)])


def overall(rooms: Sequence[Calibrated], place: int) -> float:
    """The same over all six targets; place 0 as shipped, 1 after the search."""
    squares = [one.distances[place] ** 2 * len(one.room.targets) for one in rooms]
    return float(np.sqrt(sum(squares) / sum(len(one.room.targets) for one in rooms)))


def calibrated(room: Room, rounds: int, seeds: Sequence[int]) -> Calibrated:
    """Gauss and Newton in logarithms, in the same worlds throughout; the nearest point that was seen is kept."""

    def measured(logs: Floats) -> tuple[float, ...]:
        values = [float(round(one, 4)) for one in np.exp(logs)]
        return tuple(np.mean([room.measure(values, seed) for seed in seeds], axis=0).tolist())

    low, high = (np.log([getattr(one, end) for one in room.numbers]) for end in ("low", "high"))
    here = np.log([one.shipped for one in room.numbers])
    found = before = measured(here)
    best = (distance(room, found), here, found)
    for _round in range(rounds):
        slopes = np.empty((len(room.targets), here.size))
        for place in range(here.size):
            step = np.zeros(here.size)
            step[place] = NUDGE if here[place] + NUDGE <= high[place] else -NUDGE
            slopes[:, place] = (_off(room, measured(here + step)) - _off(room, found)) / step[place]
        # a touch of damping: where a number moves nothing it is left alone
        damped = slopes.T @ slopes + 0.02 * np.eye(here.size)
        move = -np.linalg.solve(damped, slopes.T @ _off(room, found))
        here = np.clip(here + np.clip(move, -FARTHEST, FARTHEST), low, high)
        found = measured(here)
        best = min(best, (distance(room, found), here, found), key=lambda one: one[0])
    return Calibrated(room, before, tuple(round(one, 4) for one in np.exp(best[1]).tolist()), best[2])


def document(rooms: Sequence[Calibrated], seeds: Sequence[int]) -> dict[str, object]:
    """For programs."""
    return {
        "seeds": list(seeds),
        "distance": {"shipped": round(overall(rooms, 0), 4), "nearest": round(overall(rooms, 1), 4)},
        "numbers": [
            {"key": number.key, "shipped": number.shipped, "nearest": value, "low": number.low, "high": number.high}
            for one in rooms
            for number, value in zip(one.room.numbers, one.values, strict=True)
        ],
        "targets": [
            {"fact": target.fact, "words": target.words, "told": target.told, "half": target.half,
             "shipped": round(before, 5), "nearest": round(after, 5)}
            for one in rooms
            for target, before, after in zip(one.room.targets, one.before, one.after, strict=True)
        ],
    }  # fmt: skip


def text(told: Mapping[str, object]) -> str:
    """For people."""
    numbers, targets, apart = told["numbers"], told["targets"], told["distance"]
    assert isinstance(numbers, list) and isinstance(targets, list) and isinstance(apart, dict)
    lines = [_("Six numbers, and what would bring them nearer to what they are calibrated on:")]
    for one in numbers:
        lines.append(f"  {one['key']:28s} {one['shipped']:8.4g} -> {one['nearest']:8.4g}"
                     f"   ({one['low']:g} to {one['high']:g})")  # fmt: skip
    lines.append(_("What they are calibrated on (told, as shipped, nearest; distance in half bands):"))
    for one in targets:
        off = [abs(one[name] - one["told"]) / one["half"] for name in ("shipped", "nearest")]
        lines.append(f"  {one['fact']:10s} {one['told']:8.4g} {one['shipped']:8.4g} {one['nearest']:8.4g}"
                     f"   {off[0]:.2f} -> {off[1]:.2f}   {one['words']}")  # fmt: skip
    said = _(
        "Distance over all six: {shipped:.3f} as shipped, {nearest:.3f} at the nearest (1 is the edge of the bands)"
    )
    return "\n".join([*lines, said.format(**apart)]) + "\n"


def run(rounds: int = 2, count: int = 1) -> dict[str, object]:
    """Search in all rooms; `count` worlds for each point."""
    seeds = range(FIRST_SEED, FIRST_SEED + count)
    return document([calibrated(room, rounds, seeds) for room in ROOMS], seeds)


def main(words: Sequence[str] | None = None) -> int:
    """The command."""
    parser = argparse.ArgumentParser(prog="python -m simulator.evidence.calibrate", description=__doc__)
    parser.add_argument("--rounds", type=int, default=2, choices=range(1, 21), metavar="1..20")
    parser.add_argument("--seeds", type=int, default=1, choices=range(1, 21), metavar="1..20")
    parser.add_argument("--format", default="text", choices=("text", "json"))
    asked = parser.parse_args(words)
    told = run(asked.rounds, asked.seeds)
    sys.stdout.write(json.dumps(told, indent=1) + "\n" if asked.format == "json" else text(told))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
