"""Rows about the audience: attention, reacting, passing on, and writing oneself."""

from __future__ import annotations

from ...scenario.model import Audience, Community, Influencer, Organiser, Platform, Scenario
from .bases import EAST, LINA, READY, WEST, audience, daily, one_post, village
from .row import Knob


def _opponents() -> Scenario:
    """One of two communities is against it."""
    return village(community=(Community(**EAST), Community(**(WEST | {"stance": -0.5}))))


def _attacking() -> Scenario:
    """A post against the other side, which reads it, too."""
    return village(
        community=(Community(**EAST), Community(**(WEST | {"stance": -0.2}))),
        audience=Audience(**(READY | {"confidence_bound": 2.0})),
        post=one_post(out_group=2),
    )


def _camps() -> Scenario:
    """Two camps that write about the cause, and whose minds are open."""
    return _writing(2.0)


def _writing(bound: float, days: int = 1) -> Scenario:
    """Two camps that write about the cause; what is farther away than this is rejected."""
    return village(
        days,
        community=(Community(**EAST), Community(**(WEST | {"stance": -0.3}))),
        audience=Audience(**(READY | {"own_posts": 50.0, "confidence_bound": bound})),
        post=(),
    )


def _trolled() -> Scenario:
    """Several threads with a few troll posts."""
    return village(6, audience=Audience(**(READY | {"comment_rate": 1.0, "troll_share": 0.2})))


def _discovered() -> Scenario:
    """A messenger whom few follow, on a platform that shows posts to strangers."""
    return village(
        platform=Platform(profile="microblog", ranking="chronological", discovery=0.8),
        influencer=(Influencer(**(LINA | {"followers": 100})),),
    )


def _far() -> Scenario:
    """A messenger from the other end of the axis of values for one of two communities."""
    return village(
        community=(Community(**(EAST | {"culture": 0.5})), Community(**(WEST | {"culture": -0.8}))),
        influencer=(Influencer(**(LINA | {"culture": 0.5})),),
        organiser=Organiser(culture=0.5),
    )


def _languages() -> Scenario:
    """Two languages, of which the messenger speaks that of the larger community."""
    return village(community=(Community(**(EAST | {"share": 0.6})), Community(**(WEST | {"language": "fr"}))))


def _stories() -> Scenario:
    """A story of five frames."""
    return village(platform=Platform(profile="photo", ranking="chronological"), post=one_post(kind="story", frames=5))


ROWS = (
    Knob("audience.timing", ("sessions", "kernel"), village),
    Knob("audience.share_appetite", (0.3, 2.0), village),
    Knob("audience.appetite_spread", (0.0, 2.0), village),
    Knob("audience.share_rate", (0.1, 0.8), village),
    Knob("audience.novelty", ("30m", "1d"), village),
    Knob("audience.like_rate", (0.1, 0.8), village),
    Knob("audience.comment_rate", (0.0, 0.2), village),
    Knob("audience.question_share", (0.1, 1.0), lambda: audience(comment_rate=0.3)),
    Knob("audience.idle_look", (0.0, 1.0), village),
    Knob("audience.idle_wish", (0.0, 1.0), village),
    Knob("audience.stranger_wish", (0.0, 1.0), _discovered),
    Knob("audience.attention", (0.2, 0.9), village),
    Knob("audience.thread_share", (0.0, 0.9), lambda: audience(comment_rate=0.3)),
    Knob("audience.troll_share", (0.0, 0.4), lambda: audience(comment_rate=0.3)),
    Knob("audience.troll_contagion", (1.0, 5.0), _trolled, worlds=8),
    Knob("audience.selective_attention", (0.0, 1.0), _camps),
    Knob("audience.frame_loss", (0.05, 0.6), _stories),
    Knob(
        "audience.fatigue_half",
        (1, 100),
        lambda: village(
            post=tuple(
                daily("lina", hour=hour, days=1)[0].model_copy(update={"id": f"post-{hour}"})
                for hour in range(6, 20, 2)
            )
        ),
    ),
    Knob("audience.simple", (0.0, 1.0), village),
    Knob("audience.threshold", (0.0, 1.0), village),
    Knob("audience.fractional", (0.0, 1.0), lambda: audience(simple=0.0, threshold=0.5, fractional=0.0)),
    Knob("audience.reinforcement", (1.0, 8.0), village),
    Knob("audience.threshold_share", (0.02, 0.5), lambda: audience(simple=0.0, threshold=1.0, fractional=0.0)),
    Knob("audience.acquaintance", (0.0, 20.0), lambda: audience(share_rate=0.0)),
    Knob("audience.bots", (0.0, 0.2), village),
    Knob("audience.bot_rate", (0.0, 0.9), lambda: audience(bots=0.2)),
    Knob("audience.own_posts", (5.0, 50.0), village),
    Knob("audience.everyday_posts", (0.0, 100.0), village),
    Knob("audience.quality_spread", (0.0, 2.0), lambda: audience(own_posts=50.0)),
    Knob("audience.breadth_a", (0.2, 5.0), lambda: audience(everyday_posts=100.0)),
    Knob("audience.breadth_b", (1.0, 20.0), lambda: audience(everyday_posts=100.0)),
    Knob("audience.culture_weight", (0.0, 1.0), _far),
    Knob("audience.share_ask", (1.0, 4.0), lambda: village(post=one_post(ask="share"))),
    Knob("audience.confidence_bound", (0.2, 1.5), village),
    Knob("audience.persuasion", (0.0, 0.2), village),
    Knob("audience.push_away", (0.0, 0.2), _opponents),
    Knob("audience.unfollow", (0.0, 1.0), lambda: _writing(0.6, 2)),
    Knob("audience.follow", (0.0, 1.0), village),
    Knob("audience.moral_word_inside", (1.0, 1.3), lambda: village(post=one_post(moral_words=5))),
    Knob(
        "audience.moral_word_across",
        (1.0, 1.5),
        lambda: village(
            community=(Community(id="east", share=1.0, interest=0.6, stance=-0.3),),
            post=one_post(moral_words=5, slant=0.1),
        ),
    ),
    Knob("audience.out_group_word", (1.0, 2.0), lambda: village(post=one_post(out_group=2))),
    Knob("audience.out_group_cost", (0.0, 0.5), _attacking),
    Knob("audience.arousal_effect", (1.0, 2.0), lambda: village(post=one_post(arousal=2.0))),
    Knob("audience.foreign_understanding", (0.0, 0.8), _languages),
)
