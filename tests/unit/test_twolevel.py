"""A plan of other columns, without objectives and activities, with further cells and targets, wherever it is read."""

import csv
import dataclasses
import datetime as dt
import io
import json
import re
from pathlib import Path
from typing import Any

import openpyxl
import pytest
import yaml
from selectolax.lexbor import LexborHTMLParser, LexborNode

from plan.changes.brakes import brakes
from plan.changes.compare import compare
from plan.changes.nouns import Change
from plan.desk.stub import task_stub
from plan.export.api import api_files
from plan.export.formats import files_in
from plan.export.formats.csv import safe
from plan.export.formats.xlsx import make as workbook
from plan.export.pdf import as_html, papers
from plan.export.tables.every import tables_of
from plan.facts.formats import CSV
from plan.facts.lists import lists
from plan.facts.pages import pages
from plan.ground.files import Build
from plan.ground.model import Archive, OwnCell
from plan.html.search import as_data, indexed
from plan.reading.load import load, read
from plan.rules.check import check
from tests.archives import SMALL, TWOLEVEL
from tests.unit.builders import Project
from tests.unit.exported import HOSTILE
from tests.unit.rendering import shown

BUILD = Build("https://vi-du.example/kho/", dt.datetime(2027, 5, 1, 8, tzinfo=dt.UTC), dt.date(2027, 5, 1))
FIRST, SECOND = "data/2027/tasks/i-1.yml", "data/2027/tasks/i-2.yml"
PLAN, TARGETS = "data/2027/plan.yml", "data/2027/targets.yml"
COLUMNS = ["TT", "Nhiệm vụ", "Sản phẩm", "Cơ quan chủ trì", "Thời gian thực hiện", "Kinh phí", "Ghi chú"]
OWN = COLUMNS[5:]
NO_COLUMN = "plan.yml nói Phụ lục không có cột này"
TWICE = "source: trả đúng hẹn\n        published: trả đúng hạn"


def written(name: str) -> Any:
    """Return what a file of the plan says, as YAML alone reads it."""
    return yaml.safe_load((TWOLEVEL / "data/2027" / name).read_text(encoding="utf-8"))


def listed(value: str | list[str]) -> list[str]:
    return [value] if isinstance(value, str) else value


def own_cells() -> dict[str, dict[str, list[str]]]:
    """Return the further cells of each deliverable in force, by its id and their columns, as the files have them."""
    found = {}
    for file in sorted((TWOLEVEL / "data/2027/tasks").iterdir()):
        task = yaml.safe_load(file.read_text(encoding="utf-8"))
        items = [item for activity in task["activities"] for item in activity["deliverables"]]
        for item in [] if "repealed_by" in task else items:
            if "repealed_by" not in item:
                found[item["id"]] = {cell["column"]: listed(cell["text"]) for cell in item.get("cells", ())}
    return found


def grid(table: LexborNode) -> list[list[LexborNode]]:
    """Return the cell that stands at each place of a table's body."""
    rows = [row for body in table.css("tbody") for row in body.css("tr")]
    places: dict[tuple[int, int], LexborNode] = {}
    for y, row in enumerate(rows):
        x = 0
        for cell in row.css("td, th"):
            while (x, y) in places:
                x += 1
            wide, high = (int(cell.attributes.get(name) or 1) for name in ("colspan", "rowspan"))
            for place in ((x + i, y + j) for i in range(wide) for j in range(high)):
                assert place not in places, "two cells in one place"
                places[place] = cell
    return [[places[x, y] for x in range(1 + max(x for x, at in places if at == y))] for y in range(len(rows))]


def words(node: LexborNode) -> str:
    """Return the words of a cell without its marks."""
    copy = LexborHTMLParser(re.sub(r"<br/?>|</p>", " ", node.html or ""))
    for mark in copy.css(".kh-mark, .kh-id, .kh-timing__cells"):
        mark.decompose()
    return " ".join(copy.text().split()) if copy.body else ""


