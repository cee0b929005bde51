"""An edited workbook → what it changes in the data, tried on a copy: checked, compared, with the brakes that hold."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from pathlib import Path

from plan.changes import report
from plan.changes.brakes import brakes
from plan.changes.compare import compare
from plan.changes.diff import Changes, Pages, changes
from plan.export.workbook.forms import Wordings, forms
from plan.export.workbook.grid import Workbook
from plan.export.workbook.making import digest_of
from plan.ground.addresses import Slug
from plan.ground.files import write
from plan.ground.model import Archive, field_of
from plan.ground.problems import Problem
from plan.intake.update.comparing import Items, Wanted, wanted
from plan.intake.update.finding import Opened, base_state
from plan.intake.update.naming import named, typed_names
from plan.intake.update.opening import opened_sheets
from plan.intake.update.settling import Answers, answers
from plan.intake.update.telling import cells_of, told
from plan.intake.update.texts import Patched, patched
from plan.intake.update.told import RefusedWorkbookError, Telltale
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
    names = typed_names(book, opened)
    answered = answers(root, book, opened, Wordings(archive, names))
    names = {**names, **{one.row.texts["name"]: one.other.id for one in answered.known}}
    found = named(book, wanted(book, opened, base, Wordings(archive, names)), answered.known)
    texts = patched(root, found, answered)
    said = _Trial(root, book, opened, found, answered).said(texts) if texts.after else report.NOTHING_CHANGED
    older = [
        Telltale(path.name, f"dữ liệu đã đổi từ khi tạo tệp này (ngày {base.day}); ô không ai sửa trong tệp giữ như nay")
    ]
    remarks = (*older * (digest_of(book) != base.digest), *found.remarks, *answered.gone)
    return Update(base.year, texts, len(found.edited) + len(found.joined), len(answered.settled), said, remarks)


@dataclass(frozen=True)
class _Trial:
    """The changes in a copy of the data."""

    root: Path
    book: Workbook
    opened: Opened
    found: Wanted
    answered: Answers

    def said(self, texts: Patched) -> str:
        """Make the changes; return what they are, in words."""
        before = check(self.root)
        with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as temporary:
            folder = copy_data(self.root, Path(temporary).resolve() / "trial")
            for name, text in texts.after.items():
                write(folder / name, text.text.encode())
            problems, after = check(folder), load.read(folder).archive
            year = self.book.plan.year
            cells = cells_of(Workbook(after, after.plan[year]), self.opened) if problems and year in after.plan else {}
            if more := worse(before, problems):
                raise RefusedWorkbookError(*(told(problem, texts, cells, self.opened) for problem in more))
            self._refuse_more(Workbook(after, after.plan[year]))
            left = [told(problem, texts, cells, self.opened) for problem in problems]
            return "\n".join((self._compared(after, is_whole=not before and not problems), *_left(left)))

    def _compared(self, after: Archive, *, is_whole: bool) -> str:
        """Return in words what differs, with what follows for pages and counts where the data have no errors."""
        before = self.book.archive
        difference = changes(before, after) if is_whole else Changes(compare(before, after), (), (), Pages())
        gone = {one.row.id for one in self.answered.known}
        held = [brake for brake in brakes(before, after, difference.records) if not _is_of(brake, gone)]
        return report.text(difference, held)

    def _refuse_more(self, after: Workbook) -> None:
        """Refuse what would change other texts than those that are wanted: the last guard, which no workbook should reach."""
        asked = {(one.row.name, one.column.key): one.items for one in self.found.edited}
        made = dict(_changed(self.book, after))
        gone = {name for name in self.book.by_name if name not in after.by_name and not _is_within(name, self.answered)}
        if made != asked or gone:
            wrong = {place for place, _ in made.items() ^ asked.items()} | {(name, "id") for name in gone}
            others = ", ".join(f"{name} · {key}" for name, key in sorted(wrong))
            raise RefusedWorkbookError(
                Telltale("data", f"không ghi đúng được những chỗ sau, hãy sửa chúng trong tệp: {others}")
            )


def _is_of(brake: Problem, gone: AbstractSet[str]) -> bool:
    """Tell whether a brake holds what nobody published: an agency with a remark that asks for a look, or its page."""
    where = brake.message.partition(":")[0]
    return brake.record in gone or any(where.endswith(f"/{Slug.AGENCIES}/{agency}/") for agency in gone)


def _left(left: Sequence[Telltale]) -> Iterator[str]:
    """Yield the errors that the data have still."""
    if left:
        yield from (f"Còn {len(left)} lỗi của dữ liệu có từ trước:", *(f"  {tale}" for tale in left))


def _is_within(name: str, answered: Answers) -> bool:
    """Tell whether a record goes because it is a known one, or is said of such a one."""
    return any(name == one.row.name or f" {one.row.name} · " in name for one in answered.known)


def _changed(before: Workbook, after: Workbook) -> Iterator[tuple[tuple[str, str], Items]]:
    """Yield record and key of each value that differs, of records that both have, and what it is now."""
    for name, row in before.by_name.items():
        new = after.by_name[name].record if name in after.by_name else row.record
        for key, form in forms(type(row.record)).items():
            old, now = (form.plain(getattr(record, field_of(key))) for record in (row.record, new))
            if old != now:
                yield (name, key), now
