"""The report card as it is read: every row of the literature with its verdict, and the shares that are promised."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import isfinite
from typing import Any, Literal

from ..catalogue import _
from .card import FACTS
from .controls import Tested
from .fact import Finding
from .rows import OF_MECHANISMS, ROWS, Row, row_of

Verdict = Literal["pass", "fail", "not modelled", "no check"]

PROMISES: tuple[tuple[str, tuple[str, ...], float], ...] = (
    ("all rows", tuple(row.id for row in ROWS), 0.85),
    ("rows that mechanisms touch", OF_MECHANISMS, 0.80),
)
"""What is promised: of which rows, and the least share that must pass."""


@dataclass(frozen=True)
class Entry:
    """A row of the literature and what was found; it passes when all its parts do."""

    row: Row
    findings: tuple[Finding, ...]

    @property
    def verdict(self) -> Verdict:
        """Pass, fail, not modelled (which counts as failed), or no check at all."""
        if self.row.parameter:
            return "no check"
        checks = [one for one in self.findings if not one.fact.parameter]
        if not checks or any(one.fact.missing for one in checks):
            return "not modelled"
        return "pass" if all(one.passed for one in checks) else "fail"

    @property
    def own(self) -> tuple[str, ...]:
        """Parameters that hold the row's own number; without them, what it shows comes out of the rest."""
        return tuple(dict.fromkeys(key for one in self.findings for key in one.fact.own))


@dataclass(frozen=True)
class Share:
    """Passed and checked rows of one promise, and whether that is enough."""

    name: str
    passed: int
    checked: int
    least: float

    @property
    def holds(self) -> bool:
        """Whether the promise holds; one about no rows does."""
        return self.passed >= self.least * self.checked


def rows_asked(facts: Sequence[str], family: str | None) -> tuple[Row, ...]:
    """The rows that somebody asks for, by id and by first letter; all when nothing is said. KeyError: unknown id."""
    known = {row.id: row for row in ROWS}
    parts = {fact.id for fact in FACTS}
    for identity in facts:
        if identity not in known and identity not in parts:
            raise KeyError(identity)
    wanted = {row_of(identity) for identity in facts}
    return tuple(
        row for row in ROWS if (not facts or row.id in wanted) and (family is None or row.id.startswith(family))
    )


def entries(rows: Sequence[Row], findings: Sequence[Finding]) -> tuple[Entry, ...]:
    """Rows with the findings that belong to them."""
    return tuple(Entry(row, tuple(one for one in findings if row_of(one.fact.id) == row.id)) for row in rows)


def shares(found: Sequence[Entry]) -> tuple[Share, ...]:
    """How the promises stand, among the rows that were asked for."""
    return tuple(_share(name, [one for one in found if one.row.id in ids], least) for name, ids, least in PROMISES)


def _share(name: str, found: Sequence[Entry], least: float) -> Share:
    checked = [one for one in found if one.verdict != "no check"]
    return Share(name, sum(one.verdict == "pass" for one in checked), len(checked), least)


def text(found: Sequence[Entry], controls: Sequence[Tested] = ()) -> str:
    """For people: a heading a row, a line a part, the controls, and the counts last."""
    lines: list[str] = []
    for one in found:
        lines.append(f"{one.row.id}  {one.row.claim} ({one.row.source})")
        lines.extend(f"  {part(finding)}" for finding in one.findings if finding.per_seed)
        if one.verdict == "not modelled":
            lacks = "; ".join(finding.fact.missing for finding in one.findings if finding.fact.missing)
            lines.append("  " + _("not modelled (counts as failed)") + (f": {lacks}" if lacks else ""))
        elif one.verdict == "no check":
            lines.append("  " + _("parameter source (no check)"))
        if one.own:
            lines.append("  " + _("with its own number in {keys}").format(keys=", ".join(one.own)))
    for crippled in controls:
        verdict = _("fails as it must") if crippled.good else _("DOES NOT FAIL")
        told = _("control {name}: {verdict}").format(name=crippled.control.id, verdict=verdict)
        lines.append(f"{told}  {crippled.control.claim}")
        lines.extend(f"  {part(finding)}" for finding in crippled.findings)
    return "\n".join([*lines, *_last_lines(found)]) + "\n"


def part(finding: Finding) -> str:
    """One part of a row: verdict, value, interval, band, and what was measured."""
    (low, high), (least, most) = finding.fact.band, finding.interval
    found = f"{finding.value:.4g} [{least:.4g}, {most:.4g}]"
    band = f"{low:g} to {high:g}" if isfinite(high) else f"{low:g} or more" if isfinite(low) else "any"
    if isfinite(high) and not isfinite(low):
        band = f"{high:g} or less"
    metric = finding.fact.formula or finding.fact.unit
    return f"{'pass' if finding.passed else 'FAIL'}  {finding.fact.id:20s} {found:30s} {band:18s} {metric}"


def _last_lines(found: Sequence[Entry]) -> list[str]:
    counts = {name: sum(one.verdict == name for one in found) for name in ("pass", "fail", "not modelled", "no check")}
    resting = sum(bool(one.own) and one.verdict == "pass" for one in found)
    told = [
        _("{name}: {passed} of {checked} pass, {share:.0%} (promised {least:.0%}: {held})").format(
            name=one.name,
            passed=one.passed,
            checked=one.checked,
            share=one.passed / one.checked,
            least=one.least,
            held=_("held") if one.holds else _("NOT HELD"),
        )
        for one in shares(found)
        if one.checked
    ]
    count = _("{passed} pass ({resting} with their own number), {fail} fail, {missing} not modelled, {free} no checks")
    summary = count.format(
        passed=counts["pass"], resting=resting, fail=counts["fail"], missing=counts["not modelled"],
        free=counts["no check"],
    )  # fmt: skip
    return ["; ".join([summary, *told])]


def document(found: Sequence[Entry], controls: Sequence[Tested] = ()) -> dict[str, Any]:
    """For programs."""
    return {
        "facts": [_row_document(one) for one in found],
        "shares": [
            {"of": one.name, "passed": one.passed, "checked": one.checked, "least": one.least, "holds": one.holds}
            for one in shares(found)
        ],
        "controls": [
            {
                "id": one.control.id,
                "claim": one.control.claim,
                "fails": one.good,
                "parts": [_part_document(finding) for finding in one.findings],
            }
            for one in controls
        ],
    }


def _row_document(entry: Entry) -> dict[str, Any]:
    row = entry.row
    parts = [_part_document(one) for one in entry.findings]
    return {"id": row.id, "claim": row.claim, "source": row.source, "verdict": entry.verdict, "own": list(entry.own),
            "parts": parts}  # fmt: skip


def _part_document(one: Finding) -> dict[str, Any]:
    return {
        "id": one.fact.id,
        "claim": one.fact.claim,
        "metric": one.fact.formula or one.fact.unit,
        "unit": one.fact.unit,
        "setup": one.fact.setup,
        "missing": one.fact.missing,
        "band": [_number(end) for end in one.fact.band],
        "value": _number(one.value),
        "interval": [_number(end) for end in one.interval],
        "worlds": len(one.per_seed),
        "worlds_in_widened_band": one.inside,
        "passed": one.passed,
    }


def _number(value: float) -> float | None:
    return value if isfinite(value) else None
