"""`make bundle`: a folder for a USB stick that installs Groundswell where there is Python and no network.

    python -m docs.making.bundle        every system and every Python of the list, into dist/groundswell-stick
    python -m docs.making.bundle --here FOLDER   for this system and this Python alone

The folder holds wheels of Groundswell and of all that it needs, at the versions of requirements.lock; an installer
for each kind of system; the guides; and the SHA-256 of every file, which the installers check first.
"""

from __future__ import annotations

import hashlib
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PARTS = Path(__file__).resolve().parent / "stick"
GUIDES = ("guide-teachers.md", "guide-strategists.md")
PYTHONS = ("3.11", "3.12", "3.13", "3.14")
SYSTEMS: dict[str, tuple[str, ...]] = {
    "Linux x86-64": ("manylinux_2_28_x86_64", "manylinux_2_27_x86_64", "manylinux_2_17_x86_64", "manylinux2014_x86_64"),
    "Linux arm64": (
        "manylinux_2_28_aarch64",
        "manylinux_2_27_aarch64",
        "manylinux_2_17_aarch64",
        "manylinux2014_aarch64",
    ),
    "macOS Intel": ("macosx_14_0_x86_64", "macosx_11_0_x86_64", "macosx_10_15_x86_64", "macosx_10_12_x86_64"),
    "macOS Apple silicon": ("macosx_14_0_arm64", "macosx_11_0_arm64"),
    "Windows x86-64": ("win_amd64",),
}
ON_WINDOWS = ("colorama>=0.4",)
"""What click needs there, and a lock that was made elsewhere does not name."""


def main(argv: list[str] | None = None) -> int:
    """Make the folder and say what is in it; returns how many systems had to be left out."""
    words = list(sys.argv[1:] if argv is None else argv)
    here = words[:1] == ["--here"]
    folder = Path(words[-1]) if words and words[-1] != "--here" else ROOT / "dist" / "groundswell-stick"
    shutil.rmtree(folder, ignore_errors=True)
    wheels = folder / "wheels"
    wheels.mkdir(parents=True)
    _own_wheel(wheels)
    missing = _for_all(wheels) if not here else [] if _fetched(wheels, ()) else ["this system"]
    _parts(folder)
    _sums(folder)
    size = sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
    print(f"{folder}: {len(list(wheels.iterdir()))} wheels, {size / 1e6:.0f} MB")
    for one in missing:
        print(f"left out, no wheels: {one}")
    return len(missing)


def _for_all(wheels: Path) -> list[str]:
    """Fetch for every system and Python; the names of those that cannot be served."""
    missing = []
    for system, tags in SYSTEMS.items():
        for python in PYTHONS:
            asked = [word for tag in tags for word in ("--platform", tag)]
            if not _fetched(wheels, (*asked, "--python-version", python), windows=system.startswith("Windows")):
                missing.append(f"{system}, Python {python}")
    return missing


def locked() -> Iterator[str]:
    """What requirements.lock names, each with its version."""
    for line in (ROOT / "requirements.lock").read_text(encoding="utf-8").splitlines():
        if found := re.match(r"([A-Za-z0-9._-]+==[^\s;\\]+)", line):
            yield found[1]


def _fetched(wheels: Path, target: tuple[str, ...], *, windows: bool = False) -> bool:
    """Whether every wheel for one target is there now."""
    names = [*locked(), *(ON_WINDOWS if windows else ())]
    command = [
        sys.executable,
        "-m",
        "pip",
        "--disable-pip-version-check",
        "--quiet",
        "--quiet",
        "download",
        "--no-deps",
    ]
    told = subprocess.run([*command, "--only-binary=:all:", "--dest", str(wheels), *target, *names], check=False)
    return told.returncode == 0


def _own_wheel(wheels: Path) -> None:
    command = [sys.executable, "-m", "pip", "--disable-pip-version-check", "--quiet", "wheel", "--no-deps"]
    subprocess.run([*command, "--no-build-isolation", "--no-index", "--wheel-dir", str(wheels), str(ROOT)], check=True)


def _parts(folder: Path) -> None:
    """Installers, the words beside them, the guides."""
    for part in sorted(PARTS.iterdir()):
        if part.is_file():
            shutil.copy(part, folder)
    (folder / "install.sh").chmod(0o755)
    for name in GUIDES:
        shutil.copy(ROOT / "docs" / name, folder)
    shutil.copy(ROOT / "LICENSE", folder)


def _sums(folder: Path) -> None:
    """SHA256SUMS over everything else in the folder."""
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    lines = [
        f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.relative_to(folder).as_posix()}\n" for path in files
    ]
    (folder / "SHA256SUMS").write_text("".join(lines), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    sys.exit(1 if main() else 0)
