"""What a report cannot say is told where it stands; and what agencies honestly report goes through."""

import dataclasses
import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from plan.__main__ import main
from plan.facts.year import year_of
from plan.ground.model import PERIODS, Amendment, Archive, Place, Plan, Report, ReportRow
from plan.ground.problems import Problem
from plan.reading.load import load
from plan.rules.check import check
from plan.rules.persons import person
from plan.rules.reporters import reporters
from plan.rules.reports import reports
from tests.archives import REPORTED
from tests.corpus.broken import Case, Move, Told
from tests.corpus.reports import REPORTS, REPORTS_ELSEWHERE, SBD_3
from tests.unit.builders import Project

TODAY = dt.date(2026, 1, 31)


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    return Project(tmp_path_factory.mktemp("reported"), REPORTED)


@pytest.fixture(scope="module")
def reported() -> Archive:
    return load(REPORTED)


def found_in(project: Project) -> list[Problem]:
    return [*check(project.root)]


def as_told(problems: list[Problem]) -> list[Told]:
    return [Told(f"{one.place.line}:{one.place.column}", one.kind, str(one.message), one.fix) for one in problems]


@contextmanager
def with_file(project: Project, file: str, content: bytes | None) -> Iterator[None]:
    """Have another content of a file for a while, or none."""
    before = project.content(file) if project.path(file).exists() else None
    try:
        project.path(file).unlink() if content is None else project.put(file, content)
        yield
    finally:
        project.path(file).unlink() if before is None else project.put(file, before)


@pytest.mark.parametrize("case", REPORTS, ids=lambda case: case.id)
def test_a_mistake_is_told_where_it_stands_and_the_line_that_is_proposed_mends_it(project: Project, case: Case) -> None:
    before = project.content(case.file).decode()
    after = case.edited(before)
    assert after != before
    with with_file(project, case.file, after.encode()):
        found = found_in(project)
        assert as_told(found) == [*case.told]
        assert {problem.place.file for problem in found} == {case.file}
        assert all(problem.message.en not in {"", str(problem.message)} for problem in found)
        if case.mends:
            lines = after.split("\n")
            lines[found[0].place.line - 1] = found[0].fix or ""
            project.put(case.file, "\n".join(lines))
            assert found_in(project) == []


@pytest.mark.parametrize("move", REPORTS_ELSEWHERE, ids=lambda move: move.id)
def test_a_report_elsewhere_is_told_and_where_it_belongs(project: Project, move: Move) -> None:
    content = project.content(move.file)
    with with_file(project, move.to, content), with_file(project, move.file, content if move.copied else None):
        found = found_in(project)
    folder = project.path(move.to).parent
    while not any(folder.iterdir()):
        folder.rmdir()
        folder = folder.parent
    assert as_told(found) == [*move.told]
    assert {problem.place.file for problem in found} == {move.to}


def test_the_made_up_reports_are_right(project: Project) -> None:
    assert found_in(project) == []


# What is lawful


def told_of(archive: Archive, *more: Report, today: dt.date = TODAY) -> list[str]:
    """Return the kinds of problems of the made-up reports and more of them, none of which comes from a file."""
    plan = dataclasses.replace(archive.newest, reports=(*archive.newest.reports, *more))
    changed = dataclasses.replace(archive, plans=(plan,))
    return [one.kind for one in (*reports(plan, today, ()), *reporters(year_of(changed, plan), today))]


def report(agency: str, period: str, date: str, *rows: ReportRow) -> Report:
    places = {"": Place(f"data/2025/reports/{period}/moi.yml", 1, 3)}
    return Report(date=dt.date.fromisoformat(date), rows=rows, period=PERIODS[period], agency=agency, places=places)


def row(archive: Archive, deliverable: str, done_on: str | None = None, **more: str) -> ReportRow:
    done = dt.date.fromisoformat(done_on) if done_on else None
    places = archive.newest.reports[0].rows[0].places
    result = "done" if done else "not-done"
    return ReportRow(deliverable=deliverable, result=result, done_on=done, places=places, **more)  # type: ignore[arg-type]


def test_what_was_reported_before_a_repeal_stays(reported: Archive) -> None:
    before, after = (report("so-ban-do", "quy-3", day, row(reported, "I.1.2.1")) for day in ("2025-08-31", "2025-09-01"))
    assert told_of(reported, before) == []
    assert told_of(reported, after) == ["repealed-deliverable"]


def test_who_led_a_product_before_an_amendment_may_have_reported_on_it(reported: Archive) -> None:
    plan = reported.newest
    changed = with_lead_before(plan, "III.1.2.1", "Sở Cầu đường")
    other = dataclasses.replace(reported, plans=(changed,))
    assert told_of(other, report("so-cau-duong", "quy-1", "2025-03-15", row(reported, "III.1.2.1"))) == []
    assert told_of(reported, report("so-cau-duong", "quy-1", "2025-03-15", row(reported, "III.1.2.1"))) == ["not-led"]


