"""A text as the site publishes it → as the document prints it: amendments undone, the latest first, then corrections."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress

from plan.ground.problems import Place, Said, say, shown
from proof.nodes import UNKNOWN, Record

Texts = tuple[str, ...]
"""A text by its items; none for an empty cell."""


class UndoError(Exception):
    """An amendment or correction cannot be undone in one way; `place` and `said` tell which and why."""

    def __init__(self, place: Place, said: Said) -> None:
        self.place = place
        self.said = said
        super().__init__(f"{place}: {said}")


def published(record: Record, key: str) -> Texts:
    """Return the texts of the data; what says that nothing is known is none of the document."""
    return tuple(item.text or "" for item in record.texts(key) if item.text != UNKNOWN)


def printed(record: Record, key: str, item: int | None = None) -> Texts:
    """Return the texts of the document; of a list with a place for each item, that of one item.

    Raises:
        UndoError: an amendment or correction cannot be undone.

    """
    texts, corrections = _enacted(record, key), _of(record, key, "corrections")
    if item is not None:
        texts = texts[item : item + 1]
        corrections = [entry for entry in corrections if any(entry.text("published") in text for text in texts)]
    return _uncorrected(texts, corrections) if corrections else texts


def is_amended(record: Record, key: str) -> bool:
    """Whether a later document changed a text."""
    return bool(_of(record, key, "amendments"))


def first_amendment(record: Record, key: str) -> Record | None:
    """Return the amendment of a text that says what the document itself has."""
    return next(iter(_of(record, key, "amendments")), None)


def _of(record: Record, key: str, kind: str) -> list[Record]:
    if kind not in record.fields:
        return []
    return [entry for entry in record.records(kind) if entry.text("field") == key]


def _enacted(record: Record, key: str) -> Texts:
    """Put back what each amendment replaced; an item of a list that one has added goes again."""
    texts = published(record, key)
    for entry in reversed(_of(record, key, "amendments")):
        before, after = entry.text("before"), entry.text("after")
        if after:
            texts = _replaced(texts, after, before or _GAP, entry.at("after"))
        elif texts:
            message = say("after để trống, nhưng ô đang có chữ", "after is empty, but the cell has words")
            raise UndoError(entry.at("after"), message)
        else:
            texts = (before,)
        texts = tuple(words for text in texts if (words := " ".join(_closed(text).split())))
    return texts


_GAP = "\0"
"""Stands where words go and none come back; no YAML has this character."""


def _closed(text: str) -> str:
    """Close a gap: one space remains of two, none of one ("ngắn hơn và rõ hơn." → "ngắn hơn.")."""
    left, _, right = text.partition(_GAP)
    between = " " if left.endswith(" ") and right.startswith(" ") else ""
    return f"{left.strip()}{between}{right.strip()}"


def _uncorrected(texts: Texts, corrections: Sequence[Record]) -> Texts:
    """Put the source's words back.

    All words to be put back are marked before any is, for those of one correction may hold those that another looks for;
    corrections that overlap are undone one after the other.
    """
    for undo in (_restored, _one_by_one):
        for ordered in (corrections, corrections[::-1]):
            with suppress(UndoError):
                return undo(texts, ordered)
    return _one_by_one(texts, corrections)


def _one_by_one(texts: Texts, corrections: Sequence[Record]) -> Texts:
    for entry in corrections:
        texts = _replaced(texts, entry.text("published"), entry.text("source"), entry.at("published"))
    return texts


def _restored(texts: Texts, corrections: Sequence[Record]) -> Texts:
    marks = [f"\1{_GAP * number}\2" for number in range(len(corrections))]
    for mark, entry in zip(marks, corrections, strict=True):
        texts = _replaced(texts, entry.text("published"), mark, entry.at("published"))
    for mark, entry in zip(marks, corrections, strict=True):
        texts = tuple(text.replace(mark, entry.text("source")) for text in texts)
    return texts


def _replaced(texts: Texts, old: str, new: str, place: Place) -> Texts:
    """Replace words that must stand exactly once."""
    count = sum(text.count(old) for text in texts) if old else 0
    if count != 1:
        words = shown(old)
        raise UndoError(place, say(f'"{words}" có {count} lần, phải đúng một', f'"{words}" stands {count} times, not once'))
    return tuple(text.replace(old, new) for text in texts)
