"""Pictures in the browser: filtered, sorted, compared, folded, printed; by keyboard, without scripts, in forced colours."""

import io
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect
from pypdf import PdfReader

from plan.facts.duties import Duties
from plan.facts.pictures_workload import together
from plan.facts.year import year_of
from plan.ground.model import Archive, Plan
from plan.reading.load import load
from tests.archives import SMALL
from tests.browser.waiting import until
from tests.conftest import Site
from tests.serving import served

YEAR, AGENCIES = "2022/quy/", "2022/co-quan/"
LANDSCAPE = (842, 595)
NARROW = {"width": 360, "height": 740}
ZOOMED = {"width": 640, "height": 400}
"""1280×800 at 200 %."""
ROWS = ".kh-timeline tr[data-time]"
CLIPPED = """() => [...document.querySelectorAll(".kh-picture :is(th, td, a, select, label)")].filter((shown) => {
  const { right, width } = shown.getBoundingClientRect();
  return width > 1 && !shown.closest(".kh-vh, .kh-scroll") && right > document.documentElement.clientWidth + 1;
}).map((shown) => shown.textContent)"""


@pytest.fixture(scope="module")
def context(browser: Browser) -> Iterator[BrowserContext]:
    context = browser.new_context(locale="vi-VN", viewport={"width": 1280, "height": 800})
    yield context
    context.close()


@pytest.fixture
def page(context: BrowserContext) -> Iterator[Page]:
    page = context.new_page()
    yield page
    page.close()


@pytest.fixture(scope="module")
def there(small: Site) -> Iterator[str]:
    yield from served(small.folder)


def narrow(page: Page, size: Any = NARROW) -> Page:
    page.set_viewport_size(size)
    return page


def test_the_year_of_an_agency_stands_in_the_address_and_back_takes_back_one_choice(
    page: Page, address: str, plan: Plan
) -> None:
    duties = Duties(plan)
    led = {item.row.deliverable.id for item in duties.of("so-noi-vu", "lead")}
    both = led | {item.row.deliverable.id for item in duties.of("so-noi-vu", "coordinating")}
    page.goto(address + YEAR)
    rows, said = page.locator(f"{ROWS}:visible"), page.locator(".kh-picture [role=status]")
    expect(rows).to_have_count(61)
    expect(said).to_be_empty()
    page.get_by_label("Cơ quan", exact=True).select_option("so-noi-vu")
    expect(rows).to_have_count(len(both))
    expect(said).to_have_text(f"Sở Nội vụ chủ trì hoặc phối hợp, đích danh hoặc qua nhóm: {len(both)} trong 61 sản phẩm")
    page.get_by_label("Vai trò").select_option("chu-tri")
    assert page.url.endswith("?co-quan=so-noi-vu&vai-tro=chu-tri")
    assert {*rows.locator(".kh-id").all_inner_texts()} == led
    due = sum(4 in item.row.deliverable.timing.quarters for item in duties.of("so-noi-vu", "lead"))
    expect(page.locator("thead [data-due='4']")).to_have_text(str(due))
    expect(page.locator("thead th:last-child rect")).to_have_attribute("width", str(due))
    page.go_back()
    expect(rows).to_have_count(len(both))
    page.go_back()
    expect(rows).to_have_count(61)
    page.go_forward()
    expect(said).to_contain_text(f"{len(both)} trong 61")


def test_an_address_shows_its_agency_at_once_and_an_unknown_one_shows_all(page: Page, address: str) -> None:
    page.goto(f"{address}{YEAR}?co-quan=bao-ninh-binh")
    expect(page.locator(f"{ROWS}:visible")).to_have_count(1)
    expect(page.locator(".kh-timeline__section:visible")).to_have_count(1)
    page.goto(f"{address}{YEAR}?co-quan=khong-co&vai-tro=chu-tri")
    expect(page.locator(f"{ROWS}:visible")).to_have_count(61)


