"""The sheets of a filled-in form → what stands in its rows and cells, and of which state of the data it was made."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from plan.export.reporting.asked import (
    CODE,
    DATE,
    EVIDENCE_COLUMNS,
    FIGURE_COLUMNS,
    FIGURES,
    LACKING,
    MORE_EVIDENCE,
    NUMBER,
    OF_WHAT,
    PERIOD,
    PRODUCT_COLUMNS,
    PRODUCTS,
    QUARTER,
    START,
    FormColumn,
    row_name,
)
from plan.export.reporting.form import REPORT_FORMAT
from plan.export.workbook.making import BASE
from plan.export.workbook.offers import LISTS
from plan.ground.folding import spelled
from plan.ground.problems import shown
from plan.intake.update.finding import Opened, places_of
from plan.intake.update.opening import Typed, TypedRow
from plan.intake.update.told import RefusedWorkbookError, Spotted, Telltale

_SHEETS: Mapping[str, Sequence[FormColumn]] = {
    PRODUCTS: PRODUCT_COLUMNS,
    FIGURES: FIGURE_COLUMNS,
    MORE_EVIDENCE: EVIDENCE_COLUMNS,
}
_NO_FORM = (
    "không phải biểu mẫu báo cáo của trang này; hãy tải biểu mẫu ở trang của cơ quan, hoặc tạo bằng: python -m plan"
    " report-form CƠ_QUAN KỲ"
)


class FormBase(NamedTuple):
    """Of which state of the data a form was made."""

    year: int
    agency: str
    """Id of who reports."""
    day: str
    """Of the last commit."""
    state: str
    """What it had reported by then."""
    rows: Mapping[str, tuple[str, ...]]
    """By the name of a row: who leads the product, and what its locked cells held."""


@dataclass(frozen=True)
class AnsweredRow:
    """A row in which something was written."""

    name: str
    where: Spotted
    """The cell of its code."""
    texts: tuple[Typed, ...]
    """Its locked cells before the answers."""
    values: Mapping[str, Typed]
    """Its answers, by the titles of the columns."""

    @property
    def is_empty(self) -> bool:
        """Whether nothing was answered."""
        return not any(cell.text or cell.wrong for cell in self.values.values())


class ReportAnswers(NamedTuple):
    """All that was written in a form."""

    whole: Mapping[str, Typed]
    """Of the whole report, by what was asked."""
    rows: Mapping[str, tuple[AnsweredRow, ...]]
    """The answered rows of each sheet, by its title."""


def base_of(opened: Opened, file: str) -> FormBase:
    """Return what a workbook says of the state that it was made of.

    Raises:
        RefusedWorkbookError: it says nothing: it is no form to report by.

    """
    head, *rows = [[cell.text for cell in row] for row in opened.get(BASE, [()])]
    if len(head) < len(FormBase._fields) - 1 or head[0] != REPORT_FORMAT or not head[1].isdecimal():
        raise RefusedWorkbookError(Telltale(file, _NO_FORM))
    return FormBase(int(head[1]), head[2], head[3], [*head, ""][4], {row[0]: tuple(row[1:]) for row in rows if row})


def report_answers(opened: Opened) -> ReportAnswers:
    """Return what was written in a form.

    Raises:
        RefusedWorkbookError: a sheet, a column or a line is gone or renamed, or there is one too many.

    """
    strange = [
        Telltale(Spotted(title, ""), _STRANGE)
        for title, rows in opened.items()
        if title not in {START, BASE, LISTS, *_SHEETS} and any(cell.text for row in rows for cell in row)
    ]
    lost = [Telltale(Spotted(title, ""), _LOST) for title in (START, PRODUCTS, MORE_EVIDENCE) if not opened.get(title)]
    if strange or lost:
        raise RefusedWorkbookError(*strange, *lost)
    return ReportAnswers(_whole(opened[START]), {title: (*_rows(title, opened),) for title in _SHEETS})


_STRANGE = "không phải trang của biểu mẫu; bị đổi tên thì trả lại tên cũ, là trang thêm vào thì xóa đi"
_LOST = "không có trong tệp; hãy trả lại tên trang, hoặc điền vào một biểu mẫu mới"


def _whole(rows: Sequence[TypedRow]) -> Mapping[str, Typed]:
    found = {row[0].text: row[1] for row in rows if len(row) > 1}
    gone = [
        Telltale(Spotted(START, ""), f"thiếu dòng “{name}”; {_LOST}") for name in (PERIOD, DATE, NUMBER) if name not in found
    ]
    if gone:
        raise RefusedWorkbookError(*gone)
    return {name: found[name] for name in (PERIOD, DATE, NUMBER)}


def _rows(title: str, opened: Opened) -> Iterator[AnsweredRow]:
    """Yield the rows of a sheet in which something was answered."""
    rows, columns = opened.get(title, ()), _SHEETS[title]
    if not rows:
        return
    head = places_of(title, rows[0], [column.title for column in columns])
    locked = [column.title for column in columns if not column.kind and column.title != LACKING]
    before = locked[: next((at for at, name in enumerate(locked) if name.startswith("Lần trước")), len(locked))]
    for row in rows[1:]:
        values = {column.title: row[head[column.title]] for column in columns if column.kind and column.key}
        found = AnsweredRow(_name(row, head), row[head[columns[0].title]].where, _texts(row, head, before), values)
        if not found.is_empty or (title == MORE_EVIDENCE and found.name):
            yield found


def _texts(row: TypedRow, head: Mapping[str, int], titles: Sequence[str]) -> tuple[Typed, ...]:
    return tuple(row[head[title]] for title in titles)


def _name(row: TypedRow, head: Mapping[str, int]) -> str:
    if OF_WHAT in head:
        return row[head[OF_WHAT]].text
    return row_name(row[head[CODE]].text, row[head[QUARTER]].text if QUARTER in head else "")


def found_name(name: str, names: Mapping[str, object]) -> str:
    """Return the name of a row that somebody may have typed a little otherwise; "" for none."""
    return name if name in names else {spelled(known): known for known in names}.get(spelled(name), "")


def strange_name(row: AnsweredRow) -> Telltale:
    """Say that no row of the form is called so."""
    said = shown(row.name) or "(trống)"
    return Telltale(row.where, f"“{said}” không phải mã nào của biểu mẫu; hãy trả lại mã cũ, hoặc chọn ở danh sách của ô")
