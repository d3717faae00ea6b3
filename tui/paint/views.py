"""The views beside the society: cascades, influencers, and where it died."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from simulator.catalogue import _

from .. import words
from .bars import histogram
from .line import BOLD, NONE, Block, Line, Span, beside, blank, clip, fit, pad, span, spread, width, wrap
from .look import Look
from .panel import heading, meter, table
from .tree import generations, reached_by, tree

if TYPE_CHECKING:
    from simulator.snapshot import Cascade, InfluencerRow, Snapshot, Society

MOST_NODES = 400
"""Nodes of a tree that can be scrolled through."""


def node_name(cascade: Cascade, society: Society) -> Callable[[int], str]:
    """The label of a node: its name where the snapshot tells it, community and number where not."""

    def name(node: int) -> str:
        if node < len(cascade.labels):
            return cascade.labels[node]
        return words.person(society, int(cascade.person[node]))

    return name


def cascade_figures(cascade: Cascade, room: int, look: Look) -> Line:
    """Shares, depth and structural virality in one row; the last ones go first where room is short."""
    parts = [_("{n} shares").format(n=words.count(cascade.size)), _("depth {n}").format(n=cascade.depth)]
    if cascade.virality is not None:
        parts.append(f"ν {cascade.virality:.1f}" if not look.glyphs.ascii else f"v {cascade.virality:.1f}")
    dot = f" {look.glyphs.dot} "
    while len(parts) > 1 and width(dot.join(parts)) > room:
        parts.pop()
    return fit((Span(dot.join(parts), look.palette.good),), room)


def cascade_view(shot: Snapshot, society: Society, room: int, rows: int, scroll: int, look: Look) -> Block:
    """The biggest cascade in full: its tree, how deep it went and how it grew."""
    biggest = shot.biggest
    if biggest is None:
        return [(Span(_("No post has been passed on yet. Press space to let the week run."), look.palette.muted),)]
    head = [
        fit((span(f"“{biggest.title}”", look.palette.text, limit=room - 12, style=BOLD),
             span("  " + _("by {name}").format(name=biggest.author), look.palette.muted, limit=40)), room),
        cascade_figures(biggest, room, look), *blank(room, 1),
    ]  # fmt: skip
    beside_tree = 0 if room < 90 else 34
    left = room - beside_tree - (3 if beside_tree else 0)
    height = rows - len(head)
    strip = _growth(shot, biggest, beside_tree or room, look)
    if not beside_tree:
        height -= len(strip) + 1
    whole = tree(biggest, node_name(biggest, society), words.moment, left, min(MOST_NODES, height + scroll), look)
    shown = pad(whole[scroll:] if scroll < len(whole) else whole[-1:], left, max(0, height))
    if beside_tree:
        return [*head, *beside(shown, blank(3, height), pad(strip, beside_tree, height))]
    return [*head, *shown, *blank(room, 1), *strip]


def _growth(shot: Snapshot, cascade: Cascade, room: int, look: Look) -> Block:
    """Two small charts: shares by generation and shares over time."""
    most = 12 if room >= 34 else 8
    deep = generations(cascade, most)
    begin = int(cascade.minute[0])
    over = reached_by(cascade, begin, max(begin + 60, shot.minute), room)
    first = [*histogram(deep, room, 3, look.palette.accent, look), _numbers(deep, room, look)]
    second = [*histogram(over, room, 3, look.palette.good, look)]
    until = spread(
        (Span(words.moment(begin), look.palette.muted),), (Span(words.moment(shot.minute), look.palette.muted),), room
    )
    return [
        (Span(_("shares by steps from the post"), look.palette.text, NONE, BOLD),), *first,
        (Span(_("shares over time"), look.palette.text, NONE, BOLD),), *second, until,
    ]  # fmt: skip


def _numbers(counts: list[int], room: int, look: Look) -> Line:
    wide = max(1, min(6, room // max(1, len(counts))))
    return (Span("".join(f"{place + 1:<{wide}}"[:wide] for place in range(len(counts))), look.palette.muted),)


def influencer_view(shot: Snapshot, society: Society, room: int, rows: int, selected: int, look: Look) -> Block:
    """A row for each account, and a bar for whom it reached."""
    if not shot.influencers:
        return [(Span(_("Nobody speaks in this scenario. Add an [[influencer]] to its file."), look.palette.muted),)]
    titles = (_("account"), _("posts"), _("reach"), _("sights"), _("per head"), _("shares"), _("deeds"), _("fee"),
              _("cost per deed"))  # fmt: skip
    body = [_account_row(row) for row in shot.influencers]
    first = max(0, min(selected, len(body) - 1) - max(1, rows - 8))
    shown = table(titles, body[first:], room, look, drop=(4, 3, 1, 7, 8), selected=min(selected, len(body) - 1) - first)
    note = _("Amounts in {currency}. Reach counts different people; one person may be reached by several.")
    lines = [*shown[: max(2, rows // 2)], *blank(room, 1), heading(_("Whom each one reached"), look)]
    top = max(1, *(row.reach for row in shot.influencers))
    for row in shot.influencers[first : first + max(0, rows - len(lines) - 3)]:
        lines.append(_reach_bar(row.name, row.reach, top, society.people, room, look))
    lines += blank(room, 1)
    lines += [(Span(text, look.palette.muted),) for text in wrap(note.format(currency=society.currency), room, 2)]
    return lines


def _account_row(row: InfluencerRow) -> tuple[str, ...]:
    """The cells of one account, in the order of the table's columns."""
    cost = row.cost_per_deed_cents
    return (
        row.name,
        str(row.posts),
        words.count(row.reach),
        words.short_count(row.impressions),
        f"{row.frequency:.1f}",
        words.count(row.shares),
        words.count(row.deeds),
        words.money(row.fee_cents) if row.fee_cents else "-",
        "-" if cost is None else words.money(cost),
    )


