"""Bodies that a received plan names and no register knows: a group is one with its commas, and each asks what it is."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from plan.rules.check import check
from plan.rules.marks import marks
from proof.proving import prove
from tests.archives import SMALL
from tests.unit.builders import Project
from tests.unit.manuscripts import LEFT, Imported, clauses_of, grid, imported, manuscript, paragraphs

HEAD = ["TT", "Nhiệm vụ", "Sản phẩm", "Cơ quan chủ trì", "Cơ quan phối hợp", "Thời gian"]
KNOWN = len(yaml.safe_load((SMALL / "data/agencies.yml").read_text(encoding="utf-8")))


def bring(root: Path, *cells: str, heading: str = "Việc chung", recipient: str = "Các sở", register: str = "") -> Imported:
    project = Project(root, SMALL)
    with (project.root / "data/agencies.yml").open("a", encoding="utf-8") as file:
        file.write(register)
    rows = [[str(n), f"Việc {n}", "Báo cáo", "Sở Việc công", cell, "Quý I"] for n, cell in enumerate(cells or [""], 1)]
    paper = manuscript(
        paragraphs("TỈNH VÍ DỤ", "Số: 3/KH-VD", "Ví Dụ, ngày 3 tháng 1 năm 2032", "KẾ HOẠCH", "Cải cách hành chính"),
        paragraphs("Theo Nghị quyết, tỉnh lập Kế hoạch như sau:", "I. TỔ CHỨC", f"1. {heading}", "Theo dõi."),
        paragraphs("Nơi nhận:", f"- {recipient};", "- Lưu: VT.", "CHỦ TỊCH", "Người Ký", "PHỤ LỤC", "NHIỆM VỤ", "(Kèm theo)"),
        grid([HEAD, ["I", "CẢI CÁCH", *[LEFT] * 4], *rows]),
    )
    return imported(project.root, paper, 2032)


def new(found: Imported) -> list[dict[str, Any]]:
    records: list[dict[str, Any]] = yaml.safe_load((found.root / "data/agencies.yml").read_text(encoding="utf-8"))
    return records[KNOWN:]


def coordinating(found: Imported, task: str = "I.1") -> tuple[str, ...]:
    parties = next(row.deliverable.coordinating for row in found.plan.all_rows if row.task.id == task)
    return parties.agencies if parties else ()


@pytest.mark.parametrize(
    ("cell", "name"),
    [
        ("Các huyện, quận", "Các huyện, quận"),
        ("UBND các xã, phường", "UBND các xã, phường"),
        ("UBND các xã, phường, đặc khu", "UBND các xã, phường, đặc khu"),
        ("các sở, ban, ngành", "Các sở, ban, ngành"),
        ("Các sở, ngành và địa phương liên quan", "Các sở, ngành và địa phương liên quan"),
        ("các cơ quan, đơn vị trực thuộc tỉnh", "Các cơ quan, đơn vị trực thuộc tỉnh"),
    ],
)
def test_a_group_with_commas_is_one_new_group(tmp_path: Path, cell: str, name: str) -> None:
    found = bring(tmp_path, f"Sở Bản đồ, {cell}; Sở Cầu đường")
    assert [(one["name"], one["kind"]) for one in new(found)] == [(name, "group")]
    assert coordinating(found) == ("so-ban-do", new(found)[0]["id"], "so-cau-duong")
    assert check(found.root) == ()
    assert prove(found.root, "2032").holds


def test_a_body_behind_a_group_is_no_part_of_it(tmp_path: Path) -> None:
    found = bring(tmp_path, "Các ban, ngành, Ban Quản lý sông, xã Lau Sậy và các huyện, quận")
    assert [(one["name"], one["kind"]) for one in new(found)] == [
        ("Các ban, ngành", "group"),
        ("Ban Quản lý sông", "agency"),
        ("Xã Lau Sậy", "agency"),
        ("Các huyện, quận", "group"),
    ]


def test_a_group_is_proposed_once_however_its_letters_are(tmp_path: Path) -> None:
    found = bring(tmp_path, "Các huyện, quận", "các huyện, quận", heading="CÁC HUYỆN, QUẬN", recipient="Các huyện, quận")
    (group,) = new(found)
    assert coordinating(found, "I.1") == coordinating(found, "I.2") == (group["id"],)
    assert [clause.agencies.agencies for clause in clauses_of(found.plan) if clause.agencies] == [(group["id"],)]
    assert ", nêu ở 4 chỗ." in asked(found)[0]
    assert check(found.root) == ()


def test_the_communes_of_a_province_are_no_slip_of_another_group(tmp_path: Path) -> None:
    found = bring(tmp_path, "UBND các xã", register="- id: ubnd-cap-xa\n  name: UBND cấp xã\n  kind: group\n")
    assert new(found)[1]["name"] == "UBND các xã"
    assert "“UBND cấp xã” (tên gần nhất)" in asked(found)[0]
    assert not any("gõ nhầm" in why for _, why in marks(found.text("tasks/i-1.yml")))


def test_a_name_typed_without_marks_is_a_slip_and_no_new_body(tmp_path: Path) -> None:
    found = bring(tmp_path, "So Ban do")
    assert new(found) == []
    assert [why for _, why in marks(found.text("tasks/i-1.yml")) if "gõ nhầm" in why]


def asked(found: Imported) -> list[str]:
    return [why for _, why in marks((found.root / "data/agencies.yml").read_text(encoding="utf-8"))]


@pytest.mark.parametrize(("name", "near"), [("Sở Sông nước lớn", ""), ("Sở Bản vẽ", "“Sở Bản đồ” (tên gần nhất)")])
def test_a_new_agency_asks_whether_it_is_renamed_misspelled_or_takes_over(tmp_path: Path, name: str, near: str) -> None:
    found = bring(tmp_path, name)
    (why,) = asked(found)
    assert f"Nếu là tên mới của {near or 'cơ quan đã có'}: xóa mục này, ghi tên mới vào name" in why
    assert all(key in why for key in ("former_names", "aliases", f"successor: {new(found)[0]['id']}"))
