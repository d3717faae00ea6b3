"""Themes for Textual made from our palettes, and which alphabet the terminal can be trusted with."""

from __future__ import annotations

import os
from collections.abc import Mapping

from textual.theme import Theme

from simulator.catalogue import _

from .paint.look import ASCII, BLOCKS, DARK, LIGHT, PROJECTOR, SAFE, Glyphs, Look, Palette, blend

THEMES: dict[str, Palette] = {
    "groundswell-dark": DARK,
    "groundswell-light": LIGHT,
    "groundswell-projector": PROJECTOR,
    "groundswell-colourblind": SAFE,
}
FIRST = "groundswell-dark"


def themes() -> list[Theme]:
    """Our themes, for Textual's own parts (the palette, notices)."""
    return [_theme(name, palette) for name, palette in THEMES.items()]


def spoken() -> dict[str, str]:
    """What the themes are called."""
    return {
        "groundswell-dark": _("dark"), "groundswell-light": _("light"),
        "groundswell-projector": _("high contrast, for projectors"),
        "groundswell-colourblind": _("blue to yellow, for every kind of eye"),
    }  # fmt: skip


def next_theme(name: str) -> str:
    """The theme after this one."""
    names = list(THEMES)
    return names[(names.index(name) + 1) % len(names)] if name in names else FIRST


def look_for(theme: str, env: Mapping[str, str] | None = None, *, letters: bool | None = None) -> Look:
    """How to paint under a theme in this terminal; letters stand for people where colour or blocks are missing."""
    told = os.environ if env is None else env
    glyphs = glyphs_for(told)
    without = glyphs.ascii or bool(told.get("NO_COLOR"))
    return Look(THEMES.get(theme, DARK), glyphs, without if letters is None else letters or glyphs.ascii)


def glyphs_for(env: Mapping[str, str]) -> Glyphs:
    """Plain ASCII where the locale says so in so many words; blocks elsewhere."""
    wish = env.get("GROUNDSWELL_GLYPHS", "")
    if wish in ("ascii", "blocks"):
        return ASCII if wish == "ascii" else BLOCKS
    if env.get("TERM", "") in ("dumb", "vt100", "vt102", "vt220"):
        return ASCII
    # Python itself puts C.UTF-8 into LC_CTYPE where the locale is C (PEP 538), so that value proves nothing
    spoken = [env.get("LC_ALL", ""), env.get("LC_CTYPE", "").replace("C.UTF-8", ""), env.get("LANG", "")]
    locale = next((one for one in spoken if one), "UTF-8")
    return BLOCKS if "UTF" in locale.upper() else ASCII


def _theme(name: str, palette: Palette) -> Theme:
    def ink(colour: int) -> str:
        return f"#{colour:06X}"

    return Theme(
        name=name,
        primary=ink(palette.accent),
        secondary=ink(palette.good),
        accent=ink(palette.accent),
        warning=ink(palette.warn),
        error=ink(palette.bad),
        success=ink(palette.good),
        foreground=ink(palette.text),
        background=ink(palette.background),
        surface=ink(blend(palette.selected, palette.background, 0.4)),
        panel=ink(blend(palette.selected, palette.background, 0.7)),
        dark=palette is not LIGHT,
    )
