"""The columns of the open data: each one object that says all of itself, and fills its own cell."""

from typing import get_args

import pytest

from plan.export.columns import COLUMNS, Column, ColumnType
from plan.export.lines import columns, lines
from plan.facts.lists import Listed
from tests.unit.exported import BUILD, cells, rows_of


@pytest.fixture(scope="module")
def values(every: tuple[Listed, ...]) -> dict[str, list[str]]:
    """Return what stands in each column, in every line of every list that has it."""
    found: dict[str, list[str]] = {column.name: [] for column in COLUMNS}
    for listed in every:
        for line in lines(listed, BUILD):
            for column, text in zip(columns(listed), line, strict=True):
                found[column.name].append(text)
    return found


@pytest.mark.parametrize("column", COLUMNS, ids=lambda column: column.name)
def test_a_column_says_all_of_itself(column: Column, values: dict[str, list[str]]) -> None:
    assert column.title
    assert column.description.endswith(".")
    assert column.type in get_args(ColumnType)
    found = values[column.name]
    assert any(found), "a column that is empty everywhere"
    assert all(found) or not column.required
    if column.type == "code":
        assert {*found} == column.words.keys()
        assert f"{column.name}_label" in values
    assert bool(column.words) == (column.type == "code")


def test_what_is_read_stands_before_what_is_for_programs() -> None:
    printed = [column.printed for column in COLUMNS]
    assert printed == sorted(printed, reverse=True)
    assert [column.name for column in COLUMNS if column.printed and column.type in {"code", "ids", "address"}] == []


def test_only_words_of_the_document_that_are_always_there_codes_and_ids_are_promised(values: dict[str, list[str]]) -> None:
    promised = {column.name for column in COLUMNS if column.required}
    assert promised < {name for name, found in values.items() if all(found)}
    assert {"id", "deliverable", "lead", "lead_ids", "timing", "role"} < promised


def test_a_row_fills_its_cells_in_the_order_of_the_columns(every: tuple[Listed, ...]) -> None:
    for listed in (every[0], next(listed for listed in every if listed.agency and listed.rows)):
        row = rows_of(listed)[0]
        found = dict(zip((column.name for column in columns(listed)), next(lines(listed, BUILD)), strict=True))
        assert found.items() >= cells(row, of_agency=bool(listed.agency)).items()
        assert found["year"] == "2022", "as in the tables"
        assert found["address"] == f"{BUILD.site_url}2022/nhiem-vu/i-1-1/#{row.deliverable.anchor}"


def test_the_lists_of_agencies_repeat_less_of_the_texts_and_say_the_role(every: tuple[Listed, ...]) -> None:
    whole, agency = ({column.name for column in columns(listed)} for listed in (every[0], every[-1]))
    assert every[-1].agency
    assert whole - agency == {"number", "objective", "task"}
    assert agency - whole == {"role", "role_label", "via", "via_label"}


def test_a_row_that_stands_alike_in_two_lists_is_worked_out_once(every: tuple[Listed, ...]) -> None:
    whole, section = every[0], every[1]
    assert (whole.kind, section.kind) == ("tasks", "section")
    assert next(lines(whole, BUILD)) is next(lines(section, BUILD))
