"""Taking the picture: a run and a minute in, a frozen snapshot out."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from ..catalogue import _, spoken
from ..clock import spoken_moment
from ..engine.run import Run
from ..ledger import REASON_NAMES, Act, Deed, Handing, Reason
from ..metrics import record as records
from ..metrics.bubbles import cross_cutting_share as crossing
from ..metrics.vocabulary import measure_name
from ..numerals import numeral
from ..scenario.model import Influencer
from ..world.calendar import unpack
from ..world.world import World
from . import frames
from .cascade import biggest_cascade
from .close import NOTHING, Close
from .closeups import Closeup
from .counting import Counter
from .happenings import Chronicle
from .locking import locked
from .tally import Tally, rungs, shares_by_hour

OPPOSED = -0.3
"""Stance below which somebody speaks against the cause."""
MOST_COMPARED = 200_000_000
"""Accounts squared times people up to which audiences are laid side by side: some 20 ms of a picture."""

_DEED_NAMES = (
    (Deed.SIGNED, "signed"),
    (Deed.GAVE, "gave"),
    (Deed.RECRUITED, "recruited"),
    (Deed.SHOWED_UP, "showed up"),
)


def society_of(run: Run) -> frames.Society:
    """What does not change during a run, as the interface wants it."""
    people, scenario = run.society, run.scenario
    return frames.Society(
        title=spoken("scenario", scenario.title),
        question=spoken("scenario", scenario.question),
        people=people.people,
        community_names=tuple(spoken("scenario", one) for one in people.communities.names),
        community_sizes=people.communities.sizes,
        community_of=locked(people.population.community),
        ties=locked(people.ties.astype(np.float64)),
        horizon=run.horizon,
        tick=scenario.tick,
        seed=run.seed,
        population_seed=run.population_seed,
        currency=scenario.currency,
        goal_text=goal_text(run),
        accounts=tuple(
            frames.Account(one.id, spoken("scenario", one.name), one.kind, one.followers) for one in people.accounts
        ),
    )


def goal_text(run: Run) -> str:
    """The goal in one plain sentence."""
    goal = run.scenario.goal
    return _("{target} {measure} by {deadline}").format(
        target=f"{numeral(goal.target):g}",
        measure=measure_name(goal.measure),
        deadline=spoken_moment(run.scenario.deadline),
    )


class Observer:
    """Watches one run: keeps running totals, so that the present costs little and the past can be drawn again.

    Watching changes nothing: all that is read are columns, and all that is handed out are copies.
    """

    def __init__(self, run: Run, ghost: Run | None = None) -> None:
        self.run = run
        people, accounts = run.society.people, len(run.society.accounts)
        self._tallies, self._chronicle = Counter(lambda: Tally(people, accounts)), Chronicle()
        self._close = Close(run, records.record(run))
        self._goal = _goal_measure(run)
        self._ghost_hours: NDArray[np.int64] | None = None
        self._ghost_heard: NDArray[np.int64] | None = None
        if ghost is not None:
            self._remember(ghost)

    def _remember(self, ghost: Run) -> None:
        """Keep what the ghost world shows: shares an hour, and how many had heard of the cause by each hour."""
        world = ghost.world
        self._ghost_hours = locked(shares_by_hour(world, ghost.horizon))
        sights = world.ledger.sights
        looked = (sights["reason"] >= 6) & (sights["reason"] <= 12)
        order = np.argsort(sights["minute"][looked], kind="stable")
        reader, minute = sights["reader"][looked][order], sights["minute"][looked][order]
        first = np.unique(reader, return_index=True)[1]
        per_hour = np.bincount(minute[first] // 60, minlength=ghost.horizon // 60 + 1)
        self._ghost_heard = np.cumsum(per_hour)

    def snapshot(self, at: int | None = None) -> frames.Snapshot:
        """The picture at a minute that was reached; None is the present."""
        world = self.run.world
        minute = world.minute if at is None else min(max(at, 0), world.minute)
        self._chronicle.read_on(world)
        record = records.record(self.run, minute)
        tally = self._tallies.at(record)
        if minute >= world.minute:
            self._close.read_on(record)
        return frames.Snapshot(
            minute=minute,
            rung=locked(rungs(record, tally)),
            hostile=locked(self.run.society.population.stance < OPPOSED * 65536),
            flashes=_flashes(world, minute),
            shares_per_hour=locked(shares_by_hour(world, minute)),
            ghost_per_hour=self._ghost_hours,
            lane=_lane(self.run, minute),
            now=self._now(tally, minute),
            happenings=self._chronicle.until(minute),
            biggest=biggest_cascade(world, minute),
            influencers=_rows(world, tally, minute),
            reasons=tuple(zip(REASON_NAMES, _all_reasons(world, tally, minute), strict=True)),
            goal=self._goal_at(minute),
            finished=minute >= self.run.horizon,
        )

    def closeup(self, name: str, chosen: int = NOTHING, at: int | None = None) -> Closeup:
        """One side of the run in detail at a minute that was reached; KeyError for a name that `Close` has not.

        chosen  number of the deed or of the content that is in front
        """
        record = records.record(self.run, at)
        tally = self._tallies.at(record)
        return self._close.up(name, record, tally, chosen)

    def _now(self, tally: Tally, minute: int) -> frames.Now:
        world = self.run.world
        people = world.society.people
        deeds = world.ledger.deeds
        before = deeds["minute"] < minute
        kinds, cents = deeds["deed"][before], deeds["cents"][before]
        acts = world.ledger.acts
        done = acts["minute"] < minute
        work = acts["work"][done][acts["act"][done] == Act.ANSWERED]
        heard = self._ghost_heard
        return frames.Now(
            reach=float(np.count_nonzero(tally.rung)) / people,
            ghost_reach=None if heard is None else float(heard[min(minute // 60, heard.size - 1)]) / people,
            r_today=reproduction(world, minute),
            deeds=tuple((name, int(np.count_nonzero(kinds == deed))) for deed, name in _DEED_NAMES),
            money_spent=int(acts["cents"][done].sum()),
            money_budget=world.scenario.organiser.money,
            hours_used=float(work.sum()) / 60.0,
            cross_cutting=crossing(tally.met) if tally.met.any() else 0.0,
            shares=int(np.count_nonzero(_shared_before(world, minute))),
            gifts=int(np.count_nonzero(kinds == Deed.GAVE)),
            gift_cents=int(cents.sum()),
        )

    def goal(self) -> float:
        """The goal's measure at the present minute."""
        return self._goal(min(self.run.minute, self.run.scenario.deadline))

    def _goal_at(self, minute: int) -> frames.Goal:
        goal = self.run.scenario.goal
        value = self._goal(min(minute, self.run.scenario.deadline))
        return frames.Goal(goal.measure, goal.target, value, self.run.scenario.deadline)


