"""Cards played: what goes wrong is done to the world here."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from ..actors.script import Befall
from ..behaviour import acceptance, risks
from ..behaviour.sessions import Diurnal, next_session
from ..chance import UNIT, hazard, joined, key, keys, threshold
from ..exact import exp
from ..ledger import Act, Handing, Kind
from ..scenario.model import Card
from ..world.contents import NO_SLANT
from ..world.risks import ANSWERED_TO
from ..world.world import GAVE, RECRUITED, SHOWED_UP, SIGNED, World
from .spreading import hand_over, publish, sampled_people, to_followers

Nodes = NDArray[np.int32]

WORLD_OUTSIDE = -3
"""Actor of acts that nobody of the cast does."""
SPEAKING_UP = 0.004
"""Chance an hour that an opponent as angry as can be posts against the organiser (assumption)."""
_CAUSE = key("topic", "cause")
_LN2 = 0.6931471805599453
_FAKE_PAGE_STANDS = 72 * 60
_DOERS = SIGNED | GAVE | RECRUITED | SHOWED_UP


def befall(world: World, curve: Diurnal, minute: int, intent: Befall) -> None:
    """Do what the card says, or the step of its protocol."""
    world.crowd.risks.begin(world.society.people)
    if intent.what == "records":
        _records_may_be_stolen(world, minute)
        return
    card = world.scenario.card[intent.card]
    _STEPS[intent.what](world, curve, minute, card)


def protected(world: World, card: Card) -> bool:
    """Whether the hours for the protocol are there."""
    return card.hours <= world.treasury.hours + 1e-9


def _write(world: World, minute: int, act: Act, about: NDArray[np.integer] | int, actor: int = WORLD_OUTSIDE) -> None:
    world.ledger.acts.append(minute=minute, actor=actor, act=act, about=about, cents=0, work=0)


def _use_hours(world: World, minute: int, card: Card) -> bool:
    """Spend the protocol's hours; False, and nothing spent, if they are not there."""
    if not protected(world, card):
        return False
    world.treasury.hours -= card.hours
    node = _organiser(world)
    world.ledger.acts.append(
        minute=minute, actor=node, act=Act.PROTECTED, about=0, cents=0, work=round(card.hours * 60)
    )
    return True


def _organiser(world: World) -> int:
    wanted = world.scenario.organiser.id
    return next(one.node for one in world.society.accounts if one.id == wanted)


def _contents_by(world: World, person: Nodes, minute: int, kind: Kind, name: str, pull: float) -> Nodes:
    """Publish a content of each author (n,): about the organiser, rejected by nobody's stance."""
    people, n = world.society.population, person.size
    language = np.where(person < people.key.size, people.language[np.minimum(person, people.key.size - 1)], -1)
    made = {
        "key": joined(world.node_keys[person], np.uint64(key(name, minute))), "topic": np.uint64(_CAUSE),
        "author": person, "minute": np.full(n, minute, np.int32),
        "expires": minute + world.scenario.platform.post_lifetime, "story": False, "frames": 1, "campaign": False,
        "ask": 0, "language": language, "breadth": -1.0, "wish": pull, "inside": 1.0, "across": 1.0,
        "slant": NO_SLANT, "suspicion": 0.0, "gain": 0, "tap": 1.0,
    }  # fmt: skip
    return publish(world, made, {"kind": kind, "prompt": -1, "plan": -1})


def _spread(world: World, curve: Diurnal, person: Nodes, minute: int, kind: Kind, name: str, pull: float) -> None:
    content = _contents_by(world, person, minute, kind, name, pull)
    minutes = np.full(person.size, minute, np.int32)
    to_followers(world, curve, hand_over(world, content, person, minutes, -1, Handing.POSTED))


def _within_reach(world: World) -> int:
    """People who are not on an island: what goes wrong grows with them, so that an unconnected town changes nothing."""
    communities = world.society.communities
    return sum(size for size, alone in zip(communities.sizes, communities.isolated, strict=True) if not alone)


def _some_people(world: World, card: Card, per_thousand: float) -> Nodes:
    """People in whom it starts: a few in a thousand, by severity, at least three; islands are left in peace."""
    places = tuple(place for place, alone in enumerate(world.society.communities.isolated) if not alone)
    count = max(3, round(_within_reach(world) * per_thousand * card.severity / 1000.0))
    return sampled_people(world, "card", key("card", card.id), count, places)


def _rumour(world: World, curve: Diurnal, minute: int, card: Card) -> None:
    _spread(world, curve, _some_people(world, card, 8.0), minute, Kind.RUMOUR, card.id, risks.NOVELTY)


def _fact_check(world: World, curve: Diurnal, minute: int, card: Card) -> None:
    """A correction by the organiser, and a label on every copy of the rumour."""
    if not _use_hours(world, minute, card):
        return
    world.crowd.risks.labelled = minute
    _write(world, minute, Act.LABELLED, 0)
    node = np.array([_organiser(world)], np.int32)
    _spread(world, curve, node, minute, Kind.CORRECTION, "correction " + card.id, 1.0)


def _reproach(world: World, curve: Diurnal, minute: int, card: Card) -> None:
    _spread(world, curve, _some_people(world, card, 8.0), minute, Kind.REPROACH, card.id, 1.5)


