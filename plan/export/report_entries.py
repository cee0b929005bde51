"""The reports of agencies as entries of feeds: what came, whether it came late, what it corrects."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from plan.export.reports import FiledReport, FiledRow, filed_reports, report_address, report_id
from plan.facts.standing import STATES, Reply
from plan.facts.tables import day
from plan.facts.year import Year
from plan.ground.addresses import Links, Slug
from plan.ground.model import ROMAN, Evidence, ReportedFigure

_LATE, _CORRECTED = "gửi quá hạn", "đính chính báo cáo trước"


@dataclass(frozen=True)
class FeedEntry:
    """An entry of a feed."""

    name: str
    """By which its id is told from those of all others of the feed."""
    title: str
    time: str
    """"2022-06-01T15:04:05+07:00"."""
    page: str
    """Where it leads, from the site's root."""
    lines: tuple[str, ...]
    terms: tuple[str, ...] = ()
    """What it is, for programs that choose."""


def report_entries(of: Year, agencies: Collection[str] | None = None) -> Iterator[FeedEntry]:
    """Yield an entry for each report on a plan, or for those of some agencies alone, the oldest first."""
    for filed in filed_reports(of):
        if agencies is None or filed.report.agency in agencies:
            yield _entry(of, filed)


def _entry(of: Year, filed: FiledReport) -> FeedEntry:
    report = filed.report
    found = {"reported-late": _LATE if filed.is_late else "", "corrected": _CORRECTED if filed.is_correction else ""}
    said = ", ".join(filter(None, (f"{of.agency[report.agency].name} báo cáo {report.period.in_sentence}", *found.values())))
    return FeedEntry(
        name=f"{Slug.REPORT}-{report_id(of, report)}",
        title=f"{day(report.date)}: {said}: {_counted(filed)}",
        time=f"{report.date:%Y-%m-%d}T00:00:00+07:00",
        page=report_address(of, report, Links("", of.plan.year)),
        lines=tuple(_lines(of, filed)),
        terms=("reported", *(term for term, words in found.items() if words)),
    )


def _counted(filed: FiledReport) -> str:
    products = {row.deliverable for row in filed.report.rows}
    left = {row.deliverable for row in filed.report.rows if not row.is_done}
    figures = f", {len(filed.report.figures)} con số" if filed.report.figures else ""
    return f"{len(products)} sản phẩm, {len(products - left)} hoàn thành{figures}"


def _lines(of: Year, filed: FiledReport) -> Iterator[str]:
    report, owed = filed.report, filed.owed
    yield f"Báo cáo{f' số {report.number}' if report.number else ''} ngày {day(report.date)}"
    if filed.is_late and owed:
        yield f"Hạn gửi {day(owed.due)}: {owed.source}"
    products = {row.deliverable.id: " ".join(row.deliverable.text) for row in of.plan.all_rows}
    for row in filed.rows:
        yield "; ".join((f"{_named(row, products)}: {_state(row.reply)}", *_grounds(row)))
    titles = {indicator.id: indicator.title for indicator in of.plan.indicators}
    yield from (f"{titles.get(figure.indicator, figure.indicator)}: {_figure(figure)}" for figure in report.figures)


def _named(row: FiledRow, products: dict[str, str]) -> str:
    item, quarter = row.reply.row.deliverable, row.reply.due.quarter
    return f"{item} {products[item]}{f' (quý {ROMAN[quarter]})' if quarter else ''}"


def _state(reply: Reply) -> str:
    last = f", hạn {day(reply.due.limit)}" if reply.due.limit else ""
    return f"{STATES[reply.state].name}{last}"


def _grounds(row: FiledRow) -> Iterator[str]:
    reply, said = row.reply, row.reply.row
    if reply.first_state and reply.due.original:
        yield f"so với hạn ban đầu ({day(reply.due.original)}): {STATES[reply.first_state].name}"
    if row.before and row.corrected:
        yield f"báo cáo ngày {day(row.corrected.date)} ghi: {STATES[row.before.state].name}"
    if said.evidence:
        yield f"minh chứng: {_shown(said.evidence)}"
    elif said.is_done:
        yield "báo cáo không kèm minh chứng"
    told = {"lý do đổi": said.reason, "khó khăn, vướng mắc": said.difficulties, "việc tiếp theo": said.next_step}
    yield from (f"{name}: {words.rstrip('.')}" for name, words in told.items() if words)


def _figure(figure: ReportedFigure) -> str:
    shown = f"; minh chứng: {_shown(figure.evidence)}" if figure.evidence else "; báo cáo không kèm minh chứng"
    return f"{figure.printed}, tính đến {day(figure.date)}{shown}"


def _shown(evidence: tuple[Evidence, ...]) -> str:
    return ", ".join(f"{each.name} ngày {day(each.date)}{f' ({each.link})' if each.link else ''}" for each in evidence)
