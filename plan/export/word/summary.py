"""The province's report on a plan for one period, as a Word document for the office that writes it (Nghị định 30/2020/NĐ-CP).

All figures are those of the page "tien-do" for the reports up to that period; nothing is said that no report says.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from plan.export.word.document import letterhead, packaged
from plan.export.word.grid import UPRIGHT, PrintedAppendix, PrintedCell, PrintedRow, head_rows, one, shared_out
from plan.facts.measured import Measured, measured
from plan.facts.progress_tables import (
    Tally,
    by_agency,
    by_section,
    by_time,
    percent,
    score,
    whole,
)
from plan.facts.reported import Expected, Rates
from plan.facts.standing import COUNTED_STATES, STATES, UNREPORTED, UNSENT, Reply, Standing
from plan.facts.tables import day
from plan.facts.year import Year
from plan.ground.files import Build
from plan.ground.model import Archive, Period, Plan, Row
from plan.reading.timeforms import deadline

SUMMARY_NOTICE = (
    "Bản tổng hợp từ báo cáo của các cơ quan, do phần mềm lập từ dữ liệu đã công bố, để cơ quan soạn báo cáo dùng lại;"
    " không thay thế báo cáo đã ký."
)
_NONE = "Không có."
_MARK = re.compile("/[^-/]+-(.+)$")
"""The end of a plan's number, from which that of a report is made: "/KH-UBND"."""


class SummaryPart(NamedTuple):
    """A heading, a paragraph or a table."""

    style: str
    """Of a paragraph, as styles.xml has it; "" for a table."""
    text: str = ""
    table: PrintedAppendix | None = None


def as_summary(archive: Archive, plan: Plan, period: Period, build: Build) -> bytes:
    """Return the report on a period by all that was reported up to it."""
    of = up_to(archive, plan, period)
    title = f"Kết quả thực hiện {plan.name}, kỳ báo cáo: {period.name}"
    own = {
        "title": title,
        "number_line": f"Số: /BC-{mark[1]}" if (mark := _MARK.search(plan.number_line)) else "Số: /BC",
        "date_line": f"{plan.date_line.partition(',')[0]}, ngày tháng năm {plan.year}",
        "pieces": (*_pieces(of, period),),
        "notice": SUMMARY_NOTICE,
    }
    return packaged("summary", {**letterhead(plan, title, build), **own})


def up_to(archive: Archive, plan: Plan, period: Period) -> Year:
    """Return what follows from a plan with the reports up to a period alone."""
    told = tuple(report for report in plan.reports if report.period.quarter <= period.quarter)
    return Year(archive, dataclasses.replace(plan, reports=told))


def _pieces(of: Year, period: Period) -> Iterator[SummaryPart]:
    yield SummaryPart("BodyText30", f"Tính đến báo cáo ngày {day(of.reported.day)}. {SUMMARY_NOTICE}")
    yield SummaryPart("Heading1", "I. Tình hình báo cáo")
    yield from _handed_in(of, period)
    yield SummaryPart("Heading1", "II. Kết quả thực hiện")
    yield from _rates(of, period)
    yield SummaryPart("Heading2", "1. Theo lĩnh vực")
    sections = (dataclasses.replace(each, name=f"{each.id}. {each.name}") for each in by_section(of))
    yield _counts("Lĩnh vực", (*sections, dataclasses.replace(whole(of), name="Cả kế hoạch")))
    yield SummaryPart("Heading2", "2. Theo cơ quan chủ trì")
    yield SummaryPart(
        "BodyText30", "Mỗi cơ quan tính theo báo cáo của chính mình; sản phẩm giao cho nhóm tính ở từng thành viên."
    )
    yield _counts("Cơ quan", by_agency(of))
    yield SummaryPart("Heading2", "3. Theo thời gian")
    yield SummaryPart("BodyText30", "Sản phẩm ghi nhiều quý được đếm ở từng quý, nên cộng các dòng không ra tổng số.")
    yield _counts("Thời gian", by_time(of))
    yield SummaryPart("Heading1", "III. Sản phẩm chưa hoàn thành quá hạn")
    yield from _listed(_late(of), ("Mã", "Sản phẩm", "Cơ quan", "Hạn", "Khó khăn, vướng mắc", "Việc tiếp theo"))
    yield SummaryPart("Heading1", "IV. Sản phẩm đến hạn chưa có báo cáo")
    yield from _listed(_silent(of), ("Mã", "Sản phẩm", "Cơ quan", "Hạn", "Hạn gửi báo cáo"))
    yield SummaryPart("Heading1", "V. Sản phẩm báo cáo đã hoàn thành mà không kèm minh chứng")
    yield from _listed(_without_evidence(of), ("Mã", "Sản phẩm", "Cơ quan", "Ngày hoàn thành", "Ngày báo cáo"))
    yield SummaryPart("Heading1", "VI. Chỉ tiêu")
    yield from _listed(_measured(of), ("Chỉ tiêu", "Mức đặt ra", "Đạt được", "Tính đến", "So với mức"))


