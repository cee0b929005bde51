"""Reports stay as they were said: what would rewrite them, or make more of a figure than is shown, waits for somebody."""

from pathlib import Path

import pytest

from plan.changes.brakes import brakes
from plan.changes.compare import compare
from plan.changes.labels import kinds_of
from plan.ground.model import Archive
from plan.reading.load import load
from plan.rules.check import check
from tests.archives import REPORTED
from tests.unit.builders import Project

Q1, MIDYEAR, Q3 = (f"data/2025/reports/{period}" for period in ("quy-1", "6-thang", "quy-3"))
OFFICE, ROADS, COMMUNE = "so-viec-cong.yml", "so-cau-duong.yml", "xa-co-lau.yml"
REPORTING = "data/2025/reporting.yml"
CHECKED, FOLLOWED = "data/2025/tasks/iii-1-1.yml", "data/2025/tasks/iii-1-3.yml"
LATER = """\
- date: 2025-10-20
  number: 90/BC-SVC
  rows:
    - deliverable: III.1.3.5
      result: done
      done_on: 2025-09-28
"""
OF_COMMUNE = """\
- date: 2025-09-19
  rows:
    - deliverable: III.1.2.4
      result: done
      done_on: 2025-03-12
"""
FIGURE = """\
  figures:
    - indicator: ho-so-truc-tuyen
      value: "{}"
      unit: "%"
      date: 2025-09-14
"""
SHOWN = """\
      evidence:
        - kind: Báo cáo
          number: 80/BC-SVC
          date: 2025-09-15
"""
INSTEAD = "hãy trả lại nguyên như cũ; báo cáo sai thì ghi thêm một báo cáo mới ở cuối tệp, với ngày của lần sửa"
AMENDED = """\
        amendments:
          - document: 58-qd-vd-2025
            date: 2025-09-01
            field: timing
            before: Quý II
            after: Quý IV
"""


@pytest.fixture(scope="module")
def reported() -> Archive:
    return load(REPORTED)


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return Project(tmp_path, REPORTED)


def held(project: Project, before: Archive, allowed: str = "") -> list[tuple[str, str, str]]:
    """Return file, kind and message of each brake that holds for data without errors."""
    assert [problem for problem in check(project.root) if problem.level == "error"] == []
    after = load(project.root)
    found = brakes(before, after, compare(before, after), kinds_of(allowed))
    return [(problem.place.file, problem.kind.removeprefix("brake-"), str(problem.message)) for problem in found]


def append(project: Project, file: str, text: str) -> None:
    path = project.path(file)
    project.put(file, (path.read_text(encoding="utf-8") if path.exists() else "") + text)


def kinds(found: list[tuple[str, str, str]]) -> list[tuple[str, str]]:
    return [(file, kind) for file, kind, _ in found]


def test_a_later_report_is_free(project: Project, reported: Archive) -> None:
    append(project, f"{Q3}/{OFFICE}", LATER)
    assert held(project, reported) == []


def test_reports_of_one_agency_on_several_periods_are_free(project: Project, reported: Archive) -> None:
    append(project, f"{Q3}/xa-bach-duong.yml", OF_COMMUNE)
    append(project, f"{MIDYEAR}/xa-bach-duong.yml", OF_COMMUNE.replace("2025-09-19", "2025-06-19"))
    assert held(project, reported) == []


def test_layout_and_order_are_no_change(project: Project, reported: Archive) -> None:
    project.replace(f"{Q1}/{COMMUNE}", "- date", "# ghi chú\n\n- date")
    project.replace(f"{MIDYEAR}/van-phong-tinh.yml", "number: 88/BC-VP", 'number: "88/BC-VP"')
    rows = project.content(f"{MIDYEAR}/{ROADS}").decode()
    head, first, second, third = rows.replace("    - deliverable", "|    - deliverable").split("|")
    project.put(f"{MIDYEAR}/{ROADS}", f"{head}{third}{first}{second}")
    after = load(project.root)
    assert compare(reported, after) == ()


