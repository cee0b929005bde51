"""Papers of the shapes that provinces have, plainly fictitious: each comes in whole, and the proof finds every word of it."""

from __future__ import annotations

import dataclasses
import itertools
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from plan.facts.pages import pages
from plan.intake.paper import Aside, Grid, Paragraph
from plan.rules.check import check
from plan.rules.marks import marks
from proof.proving import prove
from tests.archives import SMALL
from tests.unit.builders import Project
from tests.unit.manuscripts import LEFT, UP, Imported, clauses_of, grid, imported, manuscript, paragraphs
from tests.unit.rendering import shown

Bring = Callable[..., Imported]

HEAD = ["TT", "Mục tiêu", "Nhiệm vụ", "Hoạt động", "Sản phẩm", "Cơ quan chủ trì", "Cơ quan phối hợp", "Thời gian thực hiện"]
SECTION = ["I", "CẢI CÁCH THỂ CHẾ", *[LEFT] * 6]
ROW = ["1", "Giảm giấy tờ.", "Rà soát giấy tờ", "Họp dân", "Báo cáo", "Sở Việc công", "Các sở", "Quý I năm 2032"]
FEW = ["STT", "Nội dung công việc", "Kết quả, sản phẩm", "Đơn vị chủ trì", "Thời hạn"]

BEFORE = paragraphs(
    "ỦY BAN NHÂN DÂN",
    "TỈNH VÍ DỤ",
    "Số: 3/KH-VD",
    "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
    "Ví Dụ, ngày 04 tháng 01 năm 2032",
    "KẾ HOẠCH",
    "Cải cách hành chính tỉnh Ví Dụ",
    "năm 2032",
    "Thực hiện Nghị quyết số 7/NQ-VD ngày 01/10/2030 của Hội đồng Ví Dụ, tỉnh lập Kế hoạch như sau:",
    "I.|MỤC TIÊU",
    "1.|Mục tiêu chung",
    "Để người dân đi lại ít hơn.",
    "a)|Về giấy tờ",
    "- Bớt giấy tờ.",
    "đ) Mỗi xã một nơi tiếp dân;",
    "II. TỔ CHỨC THỰC HIỆN",
    "1. Sở Việc công",
    "Theo dõi Kế hoạch này.",
)
AFTER = paragraphs(
    "Nơi nhận:",
    "- Các sở;",
    "- Các xã;",
    "- Lưu: VT.",
    "TM. ỦY BAN NHÂN DÂN",
    "CHỦ TỊCH",
    "(Đã ký)",
    "Nguyễn Văn Ví Dụ",
)
HEADING = paragraphs("PHỤ LỤC", "NHIỆM VỤ NĂM 2032", "(Kèm theo Kế hoạch số 3/KH-VD ngày 04/01/2032)")


@pytest.fixture
def bring(tmp_path: Path) -> Bring:
    numbers = itertools.count()

    def bringing(*blocks: Paragraph | Grid | list[Paragraph], **options: Any) -> Imported:
        project = Project(tmp_path / str(next(numbers)), SMALL)
        return imported(project.root, manuscript(*BEFORE, *AFTER, *HEADING, *blocks), 2032, **options)

    return bringing


def record(found: Imported, name: str) -> Any:
    return yaml.safe_load(found.text(name))


def product(found: Imported, task: str) -> Any:
    return record(found, f"tasks/{task}.yml")["activities"][0]["deliverables"][0]


def proven(found: Imported) -> bool:
    """Tell whether the proof finds every word of a plan, of which nothing is wrong."""
    assert [str(problem) for problem in check(found.root)] == []
    proof = prove(found.root, "2032")
    assert [str(problem) for problem in proof.problems] == []
    return proof.holds


