"""What makes the files of lists: a module a format, named after its ending, whose `make` returns the file of one list.

A module may have `moved`, too: it returns what answers in this format where a file has another address now. Without, that
is plain text.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec
from typing import Any

from plan.facts.formats import FORMATS, ListFormat
from plan.facts.lists import Listed, lists
from plan.ground.files import Build, File
from plan.ground.model import Archive, Plan

Maker = Callable[[Listed, Build], bytes]


@dataclass(frozen=True)
class Moved:
    """A file that has another address now."""

    plan: Plan
    path: str
    """Where it was."""
    target: str
    """The whole address of what stands for it."""

    @property
    def said(self) -> str:
        """What is said in its place."""
        return f"Tệp này không còn được cập nhật. Nội dung nay ở {self.target}"


def files_of_lists(archive: Archive, build: Build) -> Iterator[File]:
    """Yield the files of every list, one format after the other."""
    for form in FORMATS:
        yield from files_in(form, archive, build)


def files_in(form: ListFormat, archive: Archive, build: Build) -> Iterator[File]:
    """Yield the files of one format."""
    make = maker(form)
    for listed in lists(archive):
        if form.applies(listed):
            yield File(form.path(listed), make(form.told(listed), build))


def maker(form: ListFormat) -> Maker:
    """Return what makes the files of a format.

    Raises:
        LookupError: nothing does; says what has to be written.

    """
    make: Maker | None = _of_module(form.ending, "make")
    if make is None:
        file = f"{__name__.replace('.', '/')}/{form.ending}.py"
        lacking = f"{file} is missing or has no `make(listed, build) -> bytes`"
        message = f"{lacking}, but plan/facts/formats.py lists .{form.ending}"
        raise LookupError(message)
    return make


def sayer(ending: str) -> Callable[[Moved, Build], bytes] | None:
    """Return what says in a format of lists that a file has another address now; None where nothing does."""
    say: Callable[[Moved, Build], bytes] | None = _of_module(ending, "moved")
    return say


def _of_module(ending: str, name: str) -> Any:
    module = f"{__name__}.{ending}"
    return getattr(import_module(module), name, None) if find_spec(module) else None
