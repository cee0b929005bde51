"""One strict build of the frozen plan of 2022, shared by all site tests; the live data are tested in tests/live/."""

import fcntl
import functools
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser
from selectolax.lexbor import LexborHTMLParser

from plan.ground.model import Archive, Plan
from plan.reading.load import load
from tests.archives import FROZEN, REPORTED, ROOT, SMALL, TWOLEVEL, copied, with_history, with_next_year
from tests.serving import browsing, served

REPOSITORY = os.environ.get("REPOSITORY") or "https://github.com/vi-du/ten-kho"
SITE_URL = os.environ.get("SITE_URL") or "https://vi-du.example/ten-kho/"


def pytest_xdist_auto_num_workers() -> int:
    """Let one process more test than there are cores: a browser waits much, for the network to be idle above all."""
    return (os.cpu_count() or 1) + 1


def built(project: Path, target: Path, **settings: str) -> Path:
    """Build a project strictly into a folder and return it."""
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1", **settings}
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", str(target)]
    result = subprocess.run(command, cwd=project, env=environment, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stdout + result.stderr
    return target


@functools.cache
def parsed(file: Path) -> LexborHTMLParser:
    return LexborHTMLParser(file.read_text(encoding="utf-8"))


@dataclass(frozen=True)
class Site:
    """A finished site."""

    folder: Path

    @property
    def project(self) -> Path:
        """The copy of the project that it was built from, with a history of two commits; nobody changes it."""
        return self.folder.parent / "project"

    def page(self, address: str) -> LexborHTMLParser:
        """Parse the page of an address ("2022/quy/1/")."""
        return parsed(self.folder / address / "index.html")

    def files(self) -> list[Path]:
        """All HTML files."""
        return sorted(self.folder.rglob("*.html"))


@pytest.fixture(scope="session")
def archive() -> Archive:
    return load(FROZEN)


@pytest.fixture(scope="session")
def plan(archive: Archive) -> Plan:
    return archive.newest


def once_a_run(name: str, make: Callable[[], object]) -> None:
    """Make something in build/ once a run, by the first of the processes that test side by side and ask for it."""
    run = os.environ.get("PYTEST_XDIST_TESTRUNUID", "")
    (ROOT / "build").mkdir(exist_ok=True)
    with (ROOT / f"build/{name}.run").open("a+", encoding="utf-8") as stamp:
        fcntl.flock(stamp, fcntl.LOCK_EX)
        stamp.seek(0)
        if not run or stamp.read() != run:
            make()
            stamp.truncate(0)
            stamp.write(run)


@pytest.fixture(scope="session")
def site() -> Site:
    """Build the frozen plan as it would be published."""
    return built_once("frozen", lambda folder: with_history(copied(folder)))


@pytest.fixture(scope="session")
def small() -> Site:
    """Build the small frozen plan as it would be published."""
    return built_once("small", lambda folder: with_history(copied(folder, SMALL)))


@pytest.fixture(scope="session")
def two_years() -> Site:
    """Build the frozen plan with one of 2027 beside it as it would be published."""
    return built_once("two-years", lambda folder: with_history(with_next_year(folder)))


@pytest.fixture(scope="session")
def twolevel() -> Site:
    """Build the frozen plan of two levels, strictly, as it would be published."""
    return built_once("twolevel", lambda folder: with_history(copied(folder, TWOLEVEL)))


@pytest.fixture(scope="session")
def reported() -> Site:
    """Build the frozen plan on which agencies reported, strictly, as it would be published."""
    return built_once("reported", lambda folder: with_history(copied(folder, REPORTED)))


@pytest.fixture(scope="module")
def reports(reported: Site) -> Iterator[str]:
    """Yield the address at which the site of the reported plan is served."""
    yield from served(reported.folder)


def built_once(name: str, made: Callable[[Path], Path]) -> Site:
    """Build a project, made in a folder of build/, once a run; the site stands beside it."""
    folder = ROOT / "build" / name

    def make() -> None:
        shutil.rmtree(folder, ignore_errors=True)
        built(made(folder / "project"), folder / "site", REPOSITORY=REPOSITORY, SITE_URL=SITE_URL)

    once_a_run(name, make)
    return Site(folder / "site")


@pytest.fixture(scope="session")
def address(site: Site) -> Iterator[str]:
    yield from served(site.folder)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with browsing() as browser:
        yield browser