def test_the_body_becomes_the_keys_of_the_plan(bring: Bring) -> None:
    plan = record(bring(grid([HEAD, SECTION, ROW])), "plan.yml")
    keys = ("number", "day", "province", "issuer", "name", "kind", "title", "signer", "authority", "filing", "recipients")
    assert {key: plan[key] for key in keys} == {
        "number": "3/KH-VD",
        "day": 4,
        "province": "tỉnh Ví Dụ",
        "issuer": "Ủy ban nhân dân tỉnh Ví Dụ",
        "name": "Kế hoạch cải cách hành chính tỉnh Ví Dụ năm 2032",
        "kind": "KẾ HOẠCH",
        "title": "Cải cách hành chính tỉnh Ví Dụ năm 2032",
        "signer": "Nguyễn Văn Ví Dụ",
        "authority": ["TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"],
        "filing": "Lưu: VT.",
        "recipients": ["Các sở", "Các xã"],
    }
    assert "file_mark" not in plan


def test_paragraphs_have_the_ids_of_their_labels_typed_or_automatic(bring: Bring) -> None:
    first, second = record(bring(grid([HEAD, SECTION, ROW])), "plan.yml")["parts"]
    heading = first["clauses"][0]
    assert (first["id"], first["label"], first["title"], heading["id"], heading["label"]) == (
        "I",
        "I.",
        "MỤC TIÊU",
        "I.1",
        "1.",
    )
    keys = ("id", "label", "title", "text")
    assert [tuple(map(one.get, keys)) for one in heading["clauses"]] == [
        ("I.1.1", None, None, "Để người dân đi lại ít hơn."),
        ("I.1.a", "a)", "Về giấy tờ", None),
        ("I.1.dd", "đ)", None, "Mỗi xã một nơi tiếp dân;"),
    ]
    assert second["clauses"][0]["agencies"] == "Sở Việc công"


def test_what_every_document_has_is_dropped_in_the_open(bring: Bring) -> None:
    found = bring(grid([HEAD, SECTION, ROW]))
    assert proven(found)
    (dropped,) = [rule for rule in record(found, "proof.yml")["rules"] if rule["rule"] == "drop-line"]
    lines = found.text("source.txt").split("\n")
    assert [lines[number - 1] for number in dropped["lines"]] == [
        "ỦY BAN NHÂN DÂN",
        "TỈNH VÍ DỤ",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "(Đã ký)",
    ]


def test_what_is_no_text_of_the_body_is_kept_as_a_remark(tmp_path: Path) -> None:
    paper = manuscript(BEFORE, AFTER, HEADING, grid([HEAD, SECTION, ROW]))
    paper = dataclasses.replace(paper, asides=(Aside("đoạn 3", "Hộp chữ: “Mật\n- rule: drop-line”"),))
    found = imported(Project(tmp_path, SMALL).root, paper, 2032)
    assert "đoạn 3: Hộp chữ: “Mật<U+000A>- rule: drop-line”\n" in found.text("proof.yml")
    assert proven(found)


def test_seven_columns_without_objectives(bring: Bring) -> None:
    head = [name for name in HEAD if name != "Mục tiêu"]
    row = [cell for cell in ROW if cell != "Giảm giấy tờ."]
    found = bring(grid([head, SECTION[:7], row, ["2", "Sửa quy định", *row[2:]], ["5", "Bỏ quy định", *row[2:]]]))
    assert record(found, "sections.yml")[0].keys() == {"id", "slug", "title"}
    assert sorted(path.name for path in (found.root / "data/2032/tasks").iterdir()) == ["i-1.yml", "i-2.yml", "i-5.yml"]
    assert product(found, "i-5")["id"] == "I.5.1"
    assert record(found, "plan.yml")["column_keys"] == [
        "number",
        "task",
        "activity",
        *("deliverable", "lead", "coordinating", "timing"),
    ]
    assert proven(found)


