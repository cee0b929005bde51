"""What lets `make site` leave a finished site as it is, and what makes it build."""

import os
import shutil
import subprocess
import sys
import sysconfig
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

from plan.ground.settings import SETTINGS
from scripts.built import KEPT, MADE, READ, inputs, made, main
from tests.archives import ROOT, SMALL, copied, git, with_history
from tests.test_one_build import NOTED

READS = {
    "data": "data/2031/plan.yml",
    "the source": "data/2031/source.txt",
    "a page written by hand": "docs/gioi-thieu.md",
    "a script of the browser": "docs/assets/js/frame.js",
    "the theme's blocks": "overrides/main.html",
    "code": "plan/facts/lists.py",
    "a template": "plan/html/pages/task.html",
    "the proof": "proof/__main__.py",
    "a macro": "macros/__init__.py",
    "a hook": "hooks/head.py",
    "the settings of MkDocs": "mkdocs.yml",
    "the libraries' list": "requirements/site.txt",
    "the steps": "Makefile",
    "what asks": "scripts/built.py",
}


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a project with what stands for a finished site. Who changes it changes it back."""
    folder = copied(tmp_path_factory.mktemp("built") / "project", SMALL)
    for name in ("scripts", "requirements"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy2(ROOT / "Makefile", folder)
    with_history(folder)
    for file in ("site/index.html", "site/2031/index.html", "build/pdf/2031/toan-van.pdf"):
        (folder / file).parent.mkdir(parents=True, exist_ok=True)
        (folder / file).write_text("<p>", encoding="utf-8")
    return folder


@pytest.fixture
def built(project: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the project, of whose site `make site` has taken note."""
    monkeypatch.delenv("SITE_URL", raising=False)
    (project / KEPT).unlink(missing_ok=True)
    assert asked(project) == 1
    assert asked(project, "--done") == 0
    return project


def asked(folder: Path, *options: str) -> int:
    return main(["--root", str(folder), *options])


def changed(file: Path) -> None:
    """Change one letter, or change it back, and leave size and time as they were."""
    before, content = file.stat(), file.read_bytes()
    file.write_bytes(bytes([content[0] ^ 1]) + content[1:])
    os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))


def test_when_nothing_changed_it_says_so_and_what_the_site_lacks(built: Path, capsys: pytest.CaptureFixture[str]) -> None:
    capsys.readouterr()
    for file in (built / "data").rglob("*.yml"):
        file.touch()  # as a checkout does
    assert asked(built) == 0
    said, *lacks = capsys.readouterr().out.splitlines()
    assert said.startswith("Trang trong site/ đã đúng")
    assert [line.partition(",")[0] for line in lacks] == ["Không kèm 1 tệp PDF trong build/pdf/", "Chưa đặt SITE_URL"]


def test_when_something_changed_it_builds_until_that_is_done(built: Path) -> None:
    changed(built / "data/2031/plan.yml")
    assert asked(built) == 1
    changed(built / "data/2031/plan.yml")
    assert asked(built) == 1, "the build may have failed, and the site be half written"
    assert asked(built, "--done") == 0
    assert asked(built) == 0


def test_what_changes_while_it_builds_is_built_next_time(built: Path) -> None:
    changed(built / "data/2031/plan.yml")
    assert asked(built) == 1
    changed(built / "data/2031/plan.yml")
    assert asked(built, "--done") == 0
    assert asked(built) == 1


@pytest.mark.parametrize("change", [changed, Path.unlink, lambda file: file.with_name("new").touch()])
@pytest.mark.parametrize("file", ["site/2031/index.html", "build/pdf/2031/toan-van.pdf"])
def test_somebodys_change_of_the_site_or_the_pdfs_makes_it_build(
    project: Path, file: str, change: Callable[[Path], None]
) -> None:
    before = made(project)
    change(project / file)
    assert made(project) != before
    (project / file).write_text("<p>", encoding="utf-8")
    (project / file).with_name("new").unlink(missing_ok=True)


