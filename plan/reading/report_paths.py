"""Where the file of a report belongs that stands in another folder, or under a name that is written otherwise."""

from __future__ import annotations

import re
from collections.abc import Mapping

from plan.ground.addresses import Slug
from plan.ground.folding import slugged
from plan.ground.model import PERIODS

REPORTED_IN = "reports"
_ENDING = re.compile(r"\.ya?ml$", re.IGNORECASE)
_FOLDERS = frozenset({REPORTED_IN, "report", Slug.REPORT.value, "data"})
"""Parts of a path that are neither a period nor an agency."""
_MEANT: Mapping[str, re.Pattern[str]] = {
    "quy-1": re.compile(r"q(uy)?-?(0?1|i)"),
    "6-thang": re.compile(r"(0?6|sau)-?thang(-dau-nam)?|q(uy)?-?(0?2|ii)"),
    "quy-3": re.compile(r"q(uy)?-?(0?3|iii)|9-?thang"),
    "nam": re.compile(r"(ca-)?nam|12-?thang|q(uy)?-?(0?4|iv)"),
}
"""How people write the periods, by the names of their folders."""


def report_file(name: str) -> str | None:
    """Return where in its year's folder a report belongs, from a path that names a period and an agency; None from any other.

    >>> report_file("data/2031/reports/Quy1/So noi vu.yaml"), report_file("data/2031/bao-cao/so-noi-vu/quy-2.yml")
    ('reports/quy-1/so-noi-vu.yml', 'reports/6-thang/so-noi-vu.yml')
    >>> report_file("data/2031/sections.yml")

    """
    if not _ENDING.search(name):
        return None
    parts = [slugged(part) for part in _ENDING.sub("", name).split("/")]
    periods = [period for part in parts if (period := _period(part))]
    agencies = [part for part in parts if part and not (_period(part) or part in _FOLDERS or part.isdecimal())]
    if len(periods) != 1 or len(agencies) != 1:
        return None
    return f"{REPORTED_IN}/{periods[0]}/{agencies[0]}.yml"


def _period(part: str) -> str | None:
    return next((period for period in PERIODS if _MEANT[period].fullmatch(part)), None)
