"""What of a change no source speaks of: that the data match their source says nothing of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from plan.changes.dangers.decisions import is_proven, is_proven_key
from plan.changes.nouns import ACTIONS, Change, Edit
from plan.changes.threats import RECORDS
from plan.ground.model import Archive, Indicator, Plan, told

_FOLLOWING = frozenset({"id", "order", "deliverables"})
"""Keys of which the source knows where the record stands."""
_UNDONE = frozenset({"corrections", "amendments"})
"""What the proof undoes first: the words before stand in the source, those after do not."""


def unproven(before: Archive, after: Archive, changes: Sequence[Change]) -> tuple[str, ...]:
    """Return in words what was compared with nothing: "tên gọi ngắn (nhiệm vụ)", "văn bản (thêm)".

    Nothing where no plan has a source: nothing was compared then, and nobody says that it was.
    """
    if not any(plan.source.is_whole for plan in after.plans):
        return ()
    return tuple(dict.fromkeys(words for change in changes for words in _of(before, after, change)))


def _of(before: Archive, after: Archive, change: Change) -> Iterator[str]:
    kind = type(change.entry.record)
    is_held = is_proven(before, after, change)
    if change.action != "changed" and not is_held:
        yield f"{RECORDS[kind]} ({ACTIONS[change.action]})"
        return
    for edit in change.edits:
        if not (_is_derived(change, edit.key) or (is_held and (edit.key in _FOLLOWING or is_proven_key(change, edit.key)))):
            yield _named(edit, RECORDS[kind])


def _named(edit: Edit, kind: str) -> str:
    """Return a key with the kind of record, unless its name says that, too: "tên gọi ngắn (nhiệm vụ)", "tên chỉ tiêu"."""
    name = f"{edit.column[:1].lower()}{edit.column[1:]}"
    whole = name if kind in name else f"{name} ({kind})"
    return f"chữ mới ở {whole}" if edit.key in _UNDONE else whole


def _is_derived(change: Change, key: str) -> bool:
    """Tell whether rules hold a value to words that the proof holds to the source; what a change stands on is none."""
    record = change.entry.record
    if isinstance(record, Indicator):
        return key in {"record", "reviewed"} or told(Indicator, key).fixed
    return key == "reviewed" or (isinstance(record, Plan) and key in {"number", "day"})
