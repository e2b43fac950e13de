"""The service put together: database, writer, rules, read models, identity, edge and routes."""

import json
import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import cache
from pathlib import Path
from typing import Any, Final

from fastapi import FastAPI

from service.addresses import PLACES, known_refusals, routers
from service.audit.prover import Prover
from service.audit.reading import Audit, install_audit
from service.audit.sealed import SealedDisclosures
from service.audit.signing import log_key
from service.auth.bearer import KnowsCallers, install_auth
from service.auth.signing_in import verifier_for
from service.clock import Clock, SystemClock
from service.edge.late_route import routes_under
from service.edge.late_routers import PREFIX, LateRouters
from service.edge.signpost import install_signpost
from service.edge.stack import install_edge
from service.health import router as health
from service.opening import Recording
from service.problems import install_problems
from service.problems.pages import router as problem_pages
from service.problems.reasons import Reason, reasons_of
from service.projections.shapes import others_than
from service.settings import Settings
from service.store.databases import Database
from service.store.migrating import ready
from service.store.vault import Vault
from service.telemetry import tell

MODULE_IN_NAME = re.compile(r"service__(?P<context>[a-z_]+?)__(?:[a-z_]+__)?(?P<name>[A-Z]\w*)")
SHAPES: Final = Path(__file__).parents[1] / "openapi" / "read-models.json"
TITLE = "Commissioning decisions"
VERSION = "0.1.0"
SUMMARY = "The record of how NHS boards decide: what was decided, by whom, under which rules, knowing what."


def create_app(settings: Settings, *, clock: Clock | None = None, verifier: KnowsCallers | None = None) -> FastAPI:
    """The application to serve; raises `NeedsMigration`, `NeedsRebuild`, `NotDurable` or `WrongMasterKey`."""
    database = Database(settings.store_url, lossy=settings.lossy, patience=settings.write_patience)
    ready(database)
    _see_to_read_models(database)
    time = clock or SystemClock()
    vault = Vault(settings.master_key_bytes())
    vault.refuse_another_key(database.reader())
    recording = Recording(database, vault, time)
    app = FastAPI(
        openapi_url=None, redirect_slashes=False, lifespan=_stopping(recording, database), title=TITLE, version=VERSION
    )
    install_problems(app)
    install_auth(app, verifier or verifier_for(settings, time))
    vars(app.state)["_state"].update(
        settings=settings,
        database=database,
        clock=time,
        vault=vault,
        recording=recording,
        reasons=reasons,
    )
    install_audit(app, auditing(settings, database))
    for router in (health, problem_pages):
        app.router.routes.extend(routes_under("", router))  # mounted, each request would run through two stacks
    install_signpost(app, LateRouters(PLACES, PREFIX, recording.open))
    install_edge(app, settings)
    return app


def api_app() -> FastAPI:
    """The versioned API by itself, without a database: enough to describe it."""
    api = FastAPI(
        title=TITLE,
        version=VERSION,
        summary=SUMMARY,
        servers=[{"url": PREFIX}],
        openapi_url=None,
        docs_url=None,
        redoc_url=None,
        redirect_slashes=False,
    )
    for router in routers():
        api.include_router(router)
    return api


def auditing(settings: Settings, database: Database) -> Audit:
    """What proves the log to strangers: the log's key, and the texts for those who may read them."""
    given = settings.signing_key.get_secret_value() if settings.signing_key else None
    key = log_key(settings.data_dir, settings.log_origin, key=given, file=settings.signing_key_file)
    return Audit(database, Prover(key), SealedDisclosures(settings.master_key_bytes()))


@cache
def reasons() -> dict[str, Reason]:
    """Every reason for a refusal by its code, with the rules that give it; all that can refuse is loaded for it."""
    from service.contexts import DECIDERS  # noqa: PLC0415 - loaded with what records

    return reasons_of(known_refusals(), (rule for decider in DECIDERS for rule in decider.rules))


@cache
def described() -> dict[str, Any]:
    """The description of the API (OpenAPI 3.1), made from all routers; a worker serves what is published of it."""
    api = api_app()
    install_problems(api)
    document = _without_modules(api.openapi())
    for operations in document["paths"].values():
        for operation in operations.values():
            _summarise(operation)
    return document


def _see_to_read_models(database: Database) -> None:
    """Where they have another shape than was published with this program, have all of them seen to."""
    if others_than(json.loads(SHAPES.read_text()), database.reader()):
        from service.contexts import PROJECTIONS  # noqa: PLC0415 - not for a start that finds all well
        from service.projections.rebuilding import in_shape  # noqa: PLC0415

        in_shape(database, PROJECTIONS, _tell_replayed)


def _tell_replayed(done: int, total: int) -> None:
    tell("info", "read-models-are-made-anew", facts=done, of=total)


def _without_modules(document: dict[str, Any]) -> dict[str, Any]:
    """Two schemas of one name are told apart by their context; our Python modules are nobody's business."""

    def named(found: re.Match[str]) -> str:
        return "".join(word.capitalize() for word in found["context"].split("_")) + found["name"]

    renamed: dict[str, Any] = json.loads(MODULE_IN_NAME.sub(named, json.dumps(document)))
    return renamed


def _summarise(operation: dict[str, Any]) -> None:
    """The first sentence of what an operation says of itself is its summary; FastAPI would repeat its name."""
    operation["summary"], _, more = operation.pop("description").partition("\n")
    if more.strip():
        operation["description"] = more.strip()


def _stopping(recording: Recording, database: Database) -> Any:  # noqa: ANN401 - as FastAPI types a lifespan
    @asynccontextmanager
    async def lifespan(_app: FastAPI) -> AsyncIterator[None]:
        yield
        recording.close()
        database.close()

    return lifespan
