"""Wide open worlds: whatever is handed to somebody is seen, believed and read at once, on a network made by hand.

What is left of the model is its rule of sharing, so that mathematics can say what must come out.
"""

from __future__ import annotations

import dataclasses
from typing import Any

import numpy as np
from numpy.typing import NDArray

from simulator.chance import joined, key, keys
from simulator.engine.run import Run
from simulator.engine.spreading import hand_over, publish, to_followers
from simulator.engine.tick import curve_of
from simulator.ledger import Handing, Kind, Reason
from simulator.scenario.model import Scenario
from simulator.world.contents import NO_SLANT
from simulator.world.network import Network
from simulator.world.society import Society, build

EVERY_MINUTE = 14_400.0
"""Sessions a day, so many that the next one is always in the very next minute: a generation takes one."""


def open_scenario(people: int, rate: float, **changes: Any) -> Scenario:
    """Nothing filters: newest first without background, all look and accept, one kind of people, news keeps."""
    parts: dict[str, Any] = {
        "title": "Wide open", "question": "Is it the mathematics?", "days": 7, "tick": 60,
        "population": {
            "people": people, "posting_rate": 0.0, "peak_to_trough": 1.0, "weekend_shift": 0,
            "sessions_per_day": 48.0, "sessions_spread": 0.0,
        },
        "community": [{"id": "town", "share": 1.0, "interest": 1.0, "stance": 0.8, "stance_spread": 0.0}],
        "network": {"followees": 2.0, "circle_size": 3},
        "platform": {
            "ranking": "chronological", "profile": "microblog", "feed_depth": 300, "stories_depth": 100,
            "discovery": 0.0, "reshare": 1.0, "post_lifetime": 86_400,
        },
        "audience": {
            "share_rate": min(rate, 1.0), "share_appetite": max(rate, 1.0), "appetite_spread": 0.0, "attention": 1.0,
            "like_rate": 0.0, "comment_rate": 0.0, "simple": 1.0, "threshold": 0.0, "fractional": 0.0,
            "novelty": 100_000, "fatigue_half": 1000, "own_posts": 0.0, "persuasion": 0.0, "confidence_bound": 2.0,
        },
        "trust": {"doubt": 0.0},
    }  # fmt: skip
    for name, value in changes.items():
        parts[name] = parts[name] | value if isinstance(value, dict) and name in parts else value
    return Scenario.model_validate(parts)


def on_network(
    scenario: Scenario, followed: NDArray[np.integer], follower: NDArray[np.integer], sessions: float = EVERY_MINUTE
) -> Society:
    """The scenario's people on these ties (n,), everybody online so many times a day."""
    society = build(scenario)
    nodes = society.people + len(society.accounts)
    ties = np.unique(followed.astype(np.int64) << 32 | follower)
    indptr = np.concatenate((np.zeros(1, np.int64), np.cumsum(np.bincount(ties >> 32, minlength=nodes))))
    indices = (ties & 0xFFFFFFFF).astype(np.int32)
    population = dataclasses.replace(
        society.population,
        followees=np.bincount(indices, minlength=society.people).astype(np.int32),
        inflow=np.zeros(society.people, np.float32),
        sessions=np.full(society.people, sessions, np.float32),
    )
    return dataclasses.replace(society, network=Network(indptr, indices), population=population)


def seed_contents(run: Run, author: NDArray[np.integer], minute: NDArray[np.integer]) -> NDArray[np.int32]:
    """Put contents (n,) that concern everybody into a fresh run, each posted by its author at its minute."""
    world, n = run.world, author.size
    author = author.astype(np.int32)
    content_key = joined(world.node_keys[author], keys(key("seeded"), np.arange(n)))
    made = {
        "key": content_key, "topic": content_key, "author": author, "minute": minute, "expires": minute + 86_400,
        "story": False, "frames": 1, "campaign": False, "ask": 0, "language": -1, "breadth": 1.0, "wish": 1.0,
        "inside": 1.0, "across": 1.0, "slant": NO_SLANT, "suspicion": 0.0, "gain": 0, "tap": 1.0,
    }  # fmt: skip
    content = publish(world, made, {"kind": Kind.EVERYDAY, "prompt": -1, "plan": -1})
    items = hand_over(world, content, author, minute.astype(np.int32), -1, Handing.POSTED)
    to_followers(world, curve_of(world), items)
    return content


def spread(run: Run) -> NDArray[np.int64]:
    """How many people made or shared each content (contents,); everything handed over must have been looked at."""
    reasons = run.world.ledger.reason_counts()
    looked = reasons[[Reason.SEEN, Reason.SHARED, Reason.ALREADY_REACTED]].sum()
    assert looked == reasons.sum(), reasons
    return np.bincount(run.world.ledger.items["content"], minlength=len(run.world.contents))


def generations(run: Run) -> NDArray[np.int64]:
    """How many items of each content stand in each generation (contents, generations)."""
    items = run.world.ledger.items
    content, depth = items["content"].astype(np.int64), items["generation"].astype(np.int64)
    most = int(depth.max()) + 1
    return np.bincount(content * most + depth, minlength=len(run.world.contents) * most).reshape(-1, most)
