"""source.txt → the cells and paragraphs of the document.

Each piece of text gets the id that its place in the document gives it; no id is read from the data.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from plan.ground.problems import Place, Problem, Said, say
from proof.guide import Guide, Part
from proof.rules import Line, Lines, Piece, RuleError, apply, cells, is_blank
from proof.spots import BODY, COLUMNS, LABEL, Spot, continued, item

_LABEL = re.compile(r"[IVX]+\.|[0-9.]+\.|[a-zđ]\)|-")
"""How parts, headings, points and dashes are numbered (Nghị định 30/2020/NĐ-CP, Phụ lục I)."""


@dataclass(frozen=True)
class Printed:
    """The text at one place of the document."""

    spot: Spot
    texts: tuple[str, ...]
    """An item each; none for an empty cell."""
    lines: tuple[int, ...]
    """The lines of the file that it stands on."""
    any_case: bool = False
    """Whether capitals make no difference."""


@dataclass(frozen=True)
class Source:
    """What a source says, and what of it could not be read."""

    printed: tuple[Printed, ...]
    """In the order of the document."""
    problems: tuple[Problem, ...]


def source(text: str, guide: Guide, layout: Place) -> Source:
    """Read a source.

    Args:
        text: source.txt.
        guide: how it is read.
        layout: where that says which lines hold what.

    """
    lines, problems = _mended(text, guide)
    problems += [*_unread(lines, guide, layout)]
    printed = list[Printed]()
    for part in guide.layout:
        try:
            printed += _READERS[part.kind](
                {number: lines[number] for number in part.lines if not is_blank(lines[number])}, part
            )
        except RuleError as error:
            problems.append(Problem(part.place, error.said, "bad-layout"))
    return Source(tuple(printed), tuple(problems))


def _mended(text: str, guide: Guide) -> tuple[Lines, list[Problem]]:
    """Apply every rule in order."""
    lines: Lines = {number: cells(line, number) for number, line in enumerate(text.split("\n"), 1)}
    problems = list[Problem]()
    for rule in guide.rules:
        try:
            lines = apply(lines, rule)
        except RuleError as error:
            problems.append(Problem.at(rule.place, rule.name, found=error.said, kind="bad-rule"))
    return lines, problems


def _unread(lines: Lines, guide: Guide, layout: Place) -> Iterator[Problem]:
    """Tell of lines with text that nothing says the meaning of."""
    known = {number for part in guide.layout for number in part.lines}
    strange = [number for number, line in lines.items() if number not in known and not is_blank(line)]
    if strange:
        listed = ", ".join(map(str, strange[:10])) + ("…" if len(strange) > 10 else "")  # noqa: PLR2004 - enough to begin with
        message = say(
            f"chưa nói dòng {listed} của source.txt chứa gì; hãy thêm vào layout, hoặc bỏ bằng quy tắc drop-line kèm lý do",
            f"nothing says what line {listed} of source.txt holds; please add it to layout, or drop it by a rule",
        )
        yield Problem(layout, message, "unread-line")


def _printed(spot: Spot, piece: Piece) -> Printed:
    return Printed(spot, tuple(filter(None, piece.text.split("\n"))), piece.lines, piece.any_case)


def _keys(lines: Lines, part: Part) -> Iterator[Printed]:
    """Read texts that stand for keys of plan.yml, a cell each."""
    pieces = [piece for line in lines.values() for piece in line]
    if len(pieces) != len(part.names):
        raise RuleError(_count(len(part.names), len(pieces)))
    return (_printed(Spot(key), piece) for key, piece in zip(part.names, pieces, strict=True))


def _list(lines: Lines, part: Part) -> Iterator[Printed]:
    """Read a list of plan.yml, an item each cell."""
    pieces = (piece for line in lines.values() for piece in line)
    return (_printed(item(part.names[0], number), piece) for number, piece in enumerate(pieces, 1))


def _clauses(lines: Lines, _: Part) -> Iterator[Printed]:
    """Read numbered paragraphs: each line is a label, which may be missing, and a text."""
    outline = _Outline()
    for line in lines.values():
        if len(line) > 1:
            raise RuleError(_count(1, len(line), line))
        (piece,) = line
        first, _space, rest = piece.text.partition(" ")
        label, text = (first, rest) if _LABEL.fullmatch(first) else ("", piece.text)
        record = outline.enter(label)
        yield _printed(Spot(record, LABEL), Piece(label, piece.lines))
        yield _printed(Spot(record, BODY), Piece(text, piece.lines, piece.any_case))


class _Outline:
    """Where a reader stands among numbered paragraphs."""

    def __init__(self) -> None:
        self._part = self._heading = self._parent = ""
        self._items = 0

    def enter(self, label: str) -> str:
        """Return the id of the paragraph that comes next and has this label."""
        name = label.rstrip(".)-").replace("đ", "dd")
        if not name:
            self._items += 1
            return f"{self._parent}.{self._items}"
        self._items = 0
        if label.endswith(")"):
            self._parent = f"{self._heading or self._part}.{name}"
        elif name[0].isdigit():
            self._parent = self._heading = f"{self._part}.{name}"
        else:
            self._parent = self._part = name
            self._heading = ""
        return self._parent


def _rows(lines: Lines, _: Part) -> Iterator[Printed]:
    """Read the rows of the appendix: eight cells each, empty ones too."""
    for record, row in _numbered(lines.values()):
        yield from (_printed(Spot(record, column), piece) for column, piece in row.items())


def _numbered(lines: Iterable[Line]) -> Iterator[tuple[str, Mapping[str, Piece]]]:
    """Give each row its id, by counting: a row without a product continues the one above."""
    section, objective, task, deliverable, more = "", 0, 0, 0, 0
    for line in lines:
        if len(line) != len(COLUMNS):
            raise RuleError(_count(len(COLUMNS), len(line), line))
        row = dict(zip(COLUMNS, line, strict=True))
        if row["TT"].text.isalpha():
            section, objective = row["TT"].text, 0
            yield section, row
            continue
        if row["Mục tiêu"].text:
            objective, task = objective + 1, 0
        if row["Nhiệm vụ"].text:
            task, deliverable = task + 1, 0
        is_product = bool(row["Sản phẩm"].text)
        deliverable, more = deliverable + is_product, 0 if is_product else more + 1
        record = f"{section}.{objective}.{task}.{deliverable}"
        yield record if is_product else continued(record, more), row


def _count(wanted: int, found: int, line: Line = ()) -> Said:
    where, at = (f"dòng {line[0].lines[0]}", f"line {line[0].lines[0]}") if line else ("ở đây", "here")
    return say(f"{where} có {found} ô, cần {wanted}", f"{at}: {found} cells instead of {wanted}")


_READERS = {"keys": _keys, "list": _list, "clauses": _clauses, "rows": _rows}
