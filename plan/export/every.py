"""Every file that the site offers besides its pages, and what is known of the build that makes them."""

from __future__ import annotations

import dataclasses
import datetime as dt
import os
from collections.abc import Callable, Iterator
from pathlib import Path

from plan.changes.history import history
from plan.export.api import api_files
from plan.export.dcat import dcat_file
from plan.export.formats.xml import feeds_of_plans
from plan.export.moved import moved_files
from plan.export.pdf import stems
from plan.export.qr import qr_codes
from plan.export.reporting.form import form_files
from plan.export.robots import robots_file
from plan.export.share import pictures
from plan.export.word.document import word_files
from plan.ground.files import Build, File
from plan.ground.git import commit_time, data_commit
from plan.ground.model import Archive
from plan.ground.settings import Settings


def build(root: Path, settings: Settings, archive: Archive | None = None) -> Build:
    """Return what is known of a build of the project under `root`: asked of git and of the disk here alone, once a run.

    Its time is `build_time`.
    """
    last = data_commit(root)
    known = Build(
        site_url=settings.site_url,
        time=build_time(root),
        data_date=last.day if last else None,
        operator=settings.operator,
        repository=settings.repository,
        history=history(root, last, archive),
    )
    return dataclasses.replace(known, papers=stems(root, known))


def build_time(root: Path) -> dt.datetime:
    """Return when a build of a project is said to be made.

    That is SOURCE_DATE_EPOCH (https://reproducible-builds.org/specs/source-date-epoch) or else the time of the last commit.
    """
    time = int(os.environ.get("SOURCE_DATE_EPOCH") or 0) or commit_time(root) or 0
    return dt.datetime.fromtimestamp(time, dt.UTC)


def other_files(archive: Archive, build: Build) -> Iterator[File]:
    """Yield every file that is not a list's, each path once; the PDFs are made before.

    >>> next(other_files(archive, Build())).path
    '2031/thay-doi.xml'

    Args:
        archive: data without errors.
        build: what the build knows besides.

    """
    for export in OTHERS:
        yield from export(archive, build)


OTHERS: tuple[Callable[[Archive, Build], Iterator[File]], ...] = (
    feeds_of_plans,
    moved_files,
    dcat_file,
    api_files,
    robots_file,
    qr_codes,
    pictures,
    word_files,
    form_files,
)
"""What makes the files that are not of lists, a kind each."""
