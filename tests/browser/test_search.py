"""The site's search, typed into the theme's box in a real browser."""

import gzip
import json
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Route, expect

from plan.facts.duties import Duties
from plan.ground.model import Archive, Plan
from tests.browser.waiting import until
from tests.conftest import Site

INPUT = "[data-md-component=search-query]"
LIST = Path(__file__).with_name("queries.tsv")
MOST_BYTES = 60_000
TYPE = """
async (query) => {
  const input = document.querySelector("[data-md-component=search-query]");
  const result = document.querySelector("[data-md-component=search-result]");
  const changed = new Promise((resolve) => new MutationObserver(resolve).observe(result, { childList: true, subtree: true }));
  input.value = query;
  input.dispatchEvent(new KeyboardEvent("keyup"));
  await changed;
  await new Promise((resolve) => setTimeout(resolve));
  return [...result.querySelectorAll("li")].map((item) => {
    const links = [...item.querySelectorAll("a")];
    const score = (link) => Number(link.querySelector("article").dataset.mdScore);
    const best = links.reduce((one, other) => (score(other) > score(one) ? other : one));
    return { href: best.href, titles: links.map((link) => link.querySelector("h1, h2").textContent),
             marks: [...item.querySelectorAll("mark")].map((mark) => mark.textContent), text: item.textContent };
  });
}
"""

MARKED = """
() => CSS.highlights.get("kh-found") && [...CSS.highlights.get("kh-found")].map((range) =>
  range.startContainer.data.slice(range.startOffset, range.endOffset))
"""


def queries() -> list[list[str]]:
    """Each query with the address and fragment that must come first; written from the document, before the ranking."""
    lines = LIST.read_text(encoding="utf-8").split("\n")
    return [line.split("\t") for line in lines if line and not line.startswith("# ")]


GO_ON = ["2022/nhiem-vu/", "2022/co-quan/", "2022/toan-van/", "gop-y/"]
"""What is offered to those who found nothing."""


class Box:
    """The search box of an open page."""

    def __init__(self, page: Page, address: str) -> None:
        self.page = page
        self._address = address

    def find(self, query: str) -> list[dict]:
        """Type a query; return what is shown, `to` being the address of the best link of each page from the site's root."""
        shown = self.page.evaluate(TYPE, query)
        return [{**item, "to": self._from_root(item["href"])} for item in shown]

    def _from_root(self, href: str) -> str:
        parts = urlsplit(href.removeprefix(self._address))
        return f"{parts.path}#{parts.fragment}" if parts.fragment else parts.path


@pytest.fixture(scope="module")
def context(browser: Browser) -> Iterator[BrowserContext]:
    context = browser.new_context()
    yield context
    context.close()


@pytest.fixture
def box(address: str, context: BrowserContext) -> Iterator[Box]:
    page = context.new_page()
    page.goto(address)
    page.locator(INPUT).focus()
    expect(page.locator(".md-search-result__meta")).to_have_text("Gõ để tìm")
    yield Box(page, address)
    page.close()


def test_the_right_page_is_first_for_every_query(box: Box) -> None:
    listed = queries()
    assert len(listed) >= 60
    wrong = []
    for query, address, fragment in listed:
        found = box.find(query)
        best = found[0]["to"] if found else "nothing"
        if (best if fragment else best.partition("#")[0]) != (f"{address}#{fragment}" if fragment else address):
            wrong.append((query, address, fragment, best))
    assert wrong == []


def test_each_record_is_first_for_its_id_or_name(box: Box, plan: Plan, archive: Archive) -> None:
    expected = {task.id: f"2022/nhiem-vu/{task.id.lower().replace('.', '-')}/" for task in plan.tasks}
    for row in plan.rows:
        anchor = row.deliverable.id.lower().replace(".", "-")
        expected[row.deliverable.id] = f"{expected[row.task.id]}#{anchor}"
    expected |= {item.name: f"2022/can-cu/#{item.id}" for item in archive.documents}
    with_page = sorted(Duties(plan).with_page)
    assert len(with_page) > 30
    expected |= {archive.agency[agency].name: f"2022/co-quan/{agency}/" for agency in with_page}
    first = {typed: box.find(typed)[0]["to"] for typed in expected}
    assert first == expected


