"""Who is on stage: the actors of a scenario, in a fixed order of rank."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from ..scenario.model import Boost, Influencer, Scenario
from .advertiser import advertiser
from .decision_maker import decision_maker
from .messenger import messenger, treasurer
from .script import Script


@dataclass(frozen=True)
class Role:
    """An actor: a name that is a key, and a function that begins its script afresh."""

    name: str
    begin: Callable[[], Script]


def cast(scenario: Scenario) -> tuple[Role, ...]:
    """The roles by rank: treasurer, accounts by id, boosts in the order of the posts that they boost."""
    return (_treasurer(scenario), *_messengers(scenario), *_advertisers(scenario), *_others(scenario))


def _treasurer(scenario: Scenario) -> Role:
    fees = [(one.id, one.fee) for one in sorted(scenario.influencer, key=lambda one: one.id) if one.fee]
    return Role("treasurer", lambda: treasurer(fees))


def _messengers(scenario: Scenario) -> list[Role]:
    roles = []
    for account in sorted(scenario.accounts, key=lambda one: one.id):
        plan = [
            (post.at, post.id)
            for post in scenario.post
            if post.by == account.id and post.at < scenario.horizon
        ]
        pass_on = account.pass_on if isinstance(account, Influencer) else 0
        roles.append(
            Role(f"account {account.id}", _begin_messenger(account.id, plan, scenario.days, pass_on))
        )
    return roles


def _begin_messenger(
    account: str, plan: list[tuple[int, str]], days: int, pass_on: int
) -> Callable[[], Script]:
    return lambda: messenger(account, plan, days, pass_on)


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
    return roles


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
