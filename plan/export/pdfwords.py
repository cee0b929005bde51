"""The document's words on paper: what it cites is linked, and a number is not broken at its hyphen.

A reader of a PDF takes a hyphen at the end of a line for one that only divides a word, and reads "NĐ-CP" as "NĐCP".
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from markupsafe import Markup, escape

from plan.facts.citations import Citation, Citations
from plan.ground.model import Document
from plan.html.words import LINK

_DIVIDED = re.compile(r"\S+[-/]\S+")
"""A word that a line may end within."""
_WHOLE = Markup('<span class="whole">{}</span>')


class PaperWords:
    """Marks up texts.

    Args:
        documents: those that are linked.
        page: the whole address of the page that lists them; "" where the site's address is not known.

    """

    def __init__(self, documents: Iterable[Document], page: str) -> None:
        self._citations = Citations(documents)
        self._page = page

    def __call__(self, text: str, room: int = 30) -> Markup:
        """Mark up a text; a word longer than `room` characters may be broken, so that it does not leave its column."""
        cited, parts, done = self._citations.of(text) if self._page else (), [], 0
        for word in _DIVIDED.finditer(text):
            marked = self._linked(text, [found for found in cited if word.start() <= found.start < word.end()], *word.span())
            parts += [escape(text[done : word.start()]), _WHOLE.format(marked) if len(word[0]) <= room else marked]
            done = word.end()
        return Markup("").join([*parts, escape(text[done:])])

    def _linked(self, text: str, cited: Iterable[Citation], start: int, end: int) -> Markup:
        return Markup("").join(self._pieces(text, cited, start, end))

    def _pieces(self, text: str, cited: Iterable[Citation], start: int, end: int) -> Iterator[Markup]:
        for found in cited:
            yield escape(text[start : found.start])
            yield LINK % (f"{self._page}#{found.document}", text[found.start : found.end])
            start = found.end
        yield escape(text[start:end])
