"""The page that every exported folder carries: what lies there, and how to read it."""

from __future__ import annotations

import textwrap
from enum import IntEnum

from ..ledger import REASON_NAMES, Act, Deed, Handing, Kind

PAGE = """# A run of Groundswell

One campaign in one world: an anecdote, not a forecast. `run.json` says which scenario, seeds and versions it
is made of; the same ones give the same fingerprint on every machine. If `run.json` says `"partial": true`,
the run was stopped before its end. A folder without `run.json` is not whole.

| File | What |
|---|---|
| `run.json` | manifest: scenario, seeds, versions, fingerprint, digests of the files, all numbers |
| `scenario.toml` | the plan as it was played; `groundswell run scenario.toml` plays it again |
| `measures.csv` | every measure with unit and meaning (an empty value means "not defined here", not 0) |
| `breakdowns.csv` | measures by community, account, post, hour, reason |
| `ledger.npz` | what happened, row by row: arrays named `table.column`, no pickle |
| `*.parquet` | the same tables once more, if pyarrow was installed |

Tables: `posts` (what was made), `items` (each time a content was handed to people; `parent` is the
item that led to it, -1 for none), `sights` (each delivery, and the one reason it ended in), `deeds` (what
was signed, given ...; `cents`), `acts` (what accounts and the desk did; `cents`, `work`), `people` (row i is
person i). Minutes count from Monday 00:00 of the campaign week. A reader, person or author below the number
of people is a person; the numbers after that are the declared accounts in order of id.

{codes}

## NumPy and pandas

```python
import numpy as np, pandas as pd

arrays = np.load("ledger.npz", allow_pickle=False)

def table(name):
    start = name + "."
    return pd.DataFrame({key[len(start):]: arrays[key] for key in arrays if key.startswith(start)})

sights = table("sights")
seen = sights[sights.reason.between(6, 12)]            # somebody really looked
print(seen.reader.nunique(), "people,", len(seen), "impressions")
print(pd.read_csv("measures.csv").set_index("measure").value)
```

## Polars

```python
import polars as pl

sights = pl.read_parquet("sights.parquet")
print(sights.group_by("reason").len().sort("reason"))
```

## DuckDB

```sql
SELECT items.content, count(*) AS impressions
FROM 'sights.parquet' AS sights
JOIN (SELECT *, row_number() OVER () - 1 AS number FROM 'items.parquet') AS items
  ON sights.item = items.number
WHERE sights.reason BETWEEN 6 AND 12
GROUP BY items.content ORDER BY impressions DESC;
```
"""


def page() -> str:
    """The text of the page, with the codes of the ledger's small numbers."""
    codes = {"Kinds": Kind, "Handings": Handing, "Deeds": Deed, "Acts": Act}
    named = {"Reasons": REASON_NAMES} | {name: _names(one) for name, one in codes.items()}
    told = [f"{name}: {', '.join(f'{at} {word}' for at, word in enumerate(words))}." for name, words in named.items()]
    return PAGE.replace("{codes}", "\n".join(textwrap.fill(one, 110) for one in told))


def _names(codes: type[IntEnum]) -> tuple[str, ...]:
    return tuple(one.name.lower() for one in codes)
