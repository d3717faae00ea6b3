"""Plans that are played in milliseconds, and plans that harm their worker."""

from __future__ import annotations

import multiprocessing
import os
import signal
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from simulator.experiment.design import Arm, Design, Job, design
from simulator.scenario.model import Scenario


def tiny(**changes: Any) -> Scenario:
    """Sixty people, one day, coarse ticks: a story, an appeal and a petition, and people who like to share."""
    parts: dict[str, Any] = {
        "title": "Tiny",
        "question": "Does anybody share?",
        "days": 1,
        "tick": 60,
        "goal": {"measure": "signatures", "target": 2},
        "population": {"people": 60, "sessions_per_day": 12.0},
        "network": {"followees": 8.0, "circle_size": 10},
        "platform": {"reshare": 1.0},
        "audience": {"share_rate": 0.4, "attention": 0.9, "like_rate": 0.3, "own_posts": 40.0},
        "deeds": {"link_tap": 0.6, "form_completion": 0.8, "sign_rate": 0.4, "donor_share": 0.5},
        "organiser": {"supporters": 25, "money": 50_000},
        "influencer": [
            {"id": "lina", "followers": 20, "fee": 10_000},
            {"id": "omar", "followers": 12},
        ],
        "post": [
            {"id": "hello", "by": "lina", "at": 500, "kind": "story"},
            {"id": "ask", "by": "organiser", "at": 700, "kind": "appeal"},
            {"id": "petition", "by": "lina", "at": 800, "kind": "post", "ask": "sign"},
        ],
        "lever": [
            {"key": "audience.share_appetite", "low": 0.1, "high": 3.0, "step": 0.1},
            {"key": "influencer.lina.followers", "low": 0.0, "high": 40.0, "step": 5.0},
        ],
    }
    for name, value in changes.items():
        parts[name] = parts[name] | value if isinstance(value, dict) and name in parts else value
    return Scenario.model_validate(parts)


def one_plan(worlds: int, seed: int = 1, **changes: Any) -> Design:
    """The tiny plan in some worlds."""
    return design([Arm("tiny", tiny(**changes))], worlds, seed)


@dataclass(frozen=True, slots=True)
class Deadly(Job):
    """A job that kills the worker that receives it: every time, or until a file says that it has done so."""

    remembers: str = ""

    def __reduce__(self) -> tuple[Any, ...]:
        return receive, (os.getpid(), self.remembers, (self.world, self.arm, self.seed, self.population_seed))


def receive(sender: int, remembers: str, told: tuple[int, int, int, int]) -> Deadly:
    """What happens where a deadly job arrives."""
    mark = Path(remembers) if remembers else None
    if os.getpid() != sender and multiprocessing.parent_process() and not (mark and mark.exists()):
        if mark:
            mark.touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return Deadly(*told, remembers)


@dataclass(frozen=True)
class Dangerous:
    """An experiment in which one world kills its worker."""

    design: Design
    world: int
    remembers: str = ""

    @property
    def arms(self) -> tuple[Arm, ...]:
        return self.design.arms

    def jobs(self) -> tuple[Job, ...]:
        def told(job: Job) -> tuple[int, int, int, int]:
            return job.world, job.arm, job.seed, job.population_seed

        jobs = self.design.jobs()
        return tuple(Deadly(*told(job), self.remembers) if job.world == self.world else job for job in jobs)
