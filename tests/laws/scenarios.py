"""Small and odd scenarios, drawn by Hypothesis: every setting may stand at an end of its range."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from simulator.scenario.model import Scenario

Draw = st.DrawFn

chance = st.sampled_from([0.0, 1.0, 0.5]) | st.floats(0, 1)
tick = st.sampled_from([60, 30, 20, 15, 12, 10, 6, 5, 4, 3, 2, 1])
slant = st.sampled_from([-1.0, 0.0, 1.0]) | st.floats(-1, 1)


def often(usual: Any, odd: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    """Mostly the usual value, so that several oddities at once stay possible but seldom drown each other."""
    return st.just(usual) | odd


communities = st.lists(
    st.fixed_dictionaries({
        "share": st.floats(0.1, 1.0),
        "utc_offset": often(0.0, st.floats(-12, 14)),
        "language": often("en", st.just("fr")),
        "interest": chance,
        "stance": slant,
        "stance_spread": chance,
        "sincerity": st.none() | chance,
        "isolated": often(False, st.booleans()),
        "awareness": chance,
    }),
    min_size=1,
    max_size=3,
)  # fmt: skip
population = st.fixed_dictionaries({
    "people": st.integers(30, 90) | st.integers(30, 400),
    "sessions_per_day": often(8.0, st.floats(0.1, 48)),
    "sessions_spread": often(0.5, st.floats(0, 2)),
    "posting_rate": often(1.0, st.sampled_from([0.0, 20.0])),
    "posting_spread": often(1.0, st.floats(0, 3)),
    "peak_to_trough": st.floats(1, 20),
    "weekend_shift": st.integers(0, 360),
})  # fmt: skip
network = st.fixed_dictionaries({
    "followees": st.floats(2, 30),
    "followees_spread": st.floats(0, 2),
    "follower_exponent": st.floats(2, 3.5),
    "circle_size": st.integers(3, 40),
    "circle_share": st.floats(0, 0.95),
    "homophily": chance,
    "opposite_camp": chance,
    "directed": st.booleans(),
})  # fmt: skip
platform = st.fixed_dictionaries(
    {
        "profile": st.sampled_from(["photo", "microblog", "friends", "video", "forum"]),
        "ranking": st.sampled_from(["chronological", "popular", "personalised"]),
    },
    optional={
        "feed_depth": st.integers(1, 300),
        "stories_depth": st.integers(1, 100),
        "lookback": st.integers(60, 20160),
        "freshness": st.integers(5, 20160),
        "revisits": st.integers(0, 10),
        "popularity_signal": st.floats(0, 3),
        "personal_signal": st.floats(0, 3),
        "story_lifetime": st.integers(60, 3000),
        "post_lifetime": st.integers(60, 3000),
        "reshare": st.floats(0, 2),
        "discovery": st.floats(0, 0.95),
    },
)
audience = st.fixed_dictionaries({
    "timing": st.sampled_from(["sessions", "kernel"]),
    "share_appetite": often(1.0, st.floats(0, 50)),
    "appetite_spread": st.floats(0, 3),
    "share_rate": often(0.2, chance),
    "like_rate": chance,
    "comment_rate": chance,
    "question_share": chance,
    "attention": often(0.9, chance),
    "frame_loss": st.floats(0, 0.9),
    "fatigue_half": st.integers(1, 1000),
    "simple": chance,
    "threshold": chance,
    "fractional": chance,
    "reinforcement": st.floats(0, 10),
    "novelty": st.integers(1, 5000),
    "own_posts": often(20.0, st.floats(0, 50)),
    "everyday_posts": often(0.0, st.floats(0, 1000)),
    "quality_spread": st.floats(0, 2),
    "confidence_bound": often(2.0, st.floats(0, 2)),
    "persuasion": st.floats(0, 0.2),
    "moral_word_inside": st.floats(0.5, 1.5),
    "foreign_understanding": chance,
})  # fmt: skip
trust = st.fixed_dictionaries({
    "prior": chance,
    "spread": st.floats(0, 0.5),
    "doubt": often(0.2, chance),
    "fit_weight": st.floats(0, 2),
    "tie_bonus": st.floats(0, 0.5),
    "disclosure_effect": st.floats(-0.5, 0.5),
    "story_gain": st.floats(0, 0.2),
    "reply_gain": st.floats(0, 0.5),
    "report_gain": st.floats(0, 0.5),
    "ask_cost": st.floats(0, 0.2),
})  # fmt: skip
deeds = st.fixed_dictionaries({
    "link_tap": chance,
    "form_steps": st.integers(1, 10),
    "form_completion": often(1.0, chance),
    "gift_mean": st.integers(100, 100_000),
    "gift_spread": st.floats(0, 2.5),
    "sign_rate": chance,
    "create_rate": chance,
    "recruit_rate": chance,
    "show_up_rate": chance,
    "social_proof": st.floats(0, 2),
    "social_proof_from": st.integers(0, 30),
    "trust_weight": st.floats(0, 4),
    "ask_fatigue": st.floats(0, 0.9),
    "donor_share": chance,
    "donor_share_gifts": st.floats(0, 2),
})  # fmt: skip
money = st.integers(0, 200_000) | st.just(0)


@st.composite
def desks(draw: Draw) -> dict[str, Any]:
    opens = draw(often(540, st.integers(0, 1439)))
    closes = draw(often(max(1080, opens + 1), st.integers(opens + 1, 1440)))
    minutes = draw(st.floats(0.5, 30) | st.floats(0.5, 240))
    return {"staff": draw(st.integers(0, 3)), "opens": opens, "closes": closes, "minutes_per_reply": minutes}


@st.composite
def posts(draw: Draw, accounts: list[str], horizon: int) -> list[dict[str, Any]]:
    kinds = ["story", "post", "challenge", "appeal", "report", "testimony"]
    plan = draw(
        st.lists(
            st.fixed_dictionaries(
                {
                    "by": st.sampled_from(accounts),
                    "at": st.integers(0, min(800, horizon - 1)) | st.integers(0, horizon - 1),
                    "kind": st.sampled_from(kinds),
                },
                optional={
                    "ask": st.sampled_from(["none", "share", "create", "sign", "give", "recruit", "show_up"]),
                    "frames": st.integers(1, 30),
                    "quality": st.floats(0.05, 20),
                    "arousal": st.floats(-2, 2),
                    "moral_words": st.integers(0, 20),
                    "clarity": chance,
                    "slant": slant,
                    "language": st.sampled_from(["en", "fr", "eo"]),
                    "link": st.booleans(),
                },
            ),
            min_size=draw(often(3, st.just(0))),
            max_size=6,
        )
    )
    return [row | {"id": f"post-{nth}"} for nth, row in enumerate(plan)]


@st.composite
def boosts(draw: Draw, plan: list[dict[str, Any]], towns: list[str], horizon: int) -> list[dict[str, Any]]:
    if not plan:
        return []
    rows = []
    for _ in range(draw(st.integers(0, 3))):
        starts = draw(st.none() | st.integers(0, horizon - 2))
        ends = draw(st.none() | st.integers((starts or 0) + 1, horizon))
        rows.append({
            "post": draw(st.sampled_from([row["id"] for row in plan])),
            "budget": draw(money),
            "price_per_thousand": draw(st.integers(1, 2000) | st.integers(1, 100_000)),
            "daily_cap": draw(st.none() | money),
            "audience": draw(st.lists(st.sampled_from(towns), unique=True)),
            "starts": starts,
            "ends": ends,
        })  # fmt: skip
    return rows


@st.composite
def scenarios(draw: Draw, days: int = 2, most: int = 400) -> Scenario:
    """Any small scenario: 30 to 400 people, up to three towns and three influencers, up to six posts."""
    parts: dict[str, Any] = {"title": "Odd", "question": "Do the laws hold?", "days": draw(st.integers(1, days))}
    parts |= {"tick": draw(tick), "seed": draw(st.integers(0, 999)), "population_seed": draw(st.integers(0, 99))}
    towns = [row | {"id": f"town-{nth}"} for nth, row in enumerate(draw(communities))]
    towns[0]["isolated"] = False
    parts |= {"community": towns, "population": draw(population), "network": draw(network)}
    parts["population"]["people"] = min(most, parts["population"]["people"])
    parts |= {"platform": draw(platform), "audience": draw(audience), "trust": draw(trust), "deeds": draw(deeds)}
    near = Scenario.model_validate(parts).community_sizes["town-0"]
    accounts = ["organiser", *(f"influencer-{nth}" for nth in range(draw(st.integers(0, 3))))]
    parts["organiser"] = {
        "supporters": draw(often(near // 2, st.integers(0, near))),
        "money": draw(money), "hours": draw(often(5.0, st.floats(0, 40))), "transparency": draw(chance),
    }  # fmt: skip
    parts["influencer"] = [
        {
            "id": identity, "followers": draw(often(near // 2, st.integers(0, near))),
            "fit": draw(chance), "fee": draw(money),
            "tie": draw(st.sampled_from(["none", "enthusiast", "beneficiary"])), "pass_on": draw(st.integers(0, 3)),
            "answers": draw(st.booleans()), "disclosed": draw(st.booleans()),
        }
        for identity in accounts[1:]
    ]  # fmt: skip
    horizon = parts["days"] * 1440
    parts["desk"] = draw(desks())
    parts["post"] = draw(posts(accounts, horizon))
    parts["boost"] = draw(boosts(parts["post"], [town["id"] for town in towns], horizon))
    return Scenario.model_validate(parts)
