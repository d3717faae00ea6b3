"""What the numbers rest on: where each comes from, and how much the headline leans on those that were assumed."""

from __future__ import annotations

from collections.abc import Sequence

from ..catalogue import _
from ..experiment.figures import title
from ..experiment.origins import ORIGINS, assumptions, counts
from ..experiment.pen import number as figures
from ..experiment.pen import percent
from .bars import Amount, Estimate, amounts, estimates
from .figure import Chart, sentences
from .figure import figure as framed
from .findings import Document, Findings, number
from .markup import Markup, el
from .section import Section, body, commands, missing

MOST = 12


def what_it_rests_on(found: Findings) -> Section:
    """Sources, then what leans."""
    parts: list[Markup] = [framed(sources_chart(found))]
    assumed = list(assumptions(found.scenario))
    told = el("p", ", ".join(assumed), class_="soft")
    summary = _("The {count} assumed settings by name").format(count=len(assumed))
    parts.append(el("details", el("summary", summary), told))
    parts += leaning(found)
    return Section("assumptions", _("What it rests on"), body(*parts))


def origin_name(origin: str) -> str:
    """Where a number comes from, in words."""
    return {
        "scenario": _("said by the scenario"),
        "literature": _("from the literature"),
        "mission": _("from texts of practice"),
        "memory": _("quoted from memory, unverified"),
        "assumption": _("assumed, no published value"),
    }.get(origin, origin)


def sources_chart(found: Findings) -> Chart:
    """How many settings come from where."""
    kept = counts(found.scenario)
    total = sum(kept.values())
    bars = [
        Amount(
            origin_name(one), float(kept[one]), figures(kept[one]), "bar2" if one in ("memory", "assumption") else "bar"
        )
        for one in ORIGINS
    ]
    rows = [[_("source"), _("settings"), _("part")]]
    rows += [[origin_name(one), figures(kept[one]), percent(kept[one] / total)] for one in ORIGINS]
    words = _("Of {all} settings, {assumed} are assumptions or quoted from memory.").format(
        all=figures(total), assumed=figures(kept["assumption"] + kept["memory"])
    )
    return amounts(
        "sources", _("Where the {count} settings come from").format(count=figures(total)), words, bars, rows, words
    )


def leaning(found: Findings) -> list[Markup]:
    """How much the headline leans on what was assumed: all settings in many worlds, or a first look in one."""
    sensitivity, run = _settings(found), found.part("run")
    told: list[Markup] = []
    if sensitivity:
        told.append(framed(_many(sensitivity)))
    if run and run.get("leans"):
        told += [framed(_few(run["leans"])), sentences(_few_words(run["leans"]))]
    if told:
        return told
    return [
        missing(
            found,
            _("How much the headline leans on the assumptions."),
            commands(found, "sensitivity", "--out", "sensitivity"),
        )
    ]


def _settings(found: Findings) -> Document | None:
    """The effects of single settings; Sobol's indices are parts of a variance, which are no effects."""
    kept = found.part("sensitivity")
    return kept if kept and kept["settings"] and kept["method"] != "sobol" else None


def _percents(part: float) -> str:
    told = percent(abs(part))
    return percent(0.0) if abs(part) < 5e-5 else told if told == percent(0.0) else ("+" if part > 0 else "-") + told


def _few(leans: Document) -> Chart:
    """A fifth less of each assumption, in one world on fewer people."""
    measure = str(leans["measure"])
    drawn, rows = (
        [],
        [[_("setting"), _("now"), _("turned to"), _("effect on {measure}").format(measure=title(measure))]],
    )
    for one in leans["settings"]:
        effect = number(one["effect"])
        drawn.append(Estimate(str(one["key"]), effect, float("nan"), float("nan"), _percents(effect)))
        rows.append([str(one["key"]), figures(number(one["now"])), figures(number(one["then"])), _percents(effect)])
    heading = _("What a fifth less of an assumption does to {measure}").format(measure=title(measure))
    return estimates(
        "leans", heading, _strongest(drawn, _("a fifth less of it"), measure), drawn[:MOST], rows, _percents
    )


def _few_words(leans: Document) -> str:
    told = _(
        "A first look: turned one at a time in one world on {people} people. groundswell sensitivity turns all of them."
    )
    return told.format(people=figures(int(leans["people"])))


def _many(document: Document) -> Chart:
    """The sensitivity analysis: mean effects with their intervals, as parts of the headline."""
    measure, base = str(document["measure"]), number(document["base"]["mean"])
    drawn, rows = [], [[_("setting"), _("source"), _("effect on {measure}").format(measure=title(measure))]]
    ranked = sorted(document["settings"], key=lambda one: not one["told_from_luck"])
    for one in ranked:
        part = number(one["part"])
        ends = [number(end) / base if base else float("nan") for end in one["mu_95"]]
        drawn.append(Estimate(str(one["key"]), part, ends[0], ends[1], _percents(part)))
        rows.append([str(one["key"]), origin_name(str(one["origin"])), _percents(part)])
    sure = [one for one, setting in zip(drawn, ranked, strict=True) if setting["told_from_luck"]]
    heading = _("What turning a setting by {span} does to {measure}").format(
        span=percent(number(document["span"])), measure=title(measure)
    )
    caption = _("Dots: mean over {worlds} worlds; lines: 95 % interval.").format(worlds=int(document["worlds"]))
    luck = _("{count} of {all} settings can be told from luck; they stand first.")
    caption += " " + luck.format(count=len(sure), all=len(drawn))
    words = _strongest(sure, _("turning it"), measure)
    return estimates("settings", heading, words, drawn[:MOST], rows, _percents, caption)


def _strongest(drawn: Sequence[Estimate], turned: str, measure: str) -> str:
    if not drawn:
        return _("No setting that was turned can be told from luck.")
    first = max(drawn, key=lambda one: abs(one.mean) if one.mean == one.mean else 0.0)
    told = _("The headline leans most on {key}: {turned} changes {measure} by {effect}.")
    return told.format(key=first.name, turned=turned, measure=title(measure), effect=first.told)


def strongest(found: Findings) -> str:
    """The setting on which the headline leans most, in a sentence; "" where nobody looked."""
    sensitivity, run = _settings(found), found.part("run")
    if sensitivity:
        return _many(sensitivity).words
    if run and run.get("leans") and run["leans"]["settings"]:
        return _few(run["leans"]).words
    return ""
