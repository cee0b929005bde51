"""What the home page, the plan's page and the one in English say of the frozen plans, and that their numbers agree."""

import re
from collections.abc import Iterator
from dataclasses import replace

import pytest
from selectolax.lexbor import LexborHTMLParser, LexborNode

from plan.facts.glance import benefits, last_days
from plan.facts.pages import pages
from plan.facts.summary import matrix
from plan.facts.year import year_of
from plan.ground.model import QUARTERS, ROMAN, Archive
from plan.html.pages import view_of
from plan.html.view import About
from plan.reading.load import load
from tests.archives import FROZEN, SMALL, TWOLEVEL
from tests.unit.rendering import shown

ROOTS = {"2022": FROZEN, "small": SMALL, "twolevel": TWOLEVEL}
WHOLE = ("home", "plan", "quarters", "quarter", "ongoing", "conditional")
"""The kinds of pages that count the whole plan by quarter."""
COUNT = re.compile(r"Quý (I{1,3}|IV)\b(?:(?!Quý)[^.;:·]){0,40}?(?:\b|[:·] )(\d+) (?:trong|sản phẩm)")
EXPLAINED = re.compile(r"(\d+) sản phẩm ghi Quý (I{1,3}|IV), (\d+) sản phẩm định kỳ hàng quý")


@pytest.fixture(params=ROOTS.values(), ids=ROOTS)
def any_archive(request: pytest.FixtureRequest) -> Archive:
    return load(request.param)


def words(node: LexborHTMLParser | LexborNode | None) -> str:
    assert node
    return " ".join((node.text(separator=" ") if isinstance(node, LexborNode) else node.body.text(separator=" ")).split())


def said(page: LexborHTMLParser) -> str:
    """Return the words of a page without rows and what was repealed, where a time stands beside other numbers."""
    for node in page.css("tbody, .kh-repealed"):
        node.decompose()
    return words(page)


def counts(text: str) -> Iterator[tuple[str, int]]:
    """Yield each number of products that a text says of a quarter; of one that is explained, the sum."""
    for named, quarter, every in EXPLAINED.findall(text):
        yield quarter, int(named) + int(every)
    for quarter, number in COUNT.findall(EXPLAINED.sub("", text)):
        yield quarter, int(number)


def test_every_page_of_the_whole_plan_counts_a_quarter_alike(any_archive: Archive) -> None:
    times = year_of(any_archive, any_archive.newest).times
    due, seen = {ROMAN[quarter]: times[str(quarter)] for quarter in QUARTERS}, set()
    for page in pages(any_archive):
        if page.kind in WHOLE:
            found = [*counts(said(shown(any_archive, page.address)))]
            assert [(quarter, number) for quarter, number in found if number != due[quarter]] == [], page.address
            seen |= {(page.kind, quarter) for quarter, _ in found}
    assert {kind for kind, _ in seen} >= {"home", "plan", "quarter"}


def test_the_counts_that_are_looked_for_are_found() -> None:
    assert [*counts("Quý IV đến 31/12/2022 19 sản phẩm Quý I năm 2022 · 12 sản phẩm")] == [("IV", 19), ("I", 12)]
    assert [*counts("17 sản phẩm ghi Quý IV, 2 sản phẩm định kỳ hàng quý.")] == [("IV", 19)]
    assert [*counts("Quý IV có nhiều sản phẩm đến hạn nhất: 19 trong 61")] == [("IV", 19)]


def test_the_matrix_counts_a_quarter_as_its_page_does(any_archive: Archive) -> None:
    of = year_of(any_archive, any_archive.newest)
    totals = dict(zip(matrix(of).columns, matrix(of).totals, strict=True))
    assert [totals[f"Quý {ROMAN[quarter]}"] for quarter in QUARTERS] == [of.times[str(quarter)] for quarter in QUARTERS]
    foot = shown(any_archive, f"{of.plan.year}/").css(".kh-matrix tfoot td")
    assert [int(words(cell)) for cell in foot] == [*totals.values(), len(of.plan.rows)]


