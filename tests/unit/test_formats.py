"""The table of the formats of lists, and what is said to a stranger who adds half of one."""

import pkgutil
from dataclasses import replace
from typing import get_args

import pytest

from plan.export import formats
from plan.export.formats import files_in, maker
from plan.facts.formats import CALENDAR, CSV, FEED, FORMATS, LEAD_CALENDAR, ListFormat, downloads, list_files, offered
from plan.facts.lists import Listed, ListKind
from plan.ground.model import Archive
from plan.rules.redirects import RETIRABLE
from tests.archives import ROOT
from tests.unit.exported import BUILD

NEW = ListFormat(ending="moi", label="Mới", media_type="text/plain")


@pytest.mark.parametrize("missing", ["label", "media_type", "ending"])
def test_a_format_that_does_not_say_all_of_itself_is_refused(missing: str) -> None:
    with pytest.raises(ValueError, match=rf"^plan/facts/formats\.py: the format '.*' lacks {missing}$"):
        replace(NEW, **{missing: ""})


def test_a_format_that_nothing_makes_is_refused_with_what_to_write(archive: Archive) -> None:
    with pytest.raises(LookupError) as refusal:
        next(files_in(NEW, archive, BUILD))
    assert str(refusal.value) == (
        "plan/export/formats/moi.py is missing or has no `make(listed, build) -> bytes`, but plan/facts/formats.py lists .moi"
    )


def test_a_module_that_makes_nothing_is_refused_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr("plan.export.formats.csv.make")
    with pytest.raises(LookupError, match=r"formats/csv\.py .* has no `make"):
        maker(CSV)


def test_the_table_and_the_modules_name_the_same_formats() -> None:
    endings = [form.ending for form in FORMATS]
    assert {*endings} == {module.name for module in pkgutil.iter_modules(formats.__path__)}
    assert len({form.label for form in FORMATS}) == len(FORMATS)
    assert {*endings, "json", "txt"} == {*RETIRABLE}


def test_no_two_lists_share_a_file_and_each_kind_of_list_has_some(archive: Archive, every: tuple[Listed, ...]) -> None:
    addresses = [*list_files(archive)]
    assert len(set(addresses)) == len(addresses)
    assert {listed.kind for listed in every} == {*get_args(ListKind)}


def test_which_formats_a_list_lacks(every: tuple[Listed, ...]) -> None:
    lacking = {(listed.kind, *(form for form in FORMATS if not form.applies(listed))) for listed in every}
    assert lacking == {
        ("tasks", LEAD_CALENDAR, FEED),
        ("section", LEAD_CALENDAR, FEED),
        ("quarter", CALENDAR, LEAD_CALENDAR, FEED),
        ("ongoing", CALENDAR, LEAD_CALENDAR, FEED),
        ("conditional", CALENDAR, LEAD_CALENDAR, FEED),
        ("agency",),
    }


def test_a_calendar_alone_is_of_one_role(archive: Archive, every: tuple[Listed, ...]) -> None:
    listed = next(item for item in every if item.stem == "2022/co-quan/so-noi-vu")
    assert LEAD_CALENDAR.path(listed) == "2022/co-quan/so-noi-vu/chu-tri.ics"
    assert LEAD_CALENDAR.saved(listed) == "2022-so-noi-vu-chu-tri.ics"
    told = LEAD_CALENDAR.told(listed)
    assert [row.deliverable.id for row in told.rows] == [
        row.deliverable.id for row in listed.rows if any(part.role == "lead" for part in listed.assigned[row.deliverable.id])
    ]
    assert 10 < len(told.rows) < len(listed.rows)
    assert [path for path in list_files(archive) if path.count("/") == 3] == [
        LEAD_CALENDAR.path(item) for item in every if item.agency
    ]


def test_a_page_offers_what_can_be_taken_away_and_holds_something(every: tuple[Listed, ...]) -> None:
    for listed in every:
        dated = {form for form in downloads(listed) if any(row.deliverable.timing.quarters for row in form.told(listed).rows)}
        left_out = {*downloads(listed)} - {*offered(listed)}
        assert left_out == {form for form in downloads(listed) if form.ending == "ics"} - dated, listed.stem
    assert all(form.ending != "xml" for listed in every for form in downloads(listed))


def test_the_page_for_people_names_every_download() -> None:
    said = (ROOT / "docs/du-lieu.md").read_text(encoding="utf-8").partition("## ")[0]
    assert [form.label for form in FORMATS if form.is_download and form.label not in said] == []
