"""Your own network instead of a generated one: ties from a CSV or GraphML file, communities from a nodes file.

A row "a, b" says that a follows b; where the scenario says `directed = false`, or the file is undirected, both
follow each other.  Nobody depends on the order of rows: people are numbered inside their community by id.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from ..catalogue import _
from ..scenario.errors import ScenarioError, problem
from ..scenario.model import Community, Scenario
from ..scenario.society import LEAST_PEOPLE, MOST_PEOPLE
from ..scenario.source import inside
from ..text import slug
from .communities import Communities
from .graphml import read_graphml
from .network import Places, mirrored, packed
from .tables import Table

MOST_COMMUNITIES = 500
MOST_ROWS = 200_000_000
_SOURCES = ("source", "from", "src", "follower", "id_1", "id1", "node1", "node_1", "user1")
_TARGETS = ("target", "to", "dst", "followed", "followee", "id_2", "id2", "node2", "node_2", "user2")
_IDS = ("id", "node", "name", "node_id", "user")
_GROUPS = ("community", "group", "cluster", "segment", "page_type", "label")

Ends = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What was read, and what was left out."""

    people: int
    ties: int
    mutual: bool
    duplicates: int
    self_loops: int
    unknown: int

    def __str__(self) -> str:
        return _(
            "{people:,} people, {ties:,} ties; left out: {duplicates:,} duplicates, {loops:,} ties to oneself, "
            "{unknown:,} rows with people whom the nodes file does not know"
        ).format(
            people=self.people,
            ties=self.ties,
            duplicates=self.duplicates,
            loops=self.self_loops,
            unknown=self.unknown,
        )


@dataclass(frozen=True)
class Imported:
    """A network from outside: its communities, its ties between people (packed, distinct), and the report."""

    communities: Communities
    ties: Places
    report: ImportReport


@dataclass(frozen=True)
class _Raw:
    """Both ends of every row as places in `ids`, -1 where the nodes file does not know them."""

    ids: list[str]
    groups: list[str]
    follower: Ends
    followed: Ends
    mutual: bool


def load_network(scenario: Scenario) -> Imported:
    """The network that the scenario names. ScenarioError with file, line and remedy."""
    edges = _path(scenario, "file")
    nodes = None if scenario.network.nodes is None else _path(scenario, "nodes")
    return import_network(scenario, edges, nodes)


def import_network(scenario: Scenario, edges: Path, nodes: Path | None = None) -> Imported:
    """The network in these files, with the scenario's communities. ScenarioError with file, line and remedy."""
    raw = _read(edges, nodes)
    _refuse_size(scenario, edges.name, len(raw.ids))
    names = _community_ids(scenario, (nodes or edges).name, raw.groups)
    seats, communities = _seated(scenario, raw.ids, names)
    mutual = raw.mutual or not scenario.network.directed
    ties, report = _tied(raw, seats, mutual)
    return Imported(communities, ties, report)


def _path(scenario: Scenario, field: str) -> Path:
    name = getattr(scenario.network, field)
    try:
        if scenario.folder is None:
            raise ValueError(_("only a scenario in a file can name other files"))
        return inside(scenario.folder, name)
    except ValueError as reason:
        raise ScenarioError((problem(name, str(reason), field=f"network.{field}"),)) from None


class _Rows:
    """Rows as pairs of numbers; each id gets the next number where it first occurs."""

    def __init__(self, file: str) -> None:
        self._file = file
        self.numbers: dict[str, int] = {}
        self.ends = array("i")

    def add(self, follower: str, followed: str) -> None:
        numbers = self.numbers
        self.ends.append(numbers.setdefault(follower, len(numbers)))
        self.ends.append(numbers.setdefault(followed, len(numbers)))
        if len(self.ends) > 2 * MOST_ROWS:
            raise ScenarioError((problem(self._file, _("more than {count:,} rows").format(count=MOST_ROWS)),))


def _read(edges: Path, nodes: Path | None) -> _Raw:
    known = None if nodes is None else _nodes(nodes)
    rows, mutual = _Rows(edges.name), False
    if edges.suffix.lower() in (".graphml", ".xml"):
        graph = read_graphml(edges, rows.add)
        known, mutual = graph.nodes if known is None else known, graph.mutual
    else:
        table = Table(edges, _SOURCES, _TARGETS)
        for row in table.rows():
            rows.add(row.first, row.second)
    return _placed(rows, known, mutual)


def _nodes(path: Path) -> dict[str, str]:
    """Community of each id; the same id twice with two communities is refused."""
    known: dict[str, str] = {}
    table = Table(path, _IDS, _GROUPS, one_column=True)
    for row in table.rows():
        if known.setdefault(row.first, row.second) != row.second:
            table.complain(row.line, _("a person with two communities"), found=row.first)
    return known


