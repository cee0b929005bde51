"""What is told of reports that come, change or go: what they say, what they take back, and which products stand otherwise."""

import json
from pathlib import Path

import pytest

from plan.changes.compare import compare
from plan.changes.diff import Changes, changes
from plan.changes.entries import KINDS, entries
from plan.changes.history import told_json
from plan.changes.replies import summary
from plan.changes.report import as_json, blocks
from plan.changes.telling import sentences
from plan.ground.changelog import History, Revision
from plan.ground.model import Archive, Report
from plan.reading.load import load
from tests.archives import REPORTED, SMALL
from tests.unit.builders import Project
from tests.unit.rendering import shown
from tests.unit.test_report_brakes import AMENDED, CHECKED, COMMUNE, FIGURE, FOLLOWED, LATER, OFFICE, Q1, Q3, REPORTING, SHOWN

BACK = """\
- date: 2025-10-20
  rows:
    - deliverable: III.1.3.1
      result: not-done
      reason: Báo cáo bị trả lại.
      difficulties: Thiếu số liệu.
      next_step: Gửi lại.
    - deliverable: III.1.1.1
      result: done
      done_on: 2025-03-05
"""


@pytest.fixture(scope="module")
def reported() -> Archive:
    return load(REPORTED)


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return Project(tmp_path, REPORTED)


def append(project: Project, file: str, text: str) -> None:
    path = project.path(file)
    project.put(file, (path.read_text(encoding="utf-8") if path.exists() else "") + text)


def block(found: Changes, title: str) -> list[str]:
    """Return the lines of the block of a title, what explains a line after two spaces."""
    [told] = [each for each in blocks(found, most=20) if each.title == title]
    return [f"{'  ' * line.depth}{''.join(piece.words for piece in line.pieces)}" for line in told.lines]


def titles(found: Changes) -> list[str]:
    return [each.title for each in blocks(found, most=20)]


def test_every_report_has_an_id_and_a_name_of_its_own(reported: Archive) -> None:
    found = [entry for entry in entries(reported) if entry.kind == "report"]
    assert (
        len({entry.id for entry in found})
        == len({entry.name for entry in found})
        == len(found)
        == len(reported.newest.reports)
    )
    assert found[0].id == "quy-1/so-viec-cong/2025-03-15"
    assert found[0].name == "Báo cáo Quý I của Sở Việc công ngày 15/3/2025"
    assert [entry.record.date for entry in found if "6-thang/so-viec-cong" in entry.id] == sorted(
        report.date for report in reported.newest.reports if report.period.id == "6-thang" and report.agency == "so-viec-cong"
    )
    assert {"report", "report-due", "grace", "scoring"} <= {*KINDS}
    assert [entry.name for entry in entries(reported) if entry.kind in {"report-due", "grace", "scoring"}] == [
        *(f"Hạn báo cáo năm 2025, kỳ {period}" for period in ("Quý I", "6 tháng đầu năm", "Quý III", "Cả năm")),
        *("Ngày chờ thêm của báo cáo năm 2025", "Thang điểm năm 2025"),
    ]


def test_a_new_report_is_told_product_by_product(project: Project, reported: Archive) -> None:
    append(project, f"{Q3}/{OFFICE}", f"{LATER}{FIGURE.format('61')}{SHOWN}")
    found = changes(reported, load(project.root))
    title = "Báo cáo Quý III của Sở Việc công ngày 20/10/2025: thêm"
    assert block(found, title) == [
        "Ngày báo cáo: 20/10/2025",
        "Số, ký hiệu: 90/BC-SVC",
        "Các sản phẩm",
        "  III.1.3.5 “Trang hỏi đáp”: hoàn thành quá hạn, ngày 28/9/2025 (hạn 30/6/2025); không kèm minh chứng",
        "Các con số",
        ("  Hồ sơ trực tuyến, mức tối thiểu 60%: 61%, tính đến 14/9/2025; minh chứng: Báo cáo số 80/BC-SVC ngày 15/9/2025"),
        "1 sản phẩm, 1 hoàn thành (không kèm minh chứng); 1 con số",
    ]
    assert block(found, "Tình trạng theo báo cáo") == [
        "Kế hoạch năm 2025, tính đến báo cáo ngày 5/10/2025 → 20/10/2025:",
        "từ “chưa hoàn thành quá hạn” thành “hoàn thành quá hạn”: 1 sản phẩm (III.1.3.5)",
    ]
    assert found.unproven == ("báo cáo (thêm)",)


