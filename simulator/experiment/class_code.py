"""A world in a short code that can be read aloud and typed: which plan, which dice, and what came of it.

Thirty-two signs that no hand confuses (Crockford's base 32: no I, L, O, U), in groups of four, the last three of
them for checking (a Reed-Solomon code over GF(32): up to three wrong signs are always found, one can be placed).

    code = written(Coded(1, fingerprint, seed=7, result=412.0))     # "10B5-N3E1-71CW-..."
    read(code).seed                                                 # 7
"""

from __future__ import annotations

import struct
from collections.abc import Sequence
from typing import NamedTuple

from ..catalogue import _

SIGNS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
ALIKE = str.maketrans({"O": "0", "I": "1", "L": "1", "-": "", " ": "", "\t": "", "\u2013": "", "\u00a0": ""})
FORMAT = 1
GROUP = 4
CHECKS = 3
PLAN_SIGNS = 4
VERSION_SIGNS = 2
MOST_SEED = 32**6 - 1
MOST_COUNT = 32**7 - 1
NONE, SHARE, FLOAT = 8, 9, 10
"""Kinds of results beside whole numbers of 0 to 7 signs: no value, a share in millionths, any other number."""
MILLION = 1_000_000
MOST_BITS = 2**64 - 1
LEAST_SIGNS = 1 + VERSION_SIGNS + PLAN_SIGNS + 2 + CHECKS


class CodeError(ValueError):
    """A code that cannot be read: one plain sentence."""


class Coded(NamedTuple):
    """What a code says.

    version  of the model
    plan     the first 20 bits of what decides a run, see `plan_number`
    result   the goal's measure at the end of the run; nan where it has no value
    """

    version: int
    plan: int
    seed: int
    result: float


def written(one: Coded) -> str:
    """The code. CodeError for a seed that is too large for one."""
    if not 0 <= one.seed <= MOST_SEED:
        raise CodeError(_("a class has worlds from 0 to {most}").format(most=MOST_SEED))
    digits = [FORMAT, *_digits(one.version, VERSION_SIGNS), *_digits(one.plan, PLAN_SIGNS)]
    seed = _shortest(one.seed)
    digits += [len(seed), *seed, *_result(one.result)]
    text = "".join(SIGNS[digit] for digit in [*digits, *_checks(digits)])
    return "-".join(text[at : at + GROUP] for at in range(0, len(text), GROUP))


def read(text: str) -> Coded:
    """What a code says, however it was typed. CodeError if it was mistyped or is none."""
    signs = text.strip().upper().translate(ALIKE)
    for sign in signs:
        if sign not in SIGNS:
            told = _("{sign} is no sign of a code: it has digits and letters without I, L, O and U")
            raise CodeError(told.format(sign=repr(sign)))
    digits = [SIGNS.index(sign) for sign in signs]
    if not LEAST_SIGNS <= len(digits) <= 31:
        raise CodeError(_("a code has at least {least} signs; this one has {found}").format(
            least=LEAST_SIGNS, found=len(digits)))  # fmt: skip
    if any(_syndromes(digits)):
        raise CodeError(_mistyped(digits))
    if digits[0] != FORMAT:
        raise CodeError(_("this code was made by a newer Groundswell than this one"))
    return _meaning(digits[:-CHECKS])


def plan_number(digest: str, population_seed: int) -> int:
    """Twenty bits that stand for a plan on its people.

    digest  hexadecimal, over all that decides a run but its seeds
    """
    import hashlib

    told = hashlib.blake2b(f"{digest};{population_seed}".encode(), digest_size=3).digest()
    return int.from_bytes(told, "big") >> 4


def _meaning(digits: Sequence[int]) -> Coded:
    version, at = _number(digits[1 : 1 + VERSION_SIGNS]), 1 + VERSION_SIGNS
    plan, at = _number(digits[at : at + PLAN_SIGNS]), at + PLAN_SIGNS
    size = digits[at]
    seed, at = _number(digits[at + 1 : at + 1 + size]), at + 1 + size
    if at >= len(digits):
        raise CodeError(_("this code is cut off"))
    kind, rest = digits[at], digits[at + 1 :]
    if kind == NONE:
        return Coded(version, plan, seed, float("nan"))
    if kind == SHARE:
        return Coded(version, plan, seed, _number(rest) / MILLION)
    if kind == FLOAT:
        return Coded(version, plan, seed, float(struct.unpack(">d", (_number(rest) & MOST_BITS).to_bytes(8, "big"))[0]))
    if kind != len(rest):
        raise CodeError(_("this code is cut off"))
    return Coded(version, plan, seed, float(_number(rest)))


def _result(value: float) -> list[int]:
    if value != value:
        return [NONE]
    if value.is_integer() and 0 <= value <= MOST_COUNT:
        digits = _shortest(int(value))
        return [len(digits), *digits]
    if 0 <= value <= 1:
        return [SHARE, *_digits(round(value * MILLION), 4)]
    return [FLOAT, *_digits(int.from_bytes(struct.pack(">d", value), "big"), 13)]


def _digits(number: int, count: int) -> list[int]:
    return [number >> 5 * place & 31 for place in reversed(range(count))]


def _shortest(number: int) -> list[int]:
    return _digits(number, -(-number.bit_length() // 5))


def _number(digits: Sequence[int]) -> int:
    number = 0
    for digit in digits:
        number = number << 5 | digit
    return number


def _mistyped(digits: list[int]) -> str:
    """Where the one wrong sign must be, if there is one alone."""
    found = []
    for place, digit in enumerate(digits):
        for other in range(32):
            if other != digit and not any(_syndromes([*digits[:place], other, *digits[place + 1 :]])):
                found.append(place // GROUP + 1)
    if len(found) == 1:
        return _("mistyped: look again at group {group}").format(group=found[0])
    return _("mistyped: look at it sign by sign")


# -- GF(32), made by x^5 + x^2 + 1


def _powers() -> tuple[list[int], list[int]]:
    power, log, value = [0] * 62, [0] * 32, 1
    for exponent in range(31):
        power[exponent] = power[exponent + 31] = value
        log[value] = exponent
        value <<= 1
        if value & 32:
            value ^= 0b100101
    return power, log


_POWER, _LOG = _powers()


def _times(one: int, other: int) -> int:
    return _POWER[_LOG[one] + _LOG[other]] if one and other else 0


def _syndromes(digits: Sequence[int]) -> list[int]:
    """All nothing for a sound code: its value as a polynomial at the first powers of the generator."""
    found = []
    for root in range(1, CHECKS + 1):
        value = 0
        for digit in digits:
            value = _times(value, _POWER[root]) ^ digit
        found.append(value)
    return found


def _checks(digits: Sequence[int]) -> list[int]:
    """The signs that make a sound code of these."""
    generator = [1]
    for root in range(1, CHECKS + 1):
        shifted = [*generator, 0]
        for place, factor in enumerate(generator):
            shifted[place + 1] ^= _times(factor, _POWER[root])
        generator = shifted
    rest = [*digits, *[0] * CHECKS]
    for place in range(len(digits)):
        factor = rest[place]
        for step, one in enumerate(generator):
            rest[place + step] ^= _times(factor, one)
    return rest[-CHECKS:]
