"""Many worlds: 200 of 10,000 people on two workers and on one, the first on the screen, memory, and the outlook.

    python -m benchmarks.worlds [--scenario NAME_OR_FILE] [--people 10000] [--worlds 200] [--workers 2]

One worker and several take turns, block by block, so that a noisy neighbour disturbs both alike; only the ratio
travels to other machines.  Exits with 1 when a limit is missed.
"""

from __future__ import annotations

import argparse
import os
import pty
import re
import select
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import wait

from simulator.experiment.backends import Backend, InProcess, Pool
from simulator.experiment.design import Arm, Design
from simulator.experiment.outlook import Outlooks
from simulator.experiment.plans import plan as read
from simulator.experiment.play import play
from simulator.scenario import Scenario, changed

from .limits import Limits

RATIO = 1.8
SECONDS = 60.0
FIRST = 2.0
MEMORY = 300.0
FIRST_SHAPE, COUPLED, COUPLED_WITHIN = 1.0, 8, 5.0
BLOCKS = 10
MIB = 1 << 20


def peak_bytes() -> int:
    """The most memory that this process has had so far."""
    with open("/proc/self/status", encoding="ascii") as status:
        found = re.search(r"VmHWM:\s+(\d+) kB", status.read())
    return int(found[1]) * 1024 if found else 0


def played(plan: Scenario, place: Backend, first: int, worlds: int) -> float:
    """Seconds that so many worlds took from this one on."""
    began = time.perf_counter()
    design = Design((Arm("plan", plan),), worlds, plan.seed + first, plan.population_seed)
    assert sum(1 for _one in play(design, place)) == worlds
    return time.perf_counter() - began


def speeds(limits: Limits, plan: Scenario, worlds: int, workers: int) -> None:
    """The ratio, the whole time, and the memory of each worker."""
    alone, block = InProcess(), max(1, worlds // BLOCKS)
    began = time.perf_counter()
    with Pool(workers) as pool:
        pool.warm_up()
        played(plan, pool, 0, workers)  # everybody has started and has built the society
        started = time.perf_counter() - began
        played(plan, alone, 0, 1)
        pairs = [(played(plan, pool, at, block), played(plan, alone, at, block)) for at in range(0, worlds, block)]
        together, one = (sum(seconds) for seconds in zip(*pairs, strict=True))
        limits.check(f"{worlds} worlds, {workers} workers, with their start", together + started, SECONDS, " s")
        limits.check(f"{worlds} worlds on one", one, None, " s")
        limits.check("times faster", one / together, RATIO, " x", at_least=True)
        asked = [pool.submit(peak_bytes) for _each in range(4 * workers)]
        wait(asked)
        limits.check("memory of a worker at most", max(one.result() for one in asked) / MIB, MEMORY, " MiB")


def first_on_screen(limits: Limits, words: list[str]) -> None:
    """Seconds from the command to the first world on a terminal."""
    began = time.perf_counter()
    for seconds, text in screen(words):
        if re.search(r"\b[1-9][0-9]*/[0-9]+ ", text):
            limits.check("first world on the screen", seconds - began, FIRST, " s")
            return
    limits.check("first world on the screen", float("inf"), FIRST, " s")


def screen(words: list[str]) -> Iterator[tuple[float, str]]:
    """What a command writes to a terminal, with the moment; the command is ended when nobody reads on."""
    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "simulator", *words]
    process = subprocess.Popen(command, stdin=theirs, stdout=theirs, stderr=theirs, close_fds=True)
    os.close(theirs)
    try:
        while select.select([ours], [], [], 60.0)[0]:
            try:
                text = os.read(ours, 65536)
            except OSError:  # the other end was closed
                return
            yield time.perf_counter(), text.decode("utf-8", "replace")
    finally:
        process.terminate()
        process.wait()
        os.close(ours)


def outlook(limits: Limits, plan: Scenario, workers: int) -> None:
    """How soon a turned lever shows its first shape, and at least eight coupled worlds."""
    turned = changed(plan, {"audience.share_appetite": 1.3})
    with Pool(workers) as pool:
        desk = Outlooks(pool)
        wait([pool.submit(peak_bytes) for _each in range(2 * workers)])  # the screen was opened some time ago
        began, first, enough = time.perf_counter(), float("inf"), float("inf")
        for look in desk.ahead(turned, plan):
            seconds = time.perf_counter() - began
            first = min(first, seconds)
            if look.worlds >= COUPLED:
                enough = seconds
                break
    limits.check("outlook: first shape", first, FIRST_SHAPE, " s")
    limits.check(f"outlook: {COUPLED} coupled worlds", enough, COUPLED_WITHIN, " s")


def main() -> int:
    """Measure everything; returns the exit code."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--scenario", default="storytelling-of-hope")
    parser.add_argument("--people", type=int, default=10_000)
    parser.add_argument("--worlds", type=int, default=200)
    parser.add_argument("--workers", type=int, default=2)
    asked = parser.parse_args()
    limits = Limits()
    plan = read(asked.scenario, people=asked.people)
    print(f"{asked.scenario}, {asked.people:,} people", flush=True)
    words = ["worlds", asked.scenario, "--people", str(asked.people), "--worlds", str(asked.worlds)]
    first_on_screen(limits, [*words, "--workers", str(asked.workers)])
    outlook(limits, read(asked.scenario), asked.workers)
    speeds(limits, plan, asked.worlds, asked.workers)
    return limits.close()


if __name__ == "__main__":
    sys.exit(main())