def test_what_the_plan_sets_for_citizens_stands_before_the_statistics(archive: Archive) -> None:
    page = shown(archive, "")
    order = [node.attributes.get("id") for node in page.css("h2[id]")]
    assert order[:3] == ["nguoi-dan", "thoi-gian", "linh-vuc"]
    assert [words(value) for value in page.css(".kh-benefits__value")] == [
        "trung bình tối đa 20 phút mỗi lần giao dịch",
        "tối thiểu 50%",
        "30%",
        "30% tổng số hồ sơ",
        "cao hơn năm 2021",
    ]


def test_a_benefit_says_its_sentence_once_where_it_stands_and_who_leads(archive: Archive) -> None:
    waiting, papers, *_ = shown(archive, "").css(".kh-benefits > li")
    assert words(waiting.css_first("blockquote p")).startswith("Giảm thời gian chờ đợi của người dân, doanh nghiệp")
    assert waiting.css_first("blockquote a").attributes["href"] == "2022/linh-vuc/thu-tuc-hanh-chinh/#muc-tieu-ii-8"
    lead = waiting.css("p")[-1]
    assert words(lead) == "Chủ trì 1 sản phẩm của mục tiêu II.8: Các sở, ban, ngành ; UBND cấp huyện ; UBND cấp xã"
    assert lead.css_first("a").attributes["href"] == "2022/co-quan/cac-so-ban-nganh/"
    assert len(papers.css("h3")) == 2
    assert len(papers.css("blockquote")) == 1


def test_quotes_on_the_home_page_are_those_of_the_data(any_archive: Archive) -> None:
    of = year_of(any_archive, any_archive.newest)
    quotes = [node.text() for node in shown(any_archive, "").css(".kh-benefits blockquote p")]
    assert len(quotes) == len(benefits(of))
    for quote, benefit in zip(quotes, benefits(of), strict=True):
        assert quote.startswith(benefit.quote)


def test_a_plan_that_sets_nothing_for_citizens_shows_its_numbers() -> None:
    page = shown(load(TWOLEVEL), "")
    assert not page.css(".kh-benefits")
    assert [words(card) for card in page.css("#chi-tieu + .kh-cards h3")] == ["Hồ sơ trả đúng hạn"]


def test_where_no_product_is_named_nobody_is_said_to_lead(archive: Archive) -> None:
    of = year_of(archive, archive.newest)
    assert all(benefit.leads for benefit in benefits(of))
    clause = next(item for item in archive.newest.indicators if item.record.startswith("phan-"))
    assert clause.record in of.referred
    assert not clause.concerns


def test_the_last_days_are_those_of_what_has_a_day(archive: Archive) -> None:
    days = last_days(archive.newest)
    undated = [row for row in archive.newest.rows if row.deliverable.timing.kind in {"ongoing", "conditional"}]
    assert len(days) == len(archive.newest.rows) - len(undated) == 29
    assert str(days[0]), str(days[-1]) == ("2022-03-31", "2022-12-31")
    assert shown(archive, "").css_first("[data-days]").attributes["data-days"] == " ".join(map(str, days))


def test_the_page_in_english_is_in_english_and_names_what_is_translated(any_archive: Archive) -> None:
    plan, page = any_archive.newest, shown(any_archive, "en/")
    assert page.css_first("div[lang=en] > .kh-lede")
    listed = page.css("#sections ~ ul")[0].css("li")
    assert [words(item.css_first("a[lang=vi]")) for item in listed] == [f"{s.id}. {s.title}" for s in plan.sections]
    for item, section in zip(listed, plan.sections, strict=True):
        assert (section.title_en or "") in words(item)
    translated = any(section.title_en for section in plan.sections)
    assert ("not official" in words(page.css_first("#sections + p"))) == translated
    assert ("unnumbered draft" in words(page)) == (plan.number is None)


def test_the_page_in_english_is_found_last_by_english_words(archive: Archive) -> None:
    (page,) = (page for page in pages(archive) if page.kind == "english")
    make = view_of(page).indexed
    item = make(About.known(archive, page)) if make else None
    assert item
    assert item.weight < 0
    assert "licence" in " ".join(item.names)


def test_a_translation_is_text(archive: Archive) -> None:
    sections = (replace(archive.newest.sections[0], title_en="<b>a</b> & {{ b }}"), *archive.newest.sections[1:])
    page = shown(replace(archive, plans=(replace(archive.newest, sections=sections),)), "en/")
    item = page.css("#sections ~ ul")[0].css_first("li")
    assert "<b>a</b> & {{ b }}" in words(item)
    assert not item.css("b")
