"""What the source of 2022 holds (EDITORIAL's table), as the proof reads it, and the plan as the loader does."""

import ast
import re
from collections import Counter

from plan.ground.model import Archive, Plan
from proof.printed import Printed
from proof.proving import Sides
from tests.archives import FROZEN, ROOT

SOURCE = FROZEN / "data/2022/source.txt"
SECTIONS = {
    "I": ("Cải cách thể chế", 3, 3, 5),
    "II": ("Cải cách thủ tục hành chính (TTHC)", 9, 11, 15),
    "III": ("Cải cách tổ chức bộ máy hành chính nhà nước", 3, 4, 4),
    "IV": ("Cải cách chế độ công vụ", 2, 2, 4),
    "V": ("Cải cách tài chính công", 2, 3, 10),
    "VI": ("Xây dựng và phát triển chính quyền điện tử, chính quyền số", 7, 7, 7),
    "VII": ("Công tác chỉ đạo, điều hành cải cách hành chính (CCHC)", 2, 10, 16),
}
"""Title, objectives, tasks and deliverables of each section."""


def cells(frozen: Sides, column: str) -> list[Printed]:
    return [cell for cell in frozen.printed if cell.spot.column == column]


def is_product(cell: Printed) -> bool:
    """Tell the row of a deliverable by its id: "II.2.1.5", not "II" or "II.2.1.5 (tiếp 1)"."""
    return re.fullmatch(r"[IVX]+(\.\d+){3}", cell.spot.record) is not None


def test_every_line_is_compared_but_the_residue_row(frozen: Sides) -> None:
    printed = {number for number, line in enumerate(SOURCE.read_text(encoding="utf-8").split("\n"), 1) if line.strip()}
    assert printed - {line for cell in frozen.printed for line in cell.lines if cell.texts} == {194}


def test_the_rules_lose_no_word_and_add_none(frozen: Sides) -> None:
    lines = SOURCE.read_text(encoding="utf-8").split("\n")
    raw = [re.sub(r"<[^>]+>", "", line) for number, line in enumerate(lines, 1) if number != 194]
    assert words(*(text for cell in frozen.printed for text in cell.texts)) == words(*raw)


def words(*texts: str) -> Counter[str]:
    return Counter(re.findall(r"\w+", " ".join(texts)))


def test_only_line_183_shares_the_row_above_it(frozen: Sides) -> None:
    assert [cell.lines for cell in cells(frozen, "Hoạt động") if "tiếp" in cell.spot.record] == [(183,)]


def test_only_line_256_has_no_coordinating_agency(frozen: Sides) -> None:
    rows = filter(is_product, cells(frozen, "Cơ quan phối hợp"))
    assert [cell.lines for cell in rows if not cell.texts] == [(256,)]


def test_eight_activity_cells_are_empty(frozen: Sides, plan: Plan) -> None:
    lines = {cell.spot.record: cell.lines for cell in cells(frozen, "Sản phẩm")}
    empty = [activity for task in plan.tasks for activity in task.activities if not activity.text]
    assert [lines[activity.deliverables[0].id] for activity in empty] == [
        *((189,), (190,), (191,), (196,), (221,), (225,), (230,), (251,)),
    ]


def test_what_a_page_break_cut_comes_from_both_sides(frozen: Sides) -> None:
    cut = {line for cell in frozen.printed if len(cell.lines) > 1 for line in cell.lines}
    assert cut == {212, 213, 215, 227, 229}


def test_the_sections_hold_what_the_table_says(plan: Plan) -> None:
    found = {}
    for section in plan.sections:
        tasks = [task for task in plan.tasks if task.section == section.id]
        found[section.id] = (section.title, len(section.objectives), len(tasks), sum(task.count for task in tasks))
    assert found == SECTIONS


def test_the_timings_are_of_four_kinds(plan: Plan) -> None:
    kinds = Counter(row.deliverable.timing.kind for row in plan.rows)
    assert kinds == {"quarters": 27, "quarterly": 2, "ongoing": 23, "conditional": 9}


def test_the_quarters_hold_the_rows_that_name_them(plan: Plan) -> None:
    timings = [row.deliverable.timing for row in plan.rows]
    named = Counter(quarter for timing in timings if timing.kind == "quarters" for quarter in timing.quarters)
    assert named == {1: 10, 2: 4, 3: 11, 4: 17}
    assert Counter(quarter for timing in timings for quarter in timing.quarters) == {1: 12, 2: 6, 3: 13, 4: 19}


def test_fourteen_documents_are_cited_in_this_order(archive: Archive) -> None:
    cited = re.findall(r"\b\d+(?:/\d{4})?[/-][A-ZĐ]+[-/][A-ZĐa-z]+", SOURCE.read_text(encoding="utf-8"))
    found = [document.number for document in archive.documents]
    assert found == [*dict.fromkeys(cited)]
    assert len(found) == 14


def test_reading_and_proving_share_no_code() -> None:
    modules = [ast.parse(path.read_text(encoding="utf-8")) for path in (ROOT / "proof").rglob("*.py")]
    imports = [node for module in modules for node in ast.walk(module)]
    named = {name.name for node in imports if isinstance(node, ast.Import) for name in node.names}
    named |= {f"{node.module}" for node in imports if isinstance(node, ast.ImportFrom)}
    assert {name for name in named if name.partition(".")[0] in {"plan", "macros", "hooks", "scripts"}} == {
        "plan.ground.problems"
    }


def test_nothing_of_one_document_is_code() -> None:
    texts = [path.read_text(encoding="utf-8") for path in (ROOT / "proof").rglob("*.py")]
    assert not [
        found for text in texts for found in re.findall(r"(?<!openoffice.org/)\b20[0-9]{2}\b(?!/NĐ-CP)|Ninh Bình", text)
    ]
