"""A registrar at work on a new body, on either database."""

import pytest

from service.tests.boards.make import Boards
from service.tests.serving import Service


@pytest.fixture
def boards(either_service: Service) -> Boards:
    return Boards(either_service)
