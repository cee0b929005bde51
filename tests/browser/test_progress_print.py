"""The page of progress on paper: tables whole where they fit, else no row alone; totals once, below the last row."""

import io
from collections.abc import Iterator

import pypdf
import pytest
from playwright.sync_api import Browser, Page

from tests.conftest import Site
from tests.serving import served


@pytest.fixture(scope="module")
def there(reported: Site) -> Iterator[str]:
    yield from served(reported.folder)


@pytest.fixture
def page(browser: Browser, there: str) -> Iterator[Page]:
    with browser.new_context(locale="vi-VN") as context:
        page = context.new_page()
        page.goto(f"{there}2025/tien-do/", wait_until="networkidle")
        yield page


def sheets(page: Page) -> list[str]:
    return [sheet.extract_text() for sheet in pypdf.PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True))).pages]


def test_each_table_stands_whole_below_its_heading(page: Page) -> None:
    found = sheets(page)
    parts = page.locator(".kh-picture").evaluate_all(
        "all => all.map((part) => [part.querySelector('h2'), ...part.querySelectorAll('tbody th')].map(one => one.innerText))"
    )
    assert len(parts) == 5
    for heading, *rows in parts:
        (sheet,) = [text for text in found if heading.partition(":")[0] in text]
        assert [row for row in rows if row.split("\n")[0] not in sheet] == [], heading
    assert "".join(found).count("Cả Kế hoạch") == 1


@pytest.mark.parametrize("number", range(28, 36))
def test_of_a_long_table_no_row_stands_alone_and_no_head_without_rows(page: Page, number: int) -> None:
    page.locator(".kh-tally:has(tfoot) tbody").evaluate(
        """(body, number) => {
            const row = body.rows[0];
            body.replaceChildren(...Array.from({ length: number }, (_, index) => {
                const one = row.cloneNode(true);
                one.cells[0].textContent = `HANG-${index}-`;
                return one;
            }));
        }""",
        number,
    )
    counts = [sheet.count("HANG-") for sheet in sheets(page) if "HANG-" in sheet or "Lĩnh vực\n" in sheet]
    assert sum(counts) == number
    assert min(counts) > 1
    assert ["Cả Kế hoạch" in sheet for sheet in sheets(page) if "HANG-" in sheet] == [False] * (len(counts) - 1) + [True]
