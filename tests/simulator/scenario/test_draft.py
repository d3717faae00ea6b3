"""A scenario while it is being written: comments stay, steps are undone, and what is left can be played."""

from __future__ import annotations

import tomli
from hypothesis import given, settings
from hypothesis import strategies as some

from simulator.scenario.draft import Draft
from simulator.scenario.shelf import DEFAULT, find

TEXT = """\
# Whose week is this?
title = "A week"      # shown at the top
question = "Does it work?"

# Who is there.
[population]
people = 300          # a small town

[[post]]
id = "one"            # the first
by = "organiser"
at = "mon 09:00"

# The second one asks.
[[post]]
id = "two"
by = "organiser"
at = "tue 09:00"
ask = "give"

# Where it leads.
[goal]
target = 3
"""


def comments(text: str) -> list[str]:
    return [line.split("#", 1)[1].strip() for line in text.splitlines() if "#" in line]


def test_a_value_is_changed_and_every_comment_stays():
    draft = Draft(TEXT)
    draft.write(("population", "people"), 500)
    draft.write(("post", 1, "at"), "wed 10:30")
    assert draft.value(("population", "people")) == 500 and draft.rows("post")[1]["at"] == "wed 10:30"
    assert comments(draft.text) == comments(TEXT)


def test_a_table_that_is_not_there_is_made():
    draft = Draft(TEXT)
    draft.write(("desk", "staff"), 2)
    assert tomli.loads(draft.text)["desk"] == {"staff": 2}
    assert draft.findings().scenario is not None


def test_a_row_that_goes_leaves_the_comment_of_the_next_one():
    draft = Draft(TEXT)
    draft.remove("post", 0)
    assert [one["id"] for one in draft.rows("post")] == ["two"]
    assert "The second one asks." in comments(draft.text)
    draft.remove("post", 0)
    assert draft.rows("post") == [] and "Where it leads." in comments(draft.text)
    assert draft.value(("goal", "target")) == 3


def test_a_new_row_comes_after_the_last_one_of_its_kind():
    draft = Draft(TEXT)
    assert draft.add("post", {"id": "three", "by": "organiser", "at": "fri 18:00"}) == 2
    assert [one["id"] for one in draft.rows("post")] == ["one", "two", "three"]
    assert draft.text.index('"three"') < draft.text.index("# Where it leads.")
    assert draft.add("community", {"id": "town", "share": 1.0}) == 0
    assert draft.findings().problems == ()


def test_a_key_that_is_left_out_has_its_default_again():
    draft = Draft(TEXT)
    draft.leave_out(("post", 1, "ask"))
    scenario = draft.findings().scenario
    assert scenario is not None and scenario.post[1].ask == "none"


def test_what_is_wrong_is_told_with_its_line():
    draft = Draft(TEXT)
    draft.write(("population", "people"), -5)
    (wrong,) = draft.findings().problems
    assert wrong.line == draft.line_of(("population", "people")) == 7 and "people" in wrong.field


def test_a_text_that_is_no_toml_is_a_problem_and_nothing_worse():
    draft = Draft(TEXT + "\n[[[")
    found = draft.findings()
    assert found.scenario is None and found.problems and draft.rows("post") == []
    assert draft.line_of(("nowhere", 0)) == 1


CHANGES = some.sampled_from(["write", "leave out", "add", "remove", "rewrite"])


def change(draft: Draft, what: str, number: int) -> None:
    rows = draft.rows("post")
    row = number % max(1, len(rows))
    if what == "write":
        draft.write(("post", row, "quality") if rows else ("days",), 1 + number % 5)
    elif what == "leave out":
        draft.leave_out(("post", row, "quality"))
    elif what == "add":
        draft.add("post", {"id": f"new-{number}", "by": "organiser", "at": number * 60})
    elif what == "remove" and rows:
        draft.remove("post", row)
    elif what == "rewrite":
        draft.rewrite(draft.text + f"# note {number}\n")


@settings(max_examples=60, deadline=None)
@given(steps=some.lists(some.tuples(CHANGES, some.integers(0, 100)), max_size=12))
def test_every_step_can_be_undone_and_done_again(steps: list[tuple[str, int]]):
    draft = Draft(TEXT)
    texts = [TEXT]
    for what, number in steps:
        change(draft, what, number)
        assert tomli.loads(draft.text) is not None
        if draft.text != texts[-1]:
            texts.append(draft.text)
    for text in reversed(texts[:-1]):
        assert draft.undo() and draft.text == text
    assert not draft.undo()
    for text in texts[1:]:
        assert draft.redo() and draft.text == text
    assert not draft.redo()


def test_the_default_scenario_keeps_all_its_comments_when_its_posts_move():
    text = find(DEFAULT).read_text(encoding="utf-8")
    draft = Draft(text)
    for row in range(len(draft.rows("post"))):
        draft.write(("post", row, "quality"), 1.25)
    assert comments(draft.text) == comments(text)
    assert draft.findings().problems == ()
