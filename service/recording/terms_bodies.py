"""What a motion says beside its words, as it is sent."""

from typing import Annotated

from pydantic import Field

from domain.kernel.ids import BoardId, DecisionId, PersonId
from domain.meetings.terms import Condition, Deferral, Delegation, Option, Part, PartOutcome, Referral, Terms
from service.edge.bodies import Body
from service.edge.fields import IdOf, LongText, Many, Partial, Pence, ShortText, Word
from service.recording.circumstances import RecordBody

OptionNumber = Annotated[int, Field(strict=True, ge=1, le=1000, json_schema_extra={"format": "int32"})]


class ConditionBody(Body):
    """A condition of an approval: what, which person or which office sees to it, by when."""

    text: LongText
    owner: IdOf[PersonId] | None = None
    office: ShortText | None = None
    due: Partial | None = None

    def condition(self) -> Condition:
        """The condition as the domain has it."""
        return Condition(text=self.text, owner=self.owner, office=self.office, due=self.due)


class OptionBody(Body):
    """The option that is chosen, by its number, of how many."""

    number: OptionNumber
    of: OptionNumber


class PartBody(Body):
    """One service of several, and what becomes of it."""

    service: LongText
    outcome: Word[PartOutcome]


class DeferralBody(Body):
    """Until which date, or which event in words, the board waits; and what holds meanwhile."""

    until: Partial | None = None
    event: LongText | None = None
    interim: LongText | None = None


class ReferralBody(Body):
    """To whom the case goes back, and what is missing."""

    to: LongText
    missing: LongText


class DelegationBody(Body):
    """To which persons, or to which board, it is delegated; within what limits; until when."""

    persons: Many[IdOf[PersonId]] = ()
    board: IdOf[BoardId] | None = None
    limit_pence: Pence | None = None
    limits: LongText | None = None
    until: Partial | None = None


class TermsBody(RecordBody):
    """What a motion says beside its words: of these, what its direction needs."""

    conditions: Many[ConditionBody] = ()
    amended: LongText | None = None
    option: OptionBody | None = None
    parts: Many[PartBody] = ()
    deferral: DeferralBody | None = None
    referral: ReferralBody | None = None
    delegation: DelegationBody | None = None
    until: Partial | None = None
    restriction: LongText | None = None
    earlier: IdOf[DecisionId] | None = None

    def terms(self) -> Terms:
        """The terms as the domain has them."""
        return Terms(
            conditions=tuple(one.condition() for one in self.conditions),
            amended=self.amended,
            option=Option(number=self.option.number, of=self.option.of) if self.option else None,
            parts=tuple(Part(service=one.service, outcome=one.outcome) for one in self.parts),
            deferral=Deferral(**dict(self.deferral)) if self.deferral else None,
            referral=Referral(**dict(self.referral)) if self.referral else None,
            delegation=Delegation(**dict(self.delegation)) if self.delegation else None,
            until=self.until,
            restriction=self.restriction,
        )
