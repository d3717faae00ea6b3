"""Every lesson is played to its end on a real terminal of 80x24 in every language.

No line of it is cut off, and no word on it is English where the language has another one.
"""

from __future__ import annotations

import re
import time
from functools import cache

import pyte
import pytest

from docs.making.catalogue import NAME
from docs.making.catalogue import read as catalogue
from simulator.catalogue import ENGLISH, LOCALE_FOLDER, languages, speak, spoken
from simulator.experiment.class_code import CodeError, read
from simulator.scenario import bundled, load
from simulator.scenario.shelf import LESSONS
from tests.tui.on_a_pty import Screen, on_a_terminal

pytestmark = pytest.mark.soak

COLUMNS, ROWS, PANEL = 80, 24, 36
LANGUAGES = tuple(languages())
LONGEST = 60.0
"""Seconds for one step, on a busy machine."""
CUT = ("…", "PgDn", "PgUp")
NAMES = sorted(name for name in bundled() if name.startswith(LESSONS))


class Pupil:
    """Somebody at a terminal who presses Enter and reads."""

    def __init__(self, screen: Screen) -> None:
        self.screen, self.read_so_far = screen, 0
        self.paper = pyte.Screen(COLUMNS, ROWS)
        self.stream = pyte.ByteStream(self.paper)

    def look(self, seconds: float = 0.1) -> str:
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            self.screen.read(0.05)
        self.stream.feed(self.screen.seen[self.read_so_far :])
        self.read_so_far = len(self.screen.seen)
        return "\n".join(self.paper.display)

    def until(self, *texts: str) -> str:
        """The page once one of the texts is on it."""
        end = time.monotonic() + LONGEST
        while time.monotonic() < end:
            page = self.look(0.3)
            if any(text in page or (bare(text) and bare(text) in bare(beside(page))) for text in texts):
                return self.look(0.3)
        raise AssertionError(f"{texts} never came:\n{page}")


def beside(page: str) -> str:
    """The panel of the lesson, at the left of the picture."""
    return "\n".join(line[:PANEL] for line in page.splitlines())


def bare(page: str) -> str:
    """The words of a page, whatever frames and line breaks stand between them."""
    return "".join(letter for letter in page if letter.isalnum())


def words(text: str) -> set[str]:
    """The words of a text, without what stands in braces."""
    return set(re.findall(r"[^\W\d_]{3,}", re.sub(r"\{[^}]*\}", " ", text).lower()))


def said(texts: str | list[str] | tuple[str, ...]) -> set[str]:
    """The words of a text in all its forms."""
    return words(texts if isinstance(texts, str) else " ".join(texts))


@cache
def foreign(language: str) -> frozenset[str]:
    """English words of the catalogue that stand nowhere in its translations."""
    if language == ENGLISH:
        return frozenset()
    texts = [one for one in catalogue(LOCALE_FOLDER / language / "LC_MESSAGES" / f"{NAME}.po") if one.id]
    assert len(texts) > 1000
    return frozenset(
        set().union(*(said(one.id) for one in texts)) - set().union(*(said(one.string or "") for one in texts))
    )


def whole(page: str, name: str, language: str) -> None:
    cut = [line for line in page.splitlines() if any(sign in line for sign in CUT)]
    assert not cut, f"{name}: " + "\n".join(cut) + "\n" + page
    english = words(page) & foreign(language)
    assert not english, f"{name}: {sorted(english)}\n{page}"


def test_an_english_page_is_told_from_a_translated_one() -> None:
    for language in LANGUAGES[1:]:
        speak(ENGLISH)
        for step in load(NAMES[0]).step:
            speak(language)
            told = spoken("scenario", step.text)
            speak(ENGLISH)
            assert told != step.text
            assert words(step.text) & foreign(language) and not words(told) & foreign(language)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", NAMES)
def test_a_lesson_is_played_to_its_end_at_80x24(name: str, language: str) -> None:
    lesson = load(name)
    speak(language)
    try:
        play(name, language, [(spoken("scenario", one.title), one.kind) for one in lesson.step])
    finally:
        speak(ENGLISH)


def play(name: str, language: str, steps: list[tuple[str, str]]) -> None:
    command = ("-m", "tui.door", "lesson", name, "--language", language)
    with on_a_terminal(*command) as screen:
        screen.resize(COLUMNS, ROWS)
        pupil = Pupil(screen)
        whole(pupil.until(spoken("scenario", load(name).question)), name, language)
        screen.press("+", "+", "+")
        for title, kind in steps:
            screen.press("\r")
            page = pupil.until(title)
            whole(page, f"{name}: {title}", language)
            if kind == "guess":
                screen.press("\r")
                time.sleep(1.0)
                whole(pupil.until("●○○", "●●○", "●●●"), f"{name}: {title}, reveal", language)
        screen.press("\r")
        page = pupil.until("101")
        whole(page, f"{name}: the end", language)
        assert coded(page) == load(name).seed
        screen.press("q")
        assert screen.ended() == 0


def coded(page: str) -> int:
    """The world of the code on a page."""
    for word in page.split():
        try:
            return read(word).seed
        except CodeError:
            continue
    raise AssertionError(page)
