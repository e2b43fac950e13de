"""What a judgement is made from: values only, kept whole inside the decision."""

from datetime import date

from domain.boards.charter import Charter
from domain.boards.conflicts import Determiner, Management
from domain.boards.events import Office
from domain.boards.remit import DecisionType
from domain.boards.tenure import Tenure
from domain.boards.voting import BallotForm
from domain.cases.sums import Sum
from domain.interests.arrangements import Agreed
from domain.interests.findings import Finding
from domain.kernel.answers import Answer
from domain.kernel.ids import BoardId, OrganisationCode, PersonId, SeatId
from domain.kernel.messages import PublicText
from domain.kernel.values import value
from domain.meetings.motions import Choice, Direction, Presence
from domain.meetings.recusals import Ground


@value
class RosterSeat:
    """A seat as it stood on the day: its holder and deputy, if it had them, and whether the holder's term ran."""

    seat: SeatId
    holder: PersonId | None
    in_term: Answer
    title: PublicText
    roles: tuple[PublicText, ...]
    office: Office
    voting: bool
    deputy: PersonId | None = None
    constituency: OrganisationCode | None = None  # the practice or body it speaks for
    patients: int | None = None  # registered there, where the charter weighs votes by them
    patients_shown_at: int | None = None  # the fact by which they were counted
    shares: PersonId | None = None  # the other of two who hold the seat together
    tenure: Tenure | None = None  # why the holder acts, where it is not by a term that runs and was validly begun

    @property
    def holders(self) -> tuple[PersonId, ...]:
        """Whoever holds the seat, alone or together."""
        if self.holder is None:
            return ()
        return (self.holder,) if self.shares is None else (self.holder, self.shares)


@value
class Attending:
    """A person in the room when the question was put."""

    person: PersonId
    presence: Presence


@value
class Exclusion:
    """What stands between a person and the question: findings, the ruling on them, and how it is managed."""

    person: PersonId
    ground: Ground
    findings: tuple[Finding, ...]
    management: Management
    determined_by: Determiner | None
    ruled_at: int | None
    also_sits_on: BoardId | None = None  # the board kept apart from this one, where that is what bars
    further_findings: int = 0  # weaker ones, left out so that the fact stays within its size
    agreed: tuple[Agreed, ...] = ()  # what was agreed or granted ahead about the interests found


@value
class Ballot:
    """A vote as cast."""

    seat: SeatId
    voter: PersonId
    choice: Choice
    cast_at: int
    present: bool  # whether the voter was in the room when voting, whoever left it before the vote was closed
    late: bool = False  # sent in after a ballot in writing had closed
    presided: bool | None = None  # when voting; nothing where the same person presided then as when the vote was closed


@value
class Casting:
    """A casting vote as given by the person presiding."""

    presiding: PersonId
    choice: Choice
    given_at: int
    present: bool  # whether whoever gave it was in the room when giving it
    presided: bool | None = None  # when giving it; nothing where that was who presided when the vote was closed


@value
class HandCount:
    """Votes as counted without names."""

    votes_for: int
    votes_against: int
    abstained: int
    counted_at: int


@value
class Consensus:
    """That everybody agreed, as stated."""

    stated_by: PersonId
    stated_at: int
    present: bool  # whether whoever stated it was in the room
    presided: bool | None = None  # when stating it; nothing where that was who presided when the vote was closed


@value
class Earlier:
    """Approvals that count towards the same limit as the question, because the charter counts them together."""

    since: date
    amount: Sum
    shown_at: tuple[int, ...]
    on_basis: Answer | None = (
        None  # whether they and the question are on the basis of the limit; nothing where they are
    )


@value
class Question:
    """What was put: the kind of decision, the direction of the motion, who presided, and what it asks to spend."""

    decision_type: DecisionType
    direction: Direction
    presiding: PersonId | None
    at_stake: Sum | None
    earlier: Earlier | None = None
    on_basis: Answer | None = None  # whether all of that is on the basis of the limit; nothing where it is

    def presided(self, person: PersonId, *, then: bool | None) -> bool:
        """Whether somebody presided when they acted: as is kept of the act, else as when the vote was closed."""
        return person == self.presiding if then is None else then


@value
class JudgementInputs:
    """Everything `judge` needs; whoever holds the decision can judge it again."""

    question: Question
    charter: Charter
    charter_version: int
    roster: tuple[RosterSeat, ...]
    attending: tuple[Attending, ...]
    withdrawn: tuple[PersonId, ...]  # at the meeting, out of the room for this item
    exclusions: tuple[Exclusion, ...]
    ballots: tuple[Ballot, ...]
    casting: Casting | None
    form: BallotForm = BallotForm.NAMED
    hands: HandCount | None = None
    consensus: Consensus | None = None
