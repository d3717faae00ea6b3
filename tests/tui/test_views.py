"""The views beside the society: rows, pages, what Enter opens, and every size without a hole."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

import pytest
from textual.pilot import Pilot

from simulator.snapshot.closeups import Closeup
from tests.tui.fake_closeups import books, bubbles, cascades, deeds, endings
from tests.tui.fake_run import FakeRun
from tests.tui.test_screens import live, shown, until
from tui.app import GroundswellApp
from tui.paint.line import line_width, plain
from tui.paint.look import ASCII, DARK, Look
from tui.paint.sections import Section, dealt, laid_out
from tui.paint.views import VIEWS, Sight
from tui.screens.live import LiveScreen
from tui.screens.person import PersonScreen
from tui.widgets.sheet import Sheet

RUN = FakeRun(2000)
RUN.minute = 6000
NAMES = ("Students", "Young farmers", "City parents", "Church choirs", "Teachers", "Opponents")
CLOSE: dict[str, Closeup] = {
    "bubbles": bubbles(6, RUN.sizes),
    "deeds": deeds(-1, NAMES, RUN.sizes),
    "books": books(NAMES),
    "cascades": cascades(-1, NAMES, RUN.snapshot().biggest),
    "endings": endings(NAMES),
}
Script = Callable[[Pilot[None], GroundswellApp], Awaitable[None]]


def test_influencers_show_how_much_their_audiences_overlap() -> None:
    seen = sight("")
    rows = plain(VIEWS[3].paint(seen, 76, 30).lines).splitlines()
    first, second = seen.shot.influencers[:2]
    matrix = rows[next(place for place, row in enumerate(rows) if "percent reached by the other too" in row) + 2 :]
    assert f"{100 * first.shared[1] / first.reach:.0f}" in matrix[0].split()
    assert f"{100 * second.shared[0] / second.reach:.0f}" in matrix[1].split()


def sight(close: str, look: Look | None = None, **changes: int) -> Sight:
    return Sight(RUN.society(), RUN.snapshot(), CLOSE.get(close), changes.get("picked", -1), changes.get("scroll", 0),
                 bool(changes.get("deep")), look or Look())  # fmt: skip


def drawn(place: int, room: int, rows: int, look: Look | None = None, **changes: int) -> str:
    view = VIEWS[place]
    return plain(view.paint(sight(view.close, look, **changes), room, rows).lines)


@pytest.mark.parametrize("place", range(1, len(VIEWS)))
@pytest.mark.parametrize("size", [(56, 11), (76, 17), (116, 31), (146, 48), (196, 48), (300, 110)])
@pytest.mark.parametrize("look", [Look(), Look(DARK, ASCII, True)])
def test_no_row_is_wider_and_no_view_taller_than_its_room(place: int, size: tuple[int, int], look: Look) -> None:
    view = VIEWS[place]
    for scroll in (0, 1, 7):
        page = view.paint(sight(view.close, look, scroll=scroll), *size)
        assert len(page.lines) <= size[1]
        assert max(line_width(line) for line in page.lines) <= size[0]


def test_bubbles_tell_the_filters_apart_and_name_who_was_not_reached() -> None:
    text = drawn(2, 146, 48)
    for said in ("1 followed", "2 ranked", "3 chosen", "cuts 52 %", "42.0 %", "not reached", "hour by hour"):
        assert said in text
    assert "Of 100 sights" in text.splitlines()[0]


def test_the_ladder_has_counts_and_rates_and_the_way_leads_to_the_first_post() -> None:
    text = drawn(5, 146, 48)
    assert "1 in 3" in text and "1 in 300" in text and "96.9 % did no more" in text
    way = text[text.index("Follow a deed back") :]
    assert way.index("gave") < way.index("shared") < way.index("Lina posted")
    assert "the campaign ends on day 7" in text and "still active on day 7: 120" in text


def test_the_books_show_both_sides_and_say_what_does_not_agree() -> None:
    text = drawn(6, 146, 48)
    assert "10 = 10" in text and "5 ≠ 4 EUR" in text and "The audit found: Church choirs" in text
    assert "205 of 300 EUR spent" in text and "146 of it promised" not in text
    assert "5 # 4 EUR" in drawn(6, 146, 48, Look(DARK, ASCII, True))


def test_every_post_is_listed_and_the_chosen_one_has_its_tree() -> None:
    text = drawn(1, 146, 48)
    assert text.count("Teachers") >= 1 and "Lina meets the fishers" in text and "shares over time" in text
    assert "Teachers" not in drawn(1, 146, 48, deep=1)


def test_what_does_not_fit_stands_on_further_pages_and_nothing_is_lost() -> None:
    pages = [drawn(2, 76, 17, scroll=page) for page in range(8)]
    assert "page 1 of" in pages[0] and pages[0] != pages[1]
    everything = "\n".join(pages)
    for title in ("Three filters", "camps", "hour by hour", "communities", "was reached", "Stances"):
        assert title in everything


def test_reasons_that_do_not_fit_stand_on_a_further_page() -> None:
    pages = [drawn(4, 56, 11, scroll=page) for page in range(3)]
    assert "never online" in pages[0] and "page 1 of 3" in pages[0] and "page 3 of 3" in pages[2]
    for reason in ("ranked out", "liked", "shared", "did what was asked"):
        assert reason in "".join(pages)
    assert "page" not in drawn(4, 116, 31)


def test_sections_fill_two_columns_evenly_and_keep_their_order() -> None:
    sections = [Section(str(place), 3, 3, lambda wide, high: []) for place in range(4)]
    assert [[one.title for one in column] for column in dealt(sections, 40, 2)[0]] == [["0", "1"], ["2", "3"]]
    assert len(dealt(sections, 4, 1)) == 4
    page = laid_out("A sentence", sections, 120, 30, 0, Look())
    assert len(page.lines) == 30 and {line_width(line) for line in page.lines} == {120}


def test_arrows_go_through_the_rows_and_enter_opens_what_they_stand_on() -> None:
    async def script(pilot: Pilot[None], app: GroundswellApp) -> None:
        await until(pilot, app, "space pause")
        await pilot.press("space", "end", "shift+right", "shift+right", "2")
        await until(pilot, app, "depth")
        await pilot.press("down", "down")
        screen = app.screen
        assert isinstance(screen, LiveScreen) and screen.choice.picked[1] == 2
        await until(pilot, app, "whole tree")
        await pilot.press("enter")
        await until(pilot, app, "back to the list")
        await pilot.press("escape")
        assert app.screen is screen and not screen.choice.deep
        await pilot.press("6", "down", "enter")
        await until(pilot, app, "trust in the organiser")
        assert isinstance(app.screen, PersonScreen)

    live(script)


def test_a_click_on_a_row_chooses_it_and_a_second_one_opens_it() -> None:
    async def script(pilot: Pilot[None], app: GroundswellApp) -> None:
        await until(pilot, app, "space pause")
        await pilot.press("space", "end", "shift+right", "shift+right", "5")
        await until(pilot, app, "Everybody")
        screen = app.screen
        assert isinstance(screen, LiveScreen)
        rows = [hit for hit in screen.query_one(Sheet).page.hits if hit.kind == "row"]
        await pilot.click(Sheet, offset=(rows[3].x + 2, rows[3].y))
        assert screen.choice.picked[4] == 3
        assert "City parents: a post" in shown(app)

    live(script)


def test_the_pages_of_a_view_turn_and_come_back() -> None:
    async def script(pilot: Pilot[None], app: GroundswellApp) -> None:
        await until(pilot, app, "space pause")
        await pilot.press("space", "3")
        assert "page 1 of" in await until(pilot, app, "Three filters")
        await pilot.press("n")
        await until(pilot, app, "page 2 of")
        await pilot.press("p")
        await until(pilot, app, "page 1 of")

    live(script, (80, 24))
