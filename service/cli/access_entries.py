"""What the operator reads with the words of others is entered in the access log, as it is of whoever asks over HTTP."""

import secrets
from collections.abc import Mapping
from contextlib import closing
from typing import Final

from domain.kernel.codec import instant
from domain.kernel.ids import ActorId, BodyCode
from service.auth.accesses import InvalidAccessReason, plain_reason
from service.cli.exits import Misused
from service.clock import now
from service.settings import Settings
from service.store.access_book import AccessBook, Reading
from service.store.databases import Database
from service.store.leaves import microseconds
from service.store.vault import Vault

OPERATOR: Final = ActorId("operator")
CLIENT: Final = "decisions-cli"


def a_reason(text: str | None) -> str:
    """Why it is read; raises `Misused` where none is said, or it is no plain text of up to 200 characters."""
    try:
        if text and (reason := plain_reason(text)):
            return reason
    except InvalidAccessReason:
        raise Misused("--reason: say why in 1 to 200 characters, without control characters") from None
    raise Misused("--reason: this holds names and narratives, so say why it is read; it is kept in the access log")


def enter(
    settings: Settings,
    database: Database,
    body: BodyCode,
    operation: str,
    asked: Mapping[str, str],
    *,
    position: int,
    reason: str,
    thing: str = "",
) -> None:
    """Enter what a command is about to write out; raises whatever keeps it from being entered."""
    moment = now()
    said = {
        "at": instant(moment),
        "reader": OPERATOR,
        "client": CLIENT,
        "issuer": OPERATOR,
        "operation": operation,
        "asked": dict(asked),
        "position": position,
        "traceId": secrets.token_hex(16),
    }
    plain = {name: str(held) if isinstance(held, str) else held for name, held in said.items()}
    reading = Reading(
        read_at=microseconds(moment),
        reader=str(OPERATOR),
        thing=thing,
        said=plain | ({"thing": thing} if thing else {}),
        reason=reason,
    )
    with closing(AccessBook(database, Vault(settings.master_key_bytes()))) as book:
        book.enter(body, reading)