def test_tasks_without_activities_in_an_order_of_their_own(bring: Bring) -> None:
    found = bring(
        grid([FEW, ["I. CẢI CÁCH THỂ CHẾ", *[LEFT] * 4], ["1", "Rà soát", "Báo cáo", "Sở Việc công", "Quý I năm 2032"]])
    )
    assert record(found, "tasks/i-1.yml")["activities"][0].keys() == {"deliverables"}
    assert product(found, "i-1")["timing"] == "Quý I năm 2032"
    assert proven(found)


def test_the_number_need_not_stand_first(bring: Bring) -> None:
    head = ["Nhiệm vụ", "Sản phẩm", "Chủ trì", "Tiến độ"]
    found = bring(grid([head, ["I. CẢI CÁCH", *[LEFT] * 3], ["Rà soát", "Báo cáo", "Sở Việc công", "Thường xuyên"]]))
    assert record(found, "plan.yml")["column_keys"] == ["task", "deliverable", "lead", "timing"]
    assert proven(found)


def test_a_table_for_each_section_with_its_title_above(bring: Bring) -> None:
    found = bring(
        paragraphs("I.|CẢI CÁCH THỂ CHẾ"),
        grid([HEAD, ROW], "bảng 1"),
        paragraphs("II. CẢI CÁCH BỘ MÁY"),
        grid([HEAD, ["1", "Gọn.", *ROW[2:]], ["2", "Nhẹ.", *ROW[2:]]], "bảng 2"),
    )
    assert [(one["id"], one["title"]) for one in record(found, "sections.yml")] == [
        ("I", "Cải cách thể chế"),
        ("II", "Cải cách bộ máy"),
    ]
    assert product(found, "ii-2-1")["id"] == "II.2.1.1"
    assert proven(found)


def test_a_head_of_two_rows_that_is_repeated_and_columns_of_its_own(bring: Bring) -> None:
    upper = ["TT", "Nhiệm vụ", "Sản phẩm", "Cơ quan", LEFT, "Thời gian", "Kinh phí"]
    lower = [UP, UP, UP, "Chủ trì", "Phối hợp", UP, UP]
    ordinals = [f"({number})" for number in range(1, 8)]
    section = ["I", "CẢI CÁCH", *[LEFT] * 5]
    row = ["1", "Rà soát", "Báo cáo", "Sở Việc công", "Các sở", "Thường xuyên", "100 triệu đồng"]
    found = bring(grid([upper, lower, ordinals, section, row, upper, lower, ["2", "Sửa", *row[2:6], ""]]))
    plan = record(found, "plan.yml")
    assert plan["columns"] == ["TT", "Nhiệm vụ", "Sản phẩm", "Chủ trì", "Phối hợp", "Thời gian", "Kinh phí"]
    assert plan["column_groups"] == ["", "", "", "Cơ quan", "Cơ quan", "", ""]
    assert product(found, "i-1")["cells"] == [{"column": "Kinh phí", "text": "100 triệu đồng"}]
    assert "cells" not in product(found, "i-2")
    assert proven(found)


def test_cells_merged_over_rows(bring: Bring) -> None:
    first = [*ROW[:4], "Báo cáo 1", *ROW[5:7], "Quý I năm 2032"]
    rows = [
        first,
        [*[UP] * 4, "Báo cáo 2", UP, UP, "Quý II năm 2032"],
        [*[UP] * 3, "Họp xã", *[UP] * 4],
        [*[UP] * 2, "Sửa quy định", "", "Báo cáo 3", UP, "", UP],
    ]
    found = bring(grid([HEAD, SECTION, *rows]))
    one, two = record(found, "tasks/i-1-1.yml"), record(found, "tasks/i-1-2.yml")
    assert [activity.get("text") for activity in one["activities"]] == ["Họp dân", "Họp xã"]
    assert [(item["text"], item["lead"], item["timing"]) for item in one["activities"][0]["deliverables"]] == [
        ("Báo cáo 1", "Sở Việc công", "Quý I năm 2032"),
        ("Báo cáo 2", "Sở Việc công", "Quý II năm 2032"),
    ]
    assert "deliverables" not in one["activities"][1]
    assert [item["lead"] for item in two["activities"][0]["deliverables"]] == ["Sở Việc công"]
    assert proven(found)


