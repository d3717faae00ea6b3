"""Figures beside their limits."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass
class Limits:
    """Prints every figure beside its limit and remembers whether one was missed."""

    missed: int = 0

    def check(self, what: str, value: float, limit: float | None, unit: str, at_least: bool = False) -> None:
        """One line; `limit` None is a figure without a limit."""
        good = limit is None or (value >= limit if at_least else value <= limit)
        self.missed += not good
        border = "" if limit is None else f"   limit {'>=' if at_least else '<='} {limit:g}{unit}"
        print(f"  {what:<34}{value:9.2f}{unit}{border}{'' if good else '   MISSED'}", flush=True)

    def close(self) -> int:
        """The last line; returns the exit code, 1 when a limit was missed."""
        print("every limit holds" if not self.missed else f"limits missed: {self.missed}")
        return 1 if self.missed else 0
