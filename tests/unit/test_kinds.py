"""Every kind of page has a row, a module, a template, a description, and says what the search finds of it, if anything."""

import sys
from types import ModuleType

import pytest

from plan.facts.pages import PAGE_KINDS, Page, page_at, pages
from plan.ground.model import Archive
from plan.html.descriptions import LONGEST, described
from plan.html.frame import trail
from plan.html.pages import KindError, view_of
from plan.html.view import About, Content, View
from plan.reading.load import load
from tests.archives import ROOT, SMALL

FOLDER = "plan/html/pages"
SHORTEST = 20


def lacking(kind: str) -> list[str]:
    """Say what a kind of page lacks, and where to write it."""
    found = []
    if kind not in PAGE_KINDS:
        found.append(f'plan/facts/pages.py: PAGE_KINDS has no "{kind}"; add a row that says where its pages are')
    try:
        view_of(Page("", kind, 0))
    except KindError as error:
        found.append(str(error))
    except TypeError as error:
        found.append(f"{FOLDER}/{kind}.py: {error}; a kind that the search does not find says indexed=None")
    if not (ROOT / FOLDER / f"{kind}.html").is_file():
        found.append(f"{FOLDER}/{kind}.html is missing: the template of what stands below the heading")
    return found


def test_every_kind_is_whole() -> None:
    written = {file.stem for file in (ROOT / FOLDER).iterdir() if file.suffix in {".py", ".html"}} - {"__init__"}
    assert [said for kind in sorted({*PAGE_KINDS, *written}) for said in lacking(kind)] == []


def test_a_stranger_is_told_what_to_write_and_where() -> None:
    assert lacking("made_up") == [
        'plan/facts/pages.py: PAGE_KINDS has no "made_up"; add a row that says where its pages are',
        (
            'the kind "made_up" of plan/facts/pages.py needs plan/html/pages/made_up.py with VIEW = View(…), '
            "and plan/html/pages/made_up.html"
        ),
        "plan/html/pages/made_up.html is missing: the template of what stands below the heading",
    ]


def test_a_module_without_a_view_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "plan.html.pages.empty", ModuleType("empty"))
    with pytest.raises(KindError, match=r"plan/html/pages/empty\.py with VIEW = View\(…\)"):
        view_of(Page("", "empty", 2022))


def test_a_view_says_whether_it_is_found() -> None:
    with pytest.raises(TypeError, match="indexed"):
        View(content=Content, description=str)  # type: ignore[call-arg]


@pytest.mark.parametrize("of", ["archive", "small"])
def test_every_page_describes_itself_in_words_of_its_own(of: str, request: pytest.FixtureRequest) -> None:
    archive = load(SMALL) if of == "small" else request.getfixturevalue("archive")
    said = {page.address: described(About.known(archive, page)) for page in pages(archive)}
    assert {address: text for address, text in said.items() if not SHORTEST < len(text) <= LONGEST} == {}
    assert len(set(said.values())) == len(said)


def test_what_is_found_of_a_page_is_at_its_address(archive: Archive) -> None:
    for page in pages(archive):
        indexed = view_of(page).indexed
        found = indexed and indexed(About.known(archive, page))
        assert not found or found.address == page.address


def test_the_way_to_a_page_leads_over_pages(archive: Archive) -> None:
    known = page_at(archive)
    for page in known.values():
        about = About.known(archive, page)
        way = trail(page, view_of(page).content(about).above)
        assert [address for _, address in way if address not in known] == [], page.address
        assert [address for _, address in way][:1] == [""] * bool(page.address)
    about = About.known(archive, known["2022/nhiem-vu/ii-6-3/"])
    assert trail(about.page, view_of(about.page).content(about).above) == [
        ("Trang chủ", ""),
        ("Kế hoạch 2022", "2022/"),
        ("Lĩnh vực", "2022/linh-vuc/"),
        ("II. Cải cách thủ tục hành chính (TTHC)", "2022/linh-vuc/thu-tuc-hanh-chinh/"),
    ]
