from pathlib import Path

import pytest

from tests.archives import SMALL
from tests.update.editing import Editing, copied_data


@pytest.fixture
def editing(tmp_path: Path) -> Editing:
    """A workbook of a copy of the small plan."""
    return Editing(copied_data(tmp_path / "project", SMALL))
