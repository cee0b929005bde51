"""The two readings of the frozen plan, and what a change of the data makes differ."""

from collections.abc import Callable
from copy import deepcopy

import pytest

from proof.comparing import differences
from proof.document import Data, document
from proof.proving import Sides, sides
from proof.spots import Spot
from tests.archives import FROZEN

Named = Callable[[Data], list[Spot]]


@pytest.fixture(scope="session")
def frozen() -> Sides:
    return sides(FROZEN, "2022")


@pytest.fixture
def data(frozen: Sides) -> Data:
    """A copy of the frozen plan that a test may spoil."""
    return deepcopy(frozen.data)


@pytest.fixture(scope="session")
def named(frozen: Sides) -> Named:
    """Name the places at which data differ from the source."""
    return lambda data: [found.spot for found in differences(frozen.printed, document(data, frozen.guide))]
