"""Comparisons against what is known: no difference, and effects that can be computed exactly."""

from __future__ import annotations

import itertools
import math
from pathlib import Path

import pytest

from simulator.experiment.backends import backend
from simulator.experiment.compare import Difference, contrast
from simulator.experiment.conduct import Laboratory
from simulator.experiment.design import Arm, design
from simulator.experiment.worlds import explore
from simulator.scenario import load
from simulator.scenario.model import Scenario
from tests.simulator.experiment.plans import tiny

pytestmark = pytest.mark.facts

TRIALS, EACH = 1000, 10


def test_a_plan_against_itself_in_other_worlds_is_called_a_tie_in_95_of_100_trials() -> None:
    """Each trial: ten worlds of the plan against ten other worlds of the same plan; the interval holds 0."""
    with backend() as workers:
        plan = design([Arm("cheap", tiny())], 2 * TRIALS * EACH, seed=1)
        found = explore(plan, Laboratory(workers, batch=100), societies=0)
    for measure in ("reach", "impressions", "shares"):
        trials = found.measures[measure].per_world.reshape(TRIALS, 2, EACH)
        ties = sum(Difference(measure, one, other).verdict in ("tie", "same") for one, other in trials)
        print(f"{measure}: a tie in {ties} of {TRIALS} trials")
        assert 930 <= ties <= 970, measure


def test_a_true_difference_is_found_far_more_often_than_chance_with_the_same_dice() -> None:
    """Negative control: the same trials, with a plan that people share more, are no ties when dice are shared."""
    keener = tiny(audience={"share_appetite": 2.0})
    with backend() as workers:
        plan = design([Arm("cheap", tiny()), Arm("keener", keener)], 100 * EACH, seed=1)
        found = contrast(plan, Laboratory(workers, batch=50))
    pairs = zip(*(found.ensemble.values("shares", arm).reshape(100, EACH) for arm in (0, 1)), strict=True)
    assert sum(Difference("shares", one, two).verdict == "more" for one, two in pairs) > 80


# -- X9: independent cascades on tiny graphs, played as a campaign on a network from a file

GRAPHS = {
    "path of 3": [(0, 1), (1, 2)],
    "triangle": [(0, 1), (1, 2), (0, 2)],
    "complete graph of 4": list(itertools.combinations(range(4), 2)),
}
STATED = {"path of 3": (1.11, 1.75), "triangle": (1.218, 2.25), "complete graph of 4": (1.358104, 3.25)}
"""Expected people of a cascade from person 0 at p = 0.1 and p = 0.5 (X9)."""

WORLDS = 1200


def cascade(folder: Path, name: str, p: float) -> Scenario:
    """A campaign that is an independent cascade: its only follower is person 0, who shares with chance p, too."""
    edges = GRAPHS[name]
    people = [f"p{one:02d}" for one in range(30)]
    rows = ["source,target", *(f"{people[a]},{people[b]}" for a, b in edges)]
    (folder / "ties.csv").write_text("\n".join(rows) + "\n")
    groups = ["id,community", *(f"{one},{'start' if one == 'p00' else 'rest'}" for one in people)]
    (folder / "people.csv").write_text("\n".join(groups) + "\n")
    path = folder / f"cascade-{p}.toml"
    path.write_text(CASCADE.format(rate=-math.log(1.0 - p)))
    return load(path)


CASCADE = """
title = "An independent cascade"
question = "Is the effect what enumeration says?"
days = 2
tick = 60

[goal]
measure = "shares"
target = 1

[population]
people = 30
posting_rate = 0.0
peak_to_trough = 1.0
weekend_shift = 0
sessions_per_day = 48.0
sessions_spread = 0.0

[[community]]
id = "start"
share = 0.1
interest = 1.0
stance = 0.8
stance_spread = 0.0

[[community]]
id = "rest"
share = 0.9
interest = 1.0
stance = 0.8
stance_spread = 0.0

[network]
file = "ties.csv"
nodes = "people.csv"
directed = false

[platform]
ranking = "chronological"
profile = "microblog"
feed_depth = 300
discovery = 0.0
reshare = 1.0

[audience]
share_rate = {rate:.9f}
appetite_spread = 0.0
attention = 1.0
like_rate = 0.0
comment_rate = 0.0
simple = 1.0
threshold = 0.0
fractional = 0.0
novelty = 100000
fatigue_half = 1000
own_posts = 0.0
persuasion = 0.0
confidence_bound = 2.0

[trust]
doubt = 0.0

[[influencer]]
id = "voice"
followers = 1
fit = 0.7
audience = {{ start = 1.0 }}

[[post]]
id = "word"
by = "voice"
at = "mon 00:10"
kind = "post"
"""


@pytest.mark.parametrize("graph", GRAPHS)
def test_the_effect_of_a_planted_change_is_what_enumeration_says(graph: str, tmp_path: Path) -> None:
    """p from 0.1 to 0.5: who starts does so with chance p, and each start is worth the stated cascade."""
    plans = [Arm(f"p = {p}", cascade(tmp_path, graph, p)) for p in (0.1, 0.5)]
    with backend() as workers:
        found = contrast(design(plans, WORLDS, seed=1), Laboratory(workers, batch=50)).differences["shares"]
    low, high = STATED[graph]
    effect = 0.5 * high - 0.1 * low
    error = float(found.spread.known.std(ddof=1)) / math.sqrt(WORLDS)
    print(f"{graph}: effect {found.spread.mean:.4f} +- {error:.4f}, exactly {effect:.4f}; gain {found.gain:.2f}")
    assert abs(found.spread.mean - effect) < 4.0 * error < 0.3
    assert found.verdict == "more" and found.gain > 1.0
    for values, p, cascade_size in ((found.first, 0.1, low), (found.second, 0.5, high)):
        alone = float(values.std(ddof=1)) / math.sqrt(WORLDS)
        assert abs(values.mean() - p * cascade_size) < 4.0 * alone
