"""Rows about platforms: clicks, comments, rankings, noise, profiles, rules that change."""

from __future__ import annotations

from typing import Any

from ...scenario.model import (
    Audience,
    Community,
    Desk,
    Influencer,
    Organiser,
    Outlet,
    Platform,
    PolicyChange,
    Population,
    Scenario,
)
from .bases import daily, town
from .claim import Changes, GainRatio, Leads, LossRatio, Steps
from .row import Row


def _formats() -> Scenario:
    """Words, a picture and a video each day, on a platform where they also stand in stories."""
    posts = (
        *daily("lina", hour=9),
        *(post.model_copy(update={"id": f"{post.id}-p", "media": "picture"}) for post in daily("lina", hour=12)),
        *(post.model_copy(update={"id": f"{post.id}-v", "media": "video"}) for post in daily("lina", hour=18)),
        *daily("lina", "story", hour=20),
    )
    return town(
        post=posts,
        platform=Platform(profile="photo", ranking="chronological", discovery=0.0),
        audience=Audience(share_rate=0.5),
    )


def _talk() -> Scenario:
    """A scored feed among many posts, in which comments and answers count."""
    return town(
        population=Population(people=3000, posting_rate=2.0),
        platform=Platform(
            profile="microblog", ranking="popular", discovery=0.0, freshness=400, popularity_signal=1.0, reply_signal=6
        ),
        audience=Audience(share_rate=0.3, comment_rate=0.12, question_share=0.6),
        desk=Desk(staff=2, opens=0, closes=1440, minutes_per_reply=2.0),
        influencer=(Influencer(id="lina", followers=900, tie="enthusiast", answers=True),),
    )


def _noise() -> Scenario:
    """Small accounts that post often in a busy feed."""
    accounts = tuple(Influencer(id=f"a{n}", followers=80) for n in range(6))
    return town(
        population=Population(people=2000),
        community=(Community(id="town", share=1.0, interest=0.2, stance=0.3),),
        organiser=Organiser(supporters=0),
        influencer=accounts,
        post=tuple(post for one in accounts for post in daily(one.id, days=4)),
        platform=Platform(
            profile="microblog", ranking="personalised", discovery=0.0, freshness=600, personal_signal=2.0
        ),
        audience=Audience(share_rate=0.4),
    ).model_copy(update={"days": 6})


_LIKE_MINDED = {"platform.discovery": 0.7, "platform.group_feed": True, "community.town.interest": 0.4}


def _volume(times: float, more: dict[str, Any] | None = None) -> dict[str, object]:
    return {"population.posting_rate": 0.8 * times, **(more or {})}


def _any_platform() -> Scenario:
    """The same plan, to be played under each profile."""
    return town(
        population=Population(people=2500),
        audience=Audience(share_rate=1.0, share_appetite=2.0, novelty=180),
        influencer=(Influencer(id="lina", followers=800),),
        post=daily("lina", hour=16, days=1),
    ).model_copy(update={"days": 3})


def _profile(name: str) -> Any:
    """A switch: the platform is of this kind, with its profile's own settings."""
    return lambda scenario: scenario.model_copy(update={"platform": Platform(profile=name)})  # type: ignore[arg-type]


def _three_platforms() -> Scenario:
    """Three posts a day, all on the main platform, with two more platforms there."""
    posts = tuple(
        post.model_copy(update={"id": f"{post.id}-{hour}"}) for hour in (9, 13, 19) for post in daily("lina", hour=hour)
    )
    return town(post=posts, outlet=(Outlet(id="blue", members=0.7), Outlet(id="green", members=0.7)))


def _spread_out(scenario: Scenario) -> Scenario:
    """Each third post goes out on another platform."""
    names = ("main", "blue", "green")
    posts = tuple(
        post.model_copy(update={"outlet": names[(number // 7 + number) % 3]})
        for number, post in enumerate(scenario.post)
    )
    return scenario.model_copy(update={"post": posts})


def _shocked(scenario: Scenario) -> Scenario:
    """On Thursday the main platform shows a fifth of what it showed."""
    return scenario.model_copy(update={"policy_change": (PolicyChange(at=3 * 1440, visibility=0.2),)})


def _spread_and_shocked(scenario: Scenario) -> Scenario:
    return _shocked(_spread_out(scenario))


_NO_FEEDBACK = {"platform.popularity_signal": 0.0}


ROWS = (
    Row(
        id="M-B4",
        claim="Easy sharing, one click, all media",
        scenario="platform-shock",
        base=_formats,
        arms=({}, {"platform.share_clicks": 3}),
        claims=tuple(Changes(f"share_rate_of_{one}", -1, 20) for one in ("words", "pictures", "videos", "stories")),
        cut={"platform.share_clicks": 1},
    ),
    Row(
        id="M-B5",
        claim="Interactivity (comment, question, debate)",
        scenario="storytelling-of-hope",
        base=_talk,
        arms=({"platform.comments": False}, {}),
        claims=(Changes("impressions", +1, 5), Changes("thread_depth", +1, 1, "times")),
        cut=_NO_FEEDBACK,
    ),
    Row(
        id="M-T5a",
        claim="More engagement, more attention, more supporters",
        scenario="storytelling-of-hope",
        base=_talk,
        arms=(
            {"platform.popularity_signal": 0.0},
            {},
            {"platform.popularity_signal": 0.0, "desk.staff": 0},
            {"desk.staff": 0},
        ),
        claims=(
            Changes("loop_gain", +1, 10),
            GainRatio("loop_gain", (0, 1), (2, 3), at_most=0.999),
            Changes("supporters", +1, 2),
        ),
        cut=_NO_FEEDBACK,
        same_as="M-B5",
    ),
    Row(
        id="M-G5",
        claim="Without like-minded community posts drown in noise",
        scenario="voice-of-the-few",
        base=_noise,
        arms=(
            _volume(0.5),
            _volume(1.0),
            _volume(4.0),
            _volume(0.5, _LIKE_MINDED),
            _volume(4.0, _LIKE_MINDED),
        ),
        claims=(Steps("post_survival", -1, 20), LossRatio("post_survival", (0, 2), (3, 4), at_most=0.8)),
        cut={"population.posting_rate": 0.8},
    ),
    Row(
        id="M-F7",
        claim="Platform affordances differ",
        scenario="challenge-chain",
        base=_any_platform,
        arms=(_profile("friends"), _profile("trends"), _profile("groups"), _profile("stitched")),
        claims=(
            Leads("reach_share_by_mutual_ties", 0, 10),
            Leads("peak_hour_share", 1, 10),
            Leads("reach_share (interested people)", 2, 10),
            Leads("creations", 3, 10),
        ),
        cut=_profile("microblog"),
    ),
    Row(
        id="M-V7",
        claim="Platform dependence; rule changes hit visibility",
        scenario="platform-shock",
        base=_three_platforms,
        arms=({}, _shocked, _spread_out, _spread_and_shocked),
        claims=(
            Changes("reach_after_change", -1, 20),
            LossRatio("reach_after_change", (0, 1), (2, 3), at_most=0.66),
            Changes("dependence_index", -1, 10, "%", (0, 2)),
        ),
        cut=lambda scenario: scenario.model_copy(update={"policy_change": ()}),
    ),
)
