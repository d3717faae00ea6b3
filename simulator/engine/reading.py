"""One batch of readers in one tick: from deliveries that are due to what each of them ended in.

Read `read` aloud: sessions open, what is gone is dropped, the feed ranks, people look, minds accept or reject,
people react.  Everything that is decided for a person uses that person's own coins and columns, and totals as they
stood when the tick began; so the batches of a tick may be cut anywhere between two people.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from ..behaviour import acceptance, attention, ranking
from ..behaviour.sessions import Diurnal, waking_share
from ..chance import threshold
from ..clock import MINUTES_PER_DAY
from ..exact import to_grid
from ..ledger import Did, Handing, Reason
from ..world.calendar import unpack
from ..world.contents import NO_SLANT
from ..world.world import AWARE, World
from . import minds
from .batch import OPEN, Reading, believe, closeness
from .bots import let_through
from .event_days import in_the_air
from .forgetting import touch
from .lifting import across, lift, readiness
from .next_step import asks_of
from .outlets import visible
from .peers import common_talk
from .personal import notified
from .reacting import react
from .shapes import called
from .wording import clashes, understood

Ints = NDArray[np.int64]

_RUNG_OF_ASK = np.array([0, 0, 4, 5, 6, 7, 8], np.uint8)
_REASON_RUNG = np.zeros(256, np.uint8)
_REASON_RUNG[[Reason.REJECTED, Reason.DOUBTED, Reason.SEEN]] = 1
_REASON_RUNG[[Reason.LIKED, Reason.COMMENTED, Reason.SHARED]] = (2, 3, 4)


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
        minds.impress(world, batch, rows, accepted)
        rows, slots = rows[accepted], slots[accepted]
        if rows.size:
            react(world, batch, rows, slots, concerned[accepted], fresh[accepted])
    _climb(world, batch)
    return batch


def _open_sessions(world: World, words: Ints, minutes: NDArray[np.int32], tries: NDArray[np.int32]) -> Reading:
    reader, item = unpack(words)
    n = words.size
    return Reading(
        reader, item, minutes, tries, world.ledger.items["content"][item],
        np.full(n, OPEN, np.uint8), np.zeros(n, np.uint8), np.zeros(n, np.uint8), np.zeros(n, bool),
    )  # fmt: skip


def _drop_what_is_gone(world: World, batch: Reading) -> Ints:
    """Removed posts (shown no more from a minute before their time) and those that expired since the last try."""
    gone = (batch.minute >= world.contents["expires"][batch.content]).nonzero()[0]
    if gone.size:
        batch.settle(gone, Reason.EXPIRED)
        removed = world.contents["removed"][batch.content[gone]]
        batch.settle(gone[removed], Reason.REMOVED)
        return (batch.reason == OPEN).nonzero()[0]
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
    given = world.ledger.items["handing"][batch.item[rows]] >= Handing.BOOSTED
    shown[given] = 1 << 32  # a paid or a recommended place is a place
    shown = visible(world, batch, rows, shown)
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
    """Scores on the grid and the background above them (n,); likes lift a post, not a story in its row."""
    platform, content = world.scenario.platform, batch.content[rows]
    personal = platform.personal_signal if platform.ranking == "personalised" else 0.0
    story = world.contents["story"][content]
    age = batch.minute[rows] - world.ledger.items["minute"][batch.item[rows]]
    fade = 0.6931471805599453 / platform.freshness
    weight = np.where(story, 0.0, platform.popularity_signal)
    if platform.ranking == "bridging":
        score = np.asarray(across(world, batch.item[rows], content) * weight, np.float64)
    else:
        score = np.asarray(_popularity(world, content) * weight, np.float64)
    score = score + lift(world, batch.reader[rows], batch.item[rows], content) * ranking.SCORE_GRID
    score = score - age * (fade * ranking.SCORE_GRID)
    if personal:
        score = score + _familiarity(world, batch, rows) * (personal * ranking.SCORE_GRID)
    rank = np.rint(score).astype(np.int64)
    inflow, background = _inflow(world, batch, rows), np.empty(rows.size)
    familiar = ranking.BACKGROUND_FAMILIARITY * personal
    usual = ranking.BACKGROUND_APPROVAL if platform.ranking == "bridging" else ranking.BACKGROUND_POPULARITY
    popular = usual * platform.popularity_signal
    for part, centre, window in (
        (story.nonzero()[0], familiar, min(platform.story_lifetime, platform.lookback)),
        ((~story).nonzero()[0], familiar + popular, platform.lookback),
    ):
        if part.size:
            background[part] = ranking.scored_background(
                inflow[part], window / MINUTES_PER_DAY, rank[part], centre, fade * window
            )
    return rank, background


def _popularity(world: World, content: NDArray[np.int32]) -> Ints:
    """log(1 + reactions so far) of each content (n,) on the grid of scores; a comment counts two, a share three."""
    likes, comments, shares = (world.contents[name][content] for name in ("likes", "comments", "shares"))
    return ranking.log_count((likes + 2 * comments + 3 * shares).astype(np.int64))


def _familiarity(world: World, batch: Reading, rows: Ints) -> NDArray[np.float64]:
    """How much a reader's own past speaks for an item (n,): reactions to its account, a shared circle, concern."""
    people = world.society.population
    reader, sender = batch.reader[rows], world.ledger.items["person"][batch.item[rows]]
    close = closeness(world, reader, sender)
    peer = np.minimum(sender, people.key.size - 1)
    mate = (sender < people.key.size) & (people.circle[reader] == people.circle[peer])
    mate &= people.community[reader] == people.community[peer]
    return 0.3 * np.minimum(close, 10) + 1.5 * mate


