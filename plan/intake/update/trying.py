"""An edited workbook → what it changes in the data, tried on a copy: checked, compared, with the brakes that hold."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from plan.changes import report
from plan.changes.brakes import brakes
from plan.changes.diff import changes
from plan.export.workbook.forms import forms
from plan.export.workbook.grid import Workbook
from plan.export.workbook.making import digest_of
from plan.ground.files import write
from plan.ground.model import Archive, Place, field_of
from plan.ground.problems import Problem, shown
from plan.intake.update.comparing import Items, Wanted, wanted
from plan.intake.update.finding import Opened, base_state, records
from plan.intake.update.opening import opened_sheets
from plan.intake.update.settling import settled
from plan.intake.update.texts import Patched, patched
from plan.intake.update.told import RefusedWorkbookError, Spotted, Telltale
from plan.reading import load
from plan.rules.check import check
from plan.rules.trial import copy_data, worse


@dataclass(frozen=True)
class Update:
    """What a workbook changes."""

    year: int
    """Of the plan."""
    patched: Patched
    cells: int
    """How many cells and new rows want something."""
    settled: int
    """How many remarks that asked somebody to look go."""
    said: str
    """The changes in words, with the brakes that hold."""
    remarks: tuple[Telltale, ...]
    """What is worth knowing and stops nothing."""


def update(root: Path, path: Path) -> Update:
    """Return what an edited workbook changes in the data under a project's root; nothing is written.

    Raises:
        DataError: not every record of the data can be read.
        RefusedWorkbookError: the workbook cannot be taken, or the data would have errors with it; says each, cell by cell.

    """
    opened = opened_sheets(path)
    base, archive = base_state(opened), load.readable(root)
    if base.year not in archive.plan:
        raise RefusedWorkbookError(Telltale(path.name, f"là của kế hoạch năm {base.year}, mà dữ liệu không có kế hoạch ấy"))
    book = Workbook(archive, archive.plan[base.year])
    found = wanted(book, opened, base)
    looked, gone = settled(root, book, opened)
    texts = patched(root, found, looked)
    said = _tried(root, texts, book, opened, found) if texts.after else report.NOTHING_CHANGED
    older = [
        Telltale(path.name, f"dữ liệu đã đổi từ khi tạo tệp này (ngày {base.day}); ô không ai sửa trong tệp giữ như nay")
    ]
    remarks = (*older * (digest_of(book) != base.digest), *found.remarks, *gone)
    return Update(base.year, texts, len(found.edited) + len(found.joined), len(looked), said, remarks)


def _tried(root: Path, texts: Patched, book: Workbook, opened: Opened, found: Wanted) -> str:
    """Make the changes in a copy of the data; return what they are, in words."""
    before = check(root)
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as temporary:
        folder = copy_data(root, Path(temporary).resolve() / "trial")
        for name, text in texts.after.items():
            write(folder / name, text.text.encode())
        problems, after = check(folder), load.read(folder).archive
        cells = _cells(after, book.plan.year, opened) if problems else {}
        if more := worse(before, problems):
            raise RefusedWorkbookError(*(_told(problem, texts, cells) for problem in more))
        _refuse_more(book, Workbook(after, after.plan[book.plan.year]), found)
        if before or problems:  # what follows of data with errors cannot be said
            return "\n".join(_plainly(found, [_told(problem, texts, cells) for problem in problems]))
        difference = changes(book.archive, after)
        return report.text(difference, brakes(book.archive, after, difference.records))


def _plainly(found: Wanted, left: Sequence[Telltale]) -> Iterator[str]:
    """Yield what is changed, cell by cell, and the errors that are left."""
    for edited in found.edited:
        words = edited.row.texts[edited.column.key], "\n".join(edited.items)
        before, after = (shown(" / ".join(text.split("\n"))) or "(trống)" for text in words)
        yield f"{edited.where}: {edited.row.name} · {edited.column.title}: “{before}” → “{after}”"
    yield from (f"{min(new.cells.values())}: thêm một hàng" for new in found.joined)
    if left:
        yield from ("", f"Còn {len(left)} lỗi của dữ liệu có từ trước:", *(f"  {tale}" for tale in left))


def _refuse_more(before: Workbook, after: Workbook, found: Wanted) -> None:
    """Refuse what would change other texts than those that are wanted: the last guard, which no workbook should reach."""
    asked = {(one.row.name, one.column.key): one.items for one in found.edited}
    made = dict(_changed(before, after))
    if made != asked:
        others = ", ".join(f"{name} · {key}" for name, key in sorted({place for place, _ in made.items() ^ asked.items()}))
        raise RefusedWorkbookError(Telltale("data", f"không ghi đúng được những chỗ sau, hãy sửa chúng trong tệp: {others}"))


def _changed(before: Workbook, after: Workbook) -> Iterator[tuple[tuple[str, str], Items]]:
    """Yield record and key of each value that differs, of records that both have, and what it is now."""
    for name, row in before.by_name.items():
        new = after.by_name[name].record if name in after.by_name else row.record
        for key, form in forms(type(row.record)).items():
            old, now = (form.plain(getattr(record, field_of(key))) for record in (row.record, new))
            if old != now:
                yield (name, key), now


def _told(problem: Problem, texts: Patched, cells: Mapping[tuple[str, int], Spotted]) -> Telltale:
    """Return a problem of the data as one of the cell that it comes from, as far as it comes from one."""
    file, line, _ = problem.place
    made = texts.after[file].cells if file in texts.after else {}
    where = made.get(line) or cells.get((file, line)) or f"{file}, dòng {line}"
    fix = (problem.fix or "").strip().removeprefix("- ")
    return Telltale(where, f"{problem.message}{f'; nên là: {fix}' if fix else ''}")


def _cells(after: Archive, year: int, opened: Opened) -> Mapping[tuple[str, int], Spotted]:
    """Return where in the workbook stands what each line of the data's files begins."""
    book = Workbook(after, after.plan[year]) if year in after.plan else None
    return dict(_places(book, opened)) if book else {}


def _places(book: Workbook, opened: Opened) -> Iterator[tuple[tuple[str, int], Spotted]]:
    for sheet in book.sheets:
        rows = {row.id: row.record for row in sheet.rows}
        for typed in records(sheet, opened):
            places: Mapping[str, Place] = rows[typed.id.text].places if typed.id.text in rows else {}
            found = ((places[key], cell) for key, cell in typed.values.items() if key in places)
            yield from ((place[:2], cell.where) for place, cell in found)
