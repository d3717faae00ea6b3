"""Every command and every snippet of the documents is tried: the cheap ones here, all of them in order in the soak."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from contextlib import redirect_stdout
from pathlib import Path

import pytest

from simulator.__main__ import groundswell, main
from tests.snippets import NEEDS_A_SCREEN, PAGES, ROOT, Snippet, cheap, inline, redirected, snippets, verb_of, words_of

WITH_SNIPPETS = [page for page in PAGES if list(snippets(page))]


def tried(one: Snippet, folder: Path) -> None:
    """Do what the snippet says, in a folder of its own; AssertionError with what was said if it fails."""
    if one.kind == "file":
        name, _, text = one.text.partition("\n")
        (folder / name).write_text(text, encoding="utf-8")
    elif one.kind == "python":
        script = folder / "snippet.py"
        script.write_text(one.text.replace("people=5_000", "people=300"), encoding="utf-8")
        place = os.environ | {"PYTHONPATH": str(ROOT)}
        done = subprocess.run([sys.executable, str(script)], cwd=folder, capture_output=True, text=True, env=place)
        assert done.returncode == 0, done.stderr
    else:
        line, file = redirected(one.text)
        said = io.StringIO()
        with redirect_stdout(said):
            assert main(words_of(line)) == 0, one.text
        if file:
            (folder / file).write_text(said.getvalue(), encoding="utf-8")


def prepared(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A reader's folder: empty but for the scenario that pages call `my-week.toml`."""
    monkeypatch.chdir(folder)
    text = (ROOT / "scenarios" / "petition-week.toml").read_text(encoding="utf-8")
    (folder / "my-week.toml").write_text(text, encoding="utf-8")


def to_try(page: Path) -> list[Snippet]:
    found = []
    for one in snippets(page):
        words = one.text.split("#")[0].split()[1:] if one.kind == "command" else []
        if one.kind != "command" or verb_of(words) not in NEEDS_A_SCREEN:
            found.append(one)
    return found


@pytest.mark.parametrize("page", WITH_SNIPPETS, ids=lambda page: page.name)
def test_what_is_cheap_works_as_it_is_written(page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    prepared(tmp_path, monkeypatch)
    for one in to_try(page):
        if cheap(one):
            tried(one, tmp_path)


@pytest.mark.soak
@pytest.mark.parametrize("page", WITH_SNIPPETS, ids=lambda page: page.name)
def test_a_page_can_be_followed_from_its_first_snippet_to_its_last(
    page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    prepared(tmp_path, monkeypatch)
    for one in to_try(page):
        tried(one, tmp_path)


def test_every_verb_that_a_page_names_is_there_with_the_options_that_it_names() -> None:
    unknown = []
    for page in PAGES:
        lines = [one.text for one in snippets(page) if one.kind == "command"]
        for line in (*lines, *inline(page)):
            words = redirected(line)[0].split("#")[0].split()[1:]
            verb = groundswell.commands.get(verb_of(words)) if words else None
            if verb is None:
                known = not words or words[0].endswith(".toml") or words[0] in ("--help", "--version", "serve")
                unknown += [] if known else [f"{page.name}: {line}"]
                continue
            options = {name for param in verb.params for name in param.opts} | {"--help", "-L", "--language"}
            unknown += [f"{page.name}: {word}" for word in words if word.startswith("--") and word not in options]
    assert unknown == []


def test_the_guides_and_how_tos_have_something_to_type() -> None:
    there = {page.name: len(list(snippets(page))) for page in PAGES}
    wanted = (
        "guide-strategists",
        "guide-teachers",
        "how-to-lesson",
        "how-to-measure",
        "how-to-ranking",
        "how-to-actor",
    )
    assert [name for name in wanted if not there.get(f"{name}.md")] == []
