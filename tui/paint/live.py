"""The live week, composed: title, calendar lane, pulse, the chosen view, and what stands beside it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from simulator.catalogue import _

from .. import words
from . import bars, lane
from .field import Scene, legend, paint
from .line import BOLD, NONE, Block, Line, Span, clip, fit, line_width, pad, spread, wrap
from .look import Look
from .news import news_block
from .now import now_lines
from .page import Hit, Page, row, sized, stack
from .panel import heading, panel, tabs
from .tree import tree
from .views import VIEWS, Sight
from .views.cascades import cascade_figures, node_name

if TYPE_CHECKING:
    from simulator.snapshot import Snapshot, Society
    from simulator.snapshot.closeups import Closeup

    from ..beside import Against
    from ..frame import Frame
    from .crowd import Crowd

HOUR, DAY = 60, 1440
CASCADE_ROWS = 6
"""Rows that the biggest cascade gets at least."""
WIDE, HUGE = 110, 170
"""Columns from which on there is room for more."""
TALL = 50
"""Rows from which on what happens stands below the other views too."""
DIARY = "live.diary"


@dataclass(frozen=True)
class Choice:
    """What the person at the keyboard has chosen to look at."""

    view: int = 0
    disc: int = 0
    scroll: int = 0
    picked: tuple[int, ...] = (-1,) * len(VIEWS)
    """The chosen row of each view, by its key."""
    deep: bool = False
    """Whether the chosen row was opened."""
    close: Closeup | None = None
    """The newest close-up of the view in front."""


def view_names() -> tuple[str, ...]:
    """The views, in the order of their keys."""
    return tuple(view.name() for view in VIEWS)


class Plan(NamedTuple):
    """How a screen of a certain size is divided."""

    left: int
    """Columns of the society and what happens."""
    side: int
    """Columns beside it."""
    pulse: int
    """Rows of the shares per hour."""
    news: int
    """Rows of what happens; 2 for the slim form without a frame."""
    height: int
    """Rows below title, calendar and pulse."""

    @property
    def field(self) -> tuple[int, int]:
        """Cells of the society's field, its frame and its legend not counted."""
        return self.left - 4, self.height - self.news - 3


def plan(columns: int, rows: int) -> Plan:
    """The division of a screen (the row of hints not counted)."""
    side = 50 if columns >= HUGE else 40 if columns >= WIDE else 29 if columns >= 76 else 24
    pulse = 1 if rows < 29 else 3 if rows < 50 else 4
    news = 2 if columns < WIDE or rows < 29 else 8 if rows < 50 else 11
    return Plan(columns - side, side, pulse, news, rows - 3 - pulse)


def page(frame: Frame, choice: Choice, crowd: Crowd | None, columns: int, rows: int, look: Look) -> Page:
    """The whole screen of a running week, `columns` x `rows` cells."""
    society, shot = frame.society, frame.snapshot
    assert society is not None and shot is not None
    size = plan(columns, rows)
    top = stack(
        Page([title(frame, columns, look)], (Hit(max(0, columns - 26), 0, 26, 1, "play"),)),
        week(shot, society, columns, size.pulse, look),
    )
    if choice.view and (columns < WIDE or (VIEWS[choice.view].whole and (columns < HUGE or VIEWS[choice.view].opens))):
        return stack(top, _other_view(frame, choice, columns, size.height, look))
    figures = _figures_side(shot, society, size.side, size.height, look, frame.against)
    if choice.view:
        spare = columns >= HUGE and rows >= TALL and VIEWS[choice.view].topic != DIARY
        below = size.news if spare else 0
        main = _other_view(frame, choice, size.left, size.height - below, look)
        main = stack(main, Page(news_block(shot, size.left, below, look))) if below else main
    else:
        main = _society_side(shot, society, choice, crowd, size, look)
    return stack(top, row((main, size.left), (figures, size.side)))


