"""One measured week of ours, alone in its process, so that its memory is its own: prints one line of JSON.

python -m benchmarks.ours SCENARIO PEOPLE
"""

from __future__ import annotations

import json
import resource
import sys
from time import perf_counter

from simulator.engine.run import Run
from simulator.scenario import load


def main(source: str, people: int) -> None:
    """Build the society, play the week, say how long each took and how much memory the process held at most."""
    scenario = load(source, people=people)
    start = perf_counter()
    run = Run(scenario)
    built = perf_counter()
    run.play()
    played = perf_counter()
    unit = 1 if sys.platform == "darwin" else 1024
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit
    sights = len(run.world.ledger.sights)
    print(json.dumps({"build": built - start, "run": played - built, "peak_bytes": peak, "deliveries": sights}))


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
