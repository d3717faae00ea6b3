"""The schema: exact about types, closed, frozen, its parts in agreement."""

import pickle
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from simulator.scenario import Scenario
from simulator.scenario.describe import Key
from simulator.scenario.model import apportion
from simulator.scenario.schema import _all_tables
from simulator.scenario.step import Step, Teacher


def scenario(**parts: Any) -> Scenario:
    return Scenario.model_validate({"title": "A week", "question": "Does it work?"} | parts)


def test_a_scenario_of_two_lines_is_a_town_of_fifty_thousand_for_a_week() -> None:
    plain = scenario()
    assert plain.community_sizes == {"town": 50_000}
    assert (plain.horizon, plain.deadline, plain.tick) == (10080, 10080, 30)
    assert plain.main_language == "en"


def test_a_scenario_cannot_be_changed_behind_the_back_of_a_run() -> None:
    with pytest.raises(ValidationError):
        scenario().days = 3


def test_a_scenario_travels_to_worker_processes_unchanged() -> None:
    there = scenario(influencer=[{"id": "lina", "followers": 10, "audience": {"town": 1.0}}])
    assert pickle.loads(pickle.dumps(there)) == there


@pytest.mark.parametrize("days", [True, 7.0, "7", 0, 61, None])
def test_a_count_is_a_whole_number_inside_its_bounds(days: object) -> None:
    with pytest.raises(ValidationError):
        scenario(days=days)


def test_people_on_top_do_not_shrink_the_others() -> None:
    alone = scenario(community=[{"id": "a", "share": 0.5}, {"id": "b", "share": 0.5}])
    joined = scenario(community=[{"id": "a", "share": 0.5}, {"id": "b", "share": 0.5}, {"id": "c", "people": 700}])
    assert joined.community_sizes == alone.community_sizes | {"c": 700}
    assert joined.people == 50_700


@given(
    st.integers(0, 10**7),
    st.dictionaries(st.text("abc", min_size=1, max_size=3), st.floats(1e-6, 1), min_size=1, max_size=9),
)
def test_nobody_is_lost_when_people_are_shared_out(people: int, shares: dict[str, float]) -> None:
    sizes = apportion(people, shares)
    assert sum(sizes.values()) == people
    assert all(abs(sizes[one] - people * share / sum(shares.values())) < 1.001 for one, share in shares.items())
    assert sizes == apportion(people, dict(reversed(shares.items())))


def test_a_profile_fills_in_only_what_the_author_left_open() -> None:
    assert scenario(platform={"profile": "video"}).platform.discovery == 0.8
    assert scenario(platform={"profile": "video", "discovery": 0.1}).platform.discovery == 0.1
    assert scenario().platform.discovery == 0.0


def test_a_kind_of_post_brings_its_ask() -> None:
    rows = [{"id": kind, "by": "organiser", "at": 60, "kind": kind} for kind in ("challenge", "appeal", "story")]
    challenge, appeal, story = scenario(post=rows).post
    assert (challenge.ask, challenge.link) == ("create", False)
    assert (appeal.ask, appeal.link) == ("give", True)
    assert (story.ask, story.title) == ("none", "Story")


@pytest.mark.parametrize(
    ("parts", "place"),
    [
        ({"tick": 7}, "tick"),
        ({"post": [{"id": "a", "by": "organizer", "at": 0}]}, "post.0.by"),
        ({"post": [{"id": "a", "by": "organiser", "at": 10080}]}, "post.0.at"),
        ({"post": [{"id": "a", "by": "organiser", "at": 0}] * 2}, "post.1.id"),
        ({"boost": [{"post": "a", "budget": 100}]}, "boost.0.post"),
        ({"influencer": [{"id": "organiser", "followers": 0}]}, "influencer.0.id"),
        ({"influencer": [{"id": "x", "followers": 60_000}]}, "influencer.0.followers"),
        ({"influencer": [{"id": "x", "followers": 1, "audience": {"nowhere": 1}}]}, "influencer.0.audience.nowhere"),
        ({"organiser": {"supporters": 60_000}}, "organiser.supporters"),
        ({"goal": {"deadline": 10081}}, "goal.deadline"),
        ({"community": [{"id": "a", "people": 3}]}, "community"),
        ({"community": [{"id": "a", "people": 300}] * 2}, "community.1.id"),
        ({"lever": [{"key": "audience.nothing", "low": 0, "high": 1, "step": 1}]}, "lever.0.key"),
        ({"lever": [{"key": "audience", "low": 0, "high": 1, "step": 1}]}, "lever.0.key"),
        ({"lever": [{"key": "influencer.x.fit", "low": 0, "high": 1, "step": 1}]}, "lever.0.key"),
    ],
)
def test_parts_that_do_not_agree_are_named(parts: dict[str, Any], place: str) -> None:
    with pytest.raises(ValidationError, match=f"Value error, {place}:"):
        scenario(**parts)


def test_the_followers_of_an_influencer_live_where_the_audience_is() -> None:
    rows = [{"id": "a", "people": 100}, {"id": "b", "people": 100, "isolated": True}]
    messenger = {"id": "x", "followers": 150}
    with pytest.raises(ValidationError, match="at most the 100 people"):
        scenario(community=rows, influencer=[messenger])
    wide = scenario(community=rows, influencer=[messenger | {"audience": {"a": 1.0, "b": 1.0}}])
    assert wide.audience_of(wide.influencer[0]) == {"a": 1.0, "b": 1.0}


TOLD = (Step, Teacher)
"""What is told beside a run and moves nothing in it."""


def test_every_number_has_bounds_a_unit_and_a_source_and_says_what_it_moves() -> None:
    for table, model in _all_tables():
        for name in model.model_fields:
            key = Key(model, name)
            if key.row is not None:
                continue
            assert key.field.description and key.note("source"), f"{table}.{name}"
            if key.kind in ("count", "number", "money", "duration", "moment", "time of day"):
                assert key.bounds.low is not None, f"{table}.{name}"
                assert key.bounds.high is not None, f"{table}.{name}"
                assert key.moves or model in TOLD, f"{table}.{name}"
                assert key.note("unit") or "seed" in name, f"{table}.{name}"


def test_every_default_lies_inside_its_bounds() -> None:
    for table, model in _all_tables():
        for name, field in model.model_fields.items():
            low, high, above = Key(model, name).bounds
            if isinstance(field.default, int | float):
                assert low is None or (field.default >= low and not (above and field.default == low)), f"{table}.{name}"
                assert high is None or field.default <= high, f"{table}.{name}"
