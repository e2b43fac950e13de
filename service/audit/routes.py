"""The log over HTTP: checkpoints, proofs, receipts and tiles for strangers, the facts themselves for auditors."""

from typing import Annotated, Any, Final
from urllib.parse import urlencode

from fastapi import APIRouter, Path, Query, Request, Response
from fastapi.responses import PlainTextResponse

from domain.kernel.ids import BodyCode
from service.audit.bodies import (
    ConsistencyShown,
    FactPage,
    InclusionShown,
    KeyChangeShown,
    KeysShown,
    ProvenFact,
    WitnessesShown,
)
from service.audit.octets import OCTETS, compressed, octets
from service.audit.prover import SignedTree
from service.audit.reading import TheLog
from service.auth.permissions import MayRead, MayReadRestricted
from service.edge.fields import IdOf, Position
from service.edge.strict_route import StrictRoute
from service.problems.document import document_problems
from service.viewing.paging import DEFAULT_LIMIT, PageAfter, PageLimit, PageMetadata

router = APIRouter(prefix="/bodies/{ods}/log", tags=["log"], route_class=StrictRoute)

Ods = IdOf[BodyCode]
Size = Annotated[Position | None, Query(description="The log as it was when it had so many facts; default: now.")]
Witnessed = Annotated[
    bool | None,
    Query(description="As long as it was when enough witnesses saw it last; `size` is not looked at then."),
]
TileNumber = Annotated[
    str, Path(max_length=40, description="x001/234 or, for a partial tile, x001/234.p/5", examples=["000", "000.p/36"])
]
Level = Annotated[str, Path(max_length=2, description="0 for leaf hashes, up to 63", examples=["0"])]
About = Annotated[
    str | None,
    Query(
        pattern=r"^[a-z-]+:\S[^\x00]*$",
        max_length=160,
        description="A thing by its kind and id: the facts that mention it.",
        examples=["person:01890a5d-ac96-774b-bcce-b302099a8057"],
    ),
]
ALWAYS: Final = ("not-authenticated", "not-found", "unknown-body")
WHERE_IT_SIGNS: Final = ("log-rolled-back", "log-forked", "log-key-not-in-force", "unavailable")


def _as_of(tree: SignedTree, response: Response) -> SignedTree:
    response.headers["Record-Position"] = str(tree.checkpoint.size)
    return tree


def _told(media_type: str, *codes: str) -> dict[int | str, dict[str, Any]]:
    content: dict[int | str, dict[str, Any]] = {200: {"content": {media_type: {"schema": {"type": "string"}}}}}
    return content | document_problems(*ALWAYS, *codes)


@router.get("/key", operation_id="readLogKey", response_class=PlainTextResponse, responses=_told("text/plain"))
def read_log_key(ods: Ods, caller: MayRead, log: TheLog) -> str:
    """The public key that checks the log's checkpoints, as a line of text to be pinned (C2SP signed-note)."""
    return f"{log.prover.verifier(log.connection, ods).vkey}\n"


@router.get("/keys", operation_id="listLogKeys", responses=document_problems(*ALWAYS))
def list_log_keys(ods: Ods, caller: MayRead, log: TheLog) -> KeysShown:
    """The chain of the log's public keys: whoever pinned one of them follows what both signed at each change."""
    return KeysShown(
        key=log.prover.verifier(log.connection, ods).vkey, results=tuple(map(KeyChangeShown.of, log.key_changes()))
    )


@router.get(
    "/checkpoint",
    operation_id="readCheckpoint",
    response_class=PlainTextResponse,
    responses=_told("text/plain", "invalid-tree-size", "not-witnessed", *WHERE_IT_SIGNS),
)
def read_checkpoint(
    ods: Ods, caller: MayRead, log: TheLog, response: Response, size: Size = None, witnessed: Witnessed = None
) -> str:
    """The signed checkpoint of the log, with the cosignatures that witnesses have given it (C2SP tlog-checkpoint)."""
    tree = log.prover.checkpoint(log.connection, ods, log.witnessed_size() if witnessed else size)
    return str(_as_of(tree, response).note)


@router.get(
    "/witnesses",
    operation_id="listWitnesses",
    response_model_exclude_none=True,
    responses=document_problems(*ALWAYS),
)
def list_witnesses(ods: Ods, caller: MayRead, log: TheLog, response: Response) -> WitnessesShown:
    """The witnesses whose cosignatures are gathered, and how much of the log they have seen."""
    size = log.prover.head(log.connection, ods).size
    response.headers["Record-Position"] = str(size)
    return WitnessesShown.of(size, log.witnessed(), log.seen_by())


