"""What the tests of the data share."""

import pytest

from plan.facts.lists import Listed, lists
from plan.ground.model import Archive
from tests.unit.builders import Project


@pytest.fixture(scope="session")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """One copy of the data: each test leaves it as it was."""
    return Project(tmp_path_factory.mktemp("shared"))


@pytest.fixture(scope="session")
def every(archive: Archive) -> tuple[Listed, ...]:
    """Every list that the site shows."""
    return tuple(lists(archive))
