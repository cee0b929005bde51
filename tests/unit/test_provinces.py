"""Sites of several provinces: what each is called, and that nothing of one is taken for another's."""

import dataclasses
from types import SimpleNamespace

import feedparser
import icalendar
import pytest
from selectolax.lexbor import LexborHTMLParser

from plan.export.formats import files_in
from plan.export.formats.xml import feeds_of_plans
from plan.export.moved import moved_files
from plan.export.pdf import as_html, papers
from plan.export.tables.every import tables_of
from plan.export.tables.package import packaged
from plan.facts.formats import CALENDAR, FEED
from plan.facts.province import short_name, site_description, site_name, unit
from plan.ground.changelog import History, Revision
from plan.ground.files import Build, File
from plan.ground.model import Archive, Plan
from plan.html.render import Renderer
from plan.reading.load import load
from plan.reading.schema import FILES, schema
from tests.archives import SMALL
from tests.unit.builders import PLAN, Project, told

CHANGED = (
    {"year": year, "kind": "task", "task": "I.1.1", "name": "", "action": "changed", "edits": (), "effects": ()}
    for year in (2022, 2031)
)
REVISION = Revision("a" * 40, "2031-06-01T15:04:05+07:00", tuple(CHANGED))
BUILD = Build("https://vi-du.example/", history=History((REVISION,)))


@pytest.mark.parametrize(
    ("province", "name", "kind"),
    [
        ("tỉnh Ninh Bình", "Ninh Bình", "tỉnh"),
        ("Tỉnh Bà Rịa - Vũng Tàu", "Bà Rịa - Vũng Tàu", "tỉnh"),
        ("thành phố Hà Nội", "Hà Nội", "thành phố"),
        ("Thành phố Huế", "Huế", "thành phố"),
        ("Thành phố Hồ Chí Minh", "Thành phố Hồ Chí Minh", "thành phố"),
        ("thành phố Hồ Chí Minh", "thành phố Hồ Chí Minh", "thành phố"),
        ("Ví Dụ", "Ví Dụ", "tỉnh"),
    ],
)
def test_a_province_has_a_short_name_and_a_kind(plan: Plan, province: str, name: str, kind: str) -> None:
    assert (short_name(province), unit(province)) == (name, kind)
    there = dataclasses.replace(plan, province=province)
    assert site_name(there) == f"Cải cách hành chính {name}"
    assert f" của {province} " in site_description(there)


def elsewhere(archive: Archive) -> Archive:
    """Return the same data of another province."""
    plans = tuple(dataclasses.replace(plan, province="tỉnh Khác", province_id="khac") for plan in archive.plans)
    return dataclasses.replace(archive, plans=plans)


def calendar_ids(archive: Archive) -> set[tuple[str, str]]:
    """Return what each calendar calls its events and messages, with those of calendars that moved."""
    files = [
        *files_in(CALENDAR, archive, BUILD),
        *(file for file in moved_files(archive, BUILD) if file.path.endswith(".ics")),
    ]
    calendars = ((file.path, icalendar.Calendar.from_ical(file.content)) for file in files)
    return {
        (path, str(item["uid"])) for path, found in calendars for item in (*found.walk("VEVENT"), *found.walk("VJOURNAL"))
    }


def feed_ids(archive: Archive) -> set[str]:
    files = (*feeds_of_plans(archive, BUILD), *files_in(FEED, archive, BUILD))
    feeds = [feedparser.parse(file.content) for file in files]
    return {found.feed.id for found in feeds} | {entry.id for found in feeds for entry in found.entries}


@pytest.mark.parametrize("name", ["2022", "small"])
def test_two_provinces_share_no_id_in_calendars_and_feeds(name: str) -> None:
    one = load(SMALL.parent / name)
    other = elsewhere(one)
    uids = {uid for _, uid in calendar_ids(one)}
    assert uids
    assert uids.isdisjoint(uid for _, uid in calendar_ids(other))
    assert feed_ids(one).isdisjoint(feed_ids(other))


def test_a_province_built_again_has_the_same_ids(archive: Archive) -> None:
    again = dataclasses.replace(archive)
    assert (calendar_ids(again), feed_ids(again)) == (calendar_ids(archive), feed_ids(archive))


def test_a_message_of_one_calendar_is_not_that_of_another() -> None:
    archive = load(SMALL)
    messages = [
        str(journal["uid"])
        for file in (*files_in(CALENDAR, archive, BUILD), *moved_files(archive, BUILD))
        if file.path.endswith(".ics")
        for journal in icalendar.Calendar.from_ical(file.content).walk("VJOURNAL")
    ]
    assert len(messages) > 1
    assert len(messages) == len({*messages})


def test_the_data_package_is_named_after_its_province(archive: Archive) -> None:
    one, other = (
        packaged(found, BUILD, [File("", b"")] * len(tables_of(archive)), "") for found in (archive, elsewhere(archive))
    )
    assert b'"name": "ke-hoach-cchc-ninh-binh"' in one
    assert b'"name": "ke-hoach-cchc-khac"' in other


def test_a_plan_without_the_id_of_its_province_is_told_but_can_be_read(tmp_path_factory: pytest.TempPathFactory) -> None:
    project = Project(tmp_path_factory.mktemp("before"))
    project.replace(PLAN, "province_id: ninh-binh\n", "")
    assert told(project.problems(), f"{PLAN}:3:1").endswith(": thiếu khóa province_id (Mã tỉnh)")
    assert load(project.root).newest.province_id == ""
    assert "province_id" in schema(FILES["plan"])["required"]


@pytest.mark.parametrize("wrong", ["Ninh Bình", "ninh_binh", "-", "ninh-binh."])
def test_the_id_of_a_province_is_a_slug(tmp_path_factory: pytest.TempPathFactory, wrong: str) -> None:
    project = Project(tmp_path_factory.mktemp("wrong"))
    project.replace(PLAN, "province_id: ninh-binh", f"province_id: {wrong!r}")
    assert f'"{wrong}" không dùng làm địa chỉ được' in told(project.problems(), f"{PLAN}:5:14")


@pytest.mark.parametrize("url", ["", "thuat-ngu/", "2022/nhiem-vu/", "9999/", "²/"])
def test_an_address_outside_every_plan_belongs_to_the_newest(archive: Archive, url: str) -> None:
    assert archive.plan_at(url) is archive.newest


def test_an_address_of_a_plan_belongs_to_it(archive: Archive, plan: Plan) -> None:
    two = dataclasses.replace(archive, plans=(plan, dataclasses.replace(plan, year=2023)))
    assert [two.plan_at(url).year for url in ("2022/quy/1/", "2023/", "thuat-ngu/")] == [2022, 2023, 2023]


def test_the_plan_of_a_city_says_city(archive: Archive, plan: Plan) -> None:
    city = dataclasses.replace(plan, province="thành phố Ví Dụ", issuer="Ủy ban nhân dân thành phố Ví Dụ")
    of_city = dataclasses.replace(archive, plans=(city,))
    head = LexborHTMLParser(as_html(next(papers(of_city)), BUILD)).css(".head > :first-child b")
    assert [line.text() for line in head] == ["ỦY BAN NHÂN DÂN", "THÀNH PHỐ VÍ DỤ"]
    page = Renderer(of_city).page(SimpleNamespace(url="2022/", meta={}, edit_url=None))
    assert "Cả thành phố, mỗi sản phẩm đếm một lần" in page
