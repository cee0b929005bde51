"""The pages that the data implies."""

import dataclasses
import re
from collections import Counter
from pathlib import Path

import pytest

from macros import draft_notice
from plan.facts.pages import Page, pages
from plan.ground.model import Archive
from tests.archives import FROZEN


@pytest.fixture(scope="module")
def found(archive: Archive) -> list[Page]:
    return list(pages(archive))


def test_number_and_order(found: list[Page]) -> None:
    assert len(found) == 232
    assert found[0].address == ""
    kinds = Counter(page.kind for page in found)
    assert (kinds["section"], kinds["task"], kinds["quarter"]) == (7, 40, 4)
    assert (kinds["agency"], kinds["sheet"], kinds["embed"], kinds["body"]) == (41, 41, 41, 41)


def test_addresses_are_unique_and_plain(found: list[Page]) -> None:
    addresses = [page.address for page in found]
    assert len(set(addresses)) == len(addresses)
    assert [address for address in addresses if not re.fullmatch(r"([a-z0-9-]+/)*", address)] == []


def test_the_source_of_a_page_holds_nothing_of_the_data(found: list[Page]) -> None:
    hidden = '"hide": ["navigation", "toc"], "search": {"exclude": true}'
    embedded = f'"template": "embed.html", {hidden}'
    assert {page.source for page in found} == {
        f"---\n{{{said}}}\n---\n{{{{ plan_page(page) }}}}\n" for said in (hidden, embedded)
    }


def test_files_to_edit_are_there(found: list[Page]) -> None:
    assert [page.edit for page in found if page.edit and not Path(FROZEN, page.edit).is_file()] == []
    edits = {page.address: page.edit for page in found}
    assert edits["2022/nhiem-vu/ii-6-3/"] == "data/2022/tasks/ii-6-3.yml"


def test_the_source_names_the_template_that_frames_the_page() -> None:
    page = Page("2022/co-quan/so-noi-vu/embed/", "embed", 2022, "so-noi-vu", template="embed.html")
    assert page.source.startswith('---\n{"template": "embed.html", ')


def test_every_other_form_of_a_page_stands_under_it(found: list[Page]) -> None:
    addresses = {page.address for page in found}
    forms = [page for page in found if page.form_of is not None]
    assert [page.address for page in forms if page.form_of not in addresses] == []
    assert {page.address.removeprefix(str(page.form_of)) for page in forms} == {"phieu/", "embed/"}


def test_of_several_plans_the_drafts_are_named(archive: Archive) -> None:
    draft = "đăng ở đây là bản dự thảo, chưa có số; không thay thế văn bản đã ký.** "
    signed = dataclasses.replace(archive.newest, year=2023, number="05/KH-UBND")
    assert draft_notice(archive) == f"**Kế hoạch {draft}"
    assert draft_notice(dataclasses.replace(archive, plans=(archive.newest, signed))) == f"**Kế hoạch năm 2022 {draft}"
    assert draft_notice(dataclasses.replace(archive, plans=(signed,))) == ""
