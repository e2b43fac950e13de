"""The story of a ledger, or of one thing in it, fact by fact as it was recorded."""

import json
from collections.abc import Iterator
from typing import Any, Final

from sqlalchemy import bindparam, func, select

from domain.kernel.ids import CaseReference, NotAnId
from domain.kernel.values import value
from domain.ledger.admissible import NotCanonical
from domain.ledger.canonical import parse_leaf
from service.store.connections import Connection
from service.store.statements import Statement
from service.store.tables import fact_tags, facts

CHUNK: Final = 500
LONGEST: Final = 60

_HERE = (facts.c.ledger == bindparam("ledger"), facts.c.position <= bindparam("upto"))
_AFTER = facts.c.position > bindparam("after")
_TAGGED = select(fact_tags.c.position).where(
    fact_tags.c.ledger == bindparam("ledger"), fact_tags.c.tag == bindparam("tag")
)
EVERY = Statement(select(facts.c.position, facts.c.leaf).where(*_HERE, _AFTER).order_by(facts.c.position).limit(CHUNK))
ABOUT = Statement(
    select(facts.c.position, facts.c.leaf)
    .where(*_HERE, _AFTER, facts.c.position.in_(_TAGGED))
    .order_by(facts.c.position)
    .limit(CHUNK)
)
COUNT_EVERY = Statement(select(func.count()).where(*_HERE))
COUNT_ABOUT = Statement(select(func.count()).where(*_HERE, facts.c.position.in_(_TAGGED)))


@value
class Told:
    """One fact of a story: its place, and what its bytes say."""

    position: int
    said: dict[str, Any]
    leaf: bytes

    def as_line(self) -> str:
        """Position, time, type, and its public facts in short."""
        if not self.said:
            return f"{self.position:>7}  cannot be read"
        short = " ".join(f"{name}={_short(held)}" for name, held in self.said["data"].items())
        return f"{self.position:>7}  {self.said['recordedAt'][:19]}Z  {self.said['type']}  {short}"

    def as_json(self) -> str:
        """The same as one JSON object; what is not public stands as digests."""
        return json.dumps({"position": self.position} | self.said, ensure_ascii=False)


def story(connection: Connection, ledger: str, *, upto: int, tag: str | None = None) -> Iterator[Told]:
    """The facts of a ledger up to a position, or only those that mention a thing (a tag such as `case:…`)."""
    after = 0
    about: dict[str, object] = {} if tag is None else {"tag": tag}
    while rows := connection.run(ABOUT if about else EVERY, ledger=ledger, after=after, upto=upto, **about):
        yield from (Told(position=position, said=_said(leaf), leaf=bytes(leaf)) for position, leaf in rows)
        after = rows[-1][0]


def length(connection: Connection, ledger: str, *, upto: int, tag: str | None = None) -> int:
    """How many facts a story has."""
    about: dict[str, object] = {} if tag is None else {"tag": tag}
    return int(connection.run(COUNT_ABOUT if about else COUNT_EVERY, ledger=ledger, upto=upto, **about)[0][0])


def the_case(connection: Connection, ledger: str, named: str, *, upto: int) -> str:
    """The tag of a case that is named by its id, or by the reference under which it was drafted or is corrected to."""
    try:
        tag = CaseReference(named).tag
    except NotAnId:
        return f"case:{named}"
    for told in story(connection, ledger, upto=upto, tag=tag):
        data = told.said.get("data", {})
        cases = [f"case:{data['case']}"] if "case" in data else data.get("mentions", ())
        for case in cases:
            if case.startswith("case:"):
                return str(case)
    return f"case:{named}"


def _said(leaf: bytes) -> dict[str, Any]:
    try:
        said = parse_leaf(bytes(leaf))
    except NotCanonical:
        return {}
    return said if {"data", "recordedAt", "type"} <= said.keys() and isinstance(said["data"], dict) else {}


def _short(held: object) -> str:
    match held:
        case {"_sd": _}:
            return "(kept apart)"
        case dict():
            return "{…}" if held else "{}"
        case list():
            return f"[{len(held)}]"
        case _:
            text = json.dumps(held, ensure_ascii=False)
            return text if len(text) <= LONGEST else f"{text[:LONGEST]}…"
