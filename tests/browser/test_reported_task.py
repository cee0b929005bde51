"""The page of a task on whose products agencies reported: its first screen, the age of a report, paper, hostile words."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.archives import REPORTED, copied
from tests.conftest import built
from tests.serving import served
from tests.test_hostile import HOSTILE

LOWEST = (
    "() => Math.max(...[...document.querySelectorAll('.kh-answers > div')].map((row) => row.getBoundingClientRect().bottom))"
)
SIGNS = """() => Object.fromEntries([...document.querySelectorAll(".kh-report .kh-state")].map((badge) => {
  const sign = getComputedStyle(badge, "::before");
  const look = ["width", "height", "borderTopWidth", "borderTopStyle", "borderTopLeftRadius", "transform"];
  return [badge.textContent, look.map((name) => sign[name]).join(" ")];
}))"""
"""How the sign of each state is drawn, its colour aside."""


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(locale="vi-VN", timezone_id="Asia/Ho_Chi_Minh", reduced_motion="reduce")
    yield context.new_page()
    context.close()


def opened(page: Page, reports: str, task: str, size: tuple[int, int] = (1280, 800)) -> Page:
    page.set_viewport_size({"width": size[0], "height": size[1]})
    page.goto(f"{reports}2025/nhiem-vu/{task}/")
    return page


@pytest.mark.parametrize(
    ("now", "said"),
    [
        ("2025-10-04T12:00:00Z", ""),  # a clock that is wrong
        ("2025-10-04T18:00:00Z", " (hôm nay)"),  # 1 a.m. in Việt Nam
        ("2025-10-17T08:00:00Z", " (12 ngày trước)"),
        ("2025-12-04T08:00:00Z", " (60 ngày trước)"),
        ("2025-12-05T08:00:00Z", " (khoảng 2 tháng trước)"),
        ("2027-09-20T08:00:00Z", " (khoảng 23 tháng trước)"),
        ("2028-11-30T08:00:00Z", " (khoảng 3 năm trước)"),
    ],
)
def test_the_browser_tells_how_old_a_report_is(page: Page, reports: str, now: str, said: str) -> None:
    page.clock.set_fixed_time(now)
    mark = opened(page, reports, "iii-1-1").locator("#iii-1-1-3-bao-cao [data-reported]")
    assert mark.evaluate("mark => mark.textContent") == said


def test_without_scripts_the_day_stands_alone(browser: Browser, reports: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = opened(context.new_page(), reports, "iii-1-1")
    assert "ngày 5/10/2025: chưa hoàn thành" in page.locator("#iii-1-1-3-bao-cao").inner_text()
    assert page.locator(".kh-age").all_text_contents() == [""] * 3
    context.close()


@pytest.mark.parametrize("task", ["i-1-1", "i-2-1", "ii-1-1", "ii-1-2", "iii-1-1"])
def test_the_card_with_its_states_stands_whole_on_the_first_screen(page: Page, reports: str, task: str) -> None:
    assert opened(page, reports, task).evaluate(LOWEST) <= 800
    for line in page.locator(".kh-items__state").all():
        assert line.evaluate("line => line.getBoundingClientRect().height") < 32  # one line


@pytest.mark.parametrize("task", ["i-1-1", "i-2-1", "ii-1-2", "iii-1-1", "iii-1-2", "iii-1-3"])
def test_on_a_phone_the_first_product_is_seen_with_its_state(page: Page, reports: str, task: str) -> None:
    opened(page, reports, task, (360, 740))
    box = page.locator(".kh-items__state").first.bounding_box()
    assert box is not None
    assert box["y"] + box["height"] <= 740
    assert page.evaluate("document.documentElement.scrollWidth") == 360


def test_a_state_leads_to_what_was_reported(page: Page, reports: str) -> None:
    opened(page, reports, "iii-1-3").locator("#iii-1-3-5 .kh-items__state a").click()
    expect(page.locator("#iii-1-3-5-bao-cao h3")).to_be_in_viewport()


def test_each_state_has_a_sign_of_its_own(page: Page, reports: str) -> None:
    found: dict[str, str] = {}
    for task in ("iii-1-1", "iii-1-2", "iii-1-3", "i-2-1"):
        found |= opened(page, reports, task).evaluate(SIGNS)
    assert len(found) == 8
    assert len({*found.values()}) == 8


def test_a_printed_page_keeps_the_states_and_says_no_age(page: Page, reports: str) -> None:
    opened(page, reports, "iii-1-2").emulate_media(media="print")
    expect(page.locator("#iii-1-2-3-bao-cao .kh-report__members > li .kh-state").first).to_be_visible()
    assert page.locator("#iii-1-2-3-bao-cao .kh-age").first.evaluate("age => getComputedStyle(age).display") == "none"
    assert page.locator(".kh-items__state a").first.is_hidden()
    widths = page.locator(".kh-report .kh-state").evaluate_all(
        "all => all.map((one) => getComputedStyle(one).borderTopWidth)"
    )
    assert "0px" not in widths


def test_words_of_a_report_run_nowhere(browser: Browser, tmp_path: Path) -> None:
    project = copied(tmp_path / "project", REPORTED)
    words = json.dumps(HOSTILE, ensure_ascii=False)
    report = project / "data/2025/reports/nam/so-viec-cong.yml"
    report.parent.mkdir()
    report.write_text(
        f"- date: 2025-12-15\n  number: {words}\n  rows:\n    - deliverable: II.1.1.3\n      result: not-done\n"
        f"      reason: {words}\n      difficulties: {words}\n      next_step: {words}\n"
        f"      evidence:\n        - {{kind: {words}, number: {words}, date: 2025-12-01}}\n",
        encoding="utf-8",
    )
    asked: list[str] = []
    page = browser.new_page()
    page.on("dialog", lambda dialog: dialog.dismiss() or asked.append(dialog.message))
    for there in served(built(project, tmp_path / "site")):
        said = opened(page, there, "ii-1-1").locator("#ii-1-1-3-bao-cao").evaluate("block => block.textContent")
        assert " ".join(said.split()).count(" ".join(HOSTILE.split())) == 6
    page.close()
    assert asked == []
