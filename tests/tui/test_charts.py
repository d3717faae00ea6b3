"""Lane, bars and trees."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.snapshot import Cascade, Mark
from tui.paint import bars, lane, tree
from tui.paint.line import line_width, plain
from tui.paint.look import ASCII, Look
from tui.paint.raster import half_blocks

WEEK = 10_080
DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


@given(st.integers(0, WEEK), st.integers(10, 200))
def test_a_click_on_the_lane_goes_to_the_column_that_was_clicked(minute: int, room: int) -> None:
    column = lane.column_of(minute, WEEK, room)
    assert 0 <= column < room
    assert lane.column_of(lane.minute_of(column, WEEK, room), WEEK, room) == column


@pytest.mark.parametrize("room", [30, 58, 78, 198])
def test_the_lane_names_every_day_and_shows_every_mark(room: int) -> None:
    marks = [Mark(day * 1440 + 600, "story", "t", "b", day < 3) for day in range(7)]
    days = "".join(span.text for span in lane.days(DAYS, 5000, WEEK, room, Look()))
    row = lane.marks(marks, 5000, WEEK, room, Look())
    assert all(day in days for day in DAYS) and len(days) == room
    assert plain([row]).count("●") == 7 and line_width(row) == room


def test_marks_of_the_same_hour_stand_side_by_side() -> None:
    marks = [Mark(600, "story", "a", "b", True), Mark(601, "attack", "c", "d", True)]
    assert "●✕" in plain([lane.marks(marks, 0, WEEK, 60, Look())])


def test_kinds_keep_their_shape_in_ascii() -> None:
    marks = [Mark(100 + 1440 * place, kind, "", "", True) for place, kind in enumerate(("story", "attack", "appeal"))]
    text = plain([lane.marks(marks, 0, WEEK, 70, Look(glyphs=ASCII))])
    assert "o" in text and "x" in text and "^" in text


@given(st.lists(st.integers(0, 500), max_size=168), st.integers(8, 200), st.integers(1, 5))
def test_the_pulse_has_exactly_its_size(values: list[int], room: int, rows: int) -> None:
    block = bars.pulse(values, [3] * 168, 168, room, rows, room // 2, Look())
    assert len(block) == rows and all(line_width(line) == room for line in block)


def test_the_highest_hour_reaches_the_top_and_an_hour_without_shares_is_empty() -> None:
    text = plain(bars.pulse([0, 9, 0, 1], None, 4, 4, 2, 3, Look()))
    assert text.splitlines()[0][1] == "█" and text.splitlines()[1][0] == " " and text.splitlines()[1][3] != " "


def test_the_ghost_is_told_apart_by_shape_in_letters() -> None:
    block = bars.pulse([5], [5, 5], 2, 2, 1, 0, Look(letters=True))
    assert plain(block) == "█░"


@given(st.lists(st.integers(0, 900), min_size=1, max_size=30), st.integers(30, 90))
def test_a_histogram_has_a_bar_for_every_count(counts: list[int], room: int) -> None:
    block = bars.histogram(counts, room, 3, 0, Look())
    last = plain(block).splitlines()[-1]
    wide = len(last) // len(counts)
    assert [last[place * wide] != " " for place in range(len(counts))] == [one > 0 for one in counts]


def cascade(parent: list[int]) -> Cascade:
    generation = [0] * len(parent)
    for node, above in enumerate(parent[1:], 1):
        generation[node] = generation[above] + 1
    arrays = [np.asarray(part, dtype=np.int32) for part in (parent, range(len(parent)), range(len(parent)), generation)]
    labels = tuple(f"n{place}" for place in range(len(parent)))
    return Cascade("t", "a", len(parent) - 1, max(generation), None, *arrays, labels)


TREES = st.integers(1, 60).flatmap(
    lambda size: st.tuples(*(st.integers(0, max(0, node - 1)) for node in range(1, size))).map(lambda rest: [-1, *rest])
)


@given(TREES, st.integers(1, 40))
def test_the_tree_accounts_for_every_node_once(parent: list[int], rows: int) -> None:
    made = cascade(parent)
    block = tree.tree(made, lambda node: f"n{node}", lambda minute: "Mon 00:00", 60, rows, Look())
    hidden = sum(int(span.text.strip()[1:]) for line in block for span in line if span.text.startswith(" +"))
    assert len(block) == min(rows, len(parent)) and len(block) + hidden == len(parent)


@given(TREES)
def test_branch_sizes_add_up(parent: list[int]) -> None:
    made = cascade(parent)
    sizes = tree.branch_sizes(made.parent, made.generation)
    assert sizes[0] == len(parent) and sum(tree.generations(made, 100)) == len(parent) - 1
    for node in range(1, len(parent)):
        assert sizes[node] < sizes[parent[node]] or sizes[parent[node]] > 1


def test_the_largest_branch_comes_first() -> None:
    made = cascade([-1, 0, 0, 2, 2, 3])
    text = plain(tree.tree(made, lambda node: f"n{node}", str, 30, 10, Look()))
    assert text.index("n2") < text.index("n1")


def test_half_blocks_give_each_pixel_its_own_colour() -> None:
    pixels = np.asarray([[1, -1, 3, 5], [2, 4, -1, 5]])
    raster = half_blocks(pixels)
    assert "".join(map(chr, raster.code[0])) == "▀▄▀ "
    assert raster.fg[0].tolist() == [1, 4, 3, -1] and raster.bg[0].tolist() == [2, -1, -1, 5]
