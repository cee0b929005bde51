"""What the page of progress says of plans with reports, with due days only, and with neither."""

import dataclasses
import datetime as dt
import re
from collections import Counter
from urllib.parse import parse_qs, urlsplit

import pytest
from selectolax.lexbor import LexborHTMLParser, LexborNode

from plan.facts.pages import page_at
from plan.facts.standing import COUNTED_STATES
from plan.ground.model import Archive, Reporting
from plan.html.pages import view_of
from plan.html.view import About
from plan.reading.load import load
from tests.archives import REPORTED, SMALL, TWOLEVEL
from tests.unit.rendering import shown

ADDRESS = "2025/tien-do/"
STATE = {words.slug: state for state, words in COUNTED_STATES.items()}
TODAY = re.compile(r"hôm nay|hiện nay|đến nay")


def words(node: LexborHTMLParser | LexborNode | None) -> str:
    assert node
    return " ".join((node.text(separator=" ") if isinstance(node, LexborNode) else node.body.text(separator=" ")).split())


@pytest.fixture(scope="module")
def archive() -> Archive:
    return load(REPORTED)


@pytest.fixture(scope="module")
def page(archive: Archive) -> LexborHTMLParser:
    return shown(archive, ADDRESS)


def with_plan(archive: Archive, **changed: object) -> Archive:
    return dataclasses.replace(archive, plans=(dataclasses.replace(archive.newest, **changed),))


def table(page: LexborHTMLParser, anchor: str) -> dict[str, list[str]]:
    """Return the cells of a picture's rows by the rows' names."""
    heading = page.css_first(f"#{anchor}")
    assert heading.parent
    found = {}
    for row in heading.parent.css("tbody tr"):
        found[words(row.css_first("th"))] = [words(cell) for cell in row.css("td")]
    return found


def listed(page: LexborHTMLParser, asked: dict[str, str]) -> set[str | None]:
    """Return the anchors of the rows that a list shows when its form is filled in so; a list of one row has no form."""
    if form := page.css_first("form.kh-filter"):
        offered = {
            str(field.attributes["name"]): [option.attributes["value"] for option in field.css("option")]
            for field in form.css("select")
        }
        assert all(value in offered[name] for name, value in asked.items() if name in offered)
        assert {*asked} - {*offered} <= {"vai-tro"}, "a page on which an agency has one role only asks for none"
    rows = [row.attributes for row in page.css("[data-list] tr[data-state]")]
    wanted = [
        row
        for row in rows
        if row["data-state"] == asked.get("tien-do", row["data-state"])
        and asked.get("linh-vuc", "") in (row.get("data-section") or "", "")
        and any(part.startswith(asked.get("vai-tro", "")) for part in (row.get("data-parts") or "").split(" "))
    ]
    return {row.get("id") or row.get("data-row") for row in wanted}


def test_first_it_says_as_of_when_and_both_rates_with_what_they_are_made_of(page: LexborHTMLParser) -> None:
    assert words(page.css_first(".kh-lede")) == "Tính đến báo cáo ngày 5/10/2025 : 12 sản phẩm đã đến hạn."
    assert [(words(one.css_first("dd")), words(one.css_first("dt"))) for one in page.css(".kh-rates > div")] == [
        ("50%", "hoàn thành , đúng hạn hay quá hạn: 6 ÷ 12 sản phẩm đến hạn"),
        ("33,3%", "hoàn thành đúng hạn : 4 ÷ 12 sản phẩm đến hạn"),
    ]
    assert words(page.css_first(".kh-rest")) == (
        "Trong 12 sản phẩm ấy, 2 chưa hoàn thành, theo báo cáo; 3 chưa báo cáo , 1 chưa đủ báo cáo : "
        "chưa rõ đã xong hay chưa."
    )


def test_what_is_overdue_is_named_with_its_deadline_and_what_is_no_longer_done(page: LexborHTMLParser) -> None:
    assert words(page.css_first(".kh-late")).replace(" ;", ";") == (
        "chưa hoàn thành quá hạn III.1.1.3 Sở Cầu đường (hạn 30/6/2025, quá 97 ngày khi báo cáo); "
        "III.1.3.5 Sở Việc công (hạn 30/6/2025, quá 79 ngày khi báo cáo)."
    )
    assert words(page.css_first(".kh-fallen")) == (
        "Trước đã báo hoàn thành, nay báo chưa: III.1.3.5 Sở Việc công (từ báo cáo ngày 17/9/2025)."
    )


def test_a_score_is_told_with_its_source_and_what_it_lacks(page: LexborHTMLParser, archive: Archive) -> None:
    assert words(page.css_first(".kh-score")) == (
        "Tính thử: tỷ lệ hoàn thành 50%, chưa cộng 4 sản phẩm chưa rõ, được 0 điểm (trên 90%: 2 điểm; từ 70%: 1 điểm; "
        "từ 0%: 0 điểm). Nguồn: Quyết định số 3/QĐ-VD ngày 10/01/2025, phụ lục (bịa ra để thử)."
    )
    assert archive.newest.reporting
    without = with_plan(archive, reporting=dataclasses.replace(archive.newest.reporting, scoring=None))
    assert not shown(without, ADDRESS).css(".kh-score")


