"""Every default says where it comes from, in one of four ways, and the literature that it names exists."""

import pytest

from simulator.evidence.rows import ROWS
from simulator.scenario.describe import key_at
from simulator.scenario.kinds import knob
from simulator.scenario.schema import sources
from simulator.scenario.tags import LITERATURE, Tag, tag


def test_every_parameter_carries_a_tag() -> None:
    wrong = []
    for key, source in sources().items():
        try:
            tag(source)
        except ValueError as reason:
            wrong.append(f"{key}: {reason}")
    assert not wrong, "\n".join(wrong)


def test_all_four_origins_are_there() -> None:
    assert {tag(source).origin for source in sources().values()} == {"mission", "literature", "user", "assumption"}


def test_a_tag_tells_ids_and_words() -> None:
    assert tag("A1, A3") == Tag("literature", ("A1", "A3"))
    assert tag("B5: the size is an assumption") == Tag("literature", ("B5",), "the size is an assumption")
    assert tag("mission ID") == Tag("mission") and tag("user") == Tag("user")
    assert tag("assumption: N6 finds little of it") == Tag("assumption", words="N6 finds little of it")
    assert tag("MEM: C7") == Tag("assumption", words="C7", memory=True)


@pytest.mark.parametrize("source", ["", "Z9", "A1, Z9", "common sense", "MEM", "mission XY", "a study: X1", "F1,"])
def test_anything_else_is_no_tag(source: str) -> None:
    with pytest.raises(ValueError, match="a source is one of"):
        tag(source)


def test_the_ids_of_the_literature_are_those_that_the_model_answers_to() -> None:
    checked = {row.id for row in ROWS if not row.id.startswith("S")}
    assert checked <= set(LITERATURE)
    assert {one for one in LITERATURE if not one.startswith("X")} == checked


def test_what_has_its_size_by_assumption_is_an_assumption() -> None:
    for key, source in sources().items():
        found = tag(source)
        assert "assum" not in found.words or found.origin == "assumption", key


def test_a_parameter_without_a_tag_cannot_even_be_declared() -> None:
    with pytest.raises(ValueError, match="a source is one of"):
        knob(0.0, "Something.", source="common sense")


def test_an_assumption_is_nobodys_claim() -> None:
    for key, source in sources().items():
        described = key_at(tuple(key.split(".")))
        assert described is not None
        if tag(source).origin == "assumption":
            assert described.moves is not None, f"{key} is an assumption that moves nothing"
