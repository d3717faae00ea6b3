"""The editor: a week is planned on lanes and in forms, by people who have never seen TOML."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any, ClassVar

from textual import events
from textual.binding import Binding, BindingType

from simulator.catalogue import _, mark
from simulator.scenario.draft import Findings

from ..desk import Desk
from ..paint import editor
from ..paint.hints import Hint
from ..paint.look import Look
from ..paint.page import Hit, Page
from .explain import ExplainScreen
from .page_screen import PageScreen

PAUSE = 0.25
"""Seconds without a key after which a draft is checked and kept."""
LONGEST = 400


class EditorScreen(PageScreen):
    """Lanes above, a form below, the file beside it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("tab,shift+tab", "swap", mark("From the week to the form and back"), id="editor.swap", priority=True),
        Binding("up", "move(-1)", show=False),
        Binding("down", "move(1)", show=False),
        Binding("left", "step(-1)", mark("Post before, or a step lower"), id="editor.lower"),
        Binding("right", "step(1)", mark("Next post, or a step higher"), id="editor.higher"),
        Binding(
            "shift+left,left_square_bracket", "shift(-60)", mark("Move the post an hour earlier"), id="editor.earlier"
        ),
        Binding(
            "shift+right,right_square_bracket", "shift(60)", mark("Move the post an hour later"), id="editor.later"
        ),
        Binding("ctrl+left,left_curly_bracket", "shift(-1440)", mark("A day earlier"), id="editor.day-earlier"),
        Binding("ctrl+right,right_curly_bracket", "shift(1440)", mark("A day later"), id="editor.day-later"),
        Binding("pageup,comma", "turn(-1)", mark("Part of the form before"), id="editor.part-before"),
        Binding("pagedown,semicolon", "turn(1)", mark("Next part of the form"), id="editor.next-part"),
        Binding("a", "add", mark("Add a post"), id="editor.add"),
        Binding("d", "delete", mark("Delete the post"), id="editor.delete"),
        Binding("enter,ctrl+j", "enter", mark("Change this"), id="editor.change"),
        Binding("delete,backspace", "clear", mark("Back to the default"), id="editor.default"),
        Binding("u,ctrl+z", "undo", mark("Undo"), id="editor.undo"),
        Binding("y,ctrl+y", "redo", mark("Do it again"), id="editor.redo"),
        Binding("s,ctrl+s", "save", mark("Save"), id="editor.save"),
        Binding("S", "save_as", mark("Save under another name"), id="editor.save-as"),
        Binding("slash", "find", mark("Find a key of the form"), id="editor.find"),
        Binding("f", "file", mark("The file, or the form"), id="editor.file"),
        Binding("p", "play", mark("Play this week"), id="editor.play"),
        Binding("w", "ahead(0)", mark("Worlds: how this plan ends in many worlds"), id="editor.worlds"),
        Binding("v", "ahead(1)", mark("Levers: change it and see what that does"), id="editor.levers"),
        Binding("question_mark,f1", "explain", mark("What am I seeing?"), id="editor.explain"),
        Binding("escape", "leave", mark("Back"), id="editor.leave"),
    ]

    def __init__(self, desk: Desk) -> None:
        """`desk` holds the draft and what is chosen in it."""
        super().__init__()
        self._desk = desk
        self._asked = ""
        self._timer: Any = None

    @property
    def desk(self) -> Desk:
        """The draft and what is chosen."""
        return self._desk

    def on_mount(self) -> None:
        """The first page, and the first check."""
        super().on_mount()
        self._soon()

    # -- what is seen

    def page(self, columns: int, rows: int, look: Look) -> Page:
        """Lanes, form, file."""
        return editor.page(self._desk.sight(self._question()), columns, rows, look)

    def _question(self) -> str | None:
        asked = {
            "name": _("Save as (a file):"),
            "find": _("Find:"),
            "leave": _("Not saved. s save, x leave it, esc stay:"),
        }
        return asked.get(self._asked)

    def hints(self) -> Sequence[Hint]:
        """What can be done."""
        if self._asked == "leave":
            return [Hint("s", _("save"), 0), Hint("x", _("leave it"), 1), Hint("esc", _("stay"), 2)]
        if self._desk.typing is not None:
            return [Hint(_("enter"), _("take it"), 0), Hint("esc", _("as it was"), 1)]
        here = (
            [Hint("↑ ↓", _("field"), 2), Hint(_("enter"), _("type"), 0, "enter"), Hint("← →", _("step"), 2),
             Hint(_("del"), _("default"), 6, "clear"), Hint("pgdn", _("next part"), 1, "turn(1)")]
            if self._desk.in_form
            else [Hint("← →", _("post"), 2), Hint("[ ]", _("move it"), 1), Hint("a", _("add"), 1, "add"),
                  Hint("d", _("delete"), 2, "delete"), Hint("↑ ↓", _("account"), 4)]
        )  # fmt: skip
        swap = _("the week") if self._desk.in_form else _("the form")
        return [
            *here, Hint("tab", swap, 0, "swap"), Hint("u", _("undo"), 2, "undo"), Hint("s", _("save"), 0, "save"),
            Hint("p", _("play"), 1, "play"), Hint("/", _("find"), 4, "find"),
            Hint("f", _("file"), 5, "file"), Hint("w", _("worlds"), 6, "ahead(0)"),
            Hint("?", _("what is this"), 3, "explain"), Hint("esc", _("back"), 3, "leave"),
        ]  # fmt: skip

    # -- typing

    def on_key(self, event: events.Key) -> None:
        """While something is typed, or asked, every key belongs to that."""
        if self._asked == "leave":
            self._answer(event.key)
        elif self._desk.typing is None:
            return
        elif event.key in ("enter", "ctrl+j"):
            self._take()
        elif event.key == "escape":
            self._asked, self._desk.typing = "", None
        elif event.key == "backspace":
            self._desk.typing = self._desk.typing[:-1]
        elif event.character is not None and event.is_printable:
            self._desk.typing = (self._desk.typing + event.character)[:LONGEST]
        event.stop()
        event.prevent_default()
        self.repaint()

    def on_paste(self, event: events.Paste) -> None:
        """A paste goes into what is being typed."""
        if self._desk.typing is not None:
            self._desk.typing = (self._desk.typing + " ".join(event.text.split("\n")))[:LONGEST]
            self.repaint()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Letters mean themselves while something is typed."""
        return self._desk.typing is None and not self._asked

    def _take(self) -> None:
        text = self._desk.typing or ""
        if self._asked == "name":
            self._asked, self._desk.typing = "", None
            self._save_to(text)
        elif self._asked == "find":
            self._asked, self._desk.typing = "", None
            self._desk.find(text)
        else:
            self._desk.take(text)
            self._soon()

    def _answer(self, key: str) -> None:
        self._asked = ""
        if key == "s":
            self.action_save()
            if not self._desk.changed:
                self.app.pop_screen()
        elif key == "x":
            self._desk.throw_away()
            self.app.pop_screen()

    # -- what the keys do

    def action_swap(self) -> None:
        """The keys go to the other half."""
        self._desk.in_form = not self._desk.in_form
        self.repaint()

    def action_move(self, by: int) -> None:
        """Another field, or another account."""
        self._desk.move(by)
        self.repaint()

    def action_step(self, by: int) -> None:
        """Another post, or the value a step on."""
        self._did(self._desk.step(by))

    def action_shift(self, minutes: int) -> None:
        """The post moves in time."""
        self._did(self._desk.shift(minutes))

    def action_turn(self, by: int) -> None:
        """Another part of the form."""
        self._desk.turn(by)
        self.repaint()

    def action_add(self) -> None:
        """A new post by the chosen account."""
        self._did(self._desk.add())

    def action_delete(self) -> None:
        """The chosen row goes."""
        self._did(self._desk.delete())

    def action_enter(self) -> None:
        """Type into the field; from the lanes, go to the form."""
        if self._desk.in_form:
            self._desk.begin()
        else:
            self._desk.in_form = True
        self.repaint()

    def action_clear(self) -> None:
        """The field has its default again."""
        self._did(self._desk.clear())

    def action_undo(self) -> None:
        """One step back."""
        self._did(self._desk.undo())

    def action_redo(self) -> None:
        """One step on."""
        self._did(self._desk.redo())

    def action_find(self) -> None:
        """Ask for a part of a key's name."""
        self._asked, self._desk.typing = "find", ""
        self.repaint()

    def action_file(self) -> None:
        """The file in place of the form where both do not fit."""
        self._desk.show_file = not self._desk.show_file
        self.repaint()

    def action_save(self) -> None:
        """Into its file; a bundled scenario is saved as a file of one's own."""
        if self._desk.path is None:
            self.action_save_as()
        else:
            self._save_to(str(self._desk.path))

    def action_save_as(self) -> None:
        """Ask for a name."""
        self._asked, self._desk.typing = "name", str(self._desk.proposed())
        self.repaint()

    def _save_to(self, name: str) -> None:
        self._desk.save(Path(name).expanduser())
        self.repaint()

    def action_play(self) -> None:
        """Play the week as it is written."""
        scenario, app = self._desk.playable(), self.groundswell
        if scenario is not None and app is not None:
            app.play(scenario, scenario.title)
        self.repaint()

    def action_ahead(self, levers: int) -> None:
        """Many worlds of it, or its levers."""
        scenario, app = self._desk.playable(), self.groundswell
        if scenario is not None and app is not None:
            app.look_ahead(scenario, levers=bool(levers))
        self.repaint()

    def action_explain(self) -> None:
        """In plain words."""
        self.app.push_screen(ExplainScreen("editor"))

    def action_leave(self) -> None:
        """Back; what is not saved is asked about."""
        if self._desk.changed:
            self._asked = "leave"
            self.repaint()
        else:
            self.app.pop_screen()

    def rolled(self, step: int) -> None:
        """The wheel moves the choice."""
        self.action_move(step)

    def touched(self, hit: Hit, x: int, y: int) -> None:
        """A click chooses; a second one on a field types into it."""
        if self._asked or self._desk.typing is not None:
            return
        if hit.kind == "field":
            again = self._desk.in_form and self._desk.field == hit.value
            self._desk.in_form, self._desk.field = True, hit.value
            if again:
                self._desk.begin()
        elif hit.kind == "post":
            self._desk.choose(hit.value)
        elif hit.kind == "lane":
            self._desk.in_form = False
            self._desk.take_lane(hit.value)
        self.repaint()

    # -- checking and keeping, off the keys' way

    def _did(self, changed: bool) -> None:
        if changed:
            self._soon()
        self.repaint()

    def _soon(self) -> None:
        """Check and keep the draft when the keys rest."""
        self._desk.checking = True
        if self._timer is not None:
            self._timer.stop()
        self._timer = self.set_timer(PAUSE, self._look_over)

    def _look_over(self) -> None:
        self.run_worker(self._check, thread=True, group="check", exclusive=True)

    def _check(self) -> None:
        text = self._desk.draft.text
        found = self._desk.examined(text)
        self._desk.keep(text)
        self.from_thread(self._checked, text, found)

    def _checked(self, text: str, found: Findings) -> None:
        if text == self._desk.draft.text:
            self._desk.found, self._desk.checking = found, False
            self.repaint()
