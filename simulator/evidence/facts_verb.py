"""The verb `facts`: what the model answers to, measured now, with pass or fail."""

from __future__ import annotations

import json
from collections.abc import Callable
from concurrent.futures import Executor
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

import click

from ..catalogue import _
from ..text import shown

if TYPE_CHECKING:
    from .controls import Tested
    from .report import Entry
    from .rows import Row
    from .sanity import Found

    Measured = tuple[tuple[Entry, ...], tuple[Tested, ...], tuple[Found, ...]]

FINE, FAILED = 0, 1
Command = Callable[..., Any]


@dataclass(frozen=True)
class Asked:
    """What has to be measured: these rows in so many worlds, their controls, the sanity budget."""

    rows: tuple[Row, ...]
    seeds: int
    controls: bool
    sanity: bool


class Tools(Protocol):
    """What the command lends: see its own description."""

    @property
    def manners(self) -> Callable[[Command], Command]:
        """Decorates a verb with the options about how things are said."""

    @property
    def give(self) -> Callable[[str], None]:
        """Data, on stdout."""

    @property
    def progress(self) -> Callable[[Any], Any]:
        """A line for somebody who waits, on stderr."""


def facts_verb(tools: Tools, workers_of: Callable[[int | None], Executor]) -> click.Command:
    """The verb, to be added to the command; `workers_of` opens so many processes (None: one per processor)."""

    @click.command("facts")
    @click.option("--fact", "ids", multiple=True, metavar="ID", help="This row alone, A3 say; may be repeated.")
    @click.option("--family", metavar="LETTER", help="The rows whose id begins so: B, C, M ...")
    @click.option(
        "--seeds",
        type=click.IntRange(1, 1000),
        default=20,
        show_default=True,
        metavar="N",
        help="Worlds in which each fact is measured.",
    )
    @click.option("--controls", is_flag=True, help="Also take mechanisms away: the facts that rest on them must fail.")
    @click.option("--sanity", is_flag=True, help="Also play the default story in 30 worlds, against its sanity budget.")
    @click.option("--workers", type=click.IntRange(1, 512), metavar="N", help="Processes; as many as processors.")
    @tools.manners
    def facts(
        manner: Any,
        ids: tuple[str, ...],
        family: str | None,
        seeds: int,
        controls: bool,
        sanity: bool,
        workers: int | None,
        style: str,
        **manners: bool,
    ) -> int:
        """Measure on the model itself what is known of real cascades, people and campaigns.

        Each fact has its band from the literature. What the model cannot show is listed as not modelled, and
        counts as failed. Ends with 1 when fewer facts pass than is promised.
        """
        manner.and_also(**manners)
        from .report import document, shares, text

        asked = Asked(_asked(ids, family), seeds, controls, sanity)
        found = _measured(asked, lambda: workers_of(workers), tools.progress(manner))
        as_json = style == "json"
        tools.give(json.dumps(document(*found), indent=1, allow_nan=False) + "\n" if as_json else text(*found))
        card, tested, budget = found
        held = all(share.holds for share in shares(card)) and all(one.good for one in tested)
        return FINE if held and all(one.holds for one in budget if one.step.outcome) else FAILED

    return facts  # fmt: skip


def _asked(ids: tuple[str, ...], family: str | None) -> tuple[Row, ...]:
    """The rows that were asked for; a usage error when there are none."""
    from .report import rows_asked

    try:
        rows = rows_asked(ids, family)
    except KeyError as unknown:
        raise click.UsageError(_('no fact "{id}"').format(id=shown(str(unknown.args[0]), 40))) from None
    if not rows:
        raise click.UsageError(_('no facts in family "{family}"').format(family=shown(family or "", 40)))
    return rows


def _measured(asked: Asked, workers: Callable[[], Executor], line: Any) -> Measured:
    """Measure what was asked for; workers start only if there is something to measure."""
    from . import controls, sanity
    from .card import FACTS, of_rows
    from .measuring import measure
    from .report import entries
    from .rows import row_of

    ids = [row.id for row in asked.rows]
    wanted = of_rows(ids)
    crippled = controls.CONTROLS if asked.controls else ()
    against = [one for one in crippled if any(row_of(fact) in ids for fact in one.fails)]
    if not against and not asked.sanity and not any(fact.values for fact in wanted):
        return entries(asked.rows, list(measure(wanted, asked.seeds, None))), (), ()
    place = workers()

    def at(done: int, of: int) -> None:
        line.at(done / of, f"{done}/{of}")

    try:
        line.begin(_("Measuring"))
        found = list(measure(wanted, asked.seeds, place, at))
        line.begin(_("Taking mechanisms away"))
        tested = controls.tested(against, place, {fact.id: fact for fact in FACTS})
        line.begin(_("Playing the default story"))
        budget = sanity.measure(sanity.WORLDS, place, at) if asked.sanity else ()
    finally:
        line.end()
        place.shutdown(wait=False, cancel_futures=True)
    return entries(asked.rows, found), tested, budget
