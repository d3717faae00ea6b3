"""What the same people and dice are worth: the variance of a difference between two plans, unpaired over paired.

    python -m benchmarks.pairing [--scenario NAME_OR_FILE] [--people 10000] [--worlds 400] [--workers 2]

Prints the gain of every change for every headline measure.  The limits hold for the goal's measure, which is what
`compare` gives its verdict about: three times the precision for changes of the plan, one and a half for another
messenger in place of the one who says most.  Exits with 1 when a limit is missed.
"""

from __future__ import annotations

import argparse
import sys

from simulator.experiment.backends import backend
from simulator.experiment.compare import contrast
from simulator.experiment.conduct import Laboratory
from simulator.experiment.design import Arm, design
from simulator.experiment.plans import plan as read
from simulator.scenario import Scenario, changed

from .limits import Limits

MEASURES = ("shares", "reach", "impressions", "likes", "gifts", "gift_cents")
CHANGES_PLAN, CHANGES_VOICE = 3.0, 1.5
LATER, A_DAY = 360, 1440


def moved(plan: Scenario, moments: dict[str, int]) -> Scenario:
    """The plan with posts at other moments, by id; nobody posts after the end."""
    posts = [one.model_copy(update={"at": min(moments.get(one.id, one.at), plan.horizon - 1)}) for one in plan.post]
    return plan.model_copy(update={"post": tuple(posts)})


def asks_first(plan: Scenario) -> Scenario:
    """Ask before educate: what asks for gifts changes places with the first stories."""
    in_order = sorted(plan.post, key=lambda one: (one.at, one.id))
    asks = [one for one in in_order if one.ask == "give"]
    stories = [one for one in in_order if one.kind == "story"][: len(asks)]
    pairs = list(zip(asks, stories, strict=False))
    return moved(plan, {one.id: other.at for one, other in pairs} | {other.id: one.at for one, other in pairs})


def other_voice(plan: Scenario) -> Scenario:
    """The messenger who says most is replaced, with all tasks, by the one with most followers among the others."""
    voices = sorted((sum(post.by == one.id for post in plan.post), one.followers, one.id) for one in plan.influencer)
    gone = next(one for one in plan.influencer if one.id == voices[-1][2])
    instead = max((one for one in plan.influencer if one is not gone), key=lambda one: (one.followers, one.id))
    tasks = {instead.id: {"pass_on": gone.pass_on, "answers": gone.answers}, gone.id: {"pass_on": 0, "answers": False}}
    people = [one.model_copy(update=tasks.get(one.id, {})) for one in plan.influencer]
    posts = [one.model_copy(update={"by": instead.id if one.by == gone.id else one.by}) for one in plan.post]
    return plan.model_copy(update={"post": tuple(posts), "influencer": tuple(people)})


def changes(plan: Scenario) -> dict[str, tuple[Scenario, float]]:
    """Every change by name, and how much pairing must gain."""
    appeal = next(one for one in sorted(plan.post, key=lambda one: (one.at, one.id)) if one.kind == "appeal")
    appetite = plan.audience.share_appetite
    return {
        "share appetite -10 %": (changed(plan, {"audience.share_appetite": 0.9 * appetite}), CHANGES_PLAN),
        "share appetite +30 %": (changed(plan, {"audience.share_appetite": 1.3 * appetite}), CHANGES_PLAN),
        "every post six hours later": (moved(plan, {one.id: one.at + LATER for one in plan.post}), CHANGES_PLAN),
        "the appeal a day later": (moved(plan, {appeal.id: appeal.at + A_DAY}), CHANGES_PLAN),
        "ask before educate": (asks_first(plan), CHANGES_PLAN),
        "one influencer for another": (other_voice(plan), CHANGES_VOICE),
    }


def main() -> int:
    """Measure everything; returns the exit code."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--scenario", default="storytelling-of-hope")
    parser.add_argument("--people", type=int, default=10_000)
    parser.add_argument("--worlds", type=int, default=400)
    parser.add_argument("--workers", type=int, default=2)
    asked = parser.parse_args()
    plan = read(asked.scenario, people=asked.people)
    wanted = changes(plan)
    arms = [Arm("as it is", plan), *(Arm(name, one) for name, (one, _limit) in wanted.items())]
    with backend(asked.workers) as workers:
        found = contrast(design(arms, asked.worlds), Laboratory(workers))
    limits, goal = Limits(), plan.goal.measure
    print(f"{asked.scenario}, {plan.people:,} people, {asked.worlds} worlds: variance unpaired over paired")
    for arm, (name, (_plan, limit)) in enumerate(wanted.items(), 1):
        gains = {measure: found.difference(measure, arm).gain for measure in dict.fromkeys((goal, *MEASURES))}
        print(f"  {name}: " + ", ".join(f"{measure} {gain:.1f}" for measure, gain in gains.items()))
        limits.check(f"  {name}: {goal}", gains[goal], limit, " x", at_least=True)
    return limits.close()


if __name__ == "__main__":
    sys.exit(main())
