"""Arrays and tables as bytes: NPZ without pickle, CSV without formulas, Parquet where pyarrow is there.

Nothing here looks at a clock, so equal numbers give equal bytes.
"""

from __future__ import annotations

import csv
import importlib
import importlib.util
import io
import json
import zipfile
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from .document import finite

_STAMP = (1980, 1, 1, 0, 0, 0)
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\0")
Cell = str | int | float
Table = Mapping[str, Sequence[Cell]]
"""Columns of equal length by name."""


def npz(arrays: Mapping[str, NDArray[Any]]) -> bytes:
    """Arrays by name as an NPZ archive."""
    sheet = io.BytesIO()
    with zipfile.ZipFile(sheet, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, values in arrays.items():
            entry = zipfile.ZipInfo(f"{name}.npy", _STAMP)
            entry.compress_type = zipfile.ZIP_DEFLATED
            with archive.open(entry, "w") as part:
                np.lib.format.write_array(part, np.ascontiguousarray(values), allow_pickle=False)
    return sheet.getvalue()


def csv_text(table: Table) -> bytes:
    """A table as CSV: an empty cell for what has no value, an apostrophe before what looks like a formula."""
    sheet = io.StringIO()
    writer = csv.writer(sheet, lineterminator="\n")
    writer.writerow(table)
    for row in zip(*table.values(), strict=True):
        writer.writerow([_cell(one) for one in row])
    return sheet.getvalue().encode()


def parquet(table: Table) -> bytes | None:
    """A table as Parquet; None without pyarrow."""
    if importlib.util.find_spec("pyarrow") is None:
        return None
    arrow: Any = importlib.import_module("pyarrow")
    writer: Any = importlib.import_module("pyarrow.parquet")
    sheet = io.BytesIO()
    columns = {name: arrow.array(_typed(values), from_pandas=True) for name, values in table.items()}
    writer.write_table(arrow.table(columns), sheet)
    return sheet.getvalue()


def _typed(values: Sequence[Cell]) -> Any:
    """Numbers as an array, so that a column without any value is still one of numbers."""
    return np.array(values, np.float64) if all(isinstance(one, float) for one in values) else list(values)


def json_text(content: Mapping[str, Any]) -> bytes:
    """Plain data as JSON, to be read by people too."""
    return (json.dumps(content, indent=1, ensure_ascii=False, allow_nan=False) + "\n").encode()


def _cell(value: Cell) -> str:
    if isinstance(value, str):
        return f"'{value}" if value.startswith(_FORMULA) else value
    if isinstance(value, int):
        return str(value)
    number = finite(value)
    return "" if number is None else repr(number)
