"""Expectations: a caller who acts on what it has read is told if something was recorded about it since."""

from collections.abc import Sequence

from domain.kernel.money import LARGEST
from domain.kernel.refusals import Refused
from domain.kernel.values import value
from service.store.connections import Connection
from service.store.statements import Statement

_SINCE = (
    "SELECT position, type FROM fact_tags "
    "WHERE ledger = {0} AND tag = {1} AND position > {2} ORDER BY position LIMIT 50"
)
SINCE = Statement(
    sqlite=_SINCE.format(":ledger", ":tag", ":position"),
    postgresql=_SINCE.format("%(ledger)s", "%(tag)s", "%(position)s"),
)
_LATEST = "SELECT max(position) FROM fact_tags WHERE ledger = {0} AND tag = {1} AND position <= {2}"
LATEST = Statement(
    sqlite=_LATEST.format(":ledger", ":tag", ":position"),
    postgresql=_LATEST.format("%(ledger)s", "%(tag)s", "%(position)s"),
)


class Stale(Refused):
    """Something was recorded about this since you read it."""

    code = "stale"


@value
class Expected:
    """The state a caller acts on: about this thing (a tag), nothing was recorded after this position."""

    tag: str
    position: int


def refuse_stale(
    connection: Connection,
    ledger: str,
    expected: Expected,
    unsent: Sequence[tuple[int, str]] = (),
    tags: Sequence[str] = (),
) -> None:
    """Raise `Stale`, with the facts in between, where the thing has moved on (RFC 9110 §13.1.1).

    `unsent` are the position and type of facts about the thing that are recorded but not yet in the tables; `tags` are
    those under which it is on record, where there are several.
    """
    each = tags or [expected.tag]
    since = {one for tag in each for one in connection.run(SINCE, ledger=ledger, tag=tag, position=expected.position)}
    between = sorted(since | {one for one in unsent if one[0] > expected.position})
    found = [latest_about(connection, ledger, tag, LARGEST) for tag in each]
    newest = max([*found, *(position for position, _ in unsent)])
    if between or newest not in (0, expected.position):  # of what is not on record, the rules say that it is unknown
        raise Stale(
            evidence=[position for position, _ in between],
            between=[{"position": position, "type": kind} for position, kind in between],
        )


def latest_about(connection: Connection, ledger: str, tag: str, position: int) -> int:
    """The newest position up to this one at which something was recorded about a thing; 0 where nothing was."""
    return connection.run(LATEST, ledger=ledger, tag=tag, position=position)[0][0] or 0
