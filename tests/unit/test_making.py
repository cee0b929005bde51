"""The process that makes the files while the pages are made."""

import multiprocessing
import os
import signal
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from hooks.files import on_post_build, on_pre_build
from plan.ground.files import Build
from tests.unit.builders import Project


def test_ctrl_c_does_not_cut_the_files_off_on_their_way(tmp_path: Path) -> None:
    Project(tmp_path)
    site = tmp_path / "site"
    config: Any = SimpleNamespace(config_file_path=str(tmp_path / "mkdocs.yml"), site_dir=str(site), extra={"build": Build()})
    handler = signal.getsignal(signal.SIGINT)
    on_pre_build(config)
    for child in multiprocessing.active_children():
        os.kill(child.pid or 0, signal.SIGINT)
    on_post_build(config)
    assert (site / "robots.txt").is_file()
    assert signal.getsignal(signal.SIGINT) == handler
