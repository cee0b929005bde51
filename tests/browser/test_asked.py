"""Questions that people ask of the search: what stands first, what is said when the plan has nothing, and where they type."""

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import parse_qsl, urlencode, urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser.test_search import COUNT, INPUT, MARKED, TYPE
from tests.browser.waiting import until
from tests.conftest import SITE_URL, Site

LIST = Path(__file__).with_name("questions.tsv")
NOTHING = "-"
BOX, RESULTS = "form.kh-search input[type=search]", "[data-results]"
GUIDES = ("du-lieu/", "gioi-thieu/", "gop-y/", "huong-dan/", "tiep-can/")
PHONE = {"width": 360, "height": 740}


def questions() -> list[tuple[str, str, str]]:
    """Each question with the address that must come first and the title that it must have; written before the search."""
    lines = LIST.read_text(encoding="utf-8").split("\n")
    return [tuple(line.split("\t")) for line in lines if line and not line.startswith("# ")]  # type: ignore[misc]


LISTS = sorted({(target, title) for _, target, title in questions() if title and not title.endswith(" 0 sản phẩm")})
"""The lists that questions lead to, with what they are called there."""


class Asked:
    """The search of an open page, by what it answers."""

    def __init__(self, page: Page, address: str) -> None:
        self.page = page
        self._address = address

    def answers(self, question: str) -> list[dict]:
        """Return what is shown, `to` being the address of the best link of each from the site's root, without marks."""
        shown = self.page.evaluate(TYPE, question)
        return [{**item, "to": self.place(item["href"])} for item in shown]

    def place(self, href: str) -> str:
        """Return an address from the site's root, without the words to mark and without a fragment."""
        parts = urlsplit(href.removeprefix(self._address))
        query = urlencode([(name, value) for name, value in parse_qsl(parts.query) if name != "h"])
        return f"{parts.path}?{query}" if query else parts.path

    def said(self) -> str:
        """Return what is said of the answers."""
        return self.page.locator(COUNT).inner_text()


@pytest.fixture(scope="module")
def context(browser: Browser) -> Iterator[BrowserContext]:
    context = browser.new_context()
    yield context
    context.close()


@pytest.fixture
def asked(address: str, context: BrowserContext) -> Iterator[Asked]:
    page = context.new_page()
    page.goto(f"{address}2022/can-cu/")
    page.locator(INPUT).focus()
    expect(page.locator(COUNT)).to_have_text("Gõ để tìm")
    yield Asked(page, address)
    page.close()


def test_every_question_has_its_answer_first(asked: Asked) -> None:
    listed = questions()
    assert len(listed) >= 80
    wrong = []
    for question, target, title in listed:
        found = [item for item in asked.answers(question) if not item["to"].startswith("?q=")]
        first, has_none = (
            (found[0]["to"], found[0]["titles"]) if found else ("", []),
            asked.said().startswith("Kế hoạch không có"),
        )
        if has_none != (target == NOTHING) or (
            target != NOTHING and (first[0] != target or (title and title not in first[1]))
        ):
            wrong.append((question, target, title, first, asked.said()))
    assert wrong == []


@pytest.mark.parametrize(("target", "title"), LISTS)
def test_the_page_of_a_list_has_the_number_that_the_search_said(
    context: BrowserContext, address: str, target: str, title: str
) -> None:
    page = context.new_page()
    page.goto(f"{address}{target}")
    number = re.search(r"\d+ sản phẩm$", title)
    assert number
    expect(page.locator(".kh-found__head h2")).to_have_text(re.compile(rf" {number[0]}$"))
    page.close()


@pytest.mark.parametrize(
    ("question", "target", "title"),
    [
        ("sở y tế phải làm gì", "2022/co-quan/so-y-te/", "Sở Y tế"),
        ("quý 4 có gì", "2022/quy/4/", "Quý IV"),
        ("kim sơn excel", "2022/co-quan/ubnd-huyen-kim-son/", "UBND huyện Kim Sơn"),
        ("danh sách nhiệm vụ của sở nội vụ năm 2022", "2022/co-quan/so-noi-vu/", "Sở Nội vụ"),
    ],
)
def test_who_asks_for_a_list_by_one_name_gets_all_of_it(asked: Asked, question: str, target: str, title: str) -> None:
    first = asked.answers(question)[0]
    assert first["to"] == target
    assert first["titles"][0].startswith(f"{title} · ")


