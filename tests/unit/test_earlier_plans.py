"""What an import takes over from earlier plans: the same work, names of sections, groups."""

from __future__ import annotations

from collections.abc import Sequence
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
ASKING = "CẢI CÁCH GÌ ĐÓ"
CLAUSES = ("I. MỤC TIÊU", "1. Đi lại ít hơn")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return Project(tmp_path, SMALL).root


def bring(
    root: Path,
    year: int = 2032,
    tasks: Sequence[str] = ("Việc mới hẳn",),
    *,
    section: str = ASKING,
    clauses: Sequence[str] = CLAUSES,
    coordinating: str = "",
    recipient: str = "Hội đồng Ví Dụ",
) -> Imported:
    rows = [[str(n), task, "Báo cáo", "Sở Việc công", coordinating, "Quý I"] for n, task in enumerate(tasks, 1)]
    paper = manuscript(
        paragraphs("TỈNH VÍ DỤ", "Số: 3/KH-VD", "Ví Dụ, ngày 3 tháng 1 năm 2032", "KẾ HOẠCH", "Cải cách hành chính"),
        paragraphs("Theo Nghị quyết, tỉnh lập Kế hoạch như sau:", *clauses),
        paragraphs("Nơi nhận:", f"- {recipient};", "- Lưu: VT.", "CHỦ TỊCH", "Người Ký", "PHỤ LỤC", "NHIỆM VỤ", "(Kèm theo)"),
        grid([HEAD, ["I", section, *[LEFT] * 4], *rows]),
    )
    return imported(root, paper, year)


def record(found: Imported, name: str) -> Any:
    return yaml.safe_load(found.text(name))


def continued(found: Imported) -> list[str | None]:
    return [task.continues for task in found.plan.tasks]


def test_a_task_goes_on_from_the_newest_plan_that_has_it(root: Path) -> None:
    both, old, new = "Bố trí thêm người ở nơi tiếp dân.", "Hỏi ý kiến người dân hằng năm.", "Đo mực nước các dòng sông lớn"
    bring(root, 2032, [both, new])
    found = bring(root, 2033, [both, old, new, "Việc khác hẳn mọi năm"])
    assert continued(found) == ["2032/I.1", "2031/II.1.1", "2032/I.2", None]


def test_the_same_task_of_an_older_plan_comes_before_a_like_one_of_the_newest(root: Path) -> None:
    words = "Rà soát giấy tờ mà người dân phải nộp tại nơi tiếp dân của các xã"
    bring(root, 2032, [words])
    bring(root, 2033, [words.replace("giấy tờ", "biểu mẫu")])
    assert continued(bring(root, 2034, [words])) == ["2032/I.1"]
    assert continued(bring(root, 2035, [words.replace("người dân", "bà con")])) == ["2034/I.1"]


def test_nothing_goes_on_from_a_later_plan(root: Path) -> None:
    assert continued(bring(root, 2030, ["Bố trí thêm người ở nơi tiếp dân."])) == [None]


def test_the_address_of_a_section_is_that_of_any_earlier_plan(root: Path) -> None:
    bring(root, 2032)
    assert bring(root, 2033, section="BỚT THỦ TỤC").plan.sections[0].slug == "bot-thu-tuc"


@pytest.mark.parametrize(
    ("printed", "title"),
    [
        ("CHÍNH QUYỀN GẦN DÂN", "Chính quyền gần dân"),
        ("CHÍNH QUYỀN GẦN DÂN (CQGD)", "Chính quyền gần dân (cqgd)"),
        ("Chính quyền Gần dân", "Chính quyền Gần dân"),
    ],
)
def test_a_section_has_the_name_that_the_document_prints(root: Path, printed: str, title: str) -> None:
    found = bring(root, section=printed)
    section = found.plan.sections[0]
    assert (section.title, section.slug) == (title, "chinh-quyen-gan-dan")
    is_new = title.endswith(")")
    assert [why for _, why in marks(found.text("sections.yml")) if "tên viết hoa" in why] == (
        ["tên viết hoa được đổi thành chữ thường; xem tên riêng."] if is_new else []
    )
    assert check(root) == ()
    assert prove(root, "2032").holds


