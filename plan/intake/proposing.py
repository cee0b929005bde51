"""What this site calls things, as proposed by an import: short titles, addresses of sections, the same work of last year."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from plan.ground.folding import folded
from plan.ground.model import LONGEST_TITLE, Plan, Section
from plan.intake.spelling import matching
from plan.rules.ids import slugged

_CLAUSE_END = re.compile(
    r"[;.:]\s|,\s(?=(?:trong đó|nhằm|bảo đảm|đảm bảo|để|phục vụ|theo|gắn với|đồng thời)\b)"
    r"|\s(?=(?:nhằm|để|theo quy định|trên địa bàn)\b)"
)
_PHRASE_END = re.compile(
    r"[,;]\s|(?<!đối)\s(?=(?:của|thuộc|tại|trong|trên|dưới|về|với|đối với|theo|cho|bằng|và|từ|giữa|qua|khi|như"
    r"|phục vụ|đáp ứng|bảo đảm|đảm bảo)\b)"
)
_LIKE = 0.75
"""So much of two texts must be the same for the work to be the same."""
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
    wanted = slugged(_TOO_COMMON.sub("", plain)) or slugged(plain) or "linh-vuc"
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
    """Finds the same work in an earlier plan by likeness of its text.

    Args:
        plan: the earlier plan; None where there is none.

    """

    def __init__(self, plan: Plan | None) -> None:
        self._plan = plan
        self._texts = {task.id: _words(" ".join(task.text)) for task in (plan.tasks_in_force if plan else ())}

    def of(self, text: str) -> Earlier | None:
        """Return the earlier task that a text is most like, word for word; None when none is like it."""
        words = _words(text)
        near = sorted(self._texts, key=lambda task: -_overlap(words, self._texts[task]))[:3]
        rated = [(difflib.SequenceMatcher(None, words, self._texts[task], autojunk=False).ratio(), task) for task in near]
        ratio, task = max(rated, default=(0.0, ""))
        if self._plan is None or ratio < _LIKE:
            return None
        return Earlier(f"{self._plan.year}/{task}", self._plan.task[task].title, round(ratio * 100))


def _words(text: str) -> tuple[str, ...]:
    return tuple(re.findall(r"\w+", folded(text)))


def _overlap(one: Sequence[str], other: Sequence[str]) -> float:
    both = {*one} & {*other}
    return len(both) / (len({*one, *other}) or 1)
