"""How to do it again: the scenario, the seeds, the versions, the fingerprint, and the command."""

from __future__ import annotations

from urllib.parse import quote

from .. import __version__
from ..catalogue import _
from ..scenario import dump
from .figure import sentences, table
from .findings import Findings
from .markup import Markup, el, lines
from .section import Section, body

FILE = "scenario.toml"


def do_it_again(found: Findings) -> Section:
    """All that is needed for the same numbers."""
    arms = [found.plan, *found.others]
    names = [FILE] if len(arms) == 1 else [f"plan-{place + 1}.toml" for place in range(len(arms))]
    parts: list[Markup] = [
        sentences(_("Save the plan and give the command; the fingerprint says whether it was the same."))
    ]
    parts.append(el("p", el("code", command(found))))
    parts.append(table(identity_rows(found), words=(1,)))
    for name, arm in zip(names, arms, strict=True):
        parts.append(_plan_text(name, dump(arm.scenario)))
    return Section("again", _("How to do it again"), body(*parts))


def _plan_text(name: str, told: str) -> Markup:
    """The text of a plan, to be read and to be saved; the file lies in the page itself."""
    # everything but letters and digits is written as %XX, so nothing in it can leave the attribute
    link = el(
        "a",
        _("Save {name}").format(name=name),
        download=name,
        href=Markup(f"data:text/plain;charset=utf-8,{quote(told, safe='')}"),
    )
    return el(
        "details", el("summary", _("The text of {name}").format(name=name)), el("p", link), el("pre", lines(told))
    )


def command(found: Findings) -> str:
    """The command that plays the same again."""
    many, (seed, people) = found.many, found.seeds
    places = ["--seed", str(seed), "--population-seed", str(people)]
    if many is None:
        return " ".join(["groundswell", "run", FILE, *places])
    if found.main == "compare":
        plans = [f"plan-{place + 1}.toml" for place in range(len(found.others) + 1)]
        measure = [] if found.verdict == found.scenario.goal.measure else ["--measure", found.verdict]
        return " ".join(["groundswell", "compare", *plans, "--worlds", str(many["worlds"]), *places, *measure])
    if found.main == "answer":
        return " ".join(["groundswell", "answer", FILE, "--worlds", str(many["worlds"]), *places])
    ghost = many.get("ghost")
    more = ["--ghost"] if ghost and not ghost["campaign"] else []
    more += ["--population", "varied"] if many.get("population") == "varied" else []
    return " ".join(["groundswell", "worlds", FILE, "--worlds", str(many["worlds"]), *places, *more])


def identity_rows(found: Findings) -> list[list[str]]:
    """Seeds, versions and fingerprints."""
    seed, people = found.seeds
    newest = found.many or next(iter(found.parts.values()))
    last = seed + found.worlds - 1
    rows = [
        ["", ""],
        [_("scenario"), found.plan.name],
        [_("digest of the plan"), found.plan.digest],
        [_("worlds"), str(found.worlds)],
        [_("seeds of the dice"), str(seed) if last == seed else f"{seed} – {last}"],
        [_("seed of the people"), str(people)],
        [_("version of the program"), str(newest.get("version", __version__))],
        [_("version of the model"), str(newest.get("model_version", ""))],
    ]
    rows += [[_("fingerprint ({what})").format(what=name), value] for name, value in fingerprints(found)]
    return rows


def fingerprints(found: Findings) -> list[tuple[str, str]]:
    """The fingerprint of every part that has one."""
    told = []
    for question, document in found.parts.items():
        if "fingerprint" in document:
            told.append((question, str(document["fingerprint"])))
        elif "plans" in document:
            told += [(f"{question} {arm['name']}", str(arm["fingerprint"])) for arm in document["plans"]]
    return told
