"""Every file that the site offers besides its pages. Apart from `files`, which the modules of the formats import."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from plan.export.api import api_files
from plan.export.calendars import calendar_files
from plan.export.csvfile import csv_files
from plan.export.feeds import feed_files
from plan.export.files import Build, File
from plan.export.listjson import json_files
from plan.export.moved import moved_files
from plan.export.qr import qr_codes
from plan.export.robots import robots_file
from plan.export.xlsx import xlsx_files
from plan.model import Archive


def files(archive: Archive, build: Build) -> Iterator[File]:
    """Yield every file, each path once.

    Args:
        archive: data without errors.
        build: what the build knows besides.

    """
    for export in EXPORTS:
        yield from export(archive, build)


EXPORTS: tuple[Callable[[Archive, Build], Iterator[File]], ...] = (
    csv_files,
    json_files,
    xlsx_files,
    calendar_files,
    feed_files,
    moved_files,
    api_files,
    robots_file,
    qr_codes,
)
"""What makes the files, a format or a kind each."""