def title(frame: Frame, columns: int, look: Look) -> Line:
    """Name of the scenario, which world, how many people; the moment and the speed."""
    society, palette, dot = frame.society, look.palette, f"  {look.glyphs.dot}  "
    assert society is not None
    state, ink = state_words(frame, look)
    right = [Span(f"  {words.moment(frame.head)}  ", palette.text, NONE, BOLD), Span(f"{state} ", ink)]
    room = columns - line_width(right) - 1
    left = [Span(" " + clip(society.title, room), palette.text, NONE, BOLD)]
    if frame.against is not None:
        since = words.moment(frame.against.since)
        said = _("future {name}, since {moment}").format(name=frame.against.mine, moment=since)
        future = (Span(dot, palette.faint), Span(said, palette.warn))
        left = [*fit(left, min(line_width(left), max(1, room - line_width(future)))), *future]
    for text in (_("world {seed}").format(seed=society.seed), words.people(society.people)):
        more = (Span(dot, palette.faint), Span(text, palette.muted))
        if line_width(left) + line_width(more) <= room:
            left += more
    return spread(left, right, columns)


def state_words(frame: Frame, look: Look) -> tuple[str, int]:
    """What the session is doing, with its sign, and in which ink."""
    if frame.known < frame.head:
        return _("going there ..."), look.palette.warn
    if frame.target >= 0:
        return _("computing ..."), look.palette.warn
    if frame.playing:
        return f"{look.glyphs.play} {words.speed(frame.speed)}", look.palette.good
    if frame.finished:
        return f"{look.glyphs.full} {_('the end')}", look.palette.warn
    return f"{look.glyphs.pause} {_('paused')}", look.palette.warn