def _reach_bar(name: str, reach: int, top: int, people: int, room: int, look: Look) -> Line:
    wide, number = min(22, room // 3), f" {words.percent(reach / max(1, people)):>7}"
    label = clip(name, wide)
    bar = meter(reach / top, max(4, room - wide - 2 - len(number)), look, look.palette.accent)
    return (
        Span(label + " " * (wide - width(label) + 2), look.palette.text),
        *bar,
        Span(number, look.palette.muted),
    )


def reason_view(shot: Snapshot, room: int, rows: int, scroll: int, look: Look) -> Block:
    """Every delivery's one reason, in the order of the way that a post takes."""
    total = sum(many for _reason, many in shot.reasons)
    if not total:
        return [(Span(_("Nothing has been delivered yet. Press space to let the week run."), look.palette.muted),)]
    intro = _("{n} times a post was put before somebody. Each time ended in exactly one way:")
    head: Block = [
        *((Span(text, look.palette.text),) for text in wrap(intro.format(n=words.count(total)), room, 2)),
        *blank(room, 1),
    ]
    known = words.reasons()
    told = [(*known.get(name, ("", name.replace("_", " "))), many) for name, many in shot.reasons]
    wide = min(30, max(width(clip(label, 30)) for _stage, label, _many in told))
    top = max(many for _stage, _label, many in told)
    stages = {stage: sum(many for other, _label, many in told if other == stage) for stage, _label, _many in told}
    roomy = rows - len(head) >= len(told) + 2 * len(stages)
    lines: Block = []
    before = None
    for stage, label, many in told:
        if roomy and stage != before:
            lines += blank(room, 1 if lines else 0)
            lines.append(_stage_row(stage, stages[stage] / total, room, look))
        before = stage
        ink = look.palette.good if stage == words.reasons()["liked"][0] else look.palette.accent
        lines.append(_bar_row(label, many, total, top, wide, room, ink, look))
    left = rows - len(head)
    return [*head, *lines[min(scroll, max(0, len(lines) - left)) :][:left]]


def _stage_row(stage: str, share: float, room: int, look: Look) -> Line:
    """The filter that the reasons below it belong to, and its part of all."""
    return spread(heading(stage, look), (Span(words.percent(share), look.palette.text, NONE, BOLD),), room)


def _bar_row(label: str, many: int, total: int, top: int, wide: int, room: int, ink: int, look: Look) -> Line:
    """A reason, its bar, how often and how large a part."""
    shown = clip(label, wide)
    number = f"{words.count(many):>10} {words.percent(many / total):>7}"
    bar = meter(many / top, max(4, room - wide - 2 - len(number)), look, ink)
    return (Span(shown + " " * (wide - width(shown) + 2), look.palette.text), *bar, Span(number, look.palette.muted))
