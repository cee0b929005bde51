"""The API tells reports and what follows from them, each answer as its schema says, and nothing where nobody reported."""

import dataclasses
import datetime as dt
import json
from collections.abc import Iterator
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from plan.export.api import ENDPOINTS, api_files
from plan.export.progress_answers import ProgressAnswers
from plan.export.reports import STATE_WORDS
from plan.ground.files import Build
from plan.ground.model import PERIODS, Archive, Evidence, Report, ReportRow
from plan.reading.load import load
from tests.archives import REPORTED, SMALL
from tests.unit.exported import HOSTILE

BUILD = Build("https://vi-du.example/")
Answers = dict[str, Any]


def answers(archive: Archive) -> Answers:
    return {
        file.path.removeprefix("api/v1/"): json.loads(file.content)
        for file in api_files(archive, BUILD)
        if file.path.startswith("api/v1/")
    }


@pytest.fixture(scope="module")
def reported() -> Archive:
    return load(REPORTED)


@pytest.fixture(scope="module")
def found(reported: Archive) -> Answers:
    return answers(reported)


def keys(value: Any) -> Iterator[str]:
    for inner in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from keys(inner)
    if isinstance(value, dict):
        yield from value


def deliverables(found: Answers, year: int = 2025) -> dict[str, Any]:
    tasks = found[f"{year}/tasks.json"]["data"]
    return {item["id"]: item for task in tasks for activity in task["activities"] for item in activity["deliverables"]}


@pytest.mark.parametrize("path", [endpoint.path for endpoint in ENDPOINTS if endpoint.path.startswith("{year}/")])
def test_answers_with_reports_are_what_their_schemas_say(found: Answers, path: str) -> None:
    folder, _, name = path.format(year=2025, task="*", agency="*", quarter="*").rpartition("/")
    endpoint = next(endpoint for endpoint in ENDPOINTS if endpoint.path == path)
    validator = Draft202012Validator(found[f"schemas/{endpoint.schema_name}.json"])
    mine = [key for key in found if key.startswith(f"{folder}/") and (name == "*.json" or key == f"{folder}/{name}")]
    assert mine
    for key in mine:
        assert [*validator.iter_errors(found[key])] == [], key


def test_every_report_is_told_with_its_rows_and_where_it_is_on_the_site(found: Answers) -> None:
    data = found["2025/reports.json"]["data"]
    assert data["day"] == "2025-10-05"
    assert len(data["reports"]) == 12
    late = [report["id"] for report in data["reports"] if report.get("late")]
    assert late == ["quy-1-so-cau-duong-2025-03-28", "quy-3-so-cau-duong-2025-10-05"]
    report = data["reports"][-1]
    assert report["url"] == "https://vi-du.example/2025/co-quan/so-cau-duong/tien-do/#quy-3"
    (row,) = report["rows"]
    assert (row["state"], row["state_name"], row["days_late_least"], row["days_late_most"]) == (
        *("open-late", "chưa hoàn thành quá hạn"),
        *(97, 187),
    )
    assert [item["period"] for item in data["deadlines"]] == [*PERIODS]
    assert data["grace"]["days"] == 5
    assert data["scoring"]["steps"][0] == {"points": "2", "over": 90}


def test_a_product_tells_its_state_and_what_each_agency_said(found: Answers) -> None:
    progress = deliverables(found)["III.1.2.3"]["progress"]
    assert (progress["state"], progress["state_name"]) == ("silent", "chưa báo cáo")
    (time,) = progress["times"]
    assert (time["deadline"], time["reporter_count"]) == ("2025-06-30", 3)
    assert [(reply["agency"]["id"], reply["state"], reply["evidenced"]) for reply in time["replies"]] == [
        ("so-viec-cong", "done-in-time", True),
        ("so-cau-duong", "done-in-time", False),
    ]
    assert [(quiet["agency"]["id"], quiet["since"]) for quiet in time["missing"]] == [("so-ban-do", "2025-09-20")]
    amended = deliverables(found)["III.1.3.4"]["progress"]["times"][0]
    assert (amended["deadline"], amended["first_deadline"]) == ("2025-09-30", "2025-06-30")
    assert (amended["state"], amended["replies"][0]["first_state"]) == ("done-in-time", "done-late")
    unknown = deliverables(found)["II.1.1.1"]["progress"]
    assert (unknown["state"], unknown["state_name"]) == ("unreported", "chưa đủ báo cáo")
    assert [time["state"] for time in unknown["times"]] == ["unreported"]


def test_an_agency_and_the_plan_count_each_product_once(found: Answers) -> None:
    agencies = {agency["id"]: agency for agency in found["2025/agencies.json"]["data"]}
    own = agencies["so-cau-duong"]["progress"]  # I.1.1.2, III.1.1.2, III.1.1.3, III.1.2.3
    assert {count["name"]: count["count"] for count in own["states"] if count["count"]} == {
        "hoàn thành đúng hạn": 1,
        "hoàn thành quá hạn": 1,
        "chưa hoàn thành quá hạn": 1,
        "chưa đủ báo cáo": 1,  # I.1.1.2: since 1/9 due each quarter; on the third it is asked at the year's end
    }
    assert (own["total"], own["due"], own["done"], own["in_time"], own["unsure"]) == (4, 4, 2, 1, 1)
    assert "progress" not in agencies["cac-so"], "what members report is not the group's"
    assert {count["state"] for count in own["states"]} == {*STATE_WORDS}
    whole = found["plans.json"]["data"][0]["progress"]
    assert (
        whole["total"]
        == sum(count["count"] for count in whole["states"])
        == found["plans.json"]["data"][0]["deliverable_count"]
    )


def test_an_indicator_has_its_figures(found: Answers) -> None:
    indicators = {item["id"]: item["figures"] for item in found["2025/indicators.json"]["data"]}
    assert [(figure["number"], figure["met"]) for figure in indicators["thoi-gian-cho"]] == [(18, False), (14.5, True)]
    assert indicators["ho-so-truc-tuyen"] == []


def test_where_nobody_reported_nothing_is_told_but_that(monkeypatch: pytest.MonkeyPatch) -> None:
    def asked(*_: object) -> None:
        message = "nothing is worked out of reports that are not there"
        raise AssertionError(message)

    for name in ("_report", "_time", "_row", "_expected"):
        monkeypatch.setattr(ProgressAnswers, name, asked)
    found = answers(load(SMALL))
    assert found["2031/reports.json"]["data"] == {"reports": [], "expected": [], "deadlines": []}
    data = [value["data"] for path, value in found.items() if path.startswith(("2031/", "plans", "bodies"))]
    assert {"progress", "figures", "state"}.isdisjoint(keys(data))


@pytest.mark.parametrize("text", HOSTILE)
def test_what_agencies_write_comes_back_as_it_was(reported: Archive, text: str) -> None:
    shown = Evidence(kind=text, number=text, date=dt.date(2025, 3, 1))
    row = ReportRow(deliverable="III.1.1.1", result="not-done", evidence=(shown,), difficulties=text)
    report = Report(date=dt.date(2025, 3, 2), number=text, rows=(row,), period=PERIODS["quy-1"], agency="so-viec-cong")
    plan = dataclasses.replace(reported.newest, reports=(report,))
    told = answers(dataclasses.replace(reported, plans=(plan,)))["2025/reports.json"]["data"]["reports"][0]
    assert (told["number"], told["rows"][0]["difficulties"], told["rows"][0]["evidence"][0]["kind"]) == (text,) * 3
