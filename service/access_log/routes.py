"""The access log over HTTP: page by page, and as a sheet; whoever reads it is entered in it."""

from typing import Annotated, Any, Final
from urllib.parse import urlencode

from fastapi import APIRouter, Depends, Query, Request, Response

from domain.kernel.ids import ActorId, BodyCode
from service.access_log import queries
from service.access_log.queries import Row, Wanted
from service.access_log.sealing import sealed
from service.access_log.sheets import sheet
from service.access_log.shown import AccessLogPage
from service.auth.permissions import MayReadAccessLog
from service.auth.refusals import UnknownBody
from service.edge.fields import IdOf, Instant
from service.edge.strict_route import StrictRoute
from service.problems.document import document_problems
from service.store.connections import Connection
from service.store.databases import Database
from service.store.heads import read_head
from service.viewing.paging import DEFAULT_LIMIT, PageAfter, PageLimit, PageMetadata

router = APIRouter(prefix="/bodies/{ods}/access-log", tags=["access log"], route_class=StrictRoute)

Ods = IdOf[BodyCode]
CSV: Final = "text/csv; charset=utf-8"
A_SHEET: Final[dict[int | str, dict[str, Any]]] = {200: {"content": {CSV: {"schema": {"type": "string"}}}}}
MOST_LINES: Final = 10_000
"""Of a sheet; what is beyond is found by its Link."""
Thing = Annotated[
    str | None,
    Query(
        pattern=r"^[a-z_-]+:\S[^\x00]*$",
        max_length=200,
        description="Of this thing alone, by its kind and id.",
        examples=["breach:01890a5d-ac96-774b-bcce-b302099a8057", "position:12"],
    ),
]


async def _wanted(
    reader: Annotated[IdOf[ActorId] | None, Query(description="By this subject alone.")] = None,
    thing: Thing = None,
    start: Annotated[Instant | None, Query(alias="from", description="From this instant on.")] = None,
    end: Annotated[Instant | None, Query(alias="until", description="Up to this instant.")] = None,
) -> Wanted:
    return Wanted(reader=reader, thing=thing, start=start, end=end)


TheWanted = Annotated[Wanted, Depends(_wanted)]


@router.get("", operation_id="listAccesses", responses=document_problems("not-permitted"))
def list_accesses(
    ods: Ods,
    caller: MayReadAccessLog,
    wanted: TheWanted,
    request: Request,
    response: Response,
    limit: PageLimit = DEFAULT_LIMIT,
    after: PageAfter = None,
) -> AccessLogPage:
    """Who read what is restricted, when, through what and why, in the order of reading.

    An entry was made before the answer left, and none is changed or taken out: each is hashed behind the one before,
    and the record binds the chain daily.
    """
    connection, size = _place(request, ods, response)
    rows = queries.entries(connection, ods, wanted, after or 0, limit + 1)
    shown, following = rows[:limit], _following(rows, limit)
    _link(request, response, following, limit)
    return AccessLogPage(
        results=tuple(queries.shown(request.app.state.vault, ods, shown)),
        metadata=PageMetadata(limit=limit, next=following, position=size),
        sealed=sealed(connection, ods),
    )


@router.get("/sheets", operation_id="exportAccesses", response_class=Response, responses=A_SHEET)
def export_accesses(
    ods: Ods, caller: MayReadAccessLog, wanted: TheWanted, request: Request, after: PageAfter = None
) -> Response:
    """The same as comma-separated values, in which no cell is taken for a formula; 10,000 lines at a time."""
    response = Response(media_type=CSV)
    connection, _ = _place(request, ods, response)
    rows = queries.entries(connection, ods, wanted, after or 0, MOST_LINES + 1)
    _link(request, response, _following(rows, MOST_LINES), None)
    text = "".join(sheet(queries.shown(request.app.state.vault, ods, rows[:MOST_LINES])))
    headers = dict(response.headers) | {"Content-Disposition": f'attachment; filename="{ods}-access-log.csv"'}
    headers.pop("content-length", None)
    return Response(text, headers=headers, media_type=CSV)


def _place(request: Request, ods: str, response: Response) -> tuple[Connection, int]:
    """The database, and how long the record is; raises `UnknownBody` where there is none."""
    database: Database = request.app.state.database
    connection = database.reader()
    head = read_head(connection, ods)
    if head is None or head.size == 0:
        raise UnknownBody
    response.headers["Record-Position"] = str(head.size)
    return connection, head.size


def _following(rows: list[Row], limit: int) -> int | None:
    return rows[limit - 1].number if len(rows) > limit else None


def _link(request: Request, response: Response, following: int | None, limit: int | None) -> None:
    """Where to go on, with the filters that were asked for (RFC 8288)."""
    if following is not None:
        kept = {name: held for name, held in request.query_params.items() if name not in ("after", "limit")}
        asked = urlencode(kept | {"after": following} | ({"limit": limit} if limit else {}))
        response.headers["Link"] = f'<{request.url.path}?{asked}>; rel="next"'
