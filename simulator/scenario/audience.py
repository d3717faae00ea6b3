"""How people react to a post: attention, liking, commenting and sharing."""

from typing import Literal

from .kinds import Duration, Part, knob


class Audience(Part):
    """What a person does with a post that the session shows."""

    timing: Literal["sessions", "kernel"] = knob(
        "sessions",
        "When people react: in their next session, or after a delay of the literature's kernel.",
        source="C3",
        moves=("time_to_half", "down", "from sessions to kernel"),
    )
    share_appetite: float = knob(
        1.0,
        "Multiplies every wish to share.",
        unit="multiplier",
        source="user",
        moves=("shares", "up"),
        ge=0,
        le=50,
    )
    appetite_spread: float = knob(
        1.0,
        "Spread of the wish to share between people (sigma of a log-normal, mean 1).",
        unit="log",
        moves=("reinforced_share", "down"),
        ge=0,
        le=3,
    )
    share_rate: float = knob(
        0.15,
        "Chance that a fully interested person passes on an accepted post of quality 1 (for R near 0.3).",
        unit="chance",
        source="A1, A3",
        moves=("shares", "up"),
        ge=0,
        le=1,
    )
    novelty: Duration = knob(
        69,
        "Age at which the wish to pass a post on has halved: news grows old (Wu and Huberman 2007: 69 min on Digg).",
        unit="minutes",
        source="C4",
        moves=("shares", "up"),
        ge=1,
        le=100_000,
    )
    like_rate: float = knob(
        0.12,
        "Chance that such a person likes it.",
        unit="chance",
        source="E1",
        moves=("engagement_rate", "up"),
        ge=0,
        le=1,
    )
    comment_rate: float = knob(
        0.01,
        "Chance that such a person comments or asks.",
        unit="chance",
        source="E1",
        moves=("comments", "up"),
        ge=0,
        le=1,
    )
    question_share: float = knob(
        0.25,
        "Part of the comments that are questions and wait for an answer.",
        unit="share",
        moves=("backlog", "up"),
        ge=0,
        le=1,
    )
    attention: float = knob(
        0.5,
        "Chance that a shown item is looked at by somebody whom it concerns.",
        unit="chance",
        moves=("impressions", "up"),
        ge=0,
        le=1,
    )
    idle_look: float = knob(
        0.25,
        "How readily somebody looks whom the topic does not concern, against somebody whom it does.",
        unit="share",
        moves=("impressions", "up"),
        ge=0,
        le=1,
    )
    idle_wish: float = knob(
        0.05,
        "Wish to react of somebody whom the topic does not concern, against somebody whom it does.",
        unit="share",
        moves=("shares", "up"),
        ge=0,
        le=1,
    )
    stranger_wish: float = knob(
        0.35,
        "Wish to react to somebody whom one does not follow and was shown by the platform, paid or not.",
        unit="share",
        moves=("shares", "up", "with boosts or discovery"),
        ge=0,
        le=1,
    )
    thread_share: float = knob(
        0.4,
        "Part of the comments that reply to another comment, where there is one.",
        unit="share",
        moves=("thread_depth", "up"),
        ge=0,
        le=1,
    )
    troll_share: float = knob(
        0.0,
        "Part of the comments in a calm thread that are troll posts; in the laboratory it was 0.35.",
        unit="share",
        source="MEM: N9",
        moves=("trolled_share", "up"),
        ge=0,
        le=1,
    )
    troll_contagion: float = knob(
        2.0,
        "What two troll posts at the top of a thread multiply that by.",
        unit="multiplier",
        source="N9",
        moves=("trolled_share", "up", "where there are troll posts"),
        ge=1,
        le=5,
    )
    selective_attention: float = knob(
        0.0,
        "How much less readily people look at what comes from somebody of a distant stance.",
        unit="share",
        source="F1",
        moves=("cross_cutting_share", "down"),
        ge=0,
        le=1,
    )
    frame_loss: float = knob(
        0.15,
        "Part of the viewers lost after the first frame of a story; later frames lose a third of it.",
        unit="share",
        source="E3",
        moves=("completion_rate", "down"),
        ge=0,
        le=0.9,
    )
    fatigue_half: int = knob(
        20,
        "Posts on the cause read today that halve the wish to react.",
        unit="posts",
        source="MEM: L6",
        moves=("shares", "up"),
        ge=1,
        le=1000,
    )
    simple: float = knob(
        0.7,
        "People moved a little by every exposure; the three kinds are scaled to add up to 1.",
        unit="weight",
        source="G1, G5",
        moves=("shares", "up"),
        ge=0,
        le=1,
    )
    threshold: float = knob(
        0.2,
        "People who need to see it from two others first.",
        unit="weight",
        source="G1",
        moves=("shares", "down"),
        ge=0,
        le=1,
    )
    fractional: float = knob(
        0.1,
        "People moved by the fraction of those they follow who shared.",
        unit="weight",
        source="G5",
        moves=("share_rate", "up", "against people who need two others"),
        ge=0,
        le=1,
    )
    reinforcement: float = knob(
        1.5,
        "For those who need reinforcement: push of the second source over that of the first.",
        unit="multiplier",
        source="G1",
        moves=("shares", "up"),
        ge=0,
        le=10,
    )
    threshold_share: float = knob(
        0.0,
        "Part of those one follows that a person who needs to see it first must see it from; 0: two others.",
        unit="share",
        source="G2",
        moves=("shares", "down"),
        ge=0,
        le=1,
    )
    acquaintance: float = knob(
        0.0,
        "Closeness to an account with which its followers start, in reactions, times the root of people over "
        "followers: a small account knows its followers.",
        unit="reactions",
        source="E1",
        moves=("engagement_rate", "up"),
        ge=0,
        le=40,
    )
    bots: float = knob(
        0.0,
        "Part of the accounts that are run by programs, which pass on what comes to them, whatever it is.",
        unit="share",
        source="B3",
        moves=("impressions", "up"),
        ge=0,
        le=0.5,
    )
    bot_rate: float = knob(
        0.3,
        "Chance that such an account passes on what it looks at.",
        unit="chance",
        source="assumption",
        moves=("impressions", "up", "where there are bots"),
        ge=0,
        le=0.95,
    )
    own_posts: float = knob(
        0.05,
        "Posts about the cause that people write unasked: the ghost world.",
        unit="posts a day per 1,000 people",
        source="D1",
        moves=("own_posts", "up"),
        ge=0,
        le=50,
    )
    everyday_posts: float = knob(
        0.0,
        "Posts about anything else that are played out as real posts, to study ordinary cascades.",
        unit="posts a day per 1,000 people",
        source="D1",
        moves=("deliveries", "up"),
        ge=0,
        le=5000,
    )
    quality_spread: float = knob(
        0.7,
        "Spread of quality between people's own posts (sigma of a log-normal).",
        unit="log",
        moves=("attention_gini", "up"),
        ge=0,
        le=2,
    )
    breadth_a: float = knob(
        0.8,
        "First shape of the Beta distribution of how many people a post concerns.",
        unit="shape",
        moves=("deliveries", "up", "of everyday posts"),
        ge=0.05,
        le=50,
    )
    breadth_b: float = knob(
        4.0,
        "Second shape of that Beta distribution.",
        unit="shape",
        moves=("deliveries", "down", "of everyday posts"),
        ge=0.05,
        le=50,
    )
    culture_weight: float = knob(
        0.0,
        "How much distance in values counts: chance to reject a post from the other end of the axis.",
        unit="weight",
        source="mission FR",
        moves=("acceptance (far culture)", "down"),
        ge=0,
        le=1,
    )
    share_ask: float = knob(
        1.5,
        "What a plain request to share does to sharing.",
        unit="multiplier",
        source="mission FR",
        moves=("shares", "up"),
        ge=0.5,
        le=5,
    )
    confidence_bound: float = knob(
        0.9,
        "Distance of stances beyond which a post is rejected.",
        unit="-1..1",
        source="X14",
        moves=("rejected_share", "down"),
        ge=0,
        le=2,
    )
    persuasion: float = knob(
        0.01,
        "How far an accepted post moves the reader's stance towards its own.",
        unit="share",
        source="assumption: large field experiments find next to nothing",
        moves=("stance_shift", "up"),
        ge=0,
        le=0.2,
    )
    push_away: float = knob(
        0.0,
        "How far a rejected post moves its reader's stance away from its own; 0: a rejected post does nothing.",
        unit="share",
        source="assumption: N6 finds little of it",
        moves=("polarisation", "up"),
        ge=0,
        le=0.2,
    )
    unfollow: float = knob(
        0.0,
        "Chance that who rejects a post stops following whoever handed it on.",
        unit="chance",
        source="F9",
        moves=("cross_cutting_share", "down"),
        ge=0,
        le=1,
    )
    follow: float = knob(
        0.0,
        "Chance that who passes a post on begins to follow its author.",
        unit="chance",
        source="F9",
        moves=("ties_gained", "up"),
        ge=0,
        le=1,
    )
    moral_word_inside: float = knob(
        1.10,
        "Each moral-emotional word multiplies sharing inside the camp by this.",
        unit="multiplier",
        source="B4",
        moves=("shares", "up"),
        ge=0.5,
        le=1.5,
    )
    moral_word_across: float = knob(
        1.02,
        "Each moral-emotional word multiplies sharing in the other camp by this.",
        unit="multiplier",
        source="B4",
        moves=("shares", "up"),
        ge=0.5,
        le=1.5,
    )
    out_group_word: float = knob(
        1.67,
        "Each word against the other side multiplies sharing inside the camp, and comments by the other side, by this.",
        unit="multiplier",
        source="B5",
        moves=("shares", "up", "where posts attack the other side"),
        ge=0.5,
        le=2,
    )
    out_group_cost: float = knob(
        0.05,
        "Belief in the organiser lost by a reader of the other side at each such word.",
        unit="0..1",
        source="assumption: B5 has hostile replies and less support across groups, but no size",
        moves=("sincerity", "down", "where posts attack the other side"),
        ge=0,
        le=0.5,
    )
    arousal_effect: float = knob(
        1.3,
        "One standard deviation of arousal (awe, anger) multiplies sharing by this.",
        unit="multiplier",
        source="MEM: B6",
        moves=("shares", "up"),
        ge=0.5,
        le=2,
    )
    foreign_understanding: float = knob(
        0.1,
        "What remains of a post's pull on people who do not read its language.",
        unit="share",
        moves=("reach (second language)", "up"),
        ge=0,
        le=1,
    )
