"""What the service says of itself to everybody: what it is, whether it is there, and whether it can record."""

from collections.abc import Callable
from pathlib import Path

import httpx
import psycopg
import pytest
from sqlalchemy import make_url

from service.app import described
from service.tests.serving import Service, served

OTHERS = dict.fromkeys(("log", "anchors", "comparison", "erasures"), "pass")
SAFE = {"database": "pass", "recording": "pass"} | OTHERS


@pytest.mark.parametrize("path", ["/_status", "/readyz"])
def test_a_service_that_can_read_and_record_says_so(either_service: Service, path: str) -> None:
    answer = either_service.client.get(path)
    assert (answer.status_code, answer.json()) == (200, {"status": "pass", "checks": SAFE})


@pytest.mark.parametrize("path", ["/_ping", "/healthz"])
def test_a_service_that_is_there_says_which_one_it_is(service: Service, path: str) -> None:
    said = service.client.get(path).json()
    assert said.keys() == {"version", "commit"}
    assert said["version"] == described()["info"]["version"]


def test_the_root_leads_on_to_what_exists(service: Service) -> None:
    root = service.client.get("/v1").json()
    assert (root["name"], root["version"], root["status"]) == ("Commissioning decisions", "0.1.0", "ALPHA")
    assert {service.client.get(link).status_code for link in root["links"].values()} == {200}


def test_the_description_is_served_as_it_is_published(service: Service) -> None:
    assert service.client.get("/v1/openapi.json").json() == described()


def test_nothing_else_is_told_without_a_token(service: Service) -> None:
    for path in ("/v1/bodies/08W", "/v1/bodies/08W/cases", "/docs", "/openapi.json", "/redoc", "/metrics"):
        assert service.client.get(path).status_code in {401, 404}


def test_a_database_that_only_answers_is_not_fit(new_postgres_database: Callable[[], str], tmp_path: Path) -> None:
    url = new_postgres_database()
    with served(url, tmp_path) as service:
        _say(url, f'ALTER DATABASE "{make_url(url).database}" SET default_transaction_read_only = on')
        for path in ("/_status", "/readyz"):
            answer = service.client.get(path)
            assert (answer.status_code, answer.json()["status"]) == (503, "fail")
            assert answer.json()["checks"] == SAFE | {"recording": "fail"}
        assert service.client.get("/healthz").status_code == 200


def test_a_database_that_is_gone_is_said_to_be_and_nothing_more(
    new_postgres_database: Callable[[], str], tmp_path: Path
) -> None:
    url = new_postgres_database()
    with served(url, tmp_path) as service:
        assert service.client.get("/readyz").status_code == 200
        _say(_beside(url), f'ALTER DATABASE "{make_url(url).database}" RENAME TO "{_aside(url)}"', disturbing=url)
        gone = [service.client.get(path) for path in ("/readyz", "/_status", "/readyz")]
        _say(_beside(url), f'ALTER DATABASE "{_aside(url)}" RENAME TO "{make_url(url).database}"')
        back = [service.client.get("/readyz") for _ in range(3)][-1]
    assert [_told(answer) for answer in gone] == [(503, "fail", {"database": "fail", "recording": "fail"} | OTHERS)] * 3
    assert _told(back) == (200, "pass", SAFE), "and it recovers by itself"


def _told(answer: httpx.Response) -> tuple[int, str, object]:
    assert answer.json().keys() == {"status", "checks"}
    return answer.status_code, answer.json()["status"], answer.json()["checks"]


def _aside(url: str) -> str:
    return f"{make_url(url).database}_aside"


def _beside(url: str) -> str:
    return make_url(url).set(database="postgres").render_as_string(hide_password=False)


def _say(url: str, statement: str, *, disturbing: str | None = None) -> None:
    plain = make_url(url).set(drivername="postgresql").render_as_string(hide_password=False)
    with psycopg.connect(plain, autocommit=True) as connection:
        if disturbing is not None:
            connection.execute(
                "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE datname = %s",
                [make_url(disturbing).database],
            )
        connection.execute(statement.encode())
