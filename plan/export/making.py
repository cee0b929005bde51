"""The process that makes the files while the pages are made: the pages take longer, so that a second core saves the time."""

from __future__ import annotations

import gc
import itertools
import multiprocessing
import shutil
import signal
import sys
import traceback
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import cached_property
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any, Literal

from plan.export.every import other_files
from plan.export.formats import files_of_lists
from plan.export.pdf import made
from plan.export.tables.files import table_files
from plan.ground.files import Build, File, write
from plan.ground.model import Archive
from plan.ground.progress import Counter
from plan.reading.load import load

AWAY = ".away-"
"""So the names of folders begin that hold what another build had made."""

SPAWNED: Literal["fork", "spawn"] = "spawn"
"""How a process begins anew, and imports and reads all again: the only way where other threads are, and outside Linux."""
FORKED: Literal["fork", "spawn"] = "fork" if sys.platform == "linux" else SPAWNED
"""How it goes on from where we are, with what we have read: half a second of the processor less."""


class MakingError(RuntimeError):
    """The process came to an end before all files were made."""


class Making:
    """Every file for the data under a project's root, being written into a site, in a process that ends with ours.

    Those of lists and tables come first, for a page tells their sizes. The process takes no notice of Ctrl-C, which we get,
    too. Before it writes, it takes away what was put away in the site's folder.
    """

    def __init__(self, root: Path, build: Build, site: Path, method: Literal["fork", "spawn"] = FORKED) -> None:
        context = multiprocessing.get_context("fork") if method == "fork" else multiprocessing.get_context("spawn")
        self._heard, mouth = context.Pipe(duplex=False)
        self._process = context.Process(target=_make, args=(root, build, site, mouth), daemon=True)
        with _without_interrupt():
            self._process.start()
        mouth.close()

    @cached_property
    def sizes(self) -> Mapping[str, int]:
        """The bytes of every file of lists and tables, by path; waits until they are written."""
        sizes: Mapping[str, int] = self._next()
        return sizes

    def wait(self) -> None:
        """Wait until every file is written; count them meanwhile.

        Raises:
            MakingError: the process was ended, or something went wrong there, which it tells.

        """
        counter = Counter("Tệp")
        counter.add(len(self.sizes))
        while self._next():
            counter.add()
        counter.end()

    def stop(self) -> None:
        """Let no more files be made."""
        self._process.terminate()
        self._process.join()

    def _next(self) -> Any:
        """Return what the process says next: the sizes, then 1 for each further file, 0 at last."""
        try:
            said = self._heard.recv()
        except EOFError:
            message = "the process that makes the files was ended"
            raise MakingError(message) from None
        if isinstance(said, str):
            raise MakingError(said)
        return said


def _make(root: Path, build: Build, site: Path, mouth: Connection) -> None:
    try:
        for old in site.glob(f"{AWAY}*"):
            shutil.rmtree(old)
        archive = load(root)
        gc.freeze()  # as hooks/rubbish.py
        mouth.send({file.path: _written(file, site) for file in _with_sizes(archive, build)})
        for file in itertools.chain(other_files(archive, build), made(root, build)):
            _written(file, site)
            mouth.send(1)
        mouth.send(0)
    except Exception:  # noqa: BLE001 (told over there; not every error can be sent itself)
        mouth.send(traceback.format_exc())


def _with_sizes(archive: Archive, build: Build) -> Iterator[File]:
    return itertools.chain(files_of_lists(archive, build), table_files(archive, build))


def _written(file: File, site: Path) -> int:
    """Write a file; return its bytes."""
    write(site / file.path, file.content)
    return len(file.content)


@contextmanager
def _without_interrupt() -> Iterator[None]:
    """Let a process that begins meanwhile take no notice of Ctrl-C: it inherits that."""
    interrupt = signal.signal(signal.SIGINT, signal.SIG_IGN)
    yield
    signal.signal(signal.SIGINT, interrupt)
