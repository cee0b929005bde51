"""What is repealed stands in a whole list and leaves it as soon as a reader searches, filters or sorts."""

import shutil
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from plan.html.render import Renderer
from plan.reading.load import load
from tests.archives import ROOT, SMALL
from tests.serving import served
from tests.unit.rendering import Rendered

SECTION = "2031/linh-vuc/bot-thu-tuc/"
GONE = ["i-1-2-1", "i-2-1-1"]


@pytest.fixture(scope="module")
def sections(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Serve the page of a section, without its frame, with the scripts of lists."""
    folder = tmp_path_factory.mktemp("section")
    shutil.copytree(ROOT / "docs/assets/js", folder / "assets/js")
    _, _, body = Renderer(load(SMALL)).page(Rendered(SECTION)).partition("\n\n")
    (folder / SECTION).mkdir(parents=True)
    (folder / SECTION / "index.html").write_text(
        f"<!doctype html><html lang=vi><meta charset=utf-8><title>x</title><body>{body}</body></html>", encoding="utf-8"
    )
    for address in served(folder):
        yield f"{address}{SECTION}"


@pytest.fixture
def page(browser: Browser, sections: str) -> Iterator[Page]:
    page = browser.new_page()
    page.goto(sections)
    expect(page.locator("thead button").first).to_be_visible()  # the script has begun
    yield page
    page.close()


def rows(page: Page) -> list[str]:
    found: list[str] = page.locator(".kh-table tr[id]:visible").evaluate_all("rows => rows.map(({ id }) => id)")
    return found


def test_the_whole_list_shows_and_does_not_count_what_is_repealed(page: Page) -> None:
    assert [anchor for anchor in rows(page) if anchor in GONE] == GONE
    expect(page.locator("#danh-sach")).to_have_text("Tất cả sản phẩm của lĩnh vực · 4 sản phẩm")


def test_a_search_leaves_what_is_repealed_out_with_its_task(page: Page) -> None:
    page.get_by_label("Tìm trong bảng").fill("tiếp dân")
    expect(page.locator("#danh-sach")).to_have_text("Có chữ “tiếp dân” · 2 sản phẩm")
    assert rows(page) == ["i-2-1-3", "i-2-1-2"]
    expect(page.locator("tr.kh-table__gone:visible")).to_have_count(0)


def test_a_sorted_list_leaves_it_out_and_the_order_of_the_appendix_brings_it_back(page: Page) -> None:
    page.get_by_label("Sắp xếp").select_option("-so")
    expect(page.locator(".kh-table__flat")).to_be_visible()
    assert rows(page) == ["i-2-1-3", "i-2-1-2", "i-1-1-2", "i-1-1-1"]
    page.get_by_label("Sắp xếp").select_option("")
    expect(page.locator("#i-1-2-1")).to_be_visible()
    assert rows(page) == ["i-1-1-1", "i-1-1-2", "i-1-2-1", "i-2-1-3", "i-2-1-1", "i-2-1-2"]


def test_its_address_shows_it_in_a_filtered_list_too(browser: Browser, sections: str) -> None:
    page = browser.new_page()
    page.goto(f"{sections}?tim=danh+muc#i-2-1-1")
    expect(page.locator("#danh-sach")).to_contain_text("danh muc")
    expect(page.locator("#i-2-1-1")).to_be_visible()
    expect(page.locator("#i-1-2-1")).to_be_hidden()
    page.close()
