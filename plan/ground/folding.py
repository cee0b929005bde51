"""Spelling of Vietnamese as people type it. Mirrored by docs/assets/js/fold.js; both are held to tests/folding.json."""

from __future__ import annotations

import re
import unicodedata

_TONE = "[\u0300\u0301\u0303\u0309\u0323]"
_LATE_TONE = re.compile(rf"(o)([ae])({_TONE})(?![a-z\u0300-\u036f])|((?<!q)u)(y)({_TONE})(?![a-z\u0300-\u036f])")
_SOLE_Y = re.compile(rf"(?<![^\W_])(?<![\u0300-\u036f])([hklmst]|qu)y({_TONE}?)(?![^\W_]|[\u0300-\u036f])")


def spelled(text: str) -> str:
    """Give a text one spelling, with its diacritics.

    Lower case, NFC, hoà as hòa, thuỷ as thủy, kỹ as kĩ (y as the only vowel behind h, k, l, m, s, t, qu), ð (U+00F0) as đ.
    As long as the text's NFC form: İ, whose lower case is longer, counts as I.
    """
    lower = unicodedata.normalize("NFC", text).replace("İ", "I").lower()
    apart = unicodedata.normalize("NFD", lower.replace("ð", "đ"))
    moved = _LATE_TONE.sub(_tone_first, apart)
    return unicodedata.normalize("NFC", _SOLE_Y.sub(r"\1i\2", moved))


def folded(text: str) -> str:
    """Return a text's spelling without diacritics.

    >>> folded("Sở Nội vụ"), folded("kỹ"), folded("hoà") == folded("hòa")
    ('so noi vu', 'ki', True)
    """
    apart = unicodedata.normalize("NFD", spelled(text).replace("đ", "d"))
    return "".join(char for char in apart if not unicodedata.combining(char))


def slugged(words: str) -> str:
    """Return words as an address may have them: lower case, without diacritics, with hyphens.

    >>> slugged("Sở Y tế"), slugged("62/2020/NĐ-CP")
    ('so-y-te', '62-2020-nd-cp')
    """
    apart = unicodedata.normalize("NFD", words.lower().replace("đ", "d"))
    plain = "".join(char for char in apart if not unicodedata.combining(char))
    return "-".join(re.findall("[a-z0-9]+", plain))


def _tone_first(found: re.Match[str]) -> str:
    o, a, o_tone, u, y, u_tone = found.groups()
    return o + o_tone + a if o else u + u_tone + y
