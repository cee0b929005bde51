"""A number in the formats of lists (ISO/IEC 29500-1 §17.18.59 ST_NumberFormat)."""

from __future__ import annotations

from collections.abc import Callable, Mapping

_ROMAN = {1000: "M", 900: "CM", 500: "D", 400: "CD", 100: "C", 90: "XC", 50: "L", 40: "XL", 10: "X", 9: "IX", 5: "V", 4: "IV"}
_ROMAN |= {1: "I"}
_MOST_ROMAN = 4000
_LETTERS = 26
_MOST_REPEATED = 30
"""Beyond 780, letters are no number that anybody reads."""


def _roman(number: int) -> str:
    if not 0 < number < _MOST_ROMAN:
        return str(number)
    found = ""
    for size, letters in _ROMAN.items():
        found += letters * (number // size)
        number %= size
    return found


def _letters(number: int) -> str:
    """Return a … z, aa, bb …: Word repeats a letter, it does not count on as columns of a sheet do."""
    times, letter = divmod(number - 1, _LETTERS)
    return chr(ord("a") + letter) * min(times + 1, _MOST_REPEATED) if number > 0 else ""


NUMERALS: Mapping[str, Callable[[int], str]] = {
    "decimal": str,
    "decimalZero": lambda number: f"{number:02}",
    "upperRoman": _roman,
    "lowerRoman": lambda number: _roman(number).lower(),
    "upperLetter": lambda number: _letters(number).upper(),
    "lowerLetter": _letters,
    "numberInDash": lambda number: f"- {number} -",
    "none": lambda _: "",
}


def numeral(number: int, kind: str) -> str:
    """Return a number in a format; in one that is not known, in digits.

    >>> numeral(4, "upperRoman"), numeral(28, "lowerLetter"), numeral(7, "decimalZero")
    ('IV', 'bb', '07')
    """
    return NUMERALS.get(kind, str)(number)
