"""What the mission asks of the one-week campaign, of brands and of movements."""

from __future__ import annotations

from .asking import Asked

CAMPAIGN: tuple[Asked, ...] = (
    Asked(
        "M-C0",
        "FR",
        "Goal: narrative power to raise awareness *and* engagement",
        "dual objective in the scenario; narrative: same mechanism as M-C8",
        "plain notice / personal narrative in the same slots",
        (
            "`awareness` up, at least +5 %, and `engagement rate` up, at least +5 %; both targets met "
            "together in at least 3 more of 20 worlds"
        ),
    ),
    Asked(
        "M-C1",
        "FR",
        "Choose an influencer with a personal story or deep tie (beneficiary or enthusiast)",
        "fit, credibility, audience, price; choice screen; audience and price: same mechanism as M-B7",
        "messenger's fit 0.2 to 0.7 to 1.0; own story on/off",
        (
            "`engagement rate`: interior maximum, 0.7 beats 0.2, at least +15 %, and beats 1.0, at least +3 %"
            " (E9); own story: `acceptance` up, at least +5 %"
        ),
    ),
    Asked(
        "M-C2",
        "FR",
        "Series of persuasive stories over the week: own account, how touched, the organisation's work",
        "daily narrative posts with carry-over; 24-hour expiry",
        "carry-over from story to story on/off",
        ("`story retention` on day 7 up, at least +10 %; the largest drop is the one after the first frame (E3)"),
    ),
    Asked(
        "M-C3",
        "FR",
        "Daily challenge: share a similar story",
        "user content creation hazard; new seeds",
        "daily challenge on/off",
        "`creations` up, at least +20 %; `reach (second generation)` up, at least +10 %",
    ),
    Asked(
        "M-C3b",
        "FR",
        "…make a gift",
        "small ask each day; fatigue",
        "small asks in the week: 1 to 3 to 7",
        (
            "`gift rate` per ask down at each step, at least −10 % from 1 to 7; `gifts` grow by a smaller "
            "factor than the asks (pooled)"
        ),
    ),
    Asked(
        "M-C3c",
        "FR",
        "…spread information about the cause",
        "share ask",
        "request to share on/off in the same posts",
        "`shares` up, at least +10 %; mean `depth` up, at least +2 %",
    ),
    Asked(
        "M-C4",
        "FR",
        "Active engagement: questions, own experience, gifts",
        "interaction events raising closeness and rank; reply capacity; rank: same mechanism as M-B5",
        "hands at the reply desk 0 to 1 to 2",
        (
            "`answered share` up at each step, at least +20 points from 0 to 2; `wait` down, at least −20 %, "
            "from 1 to 2; `engagement rate` up, at least +3 %, from 0 to 2"
        ),
    ),
    Asked(
        "M-C5",
        "FR",
        "Influencer shares the strongest public testimonies",
        "selection rule; featured person's network gets exposed; belonging effect",
        "testimonies shared: none, at random, the strongest",
        (
            "`reach (beyond followers)` up at each step, at least +10 % from none to the strongest; "
            "`community density` up, at least +2 %"
        ),
    ),
    Asked(
        "M-C6",
        "FR",
        "End-of-week fundraising with direct link",
        "dated ask; trust accumulated so far; link friction; the last: same mechanism as M-B6",
        "the ask on Monday / on Sunday; link 3 steps to direct",
        "`gift rate` up, at least +10 %, on Sunday; up, at least +10 %, with the direct link (pooled)",
    ),
    Asked(
        "M-C7",
        "FR",
        "Transparent impact: how funds were used, concrete effect",
        "update post raising trust and retention",
        "impact update on/off",
        (
            "`sincerity` up, at least +3 %; repeat `gifts` up, at least +10 % (pooled); `active at day 30` "
            "up, at least +5 %"
        ),
    ),
    Asked(
        "M-C8",
        "FR",
        "Why it works: immersive, interactive, personal; onlookers become participants",
        "transport/identification term; participation state",
        "transport by the story on/off",
        "`participants per onlooker` up, at least +10 %",
    ),
    Asked(
        "M-C9",
        "FR",
        "Adapt to your cause; influencer and challenges must be relevant and authentic",
        "fit mismatch penalty; lint; same mechanism as M-C1, seen from the loss",
        "relevance of messenger and challenge 0.7 to 0.2",
        "`creations` down, at least −15 %; `shares` down, at least −10 %; lint warns in the 0.2 arm alone",
    ),
)

