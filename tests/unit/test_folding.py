"""One spelling of Vietnamese: the same vectors hold in Python here and in the browser (tests/browser/test_folding.py)."""

import json
import unicodedata
from pathlib import Path

import pytest

from plan.ground.folding import folded, spelled

VECTORS = json.loads((Path(__file__).parents[1] / "folding.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize(("typed", "spelling", "bare"), VECTORS)
def test_a_text_is_spelled_and_folded(typed: str, spelling: str, bare: str) -> None:
    assert spelled(typed) == spelling
    assert folded(typed) == bare


@pytest.mark.parametrize(("typed", "spelling", "bare"), VECTORS)
def test_a_spelling_keeps_its_place_and_itself(typed: str, spelling: str, bare: str) -> None:
    assert len(spelled(typed)) == len(unicodedata.normalize("NFC", typed))
    assert spelled(spelling) == spelling
    assert folded(spelling) == folded(bare) == bare
