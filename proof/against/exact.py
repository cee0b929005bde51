"""The plain text that LibreOffice writes: a second look at each paragraph, with its number, its spaces and tabs.

It has the same paragraphs in the same order, a line each (more where there are line breaks); four spaces a level and the
number stand before an item of a list.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from proof.against.pages import Board, Page, Words

_NUMBERED = re.compile(r"(?: {4})*(\S+) (.*)", re.DOTALL)
_MOST_SKIPPED = 25
"""How many lines may stand between two paragraphs that the HTML lacks."""


def exact(page: Page, text: str) -> Page:
    """Return a page with the numbers and spaces of a text; what is not found there stays as the HTML has it."""
    lines = [line for line in text.split("\n") if line.strip()]
    found = iter(_matched([*_all(page)], lines))
    return replace(page, blocks=tuple(_with(block, found) for block in page.blocks))


def _with(block: Words | Board, found: Iterator[Words]) -> Words | Board:
    if isinstance(block, Words):
        return next(found)
    boxes = (replace(box, words=tuple(next(found) for _ in box.words)) for box in block.boxes)
    return replace(block, boxes=tuple(boxes))


def _all(page: Page) -> Iterator[Words]:
    for block in page.blocks:
        yield from (block,) if isinstance(block, Words) else (words for box in block.boxes for words in box.words)


def _matched(paragraphs: Sequence[Words], lines: Sequence[str]) -> Iterator[Words]:
    """Yield each paragraph as the lines have it, walking both from the start."""
    at = 0
    for number, words in enumerate(paragraphs):
        following = paragraphs[number + 1 : number + 2]
        at += _skipped(words, following, lines, at)
        found = _fit(words, lines, at)
        yield found or words
        at += _height(words) if found or _is_next(words, following, lines, at) else 0


def _skipped(words: Words, following: Sequence[Words], lines: Sequence[str], at: int) -> int:
    """Return how many lines to skip: none where the paragraph stands here, or the one after it where that would stand."""
    if _fit(words, lines, at) or _is_next(words, following, lines, at):
        return 0
    return next((step for step in range(1, _MOST_SKIPPED) if _fit(words, lines, at + step)), 0)


def _is_next(words: Words, following: Sequence[Words], lines: Sequence[str], at: int) -> bool:
    return bool(following) and _fit(following[0], lines, at + _height(words)) is not None


def _height(words: Words) -> int:
    return max(len(words.lines), 1)


def _fit(words: Words, lines: Sequence[str], at: int) -> Words | None:
    """Return a paragraph with its number and spaces if the lines from one on are it."""
    found = tuple(lines[at : at + _height(words)])
    if len(found) < _height(words):
        return None
    if words.lines and _squeezed(found) == _squeezed(words.lines):
        return replace(words, lines=found, is_exact=True)
    numbered = _NUMBERED.fullmatch(found[0]) if words.is_numbered or words.lines else None
    rest = (numbered[2], *found[1:]) if numbered else ()
    if numbered and _squeezed(rest) == _squeezed(words.lines or ("",)):
        return replace(words, number=numbered[1], lines=rest if words.lines else (), is_exact=True)
    return None


def _squeezed(lines: Sequence[str]) -> list[str]:
    return [re.sub("[ \t]+", " ", line).strip(" ") for line in lines]
