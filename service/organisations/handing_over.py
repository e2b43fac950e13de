"""Works out with which size and root a predecessor's record is taken over."""

from domain.organisations.inheriting import InvalidHandOver
from service.organisations.bodies import InheritanceBody
from service.problems.refusals import RefusedAtTheDoor
from service.store.connections import Connection
from service.store.heads import read_head


class HandOverUnknown(RefusedAtTheDoor):
    """The predecessor's record is not kept here: say how long it was and under which root hash."""

    code = "hand-over-unknown"


def handed_over(connection: Connection, body: InheritanceBody) -> tuple[int, str]:
    """The size and root with which a record is taken over; raises `HandOverUnknown` or `InvalidHandOver`.

    What is said must be what the predecessor's ledger shows, if it is kept here and was not continued since.
    """
    head = read_head(connection, body.predecessor)
    if head is None:
        if body.size is None or body.root is None:
            raise HandOverUnknown(pointer="/size")
        return body.size, body.root
    size, root = body.size or head.size, body.root or head.root.hex()
    if size > head.size or (size == head.size and root != head.root.hex()):
        raise InvalidHandOver(
            "The predecessor's ledger, which is kept here, shows another size or root.", pointer="/root"
        )
    return size, root
