"""Hints: each speaks up where it should, and nowhere else."""

import pytest

from simulator.scenario import changed, load, loads
from simulator.scenario.lint import lint

STORY = load("storytelling-of-hope")


def test_the_default_scenario_gives_no_reason_for_hints() -> None:
    assert lint(STORY) == ()


@pytest.mark.parametrize(
    ("field", "value", "hint"),
    [
        ("influencer.lina.fit", 0.2, "influencer.lina.fit"),
        ("organiser.fit", 0.2, "organiser.fit"),
        ("influencer.lina.disclosed", False, "influencer.lina.disclosed"),
        ("desk.staff", 0, "desk.staff"),
        ("organiser.hours", 0, "desk.staff"),
        ("organiser.money", 10, "organiser.money"),
        ("boost.appeal-sat.budget", 0, "boost.appeal-sat.budget"),
        ("boost.appeal-sat.ends", "fri 10:00", "boost.appeal-sat.ends"),
        ("goal.measure", "signatures", "goal.measure"),
        ("goal.deadline", "tue 10:00", "goal.deadline"),
        ("post.challenge-thu.at", "mon 10:00", "post.challenge-thu.at"),
        ("post.story-tue.at", "tue 03:00", "post.story-tue.at"),
        ("post.amelie-fri.language", "en", "community.farmers.language"),
        ("post.marek-wed.by", "lina", "influencer.marek"),
        ("community.students.share", 0.5, "community"),
        ("platform.profile", "friends", "network.directed"),
        ("post.story-tue.moral_words", 9, "post.story-tue.moral_words"),
        ("post.story-tue.out_group", 1, "post.story-tue.out_group"),
    ],
)
def test_one_weak_spot_gives_one_hint(field: str, value: object, hint: str) -> None:
    (only,) = lint(changed(STORY, {field: value}))
    assert only.field == hint and str(only).startswith(hint)


def test_a_plan_without_an_ask_or_a_report_is_noticed() -> None:
    start = 'title = "a"\nquestion = "b"\n[goal]\nmeasure = "reach"\n'
    row = '[[post]]\nid = "{id}"\nby = "organiser"\nat = {at}\nask = "{ask}"\n'
    silent = loads(start + row.format(id="a", at=600, ask="none"))
    assert [hint.message for hint in lint(silent)] == [
        "no post asks for anything: people who are moved have nothing to do"
    ]
    nagging = loads(start + "".join(row.format(id=f"a{n}", at=600 + n, ask="give") for n in range(8)))
    fields = [hint.field for hint in lint(nagging)]
    assert fields == ["post.a0.at", "post", "post"]
