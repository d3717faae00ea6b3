"""Files from strangers: whatever they hold, the answer is one ScenarioError in printable words, and soon."""

import os
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from simulator.scenario import Scenario, ScenarioError, bundled, load, loads
from simulator.scenario.describe import Key
from simulator.scenario.schema import _all_tables

START = 'title = "A week"\nquestion = "Does it work?"\n'
LONGEST_WAIT = 8.0  # seconds of computing; half of these would keep a plain parser for minutes or end it

TEXTS = {
    "a megabyte of brackets": "x = " + "[" * 1_000_000,
    "brackets under the size limit": "x = " + "[" * 200_000,
    "braces": "x = " + "{a=" * 60_000,
    "brackets on lines of their own": "[\n" * 100_000,
    "headers left open": "[a\n" * 60_000,
    "nine levels": "x = [[[[[[[[[1]]]]]]]]]",
    "a key of eight thousand parts": "a." * 8_000 + "a = 1",
    "a spaced key of many parts": "a . " * 8_000 + "a = 1",
    "a quoted key of many parts": '"a".' * 8_000 + "a = 1",
    "a header of many parts": "[" + "a." * 8_000 + "a]",
    "many tables": "".join(f"[t{n}]\n" for n in range(20_000)),
    "many unknown keys": "".join(f"key{n} = 1\n" for n in range(15_000)),
    "many posts": START + "".join(f'[[post]]\nid = "p{n}"\nby = "x"\nat = 0\n' for n in range(1_900)),
    "too many posts": START + "[[post]]\n" * 20_000,
    "a hundred thousand ones": "x = [" + "1," * 120_000 + "]",
    "a hex of a million digits": "days = 0x" + "f" * 1_000_000,
    "a hex of many digits": "days = 0x" + "f" * 200_000,
    "a number of many digits": "days = " + "9" * 5_000,
    "a float of many digits": "days = 0." + "9" * 5_000,
    "not a number": START + "[audience]\nattention = nan\n",
    "too large a float": START + "[audience]\nattention = 1e400\n",
    "a float as large as can be": START + "[[lever]]\nkey='days'\nlow=-1e308\nhigh=1e308\nstep=1e308\n",
    "two milliards of people": START + "[population]\npeople = 2_000_000_000\n",
    "negative people": START + "[population]\npeople = -1\n",
    "a community of nobody": START + "[[community]]\nid = 'a'\nshare = 0.0\n",
    "the same key twice": START + "days = 1\ndays = 1\n",
    "a table over a value": START + "[days]\nx = 1\n",
    "a date for a number": START + "days = 2026-01-01\n",
    "a string never closed": 'title = "' + "a" * 100_000,
    "long strings never closed": 'title = """' + '\\"""' * 40_000 + "\\",
    "quotes": '"' * 200_000,
    "single quotes": "'" * 200_000,
    "bare carriage returns": "a = 1\r" * 1_000,
    "nothing": "",
    "a zero byte": START + "\x00",
    "a title of escapes": START.replace("A week", "\\u001b]0;pwned\\u0007"),
    "a raw escape": START.replace("A week", "\x1b[2J"),
    "a paragraph of marks": START + f'summary = "{"a" + chr(0x301) * 1900}"\n',
    "a long run of marks": START + f'cause = "{chr(0x301) * 60_000}"\n',
    "a lone surrogate": START.replace("A week", "\\ud800"),
}


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS.keys())
def test_a_hostile_text_is_refused_in_printable_words_and_soon(text: str) -> None:
    started = time.process_time()
    with pytest.raises(ScenarioError) as caught:
        loads(text, file="stranger.toml")
    assert time.process_time() - started < LONGEST_WAIT
    assert_harmless(caught.value)


def assert_harmless(error: ScenarioError) -> None:
    assert 1 <= len(error.problems) <= 51
    for line in str(error).splitlines():
        assert line.isprintable() and 0 < len(line) < 1500


