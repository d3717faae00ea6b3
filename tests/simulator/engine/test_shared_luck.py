"""A planned post keeps its dice when it is moved, or said by somebody else: plans differ only where they differ."""

from __future__ import annotations

from typing import Any

import numpy as np

from simulator.engine.run import Run
from simulator.ledger import Handing
from simulator.scenario.model import Scenario
from tests.simulator.engine.open_worlds import open_scenario


def told(by: str = "ada", at: int = 600, **changes: Any) -> Scenario:
    """Two messengers whom everybody follows; one post, paid for from its minute on."""
    parts: dict[str, Any] = {
        "days": 3,
        "influencer": [{"id": name, "followers": 120, "fit": 0.7} for name in ("ada", "ben")],
        "post": [{"id": "word", "by": by, "at": at}],
        "organiser": {"supporters": 0, "money": 100_000},
    }
    return open_scenario(120, 0.1, **(parts | changes))


def played(scenario: Scenario) -> Run:
    run = Run(scenario, 3)
    run.play()
    return run


def readers(run: Run, handing: Handing) -> list[tuple[int, int]]:
    """Who was shown something that was handed on so, with the minutes since the post went out."""
    items, sights = run.world.ledger.items, run.world.ledger.sights
    mine = items["handing"][sights["item"]] == handing
    since = items["minute"][sights["item"][mine]] - int(run.world.ledger.posts["minute"][0])
    return sorted(zip(since.tolist(), sights["reader"][mine].tolist(), strict=True))


def keys(run: Run, handing: Handing) -> list[int]:
    return run.world.item_keys["key"][run.world.ledger.items["handing"] == handing].tolist()


def test_the_same_post_from_another_messenger_meets_the_same_luck() -> None:
    """Both are followed by everybody and fit alike, so whoever says it, the same people pass it on."""
    ada, ben = played(told("ada")), played(told("ben"))
    assert ada.world.contents["key"][0] == ben.world.contents["key"][0]
    assert keys(ada, Handing.POSTED) == keys(ben, Handing.POSTED)
    shared = [
        run.world.ledger.items["person"][run.world.ledger.items["handing"] == Handing.SHARED] for run in (ada, ben)
    ]
    assert shared[0].size > 3 and np.array_equal(*shared)


def test_a_paid_post_that_is_moved_meets_the_same_people_in_its_nth_hour() -> None:
    boost = [{"post": "word", "budget": 2_000, "price_per_thousand": 20_000}]
    early, late = (played(told(at=at, boost=boost)) for at in (600, 600 + 2 * 1440 - 360))
    first, second = (readers(run, Handing.BOOSTED) for run in (early, late))
    hours = min(first[-1][0], second[-1][0])
    whom = [{row for row in rows if row[0] <= hours} for rows in (first, second)]
    # money left is spread over the hours left, so the later one buys more an hour: those of the earlier, and others
    assert len(whom[0]) > 5
    assert len(whom[0] & whom[1]) > 0.8 * len(whom[0])


def test_hours_of_one_boost_are_told_apart() -> None:
    boost = [{"post": "word", "budget": 2_000, "price_per_thousand": 20_000}]
    run = played(told(at=630, boost=boost))
    assert len(keys(run, Handing.BOOSTED)) == len(set(keys(run, Handing.BOOSTED))) > 5
