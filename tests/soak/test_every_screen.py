"""Every screen at every size, and with sixty strings of a stranger's: no error, no row too wide, no escape."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest
import tomlkit
from textual.command import CommandPalette

from simulator.scenario import Scenario, load
from simulator.text import cells
from tests.tui.fake_run import FakeRun
from tests.tui.hostile import HOSTILE
from tests.tui.test_screens import until, until_so
from tui import lookout, results, sessions
from tui.app import GroundswellApp
from tui.desk import Desk
from tui.paint.views import VIEWS
from tui.screens.branches import BranchesScreen
from tui.screens.compare import CompareScreen
from tui.screens.editor import EditorScreen
from tui.screens.explain import ExplainScreen
from tui.screens.library import LibraryScreen
from tui.screens.live import LiveScreen
from tui.screens.moves import MovesScreen
from tui.screens.outlook import LeversScreen, WorldsScreen
from tui.screens.people import PeopleScreen
from tui.screens.person import PersonScreen
from tui.widgets.sheet import Sheet

pytestmark = pytest.mark.soak

SIZES = [(60, 18), (80, 24), (120, 40), (200, 60), (300, 120), (41, 11)]
BELOW = SIZES[-1]
Check = Callable[[str], Awaitable[None]]


@pytest.fixture(autouse=True)
def _alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GROUNDSWELL_STATE", str(tmp_path / "state"))
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(lookout, "ROUGH", (60, 60, 2))
    monkeypatch.setattr(lookout, "FINE", ((90, 60, 5),))
    monkeypatch.setattr(lookout, "MANY", ((90, 60, 5),))
    monkeypatch.setattr("simulator.experiment.outlook.SOCIETIES", 3)
    monkeypatch.setattr("simulator.experiment.outlook.DICE", 2)
    monkeypatch.setattr("simulator.experiment.backends.cores", lambda: 1)


async def week(pilot: Any, app: GroundswellApp, check: Check) -> None:
    """Through everything that opens from a week, its views first."""
    await until_so(pilot, lambda: isinstance(app.screen, LiveScreen) and app.screen.frame.snapshot is not None)
    live = app.screen
    assert isinstance(live, LiveScreen)
    await pilot.press("space", "shift+right", "shift+right", "shift+right")
    await until_so(pilot, lambda: live.frame.head > 3 * 1440)
    for place, view in enumerate(VIEWS):
        await pilot.press(str(place + 1))
        await until_so(pilot, lambda view=view: not view.close or view.close in live.closeups)
        await check(view.topic)
        await pilot.press("question_mark")
        await until_so(pilot, lambda: isinstance(app.screen, ExplainScreen))
        await check(f"{view.topic} explained")
        await pilot.press("escape")
    await pilot.press("1", "enter")
    await until_so(pilot, lambda: isinstance(app.screen, PeopleScreen))
    await check("people")
    await pilot.press("enter")
    await until_so(pilot, lambda: isinstance(app.screen, PersonScreen) and live.frame.person is not None)
    await check("person")
    await pilot.press("escape", "escape", "i")
    await until_so(pilot, lambda: isinstance(app.screen, MovesScreen) and live.frame.moves is not None)
    await check("moves")
    await pilot.press("escape", "b")
    await until_so(pilot, lambda: len(live.frame.branches) > 1)
    await pilot.press("g")
    await until_so(pilot, lambda: isinstance(app.screen, BranchesScreen))
    await check("branches")
    await pilot.press("down", "c")
    await until_so(pilot, lambda: isinstance(app.screen, CompareScreen) and live.frame.beside is not None)
    await check("compare")
    await pilot.press("x", "s", "y")
    await check("compare, taken away")
    await pilot.press("escape")
    await until_so(pilot, lambda: app.screen is live)
    await pilot.press("x", "ctrl+p")
    await until_so(pilot, lambda: isinstance(app.screen, CommandPalette))
    await check("palette")
    await pilot.press("escape")


async def ahead(pilot: Any, app: GroundswellApp, check: Check, plan: Scenario) -> None:
    """Worlds with their wall, two plans, levers."""
    for screen in (WorldsScreen(plan, 1), WorldsScreen(plan, 1, before=plan, note=plan.title), LeversScreen(plan, 1)):
        app.push_screen(screen)
        await until_so(pilot, lambda screen=screen: app.screen is screen and screen.view.state == "complete")
        await check(type(screen).__name__)
        await pilot.press("right", "x", "s", "escape")
        await until_so(pilot, lambda screen=screen: app.screen is not screen)


async def editing(pilot: Any, app: GroundswellApp, check: Check, text: str) -> None:
    """The editor: lanes, every part of the form, the file."""
    app.push_screen(EditorScreen(Desk(text, "a [bold]name[/]", None)))
    await until_so(pilot, lambda: isinstance(app.screen, EditorScreen) and not app.screen.desk.checking)
    await check("editor")
    await pilot.press("right", "tab", "down", "down")
    await check("editor, form")
    for _part in range(5):
        await pilot.press("pagedown", "down")
        await check("editor, another part")
    await pilot.press("f")
    await check("editor, file")
    app.pop_screen()


def play(script: Callable[[Any, GroundswellApp], Awaitable[None]], run: FakeRun | None = None) -> None:
    async def go() -> None:
        app = GroundswellApp(run_factory=None if run is None else lambda: run)
        async with app.run_test(size=(120, 40)) as pilot:
            await script(pilot, app)
        assert app.return_code in (0, None)

    asyncio.run(go())


def sizes(pilot: Any, app: GroundswellApp) -> Check:
    """At every size each row is exactly as wide as the window, and there are as many as it is high."""

    async def check(what: str) -> None:
        for size in SIZES:
            await pilot.resize_terminal(*size)
            sheet = next(iter(app.screen.query(Sheet)), None)
            if sheet is None:  # Textual's own palette
                continue

            def painted(sheet: Sheet = sheet, size: tuple[int, int] = size) -> bool:
                return sheet.size == size and len(sheet.page.lines) == size[1]

            await until_so(pilot, painted)
            wide = {cells(sheet.render_line(row).text) for row in range(size[1])}
            assert wide == {size[0]}, (what, size, wide)
            assert {sum(cells(piece.text) for piece in line) for line in sheet.page.lines} == {size[0]}, (what, size)
        await pilot.resize_terminal(120, 40)

    return check


def test_everything_of_a_week_fits_every_size() -> None:
    async def script(pilot: Any, app: GroundswellApp) -> None:
        await week(pilot, app, sizes(pilot, app))

    play(script, FakeRun(3000))


def test_library_worlds_levers_and_editor_fit_every_size() -> None:
    plan = load("storytelling-of-hope", people=300)

    async def script(pilot: Any, app: GroundswellApp) -> None:
        check = sizes(pilot, app)
        await until(pilot, app, "Library")
        await check("library")
        await pilot.press("question_mark")
        await until_so(pilot, lambda: isinstance(app.screen, ExplainScreen))
        await check("library explained")
        await pilot.press("escape", "slash", "h")
        await check("search")
        await pilot.press("escape")
        await ahead(pilot, app, check, plan)
        from simulator.scenario import dump

        await editing(pilot, app, check, dump(plan))

    play(script)


def harmless(app: GroundswellApp) -> Check:
    """Nothing on the screen acts on the terminal, and every row is as wide as the window."""

    async def check(what: str) -> None:
        screen = app.screen
        for row, strip in enumerate(screen._compositor.render_strips()):
            assert all(letter.isprintable() for letter in strip.text), (what, row, strip.text)
        sheet = next(iter(screen.query(Sheet)), None)
        if sheet is not None:
            for row in range(sheet.size.height):
                assert cells(sheet.render_line(row).text) == sheet.size.width, (what, row)

    return check


GROUPS = [HOSTILE[first : first + 6] for first in range(0, len(HOSTILE), 6)]


def written(folder: Path) -> str:
    """Everything that was taken away."""
    return "".join(path.read_text(encoding="utf-8") for path in folder.iterdir() if path.is_file())


@pytest.mark.parametrize("words", GROUPS, ids=range(len(GROUPS)))
def test_strangers_names_do_nothing_anywhere_in_a_week(words: tuple[str, ...], tmp_path: Path) -> None:
    async def script(pilot: Any, app: GroundswellApp) -> None:
        await week(pilot, app, harmless(app))

    play(script, FakeRun(300, names=words, title=words[0], wish=words[1]))
    taken = written(tmp_path)
    assert taken and not any(sign in taken for sign in ("\x1b", "\x9b", "\u202e", "\x00"))


def named(words: tuple[str, ...]) -> Scenario:
    """A plan all of whose texts are a stranger's."""
    plan = load("storytelling-of-hope", people=300)
    many = [words[place % len(words)] for place in range(40)]
    return plan.model_copy(update={
        "title": words[0], "question": words[1], "summary": words[2],
        "lever": tuple(one.model_copy(update={"label": many[place]}) for place, one in enumerate(plan.lever)),
        "post": tuple(one.model_copy(update={"title": many[place]}) for place, one in enumerate(plan.post)),
        "influencer": tuple(one.model_copy(update={"name": many[place]}) for place, one in enumerate(plan.influencer)),
        "community": tuple(one.model_copy(update={"name": many[place]}) for place, one in enumerate(plan.community)),
    }).beside(plan.folder)  # fmt: skip


