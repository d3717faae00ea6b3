"""A quick outlook: coarse first, then finer, always with the same dice, and dropped without harm."""

from __future__ import annotations

import pytest

from simulator.experiment.backends import InProcess, Pool
from simulator.experiment.outlook import STAGES, Outlook, Outlooks, Stage
from simulator.experiment.scaled import counted, scaled
from tests.simulator.experiment.plans import tiny

QUICK = (Stage(60, 60, 2), Stage(None, 1, 3))


def looks(desk: Outlooks, **asked: object) -> list[Outlook]:
    plan = tiny(population={"people": 120}, tick=30)
    return list(desk.ahead(plan, plan.model_copy(update={"post": plan.post[:1]}), **asked))  # type: ignore[arg-type]


def test_it_begins_on_fewer_people_and_ends_with_the_plan_itself() -> None:
    found = looks(Outlooks(InProcess(), QUICK))
    assert [(one.people, one.rough) for one in found[:: len(found) - 1]] == [(60, True), (120, False)]
    assert [one.scale for one in found] == sorted((one.scale for one in found), reverse=True)
    assert found[-1].worlds == 3


def test_a_rough_look_stands_for_the_whole_society() -> None:
    first = next(iter(Outlooks(InProcess(), QUICK).ahead(tiny(population={"people": 120}))))
    assert first.scale == 2.0
    played = first.ensemble.values("reach")
    assert first.spread("reach").per_world[0] == 2.0 * played[0]
    assert first.fan("reach").median[-1] == 2.0 * played[0]
    assert first.spread("net_reach").per_world[0] == first.ensemble.values("net_reach")[0]
    assert not first.compared


def test_what_is_seen_is_the_change_and_not_the_luck() -> None:
    plan = tiny()
    last = list(Outlooks(InProcess(), QUICK).ahead(plan, plan.model_copy()))[-1]
    assert last.difference("reach").verdict == "same"
    more = list(Outlooks(InProcess(), QUICK).ahead(plan, plan.model_copy(update={"post": ()})))[-1]
    assert (more.difference("reach").spread.known > 0).all()
    assert 0 <= more.goal.hits <= more.goal.worlds == 3


def test_what_was_played_before_is_remembered() -> None:
    desk = Outlooks(InProcess(), QUICK)
    first = looks(desk)
    again = looks(desk)
    assert len(again) == 2  # one look a stage: everything is known
    assert again[-1].spread("reach").per_world.tolist() == first[-1].spread("reach").per_world.tolist()


def test_it_can_be_dropped_at_any_moment_and_asked_again() -> None:
    with Pool(2) as pool:
        desk = Outlooks(pool, QUICK)
        ahead = desk.ahead(tiny())
        next(ahead)
        ahead.close()
        assert len(list(desk.ahead(tiny(), seed=99, stop=lambda: True))) == 0
        assert looks(desk)[-1].worlds == 3


@pytest.mark.parametrize("people", [30, 60, 100, 500])
def test_a_small_society_keeps_its_proportions(people: int) -> None:
    plan = tiny(
        population={"people": 1000}, organiser={"supporters": 250, "money": 50_000},
        boost=[{"post": "ask", "budget": 10_000, "daily_cap": 5_000}],
    )  # fmt: skip
    small, part = scaled(plan, people, 10), people / 1000
    assert small.people == people == sum(small.community_sizes.values()) and small.tick == 60
    assert small.influencer[0].followers == round(20 * part)
    assert small.organiser.supporters == round(250 * part) and small.organiser.money == 50_000 * part
    assert small.boost[0].budget == 10_000 * part and small.boost[0].price_per_thousand == 800
    assert small.goal.target == pytest.approx(2 * part)
    assert plan.influencer[0].followers == 20


def test_a_society_is_never_made_larger_and_ticks_never_shorter() -> None:
    plan = tiny(tick=15)
    assert scaled(plan, 10_000).people == 60 and scaled(plan, 10_000) == plan
    assert [scaled(plan, 60, tick).tick for tick in (1, 15, 16, 30, 45, 60, 90)] == [15, 15, 20, 30, 60, 60, 60]


def test_counts_grow_with_the_society_and_rates_do_not() -> None:
    assert all(counted(name) for name in ("reach", "shares", "gifts", "gift_cents", "spent_cents", "impressions"))
    assert not any(counted(name) for name in ("net_reach", "mean_gift", "cost_per_deed", "wait", "cpm", "frequency"))


def test_the_usual_stages_grow() -> None:
    assert [one.people for one in STAGES] == [5_000, 20_000, None]
    assert [one.tick for one in STAGES] == sorted((one.tick for one in STAGES), reverse=True)
