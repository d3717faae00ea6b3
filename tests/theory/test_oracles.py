"""Every oracle of the science page has a test that bears its name: test_x1_... to test_x31_..."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

from tests.theory.power import needed

FOLDER = Path(__file__).parent
NAMED = re.compile(r"test_x(\d+)_\w+")

ORACLES = {
    1: "extinction, Poisson children", 2: "extinction, geometric children", 3: "extinction, uneven children",
    4: "Borel sizes", 5: "share at each depth", 6: "sizes at the threshold", 7: "final size",
    8: "configuration model", 9: "independent cascade", 10: "Watts's window", 11: "Granovetter's crowd",
    12: "ring with thresholds", 13: "structural virality", 14: "Deffuant", 15: "Hegselmann and Krause", 16: "DeGroot",
    17: "voters", 18: "union and overlap of audiences", 19: "Poisson exposures", 20: "kernel of reaction times",
    21: "posting", 22: "self-excitement", 23: "the desk's queue", 24: "friendship paradox", 25: "Gini and top shares",
    26: "bimodality", 27: "Esteban and Ray", 28: "Polya's urn", 29: "Bass", 30: "assortativity", 31: "null effects",
}  # fmt: skip


def by_number() -> dict[int, list[ast.FunctionDef]]:
    """The tests of each oracle, by its number."""
    found: dict[int, list[ast.FunctionDef]] = {}
    for path in sorted(FOLDER.glob("test_*.py")):
        for node in ast.parse(path.read_text(encoding="utf-8")).body:
            if isinstance(node, ast.FunctionDef) and (name := NAMED.fullmatch(node.name)):
                found.setdefault(int(name[1]), []).append(node)
    return found


TESTS = by_number()


@pytest.mark.parametrize("number", ORACLES)
def test_every_oracle_has_a_test_of_its_name_among_the_quick_ones(number: int) -> None:
    quick = [node for node in TESTS[number] if "facts" not in "".join(map(ast.dump, node.decorator_list))]
    assert quick, ORACLES[number]
    for node in TESTS[number]:
        assert any(
            isinstance(inner, ast.Assert) or (isinstance(inner, ast.Name) and inner.id.startswith("assert_"))
            for inner in ast.walk(node)
        ), f"{node.name} asserts nothing"


def test_there_are_thirty_one_and_no_test_bears_another_number() -> None:
    assert sorted(ORACLES) == list(range(1, 32)) == sorted(TESTS)


def test_a_share_of_a_half_needs_sixteen_thousand_to_notice_five_percent() -> None:
    assert needed(1.0) == 16_009 and needed(0.25) == 4003 and needed(1.0, relative=0.1) == 4003
