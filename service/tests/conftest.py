"""One running service on each database for all tests of the service; each test opens the record of a new body."""

from collections.abc import Callable, Iterator

import pytest

from service.tests.serving import Service, served


@pytest.fixture(scope="session")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    """The service on SQLite."""
    folder = tmp_path_factory.mktemp("service")
    with served(f"sqlite:///{folder / 'decisions.db'}", folder) as found:
        yield found


@pytest.fixture(scope="session")
def service_on_postgres(
    tmp_path_factory: pytest.TempPathFactory, new_postgres_database: Callable[[], str]
) -> Iterator[Service]:
    """The service on PostgreSQL."""
    with served(new_postgres_database(), tmp_path_factory.mktemp("service")) as found:
        yield found


@pytest.fixture(params=["service", "service_on_postgres"])
def either_service(request: pytest.FixtureRequest) -> Service:
    """The service: the test runs once on SQLite and once on PostgreSQL."""
    found: Service = request.getfixturevalue(request.param)
    return found
