"""`w` and `v`: what may come of a plan in many worlds, and what comes of a change."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType

from simulator.catalogue import _, mark

from ..lookout import Lookout
from ..numbers.table import Table
from ..numbers.worlds import many_worlds
from ..outlook_view import View
from ..paint import outlook
from ..paint.hints import Hint
from ..paint.look import Look
from ..paint.page import Hit, Page
from .explain import ExplainScreen
from .takeaway import TakeScreen

if TYPE_CHECKING:
    from simulator.scenario import Scenario

LOOKS_A_SECOND = 10


class OutlookScreen(TakeScreen):
    """What both screens share: a lookout, and its newest view ten times a second."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("r", "report", mark("Report of this as a page (HTML), in the background"), id="outlook.report"),
        Binding("question_mark,f1", "explain", mark("What am I seeing?"), id="outlook.explain"),
        Binding("escape", "back", mark("Stop, then back"), id="outlook.back"),
    ]
    TOPIC = "worlds"

    def __init__(self, lookout: Lookout) -> None:
        """The lookout is started and closed by this screen."""
        super().__init__()
        self.lookout = lookout
        self.view = View()

    def on_mount(self) -> None:
        """Begin to look."""
        self.lookout.start()
        self.set_interval(1 / LOOKS_A_SECOND, self._look_in)
        super().on_mount()

    def on_unmount(self) -> None:
        """Nobody looks any more."""
        self.lookout.close()

    def _look_in(self) -> None:
        view = self.lookout.fetch()
        if view is not None:
            self.view = view
            if self.is_current:
                self.repaint()

    def numbers(self) -> tuple[str, Sequence[Table]]:
        """What is known so far."""
        return f"{self.view.title} {self.TOPIC}", many_worlds(self.view) if self.view.worlds else ()

    @property
    def looking(self) -> bool:
        """Whether worlds are still arriving."""
        return self.view.state == "looking"

    def action_report(self) -> None:
        """What is seen as a page for somebody else."""
        self.take_report(self.lookout)

    def action_explain(self) -> None:
        """In plain words."""
        self.app.push_screen(ExplainScreen(self.TOPIC))

    def action_back(self) -> None:
        """Stop what is going on; when nothing is, go back."""
        if self.looking:
            self.lookout.halt()
        else:
            self.app.pop_screen()


