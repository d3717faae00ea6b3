"""The live week: keys become commands to the session, frames become pages."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType

from simulator.catalogue import _, mark

from ..frame import FIRST_SPEED
from ..paint import live
from ..paint.crowd import Crowd
from ..paint.hints import Hint
from ..paint.lane import minute_of
from ..paint.line import BOLD, NONE, Line, Span, clip, wrap
from ..paint.look import Look
from ..paint.page import Hit, Page
from ..paint.panel import card
from ..paint.views import VIEWS
from ..run_like import RunLike
from ..words import moment
from .branches import BranchesScreen
from .compare import CompareScreen
from .explain import ExplainScreen
from .live_views import ViewsScreen
from .moves import MovesScreen

if TYPE_CHECKING:
    from simulator.scenario import Scenario


class LiveScreen(ViewsScreen):
    """One run, from Monday to its end."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("i", "intervene", mark("Intervene: change the rest of the week"), id="live.intervene"),
        Binding("b", "branch", mark("Branch: another future from here"), id="live.branch"),
        Binding("g", "branches", mark("Futures: the tree of branches"), id="live.branches"),
        Binding("c", "compare", mark("Compare: two futures side by side"), id="live.compare"),
        Binding("w", "ahead(0)", mark("Worlds: how this plan ends in many worlds"), id="live.worlds"),
        Binding("v", "ahead(1)", mark("Levers: change the plan and see what it does"), id="live.levers"),
        Binding("e", "edit", mark("Edit: turn this future into a scenario"), id="live.edit"),
        Binding("k", "evidence", mark("Evidence: why to believe it, and what it leans on"), id="live.evidence"),
        Binding("l", "letters", mark("People as letters or as pixels"), id="live.letters"),
        Binding("z", "bare", mark("Nothing but the picture, for the projector"), id="live.bare"),
        Binding("question_mark,f1", "explain", mark("What am I seeing?"), id="live.explain"),
        Binding("escape", "back", mark("Back to the library"), id="live.back-out"),
    ]

    def __init__(
        self,
        run_factory: Callable[[], RunLike],
        title: str = "",
        source: str | Path | Scenario | None = None,
        keep: Callable[[str], None] | None = None,
        playing: bool = True,
        speed: int = FIRST_SPEED,
    ) -> None:
        """`title` is shown while the society is being built; `source` is the plan that is looked at in other worlds."""
        super().__init__(run_factory, keep, playing, speed)
        self._title = title
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

    def picture(self, columns: int, rows: int, look: Look) -> Page:
        """The view in front alone."""
        if self.frame.failure or self.frame.snapshot is None:
            return self.page(columns, rows, look)
        choice = replace(self.choice, close=self.closeups.get(self._view.close))
        return live.bare(self.frame, choice, self.crowd(columns, rows - 1, look), columns, rows, look)

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
            *([Hint(_("enter"), enter, 2 if self.choice.view else 3, "open")] if enter else []),
            Hint("i", _("intervene"), 2, "intervene"),
            Hint("b", _("branch"), 4, "branch"),
            *(
                [Hint("c", _("compare"), 3, "compare"), Hint("g", _("futures"), 4, "branches")]
                if self.frame.branches
                else []
            ),
            Hint("w", _("worlds"), 4, "ahead(0)"),
            Hint("v", _("levers"), 2, "ahead(1)"),
            Hint("?", _("what is this"), 1, "explain"),
            Hint("e", _("edit"), 7, "edit"),
            Hint("k", _("evidence"), 8, "evidence"),
            Hint("z", _("picture alone"), 8, "bare"),
            Hint("s x y", _("take away"), 8, "take_numbers"),
            Hint("esc", _("library"), 8, "back"),
            Hint("^p", _("all commands"), 9, "app.command_palette"),
            Hint("q", _("quit"), 5, "app.quit"),
        ]

    @property
    def spot(self) -> str:
        """The view in front, once the week is there."""
        return "" if self.frame.snapshot is None or self.frame.failure else self._view.topic

    def _crowd(self, columns: int, rows: int, look: Look) -> Crowd | None:
        return self.crowd(*live.plan(columns, rows).field, look)

    # -- keys

    def action_intervene(self) -> None:
        """Stand still and offer what can be changed from this minute on."""
        if self.frame.snapshot is not None and not self.frame.failure:
            playing, ticket = self.frame.playing, self.session.offer()
            self.app.push_screen(MovesScreen(self, playing, ticket))
            self.ask(ticket)

    def action_branch(self) -> None:
        """Another future goes on from here; the one that was played stands beside it."""
        if self.frame.snapshot is not None and not self.frame.failure:
            self.ask(self.session.branch())
            told = _("Another future from {moment}: i changes it, c shows both.")
            self.notify(told.format(moment=moment(self.frame.head)), timeout=3, markup=False)

    def action_evidence(self) -> None:
        """Why anybody should believe it, and what this plan leans on; the week stands still meanwhile."""
        from .evidence import EvidenceScreen

        if self.frame.playing:
            self.action_play_pause()
        self.app.push_screen(EvidenceScreen(self._source))

    def action_branches(self) -> None:
        """The tree of futures."""
        if self.frame.branches:
            self.app.push_screen(BranchesScreen(self), self._left_tree)
        else:
            self.notify(_("There is one future so far. b makes another one from here; so does a change in the past."),
                        markup=False)  # fmt: skip

    def _left_tree(self, wish: str | None) -> None:
        if wish == "compare":
            self.action_compare()

    def action_compare(self) -> None:
        """Two futures side by side."""
        if len(self.frame.branches) > 1:
            self.app.push_screen(CompareScreen(self))
        else:
            self.action_branches()

    def action_ahead(self, levers: int) -> None:
        """Many worlds of this plan, or its levers; the week stands still meanwhile."""
        app = self.groundswell
        if app is not None and self._source is not None:
            self.session.pause()
            app.look_ahead(self._source, levers=bool(levers))

    def action_edit(self) -> None:
        """Everything that was done by hand becomes part of the plan, in the editor."""
        if self.frame.snapshot is not None and not self.frame.failure:
            self.session.pause()
            self.ask(self.session.ask_for_plans(), self._edit)

    def _edit(self) -> None:
        from simulator.scenario import dump

        app, plans = self.groundswell, self.frame.plans
        if app is None or plans is None:
            return
        if plans.note:
            self.notify(clip(plans.note, 300), severity="warning", markup=False)
        # the minute makes it another draft than the one of an earlier future
        app.edit_text(dump(plans.plan), f"{plans.plan.title} {moment(self.frame.head)}")

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
        if self.bare:
            self.action_bare()
            return
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
        crowd = self._crowd(*self.shown, look)
        spot = -1 if crowd is None else crowd.spot_at(x, y)
        if crowd is None or spot < 0:
            return
        self.choice = replace(self.choice, disc=crowd.community_of(spot))
        people = crowd.people_of(spot)
        rung = self.frame.snapshot.rung[people] if self.frame.snapshot is not None else None
        # of the people who share a pixel the one who went furthest is the one that was seen
        self.open_person(int(people[int(rung.argmax())] if rung is not None else people[0]))


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
