"""Rows about trust: skeptics and motives, records, admissions, inner and outer values, fit, stands, approval."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from ...engine.run import Run
from ...metrics.measures import value
from ...scenario import changed
from ...scenario.model import Approval, Audience, Community, Deeds, Organiser, Post, Scenario, Trust
from .bases import DAY, HOUR, daily, town
from .claim import Above, Changes, GainRatio, Steps, Unchanged
from .row import Row


def each_post(**changes: Any) -> Callable[[Scenario], Scenario]:
    """A switch: these attributes for every planned post."""
    return lambda scenario: scenario.model_copy(
        update={"post": tuple(post.model_copy(update=changes) for post in scenario.post)}
    )


def brand(**tables: Any) -> Scenario:
    """An organisation that many people know and that speaks for itself each noon."""
    usual: dict[str, Any] = {
        "organiser": Organiser(supporters=900, money=100_000, hours=40),
        "influencer": (),
        "post": daily("organiser"),
    }
    return town(**(usual | tables))


def _giving() -> Scenario:
    """A brand that asks for gifts at the weekend, in a world that gives readily, so that gifts can be counted."""
    ask = Post(id="ask", by="organiser", at=5 * DAY + 12 * HOUR, kind="appeal")
    return brand(
        deeds=Deeds(link_tap=0.5, ask_fatigue=0.0),
        post=(*daily("organiser"), ask),
        trust=Trust(sharing_weight=1.0),
    )


_SINCERE: dict[str, object] = {"trust.skeptics": None, "organiser.motive": "sincere"}


def _check_margin(run: Run) -> float:
    """Twice the doubt of those who do not check, less that of those who do."""
    return 2 * value(run, "doubted_share (people who do not check)") - value(run, "doubted_share (people who check)")


def two_camps(**tables: Any) -> Scenario:
    """A brand between two camps and people without a view; rejection is left out, so that everybody hears it."""
    usual: dict[str, Any] = {
        "community": (
            Community(id="for", share=0.4, interest=0.4, stance=0.5),
            Community(id="against", share=0.3, interest=0.3, stance=-0.5),
            Community(id="between", share=0.3, interest=0.3, stance=0.0, stance_spread=0.05),
        ),
        "organiser": Organiser(supporters=1800),
        "audience": Audience(share_rate=0.3, confidence_bound=1.2, attention=0.8),
        "post": daily("organiser", stand=True),
    }
    return brand(**(usual | tables))


_NO_STAND = each_post(stand=False)


def _failures(scenario: Scenario) -> Scenario:
    """A switch: each report admits what went wrong, too."""
    posts = tuple(post.model_copy(update={"admits": True}) if post.kind == "report" else post for post in scenario.post)
    return scenario.model_copy(update={"post": posts})


def _month() -> Scenario:
    """Thirty days with a report in the first week, and posts before and after."""
    report = Post(id="report", by="organiser", at=3 * DAY + 9 * HOUR, kind="report")
    posts = tuple(
        Post(id=f"p{day:02d}", by="organiser", at=day * DAY + 12 * HOUR) for day in (0, 1, 2, *range(5, 30, 3))
    )
    return brand(post=(*posts, report), days=30, tick=60, audience=Audience(share_rate=0.1, attention=0.9))


def _topics(count: int) -> Callable[[Scenario], Scenario]:
    """A switch: the week's posts go round so many topics."""
    return lambda scenario: scenario.model_copy(
        update={
            "post": tuple(
                post.model_copy(update={"topic": f"topic {place % count}" if count > 1 else ""})
                for place, post in enumerate(scenario.post)
            )
        }
    )


def _one_topic_usual_fit(scenario: Scenario) -> Scenario:
    return _topics(1)(scenario.model_copy(update={"organiser": scenario.organiser.model_copy(update={"fit": 0.45})}))


def _preset(name: str, fit: float, interest: tuple[float, ...]) -> Callable[[Scenario], Scenario]:
    """A brand and its cause: how well they fit, and how much each segment cares."""

    def made(scenario: Scenario) -> Scenario:
        people = tuple(
            one.model_copy(update={"interest": cares}) for one, cares in zip(scenario.community, interest, strict=True)
        )
        organiser = scenario.organiser.model_copy(update={"fit": fit, "name": name})
        return scenario.model_copy(update={"organiser": organiser, "community": people})

    return made


WOMENS_BRAND = _preset("A women's brand on gender at work", 0.8, (0.7, 0.1, 0.1))
OUTDOOR_BRAND = _preset("An outdoor brand on sustainability", 0.8, (0.35, 0.35, 0.35))
MISMATCHED = _preset("A fast-fashion brand on sustainability", 0.2, (0.35, 0.35, 0.35))
_FIT = Trust(fit_gain=0.2)


