"""Cards, rules, street work and the aftermath: books balance, branches and batches leave no trace."""

import pytest

from simulator.engine.intervention import Intervention
from simulator.engine.run import Run
from simulator.evidence.mechanisms.registry import find
from simulator.evidence.mechanisms.row import applied
from simulator.metrics.books import check_books
from simulator.metrics.measures import value
from simulator.scenario import ScenarioError, changed
from simulator.scenario.model import Card
from simulator.scenario.rules import action, condition

ROWS = ("M-T3a", "M-B10", "M-B9", "M-F4", "M-V2", "M-V4", "M-V10", "M-T4b")


def _last_arm(identity):
    row = find(identity)
    scenario = applied(row.arms[-1], row.base())
    return changed(scenario, {"days": 4}) if scenario.days < 4 else scenario


@pytest.mark.parametrize("identity", ROWS)
def test_a_branch_and_small_batches_end_in_the_same_bytes_and_the_books_balance(identity):
    scenario = _last_arm(identity)
    run = Run(scenario, seed=3)
    run.advance(scenario.horizon // 2 + 17)
    twin = run.branch()
    played = run.play()
    assert twin.play() == played == Run(scenario, seed=3, batch=300).play()
    assert check_books(run) == []


def test_a_condition_is_read_as_people_write_it():
    read = condition("share rate of last 6 h < 0.5 %")
    assert (read.metric, read.window, read.below, read.level) == ("share rate", 360, True, 0.005)
    assert read.holds(0.004) and not read.holds(0.006)
    assert action("boost story") == ("boost", "story")
    for wrong in ("mood < 3", "share rate of last week < 1", "share rate"):
        with pytest.raises(ValueError):
            condition(wrong)


def test_a_rule_must_name_a_post_that_is_planned():
    with pytest.raises(ScenarioError):
        changed(find("M-B9").base(), {"rule": [{"when": "likes > 3", "then": ["publish nothing"]}]})


def test_a_hand_plays_a_card_in_mid_run():
    scenario = find("M-V1").base().model_copy(update={"card": ()})
    run = Run(scenario, seed=1)
    run.advance(600)
    calm = run.branch()
    run.intervene(Intervention(600, card=(Card(id="by-hand", kind="rumour", at=660, severity=1.0),)))
    run.play(), calm.play()
    assert value(run, "misled") > 0 == value(calm, "misled")
