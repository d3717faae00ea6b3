"""A controversy: a reproach angers, an answer or an apology calms or provokes, opponents speak up, tempers cool."""

from __future__ import annotations

import numpy as np

from ..behaviour import risks
from ..behaviour.sessions import Diurnal
from ..chance import key, threshold
from ..exact import exp
from ..ledger import Act, Kind
from ..scenario.model import Card
from ..world.risks import ANSWERED_TO, APOLOGISED, READ
from ..world.world import World
from .outbreak import Nodes, follow_protocol, organiser, some_people, spread, write

PULL = 1.5
"""How readily a reproach is passed on, against an ordinary post (assumption)."""
LOOKS_UP = 0.5
"""Part of the angry who look the answer up (assumption)."""
_LN2_OF_AN_HOUR = 0.6931471805599453 * 60


def reproach(world: World, curve: Diurnal, minute: int, card: Card) -> None:
    """Some people reproach the organiser with something that it is responsible for, more or less."""
    world.crowd.risks.responsibility = card.responsibility
    spread(world, curve, some_people(world, card), minute, Kind.REPROACH, card.id, PULL)


def answer(world: World, curve: Diurnal, minute: int, card: Card) -> None:
    """The organiser answers to its followers, and to everybody who read the reproach and looks it up (half of them)."""
    how = world.scenario.care.answer
    if how == "silence" or not follow_protocol(world, minute, card):
        return
    node = np.array([organiser(world)], np.int32)
    kind = Kind.APOLOGY if how == "apology" else Kind.ANSWER
    spread(world, curve, node, minute, kind, "answer " + card.id, 1.0)
    angry = (world.crowd.risks.anger > 0).nonzero()[0].astype(np.int32)
    looks_up = world.coins.flip("look up", world.society.population.key[angry], key(card.id)) < threshold(LOOKS_UP)
    hear(world, angry[looks_up], how)


def hear(world: World, who: Nodes, how: str) -> None:
    """What an answer does to those who meet it: it calms, and a denial of what is true provokes opponents."""
    state = world.crowd.risks
    state.anger[who] = risks.left_of(state.anger[who], risks.left_by(how, state.responsibility))
    state.heard[who] |= np.uint8(APOLOGISED if how == "apology" else ANSWERED_TO)
    if how == "denial":
        provoked = who[world.crowd.stance[who] < 0]
        state.anger[provoked] = risks.angrier(state.anger[provoked], risks.PROVOKED * state.responsibility)


def be_angered(world: World, who: Nodes) -> None:
    """A reproach angers when it is new; who has heard the answer weighs it against that."""
    state, anger = world.crowd.risks, world.scenario.harm.anger
    part = np.where((state.heard[who] & READ) != 0, anger * risks.HABIT, anger)
    for bit, how in ((ANSWERED_TO, world.scenario.care.answer), (APOLOGISED, "apology")):
        heard = (state.heard[who] & bit) != 0
        part = np.where(heard, part * risks.left_by(how, state.responsibility), part)
    state.anger[who] = risks.angrier(state.anger[who], part)
    state.heard[who] |= np.uint8(READ)


def sentiment(world: World, curve: Diurnal, minute: int, card: Card) -> None:
    """Opponents who are angry enough speak up; then the press takes the temperature, and tempers cool a little."""
    anger = world.crowd.risks.anger
    write(world, minute, Act.SENTIMENT, int(anger.sum(dtype=np.int64) // 655 // 10))
    against = ((anger > 0) & (world.crowd.stance < 0)).nonzero()[0].astype(np.int32)
    against = against[~world.crowd.risks.loud[against]]
    chance = world.scenario.harm.speaking_up * anger[against] / risks.TOP
    flips = world.coins.flip("speak up", world.society.population.key[against], key(card.id), minute)
    loud = against[flips < threshold(chance)]
    if loud.size:
        world.crowd.risks.loud[loud] = True
        write(world, minute, Act.MOBILISED, loud)
        spread(world, curve, loud, minute, Kind.REPROACH, card.id + "+", 0.7)
    kept = float(exp(-_LN2_OF_AN_HOUR / world.scenario.harm.cooling))
    world.crowd.risks.anger = risks.left_of(anger, kept)
