"""Plans of other shapes are proven as that of 2022 is: every place held, no rule idle, no word able to vanish."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from proof.comparing import differences
from proof.document import document
from proof.nodes import Items, Record, Scalar
from proof.proving import prove, sides
from proof.rules import usual
from tests.proof.shapes import SHAPES, TABLE_A_SECTION, TASKS_WITHOUT_OBJECTIVES, YEAR, Shape

Told = Callable[..., list[str]]

PLACES = {"tasks without objectives": 49, "a table a section": 46}


@pytest.fixture
def told(tmp_path: Path) -> Told:
    """Say what is wrong with a shape, some words of one of its files replaced."""

    def told(shape: Shape, file: str = "", old: str = "", new: str = "") -> list[str]:
        changed = _changed(shape, file, old, new) if file else shape
        return [str(problem) for problem in prove(changed.write(tmp_path), YEAR).problems]

    return told


def _changed(shape: Shape, file: str, old: str, new: str) -> Shape:
    found = getattr(shape, file)
    assert old in found or any(old in item for item in found)
    if isinstance(found, str):
        return replace(shape, **{file: found.replace(old, new, 1)})
    return replace(shape, **{file: tuple(item.replace(old, new, 1) for item in found)})


@pytest.mark.parametrize("name", SHAPES)
def test_the_data_give_back_the_source(name: str, tmp_path: Path) -> None:
    proof = prove(SHAPES[name].write(tmp_path), YEAR)
    assert (proof.problems, proof.places, proof.holds) == ((), PLACES[name], True)


@pytest.mark.parametrize("name", SHAPES)
def test_a_word_changed_anywhere_is_named_there(name: str, tmp_path: Path) -> None:
    found = sides(SHAPES[name].write(tmp_path), YEAR)
    cells = document(found.data, found.guide)
    places = [cell for cell in cells if cell.field and cell.texts and cell.field.key != "id"]
    for cell in places:
        assert cell.field
        fields, key = cell.field.record.fields, cell.field.key
        before = fields[key]
        fields[key] = _misspelt(before, cell.field.item or 0)
        assert [one.spot for one in differences(found.printed, cells)] == [cell.spot]
        fields[key] = before
    assert len(places) >= 25


def _misspelt(node: object, at: int) -> Scalar | Items:
    if isinstance(node, Items):
        items = list(node.items)
        items[at] = _misspelt(items[at], 0)
        return replace(node, items=items)
    assert isinstance(node, Scalar)
    return replace(node, text=f"{node.text}w")


LOST = {
    "a further cell": (TASKS_WITHOUT_OBJECTIVES, "tasks", "text: 100 triệu đồng", "text: 10 triệu đồng"),
    "an item": (TASKS_WITHOUT_OBJECTIVES, "tasks", "[Báo cáo, Phụ lục]", "[Báo cáo]"),
    "an upper head": (TASKS_WITHOUT_OBJECTIVES, "plan", "Cơ quan thực hiện, Cơ quan", 'Cơ quan thực hiện, "", Cơ quan'),
    "the other upper head": (TASKS_WITHOUT_OBJECTIVES, "plan", "Cơ quan thực hiện, Cơ quan thực hiện", 'Cơ quan, ""'),
    "a target": (TABLE_A_SECTION, "targets", '"90"', '"9"'),
    "an empty target": (TABLE_A_SECTION, "targets", '["", "", "95"]', '["", "%", "95"]'),
    "a row of targets": (TABLE_A_SECTION, "targets", '  - cells: ["", "", "95"]\n', ""),
    "the head of targets": (TABLE_A_SECTION, "targets", "Đơn vị, Mức", "Đơn vị"),
    "the label of targets": (TABLE_A_SECTION, "targets", "Biểu 2", "Biểu 3"),
    "a section's title": (TABLE_A_SECTION, "sections", "Gần dân", "Xa dân"),
    "a printed number": (TASKS_WITHOUT_OBJECTIVES, "tasks", "id: I.3\n", "id: I.4\n"),
    "a number that was not counted": (TASKS_WITHOUT_OBJECTIVES, "lines", "3|Bỏ", "2a|Bỏ"),
    "a number that goes back": (TASKS_WITHOUT_OBJECTIVES, "lines", "3|Bỏ", "1|Bỏ"),
    "a number of an objective": (TABLE_A_SECTION, "lines", "1|Dân", "|Dân"),
    "words of a section's row": (TABLE_A_SECTION, "lines", "||95", "x||95"),
    "words beside a product": (TASKS_WITHOUT_OBJECTIVES, "lines", "Phụ lục||", "Phụ lục||Ghi thêm"),
}


@pytest.mark.parametrize("case", LOST)
def test_what_one_side_lacks_is_told(case: str, told: Told) -> None:
    assert told(*LOST[case])


HOSTILE = {
    "under the name of another column": ("column: Kinh phí", "column: Sản phẩm"),
    "twice": ("column: Ghi chú", "column: Kinh phí"),
    "of no column": ("column: Ghi chú", "column: Bịa"),
}


@pytest.mark.parametrize(("old", "new"), HOSTILE.values(), ids=HOSTILE)
def test_a_further_cell_hides_no_other(old: str, new: str, told: Told) -> None:
    excess, missing = sorted(told(TASKS_WITHOUT_OBJECTIVES, "tasks", old, new), key=lambda one: "dữ liệu có" not in one)
    assert "bản nguồn không có chỗ này" in excess
    assert "bản nguồn (dòng 4) có «" in missing


def test_what_is_not_known_is_no_word_of_the_document(told: Told) -> None:
    unknown = '  - text: "[chưa có dữ liệu]"\n    deliverables:'
    assert told(TASKS_WITHOUT_OBJECTIVES, "tasks", "  - deliverables:", unknown) == []


def test_an_activity_where_the_tables_have_none_is_told(told: Told) -> None:
    (found,) = told(TASKS_WITHOUT_OBJECTIVES, "tasks", "  - deliverables:", "  - text: Họp\n    deliverables:")[:1]
    assert "dữ liệu có «Họp»" in found


MISTAKES = {
    "a rule that drops no repeated head": ("lines: [6, 8], reason", "lines: [6, 13], reason", "không lặp lại đúng đầu bảng"),
    "a head of two lines once": ("{lines: 2, head", "{lines: 1-2, head", ""),
    "usual signs where they are": ("lines: [7, 9], reason", "lines: [7, 9, 10], reason", "không đổi gì ở dòng 10"),
    "signs left strange": (
        "  - {rule: usual-signs, lines: [7, 9], reason: Dấu cách không ngắt.}\n",
        "",
        "dòng 7, 9 của source.txt có dấu cách lạ",
    ),
    "no such column": ("objective, task, deliverable", "objectve, task, deliverable", 'ý bạn là "objective"?'),
    "a column twice": ("objective, task, deliverable", "task, task, deliverable", '"task" viết hai lần'),
    "no column of time": ("lead, timing]}\n  - {lines: 5", "lead, other]}\n  - {lines: 5", "thiếu timing"),
    "columns of no table": ("{lines: 1, section: sections}", "{lines: 1, section: sections, columns: [task]}", '"columns"'),
    "another name of the table": ("table: targets", "table: sections", 'cần "targets"'),
    "another name of the head": ("{lines: 2, head: columns}", "{lines: 2, head: parts}", 'cần "columns", "targets.columns"'),
    "targets that nothing compares": ("{lines: 12-13, table: targets}", "{lines: 12-13, list: recipients}", '"targets" chưa'),
    "a label that nothing compares": ("keys: targets.label", "keys: filing", '"targets.label" chưa'),
    "a title without a number": (
        "{lines: 10, keys: targets.label}",
        "{lines: 10, section: sections}",
        "dòng 10 phải là số và",
    ),
    "a row for a title": ("{lines: 2, head: columns}", "{lines: 2, section: sections}", "dòng 2 phải là số và tên của"),
    "three lines of a head": (
        "{lines: 11, head: targets.columns}\n  - {lines: 12-13, table: targets}",
        "{lines: 11-13, head: targets.columns}",
        "nhiều nhất hai dòng",
    ),
    "a column too many": (
        "deliverable, lead, timing]}\n  - {lines: 5",
        "deliverable, lead, timing, other]}\n  - {lines: 5",
        "6 ô",
    ),
}


@pytest.mark.parametrize(("old", "new", "message"), MISTAKES.values(), ids=MISTAKES)
def test_a_mistake_of_proof_yml_is_told(old: str, new: str, message: str, told: Told) -> None:
    found = told(TABLE_A_SECTION, "guide", old, new)
    assert any(message in one for one in found), found


def test_no_head_above_is_told(told: Told) -> None:
    shape = replace(
        TABLE_A_SECTION, guide=TABLE_A_SECTION.guide.replace("{lines: 2, head: columns}", "{lines: 2, keys: [a]}")
    )
    assert any("không có đầu bảng đủ dòng ở trên" in one for one in told(shape))


def test_a_head_that_differs_in_one_sign_is_no_repeat(told: Told) -> None:
    lines = list(TABLE_A_SECTION.lines)
    lines[7] = lines[7].replace("Thời gian", "Thời gian.")
    found = told(replace(TABLE_A_SECTION, lines=tuple(lines)))
    assert any("drop-repeat: dòng 8 không lặp lại đúng đầu bảng ở dòng 2" in one for one in found)


def test_a_table_that_nothing_compares_is_told(told: Told) -> None:
    guide = "layout:\n  - {lines: 1-3, list: columns}\n  - {lines: 4-6, list: recipients}\nrules: []\n"
    found = told(replace(TASKS_WITHOUT_OBJECTIVES, guide=guide))
    assert any('"sections" chưa được đối chiếu' in one for one in found)


def test_columns_that_plan_yml_takes_for_others_are_told(told: Told) -> None:
    found = told(TABLE_A_SECTION, "plan", "task, deliverable, lead", "deliverable, task, lead")
    assert any("các cột không phải như rows của proof.yml nói" in one for one in found)


def test_words_stay_whatever_signs_become_usual() -> None:
    assert usual("a\u00a0b\u2009c\u3000d") == "a b c d"
    assert usual("Sở\u00ad Nội\u200b vụ\ufeff") == "Sở Nội vụ"
    assert usual("Ca\u0301") == "Cá"
    for kept in ("“a” – ‘b’ — …", "a  b", "½ ﬁ ² Ⅳ ①", "-‑–—", "\u0111\u0110 \u01b0\u01a1"):
        assert usual(kept) == kept


@pytest.mark.parametrize("name", SHAPES)
def test_every_rule_fails_where_it_does_nothing(name: str, told: Told) -> None:
    """Each rule runs once more on the same lines: all that it could do is done."""
    shape = SHAPES[name]
    rules = [line for line in shape.guide.splitlines() if "{rule: " in line]
    found = told(replace(shape, guide=shape.guide + "".join(f"{rule}\n" for rule in rules)))
    assert len(found) == len(rules), found
    assert all("không đổi gì" in one or "không lặp lại đúng" in one for one in found)


def test_a_target_is_told_on_its_cell(told: Told) -> None:
    (found,) = told(TABLE_A_SECTION, "targets", '"90"', '"9"')
    assert found.startswith("data/2033/targets.yml:4:28: Phụ lục chỉ tiêu, dòng 1, ô 3 · cells: bản nguồn (dòng 12) có «90»")


def test_a_further_cell_is_told_by_its_name(told: Told) -> None:
    (found,) = told(TASKS_WITHOUT_OBJECTIVES, "tasks", "text: 100 triệu đồng", "text: 10 triệu đồng")
    assert "Sản phẩm I.1.1, cột Kinh phí · text: bản nguồn (dòng 4) có «100 triệu đồng», dữ liệu có «10 triệu đồng»" in found


def test_what_a_correction_changed_in_a_target_is_undone(told: Told) -> None:
    corrected = (
        '  - cells: ["", "", "96"]\n    corrections:\n'
        '      - {field: cells, source: "95", published: "96", reason: Để thử.}\n'
    )
    assert told(TABLE_A_SECTION, "targets", '  - cells: ["", "", "95"]\n', corrected) == []


@pytest.mark.parametrize("printed", ["1", "2a", "a)", "-", "IX.", "1.2."])
def test_a_number_that_does_not_go_on_is_dropped_with_a_reason(printed: str, told: Told) -> None:
    lines = tuple(line.replace("3|Bỏ", f"{printed}|Bỏ") for line in TASKS_WITHOUT_OBJECTIVES.lines)
    tasks = tuple(task.replace("I.3", "I.2") for task in TASKS_WITHOUT_OBJECTIVES.tasks)
    guide = f"{TASKS_WITHOUT_OBJECTIVES.guide}  - {{rule: drop-number, lines: 6, reason: In sai.}}\n"
    found = told(replace(TASKS_WITHOUT_OBJECTIVES, lines=lines, tasks=tasks, guide=guide))
    assert found == ([] if printed != "2a" else found)
    assert bool(found) is (printed == "2a")


def test_a_number_that_differs_says_what_to_do(told: Told) -> None:
    lines = tuple(line.replace("3|Bỏ", "1|Bỏ") for line in TASKS_WITHOUT_OBJECTIVES.lines)
    tasks = tuple(task.replace("I.3", "I.2") for task in TASKS_WITHOUT_OBJECTIVES.tasks)
    (found,) = told(replace(TASKS_WITHOUT_OBJECTIVES, lines=lines, tasks=tasks))
    assert "bản nguồn (dòng 6) có «1», dữ liệu có «2»; mã đi theo số in" in found


NO_NUMBERS = {
    "a word": (6, "3|Bỏ", "Ba|Bỏ"),
    "the row of a head": (1, "STT", "1"),
}


@pytest.mark.parametrize(("line", "old", "new"), NO_NUMBERS.values(), ids=NO_NUMBERS)
def test_nothing_but_the_number_of_a_row_can_be_dropped_so(line: int, old: str, new: str, told: Told) -> None:
    lines = tuple(text.replace(old, new) for text in TASKS_WITHOUT_OBJECTIVES.lines)
    guide = f"{TASKS_WITHOUT_OBJECTIVES.guide}  - {{rule: drop-number, lines: {line}, reason: Bỏ.}}\n"
    tasks = tuple(task.replace(old, new) for task in TASKS_WITHOUT_OBJECTIVES.tasks)
    assert told(replace(TASKS_WITHOUT_OBJECTIVES, lines=lines, tasks=tasks, guide=guide))


def test_no_other_cell_can_be_named_for_it(told: Told) -> None:
    guide = f"{TASKS_WITHOUT_OBJECTIVES.guide}  - {{rule: drop-number, lines: 4, cell: 7, reason: Bỏ.}}\n"
    assert any('không có "cell"' in one for one in told(replace(TASKS_WITHOUT_OBJECTIVES, guide=guide)))


def test_all_records_of_the_data_have_a_place(tmp_path: Path) -> None:
    found = sides(TASKS_WITHOUT_OBJECTIVES.write(tmp_path), YEAR)
    compared = {id(cell.field.record) for cell in document(found.data, found.guide) if cell.field}
    products = [
        record for task in found.data.tasks for one in task.records("activities") for record in one.records("deliverables")
    ]
    cells = [cell for product in products for cell in product.records("cells")]
    assert all(isinstance(record, Record) and id(record) in compared for record in (*products, *cells))
    assert len(cells) == 2
