"""A filled-in form → the report that it adds to the data, tried on a copy and checked by every rule before it is written."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from plan.export.reporting.asked import RESULTS, ReportForm, written_day
from plan.facts.year import year_of
from plan.ground.files import write
from plan.ground.model import Archive, Report
from plan.ground.problems import Problem
from plan.intake.reporting.adding import is_there, with_report
from plan.intake.reporting.answers import FormBase, base_of, report_answers
from plan.intake.reporting.composing import composed
from plan.intake.update.finding import Opened
from plan.intake.update.marked import UnpatchableError
from plan.intake.update.opening import cleaned, opened_sheets
from plan.intake.update.splicing import Spliced
from plan.intake.update.telling import told
from plan.intake.update.texts import Patched
from plan.intake.update.told import RefusedWorkbookError, Telltale
from plan.reading import load, yamlfile
from plan.rules.check import check
from plan.rules.trial import copy_data, worse


@dataclass(frozen=True)
class NewReport:
    """A report that comes to the data."""

    file: str
    """Where it stands, from the project's root."""
    before: str | None
    """What the file holds; None while there is none."""
    after: str | None
    """What it is to hold; None where it holds the very same report already."""
    said: tuple[str, ...]
    """The report in words, to be held against what the agency sent."""


def new_report(root: Path, path: Path) -> NewReport:
    """Return the report that a filled-in form adds to the data under a project's root; nothing is written.

    Raises:
        DataError: not every record of the data can be read.
        RefusedWorkbookError: the form cannot be taken, or the data would have errors with it; says each, cell by cell.

    """
    opened = opened_sheets(path)
    base, archive = base_of(opened, path.name), load.readable(root)
    form = _form(archive, base, path.name)
    found = composed(form, base, report_answers(opened))
    file = f"data/{base.year}/reports/{found.period.id}/{base.agency}.yml"
    before = yamlfile.text(root / file, file) if (root / file).exists() else None
    if is_there(file, before, found.entries):
        return NewReport(file, before, None, ())
    _refuse_old(form, base, path.name)
    try:
        spliced = with_report(file, before, found.entries)
    except UnpatchableError as error:
        raise RefusedWorkbookError(Telltale(file, str(error))) from None
    made = _tried(root, opened, file, spliced, base)
    return NewReport(file, before, spliced.text, (*_said(form, made),))


def _form(archive: Archive, base: FormBase, file: str) -> ReportForm:
    """Return what the data of now ask of the agency that a form is of."""
    if base.year not in archive.plan:
        raise RefusedWorkbookError(Telltale(file, f"là của kế hoạch năm {base.year}, mà dữ liệu không có kế hoạch ấy"))
    plan = archive.plan[base.year]
    if base.agency not in year_of(archive, plan).reported.rows_of:
        raise RefusedWorkbookError(
            Telltale(file, f"là của “{base.agency}”, nay không chủ trì sản phẩm nào của kế hoạch năm {base.year}")
        )
    return ReportForm(archive, plan, base.agency)


def _refuse_old(form: ReportForm, base: FormBase, file: str) -> None:
    """Refuse a form that does not know of the agency's latest report."""
    if cleaned(form.state) != base.state:
        last = form.sent[-1] if form.sent else None
        newest = f"; báo cáo mới nhất: {last.period.name}, ngày {written_day(last.date)}" if last else ""
        raise RefusedWorkbookError(Telltale(file, f"{_OLD} {base.day}{newest}. {_FRESH}"))


_OLD = "các báo cáo của cơ quan đã khác lúc tạo biểu mẫu này, từ dữ liệu ngày"
_FRESH = "Hãy lấy biểu mẫu mới: cột “Lần trước” ở đó kể những gì đã báo cáo."


def _tried(root: Path, opened: Opened, file: str, spliced: Spliced, base: FormBase) -> Report:
    """Add the report to a copy of the data; return it as it is read, when nothing is wrong with it."""
    before = check(root)
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as temporary:
        folder = copy_data(root, Path(temporary).resolve() / "trial")
        write(folder / file, spliced.text.encode())
        texts = Patched({}, {file: spliced})
        if more := worse(before, check(folder)):
            raise RefusedWorkbookError(*(_told(problem, texts, opened) for problem in more))
        found = load.read(folder).archive.plan[base.year].reports
        return [report for report in found if report.place.file == file][-1]


def _told(problem: Problem, texts: Patched, opened: Opened) -> Telltale:
    """Return a problem of the data as one of a cell, in the words of the form: names of columns, and no line of YAML."""
    where, said = told(replace(problem, fix=None), texts, {}, opened)
    for pattern, words in _WORDS:
        said = re.sub(pattern, words, said)
    return Telltale(where, said)


_WORDS = (
    (r"\b[a-z_]+ \(([^)]+)\)", r"“\1”"),
    (r"\bnot-done\b", f"“{RESULTS['not-done']}”"),
    (r"\bbỏ khóa này\b", "để trống ô này"),
    (r"\bbỏ mục này\b", "xóa chữ ở các ô ấy"),
    (r"\bkhóa\b", "ô"),
    (r"([0-9]{4})-([0-9]{2})-([0-9]{2})", r"\3/\2/\1"),
)
"""What is said otherwise of a form, in this order."""


def _said(form: ReportForm, report: Report) -> Iterator[str]:
    """Yield a report in words: who, of when, how much; then product by product."""
    done = sum(row.is_done for row in report.rows)
    number = f" số {report.number}" if report.number else ""
    figures = f", {len(report.figures)} con số" if report.figures else ""
    yield (
        f"{form.agency.name} · {report.period.name} · báo cáo{number} ngày {written_day(report.date)}: {len(report.rows)} sản"
        f" phẩm ({done} đã hoàn thành, {len(report.rows) - done} chưa){figures}"
    )
    for row in report.rows:
        day = f" ngày {written_day(row.done_on)}" if row.done_on else ""
        proof = f"; minh chứng: {', '.join(one.name for one in row.evidence)}" if row.evidence else ""
        yield f"  {row.deliverable}: {RESULTS[row.result]}{day}{proof}"
    for figure in report.figures:
        yield f"  {figure.indicator}: {figure.printed}, tính đến {written_day(figure.date)}"
