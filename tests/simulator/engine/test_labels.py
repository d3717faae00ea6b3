"""What a label does to those who see it: who believes it passes nothing on, and may still answer."""

from __future__ import annotations

import numpy as np
import pytest

from simulator.engine.run import Run
from simulator.evidence.bad_news import STARTS
from simulator.ledger import SIGHTED, Did, Kind
from simulator.scenario import changed
from simulator.scenario.model import Audience, Card, Organiser, Platform, Population, Scenario
from simulator.world.society import build

TOWN = Scenario(
    title="A rumour",
    question="What does a label do?",
    days=2,
    population=Population(people=1500),
    platform=Platform(profile="microblog"),
    organiser=Organiser(supporters=0, hours=10),
    audience=Audience(own_posts=0.0, share_rate=0.5, comment_rate=0.2),
    card=(Card(id="rumour", kind="rumour", at=STARTS, severity=1.0),),
)
SOCIETY = build(TOWN, 1)


def reactions(did, since=0, **keys):
    """How often people did this to the rumour from a minute on, in two worlds."""
    count = 0
    for seed in (1, 2):
        run = Run(changed(TOWN, {key.replace("__", "."): value for key, value in keys.items()}), seed, society=SOCIETY)
        run.play()
        sights, items, posts = run.world.ledger.sights, run.world.ledger.items, run.world.ledger.posts
        seen = (sights["reason"] >= SIGHTED[0]) & (sights["reason"] <= SIGHTED[1]) & (sights["minute"] >= since)
        seen &= posts["kind"][items["content"][sights["item"]]] == Kind.RUMOUR
        count += int(np.count_nonzero(sights["did"][seen] & did))
    return count


@pytest.mark.parametrize("did", [Did.SHARED, Did.LIKED])
def test_who_believes_a_label_neither_passes_on_nor_likes(did):
    none, some, all_ = (reactions(did, STARTS, care__fact_check="0m", care__label_effect=part) for part in (0, 0.4, 1))
    assert none > some > all_ == 0


def test_who_knows_better_answers_as_readily_as_the_parameter_says():
    silent, ready = (
        reactions(Did.COMMENTED, STARTS, care__fact_check="0m", care__label_effect=1.0, care__rebuttal=part)
        for part in (0.0, 1.0)
    )
    assert silent == 0
    assert ready > 10


def test_without_a_label_its_effect_is_nothing():
    assert reactions(Did.SHARED, care__label_effect=0.0) == reactions(Did.SHARED, care__label_effect=1.0)
