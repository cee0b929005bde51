"""A report in words, to be held against what the agency sent, and what is wrong with it, in the words of the form."""

from __future__ import annotations

import re
from collections.abc import Iterator

from plan.export.reporting.asked import RESULTS, AskedRow, ReportForm, written_day
from plan.facts.standing import speaks_of
from plan.facts.year import year_of
from plan.ground.model import Evidence, Placed, Report, ReportedFigure, ReportRow
from plan.ground.model import told as said_of

_WORDS = (
    (r"\b[a-z_]+ \(([^)]+)\)", r"“\1”"),
    (r"\bnot-done\b", f"“{RESULTS['not-done']}”"),
    (r"\bbỏ khóa này\b", "để trống ô này"),
    (r"\bbỏ mục này\b", "xóa chữ ở các ô ấy"),
    (r"\bkhóa\b", "ô"),
    (r"\bchuyển báo cáo vào thư mục của đúng kỳ\b", "chọn lại kỳ báo cáo"),
    (r"\bbáo cáo đứng trên\b", "báo cáo trước về kỳ này"),
    (
        r"\bbáo cáo trước đứng trước, báo cáo đính chính thêm vào cuối tệp\b",
        "hãy xem lại ngày ký; bản đính chính mang ngày ký của chính nó",
    ),
    (r"([0-9]{4})-([0-9]{2})-([0-9]{2})", r"\3/\2/\1"),
)
"""What is said otherwise of a form, in this order."""


def in_words_of_form(said: str) -> str:
    """Return what is wrong with the data in the words of who has a form: names of columns, and nothing of YAML.

    >>> in_words_of_form("sau ngày báo cáo (2025-12-15), nên phải có done_on (Ngày hoàn thành)")
    'sau ngày báo cáo (15/12/2025), nên phải có “Ngày hoàn thành”'
    """
    for pattern, words in _WORDS:
        said = re.sub(pattern, words, said)
    return said


def report_in_words(form: ReportForm, report: Report) -> Iterator[str]:
    """Yield a report line by line: who, of when, how much; then all that it says of each product and each figure."""
    done = sum(row.is_done for row in report.rows)
    number = f" số {report.number}" if report.number else ""
    figures = f", {len(report.figures)} con số" if report.figures else ""
    yield (
        f"{form.agency.name} · {report.period.name} · báo cáo{number} ngày {written_day(report.date)}: {len(report.rows)} sản"
        f" phẩm ({done} đã hoàn thành, {len(report.rows) - done} chưa){figures}"
    )
    for row in report.rows:
        asked = _asked(form, report, row)
        day = f" ngày {written_day(row.done_on)}" if row.done_on else ""
        yield f"  {asked.name} · {_line(asked.texts[1])}: {RESULTS[row.result]}{day}"
        yield from _documents(row.evidence)
        yield from _said(row, "difficulties", "next_step", "reason")
    for figure in report.figures:
        yield f"  {_line(form.by_name[figure.indicator].texts[1])}: {figure.printed}, tính đến {written_day(figure.date)}"
        yield from _documents(figure.evidence)
        yield from _said(figure, "note")


def _asked(form: ReportForm, report: Report, row: ReportRow) -> AskedRow:
    """Return the row of the form that a row of the report answers."""
    due = speaks_of(report, row, year_of(form.archive, form.plan).reported.dues_of[row.deliverable])
    return next(asked for asked in form.products if asked.texts[0] == row.deliverable and asked.due == due)


def _documents(evidence: tuple[Evidence, ...]) -> Iterator[str]:
    for one in evidence:
        link = f", {one.link}" if one.link else ""
        yield f"    Minh chứng: {one.name} ngày {written_day(one.date)}{link}"


def _said(record: ReportRow | ReportedFigure, *keys: str) -> Iterator[str]:
    kind: type[Placed] = type(record)
    yield from (f"    {said_of(kind, key).column}: {_line(words)}" for key in keys if (words := getattr(record, key)))


def _line(text: str) -> str:
    return " / ".join(text.split("\n"))
