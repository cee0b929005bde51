"""The section of the appendix that a paragraph of the body speaks of or charges a body with: by name and by earlier plans."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from plan.ground.model import Clause, Plan
from plan.intake.proposing import LIKE, nearest_text, section_named, words_of

_SAME_TEXT = 0.9
"""Sentences that charge with different sections are much alike: so much of two must be the same."""


class Asked(NamedTuple):
    """A paragraph that may speak of a section."""

    key: str
    """What its words are: "title", "agencies" or "text"."""
    words: str
    agencies: frozenset[str]
    """Ids of the known bodies that its heading names."""
    below: str
    """The words that stand under it."""


class FieldFound(NamedTuple):
    """The id of a section, and why it is to be looked at."""

    section: str
    why: str


class Fields:
    """Tells the sections that paragraphs speak of, and what is left to ask.

    Args:
        sections: ids of the sections by their titles.
        earlier: the earlier plans, the newest first.

    """

    def __init__(self, sections: Mapping[str, str], earlier: Sequence[Plan]) -> None:
        self._sections = sections
        self._earlier = [_Earlier(plan, {one.id: _now(one.title, sections) for one in plan.sections}) for plan in earlier]
        self._told = set[str]()
        self._is_charged = False

    def of(self, one: Asked) -> FieldFound | None:
        """Return the section that a paragraph speaks of; None where nothing tells."""
        named = section_named(one.words, self._sections) if one.key == "title" else ""
        found = FieldFound(named, "lĩnh vực mà mục này nói về, do máy đoán theo tên.") if named else None
        found = found or next(filter(None, (earlier.of(one) for earlier in self._earlier)), None)
        if found:
            self._told.add(found.section)
            self._is_charged |= one.key == "agencies"
        return found

    def question(self, *, names_agencies: bool) -> tuple[str, ...]:
        """Return what is to be asked of the whole plan once all its paragraphs have been looked at.

        Args:
            names_agencies: whether any heading is the name of a body.

        """
        left = [key for key in self._sections.values() if key not in self._told]
        who = names_agencies and not self._is_charged
        if not left and not who:
            return ()
        which = f"mục nào của các phần nói về lĩnh vực {', '.join(left)}" if left else ""
        charged = "cơ quan nào được giao theo dõi lĩnh vực nào" if who else ""
        asked = "; ".join(filter(None, (which, charged)))
        return (f"máy không rõ {asked}: có thì ghi section và mã của lĩnh vực vào mục ấy, không có thì thôi.",)


class _Earlier:
    """What the paragraphs of an earlier plan speak of, by the ids of this plan's sections."""

    def __init__(self, plan: Plan, now: Mapping[str, str]) -> None:
        self._year, self._now = plan.year, now
        self._clauses = {clause.id: clause for part in plan.parts for clause in part.walk()}
        clauses = self._clauses.values()
        self._words = {
            "title": {one.id: words_of(one.title) for one in clauses if one.title},
            "text": {one.id: words_of(one.text) for one in clauses if one.text},
            "agencies": {one.id: words_of(" ".join(each.words for each in one.clauses)) for one in clauses if one.agencies},
        }
        self._agencies = {frozenset(one.agencies.agencies): one for one in clauses if one.agencies}

    def of(self, one: Asked) -> FieldFound | None:
        """Return the section of the paragraph of this plan that is most like one, of all its paragraphs."""
        same = self._agencies.get(one.agencies) or self._like(one)
        now = self._now.get(same.section or "") if same else ""
        return (
            FieldFound(now, f"lĩnh vực mà mục này nói về, theo mục giống nó của kế hoạch năm {self._year}.") if now else None
        )

    def _like(self, one: Asked) -> Clause | None:
        """Return the paragraph with like words; of those that charge bodies, with like words under the body's name."""
        words = words_of(one.below if one.key == "agencies" else one.words)
        ratio, same = nearest_text(words, self._words[one.key])
        return self._clauses[same] if ratio >= (LIKE if one.key == "title" else _SAME_TEXT) else None


def _now(title: str, sections: Mapping[str, str]) -> str:
    """Return the section of this plan that an earlier plan calls by a title; "" where it has none."""
    ratio, like = nearest_text(words_of(title), {key: words_of(other) for other, key in sections.items()})
    return like if ratio >= LIKE else ""
