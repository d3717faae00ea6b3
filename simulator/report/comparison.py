"""Plans side by side: what differs between them, how they came out world by world, and what would turn the verdict."""

from __future__ import annotations

import difflib
from collections.abc import Sequence

import numpy as np

from ..catalogue import _, ngettext
from ..experiment.compare import Difference
from ..experiment.figures import between, figure, signed, title
from ..experiment.replication import HEADLINES
from ..experiment.spread import Spread
from ..experiment.turning import Flip
from ..experiment.verdicts import flip_words, letter, sentence
from ..scenario import Scenario, dump
from .answer import reached_by
from .dots import counted_whole
from .figure import WIDTH, Chart, bullets, label, sentences, table
from .figure import figure as framed
from .findings import Document, Findings
from .markup import NOTHING, Markup, el, joined
from .scale import Scale, ticks, whole_ticks
from .section import Section, body, missing

MOST_LINES = 40
MOST_TWINS = 3
_LEFT, _RIGHT = 62.0, 20.0


def the_comparison(found: Findings) -> Section:
    """The whole of it; without another plan, the twins that answer the scenario's own question."""
    if found.part("compare") is None:
        return _twins(found)
    parts: list[Markup] = [
        bullets([f"{letter(place)}: {arm.name}" for place, arm in enumerate((found.plan, *found.others))]),
        el("p", reached_by(found)),
    ]
    for plan in range(1, len(found.others) + 1):
        parts += [_one(found, plan)]
    parts.append(_flips(found))
    return Section("comparison", _("The plans side by side"), body(*parts))


def _twins(found: Findings) -> Section:
    """The plan beside its twins, which answer its own question; and how two plans are compared."""
    told = found.twins()
    rows = [["", _("measure"), _("plan"), _("twin"), _("difference, mean"), _("95 % of the mean"), _("more in")]]
    for name, one in told:
        show = one.measure, found.currency
        here, there = (figure(one.measure, Spread(values).median, found.currency) for values in (one.first, one.second))
        hits = _("{hits} of {worlds}").format(hits=one.wins, worlds=one.worlds)
        mean = signed(one.measure, one.spread.mean, show[1])
        rows.append(
            [
                name,
                title(one.measure),
                here,
                there,
                mean,
                between(one.measure, one.spread.mean_interval, found.currency, sign=True),
                hits,
            ]
        )
    charts = [
        framed(pairs_chart(one, found.currency, name, _("the plan"), f"twin-{place}"))
        for place, (name, one) in enumerate(told)
        if one.worlds
    ]
    caption = _("In the middle world (medians), and twin minus plan")
    command = "groundswell compare scenario.toml other.toml --out compare"
    if found.scenario.twin:
        again = missing(found, _("What would flip the verdict between two plans."), command)
    else:
        words = _("No other plan was set beside this one. What would flip a verdict is told where two are compared:")
        again = el("p", words, " ", el("code", command), class_="soft")
    parts = [table(rows, words=(1,), caption=caption), *charts[:MOST_TWINS]] if told else []
    return Section("comparison", _("The plan beside others"), body(*parts, again))


def _one(found: Findings, plan: int) -> Markup:
    difference, name = found.compared(found.verdict, plan), letter(plan)
    parts = [
        el("h3", _("{name} against A").format(name=name)),
        table(
            changes(found.scenario, found.others[plan - 1].scenario, name),
            words=(1, 2),
            kind="long",
            caption=_("What is different in the plans"),
        ),
        sentences(sentence(difference, found.currency, name)),
        framed(pairs_chart(difference, found.currency, name), level="h4") if difference.worlds else NOTHING,
        table(_rows(found, plan), caption=_("In the middle world (medians)")),
    ]
    return joined(parts)


def changes(first: Scenario, second: Scenario, name: str) -> list[list[str]]:
    """Lines of the scenarios that differ, with the table in which they stand."""
    before, after = (_tabled(dump(one)) for one in (first, second))
    rows = []
    for step, a, b, c, d in difflib.SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if step != "equal":
            for place in range(max(b - a, d - c)):
                here = before[a + place] if a + place < b else ("", "")
                there = after[c + place] if c + place < d else ("", "")
                rows.append([here[0] or there[0], here[1] or "–", there[1] or "–"])
    if len(rows) > MOST_LINES:
        left = _("and {count} more lines").format(count=len(rows) - MOST_LINES)
        rows = [*rows[:MOST_LINES], [left, "", ""]]
    return [[_("where"), "A", name], *rows] if rows else []


def _tabled(text: str) -> list[tuple[str, str]]:
    """Lines of a scenario, each with the table and the id to which it belongs."""
    lines = text.splitlines()
    found, table_name = [], ""
    for place, line in enumerate(lines):
        if line.startswith("["):
            follower = lines[place + 1] if place + 1 < len(lines) else ""
            identity = follower.removeprefix("id = ").strip('"') if follower.startswith("id = ") else ""
            table_name = f"{line.strip('[]')} {identity}".strip()
        if line.strip():
            found.append((table_name, line))
    return found


