"""The words people read."""

from collections.abc import Iterator

import pytest

from simulator import catalogue


@pytest.fixture(autouse=True)
def english_again() -> Iterator[None]:
    yield
    catalogue.speak("en")


def test_an_unknown_language_falls_back_to_english() -> None:
    catalogue.speak("tlh")
    assert catalogue._("unknown key") == "unknown key"
    assert catalogue.ngettext("{n} gift", "{n} gifts", 2) == "{n} gifts"
    assert catalogue.ngettext("{n} gift", "{n} gifts", 1) == "{n} gift"


def test_the_empty_text_is_not_the_header_of_the_catalogue() -> None:
    assert catalogue._("") == ""


def test_the_environment_is_asked_when_no_language_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LANGUAGE", "tlh")
    catalogue.speak()
    assert catalogue._("is missing") == "is missing"
