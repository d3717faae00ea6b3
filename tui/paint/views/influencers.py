"""Influencers: what each account did, whom it reached and what came of it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from simulator.catalogue import _
from simulator.numerals import numeral

from ... import words
from ..line import Block, Line, Span, blank, clip, width, wrap
from ..look import Look
from ..matrix import matrix
from ..page import Page
from ..panel import heading, meter, table
from .view import Sight, said

if TYPE_CHECKING:
    from simulator.snapshot import InfluencerRow


MOST_COMPARED = 10
"""Accounts whose audiences are laid side by side."""


def paint(sight: Sight, room: int, rows: int) -> Page:
    """A row for each account, and a bar for whom it reached."""
    look, accounts = sight.look, sight.shot.influencers
    if not accounts:
        return Page(said(_("Nobody speaks in this scenario. Add an [[influencer]] to its file."), room, rows, look))
    titles = (_("account"), _("posts"), _("reach"), _("sights"), _("per head"), _("shares"), _("deeds"), _("fee"),
              _("cost per deed"))  # fmt: skip
    body = [_account_row(one) for one in accounts]
    selected = min(sight.scroll, len(body) - 1)
    first = max(0, selected - max(1, rows - 8))
    shown = table(titles, body[first:], room, look, drop=(4, 3, 1, 7, 8), selected=selected - first)
    note = _("Amounts in {currency}. Reach counts different people; one person may be reached by several.")
    lines: Block = [*shown[: max(2, rows // 2)], *blank(room, 1), heading(_("Whom each one reached"), look)]
    top = max(1, *(one.reach for one in accounts))
    for one in accounts[first : first + max(0, rows - len(lines) - 3)]:
        lines.append(_reach_bar(one.name, one.reach, top, sight.society.people, room, look))
    lines += blank(room, 1)
    both = [place for place, one in enumerate(accounts) if one.reach and one.shared][:MOST_COMPARED]
    if len(both) > 1 and len(lines) + len(both) + 5 <= rows:
        lines += [*_overlap(accounts, both, room, look), *blank(room, 1)]
    currency = sight.society.currency
    lines += [(Span(text, look.palette.muted),) for text in wrap(note.format(currency=currency), room, 2)]
    return Page(lines)


def _overlap(accounts: Sequence[InfluencerRow], both: Sequence[int], room: int, look: Look) -> Block:
    """Of those whom a row's account reached the part whom the column's account reached too."""
    names = [accounts[place].name for place in both]
    parts = np.array([[accounts[row].shared[column] / accounts[row].reach for column in both] for row in both])
    title = heading(_("Of those whom one reached, percent reached by the other too"), look)
    return [title, *matrix(names, names, parts, room, look)]


def _account_row(row: InfluencerRow) -> tuple[str, ...]:
    """The cells of one account, in the order of the table's columns."""
    cost = row.cost_per_deed_cents
    return (
        row.name,
        str(row.posts),
        words.count(row.reach),
        words.short_count(row.impressions),
        f"{numeral(row.frequency):.1f}",
        words.count(row.shares),
        words.count(row.deeds),
        words.money(row.fee_cents) if row.fee_cents else "-",
        "-" if cost is None else words.money(cost),
    )


def _reach_bar(name: str, reach: int, top: int, people: int, room: int, look: Look) -> Line:
    wide, number = min(22, room // 3), f" {words.percent(reach / max(1, people)):>7}"
    label = clip(name, wide)
    bar = meter(reach / top, max(4, room - wide - 2 - len(number)), look, look.palette.accent)
    return (
        Span(label + " " * (wide - width(label) + 2), look.palette.text),
        *bar,
        Span(number, look.palette.muted),
    )