def _handed_in(of: Year, period: Period) -> Iterator[SummaryPart]:
    """Yield who has reported on the period; without a known last day only that they did."""
    expected = [each for each in of.reported.expected() if each.period is period]
    if expected:
        sent = sum(bool(each.sent) for each in expected)
        late = sum(bool(each.sent and each.is_late) for each in expected)
        yield SummaryPart("BodyText30", f"{sent} trong {len(expected)} cơ quan chủ trì đã gửi báo cáo, {late} sau hạn.")
        yield from _listed(_due(of, expected), ("Cơ quan", "Hạn gửi", "Ngày báo cáo", "Số, ký hiệu", "Nhận xét"))
        return
    reports = sorted((report for report in of.plan.reports if report.period is period), key=lambda it: (it.agency, it.date))
    agencies = {report.agency for report in reports}
    yield SummaryPart("BodyText30", f"{len(agencies)} cơ quan đã gửi báo cáo; không rõ hạn gửi báo cáo.")
    rows = ((of.agency[report.agency].name, day(report.date), report.number or "") for report in reports)
    yield from _listed(rows, ("Cơ quan", "Ngày báo cáo", "Số, ký hiệu"))


def _due(of: Year, expected: Iterable[Expected]) -> Iterator[tuple[str, ...]]:
    for each in expected:
        reports = of.reported.reports_of(each.agency, each.period)
        dates, numbers = "; ".join(day(it.date) for it in reports), "; ".join(it.number for it in reports if it.number)
        yield of.agency[each.agency].name, day(each.due), dates, numbers, _judged(each, len(reports))


def _judged(each: Expected, number: int) -> str:
    """Return whether a period's report came in time, and of several which of them counts."""
    if not each.sent:
        return UNSENT if each.is_late else f"hạn gửi {day(each.due)}"
    grace = "trong những ngày chờ thêm" if each.sent.date > each.due else "đúng hạn"
    which = f" (báo cáo ngày {day(each.sent.date)})" if number > 1 else ""
    return f"{'sau hạn' if each.is_late else grace}{which}"


def _rates(of: Year, period: Period) -> Iterator[SummaryPart]:
    """Yield both rates of what was due on the newest report's day, as the page tells them, and of what the period asks."""
    tally, last = whole(of), deadline(period.quarter, of.plan.year)
    until = of.reported.rates(of.plan.rows, until=last)
    yield from _shares(of, tally.rates, f"Đến hạn tính đến ngày báo cáo mới nhất ({day(of.reported.day)})", tally.total)
    yield from _shares(of, until, f"Đến hạn trong kỳ (hạn đến hết ngày {day(last)})", tally.total)
    scoring = of.plan.reporting.scoring if of.plan.reporting else None
    if scoring and (step := score(of, tally.rates)):
        unsure = f", chưa cộng {tally.rates.unsure} sản phẩm chưa rõ," if tally.rates.unsure else ""
        steps = "; ".join(map(str, scoring.steps))
        yield SummaryPart(
            "BodyText30",
            "Tính thử, trên số đến hạn tính đến ngày báo cáo mới nhất: "
            f"tỷ lệ hoàn thành {_share_of(of, tally.rates)}{unsure} được {step.points} điểm ({steps}). "
            f"Nguồn: {scoring.source}.",
        )


def _share_of(of: Year, rates: Rates) -> str:
    return percent(rates.done, rates.due, of.plan.reporting)


def _shares(of: Year, rates: Rates, name: str, total: int) -> Iterator[SummaryPart]:
    """Yield both rates of what is due, with that number of all, and what is not known of it; none where that is all."""
    if not rates.due:
        yield SummaryPart("BodyText30", f"{name}: chưa có sản phẩm nào.")
        return
    in_time = percent(rates.in_time, rates.due, of.plan.reporting)
    shares = (
        f"Tỷ lệ hoàn thành (hoàn thành ÷ đến hạn): {rates.done}/{rates.due} = {_share_of(of, rates)}. "
        f"Tỷ lệ hoàn thành đúng hạn (đúng hạn ÷ đến hạn): {rates.in_time}/{rates.due} = {in_time}."
    )
    counted = ((rates.silent, STATES["silent"].name), (rates.unknown, UNREPORTED.name))
    parts = " và ".join(f"{number} sản phẩm {words}" for number, words in counted if number)
    told = [f"{name}: {rates.due} trong {total} sản phẩm.", *([shares] if rates.is_known else [])]
    unsure = [f"Trong số đó có {parts}: chưa rõ đã hoàn thành hay chưa."] if parts else []
    yield SummaryPart("BodyText30", " ".join((*told, *unsure)))


