"""Numbers of a Vietnamese sentence, each with what is printed beside it: its unit and the words that compare."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from plan.ground.folding import spelled
from plan.ground.model import Comparison

WORDS: Mapping[Comparison, tuple[str, ...]] = {
    "at-least": ("tối thiểu", "ít nhất", "không dưới", "không thấp hơn", "không ít hơn", "trở lên"),
    "at-most": (
        *("tối đa", "nhiều nhất", "chậm nhất", "không quá", "không vượt quá", "không trên", "không cao hơn"),
        *("không nhiều hơn", "còn", "xuống", "trở xuống"),
    ),
    "above": ("trên", "cao hơn", "nhiều hơn", "hơn", "vượt"),
    "below": ("dưới", "thấp hơn", "ít hơn"),
    "increase": ("tăng",),
    "decrease": ("giảm",),
    "within-top": ("nhóm", "tốp"),
    "reach": (),
}
"""The words that compare, in lower case, by what they mean; a sentence without any says what is to be reached."""

_BEHIND = ("trở lên", "trở xuống")
"""Those that stand behind the number and its unit; all others stand before it."""
_BETWEEN = ("trung bình", "bình quân", "mỗi năm", "hằng năm", "hàng năm", "đạt", "thêm", "là")
"""What may stand between a comparing word and its number."""

_NEAR = 200
"""How many characters on each side of a number are looked at."""
_CHANGES = ("increase", "decrease")
_MEANING = {words: meaning for meaning, each in WORDS.items() for words in each}
_BEFORE = sorted({*_MEANING, *_BETWEEN} - {*_BEHIND}, key=len, reverse=True)
_ANY = re.compile(rf"(?<!\w)(?:{'|'.join(sorted(_MEANING, key=len, reverse=True))})(?!\w)")
_YEAR = r"(?<!mỗi )\b(?i:năm|giai đoạn) (?:19|20)[0-9]{2}\b"
_NUMBER = re.compile(rf"{_YEAR}|(?<![\w.,/–-])(?P<number>[0-9]+(?:[.,][0-9]+)*)")
_OPENING = re.compile('[(\\[“"]')


@dataclass(frozen=True)
class Figure:
    """A number in a sentence.

    >>> rise = figures_of("Năm 2022, tăng tối thiểu mỗi năm 20% ở mỗi cấp")[0]
    >>> rise.number, rise.behind("%"), rise.behind("phần trăm"), rise.words("%"), rise.comparisons("%")
    ('20', ' ở mỗi cấp', None, ('tối thiểu', 'tăng'), ('at-least', 'increase'))
    """

    number: str
    """As printed, whole: "20", "1.500", "99,5"."""
    before: str
    after: str
    """What stands before and behind it, as far as it can matter."""

    def behind(self, unit: str | None) -> str | None:
        """Return what follows the unit right behind the number; None when that is not the number's whole unit."""
        unit_next = rf"\s?{re.escape(unit)}(?![\w/%])" if unit else r"(?![^\s.,;:!?)\]”\"])"
        found = re.match(unit_next, self.after)
        return self.after[found.end() :] if found else None

    def words(self, unit: str | None) -> tuple[str, ...]:
        """Return the comparing words beside the number, the one that decides first; no other but tăng, giảm counts then.

        It is the nearest before the number, or one behind the unit when there is none before.
        """
        rest = spelled(self.behind(unit) or "").strip()
        before = _nearest(spelled(_OPENING.sub(" ", self.before)))
        first, *others = (*before, *(each for each in _BEHIND if rest.startswith(each)), "")
        return (first, *(each for each in others if _MEANING.get(each) in _CHANGES)) if first else ()

    def comparisons(self, unit: str | None) -> tuple[Comparison, ...]:
        """Return what the comparing words mean, each once; the first decides."""
        return tuple(dict.fromkeys(_MEANING[words] for words in self.words(unit))) or ("reach",)


def figures_of(sentence: str) -> tuple[Figure, ...]:
    """Return the numbers of a sentence; years ("năm 2021") and what stands behind a slash or hyphen are none.

    >>> [figure.number for figure in figures_of("Quyết định 12/QĐ năm 2021: còn 1.500 phút/01 lần, 99,5%.")]
    ['12', '1.500', '99,5']
    """
    found = (match for match in _NUMBER.finditer(sentence) if match["number"])
    return tuple(_figure(sentence, each) for each in found)


def _figure(sentence: str, found: re.Match[str]) -> Figure:
    start, end = found.span("number")
    return Figure(found["number"], sentence[max(0, start - _NEAR) : start], sentence[end : end + _NEAR])


def compared(words: str) -> Comparison:
    """Return what the first comparing word means in words that hold no number, "reach" when they have none.

    >>> compared("cao hơn năm 2021"), compared("hoàn thành trong năm")
    ('above', 'reach')
    """
    found = _ANY.search(spelled(words))
    return _MEANING[found[0]] if found else "reach"


def _nearest(before: str) -> Iterator[str]:
    """Yield the comparing words at the end of a text, the last first; they end where another word stands."""
    rest = f" {before}".rstrip()
    while item := next((item for item in _BEFORE if rest.endswith(f" {item}")), None):
        rest = rest.removesuffix(item).rstrip()
        if item in _MEANING:
            yield item
