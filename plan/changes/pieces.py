"""Two texts → one, word by word: what stayed, what is gone, what is new."""

from __future__ import annotations

import difflib
import itertools
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Literal

from plan.changes.nouns import Piece


def pieces(before: str, after: str) -> tuple[Piece, ...]:
    """Return two texts in one, word by word: what stayed, what is gone, what is new.

    >>> [(piece.kind, piece.words) for piece in pieces("Quý I, II năm 2031", "Quý II năm 2031")]
    [('same', 'Quý '), ('gone', 'I, '), ('same', 'II năm 2031')]
    """
    olds, news = _TOKEN.findall(before), _TOKEN.findall(after)
    start = _common(zip(olds, news, strict=False))
    end = _common(zip(reversed(olds[start:]), reversed(news[start:]), strict=False))
    middle = _middle(olds[start : len(olds) - end], news[start : len(news) - end])
    return _joined([_piece("same", olds[:start]), *middle, _piece("same", olds[len(olds) - end :])])


_TOKEN = re.compile(r"[\w\u0300-\u036f]+|\s+|[^\w\s]")
"""Words with their diacritics, spaces, single signs."""
_MOST_PAIRS = 1_000_000
"""Beyond so many pairs of words and spaces (1,000 × 1,000) a text counts as new as a whole: comparing would take seconds."""


def _common(pairs: Iterable[tuple[str, str]]) -> int:
    return sum(1 for _ in itertools.takewhile(lambda pair: pair[0] == pair[1], pairs))


def _piece(kind: Literal["same", "gone", "new"], tokens: Sequence[str]) -> Piece:
    return Piece(kind, "".join(tokens))


def _middle(olds: list[str], news: list[str]) -> Iterator[Piece]:
    if len(olds) * len(news) > _MOST_PAIRS:
        yield from (_piece("gone", olds), _piece("new", news))
        return
    for tag, start, end, new_start, new_end in difflib.SequenceMatcher(None, olds, news, autojunk=False).get_opcodes():
        if tag == "equal":
            yield _piece("same", olds[start:end])
        else:
            yield from (_piece("gone", olds[start:end]), _piece("new", news[new_start:new_end]))


def _joined(found: list[Piece]) -> tuple[Piece, ...]:
    """Join runs: spaces between two changes belong to both, so that changed words stand together."""
    parts = [piece for piece in found if piece.words]
    result: list[Piece] = []
    gone = new = ""
    for number, piece in enumerate(parts):
        if piece.kind == "gone":
            gone += piece.words
        elif piece.kind == "new":
            new += piece.words
        elif piece.words.isspace() and 0 < number < len(parts) - 1:
            gone, new = gone + piece.words, new + piece.words
        else:
            result += [Piece("gone", gone), Piece("new", new), piece]
            gone = new = ""
    result += [Piece("gone", gone), Piece("new", new)]
    return tuple(piece for piece in result if piece.words)
