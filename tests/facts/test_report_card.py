"""The report card: every fact is in its band or known not to be, and fails where its mechanism is taken away."""

import pytest

from simulator.evidence import controls, twitter
from simulator.evidence.card import FACTS, ROOMS, line
from simulator.evidence.fact import SEEDS, Finding
from simulator.evidence.known import WHY
from simulator.evidence.measuring import measured, tasks
from simulator.evidence.report import PROMISES
from simulator.evidence.rows import ROWS, row_of

pytestmark = pytest.mark.facts


def found(facts, seeds=SEEDS):
    """Findings of facts that share their worlds, by id."""
    values = {fact.id: [] for fact in facts}
    for task in tasks(facts, seeds):
        for identity, value in measured(task).items():
            values[identity].append(value)
    return {fact.id: Finding(fact, tuple(values[fact.id])) for fact in facts if fact.values is not None}


@pytest.mark.parametrize("room", ROOMS)
def test_the_facts_of_a_room_are_in_their_bands_or_known_not_to_be(room):
    findings = found(ROOMS[room])
    wrong = [one for one in findings.values() if one.passed == (one.fact.id in WHY)]
    assert not wrong, "\n" + "\n".join(line(one) for one in wrong)


def test_what_is_known_to_fail_leaves_the_promises_room():
    missing = {row.id for row in ROWS} - {row_of(fact.id) for fact in FACTS}
    missing |= {row_of(fact.id) for fact in FACTS if fact.missing} | {row_of(identity) for identity in WHY}
    for _, rows, least in PROMISES:
        checks = [row.id for row in ROWS if row.id in rows and not row.parameter]
        assert sum(row not in missing for row in checks) >= least * len(checks)


@pytest.mark.parametrize("control", controls.CONTROLS, ids=lambda control: control.id)
def test_without_its_mechanism_a_fact_fails(control):
    by_id = {fact.id: fact for fact in FACTS}
    values = controls.measured((control.id, 1))
    findings = [Finding(by_id[identity], (value,)) for identity, value in values.items()]
    assert {one.fact.id for one in findings} == set(control.fails)
    assert not [line(one) for one in findings if one.passed]


def test_enough_large_cascades_are_compared_with_the_real_ones():
    assert twitter.large_cascades(1).half.size + twitter.large_cascades(2).half.size >= 200
