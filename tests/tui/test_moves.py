"""A hand in mid-run, and the branch that it makes of the past: on the real engine, and on screen."""

from __future__ import annotations

import asyncio
from functools import cache
from pathlib import Path

import pytest

from simulator.engine.run import Run
from simulator.scenario import Scenario, load
from simulator.scenario.deck import deck
from simulator.snapshot.closeups import Books
from tests.tui.fake_run import FakeRun
from tests.tui.test_hostile_names import PAYLOADS, assert_harmless, six
from tests.tui.test_screens import live, shown, until, until_so
from tui.app import GroundswellApp
from tui.hands.move import leaves
from tui.live_run import LiveRun, opening
from tui.moves import moves
from tui.paint.line import line_width
from tui.screens.branches import BranchesScreen
from tui.screens.compare import CompareScreen
from tui.screens.live import LiveScreen
from tui.screens.moves import MovesScreen
from tui.widgets.sheet import Sheet

FEW = 1500
LATE = 4000
NEXT_DAYS = LATE + 2400
"""As far as every single move is followed; whole weeks are played by the other tests."""


@cache
def small() -> Scenario:
    return load("storytelling-of-hope", people=FEW)


@cache
def planned() -> str:
    return Run(small()).play()


@cache
def village() -> Scenario:
    return load("storytelling-of-hope", people=400)


def played_to(minute: int, plan: Scenario | None = None) -> LiveRun:
    run = LiveRun(plan or small())
    run.advance(minute)
    return run


def test_the_week_opens_at_the_full_hour_before_the_first_post() -> None:
    scenario = small()
    first = min(post.at for post in scenario.post)
    assert opening(scenario) % 60 == 0 and 60 <= first - opening(scenario) < 120
    assert opening(scenario.model_copy(update={"post": (), "boost": ()})) == 0
    shot = played_to(opening(scenario)).snapshot()
    assert "passed over" in shot.happenings[-1].text


def test_watching_opening_and_branching_change_no_fingerprint() -> None:
    run = played_to(LATE)
    run.snapshot()
    run.snapshot(1000)
    run.branch(2345)
    while run.spare():
        pass
    run.advance(run.horizon)
    run.snapshot()
    assert run.fingerprint() == planned()


@cache
def as_planned() -> str:
    run = Run(village())
    run.advance(NEXT_DAYS)
    return run.fingerprint()


def sample() -> list[str]:
    """The last move of every choice: each verb, each card, each account."""
    heads = [one for one in moves(small(), LATE) for one in ((one.moves if one.moves[0].moves else ()) or (one,))]
    return sorted({head.moves[-1].key for head in heads[:60]})


@pytest.mark.parametrize("key", sample())
def test_every_move_that_is_offered_can_be_made_now_and_in_the_past(key: str) -> None:
    now = played_to(LATE, village())
    now.intervene(key, LATE)
    assert now.against(LATE) is None and now.minute == LATE
    past = played_to(LATE + 777, village())
    past.intervene(key, LATE)
    assert past.minute == 0 and past.against(LATE) is not None
    for run in (now, past):
        run.advance(NEXT_DAYS)
        assert any(event.text.startswith("By hand") for event in run.snapshot().happenings)
    books = now.closeup("books", -1)
    assert isinstance(books, Books) and books.findings == ()
    assert now.fingerprint() == past.fingerprint() != as_planned()


def test_the_menu_names_everything_that_a_hand_may_want() -> None:
    menu = moves(small(), LATE)
    assert [one.key for one in menu] == ["post", "drop", "boost", "desk", "voice", "ranking", "card", "pause"]
    cards = next(one for one in menu if one.key == "card").moves
    assert {one.key for one in cards} == {f"card:{suit.kind}" for suit in deck()}
    keys = [one.key for one in leaves(menu)]
    assert len(keys) == len(set(keys)) and all(one.told and one.text for one in leaves(menu))


def test_at_the_end_nothing_is_offered_and_late_nothing_that_is_over() -> None:
    assert moves(small(), small().horizon) == ()
    late = [one.key for one in moves(small(), small().horizon - 1)]
    assert "drop" not in late and "boost" in late


