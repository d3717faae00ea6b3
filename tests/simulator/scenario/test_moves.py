"""What a parameter says that it moves: a measure, a direction, and where."""

import pytest

from simulator.scenario.describe import key_at
from simulator.scenario.kinds import knob
from simulator.scenario.moves import DIRECTIONS, Moves, declared
from simulator.scenario.schema import json_schema, reference_text, sources


def test_a_parameter_is_told_with_its_direction_and_where() -> None:
    assert Moves("shares", "up").told() == "shares up"
    assert Moves("sincerity", "down", "where the motive is sales").told() == "sincerity down, where the motive is sales"
    assert Moves("deeds", "peak").told() == "deeds is highest in between"


def test_the_schema_the_reference_and_the_key_tell_the_same() -> None:
    schema = json_schema()["$defs"]["Platform"]["properties"]["share_clicks"]
    described = key_at(("platform", "share_clicks"))
    assert described is not None and described.moves == Moves("share_rate", "down")
    assert schema["moves"] == {"measure": "share_rate", "direction": "down"}
    assert "| share_rate down |" in reference_text()


def test_every_direction_of_the_schema_is_one_that_a_row_can_judge() -> None:
    found = [key_at(tuple(key.split("."))) for key in sources()]
    assert {one.moves.direction for one in found if one is not None and one.moves is not None} == set(DIRECTIONS)


@pytest.mark.parametrize("moves", ["shares up", ("shares",), ("shares", "upwards"), ("shares", "up", "a", "b")])
def test_anything_else_is_refused_as_soon_as_it_is_declared(moves: tuple[str, str]) -> None:
    with pytest.raises(TypeError, match="a measure, one of up, down, peak"):
        declared(moves)
    with pytest.raises(TypeError, match="a measure, one of up, down, peak"):
        knob(0.0, "Something.", moves=moves)
