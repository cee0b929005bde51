"""What an import was not certain of: a comment asks somebody to look, and to delete it then."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from plan.ground.model import Place
from plan.ground.problems import Problem, Said, say
from plan.reading import load, yamlfile
from plan.reading.nodes import FileError

LOOK = "# CẦN XEM: "
"""What such a comment begins with; why stands behind."""
_KIND = "unsettled"


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
    return tuple(_told(place, why, is_published=is_published) for place, why in found)


def remedy(problems: Iterable[Problem]) -> Said | None:
    """Return how many places of an import nobody has looked at, and how that is done; None where all were."""
    count = sum(problem.kind == _KIND for problem in problems)
    vi = (
        f"Còn {count} dòng “# CẦN XEM”: đối chiếu chỗ ngay dưới mỗi dòng với văn bản, sửa hoặc giữ nguyên, rồi xóa dòng ấy "
        "(xem hết một tệp hay thư mục: python -m plan seen TỆP); hoặc chọn “đã xem” ở trang “Cần xem” của tệp Excel "
        "(python -m plan export NĂM sua.xlsx)."
    )
    en = (
        f"{count} lines “# CẦN XEM” are left: compare what stands below each with the document, mend or leave it, then "
        "delete the line (all of a file or folder: python -m plan seen FILE); or choose “đã xem” on the sheet “Cần xem” of "
        "the workbook (python -m plan export YEAR sua.xlsx)."
    )
    return say(vi, en) if count else None


def with_remedy(problems: Sequence[Problem]) -> list[Problem]:
    """Return problems for where each is read by itself: the first place to look at says what all of them need."""
    first = next((problem for problem in problems if problem.kind == _KIND), None)
    said = remedy(problems)
    return [
        dataclasses.replace(problem, message=say(f"{problem.message} {said}", f"{problem.message.en} {said.en}"))
        if said and problem is first
        else problem
        for problem in problems
    ]


def _of(root: Path, name: str) -> list[tuple[Place, str]]:
    try:
        text = yamlfile.text(root / name, name)
    except FileError:
        return []  # told by the loader
    lines = text.split("\n")
    return [(Place(name, line, lines[line - 1].index("#") + 1), why) for line, why in marks(text)]


def _told(place: Place, why: str, *, is_published: bool) -> Problem:
    message = say(f"cần xem: {why}", f"please look: {why}")
    return Problem(place, message, kind=_KIND, level="error" if is_published else "advice")
