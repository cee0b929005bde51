"""A Word document taken apart by the rules of ECMA-376 alone: what the tests of the export assert on."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
Element = Any


@dataclass(frozen=True)
class Box:
    """A cell, merged or not, in the row where it begins."""

    row: int
    column: int
    height: int
    width: int
    texts: tuple[str, ...]


class Opened:
    """The parts of a document."""

    def __init__(self, content: bytes) -> None:
        self.package = zipfile.ZipFile(io.BytesIO(content))
        self.document = self.part("word/document.xml")
        self.styles = self.part("word/styles.xml")
        self.body = self.document[0]

    def part(self, name: str) -> Element:
        return etree.fromstring(self.package.read(name))

    @property
    def tables(self) -> list[Element]:
        return self.body.findall(f"{W}tbl")

    @property
    def data_tables(self) -> list[Element]:
        """Those whose first row is marked as a head."""
        return [table for table in self.tables if table.find(f"{W}tr/{W}trPr/{W}tblHeader") is not None]

    @property
    def sections(self) -> list[Element]:
        return [*self.document.iter(f"{W}sectPr")]

    @property
    def texts(self) -> list[str]:
        """Every paragraph that says something, those of cells too, in the order of the document."""
        return [text for item in self.document.iter(f"{W}p") if (text := said(item))]

    def headings(self) -> Iterator[tuple[int, str]]:
        """Yield the level, from 1, and the words of every paragraph that has a level by its style."""
        for item in self.document.iter(f"{W}p"):
            level = self._level(value(item, f"{W}pPr/{W}pStyle"))
            if level:
                yield level, said(item)

    def _level(self, name: str | None) -> int:
        while name:
            (style,) = (item for item in self.styles.findall(f"{W}style") if item.get(f"{W}styleId") == name)
            if (level := value(style, f"{W}pPr/{W}outlineLvl")) is not None:
                return int(level) + 1
            name = value(style, f"{W}basedOn")
        return 0


def value(element: Element, path: str) -> str | None:
    found = element.find(path)
    return None if found is None else found.get(f"{W}val")


def said(paragraph: Element) -> str:
    return "".join(text.text or "" for text in paragraph.iter(f"{W}t"))


def boxes(table: Element) -> list[Box]:
    """Return the cells of a table: merged ones once, each with the columns and rows that it covers."""
    found: list[Box] = []
    above: dict[int, int] = {}
    for at, row in enumerate(table.findall(f"{W}tr")):
        column = 0
        for cell in row.findall(f"{W}tc"):
            width = int(value(cell, f"{W}tcPr/{W}gridSpan") or 1)
            texts = tuple(filter(None, map(said, cell.iter(f"{W}p"))))
            if value(cell, f"{W}tcPr/{W}vMerge") == "continue":
                held = found[above[column]]
                assert held.width == width, "what goes on below is not as broad"
                assert not texts, "words where nobody sees them"
                found[above[column]] = Box(held.row, held.column, held.height + 1, width, held.texts)
            else:
                above[column] = len(found)
                found.append(Box(at, column, 1, width, texts))
            column += width
    return found
