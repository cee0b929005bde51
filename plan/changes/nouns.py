"""What may be said to have changed: a record, one key of it, a run of words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from plan.changes.entries import Entry, Value
from plan.ground.model import Place, titled

Action = Literal["added", "removed", "changed"]
ACTIONS: Mapping[Action, str] = {"added": "thêm", "removed": "bỏ", "changed": "sửa"}


@dataclass(frozen=True)
class Piece:
    """A run of words of a text that changed."""

    kind: Literal["same", "gone", "new"]
    words: str


@dataclass(frozen=True)
class Edit:
    """What changed in one key of a record."""

    key: str
    column: str
    """The key's Vietnamese name."""
    before: Value
    """None where the key was not set."""
    after: Value
    pieces: tuple[Piece, ...] = ()
    """The words before and after in one; none for lists of ids and remarks, which `effects` tells."""
    effects: tuple[str, ...] = ()
    """What it means: "chuyển từ Quý I sang Quý II"."""


@dataclass(frozen=True)
class Change:
    """What changed in one record."""

    action: Action
    before: Entry | None
    after: Entry | None
    edits: tuple[Edit, ...]
    """Every key of a record added or removed."""
    effects: tuple[str, ...] = ()

    @property
    def entry(self) -> Entry:
        """The record after; before when it is removed."""
        entry = self.after or self.before
        if entry is None:
            message = "a change without a record"
            raise AssertionError(message)
        return entry

    @property
    def kind(self) -> str:
        """What the record is, as in `entries`."""
        return self.entry.kind

    @property
    def year(self) -> int | None:
        """The plan's; None for what all plans share."""
        return self.entry.year

    @property
    def id(self) -> str:
        """Of the record after; before when it is removed."""
        return self.entry.id

    @property
    def name(self) -> str:
        """In words: "Sản phẩm II.2.1.5"."""
        return self.entry.name

    @property
    def task(self) -> str:
        """Id of the task it is of or in; "" for what is in no task."""
        return self.entry.task

    @property
    def place(self) -> Place:
        """Where the record stands after; where it stood when it is removed."""
        return self.entry.place()

    def where(self, key: str) -> str:
        """Return how messages call a key of the record: "Sản phẩm II.2.1.5 · timing (Thời gian thực hiện)"."""
        return f"{self.name} · {titled(type(self.entry.record), key)}"