def _answer(world: World, curve: Diurnal, minute: int, card: Card) -> None:
    """The organiser answers to its followers, and to everybody who read the reproach and looks it up (half of them)."""
    if world.scenario.care.answer == "silence" or not _use_hours(world, minute, card):
        return
    node = np.array([_organiser(world)], np.int32)
    _spread(world, curve, node, minute, Kind.ANSWER, "answer " + card.id, 1.0)
    angry = (world.crowd.risks.anger > 0).nonzero()[0].astype(np.int32)
    looks_up = world.coins.flip("look up", world.society.population.key[angry], key(card.id)) < threshold(0.5)
    hear_answer(world, angry[looks_up])


def hear_answer(world: World, who: Nodes) -> None:
    """What the answer does to those who meet it: it calms, and a denial of what is true provokes opponents."""
    answer, anger = world.scenario.care.answer, world.crowd.risks.anger
    anger[who] = risks.left_of(anger[who], risks.CALMED[answer])
    world.crowd.risks.heard[who] |= np.uint8(ANSWERED_TO)
    if answer == "denial":
        provoked = who[world.crowd.stance[who] < 0]
        anger[provoked] = risks.angrier(anger[provoked], risks.PROVOKED)


def _sentiment(world: World, curve: Diurnal, minute: int, card: Card) -> None:
    """Opponents who are angry enough speak up; then the press takes the temperature, and tempers cool a little."""
    anger = world.crowd.risks.anger
    _write(world, minute, Act.SENTIMENT, int(anger.sum(dtype=np.int64) // 655 // 10))
    against = ((anger > 0) & (world.crowd.stance < 0)).nonzero()[0].astype(np.int32)
    against = against[~world.crowd.risks.loud[against]]
    chance = SPEAKING_UP * anger[against] / risks.TOP
    flips = world.coins.flip("speak up", world.society.population.key[against], key(card.id), minute)
    loud = against[flips < threshold(chance)]
    if loud.size:
        world.crowd.risks.loud[loud] = True
        _write(world, minute, Act.MOBILISED, loud)
        _spread(world, curve, loud, minute, Kind.REPROACH, card.id + "+", 0.7)
    world.crowd.risks.anger = risks.left_of(anger, float(exp(-_LN2 / risks.COOLING_HOURS)))


def _breach(world: World, curve: Diurnal, minute: int, card: Card) -> None:
    """Data are stolen: who gave theirs, and whoever hears of it in the news, believes less."""
    people, crowd = world.society.population, world.crowd
    told = world.coins.flip("news", people.key, key("card", card.id)) < threshold(0.5 * card.severity)
    who = (told | ((crowd.done & _DOERS) != 0)).nonzero()[0]
    part = 0.4 * card.severity * (0.5 if world.scenario.care.data != "full" else 1.0)
    loss = np.full(who.size, -round(part * risks.TOP), np.int32)
    crowd.sincerity[who] += acceptance.belief_step(crowd.sincerity[who], loss)
    _write(world, minute, Act.BREACHED, int(np.count_nonzero(crowd.done & _DOERS)))


def _records_may_be_stolen(world: World, minute: int) -> None:
    """The risk of a day: the chance of a theft times the records that are kept, added up in expectation."""
    care = world.scenario.care
    held = int(np.count_nonzero(world.crowd.done & _DOERS))
    world.crowd.risks.records += held * int(hazard(risks.exposure_chance(care.data, care.data_care)))
    _write(world, minute, Act.AT_RISK, world.crowd.risks.records * 1000 // UNIT)


def _fake_page(world: World, curve: Diurnal, minute: int, card: Card) -> None:
    safe = world.scenario.care.page_security if _use_hours(world, minute, card) else 0.0
    world.crowd.risks.fake_from = minute
    world.crowd.risks.fake_until = minute + round(_FAKE_PAGE_STANDS * (1.0 - safe / 2.0))
    world.crowd.risks.fake_pull = card.severity * (1.0 - safe)


def _raid_begins(world: World, curve: Diurnal, minute: int, card: Card) -> None:
    if world.scenario.care.moderators:
        world.crowd.risks.protected = _use_hours(world, minute, card)
    _raid(world, curve, minute, card)


def _raid(world: World, curve: Diurnal, minute: int, card: Card) -> None:
    """An hour of attacks, each at a supporter who showed themselves; read at the target's next session."""
    people = world.society.population
    visible = ((world.crowd.rung >= 2) & ~world.crowd.risks.silent).nonzero()[0].astype(np.int32)
    count = round(world.scenario.care.attacks_per_hour * card.severity * _within_reach(world) / 1000.0)
    if not visible.size or not count:
        return
    draws = keys(key("raid", card.id, minute), np.arange(count))
    seat = world.coins.flip("raid", draws).astype(np.uint64) * np.uint64(visible.size) >> np.uint64(32)
    target = visible[np.sort(seat.astype(np.int64))]
    read = next_session(
        world.coins, curve, people.key[target], people.sessions[target], people.utc_offset[target], minute
    )
    world.crowd.risks.flags.append(
        target=target,
        minute=minute,
        read=np.minimum(read, 1 << 30),
        rank=-world.crowd.risks.stress[target].astype(np.int16),
        started=-1,
        ends=-1,
        state=0,
        done=False,
    )
    _write(world, minute, Act.ATTACKED, target)


def _raid_ends(world: World, curve: Diurnal, minute: int, card: Card) -> None:
    _write(world, minute, Act.RAID_ENDED, 0)


_STEPS = {
    "rumour": _rumour,
    "fact-check": _fact_check,
    "reproach": _reproach,
    "answer": _answer,
    "sentiment": _sentiment,
    "breach": _breach,
    "fake_page": _fake_page,
    "trolls": _raid_begins,
    "raid": _raid,
    "raid ends": _raid_ends,
}