def test_without_the_site_it_builds(built: Path) -> None:
    (built / "site").rename(built / "elsewhere")
    assert asked(built) == 1
    (built / "elsewhere").rename(built / "site")


@pytest.mark.parametrize("kept", ["", "[]", "{}", '{"read": {}}'])
def test_a_note_that_cannot_be_read_makes_it_build(project: Path, kept: str) -> None:
    (project / KEPT).write_text(kept, encoding="utf-8")
    assert asked(project) == 1


@pytest.mark.parametrize("file", READS.values(), ids=READS.keys())
def test_one_letter_of_what_a_build_reads_makes_it_build(project: Path, file: str) -> None:
    before = inputs(project)
    changed(project / file)
    assert inputs(project) != before
    changed(project / file)
    assert inputs(project) == before
    (project / file).rename(project / "away")
    assert inputs(project) != before
    (project / "away").rename(project / file)


@pytest.mark.parametrize("arguments", [("commit", "--quiet", "--allow-empty", "--message", "Lần 3"), ("branch", "khac")])
def test_another_commit_or_branch_makes_it_build(project: Path, arguments: tuple[str, ...]) -> None:
    before = inputs(project)
    git(project, *arguments)
    assert inputs(project) != before


@pytest.mark.parametrize("name", [*SETTINGS, "ON_ERROR_FAIL", "SHORTCUTS"])
def test_another_setting_makes_it_build(project: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    before = inputs(project)
    monkeypatch.setenv(name, "khác")
    assert inputs(project) != before


def test_another_python_or_library_makes_it_build(project: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    before = inputs(project)
    with monkeypatch.context() as patch:
        patch.setattr(sys, "version", "3.99")
        assert inputs(project) != before
    (tmp_path / "mkdocs-9.dist-info").mkdir()
    monkeypatch.setattr(sysconfig, "get_path", lambda _: str(tmp_path))
    assert inputs(project) != before


def test_all_that_a_check_and_a_build_read_is_looked_at(project: Path, tmp_path: Path) -> None:
    (tmp_path / "bin").mkdir()
    (tmp_path / "bin/sitecustomize.py").write_text(NOTED, encoding="utf-8")
    noting = {"PYTHONPATH": str(tmp_path / "bin"), "BUILD_LOG": str(tmp_path), "BUILD_DATA": f"{project}/"}
    steps = (["plan", "check"], ["proof"], ["plan", "history", "--save"], ["mkdocs", "build", "--strict", "--quiet"])
    for step in steps:
        command = [sys.executable, "-m", *step]
        subprocess.run(command, cwd=project, env={**os.environ, **noting}, check=True, capture_output=True)
    lines = (tmp_path / "opened").read_text(encoding="utf-8").splitlines()
    opened = {Path(line.partition(" ")[2]).relative_to(project).as_posix() for line in lines}
    assert {file.partition("/")[0] for file in opened} >= {"data", "docs", "hooks", "macros", "overrides", "plan", "proof"}
    known = (*READ, *MADE, "build/history-")
    assert sorted(file for file in opened if not file.startswith(known)) == []


def test_each_setting_of_mkdocs_is_looked_at() -> None:
    class Loader(yaml.SafeLoader):
        """Reads the names of the environment's variables."""

    names: list[str] = []
    Loader.add_constructor("!ENV", lambda loader, node: names.append(loader.construct_sequence(node)[0]))
    yaml.load((ROOT / "mkdocs.yml").read_text(encoding="utf-8"), Loader)  # noqa: S506 (a SafeLoader)
    assert names
    assert {*names} <= inputs(ROOT)["settings"].keys()


def test_make_builds_after_a_check_and_notes_last() -> None:
    command = [shutil.which("make") or "make", "--dry-run", "--no-print-directory", "anew"]
    told = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    steps = [line.partition(" -m ")[2].split()[:2] for line in told.splitlines() if " -m " in line]
    assert [step for step in steps if step in (["plan", "check"], ["mkdocs", "build"])] == [
        ["plan", "check"],
        ["mkdocs", "build"],
    ]
    assert steps[-1] == ["scripts.built", "--done"]
