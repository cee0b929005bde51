from pathlib import Path

import pytest

from tests.archives import REPORTED
from tests.reporting.filling import Filling
from tests.update.editing import copied_data


@pytest.fixture
def filling(tmp_path: Path) -> Filling:
    """A form of Sở Việc công, of a copy of the reported plan."""
    return Filling(copied_data(tmp_path / "project", REPORTED))
