"""One real server for all tests of the edge."""

from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from service.settings import Settings
from service.tests.edge.demo import demo_app, served


@pytest.fixture(scope="session")
def port(tmp_path_factory: pytest.TempPathFactory) -> Iterator[int]:
    """The port of the demonstration's server."""
    settings = Settings(data_dir=Path(tmp_path_factory.mktemp("edge")))
    with served(demo_app(settings), settings) as number:
        yield number


@pytest.fixture(scope="session")
def client(port: int) -> Iterator[httpx.Client]:
    """A client of the demonstration's server."""
    with httpx.Client(base_url=f"http://127.0.0.1:{port}", timeout=10) as found:
        yield found
