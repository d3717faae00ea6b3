"""The scenario: all that a run is told; frozen, each parameter with its bounds, unit and source.

The names of the fields are the names of the tables and keys in the TOML file (docs/scenario-reference.md).
Times are kept in whole minutes from Monday 00:00, money in whole cents.
"""

from functools import cached_property
from pathlib import Path
from typing import Self

from pydantic import Field, PrivateAttr, field_validator, model_validator

from ..clock import MINUTES_PER_DAY
from .aftermath import Aftermath
from .approval import Approval
from .audience import Audience
from .checks import Disagreement, disagreements
from .dashboard import Dashboard
from .decision import DecisionMaker
from .deeds import Deeds
from .event_day import EventDay
from .harm import Harm
from .kinds import Duration, Listed, Paragraph, Part, Sentence, knob
from .lesson import Lesson
from .message import Message
from .messengers import Desk, Influencer, Organiser
from .movement import Movement
from .network import Network
from .offline import Street, Volunteers
from .outlets import Outlet, PolicyChange
from .plan import Boost, Goal, Lever
from .platform import Platform
from .risks import Card, Care
from .rules import Rule
from .society import Community, Population, checked_weights
from .step import Step, Teacher
from .trust import Trust
from .twin import Twin
from .wording import Post

__all__ = [
    "Aftermath",
    "Approval",
    "Audience",
    "Boost",
    "Card",
    "Care",
    "Community",
    "Dashboard",
    "DecisionMaker",
    "Deeds",
    "Desk",
    "Disagreement",
    "EventDay",
    "Goal",
    "Harm",
    "Influencer",
    "Lesson",
    "Lever",
    "Message",
    "Movement",
    "Network",
    "Organiser",
    "Outlet",
    "Platform",
    "PolicyChange",
    "Population",
    "Post",
    "Rule",
    "Scenario",
    "Step",
    "Street",
    "Teacher",
    "Trust",
    "Twin",
    "Volunteers",
]

ONE_TOWN = (Community(id="town", share=1.0),)
MOST_ROWS = 2000
ASIDES = {"lever": (), "twin": (), "step": ()}
"""What is told beside a plan and not played: another plan is made without it, because it speaks of the author's own."""


