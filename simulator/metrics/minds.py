"""What people know, feel and think of the organiser.

States of people are known at the present minute only: a measure of them is n/a for a minute that has passed.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from ..exact import exp
from ..world.messages import messages
from ..world.minds import camp, has_trait
from ..world.world import AWARE
from .campaign_reach import by_label, reach, times_seen
from .ratio import ratio
from .reactions import share_rate
from .record import Bools, Record
from .series import second_generation
from .vocabulary import measure

Ints = NDArray[np.int64]
_NAN = float("nan")


@measure("people", "knowledge at the present minute")
def knowledge(record: Record) -> float:
    """People who know the solution, not only the problem; known at the present minute only."""
    return _NAN if record.crowd is None else _count(record, record.crowd.minds.solution)


def knowledge_states(record: Record) -> dict[str, int]:
    """People per state of knowledge: unaware, who know the problem, who know the solution."""
    if record.crowd is None:
        return {}
    solution = record.crowd.minds.solution
    aware = ((record.crowd.done & AWARE) != 0) & ~solution
    know, problem = _count(record, solution), _count(record, aware)
    return {"unaware": record.people - know - problem, "problem": problem, "solution": know}


@measure("minutes", "sights, posts")
def lesson_minutes(record: Record) -> float:
    """Minutes of attention that the audience gave to educational posts."""
    each = messages(record.scenario).minutes[record.posts["plan"][record.views.content]]
    return float(each.sum())


@measure("per 1,000 minutes", "knowledge at the present minute, sights, posts")
def knowledge_per_minute(record: Record) -> float:
    """People who came to know the solution, for each thousand minutes of attention given to educational posts."""
    return 1000.0 * ratio(_learnt(record), lesson_minutes(record))


@measure("share", "knowledge at the present minute, sights, posts")
def knowledge_per_viewer(record: Record) -> float:
    """Part of the people who saw an educational post that know the solution."""
    teaches = messages(record.scenario).teaches[record.posts["plan"][record.views.content]] > 0
    return ratio(_learnt(record), np.unique(record.views.reader[teaches]).size)


def _learnt(record: Record) -> float:
    """People reached who know the solution, less those expected to have known it before."""
    if record.crowd is None:
        return _NAN
    reached = times_seen(record) > 0
    before = record.scenario.message.knows_solution * np.count_nonzero(reached)
    return float(np.count_nonzero(record.crowd.minds.solution & reached) - before)


@measure("0..1", "efficacy at the present minute")
def efficacy(record: Record) -> float:
    """Mean sense of being able, over the people reached; known at the present minute only."""
    if record.crowd is None:
        return _NAN
    felt = record.crowd.minds.efficacy[times_seen(record) > 0]
    return ratio(int(felt.sum(dtype=np.int64)), felt.size) / 65536.0


@measure("share", "approval at the present minute")
def approval(record: Record) -> float:
    """Part of the people who think well of the organiser; known at the present minute only."""
    if record.crowd is None:
        return _NAN
    well = record.crowd.minds.approval > 0
    return ratio(_count(record, well), record.people)


@measure("share", "approval at the present minute, stances", better="neither")
def approval_gap(record: Record) -> float:
    """Approval among those who share the campaign's side, less approval among those who oppose it."""
    return approval(record.among(sides(record) > 0)) - approval(record.among(sides(record) < 0))


def sides(record: Record) -> NDArray[np.int8]:
    """Where people stood at the start towards what the plan speaks for (people,): 1 with it, -1 against, 0 no view."""
    slant = sum(post.slant for post in record.scenario.post)
    stance = record.society.population.stance
    return camp(stance, np.full(stance.size, 1 if slant >= 0 else -1, np.int32))


@measure("share", "comprehension at the present minute, sights")
def comprehension_share(record: Record) -> float:
    """Part of the people reached who can name what the cause has to do with the organiser."""
    return _NAN if record.crowd is None else _of_reached(record, record.crowd.minds.understood)


