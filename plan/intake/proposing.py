"""What this site calls things, as proposed by an import: short titles, addresses of sections, the same work of last year."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from plan.ground.folding import folded, slugged
from plan.ground.model import LONGEST_TITLE, Plan, Section
from plan.intake.spelling import matching

_CLAUSE_END = re.compile(
    r"[;.:]\s|,\s(?=(?:trong đó|nhằm|bảo đảm|đảm bảo|để|phục vụ|theo|gắn với|đồng thời)\b)"
    r"|\s(?=(?:nhằm|để|theo quy định|trên địa bàn)\b)"
)
_PHRASE_END = re.compile(
    r"[,;]\s|(?<!đối)\s(?=(?:của|thuộc|tại|trong|trên|dưới|về|với|đối với|theo|cho|bằng|và|từ|giữa|qua|khi|như"
    r"|phục vụ|đáp ứng|bảo đảm|đảm bảo)\b)"
)
LIKE = 0.75
"""So much of two texts must be the same for the work to be the same."""
SAME = 95
"""So like, in percent, and what the earlier task is called fits."""
_FEW = 12
"""A clause of fewer letters says too little."""
_TOO_COMMON = re.compile(r"^(?:cải cách|công tác|nhiệm vụ|về|xây dựng và phát triển)\s+", re.IGNORECASE)
_BRACKETS = re.compile(r"\s*\([^()]*\)")


def short_title(text: str) -> str:
    """Return a short title for a task: its first clause, cut at a phrase.

    >>> short_title("Thực hiện rà soát, đánh giá TTHC; công khai kết quả.")
    'Thực hiện rà soát, đánh giá TTHC'
    """
    first = next((part for part in _clauses(text) if len(part) >= _FEW), text).strip(" .;:,")
    if len(first) <= LONGEST_TITLE:
        return first
    phrases = [first[: found.start()] for found in _PHRASE_END.finditer(first) if _FEW <= found.start() <= LONGEST_TITLE]
    cut = phrases[-1] if phrases else first[: LONGEST_TITLE + 1].rpartition(" ")[0] or first[:LONGEST_TITLE]
    opened = cut.rfind("(") if cut.count("(") > cut.count(")") else len(cut)
    return (cut[:opened] if opened >= _FEW else cut).strip(" .;:,")[:LONGEST_TITLE]


def _clauses(text: str) -> Iterable[str]:
    return (text[: found.start()] for found in _CLAUSE_END.finditer(f"{text} "))


def section_slug(title: str, taken: set[str]) -> str:
    """Return an address for a section by its title."""
    plain = _BRACKETS.sub("", title).strip()
    wanted = slugged(_TOO_COMMON.sub("", plain)) or slugged(plain) or "muc"
    found, number = wanted, 1
    while found in taken:
        number += 1
        found = f"{wanted}-{number}"
    return found


def same_section(title: str, known: Iterable[Section]) -> Section | None:
    """Return the section of an earlier plan with the same title."""
    return next((one for one in known if _named(one.title) == _named(title)), None)


def section_named(heading: str, sections: Mapping[str, str]) -> str:
    """Return the id of the section that a heading names, by titles; "" where it names none.

    >>> section_named("Về cải cách tổ chức bộ máy", {"CẢI CÁCH TỔ CHỨC BỘ MÁY HÀNH CHÍNH": "III"})
    'III'
    """
    wanted = _named(heading).removeprefix("về ")
    return next((key for title, key in sections.items() if len(wanted) >= _FEW and _named(title).startswith(wanted)), "")


def _named(title: str) -> str:
    return _BRACKETS.sub("", matching(title)).strip(" .:;")


class Earlier(NamedTuple):
    """A task of an earlier plan: its year and id, its short title, and how like the text is, in percent."""

    name: str
    title: str
    percent: int


class Continued:
    """Finds the same work in earlier plans by likeness of its text.

    Args:
        earlier: the earlier plans, the newest first.

    """

    def __init__(self, earlier: Sequence[Plan]) -> None:
        self._plans = [(plan, {task.id: words_of(" ".join(task.text)) for task in plan.tasks_in_force}) for plan in earlier]

    def of(self, text: str) -> Earlier | None:
        """Return the task that a text is like, word for word: of the newest plan that has the same, else a like one."""
        words = words_of(text)
        found = [*filter(None, (_like(words, plan, texts) for plan, texts in self._plans))]
        return next((one for one in found if one.percent >= SAME), found[0] if found else None)


def _like(words: Sequence[str], plan: Plan, texts: Mapping[str, Sequence[str]]) -> Earlier | None:
    """Return the task of a plan that words are most like; None when none is like them."""
    ratio, task = nearest_text(words, texts)
    return Earlier(f"{plan.year}/{task}", plan.task[task].title, round(ratio * 100)) if ratio >= LIKE else None


def nearest_text(words: Sequence[str], texts: Mapping[str, Sequence[str]]) -> tuple[float, str]:
    """Return how like the nearest of some texts is, from 0 to 1, and its name; "" where there are none."""
    near = sorted(texts, key=lambda name: -_overlap(words, texts[name]))[:3]
    return max(((likeness(words, texts[name]), name) for name in near), default=(0.0, ""))


def likeness(one: Sequence[str], other: Sequence[str]) -> float:
    """Return how much of two texts is the same, from 0 to 1."""
    return difflib.SequenceMatcher(None, one, other, autojunk=False).ratio()


def words_of(text: str) -> tuple[str, ...]:
    """Return the words of a text as they are compared: without case and marks."""
    return tuple(re.findall(r"\w+", folded(text)))


def _overlap(one: Sequence[str], other: Sequence[str]) -> float:
    both = {*one} & {*other}
    return len(both) / (len({*one, *other}) or 1)
