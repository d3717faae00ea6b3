"""Scenarios for tests of whole runs, and a run's record told by names instead of places in arrays."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from simulator.engine.run import Run
from simulator.ledger import Act
from simulator.scenario.model import Scenario

Row = tuple[Any, ...]
Record = dict[str, list[Row]]


def busy(**changes: Any) -> Scenario:
    """Two small towns in which everything happens: stories, a challenge, appeals, boosts, questions, testimonies."""
    parts: dict[str, Any] = {
        "title": "Two towns",
        "question": "Does everything happen?",
        "days": 2,
        "tick": 30,
        "population": {"people": 160, "sessions_per_day": 8.0, "posting_rate": 2.0},
        "community": [
            {"id": "north", "share": 0.6, "stance": 0.3, "utc_offset": 1.0, "interest": 0.7},
            {"id": "south", "share": 0.4, "stance": -0.2, "language": "fr", "interest": 0.5},
        ],
        "network": {"followees": 12.0, "circle_size": 10},
        "platform": {"reshare": 1.0, "feed_depth": 12},
        "audience": {
            "share_rate": 0.25, "like_rate": 0.3, "comment_rate": 0.2, "question_share": 0.6, "attention": 0.8,
            "own_posts": 50.0, "everyday_posts": 300.0, "foreign_understanding": 0.5, "breadth_a": 3.0, "novelty": 600,
        },
        "deeds": {
            "link_tap": 0.6, "form_completion": 0.8, "sign_rate": 0.2, "create_rate": 0.25, "recruit_rate": 0.1,
            "show_up_rate": 0.1, "social_proof_from": 3, "donor_share": 0.5,
        },
        "organiser": {"supporters": 50, "money": 90_000, "hours": 6.0},
        "influencer": [
            {"id": "lina", "followers": 70, "fee": 20_000, "pass_on": 2, "answers": True, "tie": "beneficiary"},
            {"id": "omar", "followers": 40, "fit": 0.3, "audience": {"north": 1.0, "south": 3.0}},
        ],
        "desk": {"staff": 1, "minutes_per_reply": 25.0, "opens": 480, "closes": 1200},
        "post": [
            {"id": "hello", "by": "lina", "at": 400, "kind": "story", "moral_words": 2},
            {"id": "dare", "by": "omar", "at": 475, "kind": "challenge", "frames": 1},
            {"id": "spread", "by": "lina", "at": 600, "kind": "post", "ask": "share", "language": "fr"},
            {"id": "ask", "by": "organiser", "at": 700, "kind": "appeal", "arousal": 1.0, "quality": 1.5},
            {"id": "petition", "by": "lina", "at": 1300, "kind": "post", "ask": "sign", "slant": 0.1},
            {"id": "friends", "by": "omar", "at": 1310, "kind": "story", "ask": "recruit"},
            {"id": "meet", "by": "organiser", "at": 1500, "kind": "post", "ask": "show_up"},
            {"id": "thanks", "by": "organiser", "at": 2000, "kind": "report"},
        ],
        "boost": [
            {"post": "ask", "budget": 8_000, "price_per_thousand": 20_000, "daily_cap": 5_000},
            {"post": "hello", "budget": 3_000, "price_per_thousand": 40_000, "audience": ["south"], "ends": 1400},
        ],
    }  # fmt: skip
    for name, value in changes.items():
        parts[name] = parts[name] | value if isinstance(value, dict) and name in parts else value
    return Scenario.model_validate(parts)


def record(run: Run, keep: Callable[[int], bool] = lambda node: True) -> Record:
    """The ledger's rows in their order, every reference as keys; only what has to do with the nodes to keep."""
    return Teller(run, keep).tables()


ABOUT_SOMEBODY = (
    Act.ATTACKED, Act.SILENCED, Act.MOBILISED, Act.PARTED, Act.TIED, Act.FOLLOWED, Act.UNFOLLOWED, Act.STOPPED,
    Act.DIVERTED,
)  # fmt: skip
"""Acts whose `about` is a node: it goes by its key here, as nodes are numbered anew in another society."""


