"""The deployment that is tested: at API_URL, or started here on SQLite and on PostgreSQL."""

from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from api_tests.bodies import Body
from api_tests.deployment import API_URL, PLACES, Deployment, given_deployment, new_code, started_deployment


@pytest.fixture(scope="session")
def home(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """Where the services that are started here keep their keys, and the code of the body; for both databases."""
    return tmp_path_factory.mktemp("home"), new_code()


@pytest.fixture(scope="session", params=PLACES)
def deployment(request: pytest.FixtureRequest, home: tuple[Path, str]) -> Iterator[Deployment]:
    """Where the service answers; each test runs once on each database."""
    if request.param == "deployed":
        yield given_deployment(API_URL)
        return
    folder, body = home
    database_url = f"sqlite:///{folder / 'decisions.db'}"
    if request.param == "postgresql":
        database_url = request.getfixturevalue("new_postgres_database")()
    with started_deployment(database_url, folder, body) as found:
        yield found


@pytest.fixture(scope="session")
def http(deployment: Deployment) -> Iterator[httpx.Client]:
    """Connections to the service."""
    with httpx.Client(base_url=deployment.url, timeout=30) as client:
        yield client


@pytest.fixture(scope="session")
def body(http: httpx.Client, deployment: Deployment) -> Body:
    """The body whose record the tests keep."""
    found = Body(http, deployment)
    found.open_its_record()
    return found
