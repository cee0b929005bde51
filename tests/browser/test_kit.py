"""What an agency takes away: texts to copy, a QR code that leads back, a sheet on A4, a list for its own site."""

import io
import re
from collections.abc import Callable, Iterator
from functools import partial
from urllib.parse import urlsplit

import pytest
import zxingcpp
from PIL import Image
from playwright.sync_api import Browser, BrowserContext, Frame, Page, Route, expect
from pypdf import PdfReader

from plan.export.every import other_files
from plan.export.qr import qr_codes
from plan.facts.pages import pages
from plan.ground.files import Build
from plan.ground.model import Archive
from tests.browser.test_accessibility import AXE, FOUND, SCHEMES, START
from tests.browser.waiting import until
from tests.conftest import SITE_URL, Site, parsed
from tests.serving import served

AGENCY = "2022/co-quan/so-noi-vu/"
TASK = "2022/nhiem-vu/ii-6-3/"
CLIPBOARD = "() => navigator.clipboard.readText()"
Host = Callable[[str], str]


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    context = browser.new_context(locale="vi-VN", color_scheme="dark", reduced_motion="reduce")
    yield context
    context.close()


@pytest.fixture
def page(context: BrowserContext) -> Page:
    return context.new_page()


def test_copying_says_so_and_leaves_the_text_on_the_clipboard(context: BrowserContext, page: Page, address: str) -> None:
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(address + AGENCY)
    page.locator(".kh-kit > summary").click()
    copies = page.locator(".kh-kit .kh-copy")
    copies.first.get_by_role("button", name="Sao chép").click()
    expect(copies.first.get_by_role("status")).to_have_text("Đã sao chép")
    assert page.evaluate(CLIPBOARD) == SITE_URL + AGENCY


def test_a_query_of_the_open_data_is_copied_as_it_is_printed(context: BrowserContext, page: Page, address: str) -> None:
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(address + "du-lieu/")
    page.get_by_role("button", name="Sao chép").nth(6).click()
    copied = page.evaluate(CLIPBOARD)
    assert copied.startswith("SELECT c.id, c.text, via\nFROM duties\n")
    assert copied.endswith("ORDER BY position;")


def test_without_leave_to_copy_the_text_is_selected(context: BrowserContext, page: Page, address: str) -> None:
    context.add_init_script("navigator.clipboard.writeText = () => Promise.reject(new Error('denied'))")
    page.goto(f"{address}{TASK}#trich-dan")
    page.locator(".kh-fold .kh-qr").wait_for()
    page.locator(".kh-copy").nth(1).get_by_role("button", name="Sao chép").click()
    expect(page.locator(".kh-copy").nth(1).get_by_role("status")).to_contain_text("Ctrl+C")
    selected = page.evaluate("() => getSelection().toString()")
    assert "nhiệm vụ II.6.3 (số hiệu do trang đăng đặt). " + f"{SITE_URL}{TASK} (dữ liệu ngày " in selected


