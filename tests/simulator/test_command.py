"""The headless command: what it says, what it returns, and that nothing hostile reaches a terminal."""

from __future__ import annotations

import json
import os
import pty
import re
import signal
import subprocess
import sys
from collections.abc import Sequence
from math import isfinite
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from simulator.__main__ import main
from simulator.engine.run import MODEL_VERSION, Run
from simulator.ledger import REASON_NAMES
from simulator.metrics.breakdowns import BREAKDOWNS
from simulator.metrics.measures import MEASURES
from simulator.scenario import bundled, load

ROOT = Path(__file__).resolve().parents[2]
ESCAPE = "\x1b]0;owned\x07"
WEEK = """
title = "A small week"
question = "Is it told?"
days = 2
[goal]
measure = "{measure}"
target = {target}
[population]
people = 120
posting_rate = 0.5
[[community]]
id = "north"
share = 1.0
interest = 0.8
[organiser]
money = "EUR 500"
[[influencer]]
id = "lina"
name = "Lina"
followers = 60
fee = "EUR 100"
[[post]]
id = "hello"
by = "lina"
at = "mon 08:00"
kind = "story"
quality = 10.0
[[post]]
id = "ask"
by = "lina"
at = "mon 18:00"
kind = "appeal"
quality = 10.0
"""


class Said(NamedTuple):
    code: int
    out: str
    err: str


@pytest.fixture
def week(tmp_path: Path) -> str:
    return written(tmp_path)


def written(folder: Path, measure: str = "reach", target: float = 5.0, more: str = "") -> str:
    path = folder / "week.toml"
    path.write_text(WEEK.format(measure=measure, target=target) + more, encoding="utf-8")
    return str(path)


@pytest.fixture
def say(capsys: pytest.CaptureFixture[str]) -> Any:
    def said(*words: str) -> Said:
        code = main(list(words))
        return Said(code, *capsys.readouterr())

    return said


