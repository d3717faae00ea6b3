"""Every text that people read, for the catalogues: of the code, the command, the schema, the measures, the scenarios.

What stands in the code inside `_()`, `ngettext()`, `spoken()` and `mark()` is read from its syntax.  The rest is
written where it belongs (the docstring of a verb, the description of a key, the TOML of a scenario), and asked for.
"""

from __future__ import annotations

import ast
import inspect
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import click

ROOT = Path(__file__).resolve().parents[2]
FOLDERS = ("simulator", "tui")


class Text(NamedTuple):
    """One text: its English words (one, or one and many), the kind it belongs to, and where it stands."""

    words: str | tuple[str, str]
    kind: str | None
    place: str
    note: str = ""


def texts() -> Iterator[Text]:
    """Every text, those of the code first; the same text may come several times."""
    yield from of_code()
    yield from of_command()
    yield from of_schema()
    yield from of_measures()
    yield from of_scenarios()


def of_code() -> Iterator[Text]:
    """What is marked in the code, also inside an f-string, where Babel does not look."""
    for folder in FOLDERS:
        for file in sorted((ROOT / folder).rglob("*.py")):
            place = file.relative_to(ROOT).as_posix()
            calls = [one for one in ast.walk(ast.parse(file.read_text(encoding="utf-8"))) if isinstance(one, ast.Call)]
            for call in sorted(calls, key=lambda one: (one.lineno, one.col_offset)):
                yield from _of_call(call, place)


def _of_call(call: ast.Call, place: str) -> Iterator[Text]:
    name = call.func.id if isinstance(call.func, ast.Name) else getattr(call.func, "attr", "")
    words = [one.value for one in call.args if isinstance(one, ast.Constant) and isinstance(one.value, str)]
    if name in ("_", "mark") and words and words[0]:
        yield Text(words[0], None, place)
    elif name == "ngettext" and len(words) == 2:
        yield Text((words[0], words[1]), None, place)
    elif name in ("spoken", "pgettext") and len(words) == 2:
        yield Text(words[1], words[0], place)


def of_command() -> Iterator[Text]:
    """The help of every verb and option."""
    from simulator.__main__ import groundswell
    from tui.serve import serve

    groundswell.add_command(serve)
    yield from _of_verb(groundswell, "")


def _of_verb(verb: click.Command, path: str) -> Iterator[Text]:
    place = f"groundswell {path}".strip()
    for words in (verb.help, verb.epilog, *(getattr(one, "help", None) for one in verb.params)):
        if words:
            yield Text(inspect.cleandoc(words), None, place)
    for name, inner in sorted(getattr(verb, "commands", {}).items()):
        yield from _of_verb(inner, f"{path} {name}".strip())


def of_schema() -> Iterator[Text]:
    """Names and descriptions of the keys of a scenario."""
    from simulator.scenario.model import Scenario

    yield from _of_table(Scenario, "", set())


def _of_table(table: Any, path: str, done: set[Any]) -> Iterator[Text]:
    from simulator.scenario.describe import Key

    done.add(table)
    for name in table.model_fields:
        key = Key(table, name)
        place = f"{path}.{name}".strip(".")
        yield Text(name.replace("_", " "), "key", place)
        if key.field.description and key.row is None:
            yield Text(key.field.description, None, place)
        for kind in ("unit", "source"):
            if noted := key.note(kind):
                yield Text(noted, kind, place)
        if key.moves is not None and key.moves.where:
            yield Text(key.moves.where, "where", place)
        if key.row is not None and key.row not in done:
            yield from _of_table(key.row, place, done)


def of_measures() -> Iterator[Text]:
    """Names and meanings of the measures, and the names of the groups in which they are taken."""
    from simulator.metrics.groups import NAMED
    from simulator.metrics.measures import MEASURES, PARTS
    from simulator.metrics.vocabulary import plain_name

    for name, one in MEASURES.items():
        yield Text(plain_name(name), "measure", name)
        yield Text(one.meaning, None, f"measure {name}")
    for name in PARTS:
        yield Text(plain_name(name), "measure", name)
    for name in NAMED:
        yield Text(name, "group", "simulator/metrics/groups.py", "people, in brackets behind a measure")


def of_scenarios() -> Iterator[Text]:
    """What the bundled scenarios and lessons say."""
    from simulator.scenario import bundled, load

    for name, path in bundled().items():
        plan = load(path)
        for words in _of_part(plan):
            yield Text(words, "scenario", f"scenarios/{name}.toml")


def _of_part(part: Any) -> Iterator[str]:
    """Every name, sentence and paragraph of a table and of the tables inside it."""
    from simulator.scenario.describe import Key
    from simulator.scenario.kinds import Part
    from simulator.scenario.spoken import FOR_THE_PROGRAM

    for name in type(part).model_fields:
        if name in FOR_THE_PROGRAM:
            continue
        key, value = Key(type(part), name), getattr(part, name)
        rows = value if isinstance(value, tuple) else (value,)
        if key.kind in ("name", "sentence", "paragraph") and value:
            yield str(value)
        elif key.kind == "list":
            yield from _of_list(key, rows)
        else:
            yield from (words for row in rows if isinstance(row, Part) for words in _of_part(row))


def _of_list(key: Any, rows: tuple[Any, ...]) -> Iterator[str]:
    from simulator.scenario.kinds import Name, Paragraph, Sentence

    wanted = [str(kind) for kind in (Name, Sentence, Paragraph)]
    if any(kind in str(key.hint) for kind in wanted):
        yield from (str(one) for one in rows if one)
