"""How numbers are written in the language that is spoken: the only place that knows a decimal comma.

    f"{numeral(1234.5):,.1f}"     "1,234.5" in English, "1 234,5" in French, "1.234,5" in Indonesian

What programs read (JSON, CSV, TOML) never comes through here.
"""

from __future__ import annotations

from .catalogue import _, spoken


class Numeral(float):
    """A number that formats itself in the language that is spoken."""

    def __format__(self, form: str) -> str:
        """As a float would be formatted, with the language's own signs."""
        told = format(int(self), form) if form.endswith("d") else super().__format__(form)
        return signs(told)


def numeral(value: float) -> Numeral:
    """A number to be formatted for people."""
    return Numeral(value)


def signs(told: str) -> str:
    """A number written in English ("1,234.5") with the language's own signs."""
    return told.translate({ord(","): spoken("between thousands", ","), ord("."): spoken("before decimals", ".")})


def percent(hundredths: float, form: str = ".1f") -> str:
    """A number of hundredths as the language writes it: "31.2 %"."""
    return _("{number} %").format(number=format(numeral(hundredths), form))


def amount(number: str, currency: str) -> str:
    """An amount of money, its number written in English: "EUR 1,250.00"."""
    return _("{currency} {amount}").format(currency=currency, amount=signs(number))
