"""The served app in a real browser, on a machine whose network is cut."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from .browser import browser

pytestmark = pytest.mark.soak

ROOT = Path(__file__).parents[2]
PORT = 8137


def cut_off() -> bool:
    """Whether this system lets us run something in a network of its own."""
    alone = shutil.which("unshare")
    return alone is not None and subprocess.run([alone, "-rn", "true"], capture_output=True).returncode == 0


@pytest.mark.skipif(browser() is None, reason="no Chromium here (Debian: apt install chromium)")
@pytest.mark.skipif(not cut_off(), reason="this system does not let us cut the network")
def test_the_default_week_plays_in_a_browser_without_a_network(tmp_path):
    steps = ["wait:Enter plays", "Enter", "wait:Society", *("+" * 8), "wait:the end"]
    words = ["unshare", "-rn", sys.executable, "-m", "tests.soak.browser", str(PORT), str(tmp_path), *steps]
    told = subprocess.run(
        words, cwd=ROOT, env={**os.environ, "ALONE": "1"}, capture_output=True, text=True, timeout=600
    )
    assert told.returncode == 0, told.stderr[-4000:]
    seen = json.loads(told.stdout)
    assert {urlsplit(one).hostname for one in seen["asked"] if not one.startswith("data:")} == {"127.0.0.1"}
    assert any(one.endswith(".ttf") for one in seen["asked"]), "the font comes along"
    assert not seen["failed"]
    assert "gave" in seen["screen"]
    assert (tmp_path / "browser.png").stat().st_size > 20_000
