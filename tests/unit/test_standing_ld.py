"""Machines are told of progress what schema.org has words for: done and when, the documents that show it, and no more."""

import dataclasses
import datetime as dt
import json
from typing import Any

import pytest

from plan.export.dataset import distributions
from plan.export.jsonld import linked_data
from plan.ground.files import Build
from plan.ground.model import PERIODS, Archive, Evidence, Report, ReportRow
from plan.reading.load import load
from tests.archives import REPORTED, SMALL
from tests.unit.exported import HOSTILE

BUILD = Build("https://vi-du.example/kho/")


@pytest.fixture(scope="module")
def reported() -> Archive:
    return load(REPORTED)


def actions(archive: Archive, task: str) -> dict[str, dict[str, Any]]:
    """What the page of a task tells of its products, by id."""
    said = linked_data(archive, BUILD, f"{archive.newest.year}/nhiem-vu/{task}/", "", ())
    (node,) = (node for node in json.loads(said)["@graph"] if node["@type"] == "CreativeWork")
    found = node["about"]
    return {item["identifier"]: item for item in (found if isinstance(found, list) else [found])}


def test_what_is_done_is_completed_on_its_day_and_has_its_document(reported: Archive) -> None:
    done = actions(reported, "iii-1-1")["III.1.1.1"]
    assert (done["actionStatus"], done["endTime"]) == ("https://schema.org/CompletedActionStatus", "2025-03-03")
    assert done["subjectOf"] == {
        "@type": "CreativeWork",
        "name": "Kế hoạch số 14/KH-SVC",
        "identifier": "14/KH-SVC",
        "datePublished": "2025-03-03",
        "url": "https://vi-du.example/14-kh-svc",
    }


def test_what_is_not_done_by_all_and_each_time_has_no_status_and_keeps_its_deadline(reported: Archive) -> None:
    late = actions(reported, "iii-1-1")["III.1.1.3"]
    assert "actionStatus" not in late
    assert late["endTime"] == "2025-06-30"
    training = actions(reported, "iii-1-2")["III.1.2.3"]
    assert "actionStatus" not in training, "two of three are done"
    assert training["subjectOf"]["identifier"] == "40/BC-SVC"
    quarterly = actions(reported, "iii-1-3")["III.1.3.1"]
    assert "actionStatus" not in quarterly, "three of four quarters are done"
    assert len(quarterly["endTime"]) == 4
    assert {"actionStatus", "subjectOf"}.isdisjoint(actions(reported, "ii-1-1")["II.1.1.1"])


def test_what_was_never_asked_keeps_nothing_from_being_completed(reported: Archive) -> None:
    """I.1.1.2 is quarterly since 1/9: quý I and II were past."""
    rows = tuple(
        ReportRow(deliverable="I.1.1.2", result="done", quarter=quarter, done_on=dt.date(2025, 3 * quarter, 9))
        for quarter in (3, 4)
    )
    reports = tuple(
        Report(date=dt.date(2025, 12, 20), rows=rows, period=PERIODS["nam"], agency=agency)
        for agency in ("so-viec-cong", "so-ban-do", "so-cau-duong")
    )
    plan = dataclasses.replace(reported.newest, reports=reports)
    found = actions(dataclasses.replace(reported, plans=(plan,)), "i-1-1")["I.1.1.2"]
    assert found["actionStatus"].endswith("CompletedActionStatus")
    assert found["endTime"] == "2025-12-09"


def test_done_on_a_day_that_is_not_known_ends_on_none(reported: Archive) -> None:
    row = ReportRow(deliverable="III.1.1.1", result="done")
    report = Report(date=dt.date(2025, 3, 2), rows=(row,), period=PERIODS["quy-1"], agency="so-viec-cong")
    plan = dataclasses.replace(reported.newest, reports=(report,))
    found = actions(dataclasses.replace(reported, plans=(plan,)), "iii-1-1")["III.1.1.1"]
    assert "endTime" not in found
    assert found["actionStatus"].endswith("CompletedActionStatus")


@pytest.mark.parametrize("text", [*HOSTILE, "</script><b>", "\u2028"])
def test_a_document_ends_no_script(reported: Archive, text: str) -> None:
    shown = Evidence(kind=text, number=text, date=dt.date(2025, 3, 1))
    row = ReportRow(deliverable="III.1.1.1", result="not-done", evidence=(shown,))
    report = Report(date=dt.date(2025, 3, 2), rows=(row,), period=PERIODS["quy-1"], agency="so-viec-cong")
    plan = dataclasses.replace(reported.newest, reports=(report,))
    archive = dataclasses.replace(reported, plans=(plan,))
    said = linked_data(archive, BUILD, "2025/nhiem-vu/iii-1-1/", "", ())
    assert {"<", ">", "&", "\u2028"}.isdisjoint(said)
    assert actions(archive, "iii-1-1")["III.1.1.1"]["subjectOf"]["identifier"] == text


def test_portals_are_told_of_the_reports_where_there_are_any(reported: Archive) -> None:
    assert "api/v1/2025/reports.json" in {item.path for item in distributions(reported)}
    assert [item.path for item in distributions(load(SMALL)) if "reports" in item.path] == []
