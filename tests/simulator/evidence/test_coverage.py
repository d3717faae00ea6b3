"""The verb `coverage`: which rows hold, and which fail without their mechanism; kept between calls."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from simulator.__main__ import Manner, groundswell
from simulator.evidence import coverage, kept
from simulator.evidence.mechanisms import registry
from simulator.evidence.mechanisms.bases import daily, town
from simulator.evidence.mechanisms.claim import Changes
from simulator.evidence.mechanisms.row import Row
from simulator.experiment.patience import Patience
from simulator.scenario.model import Influencer, Organiser, Population

Coverage = Callable[..., Result]


def _village() -> Any:
    return town(
        days=1,
        population=Population(people=200),
        organiser=Organiser(supporters=20),
        influencer=(Influencer(id="lina", followers=100),),
        post=daily("lina", days=1),
    )


def _row(identity: str, sign: int = -1, **more: Any) -> Row:
    """Four worlds of two hundred people, half of whom follow the messenger, or a tenth."""
    arms = {"influencer.lina.followers": 100}, {"influencer.lina.followers": 20}
    usual = {"arms": arms, "claims": (Changes("reach", sign, 20),), "cut": arms[0], "worlds": 4}
    return Row(**({"id": identity, "claim": "Easy", "scenario": "luck", "base": _village} | usual | more))


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Coverage:
    """Carry out `coverage` on one worker, with results kept in a folder of the test's own."""
    monkeypatch.setattr(kept, "folder", lambda: tmp_path / "kept")

    def carried_out(*words: str) -> Result:
        manner = Manner(Patience())
        return CliRunner().invoke(
            groundswell, ["coverage", *words, "--workers", "1"], obj=manner, standalone_mode=False
        )

    return carried_out


@pytest.fixture
def rows(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Put other rows in the place of the registry's."""
    return lambda *found: monkeypatch.setattr(registry, "ROWS", found)


def document(result: Result) -> dict[str, Any]:
    return json.loads(result.stdout)


def test_a_row_of_the_mission_passes_and_fails_without_its_mechanism(told: Coverage) -> None:
    played, cut = told("--row", "M-G1"), told("--row", "M-G1", "--cut")
    assert played.return_value == cut.return_value == 0
    assert played.stdout.startswith("pass  M-G1") and played.stdout.endswith("1 of 1 pass\n")
    assert cut.stdout.startswith("FAIL  M-G1") and cut.stdout.endswith("0 of 1 pass: each depends on its mechanism\n")
    for word in ("take_off", "scenario ", "tests/facts/test_mechanisms.py::"):
        assert word in played.stdout


def test_a_row_whose_claim_does_not_hold_ends_in_1(told: Coverage, rows: Callable[..., None]) -> None:
    rows(_row("M-F1", sign=+1), _row("M-F2"))
    result = told("--row", "M-F1", "--row", "M-F2", "--format", "json")
    found = document(result)
    assert result.return_value == 1
    assert [one["state"] for one in found["rows"]] == ["FAIL", "pass"]
    assert found["verdict"] == "1 of 2 pass; fail: M-F1"


def test_a_row_that_still_passes_under_the_cut_is_named(told: Coverage, rows: Callable[..., None]) -> None:
    rows(_row("M-F1", cut={}), _row("M-F2"))
    result = told("--cut", "--row", "M-F1", "--row", "M-F2", "--format", "json")
    assert result.return_value == 1
    assert document(result)["verdict"] == "1 of 2 pass; still pass without their mechanism: M-F1"


@pytest.mark.parametrize("broken", [{"base": lambda: 1 / 0}, {"cut": {"influencer.lina.followers": -1}}])
def test_a_crash_or_a_refused_scenario_does_not_count_as_failing(
    told: Coverage, rows: Callable[..., None], broken: dict[str, Any]
) -> None:
    rows(_row("M-F1", **broken))
    result = told("--cut", "--row", "M-F1", "--format", "json")
    found = document(result)
    assert result.return_value == 1 and found["rows"][0]["state"] == "crash"
    assert found["verdict"] == "0 of 1 pass; could not be played, which shows nothing: M-F1"


def test_a_second_call_reads_what_the_first_has_kept(
    told: Coverage, rows: Callable[..., None], monkeypatch: pytest.MonkeyPatch
) -> None:
    rows(_row("M-F1"))
    assert not document(told("--row", "M-F1", "--format", "json"))["rows"][0]["kept"]
    rows(_row("M-F1", base=lambda: 1 / 0))  # whoever plays it now crashes
    second = told("--row", "M-F1", "--format", "json")
    assert second.return_value == 0 and document(second)["rows"][0]["kept"]
    assert document(told("--row", "M-F1", "--again", "--format", "json"))["rows"][0]["state"] == "crash"
    monkeypatch.setattr(kept, "source_digest", lambda: "of another source")
    assert not document(told("--row", "M-F1", "--format", "json"))["rows"][0]["kept"]


def test_dice_and_cuts_are_kept_apart_and_damage_counts_as_nothing(told: Coverage, rows: Callable[..., None]) -> None:
    rows(_row("M-F1"))
    told("--row", "M-F1")
    for other in (("--seed", "5"), ("--cut",)):
        assert not document(told("--row", "M-F1", *other, "--format", "json"))["rows"][0]["kept"]
    for file in kept.folder().iterdir():
        file.write_bytes(file.read_bytes()[:40])
    again = told("--row", "M-F1", "--format", "json")
    assert again.return_value == 0 and not document(again)["rows"][0]["kept"]


def test_a_folder_that_cannot_be_written_is_told_and_stops_nothing(
    told: Coverage, rows: Callable[..., None], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    monkeypatch.setattr(kept, "folder", lambda: tmp_path / "file" / "kept")
    rows(_row("M-F1"))
    result = told("--row", "M-F1")
    assert result.return_value == 0 and "results are not kept" in result.stderr


def test_a_row_that_nobody_asked_for_is_refused_with_the_nearest(told: Coverage) -> None:
    result = told("--row", "M-G9")
    assert "no row M-G9; did you mean" in str(result.exception)


def test_rows_come_in_the_order_of_the_table_whatever_the_order_of_the_words() -> None:
    assert [task.id for task in coverage.wanted(["M-T7", "M-F1"], False, 1)] == ["M-F1", "M-T7"]
    assert len(coverage.wanted([], True, 1)) == 83


def test_a_lost_worker_costs_one_row_and_no_other(rows: Callable[..., None]) -> None:
    from concurrent.futures import Executor, Future

    class Fragile(Executor):
        """Loses everybody once, while the second row is played."""

        window, losses = 2, 0

        def submit(self, fn: Any, /, *args: Any, **kwargs: Any) -> Future[Any]:
            future: Future[Any] = Future()
            if args[0].id == "M-F2" and not self.losses:
                future.set_exception(EOFError("gone"))
            else:
                future.set_result(fn(*args, **kwargs))
            return future

        def loss(self, error: BaseException) -> str:
            return "workers"

        def renew(self) -> None:
            self.losses += 1

    three = [_row(one) for one in ("M-F1", "M-F2", "M-F3")]
    rows(*three)
    workers = Fragile()
    found = list(coverage.played([coverage.Task(one.id) for one in three], workers, {}))
    assert [one.state for one in found] == ["pass", "crash", "pass"] and workers.losses == 1


def test_the_seed_reaches_the_worlds(rows: Callable[..., None]) -> None:
    rows(replace(_row("M-F1"), worlds=2))
    first, other = (coverage.judge(coverage.Task("M-F1", first=seed)) for seed in (1, 2))
    assert first.words != other.words
