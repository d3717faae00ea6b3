"""How things look: colours, letters and shapes. No state is told by colour alone, so each has a letter too."""

from __future__ import annotations

from dataclasses import dataclass, replace

RUNG_LETTERS = ".slcHSGRU"
"""One letter a rung, where colour cannot be had: not reached, saw, liked, commented, sHared, Signed, Gave ..."""
HOSTILE_LETTER = "x"
SHARING_LETTER = "*"
"""Somebody who shares at this moment."""


@dataclass(frozen=True)
class Palette:
    """Colours as 0xRRGGBB. The rungs use the Okabe-Ito set, which colour-blind people tell apart."""

    background: int
    text: int
    muted: int
    """Labels, what is less important."""
    faint: int
    """Frames, rulers, what is to come."""
    accent: int
    good: int
    warn: int
    bad: int
    ghost: int
    """The world without the campaign."""
    spark: int
    """A share at the moment that it happens."""
    selected: int
    """Background of what is selected."""
    rungs: tuple[int, ...]
    hostile: int


DARK = Palette(
    background=0x101014, text=0xE4E6EB, muted=0x9AA0AC, faint=0x4A505E, accent=0x56B4E9, good=0x4FC3A1,
    warn=0xE69F00, bad=0xE8743B, ghost=0x6B7280, spark=0xFFFFFF, selected=0x26364A,
    rungs=(0x2C313B, 0x44699E, 0x56B4E9, 0xCC79A7, 0xF0E442, 0x009E73, 0xE69F00, 0x9BE8D0, 0xB39DFF),
    hostile=0xD55E00,
)  # fmt: skip
LIGHT = Palette(
    background=0xFAFAF7, text=0x1C1E24, muted=0x5A606B, faint=0xB4B8C0, accent=0x0072B2, good=0x00785A,
    warn=0x9A5B00, bad=0xB84A00, ghost=0x9297A1, spark=0x000000, selected=0xD9E8F5,
    rungs=(0xD9DBDF, 0x9DB9DC, 0x3A9BDC, 0xB4588D, 0xC9B800, 0x008060, 0xD98200, 0x00594A, 0x6A3FC4),
    hostile=0xD55E00,
)  # fmt: skip
PROJECTOR = Palette(
    background=0x000000, text=0xFFFFFF, muted=0xC8CCD4, faint=0x7A8090, accent=0x6FC7FF, good=0x3BE0B0,
    warn=0xFFB000, bad=0xFF7A2F, ghost=0x9AA0B0, spark=0xFFFFFF, selected=0x1F4A75,
    rungs=(0x454C5A, 0x5F8FD6, 0x6FC7FF, 0xF08CC6, 0xFFF04A, 0x00C48E, 0xFFB000, 0xB4FFE9, 0xC8B8FF),
    hostile=0xFF6A00,
)  # fmt: skip


SAFE = Palette(
    background=0x0E1116, text=0xECEFF4, muted=0xA7AFBC, faint=0x4C5462, accent=0x5BA4F0, good=0x9AD1FF,
    warn=0xF2D544, bad=0xE8743B, ghost=0x707888, spark=0xFFFFFF, selected=0x1E3A5C,
    rungs=(0x2A2F38, 0x2F4E8C, 0x4A6FB5, 0x7F8CA8, 0xA59C74, 0xC3B369, 0xE1CC55, 0xFEE838, 0xFFF6B0),
    hostile=0xD55E00,
)  # fmt: skip
"""From blue over grey to yellow, lighter with every rung, as in cividis: told apart by every kind of eye."""


@dataclass(frozen=True)
class Glyphs:
    """The shapes that a terminal can draw."""

    ascii: bool
    corners: str
    """Frame: upper left, upper right, lower left, lower right, horizontal, vertical."""
    eighths: str
    """Bars of growing height; the first is empty, the last is full."""
    full: str
    shade: str
    playhead: str
    play: str
    pause: str
    branch: str
    last: str
    trunk: str
    marks: tuple[tuple[str, str], ...]
    """(kind of a calendar entry, its shape)."""
    other: str
    """Shape of a kind that is not listed."""
    dot: str
    dash: str
    times: str
    swatch: str
    pointer: str

    def mark(self, kind: str) -> str:
        """The shape of a calendar entry."""
        return dict(self.marks).get(kind, self.other)


BLOCKS = Glyphs(
    ascii=False, corners="╭╮╰╯─│", eighths=" ▁▂▃▄▅▆▇█", full="█", shade="░", playhead="│", play="▶", pause="‖",
    branch="├─", last="└─", trunk="│ ", dot="·", dash="–", times="×", swatch="■", pointer="▸",
    marks=(("story", "●"), ("challenge", "◆"), ("appeal", "▲"), ("attack", "✕"), ("post", "■"), ("report", "□"),
           ("testimony", "○"), ("boost", "$")), other="•",
)  # fmt: skip
ASCII = Glyphs(
    ascii=True, corners="++++-|", eighths=" .:-=+*#@", full="#", shade=".", playhead="|", play=">", pause="=",
    branch="|-", last="`-", trunk="| ", dot="-", dash="-", times="x", swatch="#", pointer=">",
    marks=(("story", "o"), ("challenge", "*"), ("appeal", "^"), ("attack", "x"), ("post", "#"), ("report", "r"),
           ("testimony", "t"), ("boost", "$")), other="+",
)  # fmt: skip


IN_ASCII = str.maketrans({"←": "<", "→": ">", "↑": "^", "↓": "v", "…": "~", "“": '"', "”": '"', "’": "'", "–": "-",
                          "·": "-", "ν": "v", "×": "x", "▸": ">", "\u00a0": " "})  # fmt: skip


@dataclass(frozen=True)
class Look:
    """Everything a painter needs to know about the terminal."""

    palette: Palette = DARK
    glyphs: Glyphs = BLOCKS
    letters: bool = False
    """Draw people as letters instead of pixels: for terminals without colour or without block shapes."""

    def with_palette(self, palette: Palette) -> Look:
        """The same look in other colours."""
        return replace(self, palette=palette)


def blend(over: int, under: int, share: float) -> int:
    """`share` (0..1) of one colour laid over another."""
    part = min(1.0, max(0.0, share))
    mixed = 0
    for shift in (16, 8, 0):
        top, low = over >> shift & 255, under >> shift & 255
        mixed |= round(low + (top - low) * part) << shift
    return mixed
