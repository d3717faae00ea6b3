"""The ghost: the same people and the same dice, without the campaign."""

from __future__ import annotations

from .run import Run


def ghost_of(run: Run) -> Run:
    """A run at minute 0 in which nobody plans anything: no posts, no boosts, no fees; people write by themselves."""
    influencers = tuple(one.model_copy(update={"fee": 0, "pass_on": 0}) for one in run.scenario.influencer)
    silent = run.scenario.model_copy(update={"post": (), "boost": (), "influencer": influencers})
    return Run(silent, run.seed, run.population_seed, society=run.society)
