"""What the tests of a list's files share: what they must hold, and texts that a program may take for more than text."""

import csv
import dataclasses
import datetime as dt
import io

from plan.export.formats.csv import make
from plan.facts.lists import Listed
from plan.ground.files import Build
from plan.ground.model import Row

BUILD = Build("https://vi-du.example/kho/", dt.datetime(2022, 5, 1, 8, tzinfo=dt.UTC), dt.date(2022, 5, 1))
HOSTILE = (
    "=cmd|' /C calc'!A0",
    "+1",
    "-1",
    "@SUM(1)",
    "\tx",
    "\rx",
    " =1",
    "＝1",
    "<script>alert(1)</script>",
    "]]>",
    "<r><t>x</t></r>",
    "a\nb",
    'a"b',
    "a,b;c",
)


def hostile(listed: Listed, text: str) -> Listed:
    """Return a list of one row that says the same text everywhere."""
    row = listed.rows[0]
    parties = dataclasses.replace(row.deliverable.lead, text=text)
    timing = dataclasses.replace(row.deliverable.timing, text=text)
    item = dataclasses.replace(row.deliverable, text=(text,), lead=parties, coordinating=parties, timing=timing)
    row = dataclasses.replace(row, deliverable=item, task=dataclasses.replace(row.task, text=(text,), title=text))
    return dataclasses.replace(listed, rows=(row,), title=text)


def records(listed: Listed, build: Build = BUILD) -> list[dict[str, str]]:
    """Return the lines of a list's CSV, a dictionary each."""
    return [*csv.DictReader(io.StringIO(make(listed, build).decode("utf-8-sig"), newline=""))]


def rows_of(listed: Listed) -> list[Row]:
    """Return the row of each line of a list's files: of an agency, as often as it has a role in it."""
    return [row for row in listed.rows for _ in listed.assigned.get(row.deliverable.id, (None,))]


def cells(row: Row, *, of_agency: bool = False) -> dict[str, str]:
    """Return the document's words in a line of a list, of an agency the short title of its task, by column."""
    item = row.deliverable
    above = {"objective": "\n".join(row.objective.text), "task": "\n".join(row.task.text)}
    return {
        "id": item.id,
        **({"task_title": row.task.title} if of_agency else above),
        "activity": "\n".join(row.activity_text),
        "deliverable": "\n".join(item.text),
        "lead": item.lead.text,
        "coordinating": item.coordinating.text if item.coordinating else "",
        "timing": item.timing.text,
    }