@pytest.mark.parametrize(
    "cell",
    [
        "Sở Việc công\nSở Bản đồ",
        "Sở Việc công, Sở Bản đồ",
        "Sở Việc công; Sở Bản đồ",
        "Sở Việc công và Sở Bản đồ",
        "- Sở Việc công\n- Sở Bản đồ",
        "Sở Việc công - Sở Bản đồ",
        "Sở Việc công;\nSở Bản đồ.",
    ],
)
def test_agencies_one_per_line_or_with_signs_between(bring: Bring, cell: str) -> None:
    found = bring(grid([HEAD, SECTION, [*ROW[:5], cell, *ROW[6:]]]))
    assert found.archive.plan[2032].all_rows[0].deliverable.lead.agencies == ("so-viec-cong", "so-ban-do")
    assert proven(found)


def test_lists_in_cells(bring: Bring) -> None:
    cells = ["Họp dân\n- Họp xã", "- Kế hoạch;\n- Báo cáo.", "- Một. - Hai."]
    rows = [[*ROW[:3], cells[0], cells[1], *ROW[5:]], ["", "", "Khác", "Một\nHai", cells[2], *ROW[5:]]]
    found = bring(grid([HEAD, SECTION, *rows]))
    assert record(found, "tasks/i-1-1.yml")["activities"][0]["text"] == ["Họp dân", "Họp xã"]
    assert product(found, "i-1-1")["text"] == ["Kế hoạch;", "Báo cáo."]
    assert product(found, "i-1-2")["text"] == ["Một.", "Hai."]
    assert proven(found)


def test_signs_that_nobody_sees_are_dropped_in_the_open(bring: Bring) -> None:
    odd = [*ROW[:4], "Báo\xa0cáo  tha\u0301ng\xad 6\u200b", *ROW[5:]]
    found = bring(grid([HEAD, SECTION, odd]))
    assert product(found, "i-1-1")["text"] == "Báo cáo tháng 6"
    assert "Báo\xa0cáo  tha\u0301ng\xad 6\u200b" in found.text("source.txt")
    assert proven(found)


def test_a_second_appendix_of_targets(bring: Bring) -> None:
    rows = [["TT", "Chỉ tiêu", "Đơn vị", "Năm 2032"], ["1", "Hồ sơ trực tuyến", "%", "80"], ["2", "Hài lòng", UP, "95"]]
    found = bring(
        grid([HEAD, SECTION, ROW]),
        paragraphs("PHỤ LỤC II", "CHỈ TIÊU NĂM 2032", "(Kèm theo Kế hoạch số 3/KH-VD)"),
        grid(rows, "bảng 2"),
    )
    assert record(found, "targets.yml") == {
        "label": "PHỤ LỤC II",
        "title": "CHỈ TIÊU NĂM 2032",
        "reference": "(Kèm theo Kế hoạch số 3/KH-VD)",
        "columns": ["TT", "Chỉ tiêu", "Đơn vị", "Năm 2032"],
        "rows": [{"cells": ["1", "Hồ sơ trực tuyến", "%", "80"]}, {"cells": ["2", "Hài lòng", "", "95"]}],
    }
    assert proven(found)


def test_a_column_is_what_somebody_says_it_is(bring: Bring) -> None:
    head = [*HEAD[:4], "Đầu việc ra", *HEAD[5:]]
    assert product(bring(grid([head, SECTION, ROW]), columns={5: "deliverable"}), "i-1-1")["text"] == "Báo cáo"


