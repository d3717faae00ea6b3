"""The catalogues: whole, sure, with the same blanks as the English, and compiled as they are written."""

from __future__ import annotations

import io
import json
import re
import shutil
import string
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog, Message

from docs.making import catalogue as workshop
from simulator import catalogue
from simulator.__main__ import main
from simulator.clock import spoken_duration, spoken_moment
from simulator.experiment.pen import money, number, percent
from simulator.scenario import bundled, load
from simulator.scenario.spoken import spoken_plan
from simulator.scenario.units import spoken_money

NO_BREAK = "\N{NO-BREAK SPACE}"


@pytest.fixture(scope="module")
def template() -> Catalog:
    return workshop.template()


@pytest.fixture(params=workshop.files(), ids=lambda file: file.parent.parent.name)
def file(request: pytest.FixtureRequest) -> Iterator[Path]:
    yield request.param


def blanks(text: str) -> list[tuple[str, str, str]]:
    """What is filled in, each with its form; %(name)s too."""
    fields = [
        (name, form or "", turn or "") for _, name, form, turn in string.Formatter().parse(text) if name is not None
    ]
    return sorted(fields) + [(one, "", "") for one in sorted(re.findall(r"%\(\w+\)s", text))]


def forms(one: Message) -> Iterator[tuple[str, str]]:
    """Each translation of a text, beside the English that it stands for."""
    if isinstance(one.id, str):
        yield one.id, str(one.string)
        return
    for place, told in enumerate(one.string):
        yield one.id[min(place, 1) if len(one.string) > 1 else 1], told


def test_every_text_is_translated_and_none_is_unsure(file: Path, template: Catalog) -> None:
    there = workshop.read(file)
    missing = [one.id for one in template if one.id and there.get(workshop._key(one), one.context) is None]
    assert missing == [], f"run `make catalogue` and translate what is new: {len(missing)} texts"
    assert [one.id for one in workshop.untranslated(there)] == []
    assert [one.id for one in there if one.id and one.fuzzy] == []


def test_every_translation_has_the_blanks_of_the_english(file: Path) -> None:
    wrong = [
        (english, told)
        for one in workshop.read(file)
        if one.id
        for english, told in forms(one)
        if told
        and blanks(english) != blanks(told)
        and not (isinstance(one.id, tuple) and set(blanks(told)) <= set(blanks(one.id[1])))
    ]
    assert wrong == []


def test_what_is_compiled_is_what_is_written(file: Path) -> None:
    assert file.with_suffix(".mo").read_bytes() == workshop.compiled(workshop.read(file))


def test_edges_of_texts_that_are_put_together_stay(file: Path) -> None:
    def edges(text: str) -> tuple[bool, bool]:
        return text[:1] == " ", text[-1:] == " "

    pairs = [pair for one in workshop.read(file) if one.id for pair in forms(one) if pair[1] and len(pair[0]) > 1]
    assert [(english, told) for english, told in pairs if edges(english)[1] != edges(told)[1]] == []


