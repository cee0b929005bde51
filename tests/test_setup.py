"""What scripts/setup.sh installs, and what it says where it can install nothing."""

import os
import subprocess
from pathlib import Path

import pytest

from tests.archives import ROOT

SHELL = ("sh", "id", "uname", "cat", "env", "mktemp", "rm", "tee")
INSTALL = "apt-get -qq install -y --no-install-recommends --no-remove --reinstall "
OFFICE = 'while [ "$1" != --outdir ]; do shift; done; echo made | tee "$2/table.xlsx" "$2/words.docx"'
"""A LibreOffice that makes the workbook and the Word file it is asked for."""
CALC = 'while [ "$1" != --outdir ]; do shift; done; echo xlsx >"$2/table.xlsx"'
"""One that has no part for Word files."""
PARTS = "libreoffice-calc-nogui libreoffice-writer-nogui"
PAGE = "echo '<html><body><p>opened</p></body></html>'"
"""A browser that opens the page it is given."""
HALF = "[ $1 = --version ] && echo 1.0"
"""A program of which enough is there to say its version, and no more."""


@pytest.fixture
def bare(tmp_path: Path) -> dict[str, str]:
    """Return the environment of a machine that has neither programs nor apt-get, but the fonts."""
    for name in SHELL:
        found = next(path for folder in os.get_exec_path() if (path := Path(folder) / name).exists())
        (tmp_path / name).symlink_to(found)
    program(tmp_path, "fc-list", "echo Carlito")
    return {"PATH": str(tmp_path), "TMPDIR": str(tmp_path)}


@pytest.fixture
def calls(bare: dict[str, str]) -> Path:
    """Give root an apt-get and a dpkg that only write down what they are told.

    There is what a file `stock` names: "soffice" is whole after an installation. Where there is a file `broken`, apt-get
    refuses until dpkg has finished what was interrupted, or `--fix-broken` where the file says that it needs this.
    """
    folder = Path(bare["PATH"])
    (folder / "id").unlink()
    program(folder, "id", "echo 0")
    note = f'cd {folder}; echo "${{0##*/}} $*" >>calls'
    program(folder, "dpkg", f"{note}; [ ! -e broken ] || [ -s broken ] || rm broken")
    mended = 'case "$*" in *--fix-broken) rm -f broken ;; esac'
    installed = 'read -r name <stock || true; [ -z "$name" ] || cat whole >"$name"'
    program(folder, "apt-get", f"{note}; {mended}; [ ! -e broken ] && [ -e stock ] || exit 100; {installed}")
    return folder / "calls"


def program(folder: Path, name: str, content: str) -> None:
    (folder / name).write_text(f"#!/bin/sh\n{content}\n", encoding="utf-8")
    (folder / name).chmod(0o755)


def sold(folder: Path, name: str, content: str) -> None:
    """Let apt-get have a program."""
    (folder / "stock").write_text(f"{name}\n", encoding="utf-8")
    program(folder, "whole", content)


def setup(environment: dict[str, str], *needs: str) -> tuple[int, list[str]]:
    command = ["sh", "scripts/setup.sh", *needs]
    result = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    assert result.stdout.startswith("Đang cài") or not result.stdout
    assert list(Path(environment["TMPDIR"]).glob("tmp.*")) == [], "what it tried is cleared away"
    return result.returncode, result.stderr.splitlines()


def told(calls: Path) -> list[str]:
    return calls.read_text(encoding="utf-8").splitlines() if calls.exists() else []


def test_without_libreoffice_it_says_in_a_line_each_what_is_not_tested_and_goes_on(bare: dict[str, str]) -> None:
    status, (tables, words) = setup(bare, "office")
    assert status == 0
    assert "Excel" in tables
    assert "apt-get install --reinstall libreoffice-calc-nogui" in tables
    assert "Word" in words
    assert "apt-get install --reinstall libreoffice-writer-nogui" in words


def test_a_libreoffice_without_its_part_for_word_files_is_told_by_that_alone(bare: dict[str, str], calls: Path) -> None:
    program(calls.parent, "soffice", CALC)
    (calls.parent / "stock").touch()
    status, (line,) = setup(bare, "office")
    assert status == 0
    assert "libreoffice-writer-nogui" in line
    assert told(calls) == ["dpkg --configure -a", f"{INSTALL}libreoffice-writer-nogui"]


