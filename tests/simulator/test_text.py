"""What a string from outside may contain."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.text import MARKS_IN_A_ROW, cells, clean, shown, slug

ESCAPE = "\x1b]0;title\x07"
BIDI = "abc\u202edef"
EIGHT_BIT = "\x9b2J"


@pytest.mark.parametrize(
    "text",
    [
        ESCAPE,
        BIDI,
        EIGHT_BIT,
        "a\nb",
        "a\tb",
        "a\x00b",
        "zero\u200bwidth",
        "soft\u00adhyphen",
        "\ud800",
        "\ufeffbom",
        "x\u0301\u0302\u0303",
        "x" * 65,
        "漢" * 33,
        "a\u3164b",
        "tag\U000e0041",
    ],
)
def test_a_name_that_a_terminal_might_obey_or_an_eye_misread_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"character|marks|cells"):
        clean(text)


@pytest.mark.parametrize(
    "text", ["Amélie", "[bold]red[/]", "漢" * 32, "สวัสดี", "नमस्ते", "Ω≈ç", "a\u0301\u0323", "🌱 hope"]
)
def test_names_of_all_languages_and_of_markup_pass(text: str) -> None:
    assert clean(text) == unicodedata.normalize("NFC", text)


def test_two_spellings_of_one_name_become_one() -> None:
    assert clean("Ame\u0301lie") == clean("Am\u00e9lie")


def test_a_no_break_space_is_a_space() -> None:
    assert clean("Vraiment\u00a0?") == "Vraiment ?"
    assert clean("  10\u202f000 ") == "10 000"


def test_a_paragraph_may_be_written_on_several_lines() -> None:
    assert clean("one\n  two\t three\n", 80, lines=True) == "one two three"


@given(st.text(max_size=200))
def test_what_passes_is_printable_narrow_and_stable(text: str) -> None:
    try:
        passed = clean(text)
    except ValueError:
        return
    assert passed.isprintable() and cells(passed) <= 64
    assert clean(passed) == passed


@given(st.text(max_size=300), st.integers(1, 80))
def test_anything_shown_is_printable_and_fits(text: str, limit: int) -> None:
    quoted = shown(text, limit)
    assert quoted.isprintable()
    assert cells(quoted) <= limit


def test_what_is_shown_says_what_was_there() -> None:
    assert shown(ESCAPE) == "\\x1b]0;title\\x07"
    assert shown(BIDI) == "abc\\u202edef"
    assert shown("plain [b]text[/b]") == "plain [b]text[/b]"
    assert shown("x" * 100, 10) == "x" * 9 + "…"


def test_a_tower_of_marks_is_not_built() -> None:
    quoted = shown("a" + "\u0301" * 40, 400)
    marks = [unicodedata.category(letter) == "Mn" for letter in quoted]
    assert sum(marks) == MARKS_IN_A_ROW


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Amélie Ångström", "amelie-angstrom"),
        ("../../etc/passwd", "etc-passwd"),
        ("漢字", "unnamed"),
        ("a" * 99, "a" * 40),
    ],
)
def test_a_slug_is_a_safe_file_name(text: str, expected: str) -> None:
    assert slug(text) == expected


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("x" * 65, "at most 64 cells wide"),
        ("\uff21" * 33, "at most 64 cells wide"),
        (" " * 256 + "x", "at most 64 cells wide"),
        ("x\u0332\u0333\u0332", "at most 2 combining marks in a row"),
        ("a\x07b", "the character U+0007 cannot be shown safely"),
        ("a\U000e0041b", "the character U+E0041 cannot be shown safely"),
    ],
)
def test_a_refusal_names_its_bound_or_the_character(text: str, said: str) -> None:
    with pytest.raises(ValueError) as caught:
        clean(text)
    assert str(caught.value) == said


def test_what_is_at_a_bound_passes() -> None:
    assert clean("x" * 64) == "x" * 64 and clean("xy", 2) == "xy" and clean(" " * 255 + "x") == "x"
    pairs = "a\u0332\u0333b\u0332\u0333c\u20dd"
    assert clean(pairs) == pairs and cells(pairs) == 3
    assert clean("\u0332\u0333aX") == "\u0332\u0333aX" and clean("x\u0332" * 64) == "x\u0332" * 64
    with pytest.raises(ValueError, match="at most 2 cells"):
        clean("xyz", 2)
    with pytest.raises(ValueError, match=r"U\+000A"):
        clean("a\nb")
    assert cells("") == 0 and cells("a\u6f22\uff21") == 5


def test_a_quotation_is_cut_in_front_of_what_no_longer_fits() -> None:
    assert shown("x" * 64) == "x" * 64 and shown("x" * 65) == "x" * 63 + "\u2026"
    assert shown("abc", 3) == "abc" and shown("abcd", 3) == "ab\u2026" and shown("abcde", 1) == "\u2026"
    assert shown("a\u6f22\u6f22", 5) == "a\u6f22\u6f22" and shown("a\u6f22\u6f22", 4) == "a\u6f22\u2026"
    assert shown("ab\u00adc", 5) == "ab\u2026" and shown("10\u202f000\u00a0?") == "10 000 ?"


def test_letters_that_take_no_cell_are_not_counted_and_nothing_is_cut_without_a_sign() -> None:
    assert shown("x\u0332" * 3, 3) == "x\u0332" * 3 and shown("x\u0332" * 4, 3) == "x\u0332" * 2 + "\u2026"
    widest = "\u0332\u0333" + "x\u0332\u0333" * 3
    assert shown(widest, 3) == widest and shown(widest + "x", 3).endswith("x\u0332\u0333\u2026")


def test_an_escape_says_the_code_in_its_shortest_form() -> None:
    assert shown("\x00\xad\u0600\uffff\U000e0041\u3164") == "\\x00\\xad\\u0600\\uffff\\U000e0041\\u3164"
    assert shown("a\u0301\u0302\u0303b\u0301\u0302") == "a\u0301\u0302\\u0303b\u0301\u0302"


def test_a_file_name_is_made_of_the_first_letters_and_ends_in_none_of_its_hyphens() -> None:
    assert slug("a" * 39 + " b") == "a" * 39 and slug("a" * 40) == "a" * 40 and slug("abcd", 3) == "abc"
    assert slug("\u6f22" * 159 + "a") == "a" and slug("\u6f22" * 160 + "a") == "unnamed"
    assert slug(" -A  b_C9- ") == "a-b-c9"
