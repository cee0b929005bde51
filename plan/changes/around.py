"""What else somebody must know who decides on a change: the cells that move with it, the document's words that it names."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet

from plan.changes.entries import ACTS, REMARKS, items_of
from plan.changes.nouns import Change
from plan.changes.rereading import Reread, moved, naming
from plan.ground.model import Archive

_MOST_WORDS = 400
"""Characters of the document that are told beside a name of ours."""


def with_around(before: Archive, after: Archive, changes: Sequence[Change]) -> tuple[Change, ...]:
    """Return changes that tell also what they move and what they are about, whether anything stops them or not."""
    cells = moved(before, after)
    return tuple(dataclasses.replace(change, effects=(*change.effects, *_around(change, after, cells))) for change in changes)


def _around(change: Change, after: Archive, cells: Mapping[str, Reread]) -> Iterator[str]:
    keys = {edit.key for edit in change.edits}
    if change.kind == "agency" and change.id in cells:
        told_of = (("được thêm vào", cells[change.id].gained), ("bị bỏ khỏi", cells[change.id].lost))
        found = "; ".join(f"{words} {', '.join(names)}" for words, names in told_of if names)
        yield f"lời văn bản không đổi mà cơ quan này nay {found}"
    if change.kind == "group" and change.action == "changed" and "members" in keys:
        found = ", ".join(naming(after, change.year, change.id)) or "chưa chỗ nào"
        yield f"đổi người làm ở những chỗ nêu nhóm này: {found}"
    if change.action == "changed" and (words := _words_named(change, keys)):
        yield f"nguyên văn của văn bản: “{words if len(words) <= _MOST_WORDS else f'{words[:_MOST_WORDS]}…'}”"


def _words_named(change: Change, keys: AbstractSet[str]) -> str:
    """Return the document's words that this site's own name or value is of, unless they are told as changed, too."""
    key = {"task": "text", "indicator": "quote"}.get(change.kind, "")
    texts = items_of(change.entry.values.get(key)) if key and keys - {key, *REMARKS, *ACTS} and key not in keys else ()
    return " ".join(map(str, texts))
