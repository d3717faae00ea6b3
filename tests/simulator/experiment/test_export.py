"""A run on the disk: whole or absent, readable without us, and the same bytes for the same run."""

from __future__ import annotations

import csv
import errno
import hashlib
import io
import json
import os
import re
import resource
import stat
import zipfile
from functools import cache
from pathlib import Path
from typing import Any, BinaryIO

import numpy as np
import pyarrow.parquet
import pytest

from simulator import __version__
from simulator.__main__ import main
from simulator.engine.run import MODEL_VERSION, Run
from simulator.experiment import export as exporting
from simulator.experiment.document import document
from simulator.experiment.export import MARK, check_folder, export, people, read_ledger
from simulator.experiment.outcome import Outcome, ghost_of, play
from simulator.experiment.pen import Pen
from simulator.experiment.summary import summary
from simulator.experiment.whole import Occupied, write_whole
from simulator.ledger import Kind, Reason
from simulator.metrics.measures import MEASURES, measures
from simulator.metrics.record import Record, columns
from simulator.scenario import load
from tests.simulator.engine.worlds import busy
from tests.simulator.experiment.plans import tiny

NAMES = {"README.md", "breakdowns.csv", "ledger.npz", "measures.csv", "run.json", "scenario.toml"}


@cache
def played() -> Outcome:
    run = Run(busy(), seed=5, population_seed=6)
    ghost = ghost_of(run)
    for one in (run, ghost):
        play(one, lambda _run: True)
    return Outcome("busy", run, ghost)