def _goal_measure(run: Run) -> Callable[[int], float]:
    """A function of the minute that gives the goal's measure."""
    from ..metrics.measures import MEASURES

    wanted = MEASURES[run.scenario.goal.measure]
    return lambda minute: float(wanted(records.record(run, minute)))


def reproduction(world: World, minute: int) -> float:
    """Mean number of further shares that a share of the last day has led to so far."""
    items = world.ledger.items
    today = _shared_before(world, minute) & (items["minute"] >= minute - 1440)
    count = int(np.count_nonzero(today))
    if not count:
        return 0.0
    parent = items["parent"][_shared_before(world, minute)]
    return float(np.count_nonzero(today[parent[parent >= 0]])) / count


def _shared_before(world: World, minute: int) -> NDArray[np.bool_]:
    items = world.ledger.items
    return np.asarray((items["handing"] == Handing.SHARED) & (items["minute"] < minute))


def _flashes(world: World, minute: int) -> frames.Flashes:
    """The shares of the last hour."""
    items, people = world.ledger.items, world.society.people
    rows = (_shared_before(world, minute) & (items["minute"] >= minute - 60)).nonzero()[0]
    rows = rows[np.argsort(items["minute"][rows], kind="stable")]
    source = items["person"][items["parent"][rows]]
    return frames.Flashes(
        locked(items["person"][rows].copy()),
        locked(np.where(source < people, source, -1).astype(np.int32)),
        locked(items["minute"][rows].copy()),
    )


