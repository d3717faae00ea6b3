"""Networks from files: what is taken, what is left out and counted, and what is refused with its line."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.scenario.errors import ScenarioError
from simulator.scenario.model import Community, Population, Scenario
from simulator.world.imports import Imported, import_network, load_network
from simulator.world.network import from_packed
from simulator.world.society import build

from .societies import scenario, ties_by_key

RING = [(f"p{one}", f"p{(one + 1) % 40}") for one in range(40)]
SHARED = Path(os.environ.get("GROUNDSWELL_DATA", Path(__file__).resolve().parents[4] / "shared" / "data"))
PAGES, PAGE_NODES = SHARED / "facebook_pages_edges.csv", SHARED / "facebook_pages_nodes.csv"


def blank(**parts: Any) -> Scenario:
    """A scenario that leaves the number of people to the file."""
    return scenario(population=Population(), **parts)


def written(
    folder: Path, rows: list[tuple[str, str]], delimiter: str = ",", header: str = "", name: str = "e.csv"
) -> Path:
    path = folder / name
    path.write_text(header + "".join(f"{a}{delimiter}{b}\n" for a, b in rows), encoding="utf-8")
    return path


def digest(made: Imported) -> str:
    return from_packed(made.ties.copy(), made.communities.people).digest()


def problems(folder: Path, edges: str, nodes: str | None = None, people: int = 0, **parts: Any) -> list[str]:
    (folder / "e.csv").write_text(edges, encoding="utf-8")
    if nodes is not None:
        (folder / "n.csv").write_text(nodes, encoding="utf-8")
    made = scenario(people, **parts) if people else blank(**parts)
    with pytest.raises(ScenarioError) as refused:
        import_network(made, folder / "e.csv", None if nodes is None else folder / "n.csv")
    return str(refused.value).splitlines()


@pytest.mark.parametrize("delimiter", [",", ";", "\t", " ", "   "])
@pytest.mark.parametrize("header", ["", "source{0}target\n", "# a comment\n\nFrom{0}To\n"])
def test_any_delimiter_and_any_header_give_the_same_network(tmp_path: Path, delimiter: str, header: str) -> None:
    plain = import_network(blank(), written(tmp_path, RING))
    other = import_network(blank(), written(tmp_path, RING, delimiter, header.format(delimiter)))
    assert digest(plain) == digest(other)
    assert (other.report.people, other.report.ties) == (40, 40)


def test_a_row_says_who_follows_whom(tmp_path: Path) -> None:
    ring = [(f"{one:02}", f"{(one + 1) % 40:02}") for one in range(40)]
    network = from_packed(import_network(blank(), written(tmp_path, ring)).ties, 40)
    assert network.followers(8).tolist() == [7]


def test_a_header_may_name_the_columns_in_any_order(tmp_path: Path) -> None:
    path = tmp_path / "e.csv"
    path.write_text("target,weight,source\n" + "".join(f"{b},0.5,{a}\n" for a, b in RING), encoding="utf-8")
    assert digest(import_network(blank(), path)) == digest(import_network(blank(), written(tmp_path, RING)))


def test_the_order_of_rows_does_not_matter(tmp_path: Path) -> None:
    nodes = [(f"p{one}", "ab"[one % 2]) for one in range(40)]
    one = import_network(blank(), written(tmp_path, RING), written(tmp_path, nodes, name="n.csv"))
    other = import_network(blank(), written(tmp_path, RING[::-1]), written(tmp_path, nodes[::-1], name="n.csv"))
    assert digest(one) == digest(other)


def test_numbers_are_ordered_as_numbers(tmp_path: Path) -> None:
    ring = [(str(one), str((one + 1) % 40)) for one in range(40)]
    network = from_packed(import_network(blank(), written(tmp_path, ring)).ties, 40)
    assert network.followers(10).tolist() == [9]


def test_duplicates_loops_and_strangers_are_counted_and_left_out(tmp_path: Path) -> None:
    rows = [*RING, RING[0], RING[1], ("p5", "p5"), ("p1", "stranger"), ("ghost", "spectre")]
    nodes = written(tmp_path, [(f"p{one}", "home") for one in range(41)], name="n.csv")
    report = import_network(blank(), written(tmp_path, rows), nodes).report
    assert (report.duplicates, report.self_loops, report.unknown) == (2, 1, 2)
    assert (report.people, report.ties) == (41, 40), "who is tied to nobody is there all the same"
    assert "2 duplicates" in str(report)


def test_mutual_ties_go_both_ways_and_count_once(tmp_path: Path) -> None:
    rows = [*RING, *((b, a) for a, b in RING)]
    made = import_network(blank(directed=False), written(tmp_path, rows))
    assert (made.report.ties, made.report.duplicates, made.report.mutual) == (40, 40, True)
    network = from_packed(made.ties, 40)
    assert network.follower_counts().tolist() == [2] * 40


def test_communities_come_from_the_nodes_file_and_keep_what_the_scenario_declares(tmp_path: Path) -> None:
    names = ["Big Town", "7", "hills"]
    nodes = written(tmp_path, [(f"p{one}", names[one % 3]) for one in range(40)], header="id,community\n", name="n.csv")
    declared = (Community(id="hills", share=0.1, stance=-0.7, name="The hills"),)
    communities = import_network(blank(community=declared), written(tmp_path, RING), nodes).communities
    assert communities.ids == ("big-town", "community-7", "hills")
    assert communities.sizes == (14, 13, 13)
    assert communities.declared[2].stance == -0.7 and communities.names[2] == "The hills"


def test_the_number_of_people_is_the_file_s(tmp_path: Path) -> None:
    assert import_network(blank(), written(tmp_path, RING)).communities.people == 40
    assert import_network(scenario(40), written(tmp_path, RING)).communities.people == 40
    text = "".join(f"{a},{b}\n" for a, b in RING)
    assert problems(tmp_path, text, people=41)[0].startswith("e.csv: population.people: the file has 40 people")


def test_malformed_rows_are_refused_with_their_lines(tmp_path: Path) -> None:
    lines = "source,target\na,b\na\nb,c\nb,c,d\n,c\n\nc,d\n"
    found = problems(tmp_path, lines)
    assert [one.split(":")[1] for one in found] == ["3", "5", "6"]
    assert "a row needs 2 filled columns" in found[0]


def test_at_most_twenty_rows_are_complained_about(tmp_path: Path) -> None:
    assert len(problems(tmp_path, "a,b\n" + "x\n" * 500)) == 20


def test_a_person_with_two_communities_is_refused(tmp_path: Path) -> None:
    text = "".join(f"{a},{b}\n" for a, b in RING)
    assert problems(tmp_path, text, "p1,red\np2,red\np1,blue\n")[0].startswith("n.csv:3:1: a person with two")


def test_people_without_a_community_are_refused_where_there_are_several(tmp_path: Path) -> None:
    two = (Community(id="a", share=0.5), Community(id="b", share=0.5))
    text = "".join(f"{a},{b}\n" for a, b in RING)
    assert "network.nodes" in problems(tmp_path, text, community=two)[0]


def test_a_declared_community_without_people_is_refused(tmp_path: Path) -> None:
    nodes = "".join(f"p{one},home\n" for one in range(40))
    text = "".join(f"{a},{b}\n" for a, b in RING)
    found = problems(tmp_path, text, nodes, community=(Community(id="moon", share=1.0),))
    assert "moon" in found[0]


def test_names_that_differ_only_in_signs_are_refused(tmp_path: Path) -> None:
    nodes = "".join(f"p{one},{'A b' if one % 2 else 'a-B'}\n" for one in range(40))
    assert problems(tmp_path, "".join(f"{a},{b}\n" for a, b in RING), nodes)


@pytest.mark.parametrize(
    "content",
    [
        b"", b"a", b"\x00\x00", b"\xff\xfe1,2\n", b'"', b'a,"b\n' * 3, b"a,b\n", b",\n" * 5, b"1 2\n" * 3,
        b"x" * 70_000, b"a,b\n" + b"y" * 70_000 + b",c\n", b'"' + b"z,\n" * 60_000,
    ],
)  # fmt: skip
def test_broken_tables_are_refused_in_words(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "e.csv").write_bytes(content)
    with pytest.raises(ScenarioError) as refused:
        import_network(blank(), tmp_path / "e.csv")
    assert str(refused.value).isprintable() or "\n" in str(refused.value)


@given(st.binary(max_size=300))
def test_no_bytes_break_the_readers(tmp_path_factory: pytest.TempPathFactory, content: bytes) -> None:
    folder = tmp_path_factory.mktemp("bytes")
    for name in ("e.csv", "e.graphml"):
        (folder / name).write_bytes(content)
        with pytest.raises(ScenarioError):
            import_network(blank(), folder / name)


GRAPHML = """<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns">
<key id="d0" for="node" attr.name="community" attr.type="string"/>
<graph edgedefault="{kind}">{nodes}{edges}</graph></graphml>
"""


def graphml(folder: Path, kind: str = "directed") -> Path:
    nodes = "".join(f'<node id="p{one}"><data key="d0">{"ab"[one % 2]}</data></node>' for one in range(40))
    edges = "".join(f'<edge source="{a}" target="{b}"/>' for a, b in RING)
    path = folder / "e.graphml"
    path.write_text(GRAPHML.format(kind=kind, nodes=nodes, edges=edges), encoding="utf-8")
    return path


def test_graphml_says_the_same_as_a_table(tmp_path: Path) -> None:
    nodes = written(tmp_path, [(f"p{one}", "ab"[one % 2]) for one in range(40)], name="n.csv")
    table = import_network(blank(), written(tmp_path, RING), nodes)
    graph = import_network(blank(), graphml(tmp_path))
    assert digest(table) == digest(graph) and graph.communities.ids == ("a", "b")
    assert import_network(blank(), graphml(tmp_path, "undirected")).report.mutual


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ('<!DOCTYPE graphml [<!ENTITY a "boom">]><graphml>&a;</graphml>', "document type"),
        ('<!DOCTYPE graphml SYSTEM "file:///etc/passwd"><graphml/>', "document type"),
        ("<graphml><graph><edge source='a'/></graph></graphml>", "an? edge without target"),
        ("<graphml><graph><node id='a'/><node id='a'/></graph></graphml>", "there before"),
        ("<a>" * 100, "inside each other"),
        ("<graphml><graph>", "no element|unclosed|not a network"),
        ("<graphml>&lol;</graphml>", "undefined entity|not a network"),
    ],
)
def test_dangerous_or_broken_graphml_is_refused_with_its_line(tmp_path: Path, content: str, said: str) -> None:
    (tmp_path / "e.graphml").write_text(content, encoding="utf-8")
    with pytest.raises(ScenarioError, match=said) as refused:
        import_network(blank(), tmp_path / "e.graphml")
    assert refused.value.problems[0].line >= 1


def test_a_society_is_built_on_the_files_beside_the_scenario(tmp_path: Path) -> None:
    written(tmp_path, RING)
    made = blank(file="e.csv").beside(tmp_path)
    society = build(made)
    assert society.people == 40 and society.report is not None and society.report.ties == 40
    assert len(ties_by_key(society)) == 40
    assert (society.population.followees == 1).all()


def test_files_elsewhere_are_refused(tmp_path: Path) -> None:
    written(tmp_path, RING)
    (tmp_path / "inner").mkdir()
    for folder, name in ((tmp_path / "inner", "../e.csv"), (tmp_path, "none.csv"), (None, "e.csv")):
        with pytest.raises(ScenarioError, match=r"network\.file"):
            load_network(blank(file=name).beside(folder))


@pytest.fixture(scope="module")
def pages() -> Imported:
    if not (PAGES.exists() and PAGE_NODES.exists()):
        pytest.skip("the network of Facebook pages is not here; GROUNDSWELL_DATA may name its folder")
    return import_network(blank(directed=False), PAGES, PAGE_NODES)


def test_a_real_network_keeps_its_counts(pages: Imported) -> None:
    assert pages.report.people == 22_470
    assert pages.report.ties + pages.report.self_loops + pages.report.duplicates == 171_002
    assert pages.communities.ids == ("company", "government", "politician", "tvshow")


def test_a_real_network_keeps_its_homophily(pages: Imported) -> None:
    community = np.repeat(np.arange(4), pages.communities.sizes)
    inside = community[pages.ties >> 32] == community[pages.ties & 0xFFFFFFFF]
    assert float(inside.mean()) == pytest.approx(0.885, abs=0.001)


def test_friends_in_a_real_network_think_alike(pages: Imported) -> None:
    made = blank(directed=False, file=PAGES.name, nodes=PAGE_NODES.name).beside(PAGES.parent)
    society = build(made)
    followed = np.repeat(np.arange(society.people), society.network.follower_counts()[: society.people])
    stance = society.population.stance.astype(float)
    mean = np.bincount(society.network.indices, stance[followed]) / society.population.followees
    assert np.corrcoef(stance, mean)[0, 1] > 0.2
