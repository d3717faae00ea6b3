"""Rows about platforms: clicks, comments, rankings, noise, profiles, rules that change."""

from __future__ import annotations

from ...scenario.model import Audience, Desk, Influencer, Platform, Population, Scenario
from .bases import daily, town
from .claim import Changes, GainRatio
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
            profile="microblog", ranking="popular", discovery=0.0, freshness=400, popularity_signal=1.0, reply_signal=1
        ),
        audience=Audience(share_rate=0.3, comment_rate=0.15),
        desk=Desk(staff=2, opens=0, closes=1440, minutes_per_reply=2.0),
        influencer=(Influencer(id="lina", followers=900, tie="enthusiast", answers=True),),
    )


_NO_FEEDBACK = {"platform.popularity_signal": 0.0}


ROWS = (
    Row(
        id="M-B4",
        claim="Easy sharing, one click, all media",
        scenario="clicks",
        base=_formats,
        arms=({}, {"platform.share_clicks": 3}),
        claims=tuple(Changes(f"share_rate_of_{one}", -1, 20) for one in ("words", "pictures", "videos", "stories")),
        cut={"platform.share_clicks": 1},
    ),
    Row(
        id="M-B5",
        claim="Interactivity (comment, question, debate)",
        scenario="conversation",
        base=_talk,
        arms=({"platform.comments": False}, {}),
        claims=(Changes("impressions", +1, 5), Changes("thread_depth", +1, 1, "times")),
        cut=_NO_FEEDBACK,
    ),
    Row(
        id="M-T5a",
        claim="More engagement, more attention, more supporters",
        scenario="conversation",
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
)
