"""What holds in every run, checked on its record: each law raises AssertionError where it is broken."""

from __future__ import annotations

from collections import Counter
from typing import Any

import numpy as np

from simulator.engine.desk import ReplyDesk
from simulator.engine.run import Run
from simulator.engine.tick import answering_nodes
from simulator.ledger import SIGHTED, Act, Deed, Did, Handing, Kind, Reason
from simulator.world.contents import ASKS
from simulator.world.world import ANSWERED, DROPPED, IN_SERVICE, WAITING

ON_A_SCREEN = (Reason.ALREADY_REACTED, Reason.ACTED)
DEED_ASKED = {Deed.SIGNED: "sign", Deed.GAVE: "give", Deed.RECRUITED: "recruit", Deed.SHOWED_UP: "show_up"}


def column(run: Run, table: str, *names: str) -> list[Any]:
    """Columns of a ledger's table, as wide integers."""
    return [getattr(run.world.ledger, table)[name].astype(np.int64) for name in names]


def recommended_places_are_earned(run: Run) -> None:
    """Without discovery nothing is recommended; with it, only what won places before, and never to an island."""
    minute, content, handing = column(run, "items", "minute", "content", "handing")
    found = np.flatnonzero(handing == Handing.DISCOVERED)
    assert run.scenario.platform.discovery > 0.0 or not found.size
    assert (minute[found] % 60 == 0).all()
    reader, item, reason, seen_at = column(run, "sights", "reader", "item", "reason", "minute")
    shown = (reason == Reason.ALREADY_REACTED) | (reason == Reason.SCROLLED_PAST)
    shown |= (reason >= SIGHTED[0]) & (reason <= SIGHTED[1])
    isolated = run.society.communities.isolated
    for each in found:
        earlier = shown & (content[item] == content[each]) & (handing[item] != Handing.DISCOVERED)
        assert (seen_at[earlier] < minute[each]).any()
        assert not isolated[run.society.population.community[reader[item == each]]].any()


def audience_of(run: Run, item: int) -> set[int]:
    """Those who must have been handed an item: the followers of who handed it on, without the author."""
    content, person = (int(run.world.ledger.items[name][item]) for name in ("content", "person"))
    followers = set(run.society.network.followers(person).tolist())
    return followers - {int(run.world.contents["author"][content])}


def reasons_add_up_to_deliveries(run: Run) -> None:
    """Every delivery ends once, in one reason; one that is not paid for lies on a tie of the network."""
    reader, item, reason = column(run, "sights", "reader", "item", "reason")
    handing, content = column(run, "items", "handing", "content")
    words, _ = run.world.calendar.copy().drain()
    waiting, awaited = words >> 32, words & 0xFFFFFFFF
    assert not (run.finished and words.size)
    assert ((reason >= 0) & (reason <= Reason.PENDING)).all()
    ended: dict[int, list[int]] = {}
    for who, what in zip((*reader, *waiting), (*item, *awaited), strict=True):
        ended.setdefault(int(what), []).append(int(who))
    for each in range(handing.size):
        readers = ended.get(each, [])
        assert len(readers) == len(set(readers))
        if handing[each] >= Handing.BOOSTED:
            assert run.world.contents["author"][content[each]] not in readers
        else:
            assert set(readers) == audience_of(run, each)


def cascades_are_forests_in_time(run: Run) -> None:
    """A parent is an earlier item of the same content, one generation up; only first items have none."""
    content, person, minute, parent, generation, handing = column(
        run, "items", "content", "person", "minute", "parent", "generation", "handing"
    )
    child = np.flatnonzero(parent >= 0)
    assert (parent[child] < child).all() and (minute[parent[child]] <= minute[child]).all()
    assert (content[parent[child]] == content[child]).all()
    assert (generation[child] == generation[parent[child]] + 1).all() and (generation[parent < 0] == 0).all()
    assert ((parent < 0) == (handing == Handing.POSTED)).all()
    first = content[handing == Handing.POSTED]
    assert np.unique(first).size == first.size == len(run.world.contents)
    author, posted = column(run, "posts", "author", "minute")
    assert (person[parent < 0] == author[first]).all() and (minute[parent < 0] == posted[first]).all()


def shares_follow_a_look_along_a_tie(run: Run) -> None:
    """Each share answers one look of that person at its parent; nobody shares a content twice."""
    content, person, minute, parent, handing = column(run, "items", "content", "person", "minute", "parent", "handing")
    reader, item, seen_at, reason, did = column(run, "sights", "reader", "item", "minute", "reason", "did")
    looked = (reason >= SIGHTED[0]) & (reason <= SIGHTED[1])
    shared = (did & Did.SHARED) != 0
    assert not (shared & ~looked).any()
    shares = np.flatnonzero(handing == Handing.SHARED)
    told = sorted(zip(person[shares], parent[shares], minute[shares], strict=True))
    assert told == sorted(zip(reader[shared], item[shared], seen_at[shared], strict=True))
    assert len(set(zip(person[shares], content[shares], strict=True))) == shares.size
    for share in shares:
        assert handing[parent[share]] >= Handing.BOOSTED or int(person[share]) in audience_of(run, int(parent[share]))
        assert person[share] < run.society.people


