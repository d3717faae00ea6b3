"""What a hand can do in mid-run: a few moves in one line each, and the interventions that they stand for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from simulator.catalogue import _

from .words import count

if TYPE_CHECKING:
    from simulator.engine.intervention import Intervention
    from simulator.scenario.model import Post, Scenario

RANKINGS = ("chronological", "popular", "personalised")
MOST_VOICES = 5
"""Accounts that are offered to post at once, the organiser first, then those with most followers."""
PUSH = 5000
"""Cents of a boost by hand."""


@dataclass(frozen=True)
class Move:
    """One thing that could be done now."""

    key: str
    """Name by which it is asked for: "post:lina", "drop:appeal-sat", "boost:story-mon", "ranking:popular", "stop"."""
    text: str
    told: str
    """How the diary tells it."""


def moves(scenario: Scenario, minute: int) -> tuple[Move, ...]:
    """What could be done at a minute, in the order in which it is offered."""
    found = [_speak(name, by) for by, name in _voices(scenario)]
    coming = next((post for post in _in_order(scenario) if post.at >= minute), None)
    if coming is not None:
        offer, told = _("drop the next post: “{title}”"), _("“{title}” is dropped")
        found.append(Move(f"drop:{coming.id}", offer.format(title=coming.title), told.format(title=coming.title)))
    latest = next((post for post in reversed(_in_order(scenario)) if post.at < minute), None)
    if latest is not None:
        amount = f"{scenario.currency} {count(PUSH // 100)}"
        known = {"title": latest.title, "money": amount}
        offer, told = _("boost “{title}” with {money}"), _("“{title}” is boosted with {money}")
        found.append(Move(f"boost:{latest.id}", offer.format(**known), told.format(**known)))
    found += [_rank(name) for name in RANKINGS if name != scenario.platform.ranking]
    if coming is not None or scenario.boost:
        found.append(Move("stop", _("stop the campaign: nothing more goes out"), _("the campaign is stopped")))
    return tuple(found)


def intervention(scenario: Scenario, key: str, minute: int) -> Intervention:
    """The intervention that a move stands for. ValueError, in words, if there is no such move any more."""
    from simulator.engine.intervention import Intervention, everything_stops
    from simulator.scenario.model import Boost

    if key not in {move.key for move in moves(scenario, minute)}:
        raise ValueError(_("that cannot be done at this moment any more"))
    verb, _colon, what = key.partition(":")
    if verb == "post":
        return Intervention(minute, add=(_post(scenario, what, minute),))
    if verb == "drop":
        return Intervention(minute, drop=(what,))
    if verb == "boost":
        return Intervention(minute, boost=(Boost(post=what, budget=PUSH, starts=minute),))
    if verb == "ranking":
        return Intervention(minute, {"platform.ranking": what})
    return everything_stops(scenario, minute)


def _voices(scenario: Scenario) -> list[tuple[str, str]]:
    """(id, name) of those who could speak."""
    organiser = scenario.organiser
    loud = sorted(scenario.influencer, key=lambda one: (-one.followers, one.id))[: MOST_VOICES - 1]
    return [(one.id, one.name or one.id) for one in (organiser, *loud)]


def _speak(name: str, by: str) -> Move:
    return Move(f"post:{by}", _("a post by {name}, now").format(name=name), _("{name} speaks up").format(name=name))


def _rank(name: str) -> Move:
    """The order of the feeds."""
    said = {"chronological": _("the newest first"), "popular": _("what is popular first"),
            "personalised": _("what fits each person first")}[name]  # fmt: skip
    return Move(f"ranking:{name}", _("feeds show {order}").format(order=said),
                _("from now on feeds show {order}").format(order=said))  # fmt: skip


def _in_order(scenario: Scenario) -> list[Post]:
    """The posts that go out by plan, by their minute."""
    planned = [post for post in scenario.post if not post.held and post.at < scenario.horizon]
    return sorted(planned, key=lambda one: (one.at, one.id))


def _post(scenario: Scenario, by: str, minute: int) -> Post:
    """A plain post of this minute: the organiser asks, an influencer tells."""
    from simulator.scenario.model import Post

    asks = by == scenario.organiser.id
    name = dict(_voices(scenario))[by]
    title = _("{name} asks for your help").format(name=name) if asks else _("{name} speaks up").format(name=name)
    return Post(id="by-hand", by=by, at=minute, kind="appeal" if asks else "story", title=title[:200])