def inside(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


def no_arrow(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(exporting.importlib.util, "find_spec", lambda _name: None)


# -- what lies there


def test_the_folder_holds_the_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    no_arrow(monkeypatch)
    export(played(), tmp_path / "out")
    assert inside(tmp_path) == {"out"} and inside(tmp_path / "out") == NAMES


def test_the_manifest_says_what_it_is_made_of(tmp_path: Path) -> None:
    export(played(), tmp_path)
    told = json.loads((tmp_path / MARK).read_text())
    assert (told["seed"], told["population_seed"], told["partial"]) == (5, 6, False)
    assert told["fingerprint"] == played().run.fingerprint() and told["versions"]["groundswell"] == __version__
    assert told["versions"]["model"] == MODEL_VERSION and told["versions"]["numpy"] == np.__version__
    assert sum(told["reasons"].values()) == told["deliveries"]
    for name, digest in told["files"].items():
        assert hashlib.blake2b((tmp_path / name).read_bytes()).hexdigest() == digest
    assert set(told["files"]) == inside(tmp_path) - {MARK}
    assert "NaN" not in (tmp_path / MARK).read_text() and str(tmp_path) not in (tmp_path / MARK).read_text()


def test_the_plan_in_the_folder_plays_the_same_run_again(tmp_path: Path) -> None:
    export(played(), tmp_path)
    again = load(tmp_path / "scenario.toml")
    assert Run(again).play() == played().run.fingerprint()
    assert json.loads((tmp_path / MARK).read_text())["scenario_text"] == (tmp_path / "scenario.toml").read_text()


def test_measures_can_be_taken_of_last_years_ledger(tmp_path: Path) -> None:
    export(played(), tmp_path)
    then, now = read_ledger(tmp_path), played().run
    assert then.digest() == now.world.ledger.digest()
    past = Record(now.scenario, now.society, now.seed, now.population_seed, now.horizon, played().record.tables)
    tables = {**past.tables, **columns(then)}
    found = measures(Record(now.scenario, now.society, now.seed, now.population_seed, now.horizon, tables))
    for name in ("reach", "shares", "gift_cents", "structural_virality", "answered_share"):
        assert found[name] == played().measures[name]


def test_the_ledger_is_plain_arrays(tmp_path: Path) -> None:
    export(played(), tmp_path)
    with np.load(tmp_path / "ledger.npz", allow_pickle=False) as arrays:
        names = set(arrays.files)
        ended = arrays["sights.reason"]
        assert arrays["people.community"].size == played().run.society.people
    expected = {f"{name}.{one}" for name, table in played().run.world.ledger.tables().items() for one in table.names}
    assert names == expected | {f"people.{one}" for one in people(played().run.society)}
    assert np.bincount(ended, minlength=14).tolist() == played().run.world.ledger.reason_counts().tolist()
    assert b"\x80\x04" not in b"".join(zipfile.ZipFile(tmp_path / "ledger.npz").read(n + ".npy")[:2] for n in names)


def test_measures_are_a_table_with_units_and_meanings(tmp_path: Path) -> None:
    export(played(), tmp_path)
    rows = list(csv.DictReader(io.StringIO((tmp_path / "measures.csv").read_text())))
    assert [row["measure"] for row in rows] == list(MEASURES)
    for row in rows:
        one, value = MEASURES[row["measure"]], played().measures[row["measure"]]
        assert (row["unit"].lstrip("'"), row["meaning"]) == (one.unit, one.meaning)
        assert row["value"] == "" if np.isnan(value) else float(row["value"]) == value
    rows = list(csv.DictReader(io.StringIO((tmp_path / "breakdowns.csv").read_text())))
    reached = {row["label"]: float(row["value"]) for row in rows if row["breakdown"] == "reach_by_community"}
    assert reached == played().breakdowns["reach_by_community"]


def test_the_page_in_the_folder_names_every_code(tmp_path: Path) -> None:
    export(played(), tmp_path)
    text = (tmp_path / "README.md").read_text()
    for name in NAMES - {"README.md"}:
        assert f"`{name}`" in text or name in text
    assert f"{int(Reason.DOUBTED)} doubted_as_insincere" in re.sub(r"\s+", " ", text)
    assert all(f"{int(one)} {one.name.lower()}" in re.sub(r"\s+", " ", text) for one in Kind)
    for tool in ("pandas", "polars", "DuckDB"):
        assert tool in text


def test_what_the_page_says_to_numpy_works(tmp_path: Path) -> None:
    export(played(), tmp_path)
    arrays = np.load(tmp_path / "ledger.npz", allow_pickle=False)
    reason, item = arrays["sights.reason"], arrays["sights.item"]
    ours = arrays["posts.campaign"][arrays["items.content"][item]] & (reason >= 6) & (reason <= 12)
    assert np.unique(arrays["sights.reader"][ours]).size == played().measures["reach"]


def test_equal_runs_give_equal_bytes(tmp_path: Path) -> None:
    for name in ("one", "two"):
        export(played(), tmp_path / name)
    for name in inside(tmp_path / "one"):
        assert (tmp_path / "one" / name).read_bytes() == (tmp_path / "two" / name).read_bytes()


def test_text_that_a_spreadsheet_would_run_is_disarmed() -> None:
    sheet = exporting._csv([["=1+1", "-2.5", "@x", "plain", "+44", "\tx", "-x"]]).decode()
    assert sheet == "'=1+1,-2.5,'@x,plain,+44,'\tx,'-x\n"


def test_the_tables_are_parquet_too(tmp_path: Path) -> None:
    export(played(), tmp_path)
    names = {"posts", "items", "sights", "deeds", "acts", "people"}
    assert {path.stem for path in tmp_path.glob("*.parquet")} == names
    with np.load(tmp_path / "ledger.npz", allow_pickle=False) as arrays:
        for name in names:
            table = pyarrow.parquet.read_table(tmp_path / f"{name}.parquet")
            for column in table.column_names:
                np.testing.assert_array_equal(table[column].to_numpy(), arrays[f"{name}.{column}"])


def test_the_page_of_a_run_tells_pandas_what_to_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The very lines that the page tells people to type count what the measures count."""
    export(played(), tmp_path)
    monkeypatch.chdir(tmp_path)
    code = re.search(r"## NumPy and pandas\n+```python\n(.*?)```", (tmp_path / "README.md").read_text(), re.S)
    assert code is not None
    there: dict[str, Any] = {}
    exec(code[1], there)
    there["arrays"].close()
    seen = played().measures["seen_share"] * sum(document(played())["reasons"].values())
    said = capsys.readouterr().out
    assert f" {seen:.0f} impressions" in said and "goal_value" in said


# -- whole or absent


def test_an_empty_folder_is_filled_and_an_earlier_run_replaced(tmp_path: Path) -> None:
    folder = tmp_path / "out"
    folder.mkdir()
    check_folder(folder)
    export(played(), folder)
    before = inside(folder)
    (folder / "measures.csv").write_text("old")
    check_folder(folder)
    export(played(), folder)
    assert inside(folder) == before and (folder / "measures.csv").read_text() != "old"


def test_folders_of_others_are_refused(tmp_path: Path) -> None:
    (tmp_path / "diary.txt").write_text("mine")
    with pytest.raises(Occupied, match="other files"):
        check_folder(tmp_path)
    with pytest.raises(Occupied, match="no folder"):
        check_folder(tmp_path / "diary.txt")
    check_folder(tmp_path / "new" / "folder")
    assert inside(tmp_path) == {"diary.txt"}


def test_a_refused_folder_costs_no_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "diary.txt").write_text("mine")
    monkeypatch.setattr(Run, "advance", lambda run, to: pytest.fail("it was played"))
    assert main(["run", "storytelling-of-hope", "--people", "40", "--out", str(tmp_path)]) == 2


def full(monkeypatch: pytest.MonkeyPatch, after: int) -> None:
    """A disk that is full after so many files."""
    left, fsync = [after], os.fsync

    def fails(place: int) -> None:
        if stat.S_ISREG(os.fstat(place).st_mode):
            left[0] -= 1
            if left[0] < 0:
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        fsync(place)

    monkeypatch.setattr(os, "fsync", fails)


@pytest.mark.parametrize("after", range(6))
def test_a_full_disk_leaves_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, after: int) -> None:
    full(monkeypatch, after)
    with pytest.raises(OSError, match="No space left"):
        export(played(), tmp_path / "out")
    assert inside(tmp_path) == set()


@pytest.mark.parametrize("after", range(6))
def test_a_full_disk_leaves_the_old_run_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, after: int) -> None:
    folder = tmp_path / "out"
    export(played(), folder)
    before = {name: (folder / name).read_bytes() for name in inside(folder)}
    full(monkeypatch, after)
    with pytest.raises(OSError, match="No space left"):
        export(played(), folder)
    assert before == {name: (folder / name).read_bytes() for name in inside(folder)}


def test_the_command_says_in_a_line_that_the_disk_is_full(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    full(monkeypatch, 2)
    out = tmp_path / "out"
    assert main(["run", "storytelling-of-hope", "--people", "40", "--out", str(out)]) == 1
    assert capsys.readouterr().err == f"groundswell: {out}: No space left on device\n" and not out.exists()


def test_a_file_that_may_not_grow_leaves_nothing_behind(tmp_path: Path) -> None:
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (4096, before[1]))
    try:
        with pytest.raises(OSError, match="File too large"):
            export(played(), tmp_path / "out")
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert inside(tmp_path) == set()


def test_where_nothing_can_be_written_it_is_said_in_a_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(path: Path, *_more: Any, **_named: Any) -> None:
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(path))

    monkeypatch.setattr(Path, "mkdir", refused)  # the owner of a test machine may write anywhere
    assert main(["run", "storytelling-of-hope", "--people", "40", "--out", str(tmp_path / "out")]) == 1
    said = capsys.readouterr()
    assert said.err == f"groundswell: {tmp_path / 'out'}: Permission denied\n" and not said.out


def test_a_kill_between_two_files_leaves_no_mark(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Killed(BaseException):
        pass

    def killed(_file: BinaryIO) -> None:
        raise Killed

    write_whole(tmp_path / "a", {"one": lambda f: f.write(b"1"), "mark": lambda f: f.write(b"m")}, "mark")
    with pytest.raises(Killed):
        write_whole(tmp_path / "a", {"one": lambda f: f.write(b"2"), "mark": killed}, "mark")
    assert inside(tmp_path / "a") == {"one", "mark"} and (tmp_path / "a" / "one").read_bytes() == b"1"
    replace, left = os.replace, [1]

    def cut(source: Path, target: Path) -> None:
        left[0] -= 1
        if left[0] < 0:
            raise Killed
        replace(source, target)

    monkeypatch.setattr(os, "replace", cut)
    with pytest.raises(Killed):
        write_whole(tmp_path / "a", {"one": lambda f: f.write(b"2"), "mark": lambda f: f.write(b"n")}, "mark")
    assert "mark" not in inside(tmp_path / "a"), "half replaced, so it no longer counts"


def test_the_mark_is_the_last_to_come(tmp_path: Path) -> None:
    seen: list[str] = []
    files = {name: (lambda f, name=name: seen.append(name)) for name in ("mark", "one", "two")}
    write_whole(tmp_path / "a", files, "mark")
    assert seen == ["one", "two", "mark"] and inside(tmp_path / "a") == {"mark", "one", "two"}


def test_the_ghost_may_be_another_plan_in_the_same_world() -> None:
    """Plan B is played on its own people where it says so, and what is caused is A less B."""
    plan, other = tiny(), tiny(influencer=[{"id": "lina", "followers": 40}, {"id": "omar", "followers": 12}])
    run = Run(plan, 5)
    ghost, alone = ghost_of(run, other), Run(other, 5)
    for one in (run, ghost, alone):
        one.play()
    assert ghost.fingerprint() == alone.fingerprint() and ghost.society is not run.society
    assert ghost_of(run, tiny(deeds={"sign_rate": 0.9})).society is run.society
    outcome = Outcome("a", run, ghost, "b.toml")
    told = document(outcome)
    assert told["without_campaign"] is None and told["against"]["plan"] == "b.toml"
    here, there = (told["measures"]["reach"], told["against"]["measures"]["reach"])
    assert told["caused"]["reach"] == here - there != 0
    assert "against b.toml" in summary(outcome, Pen())
