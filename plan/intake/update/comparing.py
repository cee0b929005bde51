"""What was typed, what the cells held when the workbook was made, and what the data hold now → what is wanted of the data."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from plan.export.workbook.forms import CellForm, Wordings, forms, is_list, parts
from plan.export.workbook.grid import EditColumn, EditRow, EditSheet, Workbook
from plan.export.workbook.making import BASE, GUIDE, fitting
from plan.export.workbook.offers import LISTS
from plan.export.workbook.unsure import LOOK_HEADS, LOOKS
from plan.ground.folding import spelled
from plan.ground.model import Placed, field_of
from plan.ground.problems import shown
from plan.intake.update.finding import BaseState, Opened, TypedRecord, heads_of, records
from plan.intake.update.opening import Typed
from plan.intake.update.told import RefusedWorkbookError, Spotted, Telltale

Items = tuple[str, ...]


class Edited(NamedTuple):
    """A key of a record that is to have another value."""

    row: EditRow
    column: EditColumn
    items: Items
    """The new value, an item each; none where it goes."""
    where: Spotted


class Joined(NamedTuple):
    """A record that is new."""

    sheet: EditSheet
    owner: EditRow | None
    """What holds it; None for a record of a register."""
    values: Mapping[str, Items]
    """By key, with its id if it has one."""
    cells: Mapping[str, Spotted]


@dataclass
class Wanted:
    """What is wanted of the data, and what is worth telling."""

    edited: list[Edited] = field(default_factory=list)
    joined: list[Joined] = field(default_factory=list)
    remarks: list[Telltale] = field(default_factory=list)
    errors: list[Telltale] = field(default_factory=list)


def wanted(book: Workbook, opened: Opened, base: BaseState, wordings: Wordings) -> Wanted:
    """Return what a workbook wants of the data.

    Args:
        book: the data as they are now.
        opened: the workbook's sheets.
        base: what they held when it was made.
        wordings: what agencies are called, also by the workbook alone.

    Raises:
        RefusedWorkbookError: a cell cannot be taken, or was changed on both sides; says every such cell.

    """
    found = Wanted()
    for sheet in book.sheets:
        _Comparing(book, sheet, base.texts.get(sheet.title, {}), found, wordings).compare(records(sheet, opened))
        if sheet.title not in opened:
            found.remarks.append(Telltale(Spotted(sheet.title, ""), "không có trong tệp: không sửa gì ở đó"))
    _look_at_others(book, opened, found)
    if found.errors:
        raise RefusedWorkbookError(*found.errors)
    return found


def _look_at_others(book: Workbook, opened: Opened, found: Wanted) -> None:
    """Tell sheets that are none of the workbook's; one that has the columns of a missing sheet is that sheet, renamed."""
    heads = {sheet.title: heads_of(sheet) for sheet in book.sheets} | {LOOKS: LOOK_HEADS}
    for title in opened.keys() - heads.keys() - {GUIDE, BASE, LISTS}:
        first = {cell.text for cell in (*opened[title][:1], ())[0]}
        old = next((name for name, columns in heads.items() if name not in opened and first >= {*columns}), "")
        if old:
            found.errors.append(Telltale(Spotted(title, ""), f"là trang “{old}” bị đổi tên; hãy trả lại tên “{old}”"))
        else:
            found.remarks.append(Telltale(Spotted(title, ""), "không phải trang của tệp này: không đọc"))