def nothing_is_seen_before_it_is_posted_or_after_it_expired(run: Run) -> None:
    """What comes up in a session was handed over before, is not expired, and the run has not ended."""
    item, minute, reason = column(run, "sights", "item", "minute", "reason")
    handed, content = column(run, "items", "minute", "content")
    shown = (reason >= ON_A_SCREEN[0]) & (reason <= ON_A_SCREEN[1])
    item, minute = item[shown], minute[shown]
    assert (minute > handed[item]).all() and (minute < run.horizon).all()
    assert (minute < run.world.contents["expires"][content[item]]).all()
    assert (minute > run.world.contents["minute"][content[item]]).all()


def nobody_likes_or_comments_twice(run: Run) -> None:
    """At most one like and one comment a person and content, and only after a look; the sums agree."""
    reader, item, reason, did = column(run, "sights", "reader", "item", "reason", "did")
    content = column(run, "items", "content")[0][item]
    assert not did[(reason < Reason.SEEN) | (reason == Reason.PENDING)].any()
    for bit, name in ((Did.LIKED, "likes"), (Did.COMMENTED, "comments"), (Did.SHARED, "shares")):
        some = (did & bit) != 0
        pairs = set(zip(reader[some], content[some], strict=True))
        assert len(pairs) == some.sum()
        counts = np.bincount(content[some], minlength=len(run.world.contents))
        assert (counts == run.world.contents[name]).all()
    assert ((did & Did.ASKED) == 0)[(did & Did.COMMENTED) == 0].all()


def the_highest_rung_names_the_reason(run: Run) -> None:
    """The reason of an accepted look is the highest of its reactions."""
    reason, did = column(run, "sights", "reason", "did")
    accepted = (reason >= Reason.SEEN) & (reason <= Reason.ACTED)
    best = np.full(reason.size, int(Reason.SEEN))
    for bits, better in (
        (Did.LIKED, Reason.LIKED), (Did.COMMENTED, Reason.COMMENTED), (Did.SHARED, Reason.SHARED),
        (Did.ACTED | Did.CREATED, Reason.ACTED),
    ):  # fmt: skip
        best[(did & bits) != 0] = better
    assert (best == reason)[accepted].all()


def deeds_follow_an_ask(run: Run) -> None:
    """Each deed answers a look at a content that asks for it, at that minute; gifts carry money, others none."""
    person, minute, deed, cents, item = column(run, "deeds", "person", "minute", "deed", "cents", "item")
    reader, seen, seen_at, did = column(run, "sights", "reader", "item", "minute", "did")
    content = column(run, "items", "content")[0]
    acted = (did & Did.ACTED) != 0
    asked = run.world.contents["ask"][content[item]]
    assert sorted(zip(person, item, minute, strict=True)) == sorted(
        zip(reader[acted], seen[acted], seen_at[acted], strict=True)
    )
    assert [ASKS[ask] for ask in asked] == [DEED_ASKED[Deed(one)] for one in deed]
    gifts = deed == Deed.GAVE
    assert (cents[gifts] >= 100).all() and (cents[gifts] % 100 == 0).all() and not cents[~gifts].any()
    once = list(zip(person[~gifts], deed[~gifts], strict=True))
    assert len(once) == len(set(once))
    bits = np.zeros(run.society.people, np.int64)
    np.bitwise_or.at(bits, person, 1 << deed)
    assert (run.world.crowd.done & 0b1111 == bits).all()


def testimonies_come_from_challenges(run: Run) -> None:
    """Each story that somebody makes answers a look at a challenge, once a person."""
    kind, author, minute, prompt = column(run, "posts", "kind", "author", "minute", "prompt")
    reader, item, seen_at, did = column(run, "sights", "reader", "item", "minute", "did")
    made = prompt >= 0
    assert (kind[made] == Kind.TESTIMONY).all()
    created = (did & Did.CREATED) != 0
    assert sorted(zip(author[made], prompt[made], minute[made], strict=True)) == sorted(
        zip(reader[created], item[created], seen_at[created], strict=True)
    )
    asks = run.world.contents["ask"][column(run, "items", "content")[0][item[created]]]
    assert (asks == ASKS.index("create")).all() and np.unique(author[made]).size == made.sum()