def test_what_a_member_reported_stays_when_a_document_takes_it_out_of_its_group(reported: Archive) -> None:
    plan = reported.newest
    groups = tuple(
        dataclasses.replace(group, members=("xa-bach-duong",), reviewed="44-qd-vd-2025") if group.group == "cac-xa" else group
        for group in plan.groups
    )
    changed = dataclasses.replace(reported, plans=(dataclasses.replace(plan, groups=groups),))
    before, after = (
        report("xa-co-lau", "quy-1", day, row(reported, "III.1.2.4", "2025-03-10")) for day in ("2025-03-19", "2025-05-21")
    )
    assert told_of(changed, before) == []
    assert told_of(changed, after) == ["not-led"]
    unsaid = tuple(dataclasses.replace(group, reviewed=None) for group in groups)
    assert "not-led" in told_of(dataclasses.replace(reported, plans=(dataclasses.replace(plan, groups=unsaid),)), before)


def with_lead_before(plan: Plan, deliverable: str, before: str) -> Plan:
    """Return a plan in which a product was led by another agency at first."""
    (task,) = (task for task in plan.tasks if any(item.id == deliverable for item in task.deliverables))
    (old,) = (item for item in task.deliverables if item.id == deliverable)
    amendment = dataclasses.replace(amendment_of(plan), field="lead", before=before, after=old.lead.text)
    new = dataclasses.replace(old, amendments=(amendment,))
    activities = tuple(
        dataclasses.replace(each, deliverables=tuple(new if item is old else item for item in each.deliverables))
        for each in task.activities
    )
    tasks = tuple(dataclasses.replace(each, activities=activities) if each is task else each for each in plan.tasks)
    return dataclasses.replace(plan, tasks=tasks)


def amendment_of(plan: Plan) -> Amendment:
    return plan.task["III.1.3"].deliverables[3].amendments[0]


def test_the_year_is_reported_on_when_it_is_over(reported: Archive) -> None:
    done = row(reported, "III.1.2.1", "2026-01-05")
    assert told_of(reported, report("so-ban-do", "nam", "2026-01-10", done)) == []
    assert told_of(reported, report("so-ban-do", "nam", "2026-01-04", done)) == ["impossible-date"]


def test_a_day_comes_at_last(reported: Archive) -> None:
    late = report("so-ban-do", "nam", "2026-01-10", row(reported, "III.1.2.1", "2026-01-05"))
    assert told_of(reported, late, today=dt.date(2026, 1, 9)) == ["future-date"]
    assert told_of(reported, late, today=dt.date(2026, 1, 10)) == []


def test_each_time_of_a_product_is_reported_once_in_a_report(reported: Archive) -> None:
    first, second = (row(reported, "III.1.3.1", "2025-09-14", quarter=quarter) for quarter in (3, 3))  # type: ignore[arg-type]
    other = row(reported, "III.1.3.1", "2025-08-10", quarter=1)  # type: ignore[arg-type]
    assert told_of(reported, report("so-viec-cong", "quy-3", "2025-09-20", first, other)) == []
    assert told_of(reported, report("so-viec-cong", "quy-3", "2025-09-20", first, second)) == ["reported-twice"]


def test_on_its_last_day_a_product_is_not_overdue(reported: Archive) -> None:
    on, after = (report("so-ban-do", "6-thang", day, row(reported, "III.1.2.2")) for day in ("2025-06-30", "2025-07-01"))
    assert told_of(reported, on) == []
    assert told_of(reported, after) == ["difficulties-missing"]


@pytest.mark.parametrize(
    ("done_on", "reason", "kinds"),
    [
        ("2025-03-27", {}, ["reason-missing"]),
        ("2025-03-27", {"reason": "Ghi nhầm."}, []),
        ("2025-04-11", {}, ["reason-missing"]),
        ("2025-04-12", {}, []),
        ("2025-04-12", {"reason": "Ghi nhầm."}, ["reason-of-nothing"]),
        ("2025-04-13", {}, []),
        ("2025-04-13", {"reason": "Ghi nhầm."}, []),
    ],
)
def test_the_day_on_which_something_was_done_moves_back_for_a_reason_only(
    reported: Archive, done_on: str, reason: dict[str, str], kinds: list[str]
) -> None:
    later = report("so-cau-duong", "quy-3", "2025-10-06", row(reported, "III.1.1.2", done_on, **reason))
    assert told_of(reported, later) == kinds


@pytest.mark.parametrize(
    ("done_on", "reason", "kinds"),
    [
        ("2025-09-18", {}, ["reason-missing"]),
        ("2025-09-18", {"reason": "Báo cáo trước chưa biết."}, []),
        ("2025-09-19", {}, []),
        ("2025-09-19", {"reason": "Báo cáo trước chưa biết."}, ["reason-of-nothing"]),
    ],
)
def test_what_was_reported_as_not_done_was_not_done_then(
    reported: Archive, done_on: str, reason: dict[str, str], kinds: list[str]
) -> None:
    later = report("so-ban-do", "quy-3", "2025-09-20", row(reported, "III.1.2.1", done_on, **reason))
    assert told_of(reported, later) == kinds