class _Comparing:
    """Compares the rows of a sheet."""

    def __init__(
        self, book: Workbook, sheet: EditSheet, base: Mapping[str, Mapping[str, str]], found: Wanted, wordings: Wordings
    ) -> None:
        self._book, self._sheet, self._base, self._found, self._wordings = book, sheet, base, found, wordings

    @cached_property
    def _now(self) -> Mapping[str, EditRow]:
        return {row.id: row for row in self._sheet.rows}

    def compare(self, typed: tuple[TypedRecord, ...]) -> None:
        seen: dict[str, Typed] = {}
        for record in typed:
            name = record.id.text
            if name in self._base and name in seen:
                self._fail(record.id.where, f"mã “{name}” đã có ở ô {seen[name].where.cell}; hãy bỏ một trong hai hàng")
            elif name in self._base:
                self._compare_row(name, record)
            else:
                self._join(record)
            seen.setdefault(name, record.id)
        gone = [name for name in self._base if name not in seen] if typed else []
        for name in gone:
            self._found.remarks.append(Telltale(Spotted(self._sheet.title, ""), f"{_GONE} {name}; {_KEPT}"))

    def _fail(self, where: Spotted, said: str) -> None:
        self._found.errors.append(Telltale(where, said))

    def _compare_row(self, name: str, record: TypedRecord) -> None:
        now = self._now.get(name)
        for column in self._sheet.columns:
            self._compare_cell(column, record.values[column.key], self._base[name].get(column.key, ""), now)

    def _compare_cell(self, column: EditColumn, typed: Typed, base: str, now: EditRow | None) -> None:
        holder = type(now.owner.record) if now and now.owner else None
        wanted, old = self._items(column.form, typed.text, holder), self._items(column.form, base, holder)
        if wanted == old and not (typed.wrong and typed.text != base):
            return
        if now is None:
            self._fail(typed.where, "đã sửa, nhưng bản ghi này không còn trong dữ liệu; hãy xuất tệp mới rồi sửa lại")
            return
        text = fitting(now.texts[column.key])
        current = self._items(column.form, text, holder)
        if wanted == current and not typed.wrong:
            return
        if why := self._refusal(column, typed, wanted) or _clash(column, now, typed.text, base, text, both=current != old):
            self._fail(typed.where, why)
        else:
            self._found.edited.append(Edited(now, column, wanted, typed.where))

    def _items(self, form: CellForm, text: str, holder: type[Placed] | None) -> Items:
        return form.items(text, self._wordings, holder)

    def _refusal(self, column: EditColumn, typed: Typed, items: Items) -> str:
        """Say why a value cannot stand in a column; "" when it can, as far as can be seen without the rest of the data."""
        form = column.form
        if column.is_locked:
            return f"cột “{column.title}” không sửa được ở đây; hãy trả lại chữ cũ"
        return _refusal(form, typed, items)

    def _join(self, record: TypedRecord) -> None:
        """Take a row that the workbook did not have."""
        if self._is_there(record):
            where = record.above.where if self._sheet.is_remarks else record.id.where
            self._found.remarks.append(Telltale(where, "hàng này đã được ghi; bỏ qua"))
        elif record.id.text in self._now:
            self._fail(record.id.where, f"mã “{record.id.text}” nay đã có trong dữ liệu; hãy xuất tệp mới rồi sửa lại")
        elif self._sheet.file:
            self._join_register(record)
        elif self._sheet.is_remarks and not record.id.text:
            self._join_remark(record)
        else:
            remedy = _NO_REMARK if self._sheet.is_remarks else _NO_RECORD
            self._fail(record.id.where, f"không có bản ghi “{shown(record.id.text)}” khi tệp này được tạo; {remedy}")

    def _is_there(self, record: TypedRecord) -> bool:
        """Tell whether the data have a record that is equal to a new row: it was brought in before."""
        owner = self._owner(record.above.text) if self._sheet.is_remarks and not record.id.text else None
        alike = [row for row in self._sheet.rows if row.owner and owner and row.owner.name == owner.name]
        found = alike or [*filter(None, (self._now.get(record.id.text),))]
        return any(self._is_equal(record, row) for row in found)

    def _is_equal(self, record: TypedRecord, row: EditRow) -> bool:
        holder = type(row.owner.record) if row.owner else None
        return all(
            self._items(column.form, record.values[column.key].text, holder)
            == column.form.plain(getattr(row.record, field_of(column.key)))
            for column in self._sheet.columns
        )

    def _join_register(self, record: TypedRecord) -> None:
        if record.id.text and not record.id.wrong:
            self._found.joined.append(self._new(record, None, {self._sheet.naming: record.id}))
        else:
            self._fail(record.id.where, f"hàng mới phải có mã; {record.id.wrong or 'hãy ghi mã, hoặc xóa chữ ở hàng này'}")

    def _join_remark(self, record: TypedRecord) -> None:
        owner = self._owner(record.above.text)
        if owner is None or self._sheet.key not in parts(type(owner.record)):
            self._fail(record.above.where, f"“{shown(record.above.text)}” {_NO_OWNER}")
        elif not is_list(type(owner.record), self._sheet.key) and getattr(owner.record, field_of(self._sheet.key)):
            self._fail(record.above.where, f"{owner.name} đã có {self._sheet.title}; hãy sửa hàng ấy")
        else:
            self._found.joined.append(self._new(record, owner, {}))

    def _owner(self, words: str) -> EditRow | None:
        """Return the record that is meant by its name, or by an id that only one record has."""
        names = {spelled(name): row for name, row in self._book.by_name.items()}
        alike = [row for row in names.values() if row.id == words]
        return names.get(spelled(words)) or (alike[0] if len(alike) == 1 else None)

    def _new(self, record: TypedRecord, owner: EditRow | None, own: Mapping[str, Typed]) -> Joined:
        holder, found = type(owner.record) if owner else None, forms(self._sheet.kind)
        typed = {**own, **record.values}
        values = {key: self._items(found[key], typed[key].text, holder) for key in found}
        for key, items in values.items():
            if why := _refusal(found[key], typed[key], items):
                self._fail(typed[key].where, why)
        return Joined(self._sheet, owner, values, {key: typed[key].where for key in found})


_GONE = "đã xóa hàng"
_KEPT = "xóa hàng không xóa gì trong dữ liệu"
_NO_RECORD = (
    "thêm nhiệm vụ, hoạt động, sản phẩm không làm ở đây: hãy chạy python -m plan new task MỤC_TIÊU, hoặc thêm trong tệp YAML"
    " của nhiệm vụ ấy"
)
_NO_REMARK = "hàng mới thì để trống cột Mã"
_NO_OWNER = "không phải bản ghi nào có thể ghi điều này; hãy chọn ở danh sách của ô, ví dụ: Sản phẩm I.1.1.1"


def _refusal(form: CellForm, typed: Typed, items: Items) -> str:
    is_day, is_whole = form.is_of(dt.date), form.is_of(int) and typed.text.isdecimal()
    if typed.wrong and not (is_whole or (is_day and len(typed.text) == len("2022-06-01"))):
        return typed.wrong
    if not items and not form.is_optional and not form.is_nullable:
        return "không được để trống; hãy ghi lại, hoặc trả lại chữ cũ"
    strange = [item for item in items if form.said.choices and item not in form.said.choices]
    if strange:
        return f"“{shown(strange[0])}” phải là một trong: {' · '.join(form.said.choices.values())}"
    return ""


def _clash(column: EditColumn, now: EditRow, wanted: str, base: str, current: str, *, both: bool) -> str:
    """Say that a value was changed on both sides; "" when it was not."""
    if not both:
        return ""
    place = now.record.places.get(column.key) or now.record.place
    return (
        f"hai bên cùng sửa: tệp Excel ghi “{shown(wanted)}”, dữ liệu nay ghi “{shown(current)}” ({place.file}, dòng "
        f"{place.line}); khi tạo tệp là “{shown(base)}”. Hãy hỏi người sửa bên kia, rồi ghi ô này đúng như dữ liệu nay ghi, "
        "hoặc xuất tệp mới và sửa ở đó"
    )
