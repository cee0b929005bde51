"""The vocabulary of a proof.yml: what may be done to the lines of a source before it is compared with the data.

The extraction of a document breaks it in places. Each break is mended by one rule that sees only the lines it is for, so
that everywhere else the comparison is letter for letter. No rule can drop a word but
`drop-line`, which says why, `drop-repeat`, which drops what stands above already, and `drop-number`, which drops no more than
the number of a row.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from plan.ground.problems import Place, Said, say


@dataclass(frozen=True)
class Piece:
    """The text of one cell of a line; a list has an item a line."""

    text: str
    lines: tuple[int, ...]
    """The lines of the file that it comes from."""
    any_case: bool = False
    """Whether capitals make no difference."""


Line = tuple[Piece, ...]
Lines = Mapping[int, Line]
"""Lines of the file by number, from 1; cells are parted by tabs."""


class Point(NamedTuple):
    """A cell: its line, and its number in the line, both from 1."""

    line: int
    cell: int


@dataclass(frozen=True)
class Rule:
    """One entry of `rules`."""

    name: str
    lines: tuple[int, ...]
    place: Place
    words: tuple[str, ...] = ()
    cell: int = 0
    start: Point = Point(0, 0)
    end: Point = Point(0, 0)
    head: tuple[int, ...] = ()
    """The lines of the nearest head of a table above."""
    number: int = 0
    """Which cell of its lines holds the number of a row; 0 where none does."""


_SPACES = re.compile("[\xa0\u1680\u2000-\u200a\u202f\u205f\u3000]")
_NUMBER = re.compile(r"[-–+*•]|(?:[0-9]{1,3}|[IVXLivxl]{1,5}|[a-zđ])(?:\.[0-9]{1,3})*[.)]?")
_NO_WIDTH = re.compile("[\xad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]")


class RuleError(Exception):
    """A rule cannot be applied; `said` tells why."""

    def __init__(self, said: Said) -> None:
        self.said = said
        super().__init__(said)


@dataclass(frozen=True)
class Operation:
    """What a rule does, and the keys that it takes beside `rule` and `reason`."""

    run: Callable[[Lines, Rule], Lines]
    keys: tuple[str, ...] = ("lines",)
    needs_head: bool = False
    """Whether it looks at the head of the table, too."""


def apply(lines: Lines, rule: Rule) -> Lines:
    """Return all lines, those of the rule rewritten.

    Raises:
        RuleError: it cannot be applied, or changes nothing on one of its lines.

    """
    takes = OPERATIONS[rule.name]
    written = takes.run({number: lines[number] for number in (*rule.lines, *(rule.head if takes.needs_head else ()))}, rule)
    idle = next((number for number in rule.lines if written[number] == lines[number]), None)
    if idle is not None:
        raise RuleError(say(f"quy tắc này không đổi gì ở dòng {idle}", f"this rule changes nothing on line {idle}"))
    return {**lines, **written}


def cells(text: str, number: int) -> Line:
    """Cut a line of the file into its cells."""
    return tuple(Piece(part, (number,)) for part in text.split("\t"))


def is_blank(line: Line) -> bool:
    """Whether a line holds no text."""
    return not any(piece.text.strip() for piece in line)


def _each_text(change: Callable[[str, Rule], str]) -> Callable[[Lines, Rule], Lines]:
    """Make a change of a text into one of every item of every cell of every line."""

    def changed(piece: Piece, rule: Rule) -> Piece:
        return replace(piece, text="\n".join(change(item, rule) for item in piece.text.split("\n")))

    return _each_line(lambda line, rule: tuple(changed(piece, rule) for piece in line))


def _each_line(change: Callable[[Line, Rule], Line]) -> Callable[[Lines, Rule], Lines]:
    """Make a change of a line into one of several."""
    return lambda lines, rule: {number: change(line, rule) for number, line in lines.items()}


def _drop_line(line: Line, _: Rule) -> Line:
    return tuple(replace(piece, text="") for piece in line)


def _drop(text: str, rule: Rule) -> str:
    for words in rule.words:
        text = text.replace(words, "")
    return text


def _drop_start(text: str, rule: Rule) -> str:
    return text[len(next(filter(text.startswith, rule.words), "")) :]


def _drop_end(text: str, rule: Rule) -> str:
    return text[: len(text) - len(next(filter(text.endswith, rule.words), ""))]


def _single_spaces(text: str, _: Rule) -> str:
    return " ".join(text.split())


def usual(text: str) -> str:
    """Return a text with usual signs: letters composed (NFC), every space an ordinary one, nothing without any width.

    >>> usual("Sở\u00a0Nội\u00ad vụ")
    'Sở Nội vụ'
    """
    return unicodedata.normalize("NFC", _SPACES.sub(" ", _NO_WIDTH.sub("", text)))


def _split_items(text: str, rule: Rule) -> str:
    for words in rule.words:
        text = text.replace(words, "\n")
    return text


def _join_items(line: Line, rule: Rule) -> Line:
    """Make one text of the paragraphs of a cell that is no list."""
    piece = _piece(line, rule.cell)
    return _with(line, rule.cell, replace(piece, text=piece.text.replace(_BREAK, " ")))


_BREAK = " ¶ "
"""Stands between the paragraphs of a cell."""


def _dashes_to_items(text: str, _: Rule) -> str:
    """Turn "- a. - b." into items: a dash counts only at the start of an item or behind a stop."""
    return re.sub(r"(?<=[.;]) - ", "\n", text.removeprefix("- "))


def _drop_repeat(lines: Lines, rule: Rule) -> Lines:
    """Drop the head of a table where it stands again, letter for letter."""
    if not rule.head or len(rule.lines) % len(rule.head):
        raise RuleError(say("không có đầu bảng đủ dòng ở trên", "no head of a table of as many lines stands above"))
    for position, number in enumerate(rule.lines):
        first = rule.head[position % len(rule.head)]
        if _texts(lines[number]) != _texts(lines[first]):
            message = f"dòng {number} không lặp lại đúng đầu bảng ở dòng {first}"
            raise RuleError(say(message, f"line {number} does not repeat the head on line {first}"))
    return {number: _drop_line(lines[number], rule) for number in rule.lines}


def _drop_number(line: Line, rule: Rule) -> Line:
    """Drop the number of a row that does not go on from those above, as the ids of the data do."""
    if not rule.number or not _NUMBER.fullmatch(_piece(line, rule.number).text):
        where = line[0].lines[0]
        message = f"dòng {where} không phải dòng của bảng có một số thứ tự ở cột number"
        raise RuleError(say(message, f"line {where} is no row of a table with a number in the column number"))
    return _with(line, rule.number, replace(_piece(line, rule.number), text=""))


def _texts(line: Line) -> list[str]:
    return [piece.text for piece in line]


def _cut(line: Line, rule: Rule) -> Line:
    pattern = "|".join(map(re.escape, rule.words))
    return tuple(replace(piece, text=part) for piece in line for part in re.split(pattern, piece.text))


def _cut_first_word(line: Line, _: Rule) -> Line:
    first, *rest = line
    word, _space, text = first.text.partition(" ")
    if rest and not rest[-1].text:
        rest.pop()
    return (replace(first, text=word), replace(first, text=text), *rest)


def _shift_right(line: Line, _: Rule) -> Line:
    return (Piece("", line[0].lines), *line)


def _ignore_case(line: Line, rule: Rule) -> Line:
    return _with(line, rule.cell, replace(_piece(line, rule.cell), any_case=True))


def _move_cell(lines: Lines, rule: Rule) -> Lines:
    """Move a text to another cell: behind what stands there, the other half of a text that a page break cut."""
    start, end = rule.start, rule.end
    moved, target = _piece(lines[start.line], start.cell), _piece(lines[end.line], end.cell)
    emptied = {**lines, start.line: _with(lines[start.line], start.cell, replace(moved, text=""))}
    return {**emptied, end.line: _with(emptied[end.line], end.cell, _joined([target, moved]))}


def _move_last_sentence(lines: Lines, rule: Rule) -> Lines:
    """Move the last sentence of a cell to the same cell, which is empty, of the line below."""
    above, below = _two(rule)
    upper, lower = (_piece(lines[number], rule.cell) for number in (above, below))
    first, stop, last = upper.text.rpartition(". ")
    if not stop or lower.text:
        message = f"ô {rule.cell} của dòng {above} phải có hai câu, của dòng {below} phải trống"
        raise RuleError(say(message, f"cell {rule.cell} must hold two sentences on line {above}, none on line {below}"))
    moved = replace(upper, text=last)
    return {
        above: _with(lines[above], rule.cell, replace(upper, text=f"{first}.")),
        below: _with(lines[below], rule.cell, moved),
    }


def _join_rows(lines: Lines, rule: Rule) -> Lines:
    """Join rows that a page break cut, cell by cell, on the first line."""
    first, *others = rule.lines
    if not others or len({len(line) for line in lines.values()}) > 1:
        raise RuleError(say("cần ít nhất hai dòng có số ô như nhau", "at least two lines of as many cells are needed"))
    joined = tuple(_joined(parts) for parts in zip(*(lines[number] for number in rule.lines), strict=True))
    return {first: joined, **{number: _drop_line(lines[number], rule) for number in others}}


def _joined(pieces: Sequence[Piece]) -> Piece:
    filled = [piece for piece in pieces if piece.text] or [*pieces[:1]]
    return Piece(" ".join(piece.text for piece in filled), tuple(number for piece in filled for number in piece.lines))


def _two(rule: Rule) -> tuple[int, int]:
    if len(rule.lines) != 2:  # noqa: PLR2004 - said by the words
        raise RuleError(say("quy tắc này cần đúng hai dòng", "this rule needs exactly two lines"))
    return rule.lines[0], rule.lines[1]


def _piece(line: Line, cell: int) -> Piece:
    if not 1 <= cell <= len(line):
        raise RuleError(say(f"dòng này có {len(line)} ô, không có ô {cell}", f"the line has {len(line)} cells, no {cell}"))
    return line[cell - 1]


def _with(line: Line, cell: int, piece: Piece) -> Line:
    return (*line[: cell - 1], piece, *line[cell:])


OPERATIONS: Mapping[str, Operation] = {
    "drop-line": Operation(_each_line(_drop_line)),
    "drop-number": Operation(_each_line(_drop_number)),
    "drop-repeat": Operation(_drop_repeat, needs_head=True),
    "usual-signs": Operation(_each_text(lambda text, _: usual(text))),
    "drop": Operation(_each_text(_drop), ("lines", "words")),
    "drop-start": Operation(_each_text(_drop_start), ("lines", "words")),
    "drop-end": Operation(_each_text(_drop_end), ("lines", "words")),
    "single-spaces": Operation(_each_text(_single_spaces)),
    "split-items": Operation(_each_text(_split_items), ("lines", "words")),
    "join-items": Operation(_each_line(_join_items), ("lines", "cell")),
    "dashes-to-items": Operation(_each_text(_dashes_to_items)),
    "cut": Operation(_each_line(_cut), ("lines", "words")),
    "cut-first-word": Operation(_each_line(_cut_first_word)),
    "shift-right": Operation(_each_line(_shift_right)),
    "ignore-case": Operation(_each_line(_ignore_case), ("lines", "cell")),
    "move-cell": Operation(_move_cell, ("from", "to")),
    "move-last-sentence": Operation(_move_last_sentence, ("lines", "cell")),
    "join-rows": Operation(_join_rows),
}
"""By the name that `rule` gives."""
