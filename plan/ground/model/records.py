"""The records of the data, as frozen dataclasses."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Literal, NamedTuple

from plan.ground.folding import folded
from plan.ground.model.edits import Provision, Record, in_force
from plan.ground.model.fields import Placed, Text, key, slug


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
        acting = () if self.repealed_by else in_force(self.activities)
        return sum(len(in_force(activity.deliverables)) for activity in acting)


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


def records_of(task: Task) -> Iterator[Provision]:
    """Yield the task, its activities and deliverables, in the order of the document."""
    yield task
    for activity in task.activities:
        yield activity
        yield from activity.deliverables
