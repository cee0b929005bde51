"""What the document's own words are, by other witnesses than the data at hand: the published data, and the source.

Data that are published have been compared with their source cell for cell; so what main has is right as long as the remarks
on the cell are the same. Else the source's words are taken, with the corrections and amendments of the data made in them.
"""

from __future__ import annotations

import functools
import itertools
from collections.abc import Callable, Mapping
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from plan.facts.undoing import Texts, undone
from plan.ground.model import Activity, Archive, Clause, Deliverable, Objective, Plan, Section, Task
from plan.ground.problems import Said, say
from plan.ground.revisions import commit_of, lay
from plan.reading import load, yamlfile
from plan.reading.nodes import FileError
from plan.rules.cells import Cell, Spot, cells
from plan.rules.datafile import DataFile
from plan.rules.lost_lines import Opcodes, compared
from plan.rules.trial import Look
from proof.proving import printed
from proof.spots import BODY, COLUMNS, LABEL, TITLE, item
from proof.spots import Spot as Printing

_PUBLISHED = ("origin/main", "main", "HEAD")
"""Where the published data are looked for, the first that is there."""
_CELLS = dict(zip(("text", "lead", "coordinating", "timing"), COLUMNS[4:], strict=True))
SOURCE = say("bản nguồn ghi", "the source has")
PUBLISHED = say("bản đang đăng ghi", "what is published has")


class Published:
    """The data as they are published: of main, or of the last commit where there is no main; nothing without git.

    Data with errors are no witness: those of a commit that holds the very change that is checked.

    Args:
        root: the project's root.
        name: a folder that holds the published data, or a revision; "" for main.
        scratch: a folder for the files of a revision; it need not be there.
        look: says what is wrong with the data under a root.

    """

    def __init__(self, root: Path, name: str, scratch: Path, look: Look) -> None:
        self._root, self._name, self._scratch, self._look = root, name, scratch, look
        self.changes = functools.cache(self._changes)

    @cached_property
    def folder(self) -> Path | None:
        """A folder with the published data, None when they are not known or have errors."""
        folder = self._found
        return folder if folder and (folder / "data").is_dir() and not self._look(folder).problems else None

    @cached_property
    def _found(self) -> Path | None:
        if self._name and (Path(self._name) / "data").is_dir():
            return Path(self._name).resolve()
        names = [self._name] if self._name else _PUBLISHED
        commit = next(filter(None, (commit_of(self._root, name) for name in names)), "")
        if not commit:
            return None
        lay(self._root, commit, self._scratch)
        return self._scratch

    @cached_property
    def archive(self) -> Archive | None:
        """All that is published."""
        return load.read(self.folder).archive if self.folder else None

    def lines(self, file: str) -> list[str]:
        """Return the lines of a published file, none of one that is not there."""
        try:
            return yamlfile.text(self.folder / file, file).split("\n") if self.folder else []
        except FileError:
            return []

    def line(self, file: DataFile, number: int) -> str | None:
        """Return the published line in whose place a line of a file stands, if one does."""
        for what, start, end, at, until in self.changes(file):
            if what == "replace" and end - start == until - at and at < number <= until:
                return self.lines(file.name)[start + number - 1 - at]
        return None

    def _changes(self, file: DataFile) -> Opcodes:
        """Return how the published lines became those of a file: once for all of its problems, which may be thousands."""
        return compared(self.lines(file.name), file.lines)

    @cached_property
    def cells(self) -> Mapping[Spot, Cell]:
        """The cells of all plans that are published."""
        names = [name for name, _, _ in load.files(self.folder)] if self.folder else []
        return {cell.spot: cell for name in names if name.endswith(".yml") for cell in self._cells(name)}

    def _cells(self, name: str) -> tuple[Cell, ...]:
        try:
            return cells(yamlfile.read((self.folder or Path()) / name, name), name)
        except FileError:
            return ()


