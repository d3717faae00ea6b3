"""GraphML from outside, read as a stream; document types and entities are refused before they can grow."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from xml.parsers import expat

from ..catalogue import _
from ..scenario.errors import ScenarioError, problem

DEEPEST = 64
LONGEST_TEXT = 1000
_CHUNK = 1 << 20
_GROUPS = ("community", "group", "cluster", "segment")


class _Refused(ValueError):
    """Something that a network file has no need of."""


@dataclass
class Graph:
    """What the file says of its nodes: their community (or nothing), and whether ties go both ways."""

    mutual: bool = False
    nodes: dict[str, str] = field(default_factory=dict)


class _Reader:
    """Receives the elements of one file."""

    def __init__(self, tie: Callable[[str, str], None]) -> None:
        self.graph = Graph()
        self._tie = tie
        self._depth = 0
        self._group_key = ""
        self._node: str | None = None
        self._text: list[str] | None = None

    def parser(self) -> expat.XMLParserType:
        """An expat parser that hands everything to this reader."""
        parser = expat.ParserCreate(namespace_separator=" ")
        parser.buffer_text = True
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._data
        parser.StartDoctypeDeclHandler = self._refuse
        parser.EntityDeclHandler = self._refuse
        return parser

    def _refuse(self, *_declaration: object) -> None:
        raise _Refused(_("a document type or entity, which a network file does not need"))

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self._depth += 1
        if self._depth > DEEPEST:
            raise _Refused(_("more than {count} elements inside each other").format(count=DEEPEST))
        tag = name.rpartition(" ")[2]
        if tag == "edge":
            self._edge(attributes)
        elif tag == "node":
            self._node = _attribute(attributes, "node", "id")
            if self._node in self.graph.nodes:
                raise _Refused(_("a node that was there before"))
            self.graph.nodes[self._node] = ""
        elif tag == "data" and self._node is not None and attributes.get("key") == self._group_key:
            self._text = []
        elif tag == "key" and attributes.get("attr.name", "").lower() in _GROUPS:
            self._group_key = attributes.get("id", "")
        elif tag == "graph":
            self.graph.mutual = attributes.get("edgedefault", "directed") == "undirected"

    def _edge(self, attributes: dict[str, str]) -> None:
        self._tie(_attribute(attributes, "edge", "source"), _attribute(attributes, "edge", "target"))

    def _end(self, name: str) -> None:
        self._depth -= 1
        tag = name.rpartition(" ")[2]
        if tag == "node":
            self._node = None
        elif tag == "data" and self._text is not None and self._node is not None:
            self.graph.nodes[self._node] = "".join(self._text).strip()
            self._text = None

    def _data(self, text: str) -> None:
        if self._text is not None:
            self._text.append(text)
            if sum(map(len, self._text)) > LONGEST_TEXT:
                raise _Refused(_("a community's name of more than {count} letters").format(count=LONGEST_TEXT))


def _attribute(attributes: dict[str, str], tag: str, name: str) -> str:
    value = attributes.get(name, "").strip()
    if not value:
        raise _Refused(_("a {tag} without {name}").format(tag=tag, name=name))
    return value


def read_graphml(path: Path, tie: Callable[[str, str], None]) -> Graph:
    """The nodes of a GraphML file; `tie` is called with source and target of every edge.

    ScenarioError with the line of what is wrong.
    """
    reader = _Reader(tie)
    parser = reader.parser()
    try:
        with path.open("rb") as file:
            while chunk := file.read(_CHUNK):
                parser.Parse(chunk, False)
            parser.Parse(b"", True)
    except (_Refused, expat.ExpatError) as reason:
        found = str(reason) if isinstance(reason, _Refused) else expat.ErrorString(reason.code)
        position = (parser.CurrentLineNumber, parser.CurrentColumnNumber + 1)
        wrong = problem(path.name, _("not a network in GraphML"), position=position, found=found)
        raise ScenarioError((wrong,)) from None
    except ScenarioError:
        raise
    except (OSError, ValueError, LookupError) as reason:
        raise ScenarioError((problem(path.name, _("cannot be read"), found=str(reason)),)) from None
    return reader.graph
