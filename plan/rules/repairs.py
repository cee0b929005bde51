"""The repairs that have one right answer, each a text → the text repaired, and what each is called."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator

from plan.ground.problems import Said, say
from plan.rules.meaning import NEVER_QUOTED, refusal

_SPACES = "\u00a0\u2007\u202f"
"""Spaces at which a line is never broken."""
_BLANK = f" \t{_SPACES}"
_START = " *(?:- +)*"
"""What stands before a key: indentation and dashes."""

_BYTE_ORDER_MARK = re.compile("^\ufeff")
_LINE_END = re.compile("\r\n?")
_STRUCTURE = re.compile(rf"^([ \t{_SPACES}]*(?:-[ \t{_SPACES}]+)*)([“”‘’„]?[a-z_]+[“”‘’]?:[ \t{_SPACES}]+)?")
"""Where a line holds no text yet: indentation and dashes; a key with the space behind it."""
_SPACE = re.compile(f"[{_SPACES}]")
_COMMENT = re.compile(r"\s*#")
_CURLY_KEY = re.compile(rf"^({_START})[“”‘’„]([a-z_]+)[“”‘’]( *:)")
_CURLY_VALUE = re.compile(rf"^({_START}(?:[a-z_]+: +)?)[“”„]([^“”„\"\\]*)[“”]$")
_CURLY_NAME = re.compile(rf"^({_START}(?:{'|'.join(NEVER_QUOTED)}): +)[“”„]([^“”„\"\\]*)[“”]$")
_TAB_BEHIND_DASH = re.compile(r"-[ \t]*\t[ \t]*")
_TAB_BEHIND_KEY = re.compile(r"[ \t]*\t[ \t]*")
MOST_TRIED = 20
"""How many lines of a file are tried one by one; each costs a reading of the whole."""

_BOM = say("dấu thứ tự byte (BOM)", "byte order mark (BOM)")
_ENDS = say("dấu xuống dòng kiểu Windows hoặc Mac cũ", "line ends of Windows or old Macs")
_APART = say("dòng có dấu tách rời chữ (NFD)", "lines with diacritics apart from their letters (NFD)")
_BLANKS = say("dòng có dấu cách thừa ở cuối", "lines with blanks at their end")
_END = say("chỗ kết thúc tệp", "end of the file")
LAYOUT = (_BOM, _ENDS, _APART, _BLANKS, _END)
"""What the loader reads past: repaired also in a file that cannot be read for another reason."""
_TABS = say("dòng có ký tự tab", "lines with tabs")
_NO_BREAK = say("dòng có dấu cách không ngắt", "lines with no-break spaces")
_KEYS = say("khóa trong ngoặc kép cong", "keys in curly quotes")
_VALUES = say("giá trị trong ngoặc kép cong", "values in curly quotes")

Repair = Callable[[str], str]


def repairs(name: str) -> Iterator[tuple[Said, Repair]]:
    """Yield the repairs in the order in which they are made, and what each is called."""
    yield _BOM, lambda text: _BYTE_ORDER_MARK.sub("", text)
    yield _ENDS, lambda text: _LINE_END.sub("\n", text)
    yield _APART, lambda text: unicodedata.normalize("NFC", text)
    yield _BLANKS, _by_line(lambda line: line.rstrip(_BLANK))
    yield _END, lambda text: text.rstrip("\n") + "\n" if text.strip() else text
    yield from structural(name)
    yield _NO_BREAK, _by_line(lambda line: line if _COMMENT.match(line) else _SPACE.sub(" ", line))
    yield _VALUES, _by_line(lambda line: _CURLY_NAME.sub(r'\1"\2"', line))


def structural(name: str) -> Iterator[tuple[Said, Repair]]:
    """Yield the repairs that may only together make a file readable."""
    yield _TABS, _by_line(lambda line: _STRUCTURE.sub(_no_tabs, line))
    yield _NO_BREAK, _by_line(lambda line: _STRUCTURE.sub(lambda found: _SPACE.sub(" ", found[0]), line))
    yield _KEYS, _by_line(lambda line: _CURLY_KEY.sub(r"\1\2\3", line))
    yield _VALUES, lambda text: _quoted(text, name)


def _by_line(repair: Repair) -> Repair:
    return lambda text: "\n".join(map(repair, text.split("\n")))


def _no_tabs(found: re.Match[str]) -> str:
    before, key = found[1], found[2] or ""
    return _TAB_BEHIND_DASH.sub("- ", before).replace("\t", "  ") + _TAB_BEHIND_KEY.sub(" ", key)


def _quoted(text: str, name: str) -> str:
    """Write straight quotes for the curly ones around values for which a text cannot be read, one after the other."""
    for _ in range(MOST_TRIED):
        problem = refusal(text, name)
        lines = text.split("\n")
        if problem is None or problem.place.line > len(lines):
            break
        number = problem.place.line - 1
        lines[number], changed = _CURLY_VALUE.subn(r'\1"\2"', lines[number])
        if not changed:
            break
        text = "\n".join(lines)
    return text
