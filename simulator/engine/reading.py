"""One batch of readers in one tick: from deliveries that are due to what each of them ended in.

Read `read` aloud: sessions open, what is gone is dropped, the feed ranks, people look, minds accept or reject,
people react.  Everything that is decided for a person uses that person's own coins and columns, and totals as they
stood when the tick began; so the batches of a tick may be cut anywhere between two people.
"""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from ..behaviour import acceptance, attention, deeds, ranking, sharing
from ..behaviour.sessions import Diurnal, waking_share
from ..chance import exponential, threshold
from ..clock import MINUTES_PER_DAY
from ..ledger import Did, Reason
from ..world.calendar import unpack
from ..world.contents import NO_SLANT
from ..world.world import AWARE, CREATED, GAVE, RECRUITED, SHOWED_UP, SIGNED, World

Ints = NDArray[np.int64]

_OPEN = 255  # no reason yet
_CREATE, _SIGN, _GIVE, _RECRUIT, _SHOW_UP = range(2, 7)  # places in ASKS
_DONE_BIT = np.array([0, 0, CREATED, SIGNED, GAVE, RECRUITED, SHOWED_UP], np.uint8)
_RUNG_OF_ASK = np.array([0, 0, 4, 5, 6, 7, 8], np.uint8)
_REASON_RUNG = np.zeros(256, np.uint8)
_REASON_RUNG[[Reason.REJECTED, Reason.DOUBTED, Reason.SEEN]] = 1
_REASON_RUNG[[Reason.LIKED, Reason.COMMENTED, Reason.SHARED]] = (2, 3, 4)


@dataclass
class Reading:
    """Rows (n,) of one batch; `reason` is settled row by row, `again` marks rows for a later session."""

    reader: NDArray[np.int32]
    item: NDArray[np.int32]
    minute: NDArray[np.int32]
    tries: NDArray[np.int32]
    content: NDArray[np.int32]
    reason: NDArray[np.uint8]
    did: NDArray[np.uint8]
    place: NDArray[np.uint8]
    again: NDArray[np.bool_]
    given: list[tuple[NDArray[np.int32], NDArray[np.int32]]] = field(default_factory=list)  # (rows, cents)

    def settle(self, rows: Ints, reason: Reason) -> None:
        """These rows ended so."""
        self.reason[rows] = reason

    def still_open(self, rows: Ints) -> Ints:
        """Those of the rows that have no reason yet."""
        return rows[self.reason[rows] == _OPEN]


def read(world: World, curve: Diurnal, words: Ints, minutes: NDArray[np.int32], tries: NDArray[np.int32]) -> Reading:
    """Play these deliveries (n,), whole people only; updates the readers' own columns and pairs."""
    batch = _open_sessions(world, words, minutes, tries)
    rows = _drop_what_is_gone(world, batch)
    rows = _rank(world, curve, batch, rows)
    if rows.size:
        rows, slots = _drop_what_was_answered(world, batch, rows)
        concerned = _concern(world, batch, rows)
        looked = _look(world, batch, rows, concerned)
        rows, slots, concerned = rows[looked], slots[looked], concerned[looked]
        fresh = _remember_reading(world, batch, rows)
        accepted = _accept(world, batch, rows)
        rows, slots = rows[accepted], slots[accepted]
        if rows.size:
            _react(world, batch, rows, slots, concerned[accepted], fresh[accepted])
    _climb(world, batch)
    return batch


def _open_sessions(
    world: World, words: Ints, minutes: NDArray[np.int32], tries: NDArray[np.int32]
) -> Reading:
    reader, item = unpack(words)
    n = words.size
    return Reading(
        reader, item, minutes, tries, world.ledger.items["content"][item],
        np.full(n, _OPEN, np.uint8), np.zeros(n, np.uint8), np.zeros(n, np.uint8), np.zeros(n, bool),
    )  # fmt: skip


def _drop_what_is_gone(world: World, batch: Reading) -> Ints:
    """Removed posts (shown no more from a minute before their time) and those that expired since the last try."""
    gone = np.flatnonzero(batch.minute >= world.contents["expires"][batch.content])
    if gone.size:
        batch.settle(gone, Reason.EXPIRED)
        removed = world.contents["removed"][batch.content[gone]]
        batch.settle(gone[removed], Reason.REMOVED)
        return np.flatnonzero(batch.reason == _OPEN)
    return np.arange(batch.reader.size)


