"""Own numbers narrow what is not known, and refuse a model that they contradict."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from simulator.engine.run import Run
from simulator.experiment.backends import InProcess
from simulator.experiment.conduct import Laboratory
from simulator.experiment.design import Arm, DesignError
from simulator.experiment.fit import Fit, fit
from simulator.experiment.fit_words import fit_words
from simulator.experiment.forecast import LedgerError
from simulator.experiment.own_numbers import Number, Sheet, priors, read_sheet
from simulator.experiment.pen import Pen
from simulator.metrics.measures import measures
from simulator.scenario import ScenarioError, changed, dump
from tests.simulator.experiment.plans import tiny

ATTENTION = {"audience.attention": (0.1, 0.95)}


def fitted(sheet: Sheet, draws: int = 60) -> Fit:
    with InProcess() as place:
        return fit(Arm("tiny", tiny()), sheet, Laboratory(place), draws, seed=11)


def sheet_of(numbers: dict[str, float], within: float = 0.1, prior: Any = None, **facts: object) -> Sheet:
    told = tuple(Number(name, value, within * value) for name, value in numbers.items())
    return Sheet({key.replace("__", "."): one for key, one in facts.items()}, told, prior or ATTENTION, None)


def as_it_was(attention: float, seed: int = 500) -> dict[str, float]:
    """Numbers of a past campaign, in one world, of people who look with this chance."""
    run = Run(changed(tiny(), {"audience.attention": attention}), seed)
    run.play()
    return {"impressions": measures(run)["impressions"]}


def test_little_attention_before_means_little_attention_after_and_a_narrower_fan() -> None:
    few, many = (fitted(sheet_of(as_it_was(truth), 0.15), 30) for truth in (0.2, 0.8))
    assert few.ends(0, True)[0] < 0.4 < 0.5 < many.ends(0, True)[0]
    assert few.narrowed(0) < 0.75
    assert few.after["reach"].known.std() < few.before["reach"].known.std()
    assert few.after["reach"].median < many.after["reach"].median


def test_numbers_that_the_model_cannot_give_are_refused_with_the_number_and_the_gap() -> None:
    found = fitted(sheet_of({"reach": 50.0, "impressions": 40_000.0}), draws=30)
    assert found.refused and not found.after
    assert found.hardest.number.measure == "impressions"
    told = fit_words(found, Pen(100))
    assert "contradict the model" in told and "times less" in told and "40,000" in told
    json.dumps(found.document(), allow_nan=False)


def test_numbers_that_only_contradict_each_other_are_told_apart() -> None:
    """Each alone is easy to meet: people reached, and impressions of a much less attentive crowd."""
    some = fitted(sheet_of({"impressions": 60.0, "reach": 30.0}, within=9.0), 20).misses
    numbers = {one.number.measure: float(end(one.values)) for one, end in zip(some, (np.min, np.max), strict=True)}
    found = fitted(sheet_of(numbers, within=0.02), draws=20)
    assert found.refused and all(one.fits for one in found.misses)
    assert "no draw meets all" in fit_words(found, Pen(100))


def test_facts_are_set_as_they_are_and_the_plan_knows_them() -> None:
    found = fitted(sheet_of({"reach": 30.0}, within=5.0, influencer__lina__followers=40), draws=10)
    assert next(one for one in found.plan.scenario.influencer if one.id == "lina").followers == 40
    assert len(found.kept) == 10
    assert found.narrowed(0) == pytest.approx(1.0)


def test_a_fit_is_the_same_every_time_and_its_document_is_plain_data() -> None:
    sheet = sheet_of(as_it_was(0.5), within=0.3)
    one, two = fitted(sheet, 20).document(), fitted(sheet, 20).document()
    assert one == two
    json.dumps(one, allow_nan=False)
    assert one["settings"]["audience.attention"]["narrowed_to"] < 1
    assert " will " not in fit_words(fitted(sheet, 20), Pen(100))


def test_the_usual_settings_are_drawn_between_half_and_twice() -> None:
    found = {one.dial.name: one for one in priors(tiny(), {})}
    assert found["audience.share_appetite"].low == 0.5 and found["audience.share_appetite"].high == 2.0
    assert found["audience.share_appetite"].geometric
    assert found["audience.share_appetite"].at(0.5) == pytest.approx(1.0)
    assert found["audience.attention"].high == 1.0
    with pytest.raises(DesignError, match="no number"):
        priors(tiny(), {"goal.target": (1.0, 2.0)})


SHEET = """
within = 0.25
past = "past.toml"

[facts]
"organiser.supporters" = 20

[numbers]
reach = 30
gifts = { value = 0, within = 0.5 }

[prior]
"audience.share_appetite" = [0.3, 3.0]
"""


def test_a_sheet_is_read_with_its_past_campaign(tmp_path: Path) -> None:
    (tmp_path / "past.toml").write_text(dump(tiny()), encoding="utf-8")
    (tmp_path / "mine.toml").write_text(SHEET, encoding="utf-8")
    found = read_sheet(tmp_path / "mine.toml")
    assert found.numbers == (Number("reach", 30.0, 7.5), Number("gifts", 0.0, 0.5))
    assert found.prior == {"audience.share_appetite": (0.3, 3.0)}
    assert found.scenario_before(tiny(days=2), None).days == 1


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[numbers]\nraech = 3", "did you mean reach"),
        ("[numbers]\nreach = 'x'", "must be a number"),
        ("[numbers]\nreach = nan", "must be a number"),
        ("[facts]\na = 1", "no .numbers."),
        ("[number]\nreach = 1", "unknown key number"),
        ("numbers = 3", "must be a table"),
        ("[numbers]\nreach = 1\n[prior]\na = 3", "needs a range"),
        ("past = '/etc/passwd'\n[numbers]\nreach = 1", "relative"),
        ("reach = ", "not valid TOML"),
    ],
)
def test_a_sheet_that_cannot_be_used_is_refused_in_words(tmp_path: Path, text: str, said: str) -> None:
    path = tmp_path / "mine.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(LedgerError, match=said):
        read_sheet(path)
    with pytest.raises(ScenarioError, match="no such file"):
        read_sheet(tmp_path / "absent.toml")
