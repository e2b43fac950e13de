"""A new body for each test."""

import pytest

from service.tests.recording.records import Records
from service.tests.serving import Service


@pytest.fixture
def records(service: Service) -> Records:
    """A body on SQLite."""
    return Records(service)


@pytest.fixture
def records_on_either(either_service: Service) -> Records:
    """A body on each database in turn."""
    return Records(either_service)
