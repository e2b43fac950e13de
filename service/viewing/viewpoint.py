"""The viewpoint of a reader: which ledger, as known when, and of which day."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime
from functools import cached_property
from typing import Annotated, Any, Final

from fastapi import Depends, Query, Request
from sqlalchemy import Table, bindparam, exists, select
from starlette.responses import Response

from domain.kernel.ids import Id, PersonId
from domain.merges.identity import NOBODY_TWICE, Identity
from service.auth.refusals import UnknownBody
from service.edge.fields import Day, Instant, Position
from service.problems.refusals import RefusedAtTheDoor
from service.projections.merges import merges
from service.store.connections import Connection, Row
from service.store.databases import Database
from service.store.expectations import latest_about
from service.store.leaves import microseconds
from service.store.scanning import position_at
from service.store.statements import Statement
from service.store.tables import ledgers
from service.store.vault import Vault
from service.viewing.identity import identity_at, rows_of

ERASED: Final = {"erased": True}
WITHHELD: Final = {"withheld": True}
_IS_HERE = ledgers.c.ledger == bindparam("ledger")
# Whether anybody was ever merged is asked along: of most records nobody was, and then no reader need look again.
SIZE = Statement(
    select(ledgers.c.size, exists().where(merges.c.ledger == bindparam("ledger")).label("merged")).where(_IS_HERE)
)


class InvalidMoment(RefusedAtTheDoor):
    """The moment asked about lies outside the record."""

    code = "invalid-moment"


class Viewpoint:
    """Reads one ledger as it was known at a position; every answer to one request is of that position.

    A connection is for one thread, and a route may answer on another than the one that looked for the position.
    """

    def __init__(
        self,
        here: Callable[[], Connection],
        vault: Vault,
        ledger: str,
        position: int,
        as_at: date | None = None,
        *,
        merged: bool = True,
    ) -> None:
        """Stand at a position of a ledger; `here` answers the connection of the thread that asks.

        `merged` says whether anybody may have been merged there.
        """
        self.here, self.vault, self.ledger = here, vault, ledger
        self.position, self.as_at = position, as_at
        self.merged = merged

    @property
    def connection(self) -> Connection:
        """The connection of the thread that asks."""
        return self.here()

    def earlier(self, position: int, parameter: str) -> "Viewpoint":
        """The same ledger as it was known before; raises `InvalidMoment` for what lies beyond this viewpoint."""
        if position > self.position:
            raise InvalidMoment(f"This lies beyond position {self.position}.", parameter=parameter)
        return Viewpoint(self.here, self.vault, self.ledger, position, self.as_at, merged=self.merged)

    @cached_property
    def identity(self) -> Identity:
        """Who is who, as known at this position."""
        return identity_at(self.connection, self.ledger, self.position) if self.merged else NOBODY_TWICE

    def of_entries(self) -> "Viewpoint":
        """The same, telling entries on the register of people apart whoever is seen as one person."""
        return Viewpoint(self.here, self.vault, self.ledger, self.position, self.as_at, merged=False)

    def held(self, table: Table) -> Sequence[dict[str, Any]] | None:
        """The rows of a table that this viewpoint has in hand; nothing where they are to be read."""
        return None

    def rows(self, statement: Statement, **values: object) -> Sequence[Row]:
        """The rows of a query whose conditions name `:ledger` and `:position`, with one name for each person.

        Where a `:person` with several entries is asked for, the rows of each stand one after the other.
        """
        values |= {"ledger": self.ledger, "position": self.position}
        if not self.identity.names:
            return self.connection.run(statement, **values)
        return rows_of(self.identity, self.connection, statement, values)

    def texts(self, digests: Iterable[str | None]) -> "Texts":
        """The texts behind digests; one statement for all of them."""
        found = self.vault.reveal(self.connection, self.ledger, (one for one in digests if one))
        return Texts(found)

    def knows(self, thing: Id) -> bool:
        """Whether anything is on record about a thing."""
        return latest_about(self.connection, self.ledger, thing.tag, self.position) > 0

    def etag(self, thing: Id) -> dict[str, str]:
        """The headers that say which state of a thing was read, for a later If-Match."""
        entries = self.identity.entries_of(thing) if isinstance(thing, PersonId) else (thing,)
        newest = max(latest_about(self.connection, self.ledger, one.tag, self.position) for one in entries)
        return {"ETag": f'"{newest}"'}


class Texts:
    """Personal and free texts by digest."""

    def __init__(self, found: dict[str, str | None]) -> None:
        """Take the texts that still exist, and nothing for those that are withheld."""
        self._found = found

    def __getitem__(self, digest: str | None) -> "str | dict[str, bool] | None":
        """The text, nothing where there never was one; that it was destroyed, or that it is withheld."""
        if digest is None:
            return None
        return WITHHELD if (text := self._found.get(digest, ERASED)) is None else text


async def _viewpoint(
    request: Request,
    response: Response,
    known_at: Annotated[Instant | None, Query(description="As known at this instant.")] = None,
    position: Annotated[Position | None, Query(description="As known at this position of the log.")] = None,
) -> Viewpoint:
    database: Database = request.app.state.database
    connection = database.reader()
    ledger: str = request.path_params["ods"]
    found = connection.run(SIZE, ledger=ledger)
    if not found or found[0][0] == 0:
        raise UnknownBody
    size, merged = found[0]
    chosen = _position(request, connection, size, known_at, position)
    response.headers["Record-Position"] = str(chosen)
    return Viewpoint(database.reader, request.app.state.vault, ledger, chosen, merged=bool(merged))


def _position(
    request: Request,
    connection: Connection,
    size: int,
    known_at: datetime | None,
    position: int | None,
) -> int:
    if known_at is not None and position is not None:
        raise InvalidMoment("Say known_at or position, not both.")
    if position is not None:
        if position > size:
            raise InvalidMoment(f"The record ends at position {size}.", parameter="position")
        return position
    if known_at is None:
        return size
    if known_at > request.app.state.clock.now():
        raise InvalidMoment("This instant lies in the future.", parameter="known_at")
    found = position_at(connection, request.path_params["ods"], microseconds(known_at))
    if found == 0:
        raise InvalidMoment("Nothing was on record yet at this instant.", parameter="known_at")
    return found


TheViewpoint = Annotated[Viewpoint, Depends(_viewpoint)]

AsAt = Annotated[Day | None, Query(description="As it was true on this day, as far as known.")]
