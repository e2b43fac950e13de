"""The register of organisations over HTTP, as known now and as it was known."""

import pytest

from service.auth.callers import Role
from service.tests.serving import Service, Somebody


@pytest.fixture
def registrar(either_service: Service) -> Somebody:
    return either_service.caller(either_service.new_body(), Role.REGISTRAR)


def test_a_body_opens_its_record_and_says_how_long_it_is(registrar: Somebody) -> None:
    body = registrar.read("")
    assert (body["body"], body["kind"], body["logSize"]) == (registrar.ods, "PCT", 1)
