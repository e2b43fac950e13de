"""The deployment that is tested: at API_URL, or started here on SQLite and on PostgreSQL."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack

import httpx
import pytest

from api_tests.bodies import Body
from api_tests.deployment import API_URL, PLACES, Deployment, given_deployment, new_code, started_deployment

Places = Callable[[str], Deployment]


@pytest.fixture(scope="session")
def places(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Places]:
    """Gives the deployment at a place; started when first asked for, and kept to the end, since that takes seconds."""
    folder, body, found = tmp_path_factory.mktemp("home"), new_code(), dict[str, Deployment]()
    with ExitStack() as running:

        def at(place: str) -> Deployment:
            if place not in found:
                home = folder / place  # two databases behind one folder of keys and marks would be a loss to the guard
                home.mkdir()
                database_url = f"sqlite:///{home / 'decisions.db'}"
                if place == "postgresql":
                    database_url = request.getfixturevalue("new_postgres_database")()
                found[place] = running.enter_context(started_deployment(database_url, home, body))
            return found[place]

        yield at


@pytest.fixture(scope="session", params=PLACES)
def deployment(request: pytest.FixtureRequest, places: Places) -> Deployment:
    """Where the service answers; each test runs once on each database."""
    return given_deployment(API_URL) if request.param == "deployed" else places(request.param)


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
