"""What the tests of bad input share: something sound to spoil, and the check that nothing was written."""

from collections.abc import Iterator

import pytest

from api_tests import registers
from api_tests.bodies import Body


@pytest.fixture(scope="session")
def author(body: Body) -> str:
    """A person on the register."""
    return registers.person(body, "Clinical director")


@pytest.fixture(scope="session")
def case(body: Body, author: str) -> str:
    """A case that has been begun."""
    return registers.draft(body, registers.content([author]))


@pytest.fixture(scope="module")
def nothing_written(body: Body, case: str) -> Iterator[None]:
    """Fails where the record grew while the tests of a module ran."""
    before = body.auditor.log_size()
    yield
    assert body.auditor.log_size() == before, "something was written"
