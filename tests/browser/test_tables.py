"""A table laid out as cards on a phone is still a table to those who do not see it."""

from collections import Counter
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

SECTION = "2022/linh-vuc/the-che/"
MATRIX = "2022/"
CELLS = ".kh-table td"
OLD = "delete HTMLElement.prototype.popover"
"""Makes of the browser one of before 2023, as far as nameTables() of frame.js asks."""


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(locale="vi-VN")
    yield context.new_page()
    context.close()


def roles(page: Page) -> Counter[str]:
    """Count what the browser tells a screen reader that the parts of tables are."""
    session = page.context.new_cdp_session(page)
    nodes = session.send("Accessibility.getFullAXTree")["nodes"]
    session.detach()
    told = Counter(node["role"]["value"] for node in nodes if not node["ignored"])
    return Counter({role: told[role] for role in ("table", "row", "cell", "rowheader")})


@pytest.mark.parametrize("path", [SECTION, MATRIX], ids=["section", "matrix"])
def test_as_cards_it_is_told_as_the_same_table_without_the_row_of_columns(page: Page, address: str, path: str) -> None:
    page.set_viewport_size({"width": 1280, "height": 800})
    page.goto(address + path)
    wide = roles(page)
    assert wide["cell"] == page.locator(CELLS).count() > 0
    page.set_viewport_size({"width": 360, "height": 800})
    assert page.locator(CELLS).first.evaluate("cell => getComputedStyle(cell).display") in {"grid", "flex"}
    assert roles(page) == wide - Counter({"row": 1})
    assert page.locator(".kh-table [role]").count() == 0


def test_where_browsers_forget_it_roles_say_so(page: Page, address: str) -> None:
    page.add_init_script(OLD)
    page.goto(address + SECTION)
    said = Counter(page.locator(".kh-table[role], .kh-table [role]").evaluate_all("all => all.map(one => one.role)"))
    rows, cells = page.locator(".kh-table tr").count(), page.locator(CELLS).count()
    wanted = {"table": 1, "row": rows, "cell": cells, "columnheader": 5, "rowheader": rows - 1 - cells // 5}
    assert {role: said[role] for role in wanted} == wanted
