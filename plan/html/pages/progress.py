"""How far a plan is, by what its agencies reported; or that nothing has been reported yet, and how an agency does."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from plan.facts.pictures_progress import (
    agencies_picture,
    receipts,
    receipts_picture,
    sections_picture,
    states_picture,
    times_picture,
)
from plan.facts.progress_tables import by_agency, by_section, by_time, percent, score, whole
from plan.facts.standing import DONE, OPEN
from plan.facts.tables import day
from plan.facts.year import Year
from plan.html.frame import Heading
from plan.html.view import MAIN, About, Content, Indexed, View


def content(about: About) -> Content:
    """How the plan stands, in the whole and in its parts, and who has reported; without reports only their due days."""
    of = about.of
    shown: Mapping[str, Any] = {"periods": of.plan.reporting.periods if of.plan.reporting else ()}
    return Content(Heading(_title(about)), shown if of.reported.is_empty else {**shown, **_tables(of)})


def description(about: About) -> str:
    """Both rates, or that there are none."""
    of = about.of
    if of.reported.is_empty:
        return f"Chưa có báo cáo nào về việc thực hiện {about.plan.name} được công bố."
    rates = whole(of).rates
    due = f"{rates.due} sản phẩm đến hạn" if rates.due else "chưa sản phẩm nào đến hạn"
    shares = f", {rates.done} hoàn thành ({percent(rates.done, rates.due)}), {rates.in_time} đúng hạn"
    unsure = f"; {rates.unsure} chưa rõ" if rates.unsure else ""
    told = f"{due}{shares if rates.is_known else ''}{unsure}"
    return f"{about.plan.name}, tính đến báo cáo ngày {day(of.reported.day)}: {told}."


def indexed(about: About) -> Indexed:
    """Progress by what people call it."""
    names = (
        "Tiến độ",
        "Tình hình thực hiện",
        "Tỷ lệ hoàn thành",
        "Kết quả thực hiện",
        "Báo cáo của các cơ quan",
        "Ai đã báo cáo",
    )
    return Indexed(about.page.address, _title(about), names=names, weight=MAIN)


def _title(about: About) -> str:
    return f"Tiến độ thực hiện Kế hoạch năm {about.plan.year}"


def _tables(of: Year) -> dict[str, Any]:
    tally, sections, agencies, times = whole(of), by_section(of), by_agency(of), by_time(of)
    return {
        "tally": tally,
        "step": score(of, tally.rates),
        "sections": (sections_picture(of, sections), sections),
        "agencies": (agencies_picture(of, agencies), agencies),
        "times": (times_picture(of, times), times),
        "picture_of_states": states_picture(of, tally),
        "grid": (
            ("Đã hoàn thành", DONE),
            ("Chưa hoàn thành", OPEN),
            ("Chưa rõ", ("silent", None)),
        ),
        "receipts": receipts(of),
        "picture_of_receipts": receipts_picture(of),
    }


VIEW = View(content=content, description=description, indexed=indexed)