def test_a_plan_without_reports_is_asked_nothing(plan: Plan) -> None:
    assert [*reports(plan, TODAY, ())] == []


# Persons


@pytest.mark.parametrize(
    "text",
    [
        "Chờ ông Nguyễn Văn A ký.",
        "Liên hệ bà Lan.",
        "Bà Lan phụ trách.",
        "Họp xong. Ông Tư sẽ ký.",
        "đồng chí Hùng",
        "đ/c Nam",
        "TRẦN VĂN BA",
        "Lê Thị Hoa",
        "Hoàng Văn Thụ chưa ký",
        "Nguyễn Hùng",
        "Chủ tịch UBND xã Nguyễn Văn A chưa ký",
        "Công chức Phan Thị Mai nghỉ thai sản",
        "Gọi 0912 345 678",
        "gọi 0229.3871.156",
        "(0229) 3871156",
        "+84 912345678",
        "0912345678.",
        "84912345678",
        "gọi 84 912 345 678",
        "(84) 912-345-678",
        "842293871156",
        "+84 912 345 678",
        "0912.345.678",
        "(0229) 3871 156",
        "0912345678/0987654321",
        "0912345678-0987654321",
        "so.noi.vu@vi-du.example",
        "https://zalo.me/0912345678",
        "https://vi-du.example/?m=a@vi-du.example",
    ],
)
def test_a_person_is_seen(text: str) -> None:
    assert person(text) is not None


@pytest.mark.parametrize(
    "text",
    [
        "Chờ Bộ ban hành hướng dẫn.",
        "Chờ UBND phường Lê Lợi họp tại đường Trần Hưng Đạo.",
        "các phường Lê Hồng Phong, Trần Phú và Ngô Quyền",
        "Trường THPT chuyên Lương Văn Tụy",
        "Hà Nội, Cao Bằng, Lý Sơn",
        "Bà Rịa – Vũng Tàu",
        "đồng chí Chủ tịch UBND tỉnh",
        "TP. Hồ Chí Minh",
        "Đoàn Thanh niên Cộng sản Hồ Chí Minh",
        "huyện Đông Anh Hà Nội",
        "Hai xã chưa gửi số liệu ngày 05-03-2025.",
        "Công văn 1234/UBND-VP ngày 10/12/2024",
        "1.234.567.890 đồng",
        "84.912.345.678 đồng",
        "84912345678 đồng",
        "84 912 345 678 đ.",
        "Công văn 84912345678/UBND-VP",
        "Công văn số 0912345678/UBND",
        "ngày 05-03-2025 12 xã",
        "từ 01.02.2025 đến 05.03.2025 15 hồ sơ",
        "tỷ lệ 98.765432101",
        "https://vi-du.example/2025/0123456789-abc",
    ],
)
def test_a_place_an_office_and_a_number_are_no_person(text: str) -> None:
    assert person(text) is None


def test_a_body_of_the_register_is_no_person() -> None:
    assert person("Chờ Quỹ Bùi Xuân Phái góp ý.") is None
    assert person("Chờ Phòng tranh Bùi Xuân Phái góp ý.") is not None
    assert person("Chờ Phòng tranh Bùi Xuân Phái góp ý.", ["Phòng tranh Bùi Xuân Phái"]) is None


@pytest.mark.parametrize("part", ["Nguyễn ", "đường ", "0", "a", "0 ", "chủ tịch xã Lê Lợi ", "https://", "(0"], ids=repr)
def test_a_long_text_is_read_in_time_that_grows_with_it(part: str) -> None:
    started = dt.datetime.now(dt.UTC)
    person(f"{part * 20_000}@")
    assert dt.datetime.now(dt.UTC) - started < dt.timedelta(seconds=5)


def test_the_file_is_named_once_however_many_reports_it_holds(project: Project) -> None:
    content = project.content(SBD_3)
    with with_file(
        project, SBD_3.replace("so-ban-do", "so-la"), content + b"- date: 2025-09-19\n" + content.split(b"\n", 1)[1]
    ):
        assert [problem.kind for problem in found_in(project)] == ["unknown-agency"]


def test_fmt_mends_a_report_as_any_other_file(tmp_path: Path) -> None:
    project = Project(tmp_path, REPORTED)
    before = project.content(SBD_3)
    project.put(SBD_3, before.replace(b"  rows:", b"  rows: ").replace(b"next_step: ", "next_step:\u00a0".encode()))
    assert [problem.kind for problem in found_in(project)] == ["no-break-space"]
    assert main(["--root", str(tmp_path), "fmt"]) == 0
    assert project.content(SBD_3) == before
