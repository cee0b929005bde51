"""Advice followed to the letter: each proposed line pasted as it stands, until none is proposed any more."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from plan.ground.problems import Problem
from plan.reading import load, yamlfile
from plan.reading.nodes import FileError
from plan.rules.cells import cells
from plan.rules.check import check
from tests.archives import git
from tests.unit.builders import Project

MOST_STEPS = 12
"""More, and the advice goes round in a circle."""

Words = dict[tuple[str, int, str], tuple[str, ...]]


def published(root: Path) -> Project:
    """Return a project whose data, as they are, are those of main."""
    git(root, "init", "--quiet")
    git(root, "add", "data")
    git(root, "commit", "--quiet", "--message", "Đăng")
    return Project.of(root)


def official(project: Project) -> Words:
    """Return the document's words in all files of a project that can be read: by record, file and key."""
    found: Words = {}
    for name, _, _ in load.files(project.root):
        try:
            node = yamlfile.read(project.path(name), name) if name.endswith(".yml") else None
        except FileError:
            continue
        for number, cell in enumerate(cells(node, name)):
            found[name, number, cell.spot.key] = cell.texts
    return found


def followed(project: Project) -> tuple[list[Problem], list[str]]:
    """Paste proposals, one after the other; return what is told in the end, and every line that was pasted."""
    pasted = list[str]()
    for _ in range(MOST_STEPS):
        problems = check(project.root)
        proposed = next((problem for problem in problems if problem.fix is not None), None)
        if proposed is None:
            return list(problems), pasted
        file, line, _ = proposed.place
        lines = project.content(file).decode().removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n").split("\n")
        assert proposed.fix != lines[line - 1], f"{proposed}: the line is so already"
        lines[line - 1] = str(proposed.fix)
        project.put(file, "\n".join(lines))
        pasted.append(f"{file}:{line}: {proposed.fix}")
    message = f"no end: {pasted}"
    raise AssertionError(message)


@contextmanager
def changed(project: Project, file: str, content: bytes | str) -> Iterator[None]:
    """Give a file other content for a while, and put back all that was changed meanwhile."""
    before = {name: project.content(name) for name, _, _ in load.files(project.root)}
    try:
        project.put(file, content)
        yield
    finally:
        for name, kept in before.items():
            if not project.path(name).exists() or project.content(name) != kept:
                project.put(name, kept)


def assert_safe(project: Project, before: Words) -> int:
    """Follow all advice: nothing is wrong any more and the document says what it did, or nothing more is proposed.

    Args:
        project: with a mistake in it.
        before: the document's words without the mistake.

    Returns:
        How many lines were pasted.

    """
    at_first = official(project)
    left, pasted = followed(project)
    now = official(project)
    if pasted and not left:
        assert now == before, pasted
    for place, words in now.items():
        assert words in {before.get(place), at_first.get(place)}, (place, words, pasted)
    return len(pasted)
