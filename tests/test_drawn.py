"""Pictures of the finished sites: each says its message, what is counted and its source, and is a table or list itself."""

from urllib.parse import urldefrag, urljoin

import pytest
from selectolax.lexbor import LexborNode

from plan.ground.model import Plan
from tests.conftest import Site, parsed

SITES = ("site", "small", "twolevel", "two_years")
YEARS = {"site": [2022], "small": [2031], "twolevel": [2027], "two_years": [2022, 2027]}
MOST = 200_000
"""Bytes of a page that holds a picture."""
each_site = pytest.mark.parametrize("name", SITES)


@pytest.fixture
def built(name: str, request: pytest.FixtureRequest) -> Site:
    found: Site = request.getfixturevalue(name)
    return found


def pictures(built: Site) -> list[tuple[str, LexborNode]]:
    """Return every picture with the address of its page."""
    files = [(file, parsed(file)) for file in built.files() if b"data-picture" in file.read_bytes()]
    pages = [(f"{file.parent.relative_to(built.folder)}/".removeprefix("./"), tree) for file, tree in files]
    return [(address, node) for address, tree in pages for node in tree.css("[data-picture]")]


def only(node: LexborNode, selector: str) -> LexborNode:
    [found] = node.css(selector)
    return found


@each_site
def test_each_picture_says_its_message_what_is_counted_and_its_source(built: Site, name: str) -> None:
    found = pictures(built)
    wanted = {f"{year}/{slug}/" for year in YEARS[name] for slug in ("quy", "co-quan")}
    assert wanted <= {address for address, _ in found}
    for address, picture in found:
        head = only(picture, "h2")
        assert any(char.isdigit() for char in head.text()), address
        assert head.attributes["id"], address
        assert len(only(picture, "[data-counted]").text().split()) > 5, address
        path, anchor = urldefrag(urljoin(address, only(picture, "[data-source] a").attributes["href"] or ""))
        assert built.page(path).css(f"[id='{anchor}']"), address


@each_site
def test_each_picture_is_a_table_or_the_list_of_quarters_and_stands_once(built: Site) -> None:
    for address, picture in pictures(built):
        only(picture, "table, ol.kh-year")
        assert picture.css("svg") == picture.css("table svg, ol.kh-year > li svg"), address
        assert all(drawn.attributes["aria-hidden"] == "true" for drawn in picture.css("svg")), address
        assert len((built.folder / address / "index.html").read_bytes()) < MOST, address


@each_site
def test_no_blank_line_parts_a_picture(built: Site) -> None:
    """Markdown would take what follows it for text."""
    for address, picture in pictures(built):
        assert "\n\n" not in (picture.html or ""), address


def test_each_bar_stands_beside_its_number(site: Site) -> None:
    bars = site.page("2022/co-quan/").css(".kh-bars td:has(svg)")
    assert len(bars) > 50
    for cell in bars:
        assert only(cell, "rect").attributes["width"] == only(cell, "span").text()


@each_site
def test_each_quarter_of_the_home_page_is_a_bar_beside_its_number(built: Site) -> None:
    quarters = built.page("").css("[data-picture] ol.kh-year > li")
    assert len(quarters) == 4
    for quarter in quarters:
        assert only(quarter, "rect").attributes["width"] == only(quarter, ".kh-year__n").text()


def test_each_deliverable_is_a_row_of_the_year_with_a_word_and_a_link_in_each_cell(site: Site, plan: Plan) -> None:
    rows = site.page("2022/quy/").css(".kh-timeline tr[data-time]")
    assert [only(row, ".kh-id").text() for row in rows] == [row.deliverable.id for row in plan.rows]
    for row, line in zip(rows, plan.rows, strict=True):
        links = row.css("td > a")
        assert len(links) == max(1, len(line.deliverable.timing.quarters))
        for link in links:
            assert link.text().strip()
            path, anchor = urldefrag(urljoin("2022/quy/", link.attributes["href"] or ""))
            assert anchor == line.deliverable.anchor
            assert site.page(path).css(f"#{anchor}")


def test_every_number_of_the_matrix_leads_to_a_list(site: Site) -> None:
    links = site.page("2022/co-quan/").css(".kh-pairs td > a")
    assert len(links) > 50
    for link in links:
        target = urljoin("2022/co-quan/", link.attributes["href"] or "")
        assert target.startswith("2022/nhiem-vu/?chu-tri=")
        assert link.text() in (link.attributes["aria-label"] or "")