class Scenario(Part):
    """A campaign in a society: what the author of the file decides."""

    title: Sentence = knob(..., "Name of the scenario.", source="user", min_length=1)
    question: Sentence = knob(..., "The question that it asks.", source="user", min_length=1)
    summary: Paragraph = knob("", "What happens, in a paragraph.", source="user")
    cause: Sentence = knob("", "What the campaign is for.", source="user")
    topic: Sentence = knob(
        "rights",
        "Family of the cause: rights, justice, environment, health ...",
        source="mission FR",
        moves=("shares", "up", "towards a topic of community.topics"),
    )
    topics: dict[Sentence, float] = knob(
        {},
        "What the cause is about: weight of each family of causes; the topic alone when left out.",
        unit="weight",
        source="mission FR",
        moves=("shares", "up", "with the fit to community.topics"),
        max_length=40,
    )
    currency: str = knob("EUR", "Currency of every amount in the file.", source="user", pattern=r"^[A-Z]{3}$")
    days: int = knob(7, "Length of the run.", unit="days", source="mission FR", moves=("reach", "up"), ge=1, le=60)
    tick: Duration = knob(
        30,
        "How often the audience is moved; divides an hour.",
        unit="duration",
        source="C11",
        moves=("impressions", "same"),
        ge=1,
        le=60,
    )
    seed: int = knob(
        1, "How the dice fall.", source="user", moves=("impressions", "changes", "at random"), ge=0, le=2**63 - 1
    )
    population_seed: int = knob(
        1,
        "Who is there and who follows whom.",
        source="user",
        moves=("impressions", "changes", "at random"),
        ge=0,
        le=2**63 - 1,
    )

    goal: Goal = Field(default=Goal(), description="What counts as success.")
    population: Population = Field(default=Population(), description="The crowd as a whole.")
    community: Listed[Community] = Field(
        default=ONE_TOWN, description="Circles of life; one town when left out.", min_length=1, max_length=500
    )
    network: Network = Field(default=Network(), description="Who follows whom.")
    platform: Platform = Field(default=Platform(), description="What a session shows.")
    audience: Audience = Field(default=Audience(), description="How people react.")
    trust: Trust = Field(default=Trust(), description="Belief in the messenger and the organiser.")
    lesson: Lesson = Field(default=Lesson(), description="What forms of educational posts do.")
    message: Message = Field(default=Message(), description="What kinds of content do in a mind.")
    approval: Approval = Field(default=Approval(), description="Opinion about the organiser.")
    deeds: Deeds = Field(default=Deeds(), description="From a look to a deed.")
    decision_maker: DecisionMaker = Field(default=DecisionMaker(), description="Whom deeds press.")
    street: Street = Field(default=Street(), description="Work away from the screen.")
    volunteers: Volunteers = Field(default=Volunteers(), description="Evenings given, and burnout.")
    dashboard: Dashboard = Field(default=Dashboard(), description="Errors of the numbers that the organiser sees.")
    movement: Movement = Field(default=Movement(), description="What people start and carry by themselves.")
    organiser: Organiser = Field(default=Organiser(), description="The organisation behind the campaign.")
    influencer: Listed[Influencer] = Field(default=(), description="Messengers.", max_length=200)
    desk: Desk = Field(default=Desk(), description="The reply desk.")
    post: Listed[Post] = Field(default=(), description="The plan.", max_length=MOST_ROWS)
    outlet: Listed[Outlet] = Field(default=(), description="Further platforms.", max_length=20)
    policy_change: Listed[PolicyChange] = Field(
        default=(), description="What owners of platforms change.", max_length=40
    )
    boost: Listed[Boost] = Field(default=(), description="Paid reach.", max_length=200)
    event_day: Listed[EventDay] = Field(default=(), description="Dates that bring the cause up.", max_length=40)
    aftermath: Aftermath = Field(default=Aftermath(), description="After the campaign week.")
    care: Care = Field(default=Care(), description="Protocols against what may go wrong.")
    card: Listed[Card] = Field(default=(), description="What goes wrong.", max_length=40)
    harm: Harm = Field(default=Harm(), description="How hard it hits.")
    rule: Listed[Rule] = Field(default=(), description="What the organiser does when.", max_length=40)
    lever: Listed[Lever] = Field(default=(), description="What the interface offers to move.", max_length=40)
    twin: Listed[Twin] = Field(default=(), description="Plans that answer the question beside this one.", max_length=12)
    step: Listed[Step] = Field(default=(), description="A lesson told beside the run.", max_length=30)
    teacher: Teacher = Field(default=Teacher(), description="What the teacher of a lesson should know.")

    @field_validator("topics")
    @classmethod
    def _weights_are_weights(cls, weights: dict[str, float]) -> dict[str, float]:
        return checked_weights(weights)

    @model_validator(mode="after")
    def _parts_agree(self) -> Self:
        found = disagreements(self)
        if found:
            raise Disagreement(found)
        return self

    # where the files that it names lie; not part of what the author wrote
    _folder: Path | None = PrivateAttr(None)

    @property
    def folder(self) -> Path | None:
        """Folder of the scenario's file, for the network files that it names; None if it has none."""
        return self._folder

    def beside(self, folder: Path | None) -> Self:
        """The scenario itself, with the folder of its file."""
        self._folder = folder
        return self

    @property
    def horizon(self) -> int:
        """Minutes from the start to the end of the run."""
        return self.days * MINUTES_PER_DAY

    @property
    def deadline(self) -> int:
        """Minute at which the goal is judged."""
        return self.horizon if self.goal.deadline is None else self.goal.deadline

    @cached_property
    def community_sizes(self) -> dict[str, int]:
        """People in each community, by id: parts of [population] people, or as many as declared."""
        shared = {one.id: one.share for one in self.community if one.share is not None}
        sizes = {one.id: one.people for one in self.community if one.people is not None}
        return apportion(self.population.people, shared) | sizes

    @property
    def people(self) -> int:
        """People in the whole society."""
        return sum(self.community_sizes.values())

    @property
    def accounts(self) -> tuple[Organiser | Influencer, ...]:
        """The declared accounts: the organiser first, then the influencers by id."""
        return (self.organiser, *sorted(self.influencer, key=lambda one: one.id))

    @property
    def main_language(self) -> str:
        """The language that most people read; the first by name if two are even."""
        readers: dict[str, int] = {}
        for one in self.community:
            readers[one.language] = readers.get(one.language, 0) + self.community_sizes[one.id]
        return min(readers, key=lambda language: (-readers[language], language))

    def audience_of(self, influencer: Influencer) -> dict[str, float]:
        """Weight of each community among the followers: as declared, else its size unless isolated."""
        if influencer.audience:
            return dict(influencer.audience)
        return {one.id: float(self.community_sizes[one.id]) for one in self.community if not one.isolated}


def apportion(people: int, shares: dict[str, float]) -> dict[str, int]:
    """Whole people for each share, adding up to `people`: largest remainder, ties by id."""
    total = sum(shares.values())
    exact = {one: people * share / total for one, share in shares.items()}
    whole = {one: int(size) for one, size in exact.items()}
    left = people - sum(whole.values()) if shares else 0
    for one in sorted(shares, key=lambda one: (whole[one] - exact[one], one))[:left]:
        whole[one] += 1
    return whole
