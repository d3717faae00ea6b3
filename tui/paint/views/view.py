"""What a view is, and what a painter of one is given."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from simulator.catalogue import _

from ..line import Block, Span, wrap
from ..look import Look
from ..page import Page

if TYPE_CHECKING:
    from simulator.snapshot import Snapshot, Society
    from simulator.snapshot.closeups import Closeup


@dataclass(frozen=True)
class Sight:
    """Everything that a view may draw."""

    society: Society
    shot: Snapshot
    close: Closeup | None
    """The view's close-up; None until it has been gathered."""
    picked: int
    """Key of the row that was chosen; -1 for the first one."""
    scroll: int
    """Rows or pages that were turned."""
    deep: bool
    """Whether the chosen row was opened."""
    look: Look


def nothing(sight: Sight) -> Sequence[int]:
    """A view without rows to choose from."""
    return ()


@dataclass(frozen=True)
class View:
    """One of the numbered views of the live week."""

    name: Callable[[], str]
    """Its name, in the language that is spoken."""
    topic: str
    """Under which name it is explained."""
    paint: Callable[[Sight, int, int], Page]
    """Given room and rows."""
    close: str = ""
    """Name of its close-up; empty where the snapshot is enough."""
    whole: bool = False
    """Whether it takes the room of the present figures too, unless there is plenty."""
    rows: Callable[[Sight], Sequence[int]] = nothing
    """Keys of the rows that up and down go through; none: they scroll."""
    paged: bool = False
    """Whether what does not fit stands on further pages."""
    opens: bool = False
    """Whether Enter opens the chosen row."""


def counting(room: int, rows: int, look: Look) -> Page:
    """What stands there until the close-up has been gathered."""
    return Page([(Span(text, look.palette.muted),) for text in wrap(_("counting ..."), room, rows)])


def said(text: str, room: int, rows: int, look: Look) -> Block:
    """A quiet remark instead of a picture."""
    return [(Span(part, look.palette.muted),) for part in wrap(text, room, rows)]
