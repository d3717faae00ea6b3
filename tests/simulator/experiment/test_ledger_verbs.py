"""From a forecast to its score, and from own numbers to a narrower fan, as people type it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from simulator.__main__ import main
from simulator.scenario import dump
from tests.simulator.experiment.plans import tiny


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "tiny.toml").write_text(dump(tiny()), encoding="utf-8")
    return tmp_path


@pytest.fixture
def ask(capsys: pytest.CaptureFixture[str]) -> Any:
    def asked(*words: str) -> tuple[int, str, str]:
        code = main(list(words))
        told = capsys.readouterr()
        return code, told.out, told.err

    return asked


def test_a_forecast_is_written_scored_and_never_written_over(here: Path, ask: Any) -> None:
    usual = ("--worlds", "5", "--workers", "1")
    code, words, _err = ask("forecast", "tiny.toml", *usual)
    assert code == 0 and "hash" in words
    code, _out, err = ask("forecast", "tiny.toml", *usual)
    assert code == 2 and "not written over" in err
    (here / "actual.csv").write_text("measure,value\nreach,31\nshares,12\n")
    code, words, _err = ask("confront", "forecast.json", "actual.csv")
    assert code == 0 and "untouched" in words
    code, data, _err = ask("confront", "forecast.json", "actual.csv", "--format", "json")
    assert code == 0 and json.loads(data)["numbers"] == 2


def test_a_touched_forecast_is_refused(here: Path, ask: Any) -> None:
    ask("forecast", "tiny.toml", "--worlds", "3", "--workers", "1", "--quiet")
    path = here / "forecast.json"
    path.write_text(path.read_text().replace('"worlds": 3', '"worlds": 300'))
    (here / "actual.csv").write_text("measure,value\nreach,31\n")
    code, out, err = ask("confront", "forecast.json", "actual.csv")
    assert code == 2 and not out and "changed after it was written" in err


def test_fit_narrows_or_refuses(here: Path, ask: Any) -> None:
    (here / "mine.toml").write_text("[numbers]\nreach = 30\n")
    usual = ("--worlds", "12", "--workers", "1")
    code, words, _err = ask("fit", "tiny.toml", "mine.toml", *usual, "--within", "0.5")
    assert code == 0 and "before and after" in words
    (here / "mine.toml").write_text("[numbers]\nreach = 50_000\n")
    code, words, _err = ask("fit", "tiny.toml", "mine.toml", *usual)
    assert code == 2 and "contradict the model" in words
    code, data, _err = ask("fit", "tiny.toml", "mine.toml", *usual, "--format", "json")
    assert code == 2 and json.loads(data)["refused"] is True


def test_what_cannot_be_read_is_refused_in_words(here: Path, ask: Any) -> None:
    (here / "mine.toml").write_text("[numbers]\nraech = 30\n")
    for words, said in (
        (("fit", "tiny.toml", "mine.toml"), "did you mean reach"),
        (("fit", "tiny.toml", "absent.toml"), "no such file"),
        (("confront", "absent.json", "mine.toml"), "cannot be read"),
        (("confront", "mine.toml", "mine.toml"), "no forecast"),
        (("forecast", "tiny.toml", "--out", "no/where.json"), "no folder"),
    ):
        code, out, err = ask(*words)
        assert code == 2 and not out and said in err, words
