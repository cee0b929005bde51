"""The finished site: every record has its page, every link leads somewhere, nothing is asked of another host."""

import filecmp
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import parse_qsl, urljoin, urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext

from plan.facts.formats import downloads
from plan.facts.lists import lists
from plan.facts.pages import pages
from plan.ground.model import Archive, Plan
from tests.conftest import REPOSITORY, SITE_URL, Site, built, parsed

RESIDUE = re.compile(r"\{\{|\{%|\*\*|<p>|</p>|<ul|<i>|^\s*---", re.MULTILINE)
KINDS = {
    "home": "",
    "plan": "2022/",
    "sections": "2022/linh-vuc/",
    "section": "2022/linh-vuc/thu-tuc-hanh-chinh/",
    "tasks": "2022/nhiem-vu/",
    "task": "2022/nhiem-vu/vii-1-5/",
    "agencies": "2022/co-quan/",
    "agency": "2022/co-quan/so-noi-vu/",
    "group": "2022/co-quan/cac-so-ban-nganh/",
    "member": "2022/co-quan/so-y-te/",
    "sheet": "2022/co-quan/so-noi-vu/phieu/",
    "quarters": "2022/quy/",
    "quarter": "2022/quy/4/",
    "ongoing": "2022/thuong-xuyen/",
    "conditional": "2022/theo-dieu-kien/",
    "progress": "2022/tien-do/",
    "full text": "2022/toan-van/",
    "documents": "2022/can-cu/",
    "indicators": "2022/chi-tieu/",
    "corrections": "2022/hieu-dinh/",
    "changes": "2022/thay-doi/",
    "glossary": "thuat-ngu/",
    "bodies": "co-quan/",
    "body": "co-quan/so-noi-vu/",
    "english": "en/",
    "about": "gioi-thieu/",
    "accessibility": "tiep-can/",
    "reports": "gop-y/",
    "data": "du-lieu/",
    "guide": "huong-dan/sua-mot-nhiem-vu/",
}
SMALL_KINDS = {
    **{kind: path.replace("2022/", "2031/") for kind, path in KINDS.items()},
    "section": "2031/linh-vuc/bot-thu-tuc/",
    "task": "2031/nhiem-vu/i-1-1/",
    "agency": "2031/co-quan/so-viec-cong/",
    "group": "2031/co-quan/cac-so/",
    "member": "2031/co-quan/so-cau-duong/",
    "sheet": "2031/co-quan/so-viec-cong/phieu/",
    "body": "co-quan/so-viec-cong/",
}
"""The same kinds of pages of the small plan."""
each_kind = pytest.mark.parametrize("path", KINDS.values(), ids=KINDS)


def rows(site: Site, address: str) -> set[str]:
    """Ids of the deliverables' rows of a page's table."""
    found = site.page(address).css("table.kh-table tr[id]")
    return {str(row.attributes["id"]) for row in found}


def test_every_record_has_its_page_with_one_heading_and_its_edit_link(site: Site, archive: Archive) -> None:
    for page in pages(archive):
        tree = site.page(page.address)
        assert len(tree.css("article h1")) == 1, page.address
        edit = [link.attributes["href"] for link in tree.css("article a") if "/edit/" in (link.attributes["href"] or "")]
        wanted = {f"{REPOSITORY}/edit/{os.environ.get('BRANCH') or 'main'}/{page.edit}"}
        if page.kind == "glossary":
            wanted |= {link.replace("glossary.yml", "concepts.yml") for link in wanted}
        is_record = page.kind in {"task", "section", "agency"}
        assert set(edit) <= wanted if page.edit else not edit, page.address
        assert edit or not is_record, page.address


def test_a_task_page_tells_title_wording_and_every_cell(site: Site, plan: Plan) -> None:
    for task in plan.tasks:
        tree = site.page(f"2022/nhiem-vu/{task.id.lower().replace('.', '-')}/")
        said = " ".join(tree.css_first("article").text(separator="").split())
        cells = [task.title, *task.text, *plan.objective[task.objective].text]
        for row in plan.rows_of_task[task.id]:
            item = row.deliverable
            parties = [item.lead.text, *([item.coordinating.text] if item.coordinating else [])]
            cells += [*row.activity_text, *item.text, *parties, item.timing.text]
        assert [cell for cell in cells if cell not in said] == [], task.id


def test_every_edit_link_of_a_task_opens_its_file(site: Site, plan: Plan) -> None:
    for task in plan.tasks:
        address = f"2022/nhiem-vu/{task.id.lower().replace('.', '-')}/"
        links = [link.attributes["href"] or "" for link in site.page(address).css("article a")]
        assert any(link.startswith(REPOSITORY) and link.endswith(task.place.file) for link in links), task.id