def test_a_published_report_that_is_gone_stops(project: Project, reported: Archive) -> None:
    project.path(f"{Q1}/{COMMUNE}").unlink()
    (file, kind, message), *others = sorted(held(project, reported))
    assert (file, kind) == (f"{Q1}/{COMMUNE}", "report")
    assert {kind for _, kind, _ in others} == {"lost-address"}  # it was the only one: the agency's card goes with it
    assert message == (
        f"Báo cáo Quý I của Xã Cỏ Lau ngày 19/3/2025: báo cáo đã đăng nay không còn; {INSTEAD}; nếu chắc chắn phải vậy, xin"
        ' người duyệt gắn nhãn "cho-phep: sua-bao-cao"'
    )


@pytest.mark.parametrize(
    ("file", "old", "new", "said"),
    [
        (
            f"{Q1}/{COMMUNE}",
            "      done_on: 2025-03-10\n",
            "      done_on: 2025-03-11\n",
            "Ngày hoàn thành 10/3/2025 → 11/3/2025",
        ),
        (f"{Q1}/{OFFICE}", "number: 20/BC-SVC", "number: 21/BC-SVC", '"20/BC-SVC" nay là "21/BC-SVC"'),
        (f"{Q1}/{OFFICE}", "  number: 20/BC-SVC\n", "", '"20/BC-SVC" nay là ""'),
        (f"{Q3}/so-ban-do.yml", "trong tháng 10", "trong tháng 11", "Việc tiếp theo"),
        (f"{Q1}/{OFFICE}", "          link: https://vi-du.example/14-kh-svc\n", "", "Minh chứng Kế hoạch số 14/KH-SVC"),
        (f"{Q3}/{OFFICE}", "note: Hỏi 1.200 người.", "note: Hỏi 12 người.", "sửa hai-long: Ghi chú"),
        (
            f"{Q1}/{COMMUNE}",
            "      result: done\n      done_on: 2025-03-10\n",
            "      result: not-done\n",
            "Kết quả “đã hoàn thành” → “chưa hoàn thành”",
        ),
    ],
)
def test_a_word_of_a_published_report_that_is_another_stops(
    project: Project, reported: Archive, file: str, old: str, new: str, said: str
) -> None:
    project.replace(file, old, new)
    [(where, kind, message)] = held(project, reported)
    assert (where, kind) == (file, "report")
    assert said in message
    assert INSTEAD in message


def test_a_row_more_in_a_published_report_stops(project: Project, reported: Archive) -> None:
    append(project, f"{Q3}/{ROADS}", "    - deliverable: III.1.1.2\n      result: done\n      done_on: 2025-03-20\n")
    assert kinds(held(project, reported)) == [(f"{Q3}/{ROADS}", "report")]


def test_another_date_makes_it_another_report(project: Project, reported: Archive) -> None:
    project.replace(f"{Q1}/{COMMUNE}", "date: 2025-03-19", "date: 2025-03-20")
    assert kinds(held(project, reported)) == [(f"{Q1}/{COMMUNE}", "report")]


def test_a_report_of_the_same_day_goes_behind_the_published_one(project: Project, reported: Archive) -> None:
    project.replace(f"{Q1}/{COMMUNE}", "- date: 2025-03-19\n", OF_COMMUNE.replace("09-19", "03-19") + "- date: 2025-03-19\n")
    assert kinds(held(project, reported)) == [(f"{Q1}/{COMMUNE}", "report")]
    behind = (REPORTED / Q1 / COMMUNE).read_text(encoding="utf-8") + OF_COMMUNE.replace("09-19", "03-19")
    project.put(f"{Q1}/{COMMUNE}", behind)
    assert held(project, reported) == []


def test_a_report_moved_to_another_agency_stops_twice(project: Project, reported: Archive) -> None:
    project.path(f"{Q1}/{COMMUNE}").rename(project.path(f"{Q1}/xa-bach-duong.yml"))
    found = sorted(kind for _, kind, _ in held(project, reported))
    assert [kind for kind in found if kind != "lost-address"] == ["mixed-reports", "report"]


