"""An agency's page: how what it leads stands, what it handed in and owes; a group's page: what each member reported."""

import dataclasses
import datetime as dt
import re
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser, LexborNode

from plan.facts.own_reports import own_reports, periods_of
from plan.facts.standing import STATES, UNREPORTED
from plan.facts.year import Year, year_of
from plan.ground.model import PERIODS, Archive, Report, ReportRow
from plan.reading.load import load
from tests.archives import REPORTED, TWOLEVEL
from tests.unit.builders import Project
from tests.unit.rendering import shown

NAMES = {words.name: words.slug for words in (*STATES.values(), UNREPORTED)}


@pytest.fixture(scope="module")
def reported() -> Archive:
    return load(REPORTED)


@pytest.fixture(scope="module")
def year(reported: Archive) -> Year:
    return year_of(reported, reported.newest)


def page(archive: Archive, agency: str, form: str = "") -> LexborHTMLParser:
    return shown(archive, f"{archive.newest.year}/co-quan/{agency}/{form}")


def said(node: LexborNode | None) -> str:
    assert node
    return " ".join(node.text().split())


def rows_by_state(found: LexborHTMLParser, role: str = "") -> dict[str, str]:
    rows = (row for row in found.css("tr[data-state]") if role in str(row.attributes["data-parts"]))
    return {str(row.attributes["data-row"]): str(row.attributes["data-state"]) for row in rows}


@pytest.mark.parametrize(
    "agency", ["so-viec-cong", "so-ban-do", "so-cau-duong", "van-phong-tinh", "xa-co-lau", "cac-so", "cac-xa"]
)
def test_counts_have_denominators_add_up_and_lead_to_the_rows_that_they_count(reported: Archive, agency: str) -> None:
    found = page(reported, agency)
    led = list(rows_by_state(found, "chu-tri").values())
    counts = [(said(item), item.css_first("a")) for item in found.css(".kh-stands__counts li")]
    assert counts
    for text, link in counts:
        number, of_all, name = re.fullmatch(r"(\d+)/(\d+) (.+)", text).groups()  # type: ignore[union-attr]
        assert (int(number), int(of_all)) == (led.count(NAMES[name]), len(led)), text
        assert link
        assert link.attributes["href"] in {f"?vai-tro=chu-tri&tien-do={NAMES[name]}", f"?tien-do={NAMES[name]}"}
    assert sum(int(text.partition("/")[0]) for text, _ in counts) == len(led)


def test_what_it_leads_stands_by_its_own_reports_and_what_it_coordinates_by_those_of_who_leads(reported: Archive) -> None:
    own, group = (rows_by_state(page(reported, agency)) for agency in ("so-viec-cong", "cac-so"))
    assert own["iii-1-2-3"] == "hoan-thanh-dung-han", "reported by itself"
    assert group["iii-1-2-3"] == "chua-bao-cao", "another member has not reported"
    assert own["iii-1-1-3"] == "chua-hoan-thanh-qua-han", "reported by Sở Cầu đường"


def test_it_says_what_was_handed_in_and_when_and_what_is_owed(reported: Archive, year: Year) -> None:
    items = [said(item) for item in page(reported, "so-cau-duong").css("#nop-bao-cao li")]
    assert items == [
        "Quý I (hạn gửi 20/3/2025): ngày 28/3/2025, số 11/BC-SCD, 1 sản phẩm, sau hạn gửi",
        "6 tháng đầu năm (hạn gửi 20/6/2025): ngày 20/6/2025, số 25/BC-SCD, 3 sản phẩm",
        "Quý III (hạn gửi 20/9/2025): ngày 5/10/2025, số 60/BC-SCD, 1 sản phẩm, sau hạn gửi",
        "Cả năm (hạn gửi 20/12/2025): chưa có",
    ]
    owed = [said(line) for line in page(reported, "so-ban-do").css(".kh-stands > p")]
    assert owed[1:] == [
        "Chưa gửi báo cáo: Quý I (hạn 20/3/2025); 6 tháng đầu năm (hạn 20/6/2025)",
        "Còn phải gửi: báo cáo Cả năm, hạn 20/12/2025",
    ]
    assert periods_of(year, "co-quan-lien-quan") == ()


