"""A run: one campaign in one world, played forward, branched and fingerprinted."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from ..catalogue import _
from ..ledger import Act
from ..scenario.model import Scenario
from ..world import genesis
from ..world.society import Society, build
from ..world.world import World
from .intervention import Intervention, applied
from .stage import Stage
from .tick import BATCH

MODEL_VERSION = "1"
"""Changes whenever the same scenario and seeds give other numbers."""


class Run:
    """A world on its stage.

    >>> from simulator.scenario.model import Population
    >>> scenario = Scenario(title="t", question="q", days=1, population=Population(people=30))
    >>> run = Run(scenario); run.advance(720); twin = run.branch()
    >>> run.play() == twin.play()
    True
    """

    def __init__(
        self,
        scenario: Scenario,
        seed: int | None = None,
        population_seed: int | None = None,
        *,
        society: Society | None = None,
        batch: int = BATCH,
    ) -> None:
        """Build the society (unless one is given that was built from this scenario) and the world at minute 0."""
        self._batch = batch
        self.population_seed = scenario.population_seed if population_seed is None else population_seed
        if self.population_seed != scenario.population_seed:  # who knows the problem already is a coin of it, too
            scenario = scenario.model_copy(update={"population_seed": self.population_seed})
        society = build(scenario, self.population_seed) if society is None else society
        seed = scenario.seed if seed is None else seed
        self._stage = Stage(genesis.begin(scenario, society, seed), batch)

    @property
    def world(self) -> World:
        """The state at this minute."""
        return self._stage.world

    @property
    def scenario(self) -> Scenario:
        """What is played."""
        return self.world.scenario

    @property
    def society(self) -> Society:
        """Who is there."""
        return self.world.society

    @property
    def seed(self) -> int:
        """The world seed."""
        return self.world.seed

    @property
    def minute(self) -> int:
        """Minutes from the start that have been played."""
        return self.world.minute

    @property
    def horizon(self) -> int:
        """Minutes from the start to the end."""
        return self.scenario.horizon

    @property
    def finished(self) -> bool:
        """Whether the end is reached."""
        return self.minute >= self.horizon

    def advance(self, to: int) -> None:
        """Play on to this minute (held at the horizon; a minute that has passed changes nothing)."""
        to = min(to, self.horizon)
        if to > self.minute:
            self._stage.advance(to)

    def play(self) -> str:
        """Play to the end; returns the fingerprint."""
        self.advance(self.horizon)
        return self.fingerprint()

    def branch(self) -> Run:
        """A run of its own that stands where this one stands: copied columns, re-seated actors."""
        twin = Run.__new__(Run)
        twin._batch, twin.population_seed = self._batch, self.population_seed
        twin._stage = Stage(self.world.copy(), self._batch)
        return twin

    def intervene(self, hand: Intervention) -> None:
        """Change the rest of this run by hand, from this minute on; ValueError, in words, if that cannot be."""
        if hand.minute != self.minute:
            raise ValueError(_("an intervention takes effect now"))
        world = self.world
        world.scenario = applied(world.scenario, hand)
        genesis.renew(world)
        world.interventions = (*world.interventions, hand)
        number = len(world.interventions) - 1
        world.ledger.acts.append(minute=self.minute, actor=-1, act=Act.INTERVENED, about=number, cents=0, work=0)
        self._stage = Stage(world, self._batch)

    def replay(self, hands: Sequence[Intervention]) -> None:
        """Play on and do again, each at its minute, what was done by hand in another session."""
        for hand in sorted(hands, key=lambda one: one.minute):
            self.advance(hand.minute)
            self.intervene(hand)

    def fingerprint(self) -> str:
        """32 hexadecimal digits over everything that has happened and the states on a grid."""
        digest = hashlib.blake2b(digest_size=16)
        digest.update(MODEL_VERSION.encode())
        digest.update(self.world.digest())
        return digest.hexdigest()
