"""The platform: what a session shows, and in which order."""

from typing import Literal, Self

from pydantic import model_validator

from .kinds import Duration, Part, knob

Profile = Literal["microblog", "friends", "photo", "video", "forum", "trends", "groups", "stitched"]
Ranking = Literal["chronological", "popular", "personalised", "bridging"]

# what a profile fills in where the scenario says nothing: half-lives C1 and C2, discovery D8; among friends what
# people say goes along mutual ties only, and a page reaches few of its own followers (E4); in a forum one meets what
# is written under a theme, hardly whom one follows (F7)
PROFILES: dict[str, dict[str, int | float | str]] = {
    "microblog": {"freshness": 80, "discovery": 0.3, "reshare": 1.0},
    "friends": {"freshness": 50, "reshare": 0.6, "mutual": True, "page_visibility": 0.3},
    "photo": {},
    "video": {"freshness": 1440, "discovery": 0.8, "reshare": 0.5},
    "forum": {"freshness": 720, "discovery": 0.9, "reshare": 0.2, "ranking": "popular", "personal_signal": 0.0},
    "trends": {"freshness": 80, "reshare": 1.0, "trends": 3},
    "groups": {"freshness": 720, "discovery": 0.5, "reshare": 0.35, "group_feed": True},
    "stitched": {"freshness": 1440, "discovery": 0.3, "reshare": 0.5, "stitch": 0.6},
}


class Platform(Part):
    """One platform. Its profile sets the defaults of the other keys (see PROFILES)."""

    profile: Profile = knob(
        "photo",
        "Kind of platform; sets freshness, discovery and ranking where they are left out.",
        source="C1, C2, D8",
        moves=("reach", "changes", "with the kind"),
    )
    ranking: Ranking = knob(
        "personalised",
        "Order of the feed: newest first, most liked first, by one's own likings, or what both camps like.",
        source="F1",
        moves=("cross_cutting_share", "down", "from chronological to personalised"),
    )
    feed_depth: int = knob(30, "Posts that a session shows.", unit="posts", moves=("impressions", "up"), ge=1, le=300)
    stories_depth: int = knob(
        5,
        "Stories that a session shows, in a row of their own.",
        unit="stories",
        moves=("impressions", "up"),
        ge=1,
        le=100,
    )
    lookback: Duration = knob(
        2880,
        "How far back the everyday posts go that a post competes with in a ranked feed.",
        unit="duration",
        moves=("impressions", "down", "in a ranked feed"),
        ge=60,
        le=20160,
    )
    freshness: Duration = knob(
        1140,
        "Half-life of a post's score; a story of yesterday ranks low.",
        unit="duration",
        source="C2",
        moves=("half_life_impressions", "up", "in a ranked feed"),
        ge=5,
        le=20160,
    )
    discovery: float = knob(
        0.0,
        "Share of feed slots given to posts from people whom one does not follow.",
        unit="share",
        source="D8",
        moves=("reach", "up"),
        ge=0,
        le=0.95,
    )
    revisits: int = knob(
        2,
        "How often an unread delivery may come up again in later sessions.",
        unit="times",
        moves=("impressions", "up"),
        ge=0,
        le=10,
    )
    reshare: float = knob(
        0.35,
        "How easy it is to pass a post on, against one click on a microblog; set by the profile when left out.",
        unit="multiplier",
        source="assumption",
        moves=("shares", "up"),
        ge=0,
        le=2,
    )
    share_clicks: int = knob(
        1,
        "Clicks that it takes to pass something on; a video takes one more.",
        unit="clicks",
        source="mission FR",
        moves=("share_rate", "down"),
        ge=1,
        le=10,
    )
    click_loss: float = knob(
        0.3,
        "Part of those who want to pass it on that is lost at each click after the first.",
        unit="share",
        moves=("share_rate", "down"),
        ge=0,
        le=1,
    )
    mutual: bool = knob(
        False,
        "What people post and pass on is shown to those who follow each other only, as among friends.",
        source="mission ID",
        moves=("reach_share_by_mutual_ties", "up"),
    )
    page_visibility: float = knob(
        1.0,
        "Part of the places that accounts of organisations and influencers get.",
        unit="share",
        source="mission ID",
        moves=("reach", "up"),
        ge=0,
        le=1,
    )
    trends: int = knob(
        0,
        "Length of the list of what is passed on most, shown to everybody who comes online in the next hour.",
        unit="posts",
        source="mission ID",
        moves=("discovered_reach", "up"),
        ge=0,
        le=50,
    )
    trend_readers: float = knob(
        0.9,
        "Part of those who come online that look at that list.",
        unit="share",
        moves=("discovered_reach", "up", "where there is a list"),
        ge=0,
        le=1,
    )
    group_feed: bool = knob(
        False,
        "Discovery goes to people interested in the cause: groups around a theme.",
        source="mission ID",
        moves=("reach_share (interested people)", "up"),
    )
    stitch: float = knob(
        0.0,
        "Part of those who pass something on that make a post of their own of it: a stitched video.",
        unit="share",
        source="mission ID",
        moves=("creations", "up"),
        ge=0,
        le=1,
    )
    tag_reach: float = knob(
        0.3,
        "Part of those who keep a date of the calendar that a post tagged with it is shown to.",
        unit="share",
        source="mission ID",
        moves=("reach_share (target group)", "up"),
        ge=0,
        le=1,
    )
    popularity_signal: float = knob(
        1.0,
        "Weight of likes and shares so far in the ranking.",
        unit="weight",
        source="L2",
        moves=("attention_gini", "up"),
        ge=0,
        le=3,
    )
    comments: bool = knob(
        True,
        "People can comment under posts.",
        source="mission FR",
        moves=("impressions", "up"),
    )
    reply_signal: int = knob(
        0,
        "Comments that an answer by the account counts as in the ranking.",
        unit="comments",
        source="mission ID",
        moves=("impressions", "up", "of posts whose comments are answered"),
        ge=0,
        le=50,
    )
    bought_rank: float = knob(
        0.0,
        "What a paid badge of an account adds to the score of its posts.",
        unit="weight",
        source="mission ID",
        moves=("attention_gini", "up"),
        ge=0,
        le=5,
    )
    camp_signal: float = knob(
        0.0,
        "Weight in the personalised ranking of the camp that one's own reactions have favoured.",
        unit="weight",
        source="F1",
        moves=("cross_cutting_share", "down"),
        ge=0,
        le=3,
    )
    personal_signal: float = knob(
        1.0,
        "Weight of one's own past reactions in the ranking: the bubble.",
        unit="weight",
        source="F1",
        moves=("cross_cutting_share", "down", "where people write about the cause"),
        ge=0,
        le=3,
    )
    story_lifetime: Duration = knob(
        1440,
        "When a story disappears.",
        unit="duration",
        source="assumption: the rule of the platforms that began with stories",
        moves=("reach", "up"),
        ge=60,
        le=10080,
    )
    post_lifetime: Duration = knob(
        10080, "When a post is no longer shown.", unit="duration", moves=("reach", "up"), ge=60, le=86400
    )

    def ease(self, further_clicks: int = 0) -> float:
        """Part of those who want to pass something on that get through all clicks."""
        ease: float = (1.0 - self.click_loss) ** (self.share_clicks - 1 + further_clicks)
        return ease

    @model_validator(mode="after")
    def _profile_fills_in(self) -> Self:
        for key, value in PROFILES[self.profile].items():
            if key not in self.model_fields_set:
                self.__dict__[key] = value
        return self
