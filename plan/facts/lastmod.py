"""When what a page shows last changed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from plan.ground.addresses import Links
from plan.ground.changelog import History
from plan.ground.model import Archive


def last_changes(archive: Archive, history: History) -> Mapping[str, dt.date]:
    """Return the day of the last change of each page whose own records git tells of, by its address.

    Only a task's page shows nothing that is not its own; it is as old as the plan when it has not changed since.
    """
    found: dict[str, dt.date] = {}
    for plan in archive.plans:
        published, to = history.published(plan.year), Links("", plan.year)
        for task in plan.tasks:
            last = next(history.of_task(plan.year, task), published)
            if last:
                found[to.task(task.id)] = last.day
    return found
