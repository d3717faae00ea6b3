"""The page docs/validation.md and its pictures, written from the kept results.

python -m simulator.evidence.page [FOLDER]
"""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from . import page_words as words
from .pictures import PICTURES
from .results import kept
from .rows import ROWS
from .standing import standing, told

Found = Mapping[str, Any]
FOLDER = Path(__file__).resolve().parents[2] / "docs"
_CAPTIONS = {
    "cascades": "{count} cascades of the model beyond 100 adopters (accounts with 10,000 to 20,000 followers among "
    "100,000 people) beside 1,490 real ones (Liu et al. 2015, Ma et al. 2017).",
    "half-life": "Impressions of posts made at noon, over all such posts; the median over the posts is C1.",
    "tail": "Ordinary posts of 20,000 people; a heavy tail, not a power law. One in 3,500 is from memory.",
    "bubbles": "Two camps among friends: the part of the other side (F1). The last two real numbers are from memory.",
}


def files(found: Found) -> dict[str, str]:
    """Every file of the page by its path in the folder `docs`; pictures only where they were measured."""
    made = {"validation.md": page(found)}
    if found["pictures"]:
        made |= {f"validation/{name}.svg": draw(found["pictures"]) for name, draw in PICTURES.items()}
    return made


def page(found: Found) -> str:
    """The page itself."""
    card = found["card"] or {"facts": [], "shares": []}
    parts = [
        words.HEAD,
        _measured(found),
        words.LIMITS,
        words.FAILING,
        _failing(card["facts"]),
        words.TRUST,
        words.PROBLEM,
        words.DESCRIPTION,
        words.DATA,
        _standings(),
        words.CONCEPT,
        words.IMPLEMENTATION,
        words.OUTPUT,
        _shares(card),
        _calibration(found["calibration"]),
        _card(card["facts"]),
        _sanity(found["sanity"]),
        words.ANALYSIS,
        _controls(found["controls"]),
        words.CORROBORATION,
        _pictures(found["pictures"]),
    ]
    return "\n\n".join(part.strip("\n") for part in parts if part) + "\n"


def _measured(found: Found) -> str:
    if not found["version"]:
        return "Nothing was measured yet: `make evidence`."
    said = "in how many worlds stands with each fact; `make evidence` measures all of it anew, in up to 20."
    return f"Measured with version {found['version']}; {said}"


def _table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join("| " + " | ".join(cell.replace("|", "\\|") for cell in line) + " |" for line in lines)


def number(value: float | None) -> str:
    """A measured number, to four digits."""
    return "-" if value is None else f"{value:.4g}"


def band(ends: Sequence[float | None]) -> str:
    """A band; an open end is a word."""
    low, high = ends
    if low is not None and high is not None:
        return f"{low:g} to {high:g}"
    return f"{low:g} or more" if low is not None else "any" if high is None else f"{high:g} or less"


def _failing(facts: Sequence[Found]) -> str:
    lines = []
    for row in facts:
        if row["verdict"] in ("fail", "not modelled"):
            reasons = "; ".join(f"`{part}`: {why or 'it is not known why'}" for part, why in row["why"].items())
            lines.append(f"* **{row['id']}**, {row['claim']} {_all(row)}{reasons}.")
    return "\n".join(lines) or "Nothing: every row passes."


def _all(row: Found) -> str:
    return "Not modelled. " if row["verdict"] == "not modelled" else ""


def _standings() -> str:
    counts: dict[str, list[str]] = {}
    for row in ROWS:
        counts.setdefault(told(standing(row.id)), []).append(row.id)
    order = sorted(counts.items(), key=lambda one: (-len(one[1]), one[0]))
    return _table(["how it is known", "rows"], [[name, ", ".join(rows)] for name, rows in order])


def _shares(card: Found) -> str:
    lines = [
        f"* {one['of']}: {one['passed']} of {one['checked']} pass, {one['passed'] / one['checked']:.0%}"
        f" (promised: {one['least']:.0%})"
        for one in card["shares"]
        if one["checked"]
    ]
    apart = [row for row in card["facts"] if not row["calibrated_on"] and row["verdict"] != "no check"]
    if apart:
        good = sum(row["verdict"] == "pass" for row in apart)
        lines.append(f"* apart from the rows that it was calibrated on: {good} of {len(apart)}")
    return "### The report card\n\n" + "\n".join(lines)


