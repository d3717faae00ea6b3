"""Kinds of posts as shapes, so that a calendar can be read without its colours."""

from __future__ import annotations

import math

from ..catalogue import _
from .markup import Markup, el

_UP, _DOWN, _RIGHT = -90.0, 90.0, 0.0
_CORNERS: dict[str, tuple[int, float, float]] = {
    # corners, direction of the first one, size of every second corner (1: none is drawn in)
    "post": (4, 45.0, 1.0),
    "appeal": (4, _UP, 1.0),
    "report": (3, _UP, 1.0),
    "opinion": (3, _DOWN, 1.0),
    "actionable": (3, _RIGHT, 1.0),
    "testimony": (5, _UP, 1.0),
    "educational": (6, _UP, 1.0),
    "motivational": (8, 22.5, 1.0),
    "challenge": (10, _UP, 0.45),
    "interactive": (8, _UP, 0.4),
    "correction": (8, -45.0, 0.4),
    "apology": (12, _UP, 0.6),
}


def kind_name(kind: str) -> str:
    """A kind of post in words."""
    return {
        "story": _("story"),
        "post": _("post"),
        "challenge": _("challenge"),
        "appeal": _("appeal for gifts"),
        "report": _("report"),
        "testimony": _("testimony"),
        "educational": _("lesson"),
        "opinion": _("opinion"),
        "actionable": _("call to act"),
        "motivational": _("encouragement"),
        "interactive": _("question to the public"),
        "correction": _("correction"),
        "apology": _("apology"),
    }.get(kind, kind)


def ask_name(ask: str) -> str:
    """What a post asks people to do, in words."""
    return {
        "none": "–",
        "share": _("pass it on"),
        "create": _("make a story"),
        "sign": _("sign"),
        "give": _("give"),
        "recruit": _("bring somebody"),
        "show_up": _("show up"),
    }.get(ask, ask)


def shape(kind: str, x: float, y: float, size: float, style: str = "mark") -> Markup:
    """The mark of a kind of post around a place; a story, and what is not known, is a disc."""
    found = _CORNERS.get(kind)
    if found is None:
        return el("circle", cx=x, cy=y, r=0.9 * size, class_=style)
    corners, first, drawn_in = found
    long = 1.2 * size
    places = []
    for corner in range(corners):
        angle = math.radians(first + 360.0 * corner / corners)
        far = long * (drawn_in if corner % 2 else 1.0)
        places.append(f"{x + far * math.cos(angle):.1f},{y + far * math.sin(angle):.1f}")
    return el("polygon", points=Markup(" ".join(places)), class_=style)
