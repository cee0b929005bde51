"""Numbers and dates that a document has fixed."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence

from plan.changes.dangers.decisions import is_recorded, is_reviewed, with_reviewed
from plan.changes.entries import gone_and_new
from plan.changes.labels import braked
from plan.changes.nouns import Change, Edit
from plan.ground.model import Clause, Indicator, told
from plan.ground.problems import Problems, Said, say, shown

_NUMBER = re.compile(r"[0-9]+(?:[.,/-][0-9]+)*")
_WORD = re.compile(r"\w+|%")

_WasAndIs = tuple[str, str]
"""What some words were, and what they are."""
_Remarks = Mapping[tuple[int | None, str], Sequence[_WasAndIs]]
"""What the new corrections and amendments of a plan's records change, by its year and how data refer to the record."""


def fixed(changes: Sequence[Change]) -> Problems:
    """Tell every value that a document has fixed and that is another, unless the words it is taken from say so."""
    remarks = _remarks(changes)
    for change in changes:
        for edit in change.edits if change.before and change.after else ():
            is_fixed = edit.key != "order" and told(type(change.entry.record), edit.key).fixed
            if is_fixed and edit.before and edit.after and not _is_decided(change, edit, remarks):
                place, message = change.entry.place(edit.key), with_reviewed(change, _another(edit))
                yield braked("fixed-number", place, change.where(edit.key), change.id, message)


def _another(edit: Edit) -> Said:
    """Say what was fixed and what it is now: the numbers, or where they are the same all the words."""
    olds, news = (_NUMBER.findall(str(value)) for value in (edit.before, edit.after))
    what = say("con số", "number") if olds != news else say(edit.column.lower(), edit.key)
    was, now = (", ".join(olds), ", ".join(news)) if olds != news else _parts(edit)
    return say(
        f'{what} đã ấn định "{shown(was)}" nay là "{shown(now)}"',
        f'the fixed {what.en} "{shown(was)}" is now "{shown(now)}"',
    )


def _parts(edit: Edit) -> tuple[str, str]:
    """Return a value before and after; of a long one only the words that are gone and that are new."""
    whole = str(edit.before), str(edit.after)
    gone, new = (" … ".join(piece.words for piece in edit.pieces if piece.kind == kind) for kind in ("gone", "new"))
    return whole if all(shown(value) == value for value in whole) else (gone.strip(), new.strip())


def _is_decided(change: Change, edit: Edit, remarks: _Remarks) -> bool:
    record = change.entry.record
    if not isinstance(record, Indicator):
        return is_reviewed(change) or is_recorded(change, edit.key)
    found = remarks.get((change.year, record.record), ())
    same_words = [
        other for other in change.edits if other.key == ("quote" if told(Indicator, edit.key).choices else edit.key)
    ]
    return is_reviewed(change) or any(_is_touched(other, found) for other in same_words)


def _is_touched(edit: Edit, remarks: Sequence[_WasAndIs]) -> bool:
    """Tell whether all words that an edit takes away or adds are among those that some remarks take away or add.

    A word for a value of few words (a comparison) is none of the document's: its quote tells.
    """
    olds, news = (Counter(_words(str(value or ""))) for value in (edit.before, edit.after))
    gone, new = {*(olds - news)}, {*(news - olds)}
    were = {word for was, _ in remarks for word in _words(was)}
    are = {word for _, now in remarks for word in _words(now)}
    return bool(gone or new) and gone <= were and new <= are


def _words(text: str) -> list[str]:
    return _WORD.findall(text.casefold())


def _remarks(changes: Sequence[Change]) -> _Remarks:
    found = defaultdict[tuple[int | None, str], list[_WasAndIs]](list)
    for change in changes:
        for words in _new_words(change):
            for reference in _references(change):
                found[change.year, reference].append(words)
    return found


def _new_words(change: Change) -> Iterator[_WasAndIs]:
    """Yield what each new correction and amendment of a record changes."""
    for edit in change.edits:
        if edit.key in {"corrections", "amendments"}:
            for item in gone_and_new(edit.before, edit.after)[1]:
                before, after = ("source", "published") if edit.key == "corrections" else ("before", "after")
                yield item.get(before, ""), item.get(after, "")


def _references(change: Change) -> tuple[str, ...]:
    """Return how data refer to a record and to the task it is in."""
    record = change.entry.record
    return (record.anchor if isinstance(record, Clause) else change.id, change.task)