def test_without_java_it_says_in_one_line_what_is_not_checked_and_goes_on(bare: dict[str, str]) -> None:
    status, (line,) = setup(bare, "java")
    assert status == 0
    assert "HTML" in line
    assert "apt-get install --reinstall default-jre-headless" in line


@pytest.mark.parametrize(
    ("need", "called", "packages"),
    [("firefox", "Firefox", "firefox-esr"), ("webkit", "WebKit", "webkit2gtk-driver xvfb")],
)
def test_without_a_browser_of_another_engine_it_says_so_in_one_line_and_goes_on(
    bare: dict[str, str], calls: Path, need: str, called: str, packages: str
) -> None:
    status, (line,) = setup(bare, need)
    assert status == 0
    assert called in line
    assert packages in line
    assert told(calls)[1] == INSTALL + packages


def test_without_a_browser_it_says_what_to_install_and_stops(bare: dict[str, str]) -> None:
    status, lines = setup(bare, "browser", "office")
    assert status == 1
    assert any("apt-get install --reinstall chromium" in line for line in lines)
    assert any("libreoffice" in line for line in lines)


def test_what_it_does_not_know_it_refuses_before_all_else(bare: dict[str, str], calls: Path) -> None:
    status, (line,) = setup(bare, "office", "borwser")
    assert status == 1
    assert "borwser" in line
    assert told(calls) == []


def test_what_works_is_not_installed(bare: dict[str, str], calls: Path) -> None:
    program(calls.parent, "soffice", OFFICE)
    program(calls.parent, "chromium", PAGE)
    program(calls.parent, "java", "")
    assert setup(bare, "browser", "office", "java") == (0, [])
    assert told(calls) == []


@pytest.mark.parametrize(
    ("need", "name", "whole", "package"),
    [
        ("office", "soffice", OFFICE, PARTS),
        ("browser", "chromium-headless-shell", PAGE, ""),
    ],
)
def test_what_is_there_by_half_is_installed_again(
    bare: dict[str, str], calls: Path, need: str, name: str, whole: str, package: str
) -> None:
    program(calls.parent, name, HALF)
    sold(calls.parent, name, whole)
    assert setup(bare, need) == (0, [])
    assert told(calls) == ["dpkg --configure -a", f"{INSTALL}{package or name}"]


@pytest.mark.parametrize(("need", "name"), [("office", "soffice"), ("browser", "chromium")])
def test_what_stays_there_by_half_is_told_as_what_is_missing(bare: dict[str, str], need: str, name: str) -> None:
    missing = setup(bare, need)
    program(Path(bare["PATH"]), name, HALF)
    assert setup(bare, need) == missing


@pytest.mark.parametrize("needs", ["", "fix-broken"])
def test_an_interrupted_installation_is_finished_first(bare: dict[str, str], calls: Path, needs: str) -> None:
    (calls.parent / "broken").write_text(needs, encoding="utf-8")
    program(calls.parent, "soffice", HALF)
    sold(calls.parent, "soffice", OFFICE)
    assert setup(bare, "office") == (0, [])
    first, *later = told(calls)
    both = f"{INSTALL}{PARTS}"
    again = ["apt-get -qq update", "apt-get -qq install -y --no-remove --fix-broken", both]
    assert first == "dpkg --configure -a"
    assert later == [both, *(again if needs else [])]


def test_all_that_is_missing_is_installed_at_once_from_the_lists_at_hand(bare: dict[str, str], calls: Path) -> None:
    (calls.parent / "stock").touch()
    (calls.parent / "fc-list").unlink()
    setup(bare, "browser", "office", "java")
    _, call = told(calls)
    assert call.startswith(f"{INSTALL}chromium-headless-shell ")
    assert "libreoffice-calc-nogui" in call
    assert "default-jre-headless" in call


def test_lists_are_fetched_where_those_at_hand_do_not_do_and_what_is_not_there_keeps_nothing_away(
    bare: dict[str, str], calls: Path
) -> None:
    (calls.parent / "fc-list").unlink()
    setup(bare, "browser", "office")
    _, first, update, _, second, *single = told(calls)
    assert update == "apt-get -qq update"
    assert first == second
    packages = first.removeprefix(INSTALL).split()
    instead = {
        "chromium-headless-shell": ["chromium"],
        "libreoffice-calc-nogui": ["libreoffice-calc"],
        "libreoffice-writer-nogui": ["libreoffice-writer"],
    }
    wanted = [name for package in packages for name in (package, *instead.get(package, []))]
    assert [call.removeprefix(INSTALL) for call in single] == wanted
