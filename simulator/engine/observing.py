"""What an actor sees when it looks at the dashboard."""

from __future__ import annotations

from math import isnan

from ..metrics.dashboard import shown
from ..metrics.record import Record, columns
from ..world.world import World


def observe(world: World, metric: str, window: int) -> tuple[float, ...]:
    """The dashboard's number over the last `window` minutes (0: since the start); empty where there is none."""
    tables = columns(world.ledger)
    record = Record(
        world.scenario, world.society, world.seed, world.scenario.population_seed, world.minute, tables, world.crowd
    )
    value = shown(record, metric, max(0, world.minute - window) if window else 0)
    return () if isnan(value) else (float(value),)
