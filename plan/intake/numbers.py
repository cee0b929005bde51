"""Automatic numbers held against LibreOffice's, which counts by code of its own."""

from __future__ import annotations

import dataclasses
import difflib
import re
from collections import Counter
from collections.abc import Iterator, Sequence

from plan.intake.contract import told
from plan.intake.office import converted
from plan.intake.paper import Aside, Manuscript, Paragraph, UnreadableError

_MOST_BESIDE = 50
"""Lines that LibreOffice alone shows in one place: boxes, notes."""
_COUNTS = re.compile(r"[0-9A-Za-z]")


def checked_numbers(found: Manuscript, content: bytes) -> Manuscript:
    """Return what a .docx holds with a note for each automatic number that LibreOffice writes otherwise.

    Where LibreOffice is not there or does not open the file, that is told; other files, and files that have no such
    numbers, are returned as they are.
    """
    paragraphs = list(found.paragraphs)
    if found.origin != "docx" or not any(_COUNTS.search(paragraph.number) for paragraph in paragraphs):
        return found
    try:
        text = converted(content, "docx", "txt:Text (encoded):UTF8").decode("utf-8-sig", "replace")
    except UnreadableError:
        return dataclasses.replace(found, asides=(*found.asides, Aside("cả tệp", told("unchecked-numbers"))))
    return dataclasses.replace(found, asides=(*found.asides, *_differences(paragraphs, text)))


def _differences(paragraphs: Sequence[Paragraph], text: str) -> Iterator[Aside]:
    """Yield where the two disagree; what only one of them shows at all (a box, the head of a page) is no number."""
    lines = [line for line in map(_plain, text.splitlines()) if line]
    ours = [_plain(paragraph.shown) for paragraph in paragraphs]
    for at, line_at in _pairs(ours, lines):
        paragraph, line = paragraphs[at], lines[line_at]
        if _COUNTS.search(paragraph.number) and line.endswith(_plain(paragraph.text)):
            yield Aside(paragraph.where, told("number-differs", f"{paragraph.shown} ≠ {line}"))


def _pairs(ours: Sequence[str], lines: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Yield the places where one stands for another, line by line between those that are equal."""
    for own, other in _gaps(ours, lines):
        matcher = difflib.SequenceMatcher(None, ours[own.start : own.stop], lines[other.start : other.stop])
        for kind, first, last, start, end in matcher.get_opcodes():
            if kind == "replace" and last - first == end - start:
                yield from zip(own[first:last], other[start:end], strict=True)


def _gaps(ours: Sequence[str], lines: Sequence[str]) -> Iterator[tuple[range, range]]:
    """Yield what stands between lines that are equal and stand once in both: comparing everything at once takes minutes."""
    once = {line for line, count in Counter(ours).items() if count == 1}
    once &= {line for line, count in Counter(lines).items() if count == 1}
    places = {line: at for at, line in enumerate(lines) if line in once}
    own = other = 0
    for at, line in enumerate(ours):
        place = places.get(line, -1)
        if 0 <= place - other <= at - own + _MOST_BESIDE:
            yield range(own, at), range(other, place)
            own, other = at + 1, place + 1
    yield range(own, len(ours)), range(other, len(lines))


def _plain(text: str) -> str:
    """Return a text as it is compared: on one line, without spaces at its ends."""
    return " ".join(text.split())
