"""Waltham Forest, June 2009, as facts: two boards, the practices, a case, and a meeting on the sixteenth."""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta

from domain.boards.charter import Charter, Reopening
from domain.boards.conflicts import Act, ConflictPolicy, Determiner, Management, SeparationPolicy
from domain.boards.events import (
    BoardEstablished,
    BoardKind,
    CharterAdopted,
    MemberAppointed,
    Office,
    SeatBasis,
    SeatCreated,
)
from domain.boards.quorum import Fraction, OnLoss, QuorumBase, QuorumRule, Requirement
from domain.boards.remit import DecisionType, Proposing, Remit
from domain.boards.voting import CastingVote, VotingRule
from domain.cases.content import (
    BeneficiaryClass,
    CaseContent,
    CaseKind,
    MoneyKind,
    MoneyLine,
    Origin,
    Party,
    PartyRole,
    Recurrence,
)
from domain.cases.events import CaseDrafted, CaseSubmitted
from domain.decisions.commands import TakeDecision
from domain.decisions.decider import decider
from domain.due_diligence.events import CheckRecorded, CheckStatus, CheckWaived, DueDiligenceOpened
from domain.kernel.dates import PartialDate
from domain.kernel.facts import Fact
from domain.kernel.ids import (
    BoardId,
    BodyCode,
    CaseId,
    CaseReference,
    DecisionId,
    ItemId,
    MeetingId,
    MotionId,
    OrganisationCode,
    PositionId,
    ProposalId,
)
from domain.kernel.messages import Asked, Event
from domain.kernel.money import Money
from domain.kernel.spec import SECRETARY, Given, fact, given
from domain.meetings.events import (
    ItemOpened,
    ItemPlaced,
    MeetingCalled,
    MeetingOpened,
    MotionPut,
    PersonArrived,
    PersonLeft,
    RulingGiven,
    VoteCast,
)
from domain.meetings.motions import Direction, Presence
from domain.meetings.terms import NO_TERMS, Condition, Deferral, Terms
from domain.organisations.events import MembershipBegun
from domain.people.events import PositionKind, PositionTaken
from domain.proposals.events import ProposalMade
from domain.tests.decisions.make import CHOICES, person, seat_id, uuid

EVENING = datetime(2009, 6, 16, 18, 0, tzinfo=UTC)
DEVELOPMENT = BoardId(uuid("board", "development"))
DISINVESTMENT = BoardId(uuid("board", "disinvestment"))
COMMITTEE = BoardId(uuid("board", "committee"))
CASE = CaseId(uuid("case", "dermatology"))
MEETING = MeetingId(uuid("meeting", "june"))
ITEM = ItemId(uuid("item", "dermatology"))
EARLIER = (MotionId(uuid("motion", "may")), MeetingId(uuid("meeting", "may")))
MOTION = MotionId(uuid("motion", "dermatology"))
DECISION = DecisionId(uuid("decision", "dermatology"))
PROPOSAL = ProposalId(uuid("proposal", "dermatology"))
PCT = BodyCode("5NC")
APPROVAL_CHECKS = ("finance", "equality")
LEAVE = ConflictPolicy(
    actual=Management.LEAVE_FOR_ITEM, potential=Management.NOTE_AND_PARTICIPATE, determined_by=(Determiner.CHAIR,)
)
UNTIL = Terms(deferral=Deferral(until=PartialDate("2009-09"), event=None, interim=None))
NO_SEPARATION = SeparationPolicy()
NEVER = Reopening()


def development_charter(quorum: QuorumRule | None = None) -> Charter:
    return Charter(
        composition=(),
        quorum=(quorum or QuorumRule(min_total=3),),
        voting=(VotingRule(casting_vote=CastingVote.PRESIDING_SECOND_VOTE),),
        remit=Remit(decides=(DecisionType.RECOMMENDATION,), proposing=Proposing.BY_VOTE, proposes_to=DISINVESTMENT),
        separation=SeparationPolicy(separate_from=(DISINVESTMENT,)),
        conflicts=LEAVE,
    )


