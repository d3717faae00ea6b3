"""Diary: what is planned and what happened."""

from __future__ import annotations

from simulator.catalogue import _

from ... import words
from .. import lane
from ..line import Block, blank
from ..news import news_lines
from ..page import Page
from ..panel import heading
from .view import Sight


def paint(sight: Sight, room: int, rows: int) -> Page:
    """The plan above, what happened below."""
    shot, look = sight.shot, sight.look
    most = rows // 2
    # what was said last and what comes next, where not everything has room
    first = max(0, min(sum(mark.done for mark in shot.lane) - most // 2, len(shot.lane) - most))
    shown = shot.lane[first : first + most]
    plan = lane.agenda(shown, [words.moment(mark.minute) for mark in shown], room, most, look, under_way=True)
    skip = min(sight.scroll, max(0, len(shot.happenings) - 1))
    news: Block = news_lines(shot, room, max(0, rows - len(plan) - 3), look, skip=skip)
    after = heading(_("What happened, the newest first"), look)
    return Page([heading(_("The plan"), look), *plan, *blank(room, 1), after, *news])
