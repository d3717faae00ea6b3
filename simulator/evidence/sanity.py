"""The sanity budget: the default story, step by step, against what is known of such weeks.

One messenger's daily stories, a challenge each day, a link for gifts at the weekend.  Each step has a range; what
many worlds come to must lie in it.  A default story that shows thousands of donors is not credible.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import Executor, as_completed
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Literal

import numpy as np

from ..engine.run import Run
from ..ledger import Deed, Handing, Kind
from ..metrics.measures import value
from ..metrics.record import Record, record
from ..scenario import DEFAULT, bundled
from ..scenario.model import Scenario
from ..scenario.reader import load
from .fact import ENOUGH_SEEDS, widened
from .measuring import Watch
from .worlds import played

WORLDS = 30
"""Least number of worlds that an outcome is told from."""
TWINS = 8
"""Worlds that are played once more with a form that everybody finishes, so that taps can be counted."""
MESSENGER = "lina"
HUNDRED_THOUSAND = 100_000.0


@dataclass(frozen=True)
class Step:
    """A step of the budget.

    id        its name
    claim     what is expected, in a sentence
    source    who observed it
    band      the range
    metric    how it is measured
    outcome   whether it is how the week ends; the others are the way there
    typical   the median over the worlds, or the mean where a world has too few events of its own
    why       why it is outside its range, where it is known to be
    """

    id: str
    claim: str
    source: str
    band: tuple[float, float]
    metric: str
    outcome: bool = False
    typical: Literal["median", "mean"] = "median"
    why: str = ""


_CONVIVA, _MEMORY = "Conviva 2020", "from memory: an assumption"
STEPS: tuple[Step, ...] = (
    Step("story", "A daily story reaches 4 to 13 % of the followers.", _CONVIVA, (0.04, 0.13),
         "viewers of a story of the messenger's who had it from her / her followers",
         why="the default shows five stories a session and half of those look whom it concerns; the level of E3 takes "
         "two, and three in ten"),
    Step("week", "A week of them reaches more than one story, and less than seven independent ones would.",
         "calculated: 8 % to 1 - 0.92^7", (0.08, 0.44), "people who saw any of them / her followers"),
    Step("frames", "70 % of the viewers are there to the last frame.", _CONVIVA, (0.60, 0.85), "completion_rate"),
    Step("taps", "0.5 to 1 % of the people reached tap the link.", _MEMORY, (0.005, 0.01),
         "gifts in a twin whose form everybody finishes / people reached",
         why="a tap needs belief here, and part of the people reached do not believe the organiser"),
    Step("form", "9 to 30 % of those who tap finish the form.", "GiveGab; BBold", (0.09, 0.30),
         "gifts / gifts in a twin whose form everybody finishes"),
    Step("gift", "A gift on social media is about $28.", "Chronicle of Philanthropy", (15.0, 60.0), "money / gifts",
         typical="mean"),
    Step("friends", "What donors share adds 5 to 20 %.", "JustGiving 2011-12", (0.05, 0.20),
         "gifts through donors' shares / other gifts", typical="mean",
         why="on a platform of pictures hardly anybody passes a link on, and a week has few donors"),
    Step("gifts", "A messenger of 12,000 followers among 50,000 people brings 0 to 15 gifts.",
         "the steps above, multiplied", (0.0, 15.0), "gifts", outcome=True),
    Step("donors", "7 to 75 people in 100,000 followers give.", "the steps above, multiplied", (7.0, 75.0),
         "donors / followers of all accounts x 100,000", outcome=True),
    Step("raised", "They give $180 to 2,100.", "the steps above, multiplied", (180.0, 2_100.0),
         "money / followers of all accounts x 100,000", outcome=True),
)  # fmt: skip


@dataclass(frozen=True)
class Found:
    """What a step came to, one value a world (nan where there is nothing to divide by)."""

    step: Step
    per_world: tuple[float, ...]

    @property
    def known(self) -> tuple[float, ...]:
        """The values of the worlds that have one."""
        return tuple(one for one in self.per_world if one == one)

    @property
    def typical(self) -> float:
        """Median (or mean) over the worlds; nan without any."""
        if not self.known:
            return float("nan")
        return float(np.median(self.known) if self.step.typical == "median" else np.mean(self.known))

    @property
    def interval(self) -> tuple[float, float]:
        """The 5th and 95th percentile over the worlds; nan without any."""
        low, high = np.percentile(self.known, (5, 95)) if self.known else (float("nan"), float("nan"))
        return float(low), float(high)

    @property
    def inside(self) -> int:
        """Worlds whose value lies in the range made a quarter wider."""
        low, high = widened(self.step.band)
        return sum(low <= one <= high for one in self.known)

    @property
    def holds(self) -> bool:
        """The typical world lies in the range; of an outcome nearly all worlds lie in the widened one, too."""
        low, high = self.step.band
        most = self.inside >= ENOUGH_SEEDS * len(self.known) or not self.step.outcome
        return bool(self.known) and low <= self.typical <= high and most


def story() -> Scenario:
    """The default scenario as it is bundled."""
    return load(Path(bundled()[DEFAULT]))


@lru_cache(maxsize=64)
def world(seed: int) -> dict[str, float]:
    """What one world of the default story comes to, by step, with the people of this seed too."""
    run = played(story(), seed)
    followers = sum(one.followers for one in run.scenario.influencer) + run.scenario.organiser.supporters
    gifts, raised = value(run, "gifts"), value(run, "gift_cents") / 100.0
    found = {
        **_stories(record(run)),
        "frames": value(run, "completion_rate"),
        "gifts": gifts,
        "donors": HUNDRED_THOUSAND * value(run, "donors") / followers,
        "gift": raised / gifts if gifts else float("nan"),
        "raised": HUNDRED_THOUSAND * raised / followers,
        "friends": _through_donors(run, gifts),
    }
    return found | (_twin(seed, gifts) if seed <= TWINS else {})


def _stories(one: Record) -> dict[str, float]:
    """Reach of one of the messenger's stories and of all of them, over her followers, among those who had it of her."""
    told = next(account for account in one.scenario.influencer if account.id == MESSENGER)
    node = next(account.node for account in one.society.accounts if account.id == MESSENGER)
    hers = (one.posts["author"] == node) & (one.posts["kind"] == Kind.STORY)
    first = (one.items["handing"] == Handing.POSTED)[one.looks.item]
    looks = one.looks.where(hers[one.looks.content] & first)
    pairs = np.unique((looks.content.astype(np.int64) << 32) | looks.reader)
    return {
        "story": pairs.size / (int(hers.sum()) * told.followers),
        "week": np.unique(looks.reader).size / told.followers,
    }