class Prints:
    """What the sources print in each place.

    Args:
        root: the project's root.

    """

    def __init__(self, root: Path) -> None:
        self._root = root
        self._sources: dict[int, Mapping[Printing, Texts]] = {}

    def source(self, spot: Spot) -> Texts | None:
        """Return what the source prints in a place, of an empty cell nothing; None where it has no such place."""
        if spot.year not in self._sources:
            found = printed(self._root, str(spot.year))
            self._sources[spot.year] = {one.spot: one.texts for one in found}
        known = self._sources[spot.year]
        place = _printing(spot, known)
        if spot.kind is not Plan or place in known:
            return known.get(place) if place else None
        items = (item(spot.key, number) for number in itertools.count(1))
        return tuple(text for one in itertools.takewhile(known.__contains__, items) for text in known[one]) or None

    def is_printed(self, cell: Cell, words: str = "") -> bool:
        """Tell whether the source prints a cell so, once its amendments and corrections are undone.

        Args:
            cell: of the data.
            words: of the cell; those that a correction or amendment has put there are not printed.

        """
        if words and any(words in edit.by for edit in _remarks(cell)):
            return False
        source, found = self.source(cell.spot), _undone(cell)
        if source is None:
            return False
        any_case = cell.spot.kind is Section
        return found == source or bool(found and source and any_case and _folded(found) == _folded(source))


class Reference:
    """What each cell of the data should say.

    Args:
        root: the project's root.
        published: what its cells are compared with first.

    """

    def __init__(self, root: Path, published: Published) -> None:
        self.prints = Prints(root)
        self.published = published

    def expected(self, cell: Cell) -> tuple[Texts, Said] | None:
        """Return the words that a cell should hold, and in words who says so; None when nobody knows."""
        known = self.published.cells.get(cell.spot)
        if known and all(known.remarks(name) == cell.remarks(name) for name in ("corrections", "amendments")):
            return known.texts, PUBLISHED
        source = self.prints.source(cell.spot)
        is_known = source is not None and cell.spot.kind is not Section  # which is printed in capitals
        texts = _edited(source or (), cell) if is_known else ()
        return (texts, SOURCE) if texts else None

    def is_right(self, cell: Cell, words: str = "") -> bool:
        """Tell whether a cell is known to say what it should, so that what disagrees with it is wrong.

        Args:
            cell: of the data.
            words: of the cell; those of a correction or amendment that is not published are known from nowhere.

        """
        known = self.published.cells.get(cell.spot)
        return cell.texts == (known and known.texts) or self.prints.is_printed(cell, words)


def _printing(spot: Spot, known: Mapping[Printing, Texts]) -> Printing | None:
    """Return how the proof calls a place, a heading by the first row that it stands in; None for what it has no name of."""
    kind, record, key = spot.kind, spot.record, spot.key
    names: dict[type, Callable[[], Printing | None]] = {
        Plan: lambda: Printing(key),
        Clause: lambda: Printing(record, LABEL if key == "label" else BODY),
        Section: lambda: Printing(record, TITLE),
        Objective: lambda: _first(known, record, TITLE),
        Task: lambda: _first(known, record, COLUMNS[2]),
        Activity: lambda: Printing(record, COLUMNS[3]),
        Deliverable: lambda: Printing(record, _CELLS[key]),
    }
    return names[kind]() if kind in names else None


def _first(known: Mapping[Printing, Texts], record: str, column: str) -> Printing | None:
    """Return the first row under a record in which a column has words."""
    rows = (place for place, texts in known.items() if texts and place.column == column)
    return next((place for place in rows if place.record.startswith(f"{record}.")), None)


def _edited(texts: Texts, cell: Cell) -> Texts:
    """Make the corrections and amendments of a cell in the source's words; nothing where they cannot be trusted.

    They are when they can be undone in the cell: else which of the two was edited is not known.
    """
    if _undone(cell) is None:
        return ()
    for edit in _remarks(cell):
        if _count(texts, edit.words) != 1:
            return ()
        texts = undone(texts, edit.words, edit.by)
    return texts


def _undone(cell: Cell) -> Texts | None:
    """Return a cell as it was before its amendments and corrections; None when one cannot be undone in one way."""
    texts = cell.texts
    for edit in reversed(_remarks(cell)):
        if _count(texts, edit.by) != 1:
            return None
        texts = undone(texts, edit.by, edit.words)
    return texts


class _Remark(NamedTuple):
    """Words of a cell, and those that a correction or amendment has put in their place."""

    words: str
    by: str


def _remarks(cell: Cell) -> list[_Remark]:
    """Return what was done to a cell, the earliest first: corrections change the plan as issued, amendments that."""
    corrections = [_Remark(one.get("source") or "", one.get("published") or "") for one in cell.remarks("corrections")]
    amendments = [_Remark(one.get("before") or "", one.get("after") or "") for one in cell.remarks("amendments")]
    return [*corrections, *amendments]


def _folded(texts: Texts) -> Texts:
    return tuple(text.casefold() for text in texts)


def _count(texts: Texts, words: str) -> int:
    """Return how often words stand in some texts; no words stand once where there is no text."""
    return sum(text.count(words) for text in texts) if words else int(not texts)
