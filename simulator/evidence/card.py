"""The report card: all facts, measured, with pass or fail; printed by `groundswell facts`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from . import (
    bad_news,
    brand,
    bubbles,
    contagion,
    falsehood,
    giving,
    luck,
    messengers,
    opinion,
    ordinary,
    repetition,
    society,
    threads,
    times,
    twitter,
    wording,
)
from .fact import SEEDS, Fact, Finding, find
from .rows import ROWS, row_of

ROOMS: Mapping[str, tuple[Fact, ...]] = {
    "twitter": twitter.FACTS,
    "ordinary": ordinary.FACTS,
    "society": society.FACTS,
    "falsehood": falsehood.FACTS,
    "repetition": repetition.FACTS,
    "bubbles": bubbles.FACTS,
    "opinion": opinion.FACTS,
    "messengers": messengers.FACTS,
    "contagion": contagion.FACTS,
    "wording": wording.FACTS,
    "giving": giving.FACTS,
    "brand": brand.FACTS,
    "bad news": bad_news.FACTS,
    "threads": threads.FACTS,
    "luck": luck.FACTS,
    "times": times.FACTS,
}
"""Facts by room: those of a room share their worlds."""

FACTS: tuple[Fact, ...] = tuple(fact for room in ROOMS.values() for fact in room)


def of_rows(rows: Sequence[str]) -> tuple[Fact, ...]:
    """The facts of these rows (ids), in the order of the literature."""
    place = {row.id: number for number, row in enumerate(ROWS)}
    wanted = [fact for fact in FACTS if row_of(fact.id) in rows]
    return tuple(sorted(wanted, key=lambda fact: place[row_of(fact.id)]))


def seeds_of(fact: Fact, count: int) -> range:
    """World seeds for a fact: 1, 2, 3 ..."""
    return range(1, 1 + min(count, fact.seeds))


def findings(facts: Sequence[Fact] = FACTS, count: int = SEEDS) -> Iterator[Finding]:
    """Measure the facts one after the other."""
    for fact in facts:
        yield find(fact, seeds_of(fact, count))


def line(finding: Finding) -> str:
    """One line of the card."""
    fact, (low, high) = finding.fact, finding.fact.band
    value, (least, most) = finding.value, finding.interval
    found = f"{value:10.4g}  [{least:.4g}, {most:.4g}]" if finding.per_seed else fact.missing or fact.parameter
    return (
        f"{finding.verdict:12s}  {fact.id:16s} {found}"
        f"  band {low:g} to {high:g} {fact.unit}  {fact.claim} ({fact.source})"
    )
