"""The verbs of the forecast ledger: `forecast`, `confront`, `fit`."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import click

from ..catalogue import _
from .inquiry import RESUME, answer, arm_of, at_work, check_target, experiment_options, give, keeping, stored, write
from .manner import FINE, MANNERS, REFUSED, Manner, Tools

_FILE = click.Path(path_type=Path)


def ledger_verbs(tools: Tools) -> tuple[click.Command, ...]:
    """The verbs, to be added to the command."""
    return _forecast(tools), _confront(tools), _fit(tools)


@contextmanager
def _in_words() -> Iterator[None]:
    """What is wrong with a file, as a usage error."""
    from .forecast import LedgerError

    try:
        yield
    except LedgerError as reason:
        raise click.UsageError(str(reason)) from reason


def _forecast(tools: Tools) -> click.Command:
    @click.command("forecast")
    @click.argument("scenario")
    @click.option("--out", type=_FILE, default=Path("forecast.json"), show_default=True, metavar="FILE",
                  help="Where the forecast is written; an old one there is not written over.")  # fmt: skip
    @RESUME
    @click.option("--keep", type=_FILE, metavar="DIR", help="Keep all worlds and tables there, too.")
    @experiment_options(worlds=100)
    @tools.manners
    def forecast(manner: Manner, scenario: str, out: Path, keep: Path | None, style: str, **asked: Any) -> int:
        """Write down what SCENARIO assumes before the campaign begins, with a hash that shows any later change."""
        manner.and_also(**{name: asked.pop(name) for name in MANNERS})
        check_target(out)
        if out.exists():
            told = _("{file} is there already; a forecast is not written over: name another with --out")
            raise click.UsageError(told.format(file=out))
        if asked["resume"] and keep is None:
            raise click.UsageError(_("--resume goes on with a folder; name it with --keep DIR"))
        asked["out"] = keep
        with at_work(tools, manner, asked) as bare:
            from .design import design
            from .forecast import forecast as written
            from .worlds import Worlds

            plan = arm_of(scenario, asked)
            laboratory = keeping(bare, asked, "forecast", plan)
            wanted = design([plan], asked["worlds"], asked["seed"], asked["population_seed"])
            worlds = Worlds(laboratory.conduct(wanted, _("worlds")))
            found = written(worlds)
        stored(tools, manner, worlds, laboratory)
        write(tools, manner, out, found.file())
        answer(tools, manner, style, {"file": str(out), **found.document()}, lambda pen: found.text(pen, str(out)))
        return FINE

    return forecast


def _confront(tools: Tools) -> click.Command:
    @click.command("confront")
    @click.argument("forecast", type=_FILE)
    @click.argument("actual", type=_FILE)
    @tools.manners
    def confront(manner: Manner, forecast: Path, actual: Path, style: str, **manners: Any) -> int:
        """Score a FORECAST with what came: ACTUAL is a CSV with the columns measure and value."""
        manner.and_also(**manners)
        from .confront import confront as score
        from .confront import read_actual
        from .forecast import read

        with _in_words():
            found = score(read(forecast), read_actual(actual))
        answer(tools, manner, style, found.document(), found.text)
        return FINE

    return confront


def _fit(tools: Tools) -> click.Command:
    @click.command("fit")
    @click.argument("scenario")
    @click.argument("numbers", type=_FILE)
    @click.option("--within", type=click.FloatRange(0, 10, min_open=True), metavar="PART",
                  help="By which part of it a draw may miss a number, instead of what the file says.")  # fmt: skip
    @experiment_options(worlds=200, keeps=True)
    @tools.manners
    def fit(manner: Manner, scenario: str, numbers: Path, within: float | None, style: str, **asked: Any) -> int:
        """Narrow the fan of SCENARIO with the NUMBERS of your own (TOML), or say that they contradict it.

        WORLDS is the number of draws of what is not known, each in a world of its own.
        """
        manner.and_also(**{name: asked.pop(name) for name in MANNERS})
        from .own_numbers import read_sheet

        with _in_words():
            sheet = read_sheet(numbers, within)
        with at_work(tools, manner, asked) as bare:
            from .fit import fit as narrow

            plan = arm_of(scenario, asked)
            laboratory = keeping(bare, asked, "fit", plan)
            found = narrow(
                plan, sheet, laboratory, asked["worlds"], people=asked["people"],
                seed=asked["seed"], population_seed=asked["population_seed"],
            )  # fmt: skip
        give(tools, manner, style, found, laboratory)
        return REFUSED if found.refused else FINE

    return fit
