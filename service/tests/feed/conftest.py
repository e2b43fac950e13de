"""A body whose record is followed, on either database."""

import pytest

from service.tests.feed.make import Followed
from service.tests.serving import Service


@pytest.fixture
def body(either_service: Service) -> Followed:
    return Followed(either_service)
