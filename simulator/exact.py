"""Elementary functions with the same bits on every machine.

NumPy's own `exp`, `log` and `power` differ in their last bits between processors, and a last bit can tip a
decision.  IEEE 754 fixes the results of ``+ - * /``, square root, rounding and scaling by powers of two, so
whatever is built from these alone, one operation at a time, is the same everywhere.  Everything in the model
that is not a plain product or sum of columns goes through here.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

Floats = NDArray[np.float64]

_LN2_HIGH = 0.6931471803691238  # the leading 33 bits of ln 2, so that n * _LN2_HIGH is exact for |n| < 2**20
_LN2_LOW = 1.9082149292705877e-10
_INVERSE_LN2 = 1.4426950408889634
_SQRT_HALF = 0.7071067811865476
_EXP_TERMS = tuple(1.0 / f for f in (1, 1, 2, 6, 24, 120, 720, 5040, 40320, 362880, 3628800, 39916800, 479001600))


def exp(x: ArrayLike) -> Floats:
    """e to the power x, for any shape; x beyond about +-700 is held there (error below 2 units in the last place).

    >>> float(exp(0.0)), round(float(exp(1.0)), 12)
    (1.0, 2.718281828459)
    """
    x = np.clip(np.asarray(x, dtype=np.float64), -700.0, 700.0)
    whole = np.rint(x * _INVERSE_LN2)
    rest = (x - whole * _LN2_HIGH) - whole * _LN2_LOW
    total = np.full_like(rest, _EXP_TERMS[-1])
    for term in reversed(_EXP_TERMS[:-1]):
        total = total * rest + term
    return np.asarray(np.ldexp(total, whole.astype(np.int32)))


def log(x: ArrayLike) -> Floats:
    """Natural logarithm for x > 0, any shape; 0 gives the logarithm of the smallest normal number.

    >>> float(log(1.0)), round(float(log(10.0)), 12)
    (0.0, 2.302585092994)
    """
    mantissa, exponent = np.frexp(np.maximum(np.asarray(x, dtype=np.float64), 2.2250738585072014e-308))
    low = mantissa < _SQRT_HALF
    mantissa = np.where(low, mantissa * 2.0, mantissa)
    power = exponent.astype(np.float64) - low
    s = (mantissa - 1.0) / (mantissa + 1.0)
    square = s * s
    total = np.full_like(s, 1.0 / 23.0)
    for odd in (21.0, 19.0, 17.0, 15.0, 13.0, 11.0, 9.0, 7.0, 5.0, 3.0):
        total = total * square + 1.0 / odd
    return np.asarray(power * _LN2_HIGH + (power * _LN2_LOW + (2.0 * s * (total * square + 1.0))))


def power(base: ArrayLike, exponent: ArrayLike) -> Floats:
    """base ** exponent for base > 0, any shapes that broadcast."""
    with np.errstate(over="ignore"):  # `exp` holds what is beyond its range
        return exp(np.asarray(exponent, dtype=np.float64) * log(base))


# Wichura 1988, algorithm AS 241 (PPND16): rational approximations to the normal quantile, relative error 1e-16.
_CENTRE = (
    (3.3871328727963666080, 133.14166789178437745, 1971.5909503065514427, 13731.693765509461125,
     45921.953931549871457, 67265.770927008700853, 33430.575583588128105, 2509.0809287301226727),
    (1.0, 42.313330701600911252, 687.18700749205790830, 5394.1960214247511077, 21213.794301586595867,
     39307.895800092710610, 28729.085735721942674, 5226.4952788528545610),
)  # fmt: skip
_MIDDLE = (
    (1.42343711074968357734, 4.63033784615654529590, 5.76949722146069140550, 3.64784832476320460504,
     1.27045825245236838258, 0.241780725177450611770, 0.0227238449892691845833, 7.74545014278341407640e-4),
    (1.0, 2.05319162663775882187, 1.67638483018380384940, 0.689767334985100004550, 0.148103976427480074590,
     0.0151986665636164571966, 5.47593808499534494600e-4, 1.05075007164441684324e-9),
)  # fmt: skip
_TAIL = (
    (6.65790464350110377720, 5.46378491116411436990, 1.78482653991729133580, 0.296560571828504891230,
     0.0265321895265761230930, 0.00124266094738807843860, 2.71155556874348757815e-5, 2.01033439929228813265e-7),
    (1.0, 0.599832206555887937690, 0.136929880922735805310, 0.0148753612908506148525, 7.86869131145613259100e-4,
     1.84631831751005468180e-5, 1.42151175831644588870e-7, 2.04426310338993978564e-15),
)  # fmt: skip


def _ratio(x: Floats, pair: tuple[tuple[float, ...], tuple[float, ...]]) -> Floats:
    above, below = (np.full_like(x, terms[-1]) for terms in pair)
    for up, down in zip(reversed(pair[0][:-1]), reversed(pair[1][:-1]), strict=True):
        above = above * x + up
        below = below * x + down
    return above / below


def normal_quantile(p: ArrayLike) -> Floats:
    """The value that a standard normal variable stays below with chance p (0 < p < 1), any shape.

    >>> float(normal_quantile(0.5)), round(float(normal_quantile(0.975)), 6)
    (0.0, 1.959964)
    """
    p = np.asarray(p, dtype=np.float64)
    q = p - 0.5
    tail = np.sqrt(-log(np.minimum(p, 1.0 - p)))
    centre = q * _ratio(0.180625 - q * q, _CENTRE)
    outer = np.where(tail <= 5.0, _ratio(tail - 1.6, _MIDDLE), _ratio(tail - 5.0, _TAIL))
    return np.where(np.abs(q) <= 0.425, centre, np.where(q < 0.0, -outer, outer))


def logistic(x: ArrayLike) -> Floats:
    """1 / (1 + exp(-x)), any shape."""
    return np.asarray(1.0 / (1.0 + exp(-np.asarray(x, dtype=np.float64))))


def to_grid(x: ArrayLike, bits: int = 16) -> NDArray[np.int32]:
    """x rounded to the nearest multiple of 2**-bits, as that integer multiple (states that are compared live there)."""
    return np.asarray(np.rint(np.asarray(x, dtype=np.float64) * float(1 << bits)), dtype=np.int32)


def from_grid(x: NDArray[Any], bits: int = 16) -> Floats:
    """The real number behind integers made by `to_grid`."""
    return np.asarray(x, dtype=np.float64) * (1.0 / (1 << bits))
