"""A Word file → what it holds, by a walk of its body."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from plan.intake.contract import refusal
from plan.intake.package import Package
from plan.intake.paper import Grid, Manuscript, Origin, Paragraph
from plan.intake.word.grids import Gridding
from plan.intake.word.noting import Noting
from plan.intake.word.numbering import Numbers
from plan.intake.word.parts import WordParts, part_name
from plan.intake.word.refusing import check
from plan.intake.word.runs import Runs, tell_control, words_of
from plan.intake.word.styles import Styles
from plan.intake.xml import W, XmlElement, flat, switched, value, within

_SILENT = {
    f"{W}{name}"
    for name in (
        "sectPr",
        "tcPr",
        "bookmarkStart",
        "bookmarkEnd",
        "proofErr",
        "permStart",
        "permEnd",
        "customXmlPr",
        "sdtEndPr",
    )
}


def manuscript_of_word(package: Package, origin: Origin = "docx") -> Manuscript:
    """Read a Word file. Raises UnreadableError for what is not to be read (plan/intake/contract.py)."""
    parts = WordParts(package)
    check(parts)
    walk = _walk(parts)
    blocks = tuple(walk.blocks(parts.body))
    if walk.runs.is_open:
        raise refusal(key="damaged", found="một trường tự động không có chỗ kết thúc")
    _tell_margins(parts, walk.noting)
    found = Manuscript(blocks, tuple(walk.noting.asides), origin)
    if not any(found.paragraphs):
        raise refusal(key="empty")
    return found


def _walk(parts: WordParts) -> _Walk:
    noting, styles = Noting(), Styles(parts.holding("styles"))
    runs = Runs(styles, _notes(parts), noting)
    return _Walk(styles, Numbers(parts.holding("numbering"), styles), runs, noting)


def _notes(parts: WordParts) -> Mapping[tuple[str, str], str]:
    return {
        (kind, note.get(f"{W}id", "")): words_of(note)
        for kind in ("footnote", "endnote")
        for root in [parts.holding(f"{kind}s")]
        for note in (() if root is None else root.iterfind(f"{W}{kind}"))
    }


def _tell_margins(parts: WordParts, noting: Noting) -> None:
    """Tell the words of heads and feet of pages; page numbers alone are none."""
    for root in parts.margins:
        noting.where = part_name(root)
        for words in (words_of(root), *(item.get("string", "") for item in within(root))):
            if any(char.isalpha() for char in words):
                noting.tell("header-text", words)


@dataclass
class _Walk:
    """Reads what stands in the body or in a cell, in order: fields and numbers go on from one to the next."""

    styles: Styles
    numbers: Numbers
    runs: Runs
    noting: Noting
    _paragraphs: int = 0
    _tables: int = 0

    def blocks(self, holder: XmlElement) -> Iterator[Paragraph | Grid]:
        """Yield the paragraphs and tables of the body; empty paragraphs are left out."""
        for child in self._children(holder):
            if child.tag == f"{W}tbl":
                yield from self._table(child)
                continue
            self.noting.where = f"đoạn {self._paragraphs + 1}"
            paragraph = self._paragraph(child)
            if paragraph is not None:
                self._paragraphs += 1
                yield paragraph

    def _children(self, holder: XmlElement) -> Iterator[XmlElement]:
        """Yield the paragraphs and tables in something; tell what is neither and has words."""
        for child in flat(holder):
            if child.tag in {f"{W}p", f"{W}tbl"}:
                yield child
            elif child.tag == f"{W}sdtPr":
                tell_control(self.noting, child)
            elif child.tag not in _SILENT and (words := words_of(child)):
                self.noting.tell("unknown", words)

    def _table(self, table: XmlElement) -> Iterator[Paragraph | Grid]:
        only = _only_cell(table)
        self._tables += only is None
        self.noting.where = f"bảng {self._tables + (only is not None)}"
        if only is None:
            yield Gridding(table, self.noting.where, self.styles, self.noting, self._in_cell).grid()
        else:
            self.noting.tell("unwrapped")
            yield from self.blocks(only)

    def _in_cell(self, cell: XmlElement) -> tuple[Paragraph, ...]:
        return tuple(self._cell_paragraphs(cell))

    def _cell_paragraphs(self, cell: XmlElement) -> Iterator[Paragraph]:
        for child in self._children(cell):
            if child.tag == f"{W}tbl":
                self.noting.tell("nested-table", words_of(child))
                for inner in (inner for row in flat(child) if row.tag == f"{W}tr" for inner in flat(row)):
                    if inner.tag == f"{W}tc":
                        yield from self._cell_paragraphs(inner)
            elif (paragraph := self._paragraph(child)) is not None:
                yield paragraph

    def _paragraph(self, element: XmlElement) -> Paragraph | None:
        """Return a paragraph, counted in its list; nothing for one that shows neither text nor number."""
        text = self.runs.text(element)
        is_shown = bool(text.strip())
        if not is_shown and switched(element, "pPr/rPr/vanish"):
            return None
        number, doubt = self.numbers.of(element)
        if doubt:
            self.noting.tell("uncertain-number", f"{number} {text} ({doubt})")
        if not is_shown and not number:
            return None
        name = self.styles.name(value(element, "pPr/pStyle"))
        return Paragraph(text, number, name, self.noting.where, is_heading=self.styles.is_heading(element))


def _only_cell(table: XmlElement) -> XmlElement | None:
    """Return the cell of a table that has one, where a table stands in it."""
    cells = [cell for row in flat(table) if row.tag == f"{W}tr" for cell in flat(row) if cell.tag == f"{W}tc"]
    return cells[0] if len(cells) == 1 and any(child.tag == f"{W}tbl" for child in flat(cells[0])) else None
