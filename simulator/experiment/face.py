"""The public face for notebooks and scripts, with the words of the command: `worlds`, `compare`, `credit` ...

    import simulator
    simulator.worlds("storytelling-of-hope", worlds=100, people=10_000)
    simulator.compare("storytelling-of-hope", sets=["influencer.lina.fit=0.3"], worlds=100)
    simulator.credit("storytelling-of-hope", of=["influencer"], people=2_000).to_pandas()

Results turn into DataFrames (`to_pandas`) and draw themselves in a notebook.  A script that uses several workers
needs `if __name__ == "__main__":` around the call, because workers start by importing the script.

All take `How`, in words: seed, population_seed   the dice and the people of world 0 (the scenario's own)
    workers, cluster     processes (1 is this one; as many as processors when left out), or a Dask address
    out, resume          a folder that keeps every world, and whether to take up those that it holds
    watch, stop          called after every arrival; asked whether to stop
and raise ScenarioError, DesignError, BackendError, Occupied, StoreError or Stopped, each with a plain sentence.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Literal, TypedDict, TypeVar, Unpack

from ..catalogue import _
from . import plans
from .backends import backend
from .compare import Comparison, contrast
from .conduct import Laboratory, Watch
from .design import Arm, Design, DesignError, design
from .flip import judged
from .keeping import identity, inquiry, keep
from .notebook import Shown
from .plans import Source
from .store import Store
from .worlds import SOCIETIES, Worlds, arms, explore

Population = Literal["fixed", "varied"]
Result = TypeVar("Result", bound=Shown)


class How(TypedDict, total=False):
    """Where and how an experiment is conducted; see the top of this file."""

    seed: int | None
    population_seed: int | None
    workers: int | None
    cluster: str | None
    out: str | Path | None
    resume: bool
    watch: Watch | None
    stop: Callable[[], bool] | None


def worlds(
    scenario: Source,
    worlds: int = 100,
    *,
    sets: Sequence[str] = (),
    people: int | None = None,
    population: Population = "fixed",
    ghost: bool | Source = False,
    societies: int = SOCIETIES,
    **how: Unpack[How],
) -> Worlds:
    """Play a scenario in many worlds: world i is `run(scenario, seed + i)`.

    scenario    a bundled name, a file, or a Scenario; `sets` and `people` change it
    population  "fixed": the same people in every world; "varied": other people in each
    ghost       also play the same worlds without the campaign (True), or under another plan (its name, file, Scenario)
    societies   in how many luck is split from structure; 0 leaves it out
    """
    plan = plans.arm(scenario, sets, people)
    other = None if isinstance(ghost, bool) else plans.arm(ghost, (), people)
    wanted = _design(arms(plan, bool(ghost), other), worlds, population, how)
    return _conducted(identity(wanted), how, lambda laboratory: explore(wanted, laboratory, societies))


def compare(
    *scenarios: Source,
    worlds: int = 100,
    sets: Sequence[str] = (),
    people: int | None = None,
    population: Population = "fixed",
    measure: str | None = None,
    effort: int | None = None,
    **how: Unpack[How],
) -> Comparison:
    """Play two or more scenarios in the same worlds, each against the first; or one, and the same with `sets`.

    measure  what the verdict is about; the measure of the first one's goal when left out
    effort   runs for finding what would flip the verdict; as many as the comparison when left out, 0 for none
    """
    wanted = _design(_compared(scenarios, sets, people), worlds, population, how)
    return _conducted(
        identity(wanted), how, lambda laboratory: judged(contrast(wanted, laboratory, measure), laboratory, effort)
    )


def _compared(scenarios: Sequence[Source], sets: Sequence[str], people: int | None) -> list[Arm]:
    found = [plans.arm(one, (), people) for one in scenarios]
    if len(found) == 1 and sets:
        return [*found, plans.arm(scenarios[0], sets, people)]
    if len(found) < 2 or sets:
        raise DesignError(_("name two plans or more, or one and in `sets` what is changed in it"))
    return found


def _design(arms: Sequence[Arm], worlds: int, population: Population, how: How) -> Design:
    return design(arms, worlds, how.get("seed"), how.get("population_seed"), population)


def asked(question: str, plan: Arm, how: How, find: Callable[[Laboratory, dict[str, Any]], Result]) -> Result:
    """What a question about one plan comes to; `find` is handed the laboratory and the seeds."""
    seeds = {name: how.get(name) for name in ("seed", "population_seed")}
    first = _design([plan], 1, "fixed", how)
    return _conducted(inquiry(question, first), how, lambda laboratory: find(laboratory, seeds))


def _conducted(identity: dict[str, Any], how: How, find: Callable[[Laboratory], Result]) -> Result:
    with _laboratory(identity, how) as laboratory:
        found = find(laboratory)
        if laboratory.store is not None:
            keep(found, laboratory.store)
    return found


@contextmanager
def _laboratory(identity: dict[str, Any], how: How) -> Iterator[Laboratory]:
    """Workers and store for one call. TypeError for a word that nobody knows."""
    for name in how:
        if name not in How.__annotations__:
            raise TypeError(_("no argument {name}; there are: {known}").format(
                name=name, known=", ".join(How.__annotations__)))  # fmt: skip
    out = how.get("out")
    store = None if out is None else Store(Path(out))
    if store is not None:
        store.open(identity, how.get("resume", False))
    place = backend(how.get("workers"), how.get("cluster"))
    try:
        yield Laboratory(place, store, how.get("stop"), how.get("watch"))
    finally:
        place.shutdown(wait=False, cancel_futures=True)
