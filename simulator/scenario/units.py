"""Money as people write it: "EUR 3000", "3000 EUR", 12.50; kept as whole cents."""

import re
from decimal import Decimal, InvalidOperation

from ..catalogue import _
from ..numerals import amount as spoken_amount

CENTS = 100
_AMOUNT = r"(?P<amount>\d{1,12}(?:[_,]\d{3})*(?:\.\d{1,2})?)"
_MONEY = re.compile(rf"(?:(?P<before>[A-Z]{{3}})\s*)?{_AMOUNT}(?:\s*(?P<after>[A-Z]{{3}}))?", re.A)


def parse_money(text: str, currency: str | None = None) -> int:
    """Cents of "EUR 3000", "3000 EUR", "12.50" or "EUR 1,250.00".

    currency   the scenario's; another one in the text is refused. None accepts any.
    Raises ValueError with a plain sentence.
    """
    found = _MONEY.fullmatch(text.strip())
    if not found or (found["before"] and found["after"]):
        raise ValueError(_("not an amount of money; write it as EUR 3000 or 12.50"))
    named = found["before"] or found["after"]
    if named and currency and named != currency:
        raise ValueError(_("the scenario's currency is {currency}").format(currency=currency))
    return cents(re.sub("[_,]", "", found["amount"]))


def cents(amount: int | float | str) -> int:
    """Whole cents of an amount in whole currency: 12.5 -> 1250. ValueError if a part of a cent is left."""
    try:
        exact = Decimal(str(amount)) * CENTS
        whole = int(exact)
    except (InvalidOperation, ValueError, OverflowError):
        raise ValueError(_("not an amount of money; write it as EUR 3000 or 12.50")) from None
    if whole != exact:
        raise ValueError(_("money is counted in whole cents"))
    return whole


def format_money(amount: int, currency: str) -> str:
    """Cents as "EUR 3000" or "EUR 12.50"."""
    whole, part = divmod(amount, CENTS)
    return f"{currency} {whole}.{part:02d}" if part else f"{currency} {whole}"


def spoken_money(cents: int, currency: str) -> str:
    """Cents for people: "EUR 3,000" or "EUR 12.50" in the language that is spoken."""
    whole, part = divmod(cents, CENTS)
    return spoken_amount(f"{whole:,}.{part:02d}" if part else f"{whole:,}", currency)
