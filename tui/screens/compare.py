"""`c`: two futures side by side, their clocks locked."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.binding import Binding, BindingType

from simulator.catalogue import _, mark

from ..lookout import Lookout
from ..numbers.table import Table
from ..numbers.worlds import many_worlds, side_by_side
from ..outlook_view import View
from ..paint import compare, live
from ..paint.hints import Hint
from ..paint.lane import minute_of
from ..paint.look import Look
from ..paint.page import Hit, Page
from ..words import moment
from .explain import ExplainScreen
from .live_frames import FrameScreen
from .playback import Player, PlayScreen

LOOKS_A_SECOND = 10


class CompareScreen(PlayScreen):
    """What the one future has brought more than the other, minute by minute, and in many worlds if asked."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("o", "swap", mark("Play the other one"), id="compare.swap"),
        Binding("w", "worlds", mark("Both in many worlds; once more: stop"), id="compare.worlds"),
        Binding("f", "flip", mark("What would flip the verdict"), id="compare.flip"),
        Binding("r", "report", mark("Report of the worlds as a page (HTML), in the background"), id="compare.report"),
        Binding("question_mark,f1", "explain", mark("What am I seeing?"), id="compare.explain"),
        Binding("escape,c", "leave", mark("Back to the week"), id="compare.leave"),
    ]

    def __init__(self, week: FrameScreen, workers: int | None = None) -> None:
        """`week` is the screen whose futures are compared; `workers` is for tests."""
        super().__init__()
        self._week, self._workers = week, workers
        self.lookout: Lookout | None = None
        self.view: View | None = None
        self._asked = self._flip = False

    @property
    def player(self) -> Player:
        """The week below."""
        return self._week

    def on_mount(self) -> None:
        """Look at both futures from now on."""
        self._week.ask(self._week.session.compare(True))
        self.set_interval(1 / LOOKS_A_SECOND, self._look_in)
        super().on_mount()

    def on_unmount(self) -> None:
        """One is enough again."""
        self._week.session.compare(False)
        if self.lookout is not None:
            self.lookout.close()

    def _look_in(self) -> None:
        plans = self._week.frame.plans
        if self._asked and plans is not None and self.lookout is None:
            note = f"{plans.names} {plans.note}".strip()
            self.lookout = Lookout(
                plans.plan, many=False, workers=self._workers, before=plans.before, note=note, keep=True
            )
            if self._flip:
                self.lookout.ask_for_flips()
            self.lookout.start()
        view = self.lookout.fetch() if self.lookout is not None else None
        if view is not None:
            self.view = view
            self.repaint()

    @property
    def looking(self) -> bool:
        """Whether worlds are still arriving."""
        return self.view is not None and self.view.state in ("loading", "looking")

    def page(self, columns: int, rows: int, look: Look) -> Page:
        """Both societies, and the figures."""
        wide, high = compare.plan(columns, rows).field(columns)
        crowd = self._week.crowd(wide, high, look)
        return compare.page(self._week.frame, self.view, live.Choice(disc=-1), crowd, columns, rows, look)

    def numbers(self) -> tuple[str, Sequence[Table]]:
        """Both futures at this minute."""
        frame = self._week.frame
        name = "" if frame.society is None else frame.society.title
        tables = side_by_side(frame) + (many_worlds(self.view) if self.view is not None and self.view.worlds else [])
        return _("{title}, two futures, {moment}").format(title=name, moment=moment(frame.head)), tables

    def hints(self) -> Sequence[Hint]:
        """What can be done."""
        frame = self._week.frame
        return [
            Hint(_("space"), _("pause") if frame.playing else _("play"), 0, "play_pause"),
            Hint("+ -", _("speed"), 5, "faster"),
            Hint("← →", _("scrub both"), 3),
            Hint("w", _("stop the worlds") if self.looking else _("in many worlds"), 2, "worlds"),
            Hint("f", _("what would flip it"), 3, "flip"),
            Hint("r", _("report"), 5, "report"),
            Hint("o", _("the other"), 4, "swap"),
            Hint("?", _("what is this"), 1, "explain"),
            Hint("esc", _("back"), 1, "leave"),
        ]

    def action_swap(self) -> None:
        """Play the other one; this one stands beside it."""
        other = next((one for one in self._week.frame.branches if one.beside), None)
        if other is not None:
            self._week.ask(self._week.session.go_to(other.number))
            self._forget()

    def _forget(self) -> None:
        """What was seen in many worlds is about the other way round."""
        if self.lookout is not None:
            self.lookout.close()
        self.lookout, self.view, self._asked, self._flip = None, None, False, False

    def action_worlds(self) -> None:
        """Play both as plans in many worlds; stop when that is going on."""
        if self.looking and self.lookout is not None:
            self.lookout.halt()
        elif self.lookout is not None:
            self.lookout.ask({})
        else:
            self._week.session.pause()
            self._asked = True
            self.view = View()
            self._week.ask(self._week.session.ask_for_plans())
        self.repaint()

    def action_flip(self) -> None:
        """Look for the smallest change of a lever or an assumption after which the other plan is ahead."""
        if self.lookout is not None:
            self.lookout.ask_for_flips()
        elif not self._flip:
            self._flip = True
            if not self._asked:
                self.action_worlds()

    def action_leave(self) -> None:
        """Back to the week."""
        self.app.pop_screen()

    def action_report(self) -> None:
        """What the worlds have shown as a page for somebody else."""
        if self.lookout is None:
            self.notify(_("A report is about many worlds: press w first."), markup=False)
        else:
            self.take_report(self.lookout)

    def action_explain(self) -> None:
        """In plain words."""
        self.app.push_screen(ExplainScreen("compare"))

    def touched(self, hit: Hit, x: int, y: int) -> None:
        """A click goes to a moment."""
        society = self._week.frame.society
        if hit.kind == "play":
            self.action_play_pause()
        elif hit.kind == "moment" and society is not None:
            self.action_seek(minute_of(x, society.horizon, hit.columns))
