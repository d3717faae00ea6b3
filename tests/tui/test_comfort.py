"""Everyday comfort: preferences that last, themes that can be read, numbers and pictures to take away."""

from __future__ import annotations

import asyncio
import csv
import io
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.tui.fake_run import FakeRun
from tests.tui.test_hostile_names import PAYLOADS, six
from tests.tui.test_screens import library, live, offered, until, until_so
from tests.tui.test_views import CLOSE, sight
from tui import preferences, takeaway
from tui.app import GroundswellApp
from tui.looks import THEMES, spoken
from tui.numbers.table import as_csv, as_markdown, table
from tui.numbers.views import tables
from tui.paint.look import Palette
from tui.paint.views import VIEWS
from tui.places import settings
from tui.preferences import Preferences
from tui.screens.compare import CompareScreen
from tui.screens.lesson import LessonScreen
from tui.screens.live import LiveScreen

Vision = Callable[[int], tuple[float, float, float]]


# -- preferences


def test_colours_letters_and_speed_are_there_the_next_time() -> None:
    async def first(pilot, app: GroundswellApp) -> None:  # type: ignore[no-untyped-def]
        await until(pilot, app, "a pixel is")
        await pilot.press("t", "l", "plus", "plus")
        screen = app.screen
        assert isinstance(screen, LiveScreen)
        for _again in range(200):
            await pilot.pause(0.02)
            if screen.frame.speed == 4320:
                break
        await pilot.press("escape")

    live(first)
    assert preferences.load() == Preferences("groundswell-light", True, 4320)

    async def then(pilot, app: GroundswellApp) -> None:  # type: ignore[no-untyped-def]
        await until(pilot, app, "a letter is")
        assert app.theme == "groundswell-light"

    live(then)


@pytest.mark.parametrize(
    "text", ["", "theme = 3", "theme = [", "theme = 'no such'\nspeed = 7", "\x00", "letters = 'yes'"]
)
def test_preferences_that_make_no_sense_do_no_harm(text: str) -> None:
    settings().parent.mkdir(parents=True)
    settings().write_text(text, encoding="utf-8")
    preferences.load()

    async def script(pilot, app: GroundswellApp) -> None:  # type: ignore[no-untyped-def]
        assert "1 Society" in await until(pilot, app, "1 Society")
        assert app.theme == "groundswell-dark"

    live(script)


def test_a_place_that_cannot_be_written_is_no_reason_to_stop(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GROUNDSWELL_STATE", "/dev/null/nowhere")
    preferences.keep(Preferences("groundswell-light"))
    assert preferences.load() == Preferences()


# -- themes


def seen_by(colour: int) -> tuple[float, float, float]:
    """Linear red, green and blue of 0xRRGGBB."""
    parts = ((colour >> shift & 255) / 255 for shift in (16, 8, 0))
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return red, green, blue


def without_green(colour: int) -> tuple[float, float, float]:
    """As somebody without green cones sees it (Vienot, Brettel and Mollon 1999)."""
    red, green, blue = seen_by(colour)
    return 0.29275 * red + 0.70725 * green, 0.29275 * red + 0.70725 * green, -0.02234 * red + 0.02234 * green + blue


def without_red(colour: int) -> tuple[float, float, float]:
    """As somebody without red cones sees it (Vienot, Brettel and Mollon 1999)."""
    red, green, blue = seen_by(colour)
    return 0.11238 * red + 0.88762 * green, 0.11238 * red + 0.88762 * green, 0.00401 * red - 0.00401 * green + blue


def lightness(colour: int) -> float:
    red, green, blue = seen_by(colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: int, other: int) -> float:
    """Contrast ratio of WCAG 2, 1 to 21."""
    dark, light = sorted((lightness(one), lightness(other)))
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("palette", THEMES.values(), ids=THEMES.keys())
def test_text_can_be_read_in_every_theme(palette: Palette) -> None:
    for ink in (palette.text, palette.muted, palette.accent, palette.good, palette.warn, palette.bad):
        assert contrast(ink, palette.background) >= 4.5
    assert contrast(palette.text, palette.selected) >= 4.5


def test_high_contrast_is_higher_and_the_themes_are_four() -> None:
    by_name = {name: contrast(one.muted, one.background) for name, one in THEMES.items()}
    assert (
        max(by_name, key=lambda name: by_name[name]) == "groundswell-projector"
        and by_name["groundswell-projector"] > 10
    )
    assert set(spoken()) == set(THEMES) and len(THEMES) == 4


@pytest.mark.parametrize("vision", [seen_by, without_green, without_red])
def test_in_the_safe_theme_no_two_rungs_look_alike_to_any_eye(vision: Vision) -> None:
    palette = THEMES["groundswell-colourblind"]
    inks = [*palette.rungs, palette.hostile]
    for place, one in enumerate(inks):
        for other in inks[:place]:
            apart = sum(
                (a ** (1 / 2.2) - b ** (1 / 2.2)) ** 2
                for a, b in zip(*map(_clipped(vision), (one, other)), strict=True)
            )
            assert apart**0.5 > 0.08, (hex(one), hex(other))


def _clipped(vision: Vision) -> Callable[[int], tuple[float, ...]]:
    return lambda colour: tuple(max(0.0, part) for part in vision(colour))


# -- taking away


@pytest.mark.parametrize("place", range(len(VIEWS)))
def test_every_view_has_its_numbers_as_tables(place: int) -> None:
    view = VIEWS[place]
    found = tables(sight(view.close), view.topic)
    assert len(found) >= 2 and all(len(row) == len(one.titles) for one in found for row in one.rows)
    assert next(csv.reader(io.StringIO(as_csv(found)))) == ["Now"]
    assert as_markdown("x", found).count("\n## ") == len(found)


def test_the_numbers_are_those_of_the_close_up() -> None:
    deeds = tables(sight("deeds"), "live.deeds")
    ladder = next(one for one in deeds if one.name == "The ladder")
    assert [row[1] for row in ladder.rows] == list(CLOSE["deeds"].ladder)  # type: ignore[union-attr]


@pytest.mark.parametrize("payload", PAYLOADS)
def test_no_name_becomes_a_formula_a_row_or_a_sign_in_what_is_taken_away(payload: str) -> None:
    found = [table(payload, (payload, "n"), [(payload, 1), ("plain", 2)])]
    rows = list(csv.reader(io.StringIO(as_csv(found))))
    assert len(rows) == 4 and not rows[2][0].startswith(("=", "+", "-", "@", "\t"))
    text = as_markdown(payload, found)
    assert len(text.splitlines()) == 8 and "\x1b" not in text and "<script" not in text


def test_x_s_and_y_take_away_numbers_picture_and_copy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)

    async def script(pilot, app: GroundswellApp) -> None:  # type: ignore[no-untyped-def]
        await until(pilot, app, "a pixel is")
        await pilot.press("space", "6")
        await until(pilot, app, "The ladder")
        await pilot.press("x", "s", "x", "y")
        await until_so(pilot, lambda: "## The ladder" in app.clipboard)
        assert isinstance(app.screen, LiveScreen)

    live(script)
    names = sorted(path.suffix for path in tmp_path.iterdir() if path.is_file())
    assert names == [".csv", ".csv", ".md", ".md", ".svg"]
    assert "The ladder" in next(tmp_path.glob("*.csv")).read_text(encoding="utf-8")
    assert next(tmp_path.glob("*.svg")).read_text(encoding="utf-8").startswith("<svg")


