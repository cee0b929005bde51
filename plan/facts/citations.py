"""Where the plan cites other documents."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from plan.ground.model import Document, Passage, Plan

_LETTERS = r"[A-ZĐ]{2,}[a-z]?[0-9]*"
_NUMBER = re.compile(rf"(?<![\w/])\d+(?:/\d{{4}})?(?:/{_LETTERS}|-{_LETTERS}/{_LETTERS})(?:-{_LETTERS})*(?!\w)")
"""A document's number as Nghị định 30/2020/NĐ-CP writes it: 62/2020/NĐ-CP, 136/KH-UBND, 942/QĐ-TTg; of a law,
80/2015/QH13; of the Party, 01-NQ/TU and 12-CTr/TU."""


@dataclass(frozen=True)
class Citation:
    """A document named in a text, from character `start` up to `end`."""

    document: str
    start: int
    end: int


class Citations:
    """Finds the registered documents by their numbers.

    >>> Citations(archive.documents).of("Theo Quyết định số 31/QĐ-VD")
    (Citation(document='31-qd-vd-2030', start=19, end=27),)
    >>> Citations(archive.documents).unknown("Theo Quyết định số 31/QĐ-VD và số 99/QĐ-VD")
    ('99/QĐ-VD',)
    """

    def __init__(self, documents: Iterable[Document]) -> None:
        self._ids = {document.number: document.id for document in documents}

    def of(self, text: str) -> tuple[Citation, ...]:
        """Return the registered documents that a text names."""
        found = _NUMBER.finditer(text)
        return tuple(Citation(self._ids[item[0]], *item.span()) for item in found if item[0] in self._ids)

    def unknown(self, text: str) -> tuple[str, ...]:
        """Return numbers in a text that look like a document's and are not registered."""
        return tuple(number for number in _NUMBER.findall(text) if number not in self._ids)

    def by_document(self, plan: Plan) -> Mapping[str, tuple[Passage, ...]]:
        """Return the passages of a plan that name each document, by document id, in the order of the text."""
        found: dict[str, tuple[Passage, ...]] = {}
        for passage in plan.passages:
            for document in dict.fromkeys(citation.document for citation in self.of(passage.text)):
                found[document] = (*found.get(document, ()), passage)
        return found
