"""Boards, rooms and votes for the examples, by short names: `gp1` is a person and the seat that person holds."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from hashlib import md5

from domain.boards.charter import Charter
from domain.boards.conflicts import ConflictPolicy, Determiner, Management, SeparationPolicy
from domain.boards.events import Office
from domain.boards.quorum import QuorumRule
from domain.boards.remit import DecisionType, Remit
from domain.boards.tenure import Tenure, TenurePolicy
from domain.boards.voting import BallotForm, VotingRule
from domain.cases.sums import Sum
from domain.decisions.inputs import (
    Attending,
    Ballot,
    Casting,
    Consensus,
    Exclusion,
    HandCount,
    JudgementInputs,
    Question,
    RosterSeat,
)
from domain.decisions.verdict import Standing, Verdict
from domain.interests.arrangements import Agreed
from domain.interests.findings import Finding, Level, Match, PathStep
from domain.interests.grounds import Authority, DispensationGround
from domain.kernel.answers import Answer
from domain.kernel.dates import PartialDate
from domain.kernel.ids import ArrangementId, InterestId, OrganisationCode, PersonId, SeatId
from domain.meetings.motions import Choice, Direction, Presence
from domain.meetings.recusals import Ground

KINDS = {
    Direction.RECOMMEND: DecisionType.RECOMMENDATION,
    Direction.NOT_RECOMMEND: DecisionType.RECOMMENDATION,
    Direction.APPROVE: DecisionType.FINAL_APPROVAL,
    Direction.APPROVE_WITH_CONDITIONS: DecisionType.FINAL_APPROVAL,
    Direction.REJECT: DecisionType.FINAL_APPROVAL,
    Direction.DEFER: DecisionType.DEFERRAL,
    Direction.NOTE: DecisionType.NOTING,
}
CHOICES = {"+": Choice.FOR, "-": Choice.AGAINST, "o": Choice.ABSTAIN}


def uuid(kind: str, name: str) -> str:
    digest = md5(f"{kind} {name}".encode(), usedforsecurity=False).hexdigest()
    return f"{digest[:8]}-{digest[8:12]}-{digest[12:16]}-{digest[16:20]}-{digest[20:]}"


def person(name: str) -> PersonId:
    return PersonId(uuid("person", name))


def seat_id(name: str) -> SeatId:
    return SeatId(uuid("seat", name))


def seat(
    name: str,
    *roles: str,
    office: Office = Office.MEMBER,
    voting: bool = True,
    holder: str | None = "",
    in_term: Answer = Answer.YES,
    deputy: str | None = None,
    of: str | None = None,
    patients: int | None = None,
    shares: str | None = None,
    tenure: Tenure | None = None,
) -> RosterSeat:
    """A seat held by the person of the same name; `holder=None` leaves it vacant."""
    return RosterSeat(
        seat=seat_id(name),
        holder=None if holder is None else person(holder or name),
        in_term=in_term,
        title=f"{name.rstrip('0123456789')} seat",
        roles=roles,
        office=office,
        voting=voting,
        deputy=person(deputy) if deputy else None,
        constituency=OrganisationCode(of) if of else None,
        patients=patients,
        shares=person(shares) if shares else None,
        tenure=tenure,
    )


def seats(name: str, number: int, *roles: str, voting: bool = True) -> tuple[RosterSeat, ...]:
    return tuple(seat(f"{name}{at}", *roles, voting=voting) for at in range(1, number + 1))


def charter(
    quorum: QuorumRule | Sequence[QuorumRule] = (),
    voting: VotingRule | Sequence[VotingRule] = (),
    *,
    remit: Remit | None = None,
    separation: SeparationPolicy | None = None,
    conflicts: ConflictPolicy | None = None,
    tenure: TenurePolicy | None = None,
) -> Charter:
    return Charter(
        composition=(),
        quorum=(quorum,) if isinstance(quorum, QuorumRule) else tuple(quorum),
        voting=(voting,) if isinstance(voting, VotingRule) else tuple(voting),
        remit=remit or Remit(decides=tuple(DecisionType)),
        separation=separation or SeparationPolicy(),
        conflicts=conflicts
        or ConflictPolicy(
            actual=Management.LEAVE_FOR_ITEM, potential=Management.SPEAK_NOT_VOTE, determined_by=(Determiner.CHAIR,)
        ),
        tenure=tenure or TenurePolicy(),
    )


def votes(told: str, here: Collection[PersonId | None]) -> tuple[Ballot, ...]:
    """`gp1+ gp2- gp3o` are three votes; `gp1=seat+` is a vote that gp1 cast from another seat."""
    ballots = []
    for at, one in enumerate(told.split(), start=1):
        voter, _, place = one[:-1].partition("=")
        ballots.append(
            Ballot(
                seat=seat_id(place or voter),
                voter=person(voter),
                choice=CHOICES[one[-1]],
                cast_at=100 + at,
                present=person(voter) in here,
            )
        )
    return tuple(ballots)


def finding(name: str, level: Level = Level.ACTUAL, match: Match = Match.ORGANISATION) -> Finding:
    step = PathStep(relation="PARTNER", to="organisation:F86001", shown_at=7)
    return Finding(person=person(name), match=match, level=level, path=(step,))


def excluded(
    name: str,
    ground: Ground = Ground.CONFLICT,
    management: Management = Management.LEAVE_FOR_ITEM,
    *,
    level: Level = Level.ACTUAL,
) -> Exclusion:
    ruled = ground is Ground.RULING
    return Exclusion(
        person=person(name),
        ground=ground,
        findings=() if ground is Ground.SEPARATION else (finding(name, level),),
        management=management,
        determined_by=Determiner.CHAIR if ruled else None,
        ruled_at=50 if ruled else None,
    )


def dispensed(name: str, management: Management = Management.NOTE_AND_PARTICIPATE) -> Exclusion:
    """A conflict that is managed by a standing dispensation."""
    agreed = Agreed(
        arrangement=ArrangementId(uuid("arrangement", name)),
        interest=InterestId(uuid("interest", name)),
        determined_by=Determiner.DISPENSATION,
        management=management,
        ground=DispensationGround.TOO_FEW_WITHOUT_A_CONFLICT,
        granted_by=Authority.SECRETARY_OF_STATE,
        until=PartialDate("2009-12-31"),
        shown_at=60,
    )
    plain = excluded(name, management=management)
    return replace(plain, determined_by=Determiner.DISPENSATION, ruled_at=60, agreed=(agreed,))


def put(
    roster: Iterable[RosterSeat],
    under: Charter,
    cast: str = "",
    *,
    away: str = "",
    remote: str = "",
    withdrawn: str = "",
    left: str = "",
    barred: Sequence[Exclusion | str] = (),
    presiding: str | None = "chair",
    casting: tuple[str, Choice] | None = None,
    direction: Direction = Direction.APPROVE,
    kind: DecisionType | None = None,
    at_stake: Sum | None = None,
    visitors: str = "",
    form: BallotForm = BallotForm.NAMED,
    hands: tuple[int, int, int] | None = None,
    agreed: str = "",
    late: str = "",
) -> JudgementInputs:
    """A question put to everybody who holds a seat, save those away or withdrawn; some left after they voted."""
    seated = tuple(roster)
    out = {person(name) for name in f"{away} {withdrawn} {left}".split()}
    far = {person(name) for name in remote.split()}
    here = dict.fromkeys(holder for one in seated for holder in one.holders if holder not in out)
    here |= dict.fromkeys(person(name) for name in visitors.split())
    return JudgementInputs(
        question=Question(
            decision_type=kind or KINDS[direction],
            direction=direction,
            presiding=person(presiding) if presiding else None,
            at_stake=at_stake,
        ),
        charter=under,
        charter_version=1,
        roster=seated,
        attending=tuple(
            Attending(person=one, presence=Presence.REMOTE if one in far else Presence.IN_PERSON) for one in here
        ),
        withdrawn=tuple(person(name) for name in withdrawn.split()),
        exclusions=tuple(excluded(one) if isinstance(one, str) else one for one in barred),
        ballots=(*votes(cast, {*here, *(person(name) for name in left.split())}), *_late(late, here)),
        casting=_casting(*casting, here) if casting else None,
        form=form,
        hands=_hands(*hands) if hands else None,
        consensus=_agreed(agreed, here) if agreed else None,
    )


def _late(told: str, here: Collection[PersonId | None]) -> tuple[Ballot, ...]:
    return tuple(replace(one, cast_at=one.cast_at + 500, late=True) for one in votes(told, here))


def _hands(votes_for: int, votes_against: int, abstained: int) -> HandCount:
    return HandCount(votes_for=votes_for, votes_against=votes_against, abstained=abstained, counted_at=210)


def _agreed(name: str, here: Collection[PersonId | None]) -> Consensus:
    return Consensus(stated_by=person(name), stated_at=220, present=person(name) in here)


def _casting(name: str, choice: Choice, here: Collection[PersonId | None]) -> Casting:
    return Casting(presiding=person(name), choice=choice, given_at=200, present=person(name) in here)


def stands(verdict: Verdict, name: str) -> Standing:
    return next(one.standing for one in verdict.standings if one.seat == seat_id(name))


def counts(verdict: Verdict, name: str) -> bool:
    return next(one.counts_to_quorum for one in verdict.standings if one.seat == seat_id(name))


def codes(verdict: Verdict) -> set[str]:
    return {step.code for step in verdict.steps}
