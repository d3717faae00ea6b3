"""The verbs `worlds` and `compare`: data on stdout, talk on stderr, exit codes that programs can trust."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from simulator.__main__ import main
from simulator.engine.run import Run
from simulator.scenario import dump, load
from tests.simulator.experiment.plans import tiny


@pytest.fixture
def plan(tmp_path: Path) -> str:
    path = tmp_path / "tiny.toml"
    path.write_text(dump(tiny()), encoding="utf-8")
    return str(path)


@pytest.fixture
def answered(capsys: pytest.CaptureFixture[str]) -> Any:
    """Carry out words on one worker; the exit code, the JSON on stdout and the talk on stderr."""

    def carried_out(*words: str) -> tuple[int, Any, str]:
        code = main([*words, "--workers", "1", "--format", "json"])
        told = capsys.readouterr()
        return code, json.loads(told.out) if told.out else None, told.err

    return carried_out


def test_worlds_gives_every_measure_in_world_order(answered: Any, plan: str) -> None:
    code, found, _err = answered("worlds", plan, "--worlds", "5", "--seed", "30", "--societies", "0")
    assert code == 0 and found["worlds"] == 5
    for name, one in found["measures"].items():
        assert {"median", "low", "high", "per_world"} <= set(one), name
        assert len(one["per_world"]) == 5
        if one["median"] is not None:
            assert one["low"] <= one["median"] <= one["high"]
    from simulator.metrics.measures import measures

    run = Run(load(plan), seed=33)
    run.play()
    assert found["measures"]["reach"]["per_world"][3] == measures(run)["reach"]
    assert found["goal"]["reached"] == sum(one >= 2 for one in found["measures"]["signatures"]["per_world"])
    assert len(found["fan"]["reach"]["p50"]) == 24


def test_comparing_a_plan_with_itself_finds_nothing_in_any_world(answered: Any, plan: str) -> None:
    code, found, _err = answered("compare", plan, plan, "--worlds", "4")
    assert code == 0 and found["verdict"] == "same"
    assert all(not any(one["per_world"]) for one in found["differences"].values())
    assert not any(found["wins"].values())
    assert found["measures"]["reach"]["per_world"] == found["plans"][1]["measures"]["reach"]["per_world"]


def test_set_makes_plan_b_out_of_plan_a(answered: Any, plan: str) -> None:
    code, found, _err = answered(
        "compare", plan, "--set", "audience.share_appetite=3.0", "--worlds", "6", "--effort", "0"
    )
    assert code == 0 and found["plans"][1]["name"].endswith("audience.share_appetite=3.0")
    shares = found["differences"]["shares"]
    here, there = (one["measures"]["shares"]["per_world"] for one in found["plans"])
    assert shares["per_world"] == [b - a for a, b in zip(here, there, strict=True)]
    assert found["wins"]["shares"] == sum(one > 0 for one in shares["per_world"]) > 3


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("compare", "PLAN"), "name two plans"),
        (("compare", "PLAN", "PLAN", "--set", "seed=3"), "change them in their files"),
        (("worlds", "PLAN", "--resume"), "--out"),
        (("worlds", "PLAN", "--worlds", "0"), "worlds"),
        (("worlds", "PLAN", "--seed", "9223372036854775807"), "seed"),
        (("worlds", "nowhere"), "no scenario of this name"),
        (("worlds", "PLAN", "--set", "deeds.link_tap=7"), "link_tap"),
        (("worlds", "PLAN", "--set", "goal.measure=giftz"), "gifts"),
        (("worlds", "PLAN", "--cluster", "tcp://127.0.0.1:1"), "cluster"),
    ],
)
def test_what_cannot_be_used_ends_with_2_and_says_why(
    answered: Any, plan: str, words: tuple[str, ...], told: str
) -> None:
    code, found, err = answered(*(plan if word == "PLAN" else word for word in words))
    assert code == 2 and found is None
    assert told in err and "Traceback" not in err


def test_a_folder_is_kept_resumed_and_refused(answered: Any, plan: str, tmp_path: Path) -> None:
    words = ("worlds", plan, "--worlds", "3", "--societies", "0", "--out", str(tmp_path / "out"))
    assert answered(*words)[0] == 0
    code, _found, err = answered(*words)
    assert code == 2 and "--resume" in err
    code, found, err = answered(*words, "--resume")
    assert code == 0 and found["worlds"] == 3 and "written to" in err


def test_a_disk_that_refuses_ends_with_1_in_words(
    answered: Any, plan: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuses(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", refuses)
    code, found, err = answered("worlds", plan, "--worlds", "2", "--out", str(tmp_path / "out"))
    assert code == 1 and found is None and "No space left" in err and "Traceback" not in err


def test_the_text_is_for_people(plan: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["worlds", plan, "--worlds", "4", "--workers", "1", "--societies", "3", "--ghost"]) == 0
    text = capsys.readouterr().out
    assert "Goal  signatures: at least 2" in text and "What the campaign caused" in text and "Luck" in text
    words = ["compare", plan, "--set", "influencer.lina.followers=0", "--worlds", "8", "--workers", "1", "--ascii"]
    assert main([*words, "--effort", "200"]) == 0
    text = capsys.readouterr().out
    assert text.isascii() and "B minus A" in text


@pytest.mark.skipif(sys.platform == "win32", reason="signals")
@pytest.mark.parametrize("workers", ["1", "2"])
def test_ctrl_c_keeps_what_is_done_and_says_how_to_go_on(plan: str, tmp_path: Path, workers: str) -> None:
    words = ["worlds", plan, "--worlds", "3000", "--workers", workers, "--out", str(tmp_path / "out")]
    process = subprocess.Popen(
        [sys.executable, "-m", "simulator", *words], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    while len(list(tmp_path.glob("out/worlds/*/done"))) < 3:
        assert process.poll() is None
        time.sleep(0.02)
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=30)
    assert process.returncode == 130 and not out
    assert "stopped:" in err and "--resume goes on" in err and "Traceback" not in err


def test_the_command_in_processes_of_its_own_gives_what_one_worker_gives(answered: Any, plan: str) -> None:
    words = ["worlds", plan, "--worlds", "4", "--societies", "0"]
    alone = answered(*words)[1]
    done = subprocess.run(
        [sys.executable, "-m", "simulator", *words, "--workers", "2", "--format", "json"],
        capture_output=True, timeout=120, check=True,
    )  # fmt: skip
    assert json.loads(done.stdout) == alone


def test_the_verdict_may_be_about_another_measure_than_the_goal(answered: Any, plan: str) -> None:
    words = ("compare", plan, "--set", "audience.share_appetite=3.0", "--worlds", "6", "--effort", "0")
    code, found, _err = answered(*words, "--measure", "shares")
    assert code == 0 and found["measure"] == "shares" and found["verdict"] == "more"
    assert found["verdict"] == found["differences"]["shares"]["verdict"]
    code, found, err = answered(*words, "--measure", "sharess")
    assert code == 2 and found is None and "did you mean shares" in err
