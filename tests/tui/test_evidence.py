"""The evidence screen: what was kept, measured again beside the interface, and what the headline leans on."""

from __future__ import annotations

import asyncio
import threading
import time
from collections.abc import Callable
from math import isfinite
from typing import Any

import pytest
from textual.pilot import Pilot

from simulator.evidence import sanity
from simulator.evidence.card import FACTS
from simulator.evidence.fact import Finding
from simulator.evidence.report import document, entries
from simulator.evidence.rows import ROWS
from simulator.scenario import Scenario, load
from tests.tui.test_hostile_names import PAYLOADS
from tests.tui.test_screens import live, shown, until
from tui.app import GroundswellApp
from tui.looks import FIRST, look_for
from tui.numbers.evidence import tables
from tui.paint import evidence
from tui.paint.line import line_width
from tui.proof import Number, Proof, Prover, described, ranked
from tui.screens.evidence import EvidenceScreen
from tui.screens.live import LiveScreen

LOOK = look_for(FIRST)
BAD = "A7"


def card(bad: str = BAD) -> dict[str, Any]:
    """A report card on which everything lies in the middle of its band but one fact."""
    found = []
    for fact in FACTS:
        low, high = fact.band
        middle = (low + high) / 2 if isfinite(high - low) else low + 0.5 if isfinite(low) else high - 0.5
        if fact.values is not None:
            found.append(Finding(fact, (high + 9.0,) * 3 if fact.id == bad else (middle,) * 3))
    return document(entries(ROWS, found))


def kept(version: str = "1.2.3", **more: Any) -> dict[str, Any]:
    steps = document((), (), sanity.of_worlds([{one.id: one.band[1] for one in sanity.STEPS}] * 2))["sanity"]
    return {"version": version, "source": "", "card": card(), "sanity": steps} | more


def text(proof: Proof, shelf: int = 0, chosen: int = 0, columns: int = 120, rows: int = 39, scroll: int = 0) -> str:
    page = evidence.page(proof, shelf, chosen, columns, rows, LOOK, scroll)
    return "\n".join("".join(piece.text for piece in line) for line in page.lines)


def place(identity: str) -> int:
    return [row.id for row in ROWS].index(identity)


def prover(**more: Any) -> Prover:
    return Prover(**({"source": None, "kept": kept()} | more))


def seen(one: Prover, wanted: Callable[[Proof], bool], seconds: float = 60.0) -> Proof:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        proof = one.fetch()
        if proof is not None and wanted(proof):
            return proof
        time.sleep(0.005)
    raise AssertionError("no such state came")


def first(one: Prover) -> Proof:
    one.start()
    return seen(one, lambda proof: proof.leaning == "none")


def test_what_was_kept_is_there_at_once_and_told_as_kept() -> None:
    said = text(first(prover()))
    assert "kept with version 1.2.3" in said
    assert "changed since" in said  # no source has an empty digest
    assert "rows pass" in said


def test_a_row_that_fails_says_what_was_measured_and_why_it_fails() -> None:
    said = " ".join(text(first(prover()), 0, place(BAD)).split())
    assert "FAIL Structural virality" in said
    assert "band 2 to 5" in said
    assert "Why: good posts of ordinary people go viral" in said
    assert "Bluesky thesis 2026" in said


def test_a_row_that_is_not_modelled_counts_as_failed_and_says_so() -> None:
    said = " ".join(text(first(prover()), 0, place("E7")).split())
    assert "Not modelled, which counts as failed" in said


def test_what_was_calibrated_on_is_said_to_prove_little() -> None:
    assert "calibrated on it" in text(first(prover()), 0, place("A1"))
    assert "calibrated on it" not in text(first(prover()), 0, place("A2"))


def test_a_number_from_memory_is_told_as_an_assumption() -> None:
    assert "from memory: an assumption" in " ".join(text(first(prover()), 0, place("A9")).split())


def test_nothing_kept_is_said_and_no_number_is_shown() -> None:
    empty = prover(kept={"version": "", "source": "", "card": None, "sanity": []})
    said = text(first(empty))
    assert "nothing was kept" in said
    assert "pass" not in said.replace("passes", "")


@pytest.mark.parametrize("size", [(60, 17), (80, 23), (120, 39), (200, 59)])
@pytest.mark.parametrize("shelf", [0, 1, 2])
def test_every_page_fills_its_size_exactly(size: tuple[int, int], shelf: int) -> None:
    columns, rows = size
    numbers = tuple(Number(f"a.key{n}", "1", "assumption", "assumption", "What it is.", n / 9) for n in range(90))
    proof = Proof(card=card(), sanity=tuple(kept()["sanity"]), version="1", numbers=numbers, measure="reach")
    for chosen in (0, 7, 60):
        page = evidence.page(proof, shelf, min(chosen, evidence.count(proof, shelf) - 1), columns, rows, LOOK)
        assert len(page.lines) == rows
        assert {line_width(line) for line in page.lines} == {columns}


def test_a_small_window_can_be_scrolled_to_the_end_of_what_is_behind_a_row() -> None:
    proof = first(prover())
    above = text(proof, 0, place("R3"), 80, 23)
    below = text(proof, 0, place("R3"), 80, 23, scroll=100)
    assert "more below" in above
    assert "more below" not in below
    assert "own number" in " ".join(below.split())


