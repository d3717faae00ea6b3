"""The tree of futures: the same dice in each, nothing of one in another, and any of them again at any time."""

from __future__ import annotations

from functools import cache

import pytest

from simulator.engine.run import Run
from simulator.scenario import Scenario, load
from tests.tui.fake_run import FakeRun
from tests.tui.test_screens import live, shown, until, until_so
from tests.tui.test_session import playing, wait_for
from tui import lookout, results
from tui.app import GroundswellApp
from tui.future import letter
from tui.futures import MOST, Branch
from tui.live_run import LiveRun
from tui.paint.branches import in_order
from tui.paint.line import line_width
from tui.screens.branches import BranchesScreen
from tui.screens.compare import CompareScreen
from tui.screens.live import LiveScreen
from tui.widgets.sheet import Sheet

LATE = 4000


@cache
def small() -> Scenario:
    return load("storytelling-of-hope", people=1500)


@cache
def planned() -> str:
    return Run(small()).play()


def played_to(minute: int) -> LiveRun:
    run = LiveRun(small())
    run.advance(minute)
    return run


def end(run: LiveRun) -> str:
    run.advance(run.horizon)
    return run.fingerprint()


def test_a_branch_to_which_nothing_is_done_ends_like_the_plan() -> None:
    for minute in (LATE, 2345, 0):
        run = played_to(LATE)
        run.branch(minute)
        assert end(run) == planned()


def test_going_from_future_to_future_and_back_ends_each_as_if_it_had_been_played_alone() -> None:
    run = played_to(LATE)
    run.intervene("pause:stop", 3000)  # future B
    stopped = end(run)
    run.go_to(0)
    run.intervene("ranking:chronological", 2000)  # future C, from A
    ranked = end(run)
    assert len({planned(), stopped, ranked}) == 3
    for number, fingerprint in ((1, stopped), (0, planned()), (2, ranked), (1, stopped)):
        run.go_to(number)
        assert end(run) == fingerprint


def test_a_branch_of_a_branch_has_everything_that_was_done_before_it() -> None:
    run = played_to(LATE)
    run.intervene("ranking:chronological", 3000)
    run.advance(5000)
    run.intervene("pause:stop", 4000)
    assert [(one.name, one.parent, one.since) for one in run.branches()] == [
        ("A", -1, 0),
        ("B", 0, 3000),
        ("C", 1, 4000),
    ]
    both = end(run)
    alone = Run(small())
    for one in run.futures.current.done:
        alone.replay([one.hand])
    assert alone.play() == both and len(run.futures.current.done) == 2


def test_the_future_beside_is_what_would_have_been_and_stands_where_the_ghost_stood() -> None:
    run = played_to(LATE)
    run.intervene("pause:stop", 3000)
    run.advance(run.horizon)
    while run.spare():
        pass
    left = LiveRun(small())
    left.advance(left.horizon)
    for minute in (5000, run.horizon):
        a, now, beside = run.against(minute), left.snapshot(minute).now, run.beside(minute)
        assert a is not None and a.ready and (a.name, a.mine, a.since) == ("A", "B", 3000)
        assert (a.reach, a.gifts, a.shares) == (now.reach, now.gifts, now.shares)
        assert beside is not None and beside.now.shares == now.shares
    ghost, hours = run.snapshot().ghost_per_hour, left.snapshot().shares_per_hour
    assert ghost is not None and ghost.sum() == hours.sum()


def test_futures_part_at_the_minute_at_which_the_first_of_them_left_the_common_line() -> None:
    run = played_to(LATE)
    run.branch(1000)  # B leaves A
    run.advance(LATE)
    run.branch(3000)  # C leaves B
    run.go_to(0)
    run.advance(LATE)
    run.branch(2000)  # D leaves A
    run.compare_with(2)
    assert run.against(500) is not None
    assert run.futures.parting(run.futures.current, run.futures.beside or run.futures.current) == 1000
    assert {one.name for one in run.branches() if one.current or one.beside} == {"C", "D"}


def test_two_futures_are_awake_at_most_and_the_others_keep_how_they_stood() -> None:
    run = played_to(LATE)
    for minute in (3000, 2000, 1000):
        run.branch(minute)
        run.advance(LATE)
    assert sum(one.awake for one in run.futures.written()) == 2
    assert [one.known for one in run.branches()] == [LATE, LATE, LATE, LATE]
    assert all(one.goal is not None for one in run.branches())


def test_what_cannot_be_is_refused_and_changes_nothing() -> None:
    run = played_to(LATE)
    for goes, number in ((run.go_to, 5), (run.compare_with, 0), (run.compare_with, -1)):
        with pytest.raises(ValueError, match="future"):
            goes(number)
    for _again in range(MOST - 1):
        run.branch(run.minute)
    with pytest.raises(ValueError, match="futures already"):
        run.branch(run.minute)
    assert end(run) == planned()


def test_a_future_as_a_plan_plays_like_the_future() -> None:
    run = played_to(LATE)
    run.intervene("pause:stop", 3000)
    plans = run.plans()
    assert "future A" in plans.names and "future B" in plans.names and plans.note == ""
    end(run)
    as_plan = Run(plans.plan)
    as_plan.play()
    happened = run.futures.current.run.world.ledger
    for table in ("items", "sights", "deeds"):
        assert len(getattr(as_plan.world.ledger, table)) == len(getattr(happened, table))
    assert plans.before is not None and Run(plans.before).play() == planned()


