"""A body whose people declare interests, on either database."""

import pytest

from service.tests.interests.make import Declarants
from service.tests.serving import Service


@pytest.fixture
def body(either_service: Service) -> Declarants:
    return Declarants(either_service)
