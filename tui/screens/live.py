"""The live week: keys become commands to the session, frames become pages."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType

from simulator.catalogue import _

from ..paint import live
from ..paint.crowd import Crowd, place
from ..paint.hints import Hint
from ..paint.labels import arranged
from ..paint.lane import minute_of
from ..paint.line import BOLD, NONE, Line, Span, wrap
from ..paint.look import Look
from ..paint.page import Hit, Page
from ..paint.panel import card
from ..paint.views import VIEWS
from ..session import RunLike
from ..words import moment
from .explain import ExplainScreen
from .live_views import ViewsScreen
from .moves import MovesScreen

if TYPE_CHECKING:
    from simulator.scenario import Scenario
    from simulator.snapshot import Society

MOST_SIZES = 6
"""Window sizes for which the places of all people are kept."""
HOUR, DAY = 60, 1440
Place = tuple[int, int, bool]


class LiveScreen(ViewsScreen):
    """One run, from Monday to its end."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "play_pause", _("Play or pause"), id="live.toggle"),
        Binding("full_stop", "step", _("One tick"), id="live.step"),
        Binding("greater_than_sign", "step_day", _("One day"), id="live.day"),
        Binding("plus,equals_sign", "faster", _("Faster"), id="live.faster"),
        Binding("minus", "slower", _("Slower"), id="live.slower"),
        Binding("left", "scrub(-60)", _("An hour back"), id="live.back"),
        Binding("right", "scrub(60)", _("An hour on"), id="live.on"),
        Binding("shift+left", "scrub(-1440)", _("A day back"), id="live.day-back"),
        Binding("shift+right", "scrub(1440)", _("A day on"), id="live.day-on"),
        Binding("home", "seek(0)", _("Back to Monday"), id="live.begin"),
        Binding("end", "latest", _("To the latest minute known"), id="live.latest"),
        Binding("i", "intervene", _("Intervene: change the rest of the week"), id="live.intervene"),
        Binding("b", "branch", _("Branch: go on from here as plan B"), id="live.branch"),
        Binding("w", "ahead(0)", _("Worlds: how this plan ends in many worlds"), id="live.worlds"),
        Binding("v", "ahead(1)", _("Levers: change the plan and see what it does"), id="live.levers"),
        Binding("l", "letters", _("People as letters or as pixels"), id="live.letters"),
        Binding("question_mark,f1", "explain", _("What am I seeing?"), id="live.explain"),
        Binding("escape", "back", _("Back to the library"), id="live.back-out"),
    ]

    def __init__(
        self, run_factory: Callable[[], RunLike], title: str = "", source: str | Path | Scenario | None = None
    ) -> None:
        """`title` is shown while the society is being built; `source` is the plan that is looked at in other worlds."""
        super().__init__(run_factory)
        self._title = title
        self._crowds: dict[Place, Crowd | None] = {}
        self._placing: Place | None = None
        self._source = source

    def page(self, columns: int, rows: int, look: Look) -> Page:
        """The week, or what stands in its way."""
        if self.frame.failure:
            return _failure(self.frame.failure, columns, rows, look)
        if self.frame.snapshot is None or self.frame.society is None:
            return _waiting(self._title, columns, rows, look)
        close = self.closeups.get(self._view.close)
        choice = replace(self.choice, close=close)
        return live.page(self.frame, choice, self._crowd(columns, rows, look), columns, rows, look)

    def small(self, columns: int, rows: int, look: Look) -> Page:
        """Day and reach."""
        return live.too_small(self.frame, columns, rows, look)

    def hints(self) -> Sequence[Hint]:
        """What can be done now."""
        if self.frame.failure:
            return [Hint("esc", _("library"), 0, "back"), Hint("q", _("quit"), 1, "app.quit")]
        again = self.frame.finished and not self.frame.playing
        play = _("pause") if self.frame.playing else _("play again") if again else _("play")
        moves = _("disc") if self.choice.view == 0 else _("choose") if self._rows else _("scroll")
        opens = {"cascades": _("back to the list") if self.choice.deep else _("whole tree"), "deeds": _("who")}
        enter = _("people") if self.choice.view == 0 else opens.get(self._view.close, "")
        return [
            Hint(_("space"), play, 0, "play_pause"),
            Hint("+ -", _("speed"), 4, "faster"),
            Hint("← →", _("scrub"), 3),
            Hint(". >", _("tick, day"), 7, "step"),
            Hint(f"1-{len(VIEWS)}", _("views"), 2),
            Hint("↑ ↓", moves, 6, "move(1)"),
            *([Hint("enter", enter, 3, "open")] if enter else []),
            Hint("i", _("intervene"), 2, "intervene"),
            Hint("b", _("branch"), 4, "branch"),
            Hint("w", _("worlds"), 4, "ahead(0)"),
            Hint("v", _("levers"), 4, "ahead(1)"),
            Hint("?", _("what is this"), 1, "explain"),
            Hint("esc", _("library"), 8, "back"),
            Hint("^p", _("all commands"), 9, "app.command_palette"),
            Hint("q", _("quit"), 5, "app.quit"),
        ]

    # -- where people stand

    def _crowd(self, columns: int, rows: int, look: Look) -> Crowd | None:
        """Everybody's place at this size; it is worked out beside the interface, once for each size."""
        wide, high = live.plan(columns, rows).field
        key = (wide, high, look.letters)
        if key in self._crowds:
            return self._crowds[key]
        if self._placing != key and self.frame.society is not None:
            self._placing = key
            self.run_worker(self._place(key), exclusive=True, group="place")
        return None

    async def _place(self, key: Place) -> None:
        society = self.frame.society
        assert society is not None
        crowd = await asyncio.to_thread(_placed, society, key)
        if len(self._crowds) > MOST_SIZES:
            self._crowds.clear()
        self._crowds[key] = crowd
        self._placing = None
        self.repaint()

    # -- keys

    def action_play_pause(self) -> None:
        """Play or pause."""
        self.ask(self.session.pause() if self.frame.playing else self.session.play())

    def action_step(self) -> None:
        """One tick."""
        self.ask(self.session.step())

    def action_step_day(self) -> None:
        """One day."""
        self.ask(self.session.step_day())

    def action_faster(self) -> None:
        """The next higher speed."""
        self.ask(self.session.faster())

    def action_slower(self) -> None:
        """The next lower speed."""
        self.ask(self.session.slower())

    def action_scrub(self, minutes: int) -> None:
        """Show an earlier or a later minute."""
        self.ask(self.session.scrub(minutes))

    def action_seek(self, minute: int) -> None:
        """Show that minute."""
        self.ask(self.session.seek(minute))

    def action_latest(self) -> None:
        """As far as the run has been computed."""
        self.ask(self.session.seek(self.frame.known))

    def action_intervene(self) -> None:
        """Stand still and offer what can be changed from this minute on."""
        if self.frame.snapshot is not None and not self.frame.failure:
            playing, ticket = self.frame.playing, self.session.offer()
            self.app.push_screen(MovesScreen(self, playing, ticket))
            self.ask(ticket)

    def action_branch(self) -> None:
        """Today's run is plan A from now on, and goes on beside plan B."""
        if self.frame.snapshot is not None and not self.frame.failure:
            self.ask(self.session.branch())
            told = _("Plan B goes on from {moment}. The dim line is plan A, as it would have been.")
            self.notify(told.format(moment=moment(self.frame.head)), markup=False)

    def action_ahead(self, levers: int) -> None:
        """Many worlds of this plan, or its levers; the week stands still meanwhile."""
        app = self.groundswell
        if app is not None and self._source is not None:
            self.session.pause()
            app.look_ahead(self._source, levers=bool(levers))

    def action_letters(self) -> None:
        """People as letters, or as pixels again."""
        app = self.groundswell
        if app is not None:
            app.show_letters(not self.look.letters)

    def action_explain(self) -> None:
        """This view in plain words."""
        self.app.push_screen(ExplainScreen(self._view.topic))

    def action_back(self) -> None:
        """Out of what was opened; then to the library, and the run is over."""
        if self.choice.deep:
            self.action_open()
            return
        self.session.close()
        app = self.groundswell
        if app is not None:
            app.leave_run()

    def rolled(self, step: int) -> None:
        """The wheel scrolls, or goes through the discs."""
        self.action_move(step)

    def touched(self, hit: Hit, x: int, y: int) -> None:
        """A click goes to a moment, a view or a person."""
        society = self.frame.society
        if hit.kind == "view":
            self.action_view(hit.value)
        elif hit.kind == "row":
            self.touch_row(hit.value)
        elif hit.kind == "play":
            self.action_play_pause()
        elif hit.kind == "moment" and society is not None:
            self.action_seek(minute_of(x, society.horizon, hit.columns))
        elif hit.kind == "field":
            self._touch_field(x, y)

    def _touch_field(self, x: int, y: int) -> None:
        look = self.look
        crowd = self._crowd(self.size.width, self.size.height - 1, look)
        spot = -1 if crowd is None else crowd.spot_at(x, y)
        if crowd is None or spot < 0:
            return
        self.choice = replace(self.choice, disc=crowd.community_of(spot))
        people = crowd.people_of(spot)
        rung = self.frame.snapshot.rung[people] if self.frame.snapshot is not None else None
        # of the people who share a pixel the one who went furthest is the one that was seen
        self.open_person(int(people[int(rung.argmax())] if rung is not None else people[0]))


def _placed(society: Society, key: Place) -> Crowd | None:
    """Everybody's place in an area of so many cells, and the places of the names."""
    wide, high, letters = key
    rows, aspect = (high, 2) if letters else (2 * high, 1)
    crowd = place(society.community_sizes, society.ties, max(1, wide), max(1, rows), aspect)
    if crowd is not None:
        arranged(crowd, society.community_names)
    return crowd


def _waiting(title: str, columns: int, rows: int, look: Look) -> Page:
    lines: list[Line] = [
        (Span(title, look.palette.text, NONE, BOLD),),
        (Span(_("building the society ..."), look.palette.muted),),
    ]
    return Page(card([line for line in lines if line[0].text], columns, rows))


def _failure(text: str, columns: int, rows: int, look: Look) -> Page:
    room = min(columns - 4, 100)
    lines: list[Line] = [(Span(_("This run cannot go on."), look.palette.warn, NONE, BOLD),), (Span(""),)]
    for part in text.splitlines()[: rows - 4]:
        lines += [(Span(row, look.palette.text),) for row in wrap(part, room, 4)]
    return Page(card(lines, columns, rows))