@measure("share", "misreadings at the present minute, sights", better="less")
def misread_rate(record: Record) -> float:
    """Part of the people reached who took a post of the campaign wrongly."""
    return _NAN if record.crowd is None else _of_reached(record, record.crowd.minds.misread)


@measure("share", "recall at the present minute, sights")
def recall(record: Record) -> float:
    """Part of the people reached who remember who said it."""
    return _NAN if record.crowd is None else _of_reached(record, record.crowd.minds.recalls)


@measure("0..1", "belief as each day ended")
def sincerity_after_admission(record: Record) -> float:
    """Mean belief of those reached, at the end of the day after the plan's first report."""
    reports = [post.at for post in record.scenario.post if post.kind == "report"]
    path = sincerity_by_day(record)
    day = min(reports, default=0) // 1440 + 1
    return path[day] if day < len(path) else _NAN


def sincerity_by_day(record: Record) -> list[float]:
    """Mean belief, over the people reached by then, at the end of each day that is over."""
    if record.crowd is None:
        return []
    days = record.crowd.minds.belief_by_day[: record.until // 1440]
    return [ratio(int(total), int(count)) / 65536.0 for total, count in days]


@measure("share", "approval and the insiders' risk at the present minute", better="less")
def expected_backlash(record: Record) -> float:
    """Chance that an insider has spoken out by now, times the approval that is lost if everybody reached learns it."""
    if record.crowd is None:
        return _NAN
    knobs, minds = record.scenario.approval, record.crowd.minds
    chance = 1.0 - float(exp(-float(minds.risk[0]) / (1 << 20)))
    loss = round(knobs.revelation * record.scenario.organiser.inner_gap * 65536)
    opinion = minds.approval[times_seen(record) > 0]
    lost = np.count_nonzero(opinion > 0) - np.count_nonzero(opinion > loss)
    return chance * ratio(int(lost), opinion.size)


@measure("0..1", "posts, scenario", better="neither")
def focus_index(record: Record) -> float:
    """Sum of the squared parts of each topic among the planned posts that are out: 1 is a single topic."""
    plan = record.posts["plan"][record.out]
    topic = messages(record.scenario).topic[plan[plan >= 0]]
    parts = np.unique(topic, return_counts=True)[1]
    return ratio(int((parts * parts).sum()), int(parts.sum()) ** 2)


@measure("share", "sights, items, posts, communities", better="neither")
def largest_reach_share(record: Record) -> float:
    """Part of all reach that lies in the community with most of it."""
    community = record.society.population.community
    by_community = by_label(record, community, len(record.society.communities.ids))
    return ratio(int(by_community.max(initial=0)), int(by_community.sum()))


@measure("ratio", "sights, items, belief at the start")
def skeptics_share_ratio(record: Record) -> float:
    """Share rate of the skeptics (belief under one half at the start) against that of the others."""
    doubting = record.society.population.sincerity < 32768
    return ratio(share_rate(record.among(doubting)), share_rate(record.among(~doubting)))


def _of_reached(record: Record, state: Bools) -> float:
    return ratio(int(np.count_nonzero(state & (times_seen(record) > 0))), reach(record))


def _count(record: Record, state: Bools) -> int:
    return int(np.count_nonzero(state if record.only is None else state & record.only))


# -- groups of people


def _having(trait: str) -> Callable[[Record], Bools]:
    return lambda record: has_trait(record.scenario, trait, record.society.population.key)


def _lacking(trait: str) -> Callable[[Record], Bools]:
    return lambda record: ~has_trait(record.scenario, trait, record.society.population.key)


GROUPS: dict[str, Callable[[Record], Bools]] = {
    "rewards a stand": _having("rewards a stand"),
    "people who check": _having("checks"),
    "people who do not check": _lacking("checks"),
    "aligned": lambda record: sides(record) > 0,
    "unaligned": lambda record: sides(record) < 0,
    "no view": lambda record: sides(record) == 0,
    "second generation": second_generation,
}
"""Groups by traits and by where people stand."""
