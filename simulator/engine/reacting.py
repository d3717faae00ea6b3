"""What readers do with what they accepted: like, comment, pass on, act.  Each rung has its own coin."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from ..behaviour import deeds, sharing
from ..chance import exponential, threshold
from ..ledger import Did, Handing, Reason
from ..world.world import CLICKED, CREATED, GAVE, RECRUITED, SHOWED_UP, SIGNED, World
from . import minds
from .batch import Reading, believe, closeness
from .bots import relentless, unmoved
from .hardship import goodwill, weather
from .next_step import lead_on, remember_clicks
from .offers import in_time, offered, rates
from .outlets import stitched
from .peers import belonging, write_too
from .personal import addressed, more_readily
from .shapes import reluctant
from .volunteering import cheer
from .wording import talked_back

Ints = NDArray[np.int64]

_CREATE, _SIGN, _GIVE, _RECRUIT, _SHOW_UP = range(2, 7)  # places in ASKS
_DONE_BIT = np.array([0, 0, CREATED, SIGNED, GAVE, RECRUITED, SHOWED_UP], np.uint8)


def react(
    world: World,
    batch: Reading,
    rows: Ints,
    slots: Ints,
    concerned: NDArray[np.bool_],
    fresh: NDArray[np.float64],
) -> None:
    """Like, comment, pass on, act: each rung has its own coin; the highest names the reason."""
    content, reader = batch.content[rows], batch.reader[rows]
    sender = world.ledger.items["person"][batch.item[rows]]
    close = closeness(world, reader, sender)
    audience = world.scenario.audience
    wish = sharing.wish(concerned, audience.idle_wish, world.contents["wish"][content], close) * fresh
    stranger = world.ledger.items["handing"][batch.item[rows]] >= Handing.BOOSTED
    stranger &= ~world.item_keys["listed"][batch.item[rows]]
    stranger &= world.ledger.items["handing"][batch.item[rows]] < Handing.WRITTEN
    wish = np.where(stranger, wish * audience.stranger_wish, wish)
    watched = minds.finished(world, reader, content)
    wish = minds.moved(world, reader, content, wish, watched) * belonging(world, reader, content)
    wish, voice = (unmoved(world, reader, one) for one in weather(world, batch, rows, wish))
    cheer(world, batch, rows)
    earlier = _earlier_in_group(slots) if batch.repeats else np.zeros(rows.size, np.int64)
    sources = world.pairs.sources[slots].astype(np.int64) + 1 + earlier  # 1 for the first sight of this content
    did = np.zeros(rows.size, np.uint8)
    did |= _speak(world, content, reader, sources, wish, voice, world.pairs.did[slots], earlier > 0)
    did |= _pass_on(world, batch, rows, slots, sources, wish)
    did |= _act(world, batch, rows, watched, wish)
    did |= lead_on(world, batch, rows, did, wish)
    did |= write_too(world, batch, rows, wish)
    did |= stitched(world, batch, rows, did)
    remember_clicks(world, batch, rows, did)
    if batch.repeats:
        _share_once(slots, did)
    world.pairs.sources[slots] = np.minimum(sources, 255)
    np.bitwise_or.at(world.pairs.did, slots, did)
    batch.did[rows] = did
    reason = np.full(rows.size, Reason.SEEN, np.uint8)
    for bit, better in (
        (Did.LIKED, Reason.LIKED),
        (Did.COMMENTED, Reason.COMMENTED),
        (Did.SHARED, Reason.SHARED),
        (Did.ACTED, Reason.ACTED),
        (Did.CREATED, Reason.ACTED),
    ):
        reason[(did & bit) != 0] = better
    batch.reason[rows] = reason
    _grow_closer(world, reader, sender, did)


def _share_once(slots: Ints, did: NDArray[np.uint8]) -> None:
    """Who shares a content at one sight and gives at another of the same tick passes it on once, at the first."""
    rows = (did & Did.SHARED).nonzero()[0]
    later = np.ones(rows.size, bool)
    later[np.unique(slots[rows], return_index=True)[1]] = False
    did[rows[later]] &= np.uint8(255 - Did.SHARED)


def _earlier_in_group(slots: Ints) -> Ints:
    """How many earlier rows have the same slot (n,)."""
    order = np.argsort(slots, kind="stable")
    ordered = slots[order]
    first = np.concatenate((np.ones(1, bool), ordered[1:] != ordered[:-1]))
    if first.all():
        return np.zeros(slots.size, np.int64)
    start = first.nonzero()[0]
    number = np.arange(slots.size) - np.repeat(start, np.diff(np.append(start, slots.size)))
    earlier = np.empty(slots.size, np.int64)
    earlier[order] = number
    return earlier


def _speak(
    world: World,
    content: NDArray[np.int32],
    reader: NDArray[np.int32],
    sources: Ints,
    wish: NDArray[np.float64],
    voice: NDArray[np.float64],
    before: NDArray[np.uint8],
    later: NDArray[np.bool_],
) -> NDArray[np.uint8]:
    """Likes and comments, once per person and content; some comments are questions."""
    audience, key = world.scenario.audience, world.society.population.key[reader]
    subject = world.contents["key"][content]
    liked = world.coins.flip("like", key, subject, sources) < threshold(audience.like_rate * wish)
    said = world.coins.flip("comment", key, subject, sources) < threshold(
        audience.comment_rate * voice * minds.talk(world, content) * talked_back(world, reader, content)
    )
    did = liked * np.uint8(Did.LIKED) | said * np.uint8(Did.COMMENTED)
    did &= ~before
    did[later] = 0
    if not world.scenario.platform.comments:
        did &= ~np.uint8(Did.COMMENTED)
    asked = (did & Did.COMMENTED).nonzero()[0]
    if asked.size:
        flips = world.coins.flip("question", key[asked], subject[asked])
        did[asked[flips < threshold(audience.question_share)]] |= Did.ASKED
    return did


def _pass_on(
    world: World, batch: Reading, rows: Ints, slots: Ints, sources: Ints, wish: NDArray[np.float64]
) -> NDArray[np.uint8]:
    """General threshold sharing: the hazards of all sights add up against one coin per person and content."""
    content, reader, minute = batch.content[rows], batch.reader[rows], batch.minute[rows]
    audience, people, contents = world.scenario.audience, world.society.population, world.contents
    platform = world.scenario.platform
    rate = audience.share_rate * audience.share_appetite * platform.reshare * platform.ease()
    friendly = (world.crowd.stance[reader] >= 0) == (contents["slant"][content] >= 0)
    moral = np.where(friendly, contents["inside"][content], contents["across"][content])
    asked = np.where(contents["ask"][content] == 1, audience.share_ask, 1.0)
    news = sharing.news_value(minute - contents["minute"][content], audience.novelty)
    hazard = sharing.to_units(rate * people.appetite[reader] * wish * moral * asked * news)
    hazard = sharing.effective_hazard(
        hazard,
        people.mode[reader],
        sources,
        people.followees[reader],
        audience.reinforcement,
        audience.threshold_share,
    )
    hazard = relentless(world, reader, reluctant(world, content, sources, hazard))
    limit = exponential(world.coins.flip("share", people.key[reader], contents["key"][content]))
    total = world.pairs.hazard[slots] + (_running_total(slots, hazard) if batch.repeats else hazard)
    world_total = np.minimum(total, (1 << 31) - 1)
    passed = (total > limit) & (total - hazard <= limit)
    np.maximum.at(world.pairs.hazard, slots, world_total.astype(np.int32))
    return passed * np.uint8(Did.SHARED)


def _running_total(slots: Ints, hazard: Ints) -> Ints:
    """Sum of this batch's hazards on the same slot up to and including each row (n,)."""
    order = np.argsort(slots, kind="stable")
    ordered = slots[order]
    first = np.concatenate((np.ones(1, bool), ordered[1:] != ordered[:-1]))
    if first.all():
        return hazard
    total = np.cumsum(hazard[order])
    start = first.nonzero()[0]
    before = np.repeat(total[start] - hazard[order][start], np.diff(np.append(start, slots.size)))
    running = np.empty(slots.size, np.int64)
    running[order] = total - before
    return running