def test_a_fourth_language_is_one_file_that_was_copied(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    place = tmp_path / "eo" / "LC_MESSAGES"
    place.mkdir(parents=True)
    shutil.copy(workshop.LOCALE / "fr" / "LC_MESSAGES" / "groundswell.po", place)
    text = (place / "groundswell.po").read_text(encoding="utf-8")
    text = text.replace('msgstr "Français"', 'msgstr "Esperanto"').replace('msgstr "Quitter"', 'msgstr "Eliri"')
    (place / "groundswell.po").write_text(text, encoding="utf-8")
    monkeypatch.setattr(workshop, "LOCALE", tmp_path)
    monkeypatch.setattr(catalogue, "LOCALE_FOLDER", tmp_path)
    assert workshop.main() == 0
    assert catalogue.languages() == {"en": "English", "eo": "Esperanto"}
    catalogue.speak("eo")
    assert catalogue._("Quit") == "Eliri"
    assert catalogue.ngettext("{n} day", "{n} days", 2) == "{n} jours"


@pytest.mark.parametrize(
    ("code", "told"),
    [
        ("en", ["1,234", "31 %", "EUR 1,250.50", "Tue 14:30", "2d 12h", "EUR 3,000"]),
        ("fr", ["1~234", "31~%", "1~250,50 EUR", "Mar 14:30", "2~j 12~h", "3~000 EUR"]),
        ("id", ["1.234", "31%", "EUR 1.250,50", "Sel 14:30", "2 hr 12 jam", "EUR 3.000"]),
    ],
)
def test_numbers_money_and_days_are_written_as_the_language_writes_them(code: str, told: list[str]) -> None:
    catalogue.speak(code)
    written = [
        number(1234), percent(0.312), money(125_050, "EUR"), spoken_moment(1440 + 870), spoken_duration(3600),
        spoken_money(300_000, "EUR"),
    ]  # fmt: skip
    assert [one.replace(NO_BREAK, "~") for one in written] == [
        one if code != "fr" else re.sub(r"~(j|h)", r" \1", one).replace(" h", " h") for one in told
    ] or [one.replace(NO_BREAK, " ") for one in written] == [one.replace("~", " ") for one in told]


def test_the_word_the_environment_and_the_wish_choose_the_language(monkeypatch: pytest.MonkeyPatch) -> None:
    assert catalogue.asked_by(["worlds", "-L", "fr", "x"]) == ("fr", ["worlds", "x"])
    assert catalogue.asked_by(["--language=id", "x"]) == ("id", ["x"])
    monkeypatch.setenv("LANGUAGE", "fr_CA:en")
    assert catalogue.speak() == "fr"
    monkeypatch.setenv(catalogue.CHOSEN, "id")
    assert catalogue.speak() == "id"
    monkeypatch.setenv(catalogue.CHOSEN, "en")
    assert catalogue.speak() == "en"
    monkeypatch.delenv(catalogue.CHOSEN)
    monkeypatch.setenv("LANGUAGE", "tlh:id")
    assert catalogue.speak() == "id"


def test_a_language_that_there_is_not_is_refused_in_words(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["-L", "tlh", "scenarios"]) == 2
    assert 'no language "tlh"; there are: en, fr, id' in capsys.readouterr().err


def test_the_help_of_a_verb_speaks_the_language_and_is_english_again(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["worlds", "--help", "-L", "fr"]) == 0
    french = capsys.readouterr().out
    assert "Combien de mondes." in french and "Montrer ce message et finir." in french and "How many" not in french
    assert main(["worlds", "--help", "-L", "en"]) == 0
    assert "How many worlds." in capsys.readouterr().out


def test_a_scenario_is_shown_in_the_language_and_stays_as_it_was_written() -> None:
    plan = load("petition-week")
    catalogue.speak("fr")
    shown = spoken_plan(plan)
    assert shown.title == "Semaine de pétition" and plan.title == "Petition week"
    assert shown.twin[0].set == plan.twin[0].set and shown.post[0].at == plan.post[0].at
    own = plan.model_copy(update={"title": "What I wrote myself"})
    assert spoken_plan(own).title == "What I wrote myself"


def test_what_programs_read_is_the_same_in_every_language(capsys: pytest.CaptureFixture[str]) -> None:
    def answer(*words: str) -> list[str]:
        told = []
        for code in ("en", "fr", "id"):
            assert main([*words, "--format", "json", "-L", code]) == 0
            found = json.loads(capsys.readouterr().out)
            found.pop("seconds", None) if isinstance(found, dict) else None
            told.append(json.dumps(found))
        return told

    for words in (["scenarios"], ["check", "petition-week"], ["run", "lessons/luck", "--people", "200", "--no-leans"]):
        assert len(set(answer(*words))) == 1


def test_every_bundled_scenario_is_there_in_every_language() -> None:
    for code in ("fr", "id"):
        catalogue.speak(code)
        same = [name for name, path in bundled().items() if spoken_plan(load(path)).title == load(path).title]
        assert same == []


def test_a_run_in_words_is_told_in_the_language(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["run", "lessons/luck", "--people", "200", "--no-leans", "-L", "id", "--quiet"]) == 0
    told = io.StringIO(capsys.readouterr().out).getvalue()
    assert "Yang disebabkan kampanye" in told and "What the campaign caused" not in told