def dashed(texts: list[str]) -> str:
    return " ".join(f"- {text}" for text in texts) if len(texts) > 1 else "".join(texts)


TARGET_ROWS = [row["cells"] for row in written("targets.yml")["rows"]]


@pytest.fixture(scope="module")
def archive() -> Archive:
    return load(TWOLEVEL)


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return Project(tmp_path, TWOLEVEL)


def after(project: Project) -> Archive:
    return read(project.root).archive


# Pages and papers


def test_the_printed_table_has_the_columns_of_the_plan_and_its_head_of_two_rows(archive: Archive) -> None:
    table = shown(archive, "2027/toan-van/").css_first(".kh-annex__table--own")
    assert table is not None
    upper, lower = table.css("thead tr")
    said = [(words(cell), cell.attributes.get("rowspan"), cell.attributes.get("colspan")) for cell in upper.css("th")]
    assert said == [
        *((name, "2", None) for name in COLUMNS[:3]),
        ("Tổ chức thực hiện", None, "2"),
        *((name, "2", None) for name in OWN),
    ]
    assert [words(cell) for cell in lower.css("th")] == COLUMNS[3:5]
    assert {len(row) for row in grid(table)} == {7}


def test_each_further_cell_stands_once_under_its_column(archive: Archive) -> None:
    table = shown(archive, "2027/toan-van/").css_first(".kh-annex__table--own")
    assert table is not None
    rows = {row.attributes.get("id"): cells for row, cells in zip(table.css("tbody tr"), grid(table), strict=True)}
    for item, cells in own_cells().items():
        found = rows[f"phu-luc-{item.lower().replace('.', '-')}"]
        assert [words(cell) for cell in found[5:]] == [dashed(cells.get(name, [])) for name in OWN], item


@pytest.mark.parametrize("address", ["2027/nhiem-vu/", "2027/quy/4/", "2027/linh-vuc/the-che/"])
def test_lists_have_further_columns_and_none_that_the_plan_has_not(archive: Archive, address: str) -> None:
    page = shown(archive, address)
    table = page.css_first(".kh-table")
    assert table is not None
    assert [words(cell) for cell in table.css("thead th")] == COLUMNS[2:]
    found = {row.attributes["id"]: row.css("td") for row in table.css("tr[data-time]")}
    assert found
    for item, cells in own_cells().items():
        if row := found.get(item.lower().replace(".", "-")):
            assert [words(cell) for cell in row[3:]] == ["".join(cells.get(name, [])) for name in OWN]
    assert len({*grid_widths(table)}) == 1


def grid_widths(table: LexborNode) -> list[int]:
    return [len(row) for row in grid(table)]


def test_no_page_speaks_of_objectives_activities_or_helpers(archive: Archive) -> None:
    for page in (page for page in pages(archive) if page.address.startswith("2027/")):
        found = shown(archive, page.address)
        heads = {words(node) for node in found.css("th, dt, .kh-role, h2")}
        labels = {node.attributes["data-label"] for node in found.css("[data-label]")}
        assert not {"Hoạt động", "Cơ quan phối hợp", "Phối hợp", "mục tiêu"} & (heads | labels), page.address
        assert not [text for text in heads if re.match(r"(Cùng m|M)ục tiêu [IVX]+", text)], page.address
        assert "0 mục tiêu" not in found.text()
        assert "phối hợp 0" not in found.text()


def test_a_task_shows_the_further_cells_of_its_products_once(archive: Archive) -> None:
    items = {node.attributes["id"]: node for node in shown(archive, "2027/nhiem-vu/i-1/").css(".kh-items > li")}
    said = {words(node) for node in items["i-1-2"].css(".kh-items__who")}
    assert {"Kinh phí 20 triệu đồng", "Ghi chú Gửi kèm bản điện tử"} == said
    marks = [node.text() for node in items["i-1-2"].css(".kh-mark")]
    assert marks == ["hiệu đính"]


