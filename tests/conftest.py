"""Tests are read in English, wherever they run."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from simulator import catalogue


@pytest.fixture(autouse=True)
def english(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.delenv(catalogue.CHOSEN, raising=False)
    monkeypatch.setenv("LANGUAGE", "en")
    catalogue.speak("en")
    yield
    catalogue.speak("en")
