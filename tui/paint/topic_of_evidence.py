"""The evidence screen in plain words."""

from __future__ import annotations

from simulator.catalogue import _

from .topic import Topic


def topic_of_evidence() -> Topic:
    """What is seen, what to notice, what it does not show."""
    return Topic(
        _("The evidence"),
        _("Why anybody should believe this program, and where not. What the model shows is held against numbers from "
          "the literature; what is taken from nowhere is said to be an assumption."),
        (
            _("Report card: each row is an observation. The shade is the range in which it was seen, the line where "
              "nine in ten of the model's worlds lie, the mark their mean."),
            _("A row that fails stays: it says why. What is not modelled counts as failed."),
            _("Sanity budget: the default story, step by step. One that shows thousands of donors is not credible."),
            _("Parameters: where each number of your plan comes from, and what a fifth less of it does to the "
              "headline. A ? marks an assumption: change it, and see."),
        ),
        _("Whether your campaign will work. No real campaign was compared with its outcome; what agrees here is how "
          "posts, people and networks behave in general."),
        (
            ("1-3 tab", _("the three lists")),
            ("↑ ↓", _("choose a row")),
            ("f", _("the next row that fails")),
            ("r", _("measure the report card here, in the background (minutes); once more: stop")),
            ("s x y", _("take away: a picture (SVG), the numbers as CSV and Markdown, the numbers copied")),
            ("esc k", _("back")),
        ),
        _("Turn to the parameters and look at the first three: those are the numbers to find out about your own "
          "community before you believe a headline."),
    )  # fmt: skip
