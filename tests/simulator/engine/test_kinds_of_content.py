"""What kinds of content and their wording do: nominations, deadlines, offers, framing, disclosure, event days."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from simulator.engine.run import Run
from simulator.evidence.mechanisms.bases import DAY, HOUR, daily, town
from simulator.ledger import Deed, Handing
from simulator.metrics.books import check_books
from simulator.metrics.measures import value
from simulator.scenario import ScenarioError, changed
from simulator.scenario.model import Audience, Community, Deeds, EventDay, Influencer, Population, Scenario
from simulator.world.society import build

SEEDS = (1, 2, 3)


def base(**tables: Any) -> Scenario:
    """Nine hundred people of two camps for three days, and an influencer with a fee."""
    usual: dict[str, Any] = {
        "days": 3,
        "population": Population(people=900),
        "community": (
            Community(id="east", share=0.5, interest=0.6, stance=0.3),
            Community(id="west", share=0.5, interest=0.5, stance=-0.2),
        ),
        "influencer": (Influencer(id="lina", followers=400, fee=100),),
        "audience": Audience(share_rate=0.4, like_rate=0.3),
        "deeds": Deeds(link_tap=0.5, sign_rate=0.2, recruit_rate=0.1, create_rate=0.05, social_proof=0.0),
        "post": daily("lina", days=3),
    }
    return town(**(usual | tables))


SOCIETY = build(base())
TALKATIVE = Audience(share_rate=0.4, comment_rate=0.1, confidence_bound=2.0)


def play(scenario: Scenario, seed: int = 1) -> Run:
    run = Run(scenario, seed, society=SOCIETY)
    run.play()
    assert check_books(run) == []
    return run


def total(scenario: Scenario, measure: str) -> float:
    return sum(value(play(scenario, seed), measure) for seed in SEEDS)


def posts(kind: str = "post", **more: Any) -> dict[str, Any]:
    return {"post": daily("lina", kind, days=3, hour=9, **more)}


def test_a_challenge_that_nominates_makes_chains_and_more_stories() -> None:
    plain, naming = base(**posts("challenge")), base(**posts("challenge", nominates=3))
    assert total(naming, "creations") > 1.3 * total(plain, "creations")
    assert value(play(plain), "longest_chain") <= 1 < value(play(naming), "longest_chain")
    assert value(play(plain), "named") == 0 < value(play(naming), "taken_up_share") < 1


def test_everybody_who_takes_it_up_names_at_most_so_many_of_their_own_followers() -> None:
    run = play(base(**posts("challenge", nominates=2)))
    items, sights, network = run.world.ledger.items, run.world.ledger.sights, SOCIETY.network
    by_name = items["handing"][sights["item"]] == Handing.NAMED
    each, count = np.unique(sights["item"][by_name], return_counts=True)
    assert each.size > 5 and count.max() == 2
    for item, reader in zip(sights["item"][by_name], sights["reader"][by_name], strict=True):
        assert reader in network.followers(int(items["person"][item]))


def test_recruiters_who_ask_friends_by_name_bring_more_recruits() -> None:
    plain = base(**posts(ask="recruit"))
    asking = changed(plain, {"deeds.recruits_ask": 3})
    assert total(asking, "recruits") > 1.2 * total(plain, "recruits")


@pytest.mark.parametrize("more", [{"kind": "challenge", "nominates": 3}, {"ask": "recruit"}])
def test_a_branch_and_small_batches_name_the_same_people(more: dict[str, Any]) -> None:
    scenario = changed(base(**posts(**more)), {"deeds.recruits_ask": 2})
    run = Run(scenario, 2, society=SOCIETY)
    run.advance(1500)
    twin = run.branch()
    assert twin.play() == run.play() == Run(scenario, 2, society=SOCIETY, batch=30).play()


def test_after_its_deadline_nobody_does_what_a_post_asks_for_and_urgency_presses_before() -> None:
    deadline = 20 * HOUR
    call = base(**posts("actionable", deadline=None))
    dated = call.model_copy(update={"post": (call.post[0].model_copy(update={"deadline": deadline}),)})
    open_ = call.model_copy(update={"post": call.post[:1]})
    late = play(dated).world.ledger.deeds["minute"]
    assert late.size and late.max() < deadline < play(open_).world.ledger.deeds["minute"].max()
    assert total(changed(dated, {"deeds.urgency": 3.0}), "signatures") > 1.3 * total(dated, "signatures")
    with pytest.raises(ScenarioError):
        changed(call, {f"post.{call.post[0].id}.deadline": 60})


def test_gifts_are_doubled_while_the_offer_lasts_and_its_pot_is_not_empty() -> None:
    plain = base(**posts("appeal"))
    sunday = changed(plain, {"deeds.match": 2.0, "deeds.match_starts": DAY, "deeds.match_ends": 2 * DAY})
    before, on = (_gifts(scenario) for scenario in (plain, sunday))
    assert on[0] == before[0] and on[1] > before[1]
    always, pot = (
        changed(plain, {"deeds.match": 2.0}),
        changed(plain, {"deeds.match": 2.0, "deeds.match_pot": "EUR 50"}),
    )
    assert total(plain, "gifts") < total(pot, "gifts") < total(always, "gifts")
    assert value(play(pot), "matched_cents") == 5000 and value(play(plain), "matched_cents") == 0
    whole = changed(plain, {"deeds.match": 2.0, "deeds.match_starts": 0})
    assert _gifts(whole) == _gifts(always)


def _gifts(scenario: Scenario) -> list[int]:
    """Gifts on each of the three days, over some worlds."""
    days = np.zeros(3, np.int64)
    for seed in SEEDS:
        deeds = play(scenario, seed).world.ledger.deeds
        days += np.bincount(deeds["minute"][deeds["deed"] == Deed.GAVE] // DAY, minlength=3)
    return days.tolist()


def test_words_against_the_other_side_spread_inside_the_camp_and_cost_belief_in_the_other() -> None:
    plain, attack = base(**posts()), base(**posts(out_group=3))
    assert total(attack, "shares") > 1.3 * total(plain, "shares")
    far = SOCIETY.population.stance < 0
    belief = [play(one).world.crowd.sincerity[far].mean() for one in (plain, attack)]
    assert belief[1] < belief[0]
    kept = changed(attack, {"audience.out_group_word": 1.0, "audience.out_group_cost": 0.0})
    assert play(kept).fingerprint() == play(plain).fingerprint()


def test_words_against_the_other_side_are_answered_by_it_and_by_nobody_else() -> None:
    plain, attack = (base(**posts(**more), audience=TALKATIVE) for more in ({}, {"out_group": 3}))
    assert total(attack, "comments (other camp)") > 1.5 * total(plain, "comments (other camp)")
    calm = changed(attack, {"audience.out_group_word": 1.0})
    assert total(calm, "comments (other camp)") == pytest.approx(total(plain, "comments (other camp)"), rel=0.1)


def test_a_disclosed_payment_moves_belief_and_a_hidden_one_may_be_found_out() -> None:
    plain = base(**posts())
    assert total(changed(plain, {"trust.disclosure_gain": -0.05}), "sincerity") < total(plain, "sincerity")
    hidden = changed(plain, {"influencer.lina.disclosed": False})
    assert total(changed(hidden, {"trust.hidden_notice": 0.5}), "sincerity") < total(hidden, "sincerity")
    assert play(changed(plain, {"trust.hidden_notice": 0.5})).fingerprint() == play(plain).fingerprint()


def test_on_an_event_day_those_who_keep_it_look_more_readily_and_only_then() -> None:
    plain = base(**posts())
    day = EventDay(id="world-day", at=DAY, lasts=DAY, attention=1.0)
    kept = plain.model_copy(update={"event_day": (day,)})
    looks = [
        np.bincount(run.world.ledger.sights["minute"][run.world.ledger.sights["reason"] >= 6] // DAY, minlength=3)
        for run in (play(plain), play(kept))
    ]
    assert looks[0][0] == looks[1][0] and looks[1][1] > 1.2 * looks[0][1]
    east, west = plain.community
    some = kept.model_copy(update={"community": (east.model_copy(update={"occasions": ("world-day",)}), west)})
    run = Run(some, 1)
    run.play()
    assert value(run, "impressions") < value(play(kept), "impressions")


def test_a_tagged_post_is_shown_to_keepers_only_while_its_day_lasts() -> None:
    east, west = base().community
    keeps = (east.model_copy(update={"occasions": ("day",)}), west)
    tagged = base(community=keeps, **posts(occasion="day"))
    during = tagged.model_copy(update={"event_day": (EventDay(id="day", at=DAY, lasts=DAY),)})
    runs = [Run(one, 1) for one in (tagged, during)]
    for run in runs:
        run.play()
    shown = [np.count_nonzero(run.world.ledger.items["handing"] == Handing.DISCOVERED) for run in runs]
    assert shown == [3, 1]
