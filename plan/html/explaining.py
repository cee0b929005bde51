"""What a page's abbreviations and terms mean: a list below it, and a way there by touch and keyboard."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from markupsafe import escape

from plan.ground.model import UNKNOWN, Archive, Concept, Term

_CONTROLS = ("a ", "summary", "button", "label")
_NEAR = 2_000
"""Longer than any control: so many characters before an abbreviation tell whether it stands in one."""


def terms_in(body: str, archive: Archive) -> list[Term]:
    """Return the abbreviations that HTML names and whose meaning is known."""
    return [term for term in archive.glossary if term.meaning != UNKNOWN and _names(body, term.abbr)]


def concepts_in(body: str, archive: Archive) -> list[Concept]:
    """Return the terms that HTML names, in whatever case."""
    text = body.lower()
    return [concept for concept in archive.concepts if escape(concept.term).lower() in text]


def with_ways(body: str, terms: Iterable[Term]) -> str:
    """Return HTML in which the first of each abbreviation leads to its meaning in the list: one way each, not hundreds."""
    parts, done = list[str](), 0
    for start, end, anchor in sorted(_firsts(body, terms)):
        parts += [body[done:start], f'<a class="kh-abbr" href="#{anchor_of(anchor)}">', body[start:end], "</a>"]
        done = end
    return "".join([*parts, body[done:]])


def anchor_of(term_anchor: str) -> str:
    """Return the anchor of an abbreviation in a page's list, which nothing else on a page has."""
    return f"viet-tat-{term_anchor}"


def _firsts(body: str, terms: Iterable[Term]) -> Iterator[tuple[int, int, str]]:
    """Yield where each abbreviation first stands in no control, rather in what is open from the start."""
    for term in terms:
        first = None
        for place in _free_places(term, body):
            first = first or place
            if not _is_in("details", body, place[0], 0):
                first = place
                break
        if first:
            yield (*first, term.anchor)


def _free_places(term: Term, body: str) -> Iterator[tuple[int, int]]:
    mark = f">{escape(term.abbr)}</abbr>"
    at = body.find(mark)
    while at >= 0:
        start = body.rindex("<abbr ", 0, at)
        if not any(_is_in(tag, body, start, start - _NEAR) for tag in _CONTROLS):
            yield start, at + len(mark)
        at = body.find(mark, at + 1)


def _is_in(tag: str, body: str, at: int, near: int) -> bool:
    """Tell whether a place is in an element that begins behind another place."""
    opened = body.rfind(f"<{tag}", max(0, near), at)
    return opened >= 0 and opened > body.rfind(f"</{tag.strip()}>", opened, at)


def _names(body: str, abbr: str) -> bool:
    """Whether an abbreviation stands in HTML as a word of its own: not "UB" in "UBND", nor "KH" in "53/KH-UBND"."""
    # A pattern that begins with the word itself is found ten times faster than one that begins with "\b".
    words = re.finditer(rf"{re.escape(abbr)}(?![\w/-])", body)
    return any(not re.match(r"\w", body[word.start() - 1]) for word in words)
