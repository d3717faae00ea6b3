"""One row of what the mission asks to be simulated, in the words of its table."""

from __future__ import annotations

from typing import NamedTuple


class Asked(NamedTuple):
    """A claim or practice of the mission's two texts.

    id         M-F1 and so on
    text       FR, the article on networks in the service of causes; ID, the article on activism
    claim      what the text says
    simulated  as what it is to be simulated
    switch     what is switched between the paired arms
    must_show  what the pair must show; sizes are floors for a test, not findings
    """

    id: str
    text: str
    claim: str
    simulated: str
    switch: str
    must_show: str
