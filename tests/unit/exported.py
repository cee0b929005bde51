"""What the tests of a list's files share: what they must hold, and texts that a program may take for more than text."""

import dataclasses
import datetime as dt

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


def cells(row: Row) -> dict[str, str]:
    item = row.deliverable
    return {
        "id": item.id,
        "objective": "\n".join(row.objective.text),
        "task": "\n".join(row.task.text),
        "activity": "\n".join(row.activity_text),
        "deliverable": "\n".join(item.text),
        "lead": item.lead.text,
        "coordinating": item.coordinating.text if item.coordinating else "",
        "timing": item.timing.text,
    }
