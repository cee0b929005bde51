"""What an agency is asked, as an .xlsx file to be filled in by somebody who knows nothing of the data."""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from plan.export.reporting.asked import (
    DATE,
    EVIDENCE_COLUMNS,
    FIGURE_COLUMNS,
    FIGURES,
    LACKING,
    MORE_EVIDENCE,
    NUMBER,
    PERIOD,
    PLAN,
    PRODUCT_COLUMNS,
    PRODUCTS,
    REPORTER,
    RESULTS,
    START,
    AskedRow,
    FormColumn,
    ReportForm,
    written_day,
)
from plan.export.reporting.helping import MORE_HELP, ONGOING, PERIOD_HELP, STEPS, choose, help_of
from plan.export.sheets.paper import FONT, HIGHEST, needed, put
from plan.export.workbook.making import BASE, fitting
from plan.export.workbook.offers import LISTS, column_letters
from plan.facts.formats import report_form_of
from plan.facts.year import year_of
from plan.ground.clock import day_of
from plan.ground.files import Build, File
from plan.ground.model import PERIODS, Archive, Report, ReportRow, told

REPORT_FORMAT = "bao-cao-cchc 1"
"""How the hidden sheet is laid out that tells of which state of the data a form is made."""
MOST_MORE = 30
"""Rows for more evidence."""
_KINDS = ("Quyết định", "Kế hoạch", "Báo cáo", "Công văn", "Tờ trình", "Thông báo", "Kết luận", "Biên bản")
"""Kinds of documents that are offered; any other may be written."""

_OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
_CELL = {**FONT, "text_wrap": True, "valign": "top", "border": 1, "border_color": "#BFBFBF", "num_format": "@"}
_FORM_LOOKS: Mapping[str, Mapping[str, Any]] = {
    "open": {**_CELL, "locked": False},
    "locked": {**_CELL, "bg_color": "#EDEDED", "font_color": "#404040"},
    "formula": {**_CELL, "bg_color": "#EDEDED", "font_color": "#404040", "num_format": "General"},
    "head": {**_CELL, "bold": True, "bg_color": "#D9E2F3", "valign": "vcenter"},
    "title": {**FONT, "bold": True, "font_size": 14},
    "done": {"bg_color": "#E2EFDA"},
    "not-done": {"bg_color": "#FFF2CC"},
}
_PROTECTION = {"autofilter": True, "format_cells": True, "format_columns": True, "format_rows": True}
_START_WIDTHS = (22, 100)
_SCALE = 66
"""Per cent: a half of the products' columns is as wide as A4 landscape."""
_A4 = 9


def form_files(archive: Archive, build: Build) -> Iterator[File]:
    """Yield the form of each agency that leads something and has a page."""
    for plan in archive.plans:
        for agency in sorted(year_of(archive, plan).reported.forms):
            yield File(report_form_of(plan, agency), as_form(ReportForm(archive, plan, agency), build))


def as_form(form: ReportForm, build: Build, period: str = "") -> bytes:
    """Return a form as a workbook.

    Args:
        form: what is asked.
        build: its time, of the last commit, is the file's only date.
        period: id of the period that is chosen already; "" leaves it to who fills it in.

    """
    content = io.BytesIO()
    with xlsxwriter.Workbook(content, _OPTIONS) as book:
        title = f"Báo cáo của {form.agency.name} · {form.plan.name}"
        book.set_properties({"title": title, "author": build.operator, "created": build.time.replace(tzinfo=None)})
        looks = {name: book.add_format(dict(look)) for name, look in _FORM_LOOKS.items()}
        _start(book.add_worksheet(START), form, looks, PERIODS[period].name if period else "")
        _Table(book.add_worksheet(PRODUCTS), looks, PRODUCT_COLUMNS).write(form.products)
        if form.figures:
            _Table(book.add_worksheet(FIGURES), looks, FIGURE_COLUMNS).write(form.figures)
        _Table(book.add_worksheet(MORE_EVIDENCE), looks, EVIDENCE_COLUMNS).write_empty(len(form.by_name))
        lists, base = book.add_worksheet(LISTS), book.add_worksheet(BASE)
        _write_texts(lists, ((name,) for name in form.by_name))
        lists.write_formula(0, 1, _DAY, None, "")
        state = (REPORT_FORMAT, str(form.plan.year), form.agency_id, f"{day_of(build.time):%d/%m/%Y}", form.state)
        first = tuple(word for line in _fixed(form) for word in line)
        _write_texts(base, (state, first, *((row.name, row.lead, *row.texts) for row in form.by_name.values())))
        lists.hide()
        base.hide()
    return content.getvalue()


