"""Each law notices the crime that it is there for: records are falsified by hand, and the law must protest."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest

from simulator.engine.run import Run
from simulator.ledger import Act, Did, Handing, Kind, Reason
from simulator.world.world import ANSWERED, IN_SERVICE, WAITING
from tests.laws import laws
from tests.simulator.engine.worlds import busy

Crime = Callable[[Run], None]


@pytest.fixture(scope="module")
def honest() -> Run:
    run = Run(busy(deeds={"sign_rate": 0.9, "recruit_rate": 0.9, "create_rate": 0.9}))
    run.play()
    return run


def row(run: Run, table: str, **like: int) -> int:
    """The first row of a table that looks like this."""
    columns = getattr(run.world.ledger, table)
    same = np.logical_and.reduce([columns[name] == value for name, value in like.items()])
    return int(np.argmax(same)) if same.any() else pytest.fail(f"nothing like {like} in {table}")


def sights(run: Run, bit: int) -> int:
    return int(np.argmax((run.world.ledger.sights["did"] & bit) != 0))


def falsify(table: str, column: str, to: Callable[[Run], int], at: Callable[[Run], int]) -> Crime:
    def crime(run: Run) -> None:
        place = at(run)
        getattr(run.world.ledger, table)[column][place] = to(run)

    return crime


def shared(run: Run) -> int:
    return row(run, "items", handing=Handing.SHARED)


def spend(run: Run) -> None:
    run.world.ledger.acts["cents"][row(run, "acts", act=Act.BOOSTED)] += 1


def lose_money(run: Run) -> None:
    run.world.treasury.money -= 1


def lose_hours(run: Run) -> None:
    run.world.treasury.hours -= 0.5


def answer_early(run: Run) -> None:
    questions = run.world.questions
    questions["started"][int(np.argmax(questions["state"] == ANSWERED))] = 0


def answer_at_night(run: Run) -> None:
    questions = run.world.questions
    questions["ends"][int(np.argmax(questions["state"] == ANSWERED))] += 720


def one_hand_too_many(run: Run) -> None:
    questions = run.world.questions
    first, second = np.flatnonzero(questions["state"] == ANSWERED)[:2]
    for name in ("started", "ends"):
        questions[name][second] = questions[name][first]
    questions["arrived"][second] = questions["arrived"][first]


def stuck_in_service(run: Run) -> None:
    questions = run.world.questions
    questions["state"][int(np.argmax(questions["state"] == ANSWERED))] = IN_SERVICE


def ask_from_nowhere(run: Run) -> None:
    run.world.questions.append(asker=0, content=0, minute=9, arrived=10, started=-1, ends=-1, state=WAITING)


def beyond_one(run: Run) -> None:
    run.world.crowd.sincerity[3] = 65537


def unheard_of_rung(run: Run) -> None:
    run.world.crowd.rung[int(np.argmin(run.world.crowd.rung))] = 5


CRIMES: dict[str, tuple[Callable[[Run], None], Crime]] = {
    "a delivery is lost": (
        laws.reasons_add_up_to_deliveries,
        falsify("sights", "reader", lambda run: 0, lambda run: row(run, "sights", reader=1)),
    ),
    "a reason is unknown": (
        laws.reasons_add_up_to_deliveries,
        falsify("sights", "reason", lambda run: 77, lambda run: 5),
    ),
    "a child is older than its parent": (
        laws.cascades_are_forests_in_time,
        falsify("items", "minute", lambda run: 0, shared),
    ),
    "a share of something else": (
        laws.cascades_are_forests_in_time,
        falsify("items", "content", lambda run: int(run.world.ledger.items["content"][shared(run)]) - 1, shared),
    ),
    "a generation is skipped": (
        laws.cascades_are_forests_in_time,
        falsify("items", "generation", lambda run: 9, shared),
    ),
    "a share without a look": (
        laws.shares_follow_a_look_along_a_tie,
        falsify("items", "person", lambda run: 1 + int(run.world.ledger.items["person"][shared(run)]) % 99, shared),
    ),
    "a look that shares twice": (
        laws.shares_follow_a_look_along_a_tie,
        falsify("sights", "did", lambda run: Did.SHARED, lambda run: row(run, "sights", reason=Reason.SEEN)),
    ),
    "seen before it was posted": (
        laws.nothing_is_seen_before_it_is_posted_or_after_it_expired,
        falsify("sights", "minute", lambda run: 0, lambda run: row(run, "sights", reason=Reason.LIKED)),
    ),
    "seen after it expired": (
        laws.nothing_is_seen_before_it_is_posted_or_after_it_expired,
        lambda run: run.world.contents["expires"].fill(500),
    ),
    "a like that nobody counted": (
        laws.nobody_likes_or_comments_twice,
        falsify("sights", "did", lambda run: Did.LIKED, lambda run: row(run, "sights", reason=Reason.SEEN)),
    ),
    "a reaction under the wrong reason": (
        laws.the_highest_rung_names_the_reason,
        falsify("sights", "reason", lambda run: Reason.SEEN, lambda run: row(run, "sights", reason=Reason.SHARED)),
    ),
    "a gift without a donor": (laws.deeds_follow_an_ask, falsify("deeds", "person", lambda run: 159, lambda run: 0)),
    "a signature that pays": (
        laws.deeds_follow_an_ask,
        falsify("deeds", "cents", lambda run: 500, lambda run: row(run, "deeds", deed=0)),
    ),
    "a testimony to nothing": (
        laws.testimonies_come_from_challenges,
        falsify("posts", "prompt", lambda run: 0, lambda run: row(run, "posts", kind=Kind.TESTIMONY)),
    ),
    "money from nowhere": (laws.money_is_spent_once_and_within_the_budget, spend),
    "money to nowhere": (laws.money_is_spent_once_and_within_the_budget, lose_money),
    "a boost that nobody paid": (laws.paid_places_are_paid_for, spend),
    "an answer before the question": (laws.the_desk_keeps_its_hours, answer_early),
    "an answer at night": (laws.the_desk_keeps_its_hours, answer_at_night),
    "more hands than there are": (laws.the_desk_keeps_its_hours, one_hand_too_many),
    "a question that stays in service": (laws.the_desk_keeps_its_hours, stuck_in_service),
    "hours that nobody worked": (laws.hours_are_worked_once, lose_hours),
    "a question that nobody asked": (laws.questions_come_from_comments, ask_from_nowhere),
    "belief beyond all measure": (laws.states_stay_in_their_ranges, beyond_one),
    "a rung that nobody climbed": (laws.states_stay_in_their_ranges, unheard_of_rung),
    "a post from tomorrow": (
        laws.everybody_posts_on_their_day,
        falsify("posts", "minute", lambda run: 9999, lambda run: row(run, "posts", kind=Kind.OWN)),
    ),
    "a recommendation without discovery": (
        laws.recommended_places_are_earned,
        falsify("items", "handing", lambda run: Handing.DISCOVERED, shared),
    ),
}  # fmt: skip


@pytest.mark.parametrize("crime", CRIMES)
def test_the_law_notices(crime: str, honest: Run) -> None:
    law, commit = CRIMES[crime]
    falsified = honest.branch()
    law(falsified)  # holds before
    commit(falsified)
    with pytest.raises(AssertionError):
        law(falsified)


def test_every_law_is_tried() -> None:
    assert {law.__name__ for law, _ in CRIMES.values()} == {law.__name__ for law in laws.LAWS}
