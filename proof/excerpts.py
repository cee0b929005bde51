"""What of two long texts is shown: where they begin to differ."""

from __future__ import annotations

from itertools import takewhile

from proof.undoing import Texts

SHORT = 60
"""Texts of so many characters are shown whole."""
_BEFORE, _BEHIND = 24, 40
"""How many characters are shown around the first that differs."""


def apart(wanted: Texts, found: Texts) -> tuple[int, str, str]:
    """Return the number of the first item that differs, and both from where they begin to differ.

    >>> apart(("Kế hoạch.", "Báo cáo."), ("Kế hoạch.", "Bản tin."))
    (1, 'Báo cáo.', 'Bản tin.')
    """
    number = next((n for n, pair in enumerate(zip(wanted, found, strict=False)) if pair[0] != pair[1]), None)
    if number is None:
        number = min(len(wanted), len(found))
    first, second = (texts[number] if number < len(texts) else "" for texts in (wanted, found))
    start = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(first, second, strict=False)))
    return number, _around(first, start), _around(second, start)


def _around(text: str, start: int) -> str:
    if len(text) <= SHORT:
        return text
    begin = 0 if start <= _BEFORE else text.rfind(" ", 0, start - _BEFORE) + 1
    end = text.find(" ", start + _BEHIND)
    return f"{'…' * bool(begin)}{text[begin:] if end < 0 else f'{text[begin:end]}…'}"


def short(text: str) -> str:
    """Return the beginning of a text."""
    return text if len(text) <= SHORT else f"{text[:SHORT]}…"
