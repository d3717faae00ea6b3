"""The words people read: gettext with the domain `groundswell`, English when a language is missing."""

import gettext as _gettext
from pathlib import Path

DOMAIN = "groundswell"
LOCALE_FOLDER = Path(__file__).parent / "locale"

_spoken: _gettext.NullTranslations = _gettext.NullTranslations()


def speak(language: str | None = None) -> None:
    """Switch to a language ("fr", "id"); None asks the environment; an unknown one means English."""
    global _spoken
    wanted = None if language is None else [language]
    _spoken = _gettext.translation(DOMAIN, str(LOCALE_FOLDER), languages=wanted, fallback=True)


def _(text: str) -> str:
    """The text in the current language; the text itself where no translation exists."""
    # gettext answers the empty text with the catalogue's header, which nobody wants to read
    return _spoken.gettext(text) if text else text


def ngettext(one: str, many: str, count: int) -> str:
    """The form of a text that fits a count: "1 person", "2 people"."""
    return _spoken.ngettext(one, many, count)
