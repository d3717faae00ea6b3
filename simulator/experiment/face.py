"""The public face for notebooks and scripts, with the words of the command: `worlds`, `compare`, `answer`.

    import simulator
    simulator.worlds("storytelling-of-hope", worlds=100, people=10_000)
    simulator.compare("storytelling-of-hope", sets=["influencer.lina.fit=0.3"], worlds=100)
    simulator.answer("mismatched-influencer")

Results turn into DataFrames (`to_pandas`) and draw themselves in a notebook.  A script that uses several workers
needs `if __name__ == "__main__":` around the call, because workers start by importing the script.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Literal

from ..catalogue import _
from . import plans
from .answer import WORLDS, Answer, answered
from .backends import backend
from .compare import Comparison, contrast
from .conduct import Laboratory, Watch
from .design import Arm, Design, DesignError, design
from .flip import judged
from .keeping import identity, keep
from .plans import Source
from .store import Store
from .worlds import SOCIETIES, Worlds, arms, explore

Population = Literal["fixed", "varied"]


def worlds(
    scenario: Source,
    worlds: int = 100,
    *,
    sets: Sequence[str] = (),
    people: int | None = None,
    seed: int | None = None,
    population_seed: int | None = None,
    population: Population = "fixed",
    ghost: bool = False,
    societies: int = SOCIETIES,
    workers: int | None = None,
    cluster: str | None = None,
    out: str | Path | None = None,
    resume: bool = False,
    watch: Watch | None = None,
    stop: Callable[[], bool] | None = None,
) -> Worlds:
    """Play a scenario in many worlds: world i is `run(scenario, seed + i)`.

    scenario    a bundled name, a file, or a Scenario; `sets` and `people` change it
    population  "fixed": the same people in every world; "varied": other people in each
    ghost       also play the same worlds without the campaign
    societies   in how many luck is split from structure; 0 leaves it out
    workers     processes (1 is this one; as many as processors when left out), or a Dask `cluster`
    out         folder that keeps every world; `resume` takes up the worlds that it holds
    watch       called after every arrival; `stop` is asked whether to stop
    Raises ScenarioError, DesignError, BackendError, Occupied, StoreError or Stopped, each with a plain sentence.
    """
    plan = plans.arm(scenario, sets, people)
    wanted = design(arms(plan, ghost), worlds, seed, population_seed, population)
    with _laboratory(wanted, workers, cluster, out, resume, watch, stop) as laboratory:
        result = explore(wanted, laboratory, societies)
        if laboratory.store is not None:
            keep(result, laboratory.store)
    return result


def compare(
    *scenarios: Source,
    worlds: int = 100,
    sets: Sequence[str] = (),
    people: int | None = None,
    seed: int | None = None,
    population_seed: int | None = None,
    population: Population = "fixed",
    effort: int | None = None,
    workers: int | None = None,
    cluster: str | None = None,
    out: str | Path | None = None,
    resume: bool = False,
    watch: Watch | None = None,
    stop: Callable[[], bool] | None = None,
) -> Comparison:
    """Play two or more scenarios in the same worlds, each against the first; or one, and the same with `sets`.

    effort  runs for finding what would flip the verdict; as many as the comparison when left out, 0 for none
    The rest and the errors are those of `worlds`.
    """
    wanted = design(_compared(scenarios, sets, people), worlds, seed, population_seed, population)
    with _laboratory(wanted, workers, cluster, out, resume, watch, stop) as laboratory:
        result = judged(contrast(wanted, laboratory), laboratory, effort)
        if laboratory.store is not None:
            keep(result, laboratory.store)
    return result


def answer(
    scenario: Source,
    worlds: int = WORLDS,
    *,
    sets: Sequence[str] = (),
    people: int | None = None,
    seed: int | None = None,
    population_seed: int | None = None,
    workers: int | None = None,
    cluster: str | None = None,
    watch: Watch | None = None,
    stop: Callable[[], bool] | None = None,
) -> Answer:
    """Answer the question of a scenario: the plan and its twins (without any, no campaign at all) in the same worlds.

    The arguments and the errors are those of `worlds`.
    """
    place = backend(workers, cluster)
    try:
        return answered(
            scenario,
            Laboratory(place, None, stop, watch),
            worlds,
            sets=sets,
            people=people,
            seed=seed,
            population_seed=population_seed,
        )
    finally:
        place.shutdown(wait=False, cancel_futures=True)


def _compared(scenarios: Sequence[Source], sets: Sequence[str], people: int | None) -> list[Arm]:
    found = [plans.arm(one, (), people) for one in scenarios]
    if len(found) == 1 and sets:
        return [*found, plans.arm(scenarios[0], sets, people)]
    if len(found) < 2 or sets:
        raise DesignError(_("name two plans or more, or one and in `sets` what is changed in it"))
    return found


@contextmanager
def _laboratory(
    wanted: Design,
    workers: int | None,
    cluster: str | None,
    out: str | Path | None,
    resume: bool,
    watch: Watch | None,
    stop: Callable[[], bool] | None,
) -> Iterator[Laboratory]:
    """Workers and store for one call."""
    store = None if out is None else Store(Path(out))
    if store is not None:
        store.open(identity(wanted), resume)
    place = backend(workers, cluster)
    try:
        yield Laboratory(place, store, stop, watch)
    finally:
        place.shutdown(wait=False, cancel_futures=True)
