"""Every reason this program can give, found from the refusals themselves, so that none can be missing."""

from collections.abc import Iterator

from domain.kernel.refusals import Refused
from service.problems.refusals import InvalidRequest, RefusedAtTheDoor, UnexpectedFailure
from service.problems.statuses import status_of

SERVER_FAULT = 500


def all_refusals() -> dict[str, type[Refused]]:
    """Every refusal by its code, in alphabetical order."""
    found = {kind.code: kind for kind in reversed(list(_below(Refused)))}
    return dict(sorted(found.items()))


def refusal_for_status(status: int) -> type[RefusedAtTheDoor]:
    """The door's refusal with this HTTP status, else the general one for a fault of the caller or of ours."""
    for kind in _below(RefusedAtTheDoor):
        if issubclass(kind, RefusedAtTheDoor) and status_of(kind.code) == status:
            return kind
    return InvalidRequest if status < SERVER_FAULT else UnexpectedFailure


def description_of(kind: type[Refused]) -> str:
    """What the refusal means, beyond its title: the rest of its docstring."""
    lines = (kind.__doc__ or "").strip().splitlines()[1:]
    return "\n".join(line.strip() for line in lines).strip()


def _below(kind: type[Refused]) -> Iterator[type[Refused]]:
    for child in kind.__subclasses__():
        if "code" in vars(child):
            yield child
        yield from _below(child)
