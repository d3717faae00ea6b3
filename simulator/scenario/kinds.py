"""The kinds of values a scenario holds, as people write them, and the `knob` that declares one."""

import datetime
from typing import Annotated, Any, NamedTuple, TypeVar

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    ValidationInfo,
    WithJsonSchema,
)
from pydantic.config import JsonDict

from ..catalogue import _
from ..clock import parse_duration, parse_moment, parse_time
from ..text import clean
from .moves import declared
from .tags import tag
from .units import cents, parse_money

Item = TypeVar("Item")
MOST_MONEY = 10_000_000_00
PARAGRAPH_CELLS = 2000
SENTENCE_CELLS = 200


class Written(NamedTuple):
    """Validation context of a file: bare amounts are whole currency, and money must be in this currency.

    Without it (a Scenario built in Python) bare amounts are cents, as stored.
    """

    currency: str


class Part(BaseModel):
    """One table of a scenario: frozen, exact about types, closed to unknown keys, finite."""

    model_config = ConfigDict(frozen=True, strict=True, extra="forbid", allow_inf_nan=False)


def knob(
    default: Any,
    text: str,
    *,
    unit: str = "",
    source: str = "assumption",
    moves: tuple[str, str] | tuple[str, str, str] | None = None,
    **bounds: Any,
) -> Any:
    """Declare one parameter; `...` as default makes it required.

    unit     of the stored number: "moment", "duration", "money", "share", "people", ...
    source   where the default comes from: a science.md id ("D2"), "mission FR", "user", "assumption"
    moves    the measure that it moves, the direction, and maybe where: ("shares", "up"); see `moves.Moves`;
             nothing for names and words.  simulator/evidence/knobs holds the row that plays it
    """
    tag(source)  # ValueError where it is none
    notes: JsonDict = {"unit": unit, "source": source}
    if moves is not None:
        notes["moves"] = declared(moves).note()
    return Field(default, description=text, json_schema_extra=notes, **bounds)


def _moment(value: object) -> object:
    return parse_moment(value) if isinstance(value, str) else value


def _duration(value: object) -> object:
    return parse_duration(value) if isinstance(value, str) else value


def _time_of_day(value: object) -> object:
    if isinstance(value, datetime.time):
        return value.hour * 60 + value.minute
    return parse_time(value) if isinstance(value, str) else value


def _money(value: object, info: ValidationInfo) -> object:
    written = info.context if isinstance(info.context, Written) else None
    if isinstance(value, str):
        return parse_money(value, written.currency if written else None)
    if isinstance(value, int | float) and not isinstance(value, bool) and (written or isinstance(value, float)):
        return cents(value)
    return value


def _setting(value: object) -> object:
    """A lever's end: a number, or a moment, duration or amount as people write it."""
    if not isinstance(value, str):
        return value
    for read in (parse_moment, parse_duration):
        try:
            return float(read(value))
        except ValueError:
            continue
    return parse_money(value) / 100


def _tuple(value: object) -> object:
    return tuple(value) if isinstance(value, list) else value


def _name(value: str) -> str:
    return clean(value)


def _sentence(value: str) -> str:
    return clean(value, SENTENCE_CELLS, lines=True)


def _paragraph(value: str) -> str:
    return clean(value, PARAGRAPH_CELLS, lines=True)


def _not_reserved(value: str) -> str:
    if value.isdigit():
        raise ValueError(_("an id needs at least one letter"))
    return value


def _either(pattern: str, *numbers: str) -> WithJsonSchema:
    """JSON Schema of a value written as text of a pattern or as a bare number."""
    return WithJsonSchema({"anyOf": [{"type": "string", "pattern": pattern}, *({"type": n} for n in numbers)]})


_CLOCK = r"[0-9]{1,2}:[0-9]{2}"
Moment = Annotated[
    int, BeforeValidator(_moment), _either(rf"^([A-Za-z]+(\+[0-9]+)?|[Dd]ay [0-9]+) +{_CLOCK}$", "integer")
]
Duration = Annotated[int, BeforeValidator(_duration), _either(r"^P?[0-9]", "integer")]
TimeOfDay = Annotated[int, BeforeValidator(_time_of_day), _either(rf"^{_CLOCK}$", "integer")]
Money = Annotated[int, BeforeValidator(_money), _either(r"^([A-Z]{3} *)?[0-9]", "number")]
Setting = Annotated[float, BeforeValidator(_setting), WithJsonSchema({"type": ["number", "string"]})]
Name = Annotated[str, AfterValidator(_name)]
Sentence = Annotated[str, AfterValidator(_sentence)]
Paragraph = Annotated[str, AfterValidator(_paragraph)]
Slug = Annotated[str, Field(pattern=r"^[a-z0-9]+([_-][a-z0-9]+)*$", max_length=40), AfterValidator(_not_reserved)]
Listed = Annotated[tuple[Item, ...], BeforeValidator(_tuple)]
