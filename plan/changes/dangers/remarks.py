"""What was said of a record: that a document changed, added or repealed it, that the source has a slip, a note."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence

from plan.changes.entries import ACTS, REMARKS, gone_and_new, items_of
from plan.changes.labels import braked
from plan.changes.nouns import Change, Edit
from plan.facts.citing import not_before
from plan.facts.tables import day
from plan.ground.model import Archive, Document
from plan.ground.problems import Problems, Said, say, shown


def remarked(after: Archive, changes: Sequence[Change]) -> Problems:
    """Tell every remark that is gone or another, and every act that is."""
    for change in changes:
        for edit in change.edits if change.before and change.after else ():
            place = change.entry.place(edit.key)
            if edit.key in REMARKS:
                for message in _gone(change, edit):
                    yield braked("remark", place, change.where(edit.key), change.id, message)
            elif edit.key in ACTS and (edit.before or edit.key == "added_by"):
                proven = edit.key == "added_by" and after.plan[change.year or 0].source.is_whole
                yield braked("remark", place, change.where(edit.key), change.id, _act(edit), proven=proven)


def by_older(after: Archive, changes: Sequence[Change]) -> Problems:
    """Tell every new amendment, addition and repeal by a document that is older than the plan: it knew of no such plan."""
    for change in changes:
        plan = after.plan.get(change.year or 0)
        first = not_before(plan) if plan else None
        for edit in change.edits if first else ():
            for item in _new_acts(edit):
                document = after.document.get(item["document"])
                if document and document.date and first and document.date < first:
                    message = _older(document, first)
                    yield braked("remark", change.entry.place(edit.key), change.where(edit.key), change.id, message)


def _new_acts(edit: Edit) -> list[dict[str, str]]:
    """Return what a later document newly did, as an edit has it."""
    if edit.key in ACTS:
        return [dict(items_of(edit.after))] if edit.after else []
    return gone_and_new(edit.before, edit.after)[1] if edit.key == "amendments" else []


def _older(document: Document, first: dt.date) -> Said:
    return say(
        f"{document.name} ban hành ngày {day(document.date)}, trước Kế hoạch (sớm nhất là ngày {day(first)}), nên không thể"
        " đã sửa đổi, bổ sung hay bãi bỏ điều gì của Kế hoạch; hãy xem lại mã văn bản",
        f"{document.id} was issued on {document.date}, before the plan ({first} at the earliest), so it cannot have changed"
        " anything of it; please look at the id of the document again",
    )


def _gone(change: Change, edit: Edit) -> Iterator[Said]:
    for item in gone_and_new(edit.before, edit.after)[0]:
        if edit.key == "corrections":
            was = f'"{shown(item["source"])}" → "{shown(item["published"])}"'
            yield say(
                f"hiệu đính {was} đang đăng nay bị bỏ hoặc sửa; hãy trả lại nếu bản nguồn vẫn có lỗi ấy",
                f"the published correction {was} is gone or changed; please restore it if the source still has that slip",
            )
        elif edit.key == "amendments":
            was = " → ".join(f'"{shown(item[key])}"' if key in item else "…" for key in ("before", "after"))
            yield say(
                f"sửa đổi {was} đang đăng nay bị bỏ hoặc sửa; nếu một văn bản sau lại đổi chữ ấy, hãy giữ mục này và ghi thêm"
                " một sửa đổi mới",
                f"the published amendment {was} is gone or changed; if a later document changed these words again, please"
                " keep this item and add another",
            )
        elif not _is_past(change, item):
            yield say(
                f'ghi chú "{shown(item["text"])}" đang đăng nay bị bỏ hoặc sửa; chỉ bỏ khi sửa đổi, hiệu đính mới đã đổi'
                " chính chữ được ghi chú, hoặc mục này bị bãi bỏ",
                f'the published note "{shown(item["text"])}" is gone or changed; a note goes when a new amendment or'
                " correction changed the very words it speaks of, or the record is repealed",
            )


def _is_past(change: Change, note: Mapping[str, str]) -> bool:
    """Tell whether what a note speaks of has changed lawfully in the same step; of a whole record, that it is repealed."""
    edits = {edit.key: edit for edit in change.edits}
    found = [edits[key] for key in ("corrections", "amendments") if key in edits]
    new = [item for edit in found for item in gone_and_new(edit.before, edit.after)[1]]
    is_repealed = "repealed_by" in edits and not edits["repealed_by"].before
    return is_repealed or (not _still_stands(change, note) and any(item["field"] == note.get("field") for item in new))


def _still_stands(change: Change, note: Mapping[str, str]) -> bool:
    """Tell whether the words that a note quotes are in the record as before; without any the column as a whole is meant."""
    texts = items_of(change.entry.values.get(note.get("field", "")))
    return "quote" in note and any(note["quote"] in str(text) for text in texts)


def _act(edit: Edit) -> Said:
    what, en = ("bổ sung", "addition") if edit.key == "added_by" else ("bãi bỏ", "repeal")
    if edit.before and edit.after:
        return say(
            f"văn bản hoặc ngày {what} đang đăng nay khác; hãy trả lại",
            f"the document or date of the published {en} is another; please restore it",
        )
    if edit.before:
        return say(f"đang ghi việc {what}, nay không còn; hãy trả lại", f"the published {en} is gone; please restore it")
    return say(
        "mục này đã có trong Kế hoạch đang đăng, nay lại ghi là được bổ sung; hãy bỏ khóa này",
        "this is in the published plan and is now said to have been added; please remove the key",
    )