def test_the_ruler_marks_the_value_inside_its_band_and_beside_it() -> None:
    inside = "".join(piece.text for piece in evidence.ruler((0.0, 10.0), 5.0, (4.0, 6.0), 40, LOOK))
    beside = "".join(piece.text for piece in evidence.ruler((0.0, 10.0), 20.0, (19.0, 21.0), 40, LOOK))
    mark, shade = LOOK.glyphs.playhead, LOOK.glyphs.shade
    assert inside.index(shade) < inside.index(mark) < inside.rindex(shade)
    assert beside.rindex(shade) < beside.index(mark)


def test_measuring_again_replaces_what_was_kept() -> None:
    def measure(watch: Callable[[int, int], None]) -> dict[str, Any]:
        watch(1, 2)
        return card(bad="A1")

    one = prover(measure=measure)
    one.start()
    one.again()
    proof = seen(one, lambda proof: proof.state == "measured")
    assert "measured now" in text(proof)
    verdicts = {row["id"]: row["verdict"] for row in (proof.card or {})["facts"]}
    assert (verdicts["A1"], verdicts["A7"]) == ("fail", "pass")


def test_measuring_can_be_stopped_and_what_was_kept_stays() -> None:
    begun = threading.Event()

    def measure(watch: Callable[[int, int], None]) -> dict[str, Any]:
        begun.set()
        for done in range(10_000):
            watch(done, 10_000)
            time.sleep(0.002)
        return card(bad="A1")

    one = prover(measure=measure)
    one.start()
    one.again()
    assert begun.wait(10.0)
    assert one.measuring
    one.halt()
    proof = seen(one, lambda proof: proof.state == "stopped")
    assert proof.version == "1.2.3"
    one.close()
    assert not one.alive


def test_a_failure_is_said_and_the_interface_goes_on() -> None:
    def measure(watch: Callable[[int, int], None]) -> dict[str, Any]:
        raise OSError("no more processes")

    one = prover(measure=measure)
    one.start()
    one.again()
    assert "no more processes" in text(seen(one, lambda proof: proof.state == "failed"))


def small() -> Scenario:
    return load("storytelling-of-hope", people=300)


def test_every_parameter_says_where_it_comes_from() -> None:
    found = {one.key: one for one in described(small())}
    assert len(found) > 150
    assert found["population.people"].origin == "scenario"
    assert found["audience.attention"].origin == "assumption"
    assert found["deeds.form_completion"].source.startswith("M6")
    assert all(one.meaning and one.origin for one in found.values())


def test_what_the_headline_leans_on_most_comes_first() -> None:
    one = prover(source=small())
    one.start()
    try:
        proof = seen(one, lambda proof: proof.turned[0] >= 3)
    finally:
        one.close()
    tried = [number for number in proof.numbers if number.effect is not None]
    assert len(tried) >= 3
    assert proof.numbers[: len(tried)] == ranked(tried)
    assert "after a fifth less of each number" in text(proof, 2)


def test_a_plan_that_cannot_be_read_still_has_its_report_card() -> None:
    one = prover(source="no-such-scenario")
    one.start()
    proof = seen(one, lambda proof: proof.leaning == "failed")
    assert "cannot be played" in text(proof, 2)
    assert "rows pass" in text(proof)


def test_names_from_outside_do_nothing_here() -> None:
    for payload in PAYLOADS:
        numbers = (Number(payload, payload, "scenario", "user", payload, 0.1),)
        proof = Proof(card=card(), version="1", title=payload, numbers=numbers, measure="reach")
        for line in evidence.page(proof, 2, 0, 120, 39, LOOK).lines:
            assert line_width(line) == 120
            assert all(piece.text.isprintable() for piece in line if piece.text)


def test_everything_can_be_taken_away_as_tables() -> None:
    made = {one.name: one for one in tables(first(prover()))}
    assert len(made["Report card"].rows) >= len(FACTS)
    assert len(made["Sanity budget"].rows) == len(sanity.STEPS)


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
def test_from_the_library_to_the_evidence_and_back(size: tuple[int, int]) -> None:
    async def walk() -> None:
        app = GroundswellApp()
        async with app.run_test(size=size) as pilot:
            await until(pilot, app, "Storytelling of Hope")
            await pilot.press("k")
            await until(pilot, app, "2 Sanity budget")
            screen = app.screen
            assert isinstance(screen, EvidenceScreen)
            screen.prover.close()
            screen.prover = prover()
            screen.prover.start()
            await until(pilot, app, "version 1.2.3")
            await pilot.press("f")
            assert "Why: good posts" in shown(app)
            await pilot.press("2")
            assert "A daily story reaches" in shown(app)
            await pilot.press("tab")
            assert "no plan to turn numbers in" in shown(app)
            await pilot.press("escape")
            await until(pilot, app, "Library")
            assert not isinstance(app.screen, EvidenceScreen)

    asyncio.run(walk())


def test_the_week_stands_still_while_its_evidence_is_looked_at() -> None:
    async def script(pilot: Pilot[None], app: GroundswellApp) -> None:
        await until(pilot, app, "1 Society")
        await pilot.press("k")
        await until(pilot, app, "2 Sanity budget")
        await pilot.press("k")
        await until(pilot, app, "1 Society")
        screen = app.screen
        assert isinstance(screen, LiveScreen)
        assert not screen.frame.playing

    live(script)
