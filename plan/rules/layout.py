"""Rules of the tables that a plan prints: what its columns hold, and that each cell stands under one of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from plan.ground.model import (
    NEEDED_COLUMNS,
    ColumnKey,
    OwnCell,
    Plan,
    Record,
    Task,
    titled,
)
from plan.ground.problems import Problem, Problems, Said, instead, meant, nearest, quoted, say


def columns(plan: Plan) -> Problems:
    """Check that the columns of the appendix are each said to hold something, and what no plan can do without."""
    for name, found in _columns(plan):
        place = plan.places.get(name) or plan.places["columns"]
        yield Problem.at(place, titled(Plan, name), found=found, kind="wrong-columns")


def _columns(plan: Plan) -> Iterator[tuple[str, Said]]:
    """Yield the key that says something wrong of the columns, and what."""
    number = len(plan.columns)
    if number != len(plan.column_keys):
        yield _other_number(plan)
    for key, count in Counter(plan.column_keys).items():
        if key != "other" and count > 1:
            yield "column_keys", say(f'"{key}" có {count} lần; chỉ "other" được lặp lại', f'"{key}" stands {count} times')
    if missing := ", ".join(key for key in NEEDED_COLUMNS if key not in plan.column_keys):
        yield "column_keys", say(f"thiếu {missing}; bảng nào cũng phải có", f"{missing} is missing; every table must have it")
    if (count := len(plan.column_groups)) not in {0, number}:
        found = say(f"có {count} mục mà bảng có {number} cột", f"{count} items, but the table has {number} columns")
        yield "column_groups", found
    if twice := [name for name, count in Counter(plan.own_columns).items() if count > 1]:
        name = quoted(twice[0])
        yield "columns", say(f"hai cột cùng tên {name}", f"two columns have the name {name.en}")


def _other_number(plan: Plan) -> tuple[str, Said]:
    number, wanted = len(plan.columns), len(plan.column_keys)
    if "column_keys" in plan.places:
        return "column_keys", say(
            f"có {wanted} mục, nhưng columns (Tên các cột) có {number} cột; mỗi cột một mục",
            f"{wanted} items, but columns has {number}; please write one for each column",
        )
    return "columns", say(
        f"Phụ lục có {wanted} cột, nhưng ở đây có {number}; bảng có cột khác thì ghi column_keys (Cột nào là gì)",
        f"the appendix has {wanted} columns, but here are {number}; for other columns please write column_keys, too",
    )


def own_cells(plan: Plan, task: Task) -> Problems:
    """Check that further cells stand under columns that the plan has, one under each."""
    for deliverable in task.deliverables:
        counts = Counter(cell.column for cell in deliverable.cells)
        for cell in deliverable.cells:
            found = _own_cell(plan, cell, counts[cell.column])
            if found:
                near = nearest(cell.column, plan.own_columns)
                where = deliverable.id, titled(OwnCell, "column")
                replacement = instead(cell.column, near) if cell.column not in plan.own_columns else None
                yield Problem.at(
                    cell.places["column"],
                    *where,
                    found=found,
                    kind="wrong-column",
                    record=deliverable.id,
                    replacement=replacement,
                )


def _own_cell(plan: Plan, cell: OwnCell, count: int) -> Said | None:
    name = quoted(cell.column)
    if cell.column not in plan.own_columns:
        known = ", ".join(plan.own_columns) or "—"
        remedy = meant(nearest(cell.column, plan.own_columns), say(f"có: {known}", f"there are: {known}"))
        return say(
            f"plan.yml không có cột {name} với column_keys là other; {remedy}",
            f"plan.yml has no column {name.en} that is other in column_keys; {remedy.en}",
        )
    if count > 1:
        return say(f"cột {name} có {count} ô; hãy gộp thành một", f"{count} cells of {name.en}; please make one of them")
    if not cell.text and not cell.amendments:
        return say(f"ô {name} trống; hãy bỏ cả mục này", f"the cell {name.en} is empty; please remove this item")
    return None


def without_column(plan: Plan) -> Problems:
    """Tell what stands in the data of a plan under a column that its appendix does not print."""
    for record, key, column, name in _placed(plan):
        if not plan.prints(column) and getattr(record, key):
            message = say(
                f"plan.yml nói Phụ lục không có cột này (column_keys không có {column}); hãy thêm cột ấy, hoặc bỏ khóa này",
                f"plan.yml says that the appendix has no such column (no {column} in column_keys); please add it there, or "
                "remove this key",
            )
            where = name, titled(type(record), key)
            yield Problem.at(record.places[key], *where, found=message, kind="wrong-column", record=name)


def _placed(plan: Plan) -> Iterator[tuple[Record, str, ColumnKey, str]]:
    """Yield what a plan may be without: the record, its key, the column it stands under, and the id of what holds it."""
    for section in plan.sections:
        yield section, "objectives", "objective", section.id
    for task in plan.tasks:
        for activity in task.activities:
            yield activity, "text", "activity", task.id
            for deliverable in activity.deliverables:
                yield deliverable, "coordinating", "coordinating", deliverable.id


def targets(plan: Plan) -> Problems:
    """Check that each line of the table of targets has as many cells as there are columns, one with words at least."""
    found = plan.targets
    for number, row in enumerate(found.rows if found else (), 1):
        wanted = len(found.columns) if found else 0
        name = say(f"dòng {number}", f"line {number}")
        if len(row.cells) != wanted:
            message = say(
                f'có {len(row.cells)} ô mà bảng có {wanted} cột; ô trống hoặc bị gộp thì viết ""',
                f'{len(row.cells)} cells, but the table has {wanted} columns; please write "" for an empty or merged cell',
            )
            yield Problem.at(row.place, name, found=message, kind="wrong-columns")
        elif not any(row.cells):
            message = say("dòng này trống; hãy bỏ nó", "this line is empty; please remove it")
            yield Problem.at(row.place, name, found=message, kind="wrong-columns")
