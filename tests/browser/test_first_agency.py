"""An agency's page: what its official takes and the first product on the first screen, no page longer than it may be."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from plan.facts.duties import Duties
from plan.ground.model import Plan
from tests.browser.waiting import until
from tests.conftest import Site
from tests.serving import served

SCREENS = {1280: 800, 360: 740}
MOST = {1280: (110, 900), 360: (170, 1200)}
"""By the width of a screen: px for each product, px for all else."""
ROWS = ".kh-own tr[data-row]:visible"
REPEALED = ".kh-repealed li"
FIRST = {
    "so-noi-vu": ["Phiếu để in", "Excel", "Lịch", "Mẫu báo cáo"],
    "so-y-te": ["Phiếu để in", "Excel", "Lịch", "Mẫu báo cáo"],
    "ubnd-cap-huyen": ["Phiếu để in", "Excel", "Lịch"],
    "ubnd-huyen-kim-son": ["Phiếu để in", "Excel", "Lịch", "Mẫu báo cáo"],
    "buu-dien-tinh": ["Phiếu để in", "Excel"],
}
each_width = pytest.mark.parametrize("width", SCREENS)


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(locale="vi-VN")
    yield context.new_page()
    context.close()


def shown(page: Page) -> set[str]:
    found = page.locator(ROWS).evaluate_all("rows => rows.map((row) => row.dataset.row)")
    assert len(found) == len({*found})
    return {*found}


@each_width
@pytest.mark.parametrize("agency", FIRST)
def test_what_is_taken_and_the_first_product_stand_on_the_first_screen(
    page: Page, address: str, width: int, agency: str
) -> None:
    page.set_viewport_size({"width": width, "height": SCREENS[width]})
    page.goto(f"{address}2022/co-quan/{agency}/")
    links = page.locator(".kh-take a")
    assert [re.sub(r"\s*,.*", "", link.inner_text()) for link in links.all()] == FIRST[agency]
    for part in (*links.all(), page.locator(f"{ROWS} .kh-id").first, page.locator(f"{ROWS} .kh-table__what").first):
        box = part.bounding_box()
        assert box
        assert box["y"] + box["height"] <= SCREENS[width], part


@each_width
@pytest.mark.parametrize("name", ["site", "small", "twolevel"])
def test_no_page_is_longer_than_its_products_allow(page: Page, request: pytest.FixtureRequest, name: str, width: int) -> None:
    """Products that were repealed count as well; a page without any is as long as the charge that it quotes."""
    found: Site = request.getfixturevalue(name)
    page.set_viewport_size({"width": width, "height": SCREENS[width]})
    each, base = MOST[width]
    long = []
    for there in served(found.folder):
        for file in sorted(found.folder.glob("2*/co-quan/*/index.html")):
            page.goto(f"{there}{file.parent.relative_to(found.folder)}/")
            number = page.locator(f"{ROWS}, {REPEALED}").count()
            height = page.evaluate("document.documentElement.scrollHeight")
            assert page.evaluate("document.documentElement.scrollWidth") == width, file
            if number and height > each * number + base:
                long.append((file.parent.name, number, height - each * number - base))
    assert long == []


@pytest.mark.parametrize("script", [True, False], ids=["with script", "without"])
def test_each_product_stands_once_with_its_activity_its_time_and_its_roles(
    browser: Browser,
    address: str,
    plan: Plan,
    script: bool,  # noqa: FBT001 a case
) -> None:
    duties, context = Duties(plan), browser.new_context(java_script_enabled=script)
    page = context.new_page()
    page.goto(f"{address}2022/co-quan/so-noi-vu/")
    rows = page.locator(ROWS)
    assert rows.count() == len({item.row.deliverable.id for item in duties.assignments["so-noi-vu"]}) == 55
    for row in rows.all():
        anchor = row.get_attribute("data-row")
        mine = [item for item in duties.assignments["so-noi-vu"] if item.row.deliverable.anchor == anchor]
        told = row.locator(".kh-role").all_text_contents()
        assert sorted(told) == sorted(
            {"lead": "Chủ trì", "coordinating": "Phối hợp"}[item.role] + (" qua nhóm" if item.via else "") for item in mine
        )
        said = " ".join((row.text_content() or "").split())
        item = mine[0].row
        assert all(" ".join(text.split()) in said for text in (*item.activity_text, *item.deliverable.text)), anchor
        assert item.activity_text or item.task.title in said
        assert item.deliverable.timing.text in said
    context.close()


@pytest.mark.parametrize(
    ("anchor", "role", "direct", "quarter"),
    [
        ("chu-tri", "lead", True, None),
        ("chu-tri-quy-4", "lead", True, 4),
        ("phoi-hop-qua-cac-so-ban-nganh", "coordinating", None, None),
        ("phoi-hop-qua-cac-so-ban-nganh-quy-2", "coordinating", None, 2),
    ],
)
def test_an_old_anchor_leads_to_the_list_filtered_to_what_it_named(
    page: Page,
    address: str,
    plan: Plan,
    anchor: str,
    role: str,
    direct: bool | None,  # noqa: FBT001 a case
    quarter: int | None,
) -> None:
    page.goto(f"{address}2022/co-quan/so-noi-vu/#{anchor}")
    duties = Duties(plan)
    found = duties.of("so-noi-vu", "lead" if role == "lead" else "coordinating", direct=direct)
    wanted = {item.row.deliverable.anchor for item in found if not quarter or quarter in item.row.deliverable.timing.quarters}
    until(page, "location.hash === '#danh-sach'")
    expect(page.locator("#danh-sach")).to_contain_text(f"· {len(wanted)} sản phẩm")
    assert shown(page) == wanted
    expect(page.locator("#danh-sach")).to_be_in_viewport()
    page.locator(".kh-found__reset").click()
    until(page, "!location.search")
    assert len(shown(page)) == 55


def test_an_old_anchor_that_is_named_on_the_open_page_does_the_same(page: Page, address: str) -> None:
    page.goto(f"{address}2022/co-quan/so-noi-vu/")
    page.evaluate("location.hash = '#chu-tri'")
    expect(page.locator("#danh-sach")).to_have_text("Sở Nội vụ chủ trì · chỉ nơi nêu đích danh · 17 sản phẩm")


def test_what_an_official_asks_is_three_steps_from_home(page: Page, address: str) -> None:
    """What must Sở Y tế do this quarter; Kim Sơn district's list in a spreadsheet."""
    page.set_viewport_size({"width": 1280, "height": 800})
    page.goto(address)
    page.locator(".md-tabs__link", has_text="Cơ quan").click()
    page.get_by_role("link", name="Sở Y tế", exact=True).first.click()
    page.locator(".kh-filter [name=quy]").select_option("2")
    expect(page.locator("#danh-sach")).to_contain_text("Sở Y tế · Quý II · ")
    assert page.locator(ROWS).count() > 0
    page.goto(address)
    page.locator(".md-tabs__link", has_text="Cơ quan").click()
    page.get_by_role("link", name="UBND huyện Kim Sơn", exact=True).first.click()
    with page.expect_download() as taken:
        page.locator(".kh-take").get_by_role("link", name="Excel").click()
    assert taken.value.suggested_filename == "2022-ubnd-huyen-kim-son.xlsx"


def test_the_sheet_looks_on_a_screen_as_it_prints(page: Page, address: str) -> None:
    page.set_viewport_size({"width": 1280, "height": 800})
    page.emulate_media(color_scheme="dark")
    page.goto(f"{address}2022/co-quan/so-noi-vu/phieu/")
    looks = """() => ["kh-tick", "kh-role", "kh-sheet__time"].map((name) => {
      const style = getComputedStyle(document.querySelector(`.kh-sheet .${name}`));
      const { borderTopColor, borderTopStyle, backgroundColor, color } = style;
      return [borderTopColor, borderTopStyle, backgroundColor, color].join(" ");
    })"""
    screen = page.evaluate(looks)
    assert "rgb(0, 0, 0) solid" in screen[0]
    page.emulate_media(media="print")
    assert page.evaluate(looks) == screen
