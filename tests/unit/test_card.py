"""An agency's report card: one page of A4, whatever was reported; what is overdue comes first; counts have denominators."""

import datetime as dt
import io
import re
from collections import Counter
from pathlib import Path

import pypdf
import pytest

from plan.export.pdf import Paper, as_html, as_pdf, papers
from plan.facts.card import card
from plan.facts.pages import pages
from plan.facts.year import year_of
from plan.ground.files import Build
from plan.ground.model import Archive
from plan.reading.load import load
from tests.archives import REPORTED, TWOLEVEL
from tests.unit.builders import Project
from tests.unit.rendering import shown

BUILD = Build("https://vi-du.example/kho/", dt.datetime(2025, 11, 1, 8, tzinfo=dt.UTC), dt.date(2025, 11, 1))
AGENCY = "so-viec-cong"
CARD = f"2025/co-quan/{AGENCY}/tien-do/"
REPORTS = "data/2025/reports/{}/so-viec-cong.yml"
LONG = {
    "short": "Báo cáo",
    "words": "Báo cáo kết quả kiểm tra việc tiếp nhận, giải quyết hồ sơ thủ tục hành chính tại bộ phận một cửa " * 4,
    "capitals": "QUYẾT ĐỊNH CỦA ỦY BAN NHÂN DÂN TỈNH WWWW MMMM " * 8,
    "one word": "W" * 600,
}


def paper_of(archive: Archive) -> Paper:
    return next(paper for paper in papers(archive) if paper.page == CARD)


def crowded(folder: Path, number: int, text: str) -> Archive:
    """Return the reported plan with many more products of one agency, reported and corrected in each period."""
    project = Project(folder, REPORTED)
    ids = [f"III.1.4.{each + 1}" for each in range(number)]
    products = "".join(
        f"      - id: {each}\n        text: {text}\n        lead: Sở Việc công\n        timing: Quý {quarter} năm 2025\n"
        for each, quarter in zip(ids, ("I", "II", "IV") * number, strict=False)
    )
    task = f"id: III.1.4\ntitle: Thêm\ntext: Thêm.\nactivities:\n  - text: Thêm\n    deliverables:\n{products}"
    project.put("data/2025/tasks/iii-1-4.yml", task)
    for period, month in (("quy-1", 3), ("6-thang", 6), ("quy-3", 9), ("nam", 12)):
        reports = "".join(
            f"- date: 2025-{month:02}-{10 + day}\n  number: {day}{'0' * 80}/BC-SVC\n  rows:\n"
            + "".join(
                f"    - deliverable: {each}\n      result: {'done' if index % 4 == 0 else 'not-done'}\n"
                + (f"      done_on: 2025-{month:02}-09\n" if index % 4 == 0 else f"      difficulties: {text}\n")
                for index, each in enumerate(ids)
            )
            + "  figures:\n    - indicator: thoi-gian-cho\n"
            + f"      value: 14,{day}\n      unit: phút\n      date: 2025-{month:02}-09\n"
            for day in (1, 3, 5)
        )
        project.put(REPORTS.format(period), reports)
    return load(project.root)


@pytest.mark.parametrize("number", [1, 15, 130])
@pytest.mark.parametrize("text", LONG)
def test_it_is_one_page_of_a4_however_much_is_reported(tmp_path: Path, number: int, text: str) -> None:
    archive = crowded(tmp_path, number, LONG[text])
    reader = pypdf.PdfReader(io.BytesIO(as_pdf(paper_of(archive), BUILD)))
    assert [tuple(round(float(side)) for side in page.mediabox[2:]) for page in reader.pages] == [(595, 842)]
    found = card(year_of(archive, archive.newest), archive.agency[AGENCY])
    assert len(found.shown) + len(found.left_out) == len(found.reports.led)
    assert len(found.shown) >= min(number, 4)


def text_of(content: bytes) -> str:
    """Return the words of a PDF without the blanks that a line's end may add."""
    return re.sub(r"\s", "", "".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(content)).pages))


@pytest.fixture(scope="module")
def reported() -> Archive:
    return load(REPORTED)


@pytest.fixture(scope="module")
def pdf(reported: Archive) -> bytes:
    return as_pdf(paper_of(reported), BUILD)


