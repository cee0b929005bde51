"""The nouns of a plan, as frozen dataclasses.

The fields that `key` declares are the keys of the YAML files: one vocabulary for data, model and messages. `column` is
the key's name in Vietnamese, which messages show beside the English key.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
import keyword
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise
from typing import Annotated, Any, Literal, NamedTuple, TypeVar

from plan.ground.folding import folded

T = TypeVar("T")

Text = Annotated[tuple[str, ...], "a string or a list of strings"]
"""A text of the document: one string, or one per item where the document has a list or several paragraphs."""

QUARTERS = (1, 2, 3, 4)
ROMAN = {1: "I", 2: "II", 3: "III", 4: "IV"}
APPENDIX_COLUMNS = 8
"""How many columns the appendix has."""
LONGEST_TITLE = 80
"""Most characters of a task's short title."""
UNKNOWN = "[chưa có dữ liệu]"
"""What the site shows wherever something is not known. Nothing is ever filled in instead."""


class Place(NamedTuple):
    """Where something stands: a file (path from the project's root), a line and a column (both from 1)."""

    file: str
    line: int
    column: int

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"


def key(column: str, **options: Any) -> Any:
    """Declare a dataclass field that is a key of the YAML files, with its Vietnamese name."""
    return field(metadata={"column": column}, **options)


_MOST_DIGITS = 4
"""Python refuses to read very long numbers; an id with a longer one is told by the rules of ids."""
_ROMAN_DIGITS = {"i": 1, "v": 5, "x": 10, "l": 50}


def in_order(record_id: str) -> tuple[int, ...]:
    """Return what an id is sorted by, its numbers: "VII.1.10" → (7, 1, 10), after "VII.1.9"; 0 for no number."""
    return tuple(
        int(part) if part.isdecimal() and len(part) <= _MOST_DIGITS else _roman(part.lower()) for part in record_id.split(".")
    )


def _roman(numeral: str) -> int:
    values = [_ROMAN_DIGITS.get(digit, 0) for digit in numeral]
    return sum(-value if value < after else value for value, after in pairwise([*values, 0]))


def slug(record_id: str) -> str:
    """Return a record's id as it stands in addresses: "II.6.3" → "ii-6-3"."""
    return record_id.lower().replace(".", "-")


@dataclass(frozen=True, kw_only=True)
class Placed:
    """Anything read from a file: it knows where it and each of its keys stand."""

    places: Mapping[str, Place] = field(default_factory=dict, repr=False, compare=False)
    """Key → place of its value; "members.0" → place of a string in a list; "" → the record itself."""

    @property
    def place(self) -> Place:
        """Where the record begins."""
        return self.places[""]


@dataclass(frozen=True, kw_only=True)
class Correction(Placed):
    """One place where the published text differs from the source; undoing it gives the source back."""

    field: str = key("Cột được sửa")
    source: str = key("Trong bản nguồn")
    published: str = key("Trên trang này")
    reason: str = key("Lý do")


@dataclass(frozen=True, kw_only=True)
class Note(Placed):
    """What a reader should know of a text that is published as it stands.

    `wording`: it may be wrong in substance or style. `reading`: how a broken or merged cell of the source was read.
    """

    kind: Literal["wording", "reading"] = key("Loại ghi chú")
    text: str = key("Ghi chú")
    field: str | None = key("Cột được ghi chú", default=None)
    quote: str | None = key("Chữ được ghi chú", default=None)


@dataclass(frozen=True, kw_only=True)
class Amendment(Placed):
    """A change of the plan by a later document: the record holds the text in force, this what it replaced.

    `before` is None where the cell was empty, `after` where it now is.
    """

    document: str = key("Văn bản sửa đổi")
    date: dt.date = key("Ngày có hiệu lực")
    field: str = key("Cột được sửa đổi")
    before: str | None = key("Trước khi sửa đổi")
    after: str | None = key("Sau khi sửa đổi")


@dataclass(frozen=True, kw_only=True)
class Act(Placed):
    """What a later document did to a record as a whole: which document, from which day."""

    document: str = key("Văn bản")
    date: dt.date = key("Ngày có hiệu lực")


@dataclass(frozen=True, kw_only=True)
class Addition(Act):
    """A later document added the record: it is no part of the plan as it was issued."""


@dataclass(frozen=True, kw_only=True)
class Repeal(Act):
    """A later document repealed the record, and with it all that it holds: its words stay, nothing of it is in force."""


