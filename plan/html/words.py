"""The document's words → HTML: escaped, with links to agencies and documents and explained abbreviations."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import NamedTuple

from markupsafe import Markup, escape

from plan.facts.citations import Citations
from plan.ground.addresses import Links
from plan.ground.model import UNKNOWN, Archive, Mention, Parties, Term
from plan.reading.names import Names

LINK = Markup('<a href="%s">%s</a>')
_ABBR = Markup('<abbr title="%s">%s</abbr>')


class Span(NamedTuple):
    """A stretch of a text that is more than text: a link to an agency or document, or an abbreviation."""

    start: int
    end: int
    kind: str
    target: str


class Words:
    """Marks up texts of the document. A text stands on many pages and is marked up once for each depth of folder.

    >>> str(Words(archive).plain("Theo Quyết định số 31/QĐ-VD", Links("../", 2031)))
    'Theo Quyết định số <a href="../2031/can-cu/#31-qd-vd-2030">31/QĐ-VD</a>'
    """

    def __init__(self, archive: Archive) -> None:
        self._names = Names(archive.agencies)
        self._citations = Citations(archive.documents)
        self._meaning = {term.abbr: term.meaning for term in archive.glossary}
        self._abbreviation = any_abbreviation(archive.glossary)
        self._done: dict[tuple[str, str, Links], Markup] = {}

    def plain(self, text: str, to: Links) -> Markup:
        """Mark up a text with links to cited documents, and each abbreviation explained where it first stands."""
        return self._once("plain", text, to, lambda: _first_of_each(self._found(text)))

    def prose(self, text: str, to: Links, told_at: Mapping[str, str]) -> Markup:
        """Mark up running text, also with a link where an agency that a page tells of (`told_at`) is first named."""
        return self._once("prose", text, to, lambda: _first_of_each([*self._agencies(text, told_at), *self._found(text)]))

    def parties(self, parties: Parties, to: Links, told_at: Mapping[str, str]) -> Markup:
        """Mark up the agencies of a cell, each a link when a page tells of it (`told_at`)."""
        return self._once("parties", parties.text, to, lambda: _agency_spans(parties.mentions, told_at))

    def _once(self, kind: str, text: str, to: Links, spans: Callable[[], Iterable[Span]]) -> Markup:
        key = (kind, text, to)
        if key not in self._done:
            self._done[key] = self._marked(text, spans(), to)
        return self._done[key]

    def _agencies(self, text: str, told_at: Mapping[str, str]) -> Iterator[Span]:
        return _agency_spans(self._names.in_prose(text), told_at)

    def _found(self, text: str) -> Iterator[Span]:
        for citation in self._citations.of(text):
            yield Span(citation.start, citation.end, "document", citation.document)
        for found in self._abbreviation.finditer(text):
            yield Span(*found.span(), "abbr", found[0])

    def _marked(self, text: str, spans: Iterable[Span], to: Links) -> Markup:
        parts, done = [], 0
        for span in spans:
            parts += [escape(text[done : span.start]), self._element(span, text[span.start : span.end], to)]
            done = span.end
        return Markup("").join([*parts, escape(text[done:])])

    def _element(self, span: Span, text: str, to: Links) -> Markup:
        if span.kind == "abbr":
            return _ABBR % (self._meaning[span.target], text)
        return LINK % (to.agency(span.target) if span.kind == "agency" else to.document(span.target), text)


def any_abbreviation(glossary: tuple[Term, ...]) -> re.Pattern[str]:
    """Return a pattern that finds the glossary's abbreviations as words of their own, where their meaning is known."""
    known = [term.abbr for term in glossary if term.meaning != UNKNOWN]
    words = "|".join(re.escape(abbr) for abbr in sorted(known, key=len, reverse=True))
    return re.compile(rf"(?<![\w/.-])(?:{words})(?![\w/-])" if words else r"(?!)")


def _agency_spans(mentions: Iterable[Mention], told_at: Mapping[str, str]) -> Iterator[Span]:
    """Yield a link where an agency is named: to its page, or to that of its group (`Duties.told_at`)."""
    return (Span(start, end, "agency", told_at[agency]) for start, end, agency in mentions if agency in told_at)


def _apart(spans: Iterable[Span]) -> list[Span]:
    """Return the spans that do not overlap an earlier given one, by their place in the text.

    >>> _apart([Span(5, 9, "agency", "a"), Span(7, 12, "abbr", "b"), Span(0, 3, "abbr", "c")])
    [Span(start=0, end=3, kind='abbr', target='c'), Span(start=5, end=9, kind='agency', target='a')]
    """
    kept: list[Span] = []
    for span in spans:
        if all(span.end <= other.start or span.start >= other.end for other in kept):
            kept.append(span)
    return sorted(kept)


def _first_of_each(spans: Iterable[Span]) -> Iterator[Span]:
    """Yield what does not overlap, each agency, document and abbreviation where it first stands in the text."""
    seen: set[tuple[str, str]] = set()
    for span in _apart(spans):
        if (span.kind, span.target) not in seen:
            seen.add((span.kind, span.target))
            yield span
