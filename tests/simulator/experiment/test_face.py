"""The public face: the words of the command in a notebook, results that become tables and draw themselves."""

from __future__ import annotations

import subprocess
import sys
import xml.etree.ElementTree as ET
from pathlib import Path

import numpy as np
import pytest

import simulator
from simulator.experiment.chart import fan_lines
from simulator.experiment.design import DesignError
from simulator.experiment.drawing import svg
from simulator.experiment.fan import fan
from simulator.experiment.figures import between, figure, signed
from simulator.experiment.intervals import Interval
from simulator.experiment.notebook import html_table
from simulator.experiment.pen import Pen
from simulator.scenario import dump
from tests.simulator.experiment.plans import tiny


def test_worlds_and_compare_are_there_under_their_names(tmp_path: Path) -> None:
    path = tmp_path / "tiny.toml"
    path.write_text(dump(tiny()))
    found = simulator.worlds(path, 4, workers=1, societies=0, seed=5)
    compared = simulator.compare(tiny(), path, worlds=4, workers=1, seed=5)
    assert found.ensemble.values("reach").tolist() == compared.ensemble.values("reach").tolist()
    assert compared.verdict.verdict == "same"
    assert simulator.compare(tiny(), sets=["audience.share_appetite=3.0"], worlds=3, workers=1, effort=0).worlds == 3


def test_importing_the_package_imports_no_experiment() -> None:
    told = subprocess.run(
        [sys.executable, "-c", "import simulator, sys; print([m for m in sys.modules if m.startswith('simulator.')])"],
        capture_output=True, text=True, check=True,
    ).stdout  # fmt: skip
    assert told.strip() == "[]"


def test_one_plan_alone_is_no_comparison() -> None:
    with pytest.raises(DesignError, match="two plans"):
        simulator.compare(tiny(), worlds=2)
    with pytest.raises(DesignError, match="two plans"):
        simulator.compare(tiny(), tiny(), sets=["seed=2"], worlds=2)


def test_a_scenario_is_resized_and_changed_on_the_way() -> None:
    found = simulator.worlds(tiny(), 2, workers=1, people=120, sets=["deeds.link_tap=0.0"], societies=0)
    assert found.scenario.people == 120 and found.scenario.deeds.link_tap == 0.0
    assert found.scenario.organiser.supporters == 50


def test_a_result_is_a_table_with_a_row_for_each_plan_and_world(tmp_path: Path) -> None:
    compared = simulator.compare(tiny(), tiny(), worlds=3, workers=1)
    table = compared.table()
    assert list(table)[:6] == ["plan", "name", "world", "seed", "population_seed", "fingerprint"]
    assert list(table["plan"]) == [0, 1] * 3 and list(table["world"]) == [0, 0, 1, 1, 2, 2]
    compared.to_csv(tmp_path / "table.csv")
    assert (tmp_path / "table.csv").read_text().count("\n") == 7
    assert compared.to_dict() == compared.document()


def test_pandas_is_only_asked_for_when_it_is_wanted(monkeypatch: pytest.MonkeyPatch) -> None:
    found = simulator.worlds(tiny(), 2, workers=1, societies=0)
    monkeypatch.setitem(sys.modules, "pandas", None)
    with pytest.raises(ImportError):
        found.to_pandas()
    monkeypatch.setitem(sys.modules, "pandas", type("pandas", (), {"DataFrame": dict}))
    assert found.to_pandas()["world"] == [0, 1]


def test_a_result_draws_itself_and_escapes_what_it_quotes() -> None:
    found = simulator.worlds(tiny(title="<b>Tiny</b> [x]"), 3, workers=1, societies=0)
    page = found._repr_html_()
    assert "&lt;b&gt;Tiny" in page and "<b>Tiny" not in page
    assert "<table>" in page and page.count("<polygon") == 2
    ET.fromstring(page)
    assert repr(found) == found.text()
    compared = simulator.compare(tiny(), tiny(deeds={"sign_rate": 0.1}), worlds=3, workers=1, effort=0)
    ET.fromstring(compared._repr_html_())


def test_an_empty_drawing_is_no_drawing() -> None:
    assert svg(fan("reach", [])) == "" and html_table([]) == ""
    assert fan_lines(fan("reach", []), "EUR", Pen()) == []
    assert fan_lines(fan("reach", [np.zeros(24)]), "EUR", Pen()) == []


def test_a_fan_is_drawn_with_its_middle_inside_its_bands() -> None:
    rising = fan("reach", [np.arange(48) * one for one in range(1, 20)])
    lines = fan_lines(rising, "EUR", Pen(60))
    assert all(len(line) <= 60 for line in lines) and "Mon" in lines[-1] and "Tue" in lines[-1]
    last = [line[-1] for line in lines[:-1] if len(line) > 50]
    assert last[0] == "░" and "━" in last and "▒" in last
    assert last.index("░") < last.index("▒") < last.index("━")
    assert "".join(fan_lines(rising, "EUR", Pen(60, unicode=False))).isascii()


def test_a_fan_of_differences_shows_where_nothing_is() -> None:
    lines = fan_lines(fan("shares", [np.linspace(0, one, 24) for one in (-4, -2, 0, 2, 6)]), "EUR", Pen(50))
    assert any(line.split("│")[0].strip() == "0" for line in lines[1:-2])


@pytest.mark.parametrize(
    ("measure", "value", "told"),
    [
        ("gifts", 3.25, "3.2"), ("gifts", 12.4, "12"), ("gift_cents", 1250.0, "EUR 12.50"),
        ("gift_cents", 123_456.0, "EUR 1,235"), ("time_to_first_gift", 90.0, "1h 30m"),
        ("net_reach", 0.312, "31 %"), ("reach", float("nan"), "n/a"),
    ],
)  # fmt: skip
def test_figures_wear_their_units(measure: str, value: float, told: str) -> None:
    assert figure(measure, value, "EUR") == told


def test_differences_wear_their_signs() -> None:
    assert signed("gifts", -3.0, "EUR") == "-3" and signed("gifts", 3.0, "EUR") == "+3"
    assert signed("gifts", 0.0, "EUR") == "0" and signed("gift_cents", -50.0, "EUR") == "-EUR 0.50"
    assert between("gifts", Interval(-1.0, 2.0), "EUR", sign=True) == "-1 to +2"
