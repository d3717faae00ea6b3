"""A class of worlds: codes that hands can type, what is refused in words, and the histogram of all."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from simulator.__main__ import main
from simulator.engine.run import MODEL_VERSION
from simulator.experiment.bins import histogram_document
from simulator.experiment.class_code import ALIKE, MOST_SEED, SIGNS, Coded, CodeError, read, written
from simulator.experiment.classroom import Classroom, code, gathered, number_of, played
from simulator.scenario import Scenario, load
from simulator.scenario.reader import loads

VILLAGE = 'title = "t"\nquestion = "q"\ndays = 1\n[population]\npeople = 60\n[organiser]\nid = "us"\nsupporters = 20\n'
POST = '[[post]]\nid = "one"\nby = "us"\nat = "mon 08:00"\n[goal]\nmeasure = "{measure}"\ntarget = 1\n'
RESULTS = st.one_of(st.integers(0, 10**9).map(float), st.floats(-1e6, 1e6), st.just(float("nan")),
                    st.integers(0, 10**6).map(lambda one: one / 10**6))  # fmt: skip
CODED = st.builds(Coded, st.integers(0, 1023), st.integers(0, 2**20 - 1), st.integers(0, MOST_SEED), RESULTS)


@pytest.fixture(scope="module")
def village() -> Scenario:
    return loads(VILLAGE + POST.format(measure="impressions"))


@given(CODED)
def test_a_code_says_what_was_written_however_it_is_typed(one: Coded) -> None:
    text = written(one)
    again = read(text)
    assert again[:3] == one[:3]
    assert again.result == pytest.approx(one.result, rel=0, abs=5e-7, nan_ok=True)
    typed = text.lower().replace("-", " ").replace("0", "o").replace("1", "l")
    assert repr(read(typed)) == repr(again)
    assert all(len(group) <= 4 for group in text.split("-")) and set(text) <= {*SIGNS, "-"}


@settings(max_examples=60)
@given(CODED, st.data())
def test_up_to_three_wrong_signs_and_any_swap_are_found(one: Coded, data: st.DataObject) -> None:
    signs = list(written(one).replace("-", ""))
    places = data.draw(st.lists(st.integers(0, len(signs) - 1), min_size=1, max_size=3, unique=True))
    wrong = list(signs)
    for place in places:
        wrong[place] = data.draw(st.sampled_from([sign for sign in SIGNS if sign != signs[place]]))
    with pytest.raises(CodeError, match="mistyped"):
        read("".join(wrong))
    here = data.draw(st.integers(0, len(signs) - 2))
    if signs[here] != signs[here + 1]:
        signs[here], signs[here + 1] = signs[here + 1], signs[here]
        with pytest.raises(CodeError, match="mistyped"):
            read("".join(signs))


def test_one_wrong_sign_is_looked_for_in_its_group() -> None:
    text = written(Coded(1, 12345, 7, 412.0))
    wrong = text[:6] + ("2" if text[6] != "2" else "3") + text[7:]
    with pytest.raises(CodeError, match="look again at group 2"):
        read(wrong)


@pytest.mark.parametrize("text", ["", "1013", "HELLO WORLD", "10*3-J8S1-131B", "U" * 14])
def test_what_is_no_code_is_refused_in_words(text: str) -> None:
    with pytest.raises(CodeError, match=r"sign|mistyped"):
        read(text)


def test_signs_that_look_alike_mean_the_same() -> None:
    assert "oO".translate(ALIKE) == "o0" and "IL".translate(ALIKE) == "11"


@pytest.mark.parametrize("measure", ["impressions", "reach", "frequency"])
def test_the_codes_of_a_class_give_the_histogram_of_their_worlds(measure: str) -> None:
    plan = loads(VILLAGE + POST.format(measure=measure))
    results = {seed: played(plan, seed) for seed in range(1, 9)}
    found = gathered(plan, ["\n".join(code(plan, seed, one) for seed, one in results.items())])
    assert list(found.results) == list(results) and not found.refused
    assert found.document()["histogram"] == histogram_document(list(results.values()))


def test_doubled_strange_and_old_codes_are_refused_in_words(village: Scenario) -> None:
    mine = code(village, 5, 9.0)
    other = code(load("lessons/luck"), 5, 9.0)
    old = written(Coded(int(MODEL_VERSION) + 1, number_of(village), 6, 9.0))
    found = Classroom(village)
    assert found.take(mine) == ""
    assert "the same code twice" in found.take(mine.lower())
    assert "another result" in found.take(code(village, 5, 8.0))
    assert '"Lesson: the hit that was luck" (lessons/luck)' in found.take(other)
    assert "made with another scenario" in found.take(written(Coded(int(MODEL_VERSION), 1, 6, 9.0)))
    assert f"made with model {int(MODEL_VERSION) + 1}, this is model {MODEL_VERSION}" in found.take(old)
    assert found.results == {5: 9.0} and len(found.refused) == 5
    assert "Not taken:" in found.text() and "1 world" in found.text()


def test_a_changed_plan_or_other_people_make_another_code(village: Scenario) -> None:
    numbers = {
        number_of(village),
        number_of(village.model_copy(update={"days": 2})),
        number_of(village.model_copy(update={"population_seed": 2})),
    }
    assert len(numbers) == 3 and number_of(village.model_copy(update={"seed": 9})) == number_of(village)


def test_a_seed_that_is_too_large_for_a_code_is_refused(village: Scenario, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(CodeError, match="worlds from 0 to"):
        code(village, MOST_SEED + 1, 1.0)
    assert main(["lesson", "luck", "--code", "--seed", str(MOST_SEED + 1)]) == 2
    assert "worlds from 0 to" in " ".join(capsys.readouterr().err.split())


def test_the_verbs_make_codes_and_take_them_from_words_and_files(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["lesson", "hubs-and-bridges", "--code", "--seed", "3"]) == 0
    made = capsys.readouterr().out.strip()
    listed = tmp_path / "codes.txt"
    listed.write_text(f"# our class\n{made}\n\n{made.lower()}\nnonsense\n")
    assert main(["class", "hubs-and-bridges", "--file", str(listed), "--format", "json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert list(told["worlds"]) == ["3"] and len(told["refused"]) == 2
    assert main(["class", "lessons/hubs-and-bridges", made]) == 0
    assert "1 world: reach" in capsys.readouterr().out
    assert main(["class", "hubs-and-bridges", "nonsense"]) == 2


def test_a_lessons_papers_are_printed_with_the_answers_apart(capsys: pytest.CaptureFixture[str]) -> None:
    plan = load("lessons/hubs-and-bridges")
    assert main(["lesson", "hubs-and-bridges", "--worksheet"]) == 0
    sheet = " ".join(capsys.readouterr().out.split())
    assert all(step.title in sheet for step in plan.step) and "____" in sheet and "- [ ] Rosa" in sheet
    assert all(step.reveal not in sheet for step in plan.step if step.reveal)
    assert main(["lesson", "hubs-and-bridges", "--answers", "--worlds", "2"]) == 0
    told = " ".join(capsys.readouterr().out.split())
    assert all(step.reveal in told for step in plan.step) and plan.teacher.sources[0] in told and "of 2 worlds" in told
    assert main(["lesson", "hubs-and-bridges", "--teacher"]) == 0
    assert plan.teacher.aim in capsys.readouterr().out
    assert main(["lesson", "lucky"]) == 2
