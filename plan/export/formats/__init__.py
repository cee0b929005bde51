"""What makes the files of lists: a module a format, named after its ending, whose `make` returns the file of one list."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from importlib import import_module
from importlib.util import find_spec

from plan.facts.formats import FORMATS, ListFormat
from plan.facts.lists import Listed, lists
from plan.ground.files import Build, File
from plan.ground.model import Archive

Maker = Callable[[Listed, Build], bytes]


def files_of_lists(archive: Archive, build: Build) -> Iterator[File]:
    """Yield the files of every list, one format after the other."""
    for form in FORMATS:
        yield from files_in(form, archive, build)


def files_in(form: ListFormat, archive: Archive, build: Build) -> Iterator[File]:
    """Yield the files of one format."""
    make = maker(form)
    for listed in lists(archive):
        if form.applies(listed):
            yield File(form.path(listed), make(listed, build))


def maker(form: ListFormat) -> Maker:
    """Return what makes the files of a format.

    Raises:
        LookupError: nothing does; says what has to be written.

    """
    name = f"{__name__}.{form.ending}"
    make: Maker | None = getattr(import_module(name), "make", None) if find_spec(name) else None
    if make is None:
        file = f"{name.replace('.', '/')}.py"
        message = (
            f"{file} is missing or has no `make(listed, build) -> bytes`, but plan/facts/formats.py lists .{form.ending}"
        )
        raise LookupError(message)
    return make