class WorldsScreen(OutlookScreen):
    """One plan in many worlds."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "again", mark("Stop, or go on"), id="worlds.again"),
        Binding("left,up", "move(-1)", mark("World before"), id="worlds.before"),
        Binding("right,down,tab", "move(1)", mark("Next world"), id="worlds.next", priority=True),
        Binding("enter,ctrl+j", "watch", mark("Watch the chosen world"), id="worlds.watch"),
        Binding("f", "flip", mark("What would flip the verdict between two plans"), id="worlds.flip"),
    ]

    def __init__(
        self, source: str | Path | Scenario, workers: int | None = None, before: Scenario | None = None, note: str = ""
    ) -> None:
        """`source` as a run takes it; `before` is another plan that it is compared with."""
        pair = before is not None
        super().__init__(Lookout(source, many=not pair, workers=workers, before=before, note=note, keep=True))
        self._chosen, self._pair = 0, pair

    def page(self, columns: int, rows: int, look: Look) -> Page:
        """Fan, histogram and wall."""
        return outlook.worlds_page(self.view, columns, rows, look, self._chosen)

    def hints(self) -> Sequence[Hint]:
        """What can be done."""
        return [
            Hint("esc", _("stop") if self.looking else _("back"), 0, "back"),
            Hint(_("space"), _("stop") if self.looking else _("go on"), 2, "again"),
            Hint("← →", _("world"), 3),
            Hint(_("enter"), _("watch world {n}").format(n=self.view.first + self._chosen), 1, "watch"),
            *([Hint("f", _("what would flip it"), 2, "flip")] if self._pair else []),
            Hint("r", _("report"), 3, "report"),
            Hint("?", _("what is this"), 1, "explain"),
            Hint("q", _("quit"), 3, "app.quit"),
        ]

    def action_again(self) -> None:
        """Stop; or go on with the worlds that are missing (what was played is remembered)."""
        if self.looking:
            self.lookout.halt()
        else:
            self.lookout.ask({})

    def action_flip(self) -> None:
        """Where two plans are compared: the smallest change after which the other one is ahead."""
        if self._pair:
            self.lookout.ask_for_flips()

    def action_move(self, by: int) -> None:
        """Another world of the wall."""
        self._chosen = (self._chosen + by) % max(1, len(self.view.each))
        self.repaint()

    def action_watch(self) -> None:
        """The week of the chosen world, live."""
        app, plan = self.groundswell, self.lookout.world(self._chosen)
        if app is not None and plan is not None:
            self.lookout.halt()
            app.play(plan, plan.title)

    def rolled(self, step: int) -> None:
        """The wheel goes through the worlds."""
        self.action_move(step)

    def touched(self, hit: Hit, x: int, y: int) -> None:
        """A click chooses a world, a second one watches it."""
        if hit.kind == "world":
            again = hit.value == self._chosen
            self._chosen = hit.value
            self.repaint()
            if again:
                self.action_watch()


class LeversScreen(OutlookScreen):
    """A few knobs, and the fan that answers."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down,tab", "move(1)", mark("Next lever"), id="levers.down", priority=True),
        Binding("up,shift+tab", "move(-1)", mark("Lever before"), id="levers.up", priority=True),
        Binding("left,minus", "turn(-1)", mark("Lower"), id="levers.lower"),
        Binding("right,plus,equals_sign", "turn(1)", mark("Higher"), id="levers.higher"),
        Binding("backspace,0", "reset", mark("This lever as it was"), id="levers.reset"),
        Binding("enter,ctrl+j", "play", mark("Play the week with these levers"), id="levers.play"),
    ]
    TOPIC = "levers"

    def __init__(self, source: str | Path | Scenario, workers: int | None = None) -> None:
        """`source` as a run takes it."""
        super().__init__(Lookout(source, many=False, workers=workers))
        self.values: dict[str, float] = {}
        self._chosen = 0

    def page(self, columns: int, rows: int, look: Look) -> Page:
        """Levers and fan."""
        return outlook.levers_page(self.view, self.values, self._chosen, columns, rows, look)

    def hints(self) -> Sequence[Hint]:
        """What can be done."""
        return [
            Hint("↑ ↓", _("lever"), 1),
            Hint("← →", _("turn"), 0),
            Hint("0", _("as it was"), 4, "reset"),
            Hint(_("enter"), _("play this week"), 3, "play"),
            Hint("?", _("what is this"), 2, "explain"),
            Hint("esc", _("stop") if self.looking else _("back"), 2, "back"),
            Hint("q", _("quit"), 5, "app.quit"),
        ]

    @property
    def spot(self) -> str:
        """Before and after a lever was turned."""
        return "levers.turned" if self.values else "levers" if self.view.levers else ""

    def action_move(self, by: int) -> None:
        """Another lever."""
        self._chosen = (self._chosen + by) % max(1, len(self.view.levers))
        self.repaint()

    def action_turn(self, by: int) -> None:
        """A step on the way from low to high; the fan answers."""
        if not self.view.levers:
            return
        lever = self.view.levers[self._chosen]
        steps = round((self.values.get(lever.key, lever.now) - lever.low) / lever.step)
        value = min(lever.high, max(lever.low, round(lever.low + (steps + by) * lever.step, 9)))
        self._set(lever.key, value, lever.now)

    def action_reset(self) -> None:
        """The chosen lever as the plan has it."""
        if self.view.levers:
            lever = self.view.levers[self._chosen]
            self._set(lever.key, lever.now, lever.now)

    def _set(self, key: str, value: float, now: float) -> None:
        before = dict(self.values)
        self.values.pop(key, None)
        if abs(value - now) > 1e-9:
            self.values[key] = value
        if self.values != before:
            self.lookout.ask(self.values)
        self.repaint()

    def action_play(self) -> None:
        """The week with these levers, live."""
        app = self.groundswell
        if app is None or not self.view.levers:
            return
        try:
            plan = self.lookout.changed(self.values)
        except ValueError as error:
            self.notify(str(error)[:400], severity="warning", markup=False)
            return
        self.lookout.halt()
        app.play(plan, plan.title)

    def rolled(self, step: int) -> None:
        """The wheel goes through the levers."""
        self.action_move(step)

    def touched(self, hit: Hit, x: int, y: int) -> None:
        """A click chooses a lever."""
        if hit.kind == "lever":
            self._chosen = hit.value
            self.repaint()
