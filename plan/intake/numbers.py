"""Automatic numbers held against LibreOffice's, which counts by code of its own."""

from __future__ import annotations

import dataclasses
import difflib
import re
from collections.abc import Iterator, Sequence

from plan.intake.contract import told
from plan.intake.office import converted, has_office
from plan.intake.paper import Aside, Manuscript, Paragraph

_COUNTS = re.compile(r"[0-9A-Za-z]")


def checked_numbers(found: Manuscript, content: bytes) -> Manuscript:
    """Return what a .docx holds with a note for each automatic number that LibreOffice writes otherwise.

    The same where LibreOffice is not there, or no paragraph has such a number.
    """
    paragraphs = list(found.paragraphs)
    if not any(_COUNTS.search(paragraph.number) for paragraph in paragraphs) or not has_office():
        return found
    text = converted(content, found.origin, "txt:Text (encoded):UTF8").decode("utf-8-sig", "replace")
    return dataclasses.replace(found, asides=(*found.asides, *_differences(paragraphs, text)))


def _differences(paragraphs: Sequence[Paragraph], text: str) -> Iterator[Aside]:
    """Yield where the two disagree; what only one of them shows at all (a box, the head of a page) is no number."""
    lines = [line for line in map(_plain, text.splitlines()) if line]
    ours = [_plain(paragraph.shown) for paragraph in paragraphs]
    matcher = difflib.SequenceMatcher(None, ours, lines, autojunk=False)
    for kind, first, last, start, end in matcher.get_opcodes():
        if kind == "replace" and last - first == end - start:
            for paragraph, line in zip(paragraphs[first:last], lines[start:end], strict=True):
                if _COUNTS.search(paragraph.number) and line.endswith(_plain(paragraph.text)):
                    yield Aside(paragraph.where, told("number-differs", f"{paragraph.shown} ≠ {line}"))


def _plain(text: str) -> str:
    """Return a text as it is compared: on one line, without spaces at its ends."""
    return " ".join(text.split())
