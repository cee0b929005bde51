"""Repairs of data files that have one right answer: made without asking, and nothing else is touched.

A repair is kept only when the file then says the same as before, or could not be read before and now can.
"""

from __future__ import annotations

import contextlib
import functools
import operator
import os
import re
import shutil
import tempfile
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from plan.ground.problems import Problem, Said, say
from plan.reading import load, yamlfile
from plan.reading.timing import TimingError, quarters_meant, timing
from plan.reading.yamlfile import FileError, Mapping, Node, Scalar, Sequence

_SPACES = "\u00a0\u2007\u202f"
"""Spaces at which a line is never broken."""
_BLANK = f" \t{_SPACES}"
_START = " *(?:- +)*"
"""What stands before a key: indentation and dashes."""
_NEVER_QUOTED = ("coordinating", "date", "id", "lead", "record", "slug", "timing", "year")
"""Keys whose values never begin with a quotation mark of the text."""

_BYTE_ORDER_MARK = re.compile("^\ufeff")
_LINE_END = re.compile("\r\n?")
_STRUCTURE = re.compile(rf"^([ \t{_SPACES}]*(?:-[ \t{_SPACES}]+)*)([“”‘’„]?[a-z_]+[“”‘’]?:[ \t{_SPACES}]+)?")
"""Where a line holds no text yet: indentation and dashes; a key with the space behind it."""
_SPACE = re.compile(f"[{_SPACES}]")
_COMMENT = re.compile(r"\s*#")
_CURLY_KEY = re.compile(rf"^({_START})[“”‘’„]([a-z_]+)[“”‘’]( *:)")
_CURLY_VALUE = re.compile(rf"^({_START}(?:[a-z_]+: +)?)[“”„]([^“”„\"\\]*)[“”]$")
_CURLY_NAME = re.compile(rf"^({_START}(?:{'|'.join(_NEVER_QUOTED)}): +)[“”„]([^“”„\"\\]*)[“”]$")
_TIMING = re.compile(rf"^({_START}timing: +)(['\"]?)([^'\"\\]+?)(\.?)\2$")
_TAB_BEHIND_DASH = re.compile(r"-[ \t]*\t[ \t]*")
_TAB_BEHIND_KEY = re.compile(r"[ \t]*\t[ \t]*")
CURLY = "“”‘’„"
_MOST_TRIED = 20
"""How many lines of a file are tried one by one; each costs a reading of the whole."""
_YEAR = re.compile(r"(?:^|/)data/([0-9]{4})/")

_BOM = say("dấu thứ tự byte (BOM)", "byte order mark (BOM)")
_ENDS = say("dấu xuống dòng kiểu Windows hoặc Mac cũ", "line ends of Windows or old Macs")
_APART = say("dòng có dấu tách rời chữ (NFD)", "lines with diacritics apart from their letters (NFD)")
_BLANKS = say("dòng có dấu cách thừa ở cuối", "lines with blanks at their end")
_END = say("chỗ kết thúc tệp", "end of the file")
_LAYOUT = (_BOM, _ENDS, _APART, _BLANKS, _END)
"""What the loader reads past: repaired also in a file that cannot be read for another reason."""
_TABS = say("dòng có ký tự tab", "lines with tabs")
_NO_BREAK = say("dòng có dấu cách không ngắt", "lines with no-break spaces")
_KEYS = say("khóa trong ngoặc kép cong", "keys in curly quotes")
_VALUES = say("giá trị trong ngoặc kép cong", "values in curly quotes")
_QUARTERS = say("cách viết quý", "spellings of quarters")


@dataclass(frozen=True)
class Repaired:
    """A text as it should be, and what was repaired in how many places."""

    text: str
    repairs: tuple[tuple[Said, int], ...]

    @property
    def count(self) -> int:
        """In how many places something was repaired."""
        return sum(count for _, count in self.repairs)

    @property
    def said(self) -> Said:
        """What was repaired: "dòng có ký tự tab (2), chỗ kết thúc tệp (1)"."""
        return say(
            ", ".join(f"{what} ({count})" for what, count in self.repairs),
            ", ".join(f"{what.en} ({count})" for what, count in self.repairs),
        )


