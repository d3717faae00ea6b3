"""One tick of the audience, to be read aloud: who reads only `settle` knows the order of the model."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ..behaviour import posting
from ..behaviour.sessions import Diurnal, diurnal, next_session
from ..chance import joined, key, keys
from ..clock import MINUTES_PER_DAY
from ..exact import to_grid
from ..ledger import Did, Handing, Kind, Reason
from ..world.calendar import pack, unpack
from ..world.contents import NO_SLANT
from ..world.world import World
from . import minds, planning, starting
from .batch import OPEN, Reading
from .bonding import bond
from .booking import book, carry_out
from .forgetting import forget
from .hardship import attacks_are_read
from .lifting import count_camps
from .next_step import asks_of
from .peers import feel
from .personal import ask_friends, nominate
from .reading import read
from .recommending import count_places, recommend
from .retying import decide, retie
from .revealing import reveal
from .spreading import hand_over, publish, to_followers, write_down
from .threads import hang_comments
from .trending import show_trends

BATCH = 1 << 14
"""Deliveries that are worked on at once: large enough for arrays to pay, small enough for the cache, and for a screen
beside it that wants its turn."""

_EVERYDAY = key("topic", "everyday")
_OWN_BREADTH = -1.0


def settle(world: World, start: int, end: int, batch_size: int = BATCH) -> list[int]:
    """Play the minutes start..end-1 for the whole audience; returns the new questions for the reply desk.

    A tick has rounds: what is shared in one may be met, minutes later in the same tick, by followers in the next.
    Rankings and counts that people see go by what was known when the round began.
    """
    curve = curve_of(world)
    forget(world, start)
    bond(world, start)
    retie(world, start)
    carry_out(world, end)
    planning.apply(world, curve, end)
    people_write_about_the_cause(world, curve, start, end)
    starting.start(world, curve, start, end, _own_contents)
    feel(world)
    recommend(world, curve, start)
    show_trends(world, curve, start)
    questions: list[int] = []
    due = world.calendar.take(end)
    while due[0].size:
        questions.extend(play_round(world, curve, due, end, batch_size))
        due = world.calendar.take(end)
    attacks_are_read(world, end)
    world.minute = end
    minds.remember_day(world, end)
    return questions


def play_round(
    world: World,
    curve: Diurnal,
    due: tuple[NDArray[np.int64], NDArray[np.int32], NDArray[np.int32]],
    end: int,
    batch_size: int,
) -> list[int]:
    """Read everything that is due, then let it count; returns new questions.

    One phase after the other over all batches, so that where a round was cut leaves no trace in the order of rows.
    """
    outcomes = [read(world, curve, *part) for part in whole_people(due, batch_size)]
    for outcome in outcomes:
        count_reactions(world, outcome)
        count_camps(world, outcome)
        count_places(world, outcome)
        return_later(world, curve, outcome)
        write_sights(world, outcome)
    hang_comments(world, outcomes)
    for outcome in outcomes:
        book_deeds(world, outcome)
    for outcome in outcomes:
        pass_on(world, curve, outcome)
    told = [tell_own_stories(world, curve, outcome) for outcome in outcomes]
    nominate(world, curve, np.concatenate(told))
    for outcome in outcomes:
        ask_friends(world, curve, outcome)
    for outcome in outcomes:
        reveal(world, curve, outcome, _own_contents)
    decide(world, outcomes)
    return [question for outcome in outcomes for question in ask_the_desk(world, outcome, end)]


def curve_of(world: World) -> Diurnal:
    """The week's activity in this world."""
    population = world.scenario.population
    return diurnal(population.peak_to_trough, population.weekend_shift)


def whole_people(
    due: tuple[NDArray[np.int64], NDArray[np.int32], NDArray[np.int32]], size: int
) -> Iterator[tuple[NDArray[np.int64], NDArray[np.int32], NDArray[np.int32]]]:
    """Cut what is due into batches of about `size` rows, never between two rows of one person."""
    words, minutes, tries = due
    start = 0
    while start < words.size:
        end = min(start + size, words.size)
        if end < words.size:
            reader = int(words[end - 1]) >> 32
            end = int(np.searchsorted(words, (reader + 1) << 32))
        yield words[start:end], minutes[start:end], tries[start:end]
        start = end


