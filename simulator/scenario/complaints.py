"""What pydantic found, in the words of the file: position, field, what is allowed, the nearest known name."""

import copy
import datetime
from typing import Any

from pydantic import ValidationError

from ..catalogue import _
from .checks import Disagreement, Place, nearest
from .describe import allowed, key_at, keys_around
from .errors import Problem, problem
from .kinds import Written
from .model import Scenario
from .positions import nearest_position
from .sets import Raw
from .tokens import Position

MOST_PROBLEMS = 50


class Sheet:
    """The written side of a scenario: which file, and where in it each path stands.

    origins   paths that were set from outside the file, each with the words that set it
    """

    def __init__(self, file: str, places: dict[Place, Position], raw: Raw) -> None:
        self.file = file
        self.places = places
        self.raw = raw
        self.origins: dict[Place, str] = {}

    def problem(self, place: Place, message: str, *, found: str = "", allowed: str = "", remedy: str = "") -> Problem:
        """A problem at a path: in the file at its line, or at the setting that wrote it."""
        origin = next((text for path, text in self.origins.items() if self._wrote(path, place)), None)
        return problem(
            origin or self.file,
            message,
            position=(0, 0) if origin or not self.places else nearest_position(self.places, place),
            field=self.field(place),
            found=found,
            allowed=allowed,
            remedy=remedy,
        )

    def _wrote(self, path: Place, place: Place) -> bool:
        """Whether a setting at `path` is what put something wrong at `place`."""
        new_table = place not in self.places and place == path[: len(place)]
        return new_table or path == place[: len(path)]

    def field(self, place: Place) -> str:
        """A path as people address it: rows by their id, `post.appeal.at`."""
        here: Any = self.raw
        names: list[str] = []
        for part in place:
            here = _step(here, part)
            name = here.get("id", here.get("post", part)) if isinstance(here, dict) else part
            names.append(str(name if isinstance(part, int) else part))
        return ".".join(names)


def complaints(raw: Raw, sheet: Sheet) -> tuple[Scenario | None, list[Problem]]:
    """The scenario of a parsed file, or everything that is wrong with it."""
    scenario, errors = _validate(raw)
    problems = _in_words(errors, sheet)
    mended = _without_errors(raw, errors) if 0 < len(errors) <= MOST_PROBLEMS else None
    if mended is not None:
        # what the parts have against each other shows only once each part is sound
        again = _validate(mended)[1]
        problems += [one for one in _in_words(again, sheet) if one not in problems]
    return scenario, problems


def _validate(raw: Raw) -> tuple[Scenario | None, list[Any]]:
    currency = raw.get("currency", "EUR")
    try:
        return Scenario.model_validate(raw, context=Written(currency if isinstance(currency, str) else "EUR")), []
    except ValidationError as found:
        return None, list(found.errors(include_url=False))


def _in_words(errors: list[Any], sheet: Sheet) -> list[Problem]:
    problems: list[Problem] = []
    for error in _causes(errors):
        cause = error.get("ctx", {}).get("error")
        if isinstance(cause, Disagreement):
            problems += [
                sheet.problem(one.place, _("does not fit"), found=one.found, allowed=one.allowed, remedy=one.remedy)
                for one in cause.findings
            ]
        elif len(problems) < MOST_PROBLEMS:
            problems.append(_one(error, sheet, cause))
        else:
            problems.append(problem(sheet.file, str(error["type"])))
    return problems


def _causes(errors: list[Any]) -> list[Any]:
    """The errors without those that only follow from others: a list is short because its rows are wrong."""
    rows = {error["loc"][:1] for error in errors if len(error["loc"]) > 1}
    return [error for error in errors if error["type"] != "too_short" or error["loc"] not in rows]


def _one(error: Any, sheet: Sheet, cause: Exception | None) -> Problem:
    place: Place = tuple(part for part in error["loc"] if part != "[key]")
    kind = error["type"]
    if kind == "extra_forbidden":
        close = nearest(str(place[-1]), keys_around(place))
        known = ", ".join(keys_around(place))
        remedy = _("did you mean {name}?").format(name=close) if close else ""
        return sheet.problem(place, _message(kind, cause), found=str(place[-1]), allowed=known, remedy=remedy)
    key = key_at(place)
    may = allowed(key, str(sheet.raw.get("currency", "EUR"))[:3]) if key else ""
    if kind == "missing":
        return sheet.problem(place, _message(kind, cause), allowed=may)
    whole_row = key is not None and key.row is not None and cause is not None
    if whole_row:
        return sheet.problem(place, str(cause))
    return sheet.problem(place, _message(kind, cause), found=quoted(error["input"]), allowed=may)


def _message(kind: str, cause: Exception | None) -> str:
    if cause is not None:
        return str(cause)
    messages = {
        "missing": _("is missing"),
        "extra_forbidden": _("unknown key"),
        "literal_error": _("not one of the choices"),
        "finite_number": _("not a finite number"),
        "string_pattern_mismatch": _("not of the right form"),
    }
    if kind in messages:
        return messages[kind]
    if kind.startswith(("greater_than", "less_than", "too_", "string_too_")):
        return _("out of bounds")
    return _("not the right kind of value")


def quoted(value: object) -> str:
    """A value as the file wrote it, short; the caller makes it harmless."""
    match value:
        case bool():
            return "true" if value else "false"
        case str():
            return f'"{value[:80]}"'
        case dict():
            return _("a table")
        case list() | tuple():
            return _("a list")
        case datetime.date() | datetime.time():
            return value.isoformat()
    return str(value)[:80]


def _without_errors(raw: Raw, errors: list[Any]) -> Raw | None:
    """A copy of the file without the keys that are wrong; None if one of them cannot be spared."""
    mended = copy.deepcopy(raw)
    for error in errors:
        *path, last = error["loc"] or ("",)
        here: Any = mended
        for part in path:
            here = _step(here, part)
        if not isinstance(here, dict) or not isinstance(last, str):
            return None
        here.pop(last, None)
    return mended


def _step(here: Any, part: str | int) -> Any:
    if isinstance(here, dict):
        return here.get(part)
    return here[part] if isinstance(here, list) and isinstance(part, int) and part < len(here) else None
