"""Numbered paragraphs → the parts, headings and points of the body, with the ids that their labels give them."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from string import ascii_lowercase

LABEL = re.compile(r"[IVX]+[./]|[0-9.]+[./]|[0-9]+\)|[a-zđ][)./]|[-–+*•]")
"""How parts, headings, points and dashes are numbered (Nghị định 30/2020/NĐ-CP, Phụ lục I), and otherwise: "1/", "1)"."""
PART = re.compile(r"[IVX]+[./]")
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
        if not self.words or not self.label.strip("-–+*•") or len(self.words) > _LONGEST_HEADING:
            return False
        return not self.words.endswith(_SENTENCE_ENDS) and (bool(self.clauses) or not self.words.endswith(":"))

    def walk(self) -> Iterator[ReadClause]:
        """Yield it and all that stands under it."""
        yield self
        for clause in self.clauses:
            yield from clause.walk()


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
    known, parts = dict[str, ReadClause](), list[ReadClause]()
    found = [(*labelled(text), where) for text, where in paragraphs]
    place = _Place([label for label, _, _ in found])
    for label, words, where in found:
        clause = ReadClause(place.enter(label), label, words, where)
        above = clause.id.rpartition(".")[0]
        while above and above not in known:
            above = above.rpartition(".")[0]
        (known[above].clauses if above else parts).append(clause)
        known.setdefault(clause.id, clause)
    return parts


class _Place:
    """Where a reader stands among numbered paragraphs.

    A paragraph whose id another has is told from it by letters: one without a number where a later one has its number
    ("1.", a text, "1.1."), one whose number has stood before ("a)" a second time below one heading).
    """

    def __init__(self, labels: Iterable[str] = ()) -> None:
        self._part = self._heading = self._parent = ""
        self._items = 0
        self._seen = set[str]()
        others = _Place() if labels else None
        self._numbered = {others.enter(label) for label in labels if label.strip("-–+*•")} if others else set[str]()

    def enter(self, label: str) -> str:
        """Return the id of the paragraph that comes next and has this label."""
        name = label.rstrip("./)-–+*•").replace("đ", "dd")
        if not name:
            self._items += 1
            return self._free(f"{self._parent}.{self._items}", self._numbered)
        self._items = 0
        if name[0] in "IVX":
            self._parent = self._part = name
            self._heading = ""
        elif label.endswith(")") or name.isalpha():
            self._parent = self._free(f"{self._heading or self._part}.{name}", self._seen)
        else:
            self._parent = self._heading = self._free(f"{self._part}.{name}", self._seen)
        return self._parent

    def _free(self, wanted: str, taken: Collection[str]) -> str:
        """Return an id, with letters in place of its last part where it is taken."""
        lettered = (f"{wanted.rpartition('.')[0]}.z{letter}" for letter in ascii_lowercase)
        ids = (found for found in lettered if found not in self._seen)
        found = next(ids, wanted) if wanted in taken else wanted
        self._seen.add(found)
        return found
