"""The live data as they are, and as they would be after many right edits at once: a strict build of each."""

import shutil
from dataclasses import dataclass
from pathlib import Path

import pytest

from plan.ground.model import Archive
from plan.reading.load import load
from tests.archives import ROOT, copied, with_history
from tests.conftest import REPOSITORY, SITE_URL, Site, built, built_once, once_a_run
from tests.live.edits import LAWFUL, after
from tests.unit.builders import Project


@dataclass(frozen=True)
class Published:
    """A site, and the project that it was built from."""

    site: Site
    root: Path

    @property
    def archive(self) -> Archive:
        return load(self.root)


@pytest.fixture(scope="session", params=["live", "edited"])
def published(request: pytest.FixtureRequest) -> Published:
    """The live data as they are (build/site: what is tested is what is published), and after every right edit."""
    return live() if request.param == "live" else edited()


def live() -> Published:
    target = ROOT / "build/site"

    def make() -> None:
        shutil.rmtree(target, ignore_errors=True)
        built(ROOT, target, REPOSITORY=REPOSITORY, SITE_URL=SITE_URL)

    once_a_run("site", make)
    return Published(Site(target), ROOT)


def edited() -> Published:
    def project(folder: Path) -> Path:
        after(Project.of(copied(folder, ROOT)), LAWFUL.values())
        return with_history(folder)

    site = built_once("edited", project)
    return Published(site, site.project)
