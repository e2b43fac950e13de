"""In what way somebody acted from a seat outside a term."""

from datetime import date

import pytest

from domain.boards.acts import OutsideTerm, outside_term
from domain.boards.events import Office, SeatBasis
from domain.boards.rosters import RosterRow
from domain.boards.seats import Seat, Term
from domain.boards.tenure import Tenure
from domain.kernel.answers import Answer
from domain.kernel.dates import PartialDate
from domain.kernel.periods import Period
from domain.tests.decisions.make import person, seat_id
from domain.tests.decisions.story import COMMITTEE

DAY = date(2009, 6, 16)
SEAT = Seat(
    board=COMMITTEE,
    seat=seat_id("lay1"),
    title="Lay seat",
    roles=("lay",),
    office=Office.MEMBER,
    basis=SeatBasis.APPOINTED,
    voting=True,
    constituency=None,
    position=3,
)


def term(start: str, end: str | None, who: str = "lay1") -> Term:
    period = Period(start=PartialDate(start), end=PartialDate(end) if end else None)
    return Term(board=COMMITTEE, seat=SEAT.seat, person=person(who), period=period, elected=False, evidence=(4,))


def row(holder: Term | None, in_term: Answer = Answer.YES, tenure: Tenure | None = None) -> RosterRow:
    return RosterRow(seat=SEAT, term=holder, in_term=in_term, tenure=tenure)


RUNNING = term("2009-04-01", None)
VAGUE = term("2009", None)
OVER = term("2007-04-01", "2009-03-31")
TO_COME = term("2009-07-01", None)


@pytest.mark.parametrize(
    ("stood", "terms", "found"),
    [
        (row(RUNNING), [RUNNING], None),
        (row(VAGUE, Answer.INDETERMINATE), [VAGUE], OutsideTerm.PERHAPS),
        (row(OVER, tenure=Tenure.HOLDING_OVER), [OVER], OutsideTerm.HOLDING_OVER),
        (row(OVER, tenure=Tenure.DE_FACTO), [OVER], OutsideTerm.DE_FACTO),
        (row(None), [OVER], OutsideTerm.AFTER_TERM),
        (row(None), [OVER, TO_COME], OutsideTerm.AFTER_TERM),
        (row(None), [TO_COME], OutsideTerm.BEFORE_TERM),
        (row(None), [], OutsideTerm.WITHOUT_TERM),
        (row(term("2009-04-01", None, "gp1")), [term("2007-04-01", "2009-03-31", "gp1")], OutsideTerm.WITHOUT_TERM),
    ],
)
def test_it_is_told_how_an_act_lay_outside_a_term(stood: RosterRow, terms: list[Term], found: OutsideTerm) -> None:
    assert outside_term(person("lay1"), stood, terms, DAY) is found
