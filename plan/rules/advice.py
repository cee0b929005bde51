"""What is worth saying of the data and never blocks."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

from plan.facts.sources import without_source
from plan.ground.model import Place
from plan.ground.problems import Problem, say
from plan.reading import load, yamlfile
from plan.reading.nodes import FileError
from plan.reading.strays import first_difference
from plan.rules.bywords import leading_nowhere
from plan.rules.concepts import unused
from plan.rules.fmt import repaired
from plan.rules.redirects import hand_written
from plan.rules.reference import Prints
from plan.rules.structure import without_products


def advice(root: Path) -> tuple[Problem, ...]:
    """Return what could be better in `data/` under a project's root, in the order of the files."""
    reading = load.read(root)
    archive = reading.archive
    # What could not be read may use a term, and have a page.
    words = () if reading.problems else (*unused(archive), *leading_nowhere(archive, hand_written(root)))
    of_plans = (found for plan in archive.plans for found in (*without_source(plan), *without_products(plan)))
    return tuple(sorted([*_unformatted(root), *of_plans, *words]))


def scheduled(root: Path, today: dt.date) -> tuple[Problem, ...]:
    """Return what is worth saying because of the day it is: told by the nightly run only.

    Args:
        root: the project's root.
        today: the day in Vietnam.

    """
    plans = load.read(root).archive.plans
    if not plans or today.year <= plans[-1].year:
        return ()
    year = plans[-1].year
    message = say(
        f"năm {year} đã hết mà chưa có kế hoạch năm {year + 1}; khi kế hoạch mới được ban hành, hãy thêm data/{year + 1}/",
        f"{year} is over and there is no plan of {year + 1}; when the new plan is issued, please add data/{year + 1}/",
    )
    return (Problem(plans[-1].places["year"], message, kind="year-over", level="advice"),)


def _unformatted(root: Path) -> Iterator[Problem]:
    """Tell of each file that `fmt` would change, at the first line that it would."""
    prints = Prints(root)
    for name, _, _ in load.files(root):
        if not name.endswith(".yml"):
            continue
        try:
            text = yamlfile.text(root / name, name)
        except FileError:
            continue
        found = repaired(text, name, prints)
        if found.count:
            message = say(
                f'lệnh "python -m plan fmt" sửa giúp được: {found.said}',
                f'the command "python -m plan fmt" mends this: {found.said.en}',
            )
            line = first_difference(text, found.text) or 1
            yield Problem(Place(name, min(line, len(text.split("\n"))), 1), message, kind="formatting", level="advice")