def test_what_nothing_explains_is_asked(bring: Bring) -> None:
    row = [*ROW[:4], "Báo cáo theo Quyết định số 9/QĐ-VD ngày 2/3/2031 của UBND tỉnh", "Sở Khác hẳn", "Các sở", "Mùa xuân"]
    found = bring(grid([HEAD, SECTION, row]))
    asked = [why for _, why in marks(found.text("tasks/i-1-1.yml"))]
    assert any("Mùa xuân" in why for why in asked)
    agencies = (found.root / "data/agencies.yml").read_text(encoding="utf-8")
    assert [why.partition(".")[0] for _, why in marks(agencies)] == ["cơ quan mới theo kế hoạch, nêu ở 1 chỗ"]
    assert agencies.startswith((SMALL / "data/agencies.yml").read_text(encoding="utf-8"))
    assert yaml.safe_load(agencies)[-1] == {"id": "so-khac-han", "name": "Sở Khác hẳn", "kind": "agency"}
    documents = yaml.safe_load((found.root / "data/documents.yml").read_text(encoding="utf-8"))
    assert documents[-1]["id"] == "9-qd-vd-2031"
    assert (str(documents[-1]["date"]), documents[-1]["issuer"], documents[-1]["kind"]) == (
        "2031-03-02",
        "UBND tỉnh",
        "Quyết định",
    )


def test_the_same_work_of_the_year_before_is_proposed(bring: Bring) -> None:
    earlier = "Rà soát các loại giấy tờ mà người dân phải nộp"
    found = bring(grid([HEAD, SECTION, [*ROW[:2], f"{earlier}.", *ROW[3:]]]))
    before = found.archive.plan[2031].tasks[0]
    again = bring(grid([HEAD, SECTION, [*ROW[:2], " ".join(before.text), *ROW[3:]]]))
    assert record(again, "tasks/i-1-1.yml")["continues"] == f"2031/{before.id}"
    assert record(again, "tasks/i-1-1.yml")["title"] == before.title
    (asked,) = (why for _, why in marks(again.text("tasks/i-1-1.yml")))
    assert f"giống nhiệm vụ 2031/{before.id} 100%" in asked


def test_a_title_that_is_the_whole_text_asks_for_no_look(bring: Bring) -> None:
    found = bring(grid([HEAD, SECTION, [*ROW[:2], "Mở nơi tiếp dân.", *ROW[3:]]]))
    assert record(found, "tasks/i-1-1.yml")["title"] == "Mở nơi tiếp dân"
    assert [*marks(found.text("tasks/i-1-1.yml"))] == []


def test_paragraphs_that_would_share_an_id_are_told_apart(tmp_path: Path) -> None:
    body = [
        "I. CHUNG",
        "1. Mục tiêu",
        "Mở đầu.",
        "1.1. Một",
        "Chữ.",
        "a) Việc",
        "b) Việc khác",
        "Với các xã:",
        "a) Lại một",
        "- Ý.",
    ]
    project = Project(tmp_path, SMALL)
    paper = manuscript(BEFORE[:9], paragraphs(*body), AFTER, HEADING, grid([HEAD, SECTION, ROW]))
    found = imported(project.root, paper, 2032)
    assert [clause.id for clause in clauses_of(found.plan)] == [
        *("I", "I.1", "I.1.za", "I.1.1", "I.1.1.1", "I.1.1.a", "I.1.1.b", "I.1.1.b.1", "I.1.1.za", "I.1.1.za.1")
    ]
    assert proven(found)


def test_a_heading_that_names_an_unknown_body_is_of_agencies_and_asked(tmp_path: Path) -> None:
    body = ["I. TỔ CHỨC", "1. Sở Sông nước", "Theo dõi.", "2. Báo cáo định kỳ", "Mỗi quý."]
    project = Project(tmp_path, SMALL)
    paper = manuscript(BEFORE[:9], paragraphs(*body), AFTER, HEADING, grid([HEAD, SECTION, ROW]))
    found = imported(project.root, paper, 2032)
    assert [clause.agencies and clause.agencies.agencies for clause in clauses_of(found.plan) if clause.clauses][1:] == [
        ("so-song-nuoc",),
        None,
    ]
    agencies = (found.root / "data/agencies.yml").read_text(encoding="utf-8")
    assert [why.partition(".")[0] for _, why in marks(agencies)] == ["cơ quan mới theo kế hoạch, nêu ở 1 chỗ"]


