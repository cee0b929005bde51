"""The site of two plans: the newest at the root, each older address kept, and from each page a way to the other year."""

from collections.abc import Iterator
from urllib.parse import urljoin

import pytest
from playwright.sync_api import Browser

from plan.facts.counterparts import counterparts
from plan.facts.pages import PAGE_KINDS, page_at, pages
from plan.ground.model import Archive
from plan.reading.load import load
from tests.conftest import Site
from tests.serving import served

TASK, SPLIT, MERGED = "2022/nhiem-vu/ii-6-3/", "2022/nhiem-vu/iii-1-1/", "2022/co-quan/so-ke-hoach-va-dau-tu/"
LEAST = 24
"""Pixels of a side of what is pressed (WCAG 2.2, 2.5.8)."""


@pytest.fixture(scope="module")
def two(two_years: Site) -> Archive:
    return load(two_years.project)


def leads(site: Site, address: str, within: str = "nav.kh-years") -> list[str]:
    """Where a part of the page at an address leads, from the site's root."""
    found = site.page(address).css(f"{within} a[href]")
    return [urljoin(f"/{address}", str(link.attributes["href"])).removeprefix("/") for link in found]


def files(site: Site) -> set[str]:
    return {path.relative_to(site.folder).as_posix() for path in site.folder.rglob("*") if path.is_file()}


def test_every_file_of_the_first_year_is_still_there(site: Site, two_years: Site) -> None:
    assert files(site) - files(two_years) == set()


def test_the_newest_is_at_the_root_and_names_all_plans(two_years: Site) -> None:
    home = two_years.page("")
    assert "năm 2027" in home.css_first("h1").text()
    assert leads(two_years, "", "#cac-nam + ul") == ["2027/", "2022/"]


def test_the_switch_of_every_page_leads_to_its_counterparts_and_nowhere_else(two_years: Site, two: Archive) -> None:
    for page in pages(two):
        if not page.template:
            found = {other.address for others in counterparts(two, page).values() for other in others}
            switch = {*leads(two_years, page.address, "nav.kh-years li")} - {f"co-quan/{page.record}/"}
            assert switch == found, page.address


def test_the_year_that_is_shown_is_no_link(two_years: Site) -> None:
    current = two_years.page(TASK).css("nav.kh-years [aria-current]")
    assert [node.text() for node in current] == ["2022"]
    assert two_years.page("2022/linh-vuc/the-che/").css("nav.kh-years li") == []


def test_a_page_of_the_old_plan_leads_to_the_newest(two_years: Site) -> None:
    assert leads(two_years, TASK, "nav.kh-years p") == ["2027/nhiem-vu/ii-6-1/"]
    assert leads(two_years, SPLIT, "nav.kh-years p") == ["2027/nhiem-vu/iii-1-1/", "2027/nhiem-vu/iii-1-2/"]
    assert leads(two_years, MERGED, "nav.kh-years p") == ["2027/co-quan/so-tai-chinh/"]
    assert leads(two_years, "2022/linh-vuc/the-che/", "nav.kh-years p") == ["2027/linh-vuc/"]
    assert two_years.page("2027/nhiem-vu/ii-6-1/").css("nav.kh-years p") == []


def test_a_frame_on_another_site_says_that_its_list_is_old(two_years: Site) -> None:
    assert "2027/co-quan/so-tai-chinh/embed/" in leads(two_years, f"{MERGED}embed/", "article")
    assert not any("2022" in address for address in leads(two_years, "2027/co-quan/so-tai-chinh/embed/", "article"))


def test_a_task_tells_both_ways_what_continues_what(two_years: Site) -> None:
    later = two_years.page("2027/nhiem-vu/ii-6-1/").css_first(".kh-aside").text()
    assert "Tiếp tục nhiệm vụ II.6.3 của năm 2022" in later
    assert "Năm 2027: II.6.1" in two_years.page(TASK).css_first(".kh-aside").text()


def test_every_title_says_the_year_of_its_plan(two_years: Site, two: Archive) -> None:
    titles = {page.address: two_years.page(page.address).css_first("title").text() for page in pages(two)}
    assert len({*titles.values()}) == len(titles)
    of_plans = [page for page in pages(two) if PAGE_KINDS[page.kind].is_of_plan]
    assert [page.address for page in of_plans if f"năm {page.year}" not in titles[page.address].lower()] == []
    for page in of_plans:
        if not page.template:
            shared = two_years.page(page.address).css_first("meta[property='og:title']").attributes["content"] or ""
            assert f"năm {page.year}" in shared.lower(), page.address


def test_the_page_of_a_body_leads_to_each_year(two_years: Site) -> None:
    assert leads(two_years, "co-quan/so-noi-vu/", "tbody") == ["2027/co-quan/so-noi-vu/", "2022/co-quan/so-noi-vu/"]
    assert leads(two_years, "co-quan/so-tai-chinh/", "dl") == ["co-quan/so-ke-hoach-va-dau-tu/"]
    assert leads(two_years, "co-quan/so-ke-hoach-va-dau-tu/", ".kh-note") == ["co-quan/so-tai-chinh/"]


def test_a_site_of_one_plan_has_no_switch(site: Site, archive: Archive) -> None:
    assert [address for address in page_at(archive) if site.page(address).css(".kh-years")] == []


@pytest.fixture(scope="module")
def address(two_years: Site) -> Iterator[str]:
    yield from served(two_years.folder)


@pytest.mark.parametrize("path", [TASK, SPLIT, MERGED])
def test_on_a_phone_the_switch_fits_and_each_link_is_large_enough(browser: Browser, address: str, path: str) -> None:
    context = browser.new_context(viewport={"width": 360, "height": 740}, has_touch=True, locale="vi-VN")
    page = context.new_page()
    page.goto(address + path, wait_until="networkidle")
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    boxes = [link.bounding_box() for link in page.locator("nav.kh-years li a").all()]
    assert boxes
    assert [box for box in boxes if not box or box["height"] < LEAST or box["x"] < 0 or box["x"] + box["width"] > 360] == []
    page.locator("nav.kh-years li a").first.click()
    page.wait_for_url(f"{address}2027/**")
    context.close()
