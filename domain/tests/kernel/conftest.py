"""Event types that exist for one test only."""

from collections.abc import Iterator

import pytest

from domain.kernel.messages import EVENT_TYPES
from domain.kernel.upcasts import UPCASTS


@pytest.fixture
def catalogue() -> Iterator[None]:
    """What a test registers is forgotten after it."""
    events, upcasts = EVENT_TYPES.copy(), UPCASTS.copy()
    yield
    EVENT_TYPES.clear()
    EVENT_TYPES.update(events)
    UPCASTS.clear()
    UPCASTS.update(upcasts)