def _rank(world: World, curve: Diurnal, batch: Reading, rows: Ints) -> Ints:
    """Give each row its place in its session, and keep those that the session gets to."""
    if not rows.size:
        return rows
    platform = world.scenario.platform
    story = world.contents["story"][batch.content[rows]]
    if platform.ranking == "chronological":
        newest, background = _by_time(world, curve, batch, rows)
    else:
        newest, background = _by_score(world, batch, rows)
    session = (batch.reader[rows].astype(np.int64) * world.scenario.horizon + batch.minute[rows]) * 2 + story
    order, above = ranking.places_above(session, -newest)
    rows, story, background = rows[order], story[order], background[order]
    shown = np.empty(rows.size, np.int64)
    for depth, part in ((platform.feed_depth, ~story), (platform.stories_depth, story)):
        if part.any():
            shown[part] = ranking.shown_threshold(depth, above[part], background[part])
    boosted = world.ledger.items["handing"][batch.item[rows]] == 3
    shown[boosted] = 1 << 32  # a paid place is a place
    flips = world.coins.flip(
        "shown",
        world.society.population.key[batch.reader[rows]],
        world.item_keys["key"][batch.item[rows]],
        batch.tries[rows],
    )
    seen = flips < shown
    batch.place[rows] = np.minimum(above + background.astype(np.int64), 254)
    missed = rows[~seen]
    if platform.ranking != "chronological":  # a newest-first feed never brings back what has sunk
        batch.again[missed] = batch.tries[missed] < platform.revisits
    batch.settle(missed, Reason.RANKED_OUT)
    return rows[seen]


def _by_time(world: World, curve: Diurnal, batch: Reading, rows: Ints) -> tuple[Ints, NDArray[np.float64]]:
    people = world.society.population
    reader = batch.reader[rows]
    posted = world.ledger.items["minute"][batch.item[rows]].astype(np.int64)
    waking = waking_share(curve, posted, batch.minute[rows].astype(np.int64), people.utc_offset[reader])
    return posted, ranking.chronological_background(_inflow(world, batch, rows), waking)


STORY_PART = 0.35
"""Part of what accounts post that goes into the row of stories, where there is one (assumption)."""


def _inflow(world: World, batch: Reading, rows: Ints) -> NDArray[np.float32]:
    story = world.contents["story"][batch.content[rows]]
    part = np.where(story, STORY_PART, 1.0 - STORY_PART) if world.scenario.platform.profile == "photo" else 1.0
    return np.asarray(world.society.population.inflow[batch.reader[rows]] * part)


def _by_score(world: World, batch: Reading, rows: Ints) -> tuple[Ints, NDArray[np.float64]]:
    platform, contents = world.scenario.platform, world.contents
    content, reader = batch.content[rows], batch.reader[rows]
    grid = ranking.SCORE_GRID
    reactions = contents["likes"][content] + 2 * contents["comments"][content] + 3 * contents["shares"][content]
    age = batch.minute[rows] - world.ledger.items["minute"][batch.item[rows]]
    fade = 0.6931471805599453 / platform.freshness
    score = ranking.log_count(reactions.astype(np.int64)) * platform.popularity_signal - age * (fade * grid)
    if platform.ranking == "personalised":
        score = score + _familiarity(world, batch, rows) * (platform.personal_signal * grid)
    score = np.rint(score).astype(np.int64)
    centre = ranking.BACKGROUND_POPULARITY * platform.popularity_signal
    if platform.ranking == "personalised":
        centre += ranking.BACKGROUND_FAMILIARITY * platform.personal_signal
    background = ranking.scored_background(
        _inflow(world, batch, rows), platform.lookback / MINUTES_PER_DAY, score, centre,
        ranking.BACKGROUND_SPREAD, fade * platform.lookback,
    )  # fmt: skip
    return score, background


