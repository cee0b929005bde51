"""What somebody answered on the sheet of uncertain places: the remark in the file that asked for it goes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from plan.export.workbook.forms import Wordings, forms
from plan.export.workbook.grid import EditRow, Workbook
from plan.export.workbook.unsure import (
    ANSWER,
    LOOK_HEADS,
    LOOKED_AT,
    LOOKS,
    NEW_NAME,
    SPELLING,
    WHICH,
    LookRow,
    look_rows,
)
from plan.ground.folding import spelled
from plan.ground.model import Agency
from plan.ground.problems import shown
from plan.intake.update.finding import Opened
from plan.intake.update.opening import Typed
from plan.intake.update.told import RefusedWorkbookError, Spotted, Telltale

_ANSWERS = {spelled(answer): answer for answer in (LOOKED_AT, NEW_NAME, SPELLING)}
_HEADS = 4
"""So many columns say which place a row is of."""


class Settled(NamedTuple):
    """A remark that goes."""

    file: str
    line: int
    where: Spotted


class Known(NamedTuple):
    """A new agency that is a known one under another name: its record goes."""

    row: EditRow
    other: EditRow
    """The known one."""
    is_new_name: bool
    """Whether the known one has this name from now on; else it is one more spelling of it."""
    where: Spotted


class Answers(NamedTuple):
    """All that is answered."""

    settled: tuple[Settled, ...]
    known: tuple[Known, ...]
    gone: tuple[Telltale, ...]
    """What is told of remarks that are no longer there."""


NO_ANSWERS = Answers((), (), ())


class _Answered(NamedTuple):
    """A row in which something is answered."""

    look: LookRow
    answer: Typed
    which: Typed


def answers(root: Path, book: Workbook, opened: Opened, wordings: Wordings) -> Answers:
    """Return what is answered.

    A remark is known by where it stood and what it said; where lines moved since, by what it says and what stands below it.

    Args:
        root: the project's root.
        book: the data as they are now.
        opened: the workbook's sheets.
        wordings: what agencies are called.

    Raises:
        RefusedWorkbookError: an answer is none; says each, cell by cell.

    """
    found = look_rows(root, book)
    answered = [(one, _found(one.look, found)) for one in _answered(opened.get(LOOKS, ()))]
    gone = [
        Telltale(one.answer.where, f"“{shown(one.look.why)}” không còn trong dữ liệu; bỏ qua")
        for one, look in answered
        if not look
    ]
    there = [(one, look) for one, look in answered if look]
    removed = {look.row.id for one, look in there if look.row and _ANSWERS.get(spelled(one.answer.text)) != LOOKED_AT}
    wrong = [tale for one, look in there for tale in _wrong(one, look, book, wordings, removed)]
    if wrong:
        raise RefusedWorkbookError(*wrong)
    places = dict.fromkeys((look.id, one.answer.where) for one, look in there)
    known = (_known(one, look.row, book, wordings) for one, look in there if look.row and one.which.text)
    return Answers(tuple(Settled(*_place(look), where) for look, where in places), tuple(known), tuple(gone))


def _answered(rows: Sequence[Sequence[Typed]]) -> Iterator[_Answered]:
    """Yield the rows in whose last columns anything is written."""
    heads: Mapping[str, int] = {cell.text: at for at, cell in enumerate(rows[0])} if rows else {}
    if heads.keys() >= {*LOOK_HEADS}:
        for row in rows[1:]:
            answer, which = row[heads[ANSWER]], row[heads[WHICH]]
            if answer.text or which.text:
                place, where, why, text = (row[heads[head]].text for head in LOOK_HEADS[:_HEADS])
                yield _Answered(LookRow(place, where, why, text), answer, which)


def _found(row: LookRow, found: Sequence[LookRow]) -> LookRow | None:
    """Return the remark that a row is of; None when there is none, or more than one might be it."""
    same = [one for one in found if _squeezed(one.why) == _squeezed(row.why)]
    exact, alike = ([one for one in same if one[at] == row[at]] for at in (0, 1))
    return exact[0] if exact else alike[0] if len(alike) == 1 else None


def _squeezed(words: str) -> str:
    return " ".join(words.split())


def _place(look: str) -> tuple[str, int]:
    file, _, line = look.rpartition(":")
    return file, int(line)


def _wrong(one: _Answered, look: LookRow, book: Workbook, wordings: Wordings, removed: set[str]) -> Iterator[Telltale]:
    """Yield why an answer is none."""
    answer = _ANSWERS.get(spelled(one.answer.text))
    if answer is None:
        offered = _ANSWERS.values() if look.is_of_agency else (LOOKED_AT,)
        yield Telltale(one.answer.where, f"“{shown(one.answer.text)}” phải là một trong: {' · '.join(offered)}")
    elif answer == LOOKED_AT and one.which.text:
        yield Telltale(one.which.where, _NEEDLESS)
    elif answer != LOOKED_AT and not look.is_of_agency:
        yield Telltale(one.answer.where, f"“{answer}” chỉ dùng cho một cơ quan mới; ở đây hãy ghi “{LOOKED_AT}”")
    elif answer != LOOKED_AT:
        yield from _wrong_body(one, look, book, wordings, removed)


def _wrong_body(one: _Answered, look: LookRow, book: Workbook, wordings: Wordings, removed: set[str]) -> Iterator[Telltale]:
    other = _body(one.which.text, book, wordings)
    if other is None:
        yield Telltale(one.which.where, f"“{shown(one.which.text)}” {_NO_BODY}")
    elif other.id == (look.row.id if look.row else "") or other.id in removed:
        yield Telltale(one.which.where, f"{other.texts['name']} cũng là mục mới được gộp; hãy chọn cơ quan đã có từ trước")


_NEEDLESS = f"chỉ ghi khi trả lời “{NEW_NAME}” hoặc “{SPELLING}”; hãy xóa ô này, hoặc đổi câu trả lời"
_NO_BODY = "không phải cơ quan nào trong dữ liệu; hãy chọn ở danh sách của ô"


def _known(one: _Answered, row: EditRow, book: Workbook, wordings: Wordings) -> Known:
    other = _body(one.which.text, book, wordings)
    if other is None:
        raise LookupError(one.which.text)
    return Known(row, other, _ANSWERS[spelled(one.answer.text)] == NEW_NAME, one.answer.where)


def _body(words: str, book: Workbook, wordings: Wordings) -> EditRow | None:
    """Return the agency that a cell names."""
    meant = wordings.meant(forms(Agency)["successor"].said, words, None)
    rows = (row for sheet in book.sheets if sheet.kind is Agency for row in sheet.rows)
    return next((row for row in rows if row.id == meant), None)
