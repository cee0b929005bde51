"""The province's report on a period in Word: its figures are those of the page and of the reports, its form the decree's."""

from __future__ import annotations

import dataclasses
import io
from pathlib import Path

import docx
import pytest
from docx.document import Document

from plan.__main__ import main
from plan.export.word.summary import as_summary, up_to
from plan.facts.progress_tables import whole
from plan.facts.year import year_of
from plan.ground.model import PERIODS, Archive
from plan.reading.load import load
from tests.archives import FROZEN, REPORTED
from tests.unit.exported import BUILD, HOSTILE


@pytest.fixture(scope="module")
def archive() -> Archive:
    return load(REPORTED)


def opened(archive: Archive, period: str) -> Document:
    return docx.Document(io.BytesIO(as_summary(archive, archive.newest, PERIODS[period], BUILD)))


def tables(paper: Document) -> list[list[list[str]]]:
    """Return the tables as lines of words."""
    return [[[cell.text for cell in row.cells] for row in table.rows] for table in paper.tables]


def table(paper: Document, *heads: str) -> list[list[str]]:
    """Return the lines, without the heads, of the only table that has some heads."""
    (found,) = (lines for lines in tables(paper) if {*heads} <= {*lines[0]})
    return found[1:]


def words(paper: Document) -> list[str]:
    return [paragraph.text for paragraph in paper.paragraphs if paragraph.text]


def test_the_figures_are_those_counted_by_hand(archive: Archive) -> None:
    paper = opened(archive, "quy-3")
    said = " ".join(words(paper))
    assert "Tính đến báo cáo ngày 5/10/2025" in said
    assert "4 trong 6 cơ quan chủ trì đã gửi báo cáo, 1 sau hạn." in said
    handed_in = {row[0]: row[2:] for row in table(paper, "Cơ quan", "Hạn gửi")}
    assert handed_in["Sở Cầu đường"] == ["5/10/2025", "60/BC-SCD", "sau hạn"]
    assert handed_in["Xã Bạch Dương"] == ["", "", "chưa gửi báo cáo"]
    assert handed_in["Sở Việc công"] == ["18/7/2025; 17/9/2025", "52/BC-SVC; 77/BC-SVC", "đúng hạn (báo cáo ngày 17/9/2025)"]
    late = table(paper, "Khó khăn, vướng mắc")
    assert [row[0] for row in late] == ["III.1.1.3", "III.1.3.5"]
    assert late[0][2:] == ["Sở Cầu đường", "30/6/2025", "Hai xã chưa gửi số liệu.", "Kiểm tra lại tại hai xã trong tháng 10."]
    assert [row[0] for row in table(paper, "Ngày hoàn thành")] == ["II.1.1.3", "III.1.2.3", "III.1.2.4"]
    assert table(paper, "Mức đặt ra") == [
        ["Thời gian chờ", "tối đa 15 phút", "14,5 phút", "14/9/2025", "đạt"],
        ["Người dân hài lòng", "trên 90%", "88%", "1/9/2025", "chưa đạt"],
        ["Hồ sơ trực tuyến", "tối thiểu 60%", "chưa có báo cáo", "", ""],
    ]


def test_the_newest_period_says_what_the_page_says(archive: Archive) -> None:
    tally = whole(year_of(archive, archive.newest))
    *_, last = table(opened(archive, "quy-3"), "Lĩnh vực")
    assert last == ["Cả kế hoạch", str(tally.total), *map(str, tally.states.values())]
    rates = tally.rates
    assert f"{rates.done}/{rates.due} = " in " ".join(words(opened(archive, "quy-3")))


def test_silence_is_not_nought(archive: Archive) -> None:
    """What nobody has reported on has no rate, as on the page."""
    plan = archive.newest
    reports = tuple(report for report in plan.reports if report.agency == "so-ban-do")  # of the 18/9, on a product of quý IV
    said = " ".join(words(opened(dataclasses.replace(archive, plans=(dataclasses.replace(plan, reports=reports),)), "quy-3")))
    assert "Đến hạn tính đến ngày báo cáo mới nhất (18/9/2025): 9 trong 19 sản phẩm. Trong số đó có" in said
    assert "Tỷ lệ" not in said


