"""Acts from a seat by somebody whose term was not running, or did not rest on a valid election."""

from collections.abc import Iterable
from datetime import date
from enum import Enum

from domain.boards.rosters import RosterRow
from domain.boards.seats import Term
from domain.boards.tenure import Tenure
from domain.kernel.answers import Answer
from domain.kernel.ids import PersonId


class OutsideTerm(Enum):
    """In what way somebody acted from a seat outside a term."""

    BEFORE_TERM = "BEFORE_TERM"
    AFTER_TERM = "AFTER_TERM"
    WITHOUT_TERM = "WITHOUT_TERM"  # neither a member in this seat nor a deputy, before or since
    HOLDING_OVER = "HOLDING_OVER"  # the charter lets them
    DE_FACTO = "DE_FACTO"  # by an election that was voided
    PERHAPS = "PERHAPS"  # the dates on record are too vague to tell


def outside_term(voter: PersonId, row: RosterRow, terms: Iterable[Term], day: date) -> OutsideTerm | None:
    """How an act on the day lay outside a term of the seat; nothing where it lay within one.

    `row` is the seat as it stood on the day, `terms` all that were ever held in it. SI 2000/89: a member holds office
    for a term.
    """
    if voter not in row.people:
        return _around(day, [term for term in terms if term.person == voter])
    if row.tenure is not None:
        return OutsideTerm.DE_FACTO if row.tenure is Tenure.DE_FACTO else OutsideTerm.HOLDING_OVER
    return OutsideTerm.PERHAPS if row.in_term is Answer.INDETERMINATE else None


def _around(day: date, own: list[Term]) -> OutsideTerm:
    if any(term.period.latest < day for term in own):
        return OutsideTerm.AFTER_TERM
    return OutsideTerm.BEFORE_TERM if own else OutsideTerm.WITHOUT_TERM
