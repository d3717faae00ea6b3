"""Twins in a scenario: what they may say, and what is told when they cannot be played."""

from __future__ import annotations

import pytest

from simulator.scenario import Scenario, ScenarioError, dump, loads
from simulator.scenario.twinning import twinned

WEEK = """title = "t"
question = "q?"
[organiser]
supporters = 500
[[influencer]]
id = "lina"
followers = 900
fee = "EUR 90"
pass_on = 2
[[post]]
id = "story"
by = "lina"
at = "mon 10:00"
[[post]]
id = "ask"
by = "organiser"
at = "sat 10:00"
kind = "appeal"
[[boost]]
post = "ask"
budget = "EUR 10"
[[card]]
id = "raid"
kind = "trolls"
at = "tue 10:00"
[[rule]]
when = "share rate of last 6 h < 0.5 %"
then = ["boost ask"]
"""


def with_twin(keys: str) -> str:
    return f'{WEEK}[[twin]]\nid = "other"\nname = "a change"\n{keys}\n'


def test_a_twin_survives_being_written() -> None:
    read = loads(with_twin('set = ["influencer.lina.fit=0.3", "post.ask.at=sun 10:00"]\nwithout = ["raid"]'))
    assert loads(dump(read)) == read
    assert read.twin[0].set == ("influencer.lina.fit=0.3", "post.ask.at=sun 10:00")


def test_a_twin_changes_what_it_says_and_nothing_else() -> None:
    read = loads(with_twin('set = ["influencer.lina.fit=0.3", "post.ask.at=sun 10:00"]'))
    twin = twinned(read, read.twin[0])
    assert (twin.influencer[0].fit, twin.post[1].at, twin.twin, twin.lever) == (0.3, 6 * 1440 + 600, (), ())
    back = twin.model_copy(update={"influencer": read.influencer, "post": read.post, "twin": read.twin})
    assert back == read


def test_who_is_left_out_is_silent_and_takes_no_fee_but_keeps_the_followers() -> None:
    read = loads(with_twin('without = ["lina", "raid"]'))
    twin = twinned(read, read.twin[0])
    lina = twin.influencer[0]
    assert ([post.id for post in twin.post], lina.fee, lina.pass_on, lina.followers) == (["ask"], 0, 0, 900)
    assert twin.card == () and twin.boost == read.boost and twin.rule == read.rule


def test_a_post_that_is_left_out_takes_its_boost_and_its_rules_along() -> None:
    read = loads(with_twin('without = ["ask"]'))
    twin = twinned(read, read.twin[0])
    assert ([post.id for post in twin.post], twin.boost, twin.rule) == (["story"], (), ())


def test_a_smaller_society_does_not_spoil_a_twin_that_names_large_numbers() -> None:
    text = with_twin('set = ["influencer.lina.followers=20000"]')
    assert loads(text, people=1000).twin == loads(text).twin


@pytest.mark.parametrize(
    ("keys", "line", "field", "said"),
    [
        ('without = ["story", "storry"]', 3, "twin.other.without.1", "did you mean"),
        ('set = ["influencer.lina.fit=0.3", "influencer.lina.fit=7"]', 3, "twin.other.set", "out of bounds"),
        ('set = ["influencer.nina.fit=0.3"]', 3, "twin.other.set.0", "did you mean lina"),
        ('set = ["nonsense"]', 3, "twin.other.set.0", "table.key=value"),
        ('set = ["audience.nonsense=3"]', 3, "twin.other.set.0", "unknown key"),
        ('scenario = "storyteling-of-hope"', 3, "twin.other.scenario", "did you mean storytelling-of-hope"),
        ('scenario = "storytelling-of-hope"\nset = ["days=3"]', 0, "twin.other", "one of the two"),
        ("", 0, "twin.other", "one of the two"),
        ('set = ["days=8"]\nmeasure = "Gifts!"', 4, "twin.other.measure", "not of the right form"),
        ('set = ["days=8"]\nnonsense = 1', 4, "twin.other.nonsense", "unknown key"),
    ],
)
def test_a_twin_that_cannot_be_is_told_with_its_line_and_what_to_do(
    keys: str, line: int, field: str, said: str
) -> None:
    with pytest.raises(ScenarioError) as caught:
        loads(with_twin(keys), file="week.toml")
    first = caught.value.problems[0]
    assert (first.file, first.line) == ("week.toml", WEEK.count("\n") + 1 + line)
    assert first.field.startswith(field) and said in str(first)


def test_two_twins_of_one_id_are_refused() -> None:
    with pytest.raises(ScenarioError, match="no other row has"):
        loads(with_twin('set = ["days=8"]') + '[[twin]]\nid = "other"\nname = "n"\nset = ["days=9"]\n')


def test_a_scenario_built_in_python_has_twins_too() -> None:
    row = {"id": "a", "name": "b", "without": ["organiser"]}
    assert Scenario.model_validate({"title": "t", "question": "q", "twin": [row]}).twin[0].without == ("organiser",)


def test_a_lever_may_count_rows_that_have_no_name() -> None:
    changed = '[[policy_change]]\nat = "tue 10:00"\nvisibility = 0.2\n'
    lever = '[[lever]]\nkey = "policy_change.{row}.visibility"\nlow = 0.0\nhigh = 1.0\nstep = 0.1\n'
    assert loads(WEEK + changed + lever.format(row=0)).lever[0].key == "policy_change.0.visibility"
    with pytest.raises(ScenarioError, match="dotted path"):
        loads(WEEK + changed + lever.format(row=1))
