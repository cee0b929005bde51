"""All that must hold of the data: each rule by its name here, its words in the module of what it is about."""

from __future__ import annotations

import functools
from collections import Counter
from pathlib import Path

from plan.facts.located import located
from plan.facts.sources import sources
from plan.facts.year import year_of
from plan.ground.clock import today
from plan.ground.model import Archive, Plan, Task
from plan.ground.problems import DataError, Problem, Problems
from plan.reading import load
from plan.rules import layout, structure
from plan.rules.amendments import added_before_repealed, amended, amending_documents
from plan.rules.bywords import bywords
from plan.rules.collations import compared
from plan.rules.dates import change_dates, document_dates
from plan.rules.decided import reviewing_documents
from plan.rules.fixes import with_fixes
from plan.rules.ids import plan_ids, registry_ids
from plan.rules.members import membership
from plan.rules.quotes import abbreviations, documents, edits, explanations, indicators, record_id
from plan.rules.redirects import hand_written, redirects
from plan.rules.reported_figures import reported_figures
from plan.rules.reporters import reporters
from plan.rules.reporting import reporting
from plan.rules.reports import reports
from plan.rules.trial import Seen
from plan.rules.wording import agencies_twice, cut_names, is_cut_short, spaced_document_numbers, spaced_numbers
from plan.rules.years import continuity, former_names, succession


def check(root: Path, published: str = "") -> tuple[Problem, ...]:
    """Return everything that is wrong with `data/` under a project's root, in the order of the files.

    Rules that look from a record at another file run only when every record could be read, so that one broken file is
    not told many times. Like the loader, this looks again only when a file has changed.

    Args:
        root: the project's root.
        published: a folder with the published data, or a revision, which tells what was edited; "" for main.

    """
    return _check(root, (load.files(root), hand_written(root)), published)


def checked(root: Path) -> Archive:
    """Read `data/` under a project's root, when nothing at all is wrong with it.

    Raises:
        DataError: something is wrong with the data; says everything that is.

    """
    problems = check(root)
    if problems:
        raise DataError(problems)
    return load.read(root).archive


def counts(plan: Plan) -> Counter[str]:
    """Return how many sections, objectives, tasks and deliverables a plan has; of what was repealed none is counted."""
    tasks, deliverables = len(plan.tasks_in_force), len(plan.rows)
    return Counter(sections=len(plan.sections), objectives=len(plan.objectives), tasks=tasks, deliverables=deliverables)


@functools.lru_cache(maxsize=4)
def _check(root: Path, _: tuple[load.FileTimes, frozenset[str]], published: str) -> tuple[Problem, ...]:
    found = _look(root).problems
    return tuple(sorted(with_fixes(root, load.read(root).archive, found, _look, published))) if found else ()


def _look(root: Path) -> Seen:
    """Return what the rules tell of the data under a root, without any advice."""
    reading = load.read(root)
    across = _across(reading.archive) if reading.whole else ()
    found = {*reading.problems, *_within(reading.archive), *across}
    if not found:  # the addresses are known only when nothing is wrong
        found.update(redirects(reading.archive, hand_written(root)))
    return Seen(found, reading.whole)


def _within(archive: Archive) -> Problems:
    """Check what can be seen in one file."""
    yield from registry_ids(archive)
    yield from document_dates(archive)
    yield from spaced_document_numbers(archive)
    for agency in archive.agencies:
        yield from former_names(agency)
    for document in archive.documents:
        yield from edits(document, document.id, document.id)
    for plan in archive.plans:
        yield from plan_ids(plan)
        yield from structure.identity(plan)
        yield from layout.columns(plan)
        yield from layout.targets(plan)
        for record in (plan, *plan.indicators):
            yield from structure.late_keys(record)
        yield from (found for task in plan.tasks for found in _task(plan, task))
        for clause in plan.clause.values():
            yield from structure.one_kind_of_words(clause)
        for at in located(plan, ()):
            yield from edits(at.record, at.name, record_id(at.record, at.owner))
            yield from change_dates(plan, at)
        yield from agencies_twice(plan)
        yield from spaced_numbers(plan)
        for at in located(plan, archive.documents):
            yield from amended(at)
            yield from added_before_repealed(at)
        yield from _reported(archive, plan)


def _task(plan: Plan, task: Task) -> Problems:
    yield from structure.short_title(task)
    yield from structure.spelled_timings(task, plan.year)
    yield from structure.counted_timings(task, plan.year)
    yield from layout.own_cells(plan, task)


def _reported(archive: Archive, plan: Plan) -> Problems:
    """Check what can be seen in the files of reports, and in that of when they are due."""
    if plan.reporting or plan.reports:
        bodies = sorted({name for agency in archive.agencies for name in agency.names}, key=len, reverse=True)
        yield from reporting(plan, bodies)
        yield from reports(plan, today(), bodies)


def _across(archive: Archive) -> Problems:
    """Check what one file says of another, and what a record left out would make look missing."""
    yield from bywords(archive)
    yield from explanations(archive)
    yield from reviewing_documents(archive)
    yield from succession(archive)
    for plan in archive.plans:
        yield from (found for task in plan.tasks for found in structure.activities(task))
        yield from structure.objectives(plan)
        yield from layout.without_column(plan)
        yield from structure.clause_sections(plan)
        yield from continuity(archive, plan)
        yield from (found for group in plan.groups for found in membership(archive, group))
        spaced = [*spaced_numbers(plan)]
        if not any(spaced_document_numbers(archive)):
            yield from (found for found in documents(archive, plan) if not is_cut_short(found, spaced))
        yield from abbreviations(archive, plan)
        yield from indicators(plan)
        yield from sources(plan)
        yield from compared(archive, plan)
        yield from cut_names(archive, plan)
        for at in located(plan, ()):
            yield from amending_documents(archive, at)
        if plan.reports:
            yield from reporters(year_of(archive, plan), today())
            yield from reported_figures(year_of(archive, plan))
