"""Feeds tell each report once, by its own identity: that it came, that it came late, what it corrects."""

import dataclasses
import datetime as dt
from xml.etree.ElementTree import Element

import pytest

from plan.ground.changelog import History, Revision
from plan.ground.files import Build
from plan.ground.model import PERIODS, Archive, Evidence, Report, ReportedFigure, ReportRow
from plan.reading.load import load
from tests.archives import REPORTED, SMALL
from tests.unit.exported import HOSTILE
from tests.unit.test_feeds import ATOM, SITE_URL, assert_atom, feeds, one

PLAN = "2025/thay-doi.xml"


@pytest.fixture(scope="module")
def reported() -> Archive:
    return load(REPORTED)


def entries(feed: Element) -> list[Element]:
    return feed.findall(f"{ATOM}entry")


def terms(entry: Element) -> list[str]:
    return [category.get("term", "") for category in entry.findall(f"{ATOM}category")]


def titles(feed: Element) -> list[str]:
    return [one(entry, "title") for entry in entries(feed)]


@pytest.mark.parametrize("site_url", [SITE_URL, ""], ids=["an address", "no address"])
def test_every_feed_with_reports_is_atom(reported: Archive, site_url: str) -> None:
    found = feeds(reported, Build(site_url))
    for feed in found.values():
        assert_atom(feed)
    ids = [element.text for feed in found.values() for element in feed.iter(f"{ATOM}id")]
    assert len(set(ids)) == len(ids)


def test_each_report_is_an_entry_the_newest_first(reported: Archive) -> None:
    feed = feeds(reported, Build(SITE_URL))[PLAN]
    assert len(titles(feed)) == 12
    assert titles(feed)[0] == "5/10/2025: Sở Cầu đường báo cáo quý III, gửi quá hạn: 1 sản phẩm, 0 hoàn thành"
    assert titles(feed)[-1] == "15/3/2025: Sở Việc công báo cáo quý I: 4 sản phẩm, 2 hoàn thành"
    assert one(feed, "updated") == "2025-10-05T00:00:00+07:00"


def test_what_came_late_and_what_corrects_is_known_to_programs(reported: Archive) -> None:
    found = {one(entry, "title").partition(":")[0]: terms(entry) for entry in entries(feeds(reported, Build())[PLAN])}
    assert {day for day, said in found.items() if "reported-late" in said} == {"28/3/2025", "5/10/2025"}
    assert {day for day, said in found.items() if "corrected" in said} == {"2/7/2025", "17/9/2025"}
    assert {tuple(said[:1]) for said in found.values()} == {("reported",)}


def test_an_entry_tells_state_evidence_both_deadlines_and_what_is_taken_back(reported: Archive) -> None:
    found = {one(entry, "title").partition(" báo cáo")[0]: one(entry, "content").split("\n") for entry in
             entries(feeds(reported, Build())[PLAN])}  # fmt: skip
    assert found["17/9/2025: Sở Việc công"][0] == "Báo cáo số 77/BC-SVC ngày 17/9/2025"
    assert found["17/9/2025: Sở Việc công"][1] == (
        "II.1.1.3 Danh sách câu hỏi: hoàn thành đúng hạn, hạn 30/9/2025; báo cáo không kèm minh chứng"
    )
    assert found["17/9/2025: Sở Việc công"][3].split("; ")[:3] == [
        "III.1.3.5 Trang hỏi đáp: chưa hoàn thành quá hạn, hạn 30/6/2025",
        "báo cáo ngày 2/7/2025 ghi: hoàn thành đúng hạn",
        "lý do đổi: Trang phải dừng để sửa lỗi tìm kiếm",
    ]
    assert found["19/9/2025: Văn phòng tỉnh Ví Dụ"][2].split("; ") == [
        "III.1.3.4 Quyết định phân công: hoàn thành đúng hạn, hạn 30/9/2025",
        "so với hạn ban đầu (30/6/2025): hoàn thành quá hạn",
        "minh chứng: Quyết định số 95/QĐ-VP ngày 20/8/2025",
    ]


