"""How people follow a series, what generation they were reached in, what asks bring."""

from __future__ import annotations

import numpy as np

from ..ledger import Deed, Did, Handing, Kind
from .deeds import gifts
from .desk import answered
from .ratio import ratio
from .reactions import comments
from .record import Bools, Record
from .vocabulary import measure

WORDS_OF_A_COMMENT, WORDS_OF_A_REPLY = 12, 40
"""Mean length of what the audience writes and of a reply, written or spoken (assumption)."""


@measure("share", "frames watched")
def first_frame_drop(record: Record) -> float:
    """Part of the viewers of planned stories lost after the first frame."""
    drops = frame_drops(record)
    return drops[0] if drops else float("nan")


@measure("share", "frames watched", better="less")
def later_frame_drop(record: Record) -> float:
    """Largest part of the viewers of planned stories lost after any later frame."""
    drops = frame_drops(record)
    return max(drops[1:]) if len(drops) > 1 else float("nan")


def frame_drops(record: Record) -> list[float]:
    """Part of the viewers lost after each frame, over the planned stories: the drop-off curve."""
    if record.crowd is None:
        return []
    seen = record.crowd.minds.frames
    shortest = min((post.frames for post in record.scenario.post if post.kind == "story"), default=0)
    return [1.0 - ratio(int(seen[at + 1]), int(seen[at])) for at in range(shortest - 1) if seen[at]]


def second_generation(record: Record) -> Bools:
    """Who was reached by what other people made or passed on (people,)."""
    items, views = record.items, record.views
    how = (Handing.POSTED, Handing.SHARED, Handing.NAMED)
    by_people = np.isin(items["handing"], how) & (items["person"] < record.society.people)
    found = np.zeros(record.society.people, np.bool_)
    found[views.reader[by_people[views.item]]] = True
    return found


@measure("per 1,000", "deeds, sights, items, posts")
def gift_rate_per_ask(record: Record) -> float:
    """Gifts for each thousand sightings of a planned post that asks for one."""
    planned = sorted(record.scenario.post, key=lambda one: one.id)
    asks = np.array([one.ask == "give" for one in planned] + [False])
    return 1000.0 * ratio(gifts(record), int(np.count_nonzero(asks[record.posts["plan"]][record.views.content])))


@measure("ratio", "deeds, scenario")
def gifts_per_ask(record: Record) -> float:
    """Gifts for each planned post that asks for one."""
    return ratio(gifts(record), sum(post.ask == "give" for post in record.scenario.post))


@measure("count", "deeds")
def repeat_gifts(record: Record) -> float:
    """Gifts by people who had given before."""
    gave = record.deeds["deed"] == Deed.GAVE
    return float(gifts(record) - np.unique(record.deeds["person"][gave]).size)


@measure("ties", "ties that replies made, present minute")
def new_ties(record: Record) -> float:
    """Ties between people and accounts that became mutual after a reply; known at the present minute only."""
    return float("nan") if record.crowd is None else float(record.crowd.minds.ties_made[0])


@measure("ratio", "sights, acts, posts")
def questions_per_reply(record: Record) -> float:
    """New questions under public replies, for each reply given."""
    posts, sights = record.posts, record.tables["sights"]
    asked = np.flatnonzero(((sights["did"] & Did.ASKED) != 0) & (sights["minute"] < record.until))
    content = record.items["content"][sights["item"][asked]]
    drawn = (posts["kind"][content] == Kind.INTERACTIVE) & (posts["plan"][content] < 0)
    return ratio(int(np.count_nonzero(drawn)), answered(record))


@measure("share", "sights, acts")
def conversation_index(record: Record) -> float:
    """Words of the audience among all words under the posts: near 0 a lecture, near 1 a conversation."""
    said = WORDS_OF_A_COMMENT * comments(record)
    return ratio(said, said + WORDS_OF_A_REPLY * answered(record))
