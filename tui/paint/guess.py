"""How a guess is asked for, and how it stands against what happened."""

from __future__ import annotations

from typing import TYPE_CHECKING

from simulator.catalogue import _, spoken
from simulator.numerals import numeral

from . import bars
from .line import BOLD, NONE, Block, Line, Span, clip, fit, width, wrap
from .look import Look
from .panel import meter

if TYPE_CHECKING:
    from simulator.experiment.lesson import Outcome

    from ..lesson import Walk


def asked(walk: Walk, room: int, look: Look) -> Block:
    """What can be chosen, or the number as it stands."""
    from simulator.experiment.lesson import options
    from simulator.experiment.lesson_words import guessed

    step, palette = walk.step, look.palette
    assert step is not None
    if step.guess == "curve":
        told = _("Left and right go from day to day, up and down move the curve. Enter when it is as you think.")
        return [(Span(one, palette.muted),) for one in wrap(told, room)]
    if isinstance(walk.guess, str):
        body: Block = []
        for name, text in options(walk.scenario, step):
            here = name == walk.guess
            back, sign = (palette.selected, look.glyphs.pointer) if here else (NONE, " ")
            for place, one in enumerate(wrap(text, room - 2)):
                mark = f"{sign} " if place == 0 else "  "
                body.append(
                    fit(
                        (Span(mark, palette.accent, back), Span(one, palette.text, back, BOLD if here else 0)),
                        room,
                        back,
                    )
                )
        return body
    low, high = (0.0, 20.0) if step.guess == "worlds" else (step.low, step.high or 1.0)
    value = float(walk.guess)  # type: ignore[arg-type]
    told = guessed(walk.scenario, step, value)
    return [
        (Span("< ", palette.muted), Span(told, palette.warn, NONE, BOLD), Span(" >", palette.muted)),
        meter((value - low) / (high - low), room, look, palette.warn),
        *((Span(one, palette.muted),) for one in wrap(_("left, right: a little; up, down: a lot"), room)),
    ]


# -- a curve


