"""What a source prints of a cell is known for plans of other shapes, too; of what it has no name for, nothing is said."""

from pathlib import Path

import pytest

from plan.ground.model import Activity, Deliverable, Objective, OwnCell, Section, Task
from plan.reading.yamlfile import parsed
from plan.rules.cells import Spot, cells
from plan.rules.reference import Prints
from tests.proof.shapes import TABLE_A_SECTION, TASKS_WITHOUT_OBJECTIVES, Shape

YEAR = 2033
KNOWN = {
    "the title of a section": (TASKS_WITHOUT_OBJECTIVES, Section, "I", "title", ("BỚT GIẤY TỜ",)),
    "a task without objective": (TASKS_WITHOUT_OBJECTIVES, Task, "I.3", "text", ("Bỏ giấy tờ.",)),
    "a product": (TASKS_WITHOUT_OBJECTIVES, Deliverable, "I.1.2", "text", ("Báo cáo", "Phụ lục")),
    "an empty cell": (TASKS_WITHOUT_OBJECTIVES, Deliverable, "I.1.2", "coordinating", ()),
    "an objective": (TABLE_A_SECTION, Objective, "II.1", "text", ("Dân hài lòng",)),
    "a task with objective": (TABLE_A_SECTION, Task, "II.1.1", "text", ("Hỏi ý kiến",)),
    "a second product": (TABLE_A_SECTION, Deliverable, "II.1.1.2", "timing", ("Quý IV",)),
    "an activity where there are none": (TABLE_A_SECTION, Activity, "II.1.1.1", "text", None),
    "a further cell": (TASKS_WITHOUT_OBJECTIVES, OwnCell, "I.1.1/Kinh phí", "text", None),
}


@pytest.mark.parametrize(("shape", "kind", "record", "key", "words"), KNOWN.values(), ids=KNOWN)
def test_the_source_is_asked_for_the_right_cell(
    shape: Shape, kind: type, record: str, key: str, words: tuple[str, ...] | None, tmp_path: Path
) -> None:
    assert Prints(shape.write(tmp_path)).source(Spot(YEAR, kind, record, key)) == words


def test_further_cells_are_told_apart() -> None:
    name = f"data/{YEAR}/tasks/i-1.yml"
    found = cells(parsed(TASKS_WITHOUT_OBJECTIVES.tasks[0], name), name)
    own = {cell.spot.record: cell.texts for cell in found if cell.spot.kind is OwnCell and cell.spot.key == "text"}
    assert own == {"I.1.1/Kinh phí": ("100 triệu đồng",), "I.1.1/Ghi chú": ("Làm trước",)}
