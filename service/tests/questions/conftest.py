"""Two boards on either database, and a clinic in which members may turn out to be interested."""

import pytest

from service.tests.meetings.make import WalthamForest
from service.tests.serving import Service

CLINIC = "F86001"


@pytest.fixture
def forest(either_service: Service) -> WalthamForest:
    forest = WalthamForest(either_service)
    forest.organisation(CLINIC)
    return forest
