"""Reports in headless Chromium with the network cut: accessible by day and by night, every chart shown, none cut.

axe-core is for development only: `npm install -g axe-core`, or AXE_CORE names its axe.min.js; without it, without
Chromium or without pdftotext (Debian: chromium, poppler-utils) the test that needs it is left out.
"""

from __future__ import annotations

import html
import json
import os
import re
import shutil
import subprocess
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from simulator.catalogue import speak
from simulator.report.brief import brief
from simulator.report.findings import Findings
from simulator.report.page import report
from simulator.report.worksheet import answers, worksheet
from tests.simulator.report import known

from .browser import browser
from .test_browser import cut_off

pytestmark = [
    pytest.mark.soak,
    pytest.mark.skipif(browser() is None, reason="no Chromium here (Debian: apt install chromium)"),
    pytest.mark.skipif(not cut_off(), reason="this system does not let us cut the network"),
]

MAKERS: dict[str, Callable[[Findings], str]] = {
    "report": report, "brief": brief, "worksheet": worksheet, "answers": answers,
}  # fmt: skip
PAGES = [(maker, what) for maker in MAKERS for what in ("everything", "compared")]

AXE = """axe.run().then(found => say(found.violations.map(one =>
  [one.id, one.impact, one.nodes.map(node => node.html.slice(0, 200))])))"""
CHARTS = """say([...document.querySelectorAll('svg')].map(svg => {
  const box = svg.getBoundingClientRect(), room = svg.viewBox.baseVal;
  const out = [...svg.querySelectorAll('text')].map(one => [one.textContent, one.getBBox()]).filter(([words, at]) =>
    at.x < -1 || at.y < -4 || at.x + at.width > room.width + 1 || at.y + at.height > room.height + 4);
  return {name: svg.parentNode.id, width: box.width, height: box.height, out: out.map(([words, at]) => words)}}))"""


@cache
def axe() -> Path | None:
    """The library, wherever it lies."""
    if told := os.environ.get("AXE_CORE"):
        return Path(told)
    if npm := shutil.which("npm"):
        root = subprocess.run([npm, "root", "-g"], capture_output=True, text=True).stdout.strip()
        found = Path(root) / "axe-core" / "axe.min.js"
        return found if found.is_file() else None
    return None


def chromium(folder: Path, page: Path, *words: str) -> str:
    """What the browser says of a page, on a machine without a network."""
    command = browser()
    assert command is not None
    plain = ["--headless=new", "--no-sandbox", "--disable-gpu", "--no-first-run", f"--user-data-dir={folder}/profile"]
    done = subprocess.run(
        ["unshare", "-rn", command, *plain, *words, page.as_uri()], capture_output=True, text=True, timeout=300
    )
    return done.stdout


def asked(folder: Path, page: str, script: str, library: str = "", dark: bool = False) -> Any:
    """What a script finds in a page; the script is put in by hand, because the page itself allows none."""
    page = re.sub(r'<meta http-equiv="Content-Security-Policy"[^>]*/>', "", page).replace("<details>", "<details open>")
    if dark:
        page = page.replace("@media (prefers-color-scheme:dark)", "@media screen")
    say = "const say = found => { const one = document.createElement('pre'); one.id = 'found';\n"
    say += "one.textContent = JSON.stringify(found); document.body.appendChild(one) };"
    scripts = [library.replace("</script", "<\\/script"), f"{say}\n{script}"]
    told = "".join(f"<script>{one}</script>" for one in scripts)
    path = folder / "page.html"
    path.write_text(page.replace("</body>", f"{told}</body>"))
    seen = chromium(folder, path, "--virtual-time-budget=60000", "--dump-dom")
    found = re.search(r'<pre id="found">(.*?)</pre>', seen, re.S)
    assert found is not None, seen[-2000:]
    return json.loads(html.unescape(found[1]))


@pytest.mark.skipif(axe() is None, reason="no axe-core here (npm install -g axe-core)")
@pytest.mark.parametrize(("maker", "what"), PAGES)
def test_a_page_has_no_barriers_by_day_or_by_night(maker: str, what: str, tmp_path: Path) -> None:
    place = axe()
    assert place is not None
    page = MAKERS[maker](getattr(known, what)())
    for dark in (False, True):
        assert asked(tmp_path, page, AXE, place.read_text(), dark) == []


@pytest.mark.parametrize(
    ("maker", "what", "language"),
    [*((*one, "en") for one in PAGES), ("report", "everything", "fr"), ("report", "compared", "id")],
)
def test_every_chart_is_shown_and_no_word_of_it_is_cut_off(
    maker: str, what: str, language: str, tmp_path: Path
) -> None:
    findings = getattr(known, what)()
    assert speak(language) == language
    try:
        page = MAKERS[maker](findings)
    finally:
        speak("en")
    assert f'<html lang="{language}">' in page
    seen = asked(tmp_path, page, CHARTS)
    assert len(seen) == page.count("<svg ") >= (0 if maker == "answers" else 1)
    for one in seen:
        assert one["width"] > 300 and one["height"] > 15 and one["out"] == [], one


@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="no pdftotext here (Debian: apt install poppler-utils)")
@pytest.mark.parametrize(("maker", "what"), PAGES)
def test_a_page_prints_with_every_chart_whole_on_a_sheet_and_the_brief_on_one(
    maker: str, what: str, tmp_path: Path
) -> None:
    page, paper = MAKERS[maker](getattr(known, what)()), tmp_path / "paper.pdf"
    (tmp_path / "page.html").write_text(page)
    chromium(tmp_path, tmp_path / "page.html", "--no-pdf-header-footer", f"--print-to-pdf={paper}")
    text = subprocess.run(["pdftotext", "-layout", str(paper), "-"], capture_output=True, text=True, check=True).stdout
    sheets = [" ".join(one.split()) for one in text.split("\f")][:-1]
    if maker == "brief":
        assert len(sheets) == 1
    for one in known.figures(page):
        drawing = one.find("svg")
        assert drawing is not None
        words = [" ".join(known.words(part).split()) for part in drawing.iter("text")]
        heading = next((known.words(part) for part in one if re.fullmatch(r"h\d", part.tag)), "")
        wanted = [heading, *words]
        assert any(all(each in sheet for each in wanted) for sheet in sheets), (one.get("id"), wanted)
