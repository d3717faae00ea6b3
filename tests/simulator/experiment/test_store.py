"""A folder of worlds: each whole or absent, gone on with, never mixed up, and honest about the disk."""

from __future__ import annotations

import csv
import errno
import hashlib
import json
import os
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from simulator.experiment import store as stores
from simulator.experiment.backends import InProcess
from simulator.experiment.compare import contrast
from simulator.experiment.conduct import Laboratory
from simulator.experiment.design import Arm, Design, design
from simulator.experiment.keeping import identity, keep
from simulator.experiment.replication import NAMES, Replication
from simulator.experiment.store import Store, StoreError
from simulator.experiment.tables import csv_text, npz
from simulator.experiment.whole import Occupied
from simulator.experiment.worlds import explore
from tests.simulator.experiment.plans import one_plan, tiny


def opened(folder: Path, plan: Design, resume: bool = False) -> Store:
    store = Store(folder)
    store.open(identity(plan), resume)
    return store


def kept(folder: Path, plan: Design, resume: bool = False, societies: int = 0) -> list[int]:
    """Play into a folder; the worlds that had to be played."""
    played: list[int] = []
    store = opened(folder, plan, resume)
    lab = Laboratory(InProcess(), store, watch=lambda now: played.append(now.done) if now.played else None)
    keep(explore(plan, lab, societies), store)
    return played


