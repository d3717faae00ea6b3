"""No dead knobs: every parameter of the schema moves the measure that its documentation names, the way it says."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from simulator.engine.run import Run
from simulator.evidence.knobs.bases import village
from simulator.evidence.knobs.registry import FILES, ROOMS, ROWS, WORDS, missing, parameters
from simulator.evidence.knobs.row import THIS, Knob, play
from simulator.metrics.groups import NAMED
from simulator.metrics.measures import MEASURES, PARTS, value
from simulator.scenario import changed
from simulator.scenario.describe import key_at
from simulator.scenario.model import (
    Community,
    Influencer,
    Lever,
    Network,
    Organiser,
    Outlet,
    Post,
    Scenario,
    Step,
    Twin,
)

LESSON = {
    "kind": "guess", "title": "b", "text": "b", "notice": "b", "view": "deeds", "until": 60, "twin": "b",
    "guess": "number", "ask": "b", "measure": "reach", "among": ["b"], "wants": "least", "low": 1.0, "high": 9.0,
    "step": 2.0, "expects": "b", "reveal": "b", "levers": ["audience.share_rate"],
}  # fmt: skip
FIRST_OF_EACH_TABLE = list({row.key.rpartition(".")[0]: row for row in reversed(ROWS)}.values())


def told(row: Knob) -> str:
    return f"{row.key} moves {row.moves.told()}: {play(row).words}"


def test_every_parameter_has_a_row_that_plays_it() -> None:
    assert not missing(), "\n" + "\n".join(missing())


def test_every_row_is_of_one_parameter_and_stands_once() -> None:
    keys = [row.key for row in ROWS]
    assert len(set(keys)) == len(keys)
    assert set(keys) | WORDS.keys() | set(FILES) == set(parameters())
    assert not set(keys) & (WORDS.keys() | set(FILES))


def test_every_row_lies_in_the_room_of_its_table() -> None:
    for room, tables in ROOMS.items():
        assert {row.key.rpartition(".")[0] for row in room.ROWS} == set(tables), room.__name__


def test_documentation_names_measures_and_groups_that_there_are() -> None:
    for key in parameters():
        described = key_at(tuple(key.split(".")))
        assert described is not None
        if described.moves is None:
            assert key in WORDS, f"{key} says nothing of what it moves"
            continue
        name, _, group = described.moves.measure.rstrip(")").partition(" (")
        assert name in MEASURES or (name in PARTS and group), f"{key}: there is no measure {name}"
        assert not group or group in NAMED or group == THIS, f"{key}: there is no group {group}"
        assert described.moves.direction != "changes" or described.moves.where, f"{key}: say how it changes"


def test_words_move_nothing() -> None:
    plan = _with_every_word()
    words = {
        "title": "b", "question": "b", "summary": "b", "cause": "b", "currency": "USD", "community.east.name": "b",
        "organiser.name": "b", "influencer.lina.name": "b", "influencer.lina.kind": "brand", "outlet.blue.name": "b",
        "post.post.title": "b", "lever.0.label": "b", "lever.0.low": 0.5, "lever.0.high": 9.0, "lever.0.step": 0.5,
        "lever.0.key": "audience.share_rate", "twin.other.name": "b", "twin.other.set": ["days=2"],
        "twin.other.without": ["post"], "twin.other.measure": "reach", "twin.other.id": "b",
        **{f"step.one.{name}": value for name, value in LESSON.items()}, "step.one.id": "b",
        "teacher.minutes": 45, "teacher.aim": "b", "teacher.notes": "b", "teacher.sources": ["b"],
    }  # fmt: skip
    plain = {key.split(".")[0] + "." + key.split(".")[-1] if "." in key else key for key in words}
    assert plain | {"twin.scenario"} == WORDS.keys()
    other = changed(plan, words)
    elsewhere = Twin(id="other", name="another plan", scenario="storytelling-of-hope")
    for one in (other, plan.model_copy(update={"twin": (elsewhere,)})):
        assert one != plan and Run(one).play() == Run(plan).play()


def _with_every_word() -> Scenario:
    return village(
        organiser=Organiser(supporters=150),
        outlet=(Outlet(id="blue"),),
        post=(Post(id="post", by="lina", at=480),),
        lever=(Lever(key="audience.share_appetite", low=0.0, high=4.0, step=1.0),),
        twin=(Twin(id="other", name="more", set=("days=3",)),),
        step=(Step(id="one", title="a"),),
    )


def test_a_row_that_changes_more_than_its_parameter_changes_references_to_it_alone() -> None:
    for row in ROWS:
        for one in row.values:
            if isinstance(one, Mapping):
                key, *others = one
                assert key.split(".")[0] == row.key.split(".")[0] and key.split(".")[-1] == row.key.split(".")[-1]
                assert all(one[other] == one[key] for other in others), row.key


def test_a_dead_parameter_fails_its_row() -> None:
    row = next(one for one in ROWS if one.key == "platform.reshare")
    assert not play(replace(row, values=(0.5, 0.5))).holds


def test_a_parameter_that_moves_against_its_documentation_fails_its_row() -> None:
    row = next(one for one in ROWS if one.key == "platform.share_clicks")
    assert play(row).holds and not play(replace(row, values=row.values[::-1])).holds


@pytest.mark.parametrize("row", FIRST_OF_EACH_TABLE, ids=lambda row: row.key)
def test_the_first_parameter_of_each_table_moves_what_it_says(row: Knob) -> None:
    assert play(row).holds, told(row)


@pytest.mark.facts
@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.key)
def test_the_parameter_moves_what_it_says(row: Knob) -> None:
    assert play(row).holds, told(row)


def test_a_network_file_and_its_communities_change_impressions(tmp_path: Path) -> None:
    people = 60
    ties = {
        "ring": [(one, (one + step) % people) for one in range(people) for step in (1, 2, 3)],
        "star": [pair for one in range(1, people) for pair in ((one, 0), (0, one))],
    }
    for name, rows in ties.items():
        text = "source,target\n" + "".join(f"{one},{other}\n" for one, other in rows)
        (tmp_path / f"{name}.csv").write_text(text, encoding="utf-8")
    for name, split in (("few", 10), ("many", 50)):  # so many live in the east, where people care
        rows_ = "".join(f"{one},{'east' if one < split else 'west'}\n" for one in range(people))
        (tmp_path / f"{name}.csv").write_text("id,community\n" + rows_, encoding="utf-8")
    east, west = (Community(id=name, share=0.5, interest=cares) for name, cares in (("east", 1.0), ("west", 0.0)))
    plain = village(
        people=people,
        community=(east, west),
        organiser=Organiser(supporters=10),
        influencer=(Influencer(id="lina", followers=40),),
    )

    def impressions(file: str, nodes: str) -> float:
        network = Network(file=f"{file}.csv", nodes=f"{nodes}.csv")
        run = Run(plain.model_copy(update={"network": network}).beside(tmp_path))
        run.play()
        return value(run, "impressions")

    assert impressions("ring", "many") != impressions("star", "many")
    assert impressions("ring", "few") < impressions("ring", "many")
