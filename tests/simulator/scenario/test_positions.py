"""Line and column of every key."""

import tomlkit
from hypothesis import given
from hypothesis import strategies as st

from simulator.scenario.positions import nearest_position, positions
from simulator.scenario.tokens import refusal, tokens

FILE = '''# a comment with [brackets] and = signs
title = "x # y [ \\" ]"
a.b = 1.5
list = [ [1, 2],
  "q", {x = 1, y.z = [3]} ]
[t."u v"]
text = """ [[post]]
id = 2 """
[[post]]
id = 'a'
at = { z = 1 }
  [[post.deep]]
  m = 1
[[post]]
  id = "b"
[post.sub]
q = 1
'''


def test_every_key_is_found_where_it_stands() -> None:
    found = positions(FILE)
    assert found["title",] == (2, 1)
    assert found["a", "b"] == (3, 3)
    assert found["list", 1] == (5, 3)
    assert found["list", 2, "y", "z"] == (5, 16 + 2)
    assert found["t", "u v", "text"] == (7, 1)
    assert found["post", 0, "at", "z"] == (11, 8)
    assert found["post", 0, "deep", 0, "m"] == (13, 3)
    assert found["post", 1] == (14, 1)
    assert found["post", 1, "id"] == (15, 3)
    assert found["post", 1, "sub", "q"] == (17, 1)


def test_what_is_missing_is_reported_at_the_table_around_it() -> None:
    found = positions(FILE)
    assert nearest_position(found, ("post", 1, "at")) == (14, 1)
    assert nearest_position(found, ("nothing",)) == (1, 1)


keys = st.text("ab .\"'#[é", min_size=1, max_size=4)
values = st.recursive(
    st.integers(0, 9) | st.text("a\"'#[]{}\\\n=", max_size=5) | st.booleans(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(keys, inner, max_size=3),
    max_leaves=8,
)


@given(st.dictionaries(keys, values, max_size=5))
def test_every_key_that_the_parser_sees_is_found_and_no_other(table: dict[str, object]) -> None:
    text = tomlkit.dumps(table)
    parsed = tomlkit.parse(text).unwrap()
    assert set(positions(text)) == set(_paths(parsed))


def _paths(value: object, path: tuple[str | int, ...] = ()) -> list[tuple[str | int, ...]]:
    inner = list(value.items() if isinstance(value, dict) else enumerate(value if isinstance(value, list) else ()))
    return [(*path, key) for key, _ in inner] + [one for key, item in inner for one in _paths(item, (*path, key))]


@given(st.text("[]{}\"'\\\n#=. ab", max_size=60))
def test_tokens_cover_any_text_in_order(text: str) -> None:
    place = 0
    for token in tokens(text):
        assert token.place >= place and text.startswith(token.text, token.place)
        place = token.place + len(token.text)


def test_the_brackets_of_one_file_are_not_added_up() -> None:
    assert refusal("[a]\n[[b]]\n" * 50 + "x = [[1], [2]]\n") is None
    assert refusal('x = "' + "[" * 50 + '"\n# ' + "[" * 50) is None
    assert refusal("x = " + "[" * 9) is not None