@pytest.mark.parametrize("address", ["2027/chi-tieu/", "2027/toan-van/"])
def test_targets_are_the_table_that_they_are(archive: Archive, address: str) -> None:
    table, said = shown(archive, address).css_first(".kh-annex__table--targets"), written("targets.yml")
    assert table is not None
    assert [words(cell) for cell in table.css("thead th")] == said["columns"]
    assert [[words(cell) for cell in row] for row in grid(table)] == [row["cells"] for row in said["rows"]]
    assert [node.attributes["id"] for node in table.css("tbody tr")] == [f"phu-luc-chi-tieu-{n}" for n in range(1, 8)]
    marked = [(words(node.parent), node.text()) for node in table.css(".kh-mark") if node.parent]
    assert marked == [
        ("Hồ sơ trả đúng hạn", "hiệu đính"),
        ("Trong 8 hạng đầu", "sửa đổi"),
        ("Xã có nơi phục vụ người dân", "nguyên văn"),
    ]


def test_every_remark_leads_to_where_its_words_are(archive: Archive) -> None:
    links = {node.attributes["href"] for node in shown(archive, "2027/hieu-dinh/").css(".kh-note a")}
    assert {"../../2027/nhiem-vu/i-1/#i-1-1", "../../2027/chi-tieu/#phu-luc-chi-tieu-3"} <= links


def test_the_paper_of_the_plan_has_each_cell_once_and_both_appendices(archive: Archive) -> None:
    whole = next(paper for paper in papers(archive) if paper.template == "plan")
    annex, targets = LexborHTMLParser(as_html(whole, BUILD)).css("section.annex table")
    assert {len(row) for row in grid(annex)} == {7}
    said = [words(cell) for row in grid(annex) for cell in row[5:]]
    for cells in own_cells().values():
        for texts in cells.values():
            assert dashed(texts) in said
    assert [[words(cell) for cell in row] for row in grid(targets)] == [
        row["cells"] for row in written("targets.yml")["rows"]
    ]


def test_search_finds_further_cells_and_targets(archive: Archive) -> None:
    found = json.dumps([as_data(item) for item in indexed(archive)[2027]], ensure_ascii=False)
    assert found.count("Kinh phí: 70 triệu đồng") == 1
    assert found.count("3 · Xếp hạng chỉ số CCHC · Hạng · Trong 8 hạng đầu") == 1


# Files


def test_lists_give_further_cells_under_their_own_names(archive: Archive) -> None:
    files = {file.path: file.content for file in files_in(CSV, archive, BUILD)}
    rows = [*csv.DictReader(io.StringIO(files["2027/nhiem-vu.csv"].decode("utf-8-sig"), newline=""))]
    assert {row["id"]: {name: row[name] for name in OWN} for row in rows} == {
        item: {name: "\n".join(cells.get(name, [])) for name in OWN} for item, cells in own_cells().items()
    }
    assert {row["objective"] + row["objective_id"] + row["activity"] + row["coordinating"] for row in rows} == {""}
    assert [row["number"] for row in rows[:3]] == ["1", "1", "2"]
    small = {file.path: file.content for file in files_in(CSV, load(SMALL), BUILD)}
    assert not {*OWN} & {*small["2031/nhiem-vu.csv"].decode("utf-8-sig").splitlines()[0].split(",")}


def test_a_workbook_is_printed_with_the_columns_of_the_plan(archive: Archive) -> None:
    book = openpyxl.load_workbook(io.BytesIO(workbook(lists(archive)[0], BUILD)))
    sheet = book["Như văn bản"]
    assert [cell.value for cell in sheet[4]] == COLUMNS
    assert [cell.value for cell in sheet[3]] == [None, None, None, "Tổ chức thực hiện", None, None, None]
    values = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=5)]
    assert values[1] == ["1", "Rà soát văn bản của tỉnh và của cấp xã.", "Danh mục văn bản phải sửa", "Sở Công vụ",
                         "Quý I năm 2027", "70 triệu đồng", None]  # fmt: skip
    assert values[2][:2] == [None, None]
    data = [cell.value for cell in book["Dữ liệu"][1]]
    at = data.index("Thời gian thực hiện")
    assert data[at + 1 : at + 3] == OWN


