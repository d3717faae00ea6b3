"""The row of hints never cuts a word."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tui.paint.hints import Hint, bar, chosen
from tui.paint.line import line_width
from tui.paint.look import Look

HINTS = st.lists(
    st.builds(Hint, st.sampled_from(["space", "?", "^p", "← →"]), st.sampled_from(["play", "was ist das", "聞く"]),
              st.integers(0, 9)),
    max_size=9,
)  # fmt: skip


@given(HINTS, st.integers(4, 120))
def test_hints_are_shown_whole_or_not_at_all(hints: list[Hint], room: int) -> None:
    made, places = bar(hints, room, Look())
    text = "".join(piece.text for piece in made)
    assert line_width(made) == room
    assert [hint for _x, _wide, hint in places] == chosen(hints, room - 2)
    assert all(f"{hint.key} {hint.text}" in text for _x, _wide, hint in places)


@given(HINTS, st.integers(10, 120))
def test_more_room_never_shows_less_important_hints_in_place_of_others(hints: list[Hint], room: int) -> None:
    kept = chosen(hints, room)
    if hints and not kept:
        return
    first = min(hints, key=lambda one: one.rank, default=None)
    if first is not None and len(first.key) + len(first.text) * 2 + 1 <= room:
        assert any(one.rank == first.rank for one in kept)
