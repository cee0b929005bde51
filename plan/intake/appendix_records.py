"""What was read of the appendix → the records of sections.yml, tasks/ and targets.yml, with what is to be looked at."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from plan.ground.model import UNKNOWN, Plan, slug
from plan.intake.appendix import CellItems, ReadActivity, ReadDeliverable, ReadObjective, ReadSection, ReadTask
from plan.intake.asking import Asking
from plan.intake.own_year import other_year
from plan.intake.proposing import SAME, Continued, Earlier, same_section, section_slug, short_title
from plan.intake.rows import Cells
from plan.intake.spelling import kept, matching, sentence_case
from plan.intake.yamltext import Looked, looked

_PROPOSED = "lời do máy đề nghị để tính thời gian ở trên, gần nhất trong những lời đọc được; không đúng thì sửa hoặc xóa."
"""Why words by which a time is counted are to be looked at."""
_Record = Mapping[str, object]


class AppendixRecords:
    """Makes records of what was read.

    Args:
        asking: what is known.
        earlier: the earlier plans, the newest first.
        names: what keeps its capitals in a title.

    """

    def __init__(self, asking: Asking, earlier: Sequence[Plan], names: Sequence[str]) -> None:
        self._asking = asking
        self._sections = [section for plan in earlier for section in plan.sections]
        self._names = names
        self._continued = Continued(earlier)

    def sections(self, found: Sequence[ReadSection]) -> list[_Record]:
        """Return the records of sections.yml."""
        taken = set[str]()
        return [self._section(section, taken) for section in found]

    def _section(self, section: ReadSection, taken: set[str]) -> _Record:
        known = same_section(section.title, self._sections)
        same = next((one.title for one in self._sections if matching(one.title) == matching(section.title)), "")
        title = same if same and section.title.isupper() else sentence_case(section.title, self._names)
        address = known.slug if known and known.slug not in taken else section_slug(title, taken)
        taken.add(address)
        self._asking.cited(title)
        is_new, is_lowered = not known, not same and title != section.title
        title_asked = [
            *(["tên viết hoa được đổi thành chữ thường; xem tên riêng."] * is_lowered),
            *other_year(title, self._asking.year),
        ]
        objectives = [{"id": one.id, "text": self._text(one.texts), **_numbered(one)} for one in section.objectives]
        return {
            "id": section.id,
            "slug": looked(address, *(["địa chỉ trang do máy đặt từ tên lĩnh vực; đã đăng thì không đổi."] * is_new)),
            "title": looked(title, *title_asked),
            **({"objectives": objectives} if objectives else {}),
        }

    def tasks(self, found: Sequence[ReadSection]) -> Iterator[tuple[str, _Record]]:
        """Yield the files of tasks/ by their names."""
        for task in (task for section in found for task in section.tasks):
            yield f"tasks/{slug(task.id)}.yml", self._task(task)

    def _task(self, task: ReadTask) -> _Record:
        text = " ".join(task.texts)
        like = self._continued.of(text) if text else None
        return {
            "id": task.id,
            "title": _title(text, like),
            "text": self._text(task.texts),
            **_continues(like),
            "activities": [*map(self._activity, task.activities)],
        }

    def _activity(self, activity: ReadActivity) -> object:
        text = {"text": self._text(activity.texts)} if activity.texts else {}
        products = {"deliverables": [*map(self._deliverable, activity.deliverables)]} if activity.deliverables else {}
        found = {**text, **products}
        return found or Looked({"text": UNKNOWN}, ("hoạt động này không có sản phẩm nào trong bảng.",))

    def _deliverable(self, one: ReadDeliverable) -> _Record:
        counted = self._asking.counted_as(one.timing) if one.timing else ""
        asking, cells = self._asking, [{"column": name, "text": self._text(texts)} for name, texts in one.cells.items()]
        coordinating = looked(one.coordinating, *asking.parties(one.coordinating)) if one.coordinating else None
        return {
            "id": one.id,
            "text": self._text(one.texts),
            "lead": looked(one.lead or UNKNOWN, *asking.parties(one.lead)),
            **({"coordinating": coordinating} if coordinating else {}),
            "timing": looked(one.timing or UNKNOWN, *asking.timing(one.timing)),
            **({"timing_read": Looked(counted, (_PROPOSED,))} if counted else {}),
            **({"cells": cells} if cells else {}),
        }

    def _text(self, texts: CellItems) -> object:
        for text in texts:
            self._asking.cited(text)
        if not texts:
            return Looked(UNKNOWN, ("ô này để trống trong văn bản.",))
        return texts[0] if len(texts) == 1 else [*texts]


def _title(text: str, like: Earlier | None) -> object:
    """Return a short title: that of the same work last year, else the first clause; nobody need look at a whole text."""
    if like and like.percent >= SAME:
        why = f"giống nhiệm vụ {like.name} {like.percent}% nên tên gọi ngắn và continues theo nhiệm vụ ấy; khác việc thì sửa."
        return Looked(like.title, (why,))
    found = short_title(text)
    is_whole = bool(found) and found == text.strip(" .;:,")
    return looked(found or UNKNOWN, *([] if is_whole else ["tên gọi ngắn do máy cắt từ câu chữ; sửa cho dễ hiểu."]))


def _continues(like: Earlier | None) -> _Record:
    if not like:
        return {}
    if like.percent >= SAME:
        return {"continues": like.name}
    return {"continues": Looked(like.name, (f"giống nhiệm vụ này {like.percent}%; khác việc thì xóa cả dòng dưới.",))}


def _numbered(found: ReadObjective) -> _Record:
    """Return a correction where the document prints another number than the id has: the proof then finds it."""
    if not found.printed:
        return {}
    reason = f"Văn bản đánh số là “{found.printed}”; ở đây đánh số tiếp, mỗi số một lần."
    why = f"số thứ tự in là “{found.printed}”, không nối tiếp số ở trên."
    correction = {"field": "id", "source": found.printed, "published": found.id, "reason": reason}
    return {"corrections": Looked([correction], (why,))}


def targets(rows: Sequence[Cells], heading: Mapping[str, str], year: int) -> _Record:
    """Return the record of targets.yml.

    Args:
        rows: of the table, the first of which names the columns.
        heading: its label, title and reference as far as there are any.
        year: of the plan.

    """
    first, *others = [[kept(" ".join(cell)) for cell in cells] for cells in rows]
    named = {key: heading.get(key) or _missing("phụ lục này không ghi.") for key in ("label", "title", "reference")}
    title = looked(named["title"], *other_year(heading.get("title", ""), year))
    return {**named, "title": title, "columns": first, "rows": [{"cells": cells} for cells in others]}


def _missing(why: str) -> Looked:
    return Looked(UNKNOWN, (why,))
