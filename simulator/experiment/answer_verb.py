"""The verb `answer`: a scenario's own question, answered with numbers from coupled worlds."""

from __future__ import annotations

from typing import Any

import click

from .inquiry import arm_of, at_work, experiment_options, give, keeping
from .manner import FAILED, FINE, MANNERS, Manner, Tools


def answer_verb(tools: Tools) -> click.Command:
    """The verb, to be added to the command."""

    @click.command("answer")
    @click.argument("scenario")
    @experiment_options(worlds=20, keeps=True)
    @tools.manners
    def reply(manner: Manner, scenario: str, style: str, **asked: Any) -> int:
        """Answer the question of SCENARIO: the plan and its twins in the same worlds.

        A twin is the plan with one thing changed, declared in the scenario. Without any, the campaign is compared
        with no campaign at all.
        """
        manner.and_also(**{name: asked.pop(name) for name in MANNERS})
        with at_work(tools, manner, asked) as bare:
            from .answer import answered

            laboratory = keeping(bare, asked, "answer", arm_of(scenario, asked))
            found = answered(
                scenario, laboratory, asked["worlds"], sets=asked["sets"], people=asked["people"],
                seed=asked["seed"], population_seed=asked["population_seed"],
            )  # fmt: skip
        give(tools, manner, style, found, laboratory)
        return FAILED if found.ensemble.lost else FINE

    return reply
