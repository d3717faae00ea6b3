"""What everything costs: the default week with all mechanisms on, against the same week with them neutral.

    python -m benchmarks.mechanisms [--scenario NAME_OR_FILE] [--people 50000] [--repeats 3]

Both weeks take turns in one process, so that a noisy neighbour disturbs both alike; only the ratio travels to
other machines.  Deliveries are stated for both: some mechanisms are work for each delivery, others make more of
them.  Exits with 1 when the week with everything costs more than twice the other.
"""

from __future__ import annotations

import argparse
import sys
from time import process_time
from typing import Any

from simulator.engine.run import Run
from simulator.scenario import Scenario, changed, load
from simulator.world.society import Society, build

from .limits import Limits

RATIO = 2.0
EVERYTHING: dict[str, object] = {
    # minds
    "trust.skeptics": 0.52, "trust.sharing_weight": 1.0, "trust.fit_gain": 0.05, "trust.comprehension": 0.2,
    "trust.hidden_notice": 0.2, "trust.disclosure_gain": -0.005, "organiser.inner_gap": 0.3,
    "organiser.record": True, "organiser.motive": "sales", "influencer.marek.disclosed": False,
    "message.knows_solution": 0.1, "message.knowledge_gate": 0.3, "message.efficacy_weight": 1.0,
    "message.carry_over": 0.3, "message.transport": 0.5, "message.motivation": 0.02, "message.recall": 0.3,
    "message.misreading": 0.1, "approval.fit_gain": 0.1,
    # people and ties
    "audience.selective_attention": 0.2, "audience.culture_weight": 0.2, "audience.push_away": 0.005,
    "audience.unfollow": 0.05, "audience.follow": 0.05,
    "movement.seeds": 5, "movement.peers": 0.02, "movement.supporter_ties": 0.1, "movement.shared_awareness": 0.2,
    "movement.belonging": 0.5, "movement.featured_share": 0.3, "desk.follow_back": 0.5, "desk.reply_form": "video",
    "desk.opens": "17:00", "desk.closes": "19:00", "desk.minutes_per_reply": 60,  # public replies go to all followers
    # platforms
    "platform.bought_rank": 0.5, "platform.camp_signal": 0.5, "platform.discovery": 0.02, "platform.reply_signal": 2,
    "platform.stitch": 0.02, "platform.page_visibility": 0.95,
    "outlet": [{"id": "second", "members": 0.5}],
    "policy_change": [{"at": "thu 12:00", "visibility": 0.9}],
    "event_day": [{"id": "school-day", "at": "wed 00:00", "attention": 0.1}],
    # deeds
    "deeds.delay": "2 h", "deeds.open_books": 0.2, "deeds.recognition": 0.3, "deeds.next_step": "sign",
    "deeds.after_click": "consistency", "deeds.public_clicks": True, "deeds.urgency": 0.5, "deeds.recruits_ask": 2,
    "deeds.match": 1.2, "deeds.match_starts": "sat 00:00", "deeds.match_pot": 500, "decision_maker.threshold": 200,
    "street.share": 0.2, "volunteers.count": 50,
    "aftermath.memory": "10 d", "dashboard.overcount": 0.05, "dashboard.devices": 0.05, "dashboard.lost_track": 0.2,
    # what goes wrong, and the care against it
    "care.verifying": 0.3, "care.fact_check": "4 h", "care.accuracy_prompt": 0.1, "care.moderators": 2,
    "care.answer": "transparency", "care.data": "email", "care.page_security": 0.5, "care.parts": True,
    "care.own_list": 0.2, "care.reserve": 0.5, "care.audit": True, "care.notify": True,
    "card": [
        {"id": f"card-{number:02d}", "kind": kind, "at": 1440 + 360 * number, "severity": 0.2, "hours": 0.5,
         "who": "marek"}
        for number, kind in enumerate((
            "rumour", "trolls", "reproach", "scandal", "rule_change", "outage", "breach", "fake_page", "overload",
            "false_numbers",
        ))
    ],
    "rule": [{"when": "share rate of last 6 h < 0.1 %", "then": ["publish held"]}],
}  # fmt: skip
"""Every mechanism that is neutral by default, at strengths that leave the week about as large as it was.

Left out are alternatives to what is on already (another ranking, a list of trends, a group feed, mutual ties only,
the kernel of reaction times): they replace work, or multiply deliveries.
"""

_HELD = {"id": "held", "by": "lina", "at": "sun 12:00", "held": True, "title": "A second angle"}
_POSTS: tuple[dict[str, object], ...] = (
    {"kind": "educational", "format": "history", "evidence": 0.5, "explains": 0.5, "occasion": "school-day"},
    {"kind": "opinion", "stand": True, "point_of_view": 0.7, "out_group": 1, "moral_words": 1},
    {"kind": "actionable", "ask": "recruit", "deadline": "sun 20:00", "effort": 0.2},
    {"kind": "motivational", "example": "students", "tells_of": 3, "names_them": True},
    {"kind": "interactive", "admits": True, "topic": "schools", "outlet": "second"},
    {"kind": "challenge", "nominates": 3, "mission_tied": True, "resurfaces": "2 d"},
)


def everything(scenario: Scenario) -> Scenario:
    """The scenario with every mechanism on, and with one post of each kind more."""
    return changed(scenario, {**EVERYTHING, "post": _plan(scenario, _POSTS)})


def neutral(scenario: Scenario) -> Scenario:
    """The same plan, every further post plain, and no mechanism on."""
    return changed(scenario, {"post": _plan(scenario, ({},) * len(_POSTS))})


def _rich(scenario: Scenario) -> Scenario:
    """Hours enough for every protocol, so that both weeks can afford what they plan."""
    return changed(scenario, {"organiser.hours": 80})


def _plan(scenario: Scenario, more: tuple[dict[str, object], ...]) -> list[dict[str, Any]]:
    """The posts of the plan, a held one, and one at noon of each day of these kinds."""
    planned: list[dict[str, Any]] = [post.model_dump(exclude_unset=True) for post in scenario.post]
    extra = [
        {"id": f"more-{day}", "by": "lina", "at": day * 1440 + 12 * 60, "title": "More", **one}
        for day, one in enumerate(more)
    ]
    return [*planned, _HELD, *extra]


def played(scenario: Scenario, society: Society) -> tuple[float, Run]:
    """Processor seconds that one week took, society left out; and the run."""
    run = Run(scenario, society=society)
    start = process_time()
    run.play()
    return process_time() - start, run


def main() -> int:
    """Measure both weeks in turns; returns the exit code."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--scenario", default="storytelling-of-hope")
    parser.add_argument("--people", type=int, default=50_000)
    parser.add_argument("--repeats", type=int, default=3)
    asked = parser.parse_args()
    scenario = _rich(load(asked.scenario, people=asked.people))
    plain, full = neutral(scenario), everything(scenario)
    societies = build(plain), build(full)
    limits, best, sights = Limits(), [float("inf")] * 2, [0, 0]
    for _turn in range(asked.repeats):
        for arm, (one, society) in enumerate(zip((plain, full), societies, strict=True)):
            seconds, run = played(one, society)
            best[arm], sights[arm] = min(best[arm], seconds), len(run.world.ledger.sights)
    print(f"{asked.people:,} people")
    limits.check("neutral week, best of the repeats", best[0], None, " s")
    limits.check("week with every mechanism", best[1], None, " s")
    limits.check("deliveries of the second to the first", sights[1] / sights[0], None, " x")
    limits.check("cost of the second to the first", best[1] / best[0], RATIO, " x")
    return limits.close()


if __name__ == "__main__":
    sys.exit(main())