def test_on_a_phone_the_year_folds_by_quarter(page: Page, address: str, plan: Plan) -> None:
    narrow(page).goto(address + YEAR)
    rows = page.locator(f"{ROWS}:visible")
    expect(rows).to_have_count(len(plan.rows.due_in(1)))
    for quarter in (1, 2, 3, 4):
        page.locator(f"[name=quy][value='{quarter}'] + span").click()
        assert [*rows.locator(".kh-id").all_inner_texts()] == [row.deliverable.id for row in plan.rows.due_in(quarter)]
    assert page.url.endswith("?quy=4")
    page.get_by_role("radio", name="Thường xuyên").check(force=True)
    expect(rows).to_have_count(len(plan.rows.of_kind("ongoing")))
    page.go_back()
    expect(page.get_by_role("radio", name="Quý IV")).to_be_checked()
    for section in page.locator(".kh-timeline tbody:visible").all():
        assert section.locator("tr[data-time]:visible").count()


@pytest.mark.parametrize("path", [YEAR, AGENCIES])
@pytest.mark.parametrize("size", [NARROW, ZOOMED, {"width": 320, "height": 640}], ids=["360", "200 %", "320"])
def test_nothing_is_wider_than_the_screen(page: Page, address: str, path: str, size: Any) -> None:
    narrow(page, size).goto(address + path)
    assert page.evaluate("document.documentElement.scrollWidth") == size["width"]
    assert page.evaluate(CLIPPED) == []


@pytest.mark.parametrize("width", [1280, 360])
def test_without_scripts_all_is_there_and_nothing_that_needs_them(browser: Browser, address: str, width: int) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": width, "height": 800})
    page = context.new_page()
    page.goto(address + YEAR)
    expect(page.locator(".kh-picture select:visible")).to_have_count(0)
    expect(page.locator(f"{ROWS}:visible")).to_have_count(61 if width == 1280 else 12)
    if width == 360:
        page.get_by_role("radio", name="Quý IV").check(force=True)
        expect(page.locator(f"{ROWS}:visible")).to_have_count(19)
    page.goto(address + AGENCIES)
    expect(page.locator(".kh-picture :is(select, button):visible")).to_have_count(0)
    expect(page.locator(".kh-bars tbody tr:visible")).to_have_count(41)
    expect(page.locator(".kh-bars tbody th a").first).to_have_text("Sở Nội vụ")
    context.close()


def test_a_keyboard_sorts_by_a_column_and_back_again(page: Page, address: str) -> None:
    page.goto(address + AGENCIES)
    first = page.locator(".kh-bars tbody tr").first
    page.get_by_role("button", name="Phối hợp đích danh").focus()
    page.keyboard.press("Enter")
    expect(page.locator(".kh-bars [aria-sort]")).to_have_text("Phối hợp đích danh")
    expect(page.locator(".kh-bars [aria-sort]")).to_have_attribute("aria-sort", "descending")
    expect(first.locator("th a")).to_have_text("UBND cấp huyện")
    page.keyboard.press("Enter")
    assert page.url.endswith("?xep=-phoi-hop")
    numbers = [int(text) for text in page.locator(".kh-bars td:nth-child(4) span").all_inner_texts()]
    assert numbers == sorted(numbers)
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Space")
    expect(page.locator(".kh-bars [aria-sort]")).to_have_attribute("aria-sort", "ascending")
    expect(first.locator("th a")).to_have_text("Ban Quản lý các khu công nghiệp")
    for _ in range(3):
        page.go_back()
    expect(first.locator("th a")).to_have_text("Sở Nội vụ")
    assert page.url.endswith(AGENCIES)


def test_two_agencies_stand_side_by_side_with_what_they_share(page: Page, address: str) -> None:
    page.goto(address + AGENCIES)
    page.get_by_label("So sánh").select_option("so-noi-vu")
    page.get_by_label("với", exact=True).select_option("so-tai-chinh")
    assert page.url.endswith("?co-quan=so-noi-vu&voi=so-tai-chinh")
    expect(page.locator(".kh-bars tbody tr:visible th a")).to_have_text(["Sở Nội vụ", "Sở Tài chính"])
    links = page.locator("[role=status] a")
    expect(links).to_have_text(["Sở Nội vụ chủ trì, Sở Tài chính phối hợp", "Sở Tài chính chủ trì, Sở Nội vụ phối hợp"])
    links.first.click()
    expect(page.locator("#danh-sach")).to_contain_text("Sở Nội vụ chủ trì · Sở Tài chính phối hợp")


