"""Numbered paragraphs → the parts, headings and points of the body, with the ids that their labels give them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

LABEL = re.compile(r"[IVX]+\.|[0-9.]+\.|[a-zđ]\)|-")
"""How parts, headings, points and dashes are numbered (Nghị định 30/2020/NĐ-CP, Phụ lục I)."""
PART = re.compile(r"[IVX]+\.")
_SENTENCE_ENDS = (".", ";", ",", "!", "?", "…")
_LONGEST_HEADING = 250


@dataclass(frozen=True)
class ReadClause:
    """A heading or paragraph, with what stands under it."""

    id: str
    label: str
    words: str
    where: str
    clauses: list[ReadClause] = field(default_factory=list)

    @property
    def is_heading(self) -> bool:
        """Whether it names what stands under it: it has a number and is no sentence."""
        if not self.words or self.label in {"", "-"} or len(self.words) > _LONGEST_HEADING:
            return False
        return not self.words.endswith(_SENTENCE_ENDS) and (bool(self.clauses) or not self.words.endswith(":"))


def labelled(text: str) -> tuple[str, str]:
    """Part the label of a paragraph from its words.

    >>> labelled("1.1. Mục tiêu chung"), labelled("Tiếp tục đẩy mạnh")
    (('1.1.', 'Mục tiêu chung'), ('', 'Tiếp tục đẩy mạnh'))
    """
    first, _, rest = text.partition(" ")
    return (first, rest) if LABEL.fullmatch(first) else ("", text)


def outline(paragraphs: Sequence[tuple[str, str]]) -> list[ReadClause]:
    """Return the parts of a body.

    Args:
        paragraphs: the words of each with its label, and how messages call it; the first begins a part.

    """
    place, known, parts = _Place(), dict[str, ReadClause](), list[ReadClause]()
    for text, where in paragraphs:
        label, words = labelled(text)
        found = ReadClause(place.enter(label), label, words, where)
        above = found.id.rpartition(".")[0]
        while above and above not in known:
            above = above.rpartition(".")[0]
        (known[above].clauses if above else parts).append(found)
        known.setdefault(found.id, found)
    return parts


class _Place:
    """Where a reader stands among numbered paragraphs."""

    def __init__(self) -> None:
        self._part = self._heading = self._parent = ""
        self._items = 0

    def enter(self, label: str) -> str:
        """Return the id of the paragraph that comes next and has this label."""
        name = label.rstrip(".)-").replace("đ", "dd")
        if not name:
            self._items += 1
            return f"{self._parent}.{self._items}"
        self._items = 0
        if label.endswith(")"):
            self._parent = f"{self._heading or self._part}.{name}"
        elif name[0].isdigit():
            self._parent = self._heading = f"{self._part}.{name}"
        else:
            self._parent = self._part = name
            self._heading = ""
        return self._parent
