"""The year that a received plan names of itself: another than the one asked for is refused, leftovers of one are marked."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from plan.intake.paper import Grid, Manuscript, Paragraph, UnreadableError
from plan.rules.marks import marks
from tests.archives import SMALL
from tests.unit.builders import Project
from tests.unit.manuscripts import LEFT, Imported, grid, imported, manuscript, paragraphs

HEAD = ["TT", "Nhiệm vụ", "Sản phẩm", "Cơ quan chủ trì", "Thời gian"]


def paper(
    *,
    title: str = "Cải cách hành chính năm 2033",
    heading: str = "NHIỆM VỤ NĂM 2033",
    part: str = "NHIỆM VỤ",
    section: str = "CẢI CÁCH THỂ CHẾ",
    mark: str = "VP7_2032",
    number: str = "Số: 2015/KH-VD",
    signed: str = "Ví Dụ, ngày 30 tháng 12 năm 2032",
    times: Sequence[str] = ("Quý I năm 2033", "Quý II năm 2033"),
) -> Manuscript:
    rows = [[str(number), f"Việc số {number}", "Báo cáo", "Sở Việc công", time] for number, time in enumerate(times, 1)]
    blocks: list[Paragraph | Grid] = [
        *paragraphs("TỈNH VÍ DỤ", number, signed, "KẾ HOẠCH", title, "Theo Nghị quyết, tỉnh lập Kế hoạch như sau:"),
        *paragraphs(f"I. {part}", "1. Việc chung", "Làm theo Phụ lục.", "Nơi nhận:", "- Các sở;", "- Lưu: VT."),
        *paragraphs(mark, "CHỦ TỊCH", "Người Ký", "PHỤ LỤC", heading, "(Kèm theo Kế hoạch ngày 30/12/2032)"),
        grid([HEAD, ["I", section, *[LEFT] * 3], *rows]),
    ]
    return manuscript(*blocks)


def bring(root: Path, received: Manuscript, year: int = 2033) -> Imported:
    return imported(Project(root, SMALL).root, received, year)


@pytest.mark.parametrize("year", [2032, 2034, 2036])
def test_a_plan_of_another_year_is_refused_with_both_years_and_what_to_do(tmp_path: Path, year: int) -> None:
    with pytest.raises(UnreadableError) as refused:
        bring(tmp_path, paper(), year)
    assert "Tệp ghi năm 2033 (tên là “Cải cách hành chính năm 2033”; tên Phụ lục là “NHIỆM VỤ NĂM 2033”; 2 trên 2 ô" in str(
        refused.value
    )
    assert f"--year {year}." in str(refused.value)
    assert "chạy lại với --year 2033." in str(refused.value)


def test_times_alone_tell_another_year(tmp_path: Path) -> None:
    received = paper(
        title="Cải cách hành chính", heading="NHIỆM VỤ", times=["Quý I năm 2032", "Tháng 6/2032", "Thường xuyên"]
    )
    with pytest.raises(UnreadableError, match="2 trên 2 ô thời gian có ghi năm là của năm 2032"):
        bring(tmp_path, received)


def test_a_plan_that_names_no_year_and_is_signed_the_year_before_comes_in(tmp_path: Path) -> None:
    found = bring(tmp_path, paper(title="Cải cách hành chính", heading="NHIỆM VỤ", times=["Quý I", "Thường xuyên"]))
    assert found.plan.year == 2033
    assert [why for why in asked(found) if "mà đây là kế hoạch" in why] == []


@pytest.mark.parametrize("time", ["Quý I năm 2032", "Quy 1 nam 2032", "Thuong xuyen nam 2032", "Tháng 6/2031"])
def test_no_words_are_proposed_that_change_a_year(tmp_path: Path, time: str) -> None:
    found = bring(tmp_path, paper(times=["Quý I năm 2033", "Quý I năm 2033", time]))
    assert "timing_read" not in "".join(found.text(f"tasks/i-{number}.yml") for number in (1, 2, 3))


def asked(found: Imported) -> list[str]:
    return [why for name in ("plan.yml", "sections.yml") for _, why in marks(found.text(name))]


@pytest.mark.parametrize(
    ("left", "named"),
    [
        ({"title": "Cải cách hành chính năm 2022"}, "2022"),
        ({"heading": "NHIỆM VỤ NĂM 2022"}, "2022"),
        ({"part": "NHIỆM VỤ NĂM 2022"}, "2022"),
        ({"section": "CẢI CÁCH THỂ CHẾ NĂM 2022"}, "2022"),
        ({"mark": "ĐN_VP7_2022"}, "2022"),
        ({"signed": "Ví Dụ, ngày 30 tháng 12 năm 2021"}, "2021"),
    ],
)
def test_a_heading_that_names_another_year_is_marked_where_it_stands(
    tmp_path: Path, left: dict[str, str], named: str
) -> None:
    found = bring(tmp_path, paper(**left))
    why = f"chỗ này ghi năm {named}, mà đây là kế hoạch năm 2033;"
    (text,) = (text for name in ("plan.yml", "sections.yml") if why in (text := found.text(name)))
    lines = text.split("\n")
    below = lines[next(number for number, line in enumerate(lines) if why in line) + 1]
    assert named in below


def test_a_heading_with_the_own_year_or_a_later_goal_is_not_marked(tmp_path: Path) -> None:
    found = bring(tmp_path, paper(part="KẾT QUẢ NĂM 2032, NHIỆM VỤ NĂM 2033", section="THỂ CHẾ ĐẾN NĂM 2035"))
    assert [why for why in asked(found) if "mà đây là kế hoạch" in why] == []
