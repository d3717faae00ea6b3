"""Taking something away from a screen: its numbers, its picture; a file of this folder, or the browser's download."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Protocol

from . import drafts
from .numbers.table import Table, as_csv, as_markdown


class Taker(Protocol):
    """The app, as far as files leave it."""

    @property
    def is_web(self) -> bool:
        """Whether somebody looks at it in a browser."""

    def deliver(self, text: str, name: str) -> None:
        """Let the browser download a text."""


Takes = Callable[[Taker], list[str]]


def take_numbers(app: Taker, title: str, name: str, tables: Sequence[Table]) -> list[str]:
    """Write the tables as CSV and as Markdown; returns what they are called. OSError if that cannot be."""
    found = []
    for ending, text in (("csv", as_csv(tables)), ("md", as_markdown(title, tables))):
        found.append(take(app, text, slug(name), ending))
    return found


def take(app: Taker, text: str, name: str, ending: str) -> str:
    """Write a text as a file of this folder, or hand it to the browser; returns what it is called."""
    if app.is_web:
        app.deliver(text, f"{name}.{ending}")
        return f"{name}.{ending}"
    path = free(Path.cwd(), name, ending)
    drafts.save(path, text)
    return path.name


def free(folder: Path, name: str, ending: str) -> Path:
    """A file of this name, or with a number behind it, that is not there yet."""
    path = folder / f"{name}.{ending}"
    number = 2
    while path.exists():
        path = folder / f"{name}-{number}.{ending}"
        number += 1
    return path


def slug(text: str) -> str:
    """A file's name made of words."""
    return re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-")[:60] or "groundswell"
