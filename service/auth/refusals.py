"""Why somebody is not let in."""

from domain.kernel.refusals import Refused


class NotAuthenticated(Refused):
    """Sign in first: the request carries no valid access token."""

    code = "not-authenticated"


class NotPermitted(Refused):
    """Your roles in this body do not allow this."""

    code = "not-permitted"


class UnknownBody(Refused):
    """There is no such body, or you have no part in it."""

    code = "unknown-body"


class IssuerUnavailable(Refused):
    """The identity provider's keys cannot be fetched at the moment, so no token can be verified."""

    code = "issuer-unavailable"
