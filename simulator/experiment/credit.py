"""Credit: what each messenger, post, day and tactic brought to a measure, in coupled worlds.

Three answers, because there is no single one:

- *left out*: what is missing when only this one is away (leave-one-out).  What others would have brought anyway
  does not count, so with overlaps these add up to less than the whole, and where players need each other to more.
- *alone*: what this one brings when nobody else takes part (add-one-in).  With overlaps these add up to more.
- *fair share*: the Shapley value, the mean gain over all orders of arrival.  Only these add up to the whole.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any, ClassVar, Literal

import numpy as np

from .. import __version__
from ..catalogue import _
from ..chance import Coins
from ..engine.run import MODEL_VERSION
from ..metrics.measures import MEASURES
from .coalitions import AXES, Axis, Game, Player, game
from .conduct import Laboratory
from .design import Arm, DesignError, design
from .document import finite
from .ensemble import Ensemble
from .intervals import Floats
from .notebook import Sheets, Shown
from .replication import counted
from .selection import Wanted
from .shapley import EXACT, Order, by_orders, chain, exact, orders
from .spread import Spread
from .tables import Cell, Table

if TYPE_CHECKING:
    from .pen import Pen

Kind = Literal["fair", "left_out", "alone"]
KINDS: tuple[Kind, ...] = ("fair", "left_out", "alone")
PAIRS = 1
"""Orders of arrival drawn for each world, each with its reverse."""


@dataclass(frozen=True, eq=False)
class Credit:
    """What the players along one axis brought, in every world.

    whole, nobody  (worlds,)          the measure with all of them, and with none
    left_out       (players, worlds)  the whole less what is reached without this one
    alone          (players, worlds)  what is reached with this one only, less what is reached with nobody
    fair           (players, worlds)  Shapley values: in each world they add up to whole less nobody
    overlaps       (players, players, worlds)  what two bring together less what each brings alone; below 0 they
                   reach the same people; None where not every pair was played
    """

    axis: Axis
    measure: str
    players: tuple[Player, ...]
    whole: Floats
    nobody: Floats
    left_out: Floats
    alone: Floats
    fair: Floats
    overlaps: Floats | None
    exactly: bool

    @cached_property
    def total(self) -> Spread:
        """What all of them brought together."""
        return Spread(self.whole - self.nobody)

    def spread(self, kind: Kind, place: int) -> Spread:
        """One of the three answers for one player."""
        return Spread(getattr(self, kind)[place])

    def summed(self, kind: Kind) -> Spread:
        """All players' answers of one kind added up in each world: it is the total for "fair" only."""
        return Spread(getattr(self, kind).sum(axis=0))

    @cached_property
    def ranking(self) -> tuple[int, ...]:
        """Places of the players by their mean fair share, the largest first."""
        means = [self.spread("fair", place).mean for place in range(len(self.players))]
        return tuple(sorted(range(len(means)), key=lambda place: (-np.nan_to_num(means[place]), place)))

    def document(self) -> dict[str, Any]:
        """As plain data, the largest fair share first."""
        return {
            "total": self.total.document(),
            "with_all": Spread(self.whole).document(),
            "with_none": Spread(self.nobody).document(),
            "method": "exact" if self.exactly else "sampled",
            "players": [self._player(place) for place in self.ranking],
            "sums": {kind: finite(self.summed(kind).mean) for kind in KINDS},
            "overlaps": [
                {"between": [self.players[one].id, self.players[two].id], **spread.document()}
                for one, two, spread in self.pairs()
            ],
        }

    def _player(self, place: int) -> dict[str, Any]:
        answers: dict[str, Any] = {kind: self.spread(kind, place).document() for kind in KINDS}
        return {"id": self.players[place].id, "name": self.players[place].name, **answers}

    def pairs(self) -> list[tuple[int, int, Spread]]:
        """Every two players and their overlap, the largest first; none where not every pair was played."""
        if self.overlaps is None:
            return []
        places = range(len(self.players))
        found = [(one, two, Spread(self.overlaps[one, two])) for one in places for two in places if one < two]
        return sorted(found, key=lambda each: (-abs(np.nan_to_num(each[2].mean)), each[:2]))


@dataclass(frozen=True, eq=False, repr=False)
class Credits(Shown):
    """The credit along several axes; each divides the same campaign anew, so axes are never added up."""

    main: ClassVar[str] = "credit"

    plan: Arm
    measure: str
    worlds: int
    seed: int
    population_seed: int
    played: Ensemble
    axes: Mapping[Axis, Credit]

    @property
    def runs(self) -> int:
        """Runs that it took."""
        return len(self.played.jobs)

    @property
    def lost(self) -> int:
        """Runs that could not be played."""
        return len(self.played.lost)

    def text(self, pen: Pen | None = None) -> str:
        """Everything in words; on plain paper when no pen is given."""
        from .credit_words import credit_words
        from .pen import Pen

        return credit_words(self, pen or Pen())

    def table(self) -> Table:
        """One row an axis, player and world: its fair share, what is missing without it, what it brings alone."""
        places = [
            (axis, one, place, world)
            for axis, one in self.axes.items()
            for place in one.ranking
            for world in range(self.worlds)
        ]
        table: dict[str, list[Cell]] = {
            "axis": [axis for axis, _one, _place, _world in places],
            "id": [one.players[place].id for _axis, one, place, _world in places],
            "name": [one.players[place].name for _axis, one, place, _world in places],
            "world": [world for _axis, _one, _place, world in places],
            "measure": [self.measure for _place in places],
        }
        for kind in KINDS:
            table[kind] = [float(getattr(one, kind)[place, world]) for _axis, one, place, world in places]
        return table | {"total": [float(one.total.per_world[world]) for _axis, one, _place, world in places]}

    def parts(self) -> Mapping[str, Ensemble]:
        """Every coalition in every world where it was played."""
        return {"worlds": self.played}

    def tables(self) -> Mapping[str, Table]:
        """The answer."""
        return {"credit": self.table()}

    def sheets(self) -> Sheets:
        """What a notebook shows."""
        from .credit_words import credit_sheets

        return credit_sheets(self)

    def document(self) -> dict[str, Any]:
        """Everything as plain data."""
        return {
            "scenario": self.plan.name,
            "title": self.plan.scenario.title,
            "version": __version__,
            "model_version": MODEL_VERSION,
            "people": self.plan.scenario.people,
            "measure": self.measure,
            "unit": MEASURES[self.measure].unit,
            "worlds": self.worlds,
            "seed": self.seed,
            "population_seed": self.population_seed,
            "runs": self.runs,
            "lost": self.lost,
            "credit": {axis: credit.document() for axis, credit in self.axes.items()},
        }


