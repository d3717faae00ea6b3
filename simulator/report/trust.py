"""How far to trust it: what was checked against the literature, and what speaks against this result."""

from __future__ import annotations

from ..catalogue import _, ngettext
from ..evidence.report import PROMISES
from ..evidence.results import kept
from ..evidence.rows import ROWS
from ..experiment.origins import counts
from ..experiment.pen import number as figures
from ..experiment.pen import percent
from .answer import caution
from .figure import bullets, sentences, table
from .findings import Document, Findings
from .markup import Markup, el
from .section import Section, body, missing


def how_far_to_trust(found: Findings) -> Section:
    """The card of the model, then the weak places of this result."""
    parts: list[Markup] = [sentences(caution())]
    parts += [el("h3", _("The model against what is known")), *_card(found)]
    parts += [el("h3", _("What speaks against this result")), bullets(weak_places(found))]
    return Section("trust", _("How far to trust it"), body(*parts))


def _card(found: Findings) -> list[Markup]:
    facts = found.part("facts")
    rows = figures(len(ROWS))
    told = _("The model answers to a report card of {rows} findings from the literature, each with its band.")
    if facts is not None:
        return [sentences(told.format(rows=rows)), *_measured(facts)]
    with_version = kept()
    if card := with_version["card"]:
        when = _("Measured when version {version} was made; groundswell facts measures it again.")
        words = when.format(version=str(with_version["version"]))
        return [sentences(f"{told.format(rows=rows)} {words}"), *_measured(card)]
    promised = _("Promised is that {least} of them pass; whether they do is measured on your machine.")
    words = f"{told.format(rows=rows)} {promised.format(least=percent(PROMISES[0][2]))}"
    return [sentences(words), missing(found, _("The report card."), "groundswell facts --format json > facts.json")]


def _measured(facts: Document) -> list[Markup]:
    return [table(card_rows(facts)), _failed(facts)]


def card_rows(facts: Document) -> list[list[str]]:
    """How the promises stand."""
    rows = [["", _("pass"), _("checked"), _("promised"), _("held")]]
    for share in facts["shares"]:
        held = _("yes") if share["holds"] else _("no")
        rows.append(
            [
                str(share["of"]),
                figures(int(share["passed"])),
                figures(int(share["checked"])),
                percent(float(share["least"])),
                held,
            ]
        )
    return rows


def _failed(facts: Document) -> Markup:
    """What the model does not show as the literature has it."""
    failed = [one for one in facts["facts"] if one["verdict"] in ("fail", "not modelled")]
    if not failed:
        return sentences(_("No finding that was checked fails."))
    rows = [[_("finding"), _("what it says"), _("verdict")]]
    verdicts = {"fail": _("fails"), "not modelled": _("not modelled")}
    rows += [[str(one["id"]), str(one["claim"]), verdicts[one["verdict"]]] for one in failed]
    heading = ngettext(
        "{count} finding that fails or is not modelled", "{count} findings that fail or are not modelled", len(failed)
    ).format(count=len(failed))
    return el("details", el("summary", heading), table(rows, words=(1, 2), kind="long"))


def weak_places(found: Findings) -> list[str]:
    """What a careful reader would object to, with its numbers."""
    kept, plan = counts(found.scenario), found.scenario
    total, guesses = sum(kept.values()), kept["assumption"] + kept["memory"]
    told = [
        _("{guesses} of its {all} settings are assumptions ({part}).").format(
            guesses=figures(guesses), all=figures(total), part=percent(guesses / total)
        )
    ]
    if found.worlds == 1:
        told.append(_("It was played in one world only: that is an anecdote."))
    elif found.worlds < 20:
        told.append(_("It was played in {worlds} worlds only: enough for a hint.").format(worlds=found.worlds))
    elif found.goal is not None and found.goal.worlds:
        low, high = found.goal.interval
        told.append(
            _("{worlds} worlds tell the share that reaches the goal to within {width} points.").format(
                worlds=found.worlds, width=figures(round(50.0 * (high - low)))
            )
        )
    lost = len((found.many or {}).get("lost", ()))
    if lost:
        told.append(
            ngettext(
                "{count} world could not be played and is missing.",
                "{count} worlds could not be played and are missing.",
                lost,
            ).format(count=lost)
        )
    run = found.part("run")
    if run and run.get("partial"):
        told.append(_("The run was stopped before its end: its numbers are what had happened until then."))
    many = found.many or {}
    if many.get("population", "fixed") == "fixed":
        told.append(
            _("All worlds have the same made-up people; other people may answer otherwise (see luck and structure).")
        )
    told.append(
        _(
            "The {people} people of the model stand for nobody in particular; it says nothing about groups that "
            "were not described."
        ).format(people=figures(plan.people))
    )
    return told
