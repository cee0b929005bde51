"""Every mistake of the corpus is told exactly: where it stands, in which words, and with the line as it should be."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from plan.rules.check import check
from tests.corpus.broken import BROKEN, Case, Told
from tests.unit.builders import Project


@contextmanager
def broken(project: Project, case: Case) -> Iterator[None]:
    """Make an edit for a while."""
    before = project.content(case.file)
    try:
        project.replace(case.file, case.old, case.new)
        yield
    finally:
        project.put(case.file, before)


@pytest.mark.parametrize("case", BROKEN, ids=lambda case: case.id)
def test_a_mistake_is_told_where_it_stands_and_how_to_mend_it(shared: Project, case: Case) -> None:
    with broken(shared, case):
        found = [
            Told(f"{one.place.line}:{one.place.column}", one.kind, str(one.message), one.fix, one.place.file)
            for one in check(shared.root)
        ]
    assert found == [Told(told.at, told.kind, told.message, told.fix, told.file or case.file) for told in case.told]


def test_the_data_are_right_before_and_after(shared: Project) -> None:
    assert check(shared.root) == ()


def test_the_corpus_is_broad() -> None:
    assert len(BROKEN) >= 60
    assert len({case.file for case in BROKEN}) >= 10
    assert len({told.kind for case in BROKEN for told in case.told}) >= 20
    assert len({case.id for case in BROKEN}) == len(BROKEN)
