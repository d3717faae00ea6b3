"""Small results, played once, that all tests of reports share; and a reader for the pages."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Iterator
from functools import cache

from simulator.experiment.backends import InProcess
from simulator.experiment.compare import contrast
from simulator.experiment.conduct import Laboratory
from simulator.experiment.credit import credit
from simulator.experiment.design import Arm, design
from simulator.experiment.results import Result, of
from simulator.experiment.worlds import arms, explore
from simulator.report.findings import Findings, gather
from simulator.report.playing import closely
from tests.simulator.experiment.plans import tiny

WORLDS = 12
HERE = Laboratory(InProcess())
PLAN = Arm("tiny.toml", tiny())


@cache
def worlds() -> Result:
    return of("worlds", explore(design(arms(PLAN, ghost=True), WORLDS), HERE, 2), (PLAN,))


@cache
def compare() -> Result:
    other = Arm("tiny.toml platform.reshare=0", tiny(platform={"reshare": 0.0}))
    return of("compare", contrast(design([PLAN, other], WORLDS), HERE), (PLAN, other))


@cache
def credits() -> Result:
    return of("credit", credit(PLAN, HERE, 2, axes=("influencer",)), (PLAN,))


@cache
def run() -> Result:
    return closely(gather([worlds()]), HERE)


@cache
def everything() -> Findings:
    return gather([worlds(), run(), credits()])


@cache
def compared() -> Findings:
    return gather([compare(), run()])


def tree(page: str) -> ET.Element:
    """The page as a tree; it is well-formed XML too, or this fails."""
    return ET.fromstring(page.removeprefix("<!doctype html>\n"))


def words(found: ET.Element) -> str:
    return "".join(found.itertext())


def figures(page: str) -> Iterator[ET.Element]:
    return tree(page).iter("figure")
