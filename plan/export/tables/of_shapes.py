"""The tables of what not every plan has: cells of further columns, a second appendix."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from plan.export.tables.of_text import record_column, record_id
from plan.export.tables.table import LINES, OWN_WORDS, Table, TableColumn, address_column, year_column
from plan.facts.year import Year
from plan.ground.model import OwnCell, TargetRow


@dataclass(frozen=True)
class _Cell:
    deliverable: str
    position: int
    cell: OwnCell


def _own_cells(of: Year) -> Iterator[_Cell]:
    for row in of.plan.all_rows:
        for cell in row.deliverable.cells:
            if cell.text:
                yield _Cell(row.deliverable.id, of.plan.columns.index(cell.column) + 1, cell)


CELLS = Table[_Cell](
    name="cells",
    title="Ô của các cột khác",
    description="Mỗi dòng là một ô có chữ ở cột mà không phải kế hoạch nào cũng có (Kinh phí, Ghi chú …).",
    key=("year", "deliverable_id", "position"),
    found=_own_cells,
    columns=(
        year_column(),
        TableColumn(
            name="deliverable_id",
            title="Mã sản phẩm",
            description="Sản phẩm ở dòng có ô ấy.",
            of=lambda it: it.item.deliverable,
            required=True,
            refers="deliverables",
        ),
        TableColumn(
            name="position",
            title="Cột thứ",
            description="Ô ở cột thứ mấy của Phụ lục, từ 1.",
            of=lambda it: it.item.position,
            type="integer",
            required=True,
        ),
        TableColumn(
            name="column",
            title="Cột",
            description="Tên cột, đúng lời văn bản.",
            of=lambda it: it.item.cell.column,
            required=True,
        ),
        TableColumn(
            name="text", title="Chữ trong ô", description=f"{LINES}.", of=lambda it: it.item.cell.text, required=True
        ),
        TableColumn(
            name="record_id",
            title="Mã chỗ",
            description="Mã của ô trong bảng records.",
            of=lambda it: it.of.at[id(it.item.cell)].anchor,
            required=True,
            refers="records",
        ),
        address_column(lambda item: item.cell),
    ),
    is_optional=True,
)


@dataclass(frozen=True)
class _TargetCell:
    row: int
    position: int
    column: str
    text: str
    at: TargetRow


def _target_cells(of: Year) -> Iterator[_TargetCell]:
    targets = of.plan.targets
    for number, row in enumerate(targets.rows if targets else (), 1):
        for position, (column, text) in enumerate(zip(targets.columns if targets else (), row.cells, strict=False), 1):
            if text:
                yield _TargetCell(number, position, column, text, row)


TARGET_CELLS = Table[_TargetCell](
    name="targets",
    title="Phụ lục chỉ tiêu",
    description="Mỗi dòng là một ô có chữ của bảng chỉ tiêu mà kế hoạch có ở phụ lục thứ hai.",
    key=("year", "row", "position"),
    found=_target_cells,
    columns=(
        year_column(),
        TableColumn(
            name="row",
            title="Dòng",
            description="Dòng thứ mấy của bảng, từ 1.",
            of=lambda it: it.item.row,
            type="integer",
            required=True,
        ),
        TableColumn(
            name="position",
            title="Cột thứ",
            description="Ô ở cột thứ mấy, từ 1.",
            of=lambda it: it.item.position,
            type="integer",
            required=True,
        ),
        TableColumn(name="column", title="Cột", description="Tên cột, đúng lời văn bản.", of=lambda it: it.item.column),
        TableColumn(name="text", title="Chữ trong ô", description=OWN_WORDS, of=lambda it: it.item.text, required=True),
        record_column("Mã của dòng trong bảng records.", of=lambda it: record_id(it.of.at[id(it.item.at)])),
        address_column(lambda item: item.at),
    ),
    is_optional=True,
)