def test_what_recipients_get_it_for_is_no_name(tmp_path: Path) -> None:
    after = [Paragraph(one.text.replace("Các xã;", "Các xã (để b/c);")) for one in AFTER]
    found = imported(Project(tmp_path, SMALL).root, manuscript(BEFORE, after, HEADING, grid([HEAD, SECTION, ROW])), 2032)
    assert found.plan.recipients[1].text == "Các xã (để b/c)"
    assert proven(found)


def test_what_came_in_has_all_its_pages_beside_the_plan_before(bring: Bring) -> None:
    upper = ["TT", "Nhiệm vụ", "Sản phẩm", "Cơ quan", LEFT, "Thời gian", "Kinh phí"]
    lower = [UP, UP, UP, "Chủ trì", "Phối hợp", UP, UP]
    row = ["1", "Rà soát", "Báo cáo", "Sở Việc công", "Các sở", "Thường xuyên", "100 triệu đồng"]
    found = bring(
        grid([upper, lower, ["I", "CẢI CÁCH", *[LEFT] * 5], row]),
        paragraphs("PHỤ LỤC II", "CHỈ TIÊU NĂM 2032", "(Kèm theo Kế hoạch số 3/KH-VD)"),
        grid([["TT", "Chỉ tiêu", "Năm 2032"], ["1", "Hồ sơ trực tuyến", "80%"]], "bảng 2"),
    )
    assert check(found.root) == ()
    texts = {page.address: shown(found.archive, page.address).text() for page in pages(found.archive)}
    assert [address for address, text in texts.items() if not text.strip()] == []
    assert {"2032/linh-vuc/cai-cach/", "2032/nhiem-vu/i-1/", "2031/"} <= texts.keys()
    assert "100 triệu đồng" in texts["2032/nhiem-vu/i-1/"]


@pytest.mark.parametrize(
    ("labels", "ids"),
    [
        (["I/", "1/", "a/", "+"], ["I", "I.1", "I.1.a", "I.1.a.1"]),
        (["I.", "1)", "a.", "–"], ["I", "I.1", "I.a", "I.a.1"]),
        (["I.", "1.", "1.1/", "•"], ["I", "I.1", "I.1.1", "I.1.1.1"]),
    ],
)
def test_other_ways_to_number_paragraphs(tmp_path: Path, labels: list[str], ids: list[str]) -> None:
    body = paragraphs(*(f"{label} Chữ {number}" for number, label in enumerate(labels)))
    paper = manuscript(BEFORE[:9], body, AFTER, HEADING, grid([HEAD, SECTION, ROW]))
    found = imported(Project(tmp_path, SMALL).root, paper, 2032)
    assert [(clause.id, clause.label) for clause in clauses_of(found.plan)] == [*zip(ids, labels, strict=True)]
    assert proven(found)


def test_the_targets_may_stand_first_and_a_label_have_its_title_beside_it(tmp_path: Path) -> None:
    paper = manuscript(
        BEFORE,
        AFTER,
        paragraphs("Phụ lục 1: Chỉ tiêu năm 2032", "(Kèm theo Kế hoạch số 3/KH-VD)"),
        grid([["TT", "Chỉ tiêu", "Năm 2032"], ["1", "Hồ sơ trực tuyến\n(toàn trình)", "80%"]], "bảng 1"),
        paragraphs("Phụ lục 2", "NHIỆM VỤ", "(Kèm theo Kế hoạch số 3/KH-VD)"),
        grid([HEAD, SECTION, ROW], "bảng 2"),
    )
    found = imported(Project(tmp_path, SMALL).root, paper, 2032)
    targets = record(found, "targets.yml")
    assert (targets["label"], targets["title"]) == ("Phụ lục 1: Chỉ tiêu năm 2032", "[chưa có dữ liệu]")
    assert targets["rows"] == [{"cells": ["1", "Hồ sơ trực tuyến (toàn trình)", "80%"]}]
    assert found.plan.appendix_label == "Phụ lục 2"
    assert proven(found)


