"""A charter as it is sent and shown: a board's terms of reference as data, in the same words as in the log."""

from typing import Annotated

from pydantic import Field

from domain.boards.charter import Charter
from domain.boards.conflicts import Act, Determiner, Management, Severity
from domain.boards.remit import AtLimit, DecisionType, Measure, Proposing, Together
from domain.boards.tenure import Deputies, Holdover, SharedInterests
from domain.kernel.codec import read
from domain.kernel.ids import BoardId
from service.boards.quorum_bodies import CompositionLineBody, Count, QuorumRuleBody
from service.boards.voting_bodies import VotingRuleBody
from service.edge.bodies import BasisBody, Body
from service.edge.fields import DecimalText, IdOf, Many, Pence, ShortText, Word


class AggregationBody(Body):
    """Which approvals count together towards a limit, and over how many months before the meeting."""

    by: Annotated[Word[Together], Field(description="What they have in common.")]
    months: Annotated[Count, Field(description="Over how many months.")]


class RemitBody(Body):
    """What a board may decide."""

    decides: Annotated[Many[Word[DecisionType]], Field(max_length=20, description="The kinds of decision it takes.")]
    limit_pence: Annotated[Pence | None, Field(description="The largest amount it may approve, in pence.")] = None
    at_limit: Annotated[Word[AtLimit], Field(description="What exactly the limit is.")] = AtLimit.WITHIN
    limit_measures: Annotated[Word[Measure], Field(description="Which amount is held against it.")] = Measure.AS_STATED
    limit_aggregates: Annotated[AggregationBody | None, Field(description="Which approvals count together.")] = None
    limit_basis: Annotated[
        BasisBody | None, Field(description="On what basis the limit is set; of other amounts it is not known.")
    ] = None
    proposing: Annotated[Word[Proposing], Field(description="How it comes to propose a case to another board.")] = (
        Proposing.NOT_AT_ALL
    )
    proposes_to: Annotated[IdOf[BoardId] | None, Field(description="The board it proposes to.")] = None
    needs_due_diligence: Annotated[bool, Field(description="Whether checks must be complete before it approves.")] = (
        False
    )
    checks: Annotated[Many[ShortText], Field(max_length=50, description="The checks of due diligence.")] = ()
    notice_clear_days: Annotated[Count | None, Field(description="Clear days between notice and meeting.")] = None


class SeparationBody(Body):
    """Which boards share no member with this one, and which earlier acts bar a person from acting here."""

    separate_from: Annotated[Many[IdOf[BoardId]], Field(max_length=50, description="Boards that share no member.")] = ()
    barring_acts: Annotated[
        Many[Word[Act]], Field(max_length=10, description="Acts for a case at another board that bar from it here.")
    ] = ()
    severity: Annotated[Word[Severity], Field(description="Whether it forbids, or only notes.")] = Severity.BLOCK


class ExemptionBody(Body):
    """Which interests in companies are no conflict."""

    percent: Annotated[DecimalText, Field(description="The share of the capital above which holdings count.")] = "5"
    edge_is_exempt: Annotated[bool, Field(description="Whether exactly this share is exempt.")] = True
    dormant_is_exempt: Annotated[bool, Field(description="Whether interests in dormant companies are.")] = True


class ConflictsBody(Body):
    """What a conflict does until somebody has ruled, who may rule, and how far back interests reach."""

    actual: Annotated[Word[Management], Field(description="What an actual conflict does.")]
    potential: Annotated[Word[Management], Field(description="What a potential conflict does.")]
    determined_by: Annotated[
        Many[Word[Determiner]], Field(max_length=10, description="Who may rule how a conflict is managed.")
    ]
    severity: Annotated[Word[Severity], Field(description="Whether it forbids, or only notes.")] = Severity.BLOCK
    look_back_months: Annotated[Count, Field(description="Months for which an ended interest still counts.")] = 6
    nil_return_months: Annotated[Count | None, Field(description="Months for which a nil return holds.")] = None
    undeclared: Annotated[Word[Management], Field(description="What a missing or overdue declaration does.")] = (
        Management.NOTE_AND_PARTICIPATE
    )
    presides_after_the_chairs: Annotated[
        Many[ShortText], Field(max_length=20, description="Roles that preside where chair and vice chair may not.")
    ] = ("LAY",)
    never_presides: Annotated[Many[ShortText], Field(max_length=20, description="Roles that never preside.")] = ()
    floor: Annotated[Word[Management] | None, Field(description="No ruling on an actual conflict is more lenient.")] = (
        None
    )
    exempt: Annotated[ExemptionBody, Field(description="Small shareholdings and dormant companies.")] = ExemptionBody()


class TenureBody(Body):
    """How long members sit on without a successor, whether they send deputies, whose interests a shared seat has."""

    holdover: Annotated[Word[Holdover], Field(description="Whether a member whose term has run out sits on.")] = (
        Holdover.NONE
    )
    holdover_months: Annotated[Count | None, Field(description="For at most so many months; none for any time.")] = None
    deputies: Annotated[Word[Deputies], Field(description="Whether members may be deputised for.")] = (
        Deputies.NOT_ALLOWED
    )
    shared_interests: Annotated[
        Word[SharedInterests], Field(description="Whose conflict touches the vote of a seat held by two.")
    ] = SharedInterests.EITHER


class ReopeningBody(Body):
    """For how many months a decision stands before it is reopened, and what notice that needs."""

    months: Annotated[Count | None, Field(description="Months for which nothing is rescinded or decided anew.")] = None
    notice_clear_days: Annotated[Count | None, Field(description="Clear days' notice of a motion to do so.")] = None


class CharterBody(Body):
    """Composition, quorum, voting, remit, separation, conflict policy and tenure of a board."""

    composition: Annotated[Many[CompositionLineBody], Field(max_length=50, description="How many seats of which role.")]
    quorum: Annotated[Many[QuorumRuleBody], Field(max_length=20, description="How many, of whom, must be there.")]
    voting: Annotated[Many[VotingRuleBody], Field(max_length=20, description="What carries a motion.")]
    remit: Annotated[RemitBody, Field(description="What the board may decide.")]
    separation: Annotated[SeparationBody, Field(description="Which boards it is kept apart from.")] = SeparationBody()
    conflicts: Annotated[ConflictsBody, Field(description="How conflicts are managed.")]
    tenure: Annotated[TenureBody, Field(description="Terms that have run out, deputies and shared seats.")] = (
        TenureBody()
    )
    reopening: Annotated[ReopeningBody, Field(description="When a decision may be reopened.")] = ReopeningBody()

    def charter(self) -> Charter:
        """The charter as the domain has it; the names are the same, so it is read like one in the log."""
        charter: Charter = read(Charter, self.model_dump(mode="json", by_alias=True, exclude_none=True))
        return charter
