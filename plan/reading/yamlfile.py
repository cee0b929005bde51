"""One YAML file → nodes that know their place.

The files are written by people and come from strangers, so only the plain part of YAML is read: mappings, lists and
strings. Anchors, aliases, tags, several documents in a file, deep nesting, very large files and characters that nobody
sees are refused before anything is built from them.
"""

from __future__ import annotations

import functools
from pathlib import Path

import yaml

from plan.ground.model import Place
from plan.ground.problems import Problem, say
from plan.reading.composing import Composer
from plan.reading.misread import refuse_misread
from plan.reading.nodes import FileError, Node
from plan.reading.plaintext import decoded, plain, refuse_pasted, refuse_unseen
from plan.reading.syntax import syntax_problem

MOST_BYTES = 250_000
"""Ten times the largest file; a larger one is a mistake or an attack, and reading it would take seconds."""

_MOST_PARSED = 1024
"""So many files are not parsed again while they say the same: advice is tried, and a preview built, by reading all anew."""


def read(path: Path, name: str) -> Node:
    """Read a file into nodes.

    Args:
        path: the file.
        name: how messages call it: its path from the project's root.

    Raises:
        FileError: it cannot be read, is too large, or is not the plain YAML described above.

    """
    return parsed(text(path, name), name)


def text(path: Path, name: str, most: int = MOST_BYTES) -> str:
    """Return the text of a file of at most so many bytes as it stands, with its line ends and byte order mark.

    Raises:
        FileError: it cannot be read, is too large or is not UTF-8.

    """
    return decoded(_bytes(path, name, most), name)


@functools.lru_cache(_MOST_PARSED)
def parsed(text: str, name: str) -> Node:
    """Read the text of a file into nodes: with any line ends; what was typed as NFD (macOS) is composed to NFC.

    >>> node = parsed("- id: so-noi-vu", "data/agencies.yml")
    >>> str(node.items[0].entries[0][1].place)
    'data/agencies.yml:1:7'

    Raises:
        FileError: it is not the plain YAML described above.

    """
    composed = plain(text)
    refuse_unseen(composed, name)
    refuse_pasted(composed, name)
    refuse_misread(composed, name)
    try:
        return Composer(composed, name).document()
    except yaml.MarkedYAMLError as error:
        raise FileError(syntax_problem(error, name, composed)) from None


def _bytes(path: Path, name: str, most: int) -> bytes:
    _refuse_special(path, name)
    try:
        with path.open("rb") as file:
            content = file.read(most + 1)
    except OSError:
        message = say(
            "không có tệp này hoặc không đọc được; hãy thêm lại", "no such file, or it cannot be read; please add it again"
        )
        raise FileError(Problem(Place(name, 1, 1), message, kind="missing-file")) from None
    if len(content) > most:
        message = say(
            f"tệp lớn hơn {most // 1000} kB; hãy bỏ phần dán nhầm hoặc chia nhỏ",
            f"the file is larger than {most // 1000} kB; please remove what was pasted by mistake, or split it",
        )
        raise FileError(Problem(Place(name, 1, 1), message, kind="large-file"))
    return content


def _refuse_special(path: Path, name: str) -> None:
    """Refuse a link, which may lead out of the project, and a device or pipe, from which reading may never end."""
    if any(step.is_symlink() for step in _steps(path, name)):
        message = say(
            "đây là một liên kết, không phải tệp; hãy thay bằng chính tệp đó",
            "this is a link and no file; please put the file itself here",
        )
        raise FileError(Problem(Place(name, 1, 1), message, kind="symbolic-link"))
    if path.exists() and not path.is_file():
        message = say("đây không phải tệp thường; hãy xóa nó", "this is no ordinary file; please delete it")
        raise FileError(Problem(Place(name, 1, 1), message, kind="special-file"))


def _steps(path: Path, name: str) -> list[Path]:
    """Return a file and the folders that its name tells."""
    parts = Path(name).parts
    return [path] if Path(name).is_absolute() else [path, *path.parents][: len(parts)]