def test_a_number_of_the_matrix_is_that_of_the_list_behind_it(page: Page, there: str) -> None:
    follow(page, f"{there}2031/co-quan/", load(SMALL), step=1)


def test_so_it_is_where_groups_lead_too(page: Page, address: str, archive: Archive) -> None:
    follow(page, address + AGENCIES, archive, step=7)


def follow(page: Page, at: str, archive: Archive, step: int) -> None:
    """Open every so many of the matrix's links; the list that each leads to counts what the matrix does."""
    found = together(year_of(archive, archive.newest))
    assert found
    page.goto(at)
    links = page.locator(".kh-pairs td > a")
    told = links.evaluate_all("all => all.map((link) => [link.href, link.textContent])")
    assert [int(number) for _, number in told] == [number for row in found.rows for _, number in row.cells if number]
    for target, number in told[::step]:
        page.goto(target)
        until(page, "() => !document.documentElement.classList.contains('kh-pending')")
        expect(page.locator("#danh-sach")).to_contain_text(f"· {number} sản phẩm")


def test_the_matrix_folds_to_a_list_for_each_that_leads(page: Page, address: str) -> None:
    narrow(page).goto(address + AGENCIES)
    row = page.locator(".kh-pairs tr", has=page.locator("th a", has_text="Sở Tài chính")).first
    cells = row.locator("td:visible")
    expect(cells).to_have_text(["11", "11"])
    labels = cells.evaluate_all("all => all.map((cell) => getComputedStyle(cell, '::before').content)")
    assert labels == ['"UBND cấp huyện"', '"Các sở, ban, ngành"']


@pytest.mark.parametrize(("path", "head", "sheets"), [(YEAR, "Quý III", 8), (AGENCIES, "Chủ trì đích danh", 5)])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_paper_is_landscape_and_repeats_the_head(
    browser: Browser, address: str, path: str, head: str, sheets: int, scheme: Any
) -> None:
    context = browser.new_context(color_scheme=scheme, viewport={"width": 1280, "height": 800})
    page = context.new_page()
    page.goto(address + path)
    paper = PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True))).pages
    context.close()
    assert len(paper) <= sheets
    assert {tuple(round(side) for side in sheet.mediabox[2:]) for sheet in paper} == {LANDSCAPE}
    texts = [sheet.extract_text() for sheet in paper]
    assert all(head in text for text in texts[: 2 if path == AGENCIES else -1])
    assert not any("Tất cả" in text.split("Nguồn")[0] and "So sánh" in text for text in texts)


def test_paper_of_one_agency_says_whose_it_is(page: Page, address: str) -> None:
    page.goto(f"{address}{YEAR}?co-quan=so-tu-phap&vai-tro=chu-tri")
    text = "".join(sheet.extract_text() for sheet in PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True))).pages)
    assert "Sở Tư pháp chủ trì, đích danh hoặc qua nhóm: 15 trong 61 sản phẩm" in " ".join(text.split())


def test_no_section_ends_a_sheet(page: Page, address: str) -> None:
    page.goto(address + YEAR)
    titles = page.locator(".kh-timeline__section").all_inner_texts()
    for sheet in PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True))).pages:
        lines = [line.strip() for line in sheet.extract_text().splitlines() if line.strip()]
        assert not {*lines[-2:]} & {title.strip() for title in titles}, lines[-3:]


@pytest.mark.parametrize("options", [{"forced_colors": "active"}, {"media": "print"}], ids=["forced colours", "print"])
def test_signs_differ_by_shape_where_colours_are_gone(page: Page, address: str, options: Any) -> None:
    page.goto(address + YEAR)
    page.emulate_media(**options)
    shapes = page.locator(".kh-key .kh-sign").evaluate_all(
        """all => all.map((sign) => {
          const { width, borderTopStyle, borderTopWidth, borderRadius, clipPath } = getComputedStyle(sign, "::before");
          return [width, borderTopStyle, borderTopWidth, borderRadius, clipPath !== "none"].join(" ");
        })"""
    )
    assert len(shapes) == len({*shapes}) == 4
    assert all(not shape.split()[2].startswith("0") for shape in shapes)
