"""Plans as Word documents, taken apart."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from plan.export.word.document import as_word
from plan.ground.model import Archive
from plan.reading.load import load
from tests.archives import FROZEN, SMALL, TWOLEVEL
from tests.unit.exported import BUILD
from tests.word.opened import Opened

PLANS = {"2022": FROZEN, "small": SMALL, "twolevel": TWOLEVEL}
WITHOUT = "LibreOffice Writer không có nên không mở thử được tệp Word; muốn thử: apt-get install libreoffice-writer-nogui"
Office = Callable[[Mapping[str, bytes], str], dict[str, bytes]]


@pytest.fixture(scope="session", params=PLANS)
def plans(request: pytest.FixtureRequest) -> Archive:
    """Return each frozen plan, one after the other."""
    return load(PLANS[request.param])


@pytest.fixture(scope="session")
def content(plans: Archive) -> bytes:
    return as_word(plans.newest, plans, BUILD)


@pytest.fixture(scope="session")
def word(content: bytes) -> Opened:
    return Opened(content)


@pytest.fixture(scope="session")
def office(tmp_path_factory: pytest.TempPathFactory) -> Office:
    """Return what has LibreOffice Writer open documents and keep them in another format: contents by name."""
    if not shutil.which("soffice"):
        assert not os.environ.get("CI"), WITHOUT
        pytest.skip(WITHOUT)
    profile = tmp_path_factory.mktemp("office").as_uri()

    def convert(documents: Mapping[str, bytes], form: str) -> dict[str, bytes]:
        given, taken = tmp_path_factory.mktemp("given"), tmp_path_factory.mktemp("taken")
        for name, content in documents.items():
            (given / f"{name}.docx").write_bytes(content)
        files: list[Path | str] = [*given.iterdir()]
        head = ["soffice", f"-env:UserInstallation={profile}", "--headless", "--convert-to", form, "--outdir", str(taken)]
        subprocess.run([*head, *files], check=True, capture_output=True, timeout=300)
        return {file.stem: file.read_bytes() for file in taken.iterdir()}

    return convert
