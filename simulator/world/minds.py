"""What people know, feel and think of the organiser; columns (people,) that change as they read."""

from __future__ import annotations

import copy
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from .. import exact
from ..chance import Coins, Keys
from ..scenario.model import Scenario
from .messages import messages

FRAMES = 32
"""Frames of a story that are told apart in the curve of viewers."""


@dataclass
class Minds:
    """One row a person, unless told; `touched` says whether anything in the scenario can move them."""

    solution: NDArray[np.bool_]  # knows the solution
    efficacy: NDArray[np.int32]  # sense of being able, grid of 2**-16, 0..1
    approval: NDArray[np.int32]  # opinion about the organiser, grid of 2**-16, -1..1
    understood: NDArray[np.bool_]  # can name the link of cause and organiser
    misread: NDArray[np.bool_]  # has taken a post wrongly
    recalls: NDArray[np.bool_]  # remembers the sender
    reassured: NDArray[np.bool_]  # saw the organiser admit a failure
    topics: NDArray[np.int32]  # bits of the campaign's topics met
    stories: NDArray[np.int16]  # planned stories watched to the end
    frames: NDArray[np.int64]  # (FRAMES,) viewers of planned stories that reached each frame
    belief_by_day: NDArray[np.int64]  # (days, 2) sum of belief and number of those reached, as each day ends
    risk: NDArray[np.int64]  # (1,) hazard gathered that an insider speaks out, units of 2**-20
    revealed: NDArray[np.int64]  # (1,) insiders who spoke out
    follows: NDArray[np.uint8]  # (accounts, people) 1 followed back, 2 follow each other since a reply
    ties_made: NDArray[np.int64]  # (1,) ties made by replies
    worn: NDArray[np.int32]  # sights of the plan that still weigh on a person, grid; empty where nobody tires of them
    worn_at: NDArray[np.int32]  # minute at which that was
    touched: bool

    def copy(self) -> Minds:
        """A copy that shares nothing."""
        columns: dict[str, Any] = {name: copy.copy(one) for name, one in vars(self).items()}
        return Minds(**columns)

    def digest_into(self, digest: Any) -> None:
        """Feed the states that live on a grid into a hashlib object, where anything can move them."""
        if self.touched:
            for name in ("solution", "efficacy", "approval", "understood", "misread", "recalls", "reassured", "topics"):
                digest.update(np.ascontiguousarray(getattr(self, name)).data)
            digest.update(self.risk.tobytes() + self.revealed.tobytes())
        digest.update(np.ascontiguousarray(self.follows).data)


def minds(scenario: Scenario, person: Keys, efficacy: NDArray[np.float32]) -> Minds:
    """Minds at minute 0; what differs between people at the start are coins of the population seed."""
    n, coins = person.size, Coins(scenario.population_seed)
    knows = coins.uniform("knows the solution", person) < scenario.message.knows_solution
    knobs = scenario.approval
    normal = exact.normal_quantile(coins.uniform("approval", person))
    return Minds(
        solution=knows,
        efficacy=exact.to_grid(efficacy),
        approval=exact.to_grid(np.clip(knobs.start + knobs.spread * normal, -1.0, 1.0)),
        understood=np.zeros(n, np.bool_),
        misread=np.zeros(n, np.bool_),
        recalls=np.zeros(n, np.bool_),
        reassured=np.zeros(n, np.bool_),
        topics=np.zeros(n, np.int32),
        stories=np.zeros(n, np.int16),
        frames=np.zeros(FRAMES, np.int64),
        belief_by_day=np.zeros((scenario.days, 2), np.int64),
        risk=np.zeros(1, np.int64),
        revealed=np.zeros(1, np.int64),
        follows=np.zeros((1 + len(scenario.influencer), n if scenario.desk.follow_back else 0), np.uint8),
        ties_made=np.zeros(1, np.int64),
        worn=np.zeros(n if knobs.familiarity else 0, np.int32),
        worn_at=np.zeros(n if knobs.familiarity else 0, np.int32),
        touched=can_move(scenario),
    )


def can_move(scenario: Scenario) -> bool:
    """Whether anything in the scenario can move minds."""
    plan, knobs = messages(scenario), scenario.message
    return bool(
        plan.teaches.any() or plan.stand.any() or plan.admits.any() or (plan.example >= 0).any()
        or knobs.recall or knobs.misreading or knobs.carry_over or scenario.trust.comprehension
        or scenario.organiser.motive == "sales" or scenario.organiser.inner_gap
        or (scenario.trust.hidden_notice and plan.hidden.any()) or scenario.approval.familiarity
        or np.unique(plan.topic[:-1]).size > 1
    )  # fmt: skip


NO_VIEW = 0.1
"""Stances within this distance of 0 have no view on the cause (assumption)."""


def camp(stance: NDArray[np.int32], slant: NDArray[np.int32]) -> NDArray[np.int8]:
    """Where people stand towards a post (n,): 1 they share its side, -1 they oppose it, 0 they have no view."""
    side = np.where(np.abs(stance) < NO_VIEW * 65536, 0, np.sign(stance))
    return np.asarray(side * np.sign(slant), dtype=np.int8)


TRAITS = {
    "rewards a stand": lambda scenario: scenario.approval.rewarders,
    "checks": lambda scenario: scenario.trust.checkers,
    "insider": lambda scenario: scenario.approval.insiders,
    "conscious user": lambda scenario: scenario.message.motivation,
    "bot": lambda scenario: scenario.audience.bots,
}
"""Lasting traits of people, each a coin of the population seed with the share that the scenario states."""


def has_trait(scenario: Scenario, trait: str, person: Keys) -> NDArray[np.bool_]:
    """Who of these people (n,) has a trait."""
    share: float = TRAITS[trait](scenario)
    return np.asarray(Coins(scenario.population_seed).uniform(trait, person) < share)
