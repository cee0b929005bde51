"""What scripts/setup.sh says where it can install nothing."""

import os
import subprocess
from pathlib import Path

import pytest

from tests.conftest import ROOT

SHELL = ("sh", "id", "uname", "cat")


@pytest.fixture
def bare(tmp_path: Path) -> dict[str, str]:
    """Return the environment of a machine that has neither programs nor apt-get."""
    for name in SHELL:
        found = next(path for folder in os.get_exec_path() if (path := Path(folder) / name).exists())
        (tmp_path / name).symlink_to(found)
    return {"PATH": str(tmp_path)}


def setup(environment: dict[str, str], *needs: str) -> tuple[int, list[str]]:
    command = ["sh", "scripts/setup.sh", *needs]
    result = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    assert result.stdout == ""
    return result.returncode, result.stderr.splitlines()


def test_without_libreoffice_it_says_in_one_line_what_is_not_tested_and_goes_on(bare: dict[str, str]) -> None:
    status, (line,) = setup(bare, "office")
    assert status == 0
    assert "Excel" in line
    assert "apt-get install libreoffice-calc-nogui" in line


def test_without_a_browser_it_says_what_to_install_and_stops(bare: dict[str, str]) -> None:
    status, lines = setup(bare, "browser", "office")
    assert status == 1
    assert any("apt-get install chromium" in line for line in lines)
    assert any("libreoffice" in line for line in lines)


def test_what_it_does_not_know_it_refuses(bare: dict[str, str]) -> None:
    status, (line,) = setup(bare, "borwser")
    assert status == 1
    assert "borwser" in line
