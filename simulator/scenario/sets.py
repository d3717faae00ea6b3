"""Changes to a scenario from outside the file: `--set influencer.lina.fit=0.3`."""

from collections.abc import Sequence
from typing import Any

import tomli

from ..catalogue import _
from .checks import Place, nearest
from .errors import Problem, problem
from .model import ONE_TOWN
from .tokens import MOST_KEY_PARTS, refusal

LONGEST_SET = 2000

Raw = dict[str, Any]


def apply(raw: Raw, sets: Sequence[str]) -> tuple[dict[Place, str], list[Problem]]:
    """Write each KEY=VALUE into a parsed file, in place.

    Returns the paths that were set, each with the words that set it, and what could not be set.
    """
    origins: dict[Place, str] = {}
    problems: list[Problem] = []
    for text in sets:
        origin = f"--set {text}"
        try:
            path, value = split(text)
            origins[put(raw, path, value)] = origin
        except ValueError as reason:
            problems.append(problem(origin, str(reason), remedy=_("write it as table.key=value")))
    return origins, problems


def put(raw: Raw, path: Sequence[str], value: object) -> Place:
    """Set one value at a dotted path, rows of a list by their id; returns the path with row numbers.

    ValueError, with a plain sentence, if the path leads nowhere.
    """
    if path[0] == "community" and path[0] not in raw:
        raw["community"] = [{"id": one.id, "share": one.share} for one in ONE_TOWN]
    here: Any = raw
    place: Place = ()
    for depth, part in enumerate(path):
        last = depth == len(path) - 1
        if isinstance(here, list):
            row = _row(here, part)
            place, here = (*place, row), here[row]
        elif isinstance(here, dict):
            place = (*place, part)
            if last:
                here[part] = value
            else:
                here = here.setdefault(part, {})
        else:
            raise ValueError(_("{part} is not inside a table").format(part=part[:64]))
        if last and isinstance(place[-1], int):
            raise ValueError(_("this is a whole table; name one of its keys"))
    return place


def split(text: str) -> tuple[list[str], object]:
    """Path and TOML value of "table.key=value". ValueError if it is no setting."""
    key, equals, value = text.partition("=")
    path = [part.strip() for part in key.split(".")]
    if not equals or not all(path) or len(path) > MOST_KEY_PARTS or len(text) > LONGEST_SET:
        raise ValueError(_("not a setting"))
    return path, value_of(value.strip())


def value_of(text: str) -> object:
    """The TOML value of a text; the bare text itself where it is none: `tue 14:30`."""
    line = f"value = {text}"
    if "\n" in text or refusal(line):
        return text
    try:
        parsed = tomli.loads(line)
    except (ValueError, RecursionError):
        return text
    return parsed["value"] if set(parsed) == {"value"} else text


def _row(rows: list[Any], name: str) -> int:
    """The row of a list of tables with this id; boosts go by their post; a number counts from 0."""
    ids = [str(row.get("id", row.get("post", ""))) if isinstance(row, dict) else "" for row in rows]
    if name in ids:
        return ids.index(name)
    if name.isascii() and name.isdigit() and len(name) < 6 and int(name) < len(rows):
        return int(name)
    close = nearest(name, ids[:500])
    hint = _("; did you mean {name}?").format(name=close[:40]) if close else ""
    raise ValueError(_("no row with the id {name}").format(name=name[:40]) + hint)
