"""What a pull request with reports brings besides the data, which nobody who looks for reports would expect there."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from plan.changes.labels import braked, mixed_with
from plan.ground.model import Place
from plan.ground.problems import Problem, say

_REPORT = r"data/[0-9]{4}/reports/.+"


def beside_reports(told: Sequence[dict[str, Any]], changed: Sequence[str]) -> Iterator[Problem]:
    """Yield the brake that holds where reports come, go or change with files outside data/; `diff` has what is in there.

    Args:
        told: what changes, as `python -m plan diff --format json` tells it.
        changed: the paths of all files that differ.

    """
    first, *more = [path for path in changed if not path.startswith("data/")] or [""]
    if first and any(block["place"] and re.fullmatch(_REPORT, block["place"]["file"]) for block in told):
        names = say(f"{first} và {len(more)} tệp nữa", f"{first} and {len(more)} more files") if more else say(first, first)
        yield braked("mixed-reports", Place("data", 1, 1), "Báo cáo", "", mixed_with(names))
