"""The history of the data as pages tell it: which commit changed what, the newest first."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from plan.ground.model import Task

_FEW_NAMES = 3
_VERBS = {"changed": "sửa", "added": "thêm", "removed": "bỏ"}
_NOUNS = {
    "plan": "chỗ ở đầu, cuối văn bản",
    "clause": "đoạn của phần lời",
    "section": "lĩnh vực",
    "objective": "mục tiêu",
    "task": "nhiệm vụ",
    "activity": "hoạt động",
    "deliverable": "sản phẩm",
    "cell": "ô khác của Phụ lục",
    "targets": "phụ lục chỉ tiêu",
    "target": "dòng của phụ lục chỉ tiêu",
    "group": "nhóm cơ quan",
    "indicator": "chỉ tiêu",
    "report-due": "hạn báo cáo",
    "grace": "số ngày chờ báo cáo",
    "scoring": "thang điểm",
    "report": "báo cáo",
    "agency": "cơ quan",
    "document": "văn bản",
    "term": "chữ viết tắt",
    "concept": "thuật ngữ",
    "redirect": "địa chỉ cũ",
    "byword": "chữ tìm kiếm",
}
"""Kinds of records (`entries.KINDS`), as they are counted."""

NO_GIT = "bản dựng này không có lịch sử git đầy đủ"


@dataclass(frozen=True)
class Revision:
    """A commit that changed what the data say."""

    sha: str
    time: str
    """Of the commit, in Vietnam: "2022-06-01T15:04:05+07:00"."""
    changes: tuple[Mapping[str, Any], ...]
    """As `history.told_json` writes them. Of a plan that is new, only that it is, not each of its records."""

    @property
    def day(self) -> dt.date:
        """The commit's day in Vietnam."""
        return dt.datetime.fromisoformat(self.time).date()

    @property
    def is_first(self) -> bool:
        """Whether it published a plan."""
        return any((change["kind"], change["action"]) == ("plan", "added") for change in self.changes)

    @property
    def additions(self) -> tuple[str, ...]:
        """Names of the records of which nothing is told but that they are new."""
        return tuple(change["name"] for change in self.changes if _is_only_new(change))

    @property
    def details(self) -> tuple[Mapping[str, Any], ...]:
        """All other changes, but that a plan was published."""
        return tuple(
            change
            for change in self.changes
            if not _is_only_new(change) and (change["kind"], change["action"]) != ("plan", "added")
        )

    @property
    def summary(self) -> str:
        """What it changed in a few words: the records by name where they are few, else how many of each kind."""
        if self.is_first:
            plans = (change["name"] for change in self.changes if change["kind"] == "plan")
            return f"đăng lần đầu {', '.join(plans)}"
        names = [*dict.fromkeys(change["name"] for change in self.changes)]
        return "; ".join(names if len(names) <= _FEW_NAMES else self._counted())

    def _counted(self) -> Iterator[str]:
        for action, verb in _VERBS.items():
            found = Counter(_NOUNS[change["kind"]] for change in self.changes if change["action"] == action)
            if found:
                yield f"{verb} {', '.join(f'{number} {noun}' for noun, number in found.items())}"


@dataclass(frozen=True)
class History:
    """Revisions, the newest first."""

    revisions: tuple[Revision, ...] = ()
    missing: str = ""
    """Why there is no history; "" when there is one."""
    is_cut: bool = False
    """Whether there are commits before those that were looked at."""
    unreadable: int = 0
    """How many states could not be read, so that their changes are told with those of the next."""

    def of_plan(self, year: int) -> Iterator[Revision]:
        """Yield what changed in a plan and in what all plans share."""
        return self._with(lambda change: change["year"] in {year, None})

    def of_task(self, year: int, task: Task) -> Iterator[Revision]:
        """Yield what changed in a task, its activities and deliverables; not that it is there at first."""
        return self._with(lambda change: change["year"] == year and change["task"] == task.id)

    def _with(self, wanted: Callable[[Mapping[str, Any]], bool]) -> Iterator[Revision]:
        for revision in self.revisions:
            changes = tuple(filter(wanted, revision.changes))
            if changes:
                yield dataclasses.replace(revision, changes=changes)

    def published(self, year: int) -> Revision | None:
        """Return the revision in which a plan was first published; None when it is older than the history."""
        found = (revision for revision in self.revisions if any(_is_new_plan(change, year) for change in revision.changes))
        return next(found, None)


def _is_only_new(change: Mapping[str, Any]) -> bool:
    return change["action"] == "added" and change["kind"] != "plan" and not change["effects"] and not change["edits"]


def _is_new_plan(change: Mapping[str, Any], year: int) -> bool:
    return (change["kind"], change["action"], change["year"]) == ("plan", "added", year)


NO_HISTORY = History(missing=NO_GIT)
