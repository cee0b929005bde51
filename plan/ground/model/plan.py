"""A year's plan."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from plan.ground.model.edits import Act, Amendment, Correction, Note, Record, in_force
from plan.ground.model.fields import Place, columns, key
from plan.ground.model.records import (
    Activity,
    Agency,
    Clause,
    Deliverable,
    Document,
    Group,
    Indicator,
    Objective,
    Parties,
    Section,
    Task,
    Term,
    records_of,
)
from plan.ground.model.rows import Row, Rows


class Passage(NamedTuple):
    """A text of the document: the record it is of, that record's key, the text, and what has a page or an anchor."""

    record: Record
    key: str
    text: str
    owner: Plan | Clause | Section | Objective | Task

    @property
    def place(self) -> Place:
        """Where the text begins: its own place when it is one of a list."""
        texts = getattr(self.record, self.key)
        item = f"{self.key}.{texts.index(self.text)}" if isinstance(texts, tuple) else self.key
        return self.record.places.get(item) or self.record.places[self.key]


def _text_passages(record: Record, owner: Clause | Section | Objective | Task) -> Iterator[Passage]:
    for key_ in ("title", "agencies", "text", "lead", "coordinating", "timing"):
        if key_ == "title" and isinstance(record, Task):
            continue  # the short title is ours, not the document's
        value = getattr(record, key_, None)
        texts = value if isinstance(value, tuple) else [getattr(value, "text", value)]
        yield from (Passage(record, key_, text, owner) for text in texts if text)


@dataclass(frozen=True)
class Source:
    """What a plan is compared with by `python -m proof`: source.txt, and proof.yml that says how it is read."""

    text: str | None = None
    """SHA-256 of source.txt in hexadecimal; None when there is no such file."""
    guide: str | None = None
    """SHA-256 of proof.yml; None when there is no such file."""
    stated: str | None = None
    """The SHA-256 that proof.yml gives of source.txt."""
    place: Place | None = field(default=None, compare=False)
    """Where it gives it."""

    @property
    def is_whole(self) -> bool:
        """Whether both files are there."""
        return bool(self.text and self.guide)


@dataclass(frozen=True, kw_only=True)
class Plan(Record):
    """A year's plan: its identity and words as printed, and the appendix as structure."""

    year: int = key("Năm")
    province: str = key("Tỉnh")
    province_id: str = key("Mã tỉnh", late=True, default="")
    name: str = key("Tên kế hoạch")
    issuer: str = key("Cơ quan ban hành")
    number: str | None = key("Số")
    day: int | None = key("Ngày")
    number_line: str = key("Dòng số, ký hiệu")
    date_line: str = key("Dòng địa danh, ngày tháng")
    kind: str = key("Tên loại văn bản")
    title: str = key("Trích yếu")
    opening: str = key("Phần mở đầu")
    parts: tuple[Clause, ...] = key("Các phần")
    recipients_label: str = key("Tiêu đề nơi nhận")
    recipients: tuple[Parties, ...] = key("Nơi nhận")
    filing: str = key("Lưu")
    file_mark: str = key("Ký hiệu tệp")
    authority: tuple[str, ...] = key("Quyền hạn, chức vụ người ký")
    signer: str = key("Người ký")
    appendix_label: str = key("Phụ lục")
    appendix_title: str = key("Tên phụ lục")
    appendix_reference: str = key("Kèm theo")
    columns: tuple[str, ...] = key("Tên các cột")
    sections: tuple[Section, ...] = ()
    tasks: tuple[Task, ...] = ()
    groups: tuple[Group, ...] = ()
    indicators: tuple[Indicator, ...] = ()
    source: Source = field(default=Source(), compare=False)
    """What the plan is compared with: no part of it."""

    @cached_property
    def section(self) -> Mapping[str, Section]:
        """Sections by id."""
        return {section.id: section for section in self.sections}

    @cached_property
    def objective(self) -> Mapping[str, Objective]:
        """Objectives by id."""
        return {item.id: item for section in self.sections for item in section.objectives}

    @cached_property
    def task(self) -> Mapping[str, Task]:
        """Tasks by id."""
        return {task.id: task for task in self.tasks}

    @cached_property
    def clause(self) -> Mapping[str, Clause]:
        """Clauses of parts I–IV by id."""
        return {clause.id: clause for part in self.parts for clause in part.walk()}

    @cached_property
    def members(self) -> Mapping[str, tuple[str, ...]]:
        """Ids of the members by group id."""
        return {group.group: group.members for group in self.groups}

    @cached_property
    def groups_of(self) -> Mapping[str, tuple[str, ...]]:
        """Ids of the groups an agency belongs to, by agency id."""
        found: dict[str, tuple[str, ...]] = {}
        for group in self.groups:
            for member in group.members:
                found[member] = (*found.get(member, ()), group.group)
        return found

    @cached_property
    def tasks_in_force(self) -> tuple[Task, ...]:
        """The tasks that no document has repealed."""
        return in_force(self.tasks)

    @cached_property
    def all_rows(self) -> Rows:
        """The rows of the appendix, one a deliverable, in the order of the document, with those repealed."""
        return Rows(row for task in self.tasks for row in self._rows_of(task))

    @cached_property
    def rows(self) -> Rows:
        """The rows in force: what is counted, listed and due."""
        return self.all_rows.in_force

    @cached_property
    def repealed_rows(self) -> Rows:
        """The rows that are no longer in force: they keep their addresses."""
        return self.all_rows.repealed

    @cached_property
    def rows_of_task(self) -> Mapping[str, Rows]:
        """The rows in force of each task, by its id."""
        return {task: rows.in_force for task, rows in self.all_rows_of_task.items()}

    @cached_property
    def all_rows_of_task(self) -> Mapping[str, Rows]:
        """The rows of each task with those repealed, by its id."""
        found: dict[str, list[Row]] = {task.id: [] for task in self.tasks}
        for row in self.all_rows:
            found[row.task.id].append(row)
        return {task: Rows(rows) for task, rows in found.items()}

    @cached_property
    def tasks_of(self) -> Mapping[str, tuple[Task, ...]]:
        """The tasks of each objective, by its id."""
        found: dict[str, tuple[Task, ...]] = {}
        for task in self.tasks:
            found[task.objective] = (*found.get(task.objective, ()), task)
        return found

    def _rows_of(self, task: Task) -> Iterator[Row]:
        section, objective = self.section[task.section], self.objective[task.objective]
        for position, activity in enumerate(task.activities):
            shared = [activity]
            for following in task.activities[position + 1 :]:
                if following.deliverables:
                    break
                shared.append(following)
            for deliverable in activity.deliverables:
                yield Row(section, objective, task, tuple(shared), deliverable)

    @cached_property
    def passages(self) -> tuple[Passage, ...]:
        """Every text of the opening, of parts I–IV and of the appendix, in the order of the document."""
        return tuple(self._passages())

    def _passages(self) -> Iterator[Passage]:
        yield Passage(self, "opening", self.opening, self)
        for clause in self.clause.values():
            yield from _text_passages(clause, clause)
        for section in self.sections:
            yield from _text_passages(section, section)
            for objective in section.objectives:
                yield from _text_passages(objective, objective)
                for task in self.tasks_of.get(objective.id, ()):
                    yield from (found for record in records_of(task) for found in _text_passages(record, task))


KEYS = frozenset(
    name
    for record_type in (
        *(Agency, Term, Document, Plan, Clause, Section, Objective, Task, Activity, Deliverable),
        *(Group, Indicator, Correction, Note, Amendment, Act),
    )
    for name in columns(record_type)
)
"""Every key that any record may have."""
