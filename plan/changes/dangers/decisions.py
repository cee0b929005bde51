"""What in the data themselves decides a change: a correction, an amendment, a document that is named as its ground."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from plan.changes.entries import Entry, items_of
from plan.changes.nouns import Change
from plan.facts.undoing import undone
from plan.ground.model import Archive, Placed, Plan, Provision, Reviewed, acts_of, told
from plan.ground.problems import Said, say

OR_REVIEWED = say(
    "; nếu một văn bản là căn cứ, hãy ghi mã của văn bản ấy ở reviewed (Văn bản làm căn cứ)",
    "; if a document is the ground for it, please write its id under reviewed (Văn bản làm căn cứ)",
)


def with_reviewed(change: Change, message: Said) -> Said:
    """Say also where a document is named that decided, if the record has a place for it."""
    if not isinstance(change.entry.record, Reviewed):
        return message
    return say(f"{message}{OR_REVIEWED}", f"{message.en}{OR_REVIEWED.en}")


def is_decidable(change: Change, key: str) -> bool:
    """Tell whether what a key says is for a document to decide: not a short name that this site gave."""
    said = told(type(change.entry.record), key)
    return said.settled or said.fixed


def is_reviewed(change: Change) -> bool:
    """Tell whether a change names, for the first time, the document that is its ground; one named before decided that."""
    return any(edit.key == "reviewed" and edit.after for edit in change.edits)


def follows(change: Change, key: str) -> bool:
    """Tell whether a key says how words are read that change with it: then it is for them to be decided."""
    return key == "timing_read" and any(edit.key == "timing" for edit in change.edits)


def is_recorded(change: Change, key: str) -> bool:
    """Tell whether a text is the same before and after once its corrections and amendments are undone."""
    return bool(change.before and change.after) and as_issued(change.before, key) == as_issued(change.after, key)


def as_issued(entry: Entry | None, key: str) -> tuple[str, ...]:
    """Return the texts of a key as the source has them."""
    if entry is None:
        return ()
    texts = tuple(map(str, items_of(entry.values.get(key))))
    for amendment in reversed(_edits(entry.record, "amendments", key)):
        texts = undone(texts, amendment.after, amendment.before)
    for correction in _edits(entry.record, "corrections", key):
        texts = undone(texts, correction.published, correction.source)
    return texts


def _edits(record: Placed, name: str, key: str) -> list[Any]:
    return [edit for edit in getattr(record, name, ()) if edit.field == key]


_BESIDE = frozenset({"group", "indicator", "report", "report-due", "grace", "scoring"})
"""What stands in a plan's folder and in no line of its source."""


def is_proven(before: Archive, after: Archive, change: Change) -> bool:
    """Tell whether the proof, too, holds a record to a source: it is of a plan with one, and no document added it."""
    plan = after.plan.get(change.year or 0)
    whole = change.kind not in _BESIDE and plan is not None and plan.source.is_whole
    record = change.entry.record
    return whole and not any(id(record) in archive.derived(_added) for archive in (before, after))


def is_proven_key(change: Change, key: str) -> bool:
    """Tell whether the words of a key are among those that the proof finds in a source."""
    wording = told(type(change.entry.record), key).wording
    return bool(wording and wording.is_proven)


def _added(archive: Archive) -> frozenset[int]:
    """Return the identities of the records that later documents added, alone or with what holds them."""
    return frozenset(id(record) for plan in archive.plans for record in _added_of(plan))


def _added_of(plan: Plan) -> Iterator[Provision]:
    for task in plan.tasks:
        yield from [task] if _is_added(task) else []
        for activity in task.activities:
            yield from [activity] if _is_added(task, activity) else []
            yield from (item for item in activity.deliverables if _is_added(task, activity, item))


def _is_added(*holders: Provision) -> bool:
    return any("added_by" in acts_of(holder) for holder in holders)
