"""Lists of a plan with other columns in the browser: nothing is wider than the screen, and what is sorted and taken away."""

import csv
import io
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.conftest import Site
from tests.serving import served

TASKS = "2027/nhiem-vu/"


@pytest.fixture(scope="module")
def there(twolevel: Site) -> Iterator[str]:
    yield from served(twolevel.folder)


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(locale="vi-VN", viewport={"width": 1280, "height": 800})
    yield context.new_page()
    context.close()


@pytest.mark.parametrize(
    "path", [TASKS, "2027/nhiem-vu/i-1/", "2027/chi-tieu/", "2027/toan-van/", "2027/co-quan/so-cong-vu/"]
)
def test_nothing_is_wider_than_a_narrow_screen(page: Page, there: str, path: str) -> None:
    page.set_viewport_size({"width": 360, "height": 800})
    page.goto(there + path)
    assert page.evaluate("document.documentElement.scrollWidth") == 360


def test_on_a_narrow_screen_an_empty_further_cell_is_left_out(page: Page, there: str) -> None:
    page.set_viewport_size({"width": 360, "height": 800})
    page.goto(there + TASKS)
    shown = page.locator("#i-2-1 td[data-label]:visible").evaluate_all("all => all.map((cell) => cell.dataset.label)")
    assert shown == ["Sản phẩm", "Chủ trì", "Thời gian", "Kinh phí"]


def test_rows_are_sorted_by_the_columns_that_there_are(page: Page, there: str) -> None:
    page.goto(f"{there}{TASKS}?xep=chu-tri")
    found = page.locator(".kh-table tr[data-time] td:nth-child(2)").all_inner_texts()
    assert [text.strip() for text in found] == sorted(text.strip() for text in found)
    assert page.locator("[name=xep] option").count() == 1 + 2 * 4
    assert page.locator(".kh-table thead button").count() == 3


def test_rows_are_taken_away_with_further_cells(page: Page, there: str, tmp_path: Path) -> None:
    page.goto(there + TASKS)
    page.locator("#tai-ve > summary").click()
    with page.expect_download() as download:
        page.locator("[data-save-rows]").click()
    download.value.save_as(tmp_path / "rows.csv")
    head, first, *_ = csv.reader(io.StringIO((tmp_path / "rows.csv").read_text(encoding="utf-8-sig"), newline=""))
    assert head == [
        *("Mã sản phẩm", "Nhiệm vụ", "Sản phẩm", "Cơ quan chủ trì", "Thời gian thực hiện", "Kinh phí", "Ghi chú"),
        "Địa chỉ",
    ]
    assert first[:1] + first[2:6] == ["I.1.1", "Danh mục văn bản phải sửa", "Sở Công vụ", "Quý I năm 2027", "70 triệu đồng"]


def test_a_list_of_a_group_s_rows_is_taken_away_in_the_same_columns(page: Page, there: str, tmp_path: Path) -> None:
    page.goto(f"{there}2027/co-quan/so-cong-vu/")
    page.locator("#tai-ve > summary").click()
    with page.expect_download() as download:
        page.locator("[data-save-rows]").click()
    download.value.save_as(tmp_path / "rows.csv")
    rows = [*csv.DictReader(io.StringIO((tmp_path / "rows.csv").read_text(encoding="utf-8-sig"), newline=""))]
    assert {row["Kinh phí"] for row in rows if row["Mã sản phẩm"] == "II.1.1"} == {"Không"}
