"""Thirty codes made by thirty processes come together in exactly the histogram of thirty worlds."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

pytestmark = pytest.mark.soak

PUPILS = 30
LESSON = "lessons/luck"


def groundswell(*words: str, typed: str = "") -> str:
    done = subprocess.run(
        [sys.executable, "-m", "simulator", *words], input=typed, capture_output=True, text=True, check=True
    )
    return done.stdout


def test_thirty_codes_of_thirty_processes_are_the_histogram_of_worlds() -> None:
    codes = [groundswell("lesson", LESSON, "--code", "--seed", str(seed)).strip() for seed in range(1, PUPILS + 1)]
    assert len(set(codes)) == PUPILS
    merged = json.loads(groundswell("class", LESSON, "--format", "json", typed="\n".join(reversed(codes))))
    worlds = json.loads(groundswell("worlds", LESSON, "--worlds", str(PUPILS), "--seed", "1", "--societies", "0",
                                    "--workers", "1", "--format", "json"))  # fmt: skip
    assert merged["histogram"] == worlds["histogram"] and sum(merged["histogram"]["counts"]) == PUPILS
    assert list(merged["worlds"].values()) == worlds["measures"]["shares"]["per_world"]