def file_of(words: tuple[str, ...]) -> str:
    """The same as the text of a file, in TOML's own escapes; without what no TOML can hold."""
    whole: dict[str, Any] = {"title": words[0], "question": words[1], "summary": words[2]}
    whole["influencer"] = [{"id": f"i{place}", "name": word} for place, word in enumerate(words)]
    whole["post"] = [{"id": f"p{place}", "by": "i0", "title": word, "at": "mon 10:00"} for place, word in
                     enumerate(words)]  # fmt: skip
    return tomlkit.dumps(whole)


@pytest.mark.parametrize("words", GROUPS, ids=range(len(GROUPS)))
def test_strangers_texts_do_nothing_in_worlds_levers_editor_and_library(words: tuple[str, ...], tmp_path: Path) -> None:
    plan, text = named(words), file_of(words)
    (tmp_path / "strange.toml").write_text(text, encoding="utf-8")
    row = {"name": "A", "done": [{"at": words[3], "told": words[4]}]}
    kept = {"session": 1, "title": words[0], "question": words[1], "saved": words[2], "future": [row]}
    sessions.keep(sessions.new_file("x"), tomlkit.dumps(kept))
    place = results.folder() / "strange"
    place.mkdir(parents=True)
    told = {"result": 1, "title": words[0], "question": words[1], "saved": words[2], "said": list(words[3:])}
    (place / results.CARD).write_text(tomlkit.dumps(told), encoding="utf-8")

    async def script(pilot: Any, app: GroundswellApp) -> None:
        check = harmless(app)
        await until(pilot, app, "Library")
        library = app.screen
        assert isinstance(library, LibraryScreen)
        await until_so(pilot, lambda: {one.group for one in library.found} >= {"own", "session", "result"})
        await until_so(pilot, lambda: all(one.read for one in library.found))
        for group in ("own", "session", "result"):
            await until_so(pilot, lambda group=group: _step(library, group))
            await check(group)
            await pilot.press("enter")
            await check(f"{group}, opened or refused")
            assert app.screen is library
            await pilot.press("ctrl+p", *"go on")
            await until_so(pilot, lambda: isinstance(app.screen, CommandPalette))
            await check("palette")
            await pilot.press("escape")
            await until_so(pilot, lambda: app.screen is library)
        await ahead(pilot, app, check, plan)
        await editing(pilot, app, check, text)

    play(script)


def _step(library: LibraryScreen, group: str) -> bool:
    """One further down, until something of this shelf is chosen."""
    if library.chosen is not None and library.chosen.group == group:
        return True
    library.action_move(1)
    return False
