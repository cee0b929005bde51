"""Every mistake of the corpus is told exactly: where it stands, in which words, and with the line as it should be."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from plan.rules.check import check
from tests.corpus.broken import BROKEN, MOVES, Case, Move, Told
from tests.unit.builders import Project


@contextmanager
def broken(project: Project, case: Case) -> Iterator[None]:
    """Make an edit for a while."""
    before = project.content(case.file)
    try:
        assert case.edited(before.decode()) != before.decode()
        project.put(case.file, case.edited(before.decode()))
        yield
    finally:
        project.put(case.file, before)


@contextmanager
def elsewhere(project: Project, move: Move) -> Iterator[None]:
    """Put a file, or a copy of it, elsewhere for a while."""
    before = project.content(move.file)
    try:
        if not move.copied:
            project.path(move.file).unlink()
        project.put(move.to, before.decode().replace(move.old, move.new, 1) if move.old else before)
        yield
    finally:
        project.path(move.to).unlink()
        if move.to.split("/")[1] == "2023":
            shutil.rmtree(project.path("data/2023"))
        project.put(move.file, before)


@pytest.mark.parametrize("case", BROKEN, ids=lambda case: case.id)
def test_a_mistake_is_told_where_it_stands_and_how_to_mend_it(shared: Project, case: Case) -> None:
    with broken(shared, case):
        found = [
            Told(f"{one.place.line}:{one.place.column}", one.kind, str(one.message), one.fix, one.place.file)
            for one in check(shared.root)
        ]
    assert found == [Told(told.at, told.kind, told.message, told.fix, told.file or case.file) for told in case.told]


@pytest.mark.parametrize("move", MOVES, ids=lambda move: move.id)
def test_a_file_elsewhere_is_told_and_where_it_belongs(shared: Project, move: Move) -> None:
    with elsewhere(shared, move):
        found = [
            Told(f"{one.place.line}:{one.place.column}", one.kind, str(one.message), one.fix, one.place.file)
            for one in check(shared.root)
        ]
    assert found == [Told(told.at, told.kind, told.message, told.fix, told.file or move.to) for told in move.told]


@pytest.mark.parametrize("case", [case for case in BROKEN if case.mends], ids=lambda case: case.id)
def test_the_line_that_is_proposed_makes_the_data_right(shared: Project, case: Case) -> None:
    with broken(shared, case):
        (problem,) = check(shared.root)
        lines = shared.content(problem.place.file).decode().split("\n")
        lines[problem.place.line - 1] = problem.fix or ""
        shared.put(problem.place.file, "\n".join(lines))
        assert check(shared.root) == ()


def test_the_data_are_right_before_and_after(shared: Project) -> None:
    assert check(shared.root) == ()


def test_the_corpus_is_broad() -> None:
    assert len(BROKEN) >= 60
    assert len({case.file for case in BROKEN}) >= 10
    assert len({told.kind for case in BROKEN for told in case.told}) >= 20
    assert len({case.id for case in BROKEN}) == len(BROKEN)