def python(code: str, *words: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Another interpreter, far from any terminal."""
    return subprocess.run(
        [sys.executable, "-c", code, *words], capture_output=True, text=True, cwd=ROOT, timeout=60,
        env=os.environ | {"PYTHONIOENCODING": "utf-8"} | environment,
    )  # fmt: skip


COMMAND = "import sys; from simulator.__main__ import main; sys.exit(main())"


def on_a_terminal(words: Sequence[str], **environment: str) -> tuple[int, str]:
    """Exit code, and everything that a terminal of 80 columns was sent."""
    reader, writer = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-m", "simulator", *words], stdin=writer, stdout=writer, stderr=writer, cwd=ROOT,
        env=os.environ | {"TERM": "xterm-256color"} | environment,
    )  # fmt: skip
    os.close(writer)
    told = b""
    while True:
        try:
            part = os.read(reader, 65536)
        except OSError:  # Linux says so when the other side is closed
            break
        if not part:
            break
        told += part
    os.close(reader)
    return process.wait(timeout=60), told.decode("utf-8", "replace")


# -- run, for programs


def test_json_tells_a_run_in_documented_numbers(say: Any, week: str) -> None:
    said = say("run", week, "--format", "json")
    told = json.loads(said.out)
    assert said.code == 0 and not said.err
    run = Run(load(week))
    assert told["fingerprint"] == run.play() and told["model_version"] == MODEL_VERSION
    assert (told["scenario"], told["title"], told["people"]) == (week, "A small week", 120)
    assert (told["seed"], told["population_seed"], told["partial"], told["minute"]) == (1, 1, False, 2880)
    assert list(told["measures"]) == list(MEASURES) and list(told["breakdowns"]) == list(BREAKDOWNS)
    assert list(told["reasons"]) == list(REASON_NAMES)
    assert sum(told["reasons"].values()) == told["deliveries"] == told["measures"]["deliveries"] > 0
    assert told["seconds"]["build"] >= 0 and told["seconds"]["run"] > 0
    assert told["goal"] == {
        "measure": "reach", "target": 5, "value": told["measures"]["reach"], "deadline": 2880, "reached": True,
    }  # fmt: skip
    assert told["without_campaign"]["reach"] == 0 < told["measures"]["reach"]


def numbers(told: Any) -> list[Any]:
    if isinstance(told, dict):
        return [one for value in told.values() for one in numbers(value)]
    return [told]


def test_json_numbers_are_finite_or_null(say: Any, week: str) -> None:
    told = json.loads(say("run", week, "--format", "json", "--set", "post.ask.at=mon 23:59").out)
    found = [one for one in numbers(told) if isinstance(one, float)]
    assert found and all(isfinite(one) for one in found) and None in numbers(told["measures"])


def test_seeds_make_worlds(say: Any, week: str) -> None:
    def told(*words: str) -> Any:
        return json.loads(say("run", week, "--format", "json", *words).out)

    first, again, other, people = told(), told("--seed", "1"), told("--seed", "2"), told("--population-seed", "2")
    assert first["fingerprint"] == again["fingerprint"]
    assert len({one["fingerprint"] for one in (first, other, people)}) == 3
    assert (other["seed"], other["population_seed"]) == (2, 1) and (people["seed"], people["population_seed"]) == (1, 2)


def test_settings_change_the_plan(say: Any, week: str) -> None:
    words = ("--set", "influencer.lina.followers=0", "--set", "goal.target=7", "--people", "200")
    told = json.loads(say("run", week, "--format", "json", *words).out)
    assert told["people"] == 200 and told["goal"]["target"] == 7 and told["measures"]["reach"] == 0


def test_a_bundled_scenario_is_played_by_its_name() -> None:
    said = subprocess.run(
        [sys.executable, "-m", "simulator", "run", "storytelling-of-hope", "--people", "500", "--format", "json"],
        capture_output=True, text=True, cwd=ROOT, timeout=60, check=True,
    )  # fmt: skip
    assert json.loads(said.stdout)["scenario"] == "storytelling-of-hope" and not said.stderr


# -- run, for people


def test_the_summary_begins_with_the_goal_and_ends_with_a_caution(say: Any, week: str) -> None:
    said = say("run", week)
    lines = said.out.splitlines()
    assert said.code == 0 and not said.err and lines[0].startswith("A small week · world 1 · 120 people")
    assert lines[3].startswith("Goal  reach: ") and lines[3].endswith("reached in this world")
    assert "EUR 100 spent of EUR 500" in said.out
    for heading in ("What the campaign caused", "From looking to doing", "Who carried it", "Reach by community"):
        assert f"\n{heading}" in said.out
    assert "deliveries ended" in said.out and "Biggest cascade" in said.out and "What this rests on" in said.out
    assert "One run is an anecdote" in said.out and "\x1b" not in said.out
    assert not re.search(r"\bwill\b", said.out), "it explores and assumes; it never promises"


@pytest.mark.parametrize(
    ("measure", "target", "told"),
    [
        ("gift_cents", 1e6, "money given: EUR 0 of EUR 10,000 by"),
        ("wait", 30.0, "wait: n/a, at most 30 wanted by"),
        ("reach", 119.0, "not reached in this world"),
    ],
)
def test_the_goal_is_told_in_its_own_terms(say: Any, tmp_path: Path, measure: str, target: float, told: str) -> None:
    assert told in say("run", written(tmp_path, measure, target), "--set", "deeds.link_tap=0").out


def test_a_campaign_without_posts_can_be_told_too(say: Any, tmp_path: Path) -> None:
    path = tmp_path / "silence.toml"
    path.write_text('title = "Silence"\nquestion = "Who speaks?"\ndays = 1\n[population]\npeople = 30\n')
    said = say("run", str(path))
    assert said.code == 0 and "Nobody was reached." in said.out and "Nobody passed anything on." in said.out
    assert json.loads(say("run", str(path), "--format", "json").out)["deliveries"] >= 0


@pytest.mark.parametrize("words", [["--ascii", "run"], ["run", "--ascii"]])
def test_ascii_can_be_asked_for_before_and_after_the_verb(say: Any, week: str, words: list[str]) -> None:
    assert say(*words, week, "--plain", "--quiet").out.isascii()


def test_where_the_terminal_has_no_unicode_there_is_none(week: str) -> None:
    said = python(COMMAND, "run", week, PYTHONIOENCODING="ascii")
    assert said.returncode == 0 and said.stdout.isascii() and "###" in said.stdout


def test_on_a_terminal_a_bar_moves_and_the_goal_stands_out(week: str) -> None:
    code, told = on_a_terminal(["run", week])
    assert code == 0 and "Playing the campaign" in told and "And without it" in told and "\x1b[1mGoal\x1b[0m" in told


@pytest.mark.parametrize(("words", "environment"), [(["--plain"], {}), (["--quiet"], {"NO_COLOR": "1"})])
def test_plain_and_quiet_keep_the_bar_away(week: str, words: list[str], environment: dict[str, str]) -> None:
    code, told = on_a_terminal(["run", week, *words], **environment)
    assert code == 0 and "Playing" not in told and "\x1b" not in told and "A small week" in told


# -- check and scenarios


def test_a_good_scenario_is_told_so_with_hints(say: Any, week: str) -> None:
    said = say("check", week)
    assert said.code == 0 and not said.err
    assert said.out.splitlines()[-1].startswith(f"{week}: fine, 120 people, 2 posts, ") and "hint: " in said.out


def test_every_problem_of_a_bad_scenario_is_told(say: Any, tmp_path: Path) -> None:
    path = tmp_path / "bad.toml"
    path.write_text('title = "t"\nquestion = "q"\ndays = 0\n[network]\nhomophilly = 1\n')
    said = say("check", str(path))
    assert said.code == 2 and not said.out
    assert [line.split(": ")[0] for line in said.err.splitlines()] == [f"{path}:3:1", f"{path}:5:1"]
    told = json.loads(say("check", str(path), "--format", "json").out)
    assert not told["valid"] and [one["line"] for one in told["problems"]] == [3, 5]


def test_a_good_scenario_is_valid_for_programs_too(say: Any, week: str) -> None:
    told = json.loads(say("check", week, "--format", "json").out)
    assert told["valid"] and told["problems"] == [] and {"field", "message"} == set(told["hints"][0])


@pytest.mark.parametrize("verb", ["run", "check"])
def test_a_goal_that_counts_nothing_is_refused_with_its_line(say: Any, tmp_path: Path, verb: str) -> None:
    said = say(verb, written(tmp_path, "giftz"))
    assert said.code == 2 and "week.toml:6:1: goal.measure: no measure of this name" in said.err
    assert "did you mean gifts?" in said.err


def test_scenarios_are_listed_with_their_questions(say: Any) -> None:
    told = json.loads(say("scenarios", "--format", "json").out)
    assert [one["name"] for one in told] == list(bundled()) and "storytelling-of-hope" in bundled()
    towns, lessons = say("scenarios").out.split("\n\nLessons, of a few hundred people each\n")
    for text, wanted in ((towns, False), (lessons, True)):
        mine = [one for one in told if one["lesson"] == wanted]
        lines = text.splitlines()
        assert len(lines) == len(mine) > 0
        wanted_lines = [[one["name"], *one["question"].split()] for one in mine]
        assert [line.split() for line in lines] == wanted_lines


# -- what cannot be


@pytest.mark.parametrize(
    "words",
    [
        [],
        ["fly"],
        ["run"],
        ["run", "nowhere-to-be-found"],
        ["run", "storytelling-of-hope", "--seed", "-1"],
        ["run", "storytelling-of-hope", "--seed", "1.5"],
        ["run", "storytelling-of-hope", "--people", "29"],
        ["run", "storytelling-of-hope", "--set", "nonsense"],
        ["run", "storytelling-of-hope", "--format", "yaml"],
        ["run", "storytelling-of-hope", "--nonsense"],
        ["check", "/nowhere/week.toml"],
    ],
    ids=" ".join,
)
def test_input_that_cannot_be_used_is_answered_in_words(say: Any, words: list[str]) -> None:
    said = say(*words)
    assert said.code == 2 and said.err and not said.out and "Traceback" not in said.err


@pytest.mark.parametrize("words", [["--help"], ["run", "--help"], ["-h"], ["--version"]], ids=" ".join)
def test_help_is_fine(say: Any, words: list[str]) -> None:
    said = say(*words)
    assert said.code == 0 and said.out and not said.err


@pytest.mark.parametrize(
    "words",
    [
        ["run", ESCAPE + ".toml"],
        ["check", "\x9b31m.toml"],
        ["run", "storytelling-of-hope", "--set", ESCAPE + "=1"],
        ["run", "storytelling-of-hope", "--set", f"title={ESCAPE}"],
        ["run", "storytelling-of-hope", "--set", "title=\u202eabc"],
        [ESCAPE],
        ["run", "--" + ESCAPE],
        ["run", "storytelling-of-hope", "--seed", ESCAPE],
        ["run", "storytelling-of-hope", "--people", "40", "--out", f"/dev/null/{ESCAPE}"],
    ],
    ids=ascii,
)
def test_nothing_that_a_terminal_obeys_is_said(say: Any, words: list[str]) -> None:
    said = say(*words)
    assert said.code in (1, 2) and not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e]", said.out + said.err)


def test_a_hostile_scenario_name_is_data_in_json(say: Any, week: str, tmp_path: Path) -> None:
    hostile = tmp_path / "\x1b[31mred\x9b.toml"
    os.rename(week, hostile)
    told = say("run", str(hostile), "--format", "json").out
    assert told.isascii() and "\x1b" not in told and json.loads(told)["scenario"] == str(hostile)
    assert "\x1b" not in say("run", str(hostile)).out


def test_an_internal_error_is_one_plain_line(say: Any, week: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(run: Run, to: int) -> None:
        raise KeyError(ESCAPE)

    monkeypatch.setattr(Run, "advance", broken)
    said = say("run", week)
    assert said.code == 1 and not said.out and len(said.err.splitlines()) == 1 and "\x1b" not in said.err
    assert said.err.startswith("groundswell: internal error: KeyError") and "GROUNDSWELL_DEBUG=1" in said.err
    monkeypatch.setenv("GROUNDSWELL_DEBUG", "1")
    assert "Traceback" in say("run", week).err


def test_too_little_memory_is_answered_in_words(say: Any, week: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def hungry(run: Run, to: int) -> None:
        raise MemoryError

    monkeypatch.setattr(Run, "advance", hungry)
    said = say("run", week)
    assert said.code == 1 and said.err == "groundswell: out of memory; try fewer people\n"


def test_a_full_disk_behind_stdout_is_answered_in_words(week: str) -> None:
    with open("/dev/full", "w") as full:
        said = subprocess.run(
            [sys.executable, "-m", "simulator", "run", week], stdout=full, stderr=subprocess.PIPE, text=True, cwd=ROOT
        )
    assert said.returncode == 1 and said.stderr == "groundswell: No space left on device\n"


def test_a_reader_that_has_gone_is_no_drama(week: str) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    with os.fdopen(writer, "w") as gone:
        said = subprocess.run(
            [sys.executable, "-m", "simulator", "run", week], stdout=gone, stderr=subprocess.PIPE, text=True, cwd=ROOT
        )
    assert said.returncode == 1 and said.stderr == ""


def test_help_needs_nothing_heavy() -> None:
    code = "import sys; from simulator.__main__ import main; main(['--help']); print(*sorted(sys.modules))"
    loaded = python(code).stdout.split()
    assert {"numpy", "textual", "pydantic", "simpy", "rich"}.isdisjoint(loaded) and "click" in loaded


# -- signals

SIGNALS = [(signal.SIGINT, 130), (signal.SIGTERM, 143), (signal.SIGHUP, 129), (signal.SIGQUIT, 131)]


def at_noon(monkeypatch: pytest.MonkeyPatch, *numbers: int) -> None:
    """Let this process get these signals when a run has come to Monday noon."""
    waiting, advance = list(numbers), Run.advance

    def advanced(run: Run, to: int) -> None:
        advance(run, to)
        while run.minute >= 720 and waiting:
            os.kill(os.getpid(), waiting.pop(0))

    monkeypatch.setattr(Run, "advance", advanced)


@pytest.mark.parametrize(("number", "code"), SIGNALS)
def test_a_signal_keeps_what_is_done_and_says_that_it_is_partial(
    say: Any, week: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, code: int
) -> None:
    out = tmp_path / "out"
    at_noon(monkeypatch, number)
    said = say("run", week, "--format", "json", "--out", str(out))
    told = json.loads(said.out)
    assert said.code == code and told["partial"] and told["minute"] == 720
    assert sum(told["reasons"].values()) == told["deliveries"] and told["without_campaign"] is None
    assert json.loads((out / "run.json").read_text())["partial"] is True
    run = Run(load(week))
    run.advance(720)
    assert told["fingerprint"] == run.fingerprint()


def test_a_partial_result_says_so_to_people(say: Any, week: str, monkeypatch: pytest.MonkeyPatch) -> None:
    at_noon(monkeypatch, signal.SIGINT)
    said = say("run", week)
    assert said.code == 130 and "STOPPED on Mon 12:00: a partial result" in said.out and not said.err


def test_a_second_signal_does_not_wait(say: Any, week: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    at_noon(monkeypatch, signal.SIGINT, signal.SIGTERM)
    said = say("run", week, "--out", str(tmp_path / "out"))
    assert said.code == 143 and not said.out and not said.err and not (tmp_path / "out").exists()


def test_signals_are_what_they_were_afterwards(say: Any, week: str) -> None:
    before = [signal.getsignal(number) for number, _code in SIGNALS]
    say("run", week)
    assert before == [signal.getsignal(number) for number, _code in SIGNALS]


def test_a_run_under_nohup_outlives_its_terminal(say: Any, week: str, monkeypatch: pytest.MonkeyPatch) -> None:
    at_noon(monkeypatch, signal.SIGHUP)
    before = signal.signal(signal.SIGHUP, signal.SIG_IGN)
    try:
        said = say("run", week, "--format", "json")
    finally:
        signal.signal(signal.SIGHUP, before)
    assert said.code == 0 and not json.loads(said.out)["partial"]


@pytest.mark.parametrize(("number", "code"), SIGNALS)
def test_another_process_can_stop_a_run(number: int, code: int) -> None:
    """A long run, stopped from outside while its bar is moving."""
    reader, writer = pty.openpty()
    with subprocess.Popen(
        [sys.executable, "-m", "simulator", "run", "storytelling-of-hope", "--people", "20000", "--set", "days=60"],
        stdout=subprocess.PIPE, stderr=writer, text=True, cwd=ROOT,
    ) as process:  # fmt: skip
        os.close(writer)
        told = b""
        while b"Playing the campaign [" not in told:
            told += os.read(reader, 4096)
        process.send_signal(number)
        out, _err = process.communicate(timeout=60)
    os.close(reader)
    assert process.returncode == code and "a partial result" in out
