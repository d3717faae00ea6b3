"""Says whether every file of this folder is what it was when the folder was made."""

import hashlib
import pathlib
import sys
from collections.abc import Iterator

HERE = pathlib.Path(__file__).resolve().parent


def broken() -> Iterator[str]:
    """The files that are missing or changed."""
    for line in (HERE / "SHA256SUMS").read_text(encoding="utf-8").splitlines():
        told, name = line.split("  ", 1)
        path = HERE / name
        if not path.is_file() or hashlib.sha256(path.read_bytes()).hexdigest() != told:
            yield name


if __name__ == "__main__":
    found = list(broken())
    for name in found:
        print("changed or missing: " + name, file=sys.stderr)
    sys.exit(1 if found else 0)