def test_a_changed_parameter_as_a_plan_holds_from_the_start_and_says_so() -> None:
    run = played_to(LATE)
    run.intervene("ranking:chronological", 3000)
    plans = run.plans()
    assert "from the start and not from Wed 02:00" in plans.note
    assert plans.plan.platform.ranking == "chronological"


def test_letters_go_on_after_z() -> None:
    assert [letter(number) for number in (0, 25, 26, 51, 52)] == ["A", "Z", "A2", "Z2", "A3"]


def test_the_tree_is_read_from_the_root_with_children_below_their_parents() -> None:
    rows = [(-1, 0), (0, 900), (0, 300), (2, 400), (1, 950)]
    tree = tuple(
        Branch(at, letter(at), parent, since, "", 0, None, False, False) for at, (parent, since) in enumerate(rows)
    )
    assert [(one.name, trunk) for one, trunk in in_order(tree)] == [
        ("A", ""), ("C", "+"), ("D", "|`"), ("B", "`"), ("E", " `")]  # fmt: skip


def test_the_minute_shown_stays_while_another_future_is_played_up_to_it() -> None:
    with playing(FakeRun(600, cost=0.004), playing=False) as session:
        session.seek(3000)
        wait_for(session, lambda one: one.head == 3000 and one.target < 0)
        session.branch()
        session.go_to(0)
        frame = wait_for(session, lambda one: one.known < one.head)
        assert frame.head == 3000 and frame.snapshot is not None and frame.snapshot.minute == 3000
        assert wait_for(session, lambda one: one.known >= 3000, 8.0).head == 3000


def test_the_tree_says_how_far_the_played_future_has_come_since() -> None:
    with playing(FakeRun(600), playing=False) as session:
        session.branch()
        wait_for(session, lambda one: len(one.branches) > 1)
        session.seek(3000)
        wait_for(session, lambda one: one.head == 3000 and one.target < 0)
        ticket = session.look_at_futures()
        frame = wait_for(session, lambda one: one.answered >= ticket)
        assert [one.known for one in frame.branches if one.current] == [3000]


@pytest.mark.parametrize("size", [(60, 18), (80, 24), (120, 40), (200, 60)])
def test_branch_tree_and_side_by_side_fill_every_size(size: tuple[int, int]) -> None:
    async def script(pilot, app: GroundswellApp) -> None:  # type: ignore[no-untyped-def]
        await until(pilot, app, "Now")
        await pilot.press("space", "shift+right", "shift+right", "b")
        await until(pilot, app, "Wed")
        await pilot.press("g")
        assert isinstance(app.screen, BranchesScreen)
        assert "played now" in await until(pilot, app, "Futures")
        await pilot.press("up", "c")
        await until(pilot, app, "At this minute, in this world")
        assert isinstance(app.screen, CompareScreen)
        lines = app.screen.query_one(Sheet).page.lines
        assert len(lines) == size[1] and {line_width(line) for line in lines} == {size[0]}
        assert "B less A" in shown(app)
        await pilot.press("right")
        await until(pilot, app, "Wed 0")
        await pilot.press("o")
        await until(pilot, app, "A less B")
        await pilot.press("escape")
        assert isinstance(app.screen, LiveScreen)

    live(script, size)


def test_with_one_future_the_keys_say_how_to_make_another() -> None:
    async def script(pilot, app: GroundswellApp) -> None:  # type: ignore[no-untyped-def]
        await until(pilot, app, "Now")
        for key in ("g", "c"):
            await pilot.press(key)
            assert isinstance(app.screen, LiveScreen)
        assert len(app._notifications) == 2

    live(script)


def test_many_worlds_of_two_futures_bring_a_sentence_and_f_says_what_would_flip_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(lookout, "ROUGH", (60, 60, 2))
    monkeypatch.setattr(lookout, "FINE", ((None, 60, 6),))
    monkeypatch.setattr(lookout, "FLIP_RUNS", 40)

    async def script(pilot, app: GroundswellApp) -> None:  # type: ignore[no-untyped-def]
        screen = app.screen
        assert isinstance(screen, LiveScreen)
        await until(pilot, app, "Now")
        await pilot.press("space", "b", "i")
        await until(pilot, app, "Pause the campaign")
        await pilot.press("up", "enter", "up", "enter")
        await until(pilot, app, "Now")
        app.push_screen(CompareScreen(screen, workers=1))
        await until(pilot, app, "At this minute")
        await pilot.press("f")  # both at once: the worlds, and then the search
        text = await until(pilot, app, "Plan A is future A", 60.0)
        assert "worlds of" in await until(pilot, app, "worlds of", 60.0) and text
        compare = app.screen
        await until_so(pilot, lambda: compare.view.flips and compare.view.state == "complete")  # type: ignore[attr-defined]
        assert any(word in compare.view.flips[-1] for word in ("tried alone", "no clear verdict"))  # type: ignore[attr-defined]
        assert compare.view.flips[0][:12] in await until(pilot, app, compare.view.flips[0][:12])  # type: ignore[attr-defined]
        assert [card.pair for card in results.listed()] == [True]  # what was seen can be opened again

    import asyncio

    async def go() -> None:
        app = GroundswellApp(run_factory=lambda: LiveRun(load("storytelling-of-hope", people=200)))
        async with app.run_test(size=(120, 40)) as pilot:
            await script(pilot, app)

    asyncio.run(go())
