"""What forbids a body to be established, or anything to be recorded before it is, and why."""

from typing import Protocol

from domain.kernel.answers import Answer
from domain.kernel.dates import PartialDate
from domain.kernel.ids import BodyCode
from domain.kernel.refusals import Refused
from domain.organisations.commands import EstablishBody
from domain.organisations.state import Register


class BodyNotEstablished(Refused):
    """The body does not keep its record here yet."""

    code = "body-not-established"


class BodyAlreadyEstablished(Refused):
    """The body already keeps its record here."""

    code = "body-already-established"


class AbolishedBeforeEstablished(Refused):
    """A body is not abolished before it is established."""

    code = "abolished-before-established"


class NameMissing(Refused):
    """A name or an office is written out."""

    code = "name-missing"


class InBody(Protocol):
    """Any command about the record of one body."""

    @property
    def body(self) -> BodyCode:
        """The body whose record it is."""


class Named(Protocol):
    """Any command that gives a name."""

    @property
    def name(self) -> str:
        """The name given."""


def surely_reversed(start: PartialDate | None, end: PartialDate | None) -> bool:
    """Whether the end certainly lies before the start; vague dates have the benefit of the doubt."""
    return start is not None and end is not None and end.before(start) is Answer.YES


def the_body_keeps_its_record_here(command: InBody, known: Register) -> Refused | None:
    """A ledger begins with the body that owns it; National Health Service Act 2006, sections 1I and 18."""
    return None if command.body in known.bodies else BodyNotEstablished(body=command.body)


def a_body_is_established_once(command: EstablishBody, known: Register) -> Refused | None:
    """DAPB0090, organisation reference data: one code, one organisation."""
    at = known.bodies.get(command.body)
    return BodyAlreadyEstablished(evidence=(at,), pointer="/body") if at is not None else None


def a_body_is_not_abolished_before_it_is_established(command: EstablishBody, known: Register) -> Refused | None:
    """DAPB0090, organisation reference data: legal start and end dates."""
    reversed_dates = surely_reversed(command.established, command.abolished)
    return AbolishedBeforeEstablished(pointer="/abolished") if reversed_dates else None


def a_name_is_written_out(command: Named, known: object) -> Refused | None:
    """DAPB0090, organisation reference data: every organisation has a name."""
    return None if command.name.strip() else NameMissing(pointer="/name")


ESTABLISHING = (a_body_is_established_once, a_body_is_not_abolished_before_it_is_established, a_name_is_written_out)
