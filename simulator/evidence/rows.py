"""All rows of the literature that the model answers to, whether it can show them yet or not.

A row without a fact on the card is "not modelled" and counts as failed; so nothing can be left out in silence.
Rows tagged `parameter` are sources of defaults: there is nothing to check.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Row:
    """One row of the literature.

    id        its id; parts of it on the card are called `id-part`
    claim     what was observed, in a sentence
    source    who observed it
    parameter a source of parameters, not a check
    """

    id: str
    claim: str
    source: str
    parameter: bool = False


def _par(identity: str, claim: str, source: str) -> Row:
    return Row(identity, claim, source, parameter=True)


ROWS: tuple[Row, ...] = (
    Row("S0", "Large cascades: medians of virality, first generation, time to half and to 90 %.",
        "1,490 cascades of Liu et al. 2015 and Ma et al. 2017"),
    Row("A1", "Most posts go nowhere: 83.7 % got no repost.", "Bluesky thesis 2026; Sysomos 2010"),
    Row("A2", "Adoptions sit next to the seed: 99 % within one hop.", "Goel, Watts, Goldstein 2012"),
    Row("A3", "Non-trivial cascades are mostly stars: 71 % have depth 1.", "Bluesky thesis 2026"),
    Row("A4", "Sizes of cascades are heavy-tailed.", "Bluesky thesis 2026; Clauset, Shalizi, Newman 2009"),
    Row("A7", "Structural virality of large cascades is small: median 2 to 5.", "Bluesky thesis 2026"),
    Row("A9", "One in a few thousand posts reaches 100 adopters.", "Goel et al. 2016"),
    Row("A13", "Most posts reach few people, a few go viral.", "Gonzalez-Bailon et al. 2024"),
    Row("B1", "False news travels farther (70 % more retweets) and several times faster.", "Vosoughi, Roy, Aral 2018"),
    Row("B3", "Bots speed true and false news alike.", "Vosoughi et al. 2018"),
    Row("B4", "Each moral-emotional word: +20 % diffusion, more inside the group than across.", "Brady et al. 2017"),
    Row("B5", "Each out-group term: +67 % odds of a share, and hostility.", "Rathje, Van Bavel, van der Linden 2021"),
    Row("B6", "High arousal raises sharing, sadness lowers it.", "Berger, Milkman 2012"),
    Row("C1", "Half of a tweet's impressions come within 80 minutes.", "Pfeffer, Matter, Sargsyan 2023"),
    Row("C2", "Half-lives of engagement differ by platform, from half an hour to days.", "Graffius 2018-2026"),
    Row("C3", "Reaction times: flat for 5 minutes, then a power law of exponent 1.23.", "Zhao et al. 2015"),
    Row("C4", "55 % of retweets come within an hour, 75 % within a day.", "Kwak et al. 2010"),
    Row("C5", "The first like comes before the first repost.", "Bluesky thesis 2026"),
    Row("C7", "Activity has one trough each night, later at weekends.", "ten Thij et al. 2014; Leypunskiy et al. 2018"),
    _par("C11", "A session lasts about 10 minutes.", "Kooti et al. 2016"),
    Row("D1", "The top 10 % of users write 80 % of the posts.", "Pew 2019, 2021"),
    _par("D2", "Posts per user are log-normal, sigma 1.85 over six days.", "Bluesky thesis 2026"),
    Row("D3", "Follower counts are heavy-tailed: exponent 2.28.", "Kwak et al. 2010"),
    Row("D4", "Paths are short (4.74 on Facebook), and nearly all are in one component.", "Backstrom et al. 2012"),
    Row("D6", "Local clustering is far above random.", "Ugander et al. 2011"),
    Row("D7", "Few ties of following are mutual: 22 %.", "Kwak et al. 2010"),
    _par("D8", "Feeds are now mostly recommended.", "court filings, in Tornberg, Rogers 2026"),
    Row("E1", "Engagement per follower falls with size: nano over mega 1.5 to 4.", "Statista; Captiv8"),
    _par("E2", "Video platforms may reverse that order, or not.", "Captiv8; Later, Fohr; HypeAuditor"),
    Row("E3", "Story reach falls with size; 70 % stay to the fifth frame, most leave after the first.", "Conviva 2020"),
    _par("E4", "Organic reach of brand posts: 2 to 13 %, by vendor.", "Ignite; Socialinsider"),
    Row("E7", "Greedy seeding reaches at least 63 % of the optimum.", "Kempe, Kleinberg, Tardos 2003"),
    Row("E8", "Disclosure lowers credibility, hardly engagement (-15 to +5 %).", "Eisend et al. 2020; Liu, Zhao 2025"),
    Row("E9", "Fit of messenger and cause has an inverted-U effect on engagement.", "Leung et al. 2022"),
    Row("E10", "Several influencers reach less than independent audiences would.", "media-planning handbooks"),
    Row("E11", "Attitude peaks near 10 exposures; spacing helps it.", "Schmidt, Eisend 2015"),
    _par("E15", "Many followers look popular; following few looks less likeable.", "De Veirman et al. 2017"),
    Row("F1", "Cross-cutting exposure shrinks from friends over ranking to choice.", "Bakshy, Messing, Adamic 2015"),
    Row("F3", "Like-minded sources are about half of what people see.", "Nyhan et al. 2023"),
    Row("F7", "Leanings correlate with neighbours' on feeds (0.5), little on forums (0.25).", "Cinelli et al. 2021"),
    Row("F8", "Echo chambers arise from confirmation bias alone; filters sharpen them.", "Geschke, Lorenz, Holtz 2019"),
    Row("F9", "A little influence plus unfollowing segregates a network fast.", "Sasahara et al. 2021"),
    Row("F11", "Consensus gives way to radicalisation as controversy grows.", "Baumann et al. 2020"),
    Row("F13", "Amplification: reach under ranking over reach in a chronological twin, less 1.", "Huszar et al. 2022"),
    Row("G1", "What needs reinforcement spreads farther on clustered networks (ratio 1.4).", "Centola 2010"),
    Row("G2", "Global cascades have a window of connectivity.", "Watts 2002"),
    Row("G5", "Chance to share goes with the fraction of neighbours who shared.", "Feng et al. 2015"),
    _par("G7", "Chance to adopt a hashtag peaks at 2 to 4 exposures.", "Romero, Meeder, Kleinberg 2011"),
    Row("L2", "Seeing others' choices makes success more unequal and less predictable.", "Salganik, Dodds, Watts 2006"),
    Row("L5", "One early up-vote raises the final score by 25 %.", "Muchnik, Aral, Taylor 2013"),
    Row("L6", "The more one follows, the lower the chance to share any item.", "Hodas, Lerman 2012, 2014"),
    Row("L7", "Competition for attention poises diffusion near criticality.", "Gleeson et al. 2014"),
    Row("M1", "Of those who join a page, 0.24 % give and 72 % recruit nobody.", "Lewis, Gray, Meierhenrich 2014"),
    Row("M2", "A shared donation brings 0.2 donations and 0.1 further shares.", "JustGiving 2011-12"),
    Row("M3", "A match raises response by a fifth; a larger match adds nothing.", "Karlan, List 2007"),
    Row("M4", "Public token support lowers later help, private raises it.", "Kristofferson, White, Peloza 2014"),
    Row("M6", "Most who start a gift form do not finish it; social gifts are small.", "GiveGab; BBold"),
    _par("M7", "Most visits are mobile, most donors give on a desktop.", "trade press"),
    _par("M8", "Response to e-mail 0.05-0.1 %, to advocacy 1-3 %.", "M+R Benchmarks"),
    Row("N1", "A note on a post: reposts -46 %, likes -44 %, replies -22 %, views -14 %.", "Slaughter et al. 2025"),
    _par("N4", "Upper estimate of the effect of a note: -62 % spread.", "Chuai et al. 2024"),
    _par("N5", "7 to 10 % of proposed notes are ever shown.", "DDIA 2025"),
    Row("N6", "Fact-checks move beliefs by d = 0.29, more where they are welcome.", "Walter et al. 2020"),
    Row("N7", "Corrected misinformation keeps an effect.", "Chan et al. 2017"),
    Row("N8", "Accuracy prompts: -10 % sharing of what is false, none of what is true.", "Pennycook, Rand 2022"),
    Row("N9", "Trolled threads double trolling.", "Cheng et al. 2017"),
    _par("N12", "41 % of US adults have faced online harassment.", "Pew 2021"),
    Row("R1", "Two thirds want brands to take a stand; a stated preference, not behaviour.", "Sprout Social 2017-2022"),
    Row("R2", "Half think that brands do it for publicity; fit and proof help.", "Sprout Social 2019, 2022"),
    Row("R3", "A stand loses about as many as it wins, unless it fits.", "CDP Institute 2017; MediaPost 2019"),
    Row("R5", "Causes close to the product are seen as more sincere.", "Vredenburg et al. 2020"),
)  # fmt: skip

OF_MECHANISMS: tuple[str, ...] = (
    "B1", "B3", "B4", "B5", "B6", "E1", "E3", "E8", "E9", "E10", "E11", "F1", "F3", "F7", "F8", "F9", "F11", "F13",
    "G1", "G2", "G5", "L2", "L5", "L6", "M1", "M2", "M3", "M4", "M6", "N1", "N6", "N7", "N8", "N9",
    "R1", "R2", "R3", "R5",
)  # fmt: skip
"""Rows that the mechanisms beyond plain spreading touch."""


def row_of(fact: str) -> str:
    """The row that a fact of the card is (a part of): "D1-quarter" belongs to "D1"."""
    return fact.split("-")[0]
