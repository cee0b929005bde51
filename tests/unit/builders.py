"""A project to break: a copy of a plan's data, edited in one place."""

import hashlib
import itertools
import os
import shutil
from pathlib import Path

from plan.rules.check import check
from tests.archives import FROZEN

SOURCE, GUIDE = "data/2022/source.txt", "data/2022/proof.yml"
PLAN = "data/2022/plan.yml"
SECTIONS = "data/2022/sections.yml"
GROUPS = "data/2022/groups.yml"
INDICATORS = "data/2022/indicators.yml"
AGENCIES = "data/agencies.yml"
GLOSSARY = "data/glossary.yml"
DOCUMENTS = "data/documents.yml"
REDIRECTS = "data/redirects.yml"
FIRST = "data/2022/tasks/i-1-1.yml"
TASK = "data/2022/tasks/ii-2-1.yml"
CORRECTED = "data/2022/tasks/iii-2-1.yml"


_TIMES = itertools.count(10**18, 10**9)
"""Seconds apart, in ns: git looks at whole seconds."""


class Project:
    """A folder with its own `data/`."""

    def __init__(self, root: Path, source: Path = FROZEN) -> None:
        self.root = root
        shutil.copytree(source / "data", root / "data")

    @classmethod
    def of(cls, root: Path) -> "Project":
        """Return the project that a folder holds already."""
        project = cls.__new__(cls)
        project.root = root
        return project

    def path(self, file: str) -> Path:
        return self.root / file

    def content(self, file: str) -> bytes:
        return self.path(file).read_bytes()

    def write(self, file: str, content: bytes | str) -> None:
        path = self.path(file)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)

    def put(self, file: str, content: bytes | str) -> None:
        """Write a file at a time of its own: what is read is kept by a file's time and size."""
        self.write(file, content)
        time = next(_TIMES)
        os.utime(self.path(file), ns=(time, time))

    def replace(self, file: str, old: str, new: str) -> None:
        """Replace the first occurrence of some words, which must be there."""
        text = self.content(file).decode()
        assert old in text, f"{old!r} is not in {file}"
        assert old != new
        self.put(file, text.replace(old, new, 1))

    def problems(self) -> list[str]:
        return [str(problem) for problem in check(self.root)]


def told(problems: list[str], place: str) -> str:
    """Return what is said of a place; "" when nothing is."""
    return "\n".join(problem for problem in problems if problem.startswith(f"{place}: "))


def print_so(project: Project, words: str) -> None:
    """Let the source of the frozen plan print other words for the timing of product II.2.1.1."""
    text = project.content(SOURCE).decode()
    before = hashlib.sha256(text.encode()).hexdigest()
    number = next(number for number, line in enumerate(text.split("\n")) if "chuẩn hóa và công bố TTHC" in line)
    lines = text.split("\n")
    assert lines[number].rstrip().endswith("Quý I năm 2022")
    lines[number] = lines[number].replace("Quý I năm 2022", words)
    project.put(SOURCE, "\n".join(lines))
    project.replace(GUIDE, before, hashlib.sha256("\n".join(lines).encode()).hexdigest())
