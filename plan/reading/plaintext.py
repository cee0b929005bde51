"""The text of a file before any YAML is read from it: decoded, in one form, without what nobody sees or meant to paste."""

from __future__ import annotations

import re
import unicodedata

from plan.ground.model import Place
from plan.ground.problems import Problem, Said, say, shown
from plan.ground.unseen import UNSEEN
from plan.reading.nodes import FileError

_TAB = "\t"
_NO_BREAK = re.compile("(?m)^ *(?:-|(?:- +)*[a-z_]+:)?([\xa0\u2007\u202f])")
"""A no-break space where YAML wants a space: in an indentation, behind a dash or the colon of a key."""
_DIRECTIVE = re.compile("(?m)^%")
"""A line that speaks to the parser."""
_CONFLICT = re.compile(r"(?m)^(?:<{7}|={7}|>{7})(?: |$)")
"""What git leaves in a file that two people changed at one place."""
_PERCENT = say('dòng không được bắt đầu bằng "%"', 'a line must not begin with "%"')


def decoded(content: bytes, name: str) -> str:
    """Return the text of a file; one that is not UTF-8 is refused at its first wrong byte."""
    try:
        return content.decode()
    except UnicodeDecodeError as error:
        before = content[: error.start].decode(errors="replace")
        message = say(
            "tệp không phải mã UTF-8; hãy lưu lại với mã UTF-8 (trong Notepad: Save as, Encoding UTF-8)",
            "the file is not UTF-8; please save it as UTF-8 (in Notepad: Save as, Encoding UTF-8)",
        )
        raise FileError(Problem(_place_after(before, name), message, kind="not-utf-8")) from None


def plain(text: str) -> str:
    """Return a text as places count in it: without byte order mark, each line ended by a line feed, in NFC."""
    return unicodedata.normalize("NFC", text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n"))


def refuse_unseen(text: str, name: str) -> None:
    """Refuse a tab, and characters that nobody sees."""
    found = UNSEEN.search(text)
    if found is None:
        return
    place = _place_after(text[: found.start()], name)
    if found[0] == _TAB:
        line = text.split("\n")[place.line - 1]
        raise FileError(Problem(place, _tab(line[: place.column - 1], line[place.column :]), kind="tab"))
    code = f"U+{ord(found[0]):04X}"
    message = say(
        f"có ký tự không nhìn thấy ({code}), có thể do dán từ nơi khác; hãy xóa nó",
        f"a character that nobody sees ({code}), perhaps pasted from elsewhere; please delete it",
    )
    raise FileError(Problem(place, message, kind="invisible-character"))


def _tab(before: str, behind: str) -> Said:
    """Say what to do with a tab, by what stands before and behind it on its line."""
    if not before.strip(" -"):
        return say(
            "có ký tự tab; hãy thay bằng dấu cách (mỗi bậc thụt lề là 2 dấu cách)",
            "a tab; please write spaces instead (each level is indented by 2 spaces)",
        )
    if not behind.strip():
        return say("có ký tự tab ở cuối dòng; hãy xóa nó", "a tab at the end of the line; please delete it")
    word = shown(before.rsplit(maxsplit=1)[-1])
    return say(
        f'có ký tự tab ngay sau "{word}"; hãy thay bằng một dấu cách, hoặc chép từng ô một nếu dán từ bảng',
        f'a tab behind "{word}"; please write one space instead, or copy cell by cell what comes from a table',
    )


def refuse_pasted(text: str, name: str) -> None:
    """Refuse what YAML would take for text, and then complain of another line."""
    directive = _DIRECTIVE.search(text)
    if directive:
        message = say(f"không đúng cú pháp YAML: {_PERCENT}", f"not valid YAML: {_PERCENT.en}")
        raise FileError(Problem(_place_after(text[: directive.start()], name), message, kind="yaml-syntax"))
    conflict, space = _CONFLICT.search(text), _NO_BREAK.search(text)
    if conflict:
        message = say(
            "hai người đã cùng sửa một chỗ (xung đột git); hãy giữ một bản và xóa các dòng <<<<<<<, =======, >>>>>>>",
            "two people changed this place (a git conflict); please keep one and delete the lines <<<<<<<, =======, >>>>>>>",
        )
        raise FileError(Problem(_place_after(text[: conflict.start()], name), message, kind="merge-conflict"))
    if space:
        code = f"U+{ord(space[1]):04X}"
        message = say(
            f"có dấu cách không ngắt ({code}), thường do dán từ Word; hãy thay bằng dấu cách thường",
            f"a no-break space ({code}), as pasted from Word; please write a space instead",
        )
        raise FileError(Problem(_place_after(text[: space.start(1)], name), message, kind="no-break-space"))


def _place_after(before: str, name: str) -> Place:
    return Place(name, before.count("\n") + 1, len(before) - before.rfind("\n"))
