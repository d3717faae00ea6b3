"""Intents become events: what an actor wants is done to the world here, and nowhere else."""

from __future__ import annotations

from typing import Any

import numpy as np

from ..actors.cast import boost_name
from ..actors.script import (
    Advertise,
    Answer,
    Befall,
    Canvass,
    LookAtGauge,
    PassOn,
    Pay,
    Publish,
    Rally,
    Resurface,
    Switch,
    Write,
)
from ..behaviour import acceptance, deeds, trust
from ..behaviour.sessions import Diurnal
from ..chance import joined, key
from ..clock import MINUTES_PER_DAY
from ..exact import exp, log, to_grid
from ..ledger import Act, Handing, Kind
from ..scenario.model import Influencer, Organiser, Post
from ..world import messages
from ..world.contents import ASKS
from ..world.world import World
from . import cards, gauge, keeping, outlets, shocks, street, volunteering
from .befriending import befriend
from .featuring import carry_passed_on, show_further
from .replying import reply_in_public
from .spreading import deliver, hand_over, hours_since, opened_at, publish, sampled_people, to_followers

_PLANNED = np.uint64(key("planned"))
CAUSE = key("topic", "cause")
"""The campaign's topic; whether it concerns a person is their interest in the cause."""

_KINDS = {
    "story": Kind.STORY,
    "post": Kind.POST,
    "challenge": Kind.CHALLENGE,
    "appeal": Kind.APPEAL,
    "report": Kind.REPORT,
    "testimony": Kind.TESTIMONY,
    "educational": Kind.EDUCATIONAL,
    "opinion": Kind.OPINION,
    "actionable": Kind.ACTIONABLE,
    "motivational": Kind.MOTIVATIONAL,
    "interactive": Kind.INTERACTIVE,
    "correction": Kind.CORRECTION,
    "apology": Kind.APOLOGY,
}
USUAL_CLARITY = 0.6
"""Clarity at which the stated rates of deeds hold (the schema's default)."""
CLOSER_BY_REPLY = 3
NO_LANGUAGE = -1
"""The language of a picture: everybody understands it."""


def apply(world: World, curve: Diurnal, before: int) -> None:
    """Do what was wanted before this minute, in the order minute, rank, sequence."""
    due = sorted((entry for entry in world.outbox if entry[0] < before), key=lambda entry: entry[:3])
    if not due:
        return
    world.outbox = [entry for entry in world.outbox if entry[0] >= before]
    for minute, _rank, _sequence, intent in due:
        _DO[type(intent)](world, curve, minute, intent)


def _publish(world: World, curve: Diurnal, minute: int, intent: Publish) -> None:
    post = next(one for one in world.scenario.post if one.id == intent.post)
    later = shocks.put_off(world, post, minute)
    if later is not None:
        world.outbox.append((later, 0, minute, intent))
        return
    if post.hours > world.treasury.hours + 1e-9 or shocks.is_parted(world, post.by):
        return  # nobody has the time to make it, or the organiser has parted from the messenger
    world.treasury.hours -= post.hours
    account = account_of(world, post.by)
    content = publish(world, planned_content(world, post, minute), {
        "kind": _KINDS[post.kind], "prompt": -1, "plan": _place_in_plan(world, post.id),
    })  # fmt: skip
    world.planned[post.id] = int(content[0])
    world.contents["outlet"][content] = outlets.names(world.scenario).index(post.outlet)
    items = hand_over(world, content, _node(account.node), _minute(minute), -1, Handing.POSTED)
    # whoever says it: readers who see the same post from another messenger have the same luck
    world.item_keys["key"][items] = joined(world.contents["key"][content], _PLANNED)
    to_followers(world, curve, items)
    show_further(world, curve, post, items)
    _write_act(world, minute, account.node, Act.POSTED, int(content[0]), work=round(post.hours * 60))


