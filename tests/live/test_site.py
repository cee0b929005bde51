"""The site of the live data, as it is and after many right edits: what holds of it whatever the plans say."""

import csv
import io
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

from icalendar import Calendar
from openpyxl import load_workbook

from plan.facts.formats import CALENDAR
from plan.facts.lists import lists
from plan.facts.pages import pages
from tests.conftest import REPOSITORY, SITE_URL, parsed
from tests.live.conftest import Published

RESIDUE = re.compile(r"\{\{|\}\}|\{%|%\}|\*\*|</?(?:p|ul|li|i|b|br|table|td|div)\b", re.MULTILINE)
LOADS = "script[src], img[src], iframe[src], link[href]:not([rel=canonical], [rel=alternate]), source[src], object[data]"


def test_every_record_has_its_page_with_one_heading_and_its_edit_link(published: Published) -> None:
    branch = os.environ.get("BRANCH") or "main"
    for page in pages(published.archive):
        tree = published.site.page(page.address)
        assert len(tree.css("article h1")) == 1, page.address
        assert tree.css_first("article h1").text().strip(), page.address
        edit = {link.attributes["href"] for link in tree.css("article a") if "/edit/" in (link.attributes["href"] or "")}
        files = [page.edit, *(["data/concepts.yml"] if page.kind == "glossary" else [])]
        assert edit <= {f"{REPOSITORY}/edit/{branch}/{file}" for file in files}, page.address
        assert edit or page.kind not in {"task", "section", "agency"}, page.address


def test_every_agency_with_a_page_is_in_the_list_of_its_year(published: Published) -> None:
    for plan in published.archive.plans:
        listing = f"{plan.year}/co-quan/"
        links = published.site.page(listing).css(".kh-bars tbody th a")
        listed = [urljoin(listing, str(link.attributes["href"])) for link in links]
        found = [page.address for page in pages(published.archive) if page.kind == "agency"]
        assert sorted(listed) == sorted(address for address in found if address.startswith(listing))


def test_every_page_is_reached_from_the_home_page(published: Published) -> None:
    """By links that a reader follows; lists for other sites, and old addresses, are for those who have the address."""
    folder = published.site.folder
    found, new = {""}, [""]
    while new:
        here = new.pop()
        for link in published.site.page(here).css("a[href]"):
            to = urlsplit(urljoin(f"/{here}", str(link.attributes["href"])))
            path = unquote(to.path).lstrip("/")
            if not to.netloc and to.scheme == "" and path not in found and (folder / path / "index.html").is_file():
                found.add(path)
                new.append(path)
    wanted = {page.address for page in pages(published.archive) if not page.template}
    written = {f"{file.parent.relative_to(folder)}/" for file in folder.rglob("index.html")} - {"./"}
    old = {redirect.from_.partition("#")[0] for redirect in published.archive.redirects}
    assert wanted - found == set()
    assert {path for path in written - found if not path.endswith("/embed/") and not path.startswith(tuple(old))} == set()


def test_no_link_or_fragment_is_dead(published: Published, tmp_path: Path) -> None:
    lychee = Path(sys.executable).with_name("lychee")
    at = tmp_path / urlsplit(SITE_URL).path.strip("/")  # 404.html's links begin at the host's root
    shutil.copytree(published.site.folder, at, dirs_exist_ok=True)
    options = ["--offline", "--include-fragments", "--no-progress", "--index-files", "index.html", "--root-dir", tmp_path]
    result = subprocess.run([lychee, *options, at], capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stdout[-3000:] + result.stderr[-1000:]


def test_no_page_shows_residue_of_templates_or_markup(published: Published) -> None:
    for file in published.site.files():
        for node in parsed(file).css("article"):
            for sample in node.css("pre, code"):
                sample.decompose()
            assert RESIDUE.search(node.text(separator=" ")) is None, file


def test_no_page_loads_from_another_host(published: Published) -> None:
    for file in published.site.files():
        for node in parsed(file).css(LOADS):
            source = next(filter(None, map(node.attributes.get, ("src", "href", "data"))), "")
            assert not urlsplit(source).netloc or source.startswith(SITE_URL), (file, source)


def test_the_files_beside_a_list_hold_as_many_rows_as_its_table(published: Published) -> None:
    for listed in lists(published.archive):
        rows, parts = len(listed.rows), len(listed.assignments) if listed.agency else len(listed.rows)
        if not listed.agency:
            table = published.site.page(listed.page).css("table.kh-table tr[id]:not(.kh-table__gone)")
            assert len(table) == rows, listed.page
        text = (published.site.folder / f"{listed.stem}.csv").read_text(encoding="utf-8-sig")
        lines = [*csv.DictReader(io.StringIO(text, newline=""))]
        assert (len(lines), len({line["id"] for line in lines})) == (parts, rows), listed.stem


def test_the_workbook_beside_a_list_opens_and_holds_its_rows(published: Published) -> None:
    for listed in lists(published.archive):
        if not listed.agency:  # those of agencies come from the same code; each takes a tenth of a second to read
            content = (published.site.folder / f"{listed.stem}.xlsx").read_bytes()
            ids = [cell.value for cell in load_workbook(io.BytesIO(content))["Dữ liệu"]["A"]]
            wanted = [row.deliverable.id for row in listed.rows]
            assert ids[-len(wanted) :] == wanted or not wanted, listed.stem


def test_the_calendar_beside_a_list_names_each_row_with_a_date(published: Published) -> None:
    for listed in lists(published.archive):
        if CALENDAR.applies(listed):
            calendar = Calendar.from_ical((published.site.folder / f"{listed.stem}.ics").read_bytes())
            dates = sum(len(row.deliverable.timing.quarters) for row in listed.rows)
            assert len(calendar.walk("VEVENT")) == dates, listed.stem