@pytest.mark.parametrize("content", [b"\xff\xfe\x00", b"title = 'a'\n\xc3\x28", "title = 'é'".encode("latin-1")])
def test_a_file_that_is_not_utf8_is_refused_with_its_line(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "week.toml"
    file.write_bytes(content)
    with pytest.raises(ScenarioError, match="not UTF-8") as caught:
        load(file)
    assert caught.value.problems[0].line == content.count(b"\n") + 1


def test_a_file_with_a_byte_order_mark_and_windows_lines_is_read(tmp_path: Path) -> None:
    file = tmp_path / "week.toml"
    file.write_bytes(b"\xef\xbb\xbf" + START.replace("\n", "\r\n").encode())
    assert load(file).title == "A week"


def test_a_file_larger_than_256_kib_is_refused_unread(tmp_path: Path) -> None:
    file = tmp_path / "week.toml"
    file.write_text("#" * (256 * 1024 + 1), encoding="utf-8")
    with pytest.raises(ScenarioError, match="larger than 256 KiB"):
        load(file)


def pipe(folder: Path) -> Path:
    os.mkfifo(folder / "pipe.toml")
    return folder / "pipe.toml"


def loop(folder: Path) -> Path:
    (folder / "loop.toml").symlink_to("loop.toml")
    return folder / "loop.toml"


NOT_FILES: dict[str, Callable[[Path], str | Path]] = {
    "a folder": lambda folder: folder,
    "a device": lambda folder: Path("/dev/zero"),
    "a pipe": pipe,
    "a link to itself": loop,
    "nothing": lambda folder: folder / "nothing.toml",
    "a name with a zero byte": lambda folder: "a\x00b.toml",
    "a name that acts on the terminal": lambda folder: "\x1b]0;x\x07.toml",
    "a name longer than any": lambda folder: "a" * 100_000 + ".toml",
    "an empty name": lambda folder: "",
    "a lone surrogate": lambda folder: "\ud800",
}


@pytest.mark.skipif(os.name != "posix", reason="devices and pipes of POSIX")
@pytest.mark.parametrize("make", NOT_FILES.values(), ids=NOT_FILES.keys())
def test_what_is_no_regular_file_is_refused(tmp_path: Path, make: Callable[[Path], str | Path]) -> None:
    with pytest.raises(ScenarioError) as caught:
        load(make(tmp_path))
    assert_harmless(caught.value)


@pytest.mark.skipif(os.name != "posix", reason="links of POSIX")
@pytest.mark.parametrize(
    "name",
    [
        "/etc/hostname",
        "../outside.csv",
        "link.csv",
        "folder/../../outside.csv",
        "linked/outside.csv",
        "/dev/zero",
        "C:\\\\Windows\\\\win.ini",
        "C:x.csv",
        "\\\\\\\\host\\\\share",
        "..\\\\outside.csv",
        "missing.csv",
        ".",
        "folder",
        "pipe.csv",
        "a\\u0000b",
        "~/x.csv",
        "file:///etc/passwd",
        "",
        "a" * 150,
    ],
)
def test_a_scenario_reads_nothing_outside_its_folder(tmp_path: Path, name: str) -> None:
    (tmp_path / "outside.csv").write_text("1,2\n", encoding="utf-8")
    home = tmp_path / "home"
    (home / "folder").mkdir(parents=True)
    (home / "link.csv").symlink_to(tmp_path / "outside.csv")
    (home / "linked").symlink_to(tmp_path)
    os.mkfifo(home / "pipe.csv")
    for key in ("file", "nodes"):
        (home / "week.toml").write_text(f'{START}[network]\n{key} = "{name}"\n', encoding="utf-8")
        with pytest.raises(ScenarioError) as caught:
            load(home / "week.toml")
        assert caught.value.problems[0].field == f"network.{key}" and caught.value.problems[0].line == 4
        assert_harmless(caught.value)


@pytest.mark.skipif(os.name != "posix", reason="links of POSIX")
def test_a_link_that_stays_inside_is_followed(tmp_path: Path) -> None:
    (tmp_path / "ties.csv").write_text("1,2\n", encoding="utf-8")
    (tmp_path / "link.csv").symlink_to("ties.csv")
    (tmp_path / "week.toml").write_text(START + '[network]\nfile = "link.csv"\n', encoding="utf-8")
    assert load(tmp_path / "week.toml").network.file == "link.csv"


NASTY = [
    "\\u001b]52;c;x\\u0007",
    "\\u009b2J",
    "a\\u202eb",
    "[/",
    "[bold",
    "a\\u200bb",
    "x\\u0301\\u0302\\u0303",
    "a\\nb",
]


def written_keys() -> list[tuple[str, str, str]]:
    """Table, key and kind of every key of the schema that holds text."""
    tables = [(table, model) for table, model in _all_tables()]
    keys = [(table, name, Key(model, name)) for table, model in tables for name in model.model_fields]
    kinds = ("id", "name", "sentence", "paragraph", "text", "choice", "moment", "duration", "money", "setting")
    return [(table, name, key.kind) for table, name, key in keys if key.row is None and key.kind in kinds]


@pytest.mark.parametrize("nasty", NASTY)
def test_no_string_of_a_scenario_carries_what_a_terminal_obeys(nasty: str) -> None:
    for table, name, _kind in written_keys():
        several = Key(Scenario, table).kind == "tables" if table else False
        header = (f"[[{table}]]" if several else f"[{table}]") if table else ""
        start = START if table or name not in ("title", "question") else ""
        text = f'{start}{header}\n{name} = "{nasty}"\n'
        try:
            passed = loads(text)
        except ScenarioError as error:
            assert_harmless(error)
            continue
        value = getattr(getattr(passed, table) if table else passed, name)
        assert value.isprintable(), f"{table}.{name}"


@settings(max_examples=300, deadline=None)
@given(st.text(max_size=200))
def test_any_text_is_a_scenario_or_a_scenario_error(text: str) -> None:
    try:
        loads(text)
    except ScenarioError as error:
        assert_harmless(error)


lines = st.sampled_from(
    START.splitlines() + (bundled()["storytelling-of-hope"]).read_text(encoding="utf-8").splitlines()
)
noise = st.text("[]{}\"'\\#=.,\n 19ae-+:_é\x1b\u202e\u0301", max_size=12)


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(lines | noise, max_size=25))
def test_a_torn_scenario_is_a_scenario_or_a_scenario_error(torn: list[str]) -> None:
    try:
        loads("\n".join(torn))
    except ScenarioError as error:
        assert_harmless(error)


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(content=st.binary(max_size=200))
def test_any_bytes_are_a_scenario_or_a_scenario_error(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "week.toml"
    file.write_bytes(content)
    try:
        load(file)
    except ScenarioError as error:
        assert_harmless(error)


@settings(max_examples=200, deadline=None)
@given(st.lists(st.text(max_size=40) | st.from_regex(r"\A[a-z._-]{1,20}=[^\n]{0,20}\Z"), max_size=4))
def test_any_settings_give_a_scenario_or_a_scenario_error(sets: list[str]) -> None:
    try:
        loads(START, sets=sets)
    except ScenarioError as error:
        assert_harmless(error)