def bytes_of(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def places(folder: Path) -> list[Path]:
    return sorted((folder / "worlds").iterdir())


def test_what_is_kept_is_what_was_played(tmp_path: Path) -> None:
    plan = one_plan(3)
    kept(tmp_path / "out", plan)
    found = [one for _job, one in opened(tmp_path / "out", plan, resume=True).finished(plan)]
    again = explore(plan, Laboratory(InProcess()), 0).played
    assert len(found) == 3 and all(one.same(two) for one, two in zip(found, again, strict=True))


def test_resuming_plays_only_what_is_missing_and_ends_in_the_same_bytes(tmp_path: Path) -> None:
    plan = one_plan(5)
    assert kept(tmp_path / "one", plan, societies=3) != []
    whole = bytes_of(tmp_path / "one")
    kept(tmp_path / "two", plan, societies=3)
    assert bytes_of(tmp_path / "two") == whole
    done = places(tmp_path / "two")
    for path in (done[1] / "done", done[3] / "replication.npz"):
        path.unlink()
    os.truncate(done[2] / "world.json", 10)
    (tmp_path / "two" / "summary.json").unlink()
    (tmp_path / "two" / "worlds" / ".half.part").mkdir()
    (tmp_path / "two" / ".worlds.csv.part").write_bytes(b"half")
    assert len(kept(tmp_path / "two", plan, resume=True, societies=3)) == 3
    assert bytes_of(tmp_path / "two") == whole


def test_more_worlds_of_the_same_experiment_are_added_to_those_that_are_there(tmp_path: Path) -> None:
    kept(tmp_path / "out", one_plan(3))
    assert len(kept(tmp_path / "out", one_plan(5), resume=True)) == 2
    kept(tmp_path / "fresh", one_plan(5))
    assert bytes_of(tmp_path / "out") == bytes_of(tmp_path / "fresh")


def test_a_finished_folder_is_not_played_again_nor_overwritten_without_being_asked(tmp_path: Path) -> None:
    kept(tmp_path / "out", one_plan(2))
    assert kept(tmp_path / "out", one_plan(2), resume=True) == []
    with pytest.raises(Occupied, match="2 worlds of this experiment; add --resume"):
        opened(tmp_path / "out", one_plan(2))


@pytest.mark.parametrize("other", [one_plan(2, seed=9), one_plan(2, deeds={"link_tap": 0.1})], ids=["dice", "plan"])
def test_another_experiment_is_never_mixed_in(tmp_path: Path, other: Design) -> None:
    kept(tmp_path / "out", one_plan(2))
    with pytest.raises(Occupied, match="another experiment"):
        opened(tmp_path / "out", other, resume=True)


def test_foreign_folders_and_files_are_refused(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "letter.txt").write_text("x")
    (tmp_path / "odd").mkdir()
    (tmp_path / "odd" / "manifest.json").write_text("{")
    for name, words in (("file", "no folder"), ("full", "other files"), ("odd", "manifest cannot be read")):
        with pytest.raises(Occupied, match=words):
            opened(tmp_path / name, one_plan(2))
    assert (tmp_path / "full" / "letter.txt").read_text() == "x"


def test_the_tables_are_read_in_one_line(tmp_path: Path) -> None:
    plan = design([Arm("one", tiny()), Arm("=two", tiny(audience={"share_appetite": 2.0}))], 3)
    store = opened(tmp_path / "out", plan)
    result = contrast(plan, Laboratory(InProcess(), store))
    keep(result, store)
    folder = tmp_path / "out"
    rows = list(csv.DictReader((folder / "worlds.csv").read_text().splitlines()))
    order = [(row["plan"], row["world"], row["seed"]) for row in rows[:3]]
    assert order == [("0", "0", "1"), ("1", "0", "1"), ("0", "1", "2")]
    assert rows[1]["name"] == "'=two" and float(rows[1]["reach"]) == result.ensemble.values("reach", 1)[0]
    differences = list(csv.DictReader((folder / "differences.csv").read_text().splitlines()))
    assert [float(row["shares"]) for row in differences] == result.differences["shares"].spread.per_world.tolist()
    with np.load(folder / "curves.npz", allow_pickle=False) as arrays:
        assert arrays["1.reach"].shape == (3, 24)
    assert json.loads((folder / "summary.json").read_text()) == json.loads(json.dumps(result.document()))
    assert 'pandas.read_csv("worlds.csv")' in (folder / "README.md").read_text()


def test_the_manifest_says_what_was_played_and_digests_every_file(tmp_path: Path) -> None:
    kept(tmp_path / "out", one_plan(2))
    manifest = json.loads((tmp_path / "out" / "manifest.json").read_text())
    assert manifest["state"] == "finished" and manifest["worlds"] == 2
    assert manifest["plans"][0]["scenario_text"].startswith("title")
    assert {"model", "numpy", "python", "platform"} <= set(manifest["versions"])
    for name, digest in manifest["files"].items():
        content = (tmp_path / "out" / name).read_bytes()
        assert hashlib.blake2b(content, digest_size=32).hexdigest() == digest, name


def test_names_on_the_disk_never_come_from_the_scenario(tmp_path: Path) -> None:
    kept(tmp_path / "out", design([Arm("../../evil", tiny(title="../evil"))], 1))
    assert [len(bytes.fromhex(place.name)) for place in places(tmp_path / "out")] == [16]


def test_worlds_of_a_version_with_other_measures_do_not_count(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kept(tmp_path / "out", one_plan(2))
    monkeypatch.setattr(stores, "NAMES", NAMES[:-1])
    assert list(opened(tmp_path / "out", one_plan(2), resume=True).finished(one_plan(2))) == []


def failing(monkeypatch: pytest.MonkeyPatch, number: int, after: int) -> None:
    """The disk refuses from the given flush on."""
    calls: list[int] = []
    real = os.fsync

    def fsync(handle: Any) -> None:
        calls.append(1)
        if len(calls) > after:
            raise OSError(number, os.strerror(number))
        real(handle)

    monkeypatch.setattr(os, "fsync", fsync)


@pytest.mark.parametrize(("number", "words"), [(errno.ENOSPC, "No space left"), (errno.EROFS, "Read-only")])
def test_a_disk_that_refuses_is_told_in_words_and_keeps_what_there_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, words: str
) -> None:
    plan, folder = one_plan(6), tmp_path / "out"
    with monkeypatch.context() as patched:
        failing(patched, number, after=16)
        with pytest.raises(StoreError, match=words) as refused:
            kept(folder, plan)
    assert "finished worlds are kept" in str(refused.value) and "--resume" in str(refused.value)
    there = list(opened(folder, plan, resume=True).finished(plan))
    assert 1 <= len(there) < 6
    assert len(kept(folder, plan, resume=True)) == 6 - len(there)
    kept(tmp_path / "whole", plan)
    assert bytes_of(folder) == bytes_of(tmp_path / "whole")


def test_a_disk_that_refuses_at_once_says_so_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    failing(monkeypatch, errno.EROFS, after=0)
    with pytest.raises(StoreError, match="Read-only") as refused:
        opened(tmp_path / "out", one_plan(1))
    assert "kept" not in str(refused.value)


def test_arrays_and_tables_have_no_clock_in_them() -> None:
    arrays = {"one": np.arange(3), "two": np.array([1.5])}
    assert npz(arrays) == npz(dict(arrays))
    table = csv_text({"n": [1, 2], "x": [0.5, float("nan")], "t": ["plain", "=1+1"]})
    assert table == b"n,x,t\n1,0.5,plain\n2,,'=1+1\n"


def test_a_replication_is_told_apart_from_one_with_other_bytes() -> None:
    one = explore(one_plan(1), Laboratory(InProcess()), 0).played[0]
    other = Replication(one.job, one.measures + 1, one.curves, one.fingerprint)
    assert one.same(one) and not one.same(other)
