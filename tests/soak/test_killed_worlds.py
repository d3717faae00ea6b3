"""Killed with -9 at random moments, an experiment never leaves a corrupt file, and ends in the same bytes."""

from __future__ import annotations

import hashlib
import json
import random
import subprocess
import sys
import time
from pathlib import Path

import pytest

from simulator.scenario import dump
from tests.simulator.experiment.plans import tiny

pytestmark = pytest.mark.soak

ROOT = Path(__file__).resolve().parents[2]
KILLS = 50
WORLDS = 400


def command(plan: Path, out: Path, *more: str) -> list[str]:
    words = ["worlds", str(plan), "--worlds", str(WORLDS), "--societies", "0", "--workers", "2", "--out", str(out)]
    return [sys.executable, "-m", "simulator", *words, "--quiet", *more]


def bytes_of(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def assert_whole_or_absent(out: Path) -> int:
    """Every world that has its mark is what its mark says, and so is the manifest; how many worlds there are."""
    if (out / "manifest.json").exists():
        json.loads((out / "manifest.json").read_text())
    marks = sorted(out.glob("worlds/*/done"))
    for mark in marks:
        if mark.parent.name.startswith("."):
            continue  # half-written, under a name that does not count
        for name, digest in json.loads(mark.read_text()).items():
            assert hashlib.blake2b((mark.parent / name).read_bytes(), digest_size=32).hexdigest() == digest
    visible = [path for path in out.glob("worlds/*") if not path.name.startswith(".")]
    assert len(visible) == len([mark for mark in marks if not mark.parent.name.startswith(".")])
    return len(visible)


def family(pid: int) -> list[int]:
    """A process and everything below it, where the system can tell."""
    children = Path(f"/proc/{pid}/task/{pid}/children")
    below = [int(one) for one in children.read_text().split()] if children.exists() else []
    return [pid, *(each for one in below for each in family(one))]


def killed(words: list[str], after: float) -> None:
    """Start, and kill the command itself with -9; its workers must notice and end."""
    process = subprocess.Popen(words, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    time.sleep(after)
    workers = family(process.pid)[1:] if process.poll() is None else []
    process.kill()
    process.wait()
    end = time.monotonic() + 10
    while any(Path(f"/proc/{one}").exists() for one in workers):
        assert time.monotonic() < end, "a worker was left behind"
        time.sleep(0.02)


def test_fifty_kills_leave_no_corrupt_file_and_the_same_bytes(tmp_path: Path) -> None:
    plan = tmp_path / "tiny.toml"
    plan.write_text(dump(tiny()), encoding="utf-8")
    begin = time.monotonic()
    subprocess.run(command(plan, tmp_path / "whole"), cwd=ROOT, check=True, stdout=subprocess.DEVNULL, timeout=300)
    whole, needed = bytes_of(tmp_path / "whole"), time.monotonic() - begin
    luck, out, progress = random.Random(7), tmp_path / "out", []
    for kill in range(KILLS):
        if kill and kill % 5 == 0:  # some kills early in the life of a folder, too
            out = tmp_path / f"out-{kill}"
        killed(command(plan, out, "--resume"), luck.uniform(0.05, 0.4 * needed))
        progress.append(assert_whole_or_absent(out))
    assert max(progress) > 10
    for folder in sorted(tmp_path.glob("out*")):
        subprocess.run(command(plan, folder, "--resume"), cwd=ROOT, check=True, stdout=subprocess.DEVNULL, timeout=300)
        assert bytes_of(folder) == whole, folder.name
    print(f"{KILLS} kills, {progress} worlds after each, 0 corrupt")
