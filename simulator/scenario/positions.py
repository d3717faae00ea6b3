"""Where each key of a TOML text stands: TOML parsers keep the values and forget the places."""

from collections.abc import Iterator

import tomli

from .checks import Place
from .tokens import Lines, Position, Token, tokens

END = Token("end", "", 0)


def positions(text: str) -> dict[Place, Position]:
    """(line, column) of every key, table header and list item, by its path: ("post", 2, "at").

    The text must be valid TOML; rows of a list of tables are counted from 0.
    """
    walk = _Walk(text)
    walk.file()
    lines = Lines(text)
    return {path: lines.position(place) for path, place in walk.found.items()}


def nearest_position(places: dict[Place, Position], path: Place) -> Position:
    """Position of a path, or of the innermost table around it; (1, 1) if nothing of it is written."""
    for length in range(len(path), 0, -1):
        if path[:length] in places:
            return places[path[:length]]
    return 1, 1


class _Walk:
    """One pass over the tokens; `here` is the next one."""

    def __init__(self, text: str) -> None:
        self.found: dict[Place, int] = {}
        self._rows: dict[Place, int] = {}
        self._tokens: Iterator[Token] = tokens(text)
        self._next()

    def _next(self) -> None:
        self.here = next(self._tokens, END)

    def _skip(self, *texts: str) -> bool:
        """Step over one of these marks if it is next."""
        if self.here.kind in ("mark", "line") and self.here.text in texts:
            self._next()
            return True
        return False

    def file(self) -> None:
        table: Place = ()
        while self.here is not END:
            if self._skip("["):
                table = self._header(is_row=self._skip("["))
            elif self.here.kind in ("word", "string"):
                self._pair(table)
            else:
                self._next()

    def _header(self, is_row: bool) -> Place:
        place = self.here.place - (2 if is_row else 1)
        path: Place = ()
        keys = self._keys()
        for depth, (key, _) in enumerate(keys):
            path += (key,)
            self.found.setdefault(path, place)
            if is_row and depth == len(keys) - 1:
                self._rows[path] = self._rows.get(path, -1) + 1
            if path in self._rows:
                path += (self._rows[path],)
                self.found.setdefault(path, place)
        return path

    def _keys(self) -> list[tuple[str, int]]:
        keys: list[tuple[str, int]] = []
        while self.here.kind in ("word", "string"):
            keys.append((_plain(self.here), self.here.place))
            self._next()
            if not self._skip("."):
                break
        return keys

    def _pair(self, table: Place) -> None:
        path = table
        for key, place in self._keys():
            path += (key,)
            self.found.setdefault(path, place)
        self._skip("=")
        self._value(path)

    def _value(self, path: Place) -> None:
        if self._skip("["):
            self._list(path)
        elif self._skip("{"):
            while not self._skip("}") and self.here is not END:
                if self.here.kind in ("word", "string"):
                    self._pair(path)
                else:
                    self._next()
        else:
            # a number with a point is several tokens; a date with a space is several words
            while self.here.kind in ("word", "string") or self.here.text == ".":
                self._next()

    def _list(self, path: Place) -> None:
        row = 0
        while not self._skip("]") and self.here is not END:
            if self._skip(",", "\n"):
                continue
            start = self.here
            self.found.setdefault((*path, row), start.place)
            self._value((*path, row))
            row += 1
            if self.here is start:
                self._next()


def _plain(token: Token) -> str:
    """A key without its quotes."""
    if token.kind == "word":
        return token.text
    return str(tomli.loads(f"key = {token.text}")["key"])
