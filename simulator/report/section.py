"""A part of the report: a heading and what stands below it; and how it is said that something was not computed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from ..catalogue import _
from .findings import Findings
from .markup import Markup, el, joined, text


@dataclass(frozen=True)
class Section:
    """One part.

    id  made of letters, once a page
    """

    id: str
    title: str
    body: Markup

    def markup(self) -> Markup:
        """As it stands on the page."""
        return el("section", el("h2", self.title), self.body, id=self.id, aria_label=self.title)


Teller = Callable[[Findings], Section]
"""What makes a part of what is known."""


def missing(found: Findings, what: str, command: str) -> Markup:
    """Says that something was not computed, and how it is."""
    again = _("Not computed in this result. This computes it, and a report of both results tells it:")
    return el("p", el("strong", what), " ", text(again), " ", el("code", command), class_="missing")


def commands(found: Findings, verb: str, *options: str) -> str:
    """The command that plays this plan with these seeds."""
    seed, people = found.seeds
    parts = ["groundswell", verb, "scenario.toml", "--seed", str(seed), "--population-seed", str(people), *options]
    return " ".join(parts)


def body(*parts: str) -> Markup:
    """Parts below each other."""
    return joined(parts)
