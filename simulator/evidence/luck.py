"""Limited attention and luck: facts of social influence, overload and competition (L2, L5-L7)."""

from __future__ import annotations

from functools import lru_cache
from itertools import pairwise
from math import inf
from typing import Any

import numpy as np
from numpy.typing import NDArray

from .. import exact
from ..chance import Coins, key, keys
from ..engine.run import Run
from ..ledger import SIGHTED, Did
from ..metrics.cascades import forest, sizes
from ..metrics.inequality import gini, unpredictability
from ..metrics.tails import fit
from ..scenario.model import Audience, Network, Organiser, Platform, Population, Post, Scenario, Trust
from . import ordinary
from .fact import Fact, Values
from .worlds import DAY, each, played

Floats = NDArray[np.float64]


def liked(run: Run) -> NDArray[np.int64]:
    """Likes of each post (posts,)."""
    ledger = run.world.ledger
    likes = (ledger.sights["did"] & Did.LIKED) != 0
    posts = ledger.items["content"][ledger.sights["item"][likes]]
    return np.bincount(posts, minlength=len(ledger.posts)).astype(np.int64)


# -- a market of 48 posts, after MusicLab (L2)

SONGS, WORLDS, LISTENERS = 48, 8, 1500
SIGNALS = (0.0, 1.0, 3.0)
"""Weight of what others liked in the ranking: none, the usual, the strongest."""


def _songs() -> Floats:
    """Quality of the 48 (48,), log-normal."""
    number = keys(key("song"), np.arange(SONGS))
    return exact.exp(0.5 * exact.normal_quantile(Coins(0).uniform("quality", number)))


