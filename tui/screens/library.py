"""The first screen: which scenarios there are, and what each asks."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from pathlib import Path
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType

from simulator.catalogue import _, mark

from .. import cover as covers
from .. import handed, results, sessions
from ..cover import Cover
from ..paint import library
from ..paint.hints import Hint
from ..paint.look import Look
from ..paint.page import Hit, Page
from .explain import ExplainScreen
from .takeaway import TakeScreen

LONGEST_QUERY = 40
KEPT = ("session", "result")
"""Shelves of what was done before."""
NOT_TYPED = ("up", "down", "enter", "ctrl+j", "escape", "pageup", "pagedown", "home", "end")
"""Keys that keep their meaning during a search."""


class LibraryScreen(TakeScreen):
    """A list on the left, a preview on the right; Enter plays."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down", "move(1)", mark("Next scenario"), id="library.down"),
        Binding("up", "move(-1)", mark("Scenario before"), id="library.up"),
        Binding("pagedown", "move(5)", show=False),
        Binding("pageup", "move(-5)", show=False),
        Binding("home", "move(-1000)", show=False),
        Binding("end", "move(1000)", show=False),
        # an Enter that is pressed before the screen is up arrives as a line feed
        Binding("enter,ctrl+j", "play", mark("Play the chosen scenario"), id="library.play"),
        Binding("w", "ahead(0)", mark("Worlds: how it ends in many worlds"), id="library.worlds"),
        Binding("v", "ahead(1)", mark("Levers: change it and see what that does"), id="library.levers"),
        Binding("e", "edit(0)", mark("Edit: the week on lanes and in forms"), id="library.edit"),
        Binding("n", "edit(1)", mark("New: a scenario of one's own, made from this one"), id="library.new"),
        Binding("tab", "shelf(1)", mark("The next shelf: lessons, files, sessions"), id="library.shelf", priority=True),
        Binding("shift+tab", "shelf(-1)", show=False, priority=True),
        Binding("delete", "forget", mark("Forget the chosen session or result"), id="library.forget"),
        Binding("k", "evidence", mark("Evidence: why to believe it, and what it leans on"), id="library.evidence"),
        Binding("slash", "search", mark("Search"), id="library.search"),
        Binding("question_mark,f1", "explain", mark("What am I seeing?"), id="library.explain"),
        Binding("escape", "clear", mark("End the search"), id="library.clear"),
    ]

    def __init__(self, shelf: Sequence[Cover] | None = None) -> None:
        """`shelf` stands in for everything that there is in tests."""
        super().__init__()
        self._given = shelf
        self._all = list(covers.listed() if shelf is None else shelf)
        self._chosen = 0
        self._query: str | None = None

    def on_mount(self) -> None:
        """The chosen scenario is read before the first page, the others after it, one at a time."""
        self._read(0)
        super().on_mount()
        self.call_after_refresh(self._look_around)

    def on_screen_resume(self) -> None:
        """There may be another session, or another file."""
        if self.is_mounted:
            self.call_after_refresh(self._look_around)
        super().on_screen_resume()

    def read_anew(self) -> None:
        """Every cover once more, in another language."""
        if self._given is None:
            chosen = self._chosen
            self._all = list(covers.listed())
            self._chosen = min(chosen, len(self._all) - 1)
            self._read(self._chosen)
            self._look_around()

    def _look_around(self) -> None:
        """What lies in this folder and what was kept, behind the bundled ones; what is chosen stays chosen."""
        if self._given is None:
            chosen = self.chosen
            known = {one.path: one for one in self._all if one.read and one.group == "own"}
            mine = [known.get(one.path, one) for one in covers.own(Path.cwd())]
            kept = [*covers.kept(), *covers.seen()]
            self._all = [one for one in self._all if one.group not in ("own", *KEPT)] + mine + kept
            places = [place for place, one in enumerate(self.found) if chosen and one.path == chosen.path]
            self._chosen = places[0] if places else min(self._chosen, max(0, len(self.found) - 1))
        self._read_on()

    def _read(self, place: int) -> None:
        if place < len(self._all) and not self._all[place].read:
            self._all[place] = covers.read(self._all[place])

    def _read_on(self) -> None:
        left = next((place for place, one in enumerate(self._all) if not one.read), None)
        if left is None:
            self.repaint()
            return
        self._read(left)
        self.set_timer(0.001, self._read_on)

    @property
    def found(self) -> list[Cover]:
        """What matches the search: in titles, questions, summaries, names, and what was done by hand."""
        wanted = (self._query or "").casefold().split()
        return [one for one in self._all if all(word in _words(one) for word in wanted)]

    @property
    def chosen(self) -> Cover | None:
        """The scenario under the pointer."""
        found = self.found
        return found[min(self._chosen, len(found) - 1)] if found else None

    def page(self, columns: int, rows: int, look: Look) -> Page:
        """List and preview."""
        found = self.found
        self._chosen = min(self._chosen, max(0, len(found) - 1))
        return library.page(found, self._chosen, self._query, len(self._all), columns, rows, look)

    def hints(self) -> Sequence[Hint]:
        """What can be done."""
        if self._query is not None:
            return [
                Hint(_("enter"), _("play"), 1, "play"),
                Hint("↑ ↓", _("choose"), 2),
                Hint("esc", _("end the search"), 0, "clear"),
            ]
        return [
            Hint(_("enter"), self._enter(), 0, "play"),
            Hint("↑ ↓", _("choose"), 2),
            Hint("tab", _("next shelf"), 3, "shelf(1)"),
            *self._for_the_chosen(),
            Hint("/", _("search"), 4, "search"),
            Hint("?", _("what is this"), 1, "explain"),
            Hint("k", _("evidence"), 4, "evidence"),
            Hint("t", _("colours"), 6, "app.next_theme"),
            Hint("^p", _("all commands"), 5, "app.command_palette"),
            Hint("q", _("quit"), 2, "app.quit"),
        ]

    @property
    def spot(self) -> str:
        """The list, unless something is searched for."""
        return "library" if self._query is None else ""

    @property
    def _on_kept(self) -> bool:
        return self.chosen is not None and self.chosen.group in KEPT

    def _enter(self) -> str:
        """What Enter does with the chosen one."""
        group = "" if self.chosen is None else self.chosen.group
        return {"session": _("go on"), "result": _("open")}.get(group, _("play"))

    def _for_the_chosen(self) -> list[Hint]:
        """What can be done with a scenario, or with what was kept."""
        if self._on_kept:
            return [Hint(_("del"), _("forget it"), 4, "forget")]
        return [
            Hint("w", _("worlds"), 3, "ahead(0)"),
            Hint("v", _("levers"), 2, "ahead(1)"),
            Hint("e", _("edit"), 3, "edit(0)"),
            Hint("n", _("new"), 4, "edit(1)"),
        ]

    def commands(self) -> Iterable[tuple[str, str, Callable[[], None]]]:
        """Every scenario and every session by its name."""
        app = self.groundswell
        if app is None:
            return
        for one in self._all:
            if one.group == "session":
                yield _("Go on with: {title}").format(title=one.title), one.question, partial(app.reopen, one.path)
            elif one.group == "result":
                open_it = partial(app.reopen_result, one.path)
                yield _("Many worlds of: {title}").format(title=one.title), one.question, open_it
            elif one.playable:
                yield _("Play: {title}").format(title=one.title), one.question, partial(app.play, one.path, one.title)

    def on_key(self, event: events.Key) -> None:
        """While searching, letters go into the search and nowhere else."""
        if self._query is None or event.key in NOT_TYPED:
            return
        if event.key == "backspace":
            self._query = self._query[:-1]
        elif event.character is not None and event.is_printable:
            self._query = (self._query + event.character)[:LONGEST_QUERY]
        else:
            return
        event.stop()
        event.prevent_default()
        self._chosen = 0
        self.repaint()

    def on_paste(self, event: events.Paste) -> None:
        """A file that was dragged in, or its path that was pasted, is opened; other words go into a search."""
        event.stop()
        try:
            path = handed.path_of(event.text)
        except ValueError as error:
            self.notify(str(error), severity="warning", markup=False)
            return
        if path is not None:
            self._open(path)
        elif self._query is not None:
            typed = "".join(letter for letter in event.text if letter.isprintable())
            self._query = (self._query + typed)[:LONGEST_QUERY]
            self._chosen = 0
            self.repaint()

    def _open(self, path: Path) -> None:
        """Play a file, or go on with a session's; what cannot be played is put in front with the reason."""
        app = self.groundswell
        if app is None:
            return
        if sessions.holds_one(path):
            app.reopen(path)
            return
        cover = covers.read(covers.unread(path.stem, path, "own"))
        if cover.playable:
            app.play(path, cover.title)
            return
        self._query = None
        self._all = [cover, *(one for one in self._all if one.path != path)]
        self._chosen = 0
        self.repaint()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Keys that are letters too mean themselves while something is searched for."""
        if action in ("ahead", "edit") and self._on_kept:
            return False
        taken = ("take_picture", "take_numbers", "copy_numbers")
        typed = ("search", "explain", "ahead", "edit", "evidence", "forget", *taken)
        return self._query is None or action not in typed

    @property
    def searching(self) -> bool:
        """Whether letters are being typed."""
        return self._query is not None

    def action_move(self, by: int) -> None:
        """Another scenario."""
        self._chosen = min(max(0, len(self.found) - 1), max(0, self._chosen + by))
        self.repaint()

    def action_shelf(self, by: int) -> None:
        """The first one of the next shelf, or of the one before."""
        groups = [one.group for one in self.found]
        order = list(dict.fromkeys(groups))
        if order and self.chosen is not None:
            self._chosen = groups.index(order[(order.index(self.chosen.group) + by) % len(order)])
            self.repaint()

    def action_forget(self) -> None:
        """Take the chosen session or result out of the list, for good."""
        chosen = self.chosen
        if chosen is None or chosen.group not in KEPT:
            return
        if chosen.group == "session":
            sessions.forget(chosen.path)
            self.notify(_("The session is forgotten."), markup=False)
        else:
            results.forget(chosen.path)
            self.notify(_("The result is forgotten."), markup=False)
        self._all = [one for one in self._all if one is not chosen]
        self.repaint()

    def action_search(self) -> None:
        """Begin to search."""
        self._query = ""
        self.repaint()

    def action_clear(self) -> None:
        """End the search, and stay on what was found."""
        chosen = self.chosen
        self._query = None
        self._chosen = self._all.index(chosen) if chosen is not None else 0
        self.repaint()

    def action_play(self) -> None:
        """Play the chosen scenario, go on with the chosen session, open the chosen result."""
        chosen, app = self.chosen, self.groundswell
        if chosen is None or app is None or not chosen.playable:
            return
        if chosen.group == "session":
            app.reopen(chosen.path)
        elif chosen.group == "result":
            app.reopen_result(chosen.path)
        else:
            app.play(chosen.path, chosen.title)

    def action_ahead(self, levers: int) -> None:
        """Many worlds of the chosen scenario, or its levers."""
        chosen, app = self.chosen, self.groundswell
        if chosen is not None and chosen.playable and app is not None:
            app.look_ahead(chosen.path, levers=bool(levers))

    def action_edit(self, new: int) -> None:
        """The editor, for the chosen scenario or for one of one's own that begins like it."""
        chosen, app = self.chosen, self.groundswell
        if chosen is not None and app is not None:
            app.edit(chosen.path, chosen.name, new=bool(new))

    def action_evidence(self) -> None:
        """Why anybody should believe it, and what the chosen scenario leans on."""
        from .evidence import EvidenceScreen

        chosen = self.chosen
        plan = chosen is not None and chosen.playable and chosen.group not in KEPT
        self.app.push_screen(EvidenceScreen(chosen.path if plan and chosen is not None else None))

    def action_explain(self) -> None:
        """In plain words."""
        self.app.push_screen(ExplainScreen("library"))

    def rolled(self, step: int) -> None:
        """The wheel moves the choice."""
        self.action_move(step)

    def touched(self, hit: Hit, x: int, y: int) -> None:
        """A click chooses; a second one on the same scenario plays it."""
        if hit.kind == "cover":
            again = hit.value == self._chosen
            self._chosen = hit.value
            self.repaint()
            if again:
                self.action_play()


def _words(one: Cover) -> str:
    """Everything of a cover that a search looks in."""
    parts = [one.title, one.question, one.summary, one.name, one.goal, *(name for name, _what in one.cast),
             *(what for _when, what in one.done)]  # fmt: skip
    return " ".join(parts).casefold()
