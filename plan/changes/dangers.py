"""Rules of what may be an accident or break a promise, each on what changed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from plan.changes.compare import renumbered
from plan.changes.entries import REMARKS, Entry
from plan.changes.labels import MOST_RECORDS, braked
from plan.changes.nouns import Change
from plan.facts.pages import addresses, with_forms
from plan.ground.model import (
    Activity,
    Archive,
    Clause,
    Deliverable,
    Indicator,
    Key,
    Placed,
    Plan,
    Provision,
    keys,
    official_keys,
    titled,
)
from plan.ground.problems import Problems, Said, say, shown
from plan.rules.amendments import undone

_NUMBER = re.compile(r"[0-9]+(?:[.,/-][0-9]+)*")


def deleted(changes: Sequence[Change]) -> Problems:
    """Tell every id that is gone or stands for something else; what goes with its task or its plan is told once."""
    new_ids = renumbered(changes)
    gone = {(change.year, change.kind, change.id) for change in changes if change.action == "removed"}
    for change in changes:
        key = change.before.key if change.before else None
        with_task = change.kind == "deliverable" and (change.year, "task", change.task) in gone
        with_plan = change.kind != "plan" and (change.year, "plan", str(change.year)) in gone
        if with_task or with_plan or key is None or change.kind == "activity":
            continue
        if new_id := new_ids.get(key):
            message = say(
                f'câu chữ của mã này nay mang mã "{new_id}"; mã đã đăng thì không đổi, hãy trả lại mã cũ',
                f'the words of this id now have the id "{new_id}"; a published id never changes, please restore it',
            )
            yield braked("delete-id", change.place, change.name, change.id, message)
        elif change.action == "removed":
            message = say("đã bị xóa; mã đã đăng thì không bỏ", "is deleted; a published id is never dropped")
            yield braked("delete-id", change.place, change.name, change.id, _or_repealed(change, message))


def another_province(changes: Sequence[Change]) -> Problems:
    """Tell when the province's id is another: every subscribed calendar would hold each of its events twice."""
    for change in changes:
        for edit in change.edits if change.kind == "plan" and change.after else ():
            if edit.key == "province_id" and edit.before and edit.after:
                message = say(
                    f'"{edit.before}" nay là "{edit.after}"; lịch và tin người đọc đã đăng ký mang mã cũ, hãy trả lại mã ấy',
                    f'"{edit.before}" is now "{edit.after}"; calendars and feeds of readers have the old one: restore it',
                )
                where = f"{change.name} · {titled(Plan, edit.key)}"
                yield braked("delete-id", change.entry.place(edit.key), where, change.id, message)


def _or_repealed(change: Change, message: Said) -> Said:
    """Say also how a record of the appendix is repealed: it stays."""
    if not isinstance(change.entry.record, Provision):
        return message
    return say(
        f"{message}; nếu một văn bản đã bãi bỏ, hãy giữ lại và ghi repealed_by (Bãi bỏ)",
        f"{message.en}; if a document repealed it, please keep it and record that under repealed_by",
    )


def lost(before: Archive, after: Archive) -> Problems:
    """Tell every address that would no longer answer; not those of the parts and forms of a page that is itself told."""
    kept = addresses(after).keys()
    lost = {address: place for address, place in addresses(before).items() if address not in kept}
    forms = {form for address in lost for form in with_forms(address)[1:]}
    for address, place in lost.items():
        page, _, fragment = address.partition("#")
        if not (fragment and page in lost) and address not in forms:
            message = say(
                "địa chỉ này sẽ không còn; hãy ghi trong data/redirects.yml địa chỉ mới thay cho nó",
                "this address would be gone; please write in data/redirects.yml which one takes its place",
            )
            yield braked("lost-address", place, f"/{address}", "", message)


def emptied(changes: Sequence[Change]) -> Problems:
    """Tell every text that is there no more, and every activity that is gone."""
    removed_tasks = {change.id for change in changes if change.kind == "task" and change.action == "removed"}
    for change in changes:
        if change.kind == "activity" and change.action == "removed" and change.task not in removed_tasks:
            text = " ".join(getattr(change.entry.record, "text", ()))
            message = say(f'bỏ cả hoạt động "{shown(text)}"', f'the whole activity "{shown(text)}" is gone')
            yield braked("empty-field", change.place, change.name, change.task, _or_repealed(change, message))
        for edit in change.edits if change.before and change.after else ():
            if edit.after is None and edit.key not in REMARKS and not _undone_alike(change, edit.key):
                message = say("đang có chữ, nay để trống", "had words and is now empty")
                where = f"{change.name} · {titled(type(change.entry.record), edit.key)}"
                yield braked("empty-field", change.place, where, change.id, message)


