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
    PLAN,
    PRODUCT_COLUMNS,
    PRODUCTS,
    QUARTER,
    REPORTER,
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
    "không phải biểu mẫu báo cáo của trang này; hãy tải “Mẫu báo cáo” ở trang của cơ quan, hoặc tạo bằng: python -m plan"
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
    first: Mapping[str, str]
    """The lines of the first sheet that nobody writes into, by what stands before each."""
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
    """All that was written in a form, as far as its sheets could be read."""

    whole: Mapping[str, Typed]
    """Of the whole report, by what was asked."""
    rows: Mapping[str, tuple[AnsweredRow, ...]]
    """The answered rows of each sheet, by its title."""
    wrong: tuple[Telltale, ...]
    """What is wrong with the sheets: one is gone or renamed, or a column or line of it, or a grey cell was changed."""
    is_whole: bool
    """Whether all sheets could be read."""


def base_of(opened: Opened, file: str) -> FormBase:
    """Return what a workbook says of the state that it was made of.

    Raises:
        RefusedWorkbookError: it says nothing: it is no form to report by.

    """
    texts = [[cell.text for cell in row] for row in opened.get(BASE, ())]
    head, first, *rows = [*texts, list[str](), list[str]()]
    if len(head) < _LEAST or head[0] != REPORT_FORMAT or not head[1].isdecimal():
        raise RefusedWorkbookError(Telltale(file, _NO_FORM))
    lines = dict(zip(first[::2], first[1::2], strict=False))
    known = {row[0]: tuple(row[1:]) for row in rows if row}
    return FormBase(int(head[1]), head[2], head[3], [*head, ""][4], lines, known)


_LEAST = 4


def report_answers(opened: Opened, base: FormBase) -> ReportAnswers:
    """Return what was written in a form, and what is wrong with its sheets.

    Args:
        opened: its sheets.
        base: what they held when it was made.

    """
    wrong = [
        Telltale(Spotted(title, ""), _STRANGE)
        for title, rows in opened.items()
        if title not in {START, BASE, LISTS, *_SHEETS} and any(cell.text for row in rows for cell in row)
    ]
    wrong += [Telltale(Spotted(title, ""), _LOST) for title in (START, PRODUCTS, MORE_EVIDENCE) if not opened.get(title)]
    found = dict[str, tuple[AnsweredRow, ...]]()
    for title in _SHEETS:
        try:
            found[title] = (*_rows(title, opened),)
        except RefusedWorkbookError as error:
            wrong += error.tales
    is_whole = not wrong
    lines = {row[0].text: row[1] for row in opened.get(START, ()) if len(row) > 1}
    whole = {name: lines.get(name, Typed("", Spotted(START, ""), f"thiếu dòng “{name}”; {_LOST}")) for name in _ASKED}
    wrong += _changed(base.first, lines) if lines else ()
    return ReportAnswers(whole, {title: found.get(title, ()) for title in _SHEETS}, (*wrong,), is_whole)


_STRANGE = "không phải trang của biểu mẫu; bị đổi tên thì trả lại tên cũ, là trang thêm vào thì xóa đi"
_LOST = "không có trong tệp; hãy trả lại tên trang, hoặc điền vào một biểu mẫu mới"
_ASKED = (PERIOD, DATE, NUMBER)


def _changed(first: Mapping[str, str], lines: Mapping[str, Typed]) -> Iterator[Telltale]:
    """Tell the grey cells of the first sheet that are no more what they were: a form is of one agency and one plan."""
    for name, words in first.items():
        if name not in lines:
            yield Telltale(Spotted(START, ""), f"thiếu dòng “{name}”; {GREY}")
        elif lines[name].wrong or lines[name].text != words:
            whose = f"biểu mẫu này là của “{shown(words)}”; " if name in {PLAN, REPORTER} else ""
            other = _OTHER if name in {PLAN, REPORTER} else ""
            yield Telltale(lines[name].where, f"{whose}{GREY}{other}")


GREY = "ô xám không sửa được; hãy trả lại chữ cũ"
_OTHER = ". Muốn báo cáo cho cơ quan khác, kế hoạch khác thì lấy biểu mẫu ở trang của cơ quan ấy trong kế hoạch ấy"


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
