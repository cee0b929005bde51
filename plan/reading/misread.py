"""Lines that YAML would take for something else than their writer meant: told before it reads them, in their own words."""

from __future__ import annotations

import re
from collections.abc import Iterator

from plan.ground.model import ALL_KEYS, Place
from plan.ground.problems import Problem, Replacement, Said, say
from plan.reading.nodes import FileError

KEY = "|".join(sorted(ALL_KEYS))
"""A pattern of any key."""
_COLON = re.compile(rf"^( *(?:- +)*)({KEY})( *)([：﹕︓∶ː꞉])(.*)$")
_HASH = re.compile(r"^( *)([＃﹟])(.*)$")
_DASH = re.compile(r"^( *)([–—−‐‑‒―•·●▪◦∙*+])( *)(.*)$")
_BEGINS_WITH_KEY = re.compile(rf"(?:{KEY}):(?: |$)")
_NEAR = 20
"""So many lines below an empty list may hold its items, behind blank lines and comments."""
_SUSPECT = re.compile("[：﹕︓∶ː꞉＃﹟–—−‐‑‒―•·●▪◦∙*+]")
"""Any of these marks, looked for first: few lines have one."""
_EMPTY_VALUE = re.compile(r"^( *(?:- +)*)[a-z_]+: *\[ *\] *$")


def refuse_misread(text: str, name: str) -> None:
    """Refuse a mark that only looks like one of YAML's, and an empty list above or below the items that it should have."""
    lines = text.split("\n")
    for problem in _problems(lines, name):
        raise FileError(problem)


def _problems(lines: list[str], name: str) -> Iterator[Problem]:
    for number, line in enumerate(lines):
        if _SUSPECT.search(line):
            yield from _look_alike(lines, number, name)
        if line.rstrip().endswith("]") and _is_list_with_items(lines, number):
            message = say(
                'dấu "[]" nghĩa là danh sách không có mục nào, nhưng ở đây có mục; hãy xóa "[]"',
                '"[]" is a list without items, but here are items; please delete the "[]"',
            )
            yield Problem(Place(name, number + 1, line.index("[") + 1), message, kind="list-not-empty")


def _look_alike(lines: list[str], number: int, name: str) -> Iterator[Problem]:
    """Yield the problem of a line whose structure has a mark that only looks like one of YAML's."""
    line = lines[number]
    if colon := _COLON.match(line):
        before, key, _, mark, value = colon.groups()
        found = say(f'sau khóa "{key}" là dấu', f'behind the key "{key}" stands')
        new = f"{key}: {value.strip()}".rstrip()
        yield _told(Place(name, number + 1, len(before) + 1), found, mark, ":", Replacement(line[len(before) :], new))
    elif sharp := _HASH.match(line):
        before, mark, rest = sharp.groups()
        found = say("dòng ghi chú bắt đầu bằng dấu", "this comment begins with")
        yield _told(Place(name, number + 1, len(before) + 1), found, mark, "#", Replacement(mark + rest, f"#{rest}"))
    elif (dash := _DASH.match(line)) and _is_item(lines, number, dash):
        before, mark, space, rest = dash.groups()
        found = say("mục này bắt đầu bằng dấu", "this item begins with")
        old = Replacement(f"{mark}{space}{rest}", f"- {rest}")
        yield _told(Place(name, number + 1, len(before) + 1), found, mark, "-", old)


def _told(place: Place, found: Said, mark: str, wanted: str, replacement: Replacement) -> Problem:
    code = f"U+{ord(mark):04X}"
    name = {":": "dấu hai chấm", "#": "dấu thăng", "-": "dấu gạch nối"}[wanted]
    message = say(
        f'{found} "{mark}" ({code}), không phải {name} "{wanted}" của bàn phím; hãy gõ lại dấu ấy và một dấu cách',
        f'{found.en} "{mark}" ({code}) and not "{wanted}" as on the keyboard; please type it again, with a space behind it',
    )
    return Problem(place, message, kind="look-alike", replacement=replacement)


def _is_item(lines: list[str], number: int, dash: re.Match[str]) -> bool:
    """Tell whether a line with another mark for its dash was meant for an item: it has a key, or items beside it."""
    before, _, space, rest = dash.groups()
    if _BEGINS_WITH_KEY.match(rest):
        return True
    item = f"{before}- "
    beside = [*lines[max(number - 1, 0) : number], *lines[number + 1 : number + 2]]
    return bool(space) and any(line.startswith(item) for line in beside)


def _is_list_with_items(lines: list[str], number: int) -> bool:
    line = lines[number].rstrip()
    if line.replace(" ", "") == "[]" and line.startswith("["):
        return any(_says(other) for position, other in enumerate(lines) if position != number)
    empty = _EMPTY_VALUE.match(line)
    below = next(filter(_says, lines[number + 1 : number + _NEAR]), "") if empty else ""
    return bool(empty) and below.lstrip().startswith("- ") and _indented(below) >= len(empty[1] if empty else "")


def _says(line: str) -> bool:
    """Tell whether a line is neither blank nor a comment."""
    return bool(line.strip()) and not line.lstrip().startswith("#")


def _indented(line: str) -> int:
    return len(line) - len(line.lstrip(" "))
