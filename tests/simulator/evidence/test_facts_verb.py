"""The report card as the command prints it."""

from __future__ import annotations

import json
import time
from concurrent.futures import ThreadPoolExecutor
from math import inf

import pytest
from click.testing import CliRunner

from simulator.__main__ import Manner, groundswell
from simulator.evidence import card, controls, measuring, report, sanity
from simulator.evidence.fact import Fact, Finding
from simulator.evidence.rows import OF_MECHANISMS, ROWS, row_of
from simulator.experiment.patience import Patience


def told(*words):
    """What the verb says; stdout, and the exit code that the command would end with."""
    result = CliRunner().invoke(groundswell, ["facts", *words], obj=Manner(Patience()), standalone_mode=False)
    if result.exception is not None:
        raise result.exception
    return result.return_value, result.stdout


def a_fact(identity="D7", value=0.2, band=(0.15, 0.4), **more):
    return Fact(identity, "A claim.", "Somebody", band, lambda seeds: [value for _ in seeds], "share", **more)


@pytest.fixture
def only(monkeypatch):
    """The card holds these facts and no others."""

    def put(*facts):
        monkeypatch.setattr(card, "ROOMS", {"one": facts})
        for module in (card, measuring, report):
            monkeypatch.setattr(module, "FACTS", facts, raising=False)
        monkeypatch.setattr(measuring, "ROOMS", {"one": facts})

    return put


def test_a_real_fact_is_measured_and_passes():
    code, out = told("--fact", "D7", "--seeds", "1", "--workers", "1")
    assert code == 0
    assert "D7  Few ties of following are mutual" in out
    assert "0.15 to 0.4" in out
    assert out.splitlines()[-1].startswith("1 pass")


def test_a_fact_outside_its_band_fails_and_the_command_says_so_with_its_exit_code(only):
    only(a_fact(value=0.5))
    code, out = told("--fact", "D7", "--workers", "1")
    assert code == 1
    assert "FAIL  D7" in out
    assert "1 fail" in out


def test_a_row_that_the_model_cannot_show_is_listed_and_counts_as_failed(only):
    only()
    code, out = told("--fact", "D7", "--workers", "1")
    assert code == 1
    assert "not modelled (counts as failed)" in out


def test_what_the_model_lacks_is_said(only):
    only(Fact("D7", "A claim.", "Somebody", (0, 1), missing="nobody follows anybody"))
    code, out = told("--fact", "D7", "--workers", "1")
    assert code == 1
    assert "not modelled (counts as failed): nobody follows anybody" in out


def test_a_source_of_parameters_is_no_check():
    code, out = told("--fact", "D2", "--workers", "1")
    assert code == 0
    assert "parameter source (no check)" in out


def test_a_row_fails_when_one_of_its_parts_does(only):
    only(a_fact(), a_fact("D7-part", value=9.0))
    code, out = told("--fact", "D7", "--workers", "1")
    assert code == 1
    assert "pass  D7 " in out
    assert "FAIL  D7-part" in out


def test_programs_get_valid_json_even_where_a_band_is_open(only):
    only(a_fact(band=(0.1, inf)), a_fact("D3", value=float("nan")))
    code, out = told("--fact", "D7", "--fact", "D3", "--format", "json", "--workers", "1")
    rows = {row["id"]: row for row in json.loads(out)["facts"]}
    assert code == 1
    assert rows["D7"]["parts"][0]["band"] == [0.1, None]
    assert rows["D7"]["verdict"] == "pass"
    assert rows["D3"]["parts"][0]["value"] is None
    assert rows["D3"]["verdict"] == "fail"


def test_an_unknown_fact_or_family_is_a_usage_error():
    for words in (("--fact", "Z99"), ("--family", "Z")):
        result = CliRunner().invoke(groundswell, ["facts", *words], obj=Manner(Patience()))
        assert result.exit_code == 2
        assert "no fact" in result.stderr


