"""The schema in words: what a key may hold, for error messages, the reference and the writer."""

import types
import typing
from functools import lru_cache
from typing import Any, Literal, NamedTuple

from pydantic.fields import FieldInfo

from ..catalogue import _
from ..clock import format_duration, format_moment, format_time
from .checks import Place
from .kinds import Duration, Moment, Money, Name, Paragraph, Part, Sentence, Setting, Slug, TimeOfDay
from .model import Scenario
from .moves import Moves
from .units import format_money

_KINDS: tuple[tuple[Any, str], ...] = (
    (Moment, "moment"),
    (Duration, "duration"),
    (TimeOfDay, "time of day"),
    (Money, "money"),
    (Setting, "setting"),
    (Slug, "id"),
    (Name, "name"),
    (Sentence, "sentence"),
    (Paragraph, "paragraph"),
    (bool, "switch"),
    (int, "count"),
    (float, "number"),
    (str, "text"),
)


class Bounds(NamedTuple):
    """Least and most of a number; `above` means that the least itself is excluded."""

    low: float | None
    high: float | None
    above: bool = False


class Key(NamedTuple):
    """One key of one table of the schema."""

    table: type[Part]
    name: str

    @property
    def field(self) -> FieldInfo:
        return self.table.model_fields[self.name]

    @property
    def hint(self) -> Any:
        """The annotation, without the None of an optional key."""
        hint = _hints(self.table)[self.name]
        if typing.get_origin(hint) in (typing.Union, types.UnionType):
            return next(one for one in typing.get_args(hint) if one is not type(None))
        return hint

    @property
    def kind(self) -> str:
        """ "moment", "money", "count", "choice", "list", "table" ...: how the value is written."""
        return _kind(self)

    @property
    def row(self) -> type[Part] | None:
        """The model of the table, or of each row of the list of tables, that this key holds."""
        annotation = self.field.annotation
        inner = typing.get_args(annotation)[0] if typing.get_origin(annotation) is tuple else annotation
        return inner if isinstance(inner, type) and issubclass(inner, Part) else None

    @property
    def bounds(self) -> Bounds:
        low = high = None
        above = False
        for mark in self.field.metadata:
            low = getattr(mark, "ge", getattr(mark, "gt", low))
            high = getattr(mark, "le", high)
            above = above or hasattr(mark, "gt")
        return Bounds(low, high, above)

    def note(self, name: str) -> str:
        """What `knob` noted about the key: "unit" or "source"."""
        extra = self.field.json_schema_extra
        return str(extra.get(name, "")) if isinstance(extra, dict) else ""

    @property
    def moves(self) -> Moves | None:
        """The measure that it moves, and which way; None for names and words."""
        extra = self.field.json_schema_extra
        noted = extra.get("moves") if isinstance(extra, dict) else None
        return Moves(**{str(name): str(told) for name, told in noted.items()}) if isinstance(noted, dict) else None


@lru_cache(maxsize=256)
def _hints(table: type[Part]) -> dict[str, Any]:
    """The annotations of a table, looked up once: the editor asks for each at every key press."""
    return typing.get_type_hints(table, include_extras=True)


@lru_cache(maxsize=4096)
def _kind(key: Key) -> str:
    hint = key.hint
    named = next((name for known, name in _KINDS if known == hint), None)
    if named:
        return named
    if typing.get_origin(hint) is Literal:
        return "choice"
    plain = typing.get_args(hint)[0] if typing.get_origin(hint) is typing.Annotated else hint
    origin = typing.get_origin(plain)
    if origin is tuple:
        return "tables" if key.row else "list"
    return "weights" if origin is dict else "table"


def key_at(place: Place) -> Key | None:
    """The key of the schema at a path such as ("post", 3, "at"); None if there is none."""
    table: type[Part] | None = Scenario
    key = None
    for part in place:
        if isinstance(part, int) or (key is not None and key.kind == "weights"):
            continue
        if table is None or part not in table.model_fields:
            return None
        key = Key(table, part)
        table = key.row
    return key


def keys_around(place: Place) -> list[str]:
    """The known keys of the table that holds the last part of a path."""
    outer = key_at(place[:-1])
    table = Scenario if outer is None and len(place) == 1 else outer.row if outer else None
    return list(table.model_fields) if table else []


def written(value: Any, kind: str, currency: str) -> Any:
    """A stored value as people write it: minutes as "6h" or "Tue 14:30", cents as "EUR 12.50"."""
    if isinstance(value, int) and not isinstance(value, bool):
        match kind:
            case "moment":
                return format_moment(value)
            case "duration":
                return format_duration(value)
            case "time of day":
                return format_time(value)
            case "money":
                return format_money(value, currency)
    return value


def allowed(key: Key, currency: str = "EUR") -> str:
    """What a key may hold, in words: "a number from 0 to 1"."""
    words = {
        "moment": _("a moment such as tue 14:30"),
        "duration": _("a duration such as 45m, 6h or 2d12h"),
        "time of day": _("a time of day such as 09:00"),
        "money": _("an amount of money such as {currency} 3000 or 12.50").format(currency=currency),
        "setting": _("a number, moment, duration or amount"),
        "id": _("lower-case letters, digits and single hyphens, at most 40"),
        "name": _("a printable name of at most 64 cells"),
        "sentence": _("printable text of at most 200 cells"),
        "paragraph": _("printable text of at most 2,000 cells"),
        "switch": _("true or false"),
        "count": _("a whole number"),
        "number": _("a number"),
        "text": _("text"),
        "list": _('a list such as ["students"]'),
        "weights": _("a table such as { students = 2, parents = 1 }"),
        "table": _("a table [{name}]").format(name=key.name),
        "tables": _("tables [[{name}]]").format(name=key.name),
    }
    if key.kind == "choice":
        return _("one of {choices}").format(choices=", ".join(typing.get_args(key.hint)))
    return words[key.kind] + _range(key, currency)


def _range(key: Key, currency: str) -> str:
    low, high, above = key.bounds
    if low is None and high is None:
        return ""
    least, most = (_bound(end, key.kind, currency) for end in (low, high))
    if high is None:
        return (_(" above {least}") if above else _(" of at least {least}")).format(least=least)
    form = _(" above {least} and up to {most}") if above else _(" from {least} to {most}")
    return form.format(least=least, most=most)


def _bound(end: float | None, kind: str, currency: str) -> str:
    shown = written(end, kind, currency)
    if isinstance(shown, str):
        return shown
    return f"{shown:,}" if isinstance(shown, int) else f"{shown:g}"
