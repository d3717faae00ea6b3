"""The scenario as a form: sections made from the schema, each field with its help, bounds and default.

Pure: a draft goes in, values for its keys come out.
"""

from __future__ import annotations

import typing
from typing import Any, NamedTuple

from simulator.catalogue import _, spoken
from simulator.clock import format_duration, format_moment, format_time, parse_duration, parse_moment, parse_time
from simulator.metrics.vocabulary import measure_name
from simulator.scenario.checks import Place
from simulator.scenario.describe import Key, allowed, written
from simulator.scenario.draft import Draft
from simulator.scenario.model import Scenario
from simulator.scenario.moves import Moves
from simulator.scenario.sets import value_of

ORDER = (
    "goal", "population", "community", "organiser", "influencer", "post", "boost", "desk", "platform", "network",
    "audience", "trust", "deeds", "lever", "twin",
)  # fmt: skip
"""Tables that people look for first; the others follow as the schema has them."""

STEPS = {"moment": 60, "duration": 15, "time of day": 30}
"""Minutes by which left and right move a value."""


class Field(NamedTuple):
    """One line of a form."""

    place: Place
    key: Key
    text: str
    """The value as people write it; the default's where the file says nothing."""
    own: bool
    """Whether the file says it."""

    @property
    def name(self) -> str:
        """The key, in words."""
        return spoken("key", self.key.name.replace("_", " "))

    @property
    def required(self) -> bool:
        """Whether the file must say it."""
        return bool(self.key.field.is_required())


class Section(NamedTuple):
    """A table, or a row of a list of tables."""

    title: str
    place: Place
    fields: tuple[Field, ...]


def sections(draft: Draft) -> list[Section]:
    """The whole form: what the file says, and what it could say."""
    found = [Section(_("Scenario"), (), _fields(draft, (), Scenario))]
    tables = [name for name in Scenario.model_fields if Key(Scenario, name).row is not None]
    for name in sorted(tables, key=lambda one: ORDER.index(one) if one in ORDER else len(ORDER)):
        key = Key(Scenario, name)
        if key.kind == "tables":
            rows = draft.rows(name)
            found += [
                Section(_titled(name, row, at), (name, at), _fields(draft, (name, at), key.row))
                for at, row in enumerate(rows)
            ]
        else:
            found.append(Section(_words(name), (name,), _fields(draft, (name,), key.row)))
    return found


def _words(name: str) -> str:
    told = spoken("key", name.replace("_", " "))
    return told[:1].upper() + told[1:]


def _titled(name: str, row: dict[str, Any], at: int) -> str:
    known = row.get("name") or row.get("title") or row.get("id") or row.get("label") or row.get("post") or str(at + 1)
    return f"{_words(name)}: {known}"


def _fields(draft: Draft, place: Place, table: Any) -> tuple[Field, ...]:
    currency = str(draft.value(("currency",)) or "EUR")
    fields = []
    for name in table.model_fields:
        key = Key(table, name)
        if key.row is not None:
            continue
        value = draft.value((*place, name))
        own = value is not None
        fields.append(Field((*place, name), key, shown(value if own else _default(key), key, currency), own))
    return tuple(fields)


def _default(key: Key) -> Any:
    default = key.field.default
    return None if key.field.is_required() else default


def shown(value: Any, key: Key, currency: str) -> str:
    """A value as people write it into a form; nothing for what is not there."""
    if value is None or value == () or value == {}:
        return ""
    value = written(value, key.kind, currency)
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, dict):
        return "{ " + ", ".join(f"{name} = {one}" for name, one in value.items()) + " }"
    if isinstance(value, list | tuple):
        return ", ".join(str(one) for one in value)
    return f"{value:g}" if isinstance(value, float) else str(value)


def help_of(field: Field, currency: str = "EUR") -> tuple[str, ...]:
    """What it means; what is allowed and the default; where that comes from and what it moves."""
    key = field.key
    default = shown(_default(key), key, currency)
    bounds = allowed(key, currency)
    if default:
        bounds += "; " + _("left out: {default}").format(default=default)
    source = _("source: {source}").format(source=spoken("source", key.note("source")))
    moves = _("moves {what}").format(what=_moved(key.moves)) if key.moves else ""
    meaning = key.field.description
    return (_(meaning) if meaning else "", bounds, "; ".join(part for part in (source, moves) if part))


def _moved(moves: Moves) -> str:
    """What a key moves, and which way, in the language that is spoken."""
    ways = {"up": _("up"), "down": _("down"), "changes": _("changes"), "peak": _("is highest in between"),
            "same": _("unchanged within noise")}  # fmt: skip
    words = f"{measure_name(moves.measure)} {ways[moves.direction]}"
    return f"{words}, {spoken('where', moves.where)}".replace("`", "") if moves.where else words


def typed(field: Field, text: str) -> Any:
    """The TOML value of what was typed into a field; what makes no sense is kept as text, for the check to explain."""
    text = text.strip()
    match field.key.kind:
        case "switch":
            word = text.casefold()
            return True if word in ("yes", "true", "1", _("yes")) else False if word in ("no", "false", "0") else text
        case "count" | "number" | "setting":
            return value_of(text.replace(",", "")) if text else text
        case "list":
            return [one.strip().strip('"') for one in text.strip("[]").split(",") if one.strip()]
        case "weights":
            return value_of(text if text.startswith("{") else "{ " + text + " }")
        case "money":
            return value_of(text) if text.replace(".", "", 1).isdigit() else text
    return text


def stepped(field: Field, by: int) -> Any:
    """The value one step lower or higher; None where there are no steps."""
    key = field.key
    match key.kind:
        case "switch":
            return field.text != _("yes")
        case "choice":
            choices = list(typing.get_args(key.hint))
            at = choices.index(field.text) if field.text in choices else 0
            return choices[(at + by) % len(choices)]
        case "moment" | "duration" | "time of day":
            return _later(field, by)
        case "count" | "number":
            return _more(field, by)
    return None


def _later(field: Field, by: int) -> str | None:
    kind = field.key.kind
    read = {"moment": parse_moment, "duration": parse_duration, "time of day": parse_time}[kind]
    write = {"moment": format_moment, "duration": format_duration, "time of day": format_time}[kind]
    try:
        minute = read(field.text)
    except ValueError:
        return None
    low, high, _above = field.key.bounds
    least = 0 if low is None else int(low)
    most = 60 * 1440 if high is None else int(high)
    return write(min(most, max(least, minute + by * STEPS[kind])))


def _more(field: Field, by: int) -> int | float | None:
    try:
        value = float(field.text.replace(",", "")) if field.text else 0.0
    except ValueError:
        return None
    low, high, above = field.key.bounds
    step = _step(value, low, high, field.key.kind == "count")
    new = round(value + by * step, 6)
    if low is not None:
        new = max(new, low + step if above else low)
    if high is not None:
        new = min(new, high)
    return int(new) if field.key.kind == "count" else new


def _step(value: float, low: float | None, high: float | None, whole: bool) -> float:
    """A step that people would take: a twentieth of small ranges, else a tenth of the value's own size."""
    if not whole and low is not None and high is not None and high - low <= 2.0:
        return 0.05
    size = 10.0 ** max(0, len(str(int(abs(value)))) - 1)
    step = size / 10.0 if abs(value) >= 10.0 else (1.0 if whole else 0.1)
    return max(1.0, step) if whole else step
