"""A text of the data, and the place of the document that it fills."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from plan.ground.problems import Place
from proof.nodes import Items, Node, Record
from proof.spots import Spot
from proof.undoing import Texts, is_amended, printed


@dataclass(frozen=True)
class Field:
    """A key of a record that holds a text of the document."""

    record: Record
    key: str
    name: str = ""
    """What messages call the record: "Mục tiêu II.2"."""
    item: int | None = None
    """For a list with a place for each item, its position."""

    @property
    def texts(self) -> Texts:
        """The texts of the document, of an id its last number, as it is printed.

        Raises:
            UndoError: an amendment or correction cannot be undone.

        """
        found = printed(self.record, self.key, self.item)
        return tuple(text.rpartition(".")[2] for text in found) if self.key == "id" else found

    @property
    def is_amended(self) -> bool:
        """Whether a later document changed the text."""
        return is_amended(self.record, self.key)

    def place(self, position: int | None = None) -> Place:
        """Return where the text stands, of a list the item at a position, where the record begins if it is not there."""
        node = self.record.fields.get(self.key)
        at = self.item if self.item is not None else position
        if isinstance(node, Items) and at is not None and at < len(node.items):
            return node.items[at].place
        return self.record.at(self.key)


@dataclass(frozen=True)
class Rebuilt:
    """What the data give for one place."""

    spot: Spot
    home: Place
    """Where the record stands whose row or paragraph it is."""
    field: Field | None = None
    """Where the text comes from; None for a cell that is empty because no record fills it."""

    @property
    def texts(self) -> Texts:
        """The texts of the document; none for an empty cell."""
        return self.field.texts if self.field else ()


def each(record: Record, key: str, name: str = "") -> list[Field]:
    """Return the cells of a list in which empty ones count, each with the amendments and corrections of words that it has."""
    node = record.fields.get(key)
    return [_cell(record, key, cell, name) for cell in (node.items if isinstance(node, Items) else [])]


def _cell(record: Record, key: str, cell: Node, name: str) -> Field:
    texts = [item.text or "" for item in Record({key: cell}, {}, cell.place).texts(key)]
    amendments = list[Record]()
    for entry in reversed(_edits(record, "amendments", key)):
        before, after = entry.text("before"), entry.text("after")
        if after and any(after in text for text in texts):
            amendments.insert(0, entry)
            texts = [text.replace(after, before) for text in texts]
    corrections = [
        entry for entry in _edits(record, "corrections", key) if any(entry.text("published") in text for text in texts)
    ]
    edits = {"amendments": Items([*amendments], cell.place), "corrections": Items([*corrections], cell.place)}
    return Field(Record({key: cell, **edits}, {}, cell.place), key, name)


def _edits(record: Record, kind: str, key: str) -> list[Record]:
    found = record.records(kind) if kind in record.fields else []
    return [entry for entry in found if entry.text("field") == key]


def standing(found: Sequence[Record]) -> list[Record]:
    """Return records without those that a later document has added, which the source cannot have."""
    return [record for record in found if not isinstance(record.fields.get("added_by"), Record)]
