"""The `groundswell` command: what opens a screen and what is handed down."""

from __future__ import annotations

from pathlib import Path

import pytest

from tui import door
from tui.looks import glyphs_for, look_for, next_theme
from tui.paint.look import ASCII, BLOCKS, LIGHT


@pytest.fixture
def calls(monkeypatch: pytest.MonkeyPatch) -> list[tuple[object, ...]]:
    made: list[tuple[object, ...]] = []

    def hand_down(words: list[str]) -> int:
        made.append(("down", *words))
        return 7

    def open_app(scenario: str | None = None, **options: object) -> int:
        made.append(("app", scenario, *sorted(name for name, on in options.items() if on)))
        return 0

    monkeypatch.setattr(door, "hand_down", hand_down)
    monkeypatch.setattr(door, "open_app", open_app)
    monkeypatch.setattr(door, "_on_a_terminal", lambda: True)
    return made


def test_alone_on_a_terminal_it_opens_the_library(calls: list[tuple[object, ...]]) -> None:
    assert door.main([]) == 0 and calls == [("app", None, "mouse")]


def test_without_a_terminal_it_runs_the_default_scenario(
    calls: list[tuple[object, ...]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(door, "_on_a_terminal", lambda: False)
    assert door.main([]) == 7 and calls == [("down", "run", "storytelling-of-hope")]


def test_plain_prints_lines_even_on_a_terminal(calls: list[tuple[object, ...]]) -> None:
    door.main(["--plain"])
    assert calls == [("down", "run", "storytelling-of-hope")]


def test_a_file_opens_its_week(calls: list[tuple[object, ...]], tmp_path: Path) -> None:
    file = tmp_path / "mine.toml"
    file.write_text("")
    door.main([str(file), "--no-mouse"])
    assert calls == [("app", str(file))]


def test_a_file_that_is_not_there_is_left_to_the_check_to_explain(calls: list[tuple[object, ...]]) -> None:
    assert door.main(["nowhere.toml"]) == 7 and calls == [("down", "check", "nowhere.toml")]


@pytest.mark.parametrize(("word", "told"), [("{}", "is a folder"), ("{}/notes.txt", "no scenario"),
                                            ("{}/nowhere", "no file")])  # fmt: skip
def test_a_path_that_is_no_scenario_is_refused_in_words(
    word: str, told: str, calls: list[tuple[object, ...]], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "notes.txt").write_text("")
    assert door.main([word.format(tmp_path)]) == 2 and calls == []
    assert told in capsys.readouterr().err


@pytest.mark.parametrize("words", [["check", "a.toml"], ["run", "x", "--plain"], ["--help"], ["worlds", "--seed", "3"]])
def test_every_other_verb_is_handed_down_as_it_was_said(calls: list[tuple[object, ...]], words: list[str]) -> None:
    assert door.main(words) == 7 and calls == [("down", *words)]


@pytest.mark.parametrize(
    ("env", "glyphs"),
    [
        ({}, BLOCKS), ({"LANG": "en_GB.UTF-8"}, BLOCKS), ({"LANG": "C", "LC_CTYPE": "C.UTF-8"}, ASCII),
        ({"LC_ALL": "C"}, ASCII), ({"LC_ALL": "fr_FR.ISO-8859-1"}, ASCII), ({"TERM": "vt100"}, ASCII),
        ({"LC_ALL": "C", "GROUNDSWELL_GLYPHS": "blocks"}, BLOCKS), ({"GROUNDSWELL_GLYPHS": "ascii"}, ASCII),
    ],
)  # fmt: skip
def test_the_alphabet_follows_the_locale(env: dict[str, str], glyphs: object) -> None:
    assert glyphs_for(env) is glyphs


def test_without_colour_people_are_letters() -> None:
    assert look_for("groundswell-dark", {"NO_COLOR": "1"}).letters
    assert not look_for("groundswell-light", {}).letters
    assert look_for("groundswell-light", {}).palette is LIGHT


def test_the_themes_go_round() -> None:
    names = ["groundswell-dark"]
    for _ in range(4):
        names.append(next_theme(names[-1]))
    assert names[-1] == names[0] and len(set(names)) == 4 and next_theme("nord") == names[0]


@pytest.mark.parametrize(
    "words",
    [["lesson", "luck"], ["lesson", "luck", "--seed", "7"], ["--demo"], ["lesson", "luck", "--demo"],
     ["--demo", "luck"], ["class", "luck"]],
)  # fmt: skip
def test_a_classroom_opens_its_screen(calls: list[tuple[object, ...]], words: list[str]) -> None:
    assert door.main(words) == 0 and calls == [("app", None, "first")]


@pytest.mark.parametrize(
    "words",
    [["lesson", "luck", "--worksheet"], ["lesson", "lucky"], ["class", "luck", "1013-J8S1"], ["lesson"],
     ["lesson", "storytelling-of-hope"], ["lesson", "luck", "--seed", "x"]],
)  # fmt: skip
def test_papers_and_mistakes_are_handed_down(calls: list[tuple[object, ...]], words: list[str]) -> None:
    assert door.main(words) == 7 and calls[0][:2] == ("down", words[0])
