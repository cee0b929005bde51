"""What the parser says of a file that is not valid YAML → what its writer can do."""

from __future__ import annotations

import re
from typing import Protocol

import yaml

from plan.ground.model import Place
from plan.ground.problems import Problem, Said, say
from plan.reading.misread import KEY

QUOTE = say("hãy đặt cả giá trị trong ngoặc kép", "please put the whole value in double quotes")
_NOT_FIRST = say(f"ký tự này không được đứng đầu giá trị; {QUOTE}", f"a value must not begin with this character; {QUOTE.en}")
_UNCLOSED = say("dấu ngoặc kép (hoặc nháy đơn) mở ở đây chưa được đóng lại", "the quote opened here is never closed")


def _not_begin(marks: str, marks_en: str) -> Said:
    return say(f"giá trị không được bắt đầu bằng {marks}; {QUOTE}", f"a value must not begin with {marks_en}; {QUOTE.en}")


_SYNTAX = {
    "mapping values are not allowed": say(
        f"dấu hai chấm không đúng chỗ: nếu nó thuộc câu chữ, {QUOTE}; nếu đây là khóa mới, hãy sửa thụt lề của dòng, "
        "hoặc thêm dấu hai chấm và dấu cách còn thiếu ở dòng trên",
        f"a colon in the wrong place: if it belongs to the text, {QUOTE.en}; if this is a new key, mend the line's "
        "indentation, or add the colon and space missing in the line above",
    ),
    "could not find expected ':'": say(
        'dòng này thiếu dấu hai chấm và dấu cách ("khóa: giá trị"), hoặc thiếu dấu cách sau gạch đầu dòng ("- mục")',
        'this line lacks a colon and a space ("key: value"), or a space behind its dash ("- item")',
    ),
    "did not find expected key": say(
        "dòng này thụt lề không khớp với các dòng cùng bậc, hoặc có chữ đứng sau ngoặc kép đóng "
        "(có thể một dòng ở trên thiếu ngoặc kép)",
        "this line is not indented like the lines of its level, or text follows a closing quote "
        "(perhaps a line above lacks a quote)",
    ),
    "did not find expected '-' indicator": say(
        "dòng này thụt lề không khớp với danh sách, hoặc thiếu gạch đầu dòng",
        "this line is not indented like the list, or lacks its dash",
    ),
    "block sequence entries": say(
        f"gạch đầu dòng phải đứng ở dòng riêng; nếu nó thuộc câu chữ, {QUOTE}",
        f"a dash must begin a line of its own; if it belongs to the text, {QUOTE.en}",
    ),
    "mapping keys are not allowed": _not_begin('"?"', '"?"'),
    "while scanning a quoted scalar": _UNCLOSED,
    "while parsing a quoted scalar": say(
        'dấu "\\" trong ngoặc kép phải viết hai lần: "\\\\"', 'a "\\" in double quotes must be written twice: "\\\\"'
    ),
    "did not find expected ',' or": say(
        f'thiếu dấu ngoặc đóng; nếu dấu ngoặc "[" hay "{{" thuộc câu chữ, {QUOTE}',
        f'a closing bracket is missing; if the bracket "[" or "{{" belongs to the text, {QUOTE.en}',
    ),
    "while scanning a block scalar": _not_begin('">" hoặc "|"', '">" or "|"'),
    "cannot start any token": _NOT_FIRST,
    "expected node content": _NOT_FIRST,
    "alphabetic or numeric character": _not_begin('"&" hoặc "*"', '"&" or "*"'),
    "tag": _not_begin('"!"', '"!"'),
    "<document start>": say(
        'phần này không thuộc về phần ở trên: khóa đầu tiên của tệp không được thụt lề, và không được có dòng "..."',
        'this does not belong to what is above: the first key of a file is not indented, and there must be no line "..."',
    ),
}
"""What the parser says → what the writer of the file can do; the first that fits counts."""
_JOIN = say(
    'dòng này không có khóa; nếu nó là phần sau của câu ở dòng trên, hãy nối vào cuối dòng ấy; nếu không, nó thiếu "khóa: " '
    'hoặc gạch đầu dòng "- "',
    "this line has no key; if it goes on with the sentence of the line above, please join it to that line; if not, it lacks "
    '"key: " or a dash "- "',
)
_NO_KEY = re.compile(rf" *(?!(?:- *)?{KEY}\b|[-–—])\S")
_TWO_KEYS = re.compile(rf"^ *(?:- +)*(?P<first>{KEY}): .*?[ ,;\"'](?P<second>{KEY}):(?: |$)")
_FROM_ITS_START = ("while scanning", "while parsing a flow")
"""Contexts of errors that are noticed far behind where the mistake is: an unclosed quote at the end of the file."""


def syntax_problem(error: yaml.MarkedYAMLError, name: str, text: str) -> Problem:
    """Return what the parser complains of in a text, in words that say what to do, at the place where it begins."""
    lines, number = text.split("\n"), place_of(error.problem_mark, name).line
    two = _TWO_KEYS.match(lines[number - 1]) if number <= len(lines) else None
    if two:
        return _two_keys(two, number, name)
    context = error.context or ""
    said = f"{context} {error.problem or ''}".strip()
    mark = error.context_mark if context.startswith(_FROM_ITS_START) else error.problem_mark
    parser = say(f"YAML báo: {said}", f"YAML says: {said}")
    reason = next((words for part, words in _SYNTAX.items() if part in said), parser)
    place = place_of(mark, name)
    if "could not find expected ':'" in said and _NO_KEY.match(lines[place.line - 1]):
        reason = _JOIN
    message = say(f"không đúng cú pháp YAML: {reason}", f"not valid YAML: {reason.en}")
    return Problem(place, message, kind="yaml-syntax")


def _two_keys(found: re.Match[str], number: int, name: str) -> Problem:
    first, second = found["first"], found["second"]
    message = say(
        f'"{first}" và "{second}" là hai khóa trên cùng một dòng; hãy xuống dòng trước "{second}" và thụt lề nó như '
        f'"{first}"; '
        f"nếu dấu hai chấm thuộc câu chữ, {QUOTE}",
        f'"{first}" and "{second}" are two keys on one line; please begin a new line before "{second}", indented as '
        f'"{first}"; '
        f"if the colon belongs to the text, {QUOTE.en}",
    )
    return Problem(Place(name, number, found.start("second") + 1), message, kind="two-keys")


class _Mark(Protocol):
    line: int
    column: int


def place_of(mark: _Mark | None, name: str) -> Place:
    """Return the place of one of the parser's marks, which count from 0."""
    return Place(name, mark.line + 1, mark.column + 1) if mark else Place(name, 1, 1)