def test_what_a_report_takes_back_is_told_with_the_report_it_takes_it_from(project: Project, reported: Archive) -> None:
    append(project, f"{Q3}/{OFFICE}", BACK)
    [change] = compare(reported, load(project.root))
    assert change.effects == (
        "2 sản phẩm, 1 hoàn thành (không kèm minh chứng), 1 chưa hoàn thành",
        ("sửa báo cáo ngày 17/9/2025: III.1.3.1 từ hoàn thành đúng hạn ngày 14/9/2025 thành chưa hoàn thành quá hạn"),
        (
            "sửa báo cáo ngày 15/3/2025: III.1.1.1 đổi ngày hoàn thành từ 3/3/2025 thành 5/3/2025: vẫn hoàn thành đúng hạn;"
            " trước kèm minh chứng, nay không"
        ),
    )
    [rows] = [edit.effects for edit in change.edits if edit.key == "rows"]
    assert rows[0] == (
        "III.1.3.1 “Báo cáo theo dõi”: chưa hoàn thành quá hạn (hạn 30/9/2025); khó khăn: “Thiếu số liệu.”; việc tiếp theo:"
        " “Gửi lại.”; lý do đổi: “Báo cáo bị trả lại.”"
    )


def test_a_report_dated_before_a_published_one_is_told_so(project: Project, reported: Archive) -> None:
    append(project, f"{Q3}/{OFFICE}", LATER.replace("2025-10-20", "2025-09-16").replace("2025-09-28", "2025-09-15"))
    [change] = compare(reported, load(project.root))
    assert change.effects[1] == (
        "ghi ngày trước báo cáo đã đăng ngày 17/9/2025: sản phẩm nào có ở cả hai thì tính theo báo cáo sau"
    )


def test_a_report_on_a_period_that_others_came_behind_is_told_so(project: Project, reported: Archive) -> None:
    append(project, f"{Q1}/{OFFICE}", LATER.replace("2025-09-28", "2025-03-28"))
    effects = next(change.effects for change in compare(reported, load(project.root)))
    assert effects[1] == (
        "nói về Quý I nhưng ký sau báo cáo Quý III ngày 17/9/2025 của chính cơ quan ấy: sản phẩm nào có ở cả hai thì tính"
        " theo báo cáo này"
    )


def test_a_report_with_a_day_before_published_silence_is_told_so(project: Project, reported: Archive) -> None:
    append(project, f"{Q1}/xa-bach-duong.yml", (REPORTED / Q1 / COMMUNE).read_text(encoding="utf-8"))
    [change] = compare(reported, load(project.root))
    assert change.effects[1:] == ("ngày ký 19/3/2025; bản đang đăng đã ghi chưa gửi báo cáo kỳ này từ 26/3/2025",)


@pytest.mark.parametrize(
    ("file", "product", "done_on", "said"),
    [
        (
            "so-cau-duong.yml",
            "III.1.1.2",
            "2025-03-27",
            (
                "sửa báo cáo ngày 20/6/2025: III.1.1.2 đổi ngày hoàn thành từ 12/4/2025 thành 27/3/2025: từ hoàn thành quá"
                " hạn thành hoàn thành đúng hạn; trước kèm minh chứng, nay không"
            ),
        ),
        (
            "so-ban-do.yml",
            "III.1.2.1",
            "2025-09-17",
            (
                "sửa báo cáo ngày 18/9/2025: III.1.2.1 còn ghi chưa hoàn thành, nay ghi đã hoàn thành ngày 17/9/2025, không"
                " sau ngày ấy: từ chưa hoàn thành trong hạn thành hoàn thành đúng hạn"
            ),
        ),
    ],
)
def test_another_day_of_completion_is_told_with_what_it_makes_of_the_state(
    project: Project, reported: Archive, file: str, product: str, done_on: str, said: str
) -> None:
    later = LATER.replace("III.1.3.5", product).replace("2025-09-28", done_on)
    append(project, f"{Q3}/{file}", later)
    [change] = compare(reported, load(project.root))
    assert change.effects[1:] == (said,)


