"""The numbered views of the live week, each in a file of its own."""

from __future__ import annotations

from simulator.catalogue import _

from . import books, bubbles, cascades, deeds, diary, endings, influencers
from .view import Sight, View, counting

__all__ = ["SOCIETY", "VIEWS", "Sight", "View"]

SOCIETY = View(lambda: _("Society"), "live.society", lambda sight, room, rows: counting(room, rows, sight.look))
"""The heart of the screen, which `paint.live` composes itself."""
VIEWS: tuple[View, ...] = (
    SOCIETY,
    View(lambda: _("Cascades"), "live.cascades", cascades.paint, "cascades", whole=True, rows=cascades.rows_of,
         opens=True),
    View(lambda: _("Bubbles"), "live.bubbles", bubbles.paint, "bubbles", whole=True, paged=True),
    View(lambda: _("Influencers"), "live.influencers", influencers.paint),
    View(lambda: _("Where it died"), "live.endings", endings.paint, "endings", whole=True, rows=endings.rows_of,
         paged=True),
    View(lambda: _("Deeds"), "live.deeds", deeds.paint, "deeds", whole=True, rows=deeds.rows_of, paged=True,
         opens=True),
    View(lambda: _("Books"), "live.books", books.paint, "books", whole=True, paged=True),
    View(lambda: _("Diary"), "live.diary", diary.paint),
)  # fmt: skip
