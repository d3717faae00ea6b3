"""What a hand can do in mid-run: a menu of moves, and the interventions that they stand for."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from simulator.catalogue import _

from .hands import boosts, cards, house, posts
from .hands.move import Move, leaves

if TYPE_CHECKING:
    from simulator.engine.intervention import Intervention
    from simulator.scenario.model import Scenario

MENUS: tuple[Callable[[Scenario, int], Move | None], ...] = (
    posts.add_menu, posts.drop_menu, boosts.menu, house.desk_menu, house.voice_menu, house.ranking_menu, cards.menu,
    house.pause_menu,
)  # fmt: skip
MAKERS: dict[str, Callable[..., Intervention]] = {
    "post": posts.add, "drop": posts.drop, "boost": boosts.boost, "desk": house.desk, "voice": house.voice,
    "ranking": house.ranking, "card": cards.card, "pause": house.pause,
}  # fmt: skip


def moves(scenario: Scenario, minute: int) -> tuple[Move, ...]:
    """What could be done at a minute, in the order in which it is offered; nothing at the end of the run."""
    if minute >= scenario.horizon:
        return ()
    return tuple(found for menu in MENUS if (found := menu(scenario, minute)) is not None)


def intervention(scenario: Scenario, key: str, minute: int) -> tuple[Intervention, str]:
    """The intervention that a move stands for, and how the diary tells it.

    ValueError, in words, if there is no such move any more.
    """
    wanted = next((one for one in leaves(moves(scenario, minute)) if one.key == key), None)
    if wanted is None:
        raise ValueError(_("that cannot be done at this moment any more"))
    verb, *what = key.split(":")
    return MAKERS[verb](scenario, minute, *what), wanted.told
