"""What an import was not certain of: a comment asks somebody to look, and to delete it then."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from plan.ground.model import Place
from plan.ground.problems import Problem, say
from plan.reading import load, yamlfile
from plan.reading.nodes import FileError

LOOK = "# CẦN XEM: "
"""What such a comment begins with; why stands behind."""


def marks(text: str) -> Iterator[tuple[int, str]]:
    r"""Yield the lines of a file, from 1, that ask for a look, and why.

    >>> [*marks("id: I.1\n  # CẦN XEM: tên gọi ngắn do máy cắt.\n")]
    [(2, 'tên gọi ngắn do máy cắt.')]
    """
    lines = enumerate(text.split("\n"), 1)
    return ((number, line.strip().removeprefix(LOOK)) for number, line in lines if line.strip().startswith(LOOK))


def without_marks(text: str) -> str:
    r"""Return a file without the lines that ask for a look.

    >>> without_marks("id: I.1\n# CẦN XEM: tên gọi ngắn do máy cắt.\ntitle: Rà soát\n")
    'id: I.1\ntitle: Rà soát\n'
    """
    asking = {number for number, _ in marks(text)}
    return "\n".join(line for number, line in enumerate(text.split("\n"), 1) if number not in asking)


def unsettled(root: Path, *, is_published: bool = False) -> tuple[Problem, ...]:
    """Tell each place that an import was not certain of and nobody has looked at.

    Args:
        root: the project's root.
        is_published: whether the data are about to be published: then it is an error, else advice.

    """
    found = [place for name, _, _ in load.files(root) if name.endswith(".yml") for place in _of(root, name)]
    return tuple(_told(place, why, len(found), is_published=is_published) for place, why in found)


def _of(root: Path, name: str) -> list[tuple[Place, str]]:
    try:
        text = yamlfile.text(root / name, name)
    except FileError:
        return []  # told by the loader
    lines = text.split("\n")
    return [(Place(name, line, lines[line - 1].index("#") + 1), why) for line, why in marks(text)]


def _told(place: Place, why: str, count: int, *, is_published: bool) -> Problem:
    message = say(
        f"cần xem: {why} Xem xong thì sửa hoặc giữ nguyên chỗ ngay dưới, rồi xóa dòng này (còn {count} dòng như thế)",
        f"please look: {why} Mend what stands below or leave it, then delete this line ({count} such lines are left)",
    )
    return Problem(place, message, kind="unsettled", level="error" if is_published else "advice")
