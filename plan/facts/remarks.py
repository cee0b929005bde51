"""Corrections, notes, amendments, additions and repeals, each where it belongs: for the page "Hiệu đính" and the marks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from plan.facts.located import Located
from plan.facts.tables import day
from plan.ground.model import (
    Act,
    Activity,
    Addition,
    Amendment,
    Correction,
    Deliverable,
    Document,
    Note,
    Objective,
    OwnCell,
    Record,
    Repeal,
    TargetRow,
    Task,
    acts_of,
    columns,
)

LABELS = {
    "amendment": "sửa đổi",
    "addition": "bổ sung",
    "repeal": "bãi bỏ",
    "correction": "hiệu đính",
    "wording": "nguyên văn",
    "reading": "cách đọc bảng",
}
"""What the mark beside a text says, by kind of remark."""

_KINDS: Mapping[type, str] = {Correction: "correction", Amendment: "amendment", Addition: "addition", Repeal: "repeal"}
_ANCHORS: Mapping[str, str] = {"added_by": "bo-sung", "repealed_by": "bai-bo"}

EditRecord = Correction | Note | Amendment | Act


@dataclass(frozen=True)
class Remark:
    """One correction, note, amendment, addition or repeal."""

    edit: EditRecord
    at: Located
    anchor: str
    """Anchor of the remark on the page that lists them all and on its task's page."""

    @property
    def kind(self) -> str:
        """A key of `LABELS`."""
        return self.edit.kind if isinstance(self.edit, Note) else _KINDS[type(self.edit)]

    @property
    def field(self) -> str | None:
        """The key it is about; None where it is about the whole record."""
        return None if isinstance(self.edit, Act) else self.edit.field

    @property
    def words(self) -> str:
        """The words that it is about, as they stand now; "" where it is about a whole text, or none are left."""
        match self.edit:
            case Correction():
                return self.edit.published
            case Amendment():
                return self.edit.after or ""
            case Note():
                return self.edit.quote or ""
        return ""

    @property
    def label(self) -> str:
        """What the mark beside the text says."""
        return LABELS[self.kind]

    @property
    def name(self) -> str:
        """Where it is, in words: "Sản phẩm VII.1.5.4, cột “Cơ quan phối hợp”"."""
        is_cell = isinstance(self.at.record, OwnCell | TargetRow)
        return f"{self.at.name}, {_column(self.at.record, self.field)}" if self.field and not is_cell else self.at.name


def remarks(located: Iterable[Located]) -> Iterator[Remark]:
    """Yield every correction, note, amendment, addition and repeal of the records, in their order."""
    for at in located:
        edits: tuple[EditRecord, ...] = (*at.record.corrections, *at.record.notes, *at.record.amendments)
        for number, edit in enumerate(edits, 1):
            yield Remark(edit, at, f"ghi-chu-{at.anchor}-{number}")
        for key, act in acts_of(at.record).items():
            yield Remark(act, at, f"ghi-chu-{at.anchor}-{_ANCHORS[key]}")


def said(act: Act, document: Document) -> str:
    """Return an act in words, what it did first: "Bãi bỏ từ ngày 1/6/2022 theo Quyết định số 25/QĐ-UBND"."""
    return f"{since(act)} theo {document.name}"


def since(act: Act) -> str:
    """Return what an act did and from when: "Bãi bỏ từ ngày 1/6/2022"."""
    return f"{LABELS[_KINDS[type(act)]].capitalize()} từ ngày {day(act.date)}"


def _column(record: Record, field: str) -> str:
    name = columns(type(record)).get(field, field)
    in_appendix = isinstance(record, Objective | Task | Activity | Deliverable)
    return f"cột “{name}”" if in_appendix else name.lower()
