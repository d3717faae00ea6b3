"""The four pictures of the validation page: cascades, half-life, tail and bubbles, the model beside the real thing."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from .compared import (
    AT_LEAST,
    MINUTES,
    REAL_CASCADES,
    REAL_CROSSING,
    REAL_HALF_LIFE,
    REAL_TAIL,
)
from .drawing import Axis, Drawing

NAMES: Mapping[str, str] = {
    "size": "adopters",
    "depth": "steps",
    "virality": "structural virality",
    "first_generation": "share in generation 1",
    "half": "minutes to half",
    "ninety": "minutes to 90 %",
}
_KEY = (("model", "the model"), ("real", "the real thing"))
_REMEMBERED = ("remembered", "told from memory: an assumption")


def cascades(found: Mapping[str, Any]) -> str:
    """Quantiles of large cascades, each over the real median; the dot is the median, the line goes from 10 to 90 %."""
    rows = list(REAL_CASCADES)
    ticks = [(0.1, "1/10"), (0.25, "1/4"), (0.5, "1/2"), (1.0, "real median"), (2.0, "2"), (4.0, "4"), (10.0, "10")]
    drawing = Drawing(
        "Large cascades, beside 1,490 real ones",
        f"For {len(rows)} measures the 10th to the 90th percentile and the median, of the model and of Twitter.",
        Axis("times the real median; 10th to 90th percentile, the middle half thick", 0.08, 14.0, ticks, True),
        Axis("", -0.5, len(rows) - 0.5, [(place, NAMES[name]) for place, name in enumerate(reversed(rows))]),
        168,
    )  # fmt: skip
    for row, name in enumerate(reversed(rows)):
        middle = REAL_CASCADES[name][2]
        for real, values in ((True, REAL_CASCADES[name]), (False, found["cascades"][name])):
            low, first, half, last, high = (min(13.5, max(0.085, one / middle)) for one in values)
            place = row + (0.14 if real else -0.14)
            drawing.span(low, high, place, real)
            drawing.span(first, last, place, real, 6.0)
            drawing.point(half, place, real)
    return drawing.svg(_KEY)


def half_life(found: Mapping[str, Any]) -> str:
    """Part of a post's impressions by its age."""
    ticks = [(1, "1 min"), (10, "10 min"), (60, "1 h"), (360, "6 h"), (1_440, "1 day")]
    drawing = Drawing(
        "How fast a post is seen",
        "Part of the impressions of posts made at noon that have come by their age; the real half is marked.",
        Axis("age of the post", 1, 2_560, ticks, True),
        Axis("", 0.0, 1.0, [(part / 4, f"{25 * part} %") for part in range(5)]),
    )
    drawing.curve(list(zip(MINUTES, found["impressions"], strict=True)))
    for minute, part in zip(MINUTES, found["impressions"], strict=True):
        drawing.point(minute, part)
    drawing.mark(REAL_HALF_LIFE, "half of a tweet's impressions: 80 min")
    drawing.point(REAL_HALF_LIFE, 0.5, True)
    return drawing.svg(_KEY)


def tail(found: Mapping[str, Any]) -> str:
    """Share of posts that reach so many adopters or more."""
    ticks = [(10.0**-power, f"1 in {10**power:,}" if power else "all") for power in range(6)]
    drawing = Drawing(
        "How many posts go far",
        "Share of ordinary posts that reach so many adopters or more, on logarithmic axes: a heavy tail.",
        Axis("adopters, the author counted", 1, 1_000, [(10.0**power, f"{10**power:,}") for power in range(4)], True),
        Axis("", 1e-5, 1.0, ticks, True),
    )
    points = [(count, part) for count, part in zip(AT_LEAST, found["posts"], strict=True) if part >= 1e-5]
    drawing.curve(points)
    for count, part in points:
        drawing.point(count, part)
    for adopters, (share, remembered) in REAL_TAIL.items():
        drawing.point(adopters, share, True, remembered)
    return drawing.svg((*_KEY, _REMEMBERED))


def crossing(found: Mapping[str, Any]) -> str:
    """Part of what crosses the camps, step by step."""
    names = ["shared by friends", "shown by the feed", "taken in"]
    drawing = Drawing(
        "What crosses the camps",
        "Part of the other side's posts among what friends share, what the feed shows and what people take in.",
        Axis("", -0.5, 2.5, list(enumerate(names))),
        Axis("", 0.0, 0.4, [(part / 10, f"{10 * part} %") for part in range(5)]),
    )
    drawing.curve(list(enumerate(found["steps"])))
    for step, (model, real) in enumerate(zip(found["steps"], REAL_CROSSING.values(), strict=True)):
        drawing.point(step, model)
        drawing.point(step, real[0], True, real[1])
    return drawing.svg((*_KEY, _REMEMBERED))


PICTURES: Mapping[str, Any] = {
    "cascades": cascades,
    "half-life": half_life,
    "tail": tail,
    "bubbles": crossing,
}
"""Pictures by the name of their file."""