@pytest.mark.parametrize(
    ("named", "groups"),
    [
        ({}, []),
        ({"coordinating": "các xã, phường"}, ["cac-xa"]),
        ({"recipient": "Các sở"}, ["cac-so"]),
        ({"clauses": (*CLAUSES, "2. Các sở", "Theo dõi.")}, ["cac-so"]),
        ({"clauses": (*CLAUSES, "Các xã mở cửa cả ngày.")}, ["cac-xa"]),
    ],
)
def test_only_groups_that_the_plan_names_are_taken_over(root: Path, named: dict[str, Any], groups: list[str]) -> None:
    found = bring(root, **named)
    assert [group["group"] for group in record(found, "groups.yml") or ()] == groups
    assert len([*marks(found.text("groups.yml"))]) == len(groups)


def test_members_of_a_group_are_those_of_the_newest_plan_that_tells_them(root: Path) -> None:
    bring(root, 2032)
    found = bring(root, 2033, coordinating="Các xã")
    assert record(found, "groups.yml")[0]["members"] == ["xa-bach-duong", "xa-co-lau"]
    assert [why for _, why in marks(found.text("groups.yml"))] == [
        "chép từ kế hoạch năm 2031; xem Các xã năm nay còn gồm những ai."
    ]


GOALS = ("I. MỤC TIÊU", "1. Yêu cầu", "a) Giảm một nửa số lần đi lại của người dân trong năm 2032.")
CHARGED = ("II. TỔ CHỨC THỰC HIỆN", "1. Sở Việc công", "Theo dõi, đôn đốc thực hiện Kế hoạch này.")


def spoken_of(found: Imported) -> dict[str, str]:
    return {clause.id: clause.section for clause in clauses_of(found.plan) if clause.section}


def of_fields(found: Imported) -> list[str]:
    return [why for _, why in marks(found.text("plan.yml")) if "lĩnh vực" in why]


CARRIED = "lĩnh vực mà mục này nói về, theo mục giống nó của kế hoạch năm 2031."


@pytest.mark.parametrize(
    "charged",
    [
        CHARGED,
        (*CHARGED[:2], "Làm việc khác hẳn năm trước."),
        (CHARGED[0], "1. Sở Sông nước", CHARGED[2]),
    ],
    ids=["same", "same agency", "same work of a new agency"],
)
def test_paragraphs_speak_of_the_sections_that_they_spoke_of(root: Path, charged: Sequence[str]) -> None:
    found = bring(root, section="BỚT THỦ TỤC", clauses=(*GOALS, *charged))
    assert spoken_of(found) == {"I.1.a": "I", "II.1": "I"}
    assert of_fields(found) == [CARRIED, CARRIED]
    assert check(root) == ()


def test_what_a_section_no_longer_in_the_plan_was_spoken_of_is_not_taken_over(root: Path) -> None:
    found = bring(root, section="ĐẮP ĐÊ", clauses=(*GOALS, *CHARGED))
    assert spoken_of(found) == {}


def test_a_like_sentence_about_something_else_speaks_of_nothing(root: Path) -> None:
    other = "a) Giảm một nửa số giờ chờ của người dân trong năm 2032."
    assert spoken_of(bring(root, section="BỚT THỦ TỤC", clauses=(*GOALS[:2], other))) == {}


def test_what_nothing_tells_is_asked_once_for_the_plan(root: Path) -> None:
    clauses = (*CLAUSES, "Chữ mới.", "2. Chờ ít hơn", "Chữ mới nữa.", "II. TỔ CHỨC", "1. Sở Bản đồ", "Vẽ bản đồ.")
    found = bring(root, clauses=clauses)
    (why,) = of_fields(found)
    assert why.startswith("máy không rõ mục nào của các phần nói về lĩnh vực I; cơ quan nào được giao theo dõi lĩnh vực nào:")
    assert check(root) == ()


def test_nothing_is_asked_of_a_plan_whose_paragraphs_tell_it(root: Path) -> None:
    found = bring(root, section="ĐI LẠI ÍT HƠN", clauses=(*CLAUSES, "Chữ mới."))
    assert of_fields(found) == ["lĩnh vực mà mục này nói về, do máy đoán theo tên."]