@pytest.mark.parametrize(
    ("query", "marked"),
    [
        ("dong bo", "đồng bộ"),
        ("ĐỒNG BỘ", "đồng bộ"),
        (unicodedata.normalize("NFD", "đồng bộ"), "đồng bộ"),
        ("đồng bô", "đồng bộ"),
        ("ky thuat", "kỹ thuật"),
        ("kĩ thuật", "kỹ thuật"),
    ],
)
def test_what_was_typed_is_marked_in_the_list_and_on_the_page(box: Box, query: str, marked: str) -> None:
    found = box.find(query)[0]
    assert marked in [mark.lower() for mark in found["marks"]]
    box.page.goto(found["href"])
    on_page = until(box.page, MARKED)
    words = {word.lower() for text in on_page for word in text.split()}
    assert set(marked.split()) <= words


def test_diacritics_that_were_typed_are_met_exactly(box: Box) -> None:
    def marked(query: str) -> set[str]:
        return {mark.lower() for item in box.find(query) for mark in item["marks"]}

    assert marked("báo cáo") == {"báo cáo"}
    assert marked("đảm bảo") == {"đảm bảo"}
    assert {"báo", "bảo"} <= marked("bao")
    assert marked("đảm bão") == {"đảm bảo"}  # nobody wrote "bão": any diacritics will do


def test_all_words_are_required_and_the_last_may_be_begun(box: Box) -> None:
    begun, whole = box.find("so noi v"), box.find("so noi vu")
    assert begun[0]["to"] == whole[0]["to"] == "2022/co-quan/so-noi-vu/"
    assert box.find("so noi vu xyzzy")[0]["text"].endswith("Không có: xyzzy")


def test_what_is_nowhere_is_said_to_be_nowhere(box: Box) -> None:
    assert [item["to"] for item in box.find("xyzzy")] == GO_ON
    expect(box.page.locator(COUNT)).to_have_text("Kế hoạch không có “xyzzy”. Xem tiếp ở các trang dưới đây.")


def test_the_pages_to_search_are_fetched_when_the_search_is_opened(address: str, browser: Browser) -> None:
    page = browser.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(urlsplit(request.url).path))
    page.goto(address, wait_until="networkidle")
    assert "/search/pages.json" not in asked
    with page.expect_request("**/search/pages.json"):
        page.locator(INPUT).focus()
    page.close()


def test_an_index_that_cannot_be_fetched_is_told_and_asked_for_again(address: str, browser: Browser) -> None:
    context = browser.new_context()
    page = context.new_page()

    def refuse(route: Route) -> None:
        route.abort()

    context.route("**/search/pages.json", refuse)
    page.goto(address)
    page.locator(INPUT).focus()
    expect(page.locator(".md-search-result__meta")).to_have_text("Gõ để tìm")
    assert Box(page, address).find("sở nội vụ") == []
    said = "Chưa tải được dữ liệu tìm kiếm. Hãy kiểm tra kết nối mạng rồi gõ lại."
    expect(page.locator(".md-search-result__meta")).to_have_text(said)
    context.unroute("**/search/pages.json", refuse)
    assert Box(page, address).find("sở nội vụ ")[0]["to"] == "2022/co-quan/so-noi-vu/"
    expect(page.locator(".md-search-result__meta")).to_have_text(re.compile(r"\d+ trang"))
    context.close()


OLDER = {
    "pages": [
        {
            "address": "2021/nhiem-vu/i-1-1/",
            "title": "Nhiệm vụ I.1.1. Kế hoạch xyzzy của Sở Nội vụ (2021)",
            "text": "",
            "parts": [{"anchor": "i-1-1-1", "title": "I.1.1.1", "text": "Báo cáo của Sở Nội vụ"}],
        },
    ]
}
COUNT = ".md-search-result__meta"


class Years:
    """A site with an older plan, whose index comes when it is let."""

    def __init__(self, context: BrowserContext) -> None:
        self._held: list[Route] = []
        context.route("**/search/pages.json", self._answer_newest)
        context.route("**/search/2021.json", self._hold)

    @staticmethod
    def _answer_newest(route: Route) -> None:
        response = route.fetch()
        route.fulfill(response=response, json={**response.json(), "older": [2021]})

    def _hold(self, route: Route) -> None:
        self._held.append(route)

    def come(self, page: Page) -> None:
        """Let the index of 2021 come as soon as it is asked for."""
        self._asked(page).fulfill(json=OLDER)

    def fail(self, page: Page) -> None:
        """Let it not come."""
        self._asked(page).abort()

    def _asked(self, page: Page) -> Route:
        patience = 300
        while not self._held:
            assert patience, "the older plan was not asked for"
            patience -= 1
            page.wait_for_timeout(30)
        return self._held.pop()


@pytest.fixture
def years(browser: Browser, address: str) -> Iterator[tuple[Box, Years]]:
    context = browser.new_context()
    years = Years(context)
    page = context.new_page()
    page.goto(address)
    page.locator(INPUT).focus()
    expect(page.locator(COUNT)).to_have_text("Gõ để tìm")
    yield Box(page, address), years
    context.close()


