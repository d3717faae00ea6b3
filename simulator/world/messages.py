"""What each planned post is made of, as columns by its number in the plan; nothing in it changes during a run.

Row p belongs to the planned post number p (posts by id, ascending); the last row, which -1 names, stands for
everything that nobody planned: people's own posts and testimonies.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ..exact import to_grid
from ..scenario.model import Influencer, Organiser, Post, Scenario

Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]

NARRATIVES = ("story", "testimony")
_TIE = {"none": 0.5, "enthusiast": 0.75, "beneficiary": 1.0}
"""How much of a narrative's pull each personal tie of the teller brings (assumption)."""


@dataclass(frozen=True, eq=False)
class Messages:
    """Columns (planned posts + 1,)."""

    teaches: Floats  # chance to be understood; 0 for what does not teach
    minutes: Floats  # minutes of attention that an educational post takes
    narrative: Floats  # pull of a personal narrative, 0..1
    series: Bools  # one of the planned stories
    talk: Floats  # multiplies comments
    view: Floats  # clearness of the point of view, 0..1
    vague: Floats  # lack of clarity and evidence, 0..1
    stand: Bools
    fit: Floats  # fit of sender and cause, 0..1
    topic: NDArray[np.int32]  # bit of its topic
    comprehension: Floats  # chance to see the link of cause and organiser
    example: NDArray[np.int16]  # community whose member is shown, -1 none
    admits: Bools
    hidden: Bools  # paid, and does not say so
    paid_for: Bools  # speaks for the organiser: its own, or by a messenger that it pays

    @property
    def planned(self) -> int:
        """How many posts are planned."""
        return self.teaches.size - 1


def messages(scenario: Scenario) -> Messages:
    """The columns of a scenario's plan."""
    plan = sorted(scenario.post, key=lambda one: one.id)
    by = {one.id: one for one in scenario.accounts}
    senders = [by[one.by] for one in plan]
    pairs = list(zip(plan, senders, strict=True))
    topics = list(dict.fromkeys(one.topic for one in plan))  # a post added in mid-run comes last
    places = {one.id: place for place, one in enumerate(sorted(scenario.community, key=lambda one: one.id))}
    knobs = scenario.message
    return Messages(
        teaches=_floats([scenario.lesson.depth(one.format) * knobs.learning * _teaches(one) for one in plan]),
        minutes=_floats([scenario.lesson.minutes(one.format) * _teaches(one) for one in plan]),
        narrative=_floats([_TIE[who.tie] if one.kind in NARRATIVES else 0.0 for one, who in pairs]),
        series=_bools([one.kind == "story" for one in plan]),
        talk=_floats([_talk(scenario, one) for one in plan], neutral=1.0),
        view=_floats([one.point_of_view for one in plan]),
        vague=_floats([1.0 - (one.clarity + one.evidence) / 2.0 for one in plan]),
        stand=_bools([one.stand for one in plan]),
        fit=_floats([fit_of(one, who) for one, who in pairs]),
        topic=np.array([*(1 << min(topics.index(one.topic), 30) for one in plan), 0], np.int32),
        comprehension=_floats([_comprehension(scenario, one, who) for one, who in pairs]),
        example=np.array([*(-1 if one.example is None else places.get(one.example, -1) for one in plan), -1], np.int16),
        admits=_bools([one.admits for one in plan]),
        hidden=_bools([isinstance(who, Influencer) and who.fee > 0 and not who.disclosed for who in senders]),
        paid_for=_bools([isinstance(who, Organiser) or who.fee > 0 for who in senders]),
    )


def pull(scenario: Scenario, post: Post) -> tuple[float, float]:
    """What kind and wording multiply: the wish to react, and sharing inside the camp that the post speaks for."""
    wish = scenario.lesson.pull(post.format) if _teaches(post) else 1.0
    inside = 1.0 + scenario.message.opinion_pull * abs(post.slant) if post.kind == "opinion" else 1.0
    return wish, inside


def camp_pull(scenario: Scenario, post: Post) -> float:
    """What moral-emotional words and words against the other side multiply sharing inside the camp by (B4, B5)."""
    knobs = scenario.audience
    pull_: float = knobs.moral_word_inside**post.moral_words
    return pull_ * knobs.out_group_word**post.out_group if post.out_group else pull_


def extra_gain(scenario: Scenario, post: Post, sender: Organiser | Influencer) -> float:
    """Belief that an accepted sight wins (or loses) beyond what its kind does: by fit, mission tie and evidence."""
    knobs = scenario.trust
    gain = knobs.fit_gain * above_the_usual(fit_of(post, sender), knobs.fit_peak)
    if isinstance(sender, Influencer) and sender.fee > 0 and sender.disclosed:
        gain += knobs.disclosure_gain
    if post.mission_tied:
        gain += knobs.mission_gain * sender.fit
    return gain + knobs.evidence_gain * post.evidence


def above_the_usual(fit: float, peak: float) -> float:
    """How far a fit speaks for a messenger: below 0.45 against; nothing more is won beyond the peak (R5)."""
    return min(fit, peak) - 0.45


def fit_of(post: Post, sender: Organiser | Influencer) -> float:
    """Fit of the post: its own relevance where it is stated, else the sender's fit."""
    return sender.fit if post.relevance is None else post.relevance


def start_of_approval(scenario: Scenario) -> tuple[int, int]:
    """Mean and spread of opinion about the organiser at the start, on the grid of 2**-16."""
    mean, spread = to_grid(np.array([scenario.approval.start, scenario.approval.spread])).tolist()
    return mean, spread


def _teaches(post: Post) -> bool:
    return post.kind == "educational"


def _talk(scenario: Scenario, post: Post) -> float:
    knobs = scenario.message
    interactive = knobs.interactive_talk if post.kind == "interactive" else 1.0
    return interactive * (1.0 + knobs.distinctiveness * post.point_of_view)


def _comprehension(scenario: Scenario, post: Post, sender: Organiser | Influencer) -> float:
    """By oneself as far as the cause fits; an explanation closes its part of the gap."""
    alone = scenario.trust.comprehension * sender.fit
    return alone + (1.0 - alone) * post.explains if scenario.trust.comprehension else 0.0


def _floats(values: list[float], neutral: float = 0.0) -> Floats:
    return np.array([*values, neutral], np.float64)


def _bools(values: list[bool]) -> Bools:
    return np.array([*values, False], np.bool_)
