"""A campaign week: our seconds at three sizes, and how many times faster that is than Mesa and SimPy.

    python -m benchmarks.week [--scenario NAME_OR_FILE] [--people N ...] [--repeats 5]

All are measured in one go on one machine, because only ratios travel.  The peers play the same plan in the same
society, and their chance to share is set so that they make as many deliveries as we do, within two in a hundred.
Exits with 1 when a limit is missed.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from collections.abc import Callable
from typing import Any

from simulator.engine.run import Run
from simulator.scenario import load

from . import campaign as campaigns
from . import peers_mesa, peers_simpy
from .campaign import Campaign, Played
from .limits import Limits

GIB = 1 << 30
SECONDS = {10_000: 0.6, 100_000: 4.0, 1_000_000: 40.0}
"""The longest that a week may take, in seconds of playing."""
PEAK = {1_000_000: 3 * GIB}
"""The most memory, in bytes, society included."""
RATIOS = {(10_000, "Mesa"): 10.0, (10_000, "SimPy"): 3.0, (100_000, "SimPy"): 10.0}
"""How many times faster than a peer we must be."""
TOLERANCE = 0.02
"""How far a peer's deliveries may be from ours."""
TRIES = 4
PATIENCE = 20.0
"""Seconds after which a peer is not played once more; before, it gets as many chances as we do."""

Peer = Callable[[Campaign, float, int], Played]
PEERS: dict[str, Peer] = {"Mesa": peers_mesa.play, "SimPy": peers_simpy.play}


def best(scenario: str, people: int, repeats: int) -> dict[str, Any]:
    """Our best of several weeks, each in a fresh process; memory is the worst of them."""
    command = [sys.executable, "-m", "benchmarks.ours", scenario, str(people)]
    runs = [json.loads(subprocess.run(command, check=True, capture_output=True).stdout) for _ in range(repeats)]
    quickest: dict[str, Any] = min(runs, key=lambda one: float(one["run"]))
    return quickest | {"peak_bytes": max(one["peak_bytes"] for one in runs)}


def matched(play: Peer, week: Campaign, ours: int, chance: float, seed: int) -> tuple[Played, float]:
    """A peer's week with as many deliveries as ours, and the chance to share that led there.

    What is shared on is proportional to the chance, nearly; so a miss says how to correct it.
    Raises SystemExit when the deliveries do not meet after several tries.
    """
    by_plan = week.planned_deliveries
    for turn in range(TRIES):
        played = play(week, chance, seed + turn)
        if abs(played.deliveries / ours - 1.0) <= TOLERANCE:
            return played, chance
        chance *= max(ours - by_plan, 1) / max(played.deliveries - by_plan, 1)
    raise SystemExit(f"a peer made {played.deliveries} deliveries and we {ours}: not the same week")


def quickest(play: Peer, week: Campaign, first: Played, chance: float, repeats: int) -> float:
    """The best of a peer's weeks, in seconds."""
    seconds = [first.seconds]
    while len(seconds) < repeats and sum(seconds) < PATIENCE:
        seconds.append(play(week, chance, len(seconds) + TRIES + 1).seconds)
    return min(seconds)


def compare(limits: Limits, scenario: str, people: int, seconds: float, repeats: int) -> None:
    """Play the peers that have a limit at this size."""
    names = [name for name in PEERS if (people, name) in RATIOS]
    if not names:
        return
    run = Run(load(scenario, people=people))
    run.play()
    week, counted, chance = campaigns.of(run)
    del run
    for name in names:
        played, chance = matched(PEERS[name], week, counted.deliveries, chance, seed=1)
        theirs = quickest(PEERS[name], week, played, chance, repeats)
        limits.check(f"{name} ({played.deliveries:,} deliveries)", theirs, None, " s")
        limits.check(f"times faster than {name}", theirs / seconds, RATIOS[people, name], " x", at_least=True)


def main() -> int:
    """Measure every size; returns the exit code."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--scenario", default="storytelling-of-hope")
    parser.add_argument("--people", type=int, nargs="+", default=list(SECONDS))
    parser.add_argument("--repeats", type=int, default=5)
    asked = parser.parse_args()
    limits = Limits()
    for people in asked.people:
        mine = best(asked.scenario, people, asked.repeats)
        print(f"{people:,} people, {mine['deliveries']:,} deliveries", flush=True)
        limits.check("our week, best of the repeats", mine["run"], SECONDS.get(people), " s")
        limits.check("society built before", mine["build"], None, " s")
        peak = PEAK.get(people)
        limits.check("memory at most", mine["peak_bytes"] / GIB, peak / GIB if peak else None, " GiB")
        compare(limits, asked.scenario, people, mine["run"], asked.repeats)
    return limits.close()


if __name__ == "__main__":
    sys.exit(main())
