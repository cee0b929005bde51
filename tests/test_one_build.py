"""One build: the data are read once, git is asked each question once, and a PDF's digest is taken once."""

import os
import shutil
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from plan.export.making import FORKED
from tests.archives import SMALL, copied, with_history
from tests.conftest import built

GIT = """#!/bin/sh
if [ "$1" = -C ]; then printf '%s %s\\n' "$PPID" "$*" >> "$BUILD_LOG/git"; fi
exec "{}" "$@"
"""
"""Stands before git on the path and notes who of us asks it what: the macros plugin does too, without -C."""
NOTED = """
import os, sys
DATA, LOG = os.environ["BUILD_DATA"], os.path.join(os.environ["BUILD_LOG"], "opened")
def note(event, arguments):
    if event == "open" and str(arguments[0]).startswith(DATA):
        number = os.open(LOG, os.O_WRONLY | os.O_APPEND | os.O_CREAT)
        os.write(number, f"{os.getpid()} {arguments[0]}\\n".encode())
        os.close(number)
sys.addaudithook(note)
"""
"""Python runs it as it starts (https://docs.python.org/3/library/site.html): notes which process opens which data file."""


@pytest.fixture(scope="module")
def log(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build a project whose history was kept before, as `make site` does; return the folder of what was noted."""
    folder = tmp_path_factory.mktemp("one-build")
    project = with_history(copied(folder / "project", SMALL))
    subprocess.run([sys.executable, "-m", "plan", "history", "--save"], cwd=project, check=True)
    (project / "build/pdf").mkdir()
    (project / "build/pdf/cu.pdf").touch()  # without a PDF nobody would take a digest
    (folder / "bin").mkdir()
    (folder / "bin/git").write_text(GIT.format(shutil.which("git")), encoding="utf-8")
    (folder / "bin/git").chmod(0o755)
    (folder / "bin/sitecustomize.py").write_text(NOTED, encoding="utf-8")
    path = f"{folder / 'bin'}{os.pathsep}{os.environ['PATH']}"
    noting = {"PATH": path, "PYTHONPATH": str(folder / "bin"), "BUILD_LOG": str(folder), "BUILD_DATA": f"{project}/data/"}
    built(project, folder / "site", SOURCE_DATE_EPOCH="", **noting)
    return folder


def test_git_is_asked_each_question_once_and_by_one_process(log: Path) -> None:
    lines = [line.split(" ", 3) for line in (log / "git").read_text(encoding="utf-8").splitlines()]
    assert len({asker for asker, *_ in lines}) == 1
    assert Counter(question for *_, question in lines) == {
        "log -1 --format=%ct": 1,
        "rev-parse --is-shallow-repository": 1,
        "log -1 --format=%h %ct -- data": 1,
    }


def test_the_data_are_read_once_and_their_digest_is_taken_once(log: Path) -> None:
    opened = Counter((log / "opened").read_text(encoding="utf-8").splitlines())
    processes = {line.partition(" ")[0] for line in opened}
    assert len(processes) == (1 if FORKED == "fork" else 2), "the process of the files has what ours read, where it can"
    files: dict[str, list[int]] = {}
    for line, times in opened.items():
        files.setdefault(line.partition(" ")[2].rpartition("/")[2], []).append(times)
    read_and_digested = [1] * (len(processes) - 1) + [2]
    assert sorted(files["agencies.yml"]) == sorted(files["plan.yml"]) == read_and_digested


def test_every_size_is_filled_in(log: Path) -> None:
    said = (log / "site/du-lieu/index.html").read_text(encoding="utf-8")
    assert "\xa0kB)" in said
    assert "<!--size" not in said
    assert "kB)" in (log / "site/search/pages.json").read_text(encoding="utf-8"), "the search knows the sizes, too"
