"""A hand in mid-run: what is changed about the rest of a run, stamped with its minute, so that it can be played again.

A scenario, two seeds and the list of interventions are the complete recording of a session.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from ..catalogue import _
from ..scenario import changed
from ..scenario.model import Boost, Card, Post, Scenario

_SOCIETY = ("population", "community", "network", "days", "tick", "seed", "population_seed", "currency")
"""Tables and keys that are settled before the first minute."""


@dataclass(frozen=True)
class Intervention:
    """One change by hand.

    minute   when it takes effect: now, for the run that it is given to
    changes  dotted keys of the scenario and their new values, e.g. {"platform.ranking": "chronological"}
    add      posts to come
    drop     ids of posts that are not to go out any more
    boost    boosts to come
    card     cards that are played from now on
    stop_boosts  whether all running boosts end now
    """

    minute: int
    changes: Mapping[str, object] = field(default_factory=dict)
    add: tuple[Post, ...] = ()
    drop: tuple[str, ...] = ()
    boost: tuple[Boost, ...] = ()
    card: tuple[Card, ...] = ()
    stop_boosts: bool = False


def everything_stops(scenario: Scenario, minute: int) -> Intervention:
    """The intervention that pauses a campaign for good: no further posts, no further boosts."""
    later = tuple(post.id for post in scenario.post if minute <= post.at < scenario.horizon)
    return Intervention(minute, drop=later, stop_boosts=True)


def applied(scenario: Scenario, hand: Intervention) -> Scenario:
    """The scenario that holds from the intervention on.

    Raises ValueError, in words, when it would change what is settled or past.
    """
    new = changed(scenario, dict(hand.changes)) if hand.changes else scenario
    update: dict[str, object] = {"post": (*_without(new, hand), *_stamped(new, hand))}
    ends = {"ends": hand.minute}
    boosts = tuple(one.model_copy(update=ends) for one in new.boost) if hand.stop_boosts else new.boost
    update["boost"] = (*boosts, *hand.boost)
    update["card"] = (*new.card, *hand.card)
    new = new.model_copy(update=update)
    _check(scenario, new, hand)
    return new


def _without(scenario: Scenario, hand: Intervention) -> tuple[Post, ...]:
    """The posts, with those to be dropped put off beyond the end (their places in the plan stay)."""
    unknown = set(hand.drop) - {post.id for post in scenario.post}
    if unknown:
        raise ValueError(_("no post is called {name}").format(name=", ".join(sorted(unknown))))
    never = {"at": scenario.horizon + 1}
    return tuple(post.model_copy(update=never) if post.id in hand.drop else post for post in scenario.post)


def _stamped(scenario: Scenario, hand: Intervention) -> list[Post]:
    """New posts under ids that come after all others, so that no place in the plan moves."""
    known = len([post for post in scenario.post if post.id.startswith("zz-")])
    return [
        post if post.id.startswith("zz-") else post.model_copy(update={"id": f"zz-{known + number:03d}-{post.id}"})
        for number, post in enumerate(hand.add)
    ]


def _check(old: Scenario, new: Scenario, hand: Intervention) -> None:
    for name in _SOCIETY:
        if getattr(old, name) != getattr(new, name):
            raise ValueError(_("{name} is settled before the first minute").format(name=name))
    if [_followed(one) for one in old.accounts] != [_followed(one) for one in new.accounts]:
        raise ValueError(_("who follows the accounts is settled before the first minute"))
    past = {post.id: post for post in new.post}
    for post in old.post:
        if post.at < hand.minute and past.get(post.id) != post:
            raise ValueError(_("{name} went out already").format(name=post.id))
    early = [post.id for post in new.post if post.at < hand.minute and post not in old.post]
    early += [boost.post for boost in hand.boost if (boost.starts or 0) < hand.minute]
    early += [card.id for card in hand.card if card.at < hand.minute]
    twice = {card.id for card in hand.card} & {card.id for card in old.card}
    if twice:
        raise ValueError(_("{name} is played already").format(name=", ".join(sorted(twice))))
    if early:
        raise ValueError(_("{name} would have to happen in the past").format(name=", ".join(sorted(early))))


def _followed(account: object) -> tuple[object, ...]:
    return tuple(getattr(account, name, None) for name in ("id", "followers", "supporters", "audience"))
