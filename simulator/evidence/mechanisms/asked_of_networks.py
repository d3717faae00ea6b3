"""What the mission asks, its article on networks in the service of causes: ten benefits, twelve cautions."""

from __future__ import annotations

from .asking import Asked

FRAMING: tuple[Asked, ...] = (
    Asked(
        "M-F1",
        "FR",
        "Networks cross geographic borders",
        "regions with sparse cross-region ties",
        "share of ties that cross regions 0 to 2 to 10 %, discovery off",
        "`reach share (outside home)`: none at 0 %, up at each step, at least +3 points from 0 to 10 %",
    ),
    Asked(
        "M-F2",
        "FR",
        "…language barriers",
        "language per person; translated/visual posts cross",
        "translated version on/off",
        "`reach (second language)` up, at least +20 %; `reach (first language)` no change beyond 2 %",
    ),
    Asked(
        "M-F3",
        "FR",
        "…cultural differences",
        "value distance lowers acceptance",
        "weight of value distance 0 to 1",
        ("`acceptance (far culture)` down, at least −10 %; `acceptance (home culture)` no change beyond 2 %"),
    ),
    Asked(
        "M-F4",
        "FR",
        "Engagement moved from analogue to virtual",
        "online and offline channels side by side",
        "online channel on/off beside the same street work",
        (
            "online part of `deeds` up, at least +10 points; `deeds` in all up, at least +5 %, even if street"
            " deeds fall (pooled)"
        ),
    ),
    Asked(
        "M-F5",
        "FR",
        "Collective consciousness emerges",
        "shared awareness above a threshold in every community",
        "shared-awareness feedback on/off",
        ("`aware communities` up, at least +10 %; `time to half of the communities` down, at least −5 % (pooled)"),
    ),
    Asked(
        "M-F6",
        "FR",
        "Topic families: rights, justice, environment, health",
        "topic vector per cause and interests per person",
        "cause–audience fit 0.2 to 0.5 to 0.8",
        "`share rate` up at each step, at least +20 % from 0.2 to 0.8",
    ),
    Asked(
        "M-F7",
        "ID",
        (
            "Social media is conversation; platform affordances differ (friends, global trends, interest "
            "groups, stitched video)"
        ),
        "platform profiles: tie type, resharing form, trend list, group feed",
        "platform profile: friends, global trends, interest groups, stitched video",
        (
            "each profile leads on its own mark, at least +10 % ahead of the next: friends `reach share (by "
            "mutual ties)`; trends `peak-hour share`; groups `reach share (interested people)`; stitched "
            "video `creations`"
        ),
    ),
    Asked(
        "M-F8",
        "ID",
        "Movements named: ice bucket, #MeToo, Black Lives Matter",
        "three stylised presets: challenge chain, disclosure threshold, event-triggered",
        "preset: challenge chain, disclosure threshold, event-triggered",
        (
            "each shape leads on its own mark, at least +20 % ahead of the next: challenge chain (each names "
            "the next) `structural virality`; disclosure (few speak before several others did) `reinforced "
            "share`; event (many start within the same hour) `peak-hour share`"
        ),
    ),
    Asked(
        "M-F9",
        "ID",
        "Same mechanics unite fans and activists",
        "cause swapped for hobby, same engine",
        "cause swapped for hobby: the label alone, then with the hobby's undivided stances",
        "label alone: no change at all; undivided stances: `rejected share` down, at least −20 %",
    ),
    Asked(
        "M-F10",
        "ID",
        "Brands, politicians, influencers, ordinary people share one platform",
        "all are accounts under the same rules",
        "account kind alone, then ten times the followers",
        "kind alone: `reach` no change beyond 1 %; ten times the followers: `reach` up, at least +100 %",
    ),
    Asked(
        "M-F11",
        "ID",
        "Sitting out is a missed chance",
        '"say nothing" as a plan option',
        "say nothing, speak early, speak late",
        (
            "at fit 0.8 `deeds`: early beats silent, at least +10 %, and beats late, at least +3 %; at fit "
            "0.2 the gain over silence is at most half as large (pooled)"
        ),
    ),
)

