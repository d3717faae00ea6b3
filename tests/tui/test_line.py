"""Rows: cut, padded, wrapped and folded without ever being too wide."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.text import cells
from tui.paint import line
from tui.paint.line import Span
from tui.paint.look import IN_ASCII, Look
from tui.paint.page import Hit, Page, row, stack
from tui.paint.panel import meter, panel, table, tabs

ANY = st.text(max_size=60)


@given(ANY, st.integers(0, 40))
def test_clip_is_printable_and_never_too_wide(text: str, room: int) -> None:
    shown = line.clip(text, room)
    assert cells(shown) <= room and all(letter.isprintable() for letter in shown)


@given(st.lists(ANY, max_size=5), st.integers(0, 60))
def test_fit_makes_every_row_exactly_as_wide_as_asked(texts: list[str], room: int) -> None:
    assert line.line_width(line.fit([line.span(text) for text in texts], room)) == room


@given(ANY, st.integers(1, 30), st.integers(1, 5))
def test_wrap_keeps_rows_narrow_and_few(text: str, room: int, most: int) -> None:
    rows = line.wrap(text, room, most)
    assert len(rows) <= most and all(cells(one) <= room for one in rows)


def test_wrap_loses_no_word_that_fits() -> None:
    text = "a short sentence with several words in it"
    assert " ".join(line.wrap(text, 12)).split() == text.split()


@given(ANY)
def test_in_ascii_nothing_else_is_left_and_widths_stay(text: str) -> None:
    before = (line.span(text, limit=300),)
    (after,) = line.in_ascii([before], IN_ASCII)
    assert all(piece.text.isascii() for piece in after)
    assert line.line_width(after) == line.line_width(before)


def test_the_right_end_of_a_row_stays_whole() -> None:
    made = line.spread((Span("a very long left end of a row"),), (Span("right"),), 20)
    assert "".join(piece.text for piece in made).endswith("right") and line.line_width(made) == 20


@pytest.mark.parametrize(("room", "kept"), [(40, "one, two, three"), (10, "one, two"), (4, "one"), (2, "o…")])
def test_a_list_loses_whole_parts_first(room: int, kept: str) -> None:
    assert line.whole_parts("one, two, three", room) == kept


@given(st.integers(4, 60), st.integers(3, 20), ANY)
def test_a_panel_has_exactly_its_size(columns: int, rows: int, text: str) -> None:
    block = panel((line.span(text),), [(line.span(text),)] * 30, columns, rows, Look())
    assert len(block) == rows and all(line.line_width(one) == columns for one in block)


@pytest.mark.parametrize("current", range(5))
@pytest.mark.parametrize("room", range(32, 100, 9))
def test_tabs_always_fit_and_always_name_the_current_view(room: int, current: int) -> None:
    names = ("Society", "Cascades", "Influencers", "Where it died", "Diary")
    made = tabs(names, current, room, Look())
    text = "".join(piece.text for piece in made)
    assert line.line_width(made) <= room and f"{current + 1} {names[current]}" in text
    assert all(str(place + 1) in text for place in range(5))


@given(st.floats(-1, 2), st.integers(1, 40), st.none() | st.floats(-1, 2))
def test_a_meter_is_as_long_as_it_should_be(share: float, room: int, tick: float | None) -> None:
    assert line.line_width(meter(share, room, Look(), 0, tick)) == room


def test_a_table_drops_columns_in_the_order_told_and_never_the_first() -> None:
    titles, rows = ("name", "aaaa", "bbbb", "cccc"), [("x" * 50, "1", "2", "3")]
    wide = line.plain(table(titles, rows, 60, Look(), drop=(2, 1)))
    narrow = line.plain(table(titles, rows, 22, Look(), drop=(2, 1)))
    assert all(title in wide for title in titles)
    assert "name" in narrow and "cccc" in narrow and "bbbb" not in narrow
    assert max(map(cells, narrow.splitlines())) <= 22


def test_hits_move_with_the_pages_they_are_on() -> None:
    small = Page([(Span("ab"),)], (Hit(0, 0, 2, 1, "here", 7),))
    both = row((stack(small, small), 2), (stack(small, small), 2))
    assert both.at(3, 1) == Hit(2, 1, 2, 1, "here", 7) and both.at(9, 9) is None