def _familiarity(world: World, batch: Reading, rows: Ints) -> NDArray[np.float64]:
    """How much a reader's own past speaks for an item (n,): reactions to its account, a shared circle, concern."""
    people = world.society.population
    reader, sender = batch.reader[rows], world.ledger.items["person"][batch.item[rows]]
    close = _closeness(world, reader, sender)
    peer = np.minimum(sender, people.key.size - 1)
    mate = (sender < people.key.size) & (people.circle[reader] == people.circle[peer])
    mate &= people.community[reader] == people.community[peer]
    return 0.3 * np.minimum(close, 10) + 1.5 * mate


def _closeness(world: World, reader: NDArray[np.int32], sender: NDArray[np.int32]) -> NDArray[np.int16]:
    """Reactions so far of each reader to each sender (n,); none between ordinary people."""
    account = sender - world.society.population.key.size
    if not (account >= 0).any():
        return np.zeros(reader.size, np.int16)
    return np.where(account >= 0, world.crowd.closeness[np.maximum(account, 0), reader], 0).astype(np.int16)


def _drop_what_was_answered(world: World, batch: Reading, rows: Ints) -> tuple[Ints, Ints]:
    """Keep the rows whose reader has not yet passed on or acted on this content; with their slots in the pairs."""
    keys = (batch.reader[rows].astype(np.int64) << 32) | batch.content[rows]
    unique, inverse = np.unique(keys, return_inverse=True)
    slots = world.pairs.find(unique)[inverse]
    answered = (world.pairs.did[slots] & (Did.SHARED | Did.ACTED)) != 0
    if not answered.any():
        return rows, slots
    batch.settle(rows[answered], Reason.ALREADY_REACTED)
    return rows[~answered], slots[~answered]


def _concern(world: World, batch: Reading, rows: Ints) -> NDArray[np.bool_]:
    """Whether the topic concerns the reader: one coin per person and topic, so that it stays so."""
    people, content, reader = world.society.population, batch.content[rows], batch.reader[rows]
    breadth = world.contents["breadth"][content]
    chance = np.where(breadth < 0, people.interest[reader], breadth)
    flips = world.coins.flip("concern", people.key[reader], world.contents["topic"][content])
    return flips < threshold(chance)


def _look(world: World, batch: Reading, rows: Ints, concerned: NDArray[np.bool_]) -> NDArray[np.bool_]:
    audience, people = world.scenario.audience, world.society.population
    content, reader = batch.content[rows], batch.reader[rows]
    language = world.contents["language"][content]
    reads_it = np.where(
        (language < 0) | (people.language[reader] == language), 1.0, audience.foreign_understanding
    )
    chance = attention.look_chance(audience.attention, concerned, reads_it)
    flips = world.coins.flip("look", people.key[reader], world.item_keys["key"][batch.item[rows]], batch.tries[rows])
    looked = flips < threshold(chance)
    batch.settle(rows[~looked], Reason.SCROLLED_PAST)
    return looked


def _remember_reading(world: World, batch: Reading, rows: Ints) -> NDArray[np.float64]:
    """Count what was read today; returns how much of the wish to react was left before (n,)."""
    crowd, reader = world.crowd, batch.reader[rows]
    day = batch.minute[rows] // MINUTES_PER_DAY
    stale = reader[crowd.read_day[reader] != day]
    crowd.read_count[stale] = 0
    crowd.read_day[reader] = day
    left = attention.freshness(crowd.read_count[reader], world.scenario.audience.fatigue_half)
    np.add.at(crowd.read_count, reader[world.contents["campaign"][batch.content[rows]]], 1)
    return left


def _accept(world: World, batch: Reading, rows: Ints) -> NDArray[np.bool_]:
    """Minds filter: too far from one's stance, or not believed; what passes moves stance and belief a little."""
    scenario, crowd, people = world.scenario, world.crowd, world.society.population
    content, reader = batch.content[rows], batch.reader[rows]
    key, subject = people.key[reader], world.contents["key"][content]
    slant = world.contents["slant"][content]
    sided = slant != NO_SLANT
    limit = acceptance.rejection_threshold(crowd.stance[reader], slant, scenario.audience.confidence_bound)
    rejected = sided & (world.coins.flip("accept", key, subject) < limit)
    batch.settle(rows[rejected], Reason.REJECTED)
    suspicion = world.contents["suspicion"][content]
    chance = acceptance.doubt_chance(crowd.sincerity[reader], suspicion, scenario.trust.doubt)
    doubted = ~rejected & (world.coins.flip("doubt", key, subject) < threshold(chance))
    batch.settle(rows[doubted], Reason.DOUBTED)
    accepted = ~(rejected | doubted)
    moved = np.flatnonzero(accepted & sided)
    if moved.size:
        who = reader[moved]
        step = acceptance.stance_step(crowd.stance[who], slant[moved], scenario.audience.persuasion)
        np.add.at(crowd.stance, who, step)
        crowd.stance[who] = np.clip(crowd.stance[who], -65536, 65536)
        _believe(world, who, world.contents["gain"][content[moved]])
        aware = who[world.contents["campaign"][content[moved]]]
        np.bitwise_or.at(crowd.done, aware, AWARE)
    return accepted