def test_findings_keep_the_order_of_the_card_however_long_each_takes(only):
    def slow(seeds):
        time.sleep(0.05)
        return [0.2 for _ in seeds]

    first = Fact("D1", "Slow.", "Somebody", (0, 1), slow)
    facts = (first, a_fact("D3"), a_fact("D7"))
    only(*facts)
    with ThreadPoolExecutor(3) as pool:
        seen = []
        found = list(measuring.measure(facts, 3, pool, lambda done, of: seen.append((done, of))))
    assert [finding.fact.id for finding in found] == ["D1", "D3", "D7"]
    assert all(len(finding.per_seed) == 3 for finding in found)
    assert seen == [(1, 3), (2, 3), (3, 3)]


def test_every_fact_belongs_to_a_row_and_every_id_is_there_once():
    ids = [row.id for row in ROWS]
    assert len(ids) == len(set(ids))
    assert set(OF_MECHANISMS) <= set(ids)
    facts = [fact.id for fact in card.FACTS]
    assert len(facts) == len(set(facts))
    assert {row_of(identity) for identity in facts} <= set(ids)


def test_a_promise_holds_from_its_share_on():
    good, bad = Finding(a_fact(), (0.2,)), Finding(a_fact(value=9.0), (9.0,))
    row = next(row for row in ROWS if row.id == "D7")
    found = [report.Entry(row, (good,))] * 17 + [report.Entry(row, (bad,))] * 3
    assert report.shares(found)[0].holds
    assert not report.shares([*found, report.Entry(row, (bad,))])[0].holds


@pytest.mark.parametrize("value, code, words", [(9.0, 0, "fails as it must"), (0.2, 1, "DOES NOT FAIL")])
def test_a_control_must_make_its_facts_fail(only, monkeypatch, value, code, words):
    only(a_fact())
    crippled = controls.Control("no ties", "Nobody follows anybody.", ("D7",), lambda seed: {"D7": value})
    monkeypatch.setattr(controls, "CONTROLS", (crippled,))
    ended, out = told("--fact", "D7", "--controls", "--workers", "1")
    assert ended == code
    assert f"control no ties: {words}" in out
    assert "control" not in told("--fact", "D7", "--workers", "1")[1]


def test_controls_are_of_facts_that_are_on_the_card():
    known = {fact.id for fact in card.FACTS}
    assert all(set(control.fails) <= known for control in controls.CONTROLS)


@pytest.mark.parametrize("factor, code, word", [(1.0, 0, "inside"), (100.0, 1, "OUTSIDE")])
def test_the_default_story_is_held_against_its_budget_when_asked(only, monkeypatch, factor, code, word):
    only(a_fact())
    worlds = [{one.id: factor * one.band[1] for one in sanity.STEPS}] * 3
    monkeypatch.setattr(sanity, "measure", lambda count, place, watch: sanity.of_worlds(worlds))
    ended, out = told("--fact", "D7", "--sanity", "--workers", "1")
    assert ended == code
    assert f"{word:8s} raised" in out
    _, programs = told("--fact", "D7", "--sanity", "--format", "json", "--workers", "1")
    step = next(one for one in json.loads(programs)["sanity"] if one["id"] == "raised")
    assert step["holds"] is (code == 0)
    assert step["worlds"] == [factor * 2100.0] * 3


def test_each_part_names_its_worlds_its_setup_and_how_its_number_is_known():
    _, out = told("--fact", "D7", "--seeds", "2", "--format", "json", "--workers", "1")
    row = json.loads(out)["facts"][0]
    assert row["seen"] == "seen and memory"
    part = row["parts"][0]
    assert part["seeds"] == [1, 2]
    assert part["setup"] == "the default society, 20,000 people"
    _, said = told("--fact", "D7", "--seeds", "1", "--workers", "1")
    assert "the default society, 20,000 people" in said
    assert "size from memory: an assumption" in said
