"""source.txt → the cells and paragraphs of the document.

Each piece of text gets the id that its place in the document gives it; no id is read from the data.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from string import ascii_lowercase

from plan.ground.problems import Problem, say
from proof.appendix import Tables
from proof.guide import Guide
from proof.heads import head
from proof.layout import Part
from proof.printed import Printed, miscounted, printed
from proof.rules import Line, Lines, Piece, RuleError, apply, cells, is_blank, usual
from proof.spots import BODY, LABEL, Spot, cell, item

_LABEL = re.compile(r"[IVX]+[./]|[0-9.]+[./]|[0-9]+\)|[a-zđ][)./]|[-–+*•]")
"""How parts, headings, points and dashes are numbered (Nghị định 30/2020/NĐ-CP, Phụ lục I), and otherwise: "1/", "1)"."""


@dataclass(frozen=True)
class Source:
    """What a source says, and what of it could not be read."""

    printed: tuple[Printed, ...]
    """In the order of the document."""
    problems: tuple[Problem, ...]


def source(text: str, guide: Guide) -> Source:
    """Read a source.

    Args:
        text: source.txt.
        guide: how it is read.

    """
    lines, problems = _mended(text, guide)
    problems += [*_unread(lines, guide), *_unusual(lines, guide)]
    readers, found = _readers(guide), dict[str, list[Printed]]()
    for part in guide.layout:
        filled = {number: lines[number] for number in part.lines if not is_blank(lines[number])}
        try:
            found.setdefault(part.names[0], []).extend(readers[part.kind](filled, part))
        except RuleError as error:
            problems.append(Problem(part.place, error.said, "bad-layout"))
    return Source(tuple(cell for cells in found.values() for cell in cells), tuple(problems))


Reader = Callable[[Lines, Part], Iterator[Printed]]


def _readers(guide: Guide) -> Mapping[str, Reader]:
    tables = Tables(guide.columns)
    others = {"keys": _keys, "list": _list, "clauses": _clauses, "head": head, "table": _table}
    return {**others, "rows": tables.rows, "section": tables.section}


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


def _unread(lines: Lines, guide: Guide) -> Iterator[Problem]:
    """Tell of lines with text that nothing says the meaning of."""
    known = {number for part in guide.layout for number in part.lines}
    strange = [number for number, line in lines.items() if number not in known and not is_blank(line)]
    if strange:
        listed = _listed(strange)
        message = say(
            f"chưa nói dòng {listed} của source.txt chứa gì; hãy thêm vào layout, hoặc bỏ bằng quy tắc drop-line kèm lý do",
            f"nothing says what line {listed} of source.txt holds; please add it to layout, or drop it by a rule",
        )
        yield Problem(guide.place, message, "unread-line")


def _unusual(lines: Lines, guide: Guide) -> Iterator[Problem]:
    """Tell of lines with signs that the data never have, which would differ without anybody seeing how."""
    strange = [number for number, line in lines.items() if any(usual(piece.text) != piece.text for piece in line)]
    if strange:
        listed = _listed(strange)
        message = say(
            f"dòng {listed} của source.txt có dấu cách lạ, dấu không nhìn thấy hoặc chữ tách dấu, dữ liệu không giữ; hãy "
            "thêm quy tắc usual-signs cho các dòng ấy",
            f"line {listed} of source.txt has strange spaces, unseen signs or letters apart from their marks, which the data "
            "do not keep; please add the rule usual-signs for them",
        )
        yield Problem(guide.place, message, "unusual-signs")


def _listed(numbers: Sequence[int]) -> str:
    return ", ".join(map(str, numbers[:10])) + ("…" if len(numbers) > 10 else "")  # noqa: PLR2004 - enough to begin with


def _keys(lines: Lines, part: Part) -> Iterator[Printed]:
    """Read texts that stand for keys of plan.yml, a cell each."""
    pieces = [piece for line in lines.values() for piece in line]
    if len(pieces) != len(part.names):
        raise RuleError(miscounted(len(part.names), len(pieces)))
    return (printed(Spot(key), piece) for key, piece in zip(part.names, pieces, strict=True))


def _list(lines: Lines, part: Part) -> Iterator[Printed]:
    """Read a list of plan.yml, an item each cell."""
    pieces = (piece for line in lines.values() for piece in line)
    return (printed(item(part.names[0], number), piece) for number, piece in enumerate(pieces, 1))


def _clauses(lines: Lines, _: Part) -> Iterator[Printed]:
    """Read numbered paragraphs: each line is a label, which may be missing, and a text."""
    found = [(line, *_labelled(line)) for line in lines.values()]
    outline = _Outline([label for _, label, _ in found])
    for (piece,), label, text in found:
        record = outline.enter(label)
        yield printed(Spot(record, LABEL), Piece(label, piece.lines))
        yield printed(Spot(record, BODY), Piece(text, piece.lines, piece.any_case))


def _labelled(line: Line) -> tuple[str, str]:
    """Part the label of a paragraph from its text."""
    if len(line) > 1:
        raise RuleError(miscounted(1, len(line), line))
    first, _space, rest = line[0].text.partition(" ")
    return (first, rest) if _LABEL.fullmatch(first) else ("", line[0].text)


class _Outline:
    """Where a reader stands among numbered paragraphs.

    A paragraph whose id another has is told from it by letters: one without a number where a later one has its number
    ("1.", a text, "1.1."), one whose number has stood before ("a)" a second time below one heading).
    """

    def __init__(self, labels: Iterable[str] = ()) -> None:
        self._part = self._heading = self._parent = ""
        self._items = 0
        self._seen = set[str]()
        others = _Outline() if labels else None
        self._numbered = {others.enter(label) for label in labels if label.strip("-–+*•")} if others else set[str]()

    def enter(self, label: str) -> str:
        """Return the id of the paragraph that comes next and has this label."""
        name = label.rstrip("./)-–+*•").replace("đ", "dd")
        if not name:
            self._items += 1
            return self._free(f"{self._parent}.{self._items}", self._numbered)
        self._items = 0
        if name[0] in "IVX":
            self._parent = self._part = name
            self._heading = ""
        elif label.endswith(")") or name.isalpha():
            self._parent = self._free(f"{self._heading or self._part}.{name}", self._seen)
        else:
            self._parent = self._heading = self._free(f"{self._part}.{name}", self._seen)
        return self._parent

    def _free(self, wanted: str, taken: Collection[str]) -> str:
        """Return an id, with letters in place of its last part where it is taken."""
        lettered = (f"{wanted.rpartition('.')[0]}.z{letter}" for letter in ascii_lowercase)
        ids = (found for found in lettered if found not in self._seen)
        found = next(ids, wanted) if wanted in taken else wanted
        self._seen.add(found)
        return found


def _table(lines: Lines, part: Part) -> Iterator[Printed]:
    """Read the rows of a table of its own, which nothing but their order numbers."""
    for row, line in enumerate(lines.values(), 1):
        yield from (printed(cell(part.names[0], row, column), piece) for column, piece in enumerate(line, 1))