def test_only_who_reported_has_one(reported: Archive, archive: Archive) -> None:
    found = [page.record for page in pages(reported) if page.kind == "card"]
    assert found == sorted({report.agency for report in reported.newest.reports})
    assert "xa-bach-duong" not in found
    assert "cac-so" not in found
    assert [page for page in pages(archive) if page.kind == "card"] == []
    assert [paper for paper in papers(archive) if paper.template == "card"] == []


def test_a_member_without_a_page_has_none(tmp_path: Path) -> None:
    project = Project(tmp_path, TWOLEVEL)
    plan = load(TWOLEVEL).newest
    product = plan.rows.led_by("ubnd-cap-xa")[0].deliverable.id
    report = f"- date: {plan.year}-03-14\n  rows:\n    - deliverable: {product}\n      result: not-done\n"
    project.put(f"data/{plan.year}/reports/quy-1/xa-may-vang.yml", report)
    assert [page for page in pages(load(tmp_path)) if page.kind == "card"] == []


def test_what_is_not_done_and_overdue_comes_first_and_what_is_done_last(reported: Archive) -> None:
    found = card(year_of(reported, reported.newest), reported.agency[AGENCY])
    assert [row.row.deliverable.id for row in found.shown] == [
        "III.1.3.5",  # chưa hoàn thành quá hạn
        "I.1.1.2",  # chưa đủ báo cáo
        "I.2.1.3",
        "III.1.3.2",  # chưa hoàn thành không hạn
        "III.1.3.1",  # hoàn thành quá hạn
        "III.1.1.1",  # hoàn thành đúng hạn, quý I
        "I.1.1.1",
        "III.1.2.3",
        "II.1.1.3",
    ]
    assert found.left_out == ()


def test_a_row_says_the_state_with_both_counts_of_days_and_what_was_reported(reported: Archive) -> None:
    rows = shown(reported, CARD).css(".kh-card__table tbody tr")
    said = {row.css_first("a").text(): [" ".join(cell.text().split()) for cell in row.css("td")] for row in rows}  # type: ignore[union-attr]
    assert said["III.1.3.5"] == [
        "30/6/2025",
        "chưa hoàn thành quá hạn (79–169 ngày)",
        (
            "báo cáo 17/9/2025 (trước đã báo xong): Trang phải dừng để sửa lỗi tìm kiếm; "
            "Chưa có máy chủ dự phòng; Mở lại trang trong tháng 11"
        ),
    ]
    assert said["I.1.1.2"] == ["Quý III, 30/9/2025", "chưa đủ báo cáo", "chưa có báo cáo"], "set when I and II were past"
    assert said["II.1.1.3"][1:] == ["hoàn thành đúng hạn", "xong ngày 12/9/2025; báo cáo không kèm minh chứng"]


def test_an_amended_deadline_is_told_where_the_first_says_something_else(reported: Archive) -> None:
    found = card(year_of(reported, reported.newest), reported.agency["van-phong-tinh"])
    state = next(row.texts[2] for row in found.shown if row.row.deliverable.id == "III.1.3.4")
    assert state == "hoàn thành đúng hạn; so với hạn ban đầu 30/6/2025: hoàn thành quá hạn"


def test_counts_and_rates_have_denominators(reported: Archive) -> None:
    line = " ".join(shown(reported, CARD).css(".kh-sheet__paper > p")[1].text().split())
    assert line == (
        "Chủ trì 9 sản phẩm: 4/9 hoàn thành đúng hạn; 1/9 hoàn thành quá hạn; 1/9 chưa hoàn thành quá hạn; "
        "1/9 chưa hoàn thành không hạn; 2/9 chưa đủ báo cáo. "
        "Đến hạn 7 sản phẩm: đã hoàn thành 5/7 (71,4%), đúng hạn 4/7 (57,1%); "
        "trong đó 1 chưa đủ báo cáo: chưa rõ đã xong hay chưa."
    )


def test_each_period_has_an_anchor_what_was_handed_in_and_what_it_says(reported: Archive) -> None:
    rows = shown(reported, CARD).css(".kh-card__periods tbody tr")
    said = {str(row.attributes["id"]): [" ".join(cell.text().split()) for cell in row.css("td")] for row in rows}
    assert list(said) == ["quy-1", "6-thang", "quy-3", "nam"]
    assert said["quy-1"] == [
        "20/3/2025",
        "ngày 15/3/2025, số 20/BC-SVC",
        "hoàn thành 2: III.1.1.1, III.1.3.1; chưa hoàn thành 2: I.1.1.1, III.1.3.2",
    ]
    assert said["nam"] == ["20/12/2025", "chưa có", ""]


