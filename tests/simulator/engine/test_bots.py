"""Accounts run by programs: they pass on whatever they look at, and nothing else."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from simulator.engine.run import Run
from simulator.evidence.mechanisms.bases import daily, town
from simulator.ledger import Did, Reason
from simulator.scenario.model import Audience, Community, Deeds, Population, Scenario
from simulator.world.minds import has_trait


def base(**audience: Any) -> Scenario:
    """Half of the people are against it, and people like, comment and sign readily."""
    return town(
        days=3,
        population=Population(people=900),
        community=(
            Community(id="east", share=0.5, interest=0.6, stance=0.3),
            Community(id="west", share=0.5, interest=0.5, stance=-0.6),
        ),
        audience=Audience(like_rate=0.5, comment_rate=0.3, **audience),
        deeds=Deeds(sign_rate=0.5),
        post=daily("lina", days=3, ask="sign"),
    )


def played(one: Scenario, **how: Any) -> Run:
    run = Run(one, seed=4, **how)
    run.play()
    return run


def of_bots(run: Run) -> dict[str, np.ndarray]:
    """Columns of the sights of bots, and what they are of."""
    bots = has_trait(run.scenario, "bot", run.society.population.key)
    sights = run.world.ledger.sights
    rows = bots[sights["reader"]]
    content = run.world.ledger.items["content"][sights["item"]]
    found = {name: sights[name][rows] for name in ("reason", "did", "reader")}
    return found | {"content": content[rows]}


def test_bots_refuse_nothing_say_nothing_and_do_nothing() -> None:
    found = of_bots(played(base(bots=0.3, bot_rate=0.5)))
    assert not np.isin(found["reason"], (Reason.REJECTED, Reason.DOUBTED)).any()
    assert not (found["did"] & ~np.uint8(Did.SHARED | Did.FINISHED)).any()
    assert (found["did"] & Did.SHARED).any()


@pytest.mark.parametrize("rate", [0.0, 0.9])
def test_they_pass_on_at_least_as_often_as_stated(rate: float) -> None:
    found = of_bots(played(base(bots=0.3, bot_rate=rate, share_rate=0.0)))
    pair = (found["content"].astype(np.int64) << 32) | found["reader"]
    met = np.unique(pair[found["reason"] >= Reason.SEEN])
    passed = np.unique(pair[(found["did"] & Did.SHARED) != 0])
    assert rate <= passed.size / met.size + 0.05  # several sights add up
    assert passed.size <= met.size * (rate > 0)


def test_they_do_not_care_what_it_is() -> None:
    one = base(bots=0.3, bot_rate=0.5, share_rate=0.0)
    plain, dull = (
        played(one.model_copy(update={"post": daily("lina", days=3, quality=quality)})) for quality in (1.0, 0.05)
    )
    assert np.array_equal(plain.world.ledger.items["person"], dull.world.ledger.items["person"])


def test_any_cut_of_a_tick_ends_in_the_same_bytes() -> None:
    one = base(bots=0.2)
    assert played(one).fingerprint() == played(one, batch=11).fingerprint()
