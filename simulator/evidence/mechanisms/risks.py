"""Rows about what goes wrong: rumours, trolls, reproaches, stolen data, fake pages, and readiness for all of them."""

from __future__ import annotations

from typing import Any

from ...engine.calm import stress_score
from ...scenario.model import Audience, Card, Care, Community, Deeds, Organiser, Scenario
from .bases import DAY, HOUR, daily
from .claim import Changes, NotAgainst, Steps
from .plans import days
from .row import Row


def _rumour() -> Scenario:
    """A rumour on Monday noon, in a town in which a third would pass it on."""
    return days(
        3,
        audience=Audience(share_rate=0.6),
        organiser=Organiser(supporters=600, hours=20),
        card=(Card(id="rumour", kind="rumour", at=12 * HOUR, severity=0.8),),
        post=daily("lina", days=2),
    )


def _raid() -> Scenario:
    """A raid on Tuesday, against those who showed themselves on Monday."""
    return days(
        4,
        audience=Audience(share_rate=0.3, like_rate=0.4),
        card=(Card(id="raid", kind="trolls", at=DAY + 10 * HOUR, severity=0.15, hours=5),),
        care=Care(minutes_per_flag=3.0),
        post=daily("lina", days=4),
    )


def _reproach() -> Scenario:
    """A true reproach on Tuesday; opponents are many enough to speak up, and many follow the organiser."""
    return days(
        8,
        audience=Audience(share_rate=0.1),
        community=(
            Community(id="east", share=0.5, interest=0.4, stance=0.1),
            Community(id="west", share=0.5, interest=0.3, stance=-0.2),
        ),
        organiser=Organiser(supporters=1200, hours=20),
        card=(Card(id="reproach", kind="reproach", at=DAY + 9 * HOUR, severity=1.0),),
        post=daily("lina", days=2),
    )


def _records() -> Scenario:
    """A petition that gathers supporters' data."""
    return days(
        4,
        deeds=Deeds(sign_rate=0.15),
        care=Care(data="email", data_care=0.2),
        post=daily("lina", days=4, ask="sign"),
    )


def _stolen(scenario: Scenario) -> Scenario:
    return scenario.model_copy(update={"card": (Card(id="theft", kind="breach", at=3 * DAY, severity=0.8),)})


def _fake_page() -> Scenario:
    """Appeals on four days, and a fake gift page from Tuesday on."""
    return days(
        5,
        deeds=Deeds(link_tap=0.3),
        card=(Card(id="fake", kind="fake_page", at=DAY, severity=0.6),),
        post=daily("lina", kind="appeal", days=5),
    )


def _deck() -> Scenario:
    """All cards in one week, against a petition and appeals."""
    return days(
        4,
        audience=Audience(share_rate=0.3, like_rate=0.3),
        organiser=Organiser(supporters=500, hours=60),
        deeds=Deeds(sign_rate=0.15, link_tap=0.2),
        card=(
            Card(id="a-rumour", kind="rumour", at=10 * HOUR, severity=1.0, hours=4),
            Card(id="b-raid", kind="trolls", at=DAY + 8 * HOUR, severity=0.3, hours=8),
            Card(id="c-reproach", kind="reproach", at=DAY + 9 * HOUR, severity=0.6, hours=4),
            Card(id="d-fake", kind="fake_page", at=2 * DAY, severity=0.6, hours=4),
        ),
        post=(*daily("lina", days=4, ask="sign"), *daily("lina", kind="appeal", days=4, hour=18)),
    )


_READY: dict[str, dict[str, object]] = {
    "none": {},
    "half": {
        "care.verifying": 0.35,
        "care.fact_check": "8h",
        "care.moderators": 1,
        "care.page_security": 0.4,
        "care.answer": "transparency",
        "care.answer_after": "24h",
    },
    "full": {
        "care.verifying": 0.7,
        "care.fact_check": "1h",
        "care.moderators": 3,
        "care.page_security": 0.9,
        "care.answer": "transparency",
        "care.answer_after": "2h",
    },
}


def _no_cards(scenario: Scenario) -> Scenario:
    """Nothing goes wrong, so no care can show."""
    return scenario.model_copy(update={"card": (), "care": Care()})


def _careless(scenario: Scenario) -> Scenario:
    """Every protocol held off."""
    return scenario.model_copy(update={"care": Care()})


_STEPS: Any = ("silence", "denial", "transparency")

ROWS = (
    Row(
        id="M-V1",
        claim="False information: verify before sharing, check early",
        scenario="rumour-and-rebuttal",
        base=_rumour,
        arms=({}, {"care.verifying": 0.5}, {"care.fact_check": "24h"}, {"care.fact_check": "2h"}),
        claims=(
            Changes("misled", -1, 15),
            Changes("misled", -1, 5, arms=(2, 3)),
            Changes("correction_coverage", +1, 10, arms=(2, 3)),
        ),
        cut=_careless,
    ),
    Row(
        id="M-V2",
        claim="Trolls and harassment: a protocol protects members",
        scenario="troll-raid",
        base=_raid,
        arms=({}, {"care.moderators": 3}),
        claims=(Changes("silenced", -1, 20), Changes("moderation_backlog", -1, 10)),
        cut={"care.moderators": 0},
    ),
    Row(
        id="M-V3",
        claim="Data theft: ask for little, keep it well",
        scenario="crisis-data-theft",
        base=_records,
        arms=({}, {"care.data": "full"}, {"care.data_care": 0.8}, _stolen),
        claims=(
            Changes("records_exposed", +1, 50, arms=(0, 1)),
            Changes("records_exposed", -1, 30, arms=(0, 2)),
            Changes("sincerity", -1, 5, arms=(0, 3)),
        ),
        cut=lambda scenario: _no_cards(scenario),
    ),
    Row(
        id="M-V4",
        claim="Polemics: tact and transparency",
        scenario="two-camps-controversy",
        base=_reproach,
        arms=tuple({"care.answer": one} for one in _STEPS),
        claims=(
            Changes("recovery_time", -1, 10, arms=(0, 2)),
            Changes("recovery_time", -1, 10, arms=(1, 2)),
            Changes("opponents_mobilised", -1, 5, arms=(0, 2)),
            Changes("opponents_mobilised", -1, 5, arms=(1, 2)),
        ),
        cut={"care.answer": "silence"},
    ),
    Row(
        id="M-V10",
        claim="Donor protection against theft and fraud",
        scenario="matching-gift-weekend",
        base=_fake_page,
        arms=({"care.page_security": 0.2}, {"care.page_security": 0.8}),
        claims=(Changes("gifts_diverted", -1, 30, pooled=True), Changes("donors_lost", -1, 10, pooled=True)),
        cut={"care.page_security": 0.0},
    ),
    Row(
        id="M-V0",
        claim="Handling these keeps commitment positive and authentic",
        scenario="troll-raid",
        base=_deck,
        arms=(_READY["none"], _READY["half"], _READY["full"]),
        claims=(Steps("stress_score", +1, 10), NotAgainst("sincerity", +1, (0, 2))),
        cut=_careless,
        measures={"stress_score": stress_score},
    ),
)