def answer(archive: Archive, path: str) -> Any:
    files = {file.path: file.content for file in api_files(archive, BUILD)}
    return json.loads(files[f"api/v1/2027/{path}"])["data"]


def test_the_api_tells_the_shape_of_the_plan(archive: Archive) -> None:
    plan, sections = answer(archive, "plan.json"), answer(archive, "sections.json")
    assert [column["name"] for column in plan["columns"]] == COLUMNS
    assert [column.get("group") for column in plan["columns"]][2:5] == [None, "Tổ chức thực hiện", "Tổ chức thực hiện"]
    assert plan["targets"]["rows"] == TARGET_ROWS
    assert [(item["objectives"], len(item["tasks"])) for item in sections[:2]] == [([], 3), ([], 4)]
    tasks = answer(archive, "tasks.json")
    found = {
        item["id"]: {cell["column"]: cell["text"] for cell in item["cells"]}
        for task in tasks
        for activity in task["activities"]
        for item in activity["deliverables"]
    }
    assert found == own_cells()
    assert all("objective" not in task for task in tasks)
    corrections = answer(archive, "corrections.json")
    assert {(item["at"]["kind"], item["at"]["id"]) for item in corrections} >= {
        ("cell", "I.1.1"),
        ("target", "phu-luc-chi-tieu-4"),
    }
    small = {file.path: file.content for file in api_files(load(SMALL), BUILD)}
    assert not {"columns", "targets"} & json.loads(small["api/v1/2031/plan.json"])["data"].keys()
    assert b'"cells"' not in small["api/v1/2031/tasks.json"]


def test_tables_have_further_cells_and_targets_where_a_plan_has_them(archive: Archive) -> None:
    tables = {table.name: [*table.rows(archive, "/")] for table in tables_of(archive)}
    expected = {
        (2027, item, COLUMNS.index(name) + 1, name, "\n".join(texts))
        for item, cells in own_cells().items()
        for name, texts in cells.items()
    }
    gone = {(2027, "II.1.2", 6, "Kinh phí", "Không"), (2027, "III.2.1", 7, "Ghi chú", "Báo cáo riêng")}
    assert {row[:5] for row in tables["cells"]} == expected | gone
    assert len(tables["targets"]) == sum(bool(text) for row in written("targets.yml")["rows"] for text in row["cells"])
    assert tables["objectives"] == []
    assert not {"cells", "targets"} & {table.name for table in tables_of(load(SMALL))}


# What changes


def changes_of(archive: Archive, project: Project) -> list[Change]:
    return [*compare(archive, after(project))]


def kinds(archive: Archive, project: Project) -> set[str]:
    found = after(project)
    return {problem.kind for problem in brakes(archive, found, compare(archive, found))}


def test_another_word_in_a_cell_is_told_and_braked(archive: Archive, project: Project) -> None:
    project.replace(FIRST, "text: 20 triệu đồng", "text: 25 triệu đồng")
    (change,) = changes_of(archive, project)
    assert (change.name, change.task) == ("Sản phẩm I.1.2, ô Kinh phí", "I.1")
    assert [piece.words for piece in change.edits[0].pieces if piece.kind != "same"] == ["20", "25"]
    assert kinds(archive, project) == {"brake-wording"}


def test_an_amendment_of_a_cell_is_lawful(archive: Archive, project: Project) -> None:
    cell = "            text: 20 triệu đồng\n"
    amended = """            text: 25 triệu đồng
            amendments:
              - document: 61-qd-ubnd-2027
                date: 2027-05-01
                field: text
                before: 20 triệu đồng
                after: 25 triệu đồng
"""
    project.replace(FIRST, cell, amended)
    assert check(project.root) == ()
    assert kinds(archive, project) == set()