def disinvestment_charter(*, limit_pence: int | None = None, separation: SeparationPolicy | None = None) -> Charter:
    third = QuorumRule(
        base=QuorumBase.WHOLE_MEMBERSHIP,
        fraction=Fraction(of=1, out_of=3),
        min_total=3,
        requires=(Requirement(any_of=("lay",), at_least=1),),
    )
    return Charter(
        composition=(),
        quorum=(third,),
        voting=(VotingRule(),),
        remit=Remit(
            decides=(DecisionType.FINAL_APPROVAL,),
            needs_due_diligence=True,
            checks=APPROVAL_CHECKS,
            limit_pence=limit_pence,
        ),
        separation=separation
        or SeparationPolicy(separate_from=(DEVELOPMENT,), barring_acts=(Act.PROPOSED, Act.VOTED, Act.WROTE)),
        conflicts=LEAVE,
    )


def committee_charter(on_loss: OnLoss = OnLoss.NO_DECISION, reopening: Reopening = NEVER) -> Charter:
    return Charter(
        composition=(),
        quorum=(QuorumRule(min_total=3, on_loss=on_loss),),
        voting=(VotingRule(),),
        remit=Remit(decides=(DecisionType.FINAL_APPROVAL,)),
        separation=NO_SEPARATION,
        conflicts=LEAVE,
        reopening=reopening,
    )


def board(of: BoardId, kind: BoardKind, charter: Charter, *members: str) -> list[Event]:
    """A board with its charter and a seat for each member: `gp1:GP`, the first of them in the chair."""
    events: list[Event] = [
        BoardEstablished(board=of, name="A board", kind=kind, established=None),
        adopted(of, charter),
    ]
    for at, member in enumerate(members):
        name, _, role = member.partition(":")
        events += [seat_created(of, name, role, Office.MEMBER if at else Office.CHAIR), appointed(of, name)]
    return events


def adopted(of: BoardId, charter: Charter, version: int = 1, since: str = "2009-04-01") -> CharterAdopted:
    return CharterAdopted(
        board=of,
        version=version,
        charter=charter,
        in_force_from=PartialDate(since),
        in_force_to=None,
        citation="Board, 1 April",
        pack=None,
    )


def seat_created(of: BoardId, name: str, role: str, office: Office = Office.MEMBER) -> SeatCreated:
    return SeatCreated(
        board=of,
        seat=seat_id(name),
        title=f"{role} seat",
        roles=(role,),
        office=office,
        basis=SeatBasis.APPOINTED,
        voting=True,
        constituency=None,
        shared=False,
        deputies=None,
        created=None,
    )


def appointed(of: BoardId, seat: str, who: str = "", since: str = "2009-04") -> MemberAppointed:
    return MemberAppointed(
        board=of, seat=seat_id(seat), person=person(who or seat), term_from=PartialDate(since), term_to=None
    )


def partners(*names: str) -> list[Event]:
    """Each is a partner of a practice of their own, which belongs to the trust."""
    events: list[Event] = []
    for at, name in enumerate(names, start=1):
        practice = OrganisationCode(f"F86{at:03}")
        events += [
            MembershipBegun(organisation=practice, body=PCT, joined=PartialDate("2004")),
            PositionTaken(
                position=PositionId(uuid("position", name)),
                person=person(name),
                organisation=practice,
                kind=PositionKind.PARTNER,
                title=None,
                held_from=PartialDate("2001"),
                held_to=None,
            ),
        ]
    return events


def case(
    *, pays_practices: bool = True, money: Money | None = None, party: str | None = None, author: str = "manager"
) -> list[Event]:
    line = MoneyLine(
        kind=MoneyKind.INVESTMENT,
        amount=money or Money(amount_pence=50_000_000),
        recurrence=Recurrence.EVERY_YEAR,
        financial_year=None,
        fund=None,
    )
    content = CaseContent(
        title="Dermatology in the community",
        kind=CaseKind.SHIFT_OF_SETTING,
        origin=Origin.PBC_CONSORTIUM,
        summary="Move outpatient dermatology into the community.",
        recommendation="That the board approves.",
        specialty=None,
        authors=(person(author),),
        sponsor=None,
        parties=(Party(organisation=OrganisationCode(party), role=PartyRole.PROPOSED_PROVIDER),) if party else (),
        beneficiaries=(BeneficiaryClass.ALL_MEMBER_PRACTICES,) if pays_practices else (),
        money=(line,),
    )
    return [
        CaseDrafted(case=CASE, reference=CaseReference("WF/09/1"), content=content),
        CaseSubmitted(case=CASE, version=1, content_hash="0" * 64, authors=(person(author),)),
    ]


def proposed(*proposers: str) -> ProposalMade:
    return ProposalMade(
        proposal=ProposalId(uuid("proposal", "earlier")),
        case=CASE,
        version=1,
        from_board=DEVELOPMENT,
        to_board=DISINVESTMENT,
        proposers=tuple(person(name) for name in proposers),
        decision=None,
    )


