"""The examples in the docstrings say what the code does: of the small plan as `plan`, of that with reports as `reported`."""

import doctest
import importlib
from pathlib import Path

import pytest

from plan.reading.load import load
from tests.archives import REPORTED, ROOT, SMALL

MODULES = [
    file.relative_to(ROOT).with_suffix("")
    for part in ("plan", "proof", "macros", "hooks", "scripts")
    for file in sorted((ROOT / part).rglob("*.py"))
    if ">>> " in file.read_text(encoding="utf-8")
]


@pytest.mark.parametrize("path", MODULES, ids=str)
def test_the_examples_of_a_module_hold(path: Path) -> None:
    module = importlib.import_module(".".join(path.parts))
    archive = load(SMALL)
    told = {"archive": archive, "plan": archive.newest, "reported": load(REPORTED)}
    result = doctest.testmod(module, extraglobs=told, optionflags=doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE)
    assert result.failed == 0
    written = (ROOT / path).with_suffix(".py").read_text(encoding="utf-8").count("    >>> ")
    assert result.attempted == written, "an example stands where doctest does not look"
