"""The frame around every page: nothing in data or settings becomes markup there, and it says what the plan is."""

import json
import os
import re
import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
import yaml
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from selectolax.lexbor import LexborHTMLParser

from hooks.settings import on_config
from plan.ground.git import commit_time, data_commit
from plan.ground.model import slug
from tests.archives import ROOT, SMALL, copied, git

SITE_NAME = "Cải cách hành chính Ninh Bình"
HOSTILE = {
    "I.1.1": "</title><script>alert(1)</script>",
    "I.2.1": "{{ 7*7 }} {% raw %} {# x #}",
    "I.3.1": "\"kép\" 'đơn' `mã` | *nghiêng* __đậm__",
    "II.1.1": '--8<-- "mkdocs.yml"',
    "II.2.1": "[bấm](javascript:alert(1)) <https://x.vn> ![](https://x.vn/a.png)",
    "II.3.1": "&amp; &lt;b&gt; & <b>đậm</b>",
    "II.4.1": "<img src=x onerror=alert(1)> {: onclick=alert(1) }",
    "II.5.1": "😀 שלום # ## {#neo}",
    "II.6.1": r"\<b> $x$ ~~bỏ~~ ==sáng== ++ins++ [^1] :smile: *[HTML]: y",
}
LONG = "Sở " + "ạ" * 300
SECTION = "<i>Cải cách</i> & {{ 7*7 }}"
OPERATOR = '<b>Sở</b> & "bạn"'

Site = Callable[[str], LexborHTMLParser]
each_title = pytest.mark.parametrize(("task", "title"), HOSTILE.items(), ids=HOSTILE)


