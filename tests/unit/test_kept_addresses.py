"""The addresses of the frozen plan's site, which never break: each that was once listed in tests/snapshots/addresses answers.

`make bless` adds those that are new. It takes none away: whoever means to, deletes its line.
"""

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from plan.export.every import other_files
from plan.export.formats import files_of_lists
from plan.export.pdf import papers
from plan.export.tables.files import table_files
from plan.facts.pages import addresses
from plan.ground.addresses import Links
from plan.ground.model import Archive
from plan.reading.load import load
from plan.rules.redirects import hand_written
from tests.archives import ROOT
from tests.unit.builders import Project
from tests.unit.exported import BUILD

KEPT = ROOT / "tests/snapshots/addresses"
FILES = (files_of_lists, table_files, other_files)
"""What makes the files of a site."""
GONE = (
    "không còn trả lời. Địa chỉ đã đăng không bao giờ mất: hãy ghi chuyển hướng vào data/redirects.yml và "
    "tests/plans/2022/data/redirects.yml (an address went; add a redirect)"
)


def answered(archive: Archive, root: Path) -> set[str]:
    """Return all that answers on the site, from its root ("/2022/"), old addresses too: pages, their parts, files."""
    return {f"/{address}" for address in _answered(archive, root)}


def _answered(archive: Archive, root: Path) -> Iterator[str]:
    yield from addresses(archive)
    yield from hand_written(root)
    for plan in archive.plans:
        to = Links("", plan.year)
        yield from map(to.clause, plan.clause.values())
        yield from (to.document(document.id) for document in archive.documents)
    yield from (file.path for made in FILES for file in made(archive, BUILD))
    yield from (f"{paper.stem}.pdf" for paper in papers(archive))


def gone(kept: Iterable[str], found: set[str], archive: Archive) -> list[str]:
    """Return the addresses that answer no more; a part of a page that has moved answers where the page does."""
    old = {f"/{redirect.from_}" for redirect in archive.redirects}
    return sorted(address for address in kept if address not in found and address.partition("#")[0] not in old)


def test_no_address_goes_and_a_new_one_is_kept() -> None:
    archive = load(ROOT / "tests/plans/2022")
    found = answered(archive, ROOT)
    kept = KEPT.read_text(encoding="utf-8").splitlines() if KEPT.exists() else []
    missing = gone(kept, found, archive)
    assert missing == [], f"{', '.join(missing[:5])}: {GONE}"
    if os.environ.get("BLESS"):
        kept = sorted({*kept, *found})
        KEPT.write_text("".join(f"{address}\n" for address in kept), encoding="utf-8")
    assert sorted(found - {*kept}) == [], "địa chỉ mới; nếu cố ý, hãy chạy make bless"


def test_an_address_that_goes_is_told_until_it_is_redirected(archive: Archive, tmp_path: Path) -> None:
    kept, project = answered(archive, tmp_path), Project(tmp_path)
    project.path("data/2022/tasks/ii-4-1.yml").unlink()
    after = load(tmp_path)
    page = "2022/nhiem-vu/ii-4-1/"
    assert gone(kept, answered(after, tmp_path), after) == [
        *(f"/{page}", f"/{page}#ii-4-1-1", f"/{page}qr.svg", "/api/v1/2022/tasks/ii-4-1.json")
    ]
    project.put("data/redirects.yml", f"- from: {page}\n  to: 2022/nhiem-vu/ii-5-1/\n")
    redirected = load(tmp_path)
    assert gone(kept, answered(redirected, tmp_path), redirected) == []


def test_the_list_names_each_kind_of_address() -> None:
    kept = {*KEPT.read_text(encoding="utf-8").splitlines()}
    assert {
        *("/", "/2022/", "/2022/co-quan/so-noi-vu/", "/2022/co-quan/so-noi-vu/phieu/", "/2022/nhiem-vu/ii-6-3/#ii-6-3-1"),
        *("/2022/toan-van/#phan-iv-1-b", "/2022/co-quan/so-noi-vu/qr.svg", "/2022/co-quan/so-noi-vu/chu-tri.ics"),
        *("/2022/nhiem-vu.csv", "/2022/toan-van.pdf", "/2022/thay-doi.xml", "/api/v1/2022/tasks.json", "/du-lieu/"),
    } <= kept
    assert [address for address in kept if not address.startswith("/") or "//" in address] == []
