"""The evidence: the report card with what is behind each row, and the numbers that the headline leans on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from simulator.catalogue import _

from .line import BOLD, NONE, Block, Line, Span, blank, clip, fit, pad, spread, width, wrap
from .look import Look
from .page import Hit, Page, row, stack
from .panel import heading, meter, panel

if TYPE_CHECKING:
    from ..proof import Number, Proof

WIDE = 100
"""Columns from which the details stand beside the list."""
FACTS, BUDGET, NUMBERS = 0, 1, 2
Row = Mapping[str, Any]


def page(proof: Proof, shelf: int, chosen: int, columns: int, rows: int, look: Look, scroll: int = 0) -> Page:
    """A list on the left or above; what is behind the chosen row on the right or below, from its row `scroll` on."""
    top = Page([_title(proof, shelf, columns, look), _state(proof, shelf, columns, look)])
    left = rows - len(top.lines)
    if columns >= WIDE:
        wide = max(46, columns // 2 if shelf == NUMBERS else columns * 2 // 5)
        body = row(
            (_list(proof, shelf, chosen, wide, left, look), wide),
            (Page(_details(proof, shelf, chosen, scroll, columns - wide, left, look)), columns - wide),
        )
    else:
        high = max(5, left * 2 // 5)
        body = stack(
            _list(proof, shelf, chosen, columns, high, look),
            Page(_details(proof, shelf, chosen, scroll, columns, left - high, look)),
        )
    return stack(top, body)


def count(proof: Proof, shelf: int) -> int:
    """Rows of a shelf."""
    return len(_rows(proof, shelf))


def _rows(proof: Proof, shelf: int) -> Sequence[Any]:
    if shelf == FACTS:
        found: Sequence[Any] = proof.card["facts"] if proof.card else ()
        return found
    return proof.sanity if shelf == BUDGET else proof.numbers


def shelves() -> tuple[str, str, str]:
    """The names of the three lists."""
    return _("Report card"), _("Sanity budget"), _("Parameters")


# -- above


def _title(proof: Proof, shelf: int, columns: int, look: Look) -> Line:
    palette = look.palette
    names: list[Span] = [Span(" ")]
    for place, name in enumerate(shelves()):
        here = place == shelf
        names += [Span(f"{place + 1} {name}", palette.accent if here else palette.muted, NONE, BOLD if here else 0),
                  Span(f" {look.glyphs.dot} " if place < NUMBERS else "", palette.faint)]  # fmt: skip
    right = (Span(clip(proof.title, columns // 3) + " ", palette.muted),) if proof.title and columns >= WIDE else ()
    return spread(names, right, columns)


def _state(proof: Proof, shelf: int, columns: int, look: Look) -> Line:
    """What the numbers are, and how old."""
    if shelf == NUMBERS:
        return fit((Span(f" {_leaning(proof)}", look.palette.muted),), columns)
    palette = look.palette
    parts = (
        [Span(f" {_passed(proof, columns >= WIDE)}  ", palette.text, NONE, BOLD)]
        if proof.card and shelf == FACTS
        else [Span(" ")]
    )
    if proof.state == "measuring" and shelf == FACTS:
        done, of = proof.done
        parts += [*meter(done / of if of else 0.0, 12, look, palette.accent),
                  Span(" " + _("measuring: {done} of {of}").format(done=done, of=of or "?"), palette.text)]  # fmt: skip
    else:
        parts.append(Span(_age(proof, shelf), palette.bad if proof.state == "failed" else palette.muted))
    return fit(parts, columns)


def _passed(proof: Proof, whole: bool) -> str:
    assert proof.card is not None
    share = proof.card["shares"][0]
    told = _("{passed} of {checked} rows pass ({share:.0%}, promised {least:.0%})")
    if not whole:
        told = _("{passed} of {checked} rows pass ({share:.0%})")
    part = share["passed"] / max(1, share["checked"])
    return told.format(passed=share["passed"], checked=share["checked"], share=part, least=share["least"])


def _age(proof: Proof, shelf: int) -> str:
    if shelf == FACTS:
        if proof.state == "failed":
            return _("not measured: {reason}").format(reason=proof.failure)
        if proof.state == "measured":
            return _("measured now")
    if not proof.version:
        return _("nothing was kept with this version")
    kept = _("kept with version {version}").format(version=proof.version)
    changed = "" if proof.fresh else _("; changed since: r measures again")
    stopped = _("; stopped") if proof.state == "stopped" else ""
    return kept + changed + stopped


def _leaning(proof: Proof) -> str:
    done, of = proof.turned
    if proof.leaning == "none":
        return _("no plan to turn numbers in, or nothing to see in it")
    if proof.leaning == "failed":
        return _("the plan cannot be played: {reason}").format(reason=proof.unplayable)
    if not proof.measure:
        return _("playing the plan on fewer people ...")
    told = _("{measure} after a fifth less of each number (one world, {people} people)")
    said = told.format(people=f"{proof.people:,}", measure=proof.measure)
    return said if proof.leaning == "done" else f"{said}  {done}/{of}"


# -- the list


def _list(proof: Proof, shelf: int, chosen: int, columns: int, rows: int, look: Look) -> Page:
    found = _rows(proof, shelf)
    room, inside = columns - 4, rows - 2
    first = max(0, min(chosen - inside // 2, len(found) - inside))
    lines: Block = []
    for place, one in list(enumerate(found))[first : first + inside]:
        back = look.palette.selected if place == chosen else NONE
        draw = _number_row if shelf == NUMBERS else _fact_row if shelf == FACTS else _step_row
        lines.append(fit(draw(one, room, back, place == chosen, look), room, back))
    if not found:
        lines = [(Span(part, look.palette.muted),) for part in wrap(_("There is nothing here yet."), room)]
    hits = tuple(Hit(1, 1 + at, columns - 2, 1, "row", first + at) for at in range(len(lines) if found else 0))
    return Page(panel(heading(shelves()[shelf], look), lines, columns, rows, look), hits)


def _sign(verdict: str, look: Look) -> tuple[str, int]:
    """A letter and a colour: neither tells it alone."""
    palette = look.palette
    return {
        "pass": (_("pass"), palette.good),
        "fail": (_("FAIL"), palette.bad),
        "not modelled": (_("none"), palette.warn),
        "no check": ("-", palette.faint),
    }[verdict]


def _fact_row(one: Row, room: int, back: int, here: bool, look: Look) -> Line:
    word, ink = _sign(one["verdict"], look)
    return (
        Span(f"{look.glyphs.pointer if here else ' '} ", look.palette.accent, back),
        Span(f"{word:<5}", ink, back, BOLD),
        Span(f"{one['id']:<4} ", look.palette.text, back, BOLD),
        Span(clip(one["claim"], room - 12), look.palette.text if here else look.palette.muted, back),
    )


def _step_row(one: Row, room: int, back: int, here: bool, look: Look) -> Line:
    word, ink = (_("in"), look.palette.good) if one["holds"] else (_("OUT"), look.palette.bad)
    return (
        Span(f"{look.glyphs.pointer if here else ' '} ", look.palette.accent, back),
        Span(f"{word:<5}", ink, back, BOLD),
        Span(clip(one["claim"], room - 7), look.palette.text if here else look.palette.muted, back),
    )


def _number_row(one: Number, room: int, back: int, here: bool, look: Look) -> Line:
    palette = look.palette
    told = "" if one.effect is None else f"{100.0 * one.effect:+.1f} %"
    assumed = one.origin in ("assumption", "memory")
    sign = "?" if assumed else " "
    value = clip(one.value, 12)
    name = clip(one.key, max(8, room - 26))
    return (
        Span(f"{look.glyphs.pointer if here else ' '} ", palette.accent, back),
        Span(f"{sign} ", palette.warn, back, BOLD),
        Span(name + " " * max(0, room - 26 - width(name)), palette.text, back, BOLD if here else 0),
        Span(f" {value:>12}", palette.muted, back),
        Span(f" {told:>8}", palette.accent if one.effect else palette.faint, back),
    )


# -- what is behind a row


def _details(proof: Proof, shelf: int, chosen: int, scroll: int, columns: int, rows: int, look: Look) -> Block:
    found = _rows(proof, shelf)
    room = columns - 4
    if not found:
        return panel((), _nothing(proof, shelf, room, look), columns, rows, look)
    one = found[min(chosen, len(found) - 1)]
    if shelf == NUMBERS:
        return panel(heading(one.key, look), _number(one, proof, room, look), columns, rows, look)
    body = _fact(one, room, look) if shelf == FACTS else _step(one, room, look)
    return panel(heading(one["id"], look), _from(body, scroll, rows - 2, look), columns, rows, look)


def _from(body: Block, scroll: int, rows: int, look: Look) -> Block:
    """The part of a text that is in sight; the last row says that there is more."""
    first = min(scroll, max(0, len(body) - rows))
    seen = body[first : first + rows]
    if first + rows < len(body):
        seen = [*seen[:-1], (Span(_("more below: right"), look.palette.accent),)]
    return seen


def _nothing(proof: Proof, shelf: int, room: int, look: Look) -> Block:
    said = _("Nothing was measured with this version; r measures the report card here, which takes some minutes.")
    return _text(said if shelf != NUMBERS else _leaning(proof), room, look.palette.muted)


def _text(words: str, room: int, ink: int, style: int = 0) -> Block:
    return [(Span(part, ink, NONE, style),) for part in wrap(words, room)]


def _fact(one: Row, room: int, look: Look) -> Block:
    from simulator.evidence.standing import standing, told

    palette = look.palette
    body = [*_text(one["claim"], room, palette.text, BOLD),
            *_text(f"{one['source']}: {told(standing(one['id']))}", room, palette.muted)]  # fmt: skip
    if one["verdict"] == "no check":
        body += _text(_("Where a parameter comes from; there is nothing to check."), room, palette.muted)
    if one["verdict"] == "not modelled":
        body += _why(one["why"].get(one["id"], ""), room, look, _("Not modelled, which counts as failed"))
    for part in sorted(one["parts"], key=lambda part: bool(part["passed"])):
        if part["worlds"]:
            body += [*blank(room, 1), *_part(part, one["why"].get(part["id"]), room, look)]
    if one["own"]:
        told_ = _("It has its own number in {keys}: what is checked is that the rest lets it through.")
        body += [*blank(room, 1), *_text(told_.format(keys=", ".join(one["own"])), room, palette.muted)]
    if one["calibrated_on"]:
        body += _text(_("The model was calibrated on it, so it proves little."), room, palette.warn)
    return body


def _part(part: Row, why: str | None, room: int, look: Look) -> Block:
    palette = look.palette
    word, ink = _sign("pass" if part["passed"] else "fail", look)
    head = spread(
        (Span(f"{word} ", ink, NONE, BOLD), Span(clip(part["claim"], max(8, room - 18)), palette.text)),
        (Span(part["id"], palette.muted),),
        room,
    )
    body = [head, *_measured(part, part["worlds"], part["worlds_in_widened_band"], room, look)]
    body += _why(why, room, look, _("Why")) if why is not None else []
    body += _text(part["metric"], room, palette.muted)
    return body + (_text(part["setup"], room, palette.muted) if part["setup"] else [])


def _why(words: str, room: int, look: Look, head: str) -> Block:
    return _text(f"{head}: {words or _('it is not known why')}", room, look.palette.warn)


def _measured(one: Row, worlds: int, inside: int, room: int, look: Look) -> Block:
    """The band as a bar with the value in it, and both in words."""
    palette = look.palette
    low, high = one["interval"]
    found = _("{value} [{low}, {high}], band {band}, {inside} of {worlds} worlds").format(
        value=figure(one["value"]), low=figure(low), high=figure(high), band=band(one["band"]), inside=inside,
        worlds=worlds,
    )  # fmt: skip
    return [ruler(one["band"], one["value"], one["interval"], min(room, 48), look), *_text(found, room, palette.text)]


def figure(value: float | None) -> str:
    """A measured number, to three digits."""
    return "-" if value is None else f"{value:.3g}" if abs(value) < 1000 else f"{value:,.0f}"


def band(ends: Sequence[float | None]) -> str:
    """A band in words."""
    low, high = ends
    if low is not None and high is not None:
        return _("{low} to {high}").format(low=f"{low:g}", high=f"{high:g}")
    if low is not None:
        return _("{bound} or more").format(bound=f"{low:g}")
    return _("any") if high is None else _("{bound} or less").format(bound=f"{high:g}")


def ruler(
    ends: Sequence[float | None], value: float | None, interval: Sequence[float | None], room: int, look: Look
) -> Line:
    """A row: the band as shade, the interval as a line in it, the value as a mark."""
    palette = look.palette
    known = [one for one in (*ends, value, *interval) if one is not None]
    if not known or value is None:
        return (Span(" " * room),)
    least, most = min(known), max(known)
    wide = (most - least) or abs(most) or 1.0
    start, stop = least - 0.08 * wide, most + 0.08 * wide
    where = [start + (place + 0.5) * (stop - start) / room for place in range(room)]
    low, high = (-1e300 if ends[0] is None else ends[0]), (1e300 if ends[1] is None else ends[1])
    from_, to = (value if one is None else one for one in interval)
    at = min(room - 1, max(0, int((value - start) / (stop - start) * room)))
    good = low <= value <= high
    spans = []
    for place, one in enumerate(where):
        inside = low <= one <= high
        sign = look.glyphs.shade if inside else " "
        ink = palette.faint
        if from_ <= one <= to:
            sign, ink = ("=" if look.glyphs.ascii else "━"), palette.good if good else palette.bad
        if place == at:
            sign, ink = look.glyphs.playhead, palette.text
        spans.append(Span(sign, ink))
    return tuple(spans)


def _step(one: Row, room: int, look: Look) -> Block:
    palette = look.palette
    kind = _("how the week ends") if one["outcome"] else _("a step on the way")
    typical = _("the typical world") if one["typical"] == "median" else _("the mean of the worlds")
    values = [value for value in one["worlds"] if value is not None]
    least, most = one["band"]
    inside = sum(least - 0.25 * abs(least) <= value <= most + 0.25 * abs(most) for value in values)
    body = [*_text(one["claim"], room, palette.text, BOLD), *_text(f"{one['source']}; {kind}", room, palette.muted),
            *blank(room, 1), *_measured(one, len(values), inside, room, look),
            *_text(f"{one['metric']} ({typical})", room, palette.muted)]  # fmt: skip
    return body + (_why(one["why"], room, look, _("Why")) if one["why"] else [])


def _number(one: Number, proof: Proof, room: int, look: Look) -> Block:
    from ..proof import origin_words

    palette = look.palette
    assumed = one.origin in ("assumption", "memory")
    named = "" if one.source in ("", "assumption", "user") else f": {one.source}"
    body = [*_text(one.meaning, room, palette.text, BOLD), *blank(room, 1),
            *_text(_("Value: {value}").format(value=one.value), room, palette.text),
            *_text(_("From {origin}").format(origin=origin_words(one.origin)) + named, room,
                   palette.warn if assumed else palette.muted), *blank(room, 1)]  # fmt: skip
    if one.effect is None:
        waiting = proof.leaning in ("reading", "turning")
        said = _("It is still to be turned.") if waiting else _("It was not turned: no number, at 0, or out of bounds.")
        return body + _text(said, room, palette.muted)
    told = _("{change} % less of it changes {measure} by {effect} % in this world.")
    if one.change > 0:
        told = _("{change} % more of it changes {measure} by {effect} % in this world.")
    words = told.format(change=f"{100 * abs(one.change):.0f}", measure=proof.measure, effect=f"{100 * one.effect:+.1f}")
    luck = _("One world shows the direction and luck with it; groundswell sensitivity tells them apart.")
    bar = fit(meter(min(1.0, abs(one.effect)), min(room, 40), look, palette.accent), room)
    return pad([*body, bar, *_text(words, room, palette.text), *_text(luck, room, palette.muted)], room, 12)
