"""The files that the data imply besides pages, made beside them and written into the finished site."""

from __future__ import annotations

import multiprocessing
import signal
from concurrent.futures import Future, ProcessPoolExecutor
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig

from plan.export.every import build, made_files
from plan.ground.files import File, write

_making: dict[str, Future[list[File]]] = {}
"""Files being made, by the folder that they go to."""


def on_pre_build(config: MkDocsConfig) -> None:
    """Start to make every file in a process of its own: the pages take longer, so that a second core saves the time.

    It takes no notice of Ctrl-C: interrupted while it hands over the files, it would leave us waiting for the rest for ever.
    """
    root = Path(config.config_file_path).parent
    known = build(root, config.site_url or "", config.extra)
    process = ProcessPoolExecutor(1, multiprocessing.get_context("spawn"))
    interrupt = signal.signal(signal.SIGINT, signal.SIG_IGN)  # the new process inherits this
    _making[config.site_dir] = process.submit(made_files, root, known)
    signal.signal(signal.SIGINT, interrupt)
    process.shutdown(wait=False)  # it ends when it is done


def on_post_build(config: MkDocsConfig) -> None:
    """Write every file."""
    for file in _making.pop(config.site_dir).result():
        write(Path(config.site_dir, file.path), file.content)
