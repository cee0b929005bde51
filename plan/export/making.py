"""The process that makes the files while the pages are made: the pages take longer, so that a second core saves the time."""

from __future__ import annotations

import multiprocessing
import shutil
import signal
from collections.abc import Iterator, Mapping
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from multiprocessing.process import BaseProcess
from pathlib import Path

from plan.export.every import other_files
from plan.export.formats import files_of_lists
from plan.export.pdf import made
from plan.export.tables.files import table_files
from plan.ground.files import Build, File, write
from plan.ground.progress import counted
from plan.reading.load import load

AWAY = ".away-"
"""So the names of folders begin that hold what another build had made."""


class Making:
    """Every file for the data under a project's root, being made; lists and tables first, for a page tells their sizes.

    The process takes no notice of Ctrl-C: interrupted while it hands over the files, it would leave us waiting for the rest
    for ever.
    """

    def __init__(self, root: Path, build: Build) -> None:
        process = ProcessPoolExecutor(1, multiprocessing.get_context("spawn"))
        with _without_interrupt():
            self._told = process.submit(_with_sizes, root, build)
            self._others = process.submit(_others, root, build)
        process.shutdown(wait=False)  # it ends when it is done

    @property
    def sizes(self) -> Mapping[str, int]:
        """The bytes of every file of lists and tables, by path; waits until they are made."""
        return {file.path: len(file.content) for file in self._told.result()}

    def write(self, site: Path) -> None:
        """Write every file into the finished site."""
        files = [*self._told.result(), *self._others.result()]
        for file in counted(files, "Tệp", len(files)):
            write(site / file.path, file.content)


def written_apart(root: Path, build: Build, site: Path) -> BaseProcess:
    """Write every file into a site that is there already, in a process that ends with ours; return that process.

    Before, it takes away what was put away in the site's folder.
    """
    process = multiprocessing.get_context("spawn").Process(target=_write, args=(root, build, site), daemon=True)
    with _without_interrupt():
        process.start()
    return process


def _write(root: Path, build: Build, site: Path) -> None:
    for old in site.glob(f"{AWAY}*"):
        shutil.rmtree(old)
    for files in (_with_sizes(root, build), _others(root, build)):
        for file in files:
            write(site / file.path, file.content)


@contextmanager
def _without_interrupt() -> Iterator[None]:
    """Let a process that begins meanwhile take no notice of Ctrl-C: it inherits that."""
    interrupt = signal.signal(signal.SIGINT, signal.SIG_IGN)
    yield
    signal.signal(signal.SIGINT, interrupt)


def _with_sizes(root: Path, build: Build) -> list[File]:
    archive = load(root)
    return [*files_of_lists(archive, build), *table_files(archive, build)]


def _others(root: Path, build: Build) -> list[File]:
    return [*other_files(load(root), build), *made(root, build)]
