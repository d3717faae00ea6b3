"""`make catalogue`: gather every text, bring the catalogues up to date, compile them, say what is missing.

    python -m docs.making.catalogue             all three steps, for every language in simulator/locale
    python -m docs.making.catalogue --missing   also print what has no translation yet

A text that has changed is a new text: nothing is guessed ("fuzzy"), what is gone is dropped.  A new language is
simulator/locale/fr copied under another name, its words replaced, and this command (docs/translating.md).
"""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from .gather import ROOT, texts

LOCALE = ROOT / "simulator" / "locale"
NAME = "groundswell"
_SOME_DAY = datetime(2000, 1, 1, tzinfo=UTC)
_DATES = ('"POT-Creation', '"PO-Revision', '"Report-Msgid', '"Last-Transl', '"Language-Team', '"Generated-By')


def template() -> Catalog:
    """Every text in English, each with the places where it stands."""
    found = Catalog(project=NAME, charset="utf-8")
    for one in texts():
        notes = [one.note] if one.note else []
        found.add(one.words, context=one.kind, locations=[(one.place, 0)], auto_comments=notes, flags=_flags(one.words))
    return found


def _flags(words: str | tuple[str, str]) -> list[str]:
    text = words if isinstance(words, str) else words[1]
    return ["python-brace-format"] if "{" in text and "}" in text else []


def files() -> list[Path]:
    """The catalogue of every language but English."""
    return sorted(LOCALE.glob(f"*/LC_MESSAGES/{NAME}.po"))


def read(file: Path) -> Catalog:
    """A catalogue as it lies on disk."""
    with file.open("rb") as there:
        return read_po(there, locale=_code(file), ignore_obsolete=True)


def updated(old: Catalog, new: Catalog, code: str | None) -> Catalog:
    """The texts of `new` with the translations of `old`."""
    found = Catalog(locale=code, project=NAME, charset="utf-8", fuzzy=False, header_comment=old.header_comment)
    found._num_plurals, found._plural_expr = old.num_plurals, old.plural_expr  # type: ignore[assignment]
    for one in new:
        if not one.id:
            continue
        known = old.get(_key(one), one.context)
        places = sorted({place for place, _line in one.locations})[:3]
        found.add(
            one.id, string=known.string if known is not None else None, context=one.context,
            locations=[(place, 0) for place in places], auto_comments=one.auto_comments, flags=one.flags,
            user_comments=known.user_comments if known is not None else (),
        )  # fmt: skip
    return found


def untranslated(catalogue: Catalog) -> list[Message]:
    """Texts without a translation, or with one that is unsure."""
    return [one for one in catalogue if one.id and (one.fuzzy or not _whole(one))]


def _whole(one: Message) -> bool:
    return bool(one.string) if isinstance(one.string, str) else all(one.string or ("",))


def _key(one: Message) -> str:
    return one.id if isinstance(one.id, str) else one.id[0]


def _code(file: Path) -> str | None:
    code = file.parent.parent.name
    try:
        from babel import Locale

        Locale.parse(code)
    except (ValueError, LookupError):
        return None  # a language that Babel does not know keeps the plural forms of its header
    return code


def compiled(catalogue: Catalog) -> bytes:
    """The catalogue as gettext reads it; the same texts give the same bytes."""
    catalogue.creation_date = catalogue.revision_date = _SOME_DAY
    out = BytesIO()
    write_mo(out, catalogue)
    return out.getvalue()


def written(catalogue: Catalog) -> bytes:
    """The catalogue as people read it, without dates: a change of words is the only change of the file."""
    out = BytesIO()
    write_po(out, catalogue, width=120, ignore_obsolete=True, include_lineno=False)
    lines = out.getvalue().decode("utf-8").splitlines(keepends=True)
    return "".join(one for one in lines if not one.startswith(_DATES)).encode("utf-8")


def main() -> int:
    """Bring every catalogue up to date; returns how many texts have no translation."""
    new, missing = template(), 0
    for file in files():
        there = updated(read(file), new, _code(file))
        file.write_bytes(written(there))
        file.with_suffix(".mo").write_bytes(compiled(read(file)))
        left = untranslated(there)
        missing += len(left)
        print(f"{file.parent.parent.name}: {len(there)} texts, {len(left)} without a translation")
        if "--missing" in sys.argv:
            print(*(f"  {one.context or ''}| {_key(one)}" for one in left), sep="\n")
    return missing


if __name__ == "__main__":
    sys.exit(1 if main() else 0)