def repaired(text: str, name: str) -> Repaired:
    """Repair the text of a data file.

    Args:
        text: the file as decoded, with its line ends and byte order mark.
        name: its path from the project's root, which tells its year: "data/2022/tasks/ii-2-1.yml".

    """
    counts: Counter[Said] = Counter()
    before, done = "", text
    while done != before:  # a repair may make the file readable, and so another one possible
        before = done
        for what, repair in _repairs(name):
            after = _kept(done, repair(done), name, always=what in _LAYOUT)
            counts[what] += _places(done, after)
            done = after
        done = _together(done, name, counts)
    return Repaired(done, tuple((what, count) for what, count in counts.items() if count))


@dataclass(frozen=True)
class Outcome:
    """What became of one file."""

    path: Path
    name: str
    """How messages call it: its path from the project's root, or as given when it is elsewhere."""
    repaired: Repaired
    problem: Problem | None
    """Why the file still cannot be read, if it cannot."""


def outcomes(root: Path, paths: Iterable[Path] | None) -> Iterator[Outcome]:
    """Yield what repairs would do to files: to those given, or to all data files under a project's root."""
    for path in paths if paths is not None else _data_files(root):
        name = _name(root, path)
        try:
            text = yamlfile.text(path, name)
        except FileError as error:
            yield Outcome(path, name, Repaired("", ()), error.problem)
            continue
        found = repaired(text, name)
        yield Outcome(path, name, found, refusal(found.text, name))


def _data_files(root: Path) -> list[Path]:
    return [root / name for name, _, _ in load.files(root) if name.endswith(".yml")]


def _name(root: Path, path: Path) -> str:
    absolute, top = path.absolute(), root.absolute()
    return (absolute.relative_to(top) if absolute.is_relative_to(top) else path).as_posix()


def write(path: Path, text: str) -> None:
    """Replace a file in one step: whoever reads it finds the old text or the new one, also when writing fails.

    Raises:
        OSError: it cannot be written; it is as it was.

    """
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="") as file:
            file.write(text)
        shutil.copymode(path, name)
        Path(name).replace(path)
    except BaseException:
        with contextlib.suppress(OSError):
            Path(name).unlink()
        raise


def refusal(text: str, name: str) -> Problem | None:
    """Return why a text cannot be read as a data file, or None when it can."""
    found = _read(text, name)
    return found if isinstance(found, Problem) else None


@functools.lru_cache(maxsize=4)
def _read(text: str, name: str) -> Node | Problem:
    """Read a text, which repairs look at again and again."""
    try:
        return yamlfile.parsed(text, name)
    except FileError as error:
        return error.problem


Repair = Callable[[str], str]


def _repairs(name: str) -> Iterator[tuple[Said, Repair]]:
    """Yield the repairs in the order in which they are made, and what each is called."""
    year = _year(name)
    yield _BOM, lambda text: _BYTE_ORDER_MARK.sub("", text)
    yield _ENDS, lambda text: _LINE_END.sub("\n", text)
    yield _APART, lambda text: unicodedata.normalize("NFC", text)
    yield _BLANKS, _by_line(lambda line: line.rstrip(_BLANK))
    yield _END, lambda text: text.rstrip("\n") + "\n" if text.strip() else text
    yield from _structural(name)
    yield _NO_BREAK, _by_line(lambda line: line if _COMMENT.match(line) else _SPACE.sub(" ", line))
    yield _VALUES, _by_line(lambda line: _CURLY_NAME.sub(r'\1"\2"', line))
    if year is not None:
        yield _QUARTERS, _by_line(lambda line: _TIMING.sub(lambda found: _in_romans(found, year), line))


def _year(name: str) -> int | None:
    found = _YEAR.search(name)
    return int(found[1]) if found else None


def _structural(name: str) -> Iterator[tuple[Said, Repair]]:
    """Yield the repairs that may only together make a file readable."""
    yield _TABS, _by_line(lambda line: _STRUCTURE.sub(_no_tabs, line))
    yield _NO_BREAK, _by_line(lambda line: _STRUCTURE.sub(lambda found: _SPACE.sub(" ", found[0]), line))
    yield _KEYS, _by_line(lambda line: _CURLY_KEY.sub(r"\1\2\3", line))
    yield _VALUES, lambda text: _quoted(text, name)


