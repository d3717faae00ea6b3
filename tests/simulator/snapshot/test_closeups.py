"""Close-ups say what the measures say, at the present and in the past, and each part adds up to the whole."""

from __future__ import annotations

from functools import cache

import numpy as np
import pytest

from simulator.engine.run import Run
from simulator.ledger import Act, Deed
from simulator.metrics import bubbles_of_run, deeds, reasons
from simulator.metrics import record as records
from simulator.metrics.measures import MEASURES
from simulator.snapshot import closeups
from simulator.snapshot.take import Observer
from tests.simulator.engine.worlds import busy

NAMES = ("bubbles", "deeds", "books", "cascades", "endings")
LATE, EARLY = 2520, 1440


@cache
def played() -> tuple[Run, Observer]:
    run = Run(busy())
    run.advance(LATE)
    return run, Observer(run)


def bubbles(at: int) -> closeups.Bubbles:
    found = played()[1].closeup("bubbles", at=at)
    assert isinstance(found, closeups.Bubbles)
    return found


def ladder(at: int, chosen: int = -1) -> closeups.Deeds:
    found = played()[1].closeup("deeds", chosen, at)
    assert isinstance(found, closeups.Deeds)
    return found


def books(at: int) -> closeups.Books:
    found = played()[1].closeup("books", at=at)
    assert isinstance(found, closeups.Books)
    return found


def cascades(at: int, chosen: int = -1) -> closeups.Cascades:
    found = played()[1].closeup("cascades", chosen, at)
    assert isinstance(found, closeups.Cascades)
    return found


def endings(at: int) -> closeups.Endings:
    found = played()[1].closeup("endings", at=at)
    assert isinstance(found, closeups.Endings)
    return found


@pytest.mark.parametrize("minute", [LATE, EARLY, LATE])
def test_bubbles_are_the_measures_of_that_minute(minute: int) -> None:
    found, record = bubbles(minute), records.record(played()[0], minute)
    steps = dict(zip(closeups.STEPS, found.steps, strict=True))
    assert steps == pytest.approx(bubbles_of_run.cross_cutting_by_step(record))
    assert found.crossing.sum() / found.sights.sum() == pytest.approx(MEASURES["cross_cutting_share"](record))
    assert sum(found.reached) == MEASURES["reach"](record)


def test_who_sees_whom_adds_up_by_camp_by_community_and_by_hour() -> None:
    found = bubbles(LATE)
    assert found.camps.sum() == found.communities.sum() == found.sights.sum() > 0
    assert sum(found.people) == found.before.sum() == played()[0].society.people
    assert found.now is not None and found.now.sum() == found.before.sum()
    assert bubbles(EARLY).now is None


@pytest.mark.parametrize("minute", [LATE, EARLY])
def test_the_ladder_counts_different_people_and_the_deeds_of_the_ledger(minute: int) -> None:
    found, record = ladder(minute), records.record(played()[0], minute)
    assert found.ladder[0] == record.society.people and found.ladder[1] == MEASURES["reach"](record)
    assert found.by_community.sum() == found.per_day.sum() == found.total == MEASURES["deeds"](record) > 0
    assert found.by_community.sum(axis=0).tolist() == deeds.counts(record).tolist()
    assert found.gift_cents == MEASURES["gift_cents"](record)
    assert found.idle / found.clicked == pytest.approx(MEASURES["click_only_share"](record), abs=0.02)


def test_a_deed_is_followed_back_to_a_first_post_through_people_who_had_it_earlier() -> None:
    run, _watcher = played()
    far = 0
    for row in ladder(LATE).rows:
        found = ladder(LATE, row.number)
        assert found.chosen == row.number and found.path[0].who == row.who
        minutes = [step.minute for step in found.path]
        assert minutes == sorted(minutes, reverse=True)
        assert found.title and not found.path[-1].community, "it began with an account"
        far = max(far, len(found.path))
    assert far >= 3, "some deeds came through other people"
    assert {row.number for row in ladder(LATE).rows} <= set(range(len(run.world.ledger.deeds)))


def test_money_and_hours_are_told_line_by_line_and_miss_nothing() -> None:
    found, record = books(LATE), records.record(played()[0], LATE)
    assert sum(line.cents for line in found.spending) == MEASURES["spent_cents"](record) == found.spent_by_day.sum() > 0
    hours = sum(minutes for name, minutes in found.work if name != "street") / 60
    assert hours == pytest.approx(MEASURES["hours_used"](record))
    assert (found.asked, found.answered) == (MEASURES["questions"](record), MEASURES["answered"](record))
    assert found.gifts == MEASURES["gifts"](record) and found.sights == MEASURES["impressions"](record)


def test_the_books_balance_and_a_forged_row_is_seen() -> None:
    run = Run(busy())
    run.advance(LATE)
    found = Observer(run).closeup("books")
    assert isinstance(found, closeups.Books) and found.findings == () and found.audited == LATE
    assert [one for one in found.balances if one.rows != one.counted] == [] and len(found.balances) == 8
    run.world.ledger.acts.append(minute=10, actor=-1, act=Act.GAUGED, about=0, cents=777, work=0)
    run.world.ledger.deeds.append(person=1, minute=20, deed=Deed.SIGNED, cents=0, item=0)
    cooked = Observer(run).closeup("books")
    assert isinstance(cooked, closeups.Books) and cooked.findings
    wrong = {one.name for one in cooked.balances if one.rows != one.counted}
    assert len(wrong) == 4, wrong


@pytest.mark.parametrize("minute", [LATE, EARLY])
def test_every_post_is_listed_with_the_shape_of_its_own_tree(minute: int) -> None:
    found, record = cascades(minute), records.record(played()[0], minute)
    assert sum(row.size for row in found.rows) == MEASURES["shares"](record) > 0
    out = int(np.count_nonzero(record.out & (record.posts["plan"] >= 0)))
    assert sum(row.planned for row in found.rows) == out
    assert [row.size for row in found.rows] == sorted((row.size for row in found.rows), reverse=True)
    for row in found.rows:
        tree = cascades(minute, row.content).tree
        assert tree is not None and (tree.size, tree.depth, tree.title) == (row.size, row.depth, row.title)
        if row.virality is not None:
            assert tree.virality == pytest.approx(row.virality)


@pytest.mark.parametrize("minute", [LATE, EARLY])
def test_where_it_died_adds_up_by_community_and_by_post(minute: int) -> None:
    found, record = endings(minute), records.record(played()[0], minute)
    everybody = np.array(found.segments[0].counts)
    assert everybody[:-1].tolist() == reasons.counts(record)[:-1].tolist()
    for kind in ("community", "post"):
        parts = np.sum([one.counts for one in found.segments if one.kind == kind], axis=0)
        assert parts.tolist() == everybody.tolist()
    assert everybody.tolist() == [many for _reason, many in played()[1].snapshot(minute).reasons]


def test_an_unknown_close_up_is_an_error() -> None:
    with pytest.raises(KeyError):
        played()[1].closeup("weather")


@pytest.mark.parametrize("name", NAMES)
def test_looking_closely_changes_no_fingerprint(name: str) -> None:
    run = Run(busy())
    watcher = Observer(run)
    for minute in (600, 1300, LATE):
        run.advance(minute)
        watcher.closeup(name)
        watcher.closeup(name, at=minute // 2)
    assert run.fingerprint() == played()[0].fingerprint()


def test_arrays_of_a_close_up_cannot_be_written() -> None:
    found = bubbles(LATE)
    with pytest.raises(ValueError, match="read-only"):
        found.camps[0, 0] = 5
