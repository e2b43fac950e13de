"""Who sits on the two boards of Waltham Forest: people by office, at real practices; no person is meant."""

from typing import Final

from domain.boards.events import Office, SeatBasis
from service.demo.founding import Poll, SeatPlan
from service.demo.registering import Officeholder, partner

GP_PRACTICES: Final = ("F86036", "F86666", "Y01291", "F86030", "F86011", "F86018", "F86650", "F86001", "F86607")
FEDERATED: Final = ("F86666", "F86030", "F86018", "F86650")
CONFLICTED_BY_CLASS: Final = ("co-chair-clinical", "clinical-director", *(f"gp-{code}" for code in GP_PRACTICES))
TERM: Final = ("2020-04-01", "2022-03-31")

GP_MEMBERS: Final = tuple(
    Officeholder(name=f"gp-{code}", office=f"GP member for {code}", tie=partner(code)) for code in GP_PRACTICES
)
DEVELOPMENT: Final = (
    Officeholder(name="co-chair-clinical", office="Clinical Director, polysystem, co-chair", tie=partner("F86004")),
    Officeholder(name="co-chair-commissioning", office="Director of Strategic Commissioning, co-chair"),
    Officeholder(name="clinical-director", office="Clinical Director, long-term conditions", tie=partner("F86026")),
    *GP_MEMBERS,
    Officeholder(name="director-public-health", office="Director of Public Health"),
    Officeholder(name="director-primary-care", office="Director of Primary Care"),
    Officeholder(name="lay-1", office="Lay member, development board, Leyton"),
    Officeholder(name="lay-2", office="Lay member, development board, Walthamstow"),
    Officeholder(name="lay-3", office="Lay member, development board, Walthamstow, from February 2021"),
    Officeholder(name="specialist-1", office="Commissioning specialist, planned care"),
    Officeholder(name="specialist-2", office="Commissioning specialist, urgent care"),
)
DISINVESTMENT: Final = (
    Officeholder(name="lay-chair", office="Lay chair, disinvestment board"),
    Officeholder(name="medical-director", office="Medical Director"),
    Officeholder(name="lay-4", office="Lay member, disinvestment board, Chingford"),
    Officeholder(name="lay-5", office="Lay member, disinvestment board, Leytonstone"),
    Officeholder(name="chief-executive", office="Chief Executive"),
    Officeholder(name="finance-director", office="Director of Finance"),
    Officeholder(name="nursing-director", office="Director of Nursing and Quality"),
    Officeholder(name="performance-director", office="Director of Performance"),
)
OFFICES: Final = {one.name: one.office for one in (*DEVELOPMENT, *DISINVESTMENT)}


def _lay(holder: str, title: str, votes_for: int, votes_cast: int) -> SeatPlan:
    poll = Poll(electorate=f"Residents: {title}", polled="2020-03-19", votes_for=votes_for, votes_cast=votes_cast)
    return SeatPlan(holder=holder, title=f"Lay member, {title}", roles=("LAY",), basis=SeatBasis.ELECTED, poll=poll)


def _gp(code: str, votes_for: int) -> SeatPlan:
    poll = Poll(electorate=f"Doctors of {code}", polled="2020-03-12", votes_for=votes_for, votes_cast=votes_for)
    return SeatPlan(
        holder=f"gp-{code}",
        title=f"GP board member, {code}",
        roles=("GP",),
        basis=SeatBasis.ELECTED,
        constituency=code,
        poll=poll,
    )


def _officer(holder: str, roles: tuple[str, ...] = ("OFFICER",), office: Office = Office.MEMBER) -> SeatPlan:
    return SeatPlan(holder=holder, title=OFFICES[holder], roles=roles, basis=SeatBasis.EX_OFFICIO, office=office)


def _specialist(holder: str) -> SeatPlan:
    return SeatPlan(
        holder=holder, title=OFFICES[holder], roles=("SPECIALIST",), basis=SeatBasis.APPOINTED, voting=False
    )


DEVELOPMENT_SEATS: Final = (
    _officer("co-chair-clinical", ("CLINICAL_DIRECTOR",), Office.CO_CHAIR),
    _officer("co-chair-commissioning", ("OFFICER",), Office.CO_CHAIR),
    _officer("clinical-director", ("CLINICAL_DIRECTOR",)),
    *(_gp(code, votes) for code, votes in zip(GP_PRACTICES, (5, 4, 6, 3, 4, 5, 3, 4, 2), strict=True)),
    _officer("director-public-health"),
    _officer("director-primary-care"),
    _lay("lay-1", "Leyton", 412, 760),
    _lay("lay-2", "Walthamstow", 388, 701),
    _specialist("specialist-1"),
    _specialist("specialist-2"),
)
DISINVESTMENT_SEATS: Final = (
    SeatPlan(holder="lay-chair", title="Lay chair", roles=("LAY",), basis=SeatBasis.APPOINTED, office=Office.CHAIR),
    _officer("medical-director", ("MEDICAL_DIRECTOR", "OFFICER"), Office.VICE_CHAIR),
    _lay("lay-4", "Chingford", 450, 812),
    _lay("lay-5", "Leytonstone", 297, 590),
    _officer("chief-executive"),
    _officer("finance-director"),
    _officer("nursing-director"),
    _officer("performance-director"),
)
VACANT_LAY_SEAT: Final = SeatPlan(
    holder="lay-seat-3", title="Lay member, appointed", roles=("LAY",), basis=SeatBasis.APPOINTED
)
