"""One decided case for the tests that only look at its packs, and for those that issue some on either database."""

import pytest

from service.tests.evidence.make import Decided, a_pack
from service.tests.serving import Service


@pytest.fixture(scope="package")
def decided(service: Service) -> Decided:
    """The case, on SQLite."""
    return Decided(service)


@pytest.fixture(scope="package")
def decided_on_postgres(service_on_postgres: Service) -> Decided:
    """The same on PostgreSQL."""
    return Decided(service_on_postgres)


@pytest.fixture(scope="package", params=["decided", "decided_on_postgres"])
def either(request: pytest.FixtureRequest) -> Decided:
    """The case: the test runs once on SQLite and once on PostgreSQL."""
    found: Decided = request.getfixturevalue(request.param)
    return found


@pytest.fixture(scope="package")
def public(decided: Decided) -> bytes:
    """A public pack of it."""
    return a_pack(decided.secretary, decided.the_case)


@pytest.fixture(scope="package")
def full(decided: Decided) -> bytes:
    """A full pack of it."""
    return a_pack(decided.secretary, decided.the_case, "FULL")
