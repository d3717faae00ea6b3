"""A scenario back into TOML: what its author wrote, in the way people write it."""

import json
from collections.abc import Mapping
from typing import Any

from .describe import Key, written
from .kinds import Part
from .model import Scenario

Plain = dict[str, Any]


def plain(scenario: Scenario) -> Plain:
    """What the author wrote, as TOML holds it: moments and amounts as text, the rest left to the defaults."""
    return _table(scenario, scenario.currency)


def row(part: Part, currency: str) -> Plain:
    """One table as TOML holds it, money in this currency."""
    return _table(part, currency)


def dump(scenario: Scenario) -> str:
    """The TOML text of a scenario; loading it gives an equal scenario."""
    lines: list[str] = []
    _write(plain(scenario), (), lines)
    return "\n".join(lines).lstrip("\n") + "\n"


def _table(part: Part, currency: str) -> Plain:
    values: Plain = {}
    # the order of the schema, not of the set of written fields, which has none
    for name in type(part).model_fields:
        value = getattr(part, name)
        if name not in part.model_fields_set or value is None:
            continue
        key = Key(type(part), name)
        if isinstance(value, Part):
            values[name] = _table(value, currency)
        elif key.kind == "tables":
            values[name] = [_table(row, currency) for row in value]
        elif key.kind in ("list", "weights"):
            values[name] = dict(value) if key.kind == "weights" else list(value)
        else:
            values[name] = written(value, key.kind, currency)
    return values


def _write(table: Plain, path: tuple[str, ...], lines: list[str]) -> None:
    inner = {name: value for name, value in table.items() if _is_table(value, path)}
    lines.extend(f"{_key(name)} = {_value(value)}" for name, value in table.items() if name not in inner)
    for name, value in inner.items():
        here = ".".join(map(_key, (*path, name)))
        for row in value if isinstance(value, list) else [value]:
            lines.extend(("", f"[[{here}]]" if isinstance(value, list) else f"[{here}]"))
            _write(row, (*path, name), lines)


def _is_table(value: object, path: tuple[str, ...]) -> bool:
    rows = isinstance(value, list) and bool(value) and isinstance(value[0], dict)
    # weights inside a row read better on one line
    return rows or (isinstance(value, dict) and not path)


def _value(value: object) -> str:
    if isinstance(value, Mapping):
        pairs = ", ".join(f"{_key(name)} = {_value(inner)}" for name, inner in value.items())
        return f"{{ {pairs} }}" if pairs else "{}"
    if isinstance(value, list):
        return "[" + ", ".join(map(_value, value)) + "]"
    if isinstance(value, bool):
        return "true" if value else "false"
    # JSON's escapes are TOML's; printable text needs none but the quote and the backslash
    return json.dumps(value, ensure_ascii=False) if isinstance(value, str) else repr(value)


def _key(name: str) -> str:
    bare = name.isascii() and name.replace("-", "").replace("_", "").isalnum()
    return name if bare else json.dumps(name, ensure_ascii=False)
