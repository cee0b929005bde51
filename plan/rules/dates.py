"""Rules of dates: those of documents and of what they changed, by the years of the plans and of the documents' numbers."""

from __future__ import annotations

import datetime as dt
import re

from plan.facts.located import Located
from plan.ground.model import Archive, Document, Plan, titled
from plan.ground.problems import Problem, Problems, Said, say
from plan.rules.amendments import changes_of

FOUNDED = dt.date(1945, 9, 2)
"""No document of this state is older."""
_YEAR = re.compile(r"(?<=/)[0-9]{4}(?=/)")
"""The year in a document's number: 62/2020/NĐ-CP."""


def document_dates(archive: Archive) -> Problems:
    """Check that the date of a document is of the year in its number, and one that a plan can cite or be changed by."""
    latest = archive.newest.year + 1 if archive.plans else None
    for document in archive.documents:
        year = _YEAR.search(document.number)
        if document.date is None:
            continue
        if year and int(year[0]) != document.date.year:
            message = say(
                f'số "{document.number}" là của năm {year[0]}, nhưng ngày là {document.date}; hãy xem lại số và ngày',
                f'the number "{document.number}" is of {year[0]}, but the date is {document.date}; please look at both again',
            )
            yield _told(document, message, kind="not-of-that-year")
        elif document.date < FOUNDED or (latest and document.date.year > latest):
            message = say(
                f"{document.date} không thể là ngày ban hành: cần từ {FOUNDED} đến hết năm {latest}; hãy xem lại năm",
                f"{document.date} cannot be the date of a document: from {FOUNDED} to the end of {latest}; please mend the "
                "year",
            )
            yield _told(document, message, kind="impossible-date")


def _told(document: Document, message: Said, *, kind: str) -> Problem:
    where = document.id, titled(Document, "date")
    return Problem.at(document.places["date"], *where, found=message, kind=kind, record=document.id)


def change_dates(plan: Plan, at: Located) -> Problems:
    """Check that what changed a record of a plan did so from the year before the plan's to the year after."""
    first, last = plan.year - 1, plan.year + 1
    for change in changes_of(at.record):
        if not first <= change.date.year <= last:
            message = say(
                f"{change.date} không phải ngày sửa đổi Kế hoạch năm {plan.year}: cần từ năm {first} đến năm {last}; "
                "hãy xem lại năm",
                f"{change.date} is no date of a change of the plan of {plan.year}: from {first} to {last}; "
                "please mend the year",
            )
            where = at.name, titled(type(change), "date")
            record = str(getattr(at.record, "id", "") or getattr(at.owner, "id", ""))
            yield Problem.at(change.places["date"], *where, found=message, kind="impossible-date", record=record)
