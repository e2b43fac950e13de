"""A recorded history behind a real server, for the tests of the audit's routes."""

from collections.abc import Callable, Iterator
from pathlib import Path

import httpx
import pytest
from fastapi import FastAPI

from service.audit.prover import Prover
from service.audit.reading import Audit, install_audit
from service.audit.routes import router
from service.audit.signing import LogKey, log_key
from service.auth.access_log import AccessLog
from service.auth.bearer import install_auth
from service.auth.callers import Role
from service.auth.development_issuer import DevelopmentIssuer, Persona, everywhere
from service.auth.signing_in import verifier_for
from service.clock import SystemClock
from service.edge.stack import install_edge
from service.problems import install_problems
from service.settings import Settings
from service.store.access_book import AccessBook
from service.store.databases import Database
from service.store.sealed import SealedDisclosures
from service.store.vault import Vault
from service.tests.audit import tamperings
from service.tests.audit.deciding import record_a_decision
from service.tests.audit.histories import LEDGER, MASTER_KEY, a_history
from service.tests.audit.tampering import Record, record_at
from service.tests.edge.demo import served

PRACTICES = 600


def audit_app(settings: Settings, database: Database, key: LogKey) -> FastAPI:
    """The routes of the audit, mounted under /v1 as in the real application."""
    outer, inner = FastAPI(redirect_slashes=False), FastAPI(redirect_slashes=False)
    for app in (outer, inner):
        install_problems(app)
        install_auth(app, verifier_for(settings, SystemClock()))
        app.state.access_log = AccessLog(AccessBook(database, Vault(MASTER_KEY)), SystemClock())
        install_audit(app, Audit(database, Prover(key), SealedDisclosures(MASTER_KEY)))
    inner.include_router(router)
    outer.mount("/v1", inner)
    install_edge(outer, settings)
    return outer


@pytest.fixture(scope="module")
def settings(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """Settings with a directory of their own."""
    return Settings(data_dir=Path(tmp_path_factory.mktemp("audit")))


@pytest.fixture(scope="module")
def key(settings: Settings) -> LogKey:
    """The key of the log."""
    return log_key(settings.data_dir, settings.log_origin)


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def database(request: pytest.FixtureRequest, settings: Settings) -> Database:
    """A database with a history of more than two tiles."""
    if request.param == "postgresql":
        make: Callable[[], str] = request.getfixturevalue("new_postgres_database")
        url = make()
    else:
        url = f"sqlite:///{settings.data_dir / 'routes.db'}"
    a_history(url, practices=PRACTICES)
    return Database(url)


@pytest.fixture(scope="module")
def client(settings: Settings, database: Database, key: LogKey) -> Iterator[httpx.Client]:
    """An auditor's client of the running service."""
    with (
        served(audit_app(settings, database, key), settings) as port,
        httpx.Client(
            base_url=f"http://127.0.0.1:{port}/v1/bodies/{LEDGER}/log",
            headers={"Authorization": f"Bearer {token(settings, Role.AUDITOR)}", "Access-Reason": "a test"},
        ) as made,
    ):
        yield made


def token(settings: Settings, *roles: Role) -> str:
    """A token with these roles in the body."""
    issuer = DevelopmentIssuer(settings.data_dir, SystemClock())
    return issuer.issue_token(
        Persona(subject="somebody", roles={LEDGER: everywhere(*roles)}), audience=settings.audience
    )


@pytest.fixture(scope="session", params=["sqlite", "postgresql"])
def record(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Record:
    """An honest history that tests may spoil; its last facts are a motion, four votes on it and the decision."""
    if request.param == "postgresql":
        make: Callable[[], str] = request.getfixturevalue("new_postgres_database")
        url = make()
    else:
        url = f"sqlite:///{tmp_path_factory.mktemp('verifying') / 'record.db'}"
    a_history(url, practices=tamperings.PRACTICES)
    record_a_decision(url)
    return record_at(url)
