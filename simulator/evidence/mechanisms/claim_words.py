"""A claim as a sentence: what the test of a row asks for, with the arms called A, B, C in their order."""

from __future__ import annotations

from functools import singledispatch

from .claim import (
    Above,
    BestWorld,
    Changes,
    Claim,
    GainRatio,
    Interior,
    Leads,
    LossRatio,
    MoreWorlds,
    NotAgainst,
    Steps,
    Unchanged,
)

_UNITS = {"%": " %", "points": " points", "times": ""}


def arm_name(place: int) -> str:
    """The letter of an arm: 0 is A."""
    return chr(ord("A") + place)


def _pair(arms: tuple[int, int]) -> str:
    return f"from {arm_name(arms[0])} to {arm_name(arms[1])}"


def _way(sign: int) -> str:
    return "up" if sign > 0 else "down"


def _size(size: float, unit: str) -> str:
    return f", by at least {size:g}{_UNITS[unit]}" if size else ""


def _pooled(pooled: bool) -> str:
    return " (pooled)" if pooled else ""


def says(claim: Claim) -> str:
    """What a claim asks for: "`reach` up from A to B, by at least 20 %"."""
    return f"`{claim.measure}` {_said(claim)}"


@singledispatch
def _said(claim: object) -> str:
    raise TypeError(f"no words for {type(claim).__name__}")


@_said.register
def _(claim: Changes) -> str:
    return f"{_way(claim.sign)} {_pair(claim.arms)}{_size(claim.size, claim.unit)}{_pooled(claim.pooled)}"


@_said.register
def _(claim: Steps) -> str:
    steps = ", ".join(arm_name(arm) for arm in claim.arms)
    size = f"{_size(claim.size, claim.unit)} in all" if claim.size else ""
    return f"{_way(claim.sign)} at each step {steps}{size}{_pooled(claim.pooled)}"


@_said.register
def _(claim: Unchanged) -> str:
    change = f"changes by at most {claim.most:g} %" if claim.most else "does not change at all"
    return f"{change} {_pair(claim.arms)}"


@_said.register
def _(claim: NotAgainst) -> str:
    no = "lower" if claim.sign > 0 else "higher"
    return f"no {no} in {arm_name(claim.arms[1])} than in {arm_name(claim.arms[0])}"


@_said.register
def _(claim: Leads) -> str:
    return f"largest in {arm_name(claim.arm)}, at least {claim.ahead:g} % ahead of the next"


@_said.register
def _(claim: Interior) -> str:
    low, middle, high = (arm_name(arm) for arm in claim.arms)
    return f"in {middle} beats {low} and {high}, each by at least {claim.size:g} %{_pooled(claim.pooled)}"


@_said.register
def _(claim: GainRatio) -> str:
    bounds = []
    if claim.at_most is not None:
        bounds.append(f"at most {claim.at_most:g} of")
    if claim.at_least is not None:
        bounds.append(f"at least {claim.at_least:g} times")
    return f"gains {_pair(claim.second)} {' and '.join(bounds)} what it gains {_pair(claim.first)}"


@_said.register
def _(claim: LossRatio) -> str:
    return f"loses {_pair(claim.second)} at most {claim.at_most:g} of the part that it loses {_pair(claim.first)}"


@_said.register
def _(claim: MoreWorlds) -> str:
    first, second = (arm_name(arm) for arm in claim.arms)
    return f"reaches {claim.level:g} in at least {claim.more} more worlds with {second} than with {first}"


@_said.register
def _(claim: Above) -> str:
    return f"at {'most' if claim.below else 'least'} {claim.level:g} in {arm_name(claim.arm)}"


@_said.register
def _(claim: BestWorld) -> str:
    return f"in {arm_name(claim.arm)}: the best world has at least {claim.times:g} times that of the median world"
