"""Access to what is restricted: why somebody asks, and what of it an answer discloses before it leaves."""

import unicodedata
from collections.abc import Iterable, Sequence
from typing import Final

from service.edge.storable_text import Unstorable, storable
from service.problems.refusals import RefusedAtTheDoor

HEADER: Final = "Access-Reason"
LONGEST: Final = 200


class AccessReasonMissing(RefusedAtTheDoor):
    """What you ask for is restricted: say in the header Access-Reason why you read it.

    Who read what, and why, is kept in the access log.
    """

    code = "access-reason-missing"


class InvalidAccessReason(RefusedAtTheDoor):
    """A reason for access is sent once, in 1 to 200 characters of UTF-8, without control characters."""

    code = "invalid-access-reason"


class AccessNotLogged(RefusedAtTheDoor):
    """The access log cannot be written at the moment, so nothing that is restricted is shown; try again later."""

    code = "access-not-logged"


class Access:
    """What restricted material one request is about to be answered with, of which records, and why it is asked for."""

    __slots__ = ("_said", "disclosed", "thing")

    def __init__(self, said: Sequence[str] = ()) -> None:
        """Take the reason as it was sent; nothing is disclosed yet."""
        self._said = said
        self.disclosed: dict[str, dict[str, None]] = {}
        self.thing: str | None = None

    def discloses(self, ledger: str, things: Iterable[str] = ()) -> None:
        """Note that the answer holds restricted material of a record, and about which things by their tags.

        Raises `AccessReasonMissing` and `InvalidAccessReason`, so that nothing is read without a reason.
        """
        _ = self.reason
        self.disclosed.setdefault(ledger, {}).update(dict.fromkeys(things))

    @property
    def reason(self) -> str:
        """Why it is asked for; raises `AccessReasonMissing` and `InvalidAccessReason`."""
        if reason := _plain(self._said):
            return reason
        raise AccessReasonMissing(header=HEADER)


def _plain(said: Sequence[str]) -> str:
    """The text that was sent, if any was; a server hands headers over as Latin-1 (RFC 9110 section 5.5)."""
    try:
        sent = "".join(said[:1]).encode("latin-1").decode("utf-8")
    except UnicodeError:
        raise InvalidAccessReason(header=HEADER) from None
    if len(said) > 1:
        raise InvalidAccessReason(header=HEADER)
    return plain_reason(sent)


def plain_reason(sent: str) -> str:
    """A reason as it is kept, empty where it is blank; raises `InvalidAccessReason`."""
    try:
        text = storable(sent).strip()
    except Unstorable:
        raise InvalidAccessReason(header=HEADER) from None
    hidden = any(unicodedata.category(sign) in ("Cc", "Cf", "Zl", "Zp") for sign in text)
    if len(text) > LONGEST or hidden:
        raise InvalidAccessReason(header=HEADER)
    return text