def build(project: Path, **settings: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1", **settings}
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet"]
    return subprocess.run(command, cwd=project, env=environment, capture_output=True, text=True, check=False)


def rewrite(file: Path, pattern: str, value: str) -> None:
    text = file.read_text(encoding="utf-8")
    changed, number = re.subn(pattern, lambda found: found[1] + json.dumps(value, ensure_ascii=False), text, count=1)
    assert number == 1, f"{file.name}: {pattern}"
    file.write_text(changed, encoding="utf-8")


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build a copy of the project whose names and settings are hostile."""
    project = copied(tmp_path_factory.mktemp("frame") / "project")
    for task, title in HOSTILE.items():
        rewrite(project / f"data/2022/tasks/{slug(task)}.yml", r"(?m)^(title: ).*", title)
    rewrite(project / "data/2022/sections.yml", r"(slug: the-che\n  title: ).*", SECTION)
    rewrite(project / "data/agencies.yml", r"(id: bao-ninh-binh\n  name: ).*", LONG)
    agencies = project / "data/agencies.yml"
    named = agencies.read_text(encoding="utf-8").replace(f'"{LONG}"\n', f'"{LONG}"\n  aliases: [Báo Ninh Bình]\n')
    agencies.write_text(named, encoding="utf-8")
    result = build(
        project,
        SITE_URL="https://example.org/ten-kho/",
        REPOSITORY="https://github.com/ten/kho/",
        BRANCH="nhánh/thử",
        OPERATOR=OPERATOR,
        CONTACT_EMAIL="gop-y@vi-du.vn",
    )
    assert result.returncode == 0, result.stdout + result.stderr
    return project


@pytest.fixture(scope="module")
def site(project: Path) -> Site:
    def page(address: str) -> LexborHTMLParser:
        return LexborHTMLParser((project / "site" / address).read_text(encoding="utf-8"))

    return page


def task_page(site: Site, task: str) -> LexborHTMLParser:
    return site(f"2022/nhiem-vu/{slug(task)}/index.html")


def words(page: LexborHTMLParser, selector: str) -> str:
    node = page.css_first(selector)
    assert node is not None, selector
    return " ".join(node.text().split())


@each_title
def test_title_is_plain_text_wherever_the_theme_prints_it(site: Site, task: str, title: str) -> None:
    page, shown = task_page(site, task), f"Nhiệm vụ {task}: {title}"
    assert words(page, "title") == f"{shown} - {SITE_NAME}"
    assert words(page, "h1") == shown
    assert words(page, "[data-md-component=header-topic]") == shown


@each_title
def test_title_is_plain_text_in_what_is_searched(project: Path, task: str, title: str) -> None:
    searched = json.loads((project / "site/search/pages.json").read_text(encoding="utf-8"))["pages"]
    titles = [page["title"] for page in searched if page["address"] == f"2022/nhiem-vu/{slug(task)}/"]
    assert titles == [f"Nhiệm vụ {task}. {title}"]


def test_no_page_holds_an_element_that_only_data_could_have_made(project: Path, site: Site) -> None:
    pictures = "img:not([src^='../../assets/huong-dan/'], [src='qr.svg'], [src='../qr.svg'])"  # but the guide's and codes
    running = "script:not([src], [type='application/ld+json'])"
    theirs = f"{running}, script[src^=http], {pictures}, iframe, a[href^='javascript:'], [onerror], [onclick]"
    usual = len(site("gioi-thieu/index.html").css(theirs))
    for file in sorted((project / "site").rglob("*.html")):
        page = site(str(file.relative_to(project / "site")))
        assert len(page.css(theirs)) == (0 if file.parent.name == "embed" else usual), file
        assert not page.css("h1 :not(span), title *, .md-ellipsis *"), file


def test_section_title_is_plain_text_in_the_menu(site: Site) -> None:
    links = [" ".join(link.text().split()) for link in site("2022/linh-vuc/index.html").css(".md-nav--primary a")]
    assert f"Lĩnh vực I: {SECTION}" in links


def test_a_word_of_300_letters_stays_whole(site: Site) -> None:
    assert words(site("2022/co-quan/bao-ninh-binh/index.html"), "title") == f"Cơ quan: {LONG} - {SITE_NAME}"


def test_operator_is_plain_text(site: Site) -> None:
    assert f"Đơn vị vận hành: {OPERATOR}" in words(site("index.html"), "footer")
    assert f"Đơn vị vận hành: {OPERATOR}" in words(site("gioi-thieu/index.html"), "main")


def test_every_page_says_that_it_shows_a_draft(project: Path, site: Site) -> None:
    for file in sorted((project / "site").rglob("*.html")):
        notice = words(site(str(file.relative_to(project / "site"))), ".kh-phase")
        assert notice.startswith("Bản dự thảo · Chưa có số; không thay thế văn bản đã ký."), file


def test_that_the_year_is_over_is_left_to_the_readers_clock(site: Site) -> None:
    (notice,) = site("index.html").css("[data-plan-year='2022']")
    assert "hidden" in notice.attributes
    assert site("index.html").css(".kh-phase + script:not([type])[src$='assets/js/plan-year.js']")


def test_a_printed_page_says_its_address(site: Site) -> None:
    line = words(site("2022/quy/1/index.html"), ".kh-address")
    assert line.startswith("https://example.org/ten-kho/2022/quy/1/ · Dữ liệu: ")


def test_missing_page_links_from_the_root_of_the_site(site: Site) -> None:
    links = [link.attributes["href"] for link in site("404.html").css("article a")]
    assert links
    assert all(link.startswith("/ten-kho/") for link in links if link)


@pytest.mark.parametrize(
    ("address", "tab"),
    [
        ("2022/nhiem-vu/ii-6-3", "Nhiệm vụ"),
        ("2022/co-quan/so-noi-vu", "Cơ quan"),
        ("2022/linh-vuc/the-che", "Lĩnh vực"),
        ("2022/toan-van", "Kế hoạch"),
        ("thuat-ngu", "Về trang này"),
    ],
)
def test_menu_shows_where_a_page_belongs(site: Site, address: str, tab: str) -> None:
    assert words(site(f"{address}/index.html"), ".md-tabs__item--active") == tab


def test_edit_link_opens_the_file_of_the_page(site: Site) -> None:
    branch = "https://github.com/ten/kho/edit/nh%C3%A1nh/th%E1%BB%AD"
    assert task_page(site, "II.6.3").css(f"a[href='{branch}/data/2022/tasks/ii-6-3.yml']")
    assert site("gioi-thieu/index.html").css(f"a[href='{branch}/docs/gioi-thieu.md']")


@pytest.mark.parametrize(
    ("address", "record"),
    [("nhiem-vu/ii-6-3", "II.6.3"), ("linh-vuc/the-che", "I"), ("co-quan/so-noi-vu", "so-noi-vu")],
)
def test_a_mistake_is_reported_by_letter_first_then_on_github(site: Site, address: str, record: str) -> None:
    links = [link for link in site(f"2022/{address}/index.html").css("article a") if "Báo sai sót" in link.text()]
    letter, form = (urlsplit(str(link.attributes["href"])) for link in links)
    page = f"https://example.org/ten-kho/2022/{address}/"
    assert (letter.scheme, letter.path) == ("mailto", "gop-y@vi-du.vn")
    assert parse_qs(letter.query)["subject"] == [f"Báo sai sót: {record}"]
    assert page in parse_qs(letter.query)["body"][0]
    assert form.geturl().startswith("https://github.com/ten/kho/issues/new?")
    assert parse_qs(form.query) == {"template": ["bao-sai-sot.yml"], "ban-ghi": [record], "dia-chi": [page]}


def test_the_fields_that_are_filled_in_are_fields_of_the_form() -> None:
    form = yaml.safe_load((ROOT / ".github/ISSUE_TEMPLATE/bao-sai-sot.yml").read_text(encoding="utf-8"))
    fields = [part["id"] for part in form["body"] if "id" in part]
    assert fields == ["ban-ghi", "dia-chi", "cau-dang-dang", "cau-dung", "can-cu"]


def test_the_page_on_reports_names_the_mailbox_first(site: Site) -> None:
    links = [link.attributes["href"] for link in site("gop-y/index.html").css("article a[href*=':']")]
    assert links[:2] == [
        "mailto:gop-y@vi-du.vn",
        "https://github.com/ten/kho/issues/new?template=bao-sai-sot.yml",
    ]


def test_theme_shows_no_english(site: Site) -> None:
    page = site("index.html")
    english = re.compile(r"\b(search|skip|content|tabs?|header|footer|navigation|switch|logo)\b", re.IGNORECASE)
    labels = [node.attributes.get(name) or "" for node in page.css("*") for name in ("aria-label", "title", "alt")]
    texts = [node.text(deep=False) for node in page.css("body :not(script, style)")]
    translations = json.loads(page.css_first("#__config").text())["translations"].values()
    assert [text for text in (*labels, *texts, *translations) if english.search(text)] == []


def test_broken_data_are_told_by_place_and_without_a_traceback(tmp_path: Path) -> None:
    project = copied(tmp_path / "project")
    with (project / "data/2022/tasks/ii-6-3.yml").open("a", encoding="utf-8") as file:
        file.write("nonsense: 1\n")
    result = build(project)
    assert result.returncode == 1
    assert "data/2022/tasks/ii-6-3.yml:" in result.stderr
    assert "Traceback" not in result.stderr


def test_a_dead_link_of_a_page_by_hand_stops_the_build(tmp_path: Path) -> None:
    project = copied(tmp_path / "project", SMALL)
    with (project / "docs/tiep-can.md").open("a", encoding="utf-8") as file:
        file.write("\n[x](khong-co.md)\n")
    result = build(project)
    assert result.returncode == 1
    assert "khong-co.md" in result.stderr


@pytest.fixture
def config(monkeypatch: pytest.MonkeyPatch) -> MkDocsConfig:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1")
    return load_config(str(ROOT / "mkdocs.yml"))


@pytest.mark.parametrize("name", ["repository", "branch", "operator", "contact_email"])
def test_a_setting_that_is_none_of_its_form_is_refused(config: MkDocsConfig, name: str) -> None:
    config.extra[name] = 'https://x/"><script>\x07'
    with pytest.raises(PluginError, match=name.upper()):
        on_config(config)


def test_an_empty_branch_is_main(config: MkDocsConfig) -> None:
    config.extra.update(repository="https://github.com/ten/kho", branch="")
    on_config(config)
    assert config.edit_uri_template == "https://github.com/ten/kho/edit/main/{path}"


def test_without_a_repository_nothing_can_be_edited(config: MkDocsConfig) -> None:
    config.extra.update(repository=None, operator=None)
    on_config(config)
    assert config.edit_uri_template is None
    assert (config.extra["repository"], config.extra["operator"]) == ("", "")


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """Make a repository whose data are older than its last commit."""
    (tmp_path / "data").mkdir()
    git(tmp_path, "init", "--quiet")
    for name, day in (("data/a.yml", "2022-03-04T23:30:00+07:00"), ("README", "2022-05-06T00:00:00Z")):
        (tmp_path / name).write_text("x", encoding="utf-8")
        git(tmp_path, "add", name)
        git(tmp_path, "commit", "--quiet", "-m", name, date=day)
    return tmp_path


def test_data_date_is_the_day_of_the_last_commit_to_data(repository: Path) -> None:
    last = data_commit(repository)
    assert last
    assert last.day == date(2022, 3, 4)
    assert git(repository, "rev-parse", f"{last.id}^{{commit}}") == git(repository, "log", "-1", "--format=%H", "--", "data")
    assert commit_time(repository) == datetime(2022, 5, 6, tzinfo=UTC).timestamp()


def test_data_date_is_unknown_in_a_shallow_clone(repository: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    clone = tmp_path_factory.mktemp("clone") / "shallow"
    git(repository, "clone", "--quiet", "--depth=1", repository.as_uri(), str(clone))
    assert data_commit(clone) is None


def test_dates_are_unknown_without_git(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert data_commit(tmp_path) is None
    monkeypatch.setenv("PATH", "")
    assert commit_time(ROOT) is None
