"""The dashboard: what the platform's numbers show of what really happened."""

from .kinds import Part, knob


class Dashboard(Part):
    """Errors of the numbers that the organiser sees; the truth is in the ledger."""

    overcount: float = knob(
        0.0,
        "Part of the views and reactions that are counted once more than they happened: robots, autoplay, slips.",
        unit="share",
        source="mission FR",
        moves=("measurement_error_likes", "up"),
        ge=0,
        le=1,
    )
    devices: float = knob(
        0.0,
        "Part of the people reached who are counted as two, for their two devices.",
        unit="share",
        moves=("measurement_error_reach", "up"),
        ge=0,
        le=1,
    )
    lost_track: float = knob(
        0.0,
        "Part of the deeds whose way to the form is not seen, so that no post is credited with them.",
        unit="share",
        moves=("measurement_error_gifts", "up"),
        ge=0,
        le=1,
    )
