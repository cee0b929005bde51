"""Two archives → what changed, record by record and key by key, with what it means in words.

Only meaning counts: the order of records in a file, the order of keys, comments and layout are no change.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from plan.changes.effects import edit_of, named, reordered, when
from plan.changes.entries import Entry, EntryKey, Value, entries
from plan.changes.nouns import Change, Edit
from plan.changes.pairing import pairs
from plan.changes.replies import reported
from plan.ground.model import Archive, Deliverable, columns


def compare(before: Archive, after: Archive) -> tuple[Change, ...]:
    """Return what changed from one state to another, in the order of the document; nothing when only the files did.

    >>> first, *others = archive.agencies
    >>> after = dataclasses.replace(archive, agencies=(dataclasses.replace(first, short="SVCg"), *others))
    >>> [(change.action, change.name) for change in compare(archive, after)]
    [('changed', 'Cơ quan “Sở Việc công”')]
    >>> [(edit.key, edit.column, edit.before, edit.after) for edit in compare(archive, after)[0].edits]
    [('short', 'Tên tắt', 'SVC', 'SVCg')]
    """
    names = named(before, after)
    found = [_change(old, new, names, is_moved=is_moved) for old, new, is_moved in pairs(entries(before), entries(after))]
    changes = [reported(change, before, after) if change.kind == "report" else change for change in found if change]
    return tuple(sorted(changes, key=_order))


def change_json(change: Change) -> dict[str, Any]:
    """Return a change of a record as JSON can hold it."""
    return {
        "action": change.action,
        "kind": change.kind,
        "year": change.year,
        "id": change.id,
        "before_id": change.before.id if change.before else None,
        "name": change.name,
        "task": change.task,
        "place": change.place._asdict(),
        "effects": change.effects,
        "edits": [_edit_json(edit) for edit in change.edits],
    }


def _edit_json(edit: Edit) -> dict[str, Any]:
    return {
        "key": edit.key,
        "column": edit.column,
        "before": _value_json(edit.before),
        "after": _value_json(edit.after),
        "pieces": [vars(piece) for piece in edit.pieces],
        "effects": edit.effects,
    }


def _value_json(value: Value) -> Any:
    """Return a value as JSON has it: what a record holds as an object, a list of texts or records as a list."""
    if not isinstance(value, tuple):
        return value
    if value and all(isinstance(item, tuple) and isinstance(item[0], str) for item in value):
        return {name: _value_json(said) for name, said in value}
    return [_value_json(item) for item in value]


def renumbered(changes: Iterable[Change]) -> Mapping[EntryKey, str]:
    """Return, by task or deliverable whose texts went, the id under which the same texts are new."""
    found = [change for change in changes if change.kind in {"task", "deliverable"} and _texts_differ(change)]
    news = {_texts(change.after): change.id for change in found if change.after}
    gone = [(change.before.key, news.get(_texts(change.before))) for change in found if change.before]
    return {key: new_id for key, new_id in gone if new_id}


def _texts_differ(change: Change) -> bool:
    return _texts(change.before) != _texts(change.after)


def _texts(entry: Entry | None) -> tuple[Value, ...]:
    return (entry.kind, entry.year, entry.values.get("text")) if entry else ()


def _order(change: Change) -> tuple[Any, ...]:
    return (*change.entry.order, change.action)


def _change(old: Entry | None, new: Entry | None, names: Mapping[str, str], *, is_moved: bool) -> Change | None:
    edits = [*_edits(old, new, names)]
    edits += [reordered(old, new)] if is_moved and old and new else []
    if old and new:
        return Change("changed", old, new, tuple(edits)) if edits else None
    change = Change("added" if new else "removed", old, new, tuple(edits))
    return dataclasses.replace(change, effects=tuple(_effects_of(change)))


def _edits(old: Entry | None, new: Entry | None, names: Mapping[str, str]) -> Iterator[Edit]:
    record = next(entry.record for entry in (new, old) if entry)
    for key in columns(type(record)):
        before, after = (entry.values.get(key) if entry else None for entry in (old, new))
        if before != after:
            yield edit_of(key, old, new, names)


def _effects_of(change: Change) -> Iterator[str]:
    record = change.entry.record
    if isinstance(record, Deliverable):
        yield f"{'thêm' if change.action == 'added' else 'bớt'} một sản phẩm, thời gian: {when(record.timing)}"