def test_both_deadlines_of_an_amended_product_are_told(reported: Archive) -> None:
    empty = Archive(agencies=(), glossary=(), documents=(), plans=())
    rows = [
        words for change in compare(empty, reported) for edit in change.edits if edit.key == "rows" for words in edit.effects
    ]
    assert (
        "III.1.3.4 “Quyết định phân công”: hoàn thành đúng hạn, ngày 20/8/2025 (hạn 30/9/2025); so với hạn ban đầu 30/6/2025:"
        " hoàn thành quá hạn; minh chứng: Quyết định số 95/QĐ-VP ngày 20/8/2025"
    ) in rows


def test_what_is_changed_in_a_published_report_is_told_and_what_it_does(project: Project, reported: Archive) -> None:
    project.replace("data/2025/reports/6-thang/so-cau-duong.yml", "done_on: 2025-04-12", "done_on: 2025-03-30")
    found = changes(reported, load(project.root))
    assert block(found, "Báo cáo 6 tháng đầu năm của Sở Cầu đường ngày 20/6/2025: sửa") == [
        "Các sản phẩm",
        "  sửa III.1.1.2: Ngày hoàn thành 12/4/2025 → 30/3/2025",
    ]
    assert block(found, "Tình trạng theo báo cáo")[1:] == [
        "từ “hoàn thành quá hạn” thành “hoàn thành đúng hạn”: 1 sản phẩm (III.1.1.2)"
    ]


def test_a_report_that_goes_is_told_with_all_that_it_said(project: Project, reported: Archive) -> None:
    project.path(f"{Q1}/{COMMUNE}").unlink()
    assert block(changes(reported, load(project.root)), "Báo cáo Quý I của Xã Cỏ Lau ngày 19/3/2025: bỏ") == [
        "Ngày báo cáo: 19/3/2025",
        "Các sản phẩm",
        "  III.1.2.4 “Danh sách điểm tiếp dân”: hoàn thành đúng hạn, ngày 10/3/2025 (hạn 31/3/2025); không kèm minh chứng",
        "bỏ báo cáo đã đăng: 1 sản phẩm, 1 hoàn thành (không kèm minh chứng)",
    ]


def test_a_lead_that_changes_takes_published_reports_out_and_it_is_told(project: Project, reported: Archive) -> None:
    amendment = AMENDED.replace("timing", "lead").replace("Quý II", "Sở Việc công").replace("Quý IV", "Sở Bản đồ")
    project.replace(
        FOLLOWED,
        "lead: Sở Việc công\n        timing: Quý II năm 2025\n",
        f"lead: Sở Bản đồ\n        timing: Quý II năm 2025\n{amendment}",
    )
    assert block(changes(reported, load(project.root)), "Tình trạng theo báo cáo")[1:] == [
        "từ “chưa hoàn thành quá hạn” thành “chưa báo cáo”: 1 sản phẩm (III.1.3.5)",
        "báo cáo đã đăng của Sở Việc công không còn được tính, vì nay không chủ trì: 1 sản phẩm (III.1.3.5)",
    ]


def test_another_day_on_which_silence_begins_is_told(project: Project, reported: Archive) -> None:
    project.replace(REPORTING, "days: 5", "days: 50")
    found = changes(reported, load(project.root))
    assert block(found, "Ngày chờ thêm của báo cáo năm 2025: sửa") == ["Số ngày", "  trước: 5", "  nay: 50"]
    states = block(found, "Tình trạng theo báo cáo")
    assert any(line.startswith("từ “chưa báo cáo” thành “chưa đủ báo cáo”: ") for line in states)


def test_the_first_report_ever_is_told_from_nothing(tmp_path: Path, reported: Archive) -> None:
    bare = Project(tmp_path / "bare", REPORTED)
    for path in (bare.root / "data/2025/reports").rglob("*.yml"):
        path.unlink()
    states = block(changes(load(bare.root), reported), "Tình trạng theo báo cáo")
    assert states[0] == "Kế hoạch năm 2025, tính đến báo cáo ngày 5/10/2025:"
    assert all(line.startswith("từ “chưa có báo cáo” thành “") for line in states[1:])


