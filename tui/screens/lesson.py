"""A lesson: one idea at a time beside the live run, a guess before each outcome, levers, a question, a code."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual import events
from textual.binding import Binding, BindingType

from simulator.catalogue import _, mark

from ..frame import Frame
from ..lesson import Walk
from ..lesson_run import lesson_run
from ..lesson_worlds import Known, LessonWorlds
from ..lookout import Lookout
from ..outlook_view import View
from ..paint import lesson, lesson_ends, live
from ..paint.hints import Hint
from ..paint.look import Look
from ..paint.page import Hit, Page
from ..paint.panel import heading, panel
from ..paint.views import VIEWS
from ..session import Session
from .explain import ExplainScreen
from .live_frames import FrameScreen

if TYPE_CHECKING:
    from simulator.scenario import Scenario

WORLDS = 20
LONGEST_NUMBER = 7
READ = 0.045
"""Seconds that a demonstration gives to a letter of the text."""
PAUSE = 2.5


class LessonScreen(FrameScreen):
    """One lesson, from its question to its code."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,ctrl+j", "on", mark("Go on: the next step, or take the guess"), id="lesson.on"),
        Binding("backspace", "before", mark("The step before"), id="lesson.before"),
        Binding("left", "turn(0, -1)", mark("Less, or the day before"), id="lesson.less"),
        Binding("right", "turn(0, 1)", mark("More, or the next day"), id="lesson.more"),
        Binding("up,shift+tab", "turn(1, 0)", mark("Upwards"), id="lesson.up", priority=True),
        Binding("down,tab", "turn(-1, 0)", mark("Downwards"), id="lesson.down", priority=True),
        Binding("pagedown", "scroll(1)", mark("Further down in the text"), id="lesson.further"),
        Binding("pageup", "scroll(-1)", mark("Further up in the text"), id="lesson.upper"),
        Binding("n", "notes", mark("Teacher's notes, with their sources"), id="lesson.notes"),
        Binding("z", "bare", mark("Nothing but the picture, for the projector"), id="lesson.bare"),
        Binding("question_mark,f1", "explain", mark("What am I seeing?"), id="lesson.explain"),
        Binding("escape", "leave", mark("Back to the library"), id="lesson.leave"),
    ]

    def __init__(
        self, scenario: Scenario, *, demo: bool = False, pace: float = 1.0, worlds: int = WORLDS,
        workers: int | None = 1,
    ) -> None:  # fmt: skip
        """`demo`: it plays by itself, over and over; `pace`: seconds that take one; `workers`: None for no process."""
        super().__init__(partial(lesson_run, scenario, ""))
        self.walk = Walk(scenario)
        self.known = Known()
        self.showing_notes = False
        self._typed, self._fresh = str(scenario.seed), True
        self._shown = ""
        self._demo, self._pace, self._due = demo, pace, 0.0
        self._how_many, self._workers = worlds, workers
        self._worlds = LessonWorlds(scenario, worlds, workers)
        self._lookout: Lookout | None = None
        self._ahead: View | None = None
        self._values: dict[str, float] = {}
        self._lever = 0
        self.choice = live.Choice()

    def on_mount(self) -> None:
        """The worlds are played while the first steps are read."""
        self._worlds.start()
        self._due = time.monotonic() + self._pace * PAUSE

    def on_unmount(self) -> None:
        """Nobody wants to know any more."""
        self._worlds.close()
        self._look_no_more()

    def page(self, columns: int, rows: int, look: Look) -> Page:
        """The step, and the run beside it; or the teacher's notes."""
        if self.showing_notes:
            lines = lesson_ends.notes(self.walk, columns - 4, look)[self.walk.scroll :]
            return Page(panel(heading(_("For the teacher"), look), lines, columns, rows, look))
        crowd = self.crowd(*lesson.field_of(columns, rows), look)
        return lesson.page(self._desk, crowd, columns, rows, look)

    def picture(self, columns: int, rows: int, look: Look) -> Page:
        """Nothing but the picture."""
        return lesson.bare(self._desk, self.crowd(columns, rows - 1, look), columns, rows, look)

    @property
    def _desk(self) -> lesson.Desk:
        close = self.closeups.get(VIEWS[self.choice.view].close)
        choice = replace(self.choice, close=close)
        seen = (self._ahead, self._values, self._lever)
        return lesson.Desk(self.walk, self.frame, self.known, choice, self._typed, *seen)

    def hints(self) -> Sequence[Hint]:
        """What can be done now."""
        walk = self.walk
        if self._demo:
            return [Hint(_("any key"), _("end the demonstration"), 0, "leave")]
        if self.showing_notes:
            return [Hint("n", _("back to the lesson"), 0, "notes"), Hint("esc", _("library"), 1, "leave")]
        trying = walk.step is not None and walk.step.kind == "try"
        arrows = "← → ↑ ↓" if walk.phase == "ask" or trying else ""
        on = _("take this guess") if walk.phase == "ask" else _("library") if walk.ended else _("go on")
        return [
            Hint(_("enter"), on, 0, "on"),
            *([Hint(arrows, _("guess") if walk.phase == "ask" else _("levers"), 1)] if arrows else []),
            *([Hint("0-9", _("your number"), 1)] if walk.place == 0 else []),
            *([Hint(_("backspace"), _("step before"), 3, "before")] if walk.place else []),
            Hint(_("space"), _("pause") if self.frame.playing else _("play"), 4, "play_pause"),
            Hint("+ -", _("speed"), 6, "faster"),
            Hint("z", _("picture alone"), 4, "bare"),
            Hint("n", _("for the teacher"), 5, "notes"),
            Hint("?", _("what is this"), 3, "explain"),
            Hint("esc", _("library"), 2, "leave"),
            Hint("q", _("quit"), 5, "app.quit"),
        ]

    # -- the run beside the text

    def _look_in(self) -> None:
        super()._look_in()
        known = self._worlds.fetch()
        if known is not None:
            self.known = known
        view = self._lookout.fetch() if self._lookout is not None else None
        if view is not None:
            self._ahead = view
        self._keep_time()
        if self._demo and time.monotonic() >= self._due:
            self._demonstrate()
        elif known is not None or view is not None:
            self.repaint_front()

    def _keep_time(self) -> None:
        """Stop where the step ends; a guess that was taken is answered as soon as both are there."""
        walk, frame = self.walk, self.frame
        if frame.society is None:
            return
        there = frame.head >= min(walk.until, frame.society.horizon)
        if frame.playing and there and walk.place:
            self.session.pause()
            self.session.seek(min(walk.until, frame.society.horizon))
        if walk.phase == "run" and there and self._ready:
            self._move(walk.on(True))

    @property
    def _ready(self) -> bool:
        """Whether the worlds of the guess in front have been played."""
        step, found = self.walk.step, self.known.outcomes
        return step is not None and step.guess is not None and found is not None and found.ready(step.id)

    def _move(self, walk: Walk) -> None:
        """Another step, or another phase of one: its world, its view and its levers."""
        before, self.walk = self.walk, walk
        if walk.twin != self._shown:
            self._play(walk.twin)
        if walk.place and self.frame.head < walk.until and walk.phase != "ask":
            self.session.play()
        view = lesson.SIDES[walk.step.view] if walk.step is not None else 0
        if view != self.choice.view:
            self.choice = live.Choice(view)
            self.session.look_closely(VIEWS[view].close)
        if before.place != walk.place:
            self._look_no_more()
            if walk.step is not None and walk.step.kind == "try":
                self._lookout = Lookout(walk.scenario, many=False, workers=self._workers or 1)
                self._lookout.start()
        self.repaint()

    def _play(self, twin: str) -> None:
        """Another world in the picture: the same people and dice, one thing changed."""
        self._shown = twin
        self.session.close()
        self._crowds.clear()
        self.closeups.clear()
        self.frame = Frame(speed=self.frame.speed)
        self.session = Session(partial(lesson_run, self.walk.scenario, twin), speed=self.frame.speed)
        self.session.start()
        self.session.look_closely(VIEWS[self.choice.view].close)

    def _look_no_more(self) -> None:
        if self._lookout is not None:
            self._lookout.close()
        self._lookout, self._ahead, self._values, self._lever = None, None, {}, 0

    def _begin(self) -> None:
        """The world whose number was typed."""
        seed = int(self._typed or 0)
        if seed != self.walk.scenario.seed:
            scenario = self.walk.scenario.model_copy(update={"seed": seed}).beside(self.walk.scenario.folder)
            self._worlds.close()
            self.walk, self.known = Walk(scenario), Known()
            self._worlds = LessonWorlds(scenario, self._how_many, self._workers)
            self._worlds.start()
            self._play("")
        self._typed = str(seed)

    # -- keys

    def on_key(self, event: events.Key) -> None:
        """A demonstration ends with any key; at the opening, digits are the number of one's world."""
        if self._demo:
            event.stop()
            event.prevent_default()
            self.action_leave()
        elif self.walk.place == 0 and event.character is not None and event.character in "0123456789":
            self._typed = (event.character if self._fresh else self._typed + event.character)[:LONGEST_NUMBER]
            self._fresh = False
            self.repaint()

    def action_on(self) -> None:
        """The next step; the library after the last one."""
        if self.showing_notes:
            self.action_notes()
            return
        if self.walk.ended:
            self.action_leave()
            return
        if self.walk.place == 0:
            self._begin()
        self._move(self.walk.on(self._ready))

    def action_before(self) -> None:
        """The step before; at the opening, the last digit typed goes."""
        if self.walk.place == 0:
            self._typed, self._fresh = self._typed[:-1], False
            self.repaint()
        else:
            self._move(self.walk.back())

    def action_turn(self, by: int, across: int) -> None:
        """The guess, a lever, or the run's minute."""
        step = self.walk.step
        if self.showing_notes:
            self.action_scroll(-by)
        elif step is not None and step.kind == "try":
            self._turn_lever(by, across)
        elif self.walk.phase == "ask" and step is not None:
            choices = 3 if step.guess == "direction" else len(step.among)
            self.walk = self.walk.turned(by, across, choices)
            self.repaint()
        elif across:
            self.action_scrub(60 * across)
        else:
            self.action_scroll(-by)

    def _turn_lever(self, by: int, across: int) -> None:
        step, view = self.walk.step, self._ahead
        levers = (
            [one for one in view.levers if step and (one.key in step.levers or not step.levers)][:3] if view else []
        )
        if not levers or self._lookout is None:
            return
        self._lever = (self._lever - by) % len(levers)
        lever = levers[self._lever]
        if across:
            value = self._values.get(lever.key, lever.now)
            steps = round((value - lever.low) / lever.step) + across
            value = min(lever.high, max(lever.low, round(lever.low + steps * lever.step, 9)))
            self._values = {key: one for key, one in self._values.items() if key != lever.key}
            if abs(value - lever.now) > 1e-9:
                self._values[lever.key] = value
            self._lookout.ask(self._values)
        self.repaint()

    def action_scroll(self, by: int) -> None:
        """Further down in the text."""
        self.walk = replace(self.walk, scroll=max(0, self.walk.scroll + 5 * by))
        self.repaint()

    def action_notes(self) -> None:
        """What the teacher should know, and back."""
        self.showing_notes = not self.showing_notes
        self.walk = replace(self.walk, scroll=0)
        self.repaint()

    def action_explain(self) -> None:
        """In plain words."""
        self.app.push_screen(ExplainScreen("lesson"))

    def action_leave(self) -> None:
        """Back to the library; from the picture alone, back to the lesson."""
        if self.bare and not self._demo:
            self.action_bare()
            return
        self.session.close()
        app = self.groundswell
        if app is not None:
            app.leave_run()

    def touched(self, hit: Hit, x: int, y: int) -> None:
        """A click on a lever chooses it."""
        if hit.kind == "lever":
            self._lever = hit.value
            self.repaint()

    # -- by itself

    def _demonstrate(self) -> None:
        """The next thing that a demonstration does, and when it does the one after."""
        walk = self.walk
        if walk.ended:
            self._demo_again()
        elif walk.phase == "ask" and walk.step is not None and walk.step.id not in walk.guesses:
            by, across = (1, 0) if walk.step.guess == "curve" else (0, 1)
            for _time in range(3):
                self.action_turn(by, across)
                if walk.step.guess == "curve":
                    self.action_turn(0, 1)
        else:
            self.action_on()
        letters = _letters(self.walk)
        self._due = time.monotonic() + self._pace * (PAUSE + READ * letters)
        self.repaint()

    def _demo_again(self) -> None:
        self._look_no_more()
        self.walk = Walk(self.walk.scenario)
        self._play("")


def _letters(walk: Walk) -> int:
    """How much there is to read; while the week is watched, as if it were a long text."""
    step = walk.step
    if step is None or walk.phase == "run":
        return 250
    return len(step.reveal if walk.phase == "reveal" else step.text + step.notice + step.ask)
