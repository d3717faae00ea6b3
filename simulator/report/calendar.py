"""The plan as a calendar: a lane for each author, a shape for each kind of post, paid reach as lines."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ..catalogue import _, ngettext, spoken
from ..clock import spoken_duration, spoken_moment
from ..experiment.pen import money
from ..scenario import Scenario
from ..scenario.model import Boost, Post
from .figure import WIDTH, Chart, cut, label
from .markup import Markup, el, joined
from .scale import Scale, days
from .shapes import ask_name, kind_name, shape

MOST_LANES = 14
_NAMES, _RIGHT, _LANE, _TOP = 186.0, 8.0, 46.0, 6.0


@dataclass(frozen=True)
class Calendar:
    """The posts of a plan in order of time, with the lane of each."""

    plan: Scenario

    @property
    def posts(self) -> list[Post]:
        """In order of time."""
        return sorted(self.plan.post, key=lambda one: (one.at, one.id))

    @property
    def lanes(self) -> list[str]:
        """Authors by id: those who speak first come first."""
        return list(dict.fromkeys(one.by for one in self.posts))

    def chart(self, name: str = "calendar") -> Chart:
        """The drawing."""
        lanes = self.lanes[:MOST_LANES]
        across = Scale(0, self.plan.horizon, _NAMES, WIDTH - _RIGHT)
        legend, high = self._legend()
        top = _TOP + high
        floor = top + _LANE * len(lanes)
        body = joined(
            [
                legend,
                *(self._event(across, top, floor, place) for place in range(len(self.plan.event_day))),
                *(self._lane(place, one, across, top) for place, one in enumerate(lanes)),
                days(across, top, floor, self.plan.days),
                *self._boosts(lanes, across, top),
                *self._marks(lanes, across, top),
            ]
        )
        return Chart(name, _("The plan as a calendar"), self._words(), floor + 26, body, (), self._caption())

    def rows(self) -> list[list[str]]:
        """The same as a list of posts."""
        found = [[_("when"), _("who"), _("what"), _("it says"), _("it asks"), _("paid reach")]]
        paid = {one.post: one for one in self.plan.boost}
        for post in self.posts:
            when = spoken_moment(post.at) + (f" ({_('held back')})" if post.held else "")
            cost = money(paid[post.id].budget, self.plan.currency) if post.id in paid else ""
            found.append(
                [
                    when,
                    self._author(post.by),
                    kind_name(post.kind),
                    spoken("scenario", post.title),
                    ask_name(post.ask),
                    cost,
                ]
            )
        return found

    def _author(self, one: str) -> str:
        name = next((account.name for account in self.plan.accounts if account.id == one), one)
        return spoken("scenario", name)

    def _y(self, place: int, top: float) -> float:
        return top + _LANE * place + _LANE / 2

    def _lane(self, place: int, author: str, across: Scale, top: float) -> Markup:
        y = top + _LANE * place + 2
        ground = el("rect", x=across.start, y=y, width=across.end - across.start, height=_LANE - 4, class_="lane")
        return joined([ground, label(_NAMES - 10, y + _LANE / 2 + 2, cut(self._author(author), 27), "end")])

    def _marks(self, lanes: Sequence[str], across: Scale, top: float) -> list[Markup]:
        """The posts; those that would cover each other are moved apart upwards and downwards."""
        found, last = [], dict.fromkeys(lanes, (-99.0, 0))
        for post in self.posts:
            if post.by not in lanes:
                continue
            x, (before, step) = across.at(post.at), last[post.by]
            step = (step + 1) % 3 if x - before < 13 else 0
            last[post.by] = (x, step)
            y = self._y(lanes.index(post.by), top) + (0, -11, 11)[step]
            found.append(shape(post.kind, min(x, across.end - 6), y, 6.2, "held" if post.held else "mark"))
        return found

    def _boosts(self, lanes: Sequence[str], across: Scale, top: float) -> list[Markup]:
        posts = {one.id: one for one in self.plan.post}
        found = []
        for boost in self.plan.boost:
            post = posts.get(boost.post)
            if post is None or post.by not in lanes:
                continue
            start, end = (
                across.at(_start(boost, post)),
                across.at(self.plan.horizon if boost.ends is None else boost.ends),
            )
            y = self._y(lanes.index(post.by), top) + 17
            found.append(el("line", x1=start, y1=y, x2=max(end, start + 4), y2=y, class_="paid"))
        return found

    def _event(self, across: Scale, top: float, floor: float, place: int) -> Markup:
        event = self.plan.event_day[place]
        start, end = across.at(event.at), across.at(event.at + event.lasts)
        return el("rect", x=start, y=top, width=max(3.0, end - start), height=floor - top, class_="day")

    def _legend(self) -> tuple[Markup, float]:
        """Shapes of the kinds that come up, and what else is drawn."""
        kinds = list(dict.fromkeys(one.kind for one in self.posts))
        signs: list[tuple[str, str]] = [(one, kind_name(one)) for one in kinds]
        signs += [("boost", _("paid reach"))] if self.plan.boost else []
        signs += [("event", _("special day"))] if self.plan.event_day else []
        drawn, x, y = [], 10.0, 10.0
        for sign, told in signs:
            wide = 24 + 6.6 * len(told) + 16
            if x + wide > WIDTH:
                x, y = 10.0, y + 20
            if sign == "boost":
                drawn.append(el("line", x1=x - 6, y1=y, x2=x + 8, y2=y, class_="paid"))
            elif sign == "event":
                drawn.append(el("rect", x=x - 5, y=y - 7, width=11, height=14, class_="day"))
            else:
                drawn.append(shape(sign, x, y, 6.2))
            drawn.append(label(x + 14, y + 4, told, "soft"))
            x += wide
        return joined(drawn), y + 14

    def _words(self) -> str:
        posts = ngettext("{count} post", "{count} posts", len(self.plan.post)).format(count=len(self.plan.post))
        days_long = ngettext("{count} day", "{count} days", self.plan.days).format(count=self.plan.days)
        told = _("{posts} in {days}, by {authors}. The list of posts has them all.")
        return told.format(posts=posts, days=days_long, authors=", ".join(map(self._author, self.lanes)) or "–")

    def _caption(self) -> str:
        told = [_("A lane for each author, a shape for each kind of post.")]
        if any(one.held for one in self.plan.post):
            told.append(_("Open with a broken outline: held back, goes out only when a rule says so."))
        if len(self.lanes) > MOST_LANES:
            told.append(_("{count} more authors are in the list of posts.").format(count=len(self.lanes) - MOST_LANES))
        for event in self.plan.event_day:
            lasts = spoken_duration(event.lasts)
            told.append(
                _("Special day {name}: {when}, for {lasts}.").format(
                    name=event.id, when=spoken_moment(event.at), lasts=lasts
                )
            )
        return " ".join(told)


def _start(boost: Boost, post: Post) -> int:
    return post.at if boost.starts is None else boost.starts