def market(signal: float) -> Scenario:
    """Everybody follows one account that posts 48 times in two days; people like, and pass nothing on."""
    moment = np.argsort(Coins(0).uniform("moment", keys(key("song"), np.arange(SONGS)))) * (2 * DAY // SONGS)
    posts = tuple(
        Post(id=f"song-{n:02d}", by="organiser", at=int(moment[n]), quality=float(quality), slant=0.0)
        for n, quality in enumerate(_songs())
    )
    return Scenario(
        title="A market",
        question="How much is success luck?",
        population=Population(people=LISTENERS),
        organiser=Organiser(supporters=LISTENERS),
        audience=Audience(own_posts=0.0, share_appetite=0.0, fatigue_half=1000, confidence_bound=2.0),
        trust=Trust(doubt=0.0),
        platform=Platform(profile="forum", discovery=0.0, popularity_signal=signal),
        post=posts,
    )


@lru_cache(maxsize=4)
def _success(seed: int, signal: float) -> Floats:
    """Share of all likes that each post won (worlds, posts): the same people, other dice."""
    scenario = market(signal)
    first = Run(scenario, seed=seed * WORLDS, population_seed=seed)
    rows = []
    for world in range(WORLDS):
        run = Run(scenario, seed=seed * WORLDS + world, population_seed=seed, society=first.society)
        run.play()
        won = np.zeros(SONGS)
        won[run.world.ledger.posts["plan"]] = liked(run)
        rows.append(won / won.sum())
    return np.array(rows)


def _inequality(seed: int, signal: float) -> float:
    return float(np.mean([gini(world) for world in _success(seed, signal)]))


def _unpredictability(seed: int, signal: float) -> float:
    """Mean difference of a post's share between two worlds, averaged over posts and pairs of worlds."""
    return unpredictability(_success(seed, signal))


def _spearman(seed: int, signal: float) -> float:
    """Rank correlation of quality and success, mean over the worlds."""
    rank = np.argsort(np.argsort(_songs()))
    return float(np.mean([np.corrcoef(rank, np.argsort(np.argsort(world)))[0, 1] for world in _success(seed, signal)]))


def _least_rise(measure: object) -> Values:
    """Smallest rise of a measure from one strength of the signal to the next, relative to where it started."""

    def rise(seed: int) -> float:
        levels = [measure(seed, signal) for signal in SIGNALS]  # type: ignore[operator]
        return min(after / before - 1.0 for before, after in pairwise(levels))

    return each(rise)


# -- one early vote (L5)


@lru_cache(maxsize=4)
def _early_vote(seed: int) -> float:
    """Relative change of the later likes of ordinary posts on a forum by one like within their first half hour.

    Two twins: what has the vote in one lacks it in the other.
    """
    scenario = Scenario(
        title="An early vote",
        question="What does one like do?",
        days=4,
        population=Population(people=ordinary.PEOPLE),
        audience=Audience(everyday_posts=200.0, own_posts=0.0),
        platform=Platform(profile="forum"),
    )
    first = Run(scenario, seed=seed, population_seed=seed)
    twins = [_with_votes(first.branch(), half) for half in (False, True)]
    with_vote, without = (sum(likes[vote == voted].sum() for likes, voted in twins) for vote in (True, False))
    return float(with_vote / without) - 1.0


def _with_votes(run: Run, other_half: bool) -> tuple[NDArray[np.int64], NDArray[np.bool_]]:
    """Play, giving half of the posts of the first two days a like; their later likes, and who got the vote."""
    contents, before = run.world.contents, 0
    voted = np.zeros(0, bool)
    while run.minute < 2 * DAY:
        run.advance(run.minute + run.scenario.tick)
        new = np.arange(before, len(contents))
        got = (Coins(0).uniform("vote", contents["key"][new]) < 0.5) ^ other_half
        contents["likes"][new[got]] += 1
        voted, before = np.append(voted, got), len(contents)
    run.play()
    return liked(run)[: voted.size], voted


# -- more than one can read (L6)


@lru_cache(maxsize=4)
def _busy(seed: int, posting: float, depth: int) -> Run:
    tables: dict[str, Any] = {
        "population": Population(people=ordinary.PEOPLE, posting_rate=posting),
        "audience": Audience(everyday_posts=300.0, own_posts=0.0),
        "platform": Platform(profile="microblog", ranking="chronological", discovery=0.0, feed_depth=depth),
    }
    return played(ordinary.scenario(**tables), seed)


def _part(run: Run, who: NDArray[np.bool_], shared: bool) -> float:
    """Part of what is delivered to these people (people,) that they look at, or that they pass on."""
    sights = run.world.ledger.sights
    theirs = who[sights["reader"]]
    if shared:
        return float(np.mean((sights["did"][theirs] & Did.SHARED) != 0))
    reason = sights["reason"][theirs]
    return float(np.mean((reason >= SIGHTED[0]) & (reason <= SIGHTED[1])))


def _items_a_day(run: Run, who: NDArray[np.bool_]) -> float:
    """What a delivery competes with: items a day of its reader, mean over the deliveries to these people."""
    delivered = np.bincount(run.world.ledger.sights["reader"], minlength=who.size)[who]
    items = run.society.population.inflow[who] + delivered / run.scenario.days
    return float(np.average(items, weights=delivered))


DEPTH = 30
"""Posts that a session shows."""


def exponent_of_overload(seed: int, shared: bool, depth: int = DEPTH) -> float:
    """d log p(look or share | delivered) / d log(items a day), of people who get over twice what they can read.

    The same people when everybody writes four times as much.
    """
    run, busier = (_busy(seed, posting, depth) for posting in (0.8, 3.2))
    people = run.society.population
    over = np.asarray(people.inflow > 2.0 * people.sessions * DEPTH)
    change = np.log(_part(busier, over, shared) / _part(run, over, shared))
    return float(change / np.log(_items_a_day(busier, over) / _items_a_day(run, over)))


def _more_followed(seed: int) -> float:
    """p(share | delivered) of the quarter that follows most over that of the quarter that follows fewest."""
    run = _busy(seed, 0.8, DEPTH)
    followees = run.society.population.followees
    few, many = np.quantile(followees, (0.25, 0.75))
    return _part(run, followees >= many, True) / _part(run, followees <= few, True)


# -- competition for the one place (L7)


def _competition(seed: int) -> float:
    """Exponent of popularity where people see one post a session, pass on what they see, and hardly write."""
    scenario = Scenario(
        title="One place",
        question="How popular does it get?",
        days=5,
        population=Population(people=5000, posting_rate=0.001, sessions_spread=0.0),
        network=Network(followees=10, followees_spread=0.0, follower_exponent=3.5, circle_size=20),
        audience=Audience(
            everyday_posts=100.0, own_posts=0.0, attention=1.0, share_rate=1.0, share_appetite=50.0,
            appetite_spread=0.0, novelty=100_000, simple=1.0, threshold=0.0, fractional=0.0, quality_spread=0.0,
            breadth_a=50.0, breadth_b=0.05,
        ),
        platform=Platform(profile="microblog", ranking="chronological", discovery=0.0, feed_depth=1),
    )  # fmt: skip
    ledger = played(scenario, seed).world.ledger
    old = ledger.posts["minute"] < scenario.horizon - DAY
    return float(fit(sizes(forest(ledger.items["parent"]))[old], x_min=10).exponent)


_MUSICLAB, _MUCHNIK = "Salganik, Dodds, Watts 2006", "Muchnik, Aral, Taylor 2013"
_OVERLOAD, _GLEESON = "Hodas, Lerman 2012, 2014", "Gleeson et al. 2014"
_MARKET = "8 worlds of 1,500 people, 48 posts on a forum, popularity in the ranking 0, 1, 3"
_BUSY = "20,000 people on a microblog, newest first"
FACTS = (
    Fact("L2-inequality", "The more others' choices show, the more unequal success is.", _MUSICLAB, (0.0, inf),
         _least_rise(_inequality), "relative", "smallest rise of the Gini of likes from signal to signal", _MARKET, 3),
    Fact("L2-luck", "... and the less predictable.", _MUSICLAB, (0.0, inf), _least_rise(_unpredictability),
         "relative", "smallest rise of the mean difference of shares between worlds", _MARKET, 3),
    Fact("L2-quality", "Without it, quality decides most;", _MUSICLAB, (0.3, 0.9), each(lambda s: _spearman(s, 0.0)),
         "correlation", "Spearman of quality and likes, signal 0", _MARKET, 3),
    Fact("L2-quality-strong", "with it, the best rarely do badly.", _MUSICLAB, (0.3, 0.9),
         each(lambda s: _spearman(s, 3.0)), "correlation", "Spearman of quality and likes, signal 3", _MARKET, 3),
    Fact("L5", "One early up-vote raises the final score by 25 %.", _MUCHNIK, (0.10, 0.40), each(_early_vote),
         "relative", "later likes with a like in the first half hour / without - 1, twins",
         "ordinary posts of 20,000 people on a forum", 5),
    Fact("L6-look", "Beyond capacity the chance to see an item falls as 1 / items a day,", _OVERLOAD, (-1.3, -0.7),
         each(lambda s: exponent_of_overload(s, False)), "exponent",
         "d log p(look | delivered) / d log(items a day), load above 2", _BUSY + "; all write four times as much", 3),
    Fact("L6-share", "and so does the chance to share it.", _OVERLOAD, (-1.3, -0.7),
         each(lambda s: exponent_of_overload(s, True)), "exponent",
         "d log p(share | delivered) / d log(items a day), load above 2", _BUSY + "; all write four times as much", 3),
    Fact("L6-followees", "Who follows more accounts is less likely to share any item.", _OVERLOAD, (0.0, 1.0),
         each(_more_followed), "ratio", "p(share | delivered), most over fewest followed (quarters)", _BUSY, 3),
    Fact("L7", "Competition for attention: popularity exponent below 2.", _GLEESON, (1.4, 2.0), each(_competition),
         "exponent of the density", "maximum likelihood from 10 adopters on",
         "5,000 people who see one post a session and pass it on, 0.1 posts a day each", 3),
)  # fmt: skip
