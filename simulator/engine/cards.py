"""Cards played: what goes wrong is done to the world here, and in the rooms for controversies, raids and shocks."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from ..actors.script import Befall
from ..behaviour import acceptance, risks
from ..behaviour import trust as messengers
from ..behaviour.sessions import Diurnal
from ..chance import UNIT, hazard, key, threshold
from ..ledger import Act, Kind
from ..scenario.model import Card
from ..world.world import GAVE, RECRUITED, SHOWED_UP, SIGNED, World
from . import controversy, raids, shocks
from .outbreak import follow_protocol, organiser, some_people, spread, write

_DOERS = SIGNED | GAVE | RECRUITED | SHOWED_UP


def befall(world: World, curve: Diurnal, minute: int, intent: Befall) -> None:
    """Do what the card says, or the step of its protocol."""
    world.crowd.risks.begin(world.society.people)
    if intent.what == "records":
        _records_may_be_stolen(world, minute)
    else:
        STEPS[intent.what](world, curve, minute, world.scenario.card[intent.card])


def _rumour(world: World, curve: Diurnal, minute: int, card: Card) -> None:
    pull = world.scenario.harm.rumour_pull
    spread(world, curve, some_people(world, card), minute, Kind.RUMOUR, card.id, pull)


def _fact_check(world: World, curve: Diurnal, minute: int, card: Card) -> None:
    """A correction by the organiser, and a label on every copy of the rumour."""
    if not follow_protocol(world, minute, card):
        return
    world.crowd.risks.labelled = minute
    write(world, minute, Act.LABELLED, 0)
    who = world.scenario.organiser
    doubtful = messengers.suspicion(world.scenario.trust, who.fit, who.tie, asks=False)
    node = np.array([organiser(world)], np.int32)
    spread(world, curve, node, minute, Kind.CORRECTION, "correction " + card.id, 1.0, doubtful)


def _breach(world: World, curve: Diurnal, minute: int, card: Card) -> None:
    """Data are stolen: who gave theirs, and whoever hears of it in the news, believes less."""
    people, crowd, care, harm = world.society.population, world.crowd, world.scenario.care, world.scenario.harm
    told = world.coins.flip("news", people.key, key("card", card.id)) < threshold(harm.news * card.severity)
    who = (told | ((crowd.done & _DOERS) != 0)).nonzero()[0]
    part = harm.breach_loss * card.severity * (0.5 if care.data != "full" else 1.0)
    if care.notify and follow_protocol(world, minute, card):
        part *= risks.NOTIFIED
    loss = np.full(who.size, -round(part * risks.TOP), np.int32)
    crowd.sincerity[who] += acceptance.belief_step(crowd.sincerity[who], loss)
    write(world, minute, Act.BREACHED, int(np.count_nonzero(crowd.done & _DOERS)))


def _records_may_be_stolen(world: World, minute: int) -> None:
    """The risk of a day: the chance of a theft times the records that are kept, added up in expectation."""
    care = world.scenario.care
    held = int(np.count_nonzero(world.crowd.done & _DOERS))
    chance = risks.exposure_chance(care.data, care.data_care, world.scenario.harm.theft_chance)
    world.crowd.risks.records += held * int(hazard(chance))
    write(world, minute, Act.AT_RISK, world.crowd.risks.records * 1000 // UNIT)


def _fake_page(world: World, curve: Diurnal, minute: int, card: Card) -> None:
    safe = world.scenario.care.page_security if follow_protocol(world, minute, card) else 0.0
    world.crowd.risks.fake_from = minute
    world.crowd.risks.fake_until = minute + round(world.scenario.harm.fake_page_stands * (1.0 - safe / 2.0))
    world.crowd.risks.fake_pull = card.severity * (1.0 - safe)


STEPS: dict[str, Callable[[World, Diurnal, int, Card], None]] = {
    "rumour": _rumour,
    "fact-check": _fact_check,
    "reproach": controversy.reproach,
    "answer": controversy.answer,
    "sentiment": controversy.sentiment,
    "scandal": shocks.scandal,
    "part": shocks.part,
    "rule_change": shocks.platform_hit,
    "outage": shocks.platform_hit,
    "letter": shocks.letter,
    "overload": shocks.overload,
    "false_numbers": shocks.distort,
    "audit": shocks.audit,
    "breach": _breach,
    "fake_page": _fake_page,
    "trolls": raids.begin,
    "raid": raids.raid,
    "raid ends": raids.end,
}
"""What each kind of card, and each step that follows from one, does."""
