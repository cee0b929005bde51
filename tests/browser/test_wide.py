"""Lists of a plan with as many columns as it likes: a row is whole at each width, and nothing lies over its neighbour."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.archives import SMALL, copied
from tests.conftest import Site, built
from tests.serving import served

OWN = ["Dự toán", "Ghi chú", "Cơ quan thẩm định"]
KEYS = "number, objective, task, activity, deliverable, lead, coordinating, timing, other, other, other"
LAST = "  - Thời gian thực hiện\n"
BROKEN = """() => [...document.querySelectorAll(".kh-table tr")].filter((row) => row.children.length > 1).flatMap((row) => {
  const cells = [...row.children], at = cells.map((cell) => cell.getBoundingClientRect());
  const ends = cells.map((cell) => {
    const words = document.createRange();
    words.selectNodeContents(cell);
    return Math.max(...[...words.getClientRects()].map(({ right }) => right));
  });
  return cells.filter((cell, n) => n && (Math.abs(at[n].top - at[0].top) > 1.5 || at[n].left < ends[n - 1]))
    .map((cell) => `${row.id || "head"}: ${cell.innerText}`);
})"""


@pytest.fixture(scope="module")
def wide(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Serve the small plan with three further columns, which every deliverable fills."""
    folder = tmp_path_factory.mktemp("wide")
    project = copied(folder / "project", SMALL)
    plan = project / "data/2031/plan.yml"
    names = "".join(f"  - {name}\n" for name in OWN)
    plan.write_text(plan.read_text(encoding="utf-8").replace(LAST, f"{LAST}{names}column_keys: [{KEYS}]\n"), encoding="utf-8")
    cells = "".join(f"          - {{column: {name}, text: 120 triệu đồng từ ngân sách tỉnh}}\n" for name in OWN)
    for file in (project / "data/2031/tasks").iterdir():
        lines = file.read_text(encoding="utf-8").splitlines(keepends=True)
        filled = (f"{line}        cells:\n{cells}" if line.startswith("        timing:") else line for line in lines)
        file.write_text("".join(filled), encoding="utf-8")
    for source in ("source.txt", "proof.yml"):
        (project / "data/2031" / source).unlink()
    yield from served(built(project, folder / "site"))


@pytest.fixture(scope="module")
def two(twolevel: Site) -> Iterator[str]:
    yield from served(twolevel.folder)


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(locale="vi-VN")
    yield context.new_page()
    context.close()


def shown(page: Page, address: str, width: int, scheme: str = "light") -> Page:
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(address)
    return page


@pytest.mark.parametrize("width", [1280, 1024, 768])
def test_rows_of_eight_cells_are_whole(page: Page, wide: str, width: int) -> None:
    shown(page, f"{wide}2031/nhiem-vu/", width, "dark" if width == 768 else "light")
    assert page.locator(".kh-table thead th").count() == 8
    assert page.evaluate(BROKEN) == []
    assert page.evaluate("document.documentElement.scrollWidth") == width


@pytest.mark.parametrize("width", [1280, 768])
def test_rows_without_activities_are_whole_and_the_product_is_the_widest(page: Page, two: str, width: int) -> None:
    shown(page, f"{two}2027/nhiem-vu/", width)
    assert page.evaluate(BROKEN) == []
    widths = page.locator(".kh-table thead th").evaluate_all("all => all.map((cell) => cell.clientWidth)")
    assert widths[0] > 1.5 * max(widths[1:])
    assert max(widths[1:]) - min(widths[1:]) <= 1


def test_on_a_narrow_screen_each_cell_stands_under_the_other(page: Page, wide: str) -> None:
    shown(page, f"{wide}2031/nhiem-vu/", 360)
    assert page.evaluate("document.documentElement.scrollWidth") == 360
    said = page.locator("#i-1-1-1 td[data-label]:visible").evaluate_all("all => all.map((cell) => cell.dataset.label)")
    assert said[-3:] == OWN


def test_the_printed_table_has_all_columns_on_the_sheet(page: Page, wide: str) -> None:
    shown(page, f"{wide}2031/nhiem-vu/", 1060)  # A4 across, without its margins
    page.emulate_media(media="print")
    heads = page.locator(".kh-annex__table--own thead th:visible")
    assert [text.strip() for text in heads.all_inner_texts()][-3:] == OWN
    assert heads.last.evaluate("cell => cell.getBoundingClientRect().right <= document.documentElement.clientWidth")
