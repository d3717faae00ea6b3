"""The evidence as tables."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from simulator.catalogue import _

from .table import Cell, Table, table

if TYPE_CHECKING:
    from ..proof import Proof


def tables(proof: Proof) -> list[Table]:
    """The report card part by part, the sanity budget, and the parameters; lists that are empty are left out."""
    facts: list[tuple[Cell, ...]] = []
    for row in proof.card["facts"] if proof.card else ():
        parts: Sequence[Mapping[str, Any]] = row["parts"] or ({},)
        for part in parts:
            low, high = part.get("band", (None, None))
            least, most = part.get("interval", (None, None))
            facts.append((row["id"], part.get("id", ""), row["verdict"], row["claim"], row["source"],
                          part.get("metric", ""), part.get("setup", ""), low, high, part.get("value"), least, most,
                          part.get("worlds"), row["why"].get(part.get("id", row["id"]), "")))  # fmt: skip
    steps = [
        (one["claim"], one["metric"], one["band"][0], one["band"][1], one["value"], "" if one["holds"] else one["why"])
        for one in proof.sanity
    ]
    numbers = [(one.key, one.value, one.origin, one.source, one.change or None, one.effect) for one in proof.numbers]
    ends = (_("lowest"), _("highest"))
    made = [
        table(_("Report card"), (_("row"), _("part"), _("verdict"), _("claim"), _("source"), _("metric"), _("worlds"),
              *ends, _("value"), _("5 %"), _("95 %"), _("number of worlds"), _("why")), facts),
        table(_("Sanity budget"), (_("claim"), _("metric"), *ends, _("value"), _("why")), steps),
        table(_("Parameters"), (_("key"), _("value"), _("origin"), _("source"), _("turned by"), _("effect")), numbers),
    ]  # fmt: skip
    return [one for one in made if one.rows]