def test_the_pictures_say_what_they_count_and_where_it_is_from(page: LexborHTMLParser) -> None:
    assert {node.attributes["id"]: words(node) for node in page.css("[data-picture] > h2")} == {
        "trang-thai": "19 sản phẩm: 7 đã hoàn thành, 5 chưa, 7 chưa rõ",
        "linh-vuc": "Theo lĩnh vực: hoàn thành từ 44,4% đến 100% số sản phẩm đến hạn",
        "co-quan": "6 cơ quan chủ trì: hoàn thành từ 50% đến 100% số sản phẩm đến hạn; 2 cơ quan chưa rõ",
        "quy": "Quý I, Quý II và Quý III đã có sản phẩm đến hạn: hoàn thành từ 33,3% đến 75% số sản phẩm đến hạn",
        "bao-cao": "Quý III: 4 trong 6 cơ quan đã gửi báo cáo, 1 quá hạn gửi",
    }
    assert page.css_first("#cach-tinh")


def test_silence_is_not_nought(page: LexborHTMLParser) -> None:
    rows = table(page, "co-quan")
    assert rows["Sở Bản đồ"][-2:] == ["chưa rõ cả 3", "chưa rõ cả 3"]
    assert rows["Sở Cầu đường"][-2:] == ["50% 2/4 · 1 chưa rõ", "25% 1/4 · 1 chưa rõ"]
    assert table(page, "quy")["Quý IV năm 2025"][-2:] == ["0 đến hạn", "0 đến hạn"]


def test_each_number_leads_to_the_list_that_shows_as_many(page: LexborHTMLParser, archive: Archive) -> None:
    links = page.css(".kh-states td > a, .kh-tally td > a")
    states = 8 + 12 + 8 + 20 + 17  # of the whole, of sections, below them, of agencies, of times
    assert len(links) == states + 3 + 1 + 6 + 6
    assert Counter("tien-do" in str(link.attributes["href"]) for link in links) == {True: states, False: 16}
    for link in links:
        address = urlsplit(str(link.attributes["href"]).removeprefix("../../"))
        asked = {name: found[0] for name, found in parse_qs(address.query).items()}
        assert len(listed(shown(archive, address.path), asked)) == int(words(link)), address


def test_who_has_reported_when(page: LexborHTMLParser) -> None:
    assert table(page, "bao-cao") == {
        "Sở Bản đồ": ["chưa gửi báo cáo", "chưa gửi báo cáo", "18/9/2025 đúng hạn", "hạn gửi 20/12/2025"],
        "Sở Cầu đường": ["28/3/2025 quá hạn", "20/6/2025 đúng hạn", "5/10/2025 quá hạn", "hạn gửi 20/12/2025"],
        "Sở Việc công": [
            "15/3/2025 đúng hạn",
            "16/6/2025 đúng hạn 2/7/2025 sửa, bổ sung",
            "18/7/2025 sửa, bổ sung 17/9/2025 đúng hạn",
            "hạn gửi 20/12/2025",
        ],
        "Văn phòng tỉnh Ví Dụ": ["chưa gửi báo cáo", "19/6/2025 đúng hạn", "19/9/2025 đúng hạn", "hạn gửi 20/12/2025"],
        "Xã Cỏ Lau": ["19/3/2025 đúng hạn", "chưa gửi báo cáo", "chưa gửi báo cáo", "hạn gửi 20/12/2025"],
        "Xã Bạch Dương": ["chưa gửi báo cáo", "chưa gửi báo cáo", "chưa gửi báo cáo", "hạn gửi 20/12/2025"],
    }


def test_a_report_in_the_days_of_grace_is_neither_in_time_nor_late(archive: Archive) -> None:
    reports = tuple(
        dataclasses.replace(report, date=dt.date(2025, 3, 23)) if report.agency == "xa-co-lau" else report
        for report in archive.newest.reports
    )
    page = shown(with_plan(archive, reports=reports), ADDRESS)
    assert table(page, "bao-cao")["Xã Cỏ Lau"][0] == "23/3/2025 trong những ngày chờ thêm"


def test_those_who_never_reported_stand_together(archive: Archive) -> None:
    reports = tuple(report for report in archive.newest.reports if report.agency != "xa-co-lau")
    page = shown(with_plan(archive, reports=reports), ADDRESS)
    name = "2 cơ quan chưa gửi báo cáo nào"
    assert [*table(page, "bao-cao")][-1] == name
    said = page.css_first("#bao-cao").parent
    assert said
    assert f"{name}: Xã Bạch Dương ; Xã Cỏ Lau ." in words(said)


