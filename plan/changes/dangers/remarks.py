"""What was said of a record: that a document changed, added or repealed it, that the source has a slip, a note."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from plan.changes.dangers.decisions import gone_and_new
from plan.changes.entries import ACTS, REMARKS
from plan.changes.labels import braked
from plan.changes.nouns import Change, Edit
from plan.ground.model import Archive
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
                f'ghi chú "{shown(item["text"])}" đang đăng nay bị bỏ hoặc sửa; chỉ bỏ khi chữ được ghi chú đã có sửa đổi,'
                " hiệu đính mới, hoặc mục này bị bãi bỏ",
                f'the published note "{shown(item["text"])}" is gone or changed; a note goes when its words are newly amended'
                " or corrected, or the record is repealed",
            )


def _is_past(change: Change, note: Mapping[str, str]) -> bool:
    """Tell whether what a note speaks of has changed lawfully in the same step."""
    edits = {edit.key: edit for edit in change.edits}
    found = [edits[key] for key in ("corrections", "amendments") if key in edits]
    new = [item for edit in found for item in gone_and_new(edit.before, edit.after)[1]]
    is_repealed = "repealed_by" in edits and not edits["repealed_by"].before
    return is_repealed or any(item["field"] == note.get("field", item["field"]) for item in new)


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