def test_two_quarters_are_two_lists_and_two_agencies_without_a_role_may_each_lead(asked: Asked) -> None:
    quarters = [item["to"] for item in asked.answers("sở nội vụ quý 3, quý 4")]
    assert quarters[:2] == ["2022/co-quan/so-noi-vu/?quy=3", "2022/co-quan/so-noi-vu/?quy=4"]
    pairs = [item["to"] for item in asked.answers("sở nội vụ sở tài chính")]
    assert pairs[:2] == [
        "2022/nhiem-vu/?chu-tri=so-noi-vu&phoi-hop=so-tai-chinh",
        "2022/nhiem-vu/?chu-tri=so-tai-chinh&phoi-hop=so-noi-vu",
    ]


def test_a_word_that_names_nothing_asks_for_no_list_but_for_what_has_it(asked: Asked) -> None:
    found = asked.answers("sở nội vụ hài lòng")
    assert found
    assert [item["to"] for item in found if "?" in item["to"]] == []
    assert found[0]["to"] == "2022/nhiem-vu/iii-3-1/"


def test_this_quarter_is_that_of_the_day(address: str, context: BrowserContext) -> None:
    page = context.new_page()
    page.goto(address)
    lists = """async (address) => {
      const answer = await fetch(`${address}search/pages.json`);
      const { pages, year, lists, synonyms } = await answer.json();
      const { Index } = await import(`${address}assets/js/search-engine.js`);
      const index = new Index(synonyms);
      index.add(pages, year, lists);
      const firsts = ["sở y tế quý này", "quy nay"].map((typed) => index.search(typed).items[0][0].location);
      return [...firsts, Math.floor(new Date().getMonth() / 3) + 1];
    }"""
    of_agency, of_all, quarter = page.evaluate(lists, address)
    assert of_agency == f"2022/co-quan/so-y-te/?quy={quarter}"
    assert of_all == f"2022/quy/{quarter}/"
    page.close()


def test_a_slip_is_offered_as_a_link_that_types_it(asked: Asked) -> None:
    asked.page.locator(INPUT).click()
    first = asked.answers("ngan sahc nha nuoc")[0]
    assert first["titles"] == ["Ý bạn là “ngân sách nhà nước”?"]
    assert asked.said().startswith("Không có “ngan sahc nha nuoc”. Ý bạn là “ngân sách nhà nước”?")
    asked.page.locator(".md-search-result__link", has_text="Ý bạn là").click()
    expect(asked.page.locator(INPUT)).to_have_value("ngân sách nhà nước")
    expect(asked.page.locator(COUNT)).to_have_text(re.compile(r"^\d+ trang$"))
    expect(asked.page.locator(INPUT)).to_be_focused()


def test_what_is_found_whole_is_not_mended(asked: Asked) -> None:
    for question in ("sở nội vụ", "bao cao", "sở nội vụ quý 4", "ban sac thuong h"):
        assert not [item for item in asked.answers(question) if "Ý bạn là" in item["text"]], question


def test_where_the_plan_has_nothing_the_search_says_so_and_shows_the_way(asked: Asked) -> None:
    found = asked.answers("thu tuc dat dai")
    assert (
        asked.said()
        == "Kế hoạch không có “thu tuc dat dai”. Kế hoạch có “thủ tục”, “đất đai”. Xem tiếp ở các trang dưới đây."
    )
    assert asked.answers("one stop shop xin phep")
    assert "Kế hoạch có" not in asked.said()  # it is this site that says "one stop shop"
    places = [item["to"] for item in found]
    assert [dict(parse_qsl(urlsplit(item["href"]).query)).get("q") for item in found if "?q=" in item["to"]] == [
        "thủ tục",
        "đất đai",
    ]
    assert places[-4:] == ["2022/nhiem-vu/", "2022/co-quan/", "2022/toan-van/", "gop-y/"]


def test_guides_and_data_pages_stand_behind_the_plan(asked: Asked) -> None:
    for question in ("dữ liệu", "nhiệm vụ", "quý", "báo cáo", "cơ quan", "văn bản", "kiểm tra", "danh sách"):
        guides = [item["to"].startswith(GUIDES) for item in asked.answers(question)]
        assert guides == sorted(guides), question
        assert not guides[0], question