BRANDS: tuple[Asked, ...] = (
    Asked(
        "M-A1",
        "ID",
        "71 % want brands to take a stand on issues that matter",
        "share of audience rewarding a stand",
        "no stand / stand; audience that rewards one 0.50 to 0.71",
        (
            "`approval (rewards a stand)` up, at least +3 points; `approval (opponents)` down, at least −1 "
            "point; the gain over all people larger at 0.71 than at 0.50, at least +0.5 points (R1, R3)"
        ),
    ),
    Asked(
        "M-A2",
        "ID",
        "Value alignment 74 % more influential on purchases in 2022 than 2021",
        'alignment weight, with a "2021/2022" switch (relative change only)',
        "alignment weight of 2021 / of 2022 (1.74 times)",
        (
            "gap in `approval` between aligned and unaligned people up, at least +20 %; `approval` of people "
            "without a view: no change beyond 1 %"
        ),
    ),
    Asked(
        "M-A3",
        "ID",
        "52 % believe brands speak on sensitive topics for publicity or sales",
        "initial share of skeptics; same mechanism as M-V6, its starting point",
        "skeptics at the start 0.30 to 0.52 to 0.70",
        (
            "`sincerity` down at each step, at least −10 % from 0.30 to 0.70; `doubted share` up, at least "
            "+15 %; `share rate (skeptics)` at least 20 % below that of the others (R2)"
        ),
    ),
    Asked(
        "M-A4",
        "ID",
        "Some in the audience check published impact goals (inclusion, sustainability)",
        "verifiable-record attribute",
        "verifiable record on/off",
        "`doubted share` down, at least −10 %; the effect at least twice as large among people who check",
    ),
    Asked(
        "M-A5",
        "ID",
        "Publishing successes *and* failures builds comfort with integrity",
        "admission events: short dip, long gain",
        "successes alone / failures published too",
        "`sincerity` down, at least −1 %, on the day after the admission; up, at least +3 %, at day 30",
    ),
    Asked(
        "M-A6",
        "ID",
        "Internal values should match external activism",
        "internal–external gap; exposure risk by insiders",
        "gap between inner and outer values 0.1 to 0.5 to 0.9",
        "`expected backlash` up at each step, at least +50 % from 0.1 to 0.9",
    ),
    Asked(
        "M-A7",
        "ID",
        "Causes tied to product, values, or image feel more authentic than scattered posts",
        "fit score; penalty for topic hopping",
        "brand–cause fit 0.2 to 0.7; topics in the week 1 to 5",
        (
            "`sincerity` up, at least +10 %, with fit (no claim above 0.7: a moderate stretch may work best, "
            "R5); down, at least −5 %, with topics, while `focus index` falls"
        ),
    ),
    Asked(
        "M-A8",
        "ID",
        "Examples: women's brand and workplace gender; outdoor brand and sustainability",
        "two ready presets plus a mismatched control; same mechanism as M-A7, as presets",
        "preset: women's brand on gender at work, outdoor brand on sustainability, mismatched control",
        (
            "both matched presets beat the control: `sincerity`, at least +10 %, and `approval`, at least +2 "
            "points; shapes: the women's brand gathers its reach in one segment, the outdoor brand spreads "
            "over several (largest `reach share` of a segment at least 5 points apart)"
        ),
    ),
    Asked(
        "M-A9",
        "ID",
        "Make it easy to connect the dots",
        "explanation quality raising perceived fit",
        "link between brand and cause explained on/off, at equal fit",
        "`comprehension share` up, at least +10 %; `sincerity` up, at least +2 %",
    ),
    Asked(
        "M-A10",
        "ID",
        "Conscious users amplify voice, platform, talent for something bigger",
        "motivation trait raising creation",
        "motivation trait 0 to 0.5",
        "`creators` up, at least +20 %",
    ),
)

GRASSROOTS: tuple[Asked, ...] = (
    Asked(
        "M-G1",
        "ID",
        "No central leader",
        "organiser budget zero",
        "no organiser; seeds 5 to 30 to 100",
        (
            "`take-off` in at most 5 of 20 worlds with 5 seeds and in at least 15 of 20 with 100 (the "
            "critical mass lies between)"
        ),
    ),
    Asked(
        "M-G2",
        "ID",
        "Powered by millions posting, commenting, liking, sharing peers' content",
        "peer content as main input; same mechanism as M-C3, without a challenge",
        "posts by peers on/off",
        "`reach share (by peer content)` up from none to at least 20 %; `reach` up, at least +10 %",
    ),
    Asked(
        "M-G3",
        "ID",
        "Equal platform democratises activism",
        "flat rules; inequality still emerges; same mechanism as M-F10",
        "bought rank / flat rules; popularity signal on/off",
        (
            "`attention Gini` down, at least −2 %, under flat rules, yet above 0.5; up, at least +5 %, with "
            "the popularity signal (L2)"
        ),
    ),
    Asked(
        "M-G4",
        "ID",
        "Virtual action with real-world effect",
        "ladder and pressure gauge; same mechanism as M-V5 and M-B10",
        "path from online act to deed on/off",
        "`deeds per click` up, at least +10 %; `pressure` up, at least +10 % (pooled)",
    ),
    Asked(
        "M-G5",
        "ID",
        "Without like-minded community posts drown in noise",
        "background content volume",
        "background volume ×0.5 to ×1 to ×4; like-minded community on/off",
        (
            "`post survival` down at each step, at least −20 % from ×0.5 to ×4; the loss at least a fifth "
            "smaller with the community"
        ),
    ),
    Asked(
        "M-G6",
        "ID",
        "Long-term movements need community",
        "tie formation among supporters",
        "new ties among supporters on/off",
        "`supporter ties` up, at least +10 %; `active at day 30` up, at least +5 %",
    ),
)
