"""Where the numbers of a run come from: how much of a result rests on assumptions."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, NamedTuple

from ..scenario.describe import Key
from ..scenario.kinds import Part
from ..scenario.model import Scenario
from ..scenario.tags import tag

Origin = Literal["scenario", "literature", "mission", "memory", "assumption"]
ORIGINS: tuple[Origin, ...] = ("scenario", "literature", "mission", "memory", "assumption")


class Parameter(NamedTuple):
    """One parameter of the schema that moves a measure, and where its value comes from."""

    key: str
    origin: Origin


def parameters(scenario: Scenario) -> list[Parameter]:
    """Every parameter in force, once each: "scenario" if the file says it, else where its default comes from.

    Lists of tables count once for each key, and not at all when there is no row.
    """
    found = [_parameter("", Scenario, (scenario,), name) for name in Scenario.model_fields]
    for table in Scenario.model_fields:
        model = Key(Scenario, table).row
        if model is None or table in ("lever", "twin"):
            continue
        value = getattr(scenario, table)
        rows = value if isinstance(value, tuple) else (value,)
        if rows:
            found += [_parameter(f"{table}.", model, rows, name) for name in model.model_fields]
    return [one for one in found if one is not None]


def counts(scenario: Scenario) -> dict[Origin, int]:
    """How many parameters come from where, all origins named."""
    origins = [one.origin for one in parameters(scenario)]
    return {origin: origins.count(origin) for origin in ORIGINS}


def assumptions(scenario: Scenario) -> Iterator[str]:
    """Dotted keys whose value is an assumption, or quoted from memory."""
    return (one.key for one in parameters(scenario) if one.origin in ("assumption", "memory"))


def _parameter(prefix: str, model: type[Part], rows: tuple[Part, ...], name: str) -> Parameter | None:
    key = Key(model, name)
    if key.row is not None or key.moves is None or name == "id":
        return None  # a name, a sentence or a table: nothing that could move a measure
    written = any(name in row.model_fields_set for row in rows)
    return Parameter(prefix + name, "scenario" if written else _origin(key.note("source")))


def _origin(source: str) -> Origin:
    found = tag(source)
    if found.origin == "user":
        return "scenario"  # what only the author can know, left as it was
    return "memory" if found.memory else found.origin
