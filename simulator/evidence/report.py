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
from .known import CALIBRATED, WHY
from .rows import OF_MECHANISMS, ROWS, Row, row_of
from .sanity import Found
from .sanity import lines as sanity_lines
from .standing import standing
from .standing import told as stands

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

    @property
    def target(self) -> bool:
        """Whether a part of it was calibrated on, so that it proves little."""
        return any(one.fact.id in CALIBRATED for one in self.findings)

    @property
    def why(self) -> dict[str, str]:
        """Each part that does not hold (the row itself where it has none), and why; "" where nobody knows."""
        if self.verdict == "not modelled":
            lacks = "; ".join(one.fact.missing for one in self.findings if one.fact.missing)
            return {self.row.id: lacks or WHY.get(self.row.id, "")}
        if self.verdict != "fail":
            return {}
        return {one.fact.id: WHY.get(one.fact.id, "") for one in self.findings if one.fact.values and not one.passed}


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


def text(found: Sequence[Entry], controls: Sequence[Tested] = (), budget: Sequence[Found] = ()) -> str:
    """For people: a heading a row, a line a part, the controls, the sanity budget, and the counts last."""
    lines: list[str] = []
    for one in found:
        lines.extend(row_lines(one))
    for crippled in controls:
        verdict = _("fails as it must") if crippled.good else _("DOES NOT FAIL")
        told = _("control {name}: {verdict}").format(name=crippled.control.id, verdict=verdict)
        lines.append(f"{told}  {crippled.control.claim}")
        lines.extend(f"  {part(finding)}" for finding in crippled.findings)
    if budget:
        lines.append(_("The default story against the sanity budget:"))
        lines.extend(f"  {one}" for one in sanity_lines(budget))
    return "\n".join([*lines, *_last_lines(found)]) + "\n"


def row_lines(one: Entry) -> list[str]:
    """A row for people: the claim, a line a part, and what has to be known about it."""
    lines = [f"{one.row.id}  {one.row.claim} ({one.row.source}: {stands(standing(one.row.id))})"]
    for finding in one.findings:
        if finding.per_seed:
            lines += [f"  {part(finding)}", f"        {finding.fact.setup}"]
    if one.verdict == "not modelled":
        lacks = one.why[one.row.id]
        lines.append("  " + _("not modelled (counts as failed)") + (f": {lacks}" if lacks else ""))
    elif one.verdict == "no check":
        lines.append("  " + _("parameter source (no check)"))
    else:
        reasons = one.why.items()
        lines += [f"  {name}: {why or _('it is not known why this fails')}" for name, why in reasons]
    if one.own:
        lines.append("  " + _("with its own number in {keys}").format(keys=", ".join(one.own)))
    if one.target:
        lines.append("  " + _("calibrated on, and therefore no proof"))
    return lines


def part(finding: Finding) -> str:
    """One part of a row: verdict, value, interval, band, worlds (and how many in the widened band), the metric."""
    (least, most), per_seed = finding.interval, finding.per_seed
    found = f"{finding.value:.4g} [{least:.4g}, {most:.4g}]"
    worlds = _("{inside} of {worlds} worlds").format(inside=finding.inside, worlds=len(per_seed))
    metric = finding.fact.formula or finding.fact.unit
    verdict = "pass" if finding.passed else "FAIL"
    return f"{verdict}  {finding.fact.id:20s} {found:30s} {band(finding.fact.band):18s} {worlds:18s} {metric}"


def band(ends: tuple[float, float]) -> str:
    """A band in words."""
    low, high = ends
    if isfinite(low) and isfinite(high):
        return f"{low:g} to {high:g}"
    if isfinite(low):
        return _("{bound} or more").format(bound=f"{low:g}")
    return _("{bound} or less").format(bound=f"{high:g}") if isfinite(high) else _("any")


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
    apart = [one for one in found if not one.target and one.verdict != "no check"]
    if any(one.target for one in found) and apart:
        held = sum(one.verdict == "pass" for one in apart)
        said = _("apart from the rows that it was calibrated on: {passed} of {checked}")
        told.append(said.format(passed=held, checked=len(apart)))
    count = _("{passed} pass ({resting} with their own number), {fail} fail, {missing} not modelled, {free} no checks")
    summary = count.format(
        passed=counts["pass"], resting=resting, fail=counts["fail"], missing=counts["not modelled"],
        free=counts["no check"],
    )  # fmt: skip
    return ["; ".join([summary, *told])]


def document(found: Sequence[Entry], controls: Sequence[Tested] = (), budget: Sequence[Found] = ()) -> dict[str, Any]:
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
        "sanity": [_step_document(one) for one in budget],
    }


def _row_document(entry: Entry) -> dict[str, Any]:
    row = entry.row
    held = standing(row.id)
    return {
        "id": row.id,
        "claim": row.claim,
        "source": row.source,
        "seen": held.seen,
        "strength": held.strength,
        "verdict": entry.verdict,
        "why": entry.why,
        "own": list(entry.own),
        "calibrated_on": entry.target,
        "parts": [_part_document(one) for one in entry.findings],
    }


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
        "seeds": list(range(1, 1 + len(one.per_seed))),
        "worlds": len(one.per_seed),
        "worlds_in_widened_band": one.inside,
        "passed": one.passed,
    }


def _step_document(one: Found) -> dict[str, Any]:
    step = one.step
    return {
        "id": step.id,
        "claim": step.claim,
        "source": step.source,
        "metric": step.metric,
        "outcome": step.outcome,
        "band": list(step.band),
        "typical": step.typical,
        "value": _number(one.typical),
        "interval": [_number(end) for end in one.interval],
        "worlds": [_number(value) for value in one.per_world],
        "holds": one.holds,
        "why": "" if one.holds else step.why,
    }


def _number(value: float) -> float | None:
    return value if isfinite(value) else None