def planned_content(world: World, post: Post, minute: int) -> dict[str, Any]:
    """The columns of `contents` for a planned post: what messenger and wording make of it."""
    scenario = world.scenario
    account = account_of(world, post.by)
    sender = next(one for one in scenario.accounts if one.id == post.by)
    platform, knobs = scenario.platform, scenario.trust
    story = post.kind in ("story", "testimony", "challenge") and platform.profile == "photo"
    pull, inside = messages.pull(scenario, post)
    wish = post.quality * pull * trust.engagement_of_fit(messages.fit_of(post, sender), knobs.fit_peak, knobs.fit_loss)
    wish *= float(exp(post.arousal * log(scenario.audience.arousal_effect)))
    if isinstance(sender, Influencer) and sender.fee > 0 and sender.disclosed:
        wish *= 1.0 + knobs.disclosure_effect
    asks = post.ask in ("sign", "give", "recruit", "show_up")
    language = post.language or scenario.main_language
    ease = platform.ease(1) / platform.ease() if post.media == "video" else 1.0
    return {
        "key": np.uint64(key("post", post.id)),
        "topic": np.uint64(key("topic", post.topic) if post.topic else CAUSE),
        "author": account.node,
        "minute": minute,
        "expires": minute + (platform.story_lifetime if story else platform.post_lifetime),
        "story": story,
        "frames": post.frames if story else 1,
        "campaign": True,
        "ask": ASKS.index(post.ask),
        "language": NO_LANGUAGE if post.media == "picture" else _language(world, language),
        "breadth": -1.0,
        "wish": wish,
        "inside": inside * messages.camp_pull(scenario, post) * ease,
        "across": scenario.audience.moral_word_across**post.moral_words * ease,
        "until": 0 if post.deadline is None else max(post.deadline, 1),
        "names": post.nominates if post.ask == "create" else 0,
        "attacks": post.out_group,
        "hostile": scenario.audience.out_group_cost * post.out_group,
        "slant": int(to_grid(post.slant)),
        "suspicion": trust.suspicion(knobs, sender.fit, sender.tie, asks),
        "gain": int(to_grid(belief_gain(world, post, sender) + messages.extra_gain(scenario, post, sender))),
        "tap": deeds.call_response(scenario.deeds, post.explicit, post.effort)
        * deeds.momentum(scenario.deeds, post.kind, int(world.deed_counts[3:].sum()))
        * post.clarity
        / USUAL_CLARITY
        * (1.0 if post.link or post.ask != "give" else scenario.deeds.without_link),
    }


def belief_gain(world: World, post: Post, sender: Influencer | Organiser) -> float:
    """Belief won at a sight of a planned post: reports by transparency, stories by the messenger's tie."""
    knobs = world.scenario.trust
    if post.kind == "report":
        return knobs.report_gain * world.scenario.organiser.transparency
    if post.kind == "testimony":
        return knobs.testimony_gain
    if post.kind == "story":
        return knobs.story_gain * (0.5 + trust.TIES[sender.tie])
    return 0.0


def _pass_on(world: World, curve: Diurnal, minute: int, intent: PassOn) -> None:
    if shocks.is_parted(world, intent.account):
        return
    account = account_of(world, intent.account)
    content = np.array([intent.content], np.int32)
    parent = first_items(world, content)
    items = hand_over(world, content, _node(account.node), _minute(minute), parent, Handing.PASSED_ON)
    world.contents["expires"][content] = np.maximum(
        world.contents["expires"][content], minute + world.scenario.platform.story_lifetime
    )
    to_followers(world, curve, items)
    carry_passed_on(world, curve, items)
    _write_act(world, minute, account.node, Act.PASSED_ON, intent.content)


def first_items(world: World, content: np.ndarray[Any, np.dtype[np.int32]]) -> np.ndarray[Any, np.dtype[np.int32]]:
    """The item by which each content (n,) first went out."""
    items = world.ledger.items["content"]
    return np.array([int(np.argmax(items == one)) for one in content], np.int32)


def _pay(world: World, curve: Diurnal, minute: int, intent: Pay) -> None:
    if intent.cents > world.treasury.money:
        return  # nobody is paid with money that is not there
    world.treasury.money -= intent.cents
    _write_act(world, minute, account_of(world, intent.account).node, Act.PAID, -1, cents=intent.cents)


