"""`g`: the tree of futures, to go to another one or to put one beside the one that is played."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType

from simulator.catalogue import _, mark
from simulator.metrics.vocabulary import measure_name

from ..paint import branches
from ..paint.hints import Hint
from ..paint.look import Look
from ..paint.page import Hit, Page
from .explain import ExplainScreen
from .live_frames import FrameScreen
from .page_screen import PageScreen

if TYPE_CHECKING:
    from ..futures import Branch


class BranchesScreen(PageScreen):
    """A tree over the live screen."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down,tab,j", "move(1)", mark("Next future"), id="branches.down", priority=True),
        Binding("up,shift+tab,k", "move(-1)", mark("Future before"), id="branches.up", priority=True),
        Binding("enter,ctrl+j", "go", mark("Play this future"), id="branches.go"),
        Binding("c", "compare", mark("Put it beside the one that is played"), id="branches.compare"),
        Binding("question_mark,f1", "explain", mark("What am I seeing?"), id="branches.explain"),
        Binding("escape,g", "leave", mark("Back to the week"), id="branches.leave"),
    ]

    def __init__(self, live: FrameScreen) -> None:
        """`live` is the screen over which the tree lies."""
        super().__init__()
        self._live = live
        rows = self._listed
        self._chosen = next((place for place, one in enumerate(rows) if one.current), 0)

    def on_mount(self) -> None:
        """Ask how far each future has come."""
        self._live.ask(self._live.session.look_at_futures())
        super().on_mount()

    @property
    def _listed(self) -> list[Branch]:
        return [one for one, _trunk in branches.in_order(self._live.frame.branches)]

    @property
    def chosen(self) -> Branch:
        """The future under the pointer."""
        return self._listed[min(self._chosen, len(self._listed) - 1)]

    def page(self, columns: int, rows: int, look: Look) -> Page:
        """The tree over the week."""
        frame = self._live.frame
        behind = self._live.page(columns, rows, look)
        measure = "" if frame.snapshot is None else measure_name(frame.snapshot.goal.measure)
        return branches.page(behind, frame.branches, self._chosen, measure, look)

    def hints(self) -> Sequence[Hint]:
        """What can be done."""
        return [
            Hint(_("enter"), _("play this one"), 0, "go"),
            Hint("c", _("side by side"), 2, "compare"),
            Hint("↑ ↓", _("choose"), 3),
            Hint("esc", _("back"), 1, "leave"),
            Hint("?", _("what is this"), 4, "explain"),
        ]

    def action_move(self, by: int) -> None:
        """Another future."""
        self._chosen = (self._chosen + by) % len(self._listed)
        self.repaint()

    def action_go(self) -> None:
        """Play the chosen future from the minute shown on."""
        self._live.ask(self._live.session.go_to(self.chosen.number))
        self.dismiss(None)

    def action_compare(self) -> None:
        """See the chosen future beside the one that is played."""
        if self.chosen.current:
            self.notify(_("This one is played now. Choose another one to put beside it."), markup=False)
            return
        self._live.ask(self._live.session.compare_with(self.chosen.number))
        self.dismiss("compare")

    def action_leave(self) -> None:
        """Back to the week."""
        self.dismiss(None)

    def action_explain(self) -> None:
        """In plain words."""
        self.app.push_screen(ExplainScreen("branches"))

    def rolled(self, step: int) -> None:
        """The wheel moves the choice."""
        self.action_move(step)

    def touched(self, hit: Hit, x: int, y: int) -> None:
        """A click chooses; a second one goes there."""
        if hit.kind == "branch":
            again = hit.value == self._chosen
            self._chosen = hit.value
            self.repaint()
            if again:
                self.action_go()
