"""Rows about what lasts: memory, nurture, evergreen posts, ties among supporters, volunteers who stay."""

from __future__ import annotations

from typing import Any

import numpy as np

from ...engine.run import Run
from ...metrics.measures import value
from ...metrics.record import record
from ...scenario.model import (
    Aftermath,
    Audience,
    Community,
    Deeds,
    Organiser,
    Platform,
    Population,
    Post,
    Scenario,
    Trust,
    Volunteers,
)
from .bases import DAY, daily, town
from .claim import Changes, Unchanged
from .row import Row


def month(days: int, **tables: Any) -> Scenario:
    """A smaller town for so many days, the aftermath at steps of six hours."""
    usual: dict[str, Any] = {
        "population": Population(people=2000),
        "community": (Community(id="east", share=0.6, interest=0.5), Community(id="west", share=0.4, interest=0.4)),
        "organiser": Organiser(supporters=500, hours=40),
        "audience": Audience(share_rate=0.3, like_rate=0.25),
        "aftermath": Aftermath(step=360, memory=4 * DAY),
        "post": daily("lina", ask="sign"),
    }
    return town(**(usual | tables | {"days": days, "tick": 60}))


def _evergreen(every: int) -> Any:
    """A switch: the first post comes up again at this interval (minutes; 0: never)."""

    def switched(scenario: Scenario) -> Scenario:
        first, *others = scenario.post
        return scenario.model_copy(update={"post": (first.model_copy(update={"resurfaces": every}), *others)})

    return switched


def _soon_forgotten(scenario: Scenario) -> Scenario:
    """No post comes up again."""
    posts = tuple(post.model_copy(update={"resurfaces": 0}) for post in scenario.post)
    return scenario.model_copy(update={"post": posts})


def _after_the_media() -> Scenario:
    """Three posts, and then the traditional media leave."""
    return month(21, post=daily("lina", days=3), platform=Platform(profile="microblog", ranking="chronological"))


def _long() -> Scenario:
    """A week of daily calls, then one every third day."""
    first = daily("lina", ask="sign")
    later = tuple(Post(id=f"later-{day:02d}", by="lina", at=day * DAY + 12 * 60) for day in range(9, 30, 3))
    return month(
        30, aftermath=Aftermath(step=360), audience=Audience(share_rate=0.4, like_rate=0.2), post=(*first, *later)
    )


def _volunteers() -> Scenario:
    """Sixty volunteers for a week, and a post each day that they may see."""
    return month(
        7,
        aftermath=Aftermath(),
        volunteers=Volunteers(count=120),
        post=daily("organiser", hour=17, kind="motivational"),
    )


def _plain(scenario: Scenario) -> Scenario:
    """The same posts celebrate nothing."""
    posts = tuple(post.model_copy(update={"kind": "post"}) for post in scenario.post)
    return scenario.model_copy(update={"post": posts})


def _movement() -> Scenario:
    """A petition each day at nine; the recognition post calls for bringing others in."""
    return month(
        7,
        aftermath=Aftermath(),
        deeds=Deeds(sign_rate=0.15, recruit_rate=0.05, recognition=0.8, ask_fatigue=0.0, social_proof=0.0),
        trust=Trust(ask_cost=0.0),
        post=daily("organiser", hour=9, ask="sign"),
    )


def _recognised(day: int) -> Any:
    """A switch: doers are recognised on this day (from 1)."""
    post = Post(id="thanks", by="organiser", at=(day - 1) * DAY + 12 * 60, kind="motivational", ask="recruit")
    return lambda scenario: scenario.model_copy(update={"post": (*scenario.post, post)})


def _credit_per_thousand(run: Run) -> float:
    """Deeds with the post less those without it, for each thousand people who saw it."""
    others = tuple(post for post in run.scenario.post if post.id != "thanks")
    without = Run(run.scenario.model_copy(update={"post": others}), run.seed, society=run.society)
    without.play()
    looks = record(run).looks
    viewers = np.unique(looks.reader[looks.content == run.world.planned["thanks"]]).size
    return 1000.0 * (value(run, "deeds") - value(without, "deeds")) / max(viewers, 1)


ROWS = (
    Row(
        id="M-G6",
        claim="Long-term movements need community",
        scenario="leaderless-movement",
        base=_long,
        arms=({}, {"movement.supporter_ties": 0.3}),
        claims=(Changes("supporter_ties", +1, 10), Changes("active_at_day_30", +1, 5)),
        cut={"movement.supporter_ties": 0.0},
    ),
    Row(
        id="M-T4b",
        claim="Celebrate wins, work is hard",
        scenario="petition-week",
        base=_volunteers,
        arms=(_plain, {}),
        claims=(Changes("volunteer_dropout", -1, 10, pooled=True),),
        cut={"volunteers.relief": 0.0},
    ),
    Row(
        id="M-T4",
        claim="Motivational: recognise people doing the work once movement takes off",
        scenario="petition-week",
        base=_movement,
        arms=(_recognised(1), _recognised(5)),
        claims=(Changes("credit_per_thousand", +1, 10, pooled=True),),
        cut={"deeds.recognition": 0.0},
        measures={"credit_per_thousand": _credit_per_thousand},
    ),
    Row(
        id="M-V12",
        claim="Durability: a plan for the time after the week",
        scenario="matching-gift-weekend",
        base=lambda: month(30),
        arms=({}, {"aftermath.nurture_every": "3d"}),
        claims=(Changes("active_at_day_30", +1, 15), Unchanged("active_at_day_7", 1.0)),
        cut={"aftermath.nurture_every": 0},
    ),
    Row(
        id="M-B8",
        claim="Continuous awareness after traditional media leave",
        scenario="educate-then-ask",
        base=_after_the_media,
        arms=(_evergreen(0), _evergreen(2 * DAY)),
        claims=(Changes("awareness_half_life", +1, 20), Changes("awareness_after_day_7", +1, 10)),
        cut=_soon_forgotten,
    ),
)
