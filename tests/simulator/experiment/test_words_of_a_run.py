"""How a run is told: bars, curves, columns, amounts, and where its numbers come from."""

from __future__ import annotations

import io

import pytest

from simulator.experiment.origins import ORIGINS, assumptions, counts, parameters
from simulator.experiment.pen import Pen, columns, left, money, number, percent, right
from simulator.experiment.progress import WIDTH, Progress
from simulator.scenario import changed, load
from simulator.scenario.schema import sources
from simulator.text import cells


def test_a_bar_grows_with_its_part_and_shows_the_least_thing() -> None:
    pen, plain = Pen(), Pen(unicode=False)
    assert [pen.bar(part, 4) for part in (0.0, 0.001, 0.5, 0.53125, 1.0, 7.0)] == ["", "▏", "██", "██▏", "████", "████"]
    assert [plain.bar(part, 4) for part in (0.0, 0.001, 0.5, 1.0)] == ["", "#", "##", "####"]
    assert pen.bar(float("nan"), 4) == plain.bar(-1.0, 4) == ""


def test_a_curve_has_a_character_for_each_value() -> None:
    assert Pen().spark([0, 1, 4, 8, 0.01]) == " ▁▄█▁" and Pen(unicode=False).spark([0, 1, 8]) == " .#"
    assert Pen().spark([]) == "" and Pen().spark([0, 0]) == "  "


def test_signs_that_ascii_lacks_are_written_out() -> None:
    assert Pen(unicode=False).fitted("a · b … ν – −") == "a - b ... nu - -" and Pen().fitted("ν") == "ν"


def test_colour_is_only_where_it_is_wanted() -> None:
    assert Pen().strong("x") == Pen().faint("x") == "x" and "\x1b" in Pen(colour=True).strong("x")


def test_columns_stay_even_with_wide_letters() -> None:
    lines = columns([["学生", "7", "##"], ["farmers", "1,234", "#"]])
    assert lines == ["学生         7  ##", "farmers  1,234  #"] and columns([]) == []
    assert cells(left("学", 4)) == cells(right("学", 4)) == 4


@pytest.mark.parametrize(
    ("value", "told"),
    [(0, "0"), (1234567, "1,234,567"), (0.12345, "0.123"), (99.0, "99"), (123.6, "124"), (float("nan"), "n/a")],
)
def test_numbers_are_told_with_as_much_as_one_reads(value: float, told: str) -> None:
    assert number(value) == told


@pytest.mark.parametrize(
    ("part", "told"), [(0, "0 %"), (0.5, "50 %"), (0.099, "9.9 %"), (0.000123, "0.012 %"), (float("nan"), "n/a")]
)
def test_parts_are_told_in_percent(part: float, told: str) -> None:
    assert percent(part) == told


@pytest.mark.parametrize(
    ("cents", "told"),
    [(123456, "EUR 1,234.56"), (-50, "EUR -0.50"), (0, "EUR 0"), (99.6, "EUR 1"), (float("nan"), "n/a")],
)
def test_amounts_are_told_in_the_currency(cents: float, told: str) -> None:
    assert money(cents, "EUR") == told


def test_every_parameter_has_one_origin() -> None:
    plan = load("storytelling-of-hope")
    found = parameters(plan)
    assert len({one.key for one in found}) == len(found) == sum(counts(plan).values())
    assert set(counts(plan)) == set(ORIGINS) and {one.key for one in found} <= set(sources())
    assert not any(one.key.startswith("lever.") or one.key.endswith(".title") for one in found)


def test_what_the_author_wrote_is_no_assumption_of_ours() -> None:
    plan = load("storytelling-of-hope")
    key = "audience.attention"
    assert key in list(assumptions(plan))
    said = changed(plan, {key: 0.4})
    assert key not in list(assumptions(said))
    assert counts(said)["scenario"] == counts(plan)["scenario"] + 1
    assert counts(said)["assumption"] == counts(plan)["assumption"] - 1


def test_progress_tells_the_time_that_is_left() -> None:
    clock = iter([0.0, 0.0, 2.0, 2.05, 4.0])
    screen = io.StringIO()
    progress = Progress(screen, lambda: next(clock))
    progress.begin("Playing")
    progress.at(0.25, "Mon 12:00")
    progress.at(0.26, "Mon 12:10")  # too soon after the last one
    progress.at(0.5, "Tue 00:00")
    progress.end()
    lines = screen.getvalue().split("\r\x1b[2K")[1:]
    assert len(lines) == 4 and lines[0] == "Playing ..." and lines[-1] == ""
    assert "######------------------" in lines[1] and " 25 %  Mon 12:00  6 s left" in lines[1]
    assert lines[2].endswith("4 s left") and max(len(line) for line in lines) <= WIDTH


def test_where_nobody_looks_nothing_is_shown() -> None:
    progress = Progress(None, lambda: 0.0)
    progress.begin("Playing")
    progress.at(0.5, "Tue 00:00")
    progress.end()
    assert progress._stream is None


def test_a_screen_that_is_gone_stops_nothing() -> None:
    screen = io.StringIO()
    screen.close()
    progress = Progress(screen, lambda: 0.0)
    progress.begin("Playing")
    assert screen.closed