def _through_donors(run: Run, gifts: float) -> float:
    """Gifts that came through what somebody shared who had just given, over the other gifts."""
    deeds, gave = run.world.ledger.deeds, run.world.item_keys["gave"]
    through = float(gave[deeds["item"][deeds["deed"] == Deed.GAVE]].sum())
    return through / (gifts - through) if gifts > through else float("nan")


def _twin(seed: int, gifts: float) -> dict[str, float]:
    """The same world with a form that everybody finishes: who taps is who gives."""
    plan = story()
    deeds = plan.deeds.model_copy(update={"form_completion": 1.0, "form_steps": 2})
    run = played(plan.model_copy(update={"deeds": deeds}), seed)
    taps = value(run, "gifts")
    return {"taps": taps / value(run, "reach"), "form": gifts / taps if taps else float("nan")}


def measure(count: int, executor: Executor, watch: Watch = lambda done, of: None) -> tuple[Found, ...]:
    """Play so many worlds wherever there is a free worker; what each step came to."""
    futures = {executor.submit(world, seed): seed for seed in range(1, count + 1)}
    worlds: dict[int, Mapping[str, float]] = {}
    for done, future in enumerate(as_completed(futures), start=1):
        worlds[futures[future]] = future.result()
        watch(done, len(futures))
    return of_worlds([worlds[seed] for seed in sorted(worlds)])


def of_worlds(worlds: Sequence[Mapping[str, float]]) -> tuple[Found, ...]:
    """The steps, each with its values in these worlds."""
    return tuple(Found(one, tuple(world[one.id] for world in worlds if one.id in world)) for one in STEPS)


def lines(found: Sequence[Found]) -> Iterator[str]:
    """For people: a line a step."""
    for one in found:
        (low, high), (least, most) = one.step.band, one.interval
        verdict = "inside" if one.holds else "OUTSIDE"
        numbers = f"{one.typical:.4g} [{least:.4g}, {most:.4g}]"
        band = f"{low:g} to {high:g}"
        worlds = f"{one.inside} of {len(one.known)} worlds"
        yield f"{verdict:8s} {one.step.id:10s} {numbers:28s} {band:18s} {worlds:18s} {one.step.claim}"
