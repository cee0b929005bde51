"""A change as people are told it, on pages and in feeds: Vietnamese words made from what it means, old → new."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

from plan.changes.entries import ACTS
from plan.changes.marks import marked
from plan.changes.nouns import ACTIONS, Piece

ToldLine = tuple[Piece, ...]
"""What is told in one line, the words gone and the new ones apart from the rest."""

_MOST_WHOLE = 300
"""So many characters of an old and a new text together are told whole; of longer ones the words that changed."""


def clauses(change: Mapping[str, Any]) -> tuple[ToldLine, ...]:
    """Return what is told behind a record's name, for a page, which marks what is gone and what is new.

    >>> piece = lambda kind, words: {"kind": kind, "words": words}
    >>> edit = {"key": "title", "column": "Tên gọi ngắn", "effects": (), "pieces": [piece("gone", "a"), piece("new", "b")]}
    >>> ["".join(x.words for x in one) for one in clauses({"action": "changed", "effects": (), "edits": [edit]})]
    ['tên gọi ngắn đổi từ “a” thành “b”']
    """
    return tuple(_told(change, _in_place))


def sentences(change: Mapping[str, Any]) -> Iterator[str]:
    """Yield a change in sentences that need no marks, for who reads it far from the site.

    "Sản phẩm II.2.1.1: thời gian thực hiện: chuyển từ Quý I sang Quý II, hạn mới 30/6/2022 (“Quý I năm 2022” → “Quý II
    năm 2022”)", "Nhiệm vụ II.2.1: bị bãi bỏ theo …", "Sản phẩm II.2.1.2: bớt một sản phẩm, thời gian: Quý I: “Báo cáo”".
    """
    yield from (f"{change['name']}: {_plain(clause)}" for clause in _told(change, _run_by_run))


def _plain(clause: ToldLine) -> str:
    return "".join(piece.words for piece in clause)


_Shown = Callable[[Sequence[Piece]], ToldLine]
"""How a long text is told."""


def _told(change: Mapping[str, Any], shown: _Shown) -> Iterator[ToldLine]:
    if change["action"] != "changed":
        apart = change["effects"] if change.get("kind") == "report" else ()
        yield from map(_said, apart) if apart else (_come_or_gone(change),)
        return
    new = [edit for edit in change["edits"] if _is_new(edit)]
    if new:
        yield _parted("ghi thêm ", (_valued(edit, "new") for edit in new), "; ")
    yield from (_edited(edit, shown) for edit in change["edits"] if edit not in new)


def _come_or_gone(change: Mapping[str, Any]) -> ToldLine:
    """Return that a record is new, and which document added it, or that it is gone, with the words that it had."""
    done = ", ".join(change["effects"] or (ACTIONS[change["action"]],))
    if change["action"] == "added":
        acts = (effect for edit in change["edits"] if edit["key"] in ACTS for effect in edit["effects"])
        return _said(", ".join((done, *acts)))
    words = next((_text(_pieces(edit), "gone") for edit in change["edits"] if edit["key"] == "text"), "")
    return (*_said(f"{done}: "), *_quoted("gone", words)) if words else _said(done)


def _edited(edit: Mapping[str, Any], shown: _Shown) -> ToldLine:
    """Return what became of a key: what that means before the document's words, where it means more than they say."""
    found, means = _pieces(edit), "; ".join(edit["effects"])
    if not found:
        return _said(means)
    if not _text(found, "new"):
        return _parted("bỏ ", [_valued(edit, "gone")], "")
    name = _name(edit)
    if means:
        return (*_said(f"{name}: {means} ("), *_change(found, shown, "", " → "), *_said(")"))
    return (*_said(f"{name} " if _is_short(found) else f"{name}, chỗ đổi: "), *_change(found, shown, "đổi từ ", " thành "))


def _change(found: Sequence[Piece], shown: _Shown, first: str, then: str) -> ToldLine:
    if not _is_short(found):
        return shown(found)
    old, new = (_text(found, kind) for kind in ("gone", "new"))
    return (*_said(first), *_quoted("gone", old), *_said(then), *_quoted("new", new)) if old else _quoted("new", new)


def _in_place(found: Sequence[Piece]) -> ToldLine:
    """Return a long text with the words that changed where they stand."""
    behind, *below = marked(found)
    first, *rest = behind or (Piece("same", ""),)
    lines = [(Piece(first.kind, first.words.removeprefix(": ")), *rest), *below] if behind else below
    return _parted("", lines, "; ")


def _run_by_run(found: Sequence[Piece]) -> ToldLine:
    """Return of a long text each run of words that changed: "“I” → “II”; bỏ “thẩm”"."""
    runs = (run for is_same, run in itertools.groupby(found, lambda piece: piece.kind == "same") if not is_same)
    return _parted("", (_run({piece.kind: piece.words.strip() for piece in run}) for run in runs), "; ")


def _run(words: Mapping[str, str]) -> ToldLine:
    if len(words) > 1:
        return (*_quoted("gone", words["gone"]), *_said(" → "), *_quoted("new", words["new"]))
    ((kind, said),) = words.items()
    return (*_said("bỏ " if kind == "gone" else "thêm "), *_quoted(kind, said))


def _valued(edit: Mapping[str, Any], kind: str) -> ToldLine:
    return (*_said(f"{_name(edit)} "), *_quoted(kind, _text(_pieces(edit), kind)))


def _name(edit: Mapping[str, Any]) -> str:
    """Return a key's Vietnamese name inside a sentence; the text of a record is called so, for its column is the record's."""
    column: str = "Lời văn" if edit["key"] == "text" else edit["column"]
    return column if column[:2].isupper() else f"{column[:1].lower()}{column[1:]}"


def _is_new(edit: Mapping[str, Any]) -> bool:
    """Tell whether a key was not set before, and all that is told of it are its words."""
    found = _pieces(edit)
    return bool(found) and not edit["effects"] and not _text(found, "gone")


def _is_short(found: Sequence[Piece]) -> bool:
    return sum(len(_text(found, kind)) for kind in ("gone", "new")) <= _MOST_WHOLE


def _pieces(edit: Mapping[str, Any]) -> list[Piece]:
    return [Piece(**piece) for piece in edit["pieces"]]


def _text(found: Iterable[Piece], kind: str) -> str:
    """Return the text before ("gone") or after ("new")."""
    return "".join(piece.words for piece in found if piece.kind in {"same", kind})


def _said(words: str) -> ToldLine:
    return (Piece("same", words),) if words else ()


def _quoted(kind: Any, words: str) -> ToldLine:
    return (Piece("same", "“"), Piece(kind, words), Piece("same", "”")) if words else _said("để trống")


def _parted(first: str, found: Iterable[ToldLine], between: str) -> ToldLine:
    parts = [(*(_said(between) if at else ()), *clause) for at, clause in enumerate(found)]
    return (*_said(first), *itertools.chain.from_iterable(parts))
