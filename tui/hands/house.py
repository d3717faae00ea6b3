"""What the house itself can change: hands at the desk, a voice more, the order of the feeds, a pause."""

from __future__ import annotations

from typing import TYPE_CHECKING

from simulator.catalogue import _, ngettext
from simulator.clock import format_time

from ..words import count, percent
from .boosts import money
from .move import Move, in_order, names
from .posts import post_now

if TYPE_CHECKING:
    from simulator.engine.intervention import Intervention
    from simulator.scenario.model import Scenario

MORE_HANDS = (1, 3)
RANKINGS = ("chronological", "popular", "personalised")
PAUSES = (6, 24, 48)
"""Hours of a pause."""
AFTER_EACH_OTHER = 15
"""Minutes between two posts that were held back by a pause."""
STORIES = 2
"""Stories of others that somebody who is brought in passes on each evening."""


def desk_menu(scenario: Scenario, minute: int) -> Move:
    """More hands; the desk keeps its hours."""
    staff, told = scenario.desk.staff, _("{n} answer at the desk")
    hours = f"{format_time(scenario.desk.opens)}-{format_time(scenario.desk.closes)}"
    note = _("open {hours}").format(hours=hours)
    moves = tuple(
        Move(f"desk:{more}", ngettext("{n} hand more at the desk", "{n} hands more at the desk", more).format(n=more),
             told.format(n=staff + more), note=note)
        for more in MORE_HANDS
    )  # fmt: skip
    return Move("desk", _("Answer comments now"), moves=moves)


def desk(scenario: Scenario, minute: int, more: str) -> Intervention:
    """From now on, in the desk's own hours."""
    from simulator.engine.intervention import Intervention

    return Intervention(minute, {"desk.staff": scenario.desk.staff + int(more)})


def voice_menu(scenario: Scenario, minute: int) -> Move | None:
    """Somebody of the cast: first those who have not spoken yet."""
    spoken = {post.by for post in in_order(scenario) if post.at < minute}
    cast = sorted(scenario.influencer, key=lambda one: (one.id in spoken, -one.followers, one.id))
    told = _("{name} is brought in: a story now, and the stories of others each evening")
    found = []
    for one in cast:
        said = _("{n} followers, fit {fit}").format(n=count(one.followers), fit=percent(one.fit, 0))
        fee = f", {money(scenario, one.fee)}" if one.fee and one.id not in spoken else ""
        new = "" if one.id in spoken else _(", has not spoken yet")
        name = names(scenario)[one.id]
        found.append(Move(f"voice:{one.id}", name, told.format(name=name), note=said + fee + new))
    return Move("voice", _("Bring in an influencer"), moves=tuple(found)) if found else None


def voice(scenario: Scenario, minute: int, who: str) -> Intervention:
    """A story now, and from now on the stories of others each evening; who follows them was settled at the start."""
    from simulator.engine.intervention import Intervention

    now = next(one.pass_on for one in scenario.influencer if one.id == who)
    changes = {f"influencer.{who}.pass_on": max(STORIES, now), f"influencer.{who}.answers": True}
    return Intervention(minute, changes, add=(post_now(scenario, minute, who, "story"),))


def ranking_menu(scenario: Scenario, minute: int) -> Move:
    """Another order of the feeds."""
    said = {"chronological": _("the newest first"), "popular": _("what is popular first"),
            "personalised": _("what fits each person first")}  # fmt: skip
    told = _("from now on feeds show {order}")
    found = tuple(
        Move(f"ranking:{name}", said[name], told.format(order=said[name]))
        for name in RANKINGS
        if name != scenario.platform.ranking
    )
    return Move("ranking", _("Switch the ranking: feeds show ..."), moves=found)


def ranking(scenario: Scenario, minute: int, name: str) -> Intervention:
    """From now on."""
    from simulator.engine.intervention import Intervention

    return Intervention(minute, {"platform.ranking": name})


def pause_menu(scenario: Scenario, minute: int) -> Move | None:
    """For some hours, or for good."""
    coming = [post for post in in_order(scenario) if post.at >= minute]
    moves = []
    for hours in PAUSES:
        held = sum(1 for post in coming if post.at < minute + 60 * hours)
        if held and minute + 60 * hours + held * AFTER_EACH_OTHER < scenario.horizon:
            said = ngettext("for {n} hour", "for {n} hours", hours).format(n=hours)
            note = ngettext("{n} post waits", "{n} posts wait", held).format(n=held)
            told = _("the campaign pauses {hours}").format(hours=said)
            moves.append(Move(f"pause:{hours}", said, told, note=note))
    if coming or scenario.boost:
        moves.append(Move("pause:stop", _("for good: nothing more goes out"), _("the campaign is stopped")))
    return Move("pause", _("Pause the campaign"), moves=tuple(moves)) if moves else None


def pause(scenario: Scenario, minute: int, what: str) -> Intervention:
    """Posts of the pause go out after it, in their order; nothing is lost but time."""
    from simulator.engine.intervention import Intervention, everything_stops

    if what == "stop":
        return everything_stops(scenario, minute)
    ends = minute + 60 * int(what)
    held = [post for post in in_order(scenario) if minute <= post.at < ends]
    known = len([post for post in scenario.post if post.id.startswith("zz-")])
    later = {
        post.id: post.model_copy(update={"id": f"zz-{known + place:03d}-{post.id[-40:]}",
                                         "at": ends + place * AFTER_EACH_OTHER})
        for place, post in enumerate(held)
    }  # fmt: skip
    boosts = tuple(
        boost.model_copy(update={"post": later[boost.post].id, "starts": later[boost.post].at})
        for boost in scenario.boost
        if boost.post in later
    )
    return Intervention(minute, add=tuple(later.values()), drop=tuple(later), boost=boosts)