ROWS = (
    Row(
        id="M-A1",
        claim="Most people want brands to take a stand on issues that matter",
        scenario="brand-takes-a-stand",
        base=two_camps,
        arms=(
            _NO_STAND,
            {},
            lambda one: _NO_STAND(one.model_copy(update={"approval": Approval(rewarders=0.5)})),
            {"approval.rewarders": 0.5},
        ),
        claims=(
            Changes("approval (rewards a stand)", +1, 3, "points"),
            Changes("approval (opponents)", -1, 1, "points"),
            Changes("approval", +1, 0.5, "points", (3, 1)),
            GainRatio("approval", (2, 3), (0, 1), at_least=1.0),
        ),
        cut=_NO_STAND,
    ),
    Row(
        id="M-A2",
        claim="Value alignment counted 74 % more in 2022 than in 2021",
        scenario="brand-takes-a-stand",
        base=two_camps,
        arms=({"approval.alignment_weight": 1.0}, {"approval.alignment_weight": 1.74}),
        claims=(Changes("approval_gap", +1, 20), Unchanged("approval (no view)", 1)),
        cut={"approval.alignment_weight": 1.0},
    ),
    Row(
        id="M-A3",
        claim="Half believe that brands speak up for publicity or sales",
        scenario="brand-takes-a-stand",
        base=_giving,
        arms=({"trust.skeptics": 0.30}, {"trust.skeptics": 0.52}, {"trust.skeptics": 0.70}),
        claims=(
            Steps("sincerity", -1, 10),
            Changes("doubted_share", +1, 15, "%", (0, 2)),
            Above("skeptics_share_ratio", 0.8, 1, below=True),
        ),
        cut=_SINCERE,
    ),
    Row(
        id="M-V6",
        claim="Causes used for marketing lose legitimacy",
        scenario="brand-takes-a-stand",
        base=_giving,
        arms=({}, {"organiser.motive": "sales"}),
        claims=(
            Changes("sincerity", -1, 10),
            Changes("doubted_share", +1, 20),
            Changes("gift_rate", -1, 5, pooled=True),
        ),
        cut=_SINCERE,
        same_as="M-A3",
    ),
    Row(
        id="M-A4",
        claim="Some check published goals",
        scenario="brand-takes-a-stand",
        base=brand,
        arms=({"organiser.record": False}, {"organiser.record": True}),
        claims=(Changes("doubted_share", -1, 10), Changes("check_margin", +1, 0.0, "points")),
        cut={"organiser.record": False},
        measures={"check_margin": _check_margin},
    ),
    Row(
        id="M-A5",
        claim="Publishing failures beside successes builds integrity",
        scenario="brand-takes-a-stand",
        base=_month,
        arms=({}, _failures),
        claims=(Changes("sincerity_after_admission", -1, 1), Changes("sincerity", +1, 3)),
        cut=each_post(admits=False),
    ),
    Row(
        id="M-A6",
        claim="Inner values should match outer activism",
        scenario="brand-takes-a-stand",
        base=brand,
        arms=({"organiser.inner_gap": 0.1}, {"organiser.inner_gap": 0.5}, {"organiser.inner_gap": 0.9}),
        claims=(Steps("expected_backlash", +1, 50),),
        cut={"organiser.inner_gap": 0.5},
    ),
    Row(
        id="M-A7",
        claim="Causes tied to the product feel more authentic than scattered posts",
        scenario="brand-takes-a-stand",
        base=lambda: brand(trust=_FIT),
        arms=(
            {"organiser.fit": 0.2},
            {"organiser.fit": 0.7},
            _topics(1),
            _topics(5),
        ),
        claims=(
            Changes("sincerity", +1, 10),
            Changes("sincerity", -1, 5, "%", (2, 3)),
            Changes("focus_index", -1, 10, "%", (2, 3)),
        ),
        cut=_one_topic_usual_fit,
    ),
    Row(
        id="M-A8",
        claim="A women's brand on gender at work, an outdoor brand on sustainability",
        scenario="brand-takes-a-stand",
        base=lambda: brand(trust=_FIT, approval=Approval(fit_gain=0.2), post=daily("organiser", stand=True)),
        arms=(MISMATCHED, WOMENS_BRAND, OUTDOOR_BRAND),
        claims=(
            Changes("sincerity", +1, 10, "%", (0, 1)),
            Changes("sincerity", +1, 10, "%", (0, 2)),
            Changes("approval", +1, 2, "points", (0, 1)),
            Changes("approval", +1, 2, "points", (0, 2)),
            Changes("largest_reach_share", +1, 5, "points", (2, 1)),
        ),
        cut=_one_topic_usual_fit,
        same_as="M-A7",
    ),
    Row(
        id="M-A9",
        claim="Make it easy to connect the dots",
        scenario="brand-takes-a-stand",
        base=lambda: brand(trust=Trust(comprehension=0.2)),
        arms=({}, each_post(explains=0.8)),
        claims=(Changes("comprehension_share", +1, 10), Changes("sincerity", +1, 2)),
        cut=each_post(explains=0.0),
    ),
    Row(
        id="M-A10",
        claim="Conscious users lend their voice to something bigger",
        scenario="challenge-chain",
        base=lambda: town(post=daily("lina", "challenge")),
        arms=({"message.motivation": 0.0}, {"message.motivation": 0.5}),
        claims=(Changes("creators", +1, 20),),
        cut={"message.motivation": 0.0},
    ),
    Row(
        id="M-T1d",
        claim="History tied to the mission, the brand as the natural next step",
        scenario="brand-takes-a-stand",
        base=lambda: brand(post=daily("organiser", "educational", format="history")),
        arms=(
            {"organiser.fit": 0.7},
            each_post(mission_tied=True),
            {"organiser.fit": 0.2},
            lambda one: each_post(mission_tied=True)(changed(one, {"organiser.fit": 0.2})),
        ),
        claims=(Changes("sincerity", +1, 2), GainRatio("sincerity", (0, 1), (2, 3), at_most=0.5)),
        cut=each_post(mission_tied=False),
        same_as="M-A7",
    ),
)