def test_in_a_browser_it_is_downloaded_and_no_file_is_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)

    class Web:
        is_web = True

        def __init__(self) -> None:
            self.given: list[str] = []

        def deliver(self, text: str, name: str) -> None:
            self.given.append(name)

    app = Web()
    takeaway.take_numbers(app, "A week", "A week", [table("x", ("y",), [(1,)])])
    assert app.given == ["a-week.csv", "a-week.md"] and not list(tmp_path.glob("*.*"))


def test_a_folder_that_cannot_be_written_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    gone = tmp_path / "gone"
    gone.mkdir()
    monkeypatch.chdir(gone)
    gone.rmdir()

    async def script(pilot, app: GroundswellApp) -> None:  # type: ignore[no-untyped-def]
        await until(pilot, app, "a pixel is")
        await pilot.press("x")
        assert any("Not written" in str(note.message) for note in app._notifications)

    live(script)


def test_two_futures_are_taken_away_with_their_differences(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)

    async def script(pilot, app: GroundswellApp) -> None:  # type: ignore[no-untyped-def]
        await until(pilot, app, "1 Society")
        await pilot.press("space", "b")
        await until(pilot, app, "future B")
        await pilot.press("c")
        await until(pilot, app, "At this minute, in this world")
        assert isinstance(app.screen, CompareScreen)
        await pilot.press("x")

    live(script, run=FakeRun(600, names=six(0)))
    assert "Two futures" in next(tmp_path.glob("*.md")).read_text(encoding="utf-8")


# -- the palette


def test_the_palette_has_every_key_every_colour_and_every_scenario() -> None:
    async def script(pilot, app: GroundswellApp) -> None:  # type: ignore[no-untyped-def]
        names = [command.title for command in app.get_system_commands(app.screen)]
        assert {"Play: Storytelling of Hope", "Colours: light", "Search", "Quit"} <= set(names)
        assert "Play: Broken" not in names and len(names) == len(set(names))

    library(script)


def test_a_scenario_is_played_from_the_palette_by_its_name() -> None:
    async def go() -> None:
        app = GroundswellApp()
        async with app.run_test(size=(100, 30)) as pilot:
            await until(pilot, app, "Storytelling of Hope")
            await pilot.press("ctrl+p", *"play luck")
            await offered(pilot, app, "hit that was luck")
            await pilot.press("down", "enter")
            await until_so(pilot, lambda: isinstance(app.screen, LiveScreen | LessonScreen))
            assert isinstance(app.screen, LiveScreen | LessonScreen)

    asyncio.run(go())