def _write_texts(page: Worksheet, rows: Iterator[tuple[str, ...]] | Sequence[tuple[str, ...]]) -> None:
    for line, texts in enumerate(rows):
        for column, text in enumerate(texts):
            if text:
                page.write_string(line, column, fitting(text))


def _start(page: Worksheet, form: ReportForm, looks: Mapping[str, Format], period: str) -> None:
    """Write the first sheet: what is asked of the whole report, and what to do."""
    _paper(page)
    for column, width in enumerate(_START_WIDTHS):
        page.set_column(column, column, width)
    page.write_string(0, 0, "Báo cáo kết quả thực hiện kế hoạch", looks["title"])
    asked = ((PERIOD, period), (DATE, ""), (NUMBER, ""))
    known, steps = _fixed(form)[:_KNOWN], _fixed(form)[_KNOWN:]
    for line, (name, words) in enumerate((*known, *asked, ("", ""), *steps), 1):
        if name:
            put(page, line, 0, name, looks["head"])
            put(page, line, 1, words, looks["open" if name in {PERIOD, DATE, NUMBER} else "locked"])
            page.set_row(line, needed(words, _START_WIDTHS[1]))
    first = 1 + _KNOWN
    choose(page, (first, 1, first, 1), PERIOD, PERIOD_HELP, [one.name for one in PERIODS.values()])
    choose(page, (first + 1, 1, first + 1, 1), DATE, help_of(Report, "date"))
    choose(page, (first + 2, 1, first + 2, 1), NUMBER, help_of(Report, "number"))
    page.protect("", _PROTECTION)


def _fixed(form: ReportForm) -> tuple[tuple[str, str], ...]:
    """Return the lines of the first sheet that nobody writes into: of what the form is, and what to do."""
    steps = ((f"Việc {number}", words) for number, words in enumerate(STEPS, 1))
    return (PLAN, form.plan.name), (REPORTER, form.agency.name), *steps


_KNOWN = 2
"""So many of them stand above what is asked."""


