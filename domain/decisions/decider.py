"""How decisions are taken."""

from collections.abc import Collection, Sequence

from domain.cases.events import CaseReturned
from domain.decisions.advancing import proposes_to
from domain.decisions.assembling import moment_of
from domain.decisions.commands import TakeDecision
from domain.decisions.draws import draws
from domain.decisions.events import DecisionTaken, Outcome
from domain.decisions.gates import ADVANCING
from domain.decisions.inputs import RosterSeat
from domain.decisions.judgement import Judgement, judged_motion
from domain.decisions.policies import KNOWN, READY
from domain.decisions.selects import SELECTS
from domain.decisions.state import BLANK, Deliberation, evolve
from domain.decisions.verdict import Standing
from domain.kernel.deciders import Decider
from domain.kernel.ids import PersonId
from domain.kernel.london import day_of
from domain.kernel.messages import Event
from domain.kernel.refusals import enforce
from domain.meetings.events import VoteClosed
from domain.meetings.policies import called
from domain.proposals.events import ProposalMade


def decide(command: TakeDecision, known: Deliberation) -> Sequence[Event]:
    """Apply the rules and judge; raise `Refused` where they forbid the command."""
    judged = judged_motion(command, known)
    enforce(ADVANCING, command, judged)
    closing = [] if command.motion in known.closings else [_closed(command)]
    taken = _taken(command, judged)
    day = called(known.proceedings).day
    ratified = judged.motion.earlier if judged.outcome is Outcome.RATIFIED else None
    drawn = [] if judged.varied else draws(judged, ratified or command.decision, day)
    return [*closing, taken, *_proposed(command, judged), *drawn, *_returned(judged)]


def _closed(command: TakeDecision) -> VoteClosed:
    return VoteClosed(meeting=command.meeting, item=command.item, motion=command.motion)


def _taken(command: TakeDecision, judged: Judgement) -> DecisionTaken:
    item, motion = judged.item, judged.motion
    return DecisionTaken(
        decision=command.decision,
        board=item.board,
        number=judged.known.last_number(item.board) + 1,
        meeting=command.meeting,
        item=command.item,
        motion=command.motion,
        case=item.case,
        version=item.version,
        outcome=judged.outcome,
        decided=day_of(moment_of(command, judged.known)),
        terms=judged.terms,
        earlier=motion.earlier,
        earlier_outcome=judged.earlier.decides if judged.earlier else None,
        inputs=judged.inputs,
        verdict=judged.verdict,
        affected=judged.affected.decision if judged.affected else None,
        affected_outcome=judged.affected.decides if judged.affected else None,
    )


def _proposed(command: TakeDecision, judged: Judgement) -> list[ProposalMade]:
    """The proposal that a carried recommendation makes: of all who voted for it, to the board that approves."""
    item, to_board = judged.item, proposes_to(judged)
    if to_board is None or command.proposal is None or item.case is None or item.version is None:
        return []
    made = ProposalMade(
        proposal=command.proposal,
        case=item.case,
        version=item.version,
        from_board=item.board,
        to_board=to_board,
        proposers=_proposers(judged),
        decision=command.decision,
    )
    return [made]


def _returned(judged: Judgement) -> list[CaseReturned]:
    """The case goes back to those who bring it: what is missing stands in the words of the referral."""
    item, files, referral = judged.item, judged.known.proceedings.background.files, judged.terms.referral
    file = files.get(item.case) if item.case else None
    version = file.submitted if file else None
    if judged.decides is not Outcome.REFERRED_BACK or referral is None or version is None:
        return []
    if file is None or version.number != item.version:
        return []
    return [CaseReturned(case=file.case, version=version.number, why=referral.missing)]


def _proposers(judged: Judgement) -> tuple[PersonId, ...]:
    """Who voted for it; where votes were counted without names, or nobody voted, everybody who had a part in that."""
    carrying = {one.seat for one in judged.verdict.standings if one.standing is Standing.FOR}
    by_name = [ballot.voter for ballot in judged.inputs.ballots if ballot.seat in carrying]
    together = {one.seat for one in judged.verdict.standings if one.standing in _TOGETHER}
    here = {one.person for one in judged.inputs.attending}
    members = [_acting(seat, here) for seat in judged.inputs.roster if seat.seat in together]
    return tuple(dict.fromkeys(one for one in (*by_name, *members) if one is not None))


def _acting(seat: RosterSeat, here: Collection[PersonId]) -> PersonId | None:
    return seat.holder if seat.holder in here else seat.deputy


_TOGETHER = frozenset({Standing.COUNTED, Standing.CONSENTED})

decider: Decider[TakeDecision, Deliberation] = Decider(
    name="decisions",
    commands=(TakeDecision,),
    selects=SELECTS,
    blank=lambda: BLANK,
    evolve=evolve,
    decide=decide,
    rules=(*KNOWN, *READY, *ADVANCING),
    edition=2,  # the number and the roles of a quorum are found together
)
