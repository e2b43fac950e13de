"""Two boards on either database, and a clinic in which members may turn out to be interested."""

import pytest

from service.tests.meetings.make import WalthamForest
from service.tests.questions.ask import CLINIC
from service.tests.questions.deciding import Deciding
from service.tests.serving import Service


@pytest.fixture
def forest(either_service: Service) -> WalthamForest:
    forest = WalthamForest(either_service)
    forest.organisation(CLINIC)
    return forest


@pytest.fixture
def deciding(either_service: Service) -> Deciding:
    return Deciding(either_service)
