"""Where it died, by reason and by community; and whom the plan still does not reach."""

from __future__ import annotations

from collections.abc import Sequence

from ..catalogue import _, spoken
from ..experiment.pen import number as figures
from ..experiment.pen import percent
from ..experiment.summary import reason_words
from ..ledger import REASON_NAMES
from .bars import Amount, Part, amounts, stacked
from .figure import Chart, sentences
from .figure import figure as framed
from .findings import Document, Findings, number
from .markup import Markup, el
from .section import Section, body, commands, missing

MOST_COMMUNITIES = 14
_GROUPS: Sequence[tuple[str, tuple[str, ...]]] = (
    ("late", ("never_online", "expired", "removed", "already_reacted", "pending")),
    ("ranked", ("ranked_out",)),
    ("passed", ("scrolled_past",)),
    ("refused", ("rejected_by_stance", "doubted_as_insincere")),
    ("seen", ("seen_without_reaction",)),
    ("done", ("liked", "commented", "shared", "acted")),
)
"""Reasons put together, so that communities can be set side by side."""


def where_it_died(found: Findings) -> Section:
    """Reasons of a single world, told to be one."""
    name, run = _("Where it died, and whom it does not reach"), found.part("run")
    if run is None:
        command = commands(found, "run", "--out", "run")
        return Section("died", name, missing(found, _("In which reason each delivery ended."), command))
    parts: list[Markup] = [el("p", _which_world(found, run))]
    if run["deliveries"]:
        parts += [framed(reasons_chart(run)), framed(_communities_chart(found, run))]
    parts += [framed(_reached(found, run)), sentences(*not_reached_words(found))]
    return Section("died", name, body(*parts))


def _which_world(found: Findings, run: Document) -> str:
    if found.worlds > 1 and run.get("middle"):
        told = _("Seen closely in one world, the one in the middle of all (seed {seed}); other worlds differ by luck.")
    else:
        told = _("Seen closely in one world (seed {seed}); other worlds differ by luck.")
    return told.format(seed=int(run["seed"]))


def reasons_chart(run: Document, name: str = "reasons") -> Chart:
    """How each delivery ended, the way from the feed to a deed."""
    total = sum(int(one) for one in run["reasons"].values())
    found = [(reason_words(one), int(run["reasons"][one])) for one in REASON_NAMES if run["reasons"].get(one)]
    bars = [Amount(told, float(count), percent(count / total)) for told, count in found]
    rows = [[_("how it ended"), _("deliveries"), _("part")]]
    rows += [[told, figures(count), percent(count / total)] for told, count in found]
    most = max(found, key=lambda one: one[1])
    words = _("Of {total} deliveries, {part} ended so: {reason}.").format(
        total=figures(total), part=percent(most[1] / total), reason=most[0]
    )
    return amounts(name, _("How {count} deliveries ended").format(count=figures(total)), words, bars, rows)


def group_name(group: str) -> str:
    """Reasons put together, in words."""
    return {
        "late": _("not opened in time, or gone"),
        "ranked": _("ranked too low"),
        "passed": _("scrolled past"),
        "refused": _("rejected or doubted"),
        "seen": _("seen, no reaction"),
        "done": _("liked, passed on, done"),
    }[group]


def _communities_chart(found: Findings, run: Document) -> Chart:
    """The same by community, as parts of what each was handed."""
    kept = run["breakdowns"]["reasons_by_community"]
    lines, rows = [], [[_("community"), *(group_name(group) for group, _reasons in _GROUPS)]]
    for one in found.scenario.community:
        counts = {
            name: sum(number(kept.get(f"{one.id} {reason}")) for reason in reasons if f"{one.id} {reason}" in kept)
            for name, reasons in _GROUPS
        }
        whole = sum(counts.values())
        if whole:
            told = {name: percent(count / whole) for name, count in counts.items()}
            community = spoken("scenario", one.name)
            lines.append((community, [Part(group_name(name), count, told[name]) for name, count in counts.items()]))
            rows.append([community, *told.values()])
    words = _("For each community, how what was delivered to it ended. The table has every part.")
    return stacked("communities", _("How it ended in each community"), words, lines[:MOST_COMMUNITIES], rows)


def reached_rows(found: Findings) -> list[tuple[str, int, float]]:
    """Communities with their people and the part that was reached, the least reached first."""
    run = found.part("run")
    if run is None:
        return []
    kept, sizes = run["breakdowns"]["net_reach_by_community"], found.scenario.community_sizes
    every = [
        (spoken("scenario", one.name), sizes[one.id], number(kept.get(one.id))) for one in found.scenario.community
    ]
    return sorted((one for one in every if one[2] == one[2]), key=lambda one: (one[2], -one[1], one[0]))


def _reached(found: Findings, run: Document) -> Chart:
    every = reached_rows(found)
    bars = [Amount(name, part, percent(part)) for name, _size, part in every[:MOST_COMMUNITIES]]
    rows = [[_("community"), _("people"), _("reached"), _("not reached")]]
    rows += [[name, figures(size), percent(part), figures(round(size * (1.0 - part)))] for name, size, part in every]
    words = _("The part of each community that saw something of the campaign, the least reached first.")
    return amounts("reached", _("Who saw something of it, the least reached first"), words, bars, rows, top=1.0)


def not_reached_words(found: Findings) -> list[str]:
    """Whom the plan still does not reach, in words."""
    every = reached_rows(found)
    if not every:
        return []
    name, size, part = max(every, key=lambda one: one[1] * (1.0 - one[2]))
    told = _("Most of those who saw nothing are in {name}: {count} of its {size} people.").format(
        name=name, count=figures(round(size * (1.0 - part))), size=figures(size)
    )
    least, _size, share = every[0]
    if least == name:
        return [told]
    return [told, _("The smallest part was reached in {name}: {part}.").format(name=least, part=percent(share))]