def credit(
    plan: Arm,
    laboratory: Laboratory,
    worlds: int,
    *,
    axes: Sequence[Axis] = AXES,
    measure: str | None = None,
    pairs: int = PAIRS,
    seed: int | None = None,
    population_seed: int | None = None,
    population: Literal["fixed", "varied"] = "fixed",
) -> Credits:
    """Who brought how much of a measure, in coupled worlds.

    pairs   orders of arrival for each world and axis with more than four players, each also played backwards
    Errors as in `design` and `Laboratory.conduct`; DesignError for a measure that has no value.
    """
    name = counted(plan.scenario, measure)
    checked = design([plan], worlds, seed, population_seed, population)
    wanted, parts = Wanted(), []
    for axis in dict.fromkeys(axes):
        part = _Part(game(plan.scenario, axis), worlds, pairs, checked.seed)
        if part.players:
            part.ask(wanted)
            parts.append(part)
    if not parts:
        raise DesignError(_("the plan has no posts and no messengers: there is nobody to give credit to"))
    chosen = wanted.selection(checked.seed, checked.population_seed, population)
    played = laboratory.conduct(chosen, _("coalitions"))
    found = {part.game.axis: part.credit(name, played) for part in parts}
    _check_value(name, found.values())
    seeds = (checked.seed, checked.population_seed)
    return Credits(plan, name, worlds, *seeds, played, found)


def _check_value(measure: str, found: Iterable[Credit]) -> None:
    if all(not one.total.known.size for one in found):
        told = _("{measure} has no value without the campaign, so nothing can be divided; choose a count: reach, gifts")
        raise DesignError(told.format(measure=measure))


@dataclass
class _Part:
    """One game: which coalitions are played in which worlds, and what comes of them."""

    game: Game
    worlds: int
    pairs: int
    seed: int
    places: dict[int, int] = field(default_factory=dict)
    taken: list[list[Order]] = field(default_factory=list)

    @property
    def players(self) -> int:
        return len(self.game.players)

    @property
    def small(self) -> bool:
        """Whether every coalition is played."""
        return self.players <= EXACT

    def ask(self, wanted: Wanted) -> None:
        """Say what is to be played."""
        coins, everywhere = Coins(self.seed), range(self.worlds)
        for coalition in range(1 << self.players) if self.small else self._usual():
            self._ask(wanted, coalition, everywhere)
        if not self.small:
            for world in everywhere:
                drawn = orders(self.players, world, self.pairs, coins, self.game.axis)
                self.taken.append(drawn)
                for order in drawn:
                    for coalition in chain(order):
                        self._ask(wanted, coalition, (world,))

    def _usual(self) -> list[int]:
        """Nobody, everybody, each alone, and everybody but one."""
        everybody = self.game.everybody
        singles = [1 << player for player in range(self.players)]
        return list(dict.fromkeys([0, everybody, *singles, *(everybody & ~one for one in singles)]))

    def _ask(self, wanted: Wanted, coalition: int, worlds: Iterable[int]) -> None:
        name = f"{self.game.axis} {coalition:b}"
        self.places[coalition] = wanted.add(Arm(name, self.game.plan(coalition)), worlds)

    def credit(self, measure: str, played: Ensemble) -> Credit:
        """Read the answers off what was played."""
        values = {coalition: played.values(measure, arm) for coalition, arm in self.places.items()}
        everybody, singles = self.game.everybody, [1 << player for player in range(self.players)]
        whole, nobody = values[everybody], values[0]
        fair = np.stack([self._fair(values, world) for world in range(self.worlds)], axis=1)
        return Credit(
            self.game.axis, measure, self.game.players, whole, nobody,
            np.stack([whole - values[everybody & ~one] for one in singles]),
            np.stack([values[one] - nobody for one in singles]),
            fair, self._overlaps(values) if self.small else None, self.small,
        )  # fmt: skip

    def _fair(self, values: Mapping[int, Floats], world: int) -> Floats:
        here = {coalition: float(value[world]) for coalition, value in values.items()}
        return exact(here, self.players) if self.small else by_orders(here, self.taken[world], self.players)

    def _overlaps(self, values: Mapping[int, Floats]) -> Floats:
        found = np.zeros((self.players, self.players, self.worlds))
        for one in range(self.players):
            for two in range(self.players):
                if one != two:
                    both = values[1 << one | 1 << two]
                    found[one, two] = both - values[1 << one] - values[1 << two] + values[0]
        return found
