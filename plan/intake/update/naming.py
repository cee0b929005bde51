"""New agencies that are known ones under another name → what it changes of those, and of what names the new ones."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from plan.export.workbook.grid import EditColumn, EditRow, EditSheet, Workbook
from plan.ground.model import Agency, FormerName, field_of
from plan.intake.update.comparing import Edited, Items, Joined, Wanted
from plan.intake.update.finding import Opened, records
from plan.intake.update.settling import Known
from plan.intake.update.told import RefusedWorkbookError, Spotted, Telltale

_NAME, _ALIASES = "name", "aliases"


def typed_names(book: Workbook, opened: Opened) -> Mapping[str, str]:
    """Return what a workbook alone calls agencies, with their ids: those that it renames, and those that are new."""
    known = {agency.name for agency in book.archive.agencies}
    sheets = [sheet for sheet in book.sheets if sheet.kind is Agency]
    typed = ((one.values[_NAME].text, one.id.text) for sheet in sheets for one in records(sheet, opened))
    return {name: agency for name, agency in typed if name and agency and name not in known}


def named(book: Workbook, found: Wanted, known: Sequence[Known]) -> Wanted:
    """Return what is wanted of the data when new agencies are known ones.

    Args:
        book: the data as they are now.
        found: what else is wanted.
        known: the new agencies, each with the known one that it is.

    Raises:
        RefusedWorkbookError: there is no earlier plan that used the old name, or the name is to be two.

    """
    naming = _Naming(book, found, known)
    for one in known:
        naming.take(one)
    naming.mention()
    return naming.found


class _Naming:
    """Adds to what is wanted."""

    def __init__(self, book: Workbook, found: Wanted, known: Sequence[Known]) -> None:
        self._book, self._known = book, {one.row.id: one for one in known}
        self._columns = {column.key: column for sheet in book.sheets if sheet.kind is Agency for column in sheet.columns}
        gone = {one.row.name for one in known}
        edited = [one for one in found.edited if not _is_of(one.row, gone)]
        joined = [one for one in found.joined if not (one.owner and _is_of(one.owner, gone))]
        dropped = [
            *(one.where for one in found.edited if _is_of(one.row, gone)),
            *(min(one.cells.values()) for one in found.joined if one.owner and _is_of(one.owner, gone)),
        ]
        tales = [Telltale(where, "bỏ qua, vì cơ quan này được gộp vào một cơ quan đã có") for where in dropped]
        self.found = Wanted(edited, joined, [*found.remarks, *tales])

    def take(self, one: Known) -> None:
        """Give the known agency its new name, or one more spelling."""
        new, other = one.row.texts[_NAME], one.other
        spellings = self._now(one.row, self._columns[_ALIASES])
        if one.is_new_name:
            self._refuse_two(one, new)
            self._keep_old(one)
            self._set(other, self._columns[_NAME], (new,), one.where)
        else:
            spellings = new, *spellings
        aliases = self._columns[_ALIASES]
        self._set(other, aliases, tuple(dict.fromkeys((*self._now(other, aliases), *spellings))), one.where)

    def _refuse_two(self, one: Known, new: str) -> None:
        pending = self._pending(one.other, self._columns[_NAME])
        if pending and pending.items != (new,):
            said = f"{one.other.id} không thể vừa tên là “{new}”, vừa tên là “{pending.items[0]}” ({pending.where})"
            raise RefusedWorkbookError(Telltale(one.where, said))

    def _keep_old(self, one: Known) -> None:
        """Write the name that the agency had down as a former one."""
        sheet = next(sheet for sheet in self._book.sheets if sheet.kind is FormerName)
        values: Mapping[str, Items] = {"name": (one.other.texts[_NAME],), "until": (_last_year(self._book, one.where),)}
        if not any(new.owner == one.other and new.values["name"] == values["name"] for new in self.found.joined):
            self.found.joined.append(Joined(sheet, one.other, values, dict.fromkeys(values, one.where)))

    def mention(self) -> None:
        """Name the known agencies by their ids where the new ones were named."""
        for row, column in _references(self._book.sheets):
            now = self._now(row, column)
            items = tuple(dict.fromkeys(self._known[item].other.id if item in self._known else item for item in now))
            if items != now:
                self._set(row, column, items, next(self._known[item].where for item in now if item in self._known))

    def _now(self, row: EditRow, column: EditColumn) -> Items:
        pending = self._pending(row, column)
        return pending.items if pending else column.form.plain(getattr(row.record, field_of(column.key)))

    def _pending(self, row: EditRow, column: EditColumn) -> Edited | None:
        return next((one for one in self.found.edited if (one.row.name, one.column.key) == (row.name, column.key)), None)

    def _set(self, row: EditRow, column: EditColumn, items: Items, where: Spotted) -> None:
        pending = self._pending(row, column)
        if pending:
            self.found.edited[self.found.edited.index(pending)] = pending._replace(items=items)
        elif items != self._now(row, column):
            self.found.edited.append(Edited(row, column, items, where))


def _is_of(row: EditRow, names: set[str]) -> bool:
    """Tell whether a record is one of some, or within one."""
    return row.name in names or (row.owner is not None and _is_of(row.owner, names))


def _references(sheets: Sequence[EditSheet]) -> Iterator[tuple[EditRow, EditColumn]]:
    """Yield each place that names agencies by their ids."""
    for sheet in sheets:
        for column in sheet.columns:
            if column.form.said.refers_to == "agency":
                yield from ((row, column) for row in sheet.rows)


def _last_year(book: Workbook, where: Spotted) -> str:
    """Return the year of the newest plan before this one, the last that used the old name."""
    earlier = [year for year in book.archive.plan if year < book.plan.year]
    if not earlier:
        said = f"không có kế hoạch nào trước năm {book.plan.year}, nên không có tên cũ; hãy chọn “là cách viết khác của”"
        raise RefusedWorkbookError(Telltale(where, said))
    return str(max(earlier))
