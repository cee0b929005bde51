"""What the search knows of reports: by which words people ask how products stand, and for what an agency reported.

docs/assets/js/search-lists.js makes of these and what else a list can be asked by the filtered list, or an agency's card.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from plan.facts.standing import COUNTED_STATES, DONE, STATES, State
from plan.facts.year import Year
from plan.ground.addresses import Links, Slug
from plan.ground.model import PERIODS

_OPEN: tuple[State, ...] = ("open-late", "open-in-time", "open-undated")
_NAMES: tuple[tuple[tuple[State, ...], tuple[str, ...]], ...] = (
    (("open-late", "done-late"), ("quá hạn", "trễ hạn", "chậm hạn", "chậm tiến độ", "trễ", "chậm", "overdue", "late")),
    (_OPEN, ("chưa hoàn thành", "chưa xong", "chưa làm xong", "not done")),
    (DONE, ("đã hoàn thành", "đã xong", "hoàn thành rồi", "done")),
    (("done-in-time",), ("đúng hạn", "xong đúng hạn", "on time")),
    (("open-in-time",), ("trong hạn", "còn hạn", "còn trong hạn")),
    (("silent",), ("chưa có báo cáo", "không báo cáo", "thiếu báo cáo", "không có báo cáo", "not reported")),
)
"""What else people call states: those of which each asks, the one that is meant first."""
_PROGRESS = ("tiến độ", "tiến độ thực hiện", "tình hình thực hiện", "kết quả thực hiện", "phiếu tiến độ", "progress")
_REPORTS = ("báo cáo", "đã báo cáo", "báo cáo tiến độ", "report")
"""What asks for a card only beside an agency: most products are reports themselves."""
_PERIOD_WORDS = {"6-thang": ("6 tháng", "sáu tháng", "6 tháng đầu năm", "sáu tháng đầu năm", "nửa năm")}
"""What people call a period that ends with no quarter that they name."""


def named_states(of: Year, to: Links) -> dict[str, Any]:
    """Return, as JSON data, by which words a plan's states and cards can be asked for; nothing where nothing was reported."""
    if of.reported.is_empty:
        return {}
    return {
        "progress": {
            "page": to.plan(Slug.PROGRESS),
            "names": _PROGRESS,
            "reports": _REPORTS,
            "states": {words.slug: words.name.capitalize() for words in COUNTED_STATES.values()},
            "named": [*_named()],
            "periods": [*_periods()],
            "folder": f"{Slug.PROGRESS}/",
            "cards": sorted({report.agency for report in of.plan.reports} & of.duties.with_page),
        }
    }


def _named() -> Iterator[dict[str, Any]]:
    for words in COUNTED_STATES.values():
        yield {"of": [words.slug], "names": [words.name]}
    for states, names in _NAMES:
        yield {"of": [STATES[state].slug for state in states], "names": names}


def _periods() -> Iterator[dict[str, Any]]:
    for period in PERIODS.values():
        yield {"id": period.id, "quarter": str(period.quarter), "names": _PERIOD_WORDS.get(period.id, ())}
