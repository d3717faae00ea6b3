"""Who follows whom."""

from .kinds import Part, Sentence, knob


class Network(Part):
    """Who follows whom: circles of acquaintances inside communities, and hubs."""

    followees: float = knob(
        60.0,
        "Mean number of accounts that a person follows (scaled down from 191 on Facebook).",
        unit="accounts",
        source="D4",
        moves=("impressions", "up"),
        ge=2,
        le=500,
    )
    followees_spread: float = knob(
        0.8,
        "Spread of that number between people (sigma of a log-normal).",
        unit="log",
        moves=("reach", "down"),
        ge=0,
        le=2,
    )
    follower_exponent: float = knob(
        2.3,
        "Exponent of the tail of follower counts; smaller means larger hubs.",
        unit="exponent",
        source="D3",
        moves=("attention_gini", "down"),
        ge=2,
        le=3.5,
    )
    circle_size: int = knob(
        40,
        "People in a circle of acquaintances.",
        unit="people",
        moves=("reach_share_by_mutual_ties", "down", "where ties stay inside circles"),
        ge=3,
        le=200,
    )
    circle_share: float = knob(
        0.45,
        "Part of the ties that stay inside one's circle; makes friends of friends friends.",
        unit="share",
        source="MEM: D6",
        moves=("reach_share_by_mutual_ties", "up"),
        ge=0,
        le=0.95,
    )
    homophily: float = knob(
        0.8,
        "Part of the remaining ties that stay inside the community.",
        unit="share",
        source="F1",
        moves=("largest_reach_share", "up", "where the messenger is known in one community"),
        ge=0,
        le=1,
    )
    opposite_camp: float = knob(
        0.2,
        "Part of all ties between people that lead to the other camp.",
        unit="share",
        source="F1",
        moves=("cross_cutting_share", "up"),
        ge=0,
        le=1,
    )
    cross_region: float | None = knob(
        None,
        "Part of all ties that cross regions; by homophily and size alone when left out.",
        unit="share",
        source="mission FR",
        moves=("reach_share (outside home)", "up"),
        ge=0,
        le=1,
    )
    file: Sentence | None = knob(
        None,
        "Your own network, a file of ties beside the scenario; replaces the generated one.",
        source="user",
        moves=("impressions", "changes", "with the ties of the file"),
    )
    nodes: Sentence | None = knob(
        None,
        "Attributes of the people in that file.",
        source="user",
        moves=("impressions", "changes", "with who lives where"),
    )
    directed: bool = knob(
        True,
        "Following is one-sided; false makes every tie mutual, as among friends.",
        source="D7",
        moves=("reach_share_by_mutual_ties", "down"),
    )

    @property
    def abroad(self) -> float | None:
        """Part of the ties outside circles that leads to other regions; None: by homophily and size alone."""
        if self.cross_region is None:
            return None
        return min(1.0, self.cross_region / (1.0 - self.circle_share))