def addresses(page: Page) -> list[str]:
    links = page.locator(".md-search-result__item").evaluate_all("items => items.map((item) => item.querySelector('a').href)")
    return [urlsplit(link).path.lstrip("/") for link in links]


def test_an_older_plan_is_found_behind_the_newest_and_before_it_when_its_year_is_typed(years: tuple[Box, Years]) -> None:
    box, plans = years
    first = [item["to"] for item in box.find("sở nội vụ")]
    assert first[0] == "2022/co-quan/so-noi-vu/"
    expect(box.page.locator(COUNT)).to_have_text(re.compile(r"^\d+ trang\. Đang tìm tiếp trong kế hoạch các năm trước…$"))
    plans.come(box.page)
    expect(box.page.locator(COUNT)).to_have_text(re.compile(r"^\d+ trang$"))
    assert box.find("sở nội vụ 2021")[0]["to"] == "2021/nhiem-vu/i-1-1/"
    assert box.find("xyzzy")[0]["to"] == "2021/nhiem-vu/i-1-1/"
    assert box.find("bao cao so noi v")[0]["to"].startswith("2022/")


def test_what_only_an_older_plan_holds_comes_when_that_is_there(years: tuple[Box, Years]) -> None:
    box, plans = years
    assert [item["to"] for item in box.find("xyzzy")] == GO_ON
    expect(box.page.locator(COUNT)).to_have_text(
        re.compile("^Kế hoạch không có “xyzzy”.*Đang tìm tiếp trong kế hoạch các năm trước…$")
    )
    plans.come(box.page)
    expect(box.page.locator(COUNT)).to_have_text("1 trang")
    assert addresses(box.page) == ["2021/nhiem-vu/i-1-1/"]


def test_who_went_to_a_result_stays_there_when_older_plans_come(years: tuple[Box, Years]) -> None:
    box, plans = years
    box.find("sở nội vụ")
    box.page.keyboard.press("ArrowDown")
    at = "document.activeElement.href"
    before = box.page.evaluate(at)
    assert "/2022/" in before
    plans.come(box.page)
    expect(box.page.locator(COUNT)).to_have_text(re.compile(r"^\d+ trang$"))
    assert box.page.evaluate(at) == before


def test_an_older_plan_that_does_not_come_is_told_and_asked_for_again(years: tuple[Box, Years]) -> None:
    box, plans = years
    assert box.find("sở nội vụ")
    plans.fail(box.page)
    expect(box.page.locator(COUNT)).to_contain_text("Chưa tải được kế hoạch các năm trước.")
    assert box.page.locator(".md-search-result__item").count() > 1
    box.find("sở nội v")
    plans.come(box.page)
    expect(box.page.locator(COUNT)).to_have_text(re.compile(r"^\d+ trang$"))


def test_the_address_carries_a_query(address: str, browser: Browser) -> None:
    page = browser.new_page()
    page.goto(f"{address}?q=cham+diem+chuyen+doi+so")
    expect(page.locator(".md-search-result__item").first).to_be_visible()
    page.close()


def test_the_index_is_small_and_holds_every_text_once(site: Site, plan: Plan) -> None:
    file = site.folder / "search" / "pages.json"
    assert len(gzip.compress(file.read_bytes(), mtime=0)) <= MOST_BYTES
    pages = json.loads(file.read_text(encoding="utf-8"))["pages"]
    texts = Counter(part["text"] for page in pages for part in (page, *page.get("parts", ())))
    for row in plan.rows:
        assert any(" · ".join(row.deliverable.text) in text for text in texts), row.deliverable.id
    of_the_document = {clause.text for clause in plan.clause.values()}  # which says some objectives and tasks twice
    assert {text for text, number in texts.items() if len(text) > 60 and number > 1} <= of_the_document


def test_every_place_that_the_index_names_is_there(site: Site) -> None:
    pages = json.loads((site.folder / "search" / "pages.json").read_text(encoding="utf-8"))["pages"]
    for page in pages:
        tree = site.page(page["address"])
        anchors = [part["anchor"] for part in page.get("parts", ())]
        assert [anchor for anchor in anchors if not tree.css_first(f'[id="{anchor}"]')] == [], page["address"]


def test_the_theme_starts_our_worker(site: Site) -> None:
    config = json.loads(site.page("").css_first("#__config").text())
    assert parse_qs(config["search"]) == {}
    assert config["search"].endswith("assets/js/search-worker.js")
