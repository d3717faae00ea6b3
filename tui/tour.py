"""The first tour: five steps, each on the real screen, with one thing to see and the key that leads to the next."""

from __future__ import annotations

from typing import NamedTuple

from simulator.catalogue import _

STEPS = 5
ANY_VIEW = "live."


class Step(NamedTuple):
    """What is said at a place, and what to press there."""

    number: int
    text: str
    key: str
    does: str
    """What the key does, in a few words."""
    action: str
    """The screen's action for the key, for a click."""


def at(spot: str) -> Step | None:
    """The step that belongs to what is in front; None where the tour has nothing to say.

    spot  name of what a screen shows now, as the screens give it
    """
    found = {"library": _library, "live.society": _society, "live.cascades": _cascades, "levers": _levers,
             "levers.turned": _turned}.get(spot)  # fmt: skip
    if found is None and spot.startswith(ANY_VIEW):
        found = _view
    return found() if found is not None else None


def _library() -> Step:
    return Step(1, _("New here? Five steps, half a minute. Each entry of this list asks a question about a campaign; "
                     "beside it stands the plan of its week."),
                _("enter"), _("play the week"), "play")  # fmt: skip


def _society() -> Step:
    return Step(2, _("Each disc is a community, each pixel is people. A flash is a share, an arc a share from disc to "
                     "disc; the colour says how far somebody went."),
                "2", _("who had it from whom"), "view(1)")  # fmt: skip


def _cascades() -> Step:
    return Step(3, _("Every post that travelled, and its tree. But this is one world, and chance had a hand in it. "
                     "Would another plan do better, in many worlds?"),
                "v", _("change the plan"), "ahead(1)")  # fmt: skip


def _view() -> Step:
    return Step(3, _("Each view shows the same week from another side; ? explains it. But this is one world, and "
                     "chance had a hand in it. Would another plan do better?"),
                "v", _("change the plan"), "ahead(1)")  # fmt: skip


def _levers() -> Step:
    return Step(4, _("On the left what can be turned, on the right how the week ends in many worlds: never one "
                     "number, always a fan. Turn the chosen lever."),
                "→", _("turn it up, ← down"), "turn(1)")  # fmt: skip


def _turned() -> Step:
    return Step(5, _("You changed the plan and see what that does in many worlds: dim the plan before, in words how "
                     "sure the difference is. ctrl+p brings this tour again."),
                "?", _("explains every screen"), "explain")  # fmt: skip
