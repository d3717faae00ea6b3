"""What the documents ask their readers to type: every block of code, and how to try it in a small society."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent
PAGES = sorted([ROOT / "README.md", ROOT / "CONTRIBUTING.md", *(ROOT / "docs").rglob("*.md")])
BLOCK = re.compile(r"^```(?P<kind>\w*)\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL)
FILE = re.compile(r"# file: (?P<name>[\w.-]+)\n")

CHEAP = {"check", "scenarios", "--help", "--version", "run", "lesson"}
"""Verbs that answer in about a second; of a lesson only what needs no worlds."""
SMALL = {"run": 200, "worlds": 200, "compare": 200, "credit": 200, "answer": 200, "report": 200, "forecast": 200,
         "sensitivity": 200, "sweep": 200, "fit": 200, "plan": 200}  # fmt: skip
"""People in the societies of verbs that can be told so; a folder of results is reported as it is."""
MANY = {"worlds", "compare", "credit", "answer", "forecast", "sensitivity", "sweep"}
"""Verbs with worlds."""
NEEDS_A_SCREEN = {"serve", "class"}
"""What goes on until somebody ends it: these have tests of their own."""


class Snippet(NamedTuple):
    """One thing to type: a command line's words, Python, or a file to be saved."""

    page: Path
    kind: str
    text: str


def snippets(page: Path) -> Iterator[Snippet]:
    """Everything that a page asks its reader to type or to save, in order."""
    for found in BLOCK.finditer(page.read_text(encoding="utf-8")):
        kind, text = found["kind"], found["text"]
        if kind == "python":
            yield Snippet(page, "python", text)
        elif kind == "toml" and (named := FILE.match(text)):
            yield Snippet(page, "file", f"{named['name']}\n{text}")
        elif kind in ("sh", "bash", "console", ""):
            yield from (Snippet(page, "command", line) for line in text.splitlines() if line.startswith("groundswell "))


def redirected(line: str) -> tuple[str, str | None]:
    """A command line without its `> file`, and that file."""
    command, _sign, file = line.partition(" > ")
    return command, file.split("#")[0].strip() or None


def words_of(line: str) -> list[str]:
    """The words after `groundswell`, made small: few people and few worlds."""
    words = shlex.split(line, comments=True)[1:]
    verb = verb_of(words)
    for place, word in enumerate(words[:-1]):
        if word == "--worlds":
            words[place + 1] = "4"
        if word == "--people":
            words[place + 1] = "200"
    result = verb == "report" and not any("storytelling" in word for word in words)
    if verb in SMALL and "--people" not in words and not result:
        words += ["--people", str(SMALL[verb])]
    if (verb in MANY or (verb == "report" and not result)) and "--worlds" not in words:
        words += ["--worlds", "4"]
    if verb == "compare" and "--effort" not in words:
        words += ["--effort", "0"]
    if verb == "facts" and "--fact" not in words:
        words += ["--fact", "A3", "--seeds", "2"]
    if verb == "run" and "--no-leans" not in words:
        words += ["--no-leans"]
    return words


def inline(page: Path) -> Iterator[str]:
    """Command lines in the middle of a sentence: they are parts of commands, so only their verbs and options count."""
    text = BLOCK.sub("", page.read_text(encoding="utf-8"))
    yield from (found for found in re.findall(r"`(groundswell [^`]+)`", text))


def verb_of(words: list[str]) -> str:
    """The verb of a command line, "" where the screen is opened."""
    left = [word for place, word in enumerate(words) if word != "-L" and (place == 0 or words[place - 1] != "-L")]
    return left[0] if left else ""


def cheap(snippet: Snippet) -> bool:
    """Whether it can be tried in about a second, and rests on nothing that was made by another command."""
    if snippet.kind != "command":
        return True
    words = shlex.split(snippet.text, comments=True)[1:]
    return verb_of(words) in CHEAP and "--answers" not in words and "--out" not in words