def _calibration(found: Found | None) -> str:
    if not found:
        return ""
    numbers = [[f"`{one['key']}`", number(one["shipped"]), number(one["nearest"]), band((one["low"], one["high"]))]
               for one in found["numbers"]]  # fmt: skip
    targets = [[one["fact"], one["words"], number(one["shipped"]), number(one["nearest"]),
                *(f"{abs(one[name] - one['told']) / one['half']:.2f}" for name in ("shipped", "nearest"))]
               for one in found["targets"]]  # fmt: skip
    apart = found["distance"]
    return "\n\n".join([
        "### The calibration",
        "Six numbers and no more were calibrated, each on one number of the literature, in worlds of their own. "
        "`python -m simulator.evidence.calibrate` does it again: it prints the shipped numbers, those that come "
        "nearer, and both distances, and changes nothing. *Nearest* is what the search found; the shipped numbers are "
        "kept where both lie inside the bands, since every result would change with them.",
        _table(["number", "shipped", "nearest", "range tried"], numbers),
        _table(["target", "told", "shipped", "nearest", "off, shipped", "off, nearest"], targets),
        f"Distances are in half bands (1 is the edge). Over all six: {apart['shipped']:.3f} as shipped, "
        f"{apart['nearest']:.3f} at the nearest.",
    ])  # fmt: skip


def _card(facts: Sequence[Found]) -> str:
    rows = []
    for row in facts:
        name = f"**{row['id']}** {row['claim']}<br>{row['source']}; {_known(row)}"
        for part in row["parts"]:
            if part["worlds"]:
                rows.append([
                    name, _verdict(part["passed"]), f"`{part['id']}` {part['metric']}", part["setup"],
                    f"{number(part['value'])} [{number(part['interval'][0])}, {number(part['interval'][1])}]",
                    band(part["band"]), f"{part['worlds_in_widened_band']} of {part['worlds']}",
                ])  # fmt: skip
                name = ""
        if row["verdict"] in ("no check", "not modelled"):
            rows.append([name, row["verdict"], "", "", "", "", ""])
    head = ["row", "", "what is measured", "in which worlds", "value [5 %, 95 %]", "band", "worlds in the wider band"]
    return _table(head, rows)


def _known(row: Found) -> str:
    said = told(standing(row["id"]))
    if row["own"]:
        said += "; with its own number in " + ", ".join(f"`{key}`" for key in row["own"])
    return said + ("; calibrated on" if row["calibrated_on"] else "")


def _verdict(passed: bool) -> str:
    return "pass" if passed else "**fails**"


def _sanity(steps: Sequence[Found]) -> str:
    if not steps:
        return ""
    rows = []
    for one in steps:
        verdict = "inside" if one["holds"] else "**outside**"
        told_ = f"{number(one['value'])} [{number(one['interval'][0])}, {number(one['interval'][1])}]"
        why = f"<br>{one['why']}" if one["why"] else ""
        kind = "outcome" if one["outcome"] else "on the way"
        rows.append([one["claim"] + why, kind, verdict, one["metric"], told_, band(one["band"]), one["source"]])
    worlds = max(len(one["worlds"]) for one in steps)
    head = ["step", "", "", "what is measured", "typical [5 %, 95 %]", "range", "source"]
    return "\n\n".join([
        "### The sanity budget of the default story",
        f"The bundled default, played in {worlds} worlds with other people in each. An outcome lies inside when the "
        "typical world does and at least 85 % of the worlds lie in the range made a quarter wider.",
        _table(head, rows),
    ])  # fmt: skip


def _controls(controls: Sequence[Found]) -> str:
    rows = []
    for one in controls:
        name = f"**{one['id']}** {one['claim']}"
        for part in one["parts"]:
            rows.append([name, _failed(part["passed"]), f"`{part['id']}`", number(part["value"]), band(part["band"])])
            name = ""
    told_ = "Worlds without a mechanism, in which the facts that rest on it must fail."
    table = _table(["taken away", "", "fact", "value there", "band"], rows)
    return "\n\n".join(["### Negative controls", told_, table])


def _failed(passed: bool) -> str:
    return "**DOES NOT FAIL**" if passed else "fails, as it must"


def _pictures(found: Found | None) -> str:
    if not found:
        return ""
    return "\n\n".join(
        f"![{_CAPTIONS[name].format(count=found['count'])}](validation/{name}.svg)\n\n"
        f"{_CAPTIONS[name].format(count=found['count'])}"
        for name in PICTURES
    )


def main(asked: Sequence[str] | None = None) -> int:
    """Write the page and its pictures."""
    given = sys.argv[1:] if asked is None else asked
    folder = Path(given[0]) if given else FOLDER
    for name, content in files(kept()).items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
