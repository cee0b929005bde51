"""Changes that load and check well but may be an accident or break a promise: stopped until somebody decides.

A maintainer decides with a label on the pull request; `python -m plan check --base` and `diff` get it as `--allow`.
"""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from pathlib import Path

from plan.changes.compare import compare
from plan.changes.dangers import added, fixed, lost, readings, registers, remarks, reports, sources, wording
from plan.changes.labels import braked
from plan.changes.nouns import Change
from plan.changes.states import StateError, published
from plan.ground.model import Archive, Place
from plan.ground.problems import Problem, say
from plan.reading.load import load
from plan.rules.check import check


def against(root: Path, base: str, allowed: AbstractSet[str] = frozenset()) -> tuple[Problem, ...]:
    """Return the brakes that hold for the data under `root`, compared with a git revision or a folder.

    Nothing when the data have errors, which come first; one brake when the base cannot be compared.
    """
    if any(problem.level == "error" for problem in check(root)):
        return ()
    try:
        before, after = published(root, base), load(root)
    except StateError as error:
        return uncompared(error, allowed)
    return brakes(before, after, compare(before, after), allowed)


def uncompared(error: StateError, allowed: AbstractSet[str] = frozenset()) -> tuple[Problem, ...]:
    """Return the brake that holds when there is nothing to compare with; nothing when somebody let that pass."""
    message = say(
        "không có gì được so sánh, nên không biết điều đã đăng có bị xóa, bị đổi không; hãy sửa dữ liệu của bản ấy trước",
        "nothing was compared, so nobody knows what of the published data is gone; please mend the data of that state first",
    )
    return tuple(_held([braked("base", Place("data", 1, 1), str(error), "", message)], allowed))


def brakes(
    before: Archive, after: Archive, changes: Sequence[Change], allowed: AbstractSet[str] = frozenset()
) -> tuple[Problem, ...]:
    """Return the brakes that hold, in the order of the files.

    Args:
        before: the data as published.
        after: the data as they would be.
        changes: what `compare` says of them.
        allowed: keys of `BRAKES` that somebody has decided to let pass.

    """
    found = (
        *lost.deleted(before, after, changes),
        *lost.another_province(changes),
        *lost.lost(before, after),
        *lost.emptied(before, after, changes),
        *lost.many(before, changes),
        *wording.reworded(before, after, changes),
        *wording.reordered(before, after, changes),
        *wording.moved(before, after),
        *wording.without_deadline(before, after, changes),
        *added.added(before, after, changes),
        *added.issued(before, after),
        *fixed.fixed(changes),
        *remarks.remarked(after, changes),
        *remarks.by_older(after, changes),
        *registers.resettled(after, changes),
        *readings.reread(before, after, changes),
        *readings.regrouped(before, after, changes),
        *sources.another_source(before, after),
        *reports.rewritten(changes),
        *reports.backdating(before, after, changes),
        *reports.rejudged(before, after),
        *reports.unevidenced(before, after, changes),
        *reports.mixed(before, after, changes),
    )
    return tuple(sorted(_held(found, allowed)))


def parted(found: Sequence[Problem], allowed: AbstractSet[str]) -> tuple[tuple[Problem, ...], tuple[Problem, ...]]:
    """Return those of some brakes that hold, and those that somebody let pass: a label lifts what comes later, too."""
    held = _held(found, allowed)
    return tuple(held), tuple(problem for problem in found if problem not in held)


def _held(found: Sequence[Problem], allowed: AbstractSet[str]) -> list[Problem]:
    return [problem for problem in found if problem.kind.removeprefix("brake-") not in allowed]
