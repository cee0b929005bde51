"""The process that makes the files while the pages are made: the pages take longer, so that a second core saves the time."""

from __future__ import annotations

import multiprocessing
import signal
from collections.abc import Mapping
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from plan.export.every import other_files
from plan.export.formats import files_of_lists
from plan.export.pdf import made
from plan.export.tables.files import table_files
from plan.ground.files import Build, File, write
from plan.reading.load import load


class Making:
    """Every file for the data under a project's root, being made; lists and tables first, for a page tells their sizes.

    The process takes no notice of Ctrl-C: interrupted while it hands over the files, it would leave us waiting for the rest
    for ever.
    """

    def __init__(self, root: Path, build: Build) -> None:
        process = ProcessPoolExecutor(1, multiprocessing.get_context("spawn"))
        interrupt = signal.signal(signal.SIGINT, signal.SIG_IGN)  # the new process inherits this
        self._told = process.submit(_with_sizes, root, build)
        self._others = process.submit(_others, root, build)
        signal.signal(signal.SIGINT, interrupt)
        process.shutdown(wait=False)  # it ends when it is done

    @property
    def sizes(self) -> Mapping[str, int]:
        """The bytes of every file of lists and tables, by path; waits until they are made."""
        return {file.path: len(file.content) for file in self._told.result()}

    def write(self, site: Path) -> None:
        """Write every file into the finished site."""
        for file in (*self._told.result(), *self._others.result()):
            write(site / file.path, file.content)


def _with_sizes(root: Path, build: Build) -> list[File]:
    archive = load(root)
    return [*files_of_lists(archive, build), *table_files(archive, build)]


def _others(root: Path, build: Build) -> list[File]:
    return [*other_files(load(root), build), *made(root, build)]