def week(shot: Snapshot, society: Society, columns: int, pulse: int, look: Look) -> Page:
    """Days, calendar and shares per hour over the whole run; a click goes to that moment."""
    room, horizon = columns - 2, society.horizon
    names = [words.day_name(day) for day in range(-(-horizon // DAY))]
    place = lane.column_of(shot.minute, horizon, room)
    hours = max(1, -(-horizon // HOUR))
    lines = [
        lane.days(names, shot.minute, horizon, room, look),
        lane.marks(shot.lane, shot.minute, horizon, room, look),
        *bars.pulse(
            shot.shares_per_hour.tolist(), None if shot.ghost_per_hour is None else shot.ghost_per_hour.tolist(),
            hours, room, pulse, place, look,
        ),
    ]  # fmt: skip
    framed = [fit((Span(" "), *line), columns) for line in lines]
    return Page(framed, (Hit(1, 0, room, len(lines), "moment"),))


def _society_side(
    shot: Snapshot, society: Society, choice: Choice, crowd: Crowd | None, size: Plan, look: Look
) -> Page:
    """The society, and what happens below it."""
    height = size.height - size.news
    body, hits = society_block(shot, society, choice, crowd, size.left - 4, height - 2, look)
    names = tabs(view_names(), 0, size.left - 6, look)
    framed = Page(panel(names, body, size.left, height, look), (*tab_hits(names), *(hit.moved(2, 1) for hit in hits)))
    return stack(framed, Page(news_block(shot, size.left, size.news, look)))


def society_block(
    shot: Snapshot, society: Society, choice: Choice, crowd: Crowd | None, columns: int, rows: int, look: Look
) -> tuple[Block, tuple[Hit, ...]]:
    """The field of people with its legend in the last row."""
    if crowd is None or rows < 3:
        return [(Span(_("enlarge the window to see the people"), look.palette.muted),)], ()
    scene = Scene(shot.rung, shot.hostile, shot.flashes, shot.minute, society.community_of, society.community_names,
                  choice.disc)  # fmt: skip
    each = words.a_pixel(crowd.each, crowd.side, look.letters)
    field = pad(paint(crowd, scene, look), columns, rows - 1)
    key = legend(crowd, words.rungs(), (_("hostile"), _("shares now")), each, columns, look)
    return [*field, key], (Hit(0, 0, columns, rows - 1, "field"),)


def tab_hits(names: Line) -> tuple[Hit, ...]:
    """Where the numbered views stand in a panel's upper edge."""
    hits, x = [], 3
    for place, piece in enumerate(names):
        if place % 2 == 0:
            hits.append(Hit(x, 0, len(piece.text), 1, "view", place // 2))
        x += len(piece.text)
    return tuple(hits)


def _figures_side(
    shot: Snapshot, society: Society, columns: int, rows: int, look: Look, against: Against | None
) -> Page:
    """The present figures, and the biggest cascade below them."""
    need = len(now_lines(shot, society, columns - 4, 40, look, against)) + 2
    top = min(need, rows - CASCADE_ROWS) if rows >= 12 else rows
    cascade_rows = rows - top
    body = now_lines(shot, society, columns - 4, top - 2, look, against)
    figures = panel(heading(_("Now"), look), body, columns, top, look)
    if not cascade_rows:
        return Page(figures)
    body = cascade_lines(shot, society, columns - 4, cascade_rows - 2, look)
    small = panel(heading(_("Biggest cascade"), look), body, columns, cascade_rows, look)
    return Page([*figures, *small], (Hit(0, top, columns, cascade_rows, "view", 1),))


def cascade_lines(shot: Snapshot, society: Society, room: int, rows: int, look: Look) -> Block:
    """The largest branches of the biggest cascade, and its figures in the last row."""
    biggest = shot.biggest
    if biggest is None:
        return [(Span(text, look.palette.muted),) for text in wrap(_("No post has been passed on yet."), room, rows)]
    body = tree(biggest, node_name(biggest, society), words.moment, room, rows - 1, look)
    return [*pad(body, room, rows - 1), cascade_figures(biggest, room, look)]


def _other_view(frame: Frame, choice: Choice, columns: int, rows: int, look: Look) -> Page:
    """A view that is not the society, in a frame with the tabs."""
    view = VIEWS[choice.view]
    names = tabs(view_names(), choice.view, columns - 6, look)
    body = sized(view.paint(sight(frame, choice, look), columns - 4, rows - 2), columns - 4, rows - 2)
    hits = tuple(hit.moved(2, 1) for hit in body.hits)
    return Page(panel(names, body.lines, columns, rows, look), (*tab_hits(names), *hits))


def bare(frame: Frame, choice: Choice, crowd: Crowd | None, columns: int, rows: int, look: Look) -> Page:
    """Nothing but the picture of the view in front, as large as the screen: for the projector."""
    if frame.society is None or frame.snapshot is None:
        return Page([])
    if choice.view:
        return sized(VIEWS[choice.view].paint(sight(frame, choice, look), columns, rows), columns, rows)
    block, hits = society_block(frame.snapshot, frame.society, choice, crowd, columns, rows, look)
    return Page(block, hits)


def sight(frame: Frame, choice: Choice, look: Look) -> Sight:
    """What the chosen view may draw."""
    assert frame.society is not None and frame.snapshot is not None
    return Sight(
        frame.society, frame.snapshot, choice.close, choice.picked[choice.view], choice.scroll, choice.deep, look
    )


def too_small(frame: Frame | None, columns: int, rows: int, look: Look) -> Page:
    """The card for windows below the smallest size: the day, the reach, and what to do."""
    from .page import SMALLEST
    from .panel import card

    lines: list[Line] = []
    if frame is not None and frame.snapshot is not None:
        lines.append((Span(words.moment(frame.head), look.palette.text, NONE, BOLD),))
        reach = _("reach {share}").format(share=words.percent(frame.snapshot.now.reach))
        lines.append((Span(reach, look.palette.accent),))
    lines.append((Span(_("enlarge for more"), look.palette.muted),))
    lines.append((Span(f"({SMALLEST[0]}{look.glyphs.times}{SMALLEST[1]})", look.palette.muted),))
    return Page(card([fit(line, min(line_width(line), columns)) for line in lines], columns, rows))
