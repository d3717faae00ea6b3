"""What the headline of a run leans on: assumptions turned by a fifth in the same world."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from simulator.__main__ import main
from simulator.engine.run import Run
from simulator.evidence.knobs.bases import asking, village
from simulator.experiment.dials import dials
from simulator.experiment.leaning import LEAST, MOST, SCREENED, SPAN, Lean, Leans, candidates, leans
from simulator.experiment.leaning_words import told_leans
from simulator.experiment.points import possible
from simulator.experiment.scaled import scaled
from simulator.metrics.measures import value
from simulator.scenario import changed, dump, load
from simulator.scenario.model import Scenario


def found(plan: Scenario) -> Leans:
    seen = leans(plan, plan.seed, plan.population_seed, lambda run: True)
    assert seen is not None
    return seen


def names(plan: Scenario, measure: str = "reach") -> list[str]:
    return [one.name for one in candidates(plan, measure)]


@pytest.fixture
def file(tmp_path: Path) -> str:
    path = tmp_path / "village.toml"
    path.write_text(dump(changed(village(), {"goal.measure": "reach"})), encoding="utf-8")
    return str(path)


def told(capsys: pytest.CaptureFixture[str], *words: str) -> str:
    assert main(list(words)) == 0
    return capsys.readouterr().out


def test_a_run_says_what_its_headline_leans_on_most(capsys: pytest.CaptureFixture[str], file: str) -> None:
    text = told(capsys, "run", file)
    lines = text[text.index("Leans most on") :].splitlines()[1:4]
    assert all("(assumption): 20 % less gives" in line and "reach" in line for line in lines), lines
    document: dict[str, Any] = json.loads(told(capsys, "run", file, "--format", "json"))
    settings = document["leans"]["settings"]
    assert document["leans"]["measure"] == "reach" and len(settings) == MOST
    effects = [abs(one["effect"]) for one in settings]
    assert effects == sorted(effects, reverse=True) and effects[0] > 0.05
    assert {one["origin"] for one in settings} <= {"assumption", "memory"}
    assert lines[0].strip().startswith(settings[0]["key"])


def test_the_run_itself_is_the_same_whether_anybody_looks_or_not(capsys: pytest.CaptureFixture[str], file: str) -> None:
    looked, blind = (json.loads(told(capsys, "run", file, "--format", "json", *more)) for more in ([], ["--no-leans"]))
    assert looked["fingerprint"] == blind["fingerprint"] == Run(load(file)).play()
    assert blind["leans"] is None and "leans" not in blind["seconds"]
    assert "Leans most on" not in told(capsys, "run", file, "--no-leans")


def test_less_attention_gives_less_reach() -> None:
    seen = found(village())
    attention = next(one for one in seen.tried if one.dial.name == "audience.attention")
    plan = village()
    base, less = (_reach(changed(plan, {"audience.attention": one})) for one in (0.5, 0.4))
    assert attention.change == pytest.approx(-SPAN) and attention.effect == pytest.approx(less / base - 1.0)
    assert attention.effect < -0.05


def _reach(plan: Scenario) -> float:
    run = Run(plan)
    run.play()
    return value(run, "reach")


def test_what_the_author_wrote_is_no_assumption() -> None:
    assert "audience.attention" in names(village())
    assert "audience.attention" not in names(changed(village(), {"audience.attention": 0.5}))


def test_what_has_nothing_to_act_on_is_not_tried() -> None:
    plan = village()
    assert "movement.quality" not in names(plan) and "platform.lookback" not in names(plan)
    assert "platform.lookback" in names(changed(plan, {"platform.ranking": "popular"}))
    assert "movement.quality" in names(changed(village(post=()), {"movement.seeds": 9}))
    assert not [one for one in names(plan, "deeds") if one.startswith(("street", "volunteers"))]
    assert "street.yes_rate" in names(changed(plan, {"street.share": 0.5}), "deeds")


def test_a_goal_that_can_be_counted_is_the_headline_and_its_own_assumptions_come_first() -> None:
    plan = changed(asking("sign"), {"goal.measure": "signatures", "deeds.sign_rate": 0.2})
    assert found(plan).measure == "signatures"
    usual = changed(plan.model_copy(update={"deeds": plan.deeds.model_validate({})}), {})
    assert names(usual, "signatures")[0] == "deeds.sign_rate"
    rare = changed(plan, {"deeds.sign_rate": 0.001})
    assert found(rare).measure == "reach"


def test_long_runs_try_less() -> None:
    plan = village()
    assert len(names(changed(plan, {"days": 7}))) == MOST and len(names(changed(plan, {"days": 30}))) == LEAST


def test_who_stops_gets_no_leans() -> None:
    assert leans(village(), 1, 1, lambda run: False) is None
    looks = iter([True] * 30)
    assert leans(village(), 1, 1, lambda run: next(looks, False)) is None


def test_nothing_can_be_told_of_a_run_that_reaches_nobody() -> None:
    assert leans(village(post=()), 1, 1, lambda run: True) is None


def test_each_line_says_how_far_it_was_turned_and_what_came_of_it() -> None:
    revisits, depth = (
        next(one for one in dials(village()) if one.name == name)
        for name in ("platform.revisits", "platform.feed_depth")
    )
    seen = Leans("reach", 500, 100.0, (Lean(depth, 30.0, 24.0, 0.14), Lean(revisits, 2.0, 1.0, -0.031)))
    first, second, where = told_leans(seen)
    assert first == "platform.feed_depth (assumption): 20 % less gives 14 % more reach"
    assert second == "platform.revisits (assumption): 50 % less gives 3 % less reach" and "500 people" in where
    dull = told_leans(Leans("reach", 500, 100.0, (Lean(depth, 30.0, 24.0, 0.001),)))
    assert dull[0] == "none of 1 assumptions tried moves reach by 1.0 %"


@pytest.mark.facts
def test_no_other_assumption_moves_reach_more_than_those_that_are_tried() -> None:
    plan = scaled(load("storytelling-of-hope"), 10_000, 60)
    worlds = (1, 2)
    base = [_of(plan, seed) for seed in worlds]
    effects = {}
    for one in dials(plan):
        turned = possible(plan, one.scaled(1.0 - SPAN)) if one.turns else None
        assumed = one.origin in ("assumption", "memory") and not one.name.startswith(("network", "community"))
        if turned is not None and assumed:
            effects[one.name] = sum(_of(turned, seed) for seed in worlds) / sum(base) - 1.0
    ranked = sorted(effects, key=lambda name: -abs(effects[name]))
    assert len(effects) > 50 and set(ranked[:3]) <= set(names(plan)), {name: effects[name] for name in ranked[:8]}
    assert set(names(plan)) <= set(SCREENED)


def _of(plan: Scenario, seed: int) -> float:
    run = Run(plan, seed)
    run.play()
    return value(run, "reach")
