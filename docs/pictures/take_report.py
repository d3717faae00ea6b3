"""Take the pictures of docs/reports.md: play sixty worlds, write their report, and photograph it in Chromium.

    python docs/pictures/take_report.py [--result FOLDER]

Some minutes; with --result of a kept result (`groundswell worlds ... --ghost --out FOLDER`), some seconds.
Needs Chromium (Debian: chromium).  Run from the root of the checkout.
"""

from __future__ import annotations

import argparse
import re
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE.parents[1])]

from PIL import Image  # noqa: E402

from simulator.__main__ import main  # noqa: E402

PLAYED = ["worlds", "storytelling-of-hope", "--worlds", "60", "--ghost", "--societies", "6"]
WIDE = 860
PICTURES = {"report": (1165, ()), "report-outcome": (925, ("plan", "cast", "comparison"))}
"""How high each picture is, and which parts of the page are left out before it."""


def photograph(page: Path, picture: Path, high: int) -> None:
    """The top of a page as a PNG of few colours."""
    words = ["chromium", "--headless=new", "--no-sandbox", "--disable-gpu", "--hide-scrollbars"]
    words += [f"--window-size={WIDE},{high}", f"--screenshot={picture}", page.as_uri()]
    subprocess.run(words, check=True, capture_output=True)
    with Image.open(picture) as whole:
        few = whole.convert("RGB").quantize(256, Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE)
    few.save(picture, optimize=True)


def take(result: Path, folder: Path) -> None:
    """All pictures of a result."""
    page = folder / "page.html"
    if main(["report", str(result), "--quiet", "--out", str(page)]):
        raise SystemExit(1)
    text = page.read_text(encoding="utf-8")
    for name, (high, left_out) in PICTURES.items():
        shown = text
        for one in left_out:
            shown = re.sub(rf'<section id="{one}"', f'<section hidden id="{one}"', shown)
        if left_out:  # the outcome alone
            shown = re.sub(r"<(header|nav)\b", r"<\1 hidden", shown)
        page.write_text(shown, encoding="utf-8")
        photograph(page, HERE / f"{name}.png", high)


def run() -> None:
    """From the command line."""
    asked = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else None)
    asked.add_argument("--result", type=Path)
    result = asked.parse_args().result
    with tempfile.TemporaryDirectory() as folder:
        if result is None:
            result = Path(folder) / "worlds"
            if main([*PLAYED, "--quiet", "--out", str(result)]):
                raise SystemExit(1)
        take(result, Path(folder))


if __name__ == "__main__":
    run()
