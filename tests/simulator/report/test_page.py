"""The report: what it says is what was computed, it stands alone, and nothing that a stranger wrote acts in it."""

from __future__ import annotations

import re
from functools import cache
from html.parser import HTMLParser
from itertools import pairwise

import numpy as np
import pytest

from simulator.evidence.results import EMPTY
from simulator.experiment.answer import GHOST
from simulator.experiment.design import Arm
from simulator.experiment.results import Result
from simulator.report import trust
from simulator.report.brief import brief
from simulator.report.findings import Findings, gather
from simulator.report.page import report
from simulator.report.style import STYLE
from simulator.report.worksheet import answers, tasks, worksheet
from tests.simulator.experiment.plans import tiny
from tests.simulator.report import known
from tests.tui.test_hostile_names import PAYLOADS

PAGES = {"report": report, "brief": brief, "worksheet": worksheet, "answers": answers}
HTML = (
    "<script>alert(1)</script>", "</title><script>x</script>", '"><img src=x onerror=alert(1)>', "</svg><iframe>",
    "' onmouseover='x", "<!--", "]]>", "&lt;b&gt;", "&#60;script&#62;", "javascript:alert(1)", "</style><style>*{}",
    "${7*7}", "{0}", "{name}", "%s", "<a href=//evil.example>", "\\u003cscript\\u003e", "`", "<svg/onload=x>",
)  # fmt: skip


def hostile(words: str) -> Result:
    """A result of a plan in which every text is a stranger's; what the schema refuses is put in behind its back."""
    plan, changed = (
        known.worlds().plans[0].scenario,
        {"title": words, "question": words, "summary": words, "cause": words},
    )
    posts = tuple(one.model_copy(update={"title": words}) for one in plan.post)
    voices = tuple(one.model_copy(update={"name": words}) for one in plan.influencer)
    circles = tuple(one.model_copy(update={"name": words}) for one in plan.community)
    organiser = plan.organiser.model_copy(update={"name": words})
    parts = {"post": posts, "influencer": voices, "community": circles, "organiser": organiser}
    strange = plan.model_copy(update={**changed, **parts})
    ghost = {**known.worlds().document["ghost"], "name": words}
    return Result(
        words, "worlds", (Arm(words, strange),), {**known.worlds().document, "ghost": ghost, "version": words}
    )


