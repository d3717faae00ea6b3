"""The ghost: the same world without the campaign, the same people and the same dice.

Nobody plans, pays or passes on; people still write about the cause by themselves.  Accounts keep their
followers, so the society is the same one and can be shared.  What differs is what the campaign caused.
"""

from __future__ import annotations

from collections.abc import Mapping

from ..scenario.model import ASIDES, Scenario


def without_campaign(scenario: Scenario) -> Scenario:
    """The scenario without posts, boosts, fees and passing on."""
    silent = [one.model_copy(update={"fee": 0, "pass_on": 0}) for one in scenario.influencer]
    return scenario.model_copy(update={"post": (), "boost": (), **ASIDES, "influencer": tuple(silent)})


def caused(with_it: Mapping[str, float], without_it: Mapping[str, float]) -> dict[str, float]:
    """What the campaign caused: each measure, less the same in the ghost; nan where either has none."""
    return {name: value - without_it[name] for name, value in with_it.items()}
