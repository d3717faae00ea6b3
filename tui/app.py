"""The app: which screen is in front, which colours, and how it ends."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import partial
from io import StringIO
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual.app import App, SystemCommand
from textual.binding import Binding, BindingType
from textual.command import CommandPalette
from textual.screen import Screen

from simulator.catalogue import _, language, languages, mark, speak

from . import preferences, recording, sessions, tour
from .looks import FIRST, THEMES, look_for, next_theme, spoken, themes
from .paint.line import clip
from .paint.look import Look
from .run_like import RunLike
from .screens.library import LibraryScreen
from .screens.page_screen import PageScreen
from .screens.palette import SpokenPalette
from .terminal import CODES, Terminal

if TYPE_CHECKING:
    from simulator.scenario import Scenario

    from .tour import Step

LONGEST_COMMAND = 160
"""Cells of a command's name and remark in the palette; what would act on the terminal is taken out of them."""
BETWEEN_CHECKS = 0.5
"""Seconds between two looks whether the terminal is still there."""


class GroundswellApp(App[None]):
    """Library, live week, and what opens from them."""

    TITLE = "Groundswell"
    ENABLE_COMMAND_PALETTE = True
    COMMAND_PALETTE_BINDING = "ctrl+p"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("q", "quit", mark("Quit"), id="app.quit"),
        # before anything that is typed into, and over a palette that is open
        Binding("ctrl+q,ctrl+c", "quit", show=False, priority=True),
        Binding("escape", "end_tour", show=False, priority=True),
        Binding("t", "next_theme", mark("Other colours"), id="app.theme"),
        Binding("L", "next_language", mark("Another language"), id="app.language"),
    ]

    def __init__(
        self, scenario: str | Path | None = None, run_factory: Callable[[], RunLike] | None = None,
        *, newcomers: bool = False, first: Callable[[], Screen[object]] | None = None,
    ) -> None:  # fmt: skip
        """With a scenario (or a run) the week opens at once, without either the library does.

        newcomers  whether somebody who has not seen the first tour is offered it
        first      makes the screen that opens instead, such as a lesson
        """
        super().__init__()
        self._scenario, self._run_factory, self._first = scenario, run_factory, first
        self.likes = preferences.load()
        self._letters: bool | None = True if self.likes.letters else None
        self._touring = newcomers and not self.likes.toured
        self._terminal = Terminal()
        for theme in themes():
            self.register_theme(theme)
        self.theme = self.likes.theme if self.likes.theme in THEMES else FIRST

    @property
    def look(self) -> Look:
        """How everything is painted now."""
        return look_for(self.theme, letters=self._letters)

    def on_mount(self) -> None:
        """The first screen, and the ways out."""
        self._listen()
        self.theme_changed_signal.subscribe(self, lambda _theme: self._repaint())
        if self._first is not None:
            self.push_screen(self._first())
        elif self._run_factory is not None or self._scenario is not None:
            self._open_week(self._run_factory, self._scenario, "")
        else:
            self.push_screen(LibraryScreen())
        self.call_after_refresh(self._warm_up)

    def _warm_up(self) -> None:
        """Load what the week needs while the library is being looked at."""
        self.run_worker(self._load, thread=True, group="warm-up")

    def _load(self) -> None:
        from importlib import import_module

        for module in (".live_run", ".screens.live", ".screens.outlook"):
            import_module(module, __package__)

    def _listen(self) -> None:
        """Leave as by `q` when the system says so; end at once when the terminal has been closed."""
        if self.is_headless:
            return
        loop = asyncio.get_running_loop()

        def leave(code: int) -> None:
            loop.call_soon_threadsafe(self._leave, code)

        self._terminal.listen(leave)
        self.set_interval(BETWEEN_CHECKS, self._check_terminal)

    def _leave(self, code: int) -> None:
        self._check_terminal()
        self.exit(return_code=code)

    def _check_terminal(self) -> None:
        # what is written to a closed terminal waits in Textual's queue, which in the end blocks everything
        if self._terminal.lost:
            for screen in self.screen_stack:
                if isinstance(screen, PageScreen):
                    screen.hurry()
            self._terminal.end(CODES["SIGHUP"])

    def _fatal_error(self) -> None:
        """After an error of our own: leave, and say so in a sentence."""
        from rich.text import Text

        from . import crash

        error = self._exception or RuntimeError()
        if not self._exit_renderables:
            self._exit_renderables.append(Text(crash.words(error, crash.write_down(error))))
        self._close_messages_no_wait()

    def on_unmount(self) -> None:
        """The system's signals are its own again."""
        self._terminal.ignore()

    # -- between screens

    def play(self, source: str | Path | Scenario, title: str) -> None:
        """Open the week of a scenario; a lesson is told beside it."""
        from .class_door import lesson_screen

        lesson = lesson_screen(source) if isinstance(source, (str, Path)) else None
        if lesson is not None:
            self.push_screen(lesson)
        else:
            self._open_week(None, source, title)

    def look_ahead(self, source: str | Path | Scenario, *, levers: bool) -> None:
        """Open the worlds of a scenario, or its levers."""
        from .screens.outlook import LeversScreen, WorldsScreen

        self.push_screen(LeversScreen(source) if levers else WorldsScreen(source))

    def edit(self, path: Path, name: str, *, new: bool) -> None:
        """Open the editor for a file; for a `new` one it begins with this file's text."""
        from simulator.scenario import ScenarioError

        from .desk import desk_for
        from .screens.editor import EditorScreen

        try:
            self.push_screen(EditorScreen(desk_for(path, name, new=new)))
        except ScenarioError as error:
            self.notify(str(error), severity="error", markup=False)

    @property
    def _speed(self) -> int:
        from .frame import FIRST_SPEED

        return self.likes.speed or FIRST_SPEED

    def edit_text(self, text: str, name: str) -> None:
        """Open the editor with a text that is no file yet."""
        from .desk import Desk
        from .screens.editor import EditorScreen

        self.push_screen(EditorScreen(Desk(text, name, None)))

    def reopen(self, path: Path) -> None:
        """Open a session that was kept, where it was left; it goes on being kept in the same file."""
        from .live_run import reopened
        from .screens.live import LiveScreen

        try:
            again = recording.read(sessions.read(path))
        except (OSError, ValueError) as error:
            self.notify(clip(str(error), 300), severity="error", markup=False)
            return
        week = LiveScreen(partial(reopened, again), again.title, again.scenario, partial(sessions.keep, path), False,
                          self._speed)  # fmt: skip
        self.push_screen(week)

    def reopen_result(self, path: Path) -> None:
        """Open the worlds that were kept: they are there at once, and can be gone on with."""
        from . import results
        from .screens.outlook import WorldsScreen

        try:
            kept = results.read(path)
        except (OSError, ValueError) as error:
            self.notify(clip(str(error), 300), severity="error", markup=False)
            return
        self.push_screen(WorldsScreen(kept.plan, before=kept.before, note=kept.note))

    def _open_week(
        self, factory: Callable[[], RunLike] | None, source: str | Path | Scenario | None, title: str
    ) -> None:
        from .live_run import live_run
        from .screens.live import LiveScreen

        if factory is not None:  # a run of somebody else's making is not kept
            self.push_screen(LiveScreen(factory, title, source))
            return
        assert source is not None
        if not isinstance(source, (str, Path)) or not sessions.holds_one(Path(source)):
            keep = partial(sessions.keep, sessions.new_file(title or Path(str(source)).stem))
            self.push_screen(LiveScreen(partial(live_run, source), title, source, keep, speed=self._speed))
        else:
            self.push_screen(LibraryScreen())
            self.reopen(Path(source))

    def leave_run(self) -> None:
        """From the week to the library; a week that was opened directly gives way to it."""
        if any(isinstance(screen, LibraryScreen) for screen in self.screen_stack):
            self.pop_screen()
        else:
            self.switch_screen(LibraryScreen())

    # -- what every screen offers

    def remember(self, **likes: object) -> None:
        """Keep what somebody likes, for the next time too."""
        before = self.likes
        self.likes = replace(self.likes, **likes)  # type: ignore[arg-type]
        if self.likes != before:
            preferences.keep(self.likes)

    def deliver(self, text: str, name: str) -> None:
        """Let the browser download a text."""
        self.deliver_text(StringIO(text), save_filename=name)

    def action_next_theme(self) -> None:
        """The next colours."""
        self.show_theme(next_theme(self.theme))

    def show_theme(self, name: str) -> None:
        """These colours, now and the next time."""
        self.theme = name
        self.remember(theme=name)
        self.notify(_("Colours: {name}").format(name=spoken()[name]), timeout=2, markup=False)

    def show_letters(self, letters: bool) -> None:
        """People as letters instead of pixels, or pixels again."""
        self._letters = letters
        self.remember(letters=letters)
        self._repaint()

    def _repaint(self) -> None:
        for screen in self.screen_stack:
            if isinstance(screen, PageScreen):
                screen.repaint()

    # -- the first tour

    def tour_step(self, spot: str) -> Step | None:
        """What the tour says at this place; whoever has come to its last step has seen it."""
        step = tour.at(spot) if self._touring else None
        if step is not None and step.number == tour.STEPS:
            self.remember(toured=True)
        return step

    def action_tour(self) -> None:
        """The tour again, from where somebody is; elsewhere it waits for the library or the week."""
        self._touring = True
        self._repaint()
        if isinstance(self.screen, PageScreen) and tour.at(self.screen.spot) is None:
            self.notify(_("The tour goes on in the library, in the week and at the levers."), markup=False)

    def action_end_tour(self) -> None:
        """No more of it, now and the next time."""
        self._touring = False
        self.remember(toured=True)
        self._repaint()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Escape ends the tour only where the tour is seen; elsewhere it is the screen's."""
        if action == "end_tour":
            return isinstance(self.screen, PageScreen) and self.tour_step(self.screen.spot) is not None
        return super().check_action(action, parameters)

    def action_command_palette(self) -> None:
        """Every action by its name, to be searched."""
        if self.use_command_palette and not CommandPalette.is_open(self):  # type: ignore[arg-type]
            self.push_screen(SpokenPalette())

    def action_next_language(self) -> None:
        """The next language; a week that is being watched goes on in its own."""
        if not isinstance(self.screen, LibraryScreen):
            return
        codes = list(languages())
        self.show_language(codes[(codes.index(language()) + 1) % len(codes)])

    def show_language(self, code: str) -> None:
        """Speak this language, now and the next time."""
        speak(code)
        self.remember(language=code)
        for screen in self.screen_stack:
            if isinstance(screen, LibraryScreen):
                screen.read_anew()
        self._repaint()
        self.notify(languages()[code], timeout=2, markup=False)

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """Every action of the screen in front, by its name and with its keys."""
        keys: dict[tuple[str, str], list[str]] = {}
        for one in screen.active_bindings.values():
            # what has an id is ours and has been given a name; the rest is Textual's own
            if one.binding.id is not None and one.binding.description:
                keys.setdefault((one.binding.description, one.binding.action), []).append(_key_name(one.binding.key))
        for (name, action), names in keys.items():
            yield SystemCommand(_(name), _("key: {keys}").format(keys=" ".join(names)), self._runner(screen, action))
        yield SystemCommand(_("The tour in five steps"), _("for everybody who is new here"), self.action_tour)
        for theme, spoken_name in spoken().items():
            colours = _("Colours: {name}").format(name=spoken_name)
            yield SystemCommand(colours, _("remembered for the next time"), partial(self.show_theme, theme))
        if isinstance(screen, LibraryScreen):  # a week that is being watched goes on in its language
            for code, own_name in languages().items():
                said = _("Language: {name}").format(name=own_name)
                yield SystemCommand(said, _("remembered for the next time"), partial(self.show_language, code))
        if isinstance(screen, PageScreen):
            for name, told, start in screen.commands():
                yield SystemCommand(clip(name, LONGEST_COMMAND), clip(told, LONGEST_COMMAND), start)

    def _runner(self, screen: Screen[object], action: str) -> Callable[[], None]:
        async def run() -> None:
            await screen.run_action(action)

        def start() -> None:
            self.call_later(run)

        return start


def _key_name(key: str) -> str:
    """A key as it is printed on the keyboard."""
    signs = {"full_stop": ".", "greater_than_sign": ">", "question_mark": "?", "plus": "+", "minus": "-", "slash": "/",
             "comma": ",", "semicolon": ";", "equals_sign": "=", "ampersand": "&", "quotation_mark": '"',
             "apostrophe": "'", "left_parenthesis": "("}  # fmt: skip
    return signs.get(key, key)
