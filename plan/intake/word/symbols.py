"""Signs of the fonts Symbol and Wingdings, which are other characters there than they are called (§17.3.3.30 sym)."""

from __future__ import annotations

NO_SIGN = "\N{REPLACEMENT CHARACTER}"
_PRIVATE = range(0xF000, 0xF100)
_SYMBOL = {0xA3: "≤", 0xB0: "°", 0xB1: "±", 0xB3: "≥", 0xB4: "×", 0xB7: "•", 0xB8: "÷", 0xB9: "≠", 0xAE: "→", 0x2D: "−"}
_WINGDINGS = {0xFC: "✓", 0xFB: "✗", 0xFE: "☑", 0xFD: "☒", 0x6F: "□", 0xA8: "□", 0xA7: "▪", 0x6E: "■", 0x6C: "●", 0xD8: "➢"}
_WINGDINGS |= {0xE0: "→", 0x76: "❖", 0x9F: "•", 0x9E: "·", 0x71: "❑", 0x72: "❒", 0xB7: "•"}
_FONTS = {"symbol": _SYMBOL, "wingdings": _WINGDINGS}


def sign(code: int, font: str) -> str:
    """Return the character that a font shows for a code; of a font or code that is not known, a mark for that.

    >>> sign(0xF0B3, "Symbol"), sign(0xF0FC, "Wingdings"), sign(0x2713, "Arial")
    ('≥', '✓', '✓')
    """
    if font.lower() in _FONTS:
        return _FONTS[font.lower()].get(code & 0xFF, NO_SIGN)
    return chr(code) if chr(code).isprintable() else NO_SIGN


def drawn(text: str, font: str) -> str:
    r"""Return a bullet as the character that its font shows: one that is not known is a dot like any other.

    >>> drawn("\uf0b7", "Symbol"), drawn("-", "Times New Roman"), drawn("o", "Courier New")
    ('•', '-', 'o')
    """
    return "".join(_bullet(char, font) for char in text)


def _bullet(char: str, font: str) -> str:
    is_of_font = ord(char) in _PRIVATE or font.lower() == "wingdings"
    return sign(ord(char), font).replace(NO_SIGN, "•") if is_of_font else char
