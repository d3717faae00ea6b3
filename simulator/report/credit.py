"""Who brought it: fair shares of messengers, posts, days and tactics, and where they overlap."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ..catalogue import _, ngettext, spoken
from ..experiment.figures import between, figure, signed, title
from .bars import Estimate, estimates
from .figure import Chart, sentences
from .figure import figure as framed
from .findings import Document, Findings, interval, number
from .section import Section, body, commands, missing

MOST = 14
NOTICED = 0.05
"""Part of the total from which on an overlap is worth a sentence."""


def who_brought_it(found: Findings) -> Section:
    """One chart for each way to divide."""
    name, kept = _("Who brought it"), found.part("credit")
    if kept is None:
        command = commands(found, "credit", "--of", "influencer", "--of", "post", "--out", "credit")
        return Section("credit", name, missing(found, _("Who brought how much."), command))
    measure = str(kept["measure"])
    worlds = ngettext("{count} world", "{count} worlds", int(kept["worlds"])).format(count=int(kept["worlds"]))
    told = _(
        "A fair share (Shapley value) is what somebody adds on average over all orders in which they could come in; "
        "only fair shares add up to the whole. Played in {worlds} with the same people and dice."
    ).format(worlds=worlds)
    parts = [sentences(told)]
    for axis, one in kept["credit"].items():
        parts.append(framed(credit_chart(str(axis), one, measure, found.currency)))
        parts.append(sentences(*overlap_words(one, measure, found.currency)))
    return Section("credit", name, body(*parts))


def axis_name(axis: str) -> str:
    """What is divided among, in words."""
    return {"influencer": _("Messengers"), "post": _("Posts"), "day": _("Days"), "tactic": _("Tactics")}.get(axis, axis)


def credit_chart(axis: str, one: Document, measure: str, currency: str) -> Chart:
    """Fair shares below each other, with their intervals."""

    def show(value: float) -> str:
        return signed(measure, value, currency)

    rows = [["", _("fair share"), _("95 % of the mean"), _("left out"), _("alone")]]
    drawn = []
    for player in one["players"]:
        fair = player["fair"]
        mean, ends = number(fair["mean"]), interval(fair["mean_95"])
        others = [show(number(player[kind]["mean"])) for kind in ("left_out", "alone")]
        rows.append([_called(player), show(mean), between(measure, ends, currency, sign=True), *others])
        drawn.append(Estimate(_called(player), mean, ends.low, ends.high, show(mean)))
    heading = _("{axis}: fair shares of {measure}").format(axis=axis_name(axis), measure=title(measure))
    together = show(number(one["total"]["mean"]))
    first = drawn[0] if drawn else None
    words = _("Together they bring {total}; the largest share is that of {name}, {share}.").format(
        total=together, name=first.name if first else "–", share=first.told if first else "–"
    )
    left = len(drawn) - MOST
    caption = _("Dots: mean; lines: 95 % interval of the mean. Together: {total}.").format(total=together)
    if left > 0:
        caption += " " + _("{count} more with smaller shares are in the table.").format(count=left)
    return estimates(f"credit-{axis}", heading, words, drawn[:MOST], rows, show, caption)


def overlap_words(one: Mapping[str, Any], measure: str, currency: str) -> list[str]:
    """Where two reach the same people, or need each other."""
    whole = number(one["total"]["mean"])
    missing_ones, alone = whole - number(one["sums"]["left_out"]), number(one["sums"]["alone"]) - whole
    told = []
    if len(one["players"]) > 1 and abs(whole) > 0:
        if missing_ones > NOTICED * abs(whole) and alone > NOTICED * abs(whole):
            words = _(
                "They overlap: for {gap} of the total it does not matter which single one is left out, because "
                "others reach the same people."
            )
            told.append(words.format(gap=figure(measure, missing_ones, currency)))
        elif missing_ones < -NOTICED * abs(whole):
            words = _("They need each other: {gap} counts more than once when they are left out one by one.")
            told.append(words.format(gap=figure(measure, -missing_ones, currency)))
        else:
            told.append(_("They hardly overlap here."))
    names = {str(player["id"]): _called(player) for player in one["players"]}
    pairs = [pair for pair in one["overlaps"] if abs(number(pair["mean"])) > NOTICED * abs(whole) > 0][:3]
    for pair in pairs:
        first, second = (names.get(str(each), str(each)) for each in pair["between"])
        words = _("{first} and {second} together bring {gap} compared with each alone added up.")
        told.append(words.format(first=first, second=second, gap=signed(measure, number(pair["mean"]), currency)))
    return told


def _called(player: dict[str, Any]) -> str:
    """What a player is called in the language that is spoken."""
    return spoken("scenario", _(str(player["name"])))
