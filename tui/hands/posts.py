"""Adding a post now, and dropping one that is still to come."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from simulator.catalogue import _

from ..words import kind, moment
from .move import Move, in_order, names

if TYPE_CHECKING:
    from simulator.engine.intervention import Intervention
    from simulator.scenario.model import Post, Scenario


class Sort(NamedTuple):
    """A post that can be written in a hurry."""

    name: str
    text: str
    title: str
    """Its title; {name} is who posts it."""
    values: dict[str, Any]


def sorts() -> tuple[Sort, ...]:
    """What can be posted at once."""
    return (
        Sort("story", _("a story"), _("{name} tells how it is going"), {"kind": "story"}),
        Sort("give", _("an appeal for gifts"), _("{name} asks for your help"), {"kind": "appeal"}),
        Sort("sign", _("a call to sign"), _("{name} asks you to sign"), {"kind": "actionable", "link": True}),
        Sort("share", _("a post to pass on"), _("{name} asks you to pass this on"), {"kind": "post", "ask": "share"}),
        Sort("challenge", _("a challenge"), _("{name} dares you to take part"), {"kind": "challenge"}),
        Sort("report", _("a report: what your gifts did"), _("{name} shows what came of it"), {"kind": "report"}),
    )


def add_menu(scenario: Scenario, minute: int) -> Move:
    """By whom, then what."""
    told = _("{name} posts {what}")
    by = tuple(
        Move(f"post:{identity}", name, moves=tuple(
            Move(f"post:{identity}:{sort.name}", sort.text, told.format(name=name, what=sort.text)) for sort in sorts()
        ))
        for identity, name in names(scenario).items()
    )  # fmt: skip
    return Move("post", _("Add a post, now"), moves=by)


def add(scenario: Scenario, minute: int, by: str, sort: str) -> Intervention:
    """A post of this minute."""
    from simulator.engine.intervention import Intervention

    return Intervention(minute, add=(post_now(scenario, minute, by, sort),))


def post_now(scenario: Scenario, minute: int, by: str, sort: str) -> Post:
    """A post by this account at this minute."""
    from simulator.scenario.model import Post

    wanted = next(one for one in sorts() if one.name == sort)
    title = wanted.title.format(name=names(scenario)[by])
    return Post(id=f"by-hand-{sort}", by=by, at=minute, title=title[:200], **wanted.values)


def drop_menu(scenario: Scenario, minute: int) -> Move | None:
    """Every post that is still to come, the next one first."""
    coming = [post for post in in_order(scenario) if post.at >= minute]
    told = _("“{title}” is dropped")
    found = tuple(
        Move(f"drop:{post.id}", f"“{post.title}”", told.format(title=post.title),
             note=f"{kind(post.kind)}, {moment(post.at)}")
        for post in coming
    )  # fmt: skip
    return Move("drop", _("Drop a post that is to come"), moves=found) if found else None


def drop(scenario: Scenario, minute: int, *post: str) -> Intervention:
    """That post does not go out."""
    from simulator.engine.intervention import Intervention

    return Intervention(minute, drop=(":".join(post),))