def _believe(world: World, who: NDArray[np.int32], gain: NDArray[np.int32]) -> None:
    """Belief won or lost at these sights; several at once add up and are held inside 0..1."""
    some = gain != 0
    if not some.any():
        return
    who, gain = who[some], gain[some]
    belief = world.crowd.sincerity
    np.add.at(belief, who, acceptance.belief_step(belief[who], gain))
    belief[who] = np.clip(belief[who], 0, 65536)


def _react(
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
    close = _closeness(world, reader, sender)
    wish = sharing.wish(concerned, world.contents["wish"][content], close) * fresh
    earlier = _earlier_in_group(slots)
    sources = world.pairs.sources[slots].astype(np.int64) + 1 + earlier  # 1 for the first sight of this content
    did = np.zeros(rows.size, np.uint8)
    did |= _speak(world, content, reader, sources, wish, world.pairs.did[slots], earlier > 0)
    did |= _pass_on(world, content, reader, slots, sources, wish)
    did |= _act(world, batch, rows, did, wish)
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


def _earlier_in_group(slots: Ints) -> Ints:
    """How many earlier rows have the same slot (n,)."""
    order = np.argsort(slots, kind="stable")
    ordered = slots[order]
    first = np.concatenate((np.ones(1, bool), ordered[1:] != ordered[:-1]))
    if first.all():
        return np.zeros(slots.size, np.int64)
    start = np.flatnonzero(first)
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
    before: NDArray[np.uint8],
    later: NDArray[np.bool_],
) -> NDArray[np.uint8]:
    """Likes and comments, once per person and content; some comments are questions."""
    audience, key = world.scenario.audience, world.society.population.key[reader]
    subject = world.contents["key"][content]
    liked = world.coins.flip("like", key, subject, sources) < threshold(audience.like_rate * wish)
    said = world.coins.flip("comment", key, subject, sources) < threshold(audience.comment_rate * wish)
    did = liked * np.uint8(Did.LIKED) | said * np.uint8(Did.COMMENTED)
    did &= ~before
    did[later] = 0
    asked = np.flatnonzero(did & Did.COMMENTED)
    if asked.size:
        flips = world.coins.flip("question", key[asked], subject[asked])
        did[asked[flips < threshold(audience.question_share)]] |= Did.ASKED
    return did


def _pass_on(
    world: World,
    content: NDArray[np.int32],
    reader: NDArray[np.int32],
    slots: Ints,
    sources: Ints,
    wish: NDArray[np.float64],
) -> NDArray[np.uint8]:
    """General threshold sharing: the hazards of all sights add up against one coin per person and content."""
    audience, people, contents = world.scenario.audience, world.society.population, world.contents
    rate = audience.share_rate * audience.share_appetite
    friendly = (world.crowd.stance[reader] >= 0) == (contents["slant"][content] >= 0)
    moral = np.where(friendly, contents["inside"][content], contents["across"][content])
    asked = np.where(contents["ask"][content] == 1, sharing.SHARE_ASK, 1.0)
    hazard = sharing.to_units(rate * people.appetite[reader] * wish * moral * asked)
    hazard = sharing.effective_hazard(
        hazard, people.mode[reader], sources, people.followees[reader], audience.reinforcement
    )
    limit = exponential(world.coins.flip("share", people.key[reader], contents["key"][content]))
    total = world.pairs.hazard[slots] + _running_total(slots, hazard)
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
    start = np.flatnonzero(first)
    before = np.repeat(total[start] - hazard[order][start], np.diff(np.append(start, slots.size)))
    running = np.empty(slots.size, np.int64)
    running[order] = total - before
    return running


