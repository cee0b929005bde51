"""Whole plans from Word files that Writer saved, by the commands that an official types: brought in, checked, compared."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from pathlib import Path

import pytest

from plan.__main__ import main
from plan.ground.model import Plan, Row
from plan.reading.load import load, read
from plan.rules.check import check
from proof.__main__ import main as proof
from tests.archives import FROZEN, SMALL
from tests.word.whole_plans import COMMUNES, SHAPES, TIMINGS, YEAR
from tests.word.writer import saved, whole

Plans = Mapping[str, Plan]
TWO = {"2022": FROZEN, "small": SMALL}
"""The frozen plans, which are brought in as if nobody had them yet."""


@pytest.fixture(scope="session")
def files(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Path]:
    """Return the documents as Word files by name."""
    documents = {name: make() for name, make in SHAPES.items()}
    frozen = {name: whole(load(root).newest) for name, root in TWO.items()}
    return saved(tmp_path_factory.mktemp("writer"), documents | frozen)


@pytest.fixture(scope="session")
def roots(files: Mapping[str, Path], tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Path]:
    """Return projects into which the documents were brought by the command, by name."""
    folder = tmp_path_factory.mktemp("projects")
    return {name: _brought(folder / name, name, file) for name, file in files.items()}


def _brought(root: Path, name: str, file: Path) -> Path:
    shutil.copytree(TWO.get(name, SMALL) / "data", root / "data")
    year = load(root).newest.year if name in TWO else YEAR
    if name in TWO:
        shutil.rmtree(root / "data" / str(year))
    assert main(["--root", str(root), "import", str(file), "--year", str(year)]) == 0
    return root


@pytest.fixture(scope="session")
def plans(roots: Mapping[str, Path]) -> Plans:
    """Return the plans that came in, by name."""
    return {name: read(root).archive.newest for name, root in roots.items()}


NAMES = (*SHAPES, *TWO)


@pytest.mark.parametrize("name", NAMES)
def test_what_came_in_has_no_error_but_what_is_asked(roots: Mapping[str, Path], name: str) -> None:
    errors = [problem for problem in check(roots[name]) if problem.level == "error"]
    asked = ["unknown-agency"] if name == "agencies" else []
    assert [problem.kind for problem in errors] == asked
    assert all('hoặc nếu chính văn bản gõ nhầm "Sở Bản đồ"' in problem.message for problem in errors)


@pytest.mark.parametrize("name", NAMES)
def test_it_is_its_source_word_for_word(roots: Mapping[str, Path], plans: Plans, name: str) -> None:
    assert proof(["--root", str(roots[name]), str(plans[name].year)]) == 0


@pytest.mark.parametrize("name", NAMES)
def test_another_reader_finds_the_source_in_the_file(
    roots: Mapping[str, Path], plans: Plans, files: Mapping[str, Path], name: str
) -> None:
    assert proof(["--root", str(roots[name]), str(plans[name].year), "--against", str(files[name])]) == 0


def cells(row: Row) -> tuple[object, ...]:
    """Return all that a row prints, its number aside: where a plan has gaps, an import counts on."""
    one = row.deliverable
    return row.objective.text, row.task.text, row.activity_text, one.text, one.lead, one.coordinating, one.timing


@pytest.mark.parametrize("name", TWO)
def test_a_frozen_plan_comes_back_cell_for_cell(plans: Plans, name: str) -> None:
    assert [*map(cells, plans[name].all_rows)] == [*map(cells, load(TWO[name]).newest.all_rows)]


def test_where_no_number_is_missing_the_ids_come_back(plans: Plans) -> None:
    ours, theirs = ([row.deliverable.id for row in plan.all_rows] for plan in _both(plans, "2022"))
    assert ours == theirs


@pytest.mark.parametrize("name", TWO)
def test_its_paragraphs_come_back(plans: Plans, name: str) -> None:
    said = [[(one.id, one.label, one.words) for part in plan.parts for one in part.walk()] for plan in _both(plans, name)]
    assert said[0] == said[1]


def _both(plans: Plans, name: str) -> tuple[Plan, Plan]:
    return plans[name], load(TWO[name]).newest


def test_seven_columns_in_an_order_of_their_own(plans: Plans) -> None:
    plan = plans["seven-columns"]
    said = [(row.deliverable.id, row.task.text, row.activity_text, row.deliverable.lead.text) for row in plan.rows]
    assert said == [
        ("I.1.1", ("Rà soát văn bản",), ("Lập danh mục",), "Sở Việc công"),
        ("I.2.1", ("Bỏ giấy tờ thừa",), ("Hỏi ý kiến",), "Sở Bản đồ"),
        ("I.2.2", ("Bỏ giấy tờ thừa",), ("Công bố",), "Sở Việc công"),
        ("II.1.1", ("Sắp xếp lại nơi tiếp dân",), (), "Các xã"),
    ]


def test_columns_of_a_province_are_kept_under_their_own_names(plans: Plans) -> None:
    rows = plans["no-activities"].rows
    assert [[(cell.column, cell.text) for cell in row.deliverable.cells] for row in rows] == [
        [("Kinh phí", ("500 triệu đồng",))],
        [("Ghi chú", ("=Kết quả gửi Bộ",))],
    ]


def test_a_table_a_section(plans: Plans) -> None:
    assert [(task.id, task.text) for task in plans["table-per-section"].tasks] == [
        ("I.1", ("Rà soát văn bản",)),
        ("II.1", ("Sắp xếp lại nơi tiếp dân",)),
        ("II.2", ("Bố trí thêm người",)),
    ]


def test_agencies_one_a_line_or_between_signs(plans: Plans) -> None:
    leads = [row.deliverable.lead.agencies for row in plans["agencies"].rows]
    assert leads == [*[("so-viec-cong", "so-ban-do")] * 3, ("so-viec-cong",)]


@pytest.mark.parametrize("number", range(len(TIMINGS)))
def test_each_way_to_say_a_time(plans: Plans, number: int) -> None:
    words = [*TIMINGS][number]
    timing = plans["timings"].rows[number].deliverable.timing
    assert (timing.text, (timing.quarters, " ".join(map(str, timing.days)))) == (words, TIMINGS[words])


def test_130_communes(plans: Plans) -> None:
    rows = plans["two-levels"].rows
    assert len({row.deliverable.lead.agencies for row in rows}) == len(COMMUNES) + 1


def test_a_second_appendix(plans: Plans) -> None:
    targets = plans["two-appendices"].targets
    assert targets
    assert [row.cells for row in targets.rows] == [
        ("1", "Tỷ lệ hồ sơ đúng hạn", "%", "98", "Các sở"),
        ("2", "Số lần đi lại của người dân", "lần", "1", "Các xã"),
    ]
