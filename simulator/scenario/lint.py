"""Hints: what a scenario may well say, and a strategist would ask about."""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from ..catalogue import _
from ..clock import MINUTES_PER_DAY, spoken_moment
from .model import Scenario

LEAST_FIT = 0.4
MANY_ASKS = 7
MANY_MORAL_WORDS = 4
DEEDS = ("sign", "give", "recruit", "show_up")
TRUST_BUILDING = ("story", "testimony", "report")
# measures that only an ask can move, and the ask
ASK_OF_MEASURE = {
    "gifts": "give",
    "gift_cents": "give",
    "gift_rate": "give",
    "signatures": "sign",
    "creations": "create",
    "recruits": "recruit",
    "show_ups": "show_up",
}


class Hint(NamedTuple):
    """One remark: which parameter, and why to look at it again."""

    field: str
    message: str

    def __str__(self) -> str:
        return f"{self.field}: {self.message}"


def lint(scenario: Scenario) -> tuple[Hint, ...]:
    """Everything worth a second look; an empty tuple if nothing is. Hints never stop a run."""
    return tuple(hint for look in LOOKS for hint in look(scenario))


def _calls(scenario: Scenario) -> Iterator[Hint]:
    if scenario.post and all(post.ask == "none" for post in scenario.post):
        yield Hint("post", _("no post asks for anything: people who are moved have nothing to do"))


def _goal(scenario: Scenario) -> Iterator[Hint]:
    ask = ASK_OF_MEASURE.get(scenario.goal.measure)
    asked = [post.at for post in scenario.post if post.ask == ask]
    if ask and not asked:
        message = _('the goal counts {measure}, but no post asks to "{ask}"')
        yield Hint("goal.measure", message.format(measure=scenario.goal.measure, ask=ask))
    elif ask and min(asked) >= scenario.deadline:
        yield Hint("goal.deadline", _("the first such ask goes out after the deadline"))


def _trust_before_ask(scenario: Scenario) -> Iterator[Hint]:
    gifts = [post for post in scenario.post if post.ask == "give"]
    first = min(gifts, key=lambda post: post.at, default=None)
    built = [post.at for post in scenario.post if post.kind in TRUST_BUILDING]
    if first and min(built, default=first.at) >= first.at:
        message = _("asks for gifts on {moment}, before any story has built trust")
        yield Hint(f"post.{first.id}.at", message.format(moment=spoken_moment(first.at)))


def _fatigue(scenario: Scenario) -> Iterator[Hint]:
    # followers of fifty small voices do not hear all fifty, those of one account hear all that it asks
    asked = [post.by for post in scenario.post if post.ask == "give"]
    for one in scenario.accounts:
        if asked.count(one.id) > MANY_ASKS:
            message = _("{count} posts of {name} ask for gifts; each further ask weakens the next")
            yield Hint("post", message.format(count=asked.count(one.id), name=one.name or one.id))


def _questions(scenario: Scenario) -> Iterator[Hint]:
    inviting = any(post.kind in ("challenge", "appeal") for post in scenario.post)
    answering = any(one.answers for one in scenario.influencer)
    if (inviting or answering) and (scenario.desk.staff == 0 or scenario.organiser.hours == 0):
        yield Hint("desk.staff", _("posts invite questions, but nobody is there to answer"))


def _fit(scenario: Scenario) -> Iterator[Hint]:
    for one in scenario.influencer:
        if one.fit < LEAST_FIT:
            message = _("the cause fits {name} badly; many will doubt the messenger")
            yield Hint(f"influencer.{one.id}.fit", message.format(name=one.name))
    if scenario.organiser.fit < LEAST_FIT:
        yield Hint("organiser.fit", _("the cause fits the organisation badly; many will doubt its motives"))


def _relevance(scenario: Scenario) -> Iterator[Hint]:
    for post in scenario.post:
        if post.relevance is not None and post.relevance < LEAST_FIT:
            yield Hint(f"post.{post.id}.relevance", _("hardly has to do with the cause; people will pass it by"))


def _wording(scenario: Scenario) -> Iterator[Hint]:
    for post in scenario.post:
        if post.moral_words > MANY_MORAL_WORDS:
            message = _("so many moral-emotional words: that they spread a post further is contested")
            yield Hint(f"post.{post.id}.moral_words", message)
        if post.out_group:
            message = _("words against the other side spread inside one's own camp and cost belief in the other")
            yield Hint(f"post.{post.id}.out_group", message)


def _disclosure(scenario: Scenario) -> Iterator[Hint]:
    for one in scenario.influencer:
        if one.fee and not one.disclosed:
            yield Hint(f"influencer.{one.id}.disclosed", _("paid and not disclosed: unlawful in many countries"))


def _silent(scenario: Scenario) -> Iterator[Hint]:
    authors = {post.by for post in scenario.post}
    for one in scenario.influencer:
        if one.id not in authors:
            yield Hint(f"influencer.{one.id}", _("{name} never posts").format(name=one.name))


def _money(scenario: Scenario) -> Iterator[Hint]:
    promised = sum(one.fee for one in scenario.influencer) + sum(one.budget for one in scenario.boost)
    if promised > scenario.organiser.money:
        yield Hint("organiser.money", _("fees and boosts cost more than the organiser has"))
    for boost in scenario.boost:
        if boost.budget == 0:
            yield Hint(f"boost.{boost.post}.budget", _("a boost without a budget does nothing"))


def _boost_times(scenario: Scenario) -> Iterator[Hint]:
    posted = {post.id: post.at for post in scenario.post}
    for boost in scenario.boost:
        if boost.ends is not None and boost.ends <= posted[boost.post]:
            yield Hint(f"boost.{boost.post}.ends", _("the boost ends before its post goes out"))


def _report(scenario: Scenario) -> Iterator[Hint]:
    gives = any(post.ask == "give" for post in scenario.post)
    if gives and not any(post.kind == "report" for post in scenario.post):
        yield Hint("post", _("gifts are asked for, but no report says how they were used"))


def _languages(scenario: Scenario) -> Iterator[Hint]:
    spoken = {post.language or scenario.main_language for post in scenario.post}
    for one in scenario.community:
        if scenario.post and one.language not in spoken:
            message = _('nothing is posted in "{language}", the language of {name}')
            yield Hint(f"community.{one.id}.language", message.format(language=one.language, name=one.name))


def _night(scenario: Scenario) -> Iterator[Hint]:
    for post in scenario.post:
        hour = post.at % MINUTES_PER_DAY // 60
        if 1 <= hour < 5:
            message = _("goes out at {moment}, when most people sleep")
            yield Hint(f"post.{post.id}.at", message.format(moment=spoken_moment(post.at)))


def _shares(scenario: Scenario) -> Iterator[Hint]:
    total = sum(one.share or 0 for one in scenario.community)
    if total and abs(total - 1) > 0.001:
        message = _("shares add up to {total:g} and are scaled to 1")
        yield Hint("community", message.format(total=round(total, 4)))


def _mutual(scenario: Scenario) -> Iterator[Hint]:
    if scenario.platform.profile == "friends" and scenario.network.directed:
        yield Hint("network.directed", _("among friends ties are mutual; set directed = false"))


LOOKS: tuple[Callable[[Scenario], Iterator[Hint]], ...] = (
    _calls,
    _goal,
    _trust_before_ask,
    _fatigue,
    _questions,
    _fit,
    _relevance,
    _wording,
    _disclosure,
    _silent,
    _money,
    _boost_times,
    _report,
    _languages,
    _night,
    _shares,
    _mutual,
)
