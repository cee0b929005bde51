"""Each browser is started once by each process that tests in it; the site has a watch at the top of each page."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest
from selenium.common.exceptions import WebDriverException

from tests.conftest import Site
from tests.engines.engine import Engine
from tests.engines.reader import Reader
from tests.engines.start import ENGINES
from tests.serving import served

WATCH = """<script>{
const broken = (globalThis.broken = []);
addEventListener("error", ({ message, target }) => broken.push(message ?? `not loaded: ${target.src ?? target.href}`), true);
addEventListener("unhandledrejection", ({ reason }) => broken.push(String(reason)));
addEventListener("securitypolicyviolation", (told) => broken.push(`${told.effectiveDirective} refuses ${told.blockedURI}`));
console.error = console.warn = (...said) => broken.push(said.join(" "));
}</script>"""
"""Keeps what breaks in a page; it stands before the page's own policy, which would refuse it."""
ALONE = """<meta http-equiv="Content-Security-Policy" content="default-src 'self' 'unsafe-inline' data: blob:">"""
"""Refuses what other hosts have, whatever the page's own policy says."""


@pytest.fixture(scope="session", params=ENGINES)
def engine(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    try:
        engine = ENGINES[request.param](tmp_path_factory.mktemp(request.param))
    except (OSError, WebDriverException) as error:
        without = f"Không thử được trang bằng {request.param} ({error}); muốn thử: sh scripts/setup.sh {request.param}"
        assert not os.environ.get("CI"), without
        pytest.skip(without)
    yield engine
    engine.close()


@pytest.fixture(scope="session")
def watched(site: Site) -> Iterator[str]:
    """Serve the frozen site with the watch; yield its address."""
    yield from served(site.folder, before_policy=WATCH + ALONE)


@pytest.fixture
def reader(engine: Engine, watched: str) -> Iterator[Reader]:
    """Return somebody who reads the site on a wide screen; whatever breaks meanwhile breaks the test."""
    reader = Reader(engine, watched)
    engine.resize(1280, 800)
    yield reader
    reader.leave()
