"""A task answers on the first screen: one card, in which each product, agency and time stands once."""

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from plan.ground.model import Plan, slug
from plan.reading.timing import deadlines

QUESTIONS = ("rõ kết quả", "rõ người", "rõ thời gian", "rõ việc", "rõ trách nhiệm")
WHOLE = ("I.1.1", "II.5.1", "III.3.1", "VI.1.1", "VI.3.1", "VII.1.8", "IV.2.1")
"""Tasks whose whole card stands on the first screen of a desk; the last has three products."""
ON_A_PHONE = ("II.9.1", "VI.4.1", "VI.7.1", "VII.1.1", "VII.1.9")
"""Tasks whose product, agencies, time and objective stand on that of a phone: their words are short."""
LOWEST = """() => [...document.querySelectorAll(".kh-answers > div")].map((row) => [
  row.querySelector("dt").innerText.toLowerCase(), row.getBoundingClientRect().bottom])"""
READ = """() => {
  const main = document.querySelector("article").cloneNode(true);
  main.querySelectorAll("details, h1, nav, .kh-official, .kh-w, .kh-aside, .kh-years").forEach((part) => part.remove());
  return main.textContent.replace(/\\s+/g, " ");
}"""
"""What stands on the page of the site's own accord: no quotation, nothing folded, no way to elsewhere."""


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(locale="vi-VN", reduced_motion="reduce")
    yield context.new_page()
    context.close()


def opened(page: Page, address: str, task: str, size: tuple[int, int] = (1280, 800), part: str = "") -> Page:
    page.set_viewport_size({"width": size[0], "height": size[1]})
    page.goto("about:blank")
    page.goto(f"{address}2022/nhiem-vu/{slug(task)}/{part}")
    return page


def rows(page: Page) -> list[tuple[str, float]]:
    """Return the name of each row of the card and how far down the page it ends."""
    found: list[Any] = page.evaluate(LOWEST)
    return [(name, bottom) for name, bottom in found]


@pytest.mark.parametrize("task", WHOLE)
def test_the_card_stands_whole_on_the_first_screen(page: Page, address: str, task: str) -> None:
    found = rows(opened(page, address, task))
    assert found[-1][1] <= 800, found


@pytest.mark.parametrize("task", ON_A_PHONE)
def test_on_a_phone_product_lead_deadline_and_target_do(page: Page, address: str, task: str) -> None:
    found = rows(opened(page, address, task, (360, 740)))
    assert [name.split()[:2] for name, _ in found[:4]] == [["rõ", "kết"], ["rõ", "người"], ["rõ", "thời"], ["mục", "tiêu"]]
    assert found[3][1] <= 740, found
    assert page.evaluate("document.documentElement.scrollWidth") == 360


@pytest.mark.parametrize("task", ["II.2.1", "VII.1.5", "V.1.1"])
@pytest.mark.parametrize("size", [(1280, 800), (360, 740)], ids=["desk", "phone"])
def test_of_several_products_the_first_is_seen_whole(page: Page, address: str, task: str, size: tuple[int, int]) -> None:
    opened(page, address, task, size)
    box = page.locator(".kh-items > li").first.bounding_box()
    assert box is not None
    assert box["y"] + box["height"] <= size[1]


@pytest.mark.parametrize("task", ["I.1.1", "II.2.1", "II.6.3", "V.1.1", "VII.1.5", "VII.1.7"])
def test_the_five_questions_are_answered_by_their_names(page: Page, address: str, task: str) -> None:
    asked = ", ".join(name for name, _ in rows(opened(page, address, task)))
    assert [name for name in QUESTIONS if asked.count(name) != 1] == []


def times_said(said: str, words: str) -> int:
    """Return how often words stand in what is said, white space aside."""
    return said.count(" ".join(words.split()))