@router.get(
    "/proofs/inclusion",
    operation_id="proveInclusion",
    responses=document_problems(*ALWAYS, "invalid-tree-size", "unknown-log-position", *WHERE_IT_SIGNS),
)
def prove_inclusion(
    ods: Ods, caller: MayRead, log: TheLog, response: Response, position: Position, size: Size = None
) -> InclusionShown:
    """Prove that a fact is in the log."""
    proven = log.prover.inclusion(log.connection, ods, position, size)
    _as_of(proven.tree, response)
    return InclusionShown.of(proven)


@router.get(
    "/proofs/consistency",
    operation_id="proveConsistency",
    responses=document_problems(*ALWAYS, "invalid-tree-size", *WHERE_IT_SIGNS),
)
def prove_consistency(
    ods: Ods,
    caller: MayRead,
    log: TheLog,
    response: Response,
    earlier: Annotated[Position, Query(alias="from", description="The size of the earlier log.")],
    later: Annotated[Position | None, Query(alias="to", description="The size of the later log; default: now.")] = None,
) -> ConsistencyShown:
    """Prove that the log only ever grew between two sizes."""
    proven = log.prover.consistency(log.connection, ods, earlier, later)
    _as_of(proven.later, response)
    return ConsistencyShown.of(proven)


@router.get(
    "/receipts/{position}",
    operation_id="readReceipt",
    response_class=PlainTextResponse,
    responses=_told("text/plain", "invalid-tree-size", "not-witnessed", "unknown-log-position", *WHERE_IT_SIGNS),
)
def read_receipt(
    ods: Ods,
    caller: MayRead,
    log: TheLog,
    response: Response,
    position: Position,
    size: Size = None,
    witnessed: Witnessed = None,
) -> str:
    """The receipt for a fact, to be kept and checked offline (C2SP tlog-proof)."""
    proven = log.prover.inclusion(log.connection, ods, position, log.witnessed_size(position) if witnessed else size)
    _as_of(proven.tree, response)
    return proven.receipt.encode()


@router.get(
    "/tile/entries/{number:path}",
    operation_id="readEntryBundle",
    response_class=Response,
    responses=_told(OCTETS, "unknown-tile", "not-permitted"),
)
def read_entry_bundle(
    ods: Ods, caller: MayReadRestricted, log: TheLog, number: TileNumber, request: Request
) -> Response:
    """A bundle of up to 256 leaves, each after its length in 16 bits (C2SP tlog-tiles)."""
    return compressed(log.entries(f"tile/entries/{number}"), request)


@router.get(
    "/tile/{level}/{number:path}",
    operation_id="readTile",
    response_class=Response,
    responses=_told(OCTETS, "unknown-tile"),
)
def read_tile(ods: Ods, caller: MayRead, log: TheLog, level: Level, number: TileNumber) -> Response:
    """A tile of up to 256 hashes of the log's tree (C2SP tlog-tiles)."""
    return octets(log.tile(f"tile/{level}/{number}"))


@router.get(
    "/facts",
    operation_id="listFacts",
    response_model_exclude_none=True,
    responses=document_problems(*ALWAYS, "not-permitted"),
)
def list_facts(
    ods: Ods,
    caller: MayReadRestricted,
    log: TheLog,
    request: Request,
    response: Response,
    limit: PageLimit = DEFAULT_LIMIT,
    after: PageAfter = None,
    about: About = None,
) -> FactPage:
    """The facts of the log in order, or those about one thing, each with its bytes and the disclosures that exist."""
    size = log.prover.head(log.connection, ods).size
    read = log.facts(after or 0, limit + 1, about)
    found = read[:limit]
    following = found[-1].position if len(read) > limit else None
    if following is not None:
        asked = urlencode({"after": following, "limit": limit} | ({"about": about} if about else {}))
        response.headers["Link"] = f'<{request.url.path}?{asked}>; rel="next"'
    response.headers["Record-Position"] = str(size)
    metadata = PageMetadata(limit=limit, next=following, position=size)
    return FactPage(results=tuple(map(ProvenFact.of, found)), metadata=metadata)


@router.get(
    "/facts/{position}",
    operation_id="readFact",
    response_model_exclude_none=True,
    responses=document_problems(*ALWAYS, "not-permitted", "unknown-log-position"),
)
def read_fact(ods: Ods, caller: MayReadRestricted, log: TheLog, response: Response, position: Position) -> ProvenFact:
    """One fact as it is proven: bytes, hash, tags, and the disclosures that still exist."""
    response.headers["Record-Position"] = str(position)
    return ProvenFact.of(log.fact(position))
