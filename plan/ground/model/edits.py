"""What may be said of a record of the document: corrections, notes, amendments, and that it was added or repealed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, TypeVar

from plan.ground.model.fields import Placed, key


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


def in_force(found: tuple[P, ...]) -> tuple[P, ...]:
    """Return those of some records that no document has repealed."""
    return tuple(item for item in found if not item.repealed_by)


def acts_of(record: Record) -> Mapping[str, Act]:
    """Return what later documents did to a record as a whole, by key: "added_by", "repealed_by", those that there are."""
    found = {"added_by": record.added_by, "repealed_by": record.repealed_by} if isinstance(record, Provision) else {}
    return {key: act for key, act in found.items() if act}
