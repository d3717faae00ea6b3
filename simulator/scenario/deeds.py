"""Deeds: signing, giving, creating, recruiting, showing up, and the losses on the way there."""

from typing import Literal

from .kinds import MOST_MONEY, Duration, Moment, Money, Part, knob


class Deeds(Part):
    """From a look to a deed: the steps on which people are lost."""

    link_tap: float = knob(
        0.007,
        "Chance that a viewer of an ask with a link taps it.",
        unit="chance",
        source="MEM: link taps 0.5-1 % of reached",
        moves=("gifts", "up"),
        ge=0,
        le=1,
    )
    without_link: float = knob(
        0.3,
        "Part of the response to an appeal that is left when people must find the form themselves.",
        unit="share",
        moves=("gifts", "up", "with appeals without a link"),
        ge=0,
        le=1,
    )
    form_steps: int = knob(
        2, "Steps of the gift form.", unit="steps", source="user", moves=("gifts", "down"), ge=1, le=10
    )
    form_completion: float = knob(
        0.18,
        "Part of those who tap that finish a form of two steps.",
        unit="share",
        source="M6",
        moves=("gifts", "up"),
        ge=0,
        le=1,
    )
    step_loss: float = knob(
        0.35,
        "Part of the starters lost at each step beyond two, and won back with one step.",
        unit="share",
        moves=("gifts", "down"),
        ge=0,
        le=0.95,
    )
    gift_mean: Money = knob(
        2800,
        "Mean gift on social media.",
        unit="money",
        source="M6",
        moves=("gift_cents", "up"),
        ge=100,
        le=10_000_000,
    )
    gift_spread: float = knob(
        0.8,
        "Spread of gifts (sigma of a log-normal).",
        unit="log",
        moves=("mean_gift", "changes", "at random: a few gifts come to weigh more"),
        ge=0,
        le=2.5,
    )
    match: float = knob(
        1.0,
        "Multiplies giving when somebody doubles every gift; 1.22 was measured, 1 means no offer.",
        unit="multiplier",
        source="M3",
        moves=("gifts", "up"),
        ge=1,
        le=2,
    )
    match_starts: Moment | None = knob(
        None,
        "When the doubling begins; with the run when left out.",
        unit="moment",
        source="M3",
        moves=("gifts", "down", "where there is an offer"),
        ge=0,
        le=60 * 1440,
    )
    match_ends: Moment | None = knob(
        None,
        "When it ends; with the run when left out.",
        unit="moment",
        source="M3",
        moves=("gifts", "up", "where there is an offer"),
        ge=0,
        le=60 * 1440,
    )
    match_pot: Money | None = knob(
        None,
        "Money that is added to gifts at most; then the offer is over. Without end when left out.",
        unit="money",
        source="M3",
        moves=("gifts", "up", "where there is an offer"),
        ge=0,
        le=MOST_MONEY,
    )
    match_ratio: float = knob(
        1.0,
        "What is added to each gift while the offer is on: 1 doubles, 2 trebles it; more does not move more people.",
        unit="ratio",
        source="M3",
        moves=("matched_cents", "up", "where there is an offer"),
        ge=0,
        le=10,
    )
    sign_rate: float = knob(
        0.02,
        "Chance that an accepting viewer of a petition signs.",
        unit="chance",
        source="MEM: M8",
        moves=("signatures", "up"),
        ge=0,
        le=1,
    )
    create_rate: float = knob(
        0.005,
        "Chance that an accepting viewer of a challenge makes a story of their own.",
        unit="chance",
        moves=("creations", "up"),
        ge=0,
        le=1,
    )
    recruit_rate: float = knob(
        0.002,
        "Chance that an accepting viewer of a call to recruit brings somebody in.",
        unit="chance",
        source="M1",
        moves=("deeds", "up"),
        ge=0,
        le=1,
    )
    show_up_rate: float = knob(
        0.001,
        "Chance that an accepting viewer of a call to meet shows up.",
        unit="chance",
        moves=("deeds", "up"),
        ge=0,
        le=1,
    )
    recruits_ask: int = knob(
        0,
        "Followers whom everybody who recruits asks by name, to recruit in turn.",
        unit="people",
        source="mission ID",
        moves=("recruits", "up"),
        ge=0,
        le=20,
    )
    personal_ask: float = knob(
        10.0,
        "How much more readily somebody does what a person whom they follow asks them by name.",
        unit="multiplier",
        source="mission ID",
        moves=("creations", "up", "where a challenge nominates"),
        ge=0,
        le=100,
    )
    urgency: float = knob(
        0.0,
        "What the last moment before a deadline adds to the response; half of it the day before, and so on.",
        unit="relative",
        source="mission ID",
        moves=("deeds", "up", "where calls have a deadline"),
        ge=0,
        le=10,
    )
    social_proof: float = knob(
        0.2,
        "How much a visible count of doers adds to the wish to join them.",
        unit="relative",
        source="mission FR",
        moves=("deeds", "up"),
        ge=0,
        le=2,
    )
    social_proof_from: int = knob(
        20,
        "Count from which it is shown; a low one can deter.",
        unit="deeds",
        source="mission FR",
        moves=("deeds", "down"),
        ge=0,
        le=100_000,
    )
    trust_weight: float = knob(
        1.0,
        "How steeply giving falls with disbelief (exponent on belief over the prior).",
        unit="exponent",
        moves=("gifts", "down", "where belief is below the prior"),
        ge=0,
        le=4,
    )
    ask_fatigue: float = knob(
        0.15,
        "Part of the response lost with each further ask seen in the week.",
        unit="share",
        source="mission FR",
        moves=("gift_rate", "down"),
        ge=0,
        le=0.9,
    )
    donor_share: float = knob(
        0.3, "Part of the donors who pass the link on.", unit="share", moves=("gifts", "up"), ge=0, le=1
    )
    donor_share_gifts: float = knob(
        0.2,
        "Gifts that such a share brings.",
        unit="gifts a share",
        source="M2",
        moves=("gifts", "up"),
        ge=0,
        le=2,
    )
    delay: Duration = knob(
        0,
        "Mean time from the wish to the deed; 0: at once. What is still only wished for at the end is lost.",
        unit="duration",
        source="mission ID",
        moves=("time_to_100_signatures", "up"),
        ge=0,
        le=30 * 1440,
    )
    open_books: float = knob(
        0.0,
        "Part of the missing belief that open books beside the gift form make up for, for this gift.",
        unit="share",
        source="mission FR",
        moves=("gifts", "up"),
        ge=0,
        le=1,
    )
    recognition: float = knob(
        0.0,
        "How much a motivational post that recognises doers adds for each tenfold of deeds done before it.",
        unit="relative",
        source="mission ID",
        moves=("deeds", "up", "where doers are recognised late"),
        ge=0,
        le=5,
    )
    implied_call: float = knob(
        0.5,
        "Part of the response that is left when a post only implies what it wants.",
        unit="share",
        source="mission ID",
        moves=("deeds", "up", "where posts are not explicit"),
        ge=0,
        le=1,
    )
    effort_cost: float = knob(
        2.0,
        "How steeply the response falls with the effort asked for: exp(-cost x effort).",
        unit="per unit of effort",
        source="mission ID",
        moves=("deeds", "down", "where posts ask for effort"),
        ge=0,
        le=10,
    )
    next_step: Literal["none", "sign", "give", "recruit", "show_up"] = knob(
        "none",
        "Deed that somebody who has just clicked (liked, commented, shared) is asked for, there and then.",
        source="mission FR",
        moves=("deeds_per_click", "up", "from none to any deed"),
    )
    after_click: Literal["none", "licensing", "consistency"] = knob(
        "none",
        "What a first click does to later deeds: nothing, a licence to rest, or the wish to be consistent.",
        source="M4",
        moves=("deeds_after_click", "up", "from licensing to consistency, where clicks are public"),
    )
    public_clicks: bool = knob(
        False,
        "Others see who clicked.",
        source="M4",
        moves=("deeds_after_click", "up", "under consistency"),
    )
    click_weight: float = knob(
        0.2,
        "Size of that: a public click licenses by it, or commits by it; a private one commits by half under licensing.",
        unit="relative",
        source="MEM: M4",
        moves=("deeds_after_click", "up", "under consistency"),
        ge=0,
        le=0.9,
    )