def test_without_scripts_there_is_no_button(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    for path in (AGENCY, f"{AGENCY}phieu/"):
        page.goto(address + path)
        assert page.locator("[data-copies], [data-print]").count() > 0
        assert page.locator("[data-copies]:visible, [data-print]:visible").count() == 0
    assert page.locator(".kh-sheet__table tbody tr").first.is_visible()
    context.close()


@pytest.mark.parametrize(
    ("path", "opened"),
    [(AGENCY, AGENCY), (f"{AGENCY}phieu/", AGENCY), (f"{TASK}#trich-dan", TASK)],
    ids=["page", "sheet", "task"],
)
def test_a_camera_reads_the_code_as_the_page_shows_it(page: Page, address: str, path: str, opened: str) -> None:
    page.goto(address + path)
    page.locator("details:has(.kh-qr)").evaluate_all("all => all.forEach((fold) => { fold.open = true; })")
    shown = page.locator(".kh-qr")
    shown.scroll_into_view_if_needed()
    until(page, "() => document.querySelector('.kh-qr').complete")
    read = zxingcpp.read_barcodes(Image.open(io.BytesIO(shown.screenshot())))
    assert [(code.format.name, code.text, code.ec_level) for code in read] == [("QRCode", SITE_URL + opened, "M")]


def test_every_agency_and_task_has_a_code_when_the_address_is_known_and_none_has_without(archive: Archive) -> None:
    wanted = {f"{page.address}qr.svg" for page in pages(archive) if page.kind in {"agency", "task"}}
    assert {file.path for file in qr_codes(archive, Build(SITE_URL))} == wanted
    assert wanted <= {file.path for file in other_files(archive, Build(SITE_URL))}
    assert list(qr_codes(archive, Build())) == []


@pytest.mark.parametrize(
    ("agency", "most", "said"),
    [
        ("so-noi-vu", 6, "Giao đích danh · 23 sản phẩm"),
        ("so-y-te", 3, "Giao qua nhóm, không nêu riêng · 53 sản phẩm"),
        ("bao-ninh-binh", 1, "Giao đích danh · 1 sản phẩm"),
    ],
)
def test_a_sheet_prints_on_a4_upright_and_nothing_else(page: Page, address: str, agency: str, most: int, said: str) -> None:
    page.goto(f"{address}2022/co-quan/{agency}/phieu/")
    paper = PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True))).pages
    sizes = {(round(float(sheet.mediabox.width)), round(float(sheet.mediabox.height))) for sheet in paper}
    assert sizes == {(595, 842)}
    assert len(paper) <= most
    texts = [" ".join(sheet.extract_text().split()) for sheet in paper]
    heads = [node.text_content() for node in page.locator(".kh-sheet__table thead th:last-child").all()]
    assert [text[-80:] for text in texts if re.search(rf"(?:{'|'.join(heads)})(?: \d/\d)?$", text)] == [], "a head alone"
    words = " ".join(texts)
    assert said in words
    assert "Dự thảo Kế hoạch số [chưa có dữ liệu]" in words
    assert not [word for word in ("In phiếu", "Trang chủ", "Đơn vị vận hành") if word in words]


def test_a_sheet_has_a_box_to_tick_for_every_product_in_every_time(site: Site) -> None:
    for page in site.folder.glob("2022/co-quan/*/phieu/index.html"):
        rows = parsed(page).css(".kh-sheet__table tbody tr:not(.kh-sheet__time)")
        assert len(parsed(page).css(".kh-tick")) == len(rows), page


def test_the_button_prints(context: BrowserContext, page: Page, address: str) -> None:
    context.add_init_script("globalThis.print = () => { globalThis.printed = true; }")
    page.goto(f"{address}{AGENCY}phieu/")
    page.get_by_role("button", name="In phiếu").click()
    assert page.evaluate("() => globalThis.printed") is True


def test_other_forms_of_pages_are_kept_from_searches(site: Site, archive: Archive) -> None:
    found = (site.folder / "search/pages.json").read_text(encoding="utf-8")
    listed = (site.folder / "sitemap.xml").read_text(encoding="utf-8")
    for page in pages(archive):
        is_sought = page.form_of is None and page.kind not in {"bodies", "body"}  # a body is found as what it is this year
        assert (f'"{page.address}"' in found) is is_sought, page.address
        assert (f"<loc>{SITE_URL}{page.address}</loc>" in listed) is (page.kind != "embed"), page.address


def test_an_embedded_list_names_its_page_and_opens_links_outside_its_frame(site: Site) -> None:
    tree = site.page(f"{AGENCY}embed/")
    assert tree.css_first("link[rel=canonical]").attributes["href"] == SITE_URL + AGENCY
    assert tree.css_first("meta[name=robots]").attributes["content"] == "noindex"
    assert {(link.attributes["target"], link.attributes["rel"]) for link in tree.css("a")} == {("_blank", "noopener")}
    assert not tree.css("header, nav, form")
    assert "Chưa có số; không thay thế văn bản đã ký" in tree.body.text()
    sources = [node.attributes.get("src") or node.attributes["href"] for node in tree.css("script, link[rel=stylesheet]")]
    assert [str(source).rpartition("/")[2] for source in sources] == ["embed.css", "embed-frame.js"]


def test_axe_finds_nothing_in_an_embedded_list(browser: Browser, address: str) -> None:
    for scheme in SCHEMES:
        context = browser.new_context(color_scheme=scheme, viewport={"width": 360, "height": 800})  # type: ignore[arg-type]
        page = context.new_page()
        page.goto(f"{address}2022/co-quan/so-y-te/embed/")
        page.locator("summary").first.click()
        page.evaluate(AXE.read_text(encoding="utf-8"))
        page.evaluate(START, ["html", "light"])
        found = page.evaluate(FOUND)
        assert [(item["id"], item["nodes"][0]["html"]) for item in found] == []
        assert page.evaluate("() => document.documentElement.scrollWidth") == 360
        context.close()


