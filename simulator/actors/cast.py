"""Who is on stage: the actors of a scenario, in a fixed order of rank."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from ..scenario.model import Boost, Card, Influencer, Post, Scenario
from ..scenario.rules import Rule, action, condition
from .adapter import adapter
from .advertiser import advertiser
from .bridge import bridge
from .decision_maker import decision_maker
from .keeper import evergreen, nurse
from .messenger import messenger, treasurer
from .misfortune import course_of, data_keeper, misfortune, protocol, protocol_of
from .script import Script
from .street_team import street_team
from .volunteers import volunteers


@dataclass(frozen=True)
class Role:
    """An actor: a name that is a key, and a function that begins its script afresh."""

    name: str
    begin: Callable[[], Script]


def cast(scenario: Scenario) -> tuple[Role, ...]:
    """The roles by rank: treasurer, accounts by id, boosts in the order of the posts that they boost."""
    return (
        _treasurer(scenario),
        *_messengers(scenario),
        *_advertisers(scenario),
        *_others(scenario),
        *_bridges(scenario),
    )


def _treasurer(scenario: Scenario) -> Role:
    fees = [(one.id, one.fee) for one in sorted(scenario.influencer, key=lambda one: one.id) if one.fee]
    return Role("treasurer", lambda: treasurer(fees))


def _messengers(scenario: Scenario) -> list[Role]:
    roles = []
    for account in sorted(scenario.accounts, key=lambda one: one.id):
        plan = [
            (post.at, post.id)
            for post in scenario.post
            if post.by == account.id and post.at < scenario.horizon and not post.held
        ]
        pass_on = account.pass_on if isinstance(account, Influencer) else 0
        at_random = isinstance(account, Influencer) and account.pick == "random"
        begin = _begin_messenger(account.id, plan, scenario.days, pass_on, at_random)
        roles.append(Role(f"account {account.id}", begin))
    return roles


def _begin_messenger(
    account: str, plan: list[tuple[int, str]], days: int, pass_on: int, at_random: bool
) -> Callable[[], Script]:
    return lambda: messenger(account, plan, days, pass_on, at_random)


def _bridges(scenario: Scenario) -> list[Role]:
    """Accounts that lend their audience to others."""
    lifting = sorted((one for one in scenario.influencer if one.lifts), key=lambda one: one.id)
    return [Role(f"bridge {one.id}", _begin_bridge(one.id, one.lifts, scenario.days)) for one in lifting]


def _begin_bridge(account: str, communities: tuple[str, ...], days: int) -> Callable[[], Script]:
    return lambda: bridge(account, communities, days)


def _advertisers(scenario: Scenario) -> list[Role]:
    at = {post.id: post.at for post in scenario.post}
    order = sorted(range(len(scenario.boost)), key=lambda place: boost_name(scenario, place))
    roles = []
    for place in order:
        boost = scenario.boost[place]
        starts = max(at[boost.post], boost.starts or 0)
        ends = scenario.horizon if boost.ends is None else min(boost.ends, scenario.horizon)
        roles.append(Role(boost_name(scenario, place), _begin_advertiser(place, starts, ends)))
    return roles


def _others(scenario: Scenario) -> list[Role]:
    """Who is there only where the scenario says so."""
    roles = []
    if scenario.decision_maker.threshold:
        roles.append(Role("decision-maker", lambda: decision_maker(scenario.days)))
    minutes = round(scenario.organiser.hours * scenario.street.share * 60)
    if minutes:
        roles.append(Role("street team", lambda: street_team(scenario.days, minutes)))
    if scenario.care.data != "none":
        roles.append(Role("data keeper", lambda: data_keeper(scenario.days)))
    if scenario.volunteers.count:
        roles.append(Role("volunteers", lambda: volunteers(scenario.days)))
    after, ends = scenario.aftermath, scenario.horizon
    if after.nurture_every:
        roles.append(Role("nurse", lambda: nurse(after.starts, after.nurture_every, ends)))
    roles += [_evergreen(post, ends) for post in scenario.post if post.resurfaces and not post.held]
    for place, card in enumerate(scenario.card):
        roles += _misfortune(scenario, place, card)
    return [*roles, *(_adapter(scenario, place, rule) for place, rule in enumerate(scenario.rule))]


def _evergreen(post: Post, ends: int) -> Role:
    return Role(f"evergreen {post.id}", lambda: evergreen(post.id, post.at, post.resurfaces, ends))


def _misfortune(scenario: Scenario, place: int, card: Card) -> list[Role]:
    """The card, and the protocol against it, which a hand may order or call off while the card is on."""
    steps, answer = course_of(scenario, card), protocol_of(scenario, card)
    roles = [Role(f"card {card.id}", lambda: misfortune(place, card.kind, card.at, steps))]
    if answer is not None:
        roles.append(Role(f"card {card.id} protocol", lambda: protocol(place, *answer)))
    return roles


def _adapter(scenario: Scenario, place: int, rule: Rule) -> Role:
    boosts: dict[str, list[int]] = {}
    for number, boost in enumerate(scenario.boost):
        boosts.setdefault(boost.post, []).append(number)
    when, then = condition(rule.when), [action(one) for one in rule.then]
    return Role(f"rule {place}", lambda: adapter(when, then, boosts, rule.starts, scenario.horizon))


def _begin_advertiser(place: int, starts: int, ends: int) -> Callable[[], Script]:
    return lambda: advertiser(place, starts, ends)


def boost_name(scenario: Scenario, place: int) -> str:
    """A name for a boost that does not depend on the order in the file: its post, and which of that post's it is."""
    boost = scenario.boost[place]
    twins = [at for at, other in enumerate(scenario.boost) if other.post == boost.post]
    number = sorted(twins, key=lambda at: (*_terms(scenario.boost[at]), at)).index(place)
    return f"boost {boost.post} {number}"


def _terms(boost: Boost) -> tuple[object, ...]:
    """Everything that tells two boosts of one post apart, in an order."""
    terms = (boost.starts, boost.ends, boost.budget, boost.price_per_thousand, boost.daily_cap)
    return (*(-1 if one is None else one for one in terms), sorted(boost.audience))
