"""`i`: what a hand can change in mid-run, in one line each, over the week that waits."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType

from simulator.catalogue import _, mark

from ..paint import moves
from ..paint.hints import Hint
from ..paint.look import Look
from ..paint.page import Hit, Page
from .explain import ExplainScreen
from .live_frames import FrameScreen
from .page_screen import PageScreen

if TYPE_CHECKING:
    from ..hands.move import Move


class MovesScreen(PageScreen):
    """A menu over the live screen; Enter chooses, the last choice does it, escape goes a step back."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down,tab", "move(1)", mark("Next"), id="moves.down", priority=True),
        Binding("up,shift+tab", "move(-1)", mark("Before"), id="moves.up", priority=True),
        Binding("enter,ctrl+j,right", "do", mark("Choose, or do it"), id="moves.do"),
        *(Binding(f"{number}", f"pick({number - 1})", show=False) for number in range(1, 10)),
        Binding("question_mark,f1", "explain", mark("What am I seeing?"), id="moves.explain"),
        Binding("escape,left", "leave", mark("A step back, or leave it as it is"), id="moves.leave"),
        Binding("i", "leave_all", show=False),
    ]

    def __init__(self, live: FrameScreen, playing: bool, ticket: int) -> None:
        """`playing` says whether the week went on before; `ticket` is the number of the question for the moves."""
        super().__init__()
        self._live, self._playing, self._ticket = live, playing, ticket
        self._chosen = 0
        self._path: list[tuple[Move, int]] = []

    @property
    def offered(self) -> tuple[Move, ...] | None:
        """The moves of this step, once the run has said them."""
        if self._path:
            return self._path[-1][0].moves
        frame = self._live.frame
        return frame.moves if frame.answered >= self._ticket else None

    def page(self, columns: int, rows: int, look: Look) -> Page:
        """The list over the week."""
        frame = self._live.frame
        behind = self._live.page(columns, rows, look)
        path = [one for one, _place in self._path]
        return moves.page(behind, path, self.offered, self._chosen, frame.head, frame.head < frame.known, look)

    def hints(self) -> Sequence[Hint]:
        """What can be done."""
        return [
            Hint(_("enter"), _("do it") if self._last else _("choose"), 0, "do"),
            Hint("↑ ↓", _("choose"), 2),
            Hint("esc", _("a step back") if self._path else _("leave it as it is"), 1, "leave"),
            Hint("?", _("what is this"), 3, "explain"),
        ]

    @property
    def _last(self) -> bool:
        """Whether the chosen line does something."""
        offered = self.offered or ()
        return bool(offered) and not offered[min(self._chosen, len(offered) - 1)].moves

    def action_move(self, by: int) -> None:
        """Another move."""
        self._chosen = (self._chosen + by) % max(1, len(self.offered or ()))
        self.repaint()

    def action_pick(self, place: int) -> None:
        """Do the one with this number."""
        if place < len(self.offered or ()):
            self._chosen = place
            self.action_do()

    def action_do(self) -> None:
        """Go a step further; at the last one change the rest of the week, and go on."""
        offered = self.offered
        if not offered:
            return
        move = offered[min(self._chosen, len(offered) - 1)]
        if move.moves:
            self._path.append((move, self._chosen))
            self._chosen = 0
            self.repaint()
            return
        self.app.pop_screen()
        session = self._live.session
        ticket = session.intervene(move.key)
        self._live.ask(session.play() if self._playing else ticket)

    def action_leave(self) -> None:
        """A step back; from the first one nothing is changed, and the week goes on if it did."""
        if self._path:
            self._chosen = self._path.pop()[1]
            self.repaint()
        else:
            self.action_leave_all()

    def action_leave_all(self) -> None:
        """Nothing is changed; the week goes on if it did."""
        self.app.pop_screen()
        if self._playing:
            self._live.ask(self._live.session.play())

    def action_explain(self) -> None:
        """In plain words."""
        self.app.push_screen(ExplainScreen("moves"))

    def rolled(self, step: int) -> None:
        """The wheel moves the choice."""
        self.action_move(step)

    def touched(self, hit: Hit, x: int, y: int) -> None:
        """A click does it."""
        if hit.kind == "move":
            self.action_pick(hit.value)
