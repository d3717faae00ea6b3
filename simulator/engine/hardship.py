"""What readers do with bad news, and what attacks do to them."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from ..behaviour import acceptance, risks
from ..chance import exponential, key, threshold
from ..ledger import Act, Kind
from ..world.risks import ANSWERED_TO, IMMUNE, MISLED, READ, UNTOUCHED
from ..world.world import World
from .batch import Reading
from .cards import WORLD_OUTSIDE, hear_answer

Ints = NDArray[np.int64]
Nodes = NDArray[np.int32]


def weather(world: World, batch: Reading, rows: Ints, wish: NDArray[np.float64]) -> NDArray[np.float64]:
    """The wish to react (n,) after what went wrong: rumours are checked, labels dampen, the silenced are silent."""
    state = world.crowd.risks
    if not state.on:
        return wish
    reader, content, minute = batch.reader[rows], batch.content[rows], batch.minute[rows]
    kind = world.ledger.posts["kind"][content]
    wish = np.where(state.silent[reader], 0.0, wish)
    rumour = (kind == Kind.RUMOUR).nonzero()[0]
    if rumour.size:
        wish[rumour] *= _meet_rumour(world, reader[rumour], minute[rumour])
    who = np.unique(reader[kind == Kind.CORRECTION])
    if who.size:
        _correct(world, who)
    who = np.unique(reader[kind == Kind.REPROACH])
    if who.size:
        _be_angered(world, who)
    who = np.unique(reader[kind == Kind.ANSWER])
    if who.size:
        hear_answer(world, who)
    return wish


def _be_angered(world: World, who: Nodes) -> None:
    """A reproach angers when it is new; who has heard the answer weighs it against that."""
    state, answer = world.crowd.risks, world.scenario.care.answer
    part = np.where((state.heard[who] & READ) != 0, risks.ANGER * risks.HABIT, risks.ANGER)
    part = np.where((state.heard[who] & ANSWERED_TO) != 0, part * risks.CALMED[answer], part)
    state.anger[who] = risks.angrier(state.anger[who], part)
    state.heard[who] |= np.uint8(READ)


def _meet_rumour(world: World, reader: Nodes, minute: NDArray[np.int32]) -> NDArray[np.float64]:
    """Multiplier of the wish (n,): 0 for who knows better, less under a label or after a prompt."""
    state, care, crowd = world.crowd.risks, world.scenario.care, world.crowd
    people = world.society.population
    new = np.unique(reader[state.rumour[reader] == UNTOUCHED])
    checks = world.coins.flip("verify", people.key[new]) < threshold(care.verifying)
    state.rumour[new] = np.where(checks, IMMUNE, MISLED)
    believers = new[~checks]
    loss = np.full(believers.size, -round(risks.RUMOUR_LOSS * risks.TOP), np.int32)
    crowd.sincerity[believers] += acceptance.belief_step(crowd.sincerity[believers], loss)
    labelled = (minute >= state.labelled) & (state.labelled >= 0)
    if labelled.any():
        _correct(world, np.unique(reader[labelled]))
    factor = np.where(state.rumour[reader] == IMMUNE, 0.0, 1.0 - care.accuracy_prompt)
    return np.where(labelled, factor * (1.0 - care.label_effect), factor)


def _correct(world: World, who: Nodes) -> None:
    """A correction or a label, believed or not: one coin a person; the belief that was lost comes back in part (N7)."""
    state, care = world.crowd.risks, world.scenario.care
    flips = world.coins.flip("correction", world.society.population.key[who], key("correction"))
    convinced = who[flips < threshold(care.correction)]
    were = convinced[state.rumour[convinced] == MISLED]
    belief = world.crowd.sincerity[were]
    world.crowd.sincerity[were] = np.minimum(belief + risks.left_of(belief, 0.6), risks.TOP)
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
