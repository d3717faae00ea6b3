"""The reader's bounds, at the bound itself and one beyond it, and the words in which it refuses."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from simulator.scenario import memory
from simulator.scenario.errors import Problem, ScenarioError
from simulator.scenario.reader import load, loads
from simulator.scenario.society import LEAST_PEOPLE, MOST_PEOPLE
from simulator.scenario.source import LARGEST_FILE, inside, read_text

TEXT = 'title = "A town"\nquestion = "How far?"\n'
TOWNS = (
    TEXT
    + '[population]\npeople = 600\n[organiser]\nsupporters = 0\n[[community]]\nid = "north"\npeople = 400\n'
    + '[[community]]\nid = "hut"\npeople = 2\n[[community]]\nid = "town"\nshare = 1.0\n'
    + '[[influencer]]\nid = "lina"\nfollowers = 50\n'
    + '[[influencer]]\nid = "omar"\nfollowers = 0\n'
)


def refused(text: str, people: int | None = None) -> Problem:
    with pytest.raises(ScenarioError) as caught:
        loads(text, people=people)
    (one,) = caught.value.problems
    return one


def test_a_society_may_have_as_few_people_as_the_bound_says_and_not_one_less() -> None:
    assert loads(TEXT, people=LEAST_PEOPLE).people == LEAST_PEOPLE
    with pytest.raises(ScenarioError, match=r"--people"):
        loads(TEXT, people=LEAST_PEOPLE - 1)


def test_a_society_may_have_as_many_people_as_the_bound_says_and_not_one_more(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(memory, "free", lambda: None)  # where a machine does not say, nothing is refused for memory
    assert (LEAST_PEOPLE, MOST_PEOPLE) == (30, 10_000_000)
    assert loads(TEXT, people=MOST_PEOPLE).people == MOST_PEOPLE
    one = refused(TEXT, MOST_PEOPLE + 1)
    assert (one.file, one.line, one.found, one.allowed) == ("--people", 0, "10000001", "30 to 10,000,000 people")
    assert refused(TEXT, 10**50).found == "1" + "0" * 39


def test_a_text_without_a_file_is_called_a_scenario() -> None:
    one = refused(TEXT + "days = 0\n")
    assert (one.file, one.line, one.column, one.field, one.found) == ("scenario", 3, 1, "days", "0")


def test_who_lives_on_top_of_the_population_is_scaled_along_and_nobody_vanishes() -> None:
    before, after = loads(TOWNS), loads(TOWNS, people=2004)
    assert before.people == 600 + 400 + 2
    assert [one.people for one in after.community] == [800, 4, None]
    assert after.population.people == 1200 and after.people == 2004
    assert [one.followers for one in after.influencer] == [100, 0] and after.organiser.supporters == 0
    small = loads(TOWNS, people=100)
    assert [one.people for one in small.community] == [40, 1, None] and small.people == 100
    assert loads(TEXT, people=LEAST_PEOPLE).organiser.supporters == 0


def test_the_memory_of_a_society_is_what_its_formula_says() -> None:
    for people, followees in ((1000, 60), (2000, 20)):
        text = TEXT + f"[population]\npeople = {people}\n[network]\nfollowees = {followees}\n"
        needed = 150_000_000 + int(people * (150 + 12.5 * 1.15 * followees + 240))
        assert memory.needed(loads(text)) == needed


def test_a_society_may_take_three_quarters_of_what_is_free_and_not_a_byte_more(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(memory, "free", lambda: 8_000_000_000)
    monkeypatch.setattr(memory, "needed", lambda _: 6_000_000_000)
    text = TEXT + "[population]\npeople = 5000\n"
    assert loads(text).people == 5000
    monkeypatch.setattr(memory, "needed", lambda _: 6_000_000_001)
    assert refused(text).remedy == "try 4,999 people or fewer"
    monkeypatch.setattr(memory, "needed", lambda _: 12_500_000_000)
    one = refused(text)
    assert (one.file, one.line, one.field, one.found) == ("scenario", 4, "population.people", "5,000")
    assert one.remedy == "try 2,400 people or fewer" and one.remedy in one.message
    assert one.message.startswith(
        "the society needs about 12.5 GB; 8.0 GB are free, of which it may take three quarters (found 5,000)"
    )


def machine(monkeypatch: pytest.MonkeyPatch, meminfo: Path) -> None:
    """A machine whose /proc/meminfo is this file, with 5 pages of 3 bytes."""
    read = Path.read_text
    there = {"/proc/meminfo": meminfo}
    monkeypatch.setattr(Path, "read_text", lambda path, **how: read(there[str(path)], **how))
    monkeypatch.setattr(os, "sysconf", {"SC_PAGE_SIZE": 3, "SC_PHYS_PAGES": 5}.__getitem__)


def test_what_is_free_is_what_the_system_calls_available(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    meminfo = tmp_path / "meminfo"
    meminfo.write_text(
        "MemTotal: 9000 kB\nMemFree: 8000 kB\nMemAvailable:   1234 kB\nBuffers: 7 kB\n", encoding="ascii"
    )
    machine(monkeypatch, meminfo)
    assert memory.free() == 1234 * 1024


@pytest.mark.parametrize("text", ["MemTotal: 9000 kB\n", "MemAvailable: many kB\n", None])
def test_where_the_system_does_not_say_half_of_the_memory_is_taken_as_free(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, text: str | None
) -> None:
    meminfo = tmp_path / "meminfo"
    if text is not None:
        meminfo.write_text(text, encoding="ascii")
    machine(monkeypatch, meminfo)
    half = memory.free()
    assert half == 7 and isinstance(half, int)

    def unknown(_: str) -> int:
        raise ValueError

    monkeypatch.setattr(os, "sysconf", unknown)
    assert memory.free() is None


def test_a_file_may_be_as_long_as_the_bound_says_and_not_a_byte_longer(tmp_path: Path) -> None:
    assert LARGEST_FILE == 256 * 1024
    path = tmp_path / "long.toml"
    path.write_bytes(b"#" * LARGEST_FILE)
    assert len(read_text(path, "long.toml")) == LARGEST_FILE
    path.write_bytes(b"#" * (LARGEST_FILE + 1))
    with pytest.raises(ScenarioError, match=r"long\.toml: larger than 256 KiB; a scenario is a page of text"):
        read_text(path, "long.toml")


def test_a_network_may_have_two_gigabytes_and_not_a_byte_more(tmp_path: Path) -> None:
    path = tmp_path / "ties.csv"
    with path.open("wb") as file:  # a hole: nothing is written
        file.truncate(2 * 1024 * 1024 * 1024)
    assert inside(tmp_path, "ties.csv") == path.resolve()
    with path.open("wb") as file:
        file.truncate(2 * 1024 * 1024 * 1024 + 1)
    with pytest.raises(ValueError, match="larger than 2 GiB"):
        inside(tmp_path, "ties.csv")


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("/etc/hosts", "relative"),
        ("C:ties.csv", "relative"),
        ("\\\\server\\ties.csv", "relative"),
        ("nets\\ties.csv", "forward slashes"),
        ("nowhere.csv", "no such file"),
        ("nowhere/../week.toml", "no such file"),
        ("../outside.csv", "inside the scenario's folder"),
        ("link.csv", "inside the scenario's folder"),
        ("nets", "not a regular file"),
    ],
)
def test_a_file_beside_a_scenario_is_relative_inside_and_regular(tmp_path: Path, name: str, said: str) -> None:
    folder = tmp_path / "folder"
    (folder / "nets").mkdir(parents=True)
    (tmp_path / "outside.csv").write_text("a,b\n", encoding="utf-8")
    (folder / "link.csv").symlink_to(tmp_path / "outside.csv")
    (folder / "nets\\ties.csv").write_text("a,b\n", encoding="utf-8")
    with pytest.raises(ValueError, match=said):
        inside(folder, name)
    with pytest.raises(ScenarioError, match=r"network\.file: .*" + said):
        file = folder / "week.toml"
        file.write_text(f"{TEXT}[network]\nfile = '{name}'\n", encoding="utf-8")
        load(file)


def test_a_text_that_no_file_holds_can_name_no_file() -> None:
    one = refused(TEXT + '[network]\nfile = "ties.csv"\n')
    assert (one.line, one.column, one.field, one.found) == (4, 1, "network.file", "ties.csv")
    assert one.message == "only a scenario in a file can name other files (found ties.csv)"


def test_line_ends_and_marks_of_other_systems_are_read_as_our_own(tmp_path: Path) -> None:
    path = tmp_path / "week.toml"
    path.write_bytes(b"\xef\xbb\xbfa = 1\r\nb = 2\r\n")
    assert read_text(path, "week.toml") == "a = 1\nb = 2\n"


@pytest.mark.parametrize(
    ("content", "line", "column"),
    [(b"\xff", 1, 1), (b"a\xff", 1, 2), (b"\n\xff", 2, 1), (b"ab\ncd\xffe\n", 2, 3), (b"a\n\nbcd\xff", 3, 4)],
)
def test_a_byte_that_is_no_text_is_shown_where_it_stands(
    tmp_path: Path, content: bytes, line: int, column: int
) -> None:
    path = tmp_path / "week.toml"
    path.write_bytes(content)
    with pytest.raises(ScenarioError) as caught:
        read_text(path, "week.toml")
    (one,) = caught.value.problems
    assert (one.file, one.line, one.column, one.found) == ("week.toml", line, column, "byte 0xff")
    assert one.message == "not UTF-8 (found byte 0xff); save the file as UTF-8"


def test_what_is_no_file_is_said_to_be_none(tmp_path: Path) -> None:
    with pytest.raises(ScenarioError, match=r"^gone\.toml: no such file$"):
        read_text(tmp_path / "gone.toml", "gone.toml")
    with pytest.raises(ScenarioError, match=r"^nul: cannot be read \(found ValueError\)$"):
        read_text(tmp_path / "a\0b", "nul")
    with pytest.raises(ScenarioError, match=r"^folder: (not a regular file|cannot be read)"):
        read_text(tmp_path, "folder")
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(ScenarioError, match=r"^below: cannot be read \(found Not a directory\)$"):
        read_text(tmp_path / "file" / "below", "below")


def test_what_is_not_toml_is_shown_where_it_stands() -> None:
    one = refused('title = "A"\nb = = 3\n')
    assert (one.file, one.line, one.column) == ("scenario", 2, 5) and one.message.startswith("not valid TOML (found ")
    one = refused('title = "A"\n b = "' + "x" * 65 + '"\n' + "y" * 65 + " = 1\n")
    assert (one.line, one.column, one.remedy) == (3, 1, "simplify the file")
    assert one.message == "a word of more than 64 letters; simplify the file"
