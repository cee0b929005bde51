"""A filled-in form → the report that it adds to the data, tried on a copy and checked by every rule before it is written."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass, replace
from pathlib import Path

from plan.export.reporting.asked import ReportForm, written_day
from plan.facts.year import year_of
from plan.ground.files import write
from plan.ground.model import PERIODS, Archive
from plan.ground.problems import Problem
from plan.intake.reporting.adding import is_there, with_report
from plan.intake.reporting.answers import FormBase, base_of, report_answers
from plan.intake.reporting.composing import NOWHERE, composed
from plan.intake.reporting.saying import in_words_of_form, report_in_words
from plan.intake.update.finding import Opened
from plan.intake.update.marked import UnpatchableError
from plan.intake.update.opening import cleaned, sheets_and_merged
from plan.intake.update.splicing import Spliced
from plan.intake.update.telling import told
from plan.intake.update.texts import Patched
from plan.intake.update.told import RefusedWorkbookError, Spotted, Telltale
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
    opened, merged = sheets_and_merged(path)
    base = base_of(opened, path.name)
    if merged:
        raise RefusedWorkbookError(*merged)
    archive = load.readable(root)
    form = _form(archive, base, path.name)
    found = composed(form, base, report_answers(opened, base))
    period = found.period or PERIODS["nam"]
    file = f"data/{base.year}/reports/{period.id}/{base.agency}.yml"
    before = yamlfile.text(root / file, file) if (root / file).exists() else None
    if not found.wrong and is_there(file, before, found.entries):
        return NewReport(file, before, None, ())
    if old := _old(form, base, path.name):
        raise RefusedWorkbookError(*old, *found.wrong)
    try:
        spliced = with_report(file, before, found.to_try or found.entries)
    except UnpatchableError as error:
        raise RefusedWorkbookError(*found.wrong, Telltale(file, str(error))) from None
    made, wrong = _tried(root, opened, file, spliced) if found.to_try else (archive, ())
    if found.wrong or wrong:
        raise RefusedWorkbookError(*found.wrong, *wrong)
    report = [report for report in made.plan[base.year].reports if report.place.file == file][-1]
    return NewReport(file, before, spliced.text, (*report_in_words(form, report),))


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


def _old(form: ReportForm, base: FormBase, file: str) -> tuple[Telltale, ...]:
    """Say that a form does not know of the agency's latest report, where it does not."""
    if cleaned(form.state) == base.state:
        return ()
    last = form.sent[-1] if form.sent else None
    newest = f"; báo cáo mới nhất: {last.period.name}, ngày {written_day(last.date)}" if last else ""
    return (Telltale(file, f"{_OLD} {base.day}{newest}. {_FRESH}"),)


_OLD = "các báo cáo của cơ quan đã khác lúc tạo biểu mẫu này, từ dữ liệu ngày"
_FRESH = "Hãy lấy biểu mẫu mới: cột “Lần trước” ở đó kể những gì đã báo cáo."


def _tried(root: Path, opened: Opened, file: str, spliced: Spliced) -> tuple[Archive, tuple[Telltale, ...]]:
    """Add a report to a copy of the data; return them as they are read, and what is wrong with them."""
    before = check(root)
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as temporary:
        folder = copy_data(root, Path(temporary).resolve() / "trial")
        write(folder / file, spliced.text.encode())
        texts = Patched({}, {file: spliced})
        tales = [_told(problem, texts, opened) for problem in worse(before, check(folder))]
        of_cells = tuple(tale for tale in tales if isinstance(tale.where, Spotted))
        wrong = of_cells or tuple(tales)  # what else is wrong, in an earlier report, follows from a cell
        return load.read(folder).archive, tuple(tale for tale in wrong if tale.where != NOWHERE)


def _told(problem: Problem, texts: Patched, opened: Opened) -> Telltale:
    where, said = told(replace(problem, fix=None), texts, {}, opened)
    return Telltale(where, in_words_of_form(said))
