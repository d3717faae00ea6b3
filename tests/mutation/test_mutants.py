"""The maker of mutants: every change is one, compiles, and gets into a loaded module."""

from __future__ import annotations

import ast
import types

import pytest

from tests.mutation.__main__ import all_of
from tests.mutation.mutants import mutants, mutated
from tests.mutation.rooms import ROOMS
from tests.mutation.swapping import swap, within_a_function

SOURCE = '''"""Words."""
LEAST = 3


def held(x: int, least: int = LEAST, most: int = 9) -> int:
    """Words."""
    total = 0
    while not x > most and total < 40:
        total += x if x >= least else -least
        if total == 13:
            break
        x = x + 1
    return total
'''


def test_each_change_is_one_and_none_is_made_twice_or_in_words() -> None:
    found = mutants(SOURCE)
    plain = ast.unparse(ast.parse(SOURCE))
    texts = [ast.unparse(mutated(SOURCE, one.number)) for one in found]
    assert len(set(texts)) == len(texts) == len(found) and plain not in texts
    for text in texts:
        differing = [pair for pair in zip(plain.splitlines(), text.splitlines(), strict=True) if pair[0] != pair[1]]
        assert len(differing) == 1 and "Words" not in differing[0][0]
    changes = {(one.before, one.after) for one in found}
    assert {("3", "4"), ("x >= least", "x > least"), ("x + 1", "x - 1")} <= changes
    assert ("break", "continue") in changes and ("-least", "least") in changes and ("9", "10") in changes


def test_a_change_gets_into_functions_that_are_loaded_already() -> None:
    module = types.ModuleType("held_module")
    module.__dict__.update(__package__="", __file__="held_module.py")  # its name is there already
    exec(SOURCE, module.__dict__)
    held = module.held
    before = held(5)
    change = next(one for one in mutants(SOURCE) if one.before == "x >= least")
    assert within_a_function(SOURCE, change.line) and not within_a_function(SOURCE, 2)
    swap(module, mutated(SOURCE, change.number), change.line)
    assert (
        held(5) == before and held(3) == -3 + 4 + 5 + 6 + 7 + 8 + 9
    )  # who has hold of the function from before has the change


MEASURED = '''
from simulator.metrics.vocabulary import measure, once

@measure("count", "nothing")
def three(record):
    """Words."""
    return 2 + 1

@once
def four(record):
    return 4

def maker():
    def made():
        return 5
    return made

made = maker()
'''


def test_a_change_gets_through_the_decorators_of_measures_and_is_owned_up_where_it_cannot() -> None:
    module = types.ModuleType("held_module")
    module.__dict__.update(__package__="", __file__="held_module.py")
    exec(MEASURED, module.__dict__)
    found = {one.before: one for one in mutants(MEASURED)}
    for word, function, value in (("2 + 1", module.three.function, 1), ("4", module.four, 5)):
        swap(module, mutated(MEASURED, found[word].number), found[word].line)
        assert function(types.SimpleNamespace(memo={})) == value
    assert within_a_function(MEASURED, found["4"].line) and not within_a_function(MEASURED, found["5"].line)
    with pytest.raises(ValueError, match="1"):
        swap(module, mutated(MEASURED, found["4"].number), 1)


@pytest.mark.parametrize("room", ROOMS)
def test_every_change_to_the_rooms_can_be_compiled(room: str) -> None:
    everything = all_of(ROOMS[room])
    assert len(everything) > 100
    for path, one in everything[:: max(1, len(everything) // 12)]:
        compile(mutated(path.read_text(encoding="utf-8"), one.number), str(path), "exec")
