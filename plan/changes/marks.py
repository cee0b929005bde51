"""What changed in a text, so that it is read at a glance: marked word by word, or whole before and whole after."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from plan.changes.nouns import Piece

_MOST_RUN = 600
"""Characters shown of a run of words that is gone or new."""
_CONTEXT = 60
"""Characters shown of the words beside it."""
_SHORT = 2 * _CONTEXT
"""Characters of a text that is read at once."""
_MOST_MARKS = 2
"""Beyond so many runs gone or new a short text is chopped."""
_MOST_CHANGED = 1 / 3
"""Beyond this part of a text what stayed is no more its frame."""

_Line = tuple[Piece, ...]


def marked(found: Sequence[Piece]) -> tuple[_Line, ...]:
    """Return what stands behind a key's name; then, in lines of their own, what stands below it.

    Args:
        found: the words before and after in one, as `pieces.pieces` has them.

    >>> from plan.changes.pieces import pieces
    >>> ["".join(piece.words for piece in line) for line in marked(pieces("Sở Tư pháp", "Sở Nội vụ"))]
    ['', 'trước: Sở Tư pháp', 'nay: Sở Nội vụ']

    """
    if not found or not _is_chopped(found):
        return (tuple(_in_one(found)),)
    before, after = (_all_but(found, kind) for kind in ("new", "gone"))
    return (), _whole(f"trước: {before}"), _whole(f"nay: {after}")


def _whole(words: str) -> _Line:
    return (Piece("same", _cut(words)),)


def _is_chopped(found: Sequence[Piece]) -> bool:
    """Tell whether marks would hide what the text was and is: it has too many, or too little stayed.

    Words that are only gone, or only new, in one place leave a sentence that is read with them and without them.
    """
    marks = [piece for piece in found if piece.kind != "same"]
    if len(marks) <= 1:
        return False
    sizes = [(len(_all_but(marks, other).strip()), len(_all_but(found, other))) for other in ("new", "gone")]
    is_short = max(whole for _, whole in sizes) <= _SHORT
    return (is_short and len(marks) > _MOST_MARKS) or any(part > whole * _MOST_CHANGED for part, whole in sizes)


def _all_but(found: Sequence[Piece], kind: str) -> str:
    return "".join(piece.words for piece in found if piece.kind != kind)


def _in_one(found: Sequence[Piece]) -> Iterator[Piece]:
    """Yield the words that changed apart, with some of those around them; spaces at the ends of either are no part of it."""
    before: Piece | None = None
    for piece in found:
        if gap := _gap(before, piece):
            yield Piece("same", gap)
        yield Piece(piece.kind, _shown(piece, starts=before is None, ends=piece is found[-1]))
        before = piece


def _gap(before: Piece | None, piece: Piece) -> str:
    if before is None:
        return ": "
    parted = "same" not in {before.kind, piece.kind} and piece.words[0].isalnum()
    return " " if parted or before.words[-1].isspace() or piece.words[0].isspace() else ""


def _shown(piece: Piece, *, starts: bool, ends: bool) -> str:
    words = piece.words.strip()
    return _around(words, starts=starts, ends=ends) if piece.kind == "same" else _cut(words)


def _cut(words: str) -> str:
    return words if len(words) <= _MOST_RUN else f"{words[:_MOST_RUN]}… (còn {len(words) - _MOST_RUN} ký tự)"


def _around(words: str, *, starts: bool, ends: bool) -> str:
    """Shorten words that stayed: only those next to a change are of interest."""
    head = "" if starts else words[:_CONTEXT].rpartition(" ")[0]
    tail = "" if ends else words[-_CONTEXT:].partition(" ")[2]
    return words if len(words) <= 2 * _CONTEXT else f"{head}…{tail}"
