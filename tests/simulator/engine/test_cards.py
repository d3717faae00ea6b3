"""Every card of the deck: it does harm of its own, its protocol helps and costs hours, and a hand can play it."""

from functools import cache
from typing import get_args

import numpy as np
import pytest

from simulator.engine.intervention import Intervention
from simulator.engine.raids import attacks_on
from simulator.engine.run import Run
from simulator.evidence.mechanisms.bases import DAY, HOUR, daily, town
from simulator.ledger import Act
from simulator.metrics.books import check_books
from simulator.metrics.measures import value
from simulator.scenario import changed, dump, loads
from simulator.scenario.deck import deck
from simulator.scenario.model import Audience, Card, Care, Community, Dashboard, Deeds, Harm, Influencer, Organiser
from simulator.scenario.risks import CardKind
from simulator.world.society import build

WORLDS = (1, 2, 3)
HARMED = {
    "rumour": ("misled", +1),
    "trolls": ("silenced", +1),
    "reproach": ("deeds", -1),
    "scandal": ("sincerity", -1),
    "rule_change": ("impressions", -1),
    "outage": ("impressions", -1),
    "breach": ("sincerity", -1),
    "fake_page": ("gifts", -1),
    "overload": ("answered", -1),
    "false_numbers": ("measurement_error", +1),
}
"""What each card moves, and which way."""
PROTOCOL = {
    "rumour": {"care.fact_check": "2h"},
    "trolls": {"care.moderators": 4},
    "reproach": {"care.answer": "apology", "care.answer_after": "1h"},
    "scandal": {"care.parts": True, "care.answer_after": "1h"},
    "rule_change": {"care.own_list": 1.0, "care.answer_after": "1h"},
    "outage": {"care.own_list": 1.0, "care.answer_after": "1h"},
    "breach": {"care.notify": True},
    "fake_page": {"care.page_security": 0.9},
    "overload": {"care.reserve": 0.9},
    "false_numbers": {"care.audit": True, "care.answer_after": "1h"},
}
KINDS = tuple(HARMED)
LONG = ("scandal", "rule_change", "outage", "breach", "overload", "false_numbers")
"""Cards whose play by hand is tried by the long tests only."""


def by_hand(*kinds):
    return [pytest.param(kind, marks=[pytest.mark.soak] if kind in LONG else []) for kind in kinds]


def calm():
    """Four days of petitions and appeals in a lively town of nine hundred."""
    return town(
        days=4,
        population=town().population.model_copy(update={"people": 900}),
        community=(
            Community(id="east", share=0.5, interest=0.5, stance=0.2),
            Community(id="west", share=0.5, interest=0.4, stance=-0.2),
        ),
        audience=Audience(share_rate=0.4, like_rate=0.4, comment_rate=0.15, question_share=0.6),
        deeds=Deeds(sign_rate=0.3, link_tap=0.5, social_proof=0.0),
        organiser=Organiser(supporters=400, money=100_000, hours=10),
        influencer=(Influencer(id="lina", followers=400, answers=True),),
        dashboard=Dashboard(),
        post=(*daily("lina", days=4, ask="sign", hour=9), *daily("lina", "appeal", days=4, hour=18)),
    )


def card(kind, **more):
    return Card(**({"id": "it", "kind": kind, "at": DAY + 6 * HOUR, "severity": 0.9, "hours": 3.0} | more))


SOCIETY = build(calm())


def play(scenario, seed, hand=None):
    run = Run(scenario, seed, society=SOCIETY)
    if hand:
        run.replay([hand])
    run.play()
    assert check_books(run) == []
    return run


def total(scenario, measure):
    return sum(value(play(scenario, seed), measure) for seed in WORLDS)


@cache
def without_care(kind):
    """Every harmed measure, summed over the worlds with this card and no protocol; no kind: the calm weeks."""
    runs = [play(with_card(kind) if kind else calm(), seed) for seed in WORLDS]
    return {measure: sum(value(run, measure) for run in runs) for measure, _sign in HARMED.values()}


def with_card(kind, **care):
    return changed(calm().model_copy(update={"card": (card(kind),), "harm": Harm(starters=40.0)}), care)


@pytest.mark.parametrize("kind", KINDS)
def test_a_card_does_harm_of_its_own(kind):
    measure, sign = HARMED[kind]
    assert sign * (without_care(kind)[measure] - without_care("")[measure]) > 0


@pytest.mark.parametrize("kind", KINDS)
def test_its_protocol_helps_and_costs_its_hours(kind):
    measure, sign = HARMED[kind]
    guarded = with_card(kind, **PROTOCOL[kind])
    assert sign * (total(guarded, measure) - without_care(kind)[measure]) < 0
    acts = play(guarded, 1).world.ledger.acts
    assert acts["work"][acts["act"] == Act.PROTECTED].tolist() == [180]


@pytest.mark.parametrize("kind", KINDS)
def test_without_the_hours_a_protocol_is_not_followed(kind):
    dear = {"card": (card(kind, hours=1000.0),)}
    wished = play(with_card(kind, **PROTOCOL[kind]).model_copy(update=dear), 1)
    careless = play(with_card(kind).model_copy(update=dear), 1)
    assert not (wished.world.ledger.acts["act"] == Act.PROTECTED).any()
    measure, _sign = HARMED[kind]
    assert value(wished, measure) == value(careless, measure)