def test_a_correction_that_makes_reported_work_timely_stops(project: Project, reported: Archive) -> None:
    correction = (
        "        timing: Quý II năm 2025\n        corrections:\n          - field: timing\n            source: Quý I năm\n"
        "            published: Quý II năm\n            reason: Thiếu một chữ I.\n"
    )
    project.replace(CHECKED, "lead: Sở Cầu đường\n        timing: Quý I năm 2025\n", f"lead: Sở Cầu đường\n{correction}")
    [(file, kind, message)] = held(project, reported)
    assert (file, kind) == (CHECKED, "report")
    assert "Sản phẩm III.1.1.2" in message
    assert "điều đã báo cáo là “hoàn thành quá hạn”, nay thành “hoàn thành đúng hạn”" in message


def test_one_time_of_two_that_a_report_tells_of_is_not_made_timely(project: Project) -> None:
    rows = "    - deliverable: III.1.3.1\n      result: done\n      quarter: 2\n      done_on: 2025-07-12\n"
    project.put(f"{Q3}/{OFFICE}", f"- date: 2025-09-18\n  rows:\n{rows}{rows.replace('      quarter: 2' + chr(10), '')}")
    before = load(project.root)
    project.replace(FOLLOWED, "timing: Định kỳ hàng quý", "timing: Quý III, IV năm 2025")
    after = load(project.root)
    found = [problem.kind for problem in brakes(before, after, compare(before, after), frozenset())]
    assert found.count("brake-report") == 1


def test_an_amendment_of_the_time_is_free_because_both_deadlines_are_told(project: Project, reported: Archive) -> None:
    timing = "lead: Sở Việc công\n        timing: Quý II năm 2025\n"
    project.replace(FOLLOWED, timing, f"{timing.replace('Quý II ', 'Quý IV ')}{AMENDED}")
    assert held(project, reported) == []


@pytest.mark.parametrize(
    ("value", "shown", "stops"), [("61", False, True), ("61", True, False), ("59,5", False, False), ("60", False, True)]
)
def test_a_figure_that_meets_its_target_needs_evidence(
    project: Project, reported: Archive, value: str, *, shown: bool, stops: bool
) -> None:
    append(project, f"{Q3}/{OFFICE}", f"{LATER}{FIGURE.format(value)}{SHOWN if shown else ''}")
    found = held(project, reported)
    assert [kind for _, kind, _ in found] == ["figure"] * stops
    if stops:
        assert f'chỉ tiêu “Hồ sơ trực tuyến”: con số "{value}%" làm chỉ tiêu (tối thiểu 60%) thành đạt' in found[0][2]


def test_a_target_that_was_met_with_evidence_stays_met(project: Project, reported: Archive) -> None:
    figure = '  figures:\n    - indicator: thoi-gian-cho\n      value: "14"\n      unit: phút\n      date: 2025-10-14\n'
    append(project, f"{Q3}/{OFFICE}", f"{LATER}{figure.replace('10-14', '09-20')}")
    assert held(project, reported) == []


def test_evidence_of_a_target_that_is_met_is_not_taken_away(project: Project, reported: Archive) -> None:
    evidence = "      evidence:\n        - kind: Báo cáo\n          number: 75/BC-SVC\n          date: 2025-09-15\n"
    project.replace(f"{Q3}/{OFFICE}", evidence, "")
    assert kinds(held(project, reported)) == [(f"{Q3}/{OFFICE}", "report"), (f"{Q3}/{OFFICE}", "figure")]


