"""The decision-maker: whom deeds press, and clicks do not."""

from .kinds import Duration, Part, knob


class DecisionMaker(Part):
    """Somebody who can change a law or a policy, and gives way when enough people act."""

    threshold: int = knob(
        0,
        "Pressure, in signatures, at which the decision-maker gives way; 0: nobody is pressed.",
        unit="signatures",
        source="mission FR",
        moves=("gave_way", "down"),
        ge=0,
        le=10_000_000,
    )
    memory: Duration = knob(
        4320,
        "Time in which pressure fades to a half.",
        unit="duration",
        moves=("pressure", "up"),
        ge=60,
        le=60 * 1440,
    )
    signature: float = knob(1.0, "Pressure of a signature.", unit="signatures", moves=("pressure", "up"), ge=0, le=1000)
    gift: float = knob(1.0, "Pressure of a gift.", unit="signatures", moves=("pressure", "up"), ge=0, le=1000)
    recruit: float = knob(
        2.0, "Pressure of a person brought in.", unit="signatures", moves=("pressure", "up"), ge=0, le=1000
    )
    show_up: float = knob(
        10.0, "Pressure of a person who shows up.", unit="signatures", moves=("pressure", "up"), ge=0, le=1000
    )
