"""`k`: why anybody should believe it. The report card, the sanity budget, and what the headline leans on."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType

from simulator.catalogue import _, mark

from ..numbers.evidence import tables
from ..numbers.table import Table
from ..paint import evidence
from ..paint.hints import Hint
from ..paint.look import Look
from ..paint.page import Hit, Page
from ..proof import Proof, Prover
from .explain import ExplainScreen
from .takeaway import TakeScreen

if TYPE_CHECKING:
    from simulator.scenario import Scenario

LOOKS_A_SECOND = 10


class EvidenceScreen(TakeScreen):
    """Three lists, each with what is behind the chosen row."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *(Binding(f"{place + 1}", f"shelf({place})", show=False) for place in range(3)),
        Binding("tab", "turn(1)", mark("The next list: report card, sanity budget, parameters"), id="evidence.next",
                priority=True),
        Binding("shift+tab", "turn(-1)", show=False, priority=True),
        Binding("down,j", "move(1)", mark("Next row"), id="evidence.down"),
        Binding("up", "move(-1)", mark("Row before"), id="evidence.up"),
        Binding("right", "scroll(3)", mark("Further down in what is behind the row"), id="evidence.right"),
        Binding("left", "scroll(-3)", mark("Further up in it"), id="evidence.left"),
        Binding("pagedown", "move(10)", show=False),
        Binding("pageup", "move(-10)", show=False),
        Binding("home", "move(-100000)", show=False),
        Binding("end", "move(100000)", show=False),
        Binding("f", "failed", mark("The next row that fails"), id="evidence.failed"),
        Binding("r", "again", mark("Measure the report card again, in the background; once more: stop"),
                id="evidence.again"),
        Binding("question_mark,f1", "explain", mark("What am I seeing?"), id="evidence.explain"),
        Binding("escape,k", "back", mark("Back"), id="evidence.back"),
    ]  # fmt: skip

    def __init__(self, source: str | Path | Scenario | None = None, prover: Prover | None = None) -> None:
        """`source` is the plan whose numbers are turned; `prover` stands in for the real one in tests."""
        super().__init__()
        self.prover = prover or Prover(source)
        self.proof = Proof()
        self._shelf = 0
        self._chosen = [0, 0, 0]
        self._scroll = 0

    def on_mount(self) -> None:
        """Show what is known, and look in ten times a second."""
        self.prover.start()
        self._look_in()
        self.set_interval(1 / LOOKS_A_SECOND, self._look_in)
        super().on_mount()

    def on_unmount(self) -> None:
        """Nobody looks any more."""
        self.prover.close()

    def _look_in(self) -> None:
        proof = self.prover.fetch()
        if proof is not None:
            self.proof = proof
            if self.is_current:
                self.repaint()

    def page(self, columns: int, rows: int, look: Look) -> Page:
        """List and details."""
        return evidence.page(self.proof, self._shelf, self._chosen[self._shelf], columns, rows, look, self._scroll)

    def numbers(self) -> tuple[str, Sequence[Table]]:
        """Every row of the three lists."""
        return _("Evidence"), tables(self.proof)

    def hints(self) -> Sequence[Hint]:
        """What can be done."""
        again = _("stop measuring") if self.prover.measuring else _("measure again")
        return [
            Hint("esc", _("back"), 0, "back"),
            Hint("↑ ↓", _("choose"), 2),
            Hint("1-3", _("lists"), 1, "turn(1)"),
            Hint("← →", _("scroll"), 3),
            Hint("f", _("what fails"), 1, "failed"),
            Hint("r", again, 1, "again"),
            Hint("?", _("what is this"), 1, "explain"),
            Hint("s x y", _("take away"), 4, "take_numbers"),
            Hint("q", _("quit"), 5, "app.quit"),
        ]

    def action_shelf(self, place: int) -> None:
        """Another list."""
        self._shelf, self._scroll = place, 0
        self.repaint()

    def action_turn(self, by: int) -> None:
        """The next list, or the one before."""
        self.action_shelf((self._shelf + by) % 3)

    def action_move(self, by: int) -> None:
        """Another row."""
        last = max(0, evidence.count(self.proof, self._shelf) - 1)
        self._chosen[self._shelf] = min(last, max(0, self._chosen[self._shelf] + by))
        self._scroll = 0
        self.repaint()

    def action_scroll(self, by: int) -> None:
        """Further down or up in what is behind the row."""
        self._scroll = max(0, min(200, self._scroll + by))
        self.repaint()

    def action_failed(self) -> None:
        """The next row of the report card that fails, from the chosen one on and round."""
        card = self.proof.card
        self._shelf = self._scroll = 0
        facts = card["facts"] if card else []
        bad = [place for place, one in enumerate(facts) if one["verdict"] in ("fail", "not modelled")]
        if bad:
            self._chosen[0] = next((place for place in bad if place > self._chosen[0]), bad[0])
        self.repaint()

    def action_again(self) -> None:
        """Measure; or stop it."""
        if self.prover.measuring:
            self.prover.halt()
        else:
            self._shelf = 0
            self.prover.again()
        self._look_in()

    def action_explain(self) -> None:
        """In plain words."""
        self.app.push_screen(ExplainScreen("evidence"))

    def action_back(self) -> None:
        """Back to where somebody came from."""
        self.app.pop_screen()

    def rolled(self, step: int) -> None:
        """The wheel moves the choice."""
        self.action_move(step)

    def touched(self, hit: Hit, x: int, y: int) -> None:
        """A click chooses a row."""
        if hit.kind == "row":
            self._chosen[self._shelf], self._scroll = hit.value, 0
            self.repaint()
