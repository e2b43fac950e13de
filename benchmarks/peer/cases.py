"""The peer's cases: created, submitted, proposed, voted on, approved; and their trail."""

from fastapi import APIRouter
from sqlalchemy import select
from sqlalchemy.orm import Session

from benchmarks.interface import Act, Ballot, NewCase, Refused
from benchmarks.peer import rules
from benchmarks.peer.answers import Receipt, Trail, TrailLine
from benchmarks.peer.session import ASession, audit, get, get_for_update
from benchmarks.peer.tables import AuditLine, Board, Case, Person, Vote

router = APIRouter()


def actor_of(session: Session, actor: str) -> Person:
    """The person who acts; somebody unknown sits on no board."""
    person = session.get(Person, actor)
    if person is None:
        raise Refused("not-a-member")
    return person


def recorded(session: Session, case: Case, position: int) -> Receipt:
    """Commit, and say what was recorded."""
    session.commit()
    session.refresh(case)
    return Receipt(case=case.id, state=case.state, position=position)


@router.post("/cases", status_code=201)
def create_case(body: NewCase, session: ASession) -> Receipt:
    """Create a case."""
    proposing, approving = get(session, Board, body.proposingBoard), get(session, Board, body.approvingBoard)
    rules.may_act(actor_of(session, body.actor), proposing, approving, body.provider)
    case = Case(
        title=body.title,
        provider=body.provider,
        amount_pence=body.amountPence,
        proposing_board=proposing,
        approving_board=approving,
    )
    session.add(case)
    session.flush()
    position = audit(session, body.actor, "CREATED", case.id, {"title": case.title})
    return recorded(session, case, position)


def move(session: Session, identity: str, actor: str, before: str, after: str) -> Receipt:
    """Take a case one step towards the approving board."""
    case = get_for_update(session, identity)
    rules.may_act(actor_of(session, actor), case.proposing_board, case.approving_board, case.provider)
    rules.is_in_state(case, before)
    case.state = after
    return recorded(session, case, audit(session, actor, after, case.id, {}))


@router.post("/cases/{case}/submission", status_code=201)
def submit_case(case: str, body: Act, session: ASession) -> Receipt:
    """Submit a case to the proposing board."""
    return move(session, case, body.actor, "DRAFT", "SUBMITTED")


@router.post("/cases/{case}/proposal", status_code=201)
def propose_case(case: str, body: Act, session: ASession) -> Receipt:
    """Propose a case to the approving board."""
    return move(session, case, body.actor, "SUBMITTED", "PROPOSED")


@router.post("/cases/{case}/votes", status_code=201)
def cast_vote(case: str, body: Ballot, session: ASession) -> Receipt:
    """Vote on a case."""
    voted_on, voter = get_for_update(session, case), actor_of(session, body.actor)
    rules.may_act(voter, voted_on.approving_board, voted_on.proposing_board, voted_on.provider)
    rules.is_in_state(voted_on, "PROPOSED")
    rules.has_not_voted(voter, voted_on)
    voted_on.votes.append(Vote(person=voter, choice=body.choice))
    position = audit(session, body.actor, "VOTED", case, {"choice": body.choice})
    return recorded(session, voted_on, position)


@router.post("/cases/{case}/approval", status_code=201)
def approve_case(case: str, body: Act, session: ASession) -> Receipt:
    """Approve a case that a quorate majority is for."""
    approved, approver = get_for_update(session, case), actor_of(session, body.actor)
    rules.may_act(approver, approved.approving_board, approved.proposing_board, approved.provider)
    rules.is_in_state(approved, "PROPOSED")
    votes_for, votes_against = rules.is_carried(approved)
    approved.state = "APPROVED"
    position = audit(session, body.actor, "APPROVED", case, {"for": votes_for, "against": votes_against})
    return recorded(session, approved, position)


@router.get("/cases/{case}/trail")
def read_trail(case: str, session: ASession) -> Trail:
    """Read the trail of a case."""
    lines = session.scalars(select(AuditLine).where(AuditLine.subject == case).order_by(AuditLine.id))
    return Trail(results=[trail_line(line) for line in lines])


def trail_line(line: AuditLine) -> TrailLine:
    """A line of the trail."""
    return TrailLine(
        position=line.id, recordedAt=line.recorded_at, actor=line.actor, action=line.action, detail=line.detail
    )