@pytest.mark.parametrize(
    ("address", "number"),
    [
        ("2022/quy/1/", 12),
        ("2022/quy/2/", 6),
        ("2022/quy/3/", 13),
        ("2022/quy/4/", 19),
        ("2022/thuong-xuyen/", 23),
        ("2022/theo-dieu-kien/", 9),
        ("2022/linh-vuc/the-che/", 5),
        ("2022/linh-vuc/thu-tuc-hanh-chinh/", 15),
        ("2022/linh-vuc/to-chuc-bo-may/", 4),
        ("2022/linh-vuc/che-do-cong-vu/", 4),
        ("2022/linh-vuc/tai-chinh-cong/", 10),
        ("2022/linh-vuc/chinh-quyen-so/", 7),
        ("2022/linh-vuc/chi-dao-dieu-hanh/", 16),
    ],
)
def test_a_list_holds_its_rows(site: Site, address: str, number: int) -> None:
    assert len(rows(site, address)) == number


def test_the_all_tasks_page_has_one_row_a_deliverable(site: Site, plan: Plan) -> None:
    assert rows(site, "2022/nhiem-vu/") == {row.deliverable.anchor for row in plan.rows}


def test_the_full_text_has_an_anchor_for_every_paragraph(site: Site, plan: Plan) -> None:
    ids = {node.attributes["id"] for node in site.page("2022/toan-van/").css("[id]")}
    assert {clause.anchor for clause in plan.clause.values()} <= ids
    assert {f"phu-luc-{row.deliverable.anchor}" for row in plan.rows} <= ids


def test_the_agencies_page_links_every_agency_that_has_a_page(site: Site, archive: Archive) -> None:
    links = {urljoin("2022/co-quan/", str(link.attributes["href"])) for link in site.page("2022/co-quan/").css(".kh-bars a")}
    assert links == {page.address for page in pages(archive) if page.kind == "agency"}


def test_abbreviations_are_explained_in_place_and_listed_on_the_page(site: Site, archive: Archive) -> None:
    meaning = {term.abbr: term.meaning for term in archive.glossary}
    for path in ("2022/toan-van/", "2022/nhiem-vu/i-2-1/", "2022/linh-vuc/tai-chinh-cong/"):
        marked = {node.text(): node.attributes["title"] for node in site.page(path).css("article abbr")}
        assert marked
        assert marked == {abbr: meaning[abbr] for abbr in marked}
        listed = {node.text() for node in site.page(path).css(".kh-explained dt")}
        assert set(marked) <= listed


WITH_A_PATH = {kind: path for kind, path in KINDS.items() if path}


@pytest.mark.parametrize("path", WITH_A_PATH.values(), ids=WITH_A_PATH)
def test_every_page_but_the_first_says_what_leads_to_it(site: Site, path: str) -> None:
    links = site.page(path).css("nav.kh-path[aria-label='Đường dẫn'] a")
    assert links[0].text() == "Trang chủ"
    if path == KINDS["guide"]:
        assert [link.text() for link in links] == ["Trang chủ", "Hướng dẫn sửa dữ liệu"]


def test_a_member_of_a_group_says_that_the_plan_does_not_name_it(site: Site, archive: Archive) -> None:
    outside = [agency for agency in archive.agencies if agency.origin]
    assert len(outside) == 19
    for agency in outside:
        note = site.page(f"2022/co-quan/{agency.id}/").css_first("#cach-dem .kh-note")
        assert note.text() == f"Nguồn ngoài Kế hoạch: {agency.origin}", "the data say it, nobody says it twice"


def test_a_group_says_where_its_members_are_from(site: Site, plan: Plan) -> None:
    for group in plan.groups:
        note = site.page(f"2022/co-quan/{group.group}/").css_first("#thanh-vien > .kh-note")
        assert note.text() == f"Nguồn ngoài Kế hoạch: {group.source}"


def test_the_matrix_leads_to_the_rows_it_counts(site: Site, plan: Plan) -> None:
    links = site.page("2022/").css("table.kh-matrix td a")
    assert len(links) > 20
    for link in links:
        target = urlsplit(urljoin("2022/", str(link.attributes["href"])))
        asked = dict(parse_qsl(target.query))
        assert asked.keys() == {"vai-tro", "quy", "truc-tiep"}
        assert site.page(target.path).css_first(f"#{target.fragment}")
        led = plan.rows.led_by(target.path.split("/")[2])
        kinds = {"thuong-xuyen": led.of_kind("ongoing"), "theo-dieu-kien": led.of_kind("conditional")}
        assert len(kinds[asked["quy"]] if asked["quy"] in kinds else led.due_in(int(asked["quy"]))) == int(link.text())


