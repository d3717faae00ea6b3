"""A lesson: steps that are shown beside the live run, one idea at a time, and what its teacher should know."""

from typing import Literal, Self

from pydantic import model_validator

from ..catalogue import _
from .kinds import Listed, Moment, Name, Paragraph, Part, Sentence, Slug, knob

LAST_MINUTE = 60 * 1440
COURSES = ("reach", "shares", "deeds", "gifts", "gift_cents", "signatures", "recruits", "show_ups")
"""Measures whose course through the week is kept, and can be drawn."""
MOST_TEXT = 430
"""Cells of text and notice together: what one screen of 80x24 shows beside the picture, in longer languages, too."""
MOST_REVEAL = 330

Kind = Literal["watch", "guess", "try", "discuss"]
Form = Literal["direction", "which", "number", "worlds", "factor", "curve"]
View = Literal["society", "cascades", "bubbles", "influencers", "died", "deeds", "books"]


class Step(Part):
    """One idea of a lesson: something to watch, a guess and what came of it, levers to try, a question to discuss."""

    id: Slug = knob(..., "Short name of the step.", source="user")
    kind: Kind = knob(
        "watch",
        "What is done: watch the run, guess before it is shown, try levers, discuss.",
        source="user",
    )
    title: Name = knob(..., "A few words over the step.", source="user", min_length=1)
    text: Paragraph = knob("", "What one sees, in plain words; together with notice at most 430 cells.", source="user")
    notice: Sentence = knob("", "What to notice.", source="user")
    view: View = knob("society", "Which side of the run is shown beside the text.", source="user")
    until: Moment | None = knob(
        None,
        "Moment up to which the week is played; its end when left out.",
        unit="moment",
        source="user",
        ge=0,
        le=LAST_MINUTE,
    )
    twin: Slug | None = knob(
        None, "The twin whose world is shown, or is compared with the plan; the plan itself when left out.",
        source="user",
    )  # fmt: skip
    guess: Form | None = knob(
        None,
        "What is guessed: whether the twin has more or less than the plan; which of some twins has most; a number "
        "(the middle of the worlds); in how many worlds of twenty; how many times the luckiest world has what the "
        "unluckiest has; the curve through the week.",
        source="user",
    )
    ask: Sentence = knob("", "The question of a guess, or the one to discuss.", source="user")
    measure: str | None = knob(
        None,
        "Measure that is guessed, in a group if brackets name one; the goal's when left out.",
        source="user",
        pattern=r"^[a-z][a-z0-9_]{0,39}( ?\([^()]{1,60}\))?$",
    )
    among: Listed[Slug] = knob((), "Twins of which one is guessed.", source="user", max_length=4)
    wants: Literal["most", "least"] = knob(
        "most", "Whether the one with most or with least is asked for.", source="user"
    )
    low: float = knob(0.0, "Lowest guess.", unit="of the measure", source="user", ge=0, le=1e9)
    high: float | None = knob(
        None, "Highest guess, and the top of a curve.", unit="of the measure", source="user", gt=0, le=1e9
    )
    step: float | None = knob(
        None, "Distance of two neighbouring guesses.", unit="of the measure", source="user", gt=0, le=1e9
    )
    expects: Sentence = knob(
        "",
        "What the text of the reveal says: more, less, same; a twin; early, late, steady; or at least 2, at most 0.5. "
        "A test asks it of fresh worlds, and the player says so when these worlds went another way.",
        source="user",
    )
    reveal: Paragraph = knob(
        "", "What came of it and why, without numbers, at most 330 cells; the numbers are measured.", source="user"
    )
    levers: Listed[str] = knob((), "Keys of the two or three levers to try.", source="user", max_length=3)

    @model_validator(mode="after")
    def _is_whole(self) -> Self:
        if (self.kind == "guess") != (self.guess is not None):
            raise ValueError(_('a step of kind "guess" says what is guessed, and no other step does'))
        if self.kind in ("guess", "discuss") and not self.ask:
            raise ValueError(_("a guess and a discussion need a question: ask"))
        if self.kind == "guess" and not (self.reveal and self.expects):
            raise ValueError(_("a guess needs a text for afterwards (reveal), and what that text says (expects)"))
        if self.guess in ("number", "curve", "factor") and (self.high is None or not self.low < self.high):
            raise ValueError(_("this guess needs its ends: low and high, and low must be below high"))
        if self.guess == "direction" and self.twin is None:
            raise ValueError(_("more or less than what? name the twin that is compared with the plan"))
        if self.guess == "which" and len(self.among) < 2:
            raise ValueError(_("a choice needs at least two twins: among"))
        return self

    @property
    def spacing(self) -> float:
        """Distance of two neighbouring guesses: as declared, else a twentieth of the way."""
        return self.step if self.step is not None else ((self.high or 20.0) - self.low) / 20.0


class Teacher(Part):
    """What the teacher of a lesson should know; pupils are not shown it unless a key asks."""

    minutes: int = knob(15, "How long the lesson takes.", unit="minutes", source="user", ge=1, le=180)
    aim: Sentence = knob("", "What pupils can say afterwards.", source="user")
    notes: Paragraph = knob("", "What to stress, what pupils get wrong, what the model leaves out.", source="user")
    sources: Listed[Sentence] = knob((), "Where it is known from, each with its study.", source="user", max_length=6)
