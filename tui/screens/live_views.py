"""Going through the views of the live week, their rows and their pages."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.timer import Timer

from simulator.catalogue import _, mark
from simulator.snapshot.closeups import Deeds

from ..frame import FIRST_SPEED
from ..numbers.table import Table
from ..numbers.views import tables
from ..paint import live
from ..paint.views import VIEWS, View
from ..run_like import RunLike
from ..words import moment
from .live_frames import FrameScreen
from .people import PeopleScreen
from .person import PersonScreen

AFTER_THE_FRAME = 0.03
"""Seconds after a key before anything is gathered for it: gathering would hold up the frame that answers the key."""


def _number_keys() -> list[Binding]:
    """The number keys, and those that stand in their place on a French keyboard."""
    also = ("ampersand", "é", "quotation_mark", "apostrophe", "left_parenthesis", "", "è", "underscore", "ç")
    found = []
    for number, view in enumerate(VIEWS):
        keys = ",".join(key for key in (str(number + 1), also[number]) if key)
        name = _("View: {name}").format(name=view.name())
        found.append(Binding(keys, f"view({number})", name, id=view.topic))
    return found


class ViewsScreen(FrameScreen):
    """What is looked at, and how closely."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *_number_keys(),
        Binding("comma", "turn(-1)", mark("Previous view"), id="live.previous"),
        Binding("semicolon", "turn(1)", mark("Next view"), id="live.next"),
        Binding("down,tab", "move(1)", mark("Next disc or row, or further down"), id="live.down", priority=True),
        Binding("up,shift+tab", "move(-1)", mark("Disc or row before, or further up"), id="live.up", priority=True),
        Binding("pagedown,n", "leaf(1)", mark("Next page of the view"), id="live.page"),
        Binding("pageup,p", "leaf(-1)", mark("Page of the view before"), id="live.page-back"),
        Binding("enter", "open", mark("Open what is chosen: people, a tree, a person"), id="live.open"),
    ]

    def __init__(
        self, run_factory: Callable[[], RunLike], keep: Callable[[str], None] | None = None, playing: bool = True,
        speed: int = FIRST_SPEED,
    ) -> None:  # fmt: skip
        """The society is in front."""
        super().__init__(run_factory, keep, playing, speed)
        self.choice = live.Choice()
        self._soon: Timer | None = None

    @property
    def _view(self) -> View:
        return VIEWS[self.choice.view]

    def numbers(self) -> tuple[str, Sequence[Table]]:
        """The view in front."""
        frame = self.frame
        if frame.snapshot is None or frame.society is None:
            return "", ()
        choice = replace(self.choice, close=self.closeups.get(self._view.close))
        seen = live.sight(frame, choice, self.look)
        title = f"{frame.society.title}, {self._view.name()}, {moment(frame.head)}"
        return title, tables(seen, self._view.topic)

    @property
    def _rows(self) -> Sequence[int]:
        """Keys of the rows of the view in front."""
        if self.frame.snapshot is None or self.frame.society is None:
            return ()
        choice = replace(self.choice, close=self.closeups.get(self._view.close))
        return self._view.rows(live.sight(self.frame, choice, self.look))

    def action_view(self, view: int) -> None:
        """Another view; it is painted at once from what is there, and its close-up follows."""
        self.choice = replace(self.choice, view=view, scroll=0, deep=False)
        self.repaint()
        self._look_closely()

    def _look_closely(self) -> None:
        """Have the close-up of the view in front gathered, with the chosen row in it, after the key's own frame."""
        if self._soon is not None:
            self._soon.stop()
        self._soon = self.set_timer(AFTER_THE_FRAME, self._gather)

    def _gather(self) -> None:
        self.ask(self.session.look_closely(self._view.close, self.choice.picked[self.choice.view]))

    def action_turn(self, by: int) -> None:
        """The view before or after."""
        self.action_view((self.choice.view + by) % len(VIEWS))

    def action_move(self, by: int) -> None:
        """Another disc or row, or scroll."""
        society, rows = self.frame.society, self._rows
        if self.choice.view == 0 and society is not None:
            self.choice = replace(self.choice, disc=(self.choice.disc + by) % len(society.community_names))
        elif rows:
            self._pick(rows[self._row_after(rows, by)])
        else:
            self.choice = replace(self.choice, scroll=max(0, self.choice.scroll + by))
        self.repaint()

    def _row_after(self, rows: Sequence[int], by: int) -> int:
        """Place of the row that lies `by` after the chosen one."""
        picked = self.choice.picked[self.choice.view]
        here = rows.index(picked) if picked in rows else 0
        return min(len(rows) - 1, max(0, here + by))

    def _pick(self, key: int) -> None:
        view, picked = self.choice.view, self.choice.picked
        self.choice = replace(self.choice, picked=(*picked[:view], key, *picked[view + 1 :]))
        self._look_closely()

    def action_leaf(self, by: int) -> None:
        """Ten rows, or another page of a view that has pages."""
        if self._view.paged:
            self.choice = replace(self.choice, scroll=max(0, self.choice.scroll + by))
            self.repaint()
        else:
            self.action_move(10 * by)

    def action_open(self) -> None:
        """The people of the chosen disc, the whole tree of a post, the person who did a deed."""
        if self.frame.snapshot is None:
            return
        if self.choice.view == 0:
            self.app.push_screen(PeopleScreen(self.frame, self.choice.disc, self.open_person))
        elif self._view.close == "cascades":
            self.choice = replace(self.choice, deep=not self.choice.deep, scroll=0)
            self.repaint()
        elif isinstance(found := self.closeups.get(self._view.close), Deeds):
            doer = next((row.person for row in found.rows if row.number == found.chosen), None)
            if doer is not None:
                self.open_person(doer)

    def open_person(self, person: int) -> None:
        """One person's window."""
        self.ask(self.session.watch(person))
        self.app.push_screen(PersonScreen(self, person))

    def touch_row(self, key: int) -> None:
        """A click chooses a row; a second one opens it."""
        if key == self.choice.picked[self.choice.view] and self._view.opens:
            self.action_open()
        else:
            self._pick(key)
            self.repaint()
