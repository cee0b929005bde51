"""A plan and the registers of all plans → the sheets in which they are edited: records, keys, texts.

All of it follows from the model: a new key is a new column, a new kind of record in another is a new sheet.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from plan.export.workbook.forms import CellForm, Wordings, forms, is_list, parts
from plan.ground.model import (
    Activity,
    Agency,
    Archive,
    Clause,
    Concept,
    Deliverable,
    Document,
    Group,
    Indicator,
    Objective,
    OwnCell,
    Placed,
    Plan,
    Section,
    TargetRow,
    Targets,
    Task,
    Term,
    columns,
    field_of,
    titled,
)
from plan.reading.shape import NAMING_KEYS

_TITLES: Mapping[type[Placed], str] = {
    Plan: "Kế hoạch",
    Clause: "Đoạn",
    Section: "Lĩnh vực",
    Objective: "Mục tiêu",
    Task: "Nhiệm vụ",
    Activity: "Hoạt động",
    Deliverable: "Sản phẩm",
    Group: "Nhóm",
    Indicator: "Chỉ tiêu",
    Agency: "Cơ quan",
    Document: "Văn bản",
    Term: "Chữ viết tắt",
    Concept: "Thuật ngữ",
    Targets: "Phụ lục chỉ tiêu",
    TargetRow: "Dòng chỉ tiêu",
}
"""What a sheet is called, where its records are no part of one kind of key; such a sheet has the name of the key."""
_FILES: Mapping[type[Placed], str] = {
    Group: "data/{year}/groups.yml",
    Indicator: "data/{year}/indicators.yml",
    Agency: "data/agencies.yml",
    Document: "data/documents.yml",
    Term: "data/glossary.yml",
    Concept: "data/concepts.yml",
}
"""The files of registers, to which a sheet may add records."""
NEXT = "\n"
"""What stands between the items of a cell."""
_ALONE = (Plan, Section, Indicator, Agency, Document, Term, Concept, Targets, TargetRow)
"""Kinds of records that are in no other."""


@dataclass(frozen=True)
class EditColumn:
    """A key of the records of a sheet."""

    form: CellForm
    title: str
    is_locked: bool

    @property
    def key(self) -> str:
        """The key's name in the files."""
        return self.form.key


@dataclass(frozen=True)
class EditRow:
    """A record of a sheet."""

    id: str
    """Tells it from all others of the sheet: "II.2.1.1"; of a record without an id what holds it and its number there."""
    name: str
    """Tells it from all others of the workbook: "Sản phẩm II.2.1.1"."""
    record: Placed
    owner: EditRow | None
    texts: Mapping[str, str]
    """By key, as the cells show them."""

    above: str
    """What it is in, in words: the short title of a task, the text of an objective; of a group its name."""


@dataclass(frozen=True)
class EditSheet:
    """A sheet: the records of one kind."""

    title: str
    kind: type[Placed]
    key: str
    """The key that holds such a record, which has no id of its own; "" for one that has."""
    file: str
    """The register to which records may be added; "" where the sheet adds none to a file."""
    columns: tuple[EditColumn, ...]
    rows: tuple[EditRow, ...] = field(default=(), compare=False)

    @property
    def naming(self) -> str:
        """The key that holds the id of its records; "" where they have none."""
        return next((name for name in NAMING_KEYS if name in forms(self.kind)), "")

    @property
    def is_single(self) -> bool:
        """Whether it holds one record, a key a line."""
        return self.kind in {Plan, Targets}

    @property
    def is_remarks(self) -> bool:
        """Whether its records are of others, and may be added to them."""
        return bool(self.key)

    @property
    def has_above(self) -> bool:
        """Whether its rows say what their records are in."""
        return self.kind not in _ALONE

    @property
    def takes_more(self) -> bool:
        """Whether new records may be written below."""
        return bool(self.file) or self.is_remarks