def _lane(run: Run, minute: int) -> tuple[frames.Mark, ...]:
    names = {account.id: spoken("scenario", account.name) for account in run.society.accounts}
    at = {post.id: post for post in run.scenario.post}
    marks = [
        frames.Mark(post.at, post.kind, spoken("scenario", post.title), names[post.by], post.at < minute)
        for post in run.scenario.post
        if post.at < run.horizon
    ]
    for boost in run.scenario.boost:
        post = at[boost.post]
        starts = max(post.at, boost.starts or 0)
        marks.append(frames.Mark(starts, "boost", spoken("scenario", post.title), names[post.by], starts < minute))
    return tuple(sorted(marks, key=lambda mark: (mark.minute, mark.kind, mark.title)))


def _rows(world: World, tally: Tally, minute: int) -> tuple[frames.InfluencerRow, ...]:
    """One row an account: what it posted, whom it reached, what came of it."""
    shared = _shared_audiences(tally.seen_by)
    return tuple(_row(world, tally, minute, place, shared) for place in range(len(world.society.accounts)))


def _shared_audiences(seen_by: NDArray[np.bool_]) -> list[tuple[int, ...]]:
    """People whom two accounts have both reached, for each pair; nothing where a picture would have to wait for it."""
    accounts = range(len(seen_by))
    if seen_by.size * len(seen_by) > MOST_COMPARED:
        return [() for _account in accounts]
    return [tuple(int(np.count_nonzero(seen_by[one] & seen_by[other])) for other in accounts) for one in accounts]


def _row(world: World, tally: Tally, minute: int, place: int, shared: list[tuple[int, ...]]) -> frames.InfluencerRow:
    account = world.society.accounts[place]
    fees = {one.id: one.fee for one in world.scenario.accounts if isinstance(one, Influencer)}
    author, items = world.contents["author"], world.ledger.items
    mine = author[items["content"]] == account.node
    deeds = world.ledger.deeds
    did = int(np.count_nonzero(mine[deeds["item"][deeds["minute"] < minute]]))
    reach, impressions = int(np.count_nonzero(tally.seen_by[place])), int(tally.impressions[place])
    fee = fees.get(account.id, 0)
    return frames.InfluencerRow(
        name=spoken("scenario", account.name),
        kind=account.kind,
        posts=int(np.count_nonzero((author == account.node) & (world.contents["minute"] < minute))),
        reach=reach,
        impressions=impressions,
        frequency=impressions / reach if reach else 0.0,
        shares=int(np.count_nonzero(mine & _shared_before(world, minute))),
        deeds=did,
        fee_cents=fee,
        cost_per_deed_cents=fee // did if fee and did else None,
        shared=shared[place],
    )


def _all_reasons(world: World, tally: Tally, minute: int) -> list[int]:
    """Counts by reason; what was handed out before this minute and has not ended is still waiting."""
    counts: list[int] = tally.reasons.tolist()
    if minute < world.scenario.horizon:
        counts[Reason.PENDING] += handed_out(world, minute) - sum(counts)
    return counts


def handed_out(world: World, minute: int) -> int:
    """Deliveries made before a minute that was reached: those that have ended, and those that wait."""
    ended = world.ledger.sights["item"]
    if minute >= world.minute:
        return int(ended.size) + len(world.calendar)
    waiting = unpack(world.calendar.words())[1]
    early = world.ledger.items["minute"] < minute
    return int(np.count_nonzero(early[ended])) + int(np.count_nonzero(early[waiting]))
