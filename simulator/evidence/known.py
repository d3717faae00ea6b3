"""What the model is known not to show, part by part, and why: so that nobody has to guess whether it is a mistake."""

from __future__ import annotations

from collections.abc import Mapping

WHY: Mapping[str, str] = {
    "A7": "good posts of ordinary people go viral over many generations, so large cascades are too deep: nothing in "
    "the model makes a reader tire of a topic that everybody talks about",
    "B1-faster": "whatever reaches 1,500 people does so in its first hours, before it is old news, so that a true "
    "story has no slow way there",
    "C2-preset": "where feeds are not crowded people meet a post at their next session, whatever the platform",
    "C2-order": "where feeds are not crowded people meet a post at their next session, whatever the platform",
    "C4-day": "a post that is a day old is old news and far down every feed, so that hardly anybody still passes it on",
    "C5-order": "an old post is liked as readily as a new one and passed on less, and the posts that are passed on are "
    "those that many people see at once",
    "C5-repost": "the first repost waits for the next session of somebody who follows the author",
    "E7": "the program chooses messengers by trying plans, not people by a greedy rule: there is nothing to measure",
}
"""Reasons by the id of the part, or of the row where it has no part."""

CALIBRATED: tuple[str, ...] = ("A1", "A3", "C1", "D1", "E1-ratio", "F1-shares")
"""Parts that the model was calibrated on (python -m simulator.evidence.calibrate): targets; the rest are checks."""
