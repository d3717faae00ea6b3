"""From TOML to a scenario, or to everything that must be mended."""

import pickle
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from simulator.scenario import Scenario, ScenarioError, bundled, changed, dump, load, loads, memory

START = 'title = "A week"\nquestion = "Does it work?"\n'


def problems(text: str, **how: object) -> list[str]:
    with pytest.raises(ScenarioError) as caught:
        loads(text, file="week.toml", **how)  # type: ignore[arg-type]
    return str(caught.value).splitlines()


def test_times_and_money_are_read_as_people_write_them() -> None:
    text = """
[organiser]
money = 3000
[desk]
opens = 08:30:00
[platform]
freshness = "2 h"
[[post]]
id = "one"
by = "organiser"
at = "tue 14:30"
[[boost]]
post = "one"
budget = "EUR 12.50"
price_per_thousand = 7.5
"""
    read = loads(START + text)
    assert (read.organiser.money, read.boost[0].budget, read.boost[0].price_per_thousand) == (300_000, 1250, 750)
    assert (read.post[0].at, read.platform.freshness, read.desk.opens) == (2310, 120, 510)


def test_all_problems_come_together_in_the_order_of_the_file() -> None:
    text = START + '[population]\npeeple = 3\n[goal]\ntarget = -1\n[[post]]\nid = "a"\nby = "nobody"\nat = "mon 1:00"\n'
    found = problems(text, sets=["days=x"])
    assert [line.split(": ")[0] for line in found] == [
        "week.toml:4:1",
        "week.toml:6:1",
        "week.toml:9:1",
        "--set days=x",
    ]


def test_a_problem_says_where_what_is_allowed_and_what_to_do() -> None:
    with pytest.raises(ScenarioError) as caught:
        loads(START + "[network]\n  homophilly = 0.8\n", file="week.toml")
    (one,) = caught.value.problems
    assert (one.file, one.line, one.column, one.field) == ("week.toml", 4, 3, "network.homophilly")
    assert one.remedy == "did you mean homophily?" and "homophily" in one.allowed and one.found == "homophilly"
    assert str(one).startswith("week.toml:4:3: network.homophilly: unknown key")


def test_a_misspelt_account_is_met_with_the_nearest_one() -> None:
    row = '[[post]]\nid = "a"\nby = "{by}"\nat = 0\n[[influencer]]\nid = "lina"\nfollowers = 1\n'
    assert "did you mean lina?" in problems(START + row.format(by="linna"))[0]


def test_rows_are_addressed_by_their_id() -> None:
    (line,) = problems(START + '[[influencer]]\nid = "lina"\nfollowers = 10\nfit = 2\n')
    assert line == ("week.toml:6:1: influencer.lina.fit: out of bounds (found 2); allowed: a number from 0 to 1")


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("days = true", "a whole number from 1 to 60"),
        ("days = 7.0", "a whole number from 1 to 60"),
        ("seed = 0xffffffffffffffffffff", "a whole number from 0"),
        ("[population]\npeople = 2_000_000_000", "from 30 to 10,000,000"),
        ("[audience]\nattention = nan", "not a finite number"),
        ("[audience]\nattention = 1e400", "not a finite number"),
        ("[organiser]\nmoney = nan", "not an amount of money"),
        ("[organiser]\nmoney = 1e300", "an amount of money"),
        ('[organiser]\nmoney = "USD 5"', "the scenario's currency is EUR"),
        ('[platform]\nprofile = "foto"', "one of microblog, friends, photo, video, forum"),
        ("[post]\nid = 'a'", "tables [[post]]"),
        ("community = [1]", "tables [[community]]"),
        ("goal = 3", "a table [goal]"),
        ("[[community]]\nid = 'a'", "give either share or people"),
        ("[[post]]\nid = 'a'\nby = 'organiser'", "is missing"),
        ("tick = '50m'", "divides an hour"),
    ],
)
def test_what_is_wrong_is_said_in_words(line: str, said: str) -> None:
    assert any(said in one for one in problems(f"{START}{line}\n"))


def test_settings_reach_every_corner() -> None:
    sets = [
        "influencer.lina.fit=0.3",
        "influencer.lina.audience.faith=9",
        "post.appeal-sat.at=fri 11:00",
        "boost.appeal-sat.budget=EUR 20",
        "organiser.money=12.50",
        "community.students.share=0.5",
        "title=[b]Another[/b] week",
        "network.directed=false",
        "desk.opens=08:00",
    ]
    there = load("storytelling-of-hope", sets)
    lina = next(one for one in there.influencer if one.id == "lina")
    assert (lina.fit, lina.audience["faith"], lina.audience["students"]) == (0.3, 9, 5)
    assert next(post.at for post in there.post if post.id == "appeal-sat") == 4 * 1440 + 660
    assert (there.boost[0].budget, there.organiser.money, there.desk.opens) == (2000, 1250, 480)
    assert (there.title, there.network.directed) == ("[b]Another[/b] week", False)


def test_the_town_that_nobody_declared_can_be_set() -> None:
    assert loads(START, sets=["community.town.interest=0.9"]).community[0].interest == 0.9


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("influencer.linna.fit=1", "did you mean lina?"),
        ("people", "not a setting"),
        ("=3", "not a setting"),
        ("a..b=3", "not a setting"),
        ("days.x=3", "not inside a table"),
        ("post.appeal-sat=3", "a whole table"),
        ("populatoin.people=3", "did you mean population?"),
        ("population.people=many", "a whole number"),
        ("a.b.c.d.e.f.g=1", "not a setting"),
        ("days=" + "[" * 99, "a whole number"),
        ("days=1\nseed=2", "a whole number"),
        ("\x1b]0;x\x07=1", "unknown key"),
    ],
)
def test_a_setting_that_leads_nowhere_is_explained(text: str, said: str) -> None:
    with pytest.raises(ScenarioError) as caught:
        load("storytelling-of-hope", [text])
    assert said in str(caught.value)
    assert all(line.isprintable() for line in str(caught.value).splitlines())
    assert str(caught.value).startswith("--set")


