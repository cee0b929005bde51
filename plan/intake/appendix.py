"""The rows of an appendix → its sections, objectives, tasks, activities and deliverables, numbered as the document is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from plan.intake.counting import OWN, RowCounter
from plan.intake.heads import TELLING, Head
from plan.intake.paper import UnreadableError
from plan.intake.rows import AppendixRow, numbered_title
from plan.intake.spelling import items, kept, runs_on, without_dash

CellItems = tuple[str, ...]

_ByKey = Mapping[str, CellItems]


@dataclass(frozen=True)
class ReadDeliverable:
    """A deliverable; a text is "" where its cell is empty."""

    id: str
    texts: CellItems
    lead: str
    coordinating: str
    timing: str
    cells: Mapping[str, CellItems]
    """Of further columns by their names, those that are not empty."""
    where: str


@dataclass(frozen=True)
class ReadActivity:
    """An activity; without deliverables it shares the row above."""

    texts: CellItems
    deliverables: list[ReadDeliverable] = field(default_factory=list)


@dataclass(frozen=True)
class ReadTask:
    """A task."""

    id: str
    texts: CellItems
    where: str
    activities: list[ReadActivity] = field(default_factory=list)

    @property
    def deliverables(self) -> Iterator[ReadDeliverable]:
        """All its deliverables."""
        return (one for activity in self.activities for one in activity.deliverables)


@dataclass(frozen=True)
class ReadObjective:
    """An objective."""

    id: str
    texts: CellItems


@dataclass(frozen=True)
class ReadSection:
    """A section; its title as printed."""

    id: str
    title: str
    where: str
    objectives: list[ReadObjective] = field(default_factory=list)
    tasks: list[ReadTask] = field(default_factory=list)


class AppendixReader:
    """Reads rows one behind the other: a section goes on where the next table begins."""

    def __init__(self) -> None:
        self.sections: list[ReadSection] = []
        self._counter = RowCounter()

    def section(self, numeral: str, title: str, where: str) -> None:
        """Begin a section."""
        if any(section.id == numeral for section in self.sections):
            message = f"{where}: lĩnh vực {numeral} đã có ở trên. Hãy sửa số La Mã trong tệp, mỗi lĩnh vực một số."
            raise UnreadableError(message)
        self.sections.append(ReadSection(numeral, title, where))
        self._counter.begin()

    def rows(self, rows: Sequence[AppendixRow], head: Head) -> None:
        """Read the rows of a table.

        Raises:
            UnreadableError: a row stands before the first section, or holds nothing but what is no number.

        """
        for row in rows:
            if row.kind == "section":
                self.section(*_heading(row), row.where)
            elif row.kind == "row":
                self._row(row, head)

    def _row(self, row: AppendixRow, head: Head) -> None:
        cells = {key: row.cells[at] for at, key in enumerate(head.keys) if key != "other"}
        if not self.sections:
            message = (
                f"{row.where}: chưa có lĩnh vực nào ở trên (“{_shown(row)}”). Phụ lục phải có dòng lĩnh vực số La Mã, ví "
                "dụ “I. CẢI CÁCH THỂ CHẾ”, trong bảng hoặc ngay trên bảng. Hãy thêm dòng ấy vào tệp."
            )
            raise UnreadableError(message)
        if not any(cells.get(key) for key in TELLING):
            message = (
                f"{row.where}: không biết hàng này là gì (“{_shown(row)}”). Nếu là lĩnh vực, hãy đánh số La Mã trong tệp; "
                "nếu không, hãy xóa hàng ấy."
            )
            raise UnreadableError(message)
        is_run_on = runs_on(text for cell in row.cells for text in cell)
        texts = {key: items(cell, is_run_on=is_run_on) for key, cell in cells.items()}
        self._take(row, texts, cells, _others(row, head, is_run_on=is_run_on))

    def _take(self, row: AppendixRow, texts: _ByKey, raw: _ByKey, others: _ByKey) -> None:
        section = self.sections[-1]
        filled = {key for key, found in texts.items() if found}
        self._counter.row(filled, " ".join(texts.get("number", ())))
        counts = self._counter.counts
        if texts.get("objective"):
            section.objectives.append(ReadObjective(self._id(1), texts["objective"]))
        if texts.get("task") or not counts[1]:
            counts[1] = max(counts[1], 1)
            section.tasks.append(ReadTask(self._id(2), texts.get("task", ()), row.where))
        task = section.tasks[-1]
        if texts.get("activity") or not task.activities:
            task.activities.append(ReadActivity(texts.get("activity", ())))
        if filled & {*OWN}:
            lead, coordinating, timing = (one_line(raw.get(key, ())) for key in ("lead", "coordinating", "timing"))
            product = ReadDeliverable(self._id(3), texts["deliverable"], lead, coordinating, timing, others, row.where)
            task.activities[-1].deliverables.append(product)

    def _id(self, level: int) -> str:
        return ".".join((self.sections[-1].id, *(str(count) for count in self._counter.counts[:level] if count)))


def one_line(paragraphs: Sequence[str]) -> str:
    """Return the words of a cell that is no list: its paragraphs one behind the other, without the first dash."""
    return without_dash(kept(" ".join(paragraphs)))


def _heading(row: AppendixRow) -> tuple[str, str]:
    filled = [row.text(at) for at, cell in enumerate(row.cells) if cell]
    return numbered_title(" ".join(filled))


def _others(row: AppendixRow, head: Head, *, is_run_on: bool) -> Mapping[str, CellItems]:
    others = (at for at, key in enumerate(head.keys) if key == "other")
    cells = {head.columns[at].name: items(row.cells[at], is_run_on=is_run_on) for at in others}
    return {name: texts for name, texts in cells.items() if texts}


def _shown(row: AppendixRow) -> str:
    words = " · ".join(row.text(at) for at, cell in enumerate(row.cells) if cell)
    return words if len(words) <= _LONGEST_SHOWN else f"{words[:_LONGEST_SHOWN]}…"


_LONGEST_SHOWN = 100
