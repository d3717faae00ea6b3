"""The schema for editors and readers: `python -m simulator.scenario.schema` writes both documents anew.

scenarios/schema.json        JSON Schema, which TOML editors follow from the first line of a scenario
docs/scenario-reference.md   every table and key: unit, bounds, default, source, and what it moves
"""

import json
from pathlib import Path
from typing import Any

from pydantic_core import PydanticUndefined

from .describe import Key, allowed, written
from .kinds import Part
from .model import Scenario
from .platform import PROFILES

CHECKOUT = Path(__file__).resolve().parents[2]
SCHEMA_FILE = CHECKOUT / "scenarios" / "schema.json"
REFERENCE_FILE = CHECKOUT / "docs" / "scenario-reference.md"

OPENING = """# Scenario reference

Every table and key of a scenario file. Written by `python -m simulator.scenario.schema`; change the schema,
not this page.

- *Unit* is what the number counts. Moments are written `"tue 14:30"` or `"day 9 14:30"`, durations `"6h"` or
  `"2d12h"`, money `"EUR 3000"` or `12.50`.
- *Source* says where the default comes from: an id of the literature (D3, E9 ...; `groundswell facts` names the
  studies), `mission FR` or `mission ID` for the texts of the mission, `user` where only you can know it, and
  `assumption` where no published value is known: change it. `MEM` is an assumption that is quoted from memory.
- *Moves* names a measure (docs/measures.md) and the direction in which a larger value moves it, with where that is
  so behind a comma. Each line is played: `simulator/evidence/knobs` holds the small world that shows it.
- Any key can be changed from the command line: `--set influencer.lina.fit=0.3`,
  `--set "post.ask.at=sat 10:00"`.
"""


def json_schema() -> dict[str, Any]:
    """JSON Schema (draft 2020-12) of a scenario file, its defaults written as an author would write them."""
    schema = Scenario.model_json_schema()
    for _name, model in _all_tables():
        inner = schema if model is Scenario else schema["$defs"][model.__name__]
        for name, described in inner["properties"].items():
            key = Key(model, name)
            if key.row is not None:
                described.pop("default", None)
            elif "default" in described:
                described["default"] = written(described["default"], key.kind, "EUR")
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}


def schema_text() -> str:
    """The text of scenarios/schema.json."""
    return json.dumps(json_schema(), indent=1, ensure_ascii=False) + "\n"


def reference_text() -> str:
    """The text of docs/scenario-reference.md."""
    sections = [OPENING, _section("Top of the file", Scenario), _tables(), _profiles()]
    return "\n".join(sections)


def sources() -> dict[str, str]:
    """Where the default of every key comes from, by dotted key: {"network.homophily": "F1", ...}."""
    found: dict[str, str] = {}
    for table, model in _all_tables():
        for name in model.model_fields:
            key = Key(model, name)
            if key.row is None:
                found[f"{table}.{name}" if table else name] = key.note("source")
    return found


def write() -> None:
    """Write both documents into the checkout."""
    for path, text in ((SCHEMA_FILE, schema_text()), (REFERENCE_FILE, reference_text())):
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")


def _all_tables() -> list[tuple[str, type[Part]]]:
    inner = [(name, Key(Scenario, name).row) for name in Scenario.model_fields]
    return [("", Scenario), *((name, row) for name, row in inner if row is not None)]


def _tables() -> str:
    sections = []
    for name, model in _all_tables()[1:]:
        heading = f"[[{name}]]" if Key(Scenario, name).kind == "tables" else f"[{name}]"
        sections.append(_section(f"`{heading}`", model))
    return "\n".join(sections)


def _section(heading: str, model: type[Part]) -> str:
    rows = [_row(Key(model, name)) for name in model.model_fields if Key(model, name).row is None]
    head = "| Key | Meaning | Allowed | Unit | Default | Source | Moves |\n|---|---|---|---|---|---|---|"
    purpose = " ".join((model.__doc__ or "").split())
    return f"## {heading}\n\n{purpose}\n\n{head}\n" + "\n".join(rows) + "\n"


def _row(key: Key) -> str:
    cells = [
        f"`{key.name}`",
        key.field.description or "",
        allowed(key),
        key.note("unit") or "-",
        _default(key),
        key.note("source"),
        key.moves.told() if key.moves else "-",
    ]
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"


def _default(key: Key) -> str:
    value = key.field.default
    if value is PydanticUndefined:
        return "required"
    if value is None or value in ("", (), {}):
        return "-"
    shown = written(value, key.kind, "EUR")
    return f"`{json.dumps(shown)}`"


def _profiles() -> str:
    lines = ["## Platform profiles", "", "What a profile fills in where the file says nothing.", ""]
    for name, filled in PROFILES.items():
        keys = ", ".join(f"`{key} = {json.dumps(value)}`" for key, value in filled.items())
        lines.append(f"- `{name}`: {keys or 'the defaults above'}")
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    write()
