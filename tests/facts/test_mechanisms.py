"""Each row of the mission's table: its claim holds when only the switch differs, and fails under the cut."""

import pytest

from simulator.evidence.mechanisms.registry import ROWS
from simulator.evidence.mechanisms.row import play, tables_of

pytestmark = pytest.mark.facts


def test_every_row_stands_once():
    ids = [row.id for row in ROWS]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("row", ROWS, ids=[row.id for row in ROWS])
def test_the_pair_shows_what_the_row_says(row):
    result = play(row)
    assert result.passed, tables_of([result])


@pytest.mark.parametrize("row", ROWS, ids=[row.id for row in ROWS])
def test_without_the_mechanism_the_claim_fails(row):
    result = play(row, cut=True)
    assert not result.passed, tables_of([result])