def _act(
    world: World, batch: Reading, rows: Ints, did: NDArray[np.uint8], wish: NDArray[np.float64]
) -> NDArray[np.uint8]:
    """Deeds that the content asks for, by those who watched to the end."""
    acted = np.zeros(rows.size, np.uint8)
    asks = world.contents["ask"][batch.content[rows]]
    finished = _finish(world, batch, rows)
    acted[finished] |= Did.FINISHED
    asked = np.flatnonzero((asks >= _CREATE) & finished)
    if not asked.size:
        return acted
    content, reader, ask = batch.content[rows[asked]], batch.reader[rows[asked]], asks[asked]
    chance = _deed_chance(world, batch.item[rows[asked]], content, reader, ask) * wish[asked]
    people = world.society.population
    item_key = world.item_keys["key"][batch.item[rows[asked]]]
    does = world.coins.flip("deed", people.key[reader], item_key, batch.tries[rows[asked]]) < threshold(chance)
    once = (ask != _GIVE) & ((world.crowd.done[reader] & _DONE_BIT[ask]) != 0)
    does &= ~once & _first_of_reader(reader, does)
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
    hits = np.flatnonzero(does)
    first[hits[np.unique(reader[hits], return_index=True)[1]]] = True
    return first


def _finish(world: World, batch: Reading, rows: Ints) -> NDArray[np.bool_]:
    content = batch.content[rows]
    frames = world.contents["frames"][content]
    several = frames > 1
    if not several.any():
        return np.ones(rows.size, bool)
    chance = attention.finish_chance(frames, world.scenario.audience.frame_loss)
    key = world.society.population.key[batch.reader[rows]]
    return world.coins.flip("finish", key, world.contents["key"][content]) < threshold(chance)


def _deed_chance(
    world: World,
    item: NDArray[np.int32],
    content: NDArray[np.int32],
    reader: NDArray[np.int32],
    ask: NDArray[np.uint8],
) -> NDArray[np.float64]:
    scenario, crowd = world.scenario, world.crowd
    rates = deeds.base_rates(scenario.deeds)
    proof = _social_proof(world)
    chance = rates[ask] * world.contents["tap"][content] * proof[ask]
    chance = chance * deeds.trust_factor(
        crowd.sincerity[reader], scenario.trust.prior, scenario.deeds.trust_weight
    )
    chance = chance * deeds.ask_fatigue(crowd.asks_seen[reader], scenario.deeds.ask_fatigue)
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


def _remember_asks(
    world: World, reader: NDArray[np.int32], ask: NDArray[np.uint8], content: NDArray[np.int32]
) -> None:
    """Each further ask for a deed tires, and costs a little belief."""
    counts = ask > _CREATE
    who = reader[counts]
    again = who[world.crowd.asks_seen[who] > 0]
    np.add.at(world.crowd.asks_seen, who, 1)
    cost = -round(world.scenario.trust.ask_cost * 65536)
    if again.size and cost:
        _believe(world, again, np.full(again.size, cost, np.int32))


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


def _grow_closer(
    world: World, reader: NDArray[np.int32], sender: NDArray[np.int32], did: NDArray[np.uint8]
) -> None:
    account = sender - world.society.population.key.size
    steps = ((did & Did.LIKED) != 0) + 2 * ((did & Did.COMMENTED) != 0) + 3 * ((did & Did.SHARED) != 0)
    near = np.flatnonzero((account >= 0) & (steps > 0))
    if near.size:
        np.add.at(world.crowd.closeness, (account[near], reader[near]), steps[near].astype(np.int16))


def _climb(world: World, batch: Reading) -> None:
    """Move each reader up to the highest rung reached at a campaign's content."""
    rows = np.flatnonzero(_REASON_RUNG[batch.reason] > 0)
    acted = np.flatnonzero(batch.did & (Did.ACTED | Did.CREATED))
    rows = rows[world.contents["campaign"][batch.content[rows]]]
    np.maximum.at(world.crowd.rung, batch.reader[rows], _REASON_RUNG[batch.reason[rows]])
    asks = world.contents["ask"][batch.content[acted]]
    np.maximum.at(world.crowd.rung, batch.reader[acted], _RUNG_OF_ASK[asks])
