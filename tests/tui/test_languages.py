"""Every screen in a language that nobody speaks: a word that can still be read was never given to be translated."""

from __future__ import annotations

import asyncio
import gettext
import re
import string
from collections.abc import Awaitable, Callable

import pytest
from textual.pilot import Pilot

from simulator import catalogue
from simulator.snapshot.names import FIRST_NAMES
from tests.tui.test_screens import shown, until
from tui.app import GroundswellApp
from tui.paint.line import width

WEEK = "lessons/luck"
Script = Callable[[Pilot[None], GroundswellApp], Awaitable[None]]
FOREIGN = {ord(letter): chr(0x0430 + place) for place, letter in enumerate(string.ascii_lowercase)}
FOREIGN |= {ord(letter): chr(0x0410 + place) for place, letter in enumerate(string.ascii_uppercase)}
"""Letters that are as wide as ours and are not ours."""

KEYS = {"tab", "esc", "shift", "ctrl", "home", "end", "del", "enter", "PgDn", "PgUp"}
NAMES = {*FIRST_NAMES, "Groundswell", "EUR", "SVG", "CSV", "Markdown", "HTML", "TOML", "CRPS"}
READABLE = re.compile(r"(?<![\w.\-/\[{=\"])[A-Za-z]{3,}(?![\w\-/=\"]|\.\w)")


class Foreign(gettext.NullTranslations):
    """Says everything in letters that are not ours; what stands in braces stays."""

    def gettext(self, message: str) -> str:
        return "".join(
            part if part.startswith("{") else part.translate(FOREIGN) for part in re.split(r"(\{[^}]*\})", message)
        )

    def pgettext(self, context: str, message: str) -> str:
        return message if len(message) == 1 else self.gettext(message)

    def ngettext(self, one: str, many: str, count: int) -> str:
        return self.gettext(one if count == 1 else many)


@pytest.fixture
def foreign(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(catalogue, "_spoken", Foreign())


def readable(text: str) -> set[str]:
    """Words that no translator has seen."""
    return {word for word in READABLE.findall(text) if word not in NAMES | KEYS}


def driven(script: Script, scenario: str | None = None, size: tuple[int, int] = (80, 24)) -> None:
    async def go() -> None:
        app = GroundswellApp(scenario)
        async with app.run_test(size=size) as pilot:
            await pilot.pause(0.3)
            await script(pilot, app)
            await pilot.pause()

    asyncio.run(go())


async def settled(pilot: Pilot[None], app: GroundswellApp, seconds: float = 8.0) -> str:
    """The page once it no longer changes."""
    before = ""
    for _turn in range(int(seconds / 0.2)):
        await pilot.pause(0.2)
        if shown(app) == before and before:
            return before
        before = shown(app)
    return before


async def whole(pilot: Pilot[None], app: GroundswellApp, seconds: float = 12.0) -> None:
    """Once the page has come to rest nothing on it is readable, and nothing wider than the window."""
    text = await settled(pilot, app)
    for _turn in range(int(seconds / 0.2)):  # covers are read one after the other, behind the first page
        if not readable(text):
            break
        await pilot.pause(0.2)
        text = shown(app)
    assert readable(text) == set(), text
    assert max(map(width, text.splitlines())) <= app.size.width


@pytest.mark.usefixtures("foreign")
def test_the_library_its_explanation_and_the_palette_are_translated() -> None:
    async def script(pilot: Pilot[None], app: GroundswellApp) -> None:
        await whole(pilot, app)
        await pilot.press("question_mark")
        await whole(pilot, app)
        await pilot.press("escape", "ctrl+p")
        await pilot.pause(0.3)
        assert readable(app.screen.query_one("CommandInput").placeholder) == set()  # type: ignore[attr-defined]
        hits = app.screen.query_one("CommandList").options  # type: ignore[attr-defined]
        told = " ".join(str(one.prompt).splitlines()[0] for one in hits)
        own_names = {word for name in catalogue.languages().values() for word in re.findall("[A-Za-z]+", name)}
        assert hits and readable(told) <= own_names

    driven(script)


@pytest.mark.usefixtures("foreign")
def test_the_week_in_every_view_people_and_moves_are_translated() -> None:
    async def script(pilot: Pilot[None], app: GroundswellApp) -> None:
        await until(pilot, app, "%")
        await pilot.press("end")
        await pilot.pause(1.5)
        for view in "12345678":
            await pilot.press(view)
            await whole(pilot, app)
        await pilot.press("question_mark")
        await whole(pilot, app)
        await pilot.press("escape", "1", "tab", "enter")
        await whole(pilot, app)
        await pilot.press("enter")
        await whole(pilot, app)
        await pilot.press("escape", "escape", "i")
        await whole(pilot, app)

    from simulator.scenario import find

    driven(script, str(find(WEEK)))


@pytest.mark.usefixtures("foreign")
def test_the_form_of_the_editor_is_translated_and_leaves_the_file_as_it_is() -> None:
    async def script(pilot: Pilot[None], app: GroundswellApp) -> None:
        await settled(pilot, app)
        await pilot.press("e")
        page = await settled(pilot, app)
        file = await asyncio.to_thread(lambda: "\n".join(str(one) for one in bundled_texts()))
        assert {word for word in readable(page) if word not in file} == set(), page

    driven(script)


def bundled_texts() -> list[str]:
    from simulator.scenario import bundled

    return [path.read_text(encoding="utf-8") for path in bundled().values()]


@pytest.mark.parametrize("code", ["fr", "id"])
@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
def test_no_line_is_wider_than_the_window_in_any_language(code: str, size: tuple[int, int]) -> None:
    async def script(pilot: Pilot[None], app: GroundswellApp) -> None:
        for keys in (("down",), ("question_mark",), ("escape", "tab"), ("e",)):
            await pilot.press(*keys)
            page = await settled(pilot, app, 2)
            assert max(map(width, page.splitlines())) <= size[0], page

    catalogue.speak(code)
    driven(script, size=size)


def test_another_language_is_spoken_at_once_and_remembered() -> None:
    async def script(pilot: Pilot[None], app: GroundswellApp) -> None:
        await until(pilot, app, "Storytelling of Hope")
        app.show_language("fr")
        await until(pilot, app, "Histoires d'espoir")
        assert app.likes.language == "fr"

    driven(script, size=(120, 40))
