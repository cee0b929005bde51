"""Rows that a paper numbers otherwise than they count come in, and what is not followed is said in proof.yml."""

from pathlib import Path

import pytest
import yaml

from proof.proving import prove
from tests.archives import SMALL
from tests.unit.builders import Project
from tests.unit.manuscripts import LEFT, UP, grid, imported, manuscript
from tests.unit.test_shapes_of_papers import AFTER, BEFORE, HEADING

HEAD = ["TT", "Nhiệm vụ", "Sản phẩm", "Cơ quan chủ trì", "Thời gian thực hiện"]
OF_ROW = ["Sở Việc công", "Quý I năm 2032"]
NUMBERED = {
    "on": (["1.", "2.", "3."], ["I.1.1", "I.2.1", "I.3.1"], None),
    "with a gap": (["1", "3", "4"], ["I.1.1", "I.3.1", "I.4.1"], None),
    "twice": (["1", "1", "3"], ["I.1.1", "I.2.1", "I.3.1"], 1),
    "by letters": (["a)", "b)", "c)"], ["I.1.1", "I.2.1", "I.3.1"], 3),
    "not at all": (["", "", ""], ["I.1.1", "I.2.1", "I.3.1"], None),
}


@pytest.mark.parametrize(("numbers", "ids", "dropped"), NUMBERED.values(), ids=NUMBERED)
def test_ids_follow_numbers_that_go_on(numbers: list[str], ids: list[str], dropped: int | None, tmp_path: Path) -> None:
    rows = [[number, f"Việc {at}", f"Báo cáo {at}", *OF_ROW] for at, number in enumerate(numbers)]
    table = grid([HEAD, ["I", "BỚT GIẤY TỜ", *[LEFT] * 3], *rows])
    found = imported(Project(tmp_path, SMALL).root, manuscript(*BEFORE, *AFTER, *HEADING, table), 2032)
    assert [row.deliverable.id for row in found.plan.rows] == ids
    assert prove(tmp_path, "2032").problems == ()
    rules = [rule for rule in yaml.safe_load(found.text("proof.yml"))["rules"] if rule["rule"] == "drop-number"]
    assert [_count(rule["lines"]) for rule in rules] == ([dropped] if dropped else [])


def _count(lines: object) -> int:
    first, _, last = str(lines).partition("-")
    return int(last or first) - int(first) + 1


def test_products_are_numbered_where_a_task_goes_on(tmp_path: Path) -> None:
    rows = [["1", "Việc", "Báo cáo một", *OF_ROW], ["2", UP, "Báo cáo hai", *OF_ROW]]
    table = grid([HEAD, ["I", "BỚT GIẤY TỜ", *[LEFT] * 3], *rows])
    found = imported(Project(tmp_path, SMALL).root, manuscript(*BEFORE, *AFTER, *HEADING, table), 2032)
    assert [row.deliverable.id for row in found.plan.rows] == ["I.1.1", "I.1.2"]
    assert prove(tmp_path, "2032").problems == ()
