"""The clerk's whole way: the form from the built site, filled in, brought in, checked, and told by the next build."""

import io
from pathlib import Path

import openpyxl

from plan.__main__ import main
from plan.export.reporting.asked import PRODUCTS, START
from plan.export.reporting.form import form_files
from plan.facts.year import year_of
from plan.ground.files import Build
from plan.reading.load import load
from plan.rules.check import check
from proof.__main__ import main as proof
from tests.archives import FROZEN, REPORTED, copied, git, with_history
from tests.conftest import built, parsed
from tests.reporting.filling import Filling
from tests.update.editing import copied_data


def test_from_the_site_and_back(tmp_path: Path) -> None:
    project = with_history(copied(tmp_path / "project", REPORTED))
    offered = "2025/co-quan/so-viec-cong/bao-cao.xlsx"
    content = (built(project, tmp_path / "site") / offered).read_bytes()
    clerk = Filling(tmp_path, content=content)
    assert clerk.book[START]["B3"].value == "Sở Việc công"
    clerk.done("III.1.3.5", "1/12/2025", "Thông báo", "90/TB-SVC", "1/12/2025")
    clerk.open("III.1.3.1 · Quý IV", "Gửi báo cáo trước ngày 31/12.")
    assert main(["--root", str(project), "report-import", str(clerk.saved())]) == 0
    assert main(["--root", str(project), "check"]) == 0
    assert proof(["--root", str(project)]) == 0
    assert git(project, "status", "--porcelain", "-uall") == "?? data/2025/reports/nam/so-viec-cong.yml"
    git(project, "add", "data")
    git(project, "commit", "--quiet", "--message", "Báo cáo của cơ quan")
    again = built(project, tmp_path / "again")
    told = parsed(again / "2025/nhiem-vu/iii-1-3/index.html").css_first("#iii-1-3-5-bao-cao").text()
    assert "hoàn thành quá hạn" in told
    assert "90/TB-SVC" in told
    assert "15/12/2025" in parsed(again / "2025/tien-do/index.html").css_first("article").text()
    after = Filling(tmp_path, content=(again / offered).read_bytes())
    assert after.cell("III.1.3.5", "Lần trước: ngày báo cáo").value == "15/12/2025"
    assert after.cell("III.1.3.5", "Lần trước: kết quả").value == "đã hoàn thành ngày 01/12/2025"
    of = year_of(load(project), load(project).newest)
    assert of.reported.state("III.1.3.5", "so-viec-cong") == "done-late"
    assert str(of.reported.day) == "2025-12-15"


def test_of_the_frozen_plan_from_its_first_report_on(tmp_path: Path) -> None:
    root = copied_data(tmp_path / "project", FROZEN)
    archive = load(root)
    assert year_of(archive, archive.newest).reported.is_empty
    (content,) = [file.content for file in form_files(archive, Build()) if "/so-noi-vu/" in file.path]
    clerk = Filling(root, content=content)
    clerk.book[START]["B4"], clerk.book[START]["B5"] = "Quý I", "14/3/2022"
    rows = year_of(archive, archive.newest).reported.rows_of["so-noi-vu"]
    (first, *_) = [row.deliverable.id for row in rows if row.deliverable.timing.text == "Quý I năm 2022"]
    clerk.done(first, "10/3/2022", "Kế hoạch", "15/KH-UBND", "10/3/2022")
    assert main(["--root", str(root), "report-import", str(clerk.saved())]) == 0
    assert check(root) == ()
    archive = load(root)
    assert year_of(archive, archive.newest).reported.state(first, "so-noi-vu") == "done-in-time"
    (content,) = [file.content for file in form_files(archive, Build()) if "/so-noi-vu/" in file.path]
    book = openpyxl.load_workbook(io.BytesIO(content))
    assert [*book[PRODUCTS].iter_rows(values_only=True)][-1][0] == first, "what is done stands last"
