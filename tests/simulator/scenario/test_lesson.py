"""A lesson's steps are refused, in words and at their line, when they cannot be shown."""

from __future__ import annotations

import pytest

from simulator.scenario import ScenarioError
from simulator.scenario.reader import loads
from simulator.scenario.step import COURSES, MOST_REVEAL, MOST_TEXT
from simulator.scenario.step_checks import bound

PLAN = """
title = "t"
question = "q"

[[lever]]
key = "audience.share_appetite"
low = 0
high = 3
step = 1

[[twin]]
id = "quiet"
name = "nobody passing anything on"
set = ["audience.share_appetite=0"]

[[step]]
id = "one"
title = "A step"
"""
GUESS = 'kind = "guess"\nask = "More?"\nreveal = "Less."\n'


def refused(lines: str) -> str:
    with pytest.raises(ScenarioError) as found:
        loads(PLAN + lines)
    return str(found.value)


def test_a_guess_of_every_form_can_be_read() -> None:
    forms = {
        "direction": 'expects = "less"\ntwin = "quiet"',
        "which": 'expects = "quiet"\namong = ["quiet", "quiet"]',
        "number": 'expects = "at least 2"\nhigh = 10',
        "worlds": 'expects = "at most 5"\ntwin = "quiet"',
        "factor": 'expects = "at least 1.5"\nlow = 1\nhigh = 10',
        "curve": 'expects = "early"\nhigh = 10\nmeasure = "shares"',
    }
    for form, more in forms.items():
        assert loads(f'{PLAN}{GUESS}guess = "{form}"\n{more}\n').step[0].guess == form


@pytest.mark.parametrize(
    ("lines", "words"),
    [
        ('kind = "guess"', "says what is guessed"),
        ('guess = "number"', "says what is guessed"),
        ('kind = "discuss"', "need a question"),
        (GUESS + 'guess = "number"', "(expects)"),
        (GUESS + 'guess = "number"\nexpects = "at least 2"', "low and high"),
        (GUESS + 'guess = "direction"\nexpects = "more"', "name the twin"),
        (GUESS + 'guess = "which"\nexpects = "quiet"\namong = ["quiet"]', "at least two twins"),
        (GUESS + 'guess = "direction"\nexpects = "up"\ntwin = "quiet"', "one of more, less, same"),
        (GUESS + 'guess = "number"\nhigh = 9\nexpects = "two or so"', "at least or at most a number"),
        (GUESS + 'guess = "curve"\nhigh = 9\nexpects = "early"\nmeasure = "likes"', "one of reach, shares"),
        ('twin = "quite"', "did you mean quiet?"),
        ('kind = "try"\nlevers = ["audience.share_apetite"]', "did you mean audience.share_appetite?"),
        ('until = "day 9 10:00"', "Mon+1 00:00 at the latest"),
        (f'text = "{"word " * (MOST_TEXT // 4)}"', f"at most {MOST_TEXT} cells"),
        (GUESS.replace("Less.", "word " * (MOST_REVEAL // 4)) + 'guess = "worlds"\nexpects = "at least 1"',
         f"at most {MOST_REVEAL} cells"),
        ('\n[[step]]\nid = "one"\ntitle = "again"', "an id that no other row has"),
    ],
)  # fmt: skip
def test_what_cannot_be_shown_is_refused_in_words_with_its_line(lines: str, words: str) -> None:
    told = refused(lines + "\n")
    assert words in " ".join(told.split()), told
    assert "scenario:" in told and "step" in told


def test_a_bound_reads_as_it_is_written() -> None:
    assert bound("at least 2").holds(2.0) and not bound("at least 2").holds(1.9)
    assert bound("at most 0.5").holds(0.5) and not bound("at most 0.5").holds(0.6)
    assert not bound("at least 2").holds(float("nan"))


def test_the_courses_that_can_be_drawn_are_those_that_are_kept() -> None:
    from simulator.experiment.replication import _COURSES

    assert set(COURSES) == set(_COURSES)


def test_a_lesson_decides_no_run() -> None:
    from simulator.experiment.design import Arm

    plain, told = loads(PLAN.split("[[step]]")[0]), loads(PLAN)
    assert plain != told and Arm("", plain).digest == Arm("", told).digest
