"""The report card: all facts, measured, with pass or fail; printed by `groundswell facts`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from . import ordinary, society, twitter
from .fact import Fact, Finding, find

SEEDS = 20
FEW_SEEDS = {"S0": 2}
"""Facts whose one world is already a large sample need fewer worlds."""

FACTS: tuple[Fact, ...] = (*twitter.FACTS, *ordinary.FACTS, *society.FACTS)


def seeds_of(fact: Fact, count: int) -> range:
    """World seeds for a fact: 1, 2, 3 ..."""
    return range(1, 1 + min(count, FEW_SEEDS.get(fact.id.split("-")[0], count)))


def findings(facts: Sequence[Fact] = FACTS, count: int = SEEDS) -> Iterator[Finding]:
    """Measure the facts one after the other."""
    for fact in facts:
        yield find(fact, seeds_of(fact, count))


def line(finding: Finding) -> str:
    """One line of the card."""
    low, high = finding.fact.band
    verdict = "pass" if finding.passed else "FAIL"
    value, (least, most) = finding.value, finding.interval
    return (
        f"{verdict}  {finding.fact.id:16s} {value:10.4g}  [{least:.4g}, {most:.4g}]"
        f"  band {low:g} to {high:g} {finding.fact.unit}  {finding.fact.claim} ({finding.fact.source})"
    )