@pytest.mark.parametrize("kind", by_hand(*KINDS))
def test_a_hand_plays_it_in_mid_run_and_a_branch_ends_in_the_same_bytes(kind):
    quiet = calm().model_copy(update={"harm": Harm(starters=40.0)})
    planned = with_card(kind)
    hand = Intervention(DAY, card=planned.card)
    by_hand = Run(quiet, 1, society=SOCIETY)
    by_hand.replay([hand])
    by_hand.advance(2 * DAY + 77)
    twin = by_hand.branch()
    by_hand.play()
    assert twin.play() == by_hand.fingerprint()
    measure, sign = HARMED[kind]
    assert sign * (value(by_hand, measure) - value(play(quiet, 1), measure)) > 0
    assert value(by_hand, measure) == value(play(planned, 1), measure)


def test_the_deck_names_every_kind_of_card_once_and_its_keys_are_parameters():
    scenario = with_card("rumour")
    assert [suit.kind for suit in deck()] == list(get_args(CardKind)) == list(KINDS)
    assert len({suit.name for suit in deck()}) == len(KINDS)
    tables = {"card": Card, "care": Care, "harm": Harm}
    for suit in deck():
        for dotted in (*suit.care, *suit.harm):
            table, name = dotted.split(".")
            assert name in tables[table].model_fields, dotted
    assert loads(dump(scenario)) == scenario


def test_a_denial_works_where_the_organiser_is_not_to_blame_and_an_apology_where_it_is():
    def anger(answer, responsibility):
        scenario = with_card("reproach", **{"care.answer": answer, "care.answer_after": "1h"})
        blamed = (card("reproach", responsibility=responsibility),)
        run = play(scenario.model_copy(update={"card": blamed}), 1)
        return int(run.world.crowd.risks.anger.sum())

    assert anger("denial", 0.0) < anger("apology", 0.0) < anger("silence", 0.0)
    assert anger("apology", 1.0) < anger("transparency", 1.0) < anger("denial", 1.0)


def test_a_planned_apology_calms_and_a_planned_correction_corrects_without_any_protocol():
    def played(card_kind, kind):
        more = daily("organiser", kind, hour=9, days=4, ask="none")[1:]
        return play(with_card(card_kind).model_copy(update={"post": (*calm().post, *more)}), 1)

    corrected, told = (value(played("rumour", kind), "misled") for kind in ("correction", "post"))
    assert corrected < told
    calmed, angry = (int(played("reproach", kind).world.crowd.risks.anger.sum()) for kind in ("apology", "post"))
    assert calmed < angry


def test_a_correction_works_better_the_more_its_sender_is_trusted():
    def misled(prior):
        scenario = with_card("rumour", **{"care.fact_check": "1h", "care.label_effect": 0.0, "trust.prior": prior})
        runs = [Run(scenario, seed) for seed in WORLDS]
        for run in runs:
            run.play()
        return sum(value(run, "misled") for run in runs)

    trusting = [misled(prior) for prior in (0.9, 0.2)]
    flat = changed(with_card("rumour", **{"care.fact_check": "1h"}), {"care.correction_trust": 0.0})
    assert trusting[0] < trusting[1]
    assert total(flat, "misled") < total(changed(flat, {"care.correction_trust": 2.0}), "misled")


def test_attacks_on_one_supporter_do_not_depend_on_how_many_others_are_visible():
    run = Run(with_card("trolls"), 1, society=SOCIETY)
    few, many = np.arange(10, dtype=np.int32), np.arange(200, dtype=np.int32)
    some = attacks_on(run.world, few, 7, 60, 1.5)
    assert np.array_equal(some, attacks_on(run.world, many, 7, 60, 1.5)[:10])
    assert abs(attacks_on(run.world, many, 7, 60, 1.5).mean() - 1.5) < 0.35


@pytest.mark.parametrize("kind", by_hand("rumour", "trolls", "reproach", "scandal", "rule_change", "false_numbers"))
def test_a_hand_may_order_the_protocol_while_the_card_is_on(kind):
    scenario, now = with_card(kind), DAY + 12 * HOUR
    late = Intervention(now, changes=PROTOCOL[kind])
    measure, sign = HARMED[kind]

    found = 0.0
    for seed in WORLDS:
        run = Run(scenario, seed, society=SOCIETY)
        run.replay([late])
        run.advance(2 * DAY)
        twin = run.branch() if seed == 1 else None
        fingerprint = run.play()
        assert check_books(run) == []
        assert twin is None or twin.play() == fingerprint
        found += value(run, measure)
    assert sign * (found - without_care(kind)[measure]) < 0


def test_what_follows_from_a_card_is_not_played_twice_when_a_hand_orders_an_answer():
    scenario = with_card("reproach")
    run = Run(scenario, 1, society=SOCIETY)
    run.replay([Intervention(DAY + 20 * HOUR, changes={"care.answer": "transparency", "care.answer_after": "1h"})])
    run.play()
    acts = run.world.ledger.acts
    looks = acts["minute"][acts["act"] == Act.SENTIMENT]
    assert np.array_equal(looks, np.arange(DAY + 7 * HOUR, 4 * DAY, HOUR))
    assert acts["minute"][acts["act"] == Act.PROTECTED].tolist() == [DAY + 20 * HOUR]
