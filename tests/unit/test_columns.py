"""The columns of the open data: each one object that says all of itself, and fills its own cell."""

from typing import get_args

import pytest

from plan.export.columns import COLUMNS, SEPARATORS, Column, ColumnType, parts
from plan.facts.lists import Listed
from tests.unit.exported import BUILD, cells


@pytest.fixture(scope="module")
def values(every: tuple[Listed, ...]) -> dict[str, list[tuple[str, ...]]]:
    """Return what stands in each column, in every row of every list."""
    rows = [parts(listed, row, BUILD) for listed in every for row in listed.rows]
    return {column.name: [row[at] for row in rows] for at, column in enumerate(COLUMNS)}


@pytest.mark.parametrize("column", COLUMNS, ids=lambda column: column.name)
def test_a_column_says_all_of_itself(column: Column, values: dict[str, list[tuple[str, ...]]]) -> None:
    assert column.title
    assert column.description.endswith(".")
    assert column.type in get_args(ColumnType)
    found = values[column.name]
    assert any(found), "a column that is empty everywhere"
    assert all(found) or not column.required
    assert column.type in SEPARATORS or max(map(len, found)) == 1
    if column.type in {"code", "codes"}:
        assert {value for cell in found for value in cell} == column.words.keys()


def test_only_words_of_the_document_that_are_always_there_and_ids_are_promised(
    values: dict[str, list[tuple[str, ...]]],
) -> None:
    promised = {column.name for column in COLUMNS if column.required}
    assert promised < {name for name, found in values.items() if all(found)}
    assert {"id", "deliverable", "lead", "timing"} < promised


def test_a_row_fills_its_cells_in_the_order_of_the_columns(every: tuple[Listed, ...]) -> None:
    row = every[0].rows[0]
    found = dict(zip((column.name for column in COLUMNS), parts(every[0], row, BUILD), strict=True))
    assert {name: "\n".join(found[name]) for name in cells(row)} == cells(row)
    assert found["address"] == (f"{BUILD.site_url}2022/nhiem-vu/i-1-1/#{row.deliverable.anchor}",)


def test_a_row_that_stands_alike_in_two_lists_is_worked_out_once(every: tuple[Listed, ...]) -> None:
    whole, section = every[0], every[1]
    assert whole.kind == "tasks"
    assert section.kind == "section"
    assert parts(whole, section.rows[0], BUILD) is parts(section, section.rows[0], BUILD)
