"""Nodes → the values of a record's keys: text, numbers, dates, agencies, timings."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from plan.ground.model import Blanks, Deliverable, Key, Parties, Place, Text, Timing, titled
from plan.ground.problems import Hints, Replacement, Said, instead, meant, nearest, quoted, say, shown
from plan.reading.context import MISSING, FileContext
from plan.reading.names import Leftover
from plan.reading.nodes import Node, Scalar, Sequence
from plan.reading.timing import TimingError, counted_as, understood

_DASHES = dict.fromkeys(map(ord, "–—−‐‑‒―"), "-")
C = TypeVar("C", bound=FileContext)

_INTEGER = re.compile(r"[0-9]{1,9}")
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_TYPED_DATE = re.compile(r"([0-9]{1,2})[/.-]([0-9]{1,2})[/.-]([0-9]{4})")
_ONE_DIGIT = re.compile(r"-(?=[0-9](?:-|$))")
_NAME_ENDS = re.compile(r"(?s:.*[,;]\s*|.*\bvà\s+|\s*)")
_NAME_BEGINS = re.compile(r"(?s:[\s.]*|\s*[,;].*|\s+và\b.*)")


def _string(context: FileContext, node: Node) -> str | None:
    """Return a string with single spaces, or None when it is told that there is none."""
    if isinstance(node, Scalar) and node.value and node.value.strip():
        return " ".join(node.value.split())
    context.malformed(node, say("một dòng chữ, không để trống", "a line of text, not empty"))
    return None


def _one_string(context: FileContext, node: Node) -> object:
    return _string(context, node) or MISSING


def _text(context: FileContext, node: Node) -> object:
    if isinstance(node, Sequence):
        return listed(_one_string, context, node)
    text = _string(context, node)
    return (text,) if text else MISSING


def _blanks(context: FileContext, node: Node) -> object:
    return listed(_blank_or_string, context, node)


def _blank_or_string(context: FileContext, node: Node) -> object:
    is_blank = isinstance(node, Scalar) and not (node.value or "").strip()
    return "" if is_blank else _one_string(context, node)


def listed(convert: Callable[[C, Node], object], context: C, node: Node) -> object:
    """Read a list whose items `convert` reads."""
    if not isinstance(node, Sequence) or not node.items:
        wanted = say(
            'một danh sách có ít nhất một mục, mỗi mục bắt đầu bằng "- "',
            'a list of at least one item, each beginning with "- "',
        )
        return context.malformed(node, wanted)
    values = tuple(convert(context, item) for item in node.items)
    return MISSING if any(value is MISSING for value in values) else values


def optional(convert: Callable[[C, Node], object], context: C, node: Node) -> object:
    """Read a value that may be null."""
    return None if isinstance(node, Scalar) and node.value is None else convert(context, node)


def choice(allowed: tuple[str, ...], context: FileContext, node: Node) -> object:
    """Read one of a few words."""
    if isinstance(node, Scalar) and node.value in allowed:
        return node.value
    words = ", ".join(allowed)
    wanted = say(f"một trong các chữ {words}", f"one of the words {words}")
    near = nearest(node.value or "", allowed) if isinstance(node, Scalar) else None
    replacement = instead(str(node.value), near) if isinstance(node, Scalar) else None
    return context.malformed(node, wanted, kind="unknown-word", replacement=replacement)


def _integer(context: FileContext, node: Node) -> object:
    if isinstance(node, Scalar) and _INTEGER.fullmatch(node.value or ""):
        return int(node.value or "")
    usual = _usual(node.value or "") if isinstance(node, Scalar) else ""
    replacement = Replacement(node.value or "", usual) if isinstance(node, Scalar) and _INTEGER.fullmatch(usual) else None
    return context.malformed(node, say("một số nguyên", "a whole number"), kind="bad-number", replacement=replacement)


def _date(context: FileContext, node: Node) -> object:
    text = node.value or "" if isinstance(node, Scalar) else ""
    date = _day(text) if _DATE.fullmatch(text) else None
    if date:
        return date
    wanted = say("một ngày viết năm-tháng-ngày, ví dụ 2021-07-15", "a date written year-month-day, for example 2021-07-15")
    return context.malformed(node, wanted, kind="bad-date", replacement=_vietnamese_date(text))


def _usual(text: str) -> str:
    """Return a text with usual digits and hyphens for those that only look like them.

    >>> _usual("２０２１–07–15")
    '2021-07-15'
    """
    return "".join(str(unicodedata.decimal(char, char)) for char in text.translate(_DASHES))


def _day(text: str) -> dt.date | None:
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        return None  # 30 February


def _vietnamese_date(text: str) -> Replacement | None:
    """Return how a date written 15/7/2021, or with digits and dashes that only look usual, is to be written."""
    usual = _usual(text)
    found = _TYPED_DATE.fullmatch(usual)
    date = _day("{2}-{1:0>2}-{0:0>2}".format(*found.groups()) if found else _ONE_DIGIT.sub("-0", usual))
    return Replacement(text, date.isoformat()) if date else None


def _parties(context: FileContext, node: Node) -> object:
    text = _string(context, node)
    if text is None:
        return MISSING
    parties, leftovers = context.names.parties(text)
    names = [leftover for leftover in leftovers if any(map(str.isalnum, leftover.text))]
    for leftover in names:
        near = context.names.nearest(leftover.text)
        replacement = instead(leftover.text, near) if _is_whole(leftover, text) else None
        place = _within(node, text, leftover.start)
        found, message = _unknown_agency(leftover, near)
        hints = Hints(found, leftover.text, "data/agencies.yml")
        context.unreadable(place, message, kind="unknown-agency", replacement=replacement, hints=hints)
    for mark in leftovers[:1] if not names else ():
        context.unreadable(_within(node, text, mark.start), _stray_mark(mark), kind="stray-mark")
    return parties


def _stray_mark(mark: Leftover) -> Said:
    return say(
        f'dấu "{shown(mark.text)}" không thuộc tên cơ quan; hãy chỉ viết tên, cách nhau bằng dấu phẩy hoặc chấm phẩy',
        f'the mark "{shown(mark.text)}" belongs to no agency; please write names only, with commas or semicolons between',
    )


def _is_whole(leftover: Leftover, text: str) -> bool:
    """Tell whether leftover words are a name of their own, and not behind or before one that is known."""
    before, after = text[: leftover.start], text[leftover.start + len(leftover.text) :]
    return bool(_NAME_ENDS.fullmatch(before) and _NAME_BEGINS.fullmatch(after))


def _unknown_agency(leftover: Leftover, near: str | None) -> tuple[Said, Said]:
    """Return what was found, and that with what was probably meant."""
    otherwise = say(
        "nếu tên này đúng, hãy thêm nó vào data/agencies.yml", "if the name is right, please add it to data/agencies.yml"
    )
    advice = meant(near, otherwise)
    words = quoted(leftover.text)
    found = say(f"không rõ cơ quan {words}", f"unknown agency {words.en}")
    return found, say(f"{found}; {advice}", f"{found.en}; {advice.en}")


def _timing(context: FileContext, node: Node) -> object:
    text = _string(context, node)
    if text is None:
        return MISSING
    try:
        return understood(text, context.year)  # how it is written is told by the rules, unless the source prints it so
    except TimingError as error:
        if words := context.beside("timing_read"):
            return counted_as(text, words, context.year)  # whether these can be read is told by the rules
        replacement = instead(error.found, error.meant)
        below = f"timing_read: {error.meant}" if error.meant else ""
        hints = Hints(error.head, below=below)
        context.unreadable(node.place, _or_read(error), kind=error.kind, replacement=replacement, hints=hints)
        return Timing(text, "conditional")


def _or_read(error: TimingError) -> Said:
    """Say also what is done when the document itself has the words."""
    name, example = titled(Deliverable, "timing_read"), shown(error.meant or "Tháng 6")
    vi, en = (" Nếu", " If") if error.said.endswith("?") else ("; nếu", "; if")
    return say(
        f"{error.said}{vi} văn bản ghi đúng như vậy, hãy giữ nguyên và thêm khóa {name} ngay dưới, ví dụ "
        f'"timing_read: {example}"',
        f"{error.said.en}{en} the document says so, please leave it and add the key {name} below, for example "
        f'"timing_read: {example}"',
    )


def _within(node: Node, text: str, start: int) -> Place:
    """Return the place of a character of a text, where the text stands on its line letter for letter."""
    if isinstance(node, Scalar) and node.exact and node.value == text:
        return node.place._replace(column=node.start + start)
    return node.place


_A_WORD = re.compile(r"[^\W\d_]{2,}|(?<!\w)[^\W\d_](?!\w)")
_NO_WORDS = frozenset({"yes", "no", "on", "off", "true", "false", "null", "none", "nan", "y", "n", ".nan", ".inf"})
"""What other programs that read YAML take for yes and no, for nothing or for a number."""


def has_words(text: str) -> bool:
    """Tell whether a text has a word that is none of YAML's own: letters that are no part of a number.

    >>> [has_words(text) for text in ("Quyết định", "QĐ 5", "123", "0x10", "2021-07-15", "No", "…")]
    [True, True, False, False, False, False, False]
    """
    return bool(_A_WORD.search(text)) and text.strip(" .").casefold() not in _NO_WORDS


def is_worded(hint: Any, said: Key) -> bool:
    """Tell whether the value of a key, by its type and all that is said of it, must have words."""
    texts = (str, str | None, Text, tuple[str, ...])
    return hint in texts and not (said.bare or said.pattern or said.choices or said.fixed)


VALUES: Mapping[Any, Callable[[FileContext, Node], object]] = {
    str: _one_string,
    int: _integer,
    dt.date: _date,
    Parties: _parties,
    Timing: _timing,
    Text: _text,
    Blanks: _blanks,
}
"""What reads each type of value."""