BENEFITS: tuple[Asked, ...] = (
    Asked(
        "M-B1",
        "FR",
        "Worldwide visibility in an instant",
        "fast cross-community bridges; time zones; same mechanism as M-F1, seen in time",
        "fast bridges between communities on/off",
        "`time to first contact` in the median region down, at least −20 %; `reach` up, at least +5 %",
    ),
    Asked(
        "M-B2",
        "FR",
        "Rapid mobilisation (petitions, funds, demonstrations)",
        "short delay between exposure and deed; social proof of count",
        "count of those who signed on/off, shown from the 20th on (a low count can deter)",
        "`time to 100 signatures` down, at least −10 %; `deeds` up, at least +5 % (pooled)",
    ),
    Asked(
        "M-B3",
        "FR",
        "Voice to the marginalised",
        "low-degree cluster as source; optional amplification by bridges",
        "amplification by bridges on/off for the same voice",
        "`attention share (marginal cluster)` up, at least +20 %; `attention Gini` no higher",
    ),
    Asked(
        "M-B4",
        "FR",
        "Easy sharing, one click, all media",
        "share friction parameter by format",
        "clicks needed to share 1 to 3",
        "`share rate` down, at least −20 %, in every format",
    ),
    Asked(
        "M-B5",
        "FR",
        "Interactivity (comment, question, debate)",
        "comment events that raise attention and rank",
        "comments on/off",
        "`impressions` up, at least +5 %; `thread depth` up from none",
    ),
    Asked(
        "M-B6",
        "FR",
        "Efficient fundraising, transparent online giving",
        "gift link with step friction and trust term",
        "gift form 4 steps to 1; open books on/off",
        "`gift rate` up, at least +15 %, with the short form; up, at least +5 %, with open books (pooled)",
    ),
    Asked(
        "M-B7",
        "FR",
        "Celebrity and influencer support",
        "accounts with large audiences, fit and price",
        "each influencer out of / in the plan",
        (
            "`reach` up, at least +20 %, with the largest; the `credit` of two together is at least 3 % below"
            " the sum of each alone (E10)"
        ),
    ),
    Asked(
        "M-B8",
        "FR",
        "Continuous awareness after traditional media leave",
        "evergreen posts, resurfacing, decay",
        "evergreen posts and resurfacing on/off",
        "`awareness half-life` up, at least +20 %; area under `awareness` after day 7 up, at least +10 %",
    ),
    Asked(
        "M-B9",
        "FR",
        "Real-time feedback, campaign adapts",
        'decision points with rules ("if share rate < x then…")',
        "fixed plan / decision rules, same budget",
        ("`reach` up, at least +5 %, over 20 worlds in which a rule fires; where none fires, no change at all"),
    ),
    Asked(
        "M-B10",
        "FR",
        "Concrete social change (laws, policies, lives)",
        "pressure threshold at a decision-maker fed by deeds, not clicks",
        "calls ask for likes / for deeds; then likes ×1 to ×2",
        (
            "`pressure` up, at least +20 %, and its threshold crossed in at least 3 more of 20 worlds, when "
            "the calls ask for deeds; twice the likes: no change beyond 1 %"
        ),
    ),
)

