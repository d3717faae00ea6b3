"""Rows about the week of stories: who tells, how one story carries to the next, challenges, small asks."""

from __future__ import annotations

from collections.abc import Callable

from ...engine.run import Run
from ...metrics.measures import value
from ...scenario.lint import lint
from ...scenario.model import Deeds, Influencer, Message, Platform, Scenario, Trust
from .bases import daily, messengers, town
from .claim import Above, Changes, MoreWorlds, Steps
from .row import Row
from .trust import each_post

_LINA = Influencer(id="lina", followers=900, tie="beneficiary", answers=True)
_ROW_OF_STORIES = Platform(profile="photo", ranking="chronological")


def _narrative() -> Scenario:
    """A messenger who was helped and tells it, in a town where narratives carry people away."""
    return town(influencer=(_LINA,), message=Message(transport=1.0), post=daily("lina"))


def _both_targets(run: Run) -> float:
    """1 when awareness and engagement both reach their targets."""
    return float(value(run, "awareness") >= AWARE_TARGET and value(run, "engagement_rate") >= ENGAGEMENT_TARGET)


AWARE_TARGET, ENGAGEMENT_TARGET = 1300.0, 0.15


def _first_frame_lead(run: Run) -> float:
    """How much more viewers are lost after the first frame than after any later one."""
    return value(run, "first_frame_drop") - value(run, "later_frame_drop")


def _warnings(run: Run) -> float:
    """Hints of the linter about fit and relevance."""
    return float(sum("fit" in hint.field or "relevance" in hint.field for hint in lint(run.scenario)))


def _relevance(value_: float) -> Callable[[Scenario], Scenario]:
    """A switch: how relevant messenger and challenge are to the cause."""

    return lambda scenario: each_post(relevance=value_)(messengers(scenario, fit=value_))


def _anybody(scenario: Scenario) -> Scenario:
    """Messengers of usual fit and no tie, who tell no story."""
    usual = Influencer(id="lina", followers=900)
    return each_post(kind="post")(messengers(scenario, fit=usual.fit, tie=usual.tie))


def _asks(days: tuple[int, ...]) -> Callable[[Scenario], Scenario]:
    """A switch: on these days the day's post asks for a small gift."""
    return lambda scenario: scenario.model_copy(
        update={
            "post": tuple(
                post.model_copy(update={"ask": "give", "link": True}) if day in days else post
                for day, post in enumerate(scenario.post)
            )
        }
    )


_NO_CHALLENGE = each_post(kind="post", ask="none")

ROWS = (
    Row(
        id="M-C0",
        claim="Narrative power for awareness and engagement",
        scenario="voice-of-the-few",
        base=_narrative,
        arms=(each_post(kind="post"), each_post(kind="story")),
        claims=(
            Changes("awareness", +1, 5),
            Changes("engagement_rate", +1, 5),
            MoreWorlds("both_targets", 1.0, 3),
        ),
        cut={"message.transport": 0.0},
        same_as="M-C8",
        measures={"both_targets": _both_targets},
    ),
    Row(
        id="M-C1",
        claim="A messenger with a personal story or a deep tie",
        scenario="storytelling-of-hope",
        base=lambda: town(influencer=(Influencer(id="lina", followers=900),), trust=Trust(doubt=0.7)),
        arms=(
            {"influencer.lina.fit": 0.2},
            {"influencer.lina.fit": 0.7},
            {"influencer.lina.fit": 1.0},
            lambda one: each_post(kind="story")(one.model_copy(update={"influencer": (_LINA,)})),
        ),
        claims=(
            Changes("engagement_rate", +1, 15, "%", (0, 1)),
            Changes("engagement_rate", +1, 3, "%", (2, 1)),
            Changes("acceptance", +1, 5, "%", (1, 3)),
        ),
        cut=_anybody,
    ),
    Row(
        id="M-C2",
        claim="A series of persuasive stories over the week",
        scenario="voice-of-the-few",
        base=lambda: town(influencer=(_LINA,), platform=_ROW_OF_STORIES, post=daily("lina", "story", frames=5)),
        arms=({"message.carry_over": 0.0}, {"message.carry_over": 0.6}),
        claims=(Changes("story_retention", +1, 10), Above("first_frame_lead", 0.0, 1)),
        cut={"message.carry_over": 0.0},
        measures={"first_frame_lead": _first_frame_lead},
    ),
    Row(
        id="M-C3",
        claim="A daily challenge: share a similar story",
        scenario="challenge-chain",
        base=lambda: town(post=daily("lina", "challenge"), deeds=Deeds(create_rate=0.05)),
        arms=(_NO_CHALLENGE, {}),
        claims=(Changes("creations", +1, 20), Changes("reach (second generation)", +1, 10)),
        cut=_NO_CHALLENGE,
    ),
    Row(
        id="M-C3b",
        claim="A small gift each day",
        scenario="storytelling-of-hope",
        base=lambda: town(
            deeds=Deeds(link_tap=1.0, form_completion=0.3, social_proof=0.0, donor_share=0.0, ask_fatigue=0.25)
        ),
        arms=(_asks((3,)), _asks((1, 3, 5)), _asks((0, 1, 2, 3, 4, 5, 6))),
        claims=(
            Steps("gift_rate_per_ask", -1, 10, pooled=True),
            Changes("gifts_per_ask", -1, 1, "%", (0, 2), pooled=True),
        ),
        cut={"deeds.ask_fatigue": 0.0, "trust.ask_cost": 0.0},
    ),
    Row(
        id="M-C8",
        claim="Immersive and personal: onlookers become participants",
        scenario="voice-of-the-few",
        base=lambda: town(influencer=(_LINA,), post=daily("lina", "story")),
        arms=({"message.transport": 0.0}, {"message.transport": 1.0}),
        claims=(Changes("participants_per_onlooker", +1, 10),),
        cut={"message.transport": 0.0},
    ),
    Row(
        id="M-C9",
        claim="Messenger and challenges must be relevant and authentic",
        scenario="mismatched-influencer",
        base=lambda: town(post=daily("lina", "challenge"), deeds=Deeds(create_rate=0.1)),
        arms=(_relevance(0.7), _relevance(0.2)),
        claims=(
            Changes("creations", -1, 15),
            Changes("shares", -1, 10),
            Changes("lint_warnings", +1, 1, "times"),
        ),
        cut=_relevance(0.7),
        same_as="M-C1",
        measures={"lint_warnings": _warnings},
    ),
)