def reworded(changes: Sequence[Change]) -> Problems:
    """Tell every text of the document that is another, when corrections and amendments are undone, than it was."""
    edited = say(
        "đổi lời của văn bản; hãy ghi lại chỗ sửa ở corrections (Hiệu đính) nếu bản nguồn có lỗi, hoặc ở amendments (Sửa đổi)"
        " nếu có văn bản sửa đổi",
        "changes the document's words; please record the edit under corrections if the source has a slip, or under"
        " amendments if a document changed the plan",
    )
    new = say(
        "thêm một hoạt động; nếu một văn bản đã bổ sung nó, hãy ghi added_by (Bổ sung)",
        "a new activity; if a document added it, please record that under added_by",
    )
    tasks = {change.id for change in changes if change.kind == "task" and change.action == "added"}
    for change in changes:
        for key in official_keys(type(change.entry.record)):
            after = change.after.values.get(key) if change.after else None
            is_new = _is_unlawfully_new(change) and change.task not in tasks
            both = bool(change.before and change.after)
            if change.after and after and (is_new or (both and not _undone_alike(change, key))):
                where = f"{change.name} · {titled(type(change.after.record), key)}"
                yield braked("wording", change.after.place(key), where, change.id, new if is_new else edited)


def _is_unlawfully_new(change: Change) -> bool:
    """Tell whether a record is an activity that is new without a later document that added it."""
    record = change.entry.record
    return change.action == "added" and isinstance(record, Activity) and record.added_by is None


def _undone_alike(change: Change, key: str) -> bool:
    """Tell whether a text is the same before and after once its corrections and amendments are undone."""
    return bool(change.before and change.after) and _source(change.before, key) == _source(change.after, key)


def _source(entry: Entry | None, key: str) -> tuple[str, ...]:
    """Return the texts of a key as the source has them."""
    if entry is None:
        return ()
    value = entry.values.get(key)
    texts = tuple(map(str, value)) if isinstance(value, tuple) else () if value is None else (str(value),)
    for amendment in reversed(_edits(entry.record, "amendments", key)):
        texts = undone(texts, amendment.after, amendment.before)
    for correction in _edits(entry.record, "corrections", key):
        texts = undone(texts, correction.published, correction.source)
    return texts


def _edits(record: Placed, name: str, key: str) -> list[Any]:
    return [edit for edit in getattr(record, name, ()) if edit.field == key]


def without_deadline(changes: Sequence[Change]) -> Problems:
    """Tell every product that has no deadline in the year any more."""
    for change in changes:
        old, new = (entry.record if entry else None for entry in (change.before, change.after))
        if not isinstance(old, Deliverable) or not isinstance(new, Deliverable) or _undone_alike(change, "timing"):
            continue
        if old.timing.quarters and not new.timing.quarters:
            message = say(
                f'từ "{shown(old.timing.text)}" thành "{shown(new.timing.text)}": không còn hạn nào trong năm',
                f'from "{shown(old.timing.text)}" to "{shown(new.timing.text)}": no deadline in the year is left',
            )
            where = f"{change.name} · {titled(Deliverable, 'timing')}"
            yield braked("deadline", new.places["timing"], where, change.id, message)


def fixed_numbers(changes: Sequence[Change]) -> Problems:
    """Tell every number that a document has fixed and that is another; of an indicator also unit and comparison."""
    amended = {name for change in changes if _has_new_remark(change) for name in _references(change)}
    for change in changes:
        record = change.entry.record
        fixed = {name: said for name, said in keys(type(record)).items() if said.fixed}
        for edit in change.edits if change.before and change.after else ():
            lawful = isinstance(record, Indicator) and record.record in amended
            if edit.key not in fixed or not edit.before or not edit.after or lawful:
                continue
            olds, news = (_fixed(fixed[edit.key], str(value)) for value in (edit.before, edit.after))
            if olds != news:
                what = say(edit.column.lower(), edit.key) if fixed[edit.key].exact else say("con số", "number")
                message = say(
                    f'{what} đã ấn định "{shown(", ".join(olds))}" nay là "{shown(", ".join(news))}"',
                    f'the fixed {what.en} "{shown(", ".join(olds))}" is now "{shown(", ".join(news))}"',
                )
                where = f"{change.name} · {titled(type(change.entry.record), edit.key)}"
                yield braked("fixed-number", change.entry.place(edit.key), where, change.id, message)


def _fixed(said: Key, value: str) -> list[str]:
    """Return what is fixed in the value of a key: all of it, or the numbers in it."""
    return [value] if said.exact else _NUMBER.findall(value)


def _has_new_remark(change: Change) -> bool:
    return any(edit.key in {"corrections", "amendments"} for edit in change.edits)


def _references(change: Change) -> tuple[str, ...]:
    """Return how data refer to a record and to the task it is in."""
    record = change.entry.record
    return (record.anchor if isinstance(record, Clause) else change.id, change.task)


def many(before: Archive, changes: Sequence[Change]) -> Problems:
    """Tell when many records change; a plan of a new year touches nothing that is published."""
    touched = [change for change in changes if change.year is None or change.year in before.plan]
    if len(touched) > MOST_RECORDS:
        message = say(
            f"{len(touched)} bản ghi đổi cùng một lần, nhiều hơn {MOST_RECORDS}; hãy chia thành nhiều lần sửa",
            f"{len(touched)} records change at once, more than {MOST_RECORDS}; please split the change",
        )
        yield braked("many-records", touched[0].place, "data", "", message)