def test_the_paper_says_what_the_page_says(reported: Archive, pdf: bytes) -> None:
    cells = shown(reported, CARD).css(".kh-sheet__table :is(th, td), .kh-sheet__paper > p:nth-child(2)")
    texts = [re.sub(r"\s", "", cell.text()) for cell in cells if cell.text() != "Kỳ"]
    assert len(texts) > 50
    words = text_of(pdf)
    assert [text for text in texts if text not in words] == []


def test_it_is_tagged_and_two_runs_are_equal(reported: Archive, pdf: bytes) -> None:
    root = pypdf.PdfReader(io.BytesIO(pdf)).root_object
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] == "vi"
    assert b"pdfuaid" in root["/Metadata"].get_data()
    assert as_pdf(paper_of(reported), BUILD) == pdf


def test_words_of_strangers_are_words(tmp_path: Path) -> None:
    project = Project(tmp_path, REPORTED)
    words = "<img src=x onerror=alert(1)></td> {{ plan }}"
    project.replace(REPORTS.format("quy-3"), "Chưa có máy chủ dự phòng.", f'"{words}"')
    archive = load(tmp_path)
    page = shown(archive, CARD)
    assert not page.css("[onerror]")
    assert words in page.text()
    assert "<img" not in as_html(paper_of(archive), BUILD)


def test_what_has_no_room_is_counted_by_state_and_the_page_says_where_it_is(tmp_path: Path) -> None:
    archive = crowded(tmp_path, 60, LONG["words"])
    found = card(year_of(archive, archive.newest), archive.agency[AGENCY])
    states = Counter(row.words.name for row in found.left_out)
    line = shown(archive, CARD).css(".kh-sheet__paper > p")[3]
    said = " ".join(line.text().split())
    assert said.startswith(f"{len(found.left_out)} sản phẩm còn lại không đủ chỗ ở đây: ")
    counted = re.findall(r"(\d+) ((?:chưa|hoàn)[^,.]+)", said.partition(":")[2])
    assert {name: int(number) for number, name in counted} == states
    assert [link.attributes["href"] for link in line.css("a")] == ["../"]


def test_it_says_whose_reports_it_is_told_by_and_the_newest_of_its_own(reported: Archive, pdf: bytes) -> None:
    first = shown(reported, CARD).css(".kh-sheet__paper > p")[0].text()
    said = "mới nhất ngày 17/9/2025; trạng thái tính đến ngày 5/10/2025"
    assert f"Theo báo cáo của Sở Việc công, {said}." in first
    assert re.sub(r"\s", "", said) in text_of(pdf)


def test_its_own_figures_stand_on_it(reported: Archive, pdf: bytes) -> None:
    said = "Thời gian chờ 14,5 phút (14/9/2025, đạt); Người dân hài lòng 88% (1/9/2025, chưa đạt)"
    assert shown(reported, CARD).css(".kh-sheet__paper > p")[2].text() == f"Chỉ tiêu: {said}"
    assert re.sub(r"\s", "", said) in text_of(pdf)
    other = shown(reported, "2025/co-quan/xa-co-lau/tien-do/").css_first(".kh-sheet__paper")
    assert other
    assert "Chỉ tiêu:" not in other.text()


def test_of_a_product_that_is_named_twice_each_time_is_named(reported: Archive) -> None:
    row = shown(reported, CARD).css_first(".kh-card__periods [id='quy-3']")
    assert row
    assert "III.1.3.1 (quý II), II.1.1.3, III.1.3.1 (quý III); chưa" in row.text()


def test_a_members_part_is_not_the_groups(reported: Archive) -> None:
    found = card(year_of(reported, reported.newest), reported.agency["xa-co-lau"])
    said = {row.row.deliverable.id: row.texts[2] for row in found.shown}
    assert said["III.1.2.4"] == "hoàn thành đúng hạn; phần của cơ quan; cả sản phẩm: chưa báo cáo"
    assert said["I.2.1.3"] == "chưa đủ báo cáo"