def test_those_of_whom_less_was_asked_do_not_stand_with_the_others(archive: Archive) -> None:
    tasks = tuple(task for task in archive.newest.tasks if task.id in {"II.1.2", "III.1.1"})  # II.1.2: added on 1/6
    reports = tuple(report for report in archive.newest.reports if report.agency == "so-viec-cong")
    rows = table(shown(with_plan(archive, tasks=tasks, reports=reports), ADDRESS), "bao-cao")
    assert rows["Sở Cầu đường"] == ["chưa gửi báo cáo", "chưa gửi báo cáo", "hạn gửi 20/9/2025", "hạn gửi 20/12/2025"]
    assert rows["Văn phòng tỉnh Ví Dụ"] == ["không có", "chưa gửi báo cáo", "hạn gửi 20/9/2025", "hạn gửi 20/12/2025"]


def test_where_no_document_says_when_nobody_is_silent(archive: Archive) -> None:
    page = shown(with_plan(archive, reporting=None), ADDRESS)
    assert words(page.css_first("#bao-cao")) == "12 báo cáo của 5 cơ quan đã được công bố"
    assert "không nói được cơ quan nào chưa báo cáo" in words(page.css_first("#bao-cao ~ [data-counted]"))
    assert {words(cell) for cell in page.css(".kh-receipts td") if not cell.css("a")} == {"không có"}
    assert table(page, "trang-thai")["Chưa rõ 7"][0].startswith("0 ")
    assert not page.css(".kh-due")


@pytest.mark.parametrize("root", [SMALL, TWOLEVEL])
def test_a_plan_without_reports_says_so_and_draws_nothing(root: object) -> None:
    archive = load(root)  # type: ignore[arg-type]
    page = shown(archive, f"{archive.newest.year}/tien-do/")
    assert words(page.css_first(".kh-lede")) == "Chưa có báo cáo nào được công bố."
    assert not page.css("table, [data-picture], .kh-state, svg, [data-reported]")
    links = {link.attributes["href"] for link in page.css(".kh-page a")}
    assert {"../../huong-dan/bao-cao/", "../../huong-dan/tien-do/"} <= links


def test_before_the_first_report_the_due_days_are_told(archive: Archive) -> None:
    page = shown(with_plan(archive, reports=()), ADDRESS)
    assert words(page.css_first(".kh-lede")) == "Chưa có báo cáo nào được công bố."
    rows = {words(row.css_first("th")): [words(cell) for cell in row.css("td")] for row in page.css(".kh-owed tbody tr")}
    source = "Công văn số 9/SVC-VD ngày 15/01/2025, điểm 1 (bịa ra để thử)"
    assert rows["6 tháng đầu năm"] == ["20/6/2025", "14/6/2025", source]
    assert len(rows) == 4
    assert not page.css("[data-picture], .kh-state")


def test_due_days_alone_are_no_rates(archive: Archive) -> None:
    early = tuple(report for report in archive.newest.reports if report.agency == "xa-co-lau")
    page = shown(with_plan(archive, reports=early, reporting=Reporting()), ADDRESS)
    assert words(page.css_first(".kh-lede")) == "Tính đến báo cáo ngày 19/3/2025 : chưa sản phẩm nào đến hạn."
    assert not page.css(".kh-rates, .kh-score")


@pytest.mark.parametrize("path", ["", "2025/", "2025/linh-vuc/"])
def test_a_line_leads_to_it(archive: Archive, path: str) -> None:
    line = shown(archive, path).css_first(".kh-progress")
    assert words(line) == (
        "Tiến độ , tính đến báo cáo ngày 5/10/2025: 12 sản phẩm đến hạn, 6 hoàn thành (50%), 4 đúng hạn (33,3%); 4 chưa rõ"
    )
    assert str(line.css_first("a").attributes["href"]).endswith("2025/tien-do/")


@pytest.mark.parametrize("path", ["", "2031/", "2031/linh-vuc/"])
def test_the_line_says_that_nothing_is_reported(path: str) -> None:
    line = shown(load(SMALL), path).css_first(".kh-progress")
    assert words(line) == "Tiến độ : chưa có báo cáo nào được công bố"


def test_a_plan_with_reports_is_not_said_to_have_none(archive: Archive) -> None:
    assert shown(load(SMALL), "").css(".kh-passed")
    assert not shown(archive, "").css(".kh-passed")


def test_no_clock_but_the_readers_speaks(page: LexborHTMLParser) -> None:
    assert not TODAY.search(words(page))


def test_a_shared_link_tells_the_rates_or_that_there_are_none(archive: Archive) -> None:
    about = About.known(archive, page_at(archive)[ADDRESS])
    assert view_of(about.page).description(about) == (
        "Kế hoạch cải cách hành chính tỉnh Ví Dụ năm 2025, tính đến báo cáo ngày 5/10/2025: 12 sản phẩm đến hạn, "
        "6 hoàn thành (50%), 4 đúng hạn; 4 chưa rõ."
    )
    empty = load(SMALL)
    about = About.known(empty, page_at(empty)["2031/tien-do/"])
    assert view_of(about.page).description(about).startswith("Chưa có báo cáo nào")