def people_write_about_the_cause(world: World, curve: Diurnal, start: int, end: int) -> None:
    """The ghost: what people post by themselves; at midnight the day's posts are drawn, then they come due."""
    if start % MINUTES_PER_DAY == 0:
        _draw_the_day(world, curve, start // MINUTES_PER_DAY)
    minute = world.upcoming["minute"]
    due = ((minute >= start) & (minute < end)).nonzero()[0]
    if not due.size:
        return
    person, number, cause = (world.upcoming[name][due] for name in ("person", "number", "cause"))
    minute = minute[due]
    made = _own_contents(world, person, number, cause, minute)
    posted = {"kind": np.where(cause, Kind.OWN, Kind.EVERYDAY), "prompt": -1, "plan": -1}
    content = publish(world, made, posted)
    items = hand_over(world, content, person, minute, -1, Handing.POSTED)
    to_followers(world, curve, items)


def _draw_the_day(world: World, curve: Diurnal, day: int) -> None:
    people, audience = world.society.population, world.scenario.audience
    mean = world.scenario.population.posting_rate or 1.0
    drawn = []
    for decision, per_thousand, cause in (
        ("own post", audience.own_posts, True),
        ("everyday post", audience.everyday_posts, False),
    ):
        if per_thousand:
            rate = people.posting.astype(np.float64) * (per_thousand / 1000.0 / mean)
            rate = rate * people.interest if cause else rate
            place, minute, number = posting.posts_of_day(
                world.coins, curve, decision, people.key, rate, people.utc_offset, day
            )
            drawn.append((minute, place, number + day * 4096, np.full(place.size, cause)))
    world.upcoming = world.upcoming.emptied()
    if drawn:
        minute, person, number, cause_ = (np.concatenate(column) for column in zip(*drawn, strict=True))
        order = np.lexsort((number, cause_, person, minute))
        world.upcoming.append(minute=minute[order], person=person[order], number=number[order], cause=cause_[order])


def _own_contents(
    world: World,
    person: NDArray[np.int32],
    number: NDArray[np.int32],
    cause: NDArray[np.bool_],
    minute: NDArray[np.int32],
) -> dict[str, Any]:
    """Columns of `contents` (n,) for what people write: quality and breadth are coins of the content."""
    people, audience, coins = world.society.population, world.scenario.audience, world.coins
    family = np.where(cause, np.uint64(planning.CAUSE), np.uint64(_EVERYDAY))
    content_key = joined(people.key[person], keys(0, number) ^ family)
    breadth = posting.breadth(coins.flip("breadth", content_key), audience.breadth_a, audience.breadth_b)
    return {
        "key": content_key,
        "topic": np.where(cause, np.uint64(planning.CAUSE), joined(content_key, np.uint64(_EVERYDAY))),
        "author": person,
        "minute": minute,
        "expires": minute + world.scenario.platform.post_lifetime,
        "story": False,
        "frames": 1,
        "campaign": False,
        "ask": 0,
        "language": people.language[person],
        "breadth": np.where(cause, _OWN_BREADTH, breadth),
        "wish": posting.quality(coins.flip("quality", content_key), audience.quality_spread),
        "inside": 1.0,
        "across": 1.0,
        "slant": np.where(cause, world.crowd.stance[person], NO_SLANT),
        "suspicion": 0.0,
        "gain": 0,
        "tap": 1.0,
    }


def count_reactions(world: World, outcome: Reading) -> None:
    """Likes, comments and shares so far of each content, which the next tick's rankings go by."""
    for bit, name in ((Did.LIKED, "likes"), (Did.COMMENTED, "comments"), (Did.SHARED, "shares")):
        content = outcome.content[(outcome.did & bit) != 0]
        if content.size:
            np.add.at(world.contents[name], content, 1)


def return_later(world: World, curve: Diurnal, outcome: Reading) -> None:
    """What the feed did not get to may come up in a later session, while it is still shown."""
    rows = outcome.again.nonzero()[0]
    if not rows.size:
        return
    people, reader = world.society.population, outcome.reader[rows]
    due = next_session(
        world.coins, curve, people.key[reader], people.sessions[reader], people.utc_offset[reader],
        outcome.minute[rows].astype(np.int64),
    )  # fmt: skip
    in_time = due < np.minimum(world.contents["expires"][outcome.content[rows]], world.scenario.horizon)
    back = rows[in_time]
    outcome.reason[back] = OPEN
    world.calendar.put(pack(outcome.reader[back], outcome.item[back]), due[in_time], outcome.tries[back] + 1)


def write_sights(world: World, outcome: Reading) -> None:
    """Every delivery that ended gets its one row."""
    ended = outcome.reason != OPEN
    write_down(
        world, outcome.reader[ended], outcome.item[ended], outcome.minute[ended],
        outcome.reason[ended], outcome.did[ended], outcome.place[ended],
    )  # fmt: skip


def book_deeds(world: World, outcome: Reading) -> None:
    """Signatures, gifts with their cents, recruits and those who show up; and the counts that others see."""
    rows = (outcome.did & (Did.ACTED | Did.CREATED)).nonzero()[0]
    if not rows.size:
        return
    cents = np.zeros(outcome.reader.size, np.int32)
    for given, amount in outcome.given:
        cents[given] = amount
    ask = asks_of(world, outcome, rows)
    book(world, outcome.reader[rows], outcome.minute[rows], ask, cents[rows], outcome.item[rows])


def pass_on(world: World, curve: Diurnal, outcome: Reading) -> None:
    """Sharers hand the content on to their own followers, who meet it in their next session."""
    rows = (outcome.did & Did.SHARED).nonzero()[0]
    if not rows.size:
        return
    gave = (outcome.did[rows] & Did.ACTED) != 0
    gave &= asks_of(world, outcome, rows) == 4
    items = hand_over(
        world, outcome.content[rows], outcome.reader[rows], outcome.minute[rows],
        outcome.item[rows], Handing.SHARED, gave,
    )  # fmt: skip
    to_followers(world, curve, items)


def tell_own_stories(world: World, curve: Diurnal, outcome: Reading) -> NDArray[np.int32]:
    """A challenge taken up: people make a testimony of their own, a new seed, and it waits to be picked.

    Returns the items (n,) by which these go out.
    """
    rows = (outcome.did & Did.CREATED).nonzero()[0]
    if not rows.size:
        return np.zeros(0, np.int32)
    person, prompt = outcome.reader[rows], outcome.content[rows]
    made = _own_contents(world, person, np.zeros(rows.size, np.int32), np.ones(rows.size, bool), outcome.minute[rows])
    content_key = joined(world.society.population.key[person], world.contents["key"][prompt])
    audience, trust = world.scenario.audience, world.scenario.trust
    made |= {
        "key": content_key,
        "campaign": True,
        "wish": posting.quality(world.coins.flip("quality", content_key), audience.quality_spread),
        "gain": int(to_grid(trust.testimony_gain)),
    }
    names = world.contents["names"][prompt]
    if names.any():
        calls = {name: world.contents[name][prompt] for name in ("tap", "until", "ask")}
        made |= {name: np.where(names > 0, column, made.get(name, 0)) for name, column in calls.items()}
        made["names"] = names
    content = publish(world, made, {"kind": Kind.TESTIMONY, "prompt": outcome.item[rows], "plan": -1})
    items = hand_over(world, content, person, outcome.minute[rows], -1, Handing.POSTED)
    world.testimonies.extend(content.tolist())
    to_followers(world, curve, items)
    return items


def ask_the_desk(world: World, outcome: Reading, end: int) -> list[int]:
    """Questions under posts of accounts that answer go to the reply desk; returns their numbers."""
    rows = (outcome.did & Did.ASKED).nonzero()[0]
    if not rows.size:
        return []
    author = world.contents["author"][outcome.content[rows]]
    rows = rows[np.isin(author, answering_nodes(world))]
    first = len(world.questions)
    world.questions.append(
        asker=outcome.reader[rows], content=outcome.content[rows], minute=outcome.minute[rows],
        arrived=end, started=-1, ends=-1, state=0,
    )  # fmt: skip
    return list(range(first, len(world.questions)))


def answering_nodes(world: World) -> list[int]:
    """Nodes of the accounts whose questions the desk answers: the organiser, and influencers that declare it."""
    by_id = {account.id: account.node for account in world.society.accounts}
    answers = [one.id for one in world.scenario.influencer if one.answers]
    return [by_id[identity] for identity in (world.scenario.organiser.id, *answers)]


def close_the_books(world: World) -> None:
    """At the end of the run every delivery that still waits is written down as pending."""
    words, minutes = world.calendar.drain()
    reader, item = unpack(words)
    write_down(world, reader, item, minutes, Reason.PENDING)
