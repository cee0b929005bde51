"""What is due, by the reader's clock: before, in and long after the plan's year; a report card for a meeting, printed."""

import datetime as dt
import io
from collections.abc import Callable, Iterator

import pypdf
import pytest
from playwright.sync_api import Browser, Page

SCREENS = {1280: 800, 360: 740}
AGENCY = "2025/co-quan/so-ban-do/"
CARD = "2025/co-quan/so-viec-cong/tien-do/"
SOON, OPEN, SILENT = "Đến hạn trong 30 ngày tới", "Hạn đã qua mà báo cáo gần nhất ghi chưa xong", "Chưa báo cáo"
Opened = Callable[..., Page]


@pytest.fixture
def opened(browser: Browser, reports: str) -> Iterator[Opened]:
    """Open a page of the reported plan on a day."""
    contexts = []

    def at(path: str, day: str = "2025-12-15", *, script: bool = True, width: int = 1280) -> Page:
        size = {"width": width, "height": SCREENS[width]}
        context = browser.new_context(locale="vi-VN", java_script_enabled=script, viewport=size)  # type: ignore[arg-type]
        contexts.append(context)
        page = context.new_page()
        page.clock.set_fixed_time(dt.datetime.fromisoformat(f"{day}T09:00:00"))
        page.goto(reports + path, wait_until="networkidle")
        return page

    yield at
    for context in contexts:
        context.close()


def groups(page: Page) -> dict[str, list[str]]:
    """Return what is listed as due, ids with their last days, by the headings that are there to be seen."""
    page.locator("[data-due] > summary").click()
    found = page.locator("[data-due] > div:visible")
    return {
        part.locator("h3").inner_text(): [
            f"{item.locator('.kh-id').inner_text()} {item.get_attribute('data-last')}" for item in part.locator("li").all()
        ]
        for part in found.all()
    }


def test_before_the_year_nothing_is_due_soon_nor_late(opened: Opened) -> None:
    page = opened(AGENCY, "2024-11-20")
    assert [*groups(page)] == [f"Hạn trong quý {number}" for number in ("II", "III", "IV")]
    assert page.locator("[data-due] > summary").inner_text().startswith("Chưa báo cáo xong, theo quý: ")


@pytest.mark.parametrize(
    ("day", "wanted"),
    [
        ("2025-05-30", {}),
        ("2025-05-31", {f"{SOON} · 2": ["III.1.2.2 2025-06-30", "III.1.2.3 2025-06-30"]}),
        (
            "2025-09-25",
            {f"{SOON} · 1": ["I.1.1.2 2025-09-30"]},
        ),
        (
            "2025-09-26",
            {
                f"{SOON} · 1": ["I.1.1.2 2025-09-30"],
                f"{SILENT} · 2": [
                    "III.1.2.2 2025-06-30",
                    "III.1.2.3 2025-06-30",
                ],
            },
        ),
        (
            "2026-01-01",
            {
                f"{OPEN} · 1": ["III.1.2.1 2025-12-31"],
                f"{SILENT} · 3": [
                    "III.1.2.2 2025-06-30",
                    "III.1.2.3 2025-06-30",
                    "I.1.1.2 2025-09-30",
                ],
            },
        ),
    ],
)
def test_in_the_year_it_is_sorted_by_the_day(opened: Opened, day: str, wanted: dict[str, list[str]]) -> None:
    page = opened(AGENCY, day)
    found = {head: items for head, items in groups(page).items() if not head.startswith("Hạn trong quý")}
    assert found == wanted
    assert sum(map(len, groups(opened(AGENCY, day)).values())) == page.locator("[data-due] li").count() == 5
    if wanted:
        said = page.locator("[data-due] > summary").inner_text()
        assert said.lower() == "; ".join(head.replace(" · ", ": ") for head in wanted).lower()


@pytest.mark.parametrize(("day", "is_told"), [("2026-03-31", True), ("2026-04-01", False), ("2031-01-01", False)])
def test_long_after_the_year_only_how_all_stands_at_last_is_told(opened: Opened, day: str, is_told: bool) -> None:  # noqa: FBT001 a case
    page = opened(AGENCY, day)
    assert [part.is_visible() for part in page.locator("[data-until]").all()] == [is_told] * 2
    assert page.locator(".kh-stands__counts li").count() == 3
    assert page.locator(".kh-own .kh-state:visible").count() == page.locator(".kh-own tr[data-row]").count() > 0


def test_without_scripts_it_stands_by_quarter(opened: Opened) -> None:
    page = opened(AGENCY, "2025-09-26", script=False)
    assert {head: len(items) for head, items in groups(page).items()} == {
        "Hạn trong quý II": 2,
        "Hạn trong quý III": 1,
        "Hạn trong quý IV": 2,
    }


@pytest.mark.parametrize("width", SCREENS)
def test_counts_and_what_is_due_stand_on_the_first_screen(opened: Opened, width: int) -> None:
    page = opened(AGENCY, width=width)
    for part in (
        *page.locator(".kh-take a").all(),
        page.locator(".kh-stands__counts"),
        page.locator("[data-due] > summary"),
    ):
        box = part.bounding_box()
        assert box
        assert box["y"] + box["height"] <= SCREENS[width]
    assert page.evaluate("document.documentElement.scrollWidth") == width


def test_a_count_leads_to_the_rows_that_it_counts(opened: Opened) -> None:
    page = opened(AGENCY)
    link = page.locator(".kh-stands__counts a", has_text="chưa báo cáo")
    number = int(link.inner_text().partition("/")[0])
    link.click()
    page.wait_for_load_state("networkidle")
    assert page.locator(".kh-own tr[data-row]:visible").count() == number


@pytest.mark.parametrize("agency", ["so-viec-cong", "so-ban-do", "so-cau-duong", "van-phong-tinh", "xa-co-lau"])
def test_a_card_prints_on_one_page_of_a4(opened: Opened, agency: str) -> None:
    page = opened(f"2025/co-quan/{agency}/tien-do/")
    paper = pypdf.PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True))).pages
    assert [(round(float(sheet.mediabox.width)), round(float(sheet.mediabox.height))) for sheet in paper] == [(595, 842)]
    words = paper[0].extract_text()
    assert "Chủ trì" in words
    assert "In phiếu" not in words


@pytest.mark.parametrize("width", SCREENS)
def test_a_card_is_read_without_scrolling_sideways(opened: Opened, width: int) -> None:
    page = opened(CARD, width=width)
    assert page.evaluate("document.documentElement.scrollWidth") == width
    cells = page.locator(".kh-card__table tbody :is(th, td)").evaluate_all(
        "all => all.map((cell) => cell.scrollWidth - cell.clientWidth)"
    )
    assert max(cells) <= 1
