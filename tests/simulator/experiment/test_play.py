"""Worlds are the same wherever, however and in whatever order they are played."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from simulator.engine.run import Run
from simulator.experiment import worker
from simulator.experiment.backends import Backend, BackendError, InProcess, Pool, backend, cores
from simulator.experiment.design import Arm, Experiment, design
from simulator.experiment.play import STRIKES, Lost, play
from simulator.experiment.replication import Replication
from tests.simulator.experiment.plans import Dangerous, one_plan, tiny


@pytest.fixture(scope="module")
def pool() -> Iterator[Backend]:
    with Pool(2) as opened:
        yield opened


def worlds_of(experiment: Experiment, where: Backend, **how: object) -> list[Replication]:
    found = list(play(experiment, where, in_order=True, **how))  # type: ignore[arg-type]
    assert all(isinstance(one, Replication) for one in found)
    return found  # type: ignore[return-value]


def same(some: list[Replication], others: list[Replication]) -> bool:
    return len(some) == len(others) and all(one.same(two) for one, two in zip(some, others, strict=True))


def test_one_process_two_workers_and_any_batch_give_the_same_bytes(pool: Backend) -> None:
    plan = one_plan(7)
    alone = worlds_of(plan, InProcess())
    assert [one.job.world for one in alone] == list(range(7))
    assert same(alone, worlds_of(plan, pool))
    assert same(alone, worlds_of(plan, pool, batch=3))
    assert same(alone, worlds_of(plan, InProcess(), batch=4))


def test_world_i_is_the_run_with_seed_plus_i() -> None:
    for one in worlds_of(one_plan(3, seed=40), InProcess()):
        run = Run(tiny(), seed=40 + one.job.world)
        assert one.fingerprint == run.play()


def test_worlds_with_other_dice_differ() -> None:
    assert len({one.fingerprint for one in worlds_of(one_plan(5), InProcess())}) == 5


def test_as_they_come_brings_every_world_once(pool: Backend) -> None:
    found = list(play(one_plan(9), pool))
    assert sorted(one.job.world for one in found) == list(range(9))


def test_plans_on_the_same_people_share_one_society(monkeypatch: pytest.MonkeyPatch) -> None:
    worker.SOCIETIES.forget()
    built: list[int] = []
    build = worker.build
    monkeypatch.setattr(worker, "build", lambda scenario, seed: built.append(seed) or build(scenario, seed))
    plans = [Arm("a", tiny()), Arm("b", tiny(audience={"share_appetite": 0.9}))]
    assert len(worlds_of(design(plans, 4), InProcess())) == 8
    assert built == [1]


def test_a_worker_keeps_few_societies_but_always_a_pair() -> None:
    kept = worker.Societies()
    arm = Arm("a", tiny())
    societies = [kept.get(arm, seed) for seed in range(worker.MOST_KEPT + 1)]
    assert kept.get(arm, worker.MOST_KEPT) is societies[-1]
    assert kept.get(arm, 0) is not societies[0]


def test_stopping_ends_the_iterator_and_leaves_the_workers_usable(pool: Backend) -> None:
    found: list[object] = []
    for one in play(one_plan(200), pool, stop=lambda: len(found) >= 3):
        found.append(one)
    assert 3 <= len(found) < 20
    assert len(worlds_of(one_plan(2), pool)) == 2


def test_closing_the_iterator_stops_it_too(pool: Backend) -> None:
    results = play(one_plan(200), pool)
    next(results)
    results.close()
    assert len(worlds_of(one_plan(2), pool)) == 2


def test_a_killed_worker_loses_nothing(tmp_path: Path) -> None:
    mark = tmp_path / "killed"
    with Pool(2) as where:
        found = worlds_of(Dangerous(one_plan(6), 2, str(mark)), where)
    assert mark.exists()
    assert [one.fingerprint for one in found] == [one.fingerprint for one in worlds_of(one_plan(6), InProcess())]


def test_a_world_that_kills_three_workers_is_lost_and_the_others_finish() -> None:
    with Pool(2) as where:
        found = list(play(Dangerous(one_plan(6), 3), where, in_order=True))
    lost = [one for one in found if isinstance(one, Lost)]
    assert [one.job.world for one in lost] == [3]
    assert "Broken" in lost[0].reason
    assert len(found) == 6


def test_workers_that_never_begin_are_explained() -> None:
    with Pool(2) as where, pytest.raises(BackendError, match="__main__"):
        list(play(Dangerous(one_plan(1), 0), where))


def test_a_world_that_fails_is_tried_three_times_and_then_lost(monkeypatch: pytest.MonkeyPatch) -> None:
    tries: list[int] = []
    play_job = worker.play_job

    def failing(arm: Arm, job: object) -> object:
        if job.world == 1:  # type: ignore[attr-defined]
            tries.append(1)
            raise ValueError("no luck\nat all")
        return play_job(arm, job)  # type: ignore[arg-type]

    monkeypatch.setattr(worker, "play_job", failing)
    found = list(play(one_plan(3), InProcess(), in_order=True, batch=2))
    assert [type(one) for one in found] == [Replication, Lost, Replication]
    assert found[1].reason == "ValueError: no luck"  # type: ignore[union-attr]
    assert len(tries) == STRIKES + 1  # once in its batch, then alone


def test_one_worker_is_this_process_and_nonsense_is_refused() -> None:
    assert isinstance(backend(1), InProcess)
    assert 1 <= cores() <= (os.cpu_count() or 1)
    for workers in (0, -1, 100_000):
        with pytest.raises(BackendError, match="workers"):
            backend(workers)
