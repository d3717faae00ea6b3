"""What opens a classroom's screens: `lesson NAME`, `class NAME` and `--demo`, as far as they need a terminal.

Nothing heavy is imported before a screen is made.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from textual.screen import Screen

DEMO = "--demo"
FIRST_LESSON = "why-most-posts-die"


def class_screen(words: Sequence[str]) -> Callable[[], Screen[object]] | None:
    """Makes the screen that the words of a command ask for; None when they ask for something else.

    words   "lesson luck", "lesson luck --seed 7", "lesson luck --demo", "class luck", "--demo", "--demo luck"
    """
    demo, rest = DEMO in words, [word for word in words if word != DEMO]
    if demo and len(rest) <= 1:
        rest = ["lesson", rest[0] if rest else FIRST_LESSON]
    seed = ""
    if len(rest) == 4 and rest[0] == "lesson" and rest[2] == "--seed":
        seed, rest = rest[3], rest[:2]
    if len(rest) != 2 or rest[0] not in ("lesson", "class") or rest[1].startswith("-") or (seed and not seed.isdigit()):
        return None
    if not _readable(rest[1]):
        return None
    if rest[0] == "class":
        return lambda: _classroom(rest[1])
    return lambda: _lesson(rest[1], int(seed) if seed else None, demo)


def _readable(name: str) -> bool:
    """Whether there is such a lesson without mistakes; the verb says what is wrong."""
    from simulator.experiment.lesson_verbs import lesson_name
    from simulator.metrics.goal_names import goal_problems
    from simulator.scenario import ScenarioError, load

    try:
        found = load(lesson_name(name))
    except (ScenarioError, OSError):
        return False
    return bool(found.step) and not goal_problems(found, name)


def _lesson(name: str, seed: int | None, demo: bool) -> Screen[object]:
    from simulator.experiment.lesson_verbs import lesson_name
    from simulator.scenario import load

    from .screens.lesson import LessonScreen

    found = load(lesson_name(name))
    if seed is not None:
        found = found.model_copy(update={"seed": seed}).beside(found.folder)
    return LessonScreen(found, demo=demo)


def _classroom(name: str) -> Screen[object]:
    from simulator.experiment.lesson_verbs import lesson_name
    from simulator.scenario import load

    from .screens.classroom import ClassScreen

    return ClassScreen(load(lesson_name(name)), name)


def lesson_screen(source: str | Path) -> Screen[object] | None:
    """The lesson of a scenario; None where it tells none, or cannot be read."""
    from simulator.scenario import ScenarioError, load

    try:
        found = load(source)
    except (ScenarioError, OSError):
        return None
    if not found.step:
        return None
    from .screens.lesson import LessonScreen

    return LessonScreen(found)
