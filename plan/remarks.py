"""Corrections and notes, each with the place it belongs to: what "Hiệu đính" lists and the marks beside a text link to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from plan.located import Located
from plan.model import Activity, Correction, Deliverable, Note, Objective, Record, Task, columns

LABELS = {"correction": "hiệu đính", "wording": "nguyên văn", "reading": "cách đọc bảng"}
"""What the mark beside a text says, by kind of remark."""


@dataclass(frozen=True)
class Remark:
    """One correction or note."""

    edit: Correction | Note
    at: Located
    anchor: str
    """Anchor of the remark on the page that lists them all and on its task's page."""

    @property
    def kind(self) -> str:
        """A key of `LABELS`."""
        return self.edit.kind if isinstance(self.edit, Note) else "correction"

    @property
    def label(self) -> str:
        """What the mark beside the text says."""
        return LABELS[self.kind]

    @property
    def name(self) -> str:
        """Where it is, in words: "Sản phẩm VII.1.5.4, cột “Cơ quan phối hợp”"."""
        return f"{self.at.name}, {_column(self.at.record, self.edit.field)}" if self.edit.field else self.at.name


def remarks(located: Iterable[Located]) -> Iterator[Remark]:
    """Yield every correction and note of the records, in their order."""
    for at in located:
        edits: tuple[Correction | Note, ...] = (*at.record.corrections, *at.record.notes)
        for number, edit in enumerate(edits, 1):
            yield Remark(edit, at, f"ghi-chu-{at.anchor}-{number}")


def _column(record: Record, field: str) -> str:
    name = columns(type(record)).get(field, field)
    in_appendix = isinstance(record, Objective | Task | Activity | Deliverable)
    return f"cột “{name}”" if in_appendix else name.lower()
