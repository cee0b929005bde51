"""What a command costs: seconds of the processors, seconds of waiting, memory; and what it left in a folder."""

from __future__ import annotations

import os
import re
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

_STEP = 0.02
_MAXRSS = 1 if sys.platform == "darwin" else 1024
"""Bytes in the unit of getrusage(2)'s ru_maxrss."""


class Cost(NamedTuple):
    """What one run of a command took."""

    cpu: float
    """Seconds of the processors, of the command and all that it started, user and system, as wait4(2) tells."""
    wall: float
    """Seconds from start to end."""
    memory: float
    """The most bytes that the command and all that it started held at once, looked at each 20 ms.

    Their proportional sets are added up (Pss of proc_pid_smaps(5)), so that what two of them share counts once. Where there
    is no /proc, this is what getrusage(2) tells of the largest process, and that is at least what ours held."""


def cost(command: Sequence[str], folder: Path) -> Cost:
    """Run a command in a folder and return what it took.

    Raises:
        RuntimeError: it failed; the message is what it said.

    """
    with tempfile.TemporaryFile() as said:
        start = time.perf_counter()
        process = subprocess.Popen(command, cwd=folder, stdout=said, stderr=subprocess.STDOUT)
        peak, known = 0, {process.pid}
        while not (ended := os.wait4(process.pid, os.WNOHANG))[0]:
            held = _held(process.pid)
            # One that only begins still shares all memory of the one that starts it, and would count that twice.
            peak = max(peak, sum(found for number, found in held.items() if number in known))
            known = {process.pid, *held}
            time.sleep(_STEP)
        wall = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(ended[1])
        if process.returncode:
            said.seek(0)
            raise RuntimeError(said.read().decode(errors="replace"))
    usage = ended[2]
    return Cost(usage.ru_utime + usage.ru_stime, wall, peak or usage.ru_maxrss * _MAXRSS)


def median(costs: Iterable[Cost]) -> Cost:
    """Return the median of each figure."""
    return Cost(*map(statistics.median, zip(*costs, strict=True)))


def _held(process: int) -> dict[int, int]:
    """Return the bytes in memory of a process and of all below it, by process; nothing of what ended or cannot be asked."""
    try:
        told = Path(f"/proc/{process}/smaps_rollup").read_text(encoding="ascii")
        below = [
            int(child)
            for task in Path(f"/proc/{process}/task").iterdir()
            for child in (task / "children").read_text(encoding="ascii").split()
        ]
    except (OSError, IndexError):
        return {}
    pss = re.search(r"^Pss: +(\d+) kB$", told, re.MULTILINE)
    found = {process: int(pss[1]) * 1024 if pss else 0}
    for child in below:
        found |= _held(child)
    return found


class Size(NamedTuple):
    """What a folder holds."""

    files: int
    bytes: int
    pages: int
    """Files named index.html."""


def size(folder: Path, *, without: str = "") -> Size:
    """Return what a folder holds, without the files of one ending."""
    found = [path for path in folder.rglob("*") if path.is_file() and not (without and path.suffix == without)]
    pages = sum(path.name == "index.html" for path in found)
    return Size(len(found), sum(path.stat().st_size for path in found), pages)
