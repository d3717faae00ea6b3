"""What a switch changes in a scenario: the dotted keys that differ, each with the value that it gets."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from ...scenario.model import Scenario

LONGEST = 40
"""Signs of a value that is still written out."""


def switched(before: Scenario, after: Scenario) -> dict[str, str]:
    """Key and new value of all that differs; rows of one list that change alike are one key: `post.*.kind`.

    A value that is long, or not the same in all rows, is "...".
    """
    found: dict[str, str] = {}
    for path, value in _differences(before.model_dump(), after.model_dump()):
        key = ".".join(path)
        text = _written(value)
        found[key] = text if found.get(key, text) == text else "..."
    return found


def _differences(before: Mapping[str, Any], after: Mapping[str, Any]) -> Iterator[tuple[tuple[str, ...], Any]]:
    for key in after:
        here, there = before.get(key), after[key]
        if here == there:
            continue
        if isinstance(here, Mapping) and isinstance(there, Mapping) and here.keys() == there.keys():
            yield from (((key, *path), value) for path, value in _differences(here, there))
        elif _rows(here) and _rows(there):
            yield from (((key, *path), value) for path, value in _of_rows(here, there))
        else:
            yield (key,), there


def _rows(value: object) -> bool:
    return isinstance(value, list | tuple) and all(isinstance(one, Mapping) and _name(one) for one in value)


def _name(row: Mapping[str, Any]) -> str:
    return str(row.get("id") or row.get("post") or row.get("when") or row.get("at") or "")


def _of_rows(before: Any, after: Any) -> Iterator[tuple[tuple[str, ...], Any]]:
    known = {_name(row): row for row in before}
    new = [_name(row) for row in after if _name(row) not in known]
    gone = len(known) + len(new) - len(after)
    if new:
        yield ("+",), f"{len(new)} more" if len(new) > 1 else new[0]
    if gone:
        yield ("-",), f"{gone} fewer" if after else "none"
    for row in after:
        if _name(row) in known:
            yield from ((("*", *path), value) for path, value in _differences(known[_name(row)], row))


def _written(value: object) -> str:
    text = str(list(value) if isinstance(value, tuple) else value).replace("'", '"')
    text = {"True": "true", "False": "false", "None": "none", "": '""'}.get(text, text)
    return text if len(text) <= LONGEST else "..."