def test_a_cell_filled_or_emptied_needs_a_document(archive: Archive, project: Project) -> None:
    project.replace(FIRST, "          - column: Kinh phí\n            text: 20 triệu đồng\n", "")
    (change,) = changes_of(archive, project)
    assert change.action == "removed"
    assert kinds(archive, project) == {"brake-delete-id"}
    before = after(project)
    project.replace(
        FIRST, "          - column: Ghi chú\n", "          - {column: Kinh phí, text: Mới}\n          - column: Ghi chú\n"
    )
    assert kinds(before, project) == {"brake-new-record"}
    said = "amendments: [{document: 61-qd-ubnd-2027, date: 2027-05-01, field: text, before: null, after: Mới}]"
    project.replace(FIRST, "text: Mới}", f"text: Mới, {said}}}")
    assert kinds(before, project) == set()


def test_another_target_is_told_cell_by_cell_and_braked(archive: Archive, project: Project) -> None:
    project.replace(TARGETS, '"80", "85"', '"80", "90"')
    (change,) = changes_of(archive, project)
    assert change.name == "Phụ lục chỉ tiêu, dòng 2"
    assert [piece.words.strip() for piece in change.edits[0].pieces if piece.kind != "same"] == ["85", "90"]
    assert kinds(archive, project) == {"brake-wording"}


# Rules


@pytest.mark.parametrize(
    ("file", "old", "new", "said"),
    [
        (FIRST, "column: Ghi chú", "column: Ghi chu", 'không có cột "Ghi chu" với column_keys là other; ý bạn là'),
        (FIRST, "column: Ghi chú", "column: Kinh phí", 'cột "Kinh phí" có 2 ô; hãy gộp thành một'),
        (FIRST, "            text: 20 triệu đồng\n", "", 'ô "Kinh phí" trống; hãy bỏ cả mục này'),
        (FIRST, "  - deliverables:", "  - text: Làm\n    deliverables:", NO_COLUMN),
        (
            SECOND,
            "        timing:",
            "        coordinating: Sở Công vụ\n        timing:",
            "plan.yml nói Phụ lục không có cột này",
        ),
        (PLAN, "  - timing\n", "  - other\n", "thiếu timing; bảng nào cũng phải có"),
        (PLAN, "  - number\n", "  - task\n", '"task" có 2 lần; chỉ "other" được lặp lại'),
        (PLAN, "  - number\n", "", "có 6 mục, nhưng columns (Tên các cột) có 7 cột"),
        (PLAN, "  - Ghi chú\n", "  - Kinh phí\n", 'hai cột cùng tên "Kinh phí"'),
        (PLAN, '  - Tổ chức thực hiện\n  - ""', "  - Tổ chức thực hiện", "có 6 mục mà bảng có 7 cột"),
        (TARGETS, ', "85"]', "]", "dòng 2: có 4 ô mà bảng có 5 cột"),
        (TARGETS, '[I, CẤP TỈNH, "", "", ""]', '["", "", "", "", ""]', "dòng 1: dòng này trống"),
        (
            TARGETS,
            "source: trả đúng hẹn\n        published: trả đúng hạn",
            "source: x\n        published: y",
            "phải có đúng một lần",
        ),
    ],
)
def test_a_mistake_in_the_shape_is_told(project: Project, file: str, old: str, new: str, said: str) -> None:
    project.replace(file, old, new)
    assert any(
        said.replace("“", '"').replace("”", '"') in problem.replace("“", '"').replace("”", '"')
        for problem in project.problems()
    )


def test_a_section_with_neither_objectives_nor_tasks_is_told(project: Project) -> None:
    project.put(
        "data/2027/sections.yml",
        project.content("data/2027/sections.yml").decode() + "- id: VII\n  slug: moi\n  title: Mới\n",
    )
    assert [problem for problem in project.problems() if "tasks/vii-1.yml" in problem]


