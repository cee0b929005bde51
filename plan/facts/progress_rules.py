"""The rule by which progress is told, as tables of worked examples: each answer is what the code itself says."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from plan.facts.dues import Due
from plan.facts.progress_tables import percent
from plan.facts.reported import Rates
from plan.facts.standing import COUNTED_STATES, Reply, State, judged, together
from plan.facts.tables import day
from plan.ground.model import PERIODS, ROMAN, Report, ReportRow
from plan.reading.timeforms import deadline

_TOGETHER: tuple[tuple[State | None, ...], ...] = (
    ("done-in-time", "done-in-time"),
    ("done-in-time", "done-late"),
    ("done-in-time", "open-in-time"),
    ("done-in-time", "open-late"),
    ("open-late", "silent"),
    ("done-in-time", "silent"),
    ("open-in-time", "silent"),
    ("open-in-time", None),
    ("done-in-time", None),
)
_RATES = Rates(due=12, done=6, in_time=4, silent=4)


def judged_listing(year: int) -> str:
    """Return as Markdown what reports of a product of a year's second quarter mean against its deadline."""
    last, before, early, late = deadline(2, year), dt.date(year, 6, 12), dt.date(year, 6, 20), dt.date(year, 7, 12)
    done, still = ReportRow(deliverable="", result="done"), ReportRow(deliverable="", result="not-done")
    cases = (
        (f"đã hoàn thành ngày {day(before)}", _done_on(before), last, early),
        (f"đã hoàn thành ngày {day(late)}", _done_on(late), last, late),
        (f"đã hoàn thành, không ghi ngày; báo cáo ngày {day(early)}", done, last, early),
        (f"chưa hoàn thành; báo cáo ngày {day(early)}", still, last, early),
        (f"chưa hoàn thành; báo cáo ngày {day(late)}", still, last, late),
        ("đã hoàn thành", done, None, early),
        ("chưa hoàn thành", still, None, early),
    )
    rows = ((day(until) if until else "không có ngày", said, _name(judged(row, until, on))) for said, row, until, on in cases)
    return _table(("Hạn", "Cơ quan báo cáo", "Trạng thái"), rows)


def late_listing(year: int) -> str:
    """Return as Markdown how many days late a product is that was done after its deadline, by both counts."""
    spans = (
        (f"Quý II năm {year}", Due(None, dt.date(year, 4, 1), deadline(2, year))),
        (f"{day(dt.date(year, 6, 15))}", Due(None, dt.date(year, 6, 15), dt.date(year, 6, 15))),
    )
    done = dt.date(year, 7, 12)
    report = Report(date=done)
    counts = ((words, Reply(due, "", report, _done_on(done)).days_late or (0, 0)) for words, due in spans)
    rows = ((words, day(done), f"{least} ngày", f"{most} ngày") for words, (least, most) in counts)
    return _table(("Kế hoạch ghi", "Xong ngày", "Quá hạn, tính từ ngày cuối", "Tính từ ngày đầu"), rows)


def together_listing() -> str:
    """Return as Markdown what the states of parts of a product, two agencies' or two times', say of the whole."""
    return _table(
        ("Một phần", "Phần khác", "Cả sản phẩm"),
        ((*map(_name, parts), f"**{_name(together(parts))}**") for parts in _TOGETHER),
    )


def rates_listing() -> str:
    """Return as Markdown both rates of some products, with what they are made of."""
    late = _RATES.done - _RATES.in_time
    still = _RATES.due - _RATES.done - _RATES.silent
    told = f"{_RATES.in_time} đúng hạn, {late} quá hạn, {still} chưa hoàn thành, {_RATES.silent} chưa báo cáo"
    whole, in_time = percent(_RATES.done, _RATES.due), percent(_RATES.in_time, _RATES.due)
    return _table(
        (f"{_RATES.due} sản phẩm đến hạn: {told}", "Phép tính", "Tỷ lệ"),
        (
            ("Hoàn thành", f"({_RATES.in_time} + {late}) ÷ {_RATES.due}", whole),
            ("Hoàn thành đúng hạn", f"{_RATES.in_time} ÷ {_RATES.due}", in_time),
        ),
    )


def periods_listing() -> str:
    """Return as Markdown the periods of reporting, and up to which quarter each speaks."""
    rows = ((period.name, f"Quý {ROMAN[period.quarter]}") for period in PERIODS.values())
    return _table(("Kỳ báo cáo", "Sản phẩm đến hạn nhiều quý: nói về lần của"), rows)


def _done_on(date: dt.date) -> ReportRow:
    return ReportRow(deliverable="", result="done", done_on=date)


def _name(state: State | None) -> str:
    return COUNTED_STATES[state].name


def _table(head: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    names = [*head]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in (names, ["---"] * len(names), *rows))
