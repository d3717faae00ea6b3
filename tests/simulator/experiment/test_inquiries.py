"""The verbs that ask why and what if, as people type them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from simulator.__main__ import main
from simulator.scenario import dump
from tests.simulator.experiment.plans import tiny


@pytest.fixture
def scenario(tmp_path: Path) -> str:
    path = tmp_path / "tiny.toml"
    path.write_text(dump(tiny()), encoding="utf-8")
    return str(path)


@pytest.fixture
def ask(capsys: pytest.CaptureFixture[str]) -> Any:
    def asked(*words: str) -> tuple[int, str, str]:
        code = main([*words, "--workers", "1"])
        told = capsys.readouterr()
        return code, told.out, told.err

    return asked


def test_credit_speaks_to_people_and_to_programs(ask: Any, scenario: str) -> None:
    code, words, _err = ask("credit", scenario, "--worlds", "2", "--of", "influencer", "--measure", "reach")
    assert code == 0 and "Messengers" in words and "Lina" in words
    code, data, _err = ask(
        "credit", scenario, "--worlds", "2", "--of", "influencer", "--measure", "reach", "--format", "json"
    )
    told = json.loads(data)["credit"]["influencer"]
    assert code == 0
    assert told["sums"]["fair"] == pytest.approx(told["total"]["mean"])
    assert len(told["players"][0]["fair"]["per_world"]) == 2


def test_sweep_writes_a_tidy_table(ask: Any, scenario: str, tmp_path: Path) -> None:
    out = tmp_path / "out"
    vary = ("--vary", "deeds.form_steps=1,2", "--vary", "audience.share_appetite=1,2")
    code, words, told = ask("sweep", scenario, *vary, "--worlds", "2", "--out", str(out))
    assert code == 0 and "the best here" in words and "written to" in told
    assert len((out / "points.csv").read_text().splitlines()) == 1 + 4 * 2


def test_sweep_over_a_hypercube(ask: Any, scenario: str) -> None:
    vary = ("--lhs", "3", "--vary", "audience.share_appetite=0.5..2")
    code, data, _err = ask("sweep", scenario, *vary, "--worlds", "2", "--format", "json")
    assert code == 0 and len(json.loads(data)["points"]) == 3


def test_sensitivity_names_what_it_leans_on(ask: Any, scenario: str) -> None:
    keys = ("--keys", "audience.attention,deeds.step_loss", "--measure", "impressions")
    code, words, _err = ask("sensitivity", scenario, *keys, "--worlds", "6")
    assert code == 0 and "audience.attention" in words
    code, data, _err = ask("sensitivity", scenario, *keys, "--worlds", "6", "--everything", "--format", "json")
    told = json.loads(data)
    assert code == 0 and told["method"] == "everything" and told["settings"][0]["key"] == "audience.attention"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("credit", "--measure", "nonsense"), 'no measure "nonsense"'),
        (("sweep", "--vary", "nonsense"), "KEY=V1,V2"),
        (("sweep", "--vary", "audience.attention=9"), "audience.attention"),
        (("sweep", "--vary", "deeds.form_steps=1", "--resume"), "--out"),
        (("sensitivity", "--keys", "goal.target"), "no number"),
        (("sensitivity", "--method", "sobol"), "--keys"),
        (("sensitivity", "--span", "120"), "less than 100"),
    ],
)
def test_what_cannot_be_asked_is_refused_in_words(ask: Any, scenario: str, words: tuple[str, ...], said: str) -> None:
    code, out, err = ask(words[0], scenario, *words[1:], "--worlds", "2")
    assert code == 2 and not out
    assert said in err and "Traceback" not in err
