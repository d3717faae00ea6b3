"""X22, X28, X29, X31: self-exciting posts, rich-get-richer, Bass's curve, and effects of nothing."""

from __future__ import annotations

import math

import numpy as np
import pytest
from numpy.typing import NDArray

from simulator.engine.run import Run
from simulator.engine.spreading import deliver
from simulator.engine.tick import curve_of
from simulator.experiment.backends import InProcess
from simulator.experiment.compare import contrast
from simulator.experiment.conduct import Laboratory
from simulator.experiment.design import Arm, design
from simulator.experiment.replication import NAMES
from simulator.ledger import Kind
from simulator.metrics.cascades import forest, sizes
from tests.simulator.engine.open_worlds import on_network, open_scenario, seed_contents
from tests.simulator.experiment.plans import tiny
from tests.theory.branching import hazard
from tests.theory.power import ALARM, Dice, assert_mean, needed

SURE = 50.0

# -- X22


@pytest.mark.parametrize("ratio", [0.3, 0.6])
def test_x22_posts_that_excite_others_come_to_immigrants_over_one_minus_the_ratio(ratio: float, dice: Dice) -> None:
    """Immigrants are what people write by themselves over four days; each is passed on within hours, if at all."""
    people, followers = 20_000, 6.0
    luck = dice.generator
    wanted = needed(ratio / (1 - ratio)) * 1.1 * (1.0 if dice.fresh or ratio < 0.5 else 0.4)
    a_day = 1000.0 * wanted / (people * 4)  # per thousand people
    knobs = {
        "everyday_posts": a_day, "breadth_a": 50.0, "breadth_b": 0.05, "quality_spread": 0.0,
        "idle_look": 1.0, "idle_wish": 1.0,
    }  # fmt: skip
    scenario = open_scenario(
        people, hazard(ratio / followers), days=7, audience=knobs, population={"posting_rate": 1.0}
    )
    followed = np.repeat(np.arange(people), luck.poisson(followers, people))
    society = on_network(scenario, followed, luck.integers(0, people, followed.size), sessions=48.0)
    run = Run(scenario, seed=dice.seed, society=society)
    run.play()
    ledger = run.world.ledger
    assert (ledger.posts["kind"] == Kind.EVERYDAY).all()
    woods = forest(ledger.items["parent"])
    early = ledger.items["minute"][ledger.items["parent"] < 0] < 4 * 1440
    mean, variance = 1 / (1 - ratio), ratio / (1 - ratio) ** 3
    assert {0.3: 1.428571, 0.6: 2.5}[ratio] == pytest.approx(mean, abs=1e-6)
    assert_mean(sizes(woods)[early], mean, variance**0.5, relative=0.05 if dice.fresh or ratio < 0.5 else 0.1)


# -- X28


