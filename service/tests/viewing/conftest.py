"""One busy body for all tests that only read it."""

import pytest

from service.tests.serving import Service
from service.tests.viewing.registers import Registers


@pytest.fixture(scope="package", params=["service", "service_on_postgres"])
def one_service(request: pytest.FixtureRequest) -> Service:
    """The service on each database in turn, for bodies that several tests share."""
    found: Service = request.getfixturevalue(request.param)
    return found


@pytest.fixture(scope="package")
def registers(one_service: Service) -> Registers:
    """A body with something on every register; nothing is recorded in it any more."""
    return Registers(one_service)
