"""Markup that cannot be broken out of: elements made of parts; whatever is not markup already is escaped."""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import escape

from ..text import shown

LONGEST = 4_000
"""Widest text that is shown, in cells; the texts of a scenario are far shorter."""
NO_BREAK = ("\u00a0", "\u202f")
"""Spaces that belong to French and to large numbers; a terminal may not take them, a browser does."""
_SPACES = re.compile(f"([{''.join(NO_BREAK)}])")
_VOID = ("meta", "br", "hr", "line", "rect", "circle", "path", "polygon", "polyline")


class Markup(str):
    """Text that is markup, to be taken as it is."""

    __slots__ = ()


NOTHING = Markup("")


def text(words: str) -> Markup:
    """Words as markup: what a browser might obey is escaped, what an eye might be deceived by becomes visible."""
    return words if isinstance(words, Markup) else Markup(escape(_harmless(words)))


def lines(words: str) -> Markup:
    """The same for a text of many lines, such as a file."""
    return Markup("\n".join(text(one) for one in words.split("\n")))


def joined(parts: Iterable[str]) -> Markup:
    """Parts one after the other."""
    return Markup("".join(map(text, parts)))


def el(tag: str, *inside: str, **attributes: str | float | None) -> Markup:
    """An element; attributes that are None are left out, and their names take "-" for "_" (class_ is class)."""
    told = [f' {_name(name)}="{_value(value)}"' for name, value in attributes.items() if value is not None]
    opening = f"<{tag}{''.join(told)}>"
    if tag in _VOID:
        return Markup(f"{opening[:-1]}/>")
    return Markup(f"{opening}{joined(inside)}</{tag}>")


def _harmless(words: str) -> str:
    """What an eye might be deceived by becomes visible; the spaces at which no line may end are only spaces."""
    return "".join(one if one in NO_BREAK else shown(one, LONGEST) for one in _SPACES.split(words))


def _name(name: str) -> str:
    return name.rstrip("_").replace("_", "-")


def _value(value: str | float) -> str:
    """An attribute's value; places in a drawing to a tenth, so that no machine's last digit shows."""
    if isinstance(value, Markup):
        return value
    return escape(_harmless(value)) if isinstance(value, str) else f"{round(value, 1):g}"