def money_is_spent_once_and_within_the_budget(run: Run) -> None:
    """Fees and boosts never exceed the money, a boost's budget or its daily cap; the ledger and the till agree."""
    scenario, world = run.scenario, run.world
    minute, act, about, cents = column(run, "acts", "minute", "act", "about", "cents")
    assert (cents >= 0).all() and cents.sum() <= scenario.organiser.money
    assert world.treasury.money == scenario.organiser.money - cents.sum()
    fees = sorted(cents[act == Act.PAID].tolist())
    assert not Counter(fees) - Counter(one.fee for one in scenario.influencer)
    boosted = act == Act.BOOSTED
    assert sum(world.spent_on.values()) == cents[boosted].sum()
    for place, spent in world.spent_on.items():
        assert spent <= scenario.boost[place].budget
    for post, content in world.planned.items():
        paid = [one for one in scenario.boost if one.post == post]
        of_post = boosted & (about == content)
        assert cents[of_post].sum() <= sum(one.budget for one in paid)
        if all(one.daily_cap is not None for one in paid):
            daily = np.bincount(minute[of_post] // 1440, cents[of_post], minlength=1)
            assert (daily <= sum(one.daily_cap or 0 for one in paid)).all()


def paid_places_are_paid_for(run: Run) -> None:
    """Each boosted item has its one act, which costs as much as its readers."""
    content, minute, handing = column(run, "items", "content", "minute", "handing")
    item = column(run, "sights", "item")[0]
    words, _ = run.world.calendar.copy().drain()
    readers = np.bincount(np.append(item, words & 0xFFFFFFFF), minlength=content.size)
    when, act, about, cents = column(run, "acts", "minute", "act", "about", "cents")
    boosted = np.flatnonzero(handing == Handing.BOOSTED)
    assert boosted.size == (act == Act.BOOSTED).sum()
    bought: dict[tuple[int, int], list[int]] = {}
    for place in np.flatnonzero(act == Act.BOOSTED):
        bought.setdefault((int(when[place]), int(about[place])), []).append(int(cents[place]))
    for place in boosted:
        prices = [one.price_per_thousand for one in run.scenario.boost]
        dear = {-(-int(readers[place]) * price // 1000) for price in prices}
        assert dear & set(bought[int(minute[place]), int(content[place])])


def the_desk_keeps_its_hours(run: Run) -> None:
    """Questions go from waiting to service to answered, in turn, in opening hours, by as many hands as there are."""
    desk, questions = run.scenario.desk, run.world.questions
    state, arrived, started, ends = (
        questions[name].astype(np.int64) for name in ("state", "arrived", "started", "ends")
    )
    assert np.isin(state, (WAITING, IN_SERVICE, ANSWERED, DROPPED)).all()
    served = np.isin(state, (IN_SERVICE, ANSWERED))
    assert (started[~served] == -1).all() and (ends[~served] == -1).all()
    assert (started[served] >= arrived[served]).all() and (ends[served] > started[served]).all()
    time = ends[served] % 1440
    assert ((time > desk.opens) & (time <= desk.closes) | (time == 0) & (desk.closes == 1440)).all()
    assert (ends[state == ANSWERED] <= run.minute).all() and (ends[state == IN_SERVICE] >= run.minute).all()
    assert (np.diff(started[served]) >= 0).all()  # first come, first served
    for start in started[served]:
        assert ((started[served] <= start) & (ends[served] > start)).sum() <= desk.staff
    if not desk.staff:
        assert (state == WAITING).all()


def hours_are_worked_once(run: Run) -> None:
    """Minutes of work taken up are what the till of hours lost; each answer is booked once with its work."""
    world, questions = run.world, run.world.questions
    desk = ReplyDesk.__new__(ReplyDesk)
    desk._world, desk._knobs = world, run.scenario.desk
    state = questions["state"]
    taken_up = sum(desk.work(row) for row in range(len(questions)) if state[row] in (IN_SERVICE, ANSWERED))
    assert abs((run.scenario.organiser.hours - world.treasury.hours) * 60 - taken_up) < 1e-4
    assert world.treasury.hours >= 0.0
    act, about, work = column(run, "acts", "act", "about", "work")
    answers = act == Act.ANSWERED
    assert not work[~answers].any()
    assert work[answers].tolist() == [desk.work(row) for row in about[answers]]
    assert np.unique(about[answers]).size == answers.sum() and (state[about[answers]] == ANSWERED).all()
    if run.finished:
        assert answers.sum() == (state == ANSWERED).sum()


def questions_come_from_comments(run: Run) -> None:
    """Each question is a comment under a post of an account that answers."""
    reader, item, minute, did = column(run, "sights", "reader", "item", "minute", "did")
    content = column(run, "items", "content")[0][item]
    answers = np.isin(run.world.contents["author"][content], answering_nodes(run.world))
    asked = ((did & Did.ASKED) != 0) & answers
    questions = run.world.questions
    assert sorted(zip(reader[asked], content[asked], minute[asked], strict=True)) == sorted(
        zip(*(questions[name].astype(np.int64) for name in ("asker", "content", "minute")), strict=True)
    )


def states_stay_in_their_ranges(run: Run) -> None:
    """Stances lie in -1..1, belief in 0..1, and nobody has a rung that no look explains."""
    crowd = run.world.crowd
    assert (np.abs(crowd.stance) <= 65536).all()
    assert (crowd.sincerity >= 0).all() and (crowd.sincerity <= 65536).all()
    assert (crowd.asks_seen >= 0).all() and (crowd.read_count >= 0).all() and (crowd.closeness >= 0).all()
    reader, item, reason = column(run, "sights", "reader", "item", "reason")
    campaign = run.world.contents["campaign"][column(run, "items", "content")[0][item]]
    looked = campaign & (reason >= SIGHTED[0]) & (reason <= SIGHTED[1])
    saw = np.zeros(run.society.people, bool)
    saw[reader[looked]] = True
    assert ((crowd.rung > 0) == saw).all()


def everybody_posts_on_their_day(run: Run) -> None:
    """What people write stands in the order of time, inside what has been played."""
    kind, minute = column(run, "posts", "kind", "minute")
    own = np.isin(kind, (Kind.OWN, Kind.EVERYDAY))
    assert (np.diff(minute[own]) >= 0).all() and (minute < max(run.minute, 1)).all() and (minute >= 0).all()
    assert len(run.world.ledger.posts) == len(run.world.contents)
    keys = run.world.contents["key"]
    assert np.unique(keys).size == keys.size


LAWS = (
    recommended_places_are_earned,
    reasons_add_up_to_deliveries,
    cascades_are_forests_in_time,
    shares_follow_a_look_along_a_tie,
    nothing_is_seen_before_it_is_posted_or_after_it_expired,
    nobody_likes_or_comments_twice,
    the_highest_rung_names_the_reason,
    deeds_follow_an_ask,
    testimonies_come_from_challenges,
    money_is_spent_once_and_within_the_budget,
    paid_places_are_paid_for,
    the_desk_keeps_its_hours,
    hours_are_worked_once,
    questions_come_from_comments,
    states_stay_in_their_ranges,
    everybody_posts_on_their_day,
)


def every_record_is_sound(run: Run) -> None:
    """What holds with every mechanism there is: each delivery ends once, parents come first, states have ranges."""
    reader, item, reason, did = column(run, "sights", "reader", "item", "reason", "did")
    assert len(set(zip(reader, item, strict=True))) == reader.size
    assert ((reason >= 0) & (reason <= Reason.PENDING)).all() and (reader < run.society.people).all()
    content, minute, parent, generation = column(run, "items", "content", "minute", "parent", "generation")
    child = np.flatnonzero(parent >= 0)
    assert (parent[child] < child).all() and (minute[parent[child]] <= minute[child]).all()
    assert (content[parent[child]] == content[child]).all()
    assert (generation[child] == generation[parent[child]] + 1).all() and (generation[parent < 0] == 0).all()
    assert (minute >= run.world.contents["minute"][content]).all()
    for bit in (Did.LIKED, Did.COMMENTED, Did.SHARED):
        some = (did & bit) != 0
        assert len(set(zip(reader[some], content[item[some]], strict=True))) == some.sum()
    cents = column(run, "deeds", "cents")[0]
    assert (cents >= 0).all()
    spent = column(run, "acts", "cents")[0]
    assert (spent >= 0).all() and spent.sum() == run.scenario.organiser.money - run.world.treasury.money
    assert run.world.treasury.money >= 0 and run.world.treasury.hours >= -1e-9
    crowd, minds = run.world.crowd, run.world.crowd.minds
    assert (np.abs(crowd.stance) <= 65536).all() and (np.abs(minds.approval) <= 65536).all()
    for column_ in (crowd.sincerity, minds.efficacy):
        assert (column_ >= 0).all() and (column_ <= 65536).all()
    assert (crowd.rung <= 8).all() and len(run.world.ledger.posts) == len(run.world.contents)
    assert not (run.finished and len(run.world.calendar))


SOUND = (
    every_record_is_sound,
    nothing_is_seen_before_it_is_posted_or_after_it_expired,
    the_desk_keeps_its_hours,
)
"""Laws that bind every mechanism, also those that begin only where a scenario asks for them."""


def assert_all(run: Run) -> None:
    """Every law, on a run at any minute."""
    for law in LAWS:
        law(run)