class Teller:
    """Turns a run's arrays into rows of plain values."""

    def __init__(self, run: Run, keep: Callable[[int], bool] = lambda node: True) -> None:
        world, self.keep = run.world, keep
        self.ledger, self.questions, self.crowd = world.ledger, world.questions, world.crowd
        self.node = world.node_keys.tolist()
        self.content = world.contents["key"].tolist()
        self.author = world.contents["author"].tolist()
        items = {name: world.ledger.items[name].tolist() for name in world.ledger.items.names}
        self.item_content = items["content"]
        self.item = [
            (self.content[content], self.node[person], minute, handing)
            for content, person, minute, handing in zip(
                items["content"], items["person"], items["minute"], items["handing"], strict=True
            )
        ]

    def tables(self) -> Record:
        """All tables, and the people's states."""
        return {
            "posts": self._posts(), "items": self._items(), "sights": self._sights(), "deeds": self._deeds(),
            "acts": self._acts(), "questions": self._questions(), "people": self._people(),
        }  # fmt: skip

    def _named(self, item: int) -> Row | None:
        return None if item < 0 else self.item[item]

    def _rows(self, table: str) -> list[dict[str, int]]:
        columns = getattr(self.ledger, table)
        rows = zip(*(columns[name].tolist() for name in columns.names), strict=True)
        return [dict(zip(columns.names, row, strict=True)) for row in rows]

    def _posts(self) -> list[Row]:
        return [
            (
                row["key"],
                self.node[row["author"]],
                row["minute"],
                row["kind"],
                row["campaign"],
                self._named(row["prompt"]),
            )
            for row in self._rows("posts")
            if self.keep(row["author"])
        ]

    def _items(self) -> list[Row]:
        return [
            (*self.item[place], row["generation"], self._named(row["parent"]))
            for place, row in enumerate(self._rows("items"))
            if self.keep(row["person"]) and self.keep(self.author[row["content"]])
        ]

    def _sights(self) -> list[Row]:
        return [
            (self.node[row["reader"]], self.item[row["item"]], row["minute"], row["reason"], row["did"], row["place"])
            for row in self._rows("sights")
            if self.keep(row["reader"]) and self.keep(self.author[self.item_content[row["item"]]])
        ]

    def _deeds(self) -> list[Row]:
        return [
            (self.node[row["person"]], row["minute"], row["deed"], row["cents"], self.item[row["item"]])
            for row in self._rows("deeds")
            if self.keep(row["person"])
        ]

    def _acts(self) -> list[Row]:
        return [
            (row["minute"], self._actor(row["actor"]), row["act"], self._about(row), row["cents"], row["work"])
            for row in self._rows("acts")
            if self.keep(row["actor"])
        ]

    def _actor(self, node: int) -> int:
        return self.node[node] if node >= 0 else node  # some acts are no account's

    def _about(self, row: dict[str, int]) -> object:
        if row["act"] == Act.ANSWERED:
            return self.node[self.questions["asker"][row["about"]]], self.content[
                self.questions["content"][row["about"]]
            ]
        if row["act"] in ABOUT_SOMEBODY:
            return self.node[row["about"]]
        of_content = row["act"] in (Act.POSTED, Act.PASSED_ON, Act.BOOSTED, Act.SWITCHED) and row["about"] >= 0
        return self.content[row["about"]] if of_content else row["about"]

    def _questions(self) -> list[Row]:
        columns = [
            self.questions[name].tolist() for name in ("asker", "content", "minute", "arrived", "started", "ends")
        ]
        return [
            (self.node[asker], self.content[content], *rest)
            for asker, content, *rest in zip(*columns, strict=True)
            if self.keep(asker)
        ]

    def _people(self) -> list[Row]:
        columns = (self.crowd.stance, self.crowd.sincerity, self.crowd.done, self.crowd.rung)
        rows = np.stack([column.astype(np.int64) for column in columns]).T.tolist()
        return [(self.node[person], *row) for person, row in enumerate(rows) if self.keep(person)]