def _placed(rows: _Rows, known: dict[str, str] | None, mutual: bool) -> _Raw:
    """Rows as places among the known people; without a nodes file, everybody who occurs in a row is known."""
    if known is None:
        known = dict.fromkeys(rows.numbers, "")
    place = {one: number for number, one in enumerate(known)}
    places = np.fromiter((place.get(one, -1) for one in rows.numbers), dtype=np.int64, count=len(rows.numbers))
    ends = places[np.frombuffer(rows.ends, dtype=np.int32)] if rows.ends else np.zeros(0, dtype=np.int64)
    return _Raw(list(known), list(known.values()), ends[0::2], ends[1::2], mutual)


def _refuse_size(scenario: Scenario, file: str, people: int) -> None:
    """The people are those of the file; a scenario that says another number was meant for another file."""
    if not LEAST_PEOPLE <= people <= MOST_PEOPLE:
        allowed = _("{least} to {most} people").format(least=LEAST_PEOPLE, most=f"{MOST_PEOPLE:,}")
        raise ScenarioError((problem(file, _("too few or too many people"), found=str(people), allowed=allowed),))
    declared = scenario.population.people
    if "people" in scenario.population.model_fields_set and declared != people:
        message = _("the file has {people} people, the scenario says {declared}").format(
            people=people, declared=declared
        )
        remedy = _("leave out population.people: the file says it")
        raise ScenarioError((problem(file, message, field="population.people", remedy=remedy),))


def _community_ids(scenario: Scenario, file: str, groups: list[str]) -> list[str]:
    """The community's id of each person; one community takes everybody where the files name none."""
    names = {group: _identity(group) for group in dict.fromkeys(groups) if group}
    if len(set(names.values())) < len(names):
        raise ScenarioError((problem(file, _("two communities whose names are the same but for signs")),))
    if len(names) > MOST_COMMUNITIES:
        allowed = _("at most {count} communities").format(count=MOST_COMMUNITIES)
        raise ScenarioError((problem(file, _("too many communities"), found=str(len(names)), allowed=allowed),))
    if "" in groups:
        if names or len(scenario.community) > 1:
            remedy = _("give a nodes file with the columns id and community")
            wrong = problem(file, _("people without a community"), field="network.nodes", remedy=remedy)
            raise ScenarioError((wrong,))
        names[""] = scenario.community[0].id
    return [names[group] for group in groups]


def _identity(group: str) -> str:
    """The id of a community from its name in a file; a bare number gets a word before it."""
    one = slug(group)
    return f"community-{one}" if one.isdigit() else one


def _seated(scenario: Scenario, ids: list[str], names: list[str]) -> tuple[Ends, Communities]:
    """The place in the society of each id (people,), and the communities: declared ones, and new ones by default."""
    present = sorted(set(names))
    declared = {one.id: one for one in scenario.community}
    missing = sorted(set(declared) - set(present)) if "community" in scenario.model_fields_set else []
    if missing:
        remedy = _("leave the community out, or name it in the nodes file")
        wrong = problem(scenario.network.nodes or "", _("a community without people"), found=missing[0], remedy=remedy)
        raise ScenarioError((wrong,))
    rank = {one: number for number, one in enumerate(present)}
    group = np.fromiter((rank[one] for one in names), dtype=np.int64, count=len(names))
    by_id = np.array(sorted(range(len(ids)), key=_sorting(ids)), dtype=np.int64)
    order = by_id[np.argsort(group[by_id], kind="stable")]
    seats = np.empty(len(ids), dtype=np.int64)
    seats[order] = np.arange(len(ids))
    sizes = np.bincount(group, minlength=len(present)).tolist()
    communities = tuple(declared.get(one) or Community(id=one, share=1.0) for one in present)
    return seats, Communities(communities, tuple(sizes))


def _sorting(ids: list[str]) -> Callable[[int], tuple[int, str]]:
    """Ids that are whole numbers in the order of numbers, all others by letters."""
    plain = all(one.isascii() and one.isdigit() and len(one) < 19 for one in ids)
    if plain:
        return lambda place: (int(ids[place]), ids[place])
    return lambda place: (0, ids[place])


def _tied(raw: _Raw, seats: Ends, mutual: bool) -> tuple[Places, ImportReport]:
    """Distinct packed ties, and how many rows were left out and why."""
    known = (raw.follower >= 0) & (raw.followed >= 0)
    follower, followed = seats[raw.follower[known]], seats[raw.followed[known]]
    apart = follower != followed
    follower, followed = follower[apart], followed[apart]
    if mutual:
        follower, followed = np.minimum(follower, followed), np.maximum(follower, followed)
    ties = np.unique(packed(followed, follower))
    report = ImportReport(
        people=seats.size,
        ties=ties.size,
        mutual=mutual,
        duplicates=int(follower.size - ties.size),
        self_loops=int(apart.size - np.count_nonzero(apart)),
        unknown=int(known.size - np.count_nonzero(known)),
    )
    return np.concatenate((ties, mirrored(ties))) if mutual else ties, report
