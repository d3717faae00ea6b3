"""Double entry: the books of every run balance, and each way of cooking them is noticed."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Any

import numpy as np
import pytest

from simulator.engine.run import Run
from simulator.ledger import Act, Deed, Did, Handing, Reason
from simulator.metrics.books import check_books
from simulator.world.world import AWARE, GAVE, World
from tests.simulator.engine.worlds import busy


@cache
def played() -> Run:
    run = Run(busy())
    run.play()
    return run


def first(column: np.ndarray[Any, Any], wanted: int) -> int:
    return int(np.flatnonzero(column == wanted)[0])


@pytest.mark.parametrize(
    "changes",
    [
        {},
        {"tick": 5},
        {"platform": {"discovery": 0.5, "reshare": 1.0}},
        {"platform": {"ranking": "chronological"}},
        {"audience": {"timing": "kernel", "share_rate": 0.3, "own_posts": 40.0}},
        {"organiser": {"supporters": 10, "money": 0, "hours": 0.0}},
        {"desk": {"staff": 0}},
        {"movement": {"peers": 20.0}},
        {"platform": {"stitch": 1.0, "reshare": 1.0}},
        {"movement": {"seeds": 8, "shape": "chain", "names": 2}},
        {"platform": {"mutual": True}},
    ],
)
def test_the_books_balance_at_every_hour(changes: dict[str, Any]) -> None:
    run = Run(busy(**changes))
    for minute in range(0, run.horizon + 1, 120):
        run.advance(minute)
        assert check_books(run) == []
    assert run.finished and check_books(run.world) == []


def _lost_delivery(world: World) -> str:
    world.ledger.sights["item"][0] = len(world.ledger.items) - 1
    return "did not go to everybody"


def _free_boost(world: World) -> str:
    acts = world.ledger.acts
    acts["cents"][first(acts["act"], Act.BOOSTED)] -= 1
    return "cents for the boost"


def _money_gone(world: World) -> str:
    world.treasury.money -= 1
    return "money left"


def _hours_gone(world: World) -> str:
    world.treasury.hours -= 1.0
    return "minutes of work left"


def _unknown_reason(world: World) -> str:
    world.ledger.sights["reason"][0] = 200
    return "without a known reason"


def _share_without_a_sight(world: World) -> str:
    did = world.ledger.sights["did"]
    did[np.flatnonzero(did & Did.SHARED)[0]] &= ~np.uint8(Did.SHARED)
    return "shares and sights"


def _orphan(world: World) -> str:
    items = world.ledger.items
    items["parent"][first(items["handing"], Handing.SHARED)] = -1
    return "a share without a parent"


def _foundling(world: World) -> str:
    items = world.ledger.items
    child = first(items["handing"], Handing.SHARED)
    items["content"][child] += 1
    return "another content than its parent"


def _child_before_its_parent(world: World) -> str:
    items = world.ledger.items
    items["minute"][first(items["handing"], Handing.SHARED)] = 0
    return "older than its parent"


def _wrong_generation(world: World) -> str:
    items = world.ledger.items
    items["generation"][first(items["handing"], Handing.SHARED)] += 1
    return "generation"


def _a_like_too_many(world: World) -> str:
    world.contents["likes"][0] += 1
    return "likes"


def _reaction_of_somebody_who_never_looked(world: World) -> str:
    sights = world.ledger.sights
    sights["did"][first(sights["reason"], Reason.SCROLLED_PAST)] = Did.FINISHED
    return "nobody looked at"


def _gift_without_money(world: World) -> str:
    deeds = world.ledger.deeds
    deeds["cents"][first(deeds["deed"], Deed.GAVE)] = 0
    return "a gift without money"


def _deed_of_somebody_else(world: World) -> str:
    deeds = world.ledger.deeds
    deeds["person"][0] = (deeds["person"][0] + 1) % world.society.people
    return "deeds and sights"


def _forgotten_gift(world: World) -> str:
    done = world.crowd.done
    done[np.flatnonzero(done & GAVE)[0]] &= ~np.uint8(GAVE)
    return "people who gave"


def _visible_count(world: World) -> str:
    world.deed_counts[4] += 1
    return "visible count of gave"


def _rung(world: World) -> str:
    world.crowd.rung[0] = 8 - world.crowd.rung[0]
    return "the rung of 1 people"


def _awareness(world: World) -> str:
    done = world.crowd.done
    done[np.flatnonzero(done & AWARE)[0]] &= ~np.uint8(AWARE)
    return "people who know of the cause"


def _question(world: World) -> str:
    world.questions["minute"][0] += 1
    return "questions were put"


def _reply(world: World) -> str:
    acts = world.ledger.acts
    acts["act"][first(acts["act"], Act.ANSWERED)] = Act.INTERVENED
    return "replies are written down"


def _author(world: World) -> str:
    world.contents["author"][0] += 1
    return "posts and contents differ in author"


def _spent(world: World) -> str:
    world.spent_on[0] += 1
    return "spent on boosts"


COOKS = (
    _lost_delivery, _free_boost, _money_gone, _hours_gone, _unknown_reason, _share_without_a_sight, _orphan, _foundling,
    _child_before_its_parent, _wrong_generation, _a_like_too_many, _reaction_of_somebody_who_never_looked,
    _gift_without_money, _deed_of_somebody_else, _forgotten_gift, _visible_count, _rung, _awareness, _question, _reply,
    _author, _spent,
)  # fmt: skip


@pytest.mark.parametrize("cook", COOKS, ids=lambda cook: cook.__name__.strip("_"))
def test_cooked_books_are_noticed(cook: Callable[[World], str]) -> None:
    world = played().world.copy()
    assert check_books(world) == []
    expected = cook(world)
    assert any(expected in found for found in check_books(world)), check_books(world)
