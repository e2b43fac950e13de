"""Why somebody is not let in."""

from domain.kernel.refusals import Refused
from service.problems.refusals import RefusedAtTheDoor


class NotAuthenticated(RefusedAtTheDoor):
    """Sign in first: the request carries no valid access token."""

    code = "not-authenticated"


class NotPermitted(Refused):
    """Your roles in this body do not allow this."""

    code = "not-permitted"


class UnknownBody(Refused):
    """There is no such body, or you have no part in it."""

    code = "unknown-body"


class IssuerUnavailable(RefusedAtTheDoor):
    """The identity provider's keys cannot be fetched at the moment, so no token can be verified."""

    code = "issuer-unavailable"


class TokenRefused(Exception):
    """A token is not accepted; the reason is for our own record, the caller only learns that it is not."""

    def __init__(self, reason: str) -> None:
        """Name the reason in a word or two, without anything of the token."""
        super().__init__(reason)
        self.reason = reason
