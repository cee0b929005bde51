"""The HTML that LibreOffice writes → paragraphs, and tables whose cells know their rows and columns."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from html.parser import HTMLParser

_BLOCKS = {"p", "h1", "h2", "h3", "h4", "h5", "h6", "pre", "address", "dt", "dd", "caption"}
_ASIDES = {"frame": "hộp chữ", "sdfootnote": "chú thích", "sdendnote": "chú thích cuối văn bản"}
_SILENT = {"style", "title", "script"}
_ANCHORS = {"sdfootnoteanc", "sdendnoteanc"}
_MOST_SPAN = 1000


@dataclass(frozen=True)
class Words:
    """A paragraph."""

    lines: tuple[str, ...]
    """What stands between line breaks; where spaces of HTML mean nothing, one stands for several."""
    number: str = ""
    """The automatic number; the HTML has none."""
    is_numbered: bool = False
    """Whether it is an item of a list, so that a number may be shown before it."""
    is_exact: bool = False
    """Whether spaces and tabs are those of the file."""

    @property
    def is_empty(self) -> bool:
        """Whether nothing is shown."""
        return not self.number and not any(line.strip() for line in self.lines)


@dataclass(frozen=True)
class Box:
    """A cell of a table, by the first row and column that it covers, from 0."""

    row: int
    column: int
    height: int
    width: int
    words: tuple[Words, ...] = ()


@dataclass(frozen=True)
class Board:
    """A table."""

    boxes: tuple[Box, ...]
    rows: int


@dataclass(frozen=True)
class Page:
    """What a file shows, in order."""

    blocks: tuple[Words | Board, ...]
    asides: tuple[tuple[str, str], ...]
    """What stands beside the text: what it is, and its words."""


def page(html: str, *, has_titles: bool = False) -> Page:
    """Read a page.

    Args:
        html: what LibreOffice has written.
        has_titles: whether it is of a workbook, where only the tables are of the file.

    """
    reader = _Reader()
    reader.feed(html)
    reader.close()
    reader.end()
    blocks = tuple(block for block in reader.blocks if isinstance(block, Board) or not has_titles)
    return Page(blocks, tuple((what, " ".join(text.split())) for what, text in reader.asides if text.strip()))


@dataclass
class _Table:
    """A table that is being read."""

    boxes: list[Box] = field(default_factory=list)
    row: int = -1
    taken: set[tuple[int, int]] = field(default_factory=set)
    words: list[Words] = field(default_factory=list)
    is_open: bool = False

    def begin(self, height: int, width: int) -> None:
        """Begin a cell at the first free column of the row."""
        self.row = max(self.row, 0)
        column = next(at for at in range(len(self.taken) + 1) if (self.row, at) not in self.taken)
        self.taken |= {(self.row + down, column + right) for down in range(height) for right in range(width)}
        self.boxes.append(Box(self.row, column, height, width))
        self.words, self.is_open = [], True

    def end(self) -> None:
        """End the cell that was begun last."""
        if self.is_open:
            self.boxes[-1] = replace(self.boxes[-1], words=tuple(self.words))
        self.is_open = False


class _Reader(HTMLParser):
    """Collects blocks. A table in a cell gives its paragraphs to that cell."""

    def __init__(self) -> None:
        super().__init__()
        self.blocks: list[Words | Board] = []
        self.asides: list[tuple[str, str]] = []
        self._tables: list[_Table] = []
        self._text: list[str] | None = None
        self._silent = 0
        self._aside: list[str] = []
        self._is_item = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = {name: value or "" for name, value in attrs}
        if self._aside:
            self._aside += [tag] if tag == self._aside[0] else []
            self.asides[-1] = _longer(self.asides[-1], " ")
        elif tag in _SILENT or found.get("class") in _ANCHORS:
            self._silent += 1
        elif kind := _beside(tag, found):
            self._aside = [tag]
            self.asides.append((kind, ""))
        else:
            self._start(tag, found)

    def _start(self, tag: str, found: dict[str, str]) -> None:
        if tag == "br":
            self.handle_data("\v")
        elif tag == "li":
            self._is_item = True
        elif tag in _BLOCKS:
            self.end()
            self._text = []
        elif tag == "table":
            self.end()
            self._tables.append(_Table())
        elif tag == "tr" and len(self._tables) == 1:
            self.end()
            self._tables[0].end()
            self._tables[0].row += 1
        elif tag in {"td", "th"} and len(self._tables) == 1:
            self.end()
            self._tables[0].end()
            self._tables[0].begin(_span(found.get("rowspan")), _span(found.get("colspan")))

    def handle_endtag(self, tag: str) -> None:
        if self._aside:
            self._aside = self._aside[:-1] if tag == self._aside[0] else self._aside
        elif self._silent and tag in {*_SILENT, "a"}:
            self._silent -= 1
        elif tag in _BLOCKS or tag in {"li", "ol", "ul"}:
            self.end()
            self._is_item = False
        elif tag in {"td", "th", "tr"} and self._tables:
            self.end()
            if len(self._tables) == 1:
                self._tables[0].end()
        elif tag == "table" and self._tables:
            self.end()
            done = self._tables.pop()
            if not self._tables:
                done.end()
                self.blocks.append(Board(tuple(done.boxes), done.row + 1))

    def handle_data(self, data: str) -> None:
        if self._aside:
            self.asides[-1] = _longer(self.asides[-1], data)
        elif not self._silent and (self._text is not None or data.strip(" \t\r\n")):
            self._text = [*(self._text or []), data]

    def end(self) -> None:
        """End the paragraph that is being read; one without words counts only where a number may stand."""
        if self._text is None and not self._is_item:
            return
        lines = [_plain(line) for line in "".join(self._text or []).split("\v")]
        words = Words(tuple(filter(None, lines)), is_numbered=self._is_item)
        if self._text is not None and (words.lines or words.is_numbered):
            (self._tables[0].words if self._tables else self.blocks).append(words)
            self._is_item = False
        self._text = None


def _plain(text: str) -> str:
    return re.sub("[ \t\r\n]+", " ", text).strip(" ")


def _longer(aside: tuple[str, str], text: str) -> tuple[str, str]:
    return aside[0], f"{aside[1]}{text}"


def _beside(tag: str, found: dict[str, str]) -> str:
    """Tell what stands beside the text: a box, a note, the head or foot of pages."""
    name = re.sub(r"[0-9]+$", "", found.get("id", "")).lower()
    if tag == "div" and found.get("title") in {"header", "footer"}:
        return "đầu trang, chân trang"
    return _ASIDES.get(name, "") if tag in {"div", "span"} else ""


def _span(words: str | None) -> int:
    return min(max(int(words), 1), _MOST_SPAN) if words and words.isdecimal() else 1