@pytest.mark.parametrize(
    ("file", "old", "new", "kind"),
    [
        (REPORTING, "due: 2025-03-20", "due: 2025-03-30", "register"),
        (REPORTING, "days: 5", "days: 50", "register"),
        (REPORTING, "- at_least: 70", "- at_least: 60", "register"),
        (REPORTING, "    closes: 2025-03-14\n", "", "empty-field"),
    ],
)
def test_when_reports_are_due_changes_by_a_document(
    project: Project, reported: Archive, file: str, old: str, new: str, kind: str
) -> None:
    project.replace(file, old, new)
    assert kinds(held(project, reported)) == [(REPORTING, kind)]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("    due: 2025-03-20\n", "    due: 2025-03-25\n    reviewed: 58-qd-vd-2025\n"),
        ("  days: 5\n", "  days: 10\n  reviewed: 58-qd-vd-2025\n"),
    ],
)
def test_a_document_that_is_named_settles_when_reports_are_due(
    project: Project, reported: Archive, old: str, new: str
) -> None:
    project.replace(REPORTING, old, new)
    assert held(project, reported) == []
    project.replace(REPORTING, "reviewed: 58-qd-vd-2025", "reviewed: 58-qd")
    assert [problem.kind for problem in check(project.root)] == ["unknown-document"]


def test_a_period_that_is_due_no_more_stops(project: Project, reported: Archive) -> None:
    text = project.content(REPORTING).decode()
    at, end = text.index("  - period: quy-3"), text.index("  - period: nam")
    project.put(REPORTING, text[:at] + text[end:])
    [(_, kind, message)] = held(project, reported)
    assert kind == "delete-id"
    assert message.startswith("Hạn báo cáo năm 2025, kỳ Quý III: đã bị xóa; văn bản sau ấn định khác thì giữ mục này")


@pytest.mark.parametrize(
    ("file", "old", "new", "named"),
    [
        (f"{Q3}/{COMMUNE}", "", OF_COMMUNE, "Báo cáo Quý III của Sở Việc công ngày 20/10/2025"),
        (CHECKED, "title: Kiểm tra thủ tục qua mạng", "title: Kiểm tra thủ tục trên mạng", "Nhiệm vụ III.1.1"),
        ("data/agencies.yml", "  short: SVC\n", "  short: SVCg\n", "Cơ quan “Sở Việc công”"),
    ],
)
def test_reports_of_one_agency_come_alone(
    project: Project, reported: Archive, file: str, old: str, new: str, named: str
) -> None:
    append(project, f"{Q3}/{OFFICE}", LATER)
    if old:
        project.replace(file, old, new)
    else:
        append(project, file, new)
    [(_, kind, message)] = held(project, reported)
    assert kind == "mixed-reports"
    assert (
        f": đi cùng những thay đổi khác: {named}; một pull request có báo cáo thì chỉ có báo cáo của một cơ quan" in message
    )
    assert "cho-phep: gop-bao-cao" in message


def test_reports_come_without_another_source(project: Project, reported: Archive) -> None:
    append(project, f"{Q3}/{OFFICE}", LATER)
    project.replace("data/2025/proof.yml", "cell: 2", "cell: 1")
    after = load(project.root)
    found = brakes(reported, after, compare(reported, after))
    assert {problem.kind for problem in found} == {"brake-source", "brake-mixed-reports"}


def test_labels_let_reports_pass(project: Project, reported: Archive) -> None:
    project.path(f"{Q1}/{COMMUNE}").unlink()
    append(project, f"{Q3}/{OFFICE}", f"{LATER}{FIGURE.format('61')}")
    assert {kind for _, kind, _ in held(project, reported)} == {"report", "figure", "mixed-reports", "lost-address"}
    reports = "cho-phep: sua-bao-cao, cho-phep: khong-minh-chung, cho-phep: gop-bao-cao"
    assert {kind for _, kind, _ in held(project, reported, reports)} == {"lost-address"}
    assert held(project, reported, f"{reports}, cho-phep: mat-dia-chi") == []


def test_an_edit_without_reports_is_stopped_by_none_of_this(project: Project, reported: Archive) -> None:
    project.replace(CHECKED, "title: Kiểm tra thủ tục qua mạng", "title: Kiểm tra thủ tục trên mạng")
    project.replace("data/agencies.yml", "  short: SVC\n", "  short: SVCg\n")
    assert held(project, reported) == []
