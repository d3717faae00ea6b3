"""A twin: the same plan with one thing changed, played in the same worlds to answer the scenario's question."""

from typing import Self

from pydantic import model_validator

from ..catalogue import _
from .kinds import Listed, Part, Sentence, Slug, knob

MOST_CHANGES = 100


class Twin(Part):
    """The plan with one thing changed; `groundswell answer` plays both in the same worlds."""

    id: Slug = knob(..., "Short name used by other tables.", source="user")
    name: Sentence = knob(
        ..., 'What is different, to complete a sentence that begins "With ...".', source="user", min_length=1
    )
    set: Listed[Sentence] = knob(
        (), 'Changes, written as after --set: "influencer.lina.fit=0.3".', source="user", max_length=MOST_CHANGES
    )
    without: Listed[Slug] = knob(
        (),
        "What is left out: ids of posts and cards; an account whose id stands here is silent and takes no fee.",
        source="user",
        max_length=MOST_CHANGES,
    )
    scenario: str | None = knob(
        None,
        "Another bundled scenario that is the twin, instead of changes to this one.",
        source="user",
        pattern=r"^[a-z0-9]+([/-][a-z0-9]+)*$",
        max_length=80,
    )
    measure: str | None = knob(
        None,
        "Measure in which the two are compared, in a group if brackets name one; the goal's when left out.",
        source="user",
        pattern=r"^[a-z][a-z0-9_]{0,39}( ?\([^()]{1,60}\))?$",
    )

    @model_validator(mode="after")
    def _differs_in_one_way(self) -> Self:
        changed = bool(self.set or self.without)
        if changed == (self.scenario is not None):
            raise ValueError(_("a twin has changes (set, without) or is another scenario: one of the two"))
        return self
