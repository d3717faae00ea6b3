"""The shelf: every scenario and lesson that comes with it asks, can be turned, answered, played, and adds up."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from simulator.engine.run import Run
from simulator.experiment.answer import asides
from simulator.experiment.dials import dial
from simulator.metrics import reasons
from simulator.metrics.books import check_books
from simulator.metrics.goal_names import goal_problems
from simulator.metrics.measures import measures
from simulator.metrics.record import record
from simulator.scenario import Scenario, bundled, changed, load
from simulator.scenario.lint import lint
from simulator.scenario.model import ASIDES
from simulator.scenario.society import spoken_id

SHELF = (
    "storytelling-of-hope", "mismatched-influencer", "leaderless-movement", "challenge-chain", "brand-takes-a-stand",
    "educate-then-ask", "rumour-and-rebuttal", "troll-raid", "platform-shock", "break-the-bubble", "influencer-mix",
    "matching-gift-weekend", "petition-week", "two-camps-controversy", "crisis-data-theft", "voice-of-the-few",
)  # fmt: skip
LESSONS = (
    "why-most-posts-die", "hubs-and-bridges", "complex-contagion", "three-filters", "luck", "clicks-and-deeds",
    "perfect-messenger", "platform-rules", "rumour-and-correction", "star-and-small-voices",
)  # fmt: skip
MEANT = {
    "lessons/perfect-messenger": {"influencer.dario.fit", "influencer.dario"},
    "lessons/platform-rules": {"post"},
}
"""Hints at what a lesson is about: a messenger whom the cause does not fit, posts that only want to be seen."""
FEW = 300
every = pytest.mark.parametrize("name", list(bundled()))


@cache
def plan(name: str) -> Scenario:
    return load(name)


def test_the_shelf_is_complete() -> None:
    assert sorted(bundled()) == sorted((*SHELF, *(f"lessons/{name}" for name in LESSONS)))


@every
def test_it_is_read_without_a_problem_or_a_hint_that_is_not_meant(name: str) -> None:
    assert {one.field for one in lint(plan(name))} == MEANT.get(name, set())
    assert goal_problems(plan(name), name) == ()


@every
def test_the_file_opens_with_the_question_and_the_scenario_says_what_it_is_about(name: str) -> None:
    opening = Path(bundled()[name]).read_text(encoding="utf-8").splitlines()[1]
    here = plan(name)
    assert opening.startswith("# ") and opening.endswith("?") and here.question.endswith("?")
    assert here.summary and here.cause and here.title


@every
def test_scenarios_are_towns_and_lessons_are_villages(name: str) -> None:
    people = plan(name).people
    assert 300 <= people <= 1_000 if name.startswith("lessons/") else 20_000 <= people <= 50_000


@every
def test_circles_and_posts_have_names_of_their_own(name: str) -> None:
    here = plan(name)
    assert all(post.title and post.title != spoken_id(post.id) for post in here.post)
    assert all(not community.name.lower().startswith(("community", "group")) for community in here.community)


@every
def test_the_levers_can_be_turned_from_end_to_end(name: str) -> None:
    here = plan(name)
    assert 3 <= len(here.lever) <= 7 and here.twin
    free = here.model_copy(update=ASIDES)
    for lever in here.lever:
        assert lever.label != lever.key
        for end in (lever.low, lever.high):
            changed(free, {lever.key: end})
        assert lever.low <= now(here, lever.key) <= lever.high, lever.key


def now(here: Scenario, key: str) -> float:
    """What a key is set to, as a bare number."""
    if key.startswith("post.") and key.endswith(".at"):
        return float(next(post.at for post in here.post if post.id == key.split(".")[1]))
    return dial(here, key).keys[0][1]


@every
def test_the_twins_are_other_plans_of_the_same_size(name: str) -> None:
    first, beside = asides(name, people=FEW)
    for twin in beside:
        assert twin.name and twin.scenario != first.scenario
        assert twin.scenario.people == first.scenario.people


@every
def test_a_small_society_plays_it_to_the_end_and_the_books_balance(name: str) -> None:
    run = Run(load(name, people=FEW))
    run.play()
    now = record(run)
    assert run.finished and check_books(run) == []
    assert sum(reasons.by_name(now).values()) == measures(now)["deliveries"]
