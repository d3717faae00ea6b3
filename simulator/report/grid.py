"""Worlds as squares: in how many something is so."""

from __future__ import annotations

from collections.abc import Sequence

from ..catalogue import _
from ..experiment.pen import percent
from ..experiment.worlds import Share
from .figure import WIDTH, Chart
from .markup import Markup, el, joined

MOST, ACROSS = 100, 25


def share_grid(name: str, title: str, share: Share) -> Chart:
    """The share of worlds that reach the goal: a square a world, or a square for each hundredth of very many."""
    whole = min(share.worlds, MOST)
    full = share.hits if share.worlds <= MOST else round(MOST * share.share)
    size = (WIDTH - 8) / ACROSS
    parts: list[Markup] = []
    for place in range(whole):
        row, column = divmod(place, ACROSS)
        x, y = 4 + column * size, 4 + row * size
        parts.append(
            el(
                "rect",
                x=x + 1.5,
                y=y + 1.5,
                width=size - 3,
                height=size - 3,
                rx=3,
                class_="hit" if place < full else "miss",
            )
        )
        if place < full:
            parts.append(_tick(x, y, size))
    low, high = (percent(one) for one in share.interval)
    words = _("The goal is reached in {hits} of {worlds} worlds; over very many worlds that would be {low} to {high}.")
    told = words.format(hits=share.hits, worlds=share.worlds, low=low, high=high)
    square = _("A square is a world") if share.worlds <= MOST else _("A square is one world in a hundred")
    caption = _("{square}; ticked: the goal is reached. Sorted, not in the order in which they were played.")
    rows: Sequence[Sequence[str]] = [
        ["", _("worlds")],
        [_("goal reached"), str(share.hits)],
        [_("not reached"), str(share.worlds - share.hits)],
    ]
    high_of_it = 8 + size * -(-whole // ACROSS)
    return Chart(name, title, told, high_of_it, joined(parts), rows, caption.format(square=square))


def _tick(x: float, y: float, size: float) -> Markup:
    a, b, c = (x + 0.28 * size, y + 0.52 * size), (x + 0.44 * size, y + 0.68 * size), (x + 0.73 * size, y + 0.33 * size)
    places = Markup(" ".join(f"{one:.1f},{two:.1f}" for one, two in (a, b, c)))
    return el("polyline", points=places, class_="tick")