def urns(count: int, draws: int, seed: int) -> NDArray[np.float64]:
    """Share of the first of two contents among those who passed one of them on (count,).

    Each newcomer meets one of all copies so far, whichever, and passes it on: what many have passed on is met most.
    """
    people = 1000
    scenario = open_scenario(people, SURE, days=2, tick=1)
    run = Run(scenario, seed=seed, society=on_network(scenario, np.zeros(0, np.int64), np.zeros(0, np.int64)))
    authors = (np.arange(count)[:, None] + np.arange(2)) % people
    seed_contents(run, authors.ravel(), np.zeros(2 * count, int))
    copies = np.zeros((count, draws + 2), np.int32)  # the items of each urn, in the order in which they came
    copies[:, :2] = np.arange(2 * count).reshape(count, 2)
    luck = np.random.default_rng(seed)
    for step in range(draws):
        met = copies[np.arange(count), luck.integers(0, step + 2, count)]
        newcomer = ((np.arange(count) + step + 2) % people).astype(np.int32)
        before = len(run.world.ledger.items)
        assert deliver(run.world, curve_of(run.world), newcomer, met).all()
        run.advance(run.minute + 2)
        items = run.world.ledger.items
        new = np.arange(before, len(items))
        assert new.size == count
        copies[items["content"][new] // 2, step + 2] = new
    first = run.world.ledger.items["content"][copies] % 2 == 0
    return np.asarray(first.mean(axis=1))


def test_x28_where_the_rich_get_richer_every_final_share_is_as_likely(dice: Dice) -> None:
    """Polya's urn: 1 + K of draws + 2, with K uniform on 0..draws; mean 1/2, variance towards 1/12."""
    count, draws = (24_000, 120) if dice.fresh else (6000, 20)
    share = urns(count, draws, dice.seed)
    variance = draws / (12.0 * (draws + 2))
    assert_mean(share, 0.5, variance**0.5)
    assert_mean((share - 0.5) ** 2, variance, relative=0.05 if dice.fresh else 0.1)
    counts = np.bincount(np.rint(share * (draws + 2)).astype(int) - 1, minlength=draws + 1)
    expected = count / (draws + 1)
    chi = ((counts - expected) ** 2 / expected).sum()
    assert abs(chi - draws) < ALARM * (2 * draws) ** 0.5
    assert not dice.fresh or variance == pytest.approx(1 / 12, abs=0.002)


# -- X29

P, Q = 0.03, 0.38


def bass(t: NDArray[np.float64] | float) -> NDArray[np.float64]:
    growth = np.exp(-(P + Q) * np.asarray(t))
    return np.asarray((1 - growth) / (1 + Q / P * growth))


def adopted(people: int, years: float, step: float, seed: int) -> NDArray[np.float64]:
    """Part of a well-mixed town that has passed a call on after each step.

    In each step everybody who has done so tells one person, anybody, and the organiser as many as make up P.
    """
    scenario = open_scenario(people, Q * step, days=7, tick=1)
    run = Run(scenario, seed=seed, society=on_network(scenario, np.zeros(0, np.int64), np.zeros(0, np.int64)))
    seed_contents(run, np.array([people]), np.array([0]))  # by the organiser, who is nobody of the town
    luck, course = np.random.default_rng(seed), [0.0]
    for _ in range(round(years / step)):
        told = np.append(
            np.zeros(luck.binomial(people, P / Q), np.int32), np.arange(1, len(run.world.ledger.items), dtype=np.int32)
        )
        deliver(run.world, curve_of(run.world), luck.integers(0, people, told.size).astype(np.int32), told)
        run.advance(run.minute + 2)
        course.append((len(run.world.ledger.items) - 1) / people)
    return np.array(course)


def test_x29_a_well_mixed_town_follows_bass(dice: Dice) -> None:
    peak = math.log(Q / P) / (P + Q)
    assert peak == pytest.approx(6.1926, abs=5e-5) and float(bass(peak)) == pytest.approx(0.460526, abs=5e-7)
    assert float(bass(peak)) == pytest.approx(0.5 - P / (2 * Q))
    people, step = (100_000, 0.05) if dice.fresh else (20_000, 0.2)
    course = adopted(people, 12.0, step, dice.seed)
    when = step * np.arange(course.size)
    expected = [0.0]  # the same in steps: who is told k times in one holds out with chance exp(-Q step) ** k
    for _ in when[1:]:
        told = P / Q + expected[-1]
        expected.append(1 - (1 - expected[-1]) * math.exp(-told * (1 - math.exp(-Q * step))))
    error = 3.0 / people**0.5  # what luck does to the first adopters grows with the rest
    assert np.abs(course - expected).max() < error
    assert np.abs(course - bass(when)).max() < error + 0.2 * step
    fastest = when[np.argmax(np.convolve(np.diff(course), np.ones(5) / 5, "same"))]
    assert abs(fastest - peak) < 1.0


# -- X31


def test_x31_two_campaigns_of_one_design_differ_by_exactly_nothing_in_the_same_worlds() -> None:
    arms = [Arm("one", tiny()), Arm("the same", tiny(title="Another name"))]
    same = contrast(design(arms, 6, seed=31), Laboratory(InProcess()))
    for name in NAMES:
        difference = same.differences[name]
        assert difference.first.tobytes() == difference.second.tobytes(), name
    assert {same.differences[name].verdict for name in ("reach", "shares", "gifts")} == {"same"}


def test_x31_and_by_nothing_on_average_in_worlds_of_their_own(dice: Dice) -> None:
    worlds = 150 if dice.fresh else 15
    counts = []
    for first in (dice.seed, dice.seed + 1_000_000):
        runs = [Run(tiny(), seed=seed, population_seed=1) for seed in range(first, first + worlds)]
        for run in runs:
            run.play()
        counts.append([(len(run.world.ledger.items), len(run.world.ledger.deeds)) for run in runs])
    one, other = (np.array(part, float) for part in counts)
    error = (one.var(axis=0, ddof=1) / worlds + other.var(axis=0, ddof=1) / worlds) ** 0.5
    z = (one.mean(axis=0) - other.mean(axis=0)) / error
    assert (np.abs(z) < ALARM).all() and (error > 0).all()
    assert {tuple(row) for row in one} != {tuple(row) for row in other}
