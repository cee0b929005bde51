"""The history of the data as pages tell it: which commit changed what, the newest first."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from plan.ground.model import Task

NO_GIT = "bản dựng này không có lịch sử git đầy đủ"


@dataclass(frozen=True)
class Revision:
    """A commit that changed what the data say."""

    sha: str
    time: str
    """Of the commit, in Vietnam: "2022-06-01T15:04:05+07:00"."""
    subject: str
    changes: tuple[Mapping[str, Any], ...]
    """As `compare.change_json` writes them. Of a plan that is new, only that it is, not each of its records."""

    @property
    def day(self) -> dt.date:
        """The commit's day in Vietnam."""
        return dt.datetime.fromisoformat(self.time).date()


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


def _is_new_plan(change: Mapping[str, Any], year: int) -> bool:
    return (change["kind"], change["action"], change["year"]) == ("plan", "added", year)


NO_HISTORY = History(missing=NO_GIT)