@pytest.mark.parametrize("agency", ["so-viec-cong", "so-ban-do", "so-cau-duong", "van-phong-tinh", "xa-bach-duong", "cac-so"])
def test_nothing_is_asked_for_that_the_plan_expects_of_nobody(year: Year, agency: str) -> None:
    asked = [(each.period, each.due, each.is_late) for each in periods_of(year, agency) if each.due]
    expected = year.reported.expected()
    assert asked == [(each.period, each.due, each.is_late) for each in expected if each.agency == agency]


def test_what_follows_a_report_stands_beside_it(reported: Archive) -> None:
    items = [said(item) for item in page(reported, "so-viec-cong").css("#nop-bao-cao li")]
    assert items[1].endswith("16/6/2025, số 45/BC-SVC, 4 sản phẩm; sửa, bổ sung: ngày 2/7/2025, số 48/BC-SVC, 1 sản phẩm")


def test_what_is_not_reported_as_done_stands_by_quarter_with_the_days_that_the_browser_compares(reported: Archive) -> None:
    """Counted by hand; quarters I and II of I.1.1.2 were past when they were set, so nobody is asked for them.

    reports of six months are waited for until 25/6, of quarter III until 25/9, of the year 25/12."""
    found = page(reported, "so-ban-do").css_first("[data-due]")
    assert found
    assert found.attributes["data-until"] == "2026-03-31", "90 days after the year"
    assert said(found.css_first("summary")) == "Chưa báo cáo xong, theo quý: quý II 2, quý III 1, quý IV 2"
    days = [tuple(item.attributes.get(f"data-{name}") for name in ("last", "waits", "replied")) for item in found.css("li")]
    assert days == [
        ("2025-06-30", "2025-09-25", None),
        ("2025-06-30", "2025-09-25", None),
        ("2025-09-30", "2025-12-25", None),
        ("2025-12-31", None, None),
        ("2025-12-31", None, "2025-09-18"),
    ]
    assert [said(head) for head in found.css("div:not([data-group]) > h3")] == [
        f"Hạn trong quý {n}" for n in ("II", "III", "IV")
    ]
    assert all("hidden" in group.attributes for group in found.css("[data-group]")), "no clock has run"


def test_members_of_a_group_report_each_under_its_own_name(reported: Archive) -> None:
    found = page(reported, "cac-so").css_first("#thanh-vien")
    assert found
    assert said(found.css_first("p")).startswith("2 trong 3 cơ quan đã báo cáo")
    told = {said(part.css_first("summary")): [said(item) for item in part.css("li")] for part in found.css("details")}
    reports = "III.1.2.3 Lớp tập huấn: hoàn thành đúng hạn {}, báo cáo 6 tháng đầu năm số {}; {}"
    own = reports.format("Sở Việc công", "45/BC-SVC ngày 16/6/2025", "Báo cáo số 40/BC-SVC ngày 22/5/2025")
    other = reports.format("Sở Cầu đường", "25/BC-SCD ngày 20/6/2025", "báo cáo không kèm minh chứng")
    assert told == {
        "Sở Việc công · báo cáo về 1/2 sản phẩm": [own],
        "Sở Cầu đường · báo cáo về 1/2 sản phẩm": [other],
    }


def test_a_member_without_a_page_is_told_of_on_its_groups_folded_and_counted(tmp_path: Path) -> None:
    project = Project(tmp_path, TWOLEVEL)
    year = load(TWOLEVEL).newest.year
    of = year_of(load(TWOLEVEL), load(TWOLEVEL).newest)
    row = of.reported.rows_of["xa-may-vang"][0].deliverable.id
    report = f"- date: {year}-03-14\n  rows:\n    - deliverable: {row}\n      result: not-done\n"
    project.put(f"data/{year}/reports/quy-1/xa-may-vang.yml", report)
    archive = load(tmp_path)
    found = page(archive, "ubnd-cap-xa").css_first("#thanh-vien")
    assert found
    assert said(found.css_first("p")).startswith("1 trong 130 cơ quan đã báo cáo")
    folded = found.css("details")
    assert len(folded) == 1
    assert "open" not in folded[0].attributes
    assert said(folded[0].css_first("summary")).startswith("UBND xã Mây Vàng · báo cáo về 1/3 ")
    assert [said(item.css_first(".kh-id")) for item in folded[0].css("li")] == [row]


