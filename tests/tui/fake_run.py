"""A hand-made run for the interface's tests: plausible, cheap, and without the engine.

python -m tests.tui.fake_run [PEOPLE]     opens the app on it
"""

from __future__ import annotations

import math
import sys
import time
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from simulator import snapshot as shot
from simulator.snapshot.closeups import Closeup
from tests.tui.fake_closeups import fake
from tui.beside import Against
from tui.future import letter
from tui.futures import Branch
from tui.hands.move import Move
from tui.plans import Plans

WEEK = 10080
COMMUNITIES = (
    ("Students", 0.24),
    ("Young farmers", 0.18),
    ("City parents", 0.30),
    ("Church choirs", 0.12),
    ("Teachers", 0.10),
    ("Opponents", 0.06),
)
CALENDAR = (
    (9 * 60, "story", "Why the river matters", "River Trust"),
    (1440 + 18 * 60, "story", "Lina meets the fishers", "Lina"),
    (2 * 1440 + 12 * 60, "challenge", "One bottle, one promise", "Budi"),
    (2 * 1440 + 20 * 60, "attack", "They only want your money", "Opponents"),
    (3 * 1440 + 19 * 60, "testimony", "My grandmother's well", "Sari"),
    (4 * 1440 + 12 * 60, "report", "What your shares did so far", "River Trust"),
    (4 * 1440 + 20 * 60, "appeal", "Three days left to sign", "River Trust"),
    (6 * 1440 + 17 * 60, "appeal", "Tonight we hand it over", "Lina"),
)
REASONS = (
    "never_online", "expired", "ranked_out", "scrolled_past", "rejected_by_stance", "doubted_as_insincere",
    "seen_without_reaction", "liked", "commented", "shared", "acted", "pending",
)  # fmt: skip


