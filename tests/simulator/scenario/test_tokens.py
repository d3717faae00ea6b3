"""TOML in tokens: what they are, where they stand, and the first thing that is refused, at its bound and beyond."""

from __future__ import annotations

import pytest

from simulator.scenario.tokens import Lines, Refusal, refusal, tokens

BRACKETS = "more than 8 nested brackets"
PARTS = "more than 6 parts in a key"
LETTERS = "a word of more than 64 letters"


def test_a_text_is_cut_into_tokens_without_spaces_and_comments() -> None:
    found = [tuple(token) for token in tokens("[a.b] # c\n\tx = {y=\"q]\",\r'z[' = '''m\n''', \"\"\"n\"\"\"} ")]
    assert found == [
        ("mark", "[", 0), ("word", "a", 1), ("mark", ".", 2), ("word", "b", 3), ("mark", "]", 4), ("line", "\n", 9),
        ("word", "x", 11), ("mark", "=", 13), ("mark", "{", 15), ("word", "y", 16), ("mark", "=", 17),
        ("string", '"q]"', 18), ("mark", ",", 22), ("string", "'z['", 24), ("mark", "=", 29),
        ("string", "'''m\n'''", 31), ("mark", ",", 39), ("string", '"""n"""', 41), ("mark", "}", 48),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ('"a\\"b" c', '"a\\"b"'),
        ('"open', '"open'),
        ('"open\nnext', '"open'),
        ("'open\nnext", "'open"),
        ('"""a\\"""" b', '"""a\\""""'),
        ('"""a""""" b', '"""a"""""'),
        ("'''a", "'''a"),
        ('"a\\', '"a\\'),
        ("\x0b", "\x0b"),
    ],
)
def test_a_string_ends_where_it_is_closed_and_else_at_the_line_or_the_text(text: str, first: str) -> None:
    one = next(tokens(text))
    assert (one.text, one.place, one.kind) == (first, 0, "other" if first == "\x0b" else "string")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a = " + "[" * 8, None),
        ("a = " + "[" * 9, (12, BRACKETS)),
        ("a = " + "{" * 8, None),
        ("a = " + "[{" * 4 + "{", (12, BRACKETS)),
        ("a = " + "[]{}" * 20, None),
        ("a = " + "[" * 8 + "]" + "[", None),
        ("a = [], " + "[" * 8, None),
        ("a = " + "]}" * 5 + "[" * 8, None),  # what was never opened closes nothing
        ("a = " + "]}" * 5 + "[" * 9, (22, BRACKETS)),
        ("[a\n" * 20, None),  # a heading ends with its line
        ("x = 1\n[a\n" * 20, None),
        ("a = [\n" * 8, None),
        ("a = [\n" * 9, (52, BRACKETS)),  # an array does not
        ("[a]\nb = " + "[\n" * 9, (24, BRACKETS)),  # nor does one below a heading
        ("[" * 9, (8, BRACKETS)),
        ("a = [\n[\n[\n]\n]\n" + "[\n" * 7, None),
        ("a = [\n" + "[\n" * 8, (20, BRACKETS)),
        ("a.b.c.d.e.f = 1", None),
        ("a.b.c.d.e.f.g = 1", (11, PARTS)),
        ("a.b.c.d.e.f = a.b.c.d.e.f", None),
        ("x = 1\na.'b'.c.\"d\".e.f.g = 1", (21, PARTS)),
        ("x" * 64, None),
        ("x = " + "y" * 65, (4, LETTERS)),
        ("'" + "x" * 99 + "'", None),
        ("#" + "x" * 99, None),
        ("", None),
    ],
)
def test_what_no_scenario_needs_is_refused_one_beyond_the_bound(text: str, expected: tuple[int, str] | None) -> None:
    assert refusal(text) == (None if expected is None else Refusal(*expected))


@pytest.mark.parametrize(("place", "position"), [(0, (1, 1)), (2, (1, 3)), (3, (2, 1)), (5, (2, 3)), (6, (3, 1))])
def test_a_place_is_a_line_and_a_column_from_one(place: int, position: tuple[int, int]) -> None:
    assert Lines("ab\ncd\ne").position(place) == position