def _together(text: str, name: str, counts: Counter[Said]) -> str:
    """Make the structural repairs at once, where the file can be read only after all of them."""
    if refusal(text, name) is None:
        return text
    done, made = text, []
    for what, repair in _structural(name):
        before, done = done, repair(done)
        made.append((what, _places(before, done)))
    if refusal(done, name):
        return text
    counts.update(dict(made))
    return done


def _by_line(repair: Repair) -> Repair:
    return lambda text: "\n".join(map(repair, text.split("\n")))


def _no_tabs(found: re.Match[str]) -> str:
    before, key = found[1], found[2] or ""
    return _TAB_BEHIND_DASH.sub("- ", before).replace("\t", "  ") + _TAB_BEHIND_KEY.sub(" ", key)


def _quoted(text: str, name: str) -> str:
    """Write straight quotes for the curly ones around values for which a text cannot be read, one after the other."""
    for _ in range(_MOST_TRIED):
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


def _in_romans(found: re.Match[str], year: int) -> str:
    before, quote, said, stop = found.groups()
    meant = None if _is_timing(said, year) else quarters_meant(said, year)
    return f"{before}{quote}{meant}{stop}{quote}" if meant else found[0]


def _is_timing(said: str, year: int) -> bool:
    try:
        timing(said, year)
    except TimingError:
        return False
    return True


def _places(before: str, after: str) -> int:
    """Return how many lines differ, or have become more or fewer."""
    old, new = before.split("\n"), after.split("\n")
    return abs(len(old) - len(new)) or sum(map(operator.ne, old, new))


def _kept(before: str, after: str, name: str, *, always: bool) -> str:
    """Return a text after a repair as far as it is harmless: whole, or line by line."""
    if before == after or _harmless(before, after, name, always=always):
        return after
    lines, wanted = before.split("\n"), after.split("\n")
    changed = [number for number, (old, new) in enumerate(zip(lines, wanted, strict=False)) if old != new]
    for number in changed[:_MOST_TRIED] if len(lines) == len(wanted) else ():
        tried = [*lines[:number], wanted[number], *lines[number + 1 :]]
        if _harmless("\n".join(lines), "\n".join(tried), name, always=always):
            lines = tried
    return "\n".join(lines)


def _harmless(before: str, after: str, name: str, *, always: bool) -> bool:
    """Tell whether a repaired text says the same, or can be read at last; `always`: or was and stays unreadable."""
    old, new = _read(before, name), _read(after, name)
    if isinstance(old, Problem):
        return always or not isinstance(new, Problem)
    return not isinstance(new, Problem) and _same(old, new, "", name)


def _same(old: Node, new: Node, key: str, name: str) -> bool:
    """Tell whether two nodes say the same to the loader, or the old one nothing that it can read."""
    match old, new:
        case Scalar(), Scalar():
            return _words(old) == _words(new) or any(_words(new) == words for words in _readings(old, key, name))
        case Sequence(), Sequence():
            pairs = zip(old.items, new.items, strict=False)
            return len(old.items) == len(new.items) and all(_same(*pair, key, name) for pair in pairs)
        case Mapping(), Mapping():
            keys = [str(entry[0].value).strip(CURLY) for entry in old.entries]
            values = zip(keys, old.entries, new.entries, strict=False)
            return keys == [entry[0].value for entry in new.entries] and all(
                _same(before[1], after[1], inner, name) for inner, before, after in values
            )
        case _:
            return False


def _words(node: Scalar) -> list[str] | None:
    return None if node.value is None else node.value.split()


def _readings(node: Scalar, key: str, name: str) -> Iterator[list[str]]:
    """Yield what a value that the loader refuses can only mean."""
    value = node.value or ""
    if key in _NEVER_QUOTED and value.startswith(tuple(CURLY)):
        yield value.strip(CURLY).split()
    year = _year(name)
    if key == "timing" and year is not None and not _is_timing(value, year):
        meant = quarters_meant(value, year) or ""
        yield meant.split()
        yield f"{meant}.".split()
