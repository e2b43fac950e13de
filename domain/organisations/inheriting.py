"""What forbids a body to take over the record of another, and why."""

import re

from domain.kernel.refusals import Refused
from domain.organisations.body_policies import the_body_keeps_its_record_here
from domain.organisations.commands import InheritRecord
from domain.organisations.state import Register

ROOT = re.compile(r"[0-9a-f]{64}")


class OwnPredecessor(Refused):
    """No body succeeds itself."""

    code = "own-predecessor"


class RecordAlreadyInherited(Refused):
    """The record of this predecessor has already been taken over."""

    code = "record-already-inherited"


class InvalidHandOver(Refused):
    """A record is handed over with its size, at least one fact, and its root hash of 64 hexadecimal digits."""

    code = "invalid-hand-over"


def nobody_succeeds_itself(command: InheritRecord, known: Register) -> Refused | None:
    """Health and Care Act 2022, section 14: functions pass from one body to another."""
    return OwnPredecessor(pointer="/predecessor") if command.body == command.predecessor else None


def a_record_is_inherited_once(command: InheritRecord, known: Register) -> Refused | None:
    """NHS Records Management Code of Practice 2021: a record is transferred once, and its custody is unbroken."""
    at = known.inherited.get(command.predecessor)
    return RecordAlreadyInherited(evidence=(at,), pointer="/predecessor") if at else None


def what_is_handed_over_is_named_exactly(command: InheritRecord, known: Register) -> Refused | None:
    """RFC 9162, section 2.1: a size and a root hash name one record; if any fact were different, so would they be."""
    if command.size < 1:
        return InvalidHandOver(pointer="/size")
    return None if ROOT.fullmatch(command.root) else InvalidHandOver(pointer="/root")


INHERITING = (
    the_body_keeps_its_record_here,
    nobody_succeeds_itself,
    a_record_is_inherited_once,
    what_is_handed_over_is_named_exactly,
)