def test_an_agency_has_its_own_reports_and_leads_to_its_card(reported: Archive) -> None:
    found = feeds(reported, Build(SITE_URL))
    mine = found["2025/co-quan/so-cau-duong.xml"]
    assert [title.partition(":")[0] for title in titles(mine)] == ["5/10/2025", "20/6/2025", "28/3/2025"]
    links = [link.get("href") for entry in entries(mine) for link in entry.findall(f"{ATOM}link")]
    card = f"{SITE_URL}2025/co-quan/so-cau-duong/tien-do/"
    assert links == [f"{card}#quy-3", f"{card}#6-thang", f"{card}#quy-1"]
    assert titles(found["2025/co-quan/cac-so.xml"]) == [], "what a member reported is not the group's"


def test_who_has_no_page_is_told_of_on_that_of_its_group(reported: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("plan.facts.duties.MOST_MEMBERS", 1)
    row = ReportRow(deliverable="III.1.2.4", result="done", done_on=dt.date(2025, 3, 1))
    report = Report(date=dt.date(2025, 3, 2), rows=(row,), period=PERIODS["quy-1"], agency="xa-bach-duong")
    plan = dataclasses.replace(reported.newest, reports=(report,))
    found = feeds(dataclasses.replace(reported, plans=(plan,)), Build(SITE_URL))
    assert "2025/co-quan/xa-bach-duong.xml" not in found
    (entry,) = entries(found["2025/co-quan/cac-xa.xml"])
    assert [link.get("href") for link in entry.findall(f"{ATOM}link")] == [f"{SITE_URL}2025/co-quan/cac-xa/"]
    assert one(entry, "title").startswith("2/3/2025: Xã Bạch Dương báo cáo quý I")


def test_the_id_of_an_entry_is_that_of_its_report_whatever_it_says(reported: Archive) -> None:
    def ids(archive: Archive, site_url: str) -> list[str]:
        return [one(entry, "id") for entry in entries(feeds(archive, Build(site_url))[PLAN])]

    plan = reported.newest
    other = tuple(dataclasses.replace(report, number="1/BC", rows=()) for report in plan.reports)
    changed = dataclasses.replace(reported, plans=(dataclasses.replace(plan, reports=other),))
    assert ids(reported, SITE_URL) == ids(changed, "")
    again = dataclasses.replace(plan, reports=(*plan.reports, dataclasses.replace(plan.reports[0])))
    found = ids(dataclasses.replace(reported, plans=(again,)), "")
    assert len(set(found)) == len(found) == 13
    assert {*ids(reported, "")} < {*found}


def test_a_revision_does_not_tell_again_that_a_report_came(reported: Archive) -> None:
    def change(kind: str, action: str) -> dict[str, object]:
        return {"kind": kind, "action": action, "year": 2025, "name": "Tên", "task": "", "edits": [], "effects": []}

    came = Revision("a" * 40, "2025-03-16T08:00:00+07:00", (change("report", "added"),))
    gone = Revision("b" * 40, "2025-03-17T08:00:00+07:00", (change("report", "removed"), change("report", "added")))
    build = Build(SITE_URL, history=History((gone, came)))
    found = [one(entry, "content") for entry in entries(feeds(reported, build)[PLAN]) if not terms(entry)]
    assert found == ["Tên: bỏ"], "that one was taken away"


@pytest.mark.parametrize("text", HOSTILE)
def test_what_agencies_write_stays_text(reported: Archive, text: str) -> None:
    shown = Evidence(kind=text, number=text, date=dt.date(2025, 3, 1))
    row = ReportRow(deliverable="III.1.1.1", result="not-done", evidence=(shown,), difficulties=text, next_step=text)
    figure = ReportedFigure(indicator="hai-long", value="1", unit=text, date=dt.date(2025, 3, 1), evidence=(shown,))
    report = Report(
        date=dt.date(2025, 3, 2), number=text, rows=(row,), figures=(figure,), period=PERIODS["quy-1"], agency="so-viec-cong"
    )
    plan = dataclasses.replace(reported.newest, reports=(report,))
    feed = feeds(dataclasses.replace(reported, plans=(plan,)), Build(SITE_URL))[PLAN]
    assert_atom(feed)
    said = one(entries(feed)[0], "content")
    assert f"khó khăn, vướng mắc: {text.replace(chr(13), chr(10))}" in said


def test_a_plan_without_reports_says_nothing_of_them() -> None:
    (feed,) = (feed for path, feed in feeds(load(SMALL), Build(SITE_URL)).items() if path.endswith("thay-doi.xml"))
    assert entries(feed) == []
    assert "báo cáo" not in one(feed, "subtitle")
