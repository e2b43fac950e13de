"""What the stories share."""

import pytest

from api_tests.bodies import Body
from api_tests.stories.committee import Committee
from api_tests.stories.polysystem import Polysystem


@pytest.fixture
def polysystem(body: Body) -> Polysystem:
    """Two boards, ready for a case."""
    return Polysystem(body)


@pytest.fixture
def committee(body: Body) -> Committee:
    """One board that decides everything, and a case."""
    return Committee(body)
