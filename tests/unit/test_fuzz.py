"""Files cut off or with wrong bytes are told as errors, or read; nothing else comes of them."""

import random
from pathlib import Path

import pytest

from plan.problems import Problem
from plan.yamlfile import FileError, read
from tests.conftest import ROOT
from tests.unit.builders import Project

FILES = sorted(path.relative_to(ROOT).as_posix() for path in (ROOT / "data").rglob("*.yml"))
ROUNDS = 20
SPOILT = 10
"""How many files are spoilt in each round: 200 in all."""
MARKS = b"\"':-[]{}#&*!|>%@`,?\\\t\n \x00\xff"


def spoilt(content: bytes, chance: random.Random) -> bytes:
    """Cut a file off, flip one byte, or put a mark of YAML in some place."""
    at = chance.randrange(len(content))
    match chance.randrange(3):
        case 0:
            return content[:at]
        case 1:
            return content[:at] + bytes([content[at] ^ 1 << chance.randrange(8)]) + content[at + 1 :]
        case _:
            return content[:at] + bytes([chance.choice(MARKS)]) + content[at:]


@pytest.mark.parametrize("seed", range(ROUNDS))
def test_spoilt_files_never_raise(tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311 - not a secret
    project = Project(tmp_path)
    files = chance.sample(FILES, SPOILT)
    for file in files:
        project.write(file, spoilt(project.content(file), chance))
    for problem in project.problems():
        place, _, message = problem.partition(": ")
        file, line, column = place.split(":")
        assert message
        assert int(line) >= 1
        assert int(column) >= 1
        assert file.startswith("data/")


def refusal(path: Path, name: str) -> Problem | None:
    """Return why a file is refused, or None when it is read."""
    try:
        read(path, name)
    except FileError as error:
        return error.problem
    return None


@pytest.mark.parametrize("seed", range(ROUNDS))
def test_a_spoilt_file_is_read_or_refused(tmp_path: Path, seed: int) -> None:
    chance = random.Random(-1 - seed)  # noqa: S311 - not a secret
    for file in chance.sample(FILES, SPOILT):
        content = spoilt(spoilt((ROOT / file).read_bytes(), chance) or b"x", chance)
        path = tmp_path / "a.yml"
        path.write_bytes(content)
        problem = refusal(path, file)
        if problem:
            assert 1 <= problem.place.line <= content.count(b"\n") + content.count(b"\r") + 2
            assert problem.message