def test_an_earlier_period_knows_nothing_of_later_reports(archive: Archive) -> None:
    assert {report.period.id for report in up_to(archive, archive.newest, PERIODS["quy-1"]).plan.reports} == {"quy-1"}
    said = " ".join(words(opened(archive, "quy-1")))
    assert "Tính đến báo cáo ngày 28/3/2025" in said
    assert "3 trong 6 cơ quan chủ trì đã gửi báo cáo, 1 sau hạn." in said
    assert "Đến hạn tính đến ngày báo cáo mới nhất (28/3/2025): chưa có sản phẩm nào." in said
    assert (
        "Đến hạn trong kỳ (hạn đến hết ngày 31/3/2025): 4 trong 19 sản phẩm. "
        "Tỷ lệ hoàn thành (hoàn thành ÷ đến hạn): 2/4 = 50%. "
        "Tỷ lệ hoàn thành đúng hạn (đúng hạn ÷ đến hạn): 2/4 = 50%. "
    ) in said


def test_what_is_not_known_is_listed_and_the_score_is_a_try(archive: Archive) -> None:
    paper = opened(archive, "quy-3")
    lacking = table(paper, "Hạn", "Hạn gửi báo cáo")
    assert [(row[0], row[-1]) for row in lacking if row[-1] == "chưa đủ báo cáo"] == [("I.1.1.2", "chưa đủ báo cáo")]
    assert len({row[0] for row in lacking}) == 4  # as many as the page says: 3 silent, 1 not known
    assert (
        "tỷ lệ hoàn thành 50%, chưa cộng 4 sản phẩm chưa rõ, được 0 điểm (trên 90%: 2 điểm; từ 70%: 1 điểm; từ 0%: 0 điểm). "
        "Nguồn: "
    ) in " ".join(words(paper))


def test_without_known_days_nobody_is_late_or_silent(archive: Archive) -> None:
    plan = dataclasses.replace(archive.newest, reporting=None)
    paper = opened(dataclasses.replace(archive, plans=(plan,)), "quy-3")
    said = " ".join(words(paper))
    assert "4 cơ quan đã gửi báo cáo; không rõ hạn gửi báo cáo." in said
    assert "điểm" not in said
    lines = [cell for found in tables(paper) for row in found for cell in row]
    assert "chưa báo cáo" not in lines
    assert "sau hạn" not in lines


def test_hostile_words_stay_words(archive: Archive) -> None:
    plan = archive.newest
    reports = tuple(
        dataclasses.replace(
            report, rows=tuple(dataclasses.replace(row, difficulties=" ".join(HOSTILE)) for row in report.rows)
        )
        for report in plan.reports
    )
    changed = dataclasses.replace(archive, plans=(dataclasses.replace(plan, reports=reports),))
    late = table(opened(changed, "quy-3"), "Khó khăn, vướng mắc")
    assert late[0][4].split() == " ".join(HOSTILE).split()


def test_two_papers_of_the_same_reports_are_the_same_bytes(archive: Archive) -> None:
    again = as_summary(load(REPORTED), archive.newest, PERIODS["quy-3"], BUILD)
    assert again == as_summary(archive, archive.newest, PERIODS["quy-3"], BUILD)


@pytest.mark.parametrize(
    ("call", "said"),
    [
        (["nam"], "Chưa có báo cáo nào của kỳ Cả năm năm 2025"),
        (["quy-3", "--year", "2024"], "Không có kế hoạch năm 2024; có: 2025"),
        (["quy-3", "-o", "a.pdf"], "a.pdf: hãy đặt tên tệp có đuôi .docx"),
    ],
)
def test_what_cannot_be_written_is_told(call: list[str], said: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["report-summary", *call, "--docx", "--root", str(REPORTED)]) == 1
    assert said in capsys.readouterr().err


def test_the_command_writes_and_never_overwrites(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "a.docx"
    call = ["report-summary", "quy-3", "--docx", "--root", str(REPORTED), "-o", str(file)]
    assert main(call) == 0
    content = file.read_bytes()
    assert main(call) == 1
    assert "đã có" in capsys.readouterr().err
    assert file.read_bytes() == content


def test_the_plan_of_2022_has_nothing_to_sum_up(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["report-summary", "quy-1", "--docx", "--root", str(FROZEN)]) == 1
    assert "data/2022/reports/quy-1/" in capsys.readouterr().err
