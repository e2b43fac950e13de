"""The peer's boards, people and register of interests."""

from fastapi import APIRouter
from sqlalchemy import select
from sqlalchemy.orm import joinedload

from benchmarks.interface import NewBoard, NewInterest, NewMember, NewPerson
from benchmarks.peer import rules
from benchmarks.peer.answers import Created, Register, RegisterLine
from benchmarks.peer.session import SECRETARY, ASession, audit, get
from benchmarks.peer.tables import Board, Interest, Person

router = APIRouter()


@router.post("/boards", status_code=201)
def create_board(body: NewBoard, session: ASession) -> Created:
    """Create a board."""
    board = Board(name=body.name, kind=body.kind, quorum=body.quorum)
    session.add(board)
    session.flush()
    audit(session, SECRETARY, "BOARD_CREATED", board.id, {"name": board.name})
    session.commit()
    return Created(id=board.id)


@router.post("/boards/{board}/members", status_code=201)
def seat_member(board: str, body: NewMember, session: ASession) -> Created:
    """Seat a person on a board."""
    session.add(rules.seat(get(session, Person, body.person), get(session, Board, board)))
    audit(session, SECRETARY, "MEMBER_SEATED", board, {"person": body.person})
    session.commit()
    return Created(id=board)


@router.post("/people", status_code=201)
def enter_person(body: NewPerson, session: ASession) -> Created:
    """Enter a person."""
    person = Person(name=body.name)
    session.add(person)
    session.flush()
    audit(session, SECRETARY, "PERSON_ENTERED", person.id, {})
    session.commit()
    return Created(id=person.id)


@router.post("/people/{person}/interests", status_code=201)
def declare_interest(person: str, body: NewInterest, session: ASession) -> Created:
    """Declare an interest in a provider."""
    declarer = get(session, Person, person)
    declarer.interests.append(Interest(provider=body.provider, category=body.category))
    audit(session, person, "INTEREST_DECLARED", person, {"provider": body.provider})
    session.commit()
    return Created(id=person)


@router.get("/registers/interests")
def read_register(session: ASession, after: int = 0, limit: int = 50) -> Register:
    """Read a page of the register of interests."""
    page = select(Interest).options(joinedload(Interest.person)).where(Interest.id > after)
    interests = session.scalars(page.order_by(Interest.id).limit(limit)).all()
    last = interests[-1].id if len(interests) == limit else None
    return Register(results=[line(interest) for interest in interests], next=last)


def line(interest: Interest) -> RegisterLine:
    """A line of the register."""
    return RegisterLine(
        id=interest.id,
        person=interest.person_id,
        name=interest.person.name,
        provider=interest.provider,
        category=interest.category,
        declaredAt=interest.declared_at,
    )
