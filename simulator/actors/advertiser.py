"""Paid reach: one boost, bought hour by hour so that a daily cap can hold."""

from __future__ import annotations

from .script import Advertise, Script, Wait


def advertiser(boost: int, starts: int, ends: int) -> Script:
    """Buys the next hour's sights at the start of each hour from `starts` on, until `ends` (minutes)."""
    minute = starts
    while minute < ends:
        yield Wait(minute)
        yield Advertise(boost)
        minute = (minute // 60 + 1) * 60
