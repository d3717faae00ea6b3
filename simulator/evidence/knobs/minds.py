"""Rows about what kinds of content do in a mind, and about opinion of the organiser."""

from __future__ import annotations

from typing import Any

from ...scenario.model import Approval, Community, Influencer, Message, Organiser, Platform, Scenario
from .bases import EAST, LINA, WEST, asking, audience, daily, one_post, village
from .row import Base, Knob


def _asks(**message: Any) -> Base:
    """A petition in the morning."""
    return lambda: asking("sign").model_copy(update={"message": Message(**message)})


def _lesson(form: str = "plain") -> Base:
    """A lesson of one form."""
    return lambda: village(post=one_post(kind="educational", format=form))


def _example() -> Scenario:
    """Somebody of the east succeeds, and then there is a petition."""
    base = asking("sign")
    return base.model_copy(
        update={
            "post": (*one_post(7, id="example", example="east"), *one_post(10, id="ask", ask="sign")),
            "message": Message(efficacy_gain=1.0),
        }
    )


def _series(**message: Any) -> Base:
    """A story of five frames each morning and noon."""
    return lambda: village(
        2,
        platform=Platform(profile="photo", ranking="chronological"),
        message=Message(**message),
        influencer=(Influencer(**(LINA | {"tie": "beneficiary"})),),
        post=daily("lina", "story", hour=8, days=2, frames=5),
    )


def _stand(**approval: Any) -> Base:
    """An organiser whom many know takes a stand between two camps."""
    return lambda: village(
        community=(Community(**(EAST | {"stance": 0.5})), Community(**(WEST | {"stance": -0.5}))),
        organiser=Organiser(supporters=800, fit=0.9),
        influencer=(),
        approval=Approval(**approval),
        audience=audience(confidence_bound=1.5).audience,
        post=one_post(by="organiser", stand=True),
    )


def _often(**approval: Any) -> Base:
    """A post each hour of a day, of which people tire."""
    return lambda: village(
        approval=Approval(**({"familiarity": 0.1} | approval)),
        audience=audience(fatigue_half=1000).audience,
        post=tuple(one_post(hour, id=f"post-{hour:02d}")[0] for hour in range(6, 22)),
    )


def _gap() -> Scenario:
    """An organiser who lives by other values than those it stands for."""
    return village(organiser=Organiser(supporters=800, inner_gap=0.8), influencer=(), post=one_post(by="organiser"))


ROWS = (
    Knob("message.knows_solution", (0.0, 0.5), village),
    Knob("message.learning", (0.2, 3.0), _lesson()),
    Knob("message.knowledge_gate", (0.0, 1.0), _asks()),
    Knob("message.efficacy_gain", (0.0, 1.0), lambda: village(post=one_post(example="east"))),
    Knob("message.efficacy_weight", (0.0, 4.0), _example),
    Knob("message.carry_over", (0.0, 1.0), _series()),
    Knob("message.transport", (0.0, 5.0), _series()),
    Knob("message.motivation", (0.0, 1.0), lambda: asking("create")),
    Knob("message.opinion_pull", (0.0, 4.0), lambda: village(post=one_post(kind="opinion"))),
    Knob(
        "message.interactive_talk",
        (1.0, 10.0),
        lambda: audience(comment_rate=0.1).model_copy(update={"post": one_post(kind="interactive")}),
    ),
    Knob(
        "message.distinctiveness",
        (0.0, 5.0),
        lambda: audience(comment_rate=0.1).model_copy(update={"post": one_post(point_of_view=1.0)}),
    ),
    Knob("message.recall", (0.0, 0.8), village),
    Knob("message.misreading", (0.0, 0.8), village),
    Knob("message.misreading_cost", (0.0, 0.5), lambda: village(message=Message(misreading=0.8))),
    Knob("lesson.plain_depth", (0.1, 0.9), _lesson()),
    Knob("lesson.answer_depth", (0.1, 0.9), _lesson("answer")),
    Knob("lesson.deep_dive_depth", (0.1, 0.9), _lesson("deep_dive")),
    Knob("lesson.history_depth", (0.1, 0.9), _lesson("history")),
    Knob("lesson.plain_minutes", (1.0, 10.0), _lesson()),
    Knob("lesson.answer_minutes", (1.0, 10.0), _lesson("answer")),
    Knob("lesson.deep_dive_minutes", (1.0, 10.0), _lesson("deep_dive")),
    Knob("lesson.history_minutes", (1.0, 10.0), _lesson("history")),
    Knob("lesson.deep_dive_pull", (0.2, 4.0), _lesson("deep_dive")),
    Knob("lesson.history_pull", (0.2, 4.0), _lesson("history")),
    Knob("approval.start", (-0.5, 0.5), village),
    Knob("approval.spread", (0.1, 1.0), lambda: village(approval=Approval(start=0.3))),
    Knob("approval.rewarders", (0.1, 0.9), _stand(reward=0.3)),
    Knob("approval.reward", (0.0, 0.5), _stand()),
    Knob("approval.agreement", (0.0, 0.5), _stand()),
    Knob("approval.disagreement", (0.0, 0.5), _stand()),
    Knob("approval.alignment_weight", (0.0, 5.0), _stand()),
    Knob("approval.fit_gain", (0.0, 0.5), _stand()),
    Knob("approval.familiarity", (0.0, 0.1), village),
    Knob("approval.wear_out", (1.0, 50.0), _often()),
    Knob("approval.recovery", ("30m", "10d"), _often(wear_out=2.0)),
    Knob("approval.insiders", (0.01, 0.2), _gap),
    Knob(
        "approval.insider_courage",
        (0.002, 0.02),
        lambda: _gap().model_copy(update={"approval": Approval(insiders=0.1)}),
    ),
    Knob("approval.revelation", (0.1, 1.0), _gap),
)
