"""The signs of a received text: what of them the data keep, and what makes no difference when words are recognised."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from plan.ground.folding import spelled
from plan.ground.unseen import UNSEEN

DASHES = ("- ", "– ")
"""What an item of a list in a cell begins with."""
_SPACES = re.compile("[\xa0\u1680\u2000-\u200a\u202f\u205f\u3000]")
_NO_WIDTH = re.compile("[\xad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]")
_RUN_ON = re.compile(r"(?<=[.;]) - ")


def kept(text: str) -> str:
    r"""Return a text as the data keep it: composed, with single spaces, without signs that nobody sees.

    >>> kept("Sở\xa0 Nội\xadvụ\n")
    'Sở Nộivụ'
    """
    return unicodedata.normalize("NFC", " ".join(UNSEEN.sub("", " ".join(text.split())).split()))


def matching(text: str) -> str:
    r"""Return what a text is recognised by: case, spaces and the way of composing make no difference.

    >>> matching("CƠ QUAN\nChủ trì") == matching("Cơ quan  chủ trì")
    True
    """
    return spelled(kept(text))


def usual(text: str) -> str:
    """Return a text composed, with plain spaces for strange ones, without signs of no width; nothing else is changed."""
    return unicodedata.normalize("NFC", _NO_WIDTH.sub("", _SPACES.sub(" ", text)))


def items(paragraphs: Iterable[str], *, is_run_on: bool = False) -> tuple[str, ...]:
    """Return the items of a cell: a paragraph each, without its dash; those that run on in one are parted behind a stop.

    >>> items(["- Kế hoạch;", "- Báo cáo."]), items(["- Kế hoạch; - Báo cáo."], is_run_on=True)
    (('Kế hoạch;', 'Báo cáo.'), ('Kế hoạch;', 'Báo cáo.'))
    """
    plain = [without_dash(kept(text)) for text in paragraphs]
    parted = (part for text in plain for part in (_RUN_ON.split(text) if is_run_on else [text]))
    return tuple(filter(None, parted))


def without_dash(text: str) -> str:
    """Return an item without the dash that it begins with."""
    return text[len(next(filter(text.startswith, DASHES), "")) :]


def runs_on(paragraphs: Iterable[str]) -> bool:
    """Tell whether a paragraph is a list whose items stand one behind the other: "- a. - b."."""
    texts = map(kept, paragraphs)
    return any(text.startswith(DASHES[0]) and _RUN_ON.search(text) for text in texts)


def sentence_case(title: str, names: Iterable[str]) -> str:
    """Return a title that is all in capitals as it stands in a sentence: abbreviations and names keep their capitals.

    >>> sentence_case("CẢI CÁCH THỦ TỤC HÀNH CHÍNH (TTHC) TỈNH NINH BÌNH", ["TTHC", "Ninh Bình"])
    'Cải cách thủ tục hành chính (TTHC) tỉnh Ninh Bình'
    """
    if not title.isupper():
        return title
    lower = title.lower()
    for name in names:
        lower = re.sub(rf"(?<!\w){re.escape(name.lower())}(?!\w)", name.replace("\\", ""), lower)
    return lower[:1].upper() + lower[1:]
