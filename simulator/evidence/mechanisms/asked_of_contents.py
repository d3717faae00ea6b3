"""What the mission asks of the types of content."""

from __future__ import annotations

from .asking import Asked

CONTENTS: tuple[Asked, ...] = (
    Asked(
        "M-T1",
        "ID",
        ("Educational: people cannot fix what they do not know; barrier is understanding problem *and* solution"),
        "knowledge states (unaware, problem, solution) gating deeds",
        "plain / educational posts in the same slots",
        "`knowledge` up, at least +10 %; `deed rate` up, at least +5 % (pooled)",
    ),
    Asked(
        "M-T1a",
        "ID",
        "Formats: answer user questions, dive into a subtopic, give history",
        "three sub-formats with different depth and reach",
        "sub-format: answer, deep dive, history",
        (
            "each leads on its own mark, at least +10 % ahead of the next: answer `knowledge` gained per "
            "minute of attention; deep dive `knowledge` gained per viewer; history `reach`"
        ),
    ),
    Asked(
        "M-T1b",
        "ID",
        "Aim: bring audience up to speed so they can join",
        "education first raises later conversion; same mechanism as M-T1, seen in its order",
        "order of the same posts: ask→educate / educate→ask",
        "`deed rate`: order educate→ask beats ask→educate, at least +10 % (pooled)",
    ),
    Asked(
        "M-T1c",
        "ID",
        "Zipcar thread linked to a heritage month so the right people see it",
        "calendar event tag raising matching",
        "calendar tag on/off",
        "`reach share (target group)` up, at least +10 %",
    ),
    Asked(
        "M-T1d",
        "ID",
        "…history linked to the company's mission; brand as natural next step",
        "fit bonus; same mechanism as M-A7",
        "history tied to the organiser's mission on/off",
        "`sincerity` up, at least +2 %, at fit 0.7; at fit 0.2 the gain is at most half as large",
    ),
    Asked(
        "M-T2",
        "ID",
        "Opinionated: mini editorial; no publisher needed",
        "strong stance; higher share inside, push-away outside",
        "neutral / opinion piece in the same slot",
        (
            "`share rate (own camp)` up, at least +10 %; `rejected share (other camp)` up, at least +10 %; "
            "`polarisation` up, at least +0.1 % (a week moves stances little)"
        ),
    ),
    Asked(
        "M-T2a",
        "ID",
        "Quick and cheap to publish",
        "low cost, fast slot",
        "hours to make a post 6 to 1, same budget of hours",
        "`reach per hour` up, at least +20 %",
    ),
    Asked(
        "M-T2b",
        "ID",
        "Starts dialogue, differentiates the brand",
        "comment multiplier; distinctiveness",
        "clear point of view on/off",
        "`comments` per 1,000 impressions up, at least +15 %; `recall` up, at least +5 %",
    ),
    Asked(
        "M-T2c",
        "ID",
        "Annie's: clear belief, expert support, no ambiguity, tied to product",
        "clarity and evidence attributes lowering misreading",
        "clarity and evidence 0.3 to 0.9",
        "`misread rate` down, at least −20 %; `sincerity` up, at least +2 %",
    ),
    Asked(
        "M-T3",
        "ID",
        'Actionable: answers "all talk" criticism; petition, contact officials, donate, protest',
        "explicit call with effort level",
        "explicit call on/off; effort from petition to protest",
        (
            "`deed rate` up, at least +15 %, with the call; down at each step of effort, at least −20 % from "
            "first to last (pooled)"
        ),
    ),
    Asked(
        "M-T3a",
        "ID",
        "Organise faster than before",
        "delay parameter; same mechanism as M-B2, its delay",
        "delay from wish to deed 24 h to 1 h",
        "`time to 100 signatures` down, at least −20 %; `deeds` no fewer (pooled)",
    ),
    Asked(
        "M-T3b",
        "ID",
        "Seventh Generation: problem statement plus clear call, loyal aligned followers",
        "call clarity × audience alignment",
        "call clarity 0.3 to 0.9; mixed / aligned followers",
        ("`deed rate` up, at least +10 %, with clarity; the gain at least 25 % larger with aligned followers (pooled)"),
    ),
    Asked(
        "M-T4",
        "ID",
        "Motivational: recognise people doing the work once movement takes off",
        "recognition post; works after momentum",
        "recognition post on day 1 / on day 5",
        "`credit` of the post in deeds, per 1,000 viewers: day 5 beats day 1, at least +10 % (pooled)",
    ),
    Asked(
        "M-T4a",
        "ID",
        "Shows it has been done; others feel able",
        "self-efficacy rise from similar models",
        "example shown: none, of unlike people, of like people",
        "`efficacy` up at each step, at least +3 % from none to like people",
    ),
    Asked(
        "M-T4b",
        "ID",
        "Celebrate wins, work is hard",
        "burnout reduction",
        "wins celebrated on/off",
        "`volunteer dropout` down, at least −10 % (pooled)",
    ),
    Asked(
        "M-T4c",
        "ID",
        "Imperfect Foods: one customer's act amplified; user content; reach beyond own followers",
        "featured user's neighbours exposed; same mechanism as M-C5",
        "post without the name / customer named and linked",
        ("`reach (neighbours of the featured)` up, at least +20 %; `reach (beyond followers)` up, at least +5 %"),
    ),
    Asked(
        "M-T5",
        "ID",
        "Interactive: answer questions, crowdsource ideas, reply to comments",
        "replies as resource; reciprocal ties; same mechanism as M-C4",
        "replies on/off",
        "`answered share` up, at least +20 points; `new ties` up, at least +10 % (pooled)",
    ),
    Asked(
        "M-T5a",
        "ID",
        "More engagement → more attention → more supporters",
        "rank feedback loop; same mechanism as M-B5",
        "rank feedback on/off, with replies on and with replies off",
        "`loop gain` up, at least +10 %, and up by less with replies off; `supporters` up, at least +2 %",
    ),
    Asked(
        "M-T5b",
        "ID",
        "UN Women replies to a comment by video rather than an FAQ",
        "public reply invites more questions",
        "entry in a list of answers / public video reply",
        "`questions per reply` up, at least +20 %; `conversation index` up, at least +10 %",
    ),
    Asked(
        "M-T6",
        "ID",
        "The mix matters",
        "weekly mix of five types",
        "weekly mix: each single type, then blends of the five",
        "`deeds`: interior maximum, the best blend beats the best single type, at least +5 % (pooled)",
    ),
    Asked(
        "M-T7",
        "ID",
        "Done well, effect can be very large",
        "heavy tail across worlds",
        "quality of the posts, low to high (R 0.3 to 0.7)",
        (
            "`large-cascade share` up, at least +100 % (pooled); in the high arm the largest cascade of the "
            "best world is at least twice that of the median world"
        ),
    ),
)
