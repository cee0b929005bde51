"""The texts of a plan in which other documents and abbreviations may be named."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from plan.ground.model.edits import Record
from plan.ground.model.fields import Place, keys

if TYPE_CHECKING:
    from plan.ground.model.plan import Plan
    from plan.ground.model.records import Clause, Objective, Section, Task
    from plan.ground.model.targets import Targets


class Passage(NamedTuple):
    """A text of the document: the record it is of, that record's key, the text, and what has a page or an anchor."""

    record: Record
    key: str
    text: str
    owner: Plan | Clause | Section | Objective | Task | Targets

    @property
    def place(self) -> Place:
        """Where the text begins: its own place when it is one of a list."""
        texts = getattr(self.record, self.key)
        item = f"{self.key}.{texts.index(self.text)}" if isinstance(texts, tuple) else self.key
        return self.record.places.get(item) or self.record.places[self.key]


def passages_of(record: Record, owner: Plan | Clause | Section | Objective | Task | Targets) -> Iterator[Passage]:
    """Yield the texts of a record in which other documents and abbreviations may be named."""
    for name, said in keys(type(record)).items():
        if said.wording and said.wording.cites:
            value = getattr(record, name)
            texts = value if isinstance(value, tuple) else [getattr(value, "text", value)]
            yield from (Passage(record, name, text, owner) for text in texts if text)