def curve_drawn(walk: Walk, room: int, rows: int, look: Look) -> Block:
    """The curve under the hand: a column for each day, the one in front marked."""
    from simulator.experiment.figures import figure, title
    from simulator.experiment.lesson import measure_of

    step, palette, curve = walk.step, look.palette, walk.guess
    assert step is not None and isinstance(curve, tuple)
    measure, top = measure_of(walk.scenario, step), step.high or 1.0
    each = max(3, room // walk.days)
    high = rows - 3
    body: Block = [(Span(clip(_("{measure}, up to {top}").format(
        measure=title(measure), top=figure(measure, top, walk.scenario.currency)), room), palette.muted),)]  # fmt: skip
    steps = len(look.glyphs.eighths) - 1
    for line in range(high):
        spans = []
        for day, value in enumerate(curve):
            full = round(value / top * high * steps) - (high - 1 - line) * steps
            sign = look.glyphs.eighths[min(steps, max(0, full))]
            ink = palette.warn if day == walk.cursor else palette.accent
            spans += [Span(sign * (each - 1), ink), Span(" ")]
        body.append(tuple(spans))
    body.append(_day_names(walk, each, look))
    told = figure(measure, curve[walk.cursor], walk.scenario.currency)
    return [
        *body,
        (Span(" " * (each * walk.cursor)), Span(clip(told, room - each * walk.cursor), palette.warn, NONE, BOLD)),
    ]


def _day_names(walk: Walk, each: int, look: Look) -> Line:
    from ..words import day_name

    spans = []
    for day in range(walk.days):
        ink = look.palette.warn if day == walk.cursor else look.palette.muted
        name = clip(day_name(day), each)
        spans.append(Span(name + " " * (each - width(name)), ink, NONE, BOLD if day == walk.cursor else 0))
    return tuple(spans)


# -- what came of it


def reveal_chart(walk: Walk, found: Outcome, room: int, rows: int, look: Look) -> Block:
    """The guess against what happened in all worlds, and below it the numbers in words."""
    from simulator.experiment.lesson_words import happened

    said: Block = []
    for sentence in happened(walk.scenario, found):
        said += [(Span(one, look.palette.text),) for one in wrap(sentence, room)]
    high = max(4, rows - len(said) - 1)
    step = walk.step
    assert step is not None
    charts = {"direction": _direction, "which": _which, "worlds": _pairs, "factor": _sorted, "curve": _fan}
    chart = charts.get(step.guess or "", _histogram)(walk, found, room, high, look)
    return [*chart[:high], (), *said]


def _bar(name: str, value: float, top: float, told: str, ink: int, room: int, look: Look) -> Block:
    """A name, and below it a bar with its value."""
    long = max(4, room - width(told) - 2)
    rows: Block = [(Span(one, look.palette.text),) for one in wrap(name, room, 2)]
    return [*rows, (*meter(value / top if top else 0.0, long, look, ink), Span(f" {told}", ink, NONE, BOLD))]


def _bars(walk: Walk, found: Outcome, names: dict[str, str], values: dict[str, float], room: int, look: Look) -> Block:
    """Bars for the plan and for what is beside it; what was chosen has a mark."""
    from simulator.experiment.figures import figure

    palette, guess = look.palette, walk.guesses.get(found.step.id)
    top = max(values.values()) or 1.0
    body: Block = []
    for place, (name, value) in enumerate(values.items()):
        mark = f"{look.glyphs.pointer} " if name == guess else ""
        ink = palette.ghost if not name else palette.warn if name == guess else palette.accent
        told = figure(found.measure, value, walk.scenario.currency)
        body += [*([()] if place else []), *_bar(mark + names[name], value, top, told, ink, room, look)]
    return body


def _twins(walk: Walk) -> dict[str, str]:
    return {"": _("as planned"), **{one.id: spoken("scenario", one.name) for one in walk.scenario.twin}}


def _direction(walk: Walk, found: Outcome, room: int, rows: int, look: Look) -> Block:
    """The middle world of both, and one sign for each pair of worlds."""
    import numpy as np

    assert found.step.twin is not None
    values = {"": float(np.nanmedian(found.plan)), found.step.twin: float(np.nanmedian(found.shown))}
    return [*_bars(walk, found, _twins(walk), values, room, look), (), *_pair_signs(found, room, look)]


def _pair_signs(found: Outcome, room: int, look: Look) -> Block:
    """World by world: more, less or the same with the twin."""
    palette = look.palette
    more, less = ("^", "v") if look.glyphs.ascii else ("▲", "▼")
    spans = []
    for one in found.gains.tolist():
        sign, ink = (more, palette.good) if one > 0 else (less, palette.bad) if one < 0 else ("=", palette.muted)
        spans.append(Span(sign + " " if room >= 2 * len(found.gains) else sign, ink, NONE, BOLD))
    told = _("world by world: {more} more, {less} less, = the same").format(more=more, less=less)
    return [tuple(spans), *((Span(one, palette.muted),) for one in wrap(told, room))]


def _which(walk: Walk, found: Outcome, room: int, rows: int, look: Look) -> Block:
    import numpy as np

    values = {"": float(np.nanmean(found.plan)), **{name: float(np.nanmean(one)) for name, one in found.others.items()}}
    return _bars(walk, found, _twins(walk), values, room, look)


def _pairs(walk: Walk, found: Outcome, room: int, rows: int, look: Look) -> Block:
    """In how many worlds, beside how many were guessed."""
    palette, worlds = look.palette, len(found.plan)
    guess = float(walk.guesses[found.step.id])  # type: ignore[arg-type]
    body = _bar(_("your guess"), guess, worlds, format(numeral(guess), "g"), palette.warn, room, look)
    body += [
        (),
        *_bar(_("what came"), found.value, worlds, format(numeral(found.value), "g"), palette.accent, room, look),
        (),
    ]
    return [*body, *_pair_signs(found, room, look)]


def _sorted(walk: Walk, found: Outcome, room: int, rows: int, look: Look) -> Block:
    """A bar for each world, from the unluckiest to the luckiest."""
    values = [round(1000 * one) for one in sorted(found.shown.tolist()) if one == one]
    body = bars.histogram(values, room, max(2, rows - 4), look.palette.accent, look)
    told = _("One bar a world, from the unluckiest to the luckiest. The same people, the same plan; the dice differ.")
    return [*body, *((Span(one, look.palette.muted),) for one in wrap(told, room, 3))]


def _histogram(walk: Walk, found: Outcome, room: int, rows: int, look: Look) -> Block:
    """Where the worlds ended, with the guess and the pupil's own world below."""
    from simulator.experiment.bins import histogram
    from simulator.experiment.figures import figure

    palette, currency = look.palette, walk.scenario.currency
    known = [one for one in found.shown.tolist() if one == one]
    guess, mine = float(walk.guesses[found.step.id]), float(found.shown[0])  # type: ignore[arg-type]
    if not known:
        return []
    counts, wide = histogram(known)
    low = min(known)
    # the guess may lie far outside: the bins are continued up to it, as far as there is room
    before = min(12, max(0, int((low - guess) / wide + 0.999)))
    after = min(12, max(0, int((guess - low) / wide) - len(counts) + 1))
    counts = [0] * before + counts + [0] * after
    start = low - before * wide
    cell = max(1, min(6, room // len(counts)))
    marks: Block = []
    arrow = "^" if look.glyphs.ascii else "▲"
    for value, name, ink in ((guess, _("your guess"), palette.warn), (mine, _("your world"), palette.good)):
        at = min(len(counts) - 1, max(0, int((value - start) / wide))) * cell
        told = f"{name}: {figure(found.measure, value, currency)}"
        text = f"{arrow} {told}" if at + width(told) + 2 <= room else f"{told} {arrow}"
        shift = at if text.startswith(arrow) else max(0, at - width(told) - 1)
        marks.append((Span(" " * shift), Span(text, ink, NONE, BOLD)))
    ends = (figure(found.measure, start, currency), figure(found.measure, start + wide * len(counts), currency))
    gap = max(1, cell * len(counts) - width(ends[0]) - width(ends[1]))
    axis: Line = (Span(ends[0] + " " * gap + ends[1], palette.muted),)
    high = max(2, min(16, rows - 4))
    return [(Span(clip(_("how many worlds ended where"), room), palette.muted),),
            *bars.histogram(counts, room, high, palette.accent, look), axis, *marks]  # fmt: skip


def _fan(walk: Walk, found: Outcome, room: int, rows: int, look: Look) -> Block:
    """The course in all worlds, and the curve that was drawn."""
    import numpy as np

    from simulator.experiment.fan import Fan
    from simulator.experiment.figures import figure

    from . import fan

    assert found.fan is not None
    guess = np.array((0.0, *walk.guesses[found.step.id]), np.float64)  # type: ignore[misc]
    hours = found.fan.hours
    line = np.interp(np.arange(1, hours + 1) / 24, np.arange(len(guess)), guess)
    drawn = Fan(found.measure, np.tile(line, (5, 1)), 1)
    top = fan.top_of(found.fan, drawn)
    label = figure(found.measure, top, walk.scenario.currency)
    body = fan.fan(found.fan, drawn, top, label, room, max(4, rows - 2), look)
    sign = "-" if look.letters or look.glyphs.ascii else look.glyphs.swatch
    return [
        *body,
        (Span(f"{sign} ", look.palette.warn), Span(clip(_("the curve you drew"), room - 2), look.palette.muted)),
    ]