@each_kind
def test_a_page_says_that_it_is_a_draft_who_runs_it_and_how_old_the_data_is(site: Site, path: str) -> None:
    said = " ".join(site.page(path).body.text(separator=" ").split())
    assert "Chưa có số; không thay thế văn bản đã ký" in said
    assert re.search(r"Đơn vị vận hành: \S", said)
    assert re.search(r"Dữ liệu thay đổi lần cuối: (ngày \d+/\d+/\d{4}|\[chưa có dữ liệu\])", said)


def test_no_article_shows_markup_or_template_residue(site: Site) -> None:
    for file in site.files():
        for node in parsed(file).css("article"):
            assert RESIDUE.search(node.text(separator=" ")) is None, file


def test_every_page_is_vietnamese_with_a_title_of_its_own(site: Site, archive: Archive) -> None:
    titles = [site.page(page.address).css_first("title").text() for page in pages(archive)]
    assert len(set(titles)) == len(titles)
    assert {site.page(page.address).root.attributes["lang"] for page in pages(archive)} == {"vi"}


@pytest.mark.parametrize("plans", ["site", "two_years"])
def test_no_link_or_fragment_is_dead(plans: str, request: pytest.FixtureRequest, tmp_path: Path) -> None:
    site: Site = request.getfixturevalue(plans)
    lychee = Path(sys.executable).with_name("lychee")
    at = tmp_path / urlsplit(SITE_URL).path.strip("/")  # 404.html's links begin at the host's root
    shutil.copytree(site.folder, at, dirs_exist_ok=True)
    options = ["--offline", "--include-fragments", "--no-progress", "--index-files", "index.html", "--root-dir", tmp_path]
    result = subprocess.run([lychee, *options, at], capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stdout[-3000:] + result.stderr[-1000:]
    assert int(re.findall(r"(\d+) Total", result.stdout)[0]) > 5000


def test_no_file_names_another_host_to_load_from(site: Site) -> None:
    for file in site.files():
        for node in parsed(file).css("script[src], img[src], iframe, link[rel=stylesheet], link[rel=preconnect]"):
            source = node.attributes.get("src") or node.attributes.get("href") or ""
            assert not urlsplit(source).netloc, (file, source)


@pytest.fixture(scope="module")
def phone(browser: Browser) -> Iterator[BrowserContext]:
    context = browser.new_context(viewport={"width": 360, "height": 740})
    yield context
    context.close()


@each_kind
def test_a_page_asks_nothing_of_another_host_and_fits_a_phone(phone: BrowserContext, address: str, path: str) -> None:
    asked: list[str] = []
    broken: list[str] = []
    page = phone.new_page()
    page.on("request", lambda request: asked.append(request.url))
    page.on("pageerror", lambda error: broken.append(str(error)))
    page.goto(address + path, wait_until="networkidle")
    width = page.evaluate("document.documentElement.scrollWidth")
    page.close()
    assert [url for url in asked if not url.startswith((address, "data:", "blob:"))] == []
    assert broken == []
    assert width == 360


def test_the_browser_says_when_the_year_is_over(browser: Browser, address: str) -> None:
    page = browser.new_page()
    page.clock.set_fixed_time("2022-06-01T00:00:00Z")
    page.goto(address)
    assert not page.locator(".kh-over").is_visible()
    page.clock.set_fixed_time("2023-01-02T00:00:00Z")
    page.goto(address)
    page.locator(".kh-over").wait_for(state="visible")
    page.close()


def test_two_builds_are_byte_identical(small: Site, tmp_path: Path) -> None:
    again = built(small.project, tmp_path / "again", REPOSITORY=REPOSITORY, SITE_URL=SITE_URL, PYTHONHASHSEED="1")
    names = sorted(str(file.relative_to(again)) for file in again.rglob("*") if file.is_file())
    assert names == sorted(str(file.relative_to(small.folder)) for file in small.folder.rglob("*") if file.is_file())
    assert filecmp.cmpfiles(again, small.folder, names, shallow=False)[0] == names


def test_under_a_sub_path_without_repository_every_link_works_and_none_edits(small: Site, tmp_path: Path) -> None:
    target = built(
        small.project, tmp_path / "ten-kho", REPOSITORY="", CONTACT_EMAIL="", SITE_URL="https://vi-du.example/ten-kho/"
    )
    task = parsed(target / "2031/nhiem-vu/i-2-1/index.html")
    assert [link.text() for link in task.css("article a[href='../../../gop-y/']")] == ["Báo sai sót"]
    said = parsed(target / "gop-y/index.html").css_first("article").text()
    assert "Bản này của trang chưa có nơi nhận báo sai sót" in said
    linked: dict[str, tuple[str, str]] = {}
    for file in target.rglob("*.html"):
        here = f"/{file.relative_to(tmp_path).as_posix()}"
        for node in parsed(file).css("a[href], link[href], script[src], img[src]"):
            link = urlsplit(node.attributes.get("href") or node.attributes.get("src") or "")
            assert "/edit/" not in link.path, here
            if not link.netloc and not link.scheme:
                linked.setdefault(urljoin(here, link.path), (here, link.geturl()))
    for path, link in linked.items():
        found = tmp_path / path.lstrip("/")
        assert found.is_file() or (found / "index.html").is_file(), link


def test_the_menu_stays_small_on_every_page(site: Site) -> None:
    links = {file: len(parsed(file).css("nav.md-nav--primary a[href]")) for file in site.files()}
    assert 5 < max(links.values()) < 50


@pytest.fixture(scope="module")
def homeless(small: Site, tmp_path_factory: pytest.TempPathFactory) -> Site:
    """Build the small plan, which has given up three addresses, without an address of its own."""
    return Site(built(small.project, tmp_path_factory.mktemp("homeless") / "site", SITE_URL=""))


def test_old_addresses_answer(homeless: Site) -> None:
    old = homeless.page("2031/nhiem-vu/i-1-9/")
    assert old.css_first("main a").attributes["href"] == "../../../2031/nhiem-vu/i-1-1/"
    assert old.css_first("link[rel=canonical]").attributes["href"] == "../../../2031/nhiem-vu/i-1-1/"
    part = homeless.page("2031/nhiem-vu/i-1-1/").css_first("#i-1-1-9 a")
    assert part.attributes["href"] == "../../../2031/nhiem-vu/i-1-1/#i-1-1-2"
    assert (homeless.folder / "2031/quy/1.ics").read_text(encoding="utf-8").startswith("BEGIN:VCALENDAR")


def test_without_an_address_an_agency_takes_away_what_needs_none(homeless: Site) -> None:
    page = homeless.page("2031/co-quan/so-viec-cong/")
    assert page.css_first("#trich-dan").text().startswith("Kế hoạch số 12/KH-VD")
    assert not page.css("#dia-chi, #ma-nhung, .kh-qr")
    assert "Chưa có dòng mã" in page.css_first(".kh-kit").text()
    assert not homeless.page("2031/co-quan/so-viec-cong/phieu/").css(".kh-qr")
    assert not [*homeless.folder.rglob("qr.svg"), *homeless.folder.rglob("chia-se.png")]
    assert not homeless.page("").css("meta[property='og:image'], meta[name='twitter:card']")


def test_the_page_of_the_data_says_what_a_site_without_an_address_lacks(site: Site, homeless: Site) -> None:
    told, lacking = (of.page("du-lieu/").css_first("article") for of in (site, homeless))
    assert "DIA-CHI-TRANG" not in told.text()
    assert told.css("a[href$='/dcat.jsonld']")
    assert "Thay DIA-CHI-TRANG bằng địa chỉ của trang này" in lacking.text()
    assert not lacking.css("a[href$='dcat.jsonld']")
    assert "bản này không có danh mục DCAT" in lacking.text()
    assert not (homeless.folder / "dcat.jsonld").exists()


def test_every_list_offers_its_files_and_its_calendar_and_an_empty_one_nothing(site: Site, archive: Archive) -> None:
    for listed in lists(archive):
        links = {str(node.attributes["href"]) for node in site.page(listed.page).css("#tai-ve a[download]")}
        found = {(site.folder / listed.page / link).resolve().relative_to(site.folder).as_posix() for link in links}
        for form in downloads(listed):
            assert (form.path(listed) in found) == bool(listed.rows and form.offered(listed)), form.path(listed)
        calendars = [node.text() for node in site.page(listed.page).css("#dia-chi-lich")]
        assert calendars == ([f"{SITE_URL}{listed.stem}.ics"] if listed.is_dated else [])


def test_no_page_makes_firefox_fetch_the_next_one_which_the_policy_forbids(site: Site) -> None:
    assert [file for file in site.files() if parsed(file).css("head link[rel='next'], head link[rel='prev']")] == []


def test_no_page_has_a_list_of_nothing(site: Site) -> None:
    assert [file for file in site.files() if parsed(file).css("article :is(ul, ol):not(:has(> li))")] == []


def test_a_site_of_another_province_names_no_other(small: Site) -> None:
    assert words(small, "") == "Cải cách hành chính Ví Dụ"
    assert words(small, "gioi-thieu/").endswith(" - Cải cách hành chính Ví Dụ")
    assert "Kế hoạch cải cách hành chính tỉnh Ví Dụ năm 2031" in small.page("gioi-thieu/").css_first("h1 + p").text()
    about = {file for file in small.files() if small.folder / "huong-dan" not in file.parents}
    assert about
    assert [file for file in about if re.search("Ninh Bình|ninh-binh|2022/|năm 2022", file.read_text(encoding="utf-8"))] == []


def words(site: Site, address: str) -> str:
    return site.page(address).css_first("title").text()
