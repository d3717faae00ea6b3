"""A lesson in plain words."""

from __future__ import annotations

from simulator.catalogue import _

from .topic import Topic


def topics_of_class() -> dict[str, Topic]:
    """The lesson beside its run."""
    return {"lesson": _lesson()}


def _lesson() -> Topic:
    return Topic(
        _("A lesson"),
        _("One idea after the other on the left, the society of the lesson on the right. You guess before you are "
          "shown what happens; nobody is marked."),
        (
            _("Every guess is held against twenty worlds with the same people, the same plan and other luck. The first "
              "of them is yours: the one that you watch."),
            _("Three dots: near. Two: on the way. One: a surprise, and there is most to learn."),
            _("A triangle stands for one world: upwards where the change brought more, downwards where it brought "
              "less."),
            _("The code at the end stands for your world. Your teacher puts the codes of all together."),
        ),
        _("Whether the world outside is so. The lesson shows what follows from its assumptions; n names the studies."),
        (
            (_("enter"), _("go on, or take the guess")), (_("backspace"), _("the step before")),
            ("← → ↑ ↓", _("guess, draw, turn the levers; else scrub")), (_("space"), _("pause, play")),
            ("z", _("nothing but the picture")), ("n", _("teacher's notes, with their sources")),
            ("esc", _("back to the library")),
        ),
        _("Guess quickly and without thinking long: a guess that you have made is worth more than a good one."),
    )  # fmt: skip