def _counts(head: str, tallies: Sequence[Tally]) -> SummaryPart:
    names = (head, "Số sản phẩm", *(f"{words.name[0].upper()}{words.name[1:]}" for words in COUNTED_STATES.values()))
    rows = ((each.name, str(each.total), *map(str, each.states.values())) for each in tallies)
    return _table(names, rows, (22, 9, *(9 for _ in COUNTED_STATES)))


def _late(of: Year) -> Iterator[tuple[str, ...]]:
    for row, _, reply in _replies(of):
        if reply.state == "open-late":
            yield *_named(of, row, reply), _until(reply.due.last), reply.row.difficulties or "", reply.row.next_step or ""


def _silent(of: Year) -> Iterator[tuple[str, ...]]:
    for row in of.plan.rows:
        for standing in of.reported.standings(row.deliverable.id):
            for silence in standing.silent:
                name = of.agency[silence.agency].name
                last = _until(standing.due.last)
                yield row.deliverable.id, _words(row), name, last, day(silence.since)
            if standing.due.has_come(of.reported.day) and standing.state is None:
                heard = {reply.agency for reply in standing.replies}
                names = "; ".join(of.agency[agency].name for agency in standing.reporters if agency not in heard)
                last = _until(standing.due.last)
                yield row.deliverable.id, _words(row), names or row.deliverable.lead.text, last, UNREPORTED.name


def _without_evidence(of: Year) -> Iterator[tuple[str, ...]]:
    for row, _, reply in _replies(of):
        if reply.row.is_done and not reply.row.evidence:
            yield *_named(of, row, reply), _until(reply.row.done_on), day(reply.report.date)


def _measured(of: Year) -> Iterator[tuple[str, ...]]:
    found = measured(of.plan)
    for indicator in of.plan.indicators:
        last = found.get(indicator.id, ())[-1:]
        got = (last[0].shown, day(last[0].figure.date), _met(last[0])) if last else ("chưa có báo cáo", "", "")
        yield indicator.title, indicator.value, *got


def _met(last: Measured) -> str:
    return {True: "đạt", False: "chưa đạt", None: "không so được"}[last.is_met]


def _replies(of: Year) -> Iterator[tuple[Row, Standing, Reply]]:
    """Yield the latest reports on each time of each product in force."""
    for row in of.plan.rows:
        for standing in of.reported.standings(row.deliverable.id):
            yield from ((row, standing, reply) for reply in standing.replies)


def _named(of: Year, row: Row, reply: Reply) -> tuple[str, str, str]:
    return row.deliverable.id, _words(row), of.agency[reply.agency].name


def _words(row: Row) -> str:
    return "; ".join(row.deliverable.text)


def _until(last: object) -> str:
    return day(last) if last else ""


def _listed(rows: Iterable[tuple[str, ...]], names: Sequence[str]) -> Iterator[SummaryPart]:
    """Yield a table; a word where there is nothing to list."""
    found = [*rows]
    yield _table(names, found, [_share(name) for name in names]) if found else SummaryPart("BodyText30", _NONE)


def _cell(text: str, width: int) -> PrintedCell:
    """Return a cell; numbers and days stand in the middle."""
    return PrintedCell(width, "CellNumber" if re.fullmatch("[0-9/]+", text) else "Cell", one(text))


def _share(name: str) -> int:
    return {"Mã": 13, "Sản phẩm": 28, "Khó khăn, vướng mắc": 24, "Việc tiếp theo": 24, "Chỉ tiêu": 28}.get(name, 16)


def _table(names: Sequence[str], rows: Iterable[Sequence[str]], shares: Sequence[int]) -> SummaryPart:
    widths = shared_out(shares, UPRIGHT)
    heads = head_rows(names, (), widths)
    lines = (PrintedRow(tuple(_cell(text, width) for text, width in zip(row, widths, strict=True))) for row in rows)
    return SummaryPart("", "", PrintedAppendix(names[0], ", ".join(names), "", widths, (*heads, *lines)))