def _act(
    world: World, batch: Reading, rows: Ints, finished: NDArray[np.bool_], wish: NDArray[np.float64]
) -> NDArray[np.uint8]:
    """Deeds that the content asks for, by those who watched to the end."""
    acted = np.zeros(rows.size, np.uint8)
    asks = world.contents["ask"][batch.content[rows]]
    minds.follow_the_series(world, batch.reader[rows], batch.content[rows], finished)
    acted[finished] |= Did.FINISHED
    meant = addressed(world, batch.item[rows], batch.content[rows])
    asked = ((asks >= _CREATE) & (finished if meant is None else finished & meant)).nonzero()[0]
    if not asked.size:
        return acted
    content, reader, ask = batch.content[rows[asked]], batch.reader[rows[asked]], asks[asked]
    item, minute = batch.item[rows[asked]], batch.minute[rows[asked]]
    chance = _deed_chance(world, item, content, reader, ask, minute) * wish[asked]
    chance = in_time(world, content, minute, more_readily(world, item, chance))
    people = world.society.population
    item_key = world.item_keys["key"][item]
    sure = threshold(np.minimum(chance, 1.0))  # belief over a prior of next to nothing has no bound
    does = world.coins.flip("deed", people.key[reader], item_key, batch.tries[rows[asked]]) < sure
    once = (ask != _GIVE) & ((world.crowd.done[reader] & _DONE_BIT[ask]) != 0)
    does &= ~once  # a deed that is done already must not stand in the way of another one
    does &= _first_of_reader(reader, does)
    _remember_asks(world, reader, ask, content)
    hits = asked[does]
    acted[hits] |= np.where(ask[does] == _CREATE, np.uint8(Did.CREATED), np.uint8(Did.ACTED))
    np.bitwise_or.at(world.crowd.done, reader[does], _DONE_BIT[ask[does]])
    donors = does & (ask == _GIVE)
    if donors.any():
        acted[asked[donors]] |= _give(world, batch, rows[asked[donors]], reader[donors], content[donors])
    return acted


