"""What main's code finds in a pull request, on its way from the job that reads strangers' data to the one that may write.

The first runs many thousand lines over what a stranger wrote; the second believes nothing of what it is handed: every
value has its type, its length and its form here, and what has another form is no verdict. A verdict is a JSON object:

    version     1
    pull        number of the pull request
    head, base  the commit that was judged, and main's that it was judged by (40 digits)
    passed      whether nothing below stops it
    code        count and files (the first): what it changes besides the data
    labels      allowed, unknown: the decisions that labels name; known: [label, meaning] of those there are
    proofs      a sentence for each plan that was held against its source, and one of what changes beside it
    problems    what is wrong or advised: file, line, column, level (error, advice), kind, record, message, fix (or null),
                at: of which of the two commits the line is
    brakes      what waits for a decision: the same, all errors
    lifted      what would, but that a label lets it pass: the same
    told        what changes: `told` of `python -m plan diff --format json`; empty when nothing was compared
    left        problems, told: how many more there are than can be handed on
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

VERSION = 1
KEPT = Path("build/xet/xet.json")
"""Where the job that judges leaves it, and the one that tells of it finds it."""
MOST_OF_VERDICT = 4_000_000
MOST_PROBLEMS = 200
MOST_BLOCKS = 400
MOST_LINES = 300
MOST_PIECES = 300
LONGEST_FIX = 2_000
LONGEST_TEXT = 20_000
"""Characters of one text."""

Verdict = dict[str, Any]
_Check = Callable[[Any, str], None]


class InvalidError(ValueError):
    """What was handed over is no verdict; the message says where."""


def read(content: bytes) -> Verdict:
    """Return a verdict.

    Raises:
        InvalidError: it is none.

    """
    if len(content) > MOST_OF_VERDICT:
        message = f"dài hơn {MOST_OF_VERDICT // 1_000_000} MB"
        raise InvalidError(message)
    try:
        found = json.loads(content.decode("utf-8"), parse_constant=_no_number)
    except (ValueError, RecursionError):
        message = "không phải JSON"
        raise InvalidError(message) from None
    _VERDICT(found, "")
    stops = any(problem["level"] == "error" for problem in (*found["problems"], *found["brakes"]))
    if found["passed"] is stops:
        message = "passed: trái với các lỗi"
        raise InvalidError(message)
    verdict: Verdict = found
    return verdict


def _no_number(word: str) -> None:
    raise ValueError(word)


def _wrong(where: str) -> InvalidError:
    return InvalidError(f"{where or 'tất cả'}: không đúng dạng")


def _number(least: int, most: int) -> _Check:
    def check(value: Any, where: str) -> None:
        if type(value) is not int or not least <= value <= most:
            raise _wrong(where)

    return check


def _text(longest: int = LONGEST_TEXT, pattern: str = r"(?s:.*)") -> _Check:
    def check(value: Any, where: str) -> None:
        if not isinstance(value, str) or len(value) > longest or not re.fullmatch(pattern, value, re.ASCII):
            raise _wrong(where)

    return check


def _one_of(*values: Any) -> _Check:
    def check(value: Any, where: str) -> None:
        if not any(type(value) is type(known) and value == known for known in values):
            raise _wrong(where)

    return check


def _flag(value: Any, where: str) -> None:
    if not isinstance(value, bool):
        raise _wrong(where)


def _every(item: _Check, most: int) -> _Check:
    def check(value: Any, where: str) -> None:
        if not isinstance(value, list) or len(value) > most:
            raise _wrong(where)
        for at, one in enumerate(value):
            item(one, f"{where}[{at}]")

    return check


def _pair(item: _Check) -> _Check:
    def check(value: Any, where: str) -> None:
        _every(item, 2)(value, where)
        if len(value) != 2:  # noqa: PLR2004 (a pair)
            raise _wrong(where)

    return check


def _maybe(item: _Check) -> _Check:
    def check(value: Any, where: str) -> None:
        if value is not None:
            item(value, where)

    return check


def _object(fields: Mapping[str, _Check]) -> _Check:
    def check(value: Any, where: str) -> None:
        if not isinstance(value, dict) or value.keys() != fields.keys():
            raise _wrong(where)
        for name, item in fields.items():
            item(value[name], f"{where}.{name}".lstrip("."))

    return check


DATA_PATH = r"(?:tap-sua/)?data(?:/[A-Za-z0-9][A-Za-z0-9._-]*)*"
"""A path of the data: no hidden file, no way out of the folder."""
_COMMIT = _text(40, "[0-9a-f]{40}")
_COUNT = _number(0, 1_000_000)
_SHORT = _text(1_000)
_PLACE = {"file": _text(1_000, DATA_PATH), "line": _number(1, 10_000_000), "column": _number(1, 10_000_000)}
_PROBLEM = {
    **_PLACE,
    "level": _one_of("error", "advice"),
    "kind": _text(60, "[a-z][a-z0-9-]*"),
    "record": _SHORT,
    "message": _text(4_000),
    "fix": _maybe(_text(LONGEST_FIX)),
    "at": _one_of("head", "base"),
}
_PIECE = _object({"kind": _one_of("same", "gone", "new"), "words": _text()})
_LINE = _object({"depth": _one_of(0, 1), "pieces": _every(_PIECE, MOST_PIECES)})
_BLOCK = _object(
    {
        "kind": _one_of("words", "list", "folded", "record"),
        "title": _text(),
        "place": _maybe(_object(_PLACE)),
        "gone": _flag,
        "lines": _every(_LINE, MOST_LINES),
    }
)
_VERDICT = _object(
    {
        "version": _one_of(VERSION),
        "pull": _number(1, 1_000_000_000),
        "head": _COMMIT,
        "base": _COMMIT,
        "passed": _flag,
        "code": _object({"count": _COUNT, "files": _every(_SHORT, 100)}),
        "labels": _object(
            {
                "allowed": _every(_SHORT, 100),
                "unknown": _every(_SHORT, 100),
                "known": _every(_pair(_SHORT), 100),
            }
        ),
        "proofs": _every(_SHORT, 100),
        "problems": _every(_object(_PROBLEM), MOST_PROBLEMS),
        "brakes": _every(_object({**_PROBLEM, "level": _one_of("error")}), MOST_PROBLEMS),
        "lifted": _every(_object({**_PROBLEM, "level": _one_of("error")}), MOST_PROBLEMS),
        "told": _every(_BLOCK, MOST_BLOCKS),
        "left": _object({"problems": _COUNT, "told": _COUNT}),
    }
)