def examined(*, finance: CheckStatus = CheckStatus.PASSED, waived: bool = True) -> list[Event]:
    events: list[Event] = [
        DueDiligenceOpened(case=CASE, version=1, board=DISINVESTMENT, checks=APPROVAL_CHECKS),
        CheckRecorded(
            case=CASE,
            version=1,
            check="finance",
            status=finance,
            checked_by=person("auditor"),
            evidence_digest=None,
            note=None,
        ),
    ]
    waiver = CheckWaived(case=CASE, version=1, check="equality", waived_by=person("lay1"), why="Done for the pilot.")
    return [*events, waiver] if waived else events


def meeting_of(
    of: BoardId,
    purpose: DecisionType,
    direction: Direction,
    cast: str = "",
    *,
    here: str,
    leaves: str = "",
    ruled: Iterable[tuple[str, Management]] = (),
    presiding: str,
    about_case: bool = True,
    terms: Terms | None = None,
    earlier: DecisionId | None = None,
) -> list[Event]:
    """The meeting from its call to the last vote on the motion; whoever leaves does so when the item is opened."""
    conditions = (
        Condition(text="Agree the exit plan", owner=None, office="Medical Director", due=PartialDate("2009-09")),
    )
    conditional, deferring = direction is Direction.APPROVE_WITH_CONDITIONS, direction is Direction.DEFER
    the_case, version = (CASE, 1) if about_case else (None, None)
    return [
        MeetingCalled(meeting=MEETING, board=of, starts_at=EVENING, place="Walthamstow"),
        ItemPlaced(
            meeting=MEETING,
            item=ITEM,
            board=of,
            number="7.1",
            title="Dermatology",
            purpose=purpose,
            case=the_case,
            version=version,
        ),
        MeetingOpened(meeting=MEETING, board=of, presiding=person(presiding)),
        *(arrived(name) for name in here.split()),
        ItemOpened(meeting=MEETING, item=ITEM, presiding=person(presiding)),
        *(
            RulingGiven(
                meeting=MEETING,
                item=ITEM,
                person=person(name),
                management=management,
                determined_by=Determiner.CHAIR,
                determiner=person(presiding),
                assessed=None,
                exception=None,
                until=None,
                part=None,
                why="Standing order 9.",
            )
            for name, management in ruled
        ),
        *(PersonLeft(meeting=MEETING, person=person(name), item=ITEM) for name in leaves.split()),
        MotionPut(
            meeting=MEETING,
            item=ITEM,
            motion=MOTION,
            board=of,
            case=the_case,
            version=version,
            direction=direction,
            text="That the board agrees.",
            mover=None,
            seconder=None,
            terms=terms or (Terms(conditions=conditions) if conditional else UNTIL if deferring else NO_TERMS),
            earlier=earlier,
        ),
        *(vote(of, one) for one in cast.split()),
    ]


def arrived(name: str) -> PersonArrived:
    return PersonArrived(meeting=MEETING, person=person(name), presence=Presence.IN_PERSON)


def vote(of: BoardId, told: str, motion: MotionId = MOTION, meeting: MeetingId = MEETING) -> VoteCast:
    return VoteCast(
        meeting=meeting,
        item=ITEM,
        motion=motion,
        board=of,
        case=CASE,
        seat=seat_id(told[:-1]),
        voter=person(told[:-1]),
        choice=CHOICES[told[-1]],
    )


def asked(minutes: int = 600) -> Asked:
    moment = EVENING + timedelta(minutes=minutes)
    return Asked(by=SECRETARY, at=moment, occurred_at=moment, via="spec")


def take(decision: DecisionId = DECISION, proposal: ProposalId | None = PROPOSAL, minutes: int = 600) -> TakeDecision:
    return TakeDecision(
        asked=asked(minutes), decision=decision, meeting=MEETING, item=ITEM, motion=MOTION, proposal=proposal
    )


def told(*parts: Event | Iterable[Event]) -> Given:
    """On record in this order, a minute apart, from the evening of the meeting on."""
    events: list[Event] = []
    for part in parts:
        events += [part] if isinstance(part, Event) else list(part)
    return given(decider, *(at_minute(event, at) for at, event in enumerate(events, start=1)))


def at_minute(event: Event, minute: int) -> Fact[Event]:
    return fact(event, minute, at=EVENING + timedelta(minutes=minute))