def _first_of_reader(reader: NDArray[np.int32], does: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """True on the first row of each reader that does something: one deed a person and tick."""
    first = np.zeros(reader.size, bool)
    hits = does.nonzero()[0]
    first[hits[np.unique(reader[hits], return_index=True)[1]]] = True
    return first


def _deed_chance(
    world: World,
    item: NDArray[np.int32],
    content: NDArray[np.int32],
    reader: NDArray[np.int32],
    ask: NDArray[np.uint8],
    minute: NDArray[np.int32],
) -> NDArray[np.float64]:
    scenario, crowd = world.scenario, world.crowd
    proof = _social_proof(world)
    chance = rates(world)[ask] * world.contents["tap"][content] * proof[ask]
    chance = offered(world, ask, minute, chance)
    belief = crowd.sincerity[reader]
    if scenario.deeds.open_books:
        belief = deeds.belief_at_the_form(belief, ask == _GIVE, scenario.deeds.open_books)
    chance = chance * deeds.trust_factor(belief, scenario.trust.prior, scenario.deeds.trust_weight)
    if scenario.deeds.after_click != "none":
        clicked = (crowd.done[reader] & CLICKED) != 0
        chance = np.where(clicked, chance * deeds.after_click(scenario.deeds), chance)
    chance = chance * deeds.ask_fatigue(crowd.asks_seen[reader], scenario.deeds.ask_fatigue)
    chance = minds.able(world, reader, ask, chance) * goodwill(world, reader)
    if world.crowd.risks.on:
        chance = np.where(world.crowd.risks.lost[reader] & (ask == _GIVE), 0.0, chance)
    friend = world.item_keys["gave"][item] & (ask == _GIVE)
    if friend.any():
        sender = world.ledger.items["person"][item[friend]]
        indptr = world.society.network.indptr
        sights = np.maximum((indptr[sender + 1] - indptr[sender]) * deeds.FRIEND_SIGHTS, 1.0)
        chance[friend] += scenario.deeds.donor_share_gifts / sights
    return chance


def _social_proof(world: World) -> NDArray[np.float64]:
    """What the visible counts do to each ask (7,); counts are those at the start of the tick."""
    knobs = world.scenario.deeds
    return np.array(
        [deeds.social_proof(int(count), knobs.social_proof, knobs.social_proof_from) for count in world.deed_counts]
    )


def _remember_asks(world: World, reader: NDArray[np.int32], ask: NDArray[np.uint8], content: NDArray[np.int32]) -> None:
    """Each further ask for a deed tires, and costs a little belief."""
    counts = ask > _CREATE
    who = reader[counts]
    again = who[world.crowd.asks_seen[who] > 0]
    np.add.at(world.crowd.asks_seen, who, 1)
    cost = -round(world.scenario.trust.ask_cost * 65536)
    if again.size and cost:
        believe(world, again, np.full(again.size, cost, np.int32))


def _give(
    world: World, batch: Reading, rows: Ints, donor: NDArray[np.int32], content: NDArray[np.int32]
) -> NDArray[np.uint8]:
    """Book the gifts; some donors pass the link on (M2)."""
    scenario, key = world.scenario, world.society.population.key[donor]
    subject = world.contents["key"][content]
    cents = deeds.gift_cents(
        world.coins.flip("gift", key, subject), scenario.deeds.gift_mean, scenario.deeds.gift_spread
    )
    batch.given.append((rows.astype(np.int32), cents))
    passes = world.coins.flip("donor share", key, subject) < threshold(scenario.deeds.donor_share)
    return passes * np.uint8(Did.SHARED)


def _grow_closer(world: World, reader: NDArray[np.int32], sender: NDArray[np.int32], did: NDArray[np.uint8]) -> None:
    account = sender - world.society.population.key.size
    steps = ((did & Did.LIKED) != 0) + 2 * ((did & Did.COMMENTED) != 0) + 3 * ((did & Did.SHARED) != 0)
    near = ((account >= 0) & (steps > 0)).nonzero()[0]
    if near.size:
        np.add.at(world.crowd.closeness, (account[near], reader[near]), steps[near].astype(np.int16))
