"""What has passed since the newest report, by the reader's clock: told on the page of progress, in lists and on tasks."""

import datetime as dt
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page

PROGRESS, TASKS = "2025/tien-do/", "2025/nhiem-vu/"
OVER = "hạn đã qua sau báo cáo này"
KEPT = "đã qua; số liệu dưới đây chưa kể."
Opened = Callable[..., Page]


@pytest.fixture
def opened(browser: Browser, reports: str) -> Iterator[Opened]:
    """Open a page of the reported plan, whose newest report is of 5/10/2025, on a day."""
    contexts = []

    def at(path: str, day: str, *, script: bool = True, width: int = 1280) -> Page:
        context = browser.new_context(locale="vi-VN", java_script_enabled=script, viewport={"width": width, "height": 800})
        contexts.append(context)
        page = context.new_page()
        page.clock.set_fixed_time(dt.datetime.fromisoformat(f"{day}T09:00:00"))
        page.goto(reports + path, wait_until="networkidle")
        return page

    yield at
    for context in contexts:
        context.close()


@pytest.mark.parametrize(
    ("day", "said"),
    [
        ("2025-10-06", ""),
        ("2025-12-25", ""),  # the last of the days of grace
        ("2025-12-26", f"Từ báo cáo ấy đến nay, hạn gửi báo cáo 1 kỳ nữa {KEPT}"),
        ("2026-11-30", f"Từ báo cáo ấy đến nay, hạn của 4 sản phẩm và hạn gửi báo cáo 1 kỳ nữa {KEPT}"),
    ],
)
def test_the_head_says_what_has_passed_since(opened: Opened, day: str, said: str) -> None:
    line = opened(PROGRESS, day).locator(".kh-since")
    assert line.inner_text() == said
    assert line.is_visible() == bool(said)


def test_without_scripts_days_stand_for_themselves(opened: Opened) -> None:
    page = opened(PROGRESS, "2026-11-30", script=False)
    assert not page.locator(".kh-since").is_visible()
    assert {*page.locator(".kh-receipts [data-waited]").all_inner_texts()} == {"hạn gửi 20/12/2025"}
    assert opened(TASKS, "2026-11-30", script=False).get_by_text(OVER).count() == 0


def test_a_report_that_is_no_longer_waited_for_is_not_there(opened: Opened) -> None:
    waited = ".kh-receipts [data-waited]"
    assert {*opened(PROGRESS, "2025-12-25").locator(waited).all_inner_texts()} == {"hạn gửi 20/12/2025"}
    page = opened(PROGRESS, "2025-12-26")
    assert {*page.locator(waited).all_inner_texts()} == {"hạn gửi đã qua, chưa có báo cáo"}
    assert "quá hạn" not in page.locator(".kh-receipts td:last-child").first.inner_text()


@pytest.mark.parametrize(
    ("path", "place"),
    [
        (TASKS, ".kh-easy tr[id='ii-1-2-1'] .kh-table__state"),
        ("2025/nhiem-vu/ii-1-2/", ".kh-items__state"),
        ("2025/nhiem-vu/ii-1-2/", ".kh-report__answer"),
        ("2025/co-quan/van-phong-tinh/", ".kh-own [data-row='ii-1-2-1'] .kh-table__state"),
    ],
)
def test_what_was_open_in_time_is_over_by_the_clock_and_not_late(opened: Opened, path: str, place: str) -> None:
    assert OVER not in opened(path, "2025-12-31").locator(place).first.inner_text()
    told = opened(path, "2026-01-01").locator(place).first.inner_text()
    assert OVER in told
    assert "chưa hoàn thành trong hạn" in told
    assert "quá hạn" not in told


def test_on_a_telephone_both_rates_stand_beside_each_other(opened: Opened) -> None:
    rows = opened(PROGRESS, "2025-10-06", width=360).locator(".kh-tally tr:has(.kh-tally__rate):visible").all()
    pairs = [[cell.bounding_box() for cell in row.locator("td.kh-tally__rate").all()] for row in rows]
    assert len(pairs) > 10
    assert all(first and second and first["y"] == second["y"] and first["x"] < second["x"] for first, second in pairs)
