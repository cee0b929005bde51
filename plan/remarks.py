"""Corrections, notes and amendments, each with the place it belongs to: for the page "Hiệu đính" and the marks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from plan.located import Located
from plan.model import Activity, Amendment, Correction, Deliverable, Note, Objective, Record, Task, columns

LABELS = {"amendment": "sửa đổi", "correction": "hiệu đính", "wording": "nguyên văn", "reading": "cách đọc bảng"}
"""What the mark beside a text says, by kind of remark."""


Edit = Correction | Note | Amendment


@dataclass(frozen=True)
class Remark:
    """One correction, note or amendment."""

    edit: Edit
    at: Located
    anchor: str
    """Anchor of the remark on the page that lists them all and on its task's page."""

    @property
    def kind(self) -> str:
        """A key of `LABELS`."""
        if isinstance(self.edit, Note):
            return self.edit.kind
        return "amendment" if isinstance(self.edit, Amendment) else "correction"

    @property
    def label(self) -> str:
        """What the mark beside the text says."""
        return LABELS[self.kind]

    @property
    def name(self) -> str:
        """Where it is, in words: "Sản phẩm VII.1.5.4, cột “Cơ quan phối hợp”"."""
        return f"{self.at.name}, {_column(self.at.record, self.edit.field)}" if self.edit.field else self.at.name


def remarks(located: Iterable[Located]) -> Iterator[Remark]:
    """Yield every correction, note and amendment of the records, in their order."""
    for at in located:
        edits: tuple[Edit, ...] = (*at.record.corrections, *at.record.notes, *at.record.amendments)
        for number, edit in enumerate(edits, 1):
            yield Remark(edit, at, f"ghi-chu-{at.anchor}-{number}")


def _column(record: Record, field: str) -> str:
    name = columns(type(record)).get(field, field)
    in_appendix = isinstance(record, Objective | Task | Activity | Deliverable)
    return f"cột “{name}”" if in_appendix else name.lower()
