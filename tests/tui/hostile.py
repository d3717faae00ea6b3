"""Sixty strings of a stranger's: markup, escapes, directions, marks, wide letters, nothing, and a lot."""

from __future__ import annotations

HOSTILE = (
    # markup, whole and broken
    "[bold red]markup[/]", "[/", "[[a]b", "[@click=app.quit]x[/]",
    # what acts on a terminal
    "\x1b]0;owned\x07", "\x1b[2J", "\x9b31m",
    # directions, marks, wide letters, invisible ones
    "\u202ereversed", "\u2066isolated", "a" * 10_000, "\u0301" * 400, "e\u0301" * 60, "農" * 80, "👩‍👩‍👧‍👦" * 9,
    "tab\there", "line\nbreak", "\x00nul", "\u2028sep", "\ufeffbom", "", " ", "🇫🇷🇮🇩", "\u200bzero", "\ud7ff\uffff",
    # more markup
    "]", "[]", "\\[", "[bold", "[/bold]", "[link=https://example.org]x", "[on red] [/on red]", "$primary",
    "{0} {name} %s", "&lt;b&gt;<script>alert(1)</script>",
    # more escapes: clipboard, title, cursor, alternate screen, link, string terminators
    "\x1b]52;c;b3duZWQ=\x1b\\", "\x1b]8;;https://example.org\x1b\\x\x1b]8;;\x1b\\", "\x1b[?1049l", "\x1b[999;999H",
    "\x1bP+q\x1b\\", "\x90sixel\x9c", "\x08\x08\x7f", "\r\rover", "\x0e\x0f", "\x1b[6n",
    # more of the rest
    "\u202dforced\u202c", "\u200f\u200e", "\u061cmark", "a\u0300\u0301\u0302\u0303\u0304z", "\u0e33\u0e33", "ﷺ" * 20,
    "ｗｉｄｅ" * 30, "\U000e0041\U000e0042", "\U0001f9d1\U0001f3fd\u200d\U0001f680", "\u3000\u00a0\u2003", "\xad\xad",
    "=cmd|'/c calc'!A1", "+1", "@SUM(A1)", "-" * 300, "🏴\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f",
)  # fmt: skip
assert len(HOSTILE) == 60
