"""What was answered → a report as it stands in a file of the data, and what is wrong with the answers, cell by cell."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple

from openpyxl.utils.datetime import from_excel

from plan.export.reporting.asked import (
    DATE,
    EVIDENCE_COLUMNS,
    FIGURE_COLUMNS,
    FIGURES,
    MORE_EVIDENCE,
    NUMBER,
    PERIOD,
    PRODUCT_COLUMNS,
    PRODUCTS,
    START,
    AskedRow,
    FormColumn,
    ReportForm,
)
from plan.export.workbook.forms import CellForm, Wordings, forms, in_file
from plan.facts.standing import speaks_of
from plan.facts.year import year_of
from plan.ground.model import PERIODS, Evidence, Key, Period, Placed, Report, ReportedFigure, ReportRow
from plan.ground.problems import shown
from plan.intake.reporting.answers import GREY, AnsweredRow, FormBase, ReportAnswers, found_name, strange_name
from plan.intake.update.opening import Typed, cleaned
from plan.intake.update.told import Spotted, Telltale
from plan.intake.yamltext import Raw, scalar

_FIRST_SERIAL, _LAST_SERIAL = 36_526, 73_050
"""The days that Excel counts as 01/01/2000 and 31/12/2099."""


class SaidKey(NamedTuple):
    """A key of a record of YAML, and the cell that says it."""

    key: str
    value: str | tuple[Entries, ...]
    """As YAML has it; or the records that it holds."""
    where: Spotted


Entries = tuple[SaidKey, ...]


class Composed(NamedTuple):
    """A report, as far as its answers can be taken, and what is wrong with the others, cell by cell."""

    period: Period | None
    date: dt.date | None
    entries: Entries
    """Without the rows of which an answer cannot be taken."""
    wrong: tuple[Telltale, ...]

    @property
    def to_try(self) -> Entries:
        """The report that is tried by the rules; nothing where there is no row to try.

        While its day or period is not known it has one that is to come, for then no rule compares days.
        """
        if not any(entry.key in {"rows", "figures"} for entry in self.entries):
            return ()
        others = tuple(entry for entry in self.entries if entry.key != "date")
        is_known = self.period and self.date
        return self.entries if is_known else (SaidKey("date", _TO_COME, NOWHERE), *others)


NOWHERE = Spotted(START, "")
"""Where a day stands that nobody wrote."""
_TO_COME = "9000-01-01"


def composed(form: ReportForm, base: FormBase, answers: ReportAnswers) -> Composed:
    """Return the report that was written into a form, and what is wrong with it.

    Args:
        form: what is asked by the data of now.
        base: what was asked when the form was made.
        answers: what was answered.

    """
    return _Composing(form, base, answers).report()


class _Composing:
    """Makes records of answers, and keeps what is wrong with them."""

    def __init__(self, form: ReportForm, base: FormBase, answers: ReportAnswers) -> None:
        self._form, self._base, self._answers = form, base, answers
        self._wordings = Wordings(form.archive)
        self._errors = [*answers.wrong]
        self._more: dict[str, list[AnsweredRow]] = {}

    def report(self) -> Composed:
        """Return the report, without what cannot be taken of it."""
        period, date = self._period(), self._date()
        number = self._entries(Report, {"number": self._answers.whole[NUMBER]})
        self._sort_evidence()
        answered = self._answers.rows[PRODUCTS] or self._answers.rows[FIGURES]
        if self._answers.is_whole and not answered:
            self._fail(Spotted(PRODUCTS, ""), "chưa hàng nào được điền, nên không có gì để ghi")
        products = self._taken(PRODUCTS, lambda line, asked: self._product(line, asked, period or PERIODS["nam"]))
        figures = self._taken(FIGURES, self._figure)
        self._refuse_lonely()
        lists = [SaidKey(key, found, found[0][0].where) for key, found in (("rows", products), ("figures", figures)) if found]
        day = [SaidKey("date", str(date), self._answers.whole[DATE].where)] if date else []
        return Composed(period, date, (*day, *number, *lists), tuple(dict.fromkeys(self._errors)))

    def _fail(self, where: Spotted, said: str) -> None:
        self._errors.append(Telltale(where, said))

    def _period(self) -> Period | None:
        cell = self._answers.whole[PERIOD]
        names = {period.name: period for period in PERIODS.values()}
        name = found_name(cell.text, names)
        if not name:
            self._fail(cell.where, cell.wrong or f"chọn một kỳ báo cáo: {' · '.join(names)}")
        return names.get(name)

    def _date(self) -> dt.date | None:
        cell = self._answers.whole[DATE]
        words = self._words(forms(Report)["date"], cell)
        if not words and not cell.text and not cell.wrong:
            self._fail(cell.where, "ghi ngày ký báo cáo")
        return dt.date.fromisoformat(words) if words else None

    def _sort_evidence(self) -> None:
        """Find of which row each line of more evidence is."""
        for line in self._answers.rows[MORE_EVIDENCE]:
            name = found_name(line.name, self._base.rows)
            if line.is_empty:
                self._fail(line.where, "chưa ghi văn bản nào; hãy ghi, hoặc xóa mã ở ô này")
            elif not name:
                self._errors.append(strange_name(line))
            self._more.setdefault(name, []).append(line)

    def _refuse_lonely(self) -> None:
        """Refuse more evidence of what nothing is answered of, where all sheets could be read."""
        told = {line.name for title in (PRODUCTS, FIGURES) for line in self._answers.rows[title]}
        for name, lines in self._more.items():
            for line in lines if name and name not in told and self._answers.is_whole else ():
                self._fail(line.where, f"“{shown(line.name)}” chưa được báo cáo; hãy ghi kết quả hoặc con số ở hàng của nó")

    def _taken(self, sheet: str, of: Callable[[AnsweredRow, AskedRow], Entries]) -> tuple[Entries, ...]:
        """Return the records of the answered rows of a sheet with which nothing is wrong."""
        seen, found = dict[str, Spotted](), list[Entries]()
        for line in self._answers.rows[sheet]:
            before = len(self._errors)
            asked = self._asked(line, seen.get(line.name))
            record = of(line, asked) if asked else ()
            found += [record] if record and len(self._errors) == before else []
            seen.setdefault(line.name, line.where)
        return tuple(found)

    def _product(self, line: AnsweredRow, asked: AskedRow, period: Period) -> Entries:
        own = [
            SaidKey("deliverable", scalar(asked.texts[0]), line.where),
            *self._entries(ReportRow, _by_key(line, PRODUCT_COLUMNS, ReportRow)),
            *self._evidence(line, PRODUCT_COLUMNS),
        ]
        if (quarter := self._quarter(asked, period)) is not None:
            own.append(SaidKey("quarter", scalar(Raw(str(quarter))), line.where))
        return _sorted(ReportRow, own)

    def _quarter(self, asked: AskedRow, period: Period) -> int | None:
        """Return the quarter of a time of a product, where a report on a period would be taken to speak of another."""
        times = year_of(self._form.archive, self._form.plan).reported.dues_of[asked.texts[0]]
        silent = ReportRow(deliverable=asked.texts[0], result="done")
        meant = speaks_of(Report(date=dt.date.min, period=period), silent, times)
        return asked.due.quarter if asked.due and asked.due != meant else None

    def _figure(self, line: AnsweredRow, asked: AskedRow) -> Entries:
        entries = self._entries(ReportedFigure, _by_key(line, FIGURE_COLUMNS, ReportedFigure))
        own = [SaidKey("indicator", scalar(asked.name), line.where), *entries, *self._evidence(line, FIGURE_COLUMNS)]
        unit = [SaidKey("unit", scalar(asked.unit), line.where)] if asked.unit else []
        return _sorted(ReportedFigure, [*own, *unit])

    def _asked(self, line: AnsweredRow, twice: Spotted | None) -> AskedRow | None:
        """Return what is asked in a row; None, with a word, where it is no row of the form, or stands there twice."""
        if line.name not in self._base.rows:
            self._errors.append(strange_name(line))
        elif twice:
            self._fail(line.where, f"mã này đã có ở ô {twice.cell}; hãy bỏ một trong hai hàng")
        else:
            return self._unchanged(line)
        return None

    def _unchanged(self, line: AnsweredRow) -> AskedRow | None:
        """Return what is asked in a row; None, with a word, where it is another thing than when the form was made."""
        lead, *texts = self._base.rows[line.name]
        now = self._form.by_name.get(line.name)
        padded = [*texts, *[""] * (len(line.texts) - len(texts))]
        touched = [cell for cell, text in zip(line.texts, padded, strict=False) if cell.text != text or cell.wrong]
        for cell in touched:
            self._fail(cell.where, GREY)
        if now is None:
            self._fail(line.where, f"{_GONE}; {_ANEW}")
        elif lead != cleaned(now.lead):
            self._fail(line.where, f"cơ quan chủ trì nay là “{shown(now.lead)}”, khi tạo tệp là “{shown(lead)}”; {_ANEW}")
        for old, new, cell in zip(padded, now.fixed if now else (), line.texts, strict=False):
            if old != cleaned(new):
                self._fail(cell.where, f"nay là “{shown(new)}”, khi tạo tệp là “{shown(old)}”; {_ANEW}")
        return now

    def _evidence(self, line: AnsweredRow, columns: tuple[FormColumn, ...]) -> Iterator[SaidKey]:
        """Yield the documents that a row names, with those of the sheet for more."""
        first = _by_key(line, columns, Evidence)
        more = [_by_key(other, EVIDENCE_COLUMNS, Evidence) for other in self._more.pop(line.name, ())]
        given = [cells for cells in (first, *more) if any(cell.text or cell.wrong for cell in cells.values())]
        records = tuple(filter(None, (self._entries(Evidence, cells) for cells in given)))
        if records:
            yield SaidKey("evidence", records, records[0][0].where)

    def _entries(self, kind: type[Placed], cells: Mapping[str, Typed]) -> Entries:
        """Return the keys of a record that cells give; tell those that lack."""
        found = list[SaidKey]()
        for key, cell in cells.items():
            form = forms(kind)[key]
            words = self._words(form, cell)
            if words:
                found.append(SaidKey(key, words if form.is_of(dt.date) else scalar(words), cell.where))
            elif not form.is_optional and not cell.text and not cell.wrong:
                self._fail(cell.where, f"không được để trống khi đã ghi các ô khác của hàng này ({form.said.column})")
        return tuple(found)

    def _words(self, form: CellForm, cell: Typed) -> str:
        """Return what a cell says, as the data have it; "" for nothing, or for what cannot be taken, which is told."""
        if form.is_of(dt.date):
            words, wrong = self._day(form, cell)
        else:
            words, wrong = "".join(form.items(cell.text, self._wordings, None)), cell.wrong
        if wrong := wrong or _misfit(form.said, words):
            self._fail(cell.where, wrong)
        return "" if wrong else words

    def _day(self, form: CellForm, cell: Typed) -> tuple[str, str]:
        """Return a day as the data have it, or what is wrong with it: written in any of the ways in which Excel gives one."""
        if cell.text.isdecimal() and _FIRST_SERIAL <= int(cell.text) <= _LAST_SERIAL:
            return f"{from_excel(int(cell.text)):%Y-%m-%d}", ""
        if not cell.text:
            return "", cell.wrong
        try:
            return dt.date.fromisoformat("".join(form.items(cell.text, self._wordings, None))).isoformat(), ""
        except ValueError:
            return "", f"“{shown(cell.text)}” không phải một ngày; hãy viết ngày/tháng/năm, ví dụ 15/3/{self._form.plan.year}"


_GONE = "sản phẩm này không còn trong kế hoạch, hoặc cơ quan không còn chủ trì"
_ANEW = "hãy lấy biểu mẫu mới rồi ghi lại hàng này"


def _misfit(said: Key, words: str) -> str:
    """Say why words cannot stand in a cell; "" when they can, as far as can be seen without the rest of the data."""
    if words and said.choices and words not in said.choices:
        return f"“{shown(words)}” phải là một trong: {' · '.join(said.choices.values())}"
    is_other = words and said.pattern and not re.search(said.pattern, words)
    return f"“{shown(words)}” không đúng dạng. {said.otherwise}" if is_other else ""


def _by_key(line: AnsweredRow, columns: tuple[FormColumn, ...], kind: type[Placed]) -> Mapping[str, Typed]:
    """Return the cells of a row that hold keys of a kind of record."""
    return {column.key: line.values[column.title] for column in columns if column.kind is kind and column.key}


def _sorted(kind: type[Placed], entries: list[SaidKey]) -> Entries:
    order = in_file(kind)
    return tuple(sorted(entries, key=lambda entry: order.index(entry.key)))
