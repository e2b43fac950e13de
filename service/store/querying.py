"""Querying the log by any mix of types and tags, as the library's contract allows; the bus asks by pairs instead."""

from collections.abc import Sequence

from sqlalchemy import ColumnElement, and_, bindparam, exists, or_, select

from service.store.connections import Connection
from service.store.statements import Statement
from service.store.tables import fact_tags, facts

Item = tuple[tuple[str, ...], tuple[str, ...]]  # any of the types, all of the tags

IN_THIS_LEDGER = facts.c.ledger == bindparam("ledger")


def matching(
    connection: Connection, ledger: str, items: Sequence[Item], *, after: int, upto: int, limit: int | None
) -> list[tuple[int, str, bytes]]:
    """Position, type and bytes of the facts that match any item, in order; of all facts where there is no item."""
    values: dict[str, object] = {"ledger": ledger, "after": after, "upto": upto}
    wanted = [_matches(at, item, values) for at, item in enumerate(items)]
    query = (
        select(facts.c.position, facts.c.type, facts.c.leaf)
        .where(IN_THIS_LEDGER, facts.c.position > bindparam("after"), facts.c.position <= bindparam("upto"))
        .order_by(facts.c.position)
    )
    query = query.where(or_(*wanted)) if wanted else query
    if limit is not None:
        values["most"] = limit
        query = query.limit(bindparam("most"))
    rows = connection.run(Statement(query), **values)
    return [(position, kind, bytes(leaf)) for position, kind, leaf in rows]


def tags_of_range(connection: Connection, ledger: str, positions: Sequence[int]) -> dict[int, list[str]]:
    """The tags of the facts at these positions, each list in the order of the alphabet."""
    if not positions:
        return {}
    query = (
        select(fact_tags.c.position, fact_tags.c.tag)
        .where(
            fact_tags.c.ledger == bindparam("ledger"),
            fact_tags.c.position.between(bindparam("first"), bindparam("last")),
        )
        .order_by(fact_tags.c.tag)
    )
    found: dict[int, list[str]] = {}
    for position, tag in connection.run(Statement(query), ledger=ledger, first=min(positions), last=max(positions)):
        found.setdefault(position, []).append(tag)
    return found


def _matches(at: int, item: Item, values: dict[str, object]) -> ColumnElement[bool]:
    types, tags = item
    tests: list[ColumnElement[bool]] = []
    if types:
        names = [f"type_{at}_{number}" for number in range(len(types))]
        values.update(zip(names, types, strict=True))
        tests.append(or_(*(facts.c.type == bindparam(name) for name in names)))
    for number, tag in enumerate(tags):
        values[f"tag_{at}_{number}"] = tag
        tests.append(_tagged(f"tag_{at}_{number}"))
    return and_(*tests) if tests else IN_THIS_LEDGER


def _tagged(name: str) -> ColumnElement[bool]:
    return exists().where(
        fact_tags.c.ledger == facts.c.ledger,
        fact_tags.c.tag == bindparam(name),
        fact_tags.c.type == facts.c.type,
        fact_tags.c.position == facts.c.position,
    )
