"""Reasons that no board's rule gives but the door does: what was asked for is not there, or cannot be understood."""

from collections.abc import Iterable, Mapping

from domain.kernel.refusals import Refused


class RefusedAtTheDoor(Refused):
    """The request was turned away before any rule was asked."""

    code = "malformed-request"

    def __init__(
        self,
        detail: str = "",
        *,
        evidence: Iterable[int] = (),
        pointer: str | None = None,
        headers: Mapping[str, str] | None = None,
        **facts: object,
    ) -> None:
        """Say why, and which headers the answer carries (such as `Retry-After`)."""
        super().__init__(detail, evidence=evidence, pointer=pointer, **facts)
        self.headers: Mapping[str, str] = headers or {}


class InvalidRequest(RefusedAtTheDoor):
    """The request does not have the form that is documented for it."""

    code = "invalid-request"


class NotFound(RefusedAtTheDoor):
    """There is nothing here, or nothing that you may know of."""

    code = "not-found"


class MethodNotAllowed(RefusedAtTheDoor):
    """This cannot be done here; the Allow header says what can."""

    code = "method-not-allowed"


class NotAcceptable(RefusedAtTheDoor):
    """The answer does not exist in the form that was asked for."""

    code = "not-acceptable"


class UnexpectedFailure(RefusedAtTheDoor):
    """Something went wrong on our side; quote the trace id when you report it."""

    code = "unexpected-failure"


class Unavailable(RefusedAtTheDoor):
    """The service cannot answer at the moment; try again later."""

    code = "unavailable"