def test_escape_gives_the_focus_back(asked: Asked) -> None:
    page = asked.page
    link = page.locator("article a[href]").first
    link.focus()
    page.locator(INPUT).focus()
    asked.answers("sở nội vụ")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Escape")
    expect(link).to_be_focused()


def test_a_word_with_marks_marks_no_other(asked: Asked) -> None:
    page = asked.page
    home = page.url.removesuffix("2022/can-cu/")
    page.goto(f"{home}2022/nhiem-vu/ii-8-1/?h=chờ")
    assert {word.lower() for word in until(page, MARKED)} == {"chờ"}
    page.goto(f"{home}2022/nhiem-vu/i-1-1/?h=chờ tổ chức")
    assert {word.lower() for word in until(page, MARKED)} == {"tổ", "chức"}
    page.goto(f"{home}2022/nhiem-vu/ii-8-1/?h=cho")
    assert "chờ" in {word.lower() for word in until(page, MARKED)}


@pytest.fixture(params=[None, PHONE], ids=["wide", "phone"])
def home(request: pytest.FixtureRequest, browser: Browser, address: str) -> Iterator[Page]:
    context = browser.new_context(viewport=request.param) if request.param else browser.new_context()
    page = context.new_page()
    page.goto(address)
    yield page
    context.close()


def test_the_home_page_answers_below_its_box(home: Page, address: str) -> None:
    home.locator(BOX).fill("sở nội vụ quý 4")
    first = home.locator(f"{RESULTS} li a").first
    expect(first).to_have_text("Sở Nội vụ · Quý IV · 19 sản phẩm")
    expect(first).to_be_in_viewport()
    assert first.get_attribute("href") == f"{address}2022/co-quan/so-noi-vu/?quy=4"
    expect(home.locator(f"{RESULTS} [role=status]")).to_have_text(re.compile(r"^\d+ trang$"))
    assert home.evaluate("document.querySelector('[data-md-toggle=search]').checked") is False


def test_arrows_lead_through_what_the_home_page_found_and_escape_back(home: Page) -> None:
    box = home.locator(BOX)
    box.fill("sở nội vụ quý 4")
    first = home.locator(f"{RESULTS} li a").first
    expect(first).to_be_visible()
    box.press("ArrowDown")
    expect(first).to_be_focused()
    first.press("Escape")
    expect(box).to_be_focused()
    expect(box).to_have_value("sở nội vụ quý 4")
    box.press("Enter")
    expect(first).to_be_focused()
    first.press("ArrowUp")
    box.press("Escape")
    expect(box).to_have_value("")
    expect(home.locator(f"{RESULTS} li")).to_have_count(0)


def test_the_home_page_mends_a_slip_in_place_and_remembers_what_was_typed(home: Page) -> None:
    box = home.locator(BOX)
    box.fill("ngan sahc nha nuoc")
    home.locator(RESULTS).get_by_role("link", name="Ý bạn là “ngân sách nhà nước”?").click()
    expect(box).to_have_value("ngân sách nhà nước")
    found = home.locator(f"{RESULTS} li a.kh-results__page")
    expect(found.first).to_contain_text("V.1.1")
    found.first.click()
    home.wait_for_url("**/v-1-1/**")
    home.go_back()
    expect(home.locator(BOX)).to_have_value("ngân sách nhà nước")
    expect(found.first).to_contain_text("V.1.1")


def test_the_page_for_addresses_that_are_not_there_answers_at_any_depth(site: Site, browser: Browser, address: str) -> None:
    root = urlsplit(SITE_URL).path  # where its addresses begin
    page = browser.new_page()
    page.route(f"**{root}**", lambda route: route.continue_(url=route.request.url.replace(root, "/", 1)))
    page.route("**/khong/co/trang/nay/", lambda route: route.fulfill(path=site.folder / "404.html", content_type="text/html"))
    page.goto(f"{address}{root.strip('/')}/khong/co/trang/nay/")
    page.locator(BOX).fill("sở nội vụ quý 4")
    first = page.locator(f"{RESULTS} li a").first
    expect(first).to_have_text("Sở Nội vụ · Quý IV · 19 sản phẩm")
    assert urlsplit(first.get_attribute("href") or "").path == f"{root}2022/co-quan/so-noi-vu/"
    page.close()
