"""A real Dask scheduler and two worker processes over TCP: the same bytes, nothing lost, and gone on with."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from simulator.experiment.backends import BackendError
from simulator.scenario import dump
from tests.simulator.experiment.plans import tiny

pytestmark = pytest.mark.soak

ROOT = Path(__file__).resolve().parents[2]
WORLDS = 60


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@dataclass
class DaskCluster:
    """A scheduler and its workers, each a process of its own on the loopback device."""

    folder: Path
    port: int = field(default_factory=free_port)
    started: dict[str, subprocess.Popen[bytes]] = field(default_factory=dict)

    @property
    def address(self) -> str:
        return f"tcp://127.0.0.1:{self.port}"

    def start(self, name: str, *words: str) -> None:
        path = os.pathsep.join([str(ROOT), *(part for part in sys.path if part)])
        environment = {**os.environ, "PYTHONPATH": path, "OMP_NUM_THREADS": "1"}
        with open(self.folder / f"{name}.log", "wb") as log:
            self.started[name] = subprocess.Popen(
                [sys.executable, "-m", "distributed.cli." + words[0], *words[1:]],
                cwd=self.folder, env=environment, stdout=log, stderr=log,
            )  # fmt: skip

    def open(self) -> None:
        self.start("scheduler", "dask_scheduler", "--host", "127.0.0.1", "--port", str(self.port), "--no-dashboard")
        for name in ("one", "two"):
            self.start(name, "dask_worker", self.address, "--nthreads", "1", "--no-dashboard", "--name", name)

    def kill(self, name: str) -> None:
        """Kill a worker with its nanny (who would start another one), or the scheduler, with -9."""
        process = self.started[name]
        children = Path(f"/proc/{process.pid}/task/{process.pid}/children")
        family = children.read_text().split() if children.exists() else []
        for one in (process.pid, *map(int, family)):
            os.kill(one, signal.SIGKILL)
        process.wait()

    def close(self) -> None:
        for name, process in self.started.items():
            if process.poll() is None:
                self.kill(name)


@pytest.fixture
def cluster(tmp_path: Path) -> Iterator[DaskCluster]:
    here = DaskCluster(tmp_path)
    here.open()
    yield here
    here.close()


def command(plan: Path, out: Path, *more: str, worlds: int = WORLDS) -> list[str]:
    words = ["worlds", str(plan), "--worlds", str(worlds), "--societies", "3", "--out", str(out), "--format", "json"]
    return [sys.executable, "-m", "simulator", *words, *more]


def bytes_of(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def played(words: list[str], timeout: float = 300) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(words, cwd=ROOT, capture_output=True, timeout=timeout, check=False)


def wait_for_worlds(out: Path, count: int, process: subprocess.Popen[bytes]) -> None:
    end = time.monotonic() + 120
    while len(list(out.glob("worlds/*/done"))) < count:
        assert process.poll() is None and time.monotonic() < end, "it ended, or stood still"
        time.sleep(0.02)


@pytest.fixture(scope="module")
def plan(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("plan") / "tiny.toml"
    path.write_text(dump(tiny(days=3, tick=10)), encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def whole(plan: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """What a pool of two processes leaves."""
    out = tmp_path_factory.mktemp("pool") / "out"
    done = played(command(plan, out, "--workers", "2"))
    assert done.returncode == 0, done.stderr.decode()
    return bytes_of(out)


def test_a_cluster_leaves_the_bytes_of_the_process_pool(
    cluster: DaskCluster, plan: Path, whole: dict[str, bytes], tmp_path: Path
) -> None:
    done = played(command(plan, tmp_path / "out", "--cluster", cluster.address))
    assert done.returncode == 0, done.stderr.decode()
    assert bytes_of(tmp_path / "out") == whole
    assert json.loads(done.stdout)["worlds"] == WORLDS


def test_a_worker_killed_in_the_middle_loses_nothing(
    cluster: DaskCluster, plan: Path, whole: dict[str, bytes], tmp_path: Path
) -> None:
    out = tmp_path / "out"
    process = subprocess.Popen(command(plan, out, "--cluster", cluster.address), cwd=ROOT, stdout=subprocess.DEVNULL)
    wait_for_worlds(out, 10, process)
    cluster.kill("one")
    assert process.wait(timeout=240) == 0
    assert bytes_of(out) == whole


def test_a_killed_scheduler_is_told_in_words_and_resuming_ends_in_the_same_bytes(
    cluster: DaskCluster, plan: Path, whole: dict[str, bytes], tmp_path: Path
) -> None:
    out = tmp_path / "out"
    process = subprocess.Popen(
        command(plan, out, "--cluster", cluster.address), cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    wait_for_worlds(out, 10, process)
    cluster.kill("scheduler")
    _out, err = process.communicate(timeout=120)
    assert process.returncode == 1
    assert b"the cluster is gone" in err and b"--resume" in err and b"Traceback" not in err
    left = len(list(out.glob("worlds/*/done")))
    assert 10 <= left < WORLDS
    done = played(command(plan, out, "--workers", "2", "--resume"))
    assert done.returncode == 0, done.stderr.decode()
    assert bytes_of(out) == whole


def test_an_address_where_nobody_answers_is_refused_in_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    from simulator.experiment import cluster

    monkeypatch.setattr(cluster, "PATIENCE", 1)
    with pytest.raises(BackendError, match="no Dask scheduler answers"):
        cluster.Cluster(f"tcp://127.0.0.1:{free_port()}")
