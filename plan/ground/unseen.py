"""Characters that nobody sees, and text in which each is shown. Nothing but Python's own library: scripts/ci use it."""

from __future__ import annotations

import re

UNSEEN = re.compile(
    # tabs, control characters and what is no character at all,
    "[^\n\x20-\x7e\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]"
    # and hyphens, spaces, line breaks and changes of direction that have no width
    "|[\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164\ufeff\uffa0"
    "\ufff9-\ufffb\U0001d173-\U0001d17a\U000e0000-\U000e0fff]"
)
_HIDDEN = re.compile(f"\n|{UNSEEN.pattern}")


def visible(text: str) -> str:
    """Return a text on one line with a mark for each character that nobody sees or that would steer a terminal."""
    return _HIDDEN.sub(lambda found: f"<U+{ord(found[0]):04X}>", text)
