"""The page docs/mechanisms.md, written from the registry: `python -m simulator.evidence.mechanisms.page`."""

from __future__ import annotations

from collections.abc import Mapping

from ...scenario.model import Scenario
from .asked import SECTIONS
from .asking import Asked
from .claim import measures_of
from .claim_words import arm_name, says
from .registry import find
from .row import JUDGED_FROM, Row, applied
from .switches import switched

OPENING = f"""# Mechanisms

The two texts of the mission make 83 claims and recommend practices. This page says, for each of them, which
mechanism of the model stands for it, how it is switched, where one meets it, and what its test asks for. It is
printed by `python -m simulator.evidence.mechanisms.page`; change the rows in `simulator/evidence/mechanisms/`,
not this page. `groundswell coverage` plays all rows and prints the last result of each; `groundswell coverage
--cut` holds each row's mechanism off in all arms of its test: then every row must fail, and fail on its claim.

What a passing row says, and what it does not:

- It says that the mechanism is in the model, that its switch moves the measure in the stated direction, and
  that nothing else in the test would. It does not say that the claim is true of the world. The sizes are floors
  for a test, chosen small on purpose, and the test's small society is set up so that the mechanism has something
  to act on: they are no findings and no forecasts.
- The percentages of the text ID (71, 74, 52) come without method. They enter as population shares and weights
  that can be moved, never as facts of behaviour; 74 % is a relative change, not a share of people.
- Whether the model as a whole behaves like observed societies is another question: `groundswell facts`.

How to read a row:

- FR is the article on networks in the service of causes, ID the article on activism in social media.
- *Arms* are played with the same people and the same dice; only what is named differs from the test's scenario
  (`*`: every row of that table, `+`: rows added, `-`: rows left out). *Cut* is the neutral value at which the
  mechanism is held in all arms.
- *Must show* is the mission's wording, *tested as* what the test asks. Twenty worlds unless another number is
  given, judged from seed {JUDGED_FROM} on; the rows were worked on with seeds from 1 on. Up and down: the sign
  is right in 18 of 20 worlds and the mean change has the size. Pooled: the sums over the worlds are compared,
  and the change lies more than three standard errors from zero.
- *Scenario* is the bundled one in which the mechanism is on. The tests are
  `tests/facts/test_mechanisms.py::test_the_pair_shows_what_the_row_says[ID]`,
  `::test_without_the_mechanism_the_claim_fails[ID]`, and
  `tests/facts/test_shelf_mechanisms.py::test_the_scenario_switches_the_mechanism_on[ID]`.
- Two rows that are one mechanism seen twice name each other; one cut fails both.
"""


def page() -> str:
    """The text of docs/mechanisms.md."""
    parts = [OPENING]
    for title, rows in SECTIONS:
        parts.append(f"\n## {title}\n")
        parts += [_row(asked, find(asked.id)) for asked in rows]
    return "".join(parts)


def _row(asked: Asked, row: Row) -> str:
    measures = ", ".join(f"`{name}`" for name in measures_of(row.claims))
    worlds = f" ({row.worlds} worlds)" if row.worlds != 20 else ""
    lines = [
        f"\n### {row.id}: {row.claim}\n",
        f"- *Asked* ({asked.text}): {asked.claim}",
        f"- *Simulated as*: {asked.simulated}",
        f"- *Scenario*: `{row.scenario}`",
        f"- *Measures*: {measures}",
        f"- *Arms*: {_arms(row)}",
        f"- *Cut*: {_cut(row)}",
        f"- *Must show*: {asked.must_show}",
        f"- *Tested as*{worlds}: {'; '.join(says(one) for one in row.claims)}",
    ]
    if row.same_as:
        lines.append(f"- *Same mechanism as* {row.same_as}")
    return "\n".join(lines) + "\n"


def _arms(row: Row) -> str:
    base = row.base()
    return "; ".join(
        f"{arm_name(place)} {_changes(switched(base, applied(arm, base)))}" for place, arm in enumerate(row.arms)
    )


def _cut(row: Row) -> str:
    """The neutral values, as far as any arm has another."""
    found: dict[str, str] = {}
    for arm in _scenarios(row):
        for key, value in switched(arm, applied(row.cut, arm)).items():
            found[key] = value if found.get(key, value) == value else "..."
    return _changes(found)


def _scenarios(row: Row) -> list[Scenario]:
    base = row.base()
    return [applied(arm, base) for arm in row.arms]


def _changes(found: Mapping[str, str]) -> str:
    return ", ".join(f"`{key}` {value}" for key, value in found.items()) or "as it is"


if __name__ == "__main__":
    print(page(), end="")
