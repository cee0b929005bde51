"""Ids, addresses and words that are there no more."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from plan.changes.compare import renumbered
from plan.changes.dangers.decisions import (
    follows,
    is_decidable,
    is_proven,
    is_proven_key,
    is_recorded,
    is_reviewed,
    with_reviewed,
)
from plan.changes.entries import ACTS, REMARKS
from plan.changes.labels import MOST_RECORDS, braked
from plan.changes.nouns import Change
from plan.facts.pages import addresses, with_forms
from plan.ground.model import Archive, Grace, OwnCell, Provision, ReportDue, Scoring, TargetRow, Targets
from plan.ground.problems import Problems, Said, say, shown


def deleted(before: Archive, after: Archive, changes: Sequence[Change]) -> Problems:
    """Tell every id that is gone or stands for something else; what goes with its task or its plan is told once."""
    new_ids = renumbered(changes)
    gone = {(change.year, change.kind, change.id) for change in changes if change.action == "removed"}
    for change in changes:
        key = change.before.key if change.before else None
        with_task = bool({(change.year, *holder) for holder in _holders(change)} & gone)
        with_plan = change.kind != "plan" and (change.year, "plan", str(change.year)) in gone
        if with_task or with_plan or key is None or change.kind in {"activity", "byword", "report"}:
            continue
        proven = is_proven(before, after, change)
        if new_id := new_ids.get(key):
            message = say(
                f'câu chữ của mã này nay mang mã "{new_id}"; mã đã đăng thì không đổi, hãy trả lại mã cũ',
                f'the words of this id now have the id "{new_id}"; a published id never changes, please restore it',
            )
            yield braked("delete-id", change.place, change.name, change.id, message, proven=proven)
        elif change.action == "removed":
            message = _deleted(change)
            yield braked("delete-id", change.place, change.name, change.id, message, proven=proven)


def _holders(change: Change) -> Iterator[tuple[str, str]]:
    """Yield the kind and id of what holds a record that has gone with it."""
    if change.kind in {"deliverable", "cell"}:
        yield "task", change.task
    if change.kind == "cell":
        yield "deliverable", change.id.partition("/")[0]
    if change.kind == "target":
        yield "targets", str(change.year)


def _deleted(change: Change) -> Said:
    if isinstance(change.entry.record, OwnCell):
        return say(
            "ô này đã bị xóa; nếu một văn bản đã bỏ chữ trong ô, hãy giữ mục này, bỏ khóa text và ghi amendments (Sửa đổi) "
            "với after: null",
            "this cell is deleted; if a document emptied it, please keep the item without text, and record that under "
            "amendments with after: null",
        )
    if isinstance(change.entry.record, ReportDue | Grace | Scoring):
        return say(
            "đã bị xóa; văn bản sau ấn định khác thì giữ mục này, sửa và ghi mã văn bản ấy ở reviewed (Văn bản làm căn cứ)",
            "is deleted; if a later document settled it otherwise, please keep the item, edit it and give that document's id"
            " under reviewed",
        )
    if isinstance(change.entry.record, Targets | TargetRow):
        return say("đã bị xóa; lời đã đăng thì không bỏ", "is deleted; published words are never dropped")
    return _or_repealed(change, say("đã bị xóa; mã đã đăng thì không bỏ", "is deleted; a published id is never dropped"))


def another_province(changes: Sequence[Change]) -> Problems:
    """Tell when the province's id is another: every subscribed calendar would hold each of its events twice."""
    for change in changes:
        for edit in change.edits if change.kind == "plan" and change.after else ():
            if edit.key == "province_id" and edit.before and edit.after:
                message = say(
                    f'"{edit.before}" nay là "{edit.after}"; lịch và tin người đọc đã đăng ký mang mã cũ, hãy trả lại mã ấy',
                    f'"{edit.before}" is now "{edit.after}"; calendars and feeds of readers have the old one: restore it',
                )
                yield braked("delete-id", change.entry.place(edit.key), change.where(edit.key), change.id, message)


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


def emptied(before: Archive, after: Archive, changes: Sequence[Change]) -> Problems:
    """Tell every text that is there no more, and every activity that is gone; remarks and acts are told elsewhere."""
    removed_tasks = {change.id for change in changes if change.kind == "task" and change.action == "removed"}
    for change in changes:
        proven = is_proven(before, after, change)
        if change.kind == "activity" and change.action == "removed" and change.task not in removed_tasks:
            text = " ".join(getattr(change.entry.record, "text", ()))
            message = say(f'bỏ cả hoạt động "{shown(text)}"', f'the whole activity "{shown(text)}" is gone')
            message = _or_repealed(change, message)
            yield braked("empty-field", change.place, change.name, change.task, message, proven=proven)
        is_kept = change.before and change.after and change.kind != "report" and not is_reviewed(change)
        for edit in change.edits if is_kept else ():
            is_decided = edit.key in {*REMARKS, *ACTS} or is_recorded(change, edit.key) or follows(change, edit.key)
            if edit.after is None and not is_decided:
                empty = say("đang có chữ, nay để trống", "had words and is now empty")
                message = with_reviewed(change, empty) if is_decidable(change, edit.key) else empty
                where, of_document = change.where(edit.key), proven and is_proven_key(change, edit.key)
                yield braked("empty-field", change.place, where, change.id, message, proven=of_document)


def many(before: Archive, changes: Sequence[Change]) -> Problems:
    """Tell when many records change; a plan of a new year touches nothing that is published."""
    touched = [change for change in changes if change.year is None or change.year in before.plan]
    if len(touched) > MOST_RECORDS:
        message = say(
            f"{len(touched)} bản ghi đổi cùng một lần, nhiều hơn {MOST_RECORDS}; hãy chia thành nhiều lần sửa",
            f"{len(touched)} records change at once, more than {MOST_RECORDS}; please split the change",
        )
        yield braked("many-records", touched[0].place, "data", "", message)
