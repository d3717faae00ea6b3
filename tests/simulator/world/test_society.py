"""Laws of the whole society: what must not change when something else is added."""

from __future__ import annotations

import hashlib

import numpy as np
import pytest

from simulator.scenario.model import Audience, Community, Influencer, Network, Population, Scenario, Trust
from simulator.world.society import Society, build

from .societies import people_by_key, scenario, ties_by_key

TOWNS = (
    Community(id="mid", share=0.6, stance=0.3, name="Mid"),
    Community(id="old", people=90, region="hills", stance=-0.2),
)
ISLAND = Community(id="island", people=120, isolated=True, region="atoll", language="mi", stance=-0.5)


def unchanged(before: Society, after: Society) -> bool:
    """Whether all people and ties of one society are in the other as they were, and no tie touches them anew."""
    people, others = people_by_key(before), people_by_key(after)
    known = {one for tie in ties_by_key(before) for one in tie} | set(people)
    touching = {tie for tie in ties_by_key(after) if known.intersection(tie)}
    return touching == ties_by_key(before) and all(others[one] == columns for one, columns in people.items())


def test_an_isolated_community_changes_no_tie_and_no_column_of_anyone_else() -> None:
    before = build(scenario(500, TOWNS, influencer=(Influencer(id="one", followers=60),)))
    for place in range(3):
        rows = (*TOWNS[:place], ISLAND, *TOWNS[place:])
        after = build(scenario(500, rows, influencer=(Influencer(id="one", followers=60),)))
        assert after.people == before.people + 120
        assert unchanged(before, after)
        island = after.communities.ids.index("island")
        assert after.ties[island].sum() == after.ties[:, island].sum() == after.ties[island, island] > 0


def test_an_influencer_without_followers_changes_nobody() -> None:
    before = build(scenario(500, TOWNS, influencer=(Influencer(id="one", followers=60),)))
    more = (Influencer(id="abel", followers=0), Influencer(id="one", followers=60))
    after = build(scenario(500, TOWNS, influencer=more))
    assert people_by_key(before) == people_by_key(after)
    assert ties_by_key(before) == ties_by_key(after)


def test_names_and_the_order_of_tables_are_free() -> None:
    renamed = tuple(one.model_copy(update={"name": f"The {one.id}"}) for one in reversed(TOWNS))
    before, after = build(scenario(500, TOWNS)), build(scenario(500, renamed))
    assert before.network.digest() == after.network.digest()
    assert people_by_key(before, ()) == people_by_key(after, ())
    assert after.communities.names == ("The mid", "The old")


def test_the_population_seed_alone_decides() -> None:
    one = build(scenario(300, seed=1, population_seed=5))
    other = build(scenario(300, seed=2, population_seed=5))
    assert one.network.digest() == other.network.digest() == build(scenario(300), 5).network.digest()


def test_sizes_come_from_shares_and_declared_people() -> None:
    thirds = tuple(Community(id=name, share=1.0) for name in ("c", "a", "b"))
    society = build(scenario(500, (*thirds, Community(id="more", people=33))))
    assert society.communities.ids == ("a", "b", "c", "more")
    assert society.communities.sizes == (167, 167, 166, 33)
    assert society.people == 533
    assert np.bincount(society.population.community).tolist() == [167, 167, 166, 33]


def test_ties_between_communities_are_counted_from_follower_to_followed() -> None:
    society = build(scenario(500, TOWNS, homophily=0.5))
    community = society.population.community
    followed = np.repeat(np.arange(society.people), np.diff(society.network.indptr[: society.people + 1]))
    follower = society.network.indices[: followed.size]
    for a in range(2):
        for b in range(2):
            assert society.ties[a, b] == np.count_nonzero((community[follower] == a) & (community[followed] == b))


def test_inflow_is_what_the_people_one_follows_write() -> None:
    society = build(scenario(300))
    posting = society.population.posting.astype(np.float64)
    followed = np.repeat(np.arange(300), np.diff(society.network.indptr[:301]))
    wanted = np.bincount(society.network.indices[: followed.size], posting[followed], 300)
    assert society.population.inflow == pytest.approx(wanted, rel=1e-4)


def test_nothing_in_a_society_can_be_written_to() -> None:
    society = build(scenario(60))
    for column in (society.population.stance, society.population.inflow, society.network.indptr, society.ties):
        with pytest.raises(ValueError, match="read-only"):
            column[0] = 0


def test_a_society_of_isolated_places_has_no_bridges() -> None:
    rows = (Community(id="one", people=40, isolated=True), Community(id="two", people=1, isolated=True))
    society = build(scenario(30, rows))
    assert society.ties.tolist() == [[society.ties[0, 0], 0], [0, 0]]
    assert society.population.followees[40] == 0, "alone in the world, one follows nobody"


def test_bytes_are_those_of_every_machine() -> None:
    """Golden: renew both values when a change of the generator is meant, with a line in the changelog."""
    society = build(
        Scenario(
            title="Golden",
            question="The same bytes?",
            community=(*TOWNS, ISLAND),
            influencer=(Influencer(id="one", followers=60),),
            population=Population(people=500, sessions_per_day=4.0, sessions_spread=0.8, posting_rate=0.8),
            audience=Audience(simple=0.7, threshold=0.2, fractional=0.1, appetite_spread=1.0),
            trust=Trust(prior=0.48, spread=0.15),
            network=Network(followees=60.0, circle_size=40, circle_share=0.45, homophily=0.8, opposite_camp=0.2),
        )
    )
    columns = hashlib.blake2b(digest_size=16)
    for name, column in vars(society.population).items():
        columns.update(name.encode() + column.astype(column.dtype.newbyteorder("<")).tobytes())
    assert society.network.digest() == "feb68741de150a650ca060b3ceb8167c"
    assert columns.hexdigest() == "6d080986cb5ef94d3aa300f49099031b"
