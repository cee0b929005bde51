"""Somebody's text as Markdown in which GitHub shows that very text and does nothing else with it: the only escape.

GitHub works twice: its Markdown (CommonMark with tables, links without brackets, footnotes, tasks) reads the source, then
it looks through the texts of the finished HTML for names, numbers of issues, commits, emoji and mathematics. Against the
first, every sign that may mean something is written as a character reference. Against the second, a sign that begins
something stands in an element of its own, as GitHub advises for a dollar sign: what is looked for is never whole in one text.
"""

from __future__ import annotations

import re
from urllib.parse import quote

from plan.ground.unseen import visible

_PLAIN = " .,:;()/?%“”‘’…–—→·-"
"""Signs that mean nothing inside a line."""
_APART = "\0"
"""Stands before a sign that goes into an element of its own; `visible` leaves no such character in a text."""
_LIVE = re.compile(
    r"[@#$\[]"  # names, issues, mathematics, boxes of tasks
    r"|:(?=\S)"  # schemes of addresses, emoji
    r"|(?<=www)\."
    r"|(?<=gh)-(?=\d)",  # issues, too
    re.IGNORECASE,
)
_LEADING = re.compile(r"^(?:\d+(?=[.)])|(?=-))")
"""Behind this stands what begins a list at the beginning of a line."""
_COMMIT = re.compile(r"[0-9a-f]{6}(?=[0-9a-f])", re.IGNORECASE)
"""GitHub takes seven digits for the name of a commit."""


def inert(text: str) -> str:
    """Return a text as Markdown for one line; hidden characters are shown as <U+…>, other blanks as one space."""
    seen = visible(re.sub(r"[ \n\t]+", " ", text).strip(" "))
    parted = _LIVE.sub(lambda found: _APART + found[0], seen)
    for pattern in (_COMMIT, _LEADING):
        parted = pattern.sub(lambda found: found[0] + _APART, parted)
    first, *others = re.split(f"{_APART}+", parted)
    return _written(first) + "".join(f"<span>{_written(part[:1])}</span>{_written(part[1:])}" for part in others)


def _written(text: str) -> str:
    return "".join(char if char.isalnum() or char in _PLAIN else f"&#{ord(char)};" for char in text)


def fenced(line: str) -> str:
    """Return a line of YAML as a block of code, in which GitHub looks for nothing."""
    longest = max((len(run) for run in re.findall("`+", line)), default=0)
    fence = "`" * max(3, longest + 1)
    return f"{fence}yaml\n{visible(line)}\n{fence}"


def linked(words: str, address: str) -> str:
    """Return a link; its words are somebody's text, its address one that `addressed` made or GitHub gave."""
    return f"[{inert(words)}]({address})"


def addressed(home: str, *parts: str) -> str:
    """Return an address below another: what the parts hold stays in it."""
    return f"{home.rstrip('/')}/{'/'.join(quote(part, safe='/') for part in parts)}"