def test_the_address_chooses_the_background(page: Page, address: str) -> None:
    colours = []
    for query in ("", "?nen=toi", "?nen=sang", "?nen=constructor"):
        page.goto(f"{address}{AGENCY}embed/{query}")
        colours.append(page.evaluate("() => getComputedStyle(document.body).backgroundColor"))
    dark, light = "rgb(18, 25, 24)", "rgb(255, 255, 255)"
    assert colours == [dark, dark, light, dark]


@pytest.fixture(scope="module")
def host(site: Site, address: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Host]:
    """Serve pages of another origin that hold the very line that the agency's page offers."""
    line = site.page(AGENCY).css_first("#ma-nhung").text().replace(SITE_URL, address)
    folder = tmp_path_factory.mktemp("host")
    (folder / "hostile.html").write_text(
        '<script>setInterval(() => parent.postMessage({cchc: "height", height: 5000}, "*"), 20)</script>', encoding="utf-8"
    )

    def hosting(at: str, around: str) -> str:
        (folder / "index.html").write_text(f"<!doctype html><body>{line}{around}", encoding="utf-8")
        return at

    for at in served(folder):
        assert urlsplit(at).netloc != urlsplit(address).netloc
        yield partial(hosting, at)


def embedded(page: Page) -> Frame:
    return next(frame for frame in page.frames if frame.url.endswith("embed/"))


HEIGHT = "() => document.querySelector('iframe').clientHeight"
CONTENT = "() => document.documentElement.scrollHeight"


def test_a_frame_on_another_site_grows_to_its_list(page: Page, host: Host) -> None:
    page.goto(host(""))
    until(page, f"{HEIGHT.replace('() => ', '() => 600 < ')}")
    frame = embedded(page)
    assert page.evaluate(HEIGHT) == frame.evaluate(CONTENT)
    before = page.evaluate(HEIGHT)
    frame.locator("summary").first.click()
    until(page, f"(before) => ({HEIGHT})() > before", before)
    page.wait_for_timeout(100)
    assert page.evaluate(HEIGHT) == frame.evaluate(CONTENT)


def test_a_frame_grows_even_when_the_script_comes_after_the_list(page: Page, host: Host) -> None:
    held: list[Route] = []
    page.route("**/embed.js", lambda route: held.append(route))  # noqa: PLW0108 (Playwright marks the function)
    page.goto(host(""), wait_until="commit")
    page.frame_locator("iframe").locator("footer").wait_for()
    page.wait_for_timeout(300)  # for the list to tell its height
    held[0].continue_()
    until(page, f"{HEIGHT.replace('() => ', '() => 600 < ')}")


def test_messages_of_other_frames_change_no_height(page: Page, host: Host) -> None:
    page.goto(host('<iframe src="hostile.html"></iframe>'))
    until(page, f"{HEIGHT.replace('() => ', '() => 600 < ')}")
    before = page.evaluate("() => [...document.querySelectorAll('iframe')].map((frame) => frame.clientHeight)")
    page.wait_for_timeout(200)
    assert page.evaluate("() => [...document.querySelectorAll('iframe')].map((frame) => frame.clientHeight)") == before
    assert before[0] == embedded(page).evaluate(CONTENT)


@pytest.mark.parametrize(("told", "height"), [("1e9", 20_000), ("-5", 100), ("'700'", 600), ("NaN", 600)])
def test_a_height_out_of_all_reason_is_not_taken(page: Page, host: Host, told: str, height: int) -> None:
    page.route("**/embed-frame.js", lambda route: route.fulfill(body="", content_type="text/javascript"))
    page.goto(host(""))
    embedded(page).evaluate(f"() => parent.postMessage({{cchc: 'height', height: {told}}}, '*')")
    page.wait_for_timeout(100)
    assert page.evaluate(HEIGHT) == height


def test_without_scripts_the_frame_keeps_its_height(browser: Browser, host: Host) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(host(""))
    assert page.locator("iframe").bounding_box()["height"] == 600  # type: ignore[index]
    assert page.frame_locator("iframe").get_by_role("heading", level=1).is_visible()
    context.close()
