"""What readers do with bad news, and what attacks do to them."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from ..behaviour import acceptance, risks
from ..chance import exponential, key, threshold
from ..ledger import Act, Kind
from ..world.risks import IMMUNE, MISLED, UNTOUCHED
from ..world.world import World
from .batch import Reading
from .controversy import be_angered, hear
from .outbreak import WORLD_OUTSIDE
from .shocks import hear_of_scandal, pull_left

Ints = NDArray[np.int64]
Nodes = NDArray[np.int32]


Wishes = NDArray[np.float64]


def weather(world: World, batch: Reading, rows: Ints, wish: Wishes) -> tuple[Wishes, Wishes]:
    """The wish to react, and the wish to comment (n,), after what went wrong.

    Rumours are checked, labels and corrections are believed or not, the silenced are silent.
    """
    state = world.crowd.risks
    if not state.on:
        return wish, wish
    reader, content, minute = batch.reader[rows], batch.content[rows], batch.minute[rows]
    kind = world.ledger.posts["kind"][content]
    there = np.bincount(kind, minlength=len(Kind)) > 0
    wish = np.where(state.silent[reader], 0.0, wish)
    wish = wish * pull_left(world, reader, content)
    voice = wish
    if there[Kind.RUMOUR]:
        rumour = (kind == Kind.RUMOUR).nonzero()[0]
        _meet_rumour(world, reader[rumour], minute[rumour])
        knows = state.rumour[reader[rumour]] == IMMUNE
        wish, voice = wish.copy(), wish.copy()
        wish[rumour] *= np.where(knows, 0.0, 1.0 - world.scenario.care.accuracy_prompt)
        voice[rumour] *= np.where(knows, world.scenario.care.rebuttal, 1.0)
    if there[Kind.CORRECTION]:
        corrects = kind == Kind.CORRECTION
        _read_corrections(world, reader[corrects], content[corrects])
    if there[Kind.REPROACH]:
        be_angered(world, np.unique(reader[kind == Kind.REPROACH]))
    for what, how in ((Kind.ANSWER, world.scenario.care.answer), (Kind.APOLOGY, "apology")):
        if there[what]:
            hear(world, np.unique(reader[kind == what]), how)
    if there[Kind.SCANDAL]:
        told = kind == Kind.SCANDAL
        hear_of_scandal(world, reader[told], content[told])
    return wish, voice


def goodwill(world: World, reader: Nodes) -> NDArray[np.float64] | float:
    """What anger about the organiser leaves of a deed for it (n,)."""
    state, cost = world.crowd.risks, world.scenario.harm.anger_cost
    return risks.goodwill(state.anger[reader], cost) if state.on and cost else 1.0


def _meet_rumour(world: World, reader: Nodes, minute: NDArray[np.int32]) -> None:
    """Who meets a rumour (n,) for the first time checks it or believes it; a label is believed or not."""
    state, care, crowd = world.crowd.risks, world.scenario.care, world.crowd
    people = world.society.population
    new = np.unique(reader[state.rumour[reader] == UNTOUCHED])
    checks = world.coins.flip("verify", people.key[new]) < threshold(care.verifying)
    state.rumour[new] = np.where(checks, IMMUNE, MISLED)
    believers = new[~checks]
    loss = np.full(believers.size, -round(world.scenario.harm.rumour_loss * risks.TOP), np.int32)
    crowd.sincerity[believers] += acceptance.belief_step(crowd.sincerity[believers], loss)
    labelled = (minute >= state.labelled) & (state.labelled >= 0)
    if labelled.any():
        who = np.unique(reader[labelled])
        _correct(world, who, np.full(who.size, care.label_effect), "label")


def _read_corrections(world: World, reader: Nodes, content: Nodes) -> None:
    """Corrections (n,) work as far as their readers trust who corrects; of several at once the most trusted counts."""
    care, doubtful = world.scenario.care, world.contents["suspicion"][content]
    trust = risks.trust_in(world.crowd.sincerity[reader], doubtful)
    chance = risks.correction_chance(care.correction, trust, care.correction_trust)
    order = np.lexsort((-chance, reader))
    who, first = np.unique(reader[order], return_index=True)
    _correct(world, who, chance[order][first], "correction")


def _correct(world: World, who: Nodes, chance: NDArray[np.float64], by: str) -> None:
    """A correction or a label, believed or not: one coin each a person; part of the belief lost comes back (N7)."""
    state = world.crowd.risks
    flips = world.coins.flip("correction", world.society.population.key[who], key(by))
    convinced = who[flips < threshold(chance)]
    were = convinced[state.rumour[convinced] == MISLED]
    belief = world.crowd.sincerity[were]
    world.crowd.sincerity[were] = np.minimum(belief + risks.left_of(belief, risks.REGAINED), risks.TOP)
    state.rumour[convinced] = IMMUNE


def attacks_are_read(world: World, end: int) -> None:
    """Attacks that were not taken down in time are read; who has read too many falls silent."""
    flags = world.crowd.risks.flags
    if not len(flags):
        return
    due = (~flags["done"] & (flags["read"] < end)).nonzero()[0]
    if not due.size:
        return
    flags["done"][due] = True
    gone = (flags["ends"][due] >= 0) & (flags["ends"][due] <= flags["read"][due])
    due = due[~gone]
    target, stress = flags["target"][due], world.crowd.risks.stress
    counts = np.bincount(target, minlength=stress.size)
    hit = counts.nonzero()[0]
    stress[hit] = np.minimum(stress[hit] + counts[hit], 255).astype(np.uint8)
    limit = risks.borne(
        exponential(world.coins.flip("resilience", world.society.population.key[hit])), world.scenario.care.resilience
    )
    fallen = hit[(stress[hit] >= limit) & ~world.crowd.risks.silent[hit]]
    world.crowd.risks.silent[fallen] = True
    if fallen.size:
        world.ledger.acts.append(minute=end, actor=WORLD_OUTSIDE, act=Act.SILENCED, about=fallen, cents=0, work=0)


def diverted(world: World, person: Nodes, minute: NDArray[np.int32], item: Nodes) -> NDArray[np.bool_]:
    """Which gifts (n,) end on the fake page; the victims believe less and most give no more."""
    state = world.crowd.risks
    open_ = (minute >= state.fake_from) & (minute < state.fake_until) if state.fake_from >= 0 else np.zeros(0, bool)
    if not state.on or not open_.any():
        return np.zeros(person.size, bool)
    flips = world.coins.flip("fake page", world.society.population.key[person], 0, minute)
    taken = open_ & (flips < threshold(state.fake_pull))
    victims = np.unique(person[taken])
    if victims.size:
        acts = world.ledger.acts
        acts.append(minute=minute[taken], actor=WORLD_OUTSIDE, act=Act.DIVERTED, about=person[taken], cents=0, work=0)
        gives_up = world.coins.flip("give up", world.society.population.key[victims]) < threshold(0.7)
        state.lost[victims[gives_up]] = True
    return taken