VIGILANCE: tuple[Asked, ...] = (
    Asked(
        "M-V1",
        "FR",
        "False information; verify before sharing",
        "rumour item with higher novelty; fact-check delay; verification habit",
        "habit of verifying 0 to 0.5; fact-check after 24 h to 2 h",
        (
            "`misled` down, at least −15 %, with the habit; with the early check `misled` down, at least −5 "
            "%, and `correction coverage` up, at least +10 %"
        ),
    ),
    Asked(
        "M-V2",
        "FR",
        "Trolls and harassment; have protocols, protect members",
        "hostile accounts; stress state; moderators as limited resource",
        "moderation protocol on/off under the same raid",
        "`silenced` down, at least −20 %; `backlog` when the raid ends down, at least −10 %",
    ),
    Asked(
        "M-V3",
        "FR",
        "Data theft; secure supporters' data",
        "breach event probability rising with data collected, falling with care",
        "data asked for: e-mail to full record; care 0.2 to 0.8",
        (
            "`records exposed` up, at least +50 %, with the full record; down, at least −30 %, with care; "
            "`sincerity` after a breach down, at least −5 %"
        ),
    ),
    Asked(
        "M-V4",
        "FR",
        "Polemics; tact and transparency",
        "controversy event; response strategies (silence, denial, transparency)",
        "answer to the same true reproach: silence, denial, transparency",
        (
            "`recovery time` down, at least −10 %, transparency against silence and against denial; "
            "`opponents mobilised` fewest under transparency, at least −5 % against each (no order is asked "
            "where the reproach is false: there a plain denial may do best)"
        ),
    ),
    Asked(
        "M-V5",
        "FR",
        "Passive engagement; turn clicks into deeds",
        "ladder with separate hazards",
        "next-step ask after a click on/off; a public first click, under each theory",
        (
            "`deeds per click` up, at least +10 %, with the ask; later `deeds` after a public first click: "
            "both theories selectable: up under consistency, down under licensing, at least 5 % either way "
            "(M4, pooled)"
        ),
    ),
    Asked(
        "M-V6",
        "FR",
        "Legitimacy; causes used for marketing",
        "sincerity belief per person",
        "sponsor's motive sincere / sales, same posts",
        (
            "under the sales motive `sincerity` down, at least −10 %; `doubted share` up, at least +20 %; "
            "`gift rate` down, at least −5 % (pooled)"
        ),
    ),
    Asked(
        "M-V7",
        "FR",
        "Platform dependence; rule changes hit visibility",
        "policy shock mid-week; reach split by platform",
        "rule change in mid-week on/off; plan on one platform / on three",
        (
            "`reach` after the change down, at least −20 %, on one platform; the loss at least a third "
            "smaller on three, where `dependence index` is lower"
        ),
    ),
    Asked(
        "M-V8",
        "FR",
        "Filter bubbles narrow perspectives",
        "three filters; feed switch",
        "ranking chronological, personalised, bridging; network and mind filters on/off",
        (
            "`cross-cutting share` down, at least −2 %, personalised against chronological (F1); up, at least"
            " +5 %, bridging against personalised; down, at least −3 %, with each of the other two filters; "
            "mean stance moves by less than 0.05 SD"
        ),
    ),
    Asked(
        "M-V9",
        "FR",
        "Over-allocation of resources to social media",
        "shared hours and money with offline work",
        "share of hours spent online 0.1 to 0.5 to 0.9",
        "`deeds`: interior maximum, 0.5 beats both ends, at least +5 % (pooled)",
    ),
    Asked(
        "M-V10",
        "FR",
        "Donor protection against theft and fraud",
        "fake donation page card; security level",
        "security level 0.2 to 0.8 under the same fake page",
        "`gifts diverted` down, at least −30 %; `donors lost` down, at least −10 % (pooled)",
    ),
    Asked(
        "M-V11",
        "FR",
        "Impact is hard to measure; clear metrics needed",
        "dashboard view against truth view",
        "errors of the dashboard on/off, same run",
        (
            "`measurement error` up from none to at least 5 % in every metric, larger for gifts credited to a"
            " post than for likes; the truth: no change at all"
        ),
    ),
    Asked(
        "M-V12",
        "FR",
        "Durability; campaigns are ephemeral, need a long-term plan",
        "forgetting, aftermath month, nurture plan",
        "nurture plan after the week on/off",
        "`active at day 30` up, at least +15 %; `active at day 7` no change beyond 1 %",
    ),
    Asked(
        "M-V0",
        "FR",
        "Handling these keeps commitment positive and authentic",
        "red-team deck with readiness levels",
        "readiness none to half to full, same cards",
        "`stress score` up at each step, at least +10 % from none to full; `sincerity` no lower",
    ),
)