def test_a_new_task_has_the_cells_that_the_plan_has(project: Project) -> None:
    stub = task_stub(project.root, "I")
    assert stub.file == "data/2027/tasks/i-4.yml"
    assert "coordinating" not in stub.text
    values = {"title": "Tên", "text": "Lời văn", "lead": "Sở Công vụ", "timing": "Quý I năm 2027"}
    text = re.sub(r"(?m)^( *(?:- )?)(title|text|lead|timing):$", lambda key: f"{key[1]}{key[2]}: {values[key[2]]}", stub.text)
    project.write(stub.file, text)
    assert check(project.root) == ()
    assert [cell.column for cell in after(project).newest.task["I.4"].deliverables[0].cells] == OWN


def test_a_plan_of_the_usual_columns_may_have_one_more(tmp_path: Path) -> None:
    project = Project(tmp_path, SMALL)
    keys = "number, objective, task, activity, deliverable, lead, coordinating, timing, other"
    last, timing = "  - Thời gian thực hiện\n", "        timing: Quý I, II năm 2031\n"
    cells = "        cells:\n          - {column: Kinh phí, text: 5 đồng}\n"
    project.replace("data/2031/plan.yml", last, f"{last}  - Kinh phí\ncolumn_keys: [{keys}]\n")
    project.replace("data/2031/tasks/i-1-1.yml", timing, f"{timing}{cells}")
    archive = after(project)
    table = shown(archive, "2031/toan-van/").css_first(".kh-annex__table--own")
    assert table is not None
    assert {len(row) for row in grid(table)} == {9}
    assert [words(row[8]) for row in grid(table)].count("5 đồng") == 1
    page = shown(archive, "2031/nhiem-vu/").css_first(".kh-table")
    assert page is not None
    assert [words(cell) for cell in page.css("thead th")][::5] == ["Hoạt động", "Kinh phí"]


# Hostile words


def with_words(archive: Archive, text: str) -> Archive:
    """Return the plan with the same text in all further cells, as their column's name, and in all targets."""
    plan = archive.newest
    columns = (*plan.columns[:5], text, *plan.columns[6:])

    def renamed(cell: OwnCell) -> OwnCell:
        return dataclasses.replace(cell, column=text if cell.column == "Kinh phí" else cell.column, text=(text,))

    def item(found: Any) -> Any:
        return dataclasses.replace(found, cells=tuple(map(renamed, found.cells)))

    def activity(found: Any) -> Any:
        return dataclasses.replace(found, deliverables=tuple(map(item, found.deliverables)))

    tasks = tuple(dataclasses.replace(task, activities=tuple(map(activity, task.activities))) for task in plan.tasks)
    assert plan.targets
    rows = tuple(dataclasses.replace(row, cells=(text,) * 5) for row in plan.targets.rows)
    targets = dataclasses.replace(plan.targets, label=text, title=text, columns=(text,) * 5, rows=rows)
    changed = dataclasses.replace(plan, columns=columns, tasks=tasks, targets=targets)
    return dataclasses.replace(archive, plans=(changed,))


@pytest.mark.parametrize("text", HOSTILE)
def test_no_words_are_taken_for_more(archive: Archive, text: str) -> None:
    found = with_words(archive, text)
    for address in ("2027/nhiem-vu/", "2027/nhiem-vu/i-1/", "2027/chi-tieu/", "2027/toan-van/"):
        page = shown(found, address)
        usual = shown(archive, address)
        assert len(page.css("script")) == len(usual.css("script"))
        assert " ".join(text.split()) in " ".join(page.text().split())
    whole = next(paper for paper in papers(found) if paper.template == "plan")
    assert not LexborHTMLParser(as_html(whole, BUILD)).css("script, r")
    files = {file.path: file.content for file in files_in(CSV, found, BUILD)}
    head, *rows = csv.reader(io.StringIO(files["2027/nhiem-vu.csv"].decode("utf-8-sig"), newline=""))
    at = head.index(safe(text))
    assert {row[at] for row in rows} == {safe(text), ""}
    sheet = openpyxl.load_workbook(io.BytesIO(workbook(lists(found)[0], BUILD)))["Như văn bản"]
    assert {cell.data_type for row in sheet.iter_rows() for cell in row} <= {"s", "n", "inlineStr"}