@dataclass(frozen=True)
class Workbook:
    """The sheets of a plan and of what all plans share."""

    archive: Archive
    plan: Plan

    @cached_property
    def wordings(self) -> Wordings:
        """What ids and choices are called."""
        return Wordings(self.archive)

    @cached_property
    def sheets(self) -> tuple[EditSheet, ...]:
        """Every sheet with its rows, what is said of records behind the records of the plan."""
        rows: dict[str, list[EditRow]] = {}
        for title, row in self._rows():
            rows.setdefault(title, []).append(row)
        found = [
            _sheet(title, kind, key, _FILES.get(kind, "").format(year=self.plan.year), rows.get(title, []))
            for title, (kind, key) in kinds().items()
        ]
        return tuple(sorted(filter(self._is_shown, found), key=lambda sheet: sheet.is_remarks))

    def _is_shown(self, sheet: EditSheet) -> bool:
        """Whether a sheet holds anything in this plan, or may: terms only to the file that need not be there."""
        if sheet.rows or sheet.kind is Concept:
            return bool(sheet.rows)
        return sheet.takes_more and (sheet.kind is not OwnCell or bool(self.plan.own_columns))

    @cached_property
    def by_name(self) -> Mapping[str, EditRow]:
        """Every record by its name."""
        return {row.name: row for sheet in self.sheets for row in sheet.rows}

    def _rows(self) -> Iterator[tuple[str, EditRow]]:
        plan, archive = self.plan, self.archive
        roots = (*plan.sections, *plan.tasks, *plan.groups, *plan.indicators, *filter(None, (plan.targets,)))
        for record in (plan, *roots, *archive.agencies, *archive.documents, *archive.glossary, *archive.concepts):
            yield from self._below(record, _TITLES[type(record)], "", None)

    def _below(self, record: Placed, title: str, number: str, owner: EditRow | None) -> Iterator[tuple[str, EditRow]]:
        """Yield a record and all that it holds, each with the title of its sheet."""
        found = forms(type(record))
        own = next((str(getattr(record, key)) for key in NAMING_KEYS if key in found), "")
        row_id = own or (f"{owner.name}{number}" if owner else str(self.plan.year))
        kind = type(owner.record) if owner else None
        texts = {key: form.words(getattr(record, field_of(key)), self.wordings, kind) for key, form in found.items()}
        row = EditRow(row_id, f"{title} {row_id}", record, owner, texts, self._above(record, owner))
        yield title, row
        for key in parts(type(record)):
            value = getattr(record, field_of(key))
            items = value if isinstance(value, tuple) else filter(None, (value,))
            for at, item in enumerate(items, 1):
                place = f" · {at}" if is_list(type(record), key) else ""
                yield from self._below(item, _title(type(item), type(record), key), place, row)

    def _above(self, record: Placed, owner: EditRow | None) -> str:
        """Return what a record is in, in words."""
        if isinstance(record, Group):
            return self.archive.agency[record.group].name if record.group in self.archive.agency else ""
        if isinstance(record, Task):
            found = self.plan.objective.get(record.objective), self.plan.section.get(record.section)
            return next((words for one in found if one and (words := words_of(one))), "")
        return (words_of(owner.record) or owner.above) if owner else ""


def words_of(record: Placed) -> str:
    """Return the words by which a record is known: its short title or the beginning of its text."""
    found = (getattr(record, name, "") for name in ("title", "name", "text"))
    words = next(filter(None, found), "")
    return str(words[0] if isinstance(words, tuple) else words)


def kinds() -> Mapping[str, tuple[type[Placed], str]]:
    """Return every sheet by its title: the kind of its records, and the key that holds them where they have no other name."""
    found: dict[str, tuple[type[Placed], str]] = {title: (kind, "") for kind, title in _TITLES.items()}
    waiting = [*_TITLES]
    for kind in waiting:
        for key, inner in parts(kind).items():
            title = _title(inner, kind, key)
            if title not in found:
                found[title] = inner, key
                waiting.append(inner)
    return found


def _title(kind: type[Placed], holder: type[Placed] | None, key: str) -> str:
    """Return what the sheet of a kind of record is called, by the key of its holder where it has no other name."""
    return _TITLES[kind] if kind in _TITLES or holder is None else columns(holder)[key]


def _sheet(title: str, kind: type[Placed], key: str, file: str, rows: list[EditRow]) -> EditSheet:
    found = forms(kind)
    naming = next((name for name in NAMING_KEYS if name in found), "")
    titles = Counter(form.said.column for form in found.values())
    shown = [
        EditColumn(form, form.said.column if titles[form.said.column] == 1 else titled(kind, name), form.said.lasting)
        for name, form in found.items()
        if name != naming
    ]
    return EditSheet(title, kind, key, file, tuple(shown), tuple(rows))
