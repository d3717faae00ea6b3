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
    moments = [words.moment(mark.minute) for mark in shot.lane]
    plan = lane.agenda(shot.lane, moments, room, min(len(shot.lane), rows // 2), look, under_way=True)
    skip = min(sight.scroll, max(0, len(shot.happenings) - 1))
    news: Block = news_lines(shot, room, max(0, rows - len(plan) - 3), look, skip=skip)
    after = heading(_("What happened, the newest first"), look)
    return Page([heading(_("The plan"), look), *plan, *blank(room, 1), after, *news])
