"""One run on the disk: ledger, measures, scenario and a manifest, for pandas, Polars, DuckDB and next year.

ledger.npz      the five tables of the ledger and a table of the people, plain arrays, no pickle
measures.csv    every measure with its unit and meaning
breakdowns.csv  the same by community, account, post, hour ...
scenario.toml   the plan as it was played
README.md       how to read all this
*.parquet       the tables once more, where pyarrow is there
run.json        the manifest: seeds, versions, fingerprint, digests; a folder without it does not count
"""

from __future__ import annotations

import csv
import hashlib
import importlib
import importlib.util
import io
import json
import os
import platform
import sys
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any, BinaryIO

import numpy as np
from numpy.typing import NDArray

from .. import __version__
from ..engine.run import MODEL_VERSION
from ..ledger import Column, Ledger
from ..metrics.measures import MEASURES
from ..metrics.record import columns
from ..scenario import dump
from ..world.society import Society
from .document import document, finite
from .outcome import Outcome
from .reading import page
from .whole import Writer, check_place, write_whole

MARK = "run.json"
_STAMP = (1980, 1, 1, 0, 0, 0)  # no clock in the archive: equal runs give equal bytes
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\0")
Tables = Mapping[str, Mapping[str, Column]]


def check_folder(folder: Path) -> None:
    """Refuse a folder that cannot take an export, before anything is played: Occupied or OSError."""
    check_place(folder, MARK)


def export(outcome: Outcome, folder: Path) -> None:
    """Write the run into the folder, whole or not at all; OSError, with the folder, when the disk refuses."""
    contents = _contents(outcome)
    digests: dict[str, str] = {}
    files: dict[str, Writer] = {name: _digested(name, write, digests) for name, write in contents.items()}
    # the manifest is written last, when all digests are known
    files[MARK] = lambda file: file.write(_json({**manifest(outcome), "files": digests}))
    try:
        write_whole(folder, files, MARK)
    except OSError as error:
        raise OSError(error.errno, error.strerror or str(error), os.fspath(folder)) from error


def read_ledger(folder: Path) -> Ledger:
    """The ledger of an exported run, to take measures of; OSError, KeyError, ValueError if damaged."""
    ledger = Ledger()
    with np.load(folder / "ledger.npz", allow_pickle=False) as arrays:
        for name, table in ledger.tables().items():
            rows = {column: arrays[f"{name}.{column}"] for column in table.names}
            if rows[table.names[0]].size:
                table.append(**rows)
    return ledger


def manifest(outcome: Outcome) -> dict[str, Any]:
    """What a run is known by: scenario, seeds, versions, fingerprint, and all numbers."""
    versions = {
        "groundswell": __version__,
        "model": MODEL_VERSION,
        "python": platform.python_version(),
        "numpy": np.__version__,
        "platform": f"{sys.platform} {platform.machine()}",
    }
    return {**document(outcome), "versions": versions, "scenario_text": plan_text(outcome)}


def plan_text(outcome: Outcome) -> str:
    """The plan as TOML, with the seeds that were played: running it again gives the same fingerprint."""
    run = outcome.run
    seeds = {"seed": run.seed, "population_seed": run.population_seed}
    return dump(run.scenario.model_copy(update=seeds))


def _contents(outcome: Outcome) -> dict[str, Writer]:
    tables = {**columns(outcome.run.world.ledger), "people": people(outcome.run.society)}
    files: dict[str, Writer] = {
        "ledger.npz": lambda file: _write_npz(file, tables),
        "measures.csv": lambda file: file.write(_measures_csv(outcome)),
        "breakdowns.csv": lambda file: file.write(_breakdowns_csv(outcome)),
        "scenario.toml": lambda file: file.write(plan_text(outcome).encode()),
        "README.md": lambda file: file.write(page().encode()),
    }
    if importlib.util.find_spec("pyarrow") is not None:
        for name, table in tables.items():
            files[f"{name}.parquet"] = _parquet(table)
    return files


def people(society: Society) -> dict[str, NDArray[Any]]:
    """What an analyst needs of the people: columns (people,); row i is the person with number i."""
    population = society.population
    names = ("community", "region", "language", "interest", "stance", "sincerity", "sessions", "followees")
    return {name: getattr(population, name) for name in names}


def _write_npz(file: BinaryIO, tables: Tables) -> None:
    with zipfile.ZipFile(file, "w", zipfile.ZIP_STORED) as archive:
        for name, table in tables.items():
            for column, values in table.items():
                entry = zipfile.ZipInfo(f"{name}.{column}.npy", _STAMP)
                with archive.open(entry, "w", force_zip64=True) as part:
                    np.lib.format.write_array(part, np.ascontiguousarray(values), allow_pickle=False)


def _parquet(table: Mapping[str, Column]) -> Writer:
    def write(file: BinaryIO) -> None:
        arrow, parquet = (importlib.import_module(name) for name in ("pyarrow", "pyarrow.parquet"))
        parquet.write_table(arrow.table({name: arrow.array(values) for name, values in table.items()}), file)

    return write


def _measures_csv(outcome: Outcome) -> bytes:
    rows = [["measure", "value", "unit", "meaning"]]
    for name, value in outcome.measures.items():
        one = MEASURES[name]
        rows.append([name, _number(value), one.unit, one.meaning])
    return _csv(rows)


def _breakdowns_csv(outcome: Outcome) -> bytes:
    rows = [["breakdown", "label", "value"]]
    for name, table in outcome.breakdowns.items():
        rows += [[name, label, _number(value)] for label, value in table.items()]
    return _csv(rows)


def _number(value: float) -> str:
    """A number as spreadsheets read it: no decimals where there are none, an empty cell for no value."""
    found = finite(value)
    return "" if found is None else repr(found)


def _csv(rows: list[list[str]]) -> bytes:
    """Rows as CSV; what a spreadsheet would take for a formula gets an apostrophe (OWASP ASVS 1.2.10)."""
    sheet = io.StringIO()
    writer = csv.writer(sheet, lineterminator="\n")
    for row in rows:
        writer.writerow([_harmless(cell) for cell in row])
    return sheet.getvalue().encode()


def _harmless(cell: str) -> str:
    return f"'{cell}" if cell.startswith(_FORMULA) and not _is_number(cell) else cell


def _is_number(cell: str) -> bool:
    try:
        float(cell)
    except ValueError:
        return False
    return True


def _json(content: Mapping[str, Any]) -> bytes:
    return (json.dumps(content, indent=1, allow_nan=False) + "\n").encode()


def _digested(name: str, write: Writer, digests: dict[str, str]) -> Writer:
    """The writer, which leaves the BLAKE2b of what it wrote under its name."""

    def writes(file: BinaryIO) -> None:
        write(file)
        file.flush()
        with open(file.name, "rb") as again:
            digests[name] = hashlib.file_digest(again, "blake2b").hexdigest()

    return writes