def _drop_what_was_answered(world: World, batch: Reading, rows: Ints) -> tuple[Ints, Ints]:
    """Keep the rows whose reader has not yet passed on or acted on this content; with their slots in the pairs."""
    keys = (batch.reader[rows].astype(np.int64) << 32) | batch.content[rows]
    unique, inverse = np.unique(keys, return_inverse=True)
    batch.repeats = unique.size < keys.size
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
    reads = understood(world, reader, content)
    chance = attention.look_chance(audience.attention, audience.idle_look, concerned, reads)
    chance = chance * readiness(world, reader, batch.item[rows], content) * common_talk(world, reader)
    chance = chance * in_the_air(world, reader, batch.minute[rows], content)
    chance = notified(world, batch.item[rows], called(world, content, chance))
    chance = minds.drawn(world, reader, content, chance)
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
    rejected = let_through(world, reader, rejected | clashes(world, reader, content))
    batch.settle(rows[rejected], Reason.REJECTED)
    if scenario.audience.push_away:
        _be_pushed_away(world, reader[rejected & sided], slant[rejected & sided])
    suspicion = minds.checked(world, reader, content, world.contents["suspicion"][content])
    chance = acceptance.doubt_chance(crowd.sincerity[reader], suspicion, scenario.trust.doubt)
    doubted = ~rejected & let_through(world, reader, world.coins.flip("doubt", key, subject) < threshold(chance))
    batch.settle(rows[doubted], Reason.DOUBTED)
    _be_attacked(world, reader, content, slant)
    accepted = ~(rejected | doubted)
    moved = (accepted & sided).nonzero()[0]
    if moved.size:
        who = reader[moved]
        step = acceptance.stance_step(crowd.stance[who], slant[moved], scenario.audience.persuasion)
        np.add.at(crowd.stance, who, step)
        crowd.stance[who] = np.minimum(np.maximum(crowd.stance[who], -65536), 65536)
        believe(world, who, world.contents["gain"][content[moved]])
        aware = who[world.contents["campaign"][content[moved]]]
        np.bitwise_or.at(crowd.done, aware, AWARE)
        touch(world, aware, batch.minute[rows[moved]][world.contents["campaign"][content[moved]]])
    return accepted


def _be_pushed_away(world: World, who: NDArray[np.int32], slant: NDArray[np.int32]) -> None:
    """A rejected post moves its readers (n,) away from what it stands for."""
    stance = world.crowd.stance
    np.add.at(stance, who, -acceptance.stance_step(stance[who], slant, world.scenario.audience.push_away))
    stance[who] = np.minimum(np.maximum(stance[who], -65536), 65536)


def _be_attacked(world: World, reader: NDArray[np.int32], content: NDArray[np.int32], slant: NDArray[np.int32]) -> None:
    """Words against the other side cost belief in the organiser among its readers (n,)."""
    hostile = world.contents["hostile"][content]
    rows = ((hostile > 0) & ((world.crowd.stance[reader] >= 0) != (slant >= 0))).nonzero()[0]
    if rows.size:
        believe(world, reader[rows], -to_grid(hostile[rows].astype(np.float64)).astype(np.int32))


def _climb(world: World, batch: Reading) -> None:
    """Move each reader up to the highest rung reached at a campaign's content."""
    rows = (_REASON_RUNG[batch.reason] > 0).nonzero()[0]
    acted = (batch.did & (Did.ACTED | Did.CREATED)).nonzero()[0]
    rows = rows[world.contents["campaign"][batch.content[rows]]]
    np.maximum.at(world.crowd.rung, batch.reader[rows], _REASON_RUNG[batch.reason[rows]])
    if world.scenario.deeds.delay:
        acted = acted[(batch.did[acted] & Did.CREATED) != 0]
    asks = asks_of(world, batch, acted)
    np.maximum.at(world.crowd.rung, batch.reader[acted], _RUNG_OF_ASK[asks])
