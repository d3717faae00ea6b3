"""Rows about what goes on under and after the posts: replies, the ask at the end of the week, the report."""

from __future__ import annotations

from collections.abc import Callable

from ...scenario.model import Audience, Deeds, Desk, Influencer, Organiser, Post, Scenario, Trust
from .bases import DAY, HOUR, daily, town
from .claim import Changes, Steps
from .row import Row

_LINA = Influencer(id="lina", followers=900, tie="beneficiary", answers=True)


def _asking() -> Scenario:
    """A town that asks more than one hand at the desk can answer, and where belief shows in reactions."""
    return town(
        influencer=(_LINA,),
        audience=Audience(share_rate=0.2, comment_rate=0.3, question_share=0.8),
        trust=Trust(sharing_weight=2.0),
        organiser=Organiser(supporters=150, hours=400),
        desk=Desk(staff=2, minutes_per_reply=12, follow_back=0.3),
        post=daily("lina", hour=10),
    )


def _ask_on(day: int, hour: int) -> Callable[[Scenario], Scenario]:
    """A switch: the appeal goes out at this moment."""
    return lambda scenario: scenario.model_copy(
        update={
            "post": tuple(
                post.model_copy(update={"at": day * DAY + hour * HOUR}) if post.kind == "appeal" else post
                for post in scenario.post
            )
        }
    )


def _week_with_appeal() -> Scenario:
    """A week of stories by somebody who was helped, and one appeal."""
    appeal = Post(id="appeal", by="lina", at=6 * DAY + 13 * HOUR, kind="appeal")
    return town(
        influencer=(_LINA,),
        post=(*daily("lina", "story", hour=11), appeal),
        deeds=Deeds(link_tap=1.0, donor_share=0.0, social_proof=0.0),
        trust=Trust(story_gain=0.03),
    )


def _month_with_reports(kind: str) -> Callable[[], Scenario]:
    """Thirty days: an appeal each week, and in between what became of the money, or a plain post in its place."""

    def made() -> Scenario:
        posts = [Post(id=f"p{day:02d}", by="organiser", at=day * DAY + 12 * HOUR) for day in range(0, 30, 3)]
        for week in range(4):
            first = (7 * week + 1) * DAY + 13 * HOUR
            posts.append(Post(id=f"appeal-{week}", by="organiser", at=first, kind="appeal"))
            report = first + 3 * DAY
            posts.append(Post(id=f"report-{week}", by="organiser", at=report, kind=kind))  # type: ignore[arg-type]
        return town(
            days=30,
            tick=60,
            influencer=(),
            organiser=Organiser(supporters=900, transparency=1.0),
            deeds=Deeds(link_tap=1.0, ask_fatigue=0.0, donor_share=0.0),
            trust=Trust(sharing_weight=1.0),
            post=tuple(posts),
        )

    return made


def _reports(scenario: Scenario) -> Scenario:
    """A switch: the posts in between report what became of the money."""
    return scenario.model_copy(update={"post": _month_with_reports("report")().post})


_NO_DESK: dict[str, object] = {"desk.staff": 0}

ROWS = (
    Row(
        id="M-C4",
        claim="Active engagement: questions are answered",
        scenario="storytelling-of-hope",
        base=_asking,
        arms=({"desk.staff": 0}, {"desk.staff": 1}, {"desk.staff": 2}),
        claims=(
            Steps("answered_share", +1, 20, "points"),
            Changes("wait", -1, 20, "%", (1, 2)),
            Changes("engagement_rate", +1, 3, "%", (0, 2)),
        ),
        cut=_NO_DESK,
    ),
    Row(
        id="M-T5",
        claim="Interactive: answer questions, reply to comments",
        scenario="storytelling-of-hope",
        base=_asking,
        arms=({"desk.staff": 0}, {"desk.staff": 2}),
        claims=(Changes("answered_share", +1, 20, "points"), Changes("new_ties", +1, 10, pooled=True)),
        cut=_NO_DESK,
        same_as="M-C4",
    ),
    Row(
        id="M-T5b",
        claim="A public video reply rather than an entry in a list of answers",
        scenario="voice-of-the-few",
        base=lambda: town(
            influencer=(_LINA,),
            audience=Audience(share_rate=0.2, comment_rate=0.05),
            organiser=Organiser(supporters=150, hours=10),
            desk=Desk(staff=1),
            post=daily("lina", hour=10),
        ),
        arms=({"desk.reply_form": "list"}, {"desk.reply_form": "video"}),
        claims=(Changes("questions_per_reply", +1, 20), Changes("conversation_index", +1, 10)),
        cut={"desk.reply_form": "list"},
    ),
    Row(
        id="M-C6",
        claim="Fundraising at the end of the week, with a direct link",
        scenario="storytelling-of-hope",
        base=_week_with_appeal,
        arms=(_ask_on(0, 13), {}, {"deeds.form_steps": 3}, {"deeds.form_steps": 1}),
        claims=(
            Changes("gift_rate", +1, 10, "%", (0, 1), pooled=True),
            Changes("gift_rate", +1, 10, "%", (2, 3), pooled=True),
        ),
        cut={"trust.story_gain": 0.0, "deeds.form_steps": 2},
    ),
    Row(
        id="M-C7",
        claim="Transparent impact: how the money was used",
        scenario="storytelling-of-hope",
        base=_month_with_reports("post"),
        arms=({}, _reports),
        claims=(
            Changes("sincerity", +1, 3),
            Changes("repeat_gifts", +1, 10, pooled=True),
            Changes("active_at_day_30", +1, 5),
        ),
        cut={"trust.report_gain": 0.0},
    ),
)
