"""Plans that are made out of a lesson's plan are plans of their own: they can be written, read and played."""

from __future__ import annotations

import pytest

from simulator.engine.intervention import Intervention
from simulator.experiment.choices import space
from simulator.experiment.coalitions import AXES, game
from simulator.experiment.dials import turned
from simulator.metrics.ghost import without_campaign
from simulator.scenario import Scenario, bundled, dump, load, loads
from simulator.scenario.shelf import LESSONS
from simulator.scenario.twinning import twinned
from tui.future import Done
from tui.plans import plan_of

NAMES = sorted(name for name in bundled() if name.startswith(LESSONS))
every = pytest.mark.parametrize("name", NAMES)


def is_a_plan(found: Scenario, people: int = 200) -> None:
    """It is read as it was written, and on other people."""
    assert loads(dump(found), folder=found.folder).step == ()
    assert loads(dump(found), folder=found.folder, people=people).people == people


@every
def test_the_twins_of_a_lesson_can_be_written_and_read_on_fewer_people(name: str) -> None:
    lesson = load(name)
    assert lesson.step and lesson.twin
    for one in lesson.twin:
        if one.scenario is None:
            is_a_plan(twinned(lesson, one))


@every
def test_so_can_its_ghost_its_coalitions_and_its_plan_with_another_number(name: str) -> None:
    lesson = load(name)
    is_a_plan(without_campaign(lesson))
    is_a_plan(turned(lesson, {"audience.share_appetite": 1.5}))
    for axis in AXES:
        players = game(lesson, axis)
        is_a_plan(players.plan(players.everybody))
        is_a_plan(players.plan(players.everybody >> 1))
    if lesson.influencer or lesson.post:
        choices = space(lesson)
        found = choices.plan(choices.start)
        assert found is not None
        is_a_plan(found)


@every
def test_so_can_what_was_done_by_hand_in_it(name: str) -> None:
    lesson = load(name)
    gone = tuple(one.id for one in lesson.post[-1:])
    found = plan_of(lesson, [Done(Intervention(60, drop=gone), "dropped")]).scenario
    assert len(found.post) == len(lesson.post) - len(gone)
    is_a_plan(found)