def test_a_pause_holds_posts_back_and_lets_them_out_in_their_order() -> None:
    run = played_to(LATE)
    run.intervene("pause:24", LATE)
    run.advance(run.horizon)
    lane = [(mark.minute, mark.title) for mark in run.snapshot().lane if mark.minute < run.horizon]
    plan = [(post.at, post.title) for post in sorted(small().post, key=lambda post: post.at)]
    held = [title for at, title in plan if LATE <= at < LATE + 1440]
    after = [title for at, title in lane if LATE + 1440 <= at < LATE + 1440 + 15 * len(held)]
    assert held and [title for title in after if title in held] == held
    assert not [at for at, _title in lane if LATE <= at < LATE + 1440]


def test_a_move_that_is_over_is_refused_in_words_and_changes_nothing() -> None:
    run = played_to(LATE)
    first = next(one.key for one in leaves(run.moves(1000)) if one.key.startswith("drop:"))
    with pytest.raises(ValueError, match="any more"):
        run.intervene(first, LATE)
    run.advance(run.horizon)
    assert run.fingerprint() == planned()


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
def test_a_move_by_key_is_told_in_the_diary_and_the_week_goes_on(size: tuple[int, int]) -> None:
    async def go() -> None:
        app = GroundswellApp(run_factory=lambda: LiveRun(small()))
        async with app.run_test(size=size) as pilot:
            await until(pilot, app, "space pause")
            await pilot.press("space", "i")
            text = await until(pilot, app, "Play a risk card")
            assert isinstance(app.screen, MovesScreen)
            lines = app.screen.query_one(Sheet).page.lines
            assert len(lines) == size[1] and {line_width(line) for line in lines} == {size[0]}
            assert "Pause the campaign" in text
            await pilot.press("question_mark")
            await until(pilot, app, "How to read it")
            await pilot.press("escape", "enter")
            await until(pilot, app, "Marek cooks")
            await pilot.press("escape", "1", "2")
            await until(pilot, app, "a call to sign")
            await pilot.press("1")
            assert isinstance(app.screen, LiveScreen)
            await pilot.press("right", "8")
            await until(pilot, app, "By hand: Lina posts a story")

    asyncio.run(go())


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
def test_a_branch_says_what_it_brings_beside_the_future_that_it_left(size: tuple[int, int]) -> None:
    async def go() -> None:
        app = GroundswellApp(run_factory=lambda: LiveRun(small()))
        async with app.run_test(size=size) as pilot:
            await until(pilot, app, "space pause")
            await pilot.press("space", "shift+right", "shift+right", "shift+left")
            await pilot.press("b")
            text = await until(pilot, app, "B less A")
            assert "future B, since" in text and "+0 gifts" in text

    asyncio.run(go())


def test_a_refusal_is_shown_over_the_picture_in_its_own_words() -> None:
    async def script(pilot, app) -> None:  # type: ignore[no-untyped-def]
        await until(pilot, app, "1 Society")
        await pilot.press("i")
        await until(pilot, app, "a post by Students, now")
        await pilot.press("1")
        said = False
        for _ in range(200):
            await pilot.pause(0.02)
            said = said or any("[/no] such" in str(note.message) for note in app._notifications)
        assert said

    live(script, run=FakeRun(600, wish="[/no] such thing"))


def test_escape_leaves_everything_as_it_is_and_plays_on() -> None:
    async def script(pilot, app) -> None:  # type: ignore[no-untyped-def]
        await until(pilot, app, "1 Society")
        await pilot.press("i")
        await until(pilot, app, "a post by Students, now")
        await pilot.press("escape")
        await until(pilot, app, "space pause")
        assert app.screen.frame.against is None

    live(script, run=FakeRun(600))


@pytest.mark.parametrize(("first", "size"), [(0, (60, 18)), (6, (80, 24)), (12, (60, 18)), (18, (80, 24))])
def test_hostile_names_in_menu_tree_and_comparison_are_shown_and_do_nothing(
    first: int, size: tuple[int, int], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)

    async def script(pilot, app) -> None:  # type: ignore[no-untyped-def]
        await until(pilot, app, "■ saw")
        week = app.screen
        await pilot.press("i")
        await until(pilot, app, "a post by")
        assert_harmless(app, size[0])
        await pilot.press("down", "enter", "b")
        await until_so(pilot, lambda: len(week.frame.branches) > 1)
        assert_harmless(app, size[0])
        for keys, screen in (("g", BranchesScreen), (("down", "c"), CompareScreen), ("x", CompareScreen)):
            await pilot.press(*keys)
            await until_so(pilot, lambda screen=screen: isinstance(app.screen, screen) and shown(app))
            assert_harmless(app, size[0])
        assert shown(app)

    live(script, size, FakeRun(300, names=six(first), title=PAYLOADS[first], wish=PAYLOADS[first]))