def test_a_group_has_neither_reports_of_its_own_nor_a_form_nor_what_is_due(reported: Archive) -> None:
    found = page(reported, "cac-so")
    assert not found.css("#nop-bao-cao, [data-due], .kh-stands__card")


def test_once_the_year_is_long_over_only_how_all_stands_at_last_is_told(reported: Archive, year: Year) -> None:
    """What goes then says its last day itself; counts, rows and reports have none."""
    reports = own_reports(year, reported.agency["so-viec-cong"])
    assert reports
    assert reports.over == dt.date(2026, 3, 31)
    found = page(reported, "so-viec-cong")
    ending = found.css("[data-until]")
    assert {str(part.attributes["data-until"]) for part in ending} == {"2026-03-31"}
    assert {said(part)[:13] for part in ending} == {"Còn phải gửi:", "Chưa báo cáo "}
    assert not found.css(".kh-own [data-ends]"), "a state stands there instead"


def test_a_plan_without_reports_has_links_to_its_forms_and_nothing_else(archive: Archive) -> None:
    of = year_of(archive, archive.newest)
    assert of.reported.forms
    for agency in sorted(of.duties.with_page):
        found = page(archive, agency)
        assert not found.css("#tien-do, .kh-state, [data-until], [href*='tien-do'], [src*='report-due']"), agency
        folds = [said(part) for part in found.css("#nop-bao-cao")]
        assert bool(folds) is (agency in of.reported.forms), agency
        assert all(text.startswith("Mẫu báo cáo (Excel), có sẵn từng sản phẩm mà ") for text in folds)
    link = page(archive, "so-noi-vu").css_first("#nop-bao-cao a[download]")
    assert link
    assert link.attributes["href"] == "../../../2022/co-quan/so-noi-vu/bao-cao.xlsx"


def test_sheets_and_embedded_lists_say_how_products_stand(reported: Archive) -> None:
    for form in ("phieu/", "embed/"):
        found = [said(item) for item in page(reported, "so-viec-cong", form).css("tr, li") if "III.1.3.5" in item.text()]
        assert found
        assert all("· chưa hoàn thành quá hạn (báo cáo ngày 17/9/2025)" in text for text in found)


def test_a_bodys_page_leads_to_its_card(reported: Archive) -> None:
    links = [str(link.attributes["href"]) for link in shown(reported, "co-quan/so-viec-cong/").css("table a")]
    assert links == ["../../2025/co-quan/so-viec-cong/", "../../2025/co-quan/so-viec-cong/tien-do/"]
    assert [str(link.attributes["href"]) for link in shown(reported, "co-quan/xa-bach-duong/").css("table a")] == [
        "../../2025/co-quan/xa-bach-duong/"
    ]


def test_a_time_that_one_report_means_and_the_next_names_is_told_once(reported: Archive) -> None:
    rows = (
        ReportRow(deliverable="III.1.3.1", result="not-done"),
        ReportRow(deliverable="III.1.3.1", result="done", quarter=2, done_on=dt.date(2025, 6, 12)),
    )
    sent = Report(date=dt.date(2025, 6, 16), period=PERIODS["6-thang"], agency="so-viec-cong")
    reports = tuple(dataclasses.replace(sent, rows=(row,)) for row in rows)
    archive = dataclasses.replace(reported, plans=(dataclasses.replace(reported.newest, reports=reports),))
    (_, midyear, *_) = periods_of(year_of(archive, archive.newest), "so-viec-cong")
    assert midyear.by_result == (rows[1:], ())
