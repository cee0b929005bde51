"""A list as a workbook: the eight columns as the document prints them, and all data in a flat table with a filter."""

from __future__ import annotations

import io

import xlsxwriter

from plan.export.formats import Moved
from plan.export.sheets import charges, data, printed
from plan.export.sheets.paper import FONT, LOOKS
from plan.facts.lists import Listed
from plan.ground.files import Build

_OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}


def make(listed: Listed, build: Build) -> bytes:
    """Return a list as a workbook, of an agency with what part IV charges it with; its only date is the build's."""
    content = io.BytesIO()
    with xlsxwriter.Workbook(content, _OPTIONS) as book:
        created = build.time.replace(tzinfo=None)
        title = f"{listed.title} · {listed.plan.name}"
        book.set_properties({"title": title, "author": build.operator, "created": created})
        looks = {name: book.add_format({**FONT, **look}) for name, look in LOOKS.items()}
        printed.write(book.add_worksheet("Như văn bản"), listed, looks)
        data.write(book.add_worksheet("Dữ liệu"), listed, looks, build)
        if listed.charges:
            charges.write(book.add_worksheet(f"Trách nhiệm {listed.plan.charged_in}"[:31]), listed, looks)
    return content.getvalue()


def moved(moved: Moved, build: Build) -> bytes:
    """Return a workbook that holds nothing but what is said."""
    content = io.BytesIO()
    with xlsxwriter.Workbook(content, {"in_memory": True, "strings_to_urls": False}) as book:
        book.set_properties({"created": build.time.replace(tzinfo=None)})
        sheet = book.add_worksheet("Đã chuyển")
        sheet.set_column(0, 0, 120)
        sheet.write_string(0, 0, moved.said)
    return content.getvalue()
