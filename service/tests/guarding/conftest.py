"""An installation for each test, on SQLite and on PostgreSQL."""

from pathlib import Path

import pytest

from service.tests.guarding.rig import Installation


@pytest.fixture
def installation(database_url: str, tmp_path: Path) -> Installation:
    """An empty one."""
    return Installation(database_url, tmp_path)