@dataclass
class FakeRun:
    """A RunLike of `people` people whose week is known in advance and told minute by minute."""

    people: int = 50_000
    names: tuple[str, ...] | None = None
    title: str = "Storytelling of Hope"
    cost: float = 0.0
    """Seconds of processor time that one tick takes."""
    minute: int = 0
    horizon: int = WEEK
    opening: int = 0
    wish: str = "no such thing"
    """Why no move can be made."""
    futures: list[tuple[int, int]] = field(default_factory=list)
    """(parent, since) of every future but the first."""
    current: int = 0
    other: int = -1
    share: NDArray[np.int64] = field(init=False)

    def __post_init__(self) -> None:
        """Let the whole week happen."""
        rng = np.random.default_rng(7)
        parts = [max(1, round(self.people * part)) for _, part in COMMUNITIES]
        parts[2] += self.people - sum(parts)
        self.sizes = tuple(parts)
        self.names = self.names or tuple(name for name, _ in COMMUNITIES)
        self.community_of = np.repeat(np.arange(len(parts), dtype=np.int16), parts)
        self.first = np.concatenate(([0], np.cumsum(parts)))
        near = np.array([[0, 3, 6, 1, 5, 1], [3, 0, 2, 5, 1, 1], [6, 2, 0, 2, 6, 2], [1, 5, 2, 0, 2, 0.3],
                         [5, 1, 6, 2, 0, 0.3], [1, 1, 2, 0.3, 0.3, 0]], dtype=float)  # fmt: skip
        self.ties = near * np.sqrt(np.outer(parts, parts)) + np.diag(parts) * 20.0
        self._spread(rng, near)
        self._climb(rng)
        self.hostile_since = np.full(self.people, WEEK * 2)
        angry = rng.permutation(np.arange(self.first[5], self.first[6]))[: max(1, parts[5] // 3)]
        self.hostile_since[angry] = rng.integers(0, 5 * 1440, len(angry))

    def _spread(self, rng: np.random.Generator, near: NDArray[np.float64]) -> None:
        """Waves of shares after each entry of the calendar, kept by circles, carried on by bridges."""
        who, source, when, post = [], [], [], []
        for place, (minute, *_rest) in enumerate(CALENDAR):
            count = max(2, int(self.people * 0.0016))
            home = rng.choice(6, p=[0.4, 0.1, 0.2, 0.1, 0.15, 0.05])
            span = self.first[home + 1] - self.first[home]
            person = self.first[home] + rng.integers(0, span, count)
            at = minute + rng.lognormal(4.0, 1.0, count)
            start = np.full(count, -1)
            for _ in range(12):
                who += [person]
                source += [start]
                when += [at]
                post += [np.full(len(person), place)]
                parent = np.repeat(np.arange(len(person)), rng.poisson(0.83, len(person)))
                if not len(parent):
                    break
                start, at = person[parent], at[parent] + rng.lognormal(4.6, 0.9, len(parent))
                person = self._neighbours(rng, start, near)
        everything = [np.concatenate(part) for part in (when, who, source, post)]
        night = (everything[0] % 1440 < 390).astype(float)
        everything[0] = everything[0] + night * rng.uniform(300, 600, len(night))
        order = np.argsort(everything[0], kind="stable")
        self.when, self.who, self.source, self.post = (part[order].astype(np.int64) for part in everything)

    def _neighbours(
        self, rng: np.random.Generator, start: NDArray[np.int64], near: NDArray[np.float64]
    ) -> NDArray[np.int64]:
        home = self.community_of[start].astype(int)
        chances = near / near.sum(axis=1, keepdims=True)
        away = np.array([rng.choice(6, p=chances[one]) for one in home], dtype=int)
        goes = rng.random(len(start)) < 0.15
        target = np.where(goes, away, home)
        low, high = self.first[target], self.first[target + 1]
        close = start + rng.integers(-60, 61, len(start))
        anywhere = low + (rng.random(len(start)) * (high - low)).astype(np.int64)
        stays = ~goes & (close >= low) & (close < high)
        return np.where(stays, close, anywhere)

    def _climb(self, rng: np.random.Generator) -> None:
        """When each person first stood on each rung; a share is seen by those around it."""
        never = WEEK * 2
        self.since = np.full((shot.RUNGS, self.people), never)
        for _ in range(9):
            seen = np.clip(self.who + rng.integers(-70, 71, len(self.who)), 0, self.people - 1)
            np.minimum.at(self.since[1], seen, self.when + rng.integers(5, 400, len(self.who)))
        np.minimum.at(self.since[1], self.who, self.when)
        np.minimum.at(self.since[4], self.who, self.when)
        saw = np.flatnonzero(self.since[1] < never)
        for rung, chance in ((2, 0.34), (3, 0.07), (5, 0.035), (6, 0.004), (7, 0.003), (8, 0.002)):
            does = saw[rng.random(len(saw)) < chance]
            self.since[rung, does] = self.since[1, does] + rng.integers(2, 900, len(does))

    # -- the face of a run

    @property
    def begins(self) -> int:
        """Where it opens."""
        return self.opening

    @property
    def notice(self) -> str:
        """There is nothing to say."""
        return ""

    def recording(self, head: int) -> str:
        """A session of a made-up run cannot be kept."""
        return ""

    @property
    def finished(self) -> bool:
        """Whether the week is over."""
        return self.minute >= self.horizon

    def advance(self, to: int) -> None:
        """Let time pass, at the price of `cost` seconds a tick."""
        while self.minute < min(to, self.horizon):
            end = time.perf_counter() + self.cost
            while time.perf_counter() < end:
                math.sqrt(2.0)
            self.minute = min(to, self.horizon, self.minute + 10)

    def society(self) -> shot.Society:
        """The fixed part."""
        accounts = [("River Trust", "organiser", 900), ("Lina", "influencer", 12_000), ("Budi", "influencer", 4_000)]
        assert self.names is not None
        return shot.Society(
            title=self.title, question="Does a week of honest stories move a divided town to act?",
            people=self.people, community_names=self.names, community_sizes=self.sizes,
            community_of=self.community_of, ties=self.ties, horizon=self.horizon, tick=10, seed=7,
            population_seed=1, currency="EUR", goal_text="20 gifts by Sun 24:00",
            accounts=tuple(shot.Account(name.lower(), name, kind, many) for name, kind, many in accounts),
        )  # fmt: skip

    def snapshot(self, at: int | None = None) -> shot.Snapshot:
        """The picture at a minute that has been reached."""
        minute = self.minute if at is None else min(at, self.minute)
        rung = np.zeros(self.people, dtype=np.uint8)
        for step in range(1, shot.RUNGS):
            rung[self.since[step] <= minute] = step
        done = int(np.searchsorted(self.when, minute, side="right"))
        hour_ago = int(np.searchsorted(self.when, minute - 60))
        recent = slice(hour_ago, done)
        hours = np.bincount(self.when[:done] // 60, minlength=minute // 60 + 1)
        ghost = (6 + 5 * np.sin((np.arange(168) % 24 - 9) / 24 * 2 * np.pi)) * self.people / 50_000
        counts = [int((self.since[step] <= minute).sum()) for step in range(shot.RUNGS)]
        return shot.Snapshot(
            minute=minute, rung=rung, hostile=self.hostile_since <= minute,
            flashes=shot.Flashes(*(part[recent].astype(np.int32) for part in (self.who, self.source, self.when))),
            shares_per_hour=hours, ghost_per_hour=ghost.astype(np.int64),
            lane=tuple(shot.Mark(*entry, done=entry[0] <= minute) for entry in CALENDAR),
            now=self._now(minute, counts, done), happenings=self._happenings(minute),
            biggest=self._cascade(minute), influencers=self._rows(minute, done),
            reasons=tuple((name, 40 * done // (place + 2)) for place, name in enumerate(REASONS)),
            goal=shot.Goal("gifts", 20.0, float(counts[6]), WEEK), finished=minute >= self.horizon,
        )  # fmt: skip

    def _now(self, minute: int, counts: list[int], done: int) -> shot.Now:
        today = int(np.searchsorted(self.when, minute - 1440))
        return shot.Now(
            reach=counts[1] / self.people, ghost_reach=0.041 * minute / WEEK, r_today=0.42 + 0.5 * (done - today) / 2e3,
            deeds=(("signed", counts[5]), ("gave", counts[6]), ("recruited", counts[7]), ("showed up", counts[8])),
            money_spent=11_200 * minute // WEEK, money_budget=30_000, hours_used=12.5 * minute / WEEK,
            cross_cutting=0.22, shares=done, gifts=counts[6], gift_cents=counts[6] * 2800,
        )  # fmt: skip

    def _happenings(self, minute: int) -> tuple[shot.Happening, ...]:
        told = [shot.Happening(at, f"{by}: “{title}” goes out") for at, _, title, by in CALENDAR if at <= minute]
        crossing = np.flatnonzero((self.source >= 0) & (self.when <= minute))[::37]
        for one in crossing.tolist():
            a, b = self.community_of[self.source[one]], self.community_of[self.who[one]]
            if a != b:
                assert self.names is not None
                title = CALENDAR[self.post[one]][2]
                text = f"“{title}” crossed from {self.names[a]} to {self.names[b]}"
                told.append(shot.Happening(int(self.when[one]), text))
        return tuple(sorted(told, key=lambda one: one.minute)[-200:])

    def _cascade(self, minute: int) -> shot.Cascade | None:
        mine = np.flatnonzero((self.post == 1) & (self.when <= minute))[:800]
        if not len(mine):
            return None
        last: dict[int, int] = {}
        parent, generation = [-1], [0]
        for place, one in enumerate(mine.tolist(), 1):
            above = last.get(int(self.source[one]), 0)
            parent.append(above)
            generation.append(generation[above] + 1)
            last[int(self.who[one])] = place
        labels = ("Lina", *(f"{self._name(person)}" for person in self.who[mine[:199]]))
        arrays = [np.asarray(part, dtype=np.int32) for part in (parent, generation)]
        return shot.Cascade(
            "Lina meets the fishers", "Lina", len(mine), max(generation), 2.4, arrays[0],
            np.concatenate(([-1], self.who[mine])).astype(np.int32),
            np.concatenate(([CALENDAR[1][0]], self.when[mine])).astype(np.int32), arrays[1], labels,
        )  # fmt: skip

    def _name(self, person: int) -> str:
        community = int(self.community_of[person])
        assert self.names is not None
        return f"{self.names[community]} {person - self.first[community] + 1:,}"

    def _rows(self, minute: int, done: int) -> tuple[shot.InfluencerRow, ...]:
        rows = []
        for place, (name, kind, fee) in enumerate(
            (
                ("River Trust", "organiser", 0),
                ("Lina", "influencer", 20_000),
                ("Budi", "influencer", 5_000),
                ("Sari", "influencer", 0),
            )
        ):
            part = done * (5 - place) // 12
            rows.append(
                shot.InfluencerRow(
                    name,
                    kind,
                    2,
                    part * 9,
                    part * 21,
                    2.33,
                    part,
                    part // 30,
                    fee,
                    fee // (part // 30) if fee and part >= 30 else None,
                    tuple(min(part, done * (5 - other) // 12) * (9 if other == place else 4) for other in range(4)),
                )
            )
        return tuple(rows)

    def closeup(self, name: str, chosen: int, at: int | None = None) -> Closeup:
        """Made-up numbers, the same at every minute, and the real tree."""
        assert self.names is not None
        return fake(name, chosen, self.names, self.sizes, self._cascade(self.minute if at is None else at))

    def spare(self) -> bool:
        """Nothing is left to do."""
        return False

    def moves(self, minute: int) -> tuple[Move, ...]:
        """One move for each community, whatever it is called, and a choice among them all."""
        assert self.names is not None
        found = tuple(Move(f"post:{place}", f"a post by {name}, now", name) for place, name in enumerate(self.names))
        return (*found, Move("more", self.title, moves=found, note=self.wish))

    def intervene(self, key: str, minute: int) -> None:
        """Nothing can be done about a week that is known in advance."""
        raise ValueError(self.wish)

    def branch(self, minute: int) -> None:
        """Every future is like the first."""
        self.futures.append((self.current, minute))
        self.go_to(len(self.futures))
        self.minute = minute

    def go_to(self, number: int) -> None:
        """Another future, which is played again."""
        if not 0 <= number <= len(self.futures):
            raise ValueError(self.wish)
        self.other, self.current = self.current, number
        self.minute = 0

    def compare_with(self, number: int) -> None:
        """Another one beside it."""
        if number == self.current:
            raise ValueError(self.wish)
        self.other = number

    def branches(self) -> tuple[Branch, ...]:
        """The tree."""
        assert self.names is not None
        rows = [(-1, 0), *self.futures]
        return tuple(
            Branch(number, letter(number), parent, since, self.names[number % 6],
                   self.minute if number == self.current else 6000, 3.0, number == self.current,
                   number == self.other)
            for number, (parent, since) in enumerate(rows)
        )  # fmt: skip

    def plans(self) -> Plans:
        """A week that is known in advance cannot be planned."""
        raise ValueError(self.wish)

    def beside(self, at: int) -> shot.Snapshot | None:
        """The same picture."""
        return None if self.other < 0 else self.snapshot(at)

    def against(self, minute: int) -> Against | None:
        """A future that brought nothing."""
        if self.other < 0:
            return None
        since = self.futures[-1][1]
        return Against(since, letter(self.other), letter(self.current), ready=True, minute=minute)

    def person(self, person: int, at: int | None = None) -> shot.PersonWindow:
        """One person's window."""
        community = int(self.community_of[person])
        rows = [
            (at2, by, title, "follows Lina", 3 + at2 % 9, "close to what they liked before", "liked")
            for at2, _, title, by in CALENDAR
            if at2 <= (self.minute if at is None else at)
        ]
        assert self.names is not None
        return shot.PersonWindow(
            self._name(person), self.names[community],
            (("interest", "0.42"), ("stance", "+0.18 for the cause"), ("looks in", "4.2 times a day"),
             ("trust in the organiser", "0.51"), ("follows", "61 accounts"), ("tired today", "a little")),
            tuple(shot.FeedRow(*row) for row in reversed(rows)), ("Tue 19:10 liked “Lina meets the fishers”",),
        )  # fmt: skip


def main(people: int = 50_000, cost: float = 0.002) -> int:
    """Open the app on the hand-made run."""
    from tui.app import GroundswellApp

    app = GroundswellApp(run_factory=lambda: FakeRun(people, cost=cost))
    app.run()
    return app.return_code or 0


if __name__ == "__main__":
    sys.exit(main(*(kind(word) for kind, word in zip((int, float), sys.argv[1:], strict=False))))