@dataclass(frozen=True, kw_only=True)
class Record(Placed):
    """A record that corrections, notes and amendments may touch."""

    corrections: tuple[Correction, ...] = key("Hiệu đính", default=())
    notes: tuple[Note, ...] = key("Ghi chú", default=())
    amendments: tuple[Amendment, ...] = key("Sửa đổi", default=())


@dataclass(frozen=True, kw_only=True)
class Provision(Record):
    """A record of the appendix that a later document may add or repeal as a whole."""

    added_by: Addition | None = key("Bổ sung", default=None)
    repealed_by: Repeal | None = key("Bãi bỏ", default=None)


P = TypeVar("P", bound=Provision)


@dataclass(frozen=True, kw_only=True)
class Agency(Placed):
    """A body, or a group of bodies, by the names the document uses for it."""

    id: str = key("Mã")
    name: str = key("Tên")
    kind: Literal["agency", "group"] = key("Loại")
    short: str | None = key("Tên tắt", default=None)
    aliases: tuple[str, ...] = key("Cách viết khác", default=())
    origin: str | None = key("Nguồn ngoài kế hoạch", default=None)

    @property
    def is_group(self) -> bool:
        """Whether the name stands for several bodies."""
        return self.kind == "group"


@dataclass(frozen=True, kw_only=True)
class Term(Placed):
    """An abbreviation that the document uses."""

    abbr: str = key("Chữ viết tắt")
    meaning: str = key("Nghĩa")
    explained: str | None = key("Nơi kế hoạch giải thích", default=None)
    note: str | None = key("Ghi chú", default=None)

    @property
    def anchor(self) -> str:
        """The term's anchor in the glossary: "cchc"."""
        return "".join(char for char in folded(self.abbr) if char.isalnum())


@dataclass(frozen=True, kw_only=True)
class Document(Record):
    """Another document that the plan cites; what the text does not say of it is None."""

    id: str = key("Mã")
    number: str = key("Số, ký hiệu")
    kind: str = key("Loại văn bản")
    date: dt.date | None = key("Ngày ban hành", default=None)
    issuer: str | None = key("Cơ quan ban hành", default=None)
    subject: str | None = key("Trích yếu", default=None)

    @property
    def name(self) -> str:
        """Kind and number: "Nghị quyết số 76/NQ-CP"."""
        return f"{self.kind} số {self.number}"


class Mention(NamedTuple):
    """An agency named in a text, from character `start` up to `end`."""

    start: int
    end: int
    agency: str


@dataclass(frozen=True)
class Parties:
    """The agencies named in a cell, with the document's own words."""

    text: str
    mentions: tuple[Mention, ...] = ()

    @property
    def agencies(self) -> tuple[str, ...]:
        """Ids, each once, in the order of the text."""
        return tuple(dict.fromkeys(mention.agency for mention in self.mentions))


TimingKind = Literal["quarters", "quarterly", "ongoing", "conditional"]


@dataclass(frozen=True)
class Timing:
    """When a deliverable is due, as the plan says it and as quarters."""

    text: str
    """The document's own words: "Quý III, IV năm 2022"."""
    kind: TimingKind
    quarters: tuple[int, ...] = ()
    """The quarters named, ascending; all four for `quarterly`; none for `ongoing` and `conditional`."""


@dataclass(frozen=True, kw_only=True)
class Clause(Record):
    """A heading or paragraph of parts I–IV, with what stands under it."""

    id: str = key("Mã")
    label: str | None = key("Đánh số", default=None)
    title: str | None = key("Tiêu đề", default=None)
    agencies: Parties | None = key("Cơ quan (tiêu đề)", default=None)
    text: str | None = key("Đoạn văn", default=None)
    section: str | None = key("Lĩnh vực liên quan", default=None)
    clauses: tuple[Clause, ...] = key("Các khoản", default=())

    @property
    def anchor(self) -> str:
        """The paragraph's anchor in the full text: "phan-iv-1-b"."""
        return f"phan-{slug(self.id)}"

    @property
    def words(self) -> str:
        """The clause's own words without its label: heading, agencies or paragraph."""
        return self.title or (self.agencies and self.agencies.text) or self.text or ""

    def walk(self) -> Iterator[Clause]:
        """Yield the clause and all under it, in the order of the text."""
        yield self
        for clause in self.clauses:
            yield from clause.walk()


@dataclass(frozen=True, kw_only=True)
class Objective(Record):
    """What a section wants to reach (column "Mục tiêu")."""

    id: str = key("Mã")
    text: Text = key("Mục tiêu")


