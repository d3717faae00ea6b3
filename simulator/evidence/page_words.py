"""The prose of docs/validation.md; everything that is a number comes from the kept results."""

HEAD = """# Validation

<!-- written by `python -m simulator.evidence.page` from simulator/evidence/results.json; do not edit -->

How far Groundswell can be trusted, and how anybody can find out again. The order follows TRACE (Grimm et al. 2014,
*Ecological Modelling*): eight elements, from the problem to what was compared with the world. What the model cannot do
comes first.
"""

LIMITS = """## What the model cannot do

* **It does not predict a campaign.** No real campaign was compared with its outcome. What is compared is how posts,
  people and networks behave in general, as the literature describes them.
* **One run means little.** Two runs of one plan differ by as much as the luck of the real thing: compare plans in
  thirty worlds or more (`groundswell compare`), and read the spread before the middle.
* **Small counts are guesses.** Ten gifts hang on a few link taps; their level rests on numbers of vendors and on
  memory. The *difference* between two plans in the same worlds rests on less, and is safer than either level.
* **It knows nothing of the content.** Quality, slant, arousal and fit are numbers that somebody states; the model
  cannot read a text, and cannot tell a good idea from a bad one.
* **One platform at a time, one week or a few.** People do not leave a platform, its rules do not change by themselves,
  and nothing that takes months (trust in an institution, a generation) happens.
* **It is no model of persuasion.** Opinions move little by assumption, because large field experiments find next to
  nothing.
* **Its large cascades are too much alike.** Their medians lie in the bands (S0), but real ones differ far more in size
  and in speed: see the first picture of the last chapter.
* **Sources are from a few countries and platforms**, mostly the United States and Twitter between 2009 and 2024.
"""

FAILING = """### What it does not show, though the literature has it

Each of these counts as failed on the report card below.
"""

TRUST = """## How far each number can be trusted

These are judgements from the rows that are named, no measurements.

| number | rests on | how far |
|---|---|---|
| reach, impressions, who saw it | network, sessions and feed: D1-D7, C1, E1, E3, S0 | the order of plans: far; \
the level: within a factor of two |
| shares, cascades, what goes viral | A1-A13, B3-B6, G1-G5, S0 | the shape and the rarity: far; which post it will be: \
not at all |
| time of day, half-lives | C1, C3, C7; not C2, C4, C5 | hours: far; minutes after a post, \
and anything after the second day: not |
| likes, comments, engagement rates | E1, E8, E9, N1 | ratios between sizes and designs: far; levels: vendors' numbers |
| gifts, signatures, deeds | M1-M6 and the sanity budget | whether it is none, some or many; the level has a factor of \
three in it |
| opinions, bubbles, polarisation | F1-F13, E11, N6-N7, R1-R5 | the direction: far; the size: small by assumption |
| trolls, rumours, labels | B1 in part, N1-N9 | the direction and the ratio, not the level |
| luck, predictability | L2-L7 | far: it comes out of the mechanisms, and nothing was set for it |
| whose merit it was (credit) | worlds in which the truth is known (tests/facts/test_credit_known_truth.py) | \
as far as its interval says |

A number whose source says *assumption* or *from memory* is shown so in the interface and in
[the reference](scenario-reference.md); the evidence screen (`k` in the library and in the live week) says how much
today's headline leans on each.
"""

PROBLEM = """## 1 Problem formulation

A strategist wants to know which of several plans is better, and how sure that is; a teacher wants to show why. The
model answers with distributions over worlds and with what was different in them, never with a forecast of one week.
[docs/odd.md](odd.md) states the purpose and the patterns by which the model is judged.
"""

DESCRIPTION = """## 2 Model description

[docs/odd.md](odd.md) in the seven elements of ODD (Grimm et al. 2020), [docs/mechanisms.md](mechanisms.md) mechanism by
mechanism, [docs/scenario-reference.md](scenario-reference.md) key by key, [docs/measures.md](measures.md) measure by
measure.
"""

DATA = """## 3 Data evaluation

The numbers below come from the literature; how each came to us is told with it.
"""

CONCEPT = """## 4 Conceptual model evaluation

Why the model is built as it is stands in [docs/decisions](decisions/). A mechanism stays when several weak patterns
need it at once (pattern-oriented modelling, Grimm et al. 2005); the negative controls below show that they do.
"""

IMPLEMENTATION = """## 5 Implementation verification

`tests/theory` holds the parts of the program against exact results of mathematics (branching processes, thresholds,
queues, urns), `tests/laws` against laws over whole random scenarios, `tests/golden` against fingerprints of whole
runs, byte by byte, and `tests/hostile` against input that means harm. `make test` runs them; `make facts` measures this
page's facts anew.
"""

OUTPUT = """## 6 Output verification

`groundswell facts --controls --sanity` measures everything in this chapter. A fact passes when the mean over its worlds
lies in the band and at least 85 % of the worlds lie in the band made a quarter wider. The interval is from the 5th to
the 95th percentile over the worlds. World seeds are 1, 2, 3 ... A row passes when all its parts do; what is not
modelled counts as failed; rows that only give a parameter are no checks.
"""

ANALYSIS = """## 7 Model analysis

`groundswell sensitivity` turns every assumption (Morris, then Sobol); each answer says what its headline leans on; the
negative controls take whole mechanisms away.
"""

CORROBORATION = """## 8 Output corroboration

Beside data that nothing was calibrated on but the half-life (C1), the silent posts (A1), the stars (A3) and friends'
shares (F1). A filled diamond is a number that was seen or counted, an open one a number from memory.
"""