@pytest.mark.parametrize(
    ("numbers", "ids", "kept"),
    [
        (["1", "2", "3"], ["I.1", "I.2", "I.3"], []),
        (["1.", "2.", "4."], ["I.1", "I.2", "I.4"], []),
        (["1.1", "1.2", "1.3"], ["I.1", "I.2", "I.3"], []),
        (["1", "1", "2."], ["I.1", "I.2", "I.3"], ["1", "2."]),
        (["a)", "b)", "c)"], ["I.1", "I.2", "I.3"], ["a)", "b)", "c)"]),
    ],
)
def test_numbers_of_objectives_that_do_not_go_on_are_corrections(
    bring: Bring, numbers: list[str], ids: list[str], kept: list[str]
) -> None:
    found = bring(grid([HEAD, SECTION, *([number, *ROW[1:]] for number in numbers)]))
    objectives = found.plan.sections[0].objectives
    assert [objective.id for objective in objectives] == ids
    assert [correction.source for objective in objectives for correction in objective.corrections] == kept
    assert proven(found)


@pytest.mark.parametrize("numbers", [["1", "1"], ["a)", "b)"], ["2", "1"]])
def test_numbers_of_tasks_that_do_not_go_on_are_no_ids(bring: Bring, numbers: list[str]) -> None:
    row = ["Rà soát", "Báo cáo", "Sở Việc công", "Thường xuyên"]
    assert proven(bring(grid([FEW, ["I", "CẢI CÁCH", *[LEFT] * 3], *([number, *row] for number in numbers)])))


def test_a_time_that_nobody_can_read_is_asked_about_and_no_reading_is_made_up(bring: Bring) -> None:
    found = bring(grid([HEAD, SECTION, [*ROW[:-1], "Quý II, tháng 5"]]))
    assert "timing_read" not in product(found, "i-1-1")
    above, line = _around(found, "timing: Quý II, tháng 5")
    assert above == '# CẦN XEM: không đọc được thời gian "Quý II, tháng 5".'
    assert [problem.kind for problem in check(found.root)] == ["bad-timing"]
    text = found.text("tasks/i-1-1.yml").replace(line, f"{line}\n        timing_read: Tháng 5")
    (found.root / "data/2032/tasks/i-1-1.yml").write_text(text, encoding="utf-8")
    assert proven(found)


def test_the_nearest_reading_of_a_time_is_proposed_and_marked(bring: Bring) -> None:
    found = bring(grid([HEAD, SECTION, [*ROW[:-1], "Thuong xuyen"]]))
    one = product(found, "i-1-1")
    assert (one["timing"], one["timing_read"]) == ("Thuong xuyen", "Thường xuyên")
    assert _around(found, "timing: Thuong xuyen")[0] == '# CẦN XEM: không đọc được thời gian "Thuong xuyen".'
    assert _around(found, "timing_read: Thường xuyên")[0].startswith("# CẦN XEM: lời do máy đề nghị")
    assert proven(found)


def test_a_time_that_can_be_read_has_no_other_reading(bring: Bring) -> None:
    found = bring(grid([HEAD, SECTION, ROW]))
    assert "timing_read" not in found.text("tasks/i-1-1.yml")


def _around(found: Imported, words: str) -> tuple[str, str]:
    """Return the line above a line, without its indentation, and the line."""
    lines = found.text("tasks/i-1-1.yml").split("\n")
    at = next(number for number, line in enumerate(lines) if line.strip() == words)
    return lines[at - 1].strip(), lines[at]