def test_a_smaller_society_is_the_same_one_in_miniature() -> None:
    small = load("storytelling-of-hope", people=5000)
    assert small.people == 5000
    assert [one.followers for one in small.accounts[1:]] == [150, 1200, 300]  # type: ignore[union-attr]
    assert small.organiser.supporters == 250


@pytest.mark.parametrize("people", [-1, 0, 29, 10_000_001])
def test_a_society_has_at_least_a_few_and_at_most_ten_million_people(people: int) -> None:
    with pytest.raises(ScenarioError, match="--people: out of bounds"):
        load("storytelling-of-hope", people=people)


def test_a_society_that_does_not_fit_into_memory_is_refused_with_the_figure(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(memory, "free", lambda: 8 * 10**9)
    assert load("storytelling-of-hope", people=3_000_000).people == 3_000_000
    with pytest.raises(ScenarioError) as caught:
        load("storytelling-of-hope", people=10_000_000)
    (one,) = caught.value.problems
    assert one.field == "population.people" and "12.7 GB" in one.message and "people or fewer" in one.remedy


def test_the_estimate_is_about_1250_bytes_a_person() -> None:
    small, large = (load("storytelling-of-hope", people=people) for people in (10_000, 1_010_000))
    assert 1150 < (memory.needed(large) - memory.needed(small)) / 1e6 < 1350


def test_this_machine_says_how_much_memory_is_free() -> None:
    free = memory.free()
    assert free is None or free > 10**7


def test_network_files_are_found_beside_the_scenario(tmp_path: Path) -> None:
    (tmp_path / "nets").mkdir()
    (tmp_path / "nets" / "ties.csv").write_text("a,b\n", encoding="utf-8")
    file = tmp_path / "week.toml"
    file.write_text(START + '[network]\nfile = "nets/ties.csv"\n', encoding="utf-8")
    read = load(file)
    assert read.folder == tmp_path and read.network.file == "nets/ties.csv"
    assert changed(read, {"days": 3}).folder == tmp_path
    assert pickle.loads(pickle.dumps(read)).folder == tmp_path


def test_the_bundled_scenarios_are_found_by_name() -> None:
    assert "storytelling-of-hope" in bundled()
    assert load("storytelling-of-hope") == load(bundled()["storytelling-of-hope"])
    with pytest.raises(ScenarioError, match="did you mean storytelling-of-hope"):
        load("storyteling-of-hope")
    with pytest.raises(ScenarioError, match="no such file"):
        load("nowhere.toml")


def test_an_error_survives_the_way_between_processes() -> None:
    with pytest.raises(ScenarioError) as caught:
        loads("days = 0")
    again = pickle.loads(pickle.dumps(caught.value))
    assert type(again)(*again.args).problems == caught.value.problems
    assert str(again) == str(caught.value)


def test_a_change_gives_another_scenario_and_leaves_the_first() -> None:
    before = load("storytelling-of-hope")
    after = changed(before, {"influencer.lina.followers": 3000.0, "audience.share_appetite": 2, "organiser.money": 10})
    assert (before.audience.share_appetite, after.audience.share_appetite) == (1.0, 2)
    assert after.organiser.money == 1000
    assert changed(after, {}) == after
    with pytest.raises(ScenarioError, match=r"audience\.share_appetite"):
        changed(before, {"audience.share_appetite": 99.0, "influencer.nobody.fit": 1})


def test_a_profile_changes_what_the_author_left_open() -> None:
    before = loads(START + '[platform]\nprofile = "photo"\n')
    assert changed(before, {"platform.profile": "video"}).platform.discovery == 0.8


@pytest.mark.parametrize("name", list(bundled()))
def test_a_bundled_scenario_survives_being_written(name: str) -> None:
    read = load(name)
    assert loads(dump(read)) == read
    assert dump(loads(dump(read))) == dump(read)


@st.composite
def plans(draw: st.DrawFn) -> str:
    """TOML of a small scenario with odd titles and any numbers inside their bounds."""
    title = draw(st.text(st.characters(categories=["L", "N", "P", "S"]), min_size=1, max_size=20))
    at = draw(st.integers(0, 10079))
    money = draw(st.integers(0, 10**9)) / 100
    escaped = title.replace("\\", "\\\\").replace('"', '\\"')
    numbers = f"[trust]\nprior = {draw(st.floats(0, 1))!r}\n[desk]\nstaff = {draw(st.integers(0, 50))}\n"
    post = f'[[post]]\nid = "a"\nby = "organiser"\nat = {at}\ntitle = "{escaped}"\n'
    return f'{START}{numbers}{post}[organiser]\nmoney = {money:.2f}\n[[boost]]\npost = "a"\nbudget = {money:.2f}\n'


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(plans())
def test_a_scenario_survives_being_written(text: str) -> None:
    try:
        read: Scenario = loads(text)
    except ScenarioError as refused:
        assert "cannot be shown safely" in str(refused) or "marks" in str(refused)
        return
    assert loads(dump(read)) == read
