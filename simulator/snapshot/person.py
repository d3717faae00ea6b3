"""One person's window: who they are, the feed as they met it, why each item stood there, what they did."""

from __future__ import annotations

import numpy as np

from ..catalogue import _, mark
from ..clock import spoken_moment
from ..engine.run import Run
from ..exact import from_grid
from ..ledger import Deed, Did, Handing, Kind, Reason
from ..numerals import numeral
from ..scenario.units import spoken_money
from ..world.world import World
from .cascade import title_of
from .frames import FeedRow, PersonWindow
from .names import community_name, first_name, full_name

MOST_ROWS = 400

_WHY = {
    Reason.NEVER_ONLINE: mark("gone before the next session"),
    Reason.EXPIRED: mark("had expired"),
    Reason.REMOVED: mark("had been removed"),
    Reason.ALREADY_REACTED: mark("already passed on or acted on"),
    Reason.RANKED_OUT: mark("too far down the feed"),
    Reason.SCROLLED_PAST: mark("scrolled past"),
    Reason.REJECTED: mark("too far from own stance"),
    Reason.DOUBTED: mark("doubted as insincere"),
    Reason.SEEN: mark("looked at, no reaction"),
    Reason.LIKED: mark("looked at"),
    Reason.COMMENTED: mark("looked at"),
    Reason.SHARED: mark("looked at"),
    Reason.ACTED: mark("looked at"),
    Reason.PENDING: mark("not opened before the end"),
}
_DID = (
    (Did.CREATED, mark("told an own story")),
    (Did.ACTED, mark("did what was asked")),
    (Did.SHARED, mark("shared")),
    (Did.ASKED, mark("asked a question")),
    (Did.COMMENTED, mark("commented")),
    (Did.LIKED, mark("liked")),
)
_DEEDS = {
    Deed.SIGNED: mark("signed"),
    Deed.GAVE: mark("gave"),
    Deed.RECRUITED: mark("recruited"),
    Deed.SHOWED_UP: mark("showed up"),
}


def person_window(run: Run, person: int, at: int | None = None) -> PersonWindow:
    """The window of one person (0..people-1) at a minute that was reached; None is the present."""
    world = run.world
    if not 0 <= person < world.society.people:
        raise IndexError(f"there are {world.society.people} people; {person} is not one of them")
    minute = world.minute if at is None else min(at, world.minute)
    sights = world.ledger.sights
    rows = ((sights["reader"] == person) & (sights["minute"] < minute)).nonzero()[0]
    rows = rows[np.argsort(sights["minute"][rows], kind="stable")][::-1][:MOST_ROWS]
    return PersonWindow(
        name=full_name(world.society, person),
        community=community_name(world.society, person),
        lines=_lines(world, person),
        feed=tuple(_feed_row(world, int(row)) for row in rows),
        deeds=_deeds(world, person, minute),
    )


def _lines(world: World, person: int) -> tuple[tuple[str, str], ...]:
    """What the person is and thinks, label and value."""
    people, crowd = world.society.population, world.crowd
    stance = float(from_grid(crowd.stance[person : person + 1])[0])
    belief = float(from_grid(crowd.sincerity[person : person + 1])[0])
    network = world.society.network
    followers = int(network.indptr[person + 1] - network.indptr[person])
    modes = (_("by every sight"), _("when seen twice"), _("by how many do it"))
    return (
        (_("opens the app"), _("{number} times a day").format(number=f"{numeral(people.sessions[person]):.1f}")),
        (_("follows"), _("{count} accounts").format(count=int(people.followees[person]))),
        (_("is followed by"), _("{count} people").format(count=followers)),
        (_("interest in the cause"), f"{numeral(people.interest[person]):.2f}"),
        (_("stance, -1 to 1"), f"{numeral(stance):+.2f}"),
        (_("belief in it, 0 to 1"), f"{numeral(belief):.2f}"),
        (_("is moved"), modes[int(people.mode[person])]),
        (_("speaks"), world.society.languages[int(people.language[person])]),
    )


def _feed_row(world: World, row: int) -> FeedRow:
    sights, items = world.ledger.sights, world.ledger.items
    item, reason, place = (int(sights[name][row]) for name in ("item", "reason", "place"))
    content = int(items["content"][item])
    did = int(sights["did"][row])
    return FeedRow(
        minute=int(sights["minute"][row]),
        author=first_name(world.society, int(world.contents["author"][content])),
        title=title_of(world, content),
        via=_via(world, item),
        place=0 if place == 255 else place + 1,
        reason=_(_WHY[Reason(reason)]),
        did=next((_(word) for bit, word in _DID if did & bit), ""),
    )


def _via(world: World, item: int) -> str:
    handing, sender = int(world.ledger.items["handing"][item]), int(world.ledger.items["person"][item])
    name = first_name(world.society, sender)
    if handing == Handing.BOOSTED:
        return _("paid")
    if handing == Handing.DISCOVERED:
        return _("discovery")
    if handing in (Handing.SHARED, Handing.PASSED_ON):
        return _("shared by {name}").format(name=name)
    if handing == Handing.NAMED:
        return _("named by {name}").format(name=name)
    return _("follows {name}").format(name=name)


def _deeds(world: World, person: int, minute: int) -> tuple[str, ...]:
    deeds = world.ledger.deeds
    mine = ((deeds["person"] == person) & (deeds["minute"] < minute)).nonzero()[0]
    said = []
    for row in mine:
        when, deed = spoken_moment(int(deeds["minute"][row])), Deed(int(deeds["deed"][row]))
        money = spoken_money(int(deeds["cents"][row]), world.scenario.currency) if deed == Deed.GAVE else ""
        path = _path(world, int(deeds["item"][row]))
        said.append(f"{when}: {_(_DEEDS[deed])} {money} ({path})".replace("  ", " "))
    posts = world.ledger.posts
    told = (posts["author"] == person) & (posts["kind"] == Kind.TESTIMONY) & (posts["minute"] < minute)
    for content in told.nonzero()[0]:
        said.append(f"{spoken_moment(int(posts['minute'][content]))}: {_('told an own story')}")
    return tuple(said)


def _path(world: World, item: int) -> str:
    """How a deed goes back to the first post: who had it from whom."""
    items = world.ledger.items
    names: list[str] = []
    while item >= 0 and len(names) < 12:
        names.append(first_name(world.society, int(items["person"][item])))
        item = int(items["parent"][item])
    return " ← ".join(names)
