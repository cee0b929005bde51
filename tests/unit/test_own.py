"""An agency's deliverables, each once with all of its roles, and the numbers told of them, for every agency of all plans."""

import csv
import io
import re
from collections.abc import Iterator

import pytest

from plan.export.formats.csv import make
from plan.facts.duties import ROLES, VERBS
from plan.facts.lists import list_at
from plan.facts.own import own_groups, tally
from plan.facts.pages import pages
from plan.facts.summary import shares
from plan.facts.year import Year, year_of
from plan.ground.model import Archive
from plan.reading.load import load
from tests.archives import FROZEN, SMALL, TWOLEVEL
from tests.unit.exported import BUILD
from tests.unit.rendering import shown

NUMBERS = re.compile(r"(\d+) (chủ trì|phối hợp)(?: = (\d+))?")


@pytest.fixture(scope="module", params=[FROZEN, SMALL, TWOLEVEL], ids=["2022", "small", "twolevel"])
def archive(request: pytest.FixtureRequest) -> Archive:
    return load(request.param)


def agencies(archive: Archive) -> Iterator[tuple[str, Year, str]]:
    """Yield every agency's page: its address, the plan with what follows from it, the agency's id."""
    for page in pages(archive):
        if page.kind == "agency":
            yield page.address, year_of(archive, archive.plan[page.year]), page.record


def test_a_line_says_how_all_numbers_add_up() -> None:
    of = year_of(found := load(FROZEN), found.newest)
    assert tally(of.duties, "so-noi-vu").said == (
        "55 sản phẩm: nêu đích danh 17 chủ trì + 6 phối hợp = 23; qua nhóm 13 chủ trì + 24 phối hợp = 37. "
        "Cộng 60 lượt việc (30 chủ trì, 30 phối hợp); 5 sản phẩm có hai vai trò nên còn 55."
    )
    assert tally(of.duties, "so-y-te").said == "53 sản phẩm: qua nhóm 13 chủ trì + 40 phối hợp = 53."
    assert tally(of.duties, "buu-dien-tinh").said == "1 sản phẩm: 1 phối hợp."
    assert tally(of.duties, "dai-truyen-thanh-cap-huyen").said == "0 sản phẩm."


def test_the_numbers_of_every_agency_add_up_to_what_its_page_its_sheet_and_its_files_hold(archive: Archive) -> None:
    for address, of, agency in agencies(archive):
        page, sheet, listed = shown(archive, address), shown(archive, f"{address}phieu/"), list_at(archive)[address]
        said = page.css_first(".kh-tally").text().strip()
        rows = [row.attributes["data-row"] for row in page.css(".kh-own [data-row]")]
        parts = [part for row in page.css(".kh-own [data-row]") for part in str(row.attributes["data-parts"]).split()]
        first, _, rest = said.partition(" Cộng ")
        assert int(first.split()[0]) == len(rows) == len({*rows}) == len(listed.rows), address
        assert sum(int(number) for number, _, _ in NUMBERS.findall(first)) == len(parts), address
        for way in first.split("; "):
            found = NUMBERS.findall(way)
            assert [total for *_, total in found if total] in ([], [str(sum(int(number) for number, *_ in found))]), way
        for role in ROLES:
            everywhere = sum(int(number) for number, verb, _ in NUMBERS.findall(first) if verb == VERBS[role])
            assert everywhere == len(of.duties.of(agency, role)), address
            assert [int(number) for number, verb, _ in NUMBERS.findall(rest) if verb == VERBS[role]] in ([], [everywhere])
        if twice := re.search(r"(\d+) lượt việc .* (\d+) sản phẩm có hai vai trò nên còn (\d+)", rest):
            assert [int(number) for number in twice.groups()] == [len(parts), len(parts) - len(rows), len(rows)], address
        else:
            assert len(parts) == len(rows), address
        assert sheet.css(".kh-sheet__paper > p")[1].text() == said.partition(" Hạn ")[0]
        named, through = (sum(is_through == ("-qua-" in part) for part in parts) for is_through in (False, True))
        captions = [
            int(re.findall(r"\d+", node.text())[0]) for node in sheet.css(".kh-sheet__table caption") if "Giao" in node.text()
        ]
        assert captions == [number for number in (tally(of.duties, agency).products_named, through) if number], address
        assert tally(of.duties, agency).parts_named == named
        lines = [*csv.reader(io.StringIO(make(listed, BUILD).decode("utf-8-sig"), newline=""))]
        assert len(lines) - 1 == len(parts), address


def test_each_row_carries_the_parts_that_the_agency_has_in_it(archive: Archive) -> None:
    for _, of, agency in agencies(archive):
        found = own_groups(of.plan, shares(of, of.agency[agency]))
        told = {
            (own.row.deliverable.id, s.role, s.via and s.via.id) for group in found for own in group.rows for s in own.shares
        }
        assert told == {(one.row.deliverable.id, one.role, one.via) for one in of.duties.assignments.get(agency, ())}
        assert [group.via is None for group in found] == sorted((group.via is None for group in found), reverse=True)


def test_rows_stand_by_when_they_are_first_due() -> None:
    of = year_of(found := load(FROZEN), found.newest)
    (named, through) = own_groups(of.plan, shares(of, of.agency["so-noi-vu"]))
    for group in (named, through):
        times = [own.row.deliverable.timing for own in group.rows]
        quarters = [timing.quarters[0] for timing in times if timing.kind == "quarters"]
        assert quarters == sorted(quarters)
        kinds = [timing.kind for timing in times]
        assert kinds == sorted(kinds, key=("quarters", "quarterly", "ongoing", "conditional").index)
    assert [str(own.ends) for own in named.rows[:3]] == ["2022-03-31", "2022-06-30", "2022-09-30"]
    assert {own.ends for own in named.rows if own.row.deliverable.timing.kind in {"ongoing", "conditional"}} == {None}


def test_an_old_anchor_stands_for_the_share_that_it_named(archive: Archive) -> None:
    for address, of, agency in agencies(archive):
        asked = {
            node.attributes["id"]: node.attributes["data-asks"] for node in shown(archive, address).css(".kh-old > span")
        }
        wanted = [
            anchor for share in shares(of, of.agency[agency]) for anchor in (share.anchor, *(g.anchor for g in share.groups))
        ]
        assert [*asked] == wanted, address
        for share in shares(of, of.agency[agency]):
            assert asked[share.anchor] == f"vai-tro={share.role_slug}" + ("" if share.via else "&truc-tiep=1")
