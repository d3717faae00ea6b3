"""The words people read: gettext with the domain `groundswell`, English when a language is missing.

`_` for a text, `ngettext` for a count, `spoken` for a text of a certain kind (a scenario's, a key's, a measure's),
`mark` for a text that is written down before anybody has said in which language it is to be read.
docs/translating.md says how the catalogues are made.
"""

import gettext as _gettext
import os
from collections.abc import Sequence
from pathlib import Path

DOMAIN = "groundswell"
LOCALE_FOLDER = Path(__file__).parent / "locale"
ENGLISH = "en"
CHOSEN = "GROUNDSWELL_LANGUAGE"
_ASKED = (CHOSEN, "LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG")
_WORDS = ("-L", "--language")

_spoken: _gettext.NullTranslations = _gettext.NullTranslations()
_language = ENGLISH


def speak(language: str | None = None) -> str:
    """Switch to a language ("fr", "id"); None asks the environment; an unknown one means English.

    Returns the language that is spoken now.
    """
    global _spoken, _language
    _language = _known(asked() if language is None else [language])
    _spoken = _gettext.translation(DOMAIN, str(LOCALE_FOLDER), languages=[_language], fallback=True)
    # the command line's own words ("Usage") are looked up in the same catalogue
    _gettext.bindtextdomain(DOMAIN, str(LOCALE_FOLDER))
    _gettext.textdomain(DOMAIN)
    os.environ["LANGUAGE"] = _language
    return _language


def language() -> str:
    """The language that is spoken now: "en", "fr" ..."""
    return _language


def languages() -> dict[str, str]:
    """Every language that there is, by its code, each called by its own name."""
    found = {ENGLISH: "English"}
    for file in sorted(LOCALE_FOLDER.glob(f"*/LC_MESSAGES/{DOMAIN}.mo")):
        code = file.parent.parent.name
        words = _gettext.translation(DOMAIN, str(LOCALE_FOLDER), languages=[code], fallback=True)
        found[code] = words.pgettext("name of this language", "English")
    return found


def asked() -> list[str]:
    """The languages that the environment asks for, the dearest first."""
    said = next((os.environ[name] for name in _ASKED if os.environ.get(name)), ENGLISH)
    return said.split(":")


def asked_by(words: Sequence[str]) -> tuple[str | None, list[str]]:
    """The language that the words of a command ask for (-L fr, --language=fr), and the other words.

    Raises ValueError with a plain sentence for a language that there is not.
    """
    left, wanted, place = [], None, 0
    while place < len(words):
        word = words[place]
        if word in _WORDS and place + 1 < len(words):
            wanted, place = words[place + 1], place + 1
        elif word.startswith("--language="):
            wanted = word.partition("=")[2]
        else:
            left.append(word)
        place += 1
    if wanted is not None and _folder(wanted) is None and _plain(wanted) != ENGLISH:
        known = ", ".join(languages())
        raise ValueError(_('no language "{word}"; there are: {known}').format(word=wanted[:20], known=known))
    return wanted, left


def _known(wanted: Sequence[str]) -> str:
    for one in wanted:
        if _plain(one) in (ENGLISH, "C", "POSIX"):
            return ENGLISH
        if folder := _folder(one):
            return folder
    return ENGLISH


def _plain(language: str) -> str:
    """ "fr" for "fr_CA.UTF-8"."""
    return language.split(".")[0].split("@")[0].split("_")[0]


def _folder(language: str) -> str | None:
    """The folder of a language: its country's own if there is one, else the language's."""
    for one in (language.split(".")[0], _plain(language)):
        if one.replace("_", "").isalpha() and (LOCALE_FOLDER / one / "LC_MESSAGES" / f"{DOMAIN}.mo").is_file():
            return one
    return None


def _(text: str) -> str:
    """The text in the current language; the text itself where no translation exists."""
    # gettext answers the empty text with the catalogue's header, which nobody wants to read
    return _spoken.gettext(text) if text else text


def ngettext(one: str, many: str, count: int) -> str:
    """The form of a text that fits a count: "1 person", "2 people"."""
    return _spoken.ngettext(one, many, count)


def spoken(kind: str, text: str) -> str:
    """A text of a kind in the current language: the same word may be another one in another place.

    kind   "scenario" for titles, questions, names and posts of bundled scenarios (what somebody else wrote
           stays as it was written), "key" for a key of the schema, "measure" for the name of a measure,
           "group" for the people in whom it is taken
    """
    return _spoken.pgettext(kind, text) if text else text


def mark(text: str) -> str:
    """The text as it is, noted for the catalogue: for tables made at import, before the language is chosen."""
    return text