@dataclass(frozen=True, kw_only=True)
class Section(Record):
    """A field of reform ("lĩnh vực") with its objectives."""

    id: str = key("Mã")
    slug: str = key("Địa chỉ")
    title: str = key("Tên lĩnh vực")
    objectives: tuple[Objective, ...] = key("Các mục tiêu")


@dataclass(frozen=True, kw_only=True)
class Deliverable(Provision):
    """A product with its own lead agency and timing: one row of the appendix."""

    id: str = key("Mã")
    text: Text = key("Sản phẩm")
    lead: Parties = key("Cơ quan chủ trì")
    timing: Timing = key("Thời gian thực hiện")
    coordinating: Parties | None = key("Cơ quan phối hợp", default=None)

    @property
    def anchor(self) -> str:
        """The deliverable's anchor on every page it stands on: "ii-6-3-1"."""
        return slug(self.id)


@dataclass(frozen=True, kw_only=True)
class Activity(Provision):
    """What is done (column "Hoạt động").

    Without `text` the cell is empty; without `deliverables` it shares the row of the activity above it.
    """

    text: Text = key("Hoạt động", default=())
    deliverables: tuple[Deliverable, ...] = key("Các sản phẩm", default=())


@dataclass(frozen=True, kw_only=True)
class Task(Provision):
    """A task (column "Nhiệm vụ"): `title` is this site's short name for it, `text` the official wording."""

    id: str = key("Mã")
    title: str = key("Tên gọi ngắn")
    text: Text = key("Nhiệm vụ")
    activities: tuple[Activity, ...] = key("Các hoạt động")

    @property
    def objective(self) -> str:
        """Id of the task's objective: "II.6" of "II.6.3"."""
        return self.id.rpartition(".")[0]

    @property
    def section(self) -> str:
        """Id of the task's section: "II" of "II.6.3"."""
        return self.id.partition(".")[0]

    @cached_property
    def deliverables(self) -> tuple[Deliverable, ...]:
        """All deliverables, in the order of the document."""
        return tuple(item for activity in self.activities for item in activity.deliverables)

    @property
    def count(self) -> int:
        """Number of deliverables in force."""
        acting = () if self.repealed_by else _in_force(self.activities)
        return sum(len(_in_force(activity.deliverables)) for activity in acting)


@dataclass(frozen=True, kw_only=True)
class Group(Placed):
    """Who belongs to a group in one plan's year; membership is not in the plan, so its source is told."""

    group: str = key("Nhóm")
    source: str = key("Nguồn")
    members: tuple[str, ...] = key("Thành viên")


@dataclass(frozen=True, kw_only=True)
class Indicator(Placed):
    """A number or rank that the plan sets, with the sentence it stands in."""

    id: str = key("Mã")
    title: str = key("Tên chỉ tiêu")
    value: str = key("Mức")
    record: str = key("Nơi trích")
    quote: str = key("Nguyên văn")


@dataclass(frozen=True, kw_only=True)
class Redirect(Placed):
    """An address that was published once, and the one that answers for it now; both from the site's root."""

    from_: str = key("Địa chỉ cũ")
    to: str = key("Địa chỉ mới")
    reason: str | None = key("Lý do", default=None)


@dataclass(frozen=True)
class Row:
    """One row of the appendix, with all it belongs to."""

    section: Section
    objective: Objective
    task: Task
    activities: tuple[Activity, ...]
    """One, or several where the document merges the cells."""
    deliverable: Deliverable

    @property
    def activity_text(self) -> Text:
        """The texts of the row's activities, one after the other, without those repealed of a row that is in force."""
        acting = self.activities if self.repealed_by else _in_force(self.activities)
        return tuple(text for activity in acting for text in activity.text)

    @property
    def holders(self) -> tuple[Deliverable, Activity, Task]:
        """The deliverable and what holds it, the nearest first."""
        return self.deliverable, self.activities[0], self.task

    @property
    def added_by(self) -> Addition | None:
        """The act that added the row: its own, or that of what holds it; None for what the plan was issued with."""
        return next((item.added_by for item in self.holders if item.added_by), None)

    @property
    def repealed_by(self) -> Repeal | None:
        """The act that repealed the row: its own, or that of what holds it; None while the row is in force."""
        return next((item.repealed_by for item in self.holders if item.repealed_by), None)

    @property
    def repealed(self) -> Provision | None:
        """The widest of what is repealed of the row: its task, its activity or its deliverable."""
        return next((item for item in reversed(self.holders) if item.repealed_by), None)


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
        return _in_force(self.tasks)

    @cached_property
    def all_rows(self) -> tuple[Row, ...]:
        """The rows of the appendix, one a deliverable, in the order of the document, with those repealed."""
        return tuple(row for task in self.tasks for row in self._rows_of(task))

    @cached_property
    def rows(self) -> tuple[Row, ...]:
        """The rows in force: what is counted, listed and due."""
        return tuple(row for row in self.all_rows if not row.repealed_by)

    @cached_property
    def repealed_rows(self) -> tuple[Row, ...]:
        """The rows that are no longer in force: they keep their addresses."""
        return tuple(row for row in self.all_rows if row.repealed_by)

    @cached_property
    def rows_of_task(self) -> Mapping[str, tuple[Row, ...]]:
        """The rows in force of each task, by its id."""
        return {task: tuple(row for row in rows if not row.repealed_by) for task, rows in self.all_rows_of_task.items()}

    @cached_property
    def all_rows_of_task(self) -> Mapping[str, tuple[Row, ...]]:
        """The rows of each task with those repealed, by its id."""
        found: dict[str, tuple[Row, ...]] = {task.id: () for task in self.tasks}
        for row in self.all_rows:
            found[row.task.id] += (row,)
        return found

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


