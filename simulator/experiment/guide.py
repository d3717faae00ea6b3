"""The page that every folder of worlds carries: what lies there, and how to read it in one line."""

from __future__ import annotations

from collections.abc import Sequence

_ABOUT = {
    "worlds": "one row a plan and world: seeds, fingerprint, every measure (docs/measures.md); empty: no value",
    "differences": "each plan less the first one, world by world",
    "societies": "the first plan in other societies with the same dice, from which luck was split from structure",
    "credit": "one row an axis, player and world: fair share, what is missing without, what it brings alone",
    "points": "one row a point and world: the varied settings, then the measures",
    "base": "the plan as it stands",
    "settings": "one row a setting and world (or trajectory): how far the measure moves from its low to its high end",
    "indices": "one row a setting: Sobol indices with half the width of their 95 % intervals",
    "trials": "one row a plan that was tried and world of the search: what it changes, costs and reaches",
    "fresh": "the start plan (0) and the winner (1) in worlds that the search has not seen",
    "draws": "one row a draw of what is not known: its settings, the numbers it gave, whether it was kept",
    "past": "the past campaign with every draw",
    "before": "the plan in fresh worlds with draws from the prior",
    "after": "the plan in the same worlds with the kept draws",
}
_OTHER = {
    "manifest.json": "the plans as played, seeds, versions, a fingerprint over all worlds, a digest of every file",
    "curves.npz": "`0.reach` is the reach of plan 0: one row a world, one column an hour (value at its end)",
    "summary.json": "medians, intervals and all that the command prints with `--format json`",
    "winner.toml": "the plan that won, as a scenario to play, to change and to compare",
    "forecast.json": "the forecast, with its hash",
}

_PAGE = """# An experiment: many worlds

Worlds differ in their dice (`seed`); rows with the same seeds met the same people and the same dice, so they can be
compared one by one.

    table = pandas.read_csv("{main}.csv")
    table = polars.read_csv("{main}.csv", infer_schema_length=None)
    table = duckdb.sql("SELECT * FROM '{main}.csv'")

(each after `import pandas`, `import polars` or `import duckdb`, in this folder){parquet}

| file | what is in it |
|---|---|
{rows}
{curves}
World i has seed `seed + i` of the manifest. To look at one of them closely, with every delivery:

    groundswell run SCENARIO --seed SEED --out FOLDER

Money is in cents, time in minutes. No file holds the time of day: the same experiment gives the same bytes.
These numbers explore what the scenario assumes; they are no forecast of what people do.
"""

_PARQUET = """

    table = pandas.read_parquet("{main}.parquet")
    table = polars.read_parquet("{main}.parquet")
    table = duckdb.sql("SELECT * FROM '{main}.parquet'")"""

_CURVES = """
    reach = numpy.load("curves.npz")["0.reach"]             # worlds x hours
"""


def guide(files: Sequence[str], main: str) -> str:
    """The page for a folder with these files; `main` names the table to read first."""
    tables = [name.removesuffix(".csv") for name in files if name.endswith(".csv")]
    rows = [f"| `{name}.csv` | {_ABOUT.get(name, name)} |" for name in tables]
    rows += [f"| `{name}` | {_OTHER[name]} |" for name in sorted(files) if name in _OTHER]
    parquet = any(name.endswith(".parquet") for name in files)
    if parquet:
        rows.append("| `*.parquet` | the tables once more |")
    rows.append("| `worlds/` | one folder a world, each whole or absent, which `--resume` takes up |")
    return _PAGE.format(
        main=main,
        rows="\n".join(rows),
        parquet=_PARQUET.format(main=main) if parquet else "",
        curves=_CURVES if "curves.npz" in files else "",
    )
