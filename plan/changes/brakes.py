"""Changes that load and check well but may be an accident or break a promise: stopped until somebody decides.

A maintainer decides with a label on the pull request; `python -m plan check --base` and `diff` get it as `--allow`.
"""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from pathlib import Path

from plan.changes import dangers
from plan.changes.compare import compare
from plan.changes.nouns import Change
from plan.changes.states import StateError, state
from plan.ground.model import (
    Archive,
    Place,
)
from plan.ground.problems import Problem, say
from plan.reading.load import load
from plan.rules.check import check


def against(root: Path, base: str, allowed: AbstractSet[str] = frozenset()) -> tuple[Problem, ...]:
    """Return the brakes that hold for the data under `root`, compared with a git revision or a folder.

    Nothing when the data have errors, which come first; an advice when the base cannot be compared.
    """
    if any(problem.level == "error" for problem in check(root)):
        return ()
    try:
        before, after = state(root, base), load(root)
    except StateError as error:
        message = say(f"{error}; không có gì được so sánh", f'cannot compare with "{base}"; nothing was compared')
        return (Problem(Place("data", 1, 1), message, "base-unreadable", level="advice"),)
    return brakes(before, after, compare(before, after), allowed)


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
    rules = (
        *dangers.deleted(changes),
        *dangers.another_province(changes),
        *dangers.lost(before, after),
        *dangers.emptied(changes),
        *dangers.reworded(changes),
        *dangers.without_deadline(changes),
        *dangers.fixed_numbers(changes),
        *dangers.many(before, changes),
    )
    return tuple(sorted(problem for problem in rules if problem.kind.removeprefix("brake-") not in allowed))
