"""What a process uses, as the system tells it (Linux and macOS)."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path


def cpu_seconds(process: int) -> float:
    """Processor seconds that it has used so far."""
    place = Path(f"/proc/{process}/stat")
    if place.exists():
        fields = place.read_text(encoding="utf-8").rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
    told = subprocess.run(["ps", "-o", "time=", "-p", str(process)], capture_output=True, text=True, check=True).stdout
    seconds = 0.0
    for part in told.strip().split(":"):
        seconds = 60 * seconds + float(part)
    return seconds


def memory(process: int) -> int:
    """Bytes that it holds in memory."""
    place = Path(f"/proc/{process}/statm")
    if place.exists():
        return int(place.read_text(encoding="ascii").split()[1]) * os.sysconf("SC_PAGE_SIZE")
    told = subprocess.run(["ps", "-o", "rss=", "-p", str(process)], capture_output=True, text=True, check=True).stdout
    return int(told) * 1024