def _advertise(world: World, curve: Diurnal, minute: int, intent: Advertise) -> None:
    boost = world.scenario.boost[intent.boost]
    content = world.planned.get(boost.post)
    if not world.boosting.get(intent.boost, not boost.held):
        return
    if content is None or minute >= world.contents["expires"][content]:
        return
    name = boost_name(world.scenario, intent.boost)
    allowed = _allowance(world, intent.boost, minute)
    wanted = allowed * 1000 // boost.price_per_thousand
    communities = world.society.communities
    places = tuple(
        place for place, one in enumerate(communities.declared)
        if (one.id in boost.audience if boost.audience else not one.isolated)
    )  # fmt: skip
    subject = key(name, _hours_on_air(world, intent.boost, content, minute))
    reader = sampled_people(world, "advertise", subject, int(wanted), places)
    about = np.array([content], np.int32)
    author = world.contents["author"][about]
    if not reader.size:
        return
    items = hand_over(world, about, author, _minute(minute), first_items(world, about), Handing.BOOSTED)
    world.item_keys["key"][items] = joined(world.contents["key"][about], np.uint64(subject))
    item = np.repeat(items, reader.size)
    due = opened_at(world, curve, reader, item)
    met = due < min(int(world.contents["expires"][content]), world.scenario.horizon)
    reader, item = reader[met], item[met]
    deliver(world, curve, reader, item)
    cents = -(-reader.size * boost.price_per_thousand // 1000)
    day = minute // MINUTES_PER_DAY
    spent_day, spent = world.spent_today.get(intent.boost, (day, 0))
    world.spent_today[intent.boost] = (day, cents + (spent if spent_day == day else 0))
    world.spent_on[intent.boost] = world.spent_on.get(intent.boost, 0) + cents
    world.treasury.money -= cents
    _write_act(world, minute, int(author[0]), Act.BOOSTED, content, cents=cents)


def _hours_on_air(world: World, place: int, content: int, minute: int) -> int:
    """The how-manieth hour of a boost this is, so that a post that is moved meets the same people in its n-th hour."""
    began = max(int(world.contents["minute"][content]), world.scenario.boost[place].starts or 0)
    return hours_since(minute, began)


def _allowance(world: World, place: int, minute: int) -> int:
    """Cents that this hour may cost: what is left, spread over the hours that are left, under the daily cap."""
    boost = world.scenario.boost[place]
    left = min(boost.budget - world.spent_on.get(place, 0), int(world.treasury.money))
    ends = world.scenario.horizon if boost.ends is None else min(boost.ends, world.scenario.horizon)
    hours = max(1, -(-(ends - minute) // 60))
    if boost.daily_cap is not None:
        day, spent = world.spent_today.get(place, (minute // MINUTES_PER_DAY, 0))
        today = spent if day == minute // MINUTES_PER_DAY else 0
        left = min(left, boost.daily_cap - today)
        hours = min(hours, 24 - (minute % MINUTES_PER_DAY) // 60)
    return max(0, left // hours)


def _answer(world: World, curve: Diurnal, minute: int, intent: Answer) -> None:
    """A reply: the asker believes more and is closer to the account."""
    asker, content = (int(world.questions[name][intent.question]) for name in ("asker", "content"))
    crowd = world.crowd
    gain = to_grid(np.array([world.scenario.trust.reply_gain]))
    crowd.sincerity[asker] += acceptance.belief_step(crowd.sincerity[asker : asker + 1], gain)[0]
    author = int(world.contents["author"][content])
    account = author - world.society.people
    world.contents["comments"][content] += world.scenario.platform.reply_signal
    if account >= 0:
        crowd.closeness[account, asker] += CLOSER_BY_REPLY
        befriend(world, asker, account)
        if world.scenario.desk.reply_form == "video":
            reply_in_public(world, curve, minute, intent.question)
    _write_act(world, minute, author, Act.ANSWERED, intent.question, work=intent.work)


def _look_at_gauge(world: World, curve: Diurnal, minute: int, intent: LookAtGauge) -> None:
    gauge.read_off(world, minute, intent.hours)


def _canvass(world: World, curve: Diurnal, minute: int, intent: Canvass) -> None:
    street.canvass(world, minute, intent.minutes, CAUSE)


def _switch(world: World, curve: Diurnal, minute: int, intent: Switch) -> None:
    world.boosting[intent.boost] = intent.on
    content = world.planned.get(world.scenario.boost[intent.boost].post, -1)
    node = account_of(world, world.scenario.organiser.id).node
    world.ledger.acts.append(minute=minute, actor=node, act=Act.SWITCHED, about=content, cents=0, work=int(intent.on))


def _befall(world: World, curve: Diurnal, minute: int, intent: Befall) -> None:
    cards.befall(world, curve, minute, intent)


def _rally(world: World, curve: Diurnal, minute: int, intent: Rally) -> None:
    volunteering.rally(world, minute, intent.day, CAUSE)


_DO: dict[type, Any] = {
    Rally: _rally,
    Resurface: keeping.resurface,
    Write: keeping.write,
    Befall: _befall,
    Canvass: _canvass,
    Switch: _switch,
    LookAtGauge: _look_at_gauge,
    Publish: _publish,
    PassOn: _pass_on,
    Pay: _pay,
    Advertise: _advertise,
    Answer: _answer,
}


def account_of(world: World, identity: str) -> Any:
    """The declared account with this id."""
    return next(one for one in world.society.accounts if one.id == identity)


def _place_in_plan(world: World, identity: str) -> int:
    return sorted(one.id for one in world.scenario.post).index(identity)


def _language(world: World, language: str) -> int:
    languages = world.society.languages
    return languages.index(language) if language in languages else len(languages)


def _node(node: int) -> np.ndarray[Any, np.dtype[np.int32]]:
    return np.array([node], np.int32)


_minute = _node


def _write_act(world: World, minute: int, actor: int, act: Act, about: int, cents: int = 0, work: int = 0) -> None:
    world.ledger.acts.append(minute=minute, actor=actor, act=act, about=about, cents=cents, work=work)
