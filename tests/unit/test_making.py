"""The process that makes the files while the pages are made."""

import multiprocessing
import os
import signal
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from mkdocs.structure.files import Files

from hooks.files import on_files, on_post_build
from plan.export.making import Making, MakingError
from plan.ground.files import Build
from tests.unit.builders import Project


def test_ctrl_c_does_not_cut_the_files_off_on_their_way(tmp_path: Path) -> None:
    Project(tmp_path)
    site = tmp_path / "site"
    config: Any = SimpleNamespace(config_file_path=str(tmp_path / "mkdocs.yml"), site_dir=str(site), extra={"build": Build()})
    handler = signal.getsignal(signal.SIGINT)
    on_files(Files([]), config)
    for child in multiprocessing.active_children():
        os.kill(child.pid or 0, signal.SIGINT)
    on_post_build(config)
    assert (site / "robots.txt").is_file()
    assert signal.getsignal(signal.SIGINT) == handler


def test_what_goes_wrong_there_is_told_here(tmp_path: Path) -> None:
    making = Making(Project(tmp_path).root, Build(), tmp_path / "site")
    making.stop()
    with pytest.raises(MakingError, match="was ended"):
        making.wait()
    missing = Making(tmp_path / "khong-co", Build(), tmp_path / "site")
    with pytest.raises(MakingError, match="DataError"):
        missing.wait()
