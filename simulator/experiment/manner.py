"""What the command lends to its verbs: how things are said, and to whom; nothing here looks at a clock itself."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

import click

if TYPE_CHECKING:
    from .patience import Patience
    from .pen import Pen
    from .progress import Progress

FINE, FAILED, REFUSED = 0, 1, 2
SEEDS = click.IntRange(0, 2**63 - 1)
Command = Callable[..., Any]
MANNERS = ("quiet", "plain", "ascii_only")
"""Options about how things are said, which every verb has."""


class Manner(Protocol):
    """How things are said, and the patience with signals."""

    quiet: bool
    patience: Patience

    def and_also(self, quiet: bool, plain: bool, ascii_only: bool) -> None:
        """Options that came after the verb."""


@dataclass(frozen=True)
class Tools:
    """What the command lends to its verbs.

    manners   decorates a verb with the options about how things are said, and hands it the Manner first
    give      data, on stdout
    tell      talk, on stderr
    pen       what stdout can take
    progress  a line for somebody who waits
    """

    manners: Callable[[Command], Command]
    give: Callable[[str], None]
    tell: Callable[[str], None]
    pen: Callable[[Any], Pen]
    progress: Callable[[Any], Progress]
