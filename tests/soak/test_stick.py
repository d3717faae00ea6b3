"""The folder for a USB stick installs, checks its files and plays where there is no network."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from docs.making import bundle

pytestmark = pytest.mark.soak


@pytest.fixture(scope="module")
def stick(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("stick") / "groundswell-stick"
    assert bundle.main(["--here", str(folder)]) == 0
    return folder


def cut() -> list[str]:
    """A prefix that takes the network away, where the system lets us."""
    tool = shutil.which("unshare")
    works = tool and subprocess.run([tool, "-rn", "true"], check=False, capture_output=True).returncode == 0
    return [str(tool), "-rn"] if works else []


def said(words: list[str], folder: Path) -> str:
    bare = {"HOME": str(folder), "PATH": os.environ["PATH"], "LANG": "C.UTF-8"}
    done = subprocess.run([*cut(), *words], cwd=folder, env=bare, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def test_it_installs_and_plays_without_a_network_in_three_languages(stick: Path, tmp_path: Path) -> None:
    place = tmp_path / "installed"
    assert "groundswell, version" in said(["sh", str(stick / "install.sh"), str(place)], tmp_path)
    command = str(place / "bin" / "groundswell")
    told = {
        code: said([command, "-L", code, "lesson", "lessons/luck", "--worksheet"], tmp_path)
        for code in ("en", "fr", "id")
    }
    assert "the hit that was luck" in told["en"]
    assert "le succès dû à la chance" in told["fr"].replace("\N{NO-BREAK SPACE}", " ")
    assert "hit karena mujur" in told["id"]
    assert "120" in said([command, "run", "lessons/luck", "--people", "120", "--no-leans", "--plain"], tmp_path)


def test_a_changed_file_is_refused_before_anything_is_installed(stick: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy"
    shutil.copytree(stick, copy)
    (copy / "README.txt").write_text("something else", encoding="utf-8")
    done = subprocess.run(
        ["sh", str(copy / "install.sh"), str(tmp_path / "no")], capture_output=True, text=True, check=False
    )
    assert done.returncode == 1 and "changed or missing: README.txt" in done.stderr
    assert not (tmp_path / "no").exists()


def test_what_is_not_tried_is_named_in_every_language() -> None:
    for name in ("README.txt", "LISEZ-MOI.txt", "BACA-SAYA.txt"):
        words = (bundle.PARTS / name).read_text(encoding="utf-8")
        assert all(one in words for one in ("Linux x86-64", "Linux arm64", "macOS", "Windows", "3.14"))
