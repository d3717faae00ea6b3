"""Rows about who is there: regions, languages, values, families of causes."""

from __future__ import annotations

from typing import Any

from ...scenario import changed
from ...scenario.model import Community, Influencer, Network, Organiser, Scenario
from .bases import town
from .claim import Above, Changes, Steps, Unchanged
from .row import Row


def _regions() -> Scenario:
    """Five regions; the messenger is known in the largest one alone."""
    shares = {"home": 0.4, "east": 0.15, "north": 0.15, "south": 0.15, "west": 0.15}
    return town(
        community=tuple(Community(id=one, share=share, region=one, interest=0.4) for one, share in shares.items()),
        network=Network(followees=40, cross_region=0.0),
        organiser=Organiser(supporters=0),
        influencer=(Influencer(id="lina", followers=900, audience={"home": 1.0}),),
    )


def _two_languages() -> Scenario:
    """Two communities that read different languages and both follow the messenger."""
    return town(
        community=(
            Community(id="east", share=0.6, interest=0.4, stance=0.3, language="fr"),
            Community(id="west", share=0.4, interest=0.4, stance=0.3, language="id"),
        ),
        network=Network(followees=40, homophily=0.98),
        organiser=Organiser(supporters=0),
    )


def _translated(scenario: Scenario) -> Scenario:
    posts = tuple(post.model_copy(update={"translations": ("id",)}) for post in scenario.post)
    return scenario.model_copy(update={"post": posts})


def _not_translated(scenario: Scenario) -> Scenario:
    posts = tuple(post.model_copy(update={"translations": ()}) for post in scenario.post)
    return scenario.model_copy(update={"post": posts})


def _cultures() -> Scenario:
    """Three communities from the messenger's own values to the other end of the axis."""
    return town(
        community=(
            Community(id="east", share=0.4, interest=0.4, stance=0.3, culture=0.8),
            Community(id="north", share=0.3, interest=0.4, stance=0.3, culture=0.1),
            Community(id="west", share=0.3, interest=0.4, stance=0.3, culture=-0.6),
        ),
        organiser=Organiser(supporters=150, culture=0.8),
        influencer=(Influencer(id="lina", followers=900, culture=0.8),),
    )


def _fitting(fit: float) -> Any:
    """What the communities care about, so that a cause of health fits it as well as told."""
    cares = {"health": fit, "rights": (1.0 - fit * fit) ** 0.5}

    def switch(scenario: Scenario) -> Scenario:
        communities = tuple(one.model_copy(update={"topics": cares}) for one in scenario.community)
        return scenario.model_copy(update={"community": communities})

    return switch


def _hobby(scenario: Scenario) -> Scenario:
    """The same campaign, called a club's."""
    return changed(scenario, {"topic": "football", "cause": "our club", "title": "Fans"})


def _undivided(scenario: Scenario) -> Scenario:
    """Nobody is against it."""
    communities = tuple(one.model_copy(update={"stance": 0.6, "stance_spread": 0.1}) for one in scenario.community)
    return scenario.model_copy(update={"community": communities})


def _fans(scenario: Scenario) -> Scenario:
    return _undivided(_hobby(scenario))


def _open_minds(scenario: Scenario) -> Scenario:
    return changed(scenario, {"audience.confidence_bound": 2.0, "trust.doubt": 0.0})


def _even_interest(scenario: Scenario) -> Scenario:
    """People care about everything alike."""
    communities = tuple(one.model_copy(update={"topics": {}}) for one in scenario.community)
    return scenario.model_copy(update={"community": communities})


ROWS = (
    Row(
        id="M-F1",
        claim="Networks cross geographic borders",
        scenario="leaderless-movement",
        base=_regions,
        arms=({}, {"network.cross_region": 0.02}, {"network.cross_region": 0.10}),
        claims=(
            Above("reach (outside home)", 0.0, arm=0, below=True),
            Steps("reach_share (outside home)", +1, 3, "points"),
            Above("reach_share (outside home)", 0.03, arm=2),
        ),
        cut={"network.cross_region": 0.0},
    ),
    Row(
        id="M-B1",
        claim="Worldwide visibility in an instant",
        scenario="leaderless-movement",
        base=_regions,
        arms=({"network.cross_region": 0.005}, {"network.cross_region": 0.10}),
        claims=(Changes("time_to_first_contact", -1, 20), Changes("reach", +1, 5)),
        cut={"network.cross_region": 0.0},
        same_as="M-F1",
    ),
    Row(
        id="M-F2",
        claim="Networks cross language barriers",
        scenario="voice-of-the-few",
        base=_two_languages,
        arms=({}, _translated),
        claims=(Changes("reach (second language)", +1, 20), Unchanged("reach (first language)", 2)),
        cut=_not_translated,
    ),
    Row(
        id="M-F3",
        claim="Networks cross cultural differences",
        scenario="break-the-bubble",
        base=_cultures,
        arms=({}, {"audience.culture_weight": 1.0}),
        claims=(Changes("acceptance (far culture)", -1, 10), Unchanged("acceptance (home culture)", 2)),
        cut={"audience.culture_weight": 0.0},
    ),
    Row(
        id="M-F6",
        claim="Topic families: rights, justice, environment, health",
        scenario="educate-then-ask",
        base=lambda: town(topic="health"),
        arms=(_fitting(0.2), _fitting(0.5), _fitting(0.8)),
        claims=(Steps("share_rate", +1, 20), Steps("cause_audience_fit", +1, 20)),
        cut=_even_interest,
    ),
    Row(
        id="M-F9",
        claim="Same mechanics unite fans and activists",
        scenario="two-camps-controversy",
        base=town,
        arms=({}, _hobby, _fans),
        claims=(
            Unchanged("fingerprint", 0),
            Changes("rejected_share", -1, 20, "%", (1, 2)),
        ),
        cut=_open_minds,
        measures={"fingerprint": lambda run: float(int(run.fingerprint()[:12], 16))},
    ),
)