def _in_force(found: tuple[P, ...]) -> tuple[P, ...]:
    return tuple(item for item in found if not item.repealed_by)


def records_of(task: Task) -> Iterator[Provision]:
    """Yield the task, its activities and deliverables, in the order of the document."""
    yield task
    for activity in task.activities:
        yield activity
        yield from activity.deliverables


@dataclass(frozen=True, kw_only=True)
class Archive:
    """All that `data/` holds."""

    agencies: tuple[Agency, ...]
    glossary: tuple[Term, ...]
    documents: tuple[Document, ...]
    plans: tuple[Plan, ...]
    """By year, the newest last."""
    redirects: tuple[Redirect, ...] = ()

    @property
    def newest(self) -> Plan:
        """The plan that the home page shows."""
        return self.plans[-1]

    @cached_property
    def plan(self) -> Mapping[int, Plan]:
        """Plans by year."""
        return {plan.year: plan for plan in self.plans}

    @cached_property
    def agency(self) -> Mapping[str, Agency]:
        """Agencies by id."""
        return {agency.id: agency for agency in self.agencies}

    @cached_property
    def document(self) -> Mapping[str, Document]:
        """Cited documents by id."""
        return {document.id: document for document in self.documents}

    @cached_property
    def _made(self) -> dict[Callable[[Archive], Any], Any]:
        return {}

    def derived(self, make: Callable[[Archive], T]) -> T:
        """Return what a function makes of this archive, made once.

        It hangs on the archive itself: one that is equal to it has other records, and indexes by identity know only those.
        """
        if make not in self._made:
            self._made[make] = make(self)
        found: T = self._made[make]
        return found


def acts_of(record: Record) -> Mapping[str, Act]:
    """Return what later documents did to a record as a whole, by key: "added_by", "repealed_by", those that there are."""
    found = {"added_by": record.added_by, "repealed_by": record.repealed_by} if isinstance(record, Provision) else {}
    return {key: act for key, act in found.items() if act}


def columns(record_type: type[Placed]) -> Mapping[str, str]:
    """Return the YAML keys of a record type with their Vietnamese names."""
    fields = dataclasses.fields(record_type)
    return {key_of(item.name): item.metadata["column"] for item in fields if "column" in item.metadata}


def key_of(name: str) -> str:
    """Return the YAML key of a field: "from" of `from_`, which Python keeps for itself."""
    return name.removesuffix("_")


def field_of(key_: str) -> str:
    """Return the field of a YAML key: `from_` of "from"."""
    return f"{key_}_" if keyword.iskeyword(key_) else key_


def titled(record_type: type[Placed], name: str) -> str:
    """Return a YAML key as messages show it: "lead (Cơ quan chủ trì)".

    Raises:
        LookupError: records of this type have no such key.

    """
    found = columns(record_type)
    if name not in found:
        message = f"{record_type.__name__} has no key {name!r}; it has: {', '.join(found)}"
        raise LookupError(message)
    return f"{name} ({found[name]})"


KEYS = frozenset(
    name
    for record_type in (
        *(Agency, Term, Document, Plan, Clause, Section, Objective, Task, Activity, Deliverable),
        *(Group, Indicator, Correction, Note, Amendment, Act),
    )
    for name in columns(record_type)
)
"""Every key that any record may have."""
