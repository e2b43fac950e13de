"""What is withheld from publication, wherever the record mentions it: hidden from whoever does not read everything."""

import re
from collections.abc import Iterator
from typing import Any, Final, TypeVar

from domain.interests.events import InterestAmended, InterestDeclared
from domain.kernel.ids import InterestId
from domain.merges.identity import identity_in
from service.auth.callers import Caller
from service.auth.permissions import Permission, who
from service.bus import reading
from service.recording.receipts import Shown
from service.store.connections import Connection
from service.store.leaves import fact_of
from service.store.selecting import newest

NAMED: Final = re.compile(r"interest:([0-9a-f-]{36})")
TELLING: Final = frozenset({"interest", "category", "organisation", "narrative"})
WITHHELD: Final = {"withheld": True}
Stated = InterestDeclared | InterestAmended
Answer = TypeVar("Answer", bound=Shown)


def as_seen_by(caller: Caller, connection: Connection, ledger: str, answer: Answer) -> Answer:
    """An answer as this caller may see it; one look-up for all interests that it mentions.

    In place of a path that leads through an interest withheld today stands `[{"withheld": true}]`. Where such an
    interest is declared at an item, `"withheld": true` stands instead of what was declared; a fact that mentions it is
    shown without what it mentions. Whoever reads everything sees all, for a reason, which is noted for the access log;
    and people see their own. Raises `AccessReasonMissing` and `InvalidAccessReason`.
    """
    plain = answer.model_dump()
    withheld = withheld_from(caller, connection, ledger, set(interests_in(plain)))
    if withheld and not caller.roles_in(ledger).isdisjoint(who(Permission.READ_ALL)):
        caller.access.discloses(ledger, (f"interest:{one}" for one in sorted(withheld)))
        return answer
    return type(answer).model_validate(_hiding(plain, withheld)) if withheld else answer


def interests_in(plain: Any) -> Iterator[str]:  # noqa: ANN401 - JSON
    """The interests that an answer mentions, by id, as a step of a path or among what a fact mentions."""
    if isinstance(plain, dict):
        yield from _mentioned(plain)
        if isinstance(plain.get("interest"), str):
            yield plain["interest"]
        if isinstance(plain.get("to"), str) and (found := NAMED.fullmatch(plain["to"])):
            yield found[1]
        for part in plain.values():
            yield from interests_in(part)
    elif isinstance(plain, list | tuple):
        for part in plain:
            yield from interests_in(part)


def _mentioned(plain: dict[str, Any]) -> Iterator[str]:
    mentions = plain.get("mentions")
    tags = mentions if isinstance(mentions, list | tuple) else ()
    yield from (found[1] for tag in tags if isinstance(tag, str) and (found := NAMED.fullmatch(tag)))


def withheld_from(caller: Caller, connection: Connection, ledger: str, interests: set[str]) -> frozenset[str]:
    """Those of these interests that are withheld now from a caller who does not read everything; one look-up."""
    hidden = _withheld_now(connection, ledger, interests)
    if hidden and caller.person is not None:
        who = identity_in(reading(connection, ledger), ledger)
        hidden = [event for event in hidden if who.name_of(event.person) != who.name_of(caller.person)]
    return frozenset(str(event.interest) for event in hidden)


def withheld_from_everybody(connection: Connection, ledger: str, interests: set[str]) -> frozenset[str]:
    """Those of these interests that no published register may give away; one look-up for all of them."""
    return frozenset(str(event.interest) for event in _withheld_now(connection, ledger, interests))


def _withheld_now(connection: Connection, ledger: str, interests: set[str]) -> list[Stated]:
    """The last statements of those that are withheld now, whatever was known at the position that is read."""
    kinds = (InterestDeclared, InterestAmended)
    pairs = [(InterestId(interest).tag, kind.type_name) for interest in interests for kind in kinds]
    stated = {
        event.interest: event
        for _, _, position, leaf in sorted(newest(connection, ledger, pairs), key=lambda row: row[2])
        if isinstance(event := fact_of(position, leaf).event, kinds)
    }
    return [event for event in stated.values() if event.publication_withheld]


def _hiding(plain: Any, withheld: frozenset[str]) -> Any:  # noqa: ANN401 - JSON
    if isinstance(plain, list | tuple):
        return [_hiding(part, withheld) for part in plain]
    if not isinstance(plain, dict):
        return plain
    if plain.get("interest") in withheld:
        return {name: part for name, part in plain.items() if name not in TELLING} | WITHHELD
    path = plain.get("path")
    if isinstance(path, list | tuple) and not withheld.isdisjoint(interests_in(path)):
        return plain | {"path": [WITHHELD]}
    if not withheld.isdisjoint(_mentioned(plain)):
        plain = plain | {"mentions": ()}
    return {name: _hiding(part, withheld) for name, part in plain.items()}
