"""The service put together: database, writer, rules, read models, identity, edge and routes."""

import json
import re
from collections.abc import AsyncIterator, Collection
from contextlib import asynccontextmanager
from datetime import datetime, timedelta
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from fastapi import FastAPI

from service.addresses import PLACES, known_refusals, routers
from service.audit.anchors.anchoring import Anchoring, Seals
from service.audit.anchors.configured import rounds_of
from service.audit.comparisons.comparing import Comparing
from service.audit.guarding.guard import Guard
from service.audit.guarding.marks import Marks
from service.audit.key_ring import KeyRing, next_key
from service.audit.prover import Prover
from service.audit.reading import Audit, install_audit
from service.audit.signing import log_key
from service.audit.witnesses.configured import policy_of
from service.auth.access_log import AccessLog
from service.auth.bearer import KnowsCallers, install_auth
from service.auth.signing_in import verifier_for
from service.clock import Clock, SystemClock
from service.edge.late_route import routes_under
from service.edge.late_routers import PREFIX, LateRouters
from service.edge.server import WHEN_STOPPING
from service.edge.signpost import install_signpost
from service.edge.stack import install_edge
from service.feed.following import Following
from service.health import router as health
from service.opening import Recording
from service.problems import install_problems
from service.problems.pages import router as problem_pages
from service.problems.reasons import Reason, reasons_of
from service.projections.shapes import others_than
from service.settings import Settings
from service.store.access_book import AccessBook
from service.store.connections import Connection
from service.store.databases import Database
from service.store.migrating import ready
from service.store.sealed import SealedDisclosures
from service.store.vault import Vault
from service.telemetry import tell

if TYPE_CHECKING:
    from service.audit.witnesses.rounds import Rounds as Witnesses
    from service.projections.projector import Projections

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
    audit = auditing(settings, database)
    anchoring, witnesses = _kept(settings, audit, recording, time), _witnesses(settings, audit)
    comparing, following = _comparing(settings, database, time), Following(database)
    accesses = AccessLog(AccessBook(database, vault), time)
    _told(recording, anchoring, following)
    app = FastAPI(
        openapi_url=None,
        redirect_slashes=False,
        lifespan=_lasting(recording, database, accesses, comparing, anchoring, witnesses, following),
        title=TITLE,
        version=VERSION,
    )
    install_problems(app)
    install_auth(app, verifier or verifier_for(settings, time))
    install_audit(app, audit)
    told = {"settings": settings, "database": database, "clock": time, "vault": vault, "reasons": reasons}
    vars(app.state)["_state"].update(told, recording=recording, comparing=comparing, access_log=accesses)
    vars(app.state)["_state"].update(anchoring=anchoring, witnesses=witnesses, following=following)
    _install_routes(app, recording)
    install_edge(app, settings)
    return app


def _kept(settings: Settings, audit: Audit, recording: Recording, clock: Clock) -> Anchoring:
    if audit.prover.guard is not None:
        audit.prover.guard.look_around(audit.database.reader())
    anchoring = Anchoring(rounds_of(settings, audit.prover), audit.database.connect, clock, _sealing(recording))
    recording.guard = audit.prover.guard
    return anchoring


def _told(recording: Recording, anchoring: Anchoring, following: Following) -> None:
    """Have those told of every commit who wait for one."""

    def recorded(ledger: str, types: Collection[str]) -> None:
        following.recorded(ledger)
        anchoring.recorded(types)

    recording.on_recorded = recorded


def _sealing(recording: Recording) -> Seals:
    """What binds the access logs into the records."""

    def seal(connection: Connection, now: datetime) -> None:
        from service.access_log.sealing import Sealing  # noqa: PLC0415 - not for a start

        Sealing(recording.opened).go(connection, now)

    return seal


def _comparing(settings: Settings, database: Database, clock: Clock) -> Comparing:
    """Who holds the read models against the log beside the service."""

    def projections() -> "Projections":
        from service.contexts import PROJECTIONS  # noqa: PLC0415 - loaded with what records

        return PROJECTIONS

    every, longest = timedelta(hours=settings.compare_hours), timedelta(minutes=settings.compare_minutes)
    return Comparing(database, projections, clock, every=every, longest=longest)


def _install_routes(app: FastAPI, recording: Recording) -> None:
    for router in (health, problem_pages):
        app.router.routes.extend(routes_under("", router))  # mounted, each request would run through two stacks
    install_signpost(app, LateRouters(PLACES, PREFIX, recording.open))


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
    anchors = settings.anchor_dir or settings.data_dir / "anchors"
    guard = Guard(Marks(settings.data_dir), anchors, key, database.connect)
    ring = KeyRing(
        key,
        lambda: next_key(settings.data_dir, settings.log_origin),
        lambda: log_key(settings.data_dir, settings.log_origin, key=given, file=settings.signing_key_file),
    )
    sealed = SealedDisclosures(settings.master_key_bytes())
    return Audit(database, Prover(key, guard, ring), sealed, policy_of(settings))


@cache
def reasons() -> dict[str, Reason]:
    """Every reason for a refusal by its code, with the rules that give it; all that can refuse is loaded for it."""
    from service.contexts import DECIDERS  # noqa: PLC0415 - loaded with what records

    return reasons_of(known_refusals(), (rule for decider in DECIDERS for rule in decider.rules))


@cache
def described() -> dict[str, Any]:
    """The description of the API (OpenAPI 3.1), made from all routers; a worker serves what is published of it."""
    reasons()  # loads whatever can refuse, so that every reason documented is known
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


def _witnesses(settings: Settings, audit: Audit) -> "Witnesses | None":
    """Who goes to the witnesses, where there are any."""
    if audit.policy is None:
        return None
    from service.audit.witnesses.gathering import Gatherer  # noqa: PLC0415 - only for a service with witnesses
    from service.audit.witnesses.rounds import Rounds  # noqa: PLC0415

    gatherer = Gatherer(audit.database, audit.prover, audit.policy)
    return Rounds(audit.database, gatherer, settings.witness_seconds)


def _lasting(
    recording: Recording,
    database: Database,
    accesses: AccessLog,
    comparing: Comparing,
    anchoring: Anchoring,
    witnesses: "Witnesses | None",
    following: Following,
) -> Any:  # noqa: ANN401 - as FastAPI types a lifespan
    @asynccontextmanager
    async def lifespan(_app: FastAPI) -> AsyncIterator[dict[str, Any]]:
        anchoring.start()
        comparing.start()
        if witnesses:
            witnesses.start()
        yield {WHEN_STOPPING: (following.stop,)}
        following.stop()
        if witnesses:
            witnesses.stop()
        comparing.stop()
        anchoring.stop()
        recording.close()
        accesses.book.close()
        database.close()

    return lifespan
