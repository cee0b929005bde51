"""The six main kinds of pages in Firefox and in WebKit, Safari's engine; Chromium is tried more closely in tests/browser/."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from pypdf import PdfReader

from plan.ground.model import Plan
from tests.engines.conftest import ALONE, WATCH
from tests.engines.engine import Engine
from tests.engines.firefox import Firefox
from tests.engines.reader import Reader
from tests.serving import served

HOME = ""
TASK = "2022/nhiem-vu/ii-2-1/"
AGENCY = "2022/co-quan/so-noi-vu/"
TASKS = "2022/nhiem-vu/"
QUARTERS = "2022/quy/"
QUARTER = "2022/quy/4/"
FULL_TEXT = "2022/toan-van/"
KINDS = {
    "home": HOME,
    "task": TASK,
    "agency": AGENCY,
    "tasks": TASKS,
    "quarters": QUARTERS,
    "quarter": QUARTER,
    "full text": FULL_TEXT,
}
each_kind = pytest.mark.parametrize("path", KINDS.values(), ids=KINDS)
OVERFLOW = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"
# Whether an element has its beginning in the upper half of the screen, below what stays there.
TOPMOST = """(id) => {
  const { bottom } = document.querySelector(".md-header").getBoundingClientRect();
  const { top } = document.getElementById(id).getBoundingClientRect();
  return Math.round(top) >= Math.round(bottom) && top < innerHeight / 2;
}"""
PRINTED = """() => [...document.querySelectorAll(".kh-annex__table tr[data-row]")]
  .filter((row) => row.checkVisibility()).map((row) => row.dataset.row)"""
SCHEME = "() => [document.body.dataset.mdColorScheme, getComputedStyle(document.documentElement).colorScheme]"


@each_kind
def test_a_page_fits_wide_and_narrow_screens_and_nothing_breaks(reader: Reader, path: str) -> None:
    reader.visit(path)
    for width, height in ((1280, 800), (360, 740)):
        reader.engine.resize(width, height)
        reader.engine.until(f"(width) => innerWidth === width && ({OVERFLOW})() <= 0", width)
        assert reader.sees("h1")


# Search


@pytest.mark.parametrize("path", [HOME, FULL_TEXT], ids=["home", "full text"])
def test_words_without_diacritics_find_a_page_on_which_they_are_marked(reader: Reader, path: str) -> None:
    reader.visit(path)
    assert reader.find("so noi vu").partition("?")[0] == AGENCY
    reader.follow_first_hit()
    reader.arrives(AGENCY)
    assert {"sở", "nội", "vụ"} <= {word.lower() for text in reader.marked() for word in text.split()}


# Lists


@pytest.mark.parametrize("path", [TASKS, AGENCY, QUARTER], ids=["tasks", "agency", "quarter"])
def test_a_filter_is_told_in_the_heading_and_the_address_and_back_undoes_it(reader: Reader, path: str) -> None:
    reader.visit(path)
    whole, all_rows = reader.heading, reader.rows
    reader.choose("linh-vuc", "thu-tuc-hanh-chinh")
    assert reader.at == f"{path}?linh-vuc=thu-tuc-hanh-chinh"
    found = reader.rows
    assert 0 < len(found) < len(all_rows)
    assert {row.partition("-")[0] for row in found} == {"ii"}
    assert reader.heading != whole
    assert "Cải cách thủ tục hành chính" in reader.heading
    reader.engine.back()
    reader.asks("linh-vuc", "")
    reader.says(whole)
    assert reader.at == path
    assert reader.rows == all_rows


def test_a_filtered_list_is_as_it_was_on_the_way_back_from_a_task(reader: Reader) -> None:
    reader.visit(TASKS)
    reader.choose("quy", "4")
    heading, rows = reader.heading, reader.rows
    assert heading.endswith(f"{len(rows)} sản phẩm")
    reader.engine.click("[data-list] a[href*='ii-']")
    reader.engine.until("() => location.pathname.includes('/ii-')")
    reader.engine.back()
    reader.arrives(TASKS)
    reader.asks("quy", "4")
    assert (reader.heading, reader.rows) == (heading, rows)


def test_words_typed_into_a_list_find_rows_and_are_marked(reader: Reader) -> None:
    reader.visit(TASKS)
    reader.type_into_list("bao cao")
    assert reader.heading.startswith("Có chữ “bao cao” · ")
    assert {word.lower() for word in reader.marked()} >= {"báo", "cáo"}
    assert reader.rows


def test_a_head_sorts_its_column_both_ways(reader: Reader, plan: Plan) -> None:
    reader.visit(TASKS)
    orders = []
    for order in ("thoi-gian", "-thoi-gian", ""):
        reader.press_button("Thời gian thực hiện")
        reader.asks("xep", order)
        orders.append(reader.rows)
    upwards, downwards, plain = orders
    quarters = {row.deliverable.anchor: row.deliverable.timing.quarters for row in plan.rows}
    assert 1 in quarters[upwards[0]]
    assert not quarters[downwards[0]]
    assert plain == [row.deliverable.anchor for row in plan.rows]


# Taking away


def test_the_address_of_a_list_is_copied_or_offered_to_be(reader: Reader) -> None:
    reader.visit(f"{TASKS}?quy=4")
    reader.press_button("Chép địa chỉ")
    said = reader.engine.until("() => /Đã chép địa chỉ|Hãy tự chép/u.exec(document.body.innerText)?.[0]")
    assert said == "Đã chép địa chỉ"
    assert reader.pasted().endswith(f"/{TASKS}?quy=4")


@pytest.mark.parametrize("path", [AGENCY, TASK], ids=["agency", "task"])
def test_what_a_page_offers_to_be_copied_is_copied(reader: Reader, path: str) -> None:
    reader.visit(path)
    text = reader.copy()
    assert text
    assert reader.pasted() == text


def test_a_list_in_a_page_of_another_host_is_as_high_as_it_is(reader: Reader, tmp_path: Path) -> None:
    root = reader.root
    line = f'<iframe src="{root}{AGENCY}embed/" height="200"></iframe><script src="{root}assets/js/embed.js" async></script>'
    (tmp_path / "index.html").write_text(f"<!doctype html><title>x</title>{WATCH}{line}", encoding="utf-8")
    for host in served(tmp_path):
        reader.engine.open(host.replace("127.0.0.1", "localhost"))
        height = "() => { const { height } = document.querySelector('iframe').style; return height && parseFloat(height); }"
        assert reader.engine.until(height) > 500
        assert reader.engine.call("() => globalThis.broken") == []


# Everywhere


@each_kind
def test_the_background_is_switched_there_and_back(reader: Reader, path: str) -> None:
    reader.visit(path)
    for name, scheme in (("tối", "slate,dark"), ("sáng", "default,light")):
        reader.press_button(f"Chuyển sang nền {name}")
        reader.engine.until(f"(scheme) => ({SCHEME})().join() === scheme", scheme)


def test_the_next_page_has_the_background_that_was_chosen(reader: Reader) -> None:
    reader.visit(HOME)
    reader.press_button("Chuyển sang nền tối")
    reader.visit(TASK)
    assert reader.engine.call(SCHEME) == ["slate", "dark"]
    reader.press_button("Chuyển sang nền sáng")


@pytest.mark.parametrize(
    ("path", "anchor"),
    [(TASK, "ii-2-1-4"), (TASKS, "vii-1-5-4"), (FULL_TEXT, "phan-iv-1-a"), (FULL_TEXT, "phu-luc-ii-6-3-1")],
    ids=["task", "tasks", "full text", "appendix"],
)
@pytest.mark.parametrize(("width", "height"), [(1280, 800), (360, 740)], ids=["wide", "narrow"])
def test_who_comes_for_a_piece_has_it_at_the_top(reader: Reader, path: str, anchor: str, width: int, height: int) -> None:
    reader.engine.resize(width, height)
    reader.visit(f"{path}#{anchor}")
    reader.engine.until(TOPMOST, anchor)


@pytest.mark.parametrize("path", [TASK, FULL_TEXT], ids=["task", "full text"])
def test_a_link_within_a_page_jumps_and_back_returns(reader: Reader, path: str) -> None:
    reader.visit(path)
    reader.engine.click("article a[href^='#']:not([href='#noi-dung'])")
    anchor = reader.engine.until("() => decodeURIComponent(location.hash.slice(1))")
    reader.engine.until(TOPMOST, anchor)
    reader.engine.back()
    reader.engine.until("() => !location.hash")


# Paper


@each_kind
def test_paper_has_the_page_and_its_address_without_what_is_clicked(reader: Reader, path: str) -> None:
    reader.visit(path)
    reader.takes_for_paper()
    assert reader.sees("h1")
    assert reader.sees(".kh-address")
    assert not reader.sees(".md-header, .md-tabs, .md-footer, .md-search, .kh-screen, .kh-filter")
    assert reader.computed("body", "backgroundColor") == "rgb(255, 255, 255)"


@pytest.mark.parametrize("path", [f"{TASKS}?quy=4", f"{QUARTER}?linh-vuc=tai-chinh-cong"])
def test_paper_has_the_rows_found_in_the_official_table(reader: Reader, path: str) -> None:
    reader.visit(path)
    heading, rows = reader.heading, reader.rows
    reader.takes_for_paper()
    assert not reader.sees(".kh-easy")
    reader.engine.until(f"(rows) => ({PRINTED})().join() === rows.join()", rows)
    assert heading in reader.engine.call("() => document.querySelector('.kh-annex__head').innerText")
    if isinstance(reader.engine, Firefox):
        reader.visit(path)
        sheets = PdfReader(io.BytesIO(reader.engine.paper())).pages
        words = " ".join(" ".join(sheet.extract_text() for sheet in sheets).split())
        assert heading in words
        assert "Trình đơn" not in words


# What these tests rest on


def test_what_breaks_in_a_page_and_whom_else_it_asks_is_noticed(engine: Engine, tmp_path: Path) -> None:
    script = "console.error('said'); setTimeout(() => { throw new Error('thrown'); }); Promise.reject(new Error('rejected'))"
    page = f"<!doctype html>{WATCH}{ALONE}<script>{script}</script><img src=/lacking.png><img src=//localhost/elsewhere.png>"
    (tmp_path / "index.html").write_text(page, "utf-8")
    for address in served(tmp_path):
        engine.open(address)
        found = " ".join(sorted(engine.until("() => broken.length >= 5 && broken")))
        for word in ("said", "thrown", "rejected", "lacking.png", "img-src refuses http://localhost"):
            assert word in found