class _Table:
    """A sheet with a row for each thing that is asked."""

    def __init__(self, page: Worksheet, looks: Mapping[str, Format], columns: Sequence[FormColumn]) -> None:
        self._page, self._looks, self._columns = page, looks, columns

    def write(self, rows: Sequence[AskedRow]) -> None:
        """Write the rows, each with its texts, cells for answers, and what was answered last."""
        self._lay_out(2)
        self._page.autofilter(0, 0, max(len(rows), 1), len(self._columns) - 1)
        for line, row in enumerate(rows, 1):
            self._write_row(line, row)
        self._offer(max(len(rows), 1))
        if self._columns is PRODUCT_COLUMNS:
            self._colour(max(len(rows), 1))
            self._on_two_sheets()
        self._page.protect("", _PROTECTION)

    def write_empty(self, names: int) -> None:
        """Write rows that wait for more evidence; `names` is how many rows it may be of."""
        self._lay_out(1)
        for line in range(1, MOST_MORE + 1):
            for column in range(len(self._columns)):
                self._page.write_blank(line, column, None, self._looks["open"])
        self._offer(MOST_MORE)
        if names:
            source = f"='{LISTS}'!$A$1:$A${names}"
            choose(self._page, (1, 0, MOST_MORE, 0), self._columns[0].title, MORE_HELP, source)
        self._page.protect("", _PROTECTION)

    def _lay_out(self, kept: int) -> None:
        _paper(self._page)
        self._page.freeze_panes(1, kept)
        self._page.repeat_rows(0)
        for at, column in enumerate(self._columns):
            self._page.set_column(at, at, column.width)
            put(self._page, 0, at, column.title, self._looks["head"])
        self._page.set_row(0, max(needed(column.title, column.width) for column in self._columns))

    def _write_row(self, line: int, row: AskedRow) -> None:
        told_ = iter((*row.texts, *row.last))
        height = needed(_ROOM, 1)
        for at, column in enumerate(self._columns):
            if column.title == LACKING:
                self._page.write_formula(line, at, self._lacking(line, row), self._looks["formula"], "")
            elif column.kind:
                self._page.write_blank(line, at, None, self._looks["open"])
            else:
                text = fitting(next(told_))
                height = max(height, needed(text, column.width))
                put(self._page, line, at, text, self._looks["locked"])
        self._page.set_row(line, min(height, HIGHEST))
        if row.due:
            self._offer_results(line, is_ongoing=row.is_ongoing)

    def _offer_results(self, line: int, *, is_ongoing: bool) -> None:
        at = self._at(told(ReportRow, "result").column)
        words = ONGOING if is_ongoing else help_of(ReportRow, "result")
        offered = [RESULTS["not-done"]] if is_ongoing else [*RESULTS.values()]
        choose(self._page, (line, at, line, at), self._columns[at].title, words, offered)

    def _lacking(self, line: int, row: AskedRow) -> str:
        """Return the formula that tells what is still to be said of a product; of the data it has but a day."""
        result, done_on, difficulties = (
            f"{column_letters(self._at(told(ReportRow, key).column))}{line + 1}"
            for key in ("result", "done_on", "difficulties")
        )
        done = f'IF({done_on}="","ghi ngày hoàn thành","")'
        return f'=IF({result}="","",IF({result}="{RESULTS["done"]}",{done},{_difficulties(row, difficulties)}))'

    def _at(self, title: str) -> int:
        return next(at for at, column in enumerate(self._columns) if column.title == title)

    def _offer(self, last: int) -> None:
        """Say beside the cells of a column what they hold, and offer what there is to choose from."""
        for at, column in enumerate(self._columns):
            if column.kind and column.key and not told(column.kind, column.key).choices:
                offered = [*_KINDS] if column.key == "kind" else None
                choose(self._page, (1, at, last, at), column.title, help_of(column.kind, column.key), offered, is_all=False)

    def _colour(self, last: int) -> None:
        at, lacking = self._at(told(ReportRow, "result").column), self._at(LACKING)
        for result, words in RESULTS.items():
            rule = {"type": "cell", "criteria": "==", "value": f'"{words}"', "format": self._looks[result]}
            self._page.conditional_format(1, at, last, at, rule)
        rule = {"type": "text", "criteria": "containing", "value": "ghi", "format": self._looks["not-done"]}
        self._page.conditional_format(1, lacking, last, lacking, rule)

    def _on_two_sheets(self) -> None:
        """Print a row on two sheets of paper: what was done, and behind the product once more, what is in the way."""
        self._page.set_print_scale(_SCALE)
        self._page.repeat_columns(0, 1)
        self._page.set_v_pagebreaks([self._at(told(ReportRow, "difficulties").column)])


_ROOM = "\n\n"
"""Every row has room for three lines: what somebody writes there does not make it higher."""


def _difficulties(row: AskedRow, cell: str) -> str:
    """Return the piece of a formula that asks for difficulties, once the report's day is known only where it is late."""
    if not row.due or not row.due.last or not row.due.is_asked:
        return '""'
    last = written_day(row.due.last)
    late = f'IF({_TOLD_DAY}>DATE({row.due.last:%Y,%m,%d}),"ghi khó khăn: đã quá {last}","")'
    return f'IF({cell}<>"","",IF({_TOLD_DAY}="","quá {last} thì ghi khó khăn",{late}))'


_TOLD_DAY = f"'{LISTS}'!$B$1"
"""A hidden cell with the day of the report, however it was typed; without one while it is not known."""
_TYPED_DAY = f"'{START}'!$B${3 + _KNOWN}"
_SLASHED = f'SUBSTITUTE(SUBSTITUTE(TRIM({_TYPED_DAY}),"-","/"),".","/")'
_ONE = f'FIND("/",{_SLASHED})'
_TWO = f'FIND("/",{_SLASHED},{_ONE}+1)'
_DAY = (
    f"=IF(ISNUMBER({_TYPED_DAY}),{_TYPED_DAY},IFERROR(DATE(VALUE(MID({_SLASHED},{_TWO}+1,4)),"
    f'VALUE(MID({_SLASHED},{_ONE}+1,{_TWO}-{_ONE}-1)),VALUE(LEFT({_SLASHED},{_ONE}-1))),""))'
)


def _paper(page: Worksheet) -> None:
    page.set_landscape()
    page.set_paper(_A4)
    page.set_margins(0.5, 0.5, 0.55, 0.6)
    page.fit_to_pages(1, 0)
    page.set_footer("&L&A&RTrang &P/&N")
    page.ignore_errors({"number_stored_as_text": "A1:Z9999"})
