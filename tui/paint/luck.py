"""Luck split from structure: how much of the spread between worlds comes from who is there, how much from the dice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from simulator.catalogue import _

from .line import BOLD, NONE, Block, Span, wrap
from .look import Look
from .panel import heading, panel

if TYPE_CHECKING:
    from simulator.experiment.luck import Luck

    from ..outlook_view import View

WIDE = 100
FEWEST, MOST = 8, 11
"""Rows of the panel: its frame, the bar, what its halves mean, and the words."""


def rows_for(view: View, columns: int) -> int:
    """Rows that the panel needs to say everything."""
    if view.luck is None:
        return FEWEST
    return max(FEWEST, min(MOST, 4 + len(wrap(_words(view.luck), columns - 4, MOST))))


def luck_panel(view: View, columns: int, rows: int, look: Look) -> Block:
    """A bar in two parts and what it means."""
    from simulator.experiment.figures import title

    room = columns - 4
    luck = view.luck
    if luck is None:
        body: Block = [(Span(part, look.palette.muted),) for part in wrap(_waiting(view), room, rows - 2)]
        return panel(heading(_("Luck and structure"), look), body, columns, rows, look)
    name = _("Luck and structure: {measure}").format(measure=title(view.luck_of))
    body = [*_bar(luck, room, look)]
    body += [(Span(part, look.palette.text),) for part in wrap(_words(luck), room, max(1, rows - 2 - len(body)))]
    return panel(heading(name, look), body[: rows - 2], columns, rows, look)


def luck_line(luck: Luck, columns: int, look: Look) -> tuple[Span, ...]:
    """The same in a few words behind others."""
    part = _percent(1.0 - luck.ceiling)
    told = _("{part} of the spread is luck") if columns >= WIDE else _("{part} luck")
    return (Span(f"  {look.glyphs.dot} ", look.palette.faint), Span(told.format(part=part), look.palette.text))


def _bar(luck: Luck, room: int, look: Look) -> Block:
    """Who is there on the left, the dice on the right: two inks, two textures, two names."""
    palette, glyphs = look.palette, look.glyphs
    left = min(room, max(0, round(luck.ceiling * room)))
    people = _("who is there {part}").format(part=_percent(luck.ceiling))
    dice = _("the dice {part}").format(part=_percent(1.0 - luck.ceiling))
    gap = " " * max(2, room - len(people) - len(dice))
    return [
        (Span(glyphs.full * left, palette.good), Span(glyphs.shade * (room - left), palette.accent)),
        (Span(people, palette.good, NONE, BOLD), Span(gap), Span(dice, palette.accent, NONE, BOLD)),
    ]


def _words(luck: Luck) -> str:
    low, high = luck.ceiling_interval
    said = _("{societies} societies met the same {dice} throws of the dice. Who is there explains {low} to {high} of "
             "the spread; more than that nobody can foresee.")  # fmt: skip
    told = said.format(societies=luck.societies, dice=luck.dice, low=_percent(low), high=_percent(high))
    if luck.luck_factor == luck.luck_factor:
        factor = _("A usual stroke of luck multiplies or divides the outcome by {factor}.")
        told += " " + factor.format(factor=f"{luck.luck_factor:.2f}")
    return told


def _waiting(view: View) -> str:
    if view.state in ("stopped", "complete"):
        return _("Not enough other societies were played to say how much is luck. Space goes on.")
    return _("When these worlds are there, the plan meets other societies with the same dice: "
             "that splits luck from structure.")  # fmt: skip


def _percent(part: float) -> str:
    return f"{100 * part:.0f} %"
