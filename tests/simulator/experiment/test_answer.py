"""A scenario's own question, answered: the plan and its twins in the same worlds."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest

import simulator
from simulator.__main__ import main
from simulator.experiment.answer_words import sentence
from simulator.experiment.compare import Difference
from simulator.scenario import ScenarioError, dump
from simulator.scenario.model import Scenario
from tests.simulator.experiment.plans import tiny

QUIET = {"id": "quiet", "name": "Lina silent", "without": ["lina"]}
EAGER = {"id": "eager", "name": "people who share twice as much", "set": ["audience.share_appetite=2"]}


def asked(*twins: dict[str, Any], **more: Any) -> simulator.Scenario:
    return tiny(twin=list(twins), lever=[], **more)


def told(first: list[float], second: list[float], measure: str = "gifts", currency: str = "EUR") -> str:
    return sentence("a change", Difference(measure, np.array(first), np.array(second)), currency)


def test_an_answer_says_what_the_change_does_in_the_same_worlds() -> None:
    plan = asked(QUIET, deeds={"sign_rate": 1.0})
    found = simulator.answer(plan, worlds=6, workers=1)
    one = found.difference(0)
    alone = simulator.worlds(plan, worlds=6, workers=1, societies=0)
    assert one.first.tolist() == alone.ensemble.values("signatures").tolist()
    assert one.measure == "signatures" and (one.second == 0).all()
    assert found.sentences[0].startswith("With Lina silent, signatures fell from ")
    assert f"fewer in {one.losses} of 6 worlds" in found.sentences[0]
    text = found.text()
    assert text.index("Does anybody share?") < text.index("signatures: at least 2") < text.index("With Lina silent")


def test_two_questions_about_one_twin_are_answered_by_the_same_worlds() -> None:
    found = simulator.answer(asked(QUIET, {**QUIET, "id": "again", "measure": "reach"}), worlds=2, workers=1)
    assert len(found.ensemble.experiment.arms) == 2
    assert [one.measure for one in (found.difference(0), found.difference(1))] == ["signatures", "reach"]


def test_twins_that_change_nothing_that_counts_are_exactly_the_same() -> None:
    label = {"id": "label", "name": "another name", "set": ["influencer.lina.kind=person"]}
    found = simulator.answer(asked(label), worlds=3, workers=1)
    assert found.difference(0).verdict == "same"
    assert "exactly the same in every one of 3 worlds" in found.sentences[0]


def test_a_scenario_without_twins_is_answered_by_its_ghost() -> None:
    found = simulator.answer(asked(), worlds=4, workers=1)
    ghost = simulator.worlds(asked(), worlds=4, workers=1, ghost=True, societies=0)
    assert found.difference(0).second.tolist() == ghost.ensemble.values("signatures", 1).tolist()
    assert "With no campaign at all, signatures" in found.text()
    assert f"reached in {found.goal().hits} of 4 worlds" in found.text()


def test_a_twin_may_be_compared_in_a_measure_of_its_own_and_in_a_group() -> None:
    apart = [
        {"id": "a", "share": 0.5, "interest": 0.9},
        {"id": "b", "share": 0.5, "interest": 0.1},
    ]
    twins = ({**EAGER, "measure": "shares"}, {**EAGER, "id": "in-a", "measure": "likes (a)"})
    found = simulator.answer(asked(*twins, community=apart), worlds=4, workers=1)
    assert [found.difference(place).measure for place in (0, 1)] == ["shares", "likes (a)"]
    assert found.difference(0).spread.mean > 0
    assert "likes (a)" in found.sentences[1]
    whole = found.ensemble.values("likes", 0)
    assert (found.difference(1).first <= whole).all() and found.difference(1).first.sum() > 0


def test_another_scenario_can_be_the_twin_and_is_brought_to_the_same_size(tmp_path: Path) -> None:
    path = tmp_path / "plan.toml"
    other = {"id": "hope", "name": "the story of Lina", "scenario": "storytelling-of-hope", "measure": "reach"}
    path.write_text(dump(asked(other)), encoding="utf-8")
    found = simulator.answer(path, worlds=2, people=120, workers=1)
    assert [arm.scenario.people for arm in found.ensemble.experiment.arms] == [120, 120]
    assert found.twins[0].scenario.title == "Storytelling of Hope"


def test_the_numbers_of_a_twin_are_those_of_the_whole_society(tmp_path: Path) -> None:
    path = tmp_path / "plan.toml"
    louder = {"id": "louder", "name": "a louder Lina", "set": ["influencer.lina.followers=50"]}
    path.write_text(dump(asked(louder)), encoding="utf-8")
    found = simulator.answer(path, worlds=2, people=30, workers=1)
    assert [arm.scenario.influencer[0].followers for arm in found.ensemble.experiment.arms] == [10, 25]


@pytest.mark.parametrize(
    ("measure", "said"),
    [("gfits", "did you mean gifts"), ("reach (nobody)", "no group of this name"), ("nonsense", "no measure")],
)
def test_a_twin_that_counts_nothing_is_refused_with_its_field(measure: str, said: str) -> None:
    with pytest.raises(ScenarioError, match=said) as caught:
        simulator.answer(asked({**QUIET, "measure": measure}), worlds=2, workers=1)
    assert "twin.quiet.measure" in str(caught.value)


def test_a_clear_fall_is_told_with_its_size_and_how_often() -> None:
    said = told([12.0, 13.0, 12.0, 11.0, 12.0], [5.0, 6.0, 4.0, 11.0, 5.0])
    assert said.startswith("With a change, gifts fell from 12 to 5 (median): 5.8 fewer on average, ")
    assert said.endswith("fewer in 4 of 5 worlds, the same in 1.")


def test_a_rise_of_a_share_is_told_in_points() -> None:
    said = told([0.10, 0.12, 0.11], [0.30, 0.33, 0.31], "acceptance")
    assert said.startswith("With a change, acceptance rose from 11 % to 31 % (median): 20.3 points higher on average")


def test_money_is_told_in_its_currency() -> None:
    assert "EUR 10 more on average" in told([1000.0, 1000.0, 1000.0], [2000.0, 2000.0, 2000.0], "gift_cents")


def test_what_chance_could_do_is_too_close_to_call() -> None:
    said = told([5.0, 7.0, 6.0, 8.0], [6.0, 6.0, 7.0, 7.0])
    assert "Too close to call" in said and "more in 2 and fewer in 2 of 4 worlds" in said


def test_one_world_says_nothing() -> None:
    assert "One world says nothing" in told([5.0], [9.0])


def test_something_that_comes_true_or_not_is_counted_in_worlds() -> None:
    said = told([1.0] * 9 + [0.0], [0.0] * 9 + [1.0], "gave_way")
    assert said == "With a change, gave way came true in 1 of 10 worlds instead of 9; the two differ in 10."


def test_the_verb_speaks_to_people_and_to_programs(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "plan.toml"
    path.write_text(dump(asked(QUIET, EAGER)), encoding="utf-8")
    assert main(["answer", str(path), "--worlds", "3", "--seed", "5", "--workers", "1"]) == 0
    words = capsys.readouterr().out
    assert "Does anybody share?" in words and words.count("With ") == 2 and "seeds 5 to 7" in words
    assert main(["answer", str(path), "--worlds", "3", "--seed", "5", "--workers", "1", "--format", "json"]) == 0
    data = json.loads(capsys.readouterr().out)
    assert data["question"] == "Does anybody share?" and data["seed"] == 5
    assert [one["id"] for one in data["twins"]] == ["quiet", "eager"]
    assert data["answer"] == [one["sentence"] for one in data["twins"]]
    assert len(data["twins"][0]["difference"]["per_world"]) == 3


def test_a_scenario_that_cannot_be_read_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["answer", "storyteling-of-hope", "--workers", "1"]) == 2
    assert "did you mean" in capsys.readouterr().err


def test_a_scenario_built_in_python_is_answered_as_well() -> None:
    plan = Scenario.model_validate(asked(QUIET).model_dump())
    assert (
        simulator.answer(plan, worlds=2, workers=1).sentences == simulator.answer(asked(QUIET), 2, workers=1).sentences
    )
