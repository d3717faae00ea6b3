"""Every verb can be kept in a folder, stopped, gone on with, and read by others in one line."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pandas
import pyarrow.parquet
import pytest

from simulator.__main__ import main
from simulator.experiment.guide import guide
from simulator.scenario import dump, load
from tests.simulator.experiment.plans import tiny

KEYS = "audience.attention,deeds.step_loss"
VERBS = {
    "worlds": ("--worlds", "3", "--societies", "3", "--ghost"),
    "compare": ("--worlds", "3", "--set", "deeds.sign_rate=0.9", "--effort", "20"),
    "credit": ("--worlds", "2", "--of", "influencer"),
    "sweep": ("--worlds", "2", "--vary", "deeds.form_steps=1,2"),
    "sensitivity": ("--worlds", "3", "--keys", KEYS, "--measure", "impressions"),
    "plan": ("--worlds", "2", "--trials", "4", "--fresh", "3", "--simple", "--measure", "reach"),
    "fit": ("--worlds", "6", "--within", "0.9"),
    "answer": ("--worlds", "3"),
}
MAIN = {
    "worlds": "worlds", "compare": "worlds", "credit": "credit", "sweep": "points", "sensitivity": "settings",
    "plan": "trials", "fit": "draws", "answer": "worlds",
}  # fmt: skip


@pytest.fixture
def plan(tmp_path: Path) -> str:
    (tmp_path / "mine.toml").write_text("[numbers]\nreach = 30\n")
    path = tmp_path / "tiny.toml"
    path.write_text(dump(tiny()), encoding="utf-8")
    return str(path)


def words(verb: str, plan: str, out: Path, *more: str) -> list[str]:
    sheet = [str(Path(plan).with_name("mine.toml"))] if verb == "fit" else []
    return [verb, plan, *sheet, *VERBS[verb], "--workers", "1", "--out", str(out), *more]


def bytes_of(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


@pytest.mark.parametrize("verb", VERBS)
def test_what_is_missing_is_played_and_the_folder_ends_in_the_same_bytes(
    verb: str, plan: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out"
    assert main(words(verb, plan, out)) == 0
    whole, told = bytes_of(out), capsys.readouterr().out
    assert main(words(verb, plan, out)) == 2
    assert "--resume" in capsys.readouterr().err
    marks = sorted(out.glob("worlds/*/done"))
    assert len(marks) > 2
    for mark in marks[::2]:
        mark.unlink()
    before = {path: path.stat().st_mtime_ns for path in marks[1::2]}
    assert main(words(verb, plan, out, "--resume")) == 0
    assert bytes_of(out) == whole and capsys.readouterr().out == told
    assert {path: path.stat().st_mtime_ns for path in before} == before


@pytest.mark.parametrize("verb", VERBS)
def test_the_page_in_the_folder_says_how_to_read_it_and_is_right(verb: str, plan: str, tmp_path: Path) -> None:
    out = tmp_path / "out"
    assert main(words(verb, plan, out, "--quiet")) == 0
    page = (out / "README.md").read_text()
    found: dict[str, Any] = {}
    for call in ("read_csv", "read_parquet"):
        line = re.search(rf"^ *table = (pandas\.{call}\(.*\))$", page, re.M)
        assert line is not None, call
        previous = os.getcwd()
        os.chdir(out)
        try:
            found[call] = eval(line[1], {"pandas": pandas})  # the very line that the page tells people to type
        finally:
            os.chdir(previous)
    assert len(found["read_csv"]) == len(found["read_parquet"]) > 0
    assert list(found["read_csv"].columns) == list(found["read_parquet"].columns)
    assert f'"{MAIN[verb]}.csv"' in page and "polars.read_csv" in page and "duckdb.sql" in page
    for path in out.iterdir():
        if path.suffix != ".parquet" and path.name != "README.md":
            assert f"| `{path.name}{'/' if path.is_dir() else ''}`" in page, path.name
    for path in out.glob("*.parquet"):
        assert pyarrow.parquet.read_table(path).num_rows == len(pandas.read_csv(path.with_suffix(".csv")))


def test_tables_hold_the_same_numbers_in_both_forms(plan: str, tmp_path: Path) -> None:
    assert main(words("worlds", plan, tmp_path / "out", "--quiet")) == 0
    plain, columns = (
        read(tmp_path / "out" / name)
        for read, name in ((pandas.read_csv, "worlds.csv"), (pandas.read_parquet, "worlds.parquet"))
    )
    pandas.testing.assert_frame_equal(plain, columns, check_dtype=False)


def test_without_pyarrow_the_page_promises_no_parquet() -> None:
    assert "parquet" not in guide(["worlds.csv", "curves.npz"], "worlds")


def test_the_winner_in_the_folder_is_a_scenario(plan: str, tmp_path: Path) -> None:
    assert main(words("plan", plan, tmp_path / "out", "--quiet")) == 0
    assert load(tmp_path / "out" / "winner.toml").title == "Tiny"


def test_the_answer_to_another_question_is_not_mixed_in(
    plan: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(words("credit", plan, tmp_path / "out", "--quiet")) == 0
    assert main(words("sweep", plan, tmp_path / "out", "--resume")) == 2
    assert "another experiment" in capsys.readouterr().err


def test_a_forecast_can_be_gone_on_with(
    plan: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    usual = ["forecast", plan, "--worlds", "3", "--workers", "1"]
    assert main([*usual, "--resume"]) == 2
    assert "--keep" in capsys.readouterr().err
    assert main([*usual, "--keep", "out"]) == 0
    first = Path("forecast.json").read_bytes()
    next(Path("out").glob("worlds/*/done")).unlink()
    assert main([*usual, "--keep", "out", "--resume", "--out", "again.json"]) == 0
    assert Path("again.json").read_bytes() == first


LONG = {
    "credit": ("--worlds", "400"),
    "sweep": ("--worlds", "800", "--vary", "deeds.form_steps=1,2,3"),
    "sensitivity": ("--worlds", "300", "--keys", KEYS),
    "plan": ("--worlds", "40", "--trials", "200", "--simple"),
}


@pytest.mark.skipif(sys.platform == "win32", reason="signals")
@pytest.mark.parametrize(("verb", "workers"), [*((verb, "1") for verb in LONG), ("plan", "2")])
def test_ctrl_c_keeps_what_is_done_whatever_is_asked(plan: str, tmp_path: Path, verb: str, workers: str) -> None:
    out = tmp_path / "out"
    told = [verb, plan, *LONG[verb], "--workers", workers, "--out", str(out)]
    process = subprocess.Popen(
        [sys.executable, "-m", "simulator", *told], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    while len(list(out.glob("worlds/*/done"))) < 3:
        assert process.poll() is None
        time.sleep(0.02)
    process.send_signal(signal.SIGINT)
    said, err = process.communicate(timeout=30)
    assert process.returncode == 130 and not said
    assert "stopped:" in err and "--resume goes on" in err and "Traceback" not in err
