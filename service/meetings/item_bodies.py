"""What is sent about an item: declarations, rulings, motions and votes."""

from domain.boards.conflicts import Determiner, Management
from domain.boards.remit import DecisionType
from domain.interests.categories import Category
from domain.kernel.ids import CaseId, InterestId, OrganisationCode, PersonId, SeatId
from domain.meetings.motions import Choice, Direction
from service.edge.fields import IdOf, LongText, ShortText, Word
from service.meetings.terms_bodies import TermsBody
from service.recording.circumstances import RecordBody


class DeclarationBody(RecordBody):
    """An interest in an item: one on the register, or a new one and of what category."""

    person: IdOf[PersonId]
    interest: IdOf[InterestId] | None = None
    category: Word[Category] | None = None
    organisation: IdOf[OrganisationCode] | None = None
    narrative: LongText | None = None


class RulingBody(RecordBody):
    """How a person's conflict is managed, as determined by whom and why."""

    person: IdOf[PersonId]
    management: Word[Management]
    determined_by: Word[Determiner]
    determiner: IdOf[PersonId] | None = None
    why: LongText


class MotionBody(TermsBody):
    """A motion in the words in which it is put."""

    direction: Word[Direction]
    text: LongText
    mover: IdOf[PersonId] | None = None
    seconder: IdOf[PersonId] | None = None


class TakenItemBody(MotionBody):
    """A case taken at an open meeting: the item it becomes, who presides over it, and the motion put at once."""

    number: ShortText
    title: ShortText
    purpose: Word[DecisionType]
    case: IdOf[CaseId]
    presiding: IdOf[PersonId]


class VoteBody(RecordBody):
    """How whoever acts for a seat votes."""

    seat: IdOf[SeatId]
    voter: IdOf[PersonId]
    choice: Word[Choice]


class CastingVoteBody(RecordBody):
    """How the person presiding breaks a tie."""

    presiding: IdOf[PersonId]
    choice: Word[Choice]