class Reader(HTMLParser):
    """What a browser would make of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += [(name, value or "") for name, value in attrs]


def read(page: str) -> Reader:
    reader = Reader()
    reader.feed(page)
    return reader


@pytest.mark.parametrize("make", PAGES.values(), ids=PAGES)
def test_the_same_result_gives_the_same_bytes_and_asks_for_nothing_from_outside(make) -> None:  # type: ignore[no-untyped-def]
    page = make(known.everything())
    assert page == make(gather([known.worlds(), known.run(), known.credits()]))
    found = read(page)
    assert "script" not in found.tags and not any(name.startswith("on") for name, _value in found.attributes)
    asking = [value for name, value in found.attributes if name in ("src", "href", "data", "action", "poster")]
    assert all(value.startswith(("#", "data:text/plain")) for value in asking)
    assert "url(" not in STYLE and "@import" not in STYLE and "http" not in STYLE
    assert re.search(r'<html lang="en">', page)


@cache
def harmless() -> dict[str, Reader]:
    return {name: read(make(gather([hostile("plain")]))) for name, make in PAGES.items()}


@pytest.mark.parametrize("words", [*PAYLOADS, *HTML])
def test_what_a_stranger_wrote_is_shown_and_does_nothing(words: str) -> None:
    plain, findings = harmless(), gather([hostile(words)])
    for name, make in PAGES.items():
        page = make(findings)
        found = read(page)
        known.tree(page)
        assert set(found.tags) == set(plain[name].tags)
        assert {one for one, _value in found.attributes} == {one for one, _value in plain[name].attributes}
        assert all(letter.isprintable() or letter == "\n" for letter in page)


def test_spaces_at_which_no_line_may_end_stay_spaces() -> None:
    page = report(gather([hostile("2\u202f000 euros\u00a0?")]))
    assert "2\u202f000 euros\u00a0?" in page and "xa0" not in page and "202f" not in page.replace("%E2%80%AF", "")


def test_the_answer_names_the_numbers_that_were_computed() -> None:
    found, page = known.everything(), report(known.everything())
    document = known.worlds().document
    hits = document["goal"]["reached"]
    assert f"in {hits} of {known.WORLDS} simulated worlds" in page
    assert document["fingerprint"] in page and found.plan.digest in page
    assert GHOST not in page or "no campaign" in page
    for told in ("Who brought it", "Where it died", "Luck and structure", "How far to trust it", "What it rests on"):
        assert told in page


def test_each_dot_is_a_world_and_each_tick_a_world_that_reaches_the_goal() -> None:
    page, document = report(known.everything()), known.worlds().document
    values = np.array(document["measures"]["signatures"]["per_world"], float)
    dots = next(one for one in known.figures(page) if one.get("id") == "dots")
    kinds = [one.get("class") for one in dots.iter("circle")]
    assert (kinds.count("hit"), kinds.count("miss")) == (int((values >= 2).sum()), int((values < 2).sum()))
    squares = next(one for one in known.figures(page) if one.get("id") == "share")
    assert len(list(squares.iter("polyline"))) == document["goal"]["reached"]


def test_bars_of_reasons_add_up_to_the_deliveries_and_credit_to_its_total() -> None:
    page, run, shares = (
        report(known.everything()),
        known.run().document,
        known.credits().document["credit"]["influencer"],
    )
    reasons = next(one for one in known.figures(page) if one.get("id") == "reasons")
    cells = [known.words(row[1]).replace(",", "") for row in reasons.iter("tr") if row[1].tag == "td"]
    assert sum(map(int, cells)) == run["deliveries"] == sum(run["reasons"].values())
    assert sum(one["fair"]["mean"] for one in shares["players"]) == pytest.approx(shares["total"]["mean"])
    named = [one["name"] for one in shares["players"]]
    drawn = next(one for one in known.figures(page) if one.get("id") == "credit-influencer")
    assert [known.words(row[0]) for row in drawn.iter("tr")][1:] == named


def test_every_drawing_has_a_title_a_description_and_the_numbers_behind_it() -> None:
    for findings in (known.everything(), known.compared()):
        page = known.tree(report(findings))
        ids = [one.get("id") for one in page.iter() if one.get("id")]
        assert len(ids) == len(set(ids))
        drawings = list(page.iter("figure"))
        assert len(drawings) >= 8
        for one in drawings:
            svg = one.find("svg")
            assert svg is not None and svg.get("role") == "img"
            named = (svg.get("aria-labelledby") or "").split()
            assert [known.words(part) for part in svg if part.get("id") in named] and all(name in ids for name in named)
            assert one.get("id") == "calendar" or one.find("details/table") is not None


def test_headings_go_down_one_step_at_a_time() -> None:
    for name, make in PAGES.items():
        levels = [int(tag[1]) for tag in read(make(known.everything())).tags if re.fullmatch(r"h\d", tag)]
        assert levels[0] == 1 and levels.count(1) == 1, name
        assert all(after <= before + 1 for before, after in pairwise(levels)), name


def test_what_was_not_computed_is_said_with_the_command_that_computes_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(trust, "kept", lambda: EMPTY)
    page = report(gather([known.worlds()]))
    told = [known.words(one) for one in known.tree(page).iter("p") if one.get("class") == "missing"]
    for verb in ("credit", "run", "sensitivity", "facts"):
        assert any(f"groundswell {verb}" in one for one in told), verb
    alone = report(gather([Result("run", "run", known.run().plans, known.run().document)]))
    assert "groundswell worlds scenario.toml" in alone and "One world is an anecdote" in alone
    assert not any("groundswell run" in known.words(one) for one in known.tree(alone).iter("p") if one.get("class"))


def test_two_plans_are_set_side_by_side_with_what_differs_and_who_wins() -> None:
    page, document = report(known.compared()), known.compare().document
    pairs = next(one for one in known.figures(page) if one.get("id") == "pairs-b")
    kinds = [one.get("class") for one in pairs.iter("circle")]
    assert kinds.count("more") == document["wins"]["signatures"]
    assert kinds.count("less") == document["losses"]["signatures"]
    assert "reshare = 1.0" in page and "reshare = 0.0" in page


def test_worlds_and_a_comparison_of_one_plan_are_told_together() -> None:
    page = report(gather([known.compare(), known.worlds(), known.run()]))
    ids = [one.get("id") for one in known.figures(page)]
    assert {"dots", "share", "pairs-b", "parts", "fan"} <= set(ids) and len(ids) == len(set(ids))
    assert f"groundswell worlds scenario.toml --worlds {known.WORLDS}" in page and "no campaign" in page


def test_a_goal_that_comes_true_or_not_is_told_by_its_worlds_and_drawn_by_what_leads_to_it() -> None:
    plan = tiny(goal={"measure": "gave_way", "target": 1})
    document = {**known.worlds().document}
    document["goal"] = {**document["goal"], "measure": "gave_way", "target": 1}
    page = report(gather([Result("x", "worlds", (Arm("x", plan),), document)]))
    assert f"Deeds in {known.WORLDS} worlds" in page and "gave way: at least 1" in page


def test_the_report_card_is_that_of_the_facts_named_else_the_one_kept_with_the_version(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    card = {
        "facts": [{"id": "B1", "claim": "false news goes farther", "verdict": "fail"}],
        "shares": [{"of": "all rows", "passed": 41, "checked": 52, "least": 0.85, "holds": False}],
    }
    monkeypatch.setattr(trust, "kept", lambda: {**EMPTY, "version": "9.8.7", "card": card})
    kept = report(gather([known.worlds()]))
    facts = {**card, "shares": [{**card["shares"][0], "passed": 43}]}
    named = report(gather([known.worlds(), Result("facts.json", "facts", (), facts)]))
    assert "version 9.8.7" in kept and "<td>41</td><td>52</td>" in kept and "false news goes farther" in kept
    assert "version 9.8.7" not in named and "<td>43</td><td>52</td>" in named


def test_words_can_be_read_by_day_by_night_and_on_paper() -> None:
    blocks = [dict(re.findall(r"--(\w+):(#[0-9a-f]+)", block)) for block in re.findall(r":root\{([^}]*)\}", STYLE)]
    assert len(blocks) == 3
    for colours in blocks:
        for ink, ground in (
            ("ink", "paper"), ("soft", "paper"), ("soft", "wash"), ("blue", "paper"), ("orange", "paper"),
            ("green", "paper"), ("ink", "wash"), ("ink", "warm"), ("ink", "light"),
        ):  # fmt: skip
            assert contrast(colours[ink], colours[ground]) >= 4.5, (ink, ground, colours)
        for mark in ("blue", "orange", "grey"):
            assert contrast(colours[mark], colours["paper"]) >= 3.0, mark


def contrast(one: str, other: str) -> float:
    """WCAG 2.2, 1.4.3: the ratio of relative luminances."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def luminance(colour: str) -> float:
    digits = colour[1:] if len(colour) == 7 else "".join(2 * one for one in colour[1:])
    parts = [int(digits[place : place + 2], 16) / 255 for place in (0, 2, 4)]
    linear = [one / 12.92 if one <= 0.04045 else ((one + 0.055) / 1.055) ** 2.4 for one in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def test_a_plan_without_posts_or_worlds_that_saw_nothing_still_makes_every_page() -> None:
    bare = tiny(post=[], influencer=[], lever=[])
    document = {**known.worlds().document}
    nothing = {name: {**one, "per_world": [None] * known.WORLDS} for name, one in document["measures"].items()}
    empty = Result(
        "x", "worlds", (Arm("bare", bare),), {**document, "measures": nothing, "luck": {}, "ghost": None, "caused": {}}
    )
    for make in PAGES.values():
        assert "None" not in known.words(known.tree(make(gather([empty]))))


def test_a_worksheet_asks_what_its_answers_answer_and_keeps_them_apart() -> None:
    found: Findings = known.everything()
    asked, given = worksheet(found), answers(found)
    every = tasks(found)
    assert len(every) >= 7
    hits = known.worlds().document["goal"]["reached"]
    assert f"In {hits} of {known.WORLDS}" in known.words(known.tree(given))
    for one in every:
        assert one.question in known.words(known.tree(asked)) and one.question in known.words(known.tree(given))
        assert one.right in known.words(known.tree(given)) and one.right not in known.words(known.tree(asked))