def pairs_chart(one: Difference, currency: str, name: str, first: str = "A", id: str = "") -> Chart:
    """The difference in every world, from the smallest to the largest, above and below nothing."""
    values = np.sort(one.spread.known)
    places = whole_ticks if counted_whole(one.measure) else ticks
    marks = places(min(float(values[0]), 0.0), max(float(values[-1]), 0.0), 4)
    up, across = Scale(marks[0], marks[-1], 210.0, 14.0), Scale(-1.0, float(values.size), _LEFT, WIDTH - _RIGHT)
    parts = []
    for mark in marks:
        y = up.at(mark)
        parts += [
            el("line", x1=_LEFT, y1=y, x2=WIDTH - _RIGHT, y2=y, class_="axis" if mark == 0 else "grid"),
            label(_LEFT - 6, y + 4, signed(one.measure, mark, currency), "soft end"),
        ]
    radius, zero = min(6.0, max(1.6, (across.end - across.start) / (2.4 * (values.size + 1)))), up.at(0.0)
    for place, value in enumerate(values):
        x, y = across.at(float(place)), up.at(float(value))
        kind = "more" if value > 0 else "less" if value < 0 else "same"
        parts += [
            el("line", x1=x, y1=zero, x2=x, y2=y, class_="whisk"),
            el("circle", cx=x, cy=y, r=radius, class_=kind),
        ]
    mean = up.at(one.spread.mean)
    parts += [
        el("line", x1=_LEFT, y1=mean, x2=WIDTH - _RIGHT, y2=mean, class_="goal"),
        label(WIDTH - _RIGHT, 228, _("worlds, sorted"), "soft end"),
    ]
    equal = one.worlds - one.wins - one.losses
    words = _("{name} gives more in {wins} worlds, less in {losses}, the same in {equal}; {mean} on average.").format(
        name=name, wins=one.wins, losses=one.losses, equal=equal, mean=signed(one.measure, one.spread.mean, currency)
    )
    rows = [
        ["", _("worlds")],
        [_("{name} gives more").format(name=name), str(one.wins)],
        [_("{name} gives less").format(name=name), str(one.losses)],
        [_("the same"), str(equal)],
    ]
    heading = _("{name} minus {first} in each world: {measure}").format(
        name=name, first=first, measure=title(one.measure)
    )
    caption = _("Filled dots: more; open dots: less. Broken line: the mean.") + " " + words
    return Chart(id or f"pairs-{name.strip('#').lower()}", heading, words, 236, joined(parts), rows, caption)


def _rows(found: Findings, plan: int) -> list[list[str]]:
    name = letter(plan)
    rows = [
        ["", "A", name, _("{name} minus A").format(name=name), _("nine in ten"), _("{name} more in").format(name=name)]
    ]
    for measure in dict.fromkeys((found.verdict, *HEADLINES)):
        one = found.compared(measure, plan)
        here, there = Spread(one.first), Spread(one.second)
        if not one.worlds or (measure != found.verdict and not (here.known.any() or there.known.any())):
            continue
        ends = between(measure, one.spread.most, found.currency, sign=True)
        hits = _("{hits} of {worlds}").format(hits=one.wins, worlds=one.worlds)
        rows.append(
            [
                title(measure),
                figure(measure, here.median, found.currency),
                figure(measure, there.median, found.currency),
                signed(measure, one.spread.median, found.currency),
                ends,
                hits,
            ]
        )
    return rows


def _flips(found: Findings) -> Markup:
    """What would turn the verdict round."""
    compare = found.part("compare")
    assert compare is not None
    head = el("h3", _("What would flip the verdict"))
    search = compare.get("flip")
    if not search:
        told = _("Nobody looked, or there is no clear verdict to flip.")
        return joined([head, el("p", told)])
    effort = ngettext(
        "{looked} of {all} settings were tried alone, in both plans alike, in {worlds} world ({runs} runs).",
        "{looked} of {all} settings were tried alone, in both plans alike, in {worlds} worlds ({runs} runs).",
        int(search["worlds"]),
    ).format(looked=search["looked"], all=search["of"], worlds=search["worlds"], runs=search["runs"])
    if not search["flips"]:
        none = _("None of them, between half and twice its value or over its lever's range, turned the verdict round.")
        return joined([head, sentences(none, effort)])
    return joined([head, bullets(flip_sentences(search["flips"])), sentences(effort)])


def flip_sentences(flips: Sequence[Document]) -> list[str]:
    """Each flip in a sentence, the smallest change first."""
    return [flip_words(_flip(one)) for one in flips]


def _flip(one: Document) -> Flip:
    return Flip(
        str(one["key"]),
        str(one["label"]),
        str(one["origin"]),
        str(one["value"]),
        str(one["changed"]),
        float(one["size"]),
    )
