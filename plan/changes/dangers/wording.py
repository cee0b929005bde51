"""The document's own words, where they stand, and the deadlines that follow from them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from plan.changes.dangers.decisions import is_proven, is_proven_key, is_recorded
from plan.changes.entries import entries
from plan.changes.labels import braked
from plan.changes.nouns import Change
from plan.changes.pairing import pairs
from plan.ground.model import Activity, Archive, Deliverable, Row, official_keys
from plan.ground.problems import Problem, Problems, Said, say, shown


def reworded(before: Archive, after: Archive, changes: Sequence[Change]) -> Problems:
    """Tell every text of the document that is another, when corrections and amendments are undone, than it was."""
    message = say(
        "đổi lời của văn bản; hãy ghi lại chỗ sửa ở corrections (Hiệu đính) nếu bản nguồn có lỗi, hoặc ở amendments (Sửa đổi)"
        " nếu có văn bản sửa đổi",
        "changes the document's words; please record the edit under corrections if the source has a slip, or under"
        " amendments if a document changed the plan",
    )
    for change in changes:
        for key in official_keys(type(change.entry.record)) if change.before else ():
            if change.after and change.after.values.get(key) and not is_recorded(change, key):
                proven = is_proven(before, after, change) and is_proven_key(change, key)
                place = change.after.place(key)
                yield braked("wording", place, change.where(key), change.id, message, proven=proven)


def reordered(before: Archive, after: Archive, changes: Sequence[Change]) -> Problems:
    """Tell every activity that stands elsewhere in its task: the order, too, is the document's."""
    for change in changes:
        for edit in change.edits:
            if edit.key == "order":
                message = say(
                    f"{edit.effects[0]}; thứ tự là của văn bản, hãy trả lại",
                    f"was activity {edit.before} and is now {edit.after}; the order is the document's, please restore it",
                )
                proven = is_proven(before, after, change)
                yield braked("wording", change.place, change.name, change.task, message, proven=proven)


def moved(before: Archive, after: Archive) -> Problems:
    """Tell every product that stands under another activity than it did."""
    same = {
        id(new.record): old.record
        for old, new, _ in pairs(entries(before), entries(after))
        if old and new and isinstance(old.record, Activity)
    }
    for year in sorted(before.plan.keys() & after.plan.keys()):
        olds = {row.deliverable.id: row for row in before.plan[year].all_rows}
        for row in after.plan[year].all_rows:
            old = olds.get(row.deliverable.id)
            proven = after.plan[year].source.is_whole and not row.added_by
            if old and _is_elsewhere(old, row, same):
                yield _moved(old, row, proven=proven)
            elif old:
                yield from (_parted(row, activity, proven=proven) for activity in _left(old, row, same))


def _left(old: Row, new: Row, same: Mapping[int, object]) -> Iterator[Activity]:
    """Yield the activities that shared a row, are still there and share it no more."""
    survivors, sharing = {id(record) for record in same.values()}, {id(same.get(id(item))) for item in new.activities}
    yield from (item for item in old.activities[1:] if id(item) in survivors and id(item) not in sharing)


def _parted(row: Row, activity: Activity, *, proven: bool) -> Problem:
    words = shown(" ".join(activity.text))
    message = say(
        f'hoạt động "{words}" trước dùng chung dòng của sản phẩm này, nay không; hãy trả lại chỗ cũ',
        f'the activity "{words}" shared the row of this product and shares it no more; please put it back',
    )
    item = row.deliverable
    return braked("wording", item.place, f"Sản phẩm {item.id}", item.id, message, proven=proven)


def _is_elsewhere(old: Row, new: Row, same: Mapping[int, object]) -> bool:
    """Tell whether the activity that held a product is still there, and another holds the product now."""
    survives = any(record is old.activities[0] for record in same.values())
    return survives and same.get(id(new.activities[0])) is not old.activities[0]


def _moved(old: Row, new: Row, *, proven: bool) -> Problem:
    was, now = (shown(" ".join(row.activities[0].text)) for row in (old, new))
    message = say(
        f'nay đứng ở hoạt động khác: trước ở "{was}", nay ở "{now}"; hãy trả lại chỗ cũ',
        f'stands under another activity: was under "{was}", is now under "{now}"; please put it back',
    )
    item = new.deliverable
    return braked("wording", item.place, f"Sản phẩm {item.id}", item.id, message, proven=proven)


def without_deadline(before: Archive, after: Archive, changes: Sequence[Change]) -> Problems:
    """Tell every product that has no deadline in the year any more."""
    for change, old, new in _deliverables(changes):
        if old.timing.quarters and not new.timing.quarters and not is_recorded(change, "timing"):
            proven = is_proven(before, after, change)
            message = _without(old, new)
            yield braked("deadline", new.places["timing"], change.where("timing"), change.id, message, proven=proven)


def _deliverables(changes: Sequence[Change]) -> Iterator[tuple[Change, Deliverable, Deliverable]]:
    for change in changes:
        old, new = (entry.record if entry else None for entry in (change.before, change.after))
        if isinstance(old, Deliverable) and isinstance(new, Deliverable):
            yield change, old, new


def _without(old: Deliverable, new: Deliverable) -> Said:
    was, now = shown(old.timing.explained), shown(new.timing.explained)
    return say(
        f'từ "{was}" thành "{now}": không còn hạn nào trong năm',
        f'from "{was}" to "{now}": no deadline in the year is left',
    )
