"""Who sits on the commissioning executive committee of Northamptonshire: people by office; no person is meant."""

from typing import Final

from domain.boards.events import Office, SeatBasis
from domain.people.events import PositionKind
from service.demo.founding import SeatPlan
from service.demo.registering import Officeholder, Tie

NENE: Final = "LOCAL-NENE"
TERM: Final = ("2009-04-01", "2011-03-31")

EXECUTIVES: Final = (
    Officeholder(name="chief-executive", office="Chief Executive"),
    Officeholder(name="finance-director", office="Director of Finance"),
    Officeholder(name="strategy-director", office="Director of Strategy and System Management"),
    Officeholder(name="public-health-director", office="Director of Public Health"),
    Officeholder(name="nursing-director", office="Director of Nursing"),
    Officeholder(name="primary-care-director", office="Director of Primary Care"),
)
LEADS: Final = tuple(
    Officeholder(name=name, office=office, tie=Tie(organisation=NENE, kind=kind, since="2007"))
    for name, office, kind in (
        ("lead-clinical", "Clinical lead, Nene Commissioning", PositionKind.DIRECTOR),
        ("lead-north", "Clinical lead, north, Nene Commissioning", PositionKind.DIRECTOR),
        ("lead-south", "Clinical lead, south, Nene Commissioning", PositionKind.DIRECTOR),
        ("lead-long-term", "Clinical lead, long-term conditions, Nene Commissioning", PositionKind.DIRECTOR),
        ("lead-managerial", "Managerial lead, Nene Commissioning", PositionKind.EMPLOYEE),
    )
)
OFFICES: Final = {one.name: one.office for one in (*EXECUTIVES, *LEADS)}


def _seat(one: Officeholder, role: str, office: Office = Office.MEMBER) -> SeatPlan:
    return SeatPlan(holder=one.name, title=one.office, roles=(role,), basis=SeatBasis.EX_OFFICIO, office=office)


CHAIR, *OTHERS = EXECUTIVES
SEATS: Final = (
    _seat(CHAIR, "OFFICER", Office.CHAIR),
    *(_seat(one, "OFFICER") for one in OTHERS),
    *(_seat(one, "PBC_LEAD") for one in LEADS),
)
