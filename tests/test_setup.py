"""What scripts/setup.sh installs, and what it says where it can install nothing."""

import os
import subprocess
from pathlib import Path

import pytest

from tests.conftest import ROOT

SHELL = ("sh", "id", "uname", "cat", "env")


@pytest.fixture
def bare(tmp_path: Path) -> dict[str, str]:
    """Return the environment of a machine that has neither programs nor apt-get."""
    for name in SHELL:
        found = next(path for folder in os.get_exec_path() if (path := Path(folder) / name).exists())
        (tmp_path / name).symlink_to(found)
    return {"PATH": str(tmp_path)}


@pytest.fixture
def calls(bare: dict[str, str]) -> Path:
    """Give root an apt-get that only writes down what it is told; it has the packages if there is a file `stock`."""
    folder = Path(bare["PATH"])
    (folder / "id").unlink()
    for name, content in (("id", "echo 0"), ("apt-get", f'cd {folder}; echo "$@" >>calls; [ -e stock ]')):
        (folder / name).write_text(f"#!/bin/sh\n{content}\n", encoding="utf-8")
        (folder / name).chmod(0o755)
    return folder / "calls"


def setup(environment: dict[str, str], *needs: str) -> tuple[int, list[str]]:
    command = ["sh", "scripts/setup.sh", *needs]
    result = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    assert result.stdout.startswith("Đang cài") or not result.stdout
    return result.returncode, result.stderr.splitlines()


def test_without_libreoffice_it_says_in_one_line_what_is_not_tested_and_goes_on(bare: dict[str, str]) -> None:
    status, (line,) = setup(bare, "office")
    assert status == 0
    assert "Excel" in line
    assert "apt-get install libreoffice-calc-nogui" in line


def test_without_java_it_says_in_one_line_what_is_not_checked_and_goes_on(bare: dict[str, str]) -> None:
    status, (line,) = setup(bare, "java")
    assert status == 0
    assert "HTML" in line
    assert "apt-get install default-jre-headless" in line


def test_without_a_browser_it_says_what_to_install_and_stops(bare: dict[str, str]) -> None:
    status, lines = setup(bare, "browser", "office")
    assert status == 1
    assert any("apt-get install chromium" in line for line in lines)
    assert any("libreoffice" in line for line in lines)


def test_what_it_does_not_know_it_refuses(bare: dict[str, str]) -> None:
    status, (line,) = setup(bare, "borwser")
    assert status == 1
    assert "borwser" in line


def test_all_that_is_missing_is_installed_at_once_from_the_lists_at_hand(bare: dict[str, str], calls: Path) -> None:
    (calls.parent / "stock").touch()
    setup(bare, "browser", "office", "java")
    (call,) = calls.read_text(encoding="utf-8").splitlines()
    assert call.startswith("-qq install -y --no-install-recommends chromium-headless-shell ")
    assert "libreoffice-calc-nogui" in call
    assert "default-jre-headless" in call


def test_lists_are_fetched_where_those_at_hand_do_not_do_and_what_is_not_there_keeps_nothing_away(
    bare: dict[str, str], calls: Path
) -> None:
    setup(bare, "browser", "office")
    first, update, second, *single = calls.read_text(encoding="utf-8").splitlines()
    assert update == "-qq update"
    assert first == second
    packages = first.removeprefix("-qq install -y --no-install-recommends ").split()
    assert [call.split()[-1] for call in single] == [packages[0], "chromium", *packages[1:]]
