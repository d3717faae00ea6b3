"""Two futures, and many worlds, as tables."""

from __future__ import annotations

from typing import TYPE_CHECKING

from simulator.catalogue import _

from .table import Cell, Table, table
from .views import now

if TYPE_CHECKING:
    from ..frame import Frame
    from ..outlook_view import View


def side_by_side(frame: Frame) -> list[Table]:
    """The figures of both futures at this minute, and the differences."""
    mine, other, society = frame.snapshot, frame.beside, frame.society
    if mine is None or other is None or society is None:
        return []
    a, b = now(other, society), now(mine, society)
    rows: list[tuple[Cell, ...]] = []
    for (name, first), (_name, second) in zip(a.rows, b.rows, strict=True):
        both = isinstance(first, int | float) and isinstance(second, int | float)
        rows.append((name, first, second, second - first if both else None))  # type: ignore[operator]
    beside = next((one.name for one in frame.branches if one.beside), "A")
    current = next((one.name for one in frame.branches if one.current), "B")
    done = [(one.name, one.told) for one in frame.branches]
    return [
        table(_("Two futures"), (_("figure"), beside, current, _("difference")), rows),
        table(_("Futures"), (_("future"), _("done by hand")), done),
    ]


def many_worlds(view: View) -> list[Table]:
    """How each world ends, and the fan."""
    found = [
        table(
            _("Known so far"),
            (_("figure"), _("value")),
            [
                (_("worlds"), view.worlds),
                (_("people"), view.people),
                (_("goal"), view.goal),
                (_("goal reached in"), view.hits),
                (_("in words"), view.verdict),
            ],
        ),
        table(_("Worlds"), (_("world"), view.measure or _("value")), enumerate(view.values, 1)),
    ]
    return found
