"""Every file that the site offers besides its pages. Apart from `files`, which the modules of the formats import."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

from plan.changes.history import history
from plan.export.api import api_files
from plan.export.calendars import calendar_files
from plan.export.csvfile import csv_files
from plan.export.datapackage import datapackage_file
from plan.export.feeds import feed_files
from plan.export.listjson import json_files
from plan.export.moved import moved_files
from plan.export.pdf import made
from plan.export.qr import qr_codes
from plan.export.robots import robots_file
from plan.export.xlsx import xlsx_files
from plan.ground.files import Build, File
from plan.ground.git import commit_time, data_date
from plan.ground.model import Archive
from plan.reading.load import load


def build(root: Path, site_url: str, settings: Mapping[str, Any]) -> Build:
    """Return what is known of a build of the project under `root`; its settings are those under `extra`.

    The site's address ends in "/", as MkDocs lets it, whether it was set so or not.

    Its time is SOURCE_DATE_EPOCH (https://reproducible-builds.org/specs/source-date-epoch) or else that of the last commit.
    """
    time = int(os.environ.get("SOURCE_DATE_EPOCH") or 0) or commit_time(root) or 0
    return Build(
        site_url=f"{site_url.rstrip('/')}/" if site_url else "",
        time=dt.datetime.fromtimestamp(time, dt.UTC),
        data_date=data_date(root),
        operator=str(settings.get("operator") or ""),
        repository=str(settings.get("repository") or ""),
        history=history(root),
    )


def files(archive: Archive, build: Build) -> Iterator[File]:
    """Yield every file, each path once.

    >>> next(files(archive, Build())).path
    '2031/nhiem-vu.csv'

    Args:
        archive: data without errors.
        build: what the build knows besides.

    """
    for export in EXPORTS:
        yield from export(archive, build)


def made_files(root: Path, build: Build) -> list[File]:
    """Return every file for the data under `root`, and the PDFs that were made of the same data before."""
    return [*files(load(root), build), *made(root, build)]


EXPORTS: tuple[Callable[[Archive, Build], Iterator[File]], ...] = (
    csv_files,
    json_files,
    xlsx_files,
    calendar_files,
    feed_files,
    moved_files,
    datapackage_file,
    api_files,
    robots_file,
    qr_codes,
)
"""What makes the files, a format or a kind each."""
