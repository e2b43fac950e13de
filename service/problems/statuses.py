"""The one table from the reason of a refusal to its HTTP status; a reason that is not in it is a conflict (409)."""

from types import MappingProxyType
from typing import Final

CONFLICT: Final = 409

STATUSES: Final = MappingProxyType(
    {
        # malformed or invalid
        "invalid-request": 400,
        "malformed-json": 400,
        "duplicate-member": 400,
        "number-out-of-range": 400,
        "nesting-too-deep": 400,
        "too-many-items": 400,
        "unstorable-text": 400,
        "unexpected-parameter": 400,
        "repeated-parameter": 400,
        "malformed-request": 400,
        "past-without-source": 400,
        "access-reason-missing": 400,
        # who asks
        "not-authenticated": 401,
        "not-permitted": 403,
        "acting-for-not-registered": 403,
        "conflict-of-interest": 403,
        "excluded-by-ruling": 403,
        "confirmed-by-whoever-asked": 403,
        "people-cannot-be-told": 403,
        "separation-of-duties": 403,
        "erasure-of-oneself": 403,
        # what is asked for
        "not-found": 404,
        "not-witnessed": 404,
        "method-not-allowed": 405,
        "not-acceptable": 406,
        "request-timeout": 408,
        "gone": 410,
        "idempotency-forgotten": 410,
        "pack-erased-since": 410,
        "pack-withheld-since": 410,
        # on what condition, and in what form
        "stale": 412,
        "content-too-large": 413,
        "fact-too-long": 413,
        "unsupported-media-type": 415,
        "misdirected-request": 421,
        "idempotency-mismatch": 422,
        "precondition-required": 428,
        "too-many-requests": 429,
        "headers-too-large": 431,
        # what we cannot do
        "unexpected-failure": 500,
        "issuer-unavailable": 503,
        "access-not-logged": 503,
        "log-rolled-back": 503,
        "log-forked": 503,
        "log-key-not-in-force": 503,
        "unavailable": 503,
    }
)

FAMILIES: Final = (("unknown-", 404), ("invalid-", 400), ("malformed-", 400))


def status_of(code: str) -> int:
    """The HTTP status for a reason: its line in the table, else its family by first word, else 409."""
    if code in STATUSES:
        return STATUSES[code]
    return next((status for start, status in FAMILIES if code.startswith(start)), CONFLICT)
