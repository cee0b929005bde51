"""Text that a stranger may have written, made harmless to post under the project's name.

What it says stays readable: a mark of Markdown is broken by a space of no width behind its first character.
"""

from __future__ import annotations

import html
import re
import unicodedata

MOST_BYTES = 60_000
"""GitHub refuses a comment of more than 65,536 characters."""

_BREAK = "\u200b"
_TAG = re.compile(r"<(?!!-- -->|/?(?:b|br|code|del|details|ins|li|p|s|sub|summary|sup|table|tbody|td|th|thead|tr|ul)\s*/?>)")
_LINK = re.compile(r"\](?=[(:\[])|!(?=\[)|:(?=//)|www(?=\.)", re.IGNORECASE)
_CALL = re.compile(r"@(?=\w)|(?<!&)#(?=\d)|\bGH(?=-\d)", re.IGNORECASE)
"""Names that would be told of it, issues that would say they were mentioned."""
_WRITTEN = re.compile(r"&(?:#\d+|#x[0-9a-f]+|\w+);(?=[\w&/])", re.IGNORECASE)
"""A sign written as an entity: GitHub looks for names, numbers and addresses in the finished HTML, too."""


class NotTextError(ValueError):
    """What was given is no text, or too long; the message says which."""


def text_of(content: bytes) -> str:
    """Return what is readable of some bytes: UTF-8, without control characters, signs of direction and of no width.

    Raises:
        NotTextError: it is no text, or too long for a comment.

    """
    if len(content) > MOST_BYTES:
        message = f"dài hơn {MOST_BYTES // 1000} kB"
        raise NotTextError(message)
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError:
        message = "không phải là chữ"
        raise NotTextError(message) from None
    return "".join(char for char in text if char in "\n\t" or not _is_hidden(char))


def _is_hidden(char: str) -> bool:
    return unicodedata.category(char).startswith("C") or char in "\u2028\u2029"


def harmless(text: str, own: str) -> str:
    """Return Markdown that links to nothing but addresses that begin with `own`, loads, calls and contains nothing.

    A link to `own` must be written in full: `[words](https://…)`.
    """
    kept = re.compile(rf"(\]\({re.escape(own)}[\w/.?=&%#,+~-]*\))")
    parts = kept.split(text)
    return "".join(part if at % 2 else _broken(part) for at, part in enumerate(parts))


def _broken(text: str) -> str:
    for mark in (_TAG, _LINK, _CALL):
        text = mark.sub(lambda found: found[0] + _BREAK, text)
    return _WRITTEN.sub(lambda found: found[0] + _BREAK * (html.unescape(found[0]) in "@#:/.-"), text)
