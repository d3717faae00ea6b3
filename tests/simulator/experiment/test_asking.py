"""The words of the command in a notebook: every result is a table, draws itself, and says what the command says."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pandas
import pyarrow
import pytest

import simulator
from simulator.experiment.design import DesignError
from simulator.experiment.drawing import MOST_BARS, Estimate, Whiskers, svg
from simulator.experiment.forecast import LedgerError
from simulator.experiment.notebook import Shown
from simulator.experiment.own_numbers import Number, Sheet
from simulator.scenario.model import Scenario
from tests.simulator.experiment.plans import tiny

ALONE: dict[str, Any] = {"workers": 1, "seed": 4}
OWN = Sheet({}, (Number("reach", 30.0, 30.0),), {"audience.attention": (0.5, 1.0)}, None)
KEYS = ["audience.attention", "deeds.step_loss"]
ASKED: dict[str, Callable[[Scenario], Shown]] = {
    "worlds": lambda plan: simulator.worlds(plan, 3, societies=0, ghost=tiny(audience={"attention": 0.1}), **ALONE),
    "compare": lambda plan: simulator.compare(plan, sets=["deeds.sign_rate=0.1"], worlds=3, effort=0, **ALONE),
    "answer": lambda plan: simulator.answer(plan, 3, **ALONE),
    "credit": lambda plan: simulator.credit(plan, 2, of=["influencer", "post"], measure="reach", **ALONE),
    "sweep": lambda plan: simulator.sweep(plan, {"deeds.form_steps": [1, 3]}, 3, measure="reach", **ALONE),
    "latin": lambda plan: simulator.sweep(plan, ["audience.share_appetite=0.5..2"], 2, lhs=3, **ALONE),
    "morris": lambda plan: simulator.sensitivity(plan, 4, keys=KEYS, measure="impressions", **ALONE),
    "everything": lambda plan: simulator.sensitivity(
        plan, 3, method="everything", keys=KEYS, measure="impressions", **ALONE
    ),
    "plan": lambda plan: simulator.plan(plan, 2, trials=4, fresh=3, simple=True, measure="reach", **ALONE),
    "forecast": lambda plan: simulator.forecast(plan, 3, **ALONE),
    "confront": lambda plan: simulator.confront(simulator.forecast(plan, 3, **ALONE), {"reach": 30, "shares": 9}),
    "fit": lambda plan: simulator.fit(plan, OWN, 8, **ALONE),
}


@pytest.mark.parametrize("question", ASKED)
def test_every_result_becomes_a_table_and_draws_itself(question: str) -> None:
    found = ASKED[question](tiny(title="<b>Tiny</b> [x]"))
    frame, columns = found.to_pandas(), found.table()
    assert isinstance(frame, pandas.DataFrame) and list(frame.columns) == list(columns)
    assert len(frame) == len(next(iter(columns.values()))) > 0
    arrow = found.to_arrow()
    assert isinstance(arrow, pyarrow.Table) and arrow.num_rows == len(frame)
    page = found._repr_html_()
    ET.fromstring(page)
    assert "<table>" in page and "<b>Tiny" not in page
    assert repr(found) == found.text() and found.to_dict() == found.document()


def test_credit_in_a_table_adds_up_to_the_total_in_every_world() -> None:
    frame = ASKED["credit"](tiny()).to_pandas()
    sums = frame.groupby(["axis", "world"]).agg(fair=("fair", "sum"), total=("total", "first"))
    pandas.testing.assert_series_equal(sums.fair, sums.total, check_names=False)
    assert set(frame.id[frame.axis == "influencer"]) == {"lina", "omar", "organiser"}


def test_a_sweep_is_drawn_point_by_point() -> None:
    found = ASKED["sweep"](tiny())
    assert found._repr_html_().count("<circle") == 2
    assert set(found.to_pandas()["deeds.form_steps"]) == {1.0, 3.0}


def test_the_method_of_sobol_needs_keys_and_gives_indices() -> None:
    with pytest.raises(DesignError, match="keys"):
        simulator.sensitivity(tiny(), 2, method="sobol", **ALONE)


@pytest.mark.filterwarnings("ignore")
def test_sobol_indices_are_a_table_too() -> None:
    found = simulator.sensitivity(
        tiny(), 2, method="sobol", keys=KEYS, base=4, measure="impressions", seed=4, workers=1
    )
    assert set(found.to_pandas()["key"]) == set(KEYS)
    ET.fromstring(found._repr_html_())


def test_the_search_keeps_its_frontier_and_its_winner_apart() -> None:
    frame = ASKED["plan"](tiny()).to_pandas()
    assert frame.groupby("trial").winner.first().sum() == 1
    assert frame[frame.winner == 1].frontier.all()


def test_a_forecast_is_saved_once_read_again_and_confronted(tmp_path: Path) -> None:
    path, actual = tmp_path / "forecast.json", tmp_path / "actual.csv"
    told = simulator.forecast(tiny(), 4, **ALONE)
    told.save(path)
    with pytest.raises(FileExistsError):
        told.save(path)
    actual.write_text("measure,value\nreach,31\n")
    read = simulator.confront(path, actual)
    assert read.document() == simulator.confront(told, {"reach": 31}).document()
    with pytest.raises(LedgerError, match="did you mean reach"):
        simulator.confront(path, {"raech": 31})


def test_a_fit_reads_the_sheet_that_the_command_reads(tmp_path: Path) -> None:
    path = tmp_path / "mine.toml"
    path.write_text("[numbers]\nreach = 50_000\n")
    found = simulator.fit(tiny(), path, 6, **ALONE)
    assert found.refused and "contradict the model" in found._repr_html_()
    assert not found.to_pandas().kept.any()


def test_a_word_that_nobody_knows_is_refused() -> None:
    with pytest.raises(TypeError, match="no argument worker"):
        simulator.worlds(tiny(), 2, worker=1)  # type: ignore[call-arg]


def test_estimates_are_drawn_on_one_scale_around_nothing() -> None:
    rows = (
        Estimate("<up>", 4.0, 3.0, 5.0),
        Estimate("down", -2.0, -3.0, -1.0),
        Estimate("one world", 1.0, *[float("nan")] * 2),
    )
    page = svg(Whiskers("told", rows))
    root = ET.fromstring(page)
    places = [float(one.attrib["cx"]) for one in root.iter("{http://www.w3.org/2000/svg}circle")]
    assert places[1] < places[2] < places[0] and "&lt;up&gt;" in page
    assert page.count('stroke-width="2"') == 2
    many = tuple(Estimate(str(one), float(one), 0.0, 1.0) for one in range(MOST_BARS + 5))
    assert svg(Whiskers("told", many)).count("<circle") == MOST_BARS
    assert svg(Whiskers("told", (Estimate("none", float("nan"), 0.0, 0.0),))) == ""