def test_each_product_agency_and_time_stands_once(page: Page, address: str, plan: Plan) -> None:
    """Of a task with one product; of several, each product and what they have in common."""
    wrong = []
    for task in plan.tasks:
        found = plan.rows_of_task[task.id]
        said = opened(page, address, task.id).evaluate(READ)
        items = [row.deliverable for row in found]
        once = [text for item in items for text in item.text]
        if len({(item.lead, item.coordinating) for item in items}) == 1:
            once += [items[0].lead.text, *([items[0].coordinating.text] if items[0].coordinating else [])]
        if len({item.timing for item in items}) == 1:
            once.append(items[0].timing.text)
        once = [text for text in once if sum(text in other for other in once) == 1]  # "Sở Nội vụ" stands in other words
        wrong += [(task.id, text) for text in once if times_said(said, text) != 1]
    assert wrong == []


def test_products_that_differ_tell_each_who_and_when(page: Page, address: str, plan: Plan) -> None:
    opened(page, address, "II.2.1")
    for row in plan.rows_of_task["II.2.1"]:
        item = row.deliverable
        block = " ".join(page.locator(f"[id='{item.anchor}']").inner_text().split())
        block = block.replace(" ".join(row.activity_text), "")
        for text in (*item.text, item.lead.text, item.timing.text, item.id):
            assert times_said(block, text) == 1, (item.id, text)
    assert page.locator(".kh-items__act").count() == 3  # each work once, above the products that come of it


def test_a_time_names_the_day_on_which_it_ends(page: Page, address: str, plan: Plan) -> None:
    for task in ("II.2.1", "VII.1.5", "VII.1.8", "IV.1.1"):
        opened(page, address, task)
        marked = page.locator(".kh-answers .kh-items__when [data-ends]").all()
        ends = [mark.get_attribute("data-ends") for mark in marked]
        wanted = [deadlines(row.deliverable.timing, plan.year) for row in plan.rows_of_task[task]]
        assert ends == [str(days[-1]) for days in wanted if days], task
        assert [mark.inner_text() for mark in marked] == ["hạn đã qua, chưa có báo cáo"] * len(marked), task


@pytest.mark.parametrize(
    ("now", "said"), [("2022-03-31T08:00:00Z", ""), ("2023-02-01T08:00:00Z", "hạn đã qua, chưa có báo cáo")]
)
def test_a_time_says_that_its_last_day_has_passed(page: Page, address: str, now: str, said: str) -> None:
    page.clock.set_fixed_time(now)
    opened(page, address, "II.2.1")
    marks = page.locator(".kh-answers [data-ends]").all()
    assert [mark.inner_text() for mark in marks] == [said] * len(marks)
    assert marks


@pytest.mark.parametrize(
    ("task", "said"),
    [
        ("IV.1.1", ["Nghị định số 62/2020/NĐ-CP", "Nghị định số 106/2020/NĐ-CP"]),
        ("II.2.1", ["những văn bản mà cả Kế hoạch căn cứ"]),
    ],
)
def test_it_says_on_which_documents_a_task_rests(page: Page, address: str, task: str, said: list[str]) -> None:
    opened(page, address, task)
    links = page.locator("#van-ban + ul a, #van-ban + p a")
    assert links.all_inner_texts() == said
    assert all("/2022/can-cu/" in link.evaluate("link => link.href") for link in links.all())


@pytest.mark.parametrize("part", ["#ghi-chu", "#trich-dan", "#lich-su", "#ghi-chu-vii-1-5-4-1"])
def test_what_is_folded_opens_for_who_is_led_to_it(page: Page, address: str, part: str) -> None:
    opened(page, address, "VII.1.5")
    assert page.locator(".kh-fold[open]").count() == 0
    opened(page, address, "VII.1.5", part=part)
    expect(page.locator(part)).to_be_visible()
    expect(page.locator(part)).to_be_in_viewport()
    assert page.locator(".kh-fold[open]").count() == 1


def test_a_mark_beside_the_words_opens_its_note(page: Page, address: str) -> None:
    opened(page, address, "VII.1.5").locator("#vii-1-5-4 .kh-mark").click()
    expect(page.locator("#ghi-chu-vii-1-5-4-1")).to_be_in_viewport()


def test_a_browser_that_opens_nothing_itself_is_helped(page: Page, address: str) -> None:
    opened(page, address, "VII.1.5", part="#lich-su")
    page.evaluate("document.querySelector('details:has(> #lich-su)').open = false; dispatchEvent(new Event('hashchange'))")
    expect(page.locator("#lich-su")).to_be_visible()
