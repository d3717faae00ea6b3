"""The 83 rows that the mission asks for, section by section; the registry must have each of them once."""

from __future__ import annotations

from .asked_of_campaigns import BRANDS, CAMPAIGN, GRASSROOTS
from .asked_of_contents import CONTENTS
from .asked_of_networks import BENEFITS, FRAMING, VIGILANCE
from .asking import Asked

SECTIONS: tuple[tuple[str, tuple[Asked, ...]], ...] = (
    ("Framing claims", FRAMING),
    ("FR: ten benefits", BENEFITS),
    ("FR: twelve points of vigilance", VIGILANCE),
    ("FR: the one-week campaign of hope", CAMPAIGN),
    ("ID: brands, timing, authenticity", BRANDS),
    ("ID: grassroots and virtual action", GRASSROOTS),
    ("ID: content types", CONTENTS),
)

ASKED: tuple[Asked, ...] = tuple(one for _title, rows in SECTIONS for one in rows)
"""All of them, in the order of the table."""

IDS: tuple[str, ...] = tuple(one.id for one in ASKED)
