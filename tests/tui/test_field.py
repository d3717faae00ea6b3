"""The society in pixels: proportion, light, letters."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from simulator.snapshot import Flashes
from tui import words
from tui.paint import field
from tui.paint.arcs import Arc, arc_points
from tui.paint.crowd import Crowd, place
from tui.paint.line import line_width, plain, width
from tui.paint.look import ASCII, DARK, Look

SIZES = (6000, 4000)


@pytest.fixture(scope="module")
def crowd() -> Crowd:
    made = place(SIZES, np.ones((2, 2)), 70, 44)
    assert made is not None and made.each > 1
    return made


def flashes(*rows: tuple[int, int, int]) -> Flashes:
    table = np.asarray(rows, dtype=np.int32).reshape(-1, 3)
    return Flashes(table[:, 0], table[:, 1], table[:, 2])


def scene(**changes: object) -> field.Scene:
    people = sum(SIZES)
    plain_scene = field.Scene(
        np.zeros(people, dtype=np.uint8), np.zeros(people, dtype=bool), flashes(), 600,
        np.repeat(np.arange(2, dtype=np.int16), SIZES), ("North", "South"),
    )  # fmt: skip
    return replace(plain_scene, **changes)  # type: ignore[arg-type]


def test_a_third_of_the_spots_is_lit_when_a_third_of_the_people_is_reached(crowd: Crowd) -> None:
    rung = (np.arange(10_000) % 3 == 0).astype(np.uint8)
    shown = field.shown_rung(crowd, field.tally(crowd, rung))
    assert (shown == 1).mean() == pytest.approx(1 / 3, abs=0.05)


def test_a_spot_never_falls_back_while_people_only_climb(crowd: Crowd) -> None:
    rng = np.random.default_rng(1)
    rung = np.zeros(10_000, dtype=np.uint8)
    before = field.shown_rung(crowd, field.tally(crowd, rung))
    for _ in range(12):
        rung = np.minimum(8, rung + (rng.random(10_000) < 0.1)).astype(np.uint8)
        after = field.shown_rung(crowd, field.tally(crowd, rung))
        assert (after >= before).all()
        before = after
    assert before.max() > 4


def test_with_one_person_a_spot_the_colour_is_that_persons_rung() -> None:
    small = place((9,), np.zeros((1, 1)), 60, 40)
    assert small is not None
    rung = np.arange(9, dtype=np.uint8)
    assert (field.shown_rung(small, field.tally(small, rung))[small.spot_of] == rung).all()


def test_a_share_shines_and_has_faded_after_an_hour(crowd: Crowd) -> None:
    now = scene(flashes=flashes((10, -1, 600)))
    later = scene(flashes=flashes((10, -1, 600)), minute=660)
    spark = {span.fg for line in field.paint(crowd, now, Look()) for span in line}
    faded = {span.fg for line in field.paint(crowd, later, Look()) for span in line}
    assert DARK.spark in spark and DARK.spark not in faded


def test_a_bridge_is_an_arc_and_a_share_at_home_is_none(crowd: Crowd) -> None:
    at_home, across = flashes((10, 20, 590)), flashes((10, 7000, 590))
    assert not field.bridges(crowd, scene(flashes=at_home))
    assert len(field.bridges(crowd, scene(flashes=across))) == 1
    assert not field.bridges(crowd, scene(flashes=flashes((10, -1, 590))))


def test_only_the_newest_arcs_are_drawn(crowd: Crowd) -> None:
    many = flashes(*((one, 7000 + one, 540 + one % 60) for one in range(200)))
    assert len(field.bridges(crowd, scene(flashes=many))) == field.MOST_ARCS


@pytest.mark.parametrize("done", [0.0, 0.3, 0.7, 1.0])
def test_light_travels_along_the_arc(done: float) -> None:
    x, y, light = arc_points(Arc(5, 5, 45, 25, done))
    assert len(x) == len(y) == len(light) and ((light >= 0) & (light <= 1)).all()
    if 0 < done < 1:
        start = arc_points(Arc(5, 5, 45, 25, 0.0))[0]
        assert x.mean() > start.mean()


@pytest.mark.parametrize("letters", [False, True])
def test_the_field_has_exactly_its_size_and_names_both_discs(letters: bool) -> None:
    made = place(SIZES, np.ones((2, 2)), 70, 22 if letters else 44, 2 if letters else 1)
    assert made is not None
    block = field.paint(made, scene(selected=1), Look(letters=letters))
    assert len(block) == 22 and all(line_width(line) == 70 for line in block)
    assert "North 0 %" in plain(block) and "▸South 0 %" in plain(block)


def test_letters_tell_states_apart_without_any_colour() -> None:
    made = place((40, 40), np.ones((2, 2)), 60, 18, 2)
    assert made is not None
    rung = np.repeat(np.arange(8, dtype=np.uint8), 10)
    hostile = np.zeros(80, dtype=bool)
    hostile[:3] = True
    state = replace(
        scene(), rung=rung, hostile=hostile, community_of=np.repeat(np.arange(2, dtype=np.int16), 40), names=("A", "B"),
        flashes=flashes((79, -1, 600)),
    )  # fmt: skip
    text = plain(field.paint(made, state, Look(glyphs=ASCII, letters=True)))
    assert all(letter in text for letter in ".slcHSGRx*")


def test_wide_letters_in_a_name_keep_every_row_at_its_width(crowd: Crowd) -> None:
    block = field.paint(crowd, scene(names=("農民の会", "e\u0301" * 30)), Look())
    assert all(line_width(line) == 70 for line in block) and "農民の会" in plain(block)


@pytest.mark.parametrize("room", range(24, 120, 7))
def test_the_legend_drops_whole_words_and_keeps_what_a_pixel_is(crowd: Crowd, room: int) -> None:
    each = words.a_pixel(crowd.each, 1, False)
    line = field.legend(crowd, words.rungs(), ("hostile", "shares now"), each, room, Look())
    text = "".join(span.text for span in line)
    assert text.endswith(each) and line_width(line) <= max(room, width(each) + 1)
    for word in text.removesuffix(each).replace("■", ",").split(","):
        assert word.strip() in ("", *words.rungs(), "hostile", "shares now")