def test_without_reports_nothing_is_told_of_states(tmp_path: Path) -> None:
    project = Project(tmp_path, SMALL)
    project.replace("data/2031/tasks/i-1-1.yml", "title: Rà soát giấy tờ", "title: Xem lại giấy tờ")
    found = changes(load(SMALL), load(project.root))
    assert found.restated == ()
    assert "Tình trạng theo báo cáo" not in titles(found)


def test_reports_are_json_with_objects_in_lists(project: Project, reported: Archive) -> None:
    append(project, f"{Q3}/{OFFICE}", f"{LATER}{FIGURE.format('61')}{SHOWN}")
    [change] = json.loads(as_json(changes(reported, load(project.root))))["records"]
    assert (change["kind"], change["id"]) == ("report", "quy-3/so-viec-cong/2025-10-20")
    values = {edit["key"]: edit["after"] for edit in change["edits"]}
    assert values["rows"] == [{"deliverable": "III.1.3.5", "result": "done", "done_on": "2025-09-28"}]
    [figure] = values["figures"]
    assert figure["evidence"] == [{"kind": "Báo cáo", "number": "80/BC-SVC", "date": "2025-09-15"}]


def test_the_page_of_changes_tells_a_report_in_a_sentence(project: Project, reported: Archive) -> None:
    append(project, f"{Q3}/{OFFICE}", BACK)
    after = load(project.root)
    told = tuple(map(told_json, compare(reported, after)))
    history = History((Revision("a" * 40, "2025-10-21T08:00:00+07:00", told),))
    assert history.revisions[0].summary == "Báo cáo Quý III của Sở Việc công ngày 20/10/2025"
    items = [" ".join(item.text().split()) for item in shown(after, "2025/thay-doi/", history).css("li li")]
    assert items[:2] == [
        "2 sản phẩm, 1 hoàn thành (không kèm minh chứng), 1 chưa hoàn thành",
        "sửa báo cáo ngày 17/9/2025: III.1.3.1 từ hoàn thành đúng hạn ngày 14/9/2025 thành chưa hoàn thành quá hạn",
    ]
    assert next(iter(sentences(told[0]))) == (
        "Báo cáo Quý III của Sở Việc công ngày 20/10/2025: 2 sản phẩm, 1 hoàn thành (không kèm minh chứng), 1 chưa hoàn thành"
    )


def test_many_reports_are_counted_by_kind(reported: Archive, project: Project) -> None:
    for period in ("quy-1", "6-thang", "quy-3"):
        for path in (project.root / f"data/2025/reports/{period}").glob("*.yml"):
            path.unlink()
    gone = tuple(map(told_json, compare(reported, load(project.root))))
    assert Revision("a" * 40, "2025-10-21T08:00:00+07:00", gone).summary == f"bỏ {len(gone)} báo cáo"
    assert len(gone) == len(reported.newest.reports)


@pytest.mark.parametrize(
    ("at", "words"),
    [
        ("quy-1/so-viec-cong", "4 sản phẩm, 2 hoàn thành (2 kèm minh chứng), 2 chưa hoàn thành"),
        ("quy-1/so-cau-duong", "1 sản phẩm, 1 chưa hoàn thành"),
        ("6-thang/so-cau-duong", "3 sản phẩm, 2 hoàn thành (1 kèm minh chứng), 1 chưa hoàn thành"),
    ],
)
def test_how_much_a_report_says(reported: Archive, at: str, words: str) -> None:
    [report] = [entry.record for entry in entries(reported) if entry.kind == "report" and entry.id.startswith(at)]
    assert isinstance(report, Report)
    assert summary(report) == words


def test_a_corrected_time_is_told_with_the_states_that_move(project: Project, reported: Archive) -> None:
    project.replace(
        CHECKED, "lead: Sở Cầu đường\n        timing: Quý I năm", "lead: Sở Cầu đường\n        timing: Quý II năm"
    )
    assert block(changes(reported, load(project.root)), "Tình trạng theo báo cáo")[1:] == [
        "từ “hoàn thành quá hạn” thành “hoàn thành đúng hạn”: 1 sản phẩm (III.1.1.2)"
    ]
