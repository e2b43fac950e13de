"""Suppositions about interests and about what ties people to organisations."""

from typing import Literal

from domain.kernel.ids import ArrangementId, InterestId, PersonId, PositionId
from service.edge.fields import IdOf
from service.impact.supposing import Supposed
from service.interests.arrangement_bodies import ArrangementEndBody, DispensationBody, MitigationBody
from service.interests.bodies import ConfirmationBody, EndBody, NilReturnBody, StatementBody
from service.people.bodies import LeavingBody, PositionBody


class InterestDeclared(Supposed):
    """Suppose that an interest was declared."""

    command: Literal["declareInterest"]
    body: StatementBody


class InterestAmended(Supposed):
    """Suppose that an interest was stated anew."""

    command: Literal["amendInterest"]
    interest: IdOf[InterestId]
    body: StatementBody


class InterestEnded(Supposed):
    """Suppose that an interest had ended."""

    command: Literal["endInterest"]
    interest: IdOf[InterestId]
    body: EndBody


class NilReturnMade(Supposed):
    """Suppose that somebody declared to have no interests."""

    command: Literal["makeNilReturn"]
    body: NilReturnBody


class InterestsConfirmed(Supposed):
    """Suppose that somebody made the annual return."""

    command: Literal["confirmInterests"]
    body: ConfirmationBody


class PositionTaken(Supposed):
    """Suppose that somebody held a position."""

    command: Literal["takePosition"]
    person: IdOf[PersonId]
    body: PositionBody


class PositionLeft(Supposed):
    """Suppose that somebody had left a position."""

    command: Literal["leavePosition"]
    position_id: IdOf[PositionId]
    body: LeavingBody


class MitigationAgreed(Supposed):
    """Suppose that it was agreed ahead how conflicts by an interest were to be managed."""

    command: Literal["agreeMitigation"]
    interest: IdOf[InterestId]
    body: MitigationBody


class DispensationGranted(Supposed):
    """Suppose that an authority let somebody act in spite of an interest."""

    command: Literal["grantDispensation"]
    interest: IdOf[InterestId]
    body: DispensationBody


class ArrangementEnded(Supposed):
    """Suppose that a mitigation or a dispensation had ended."""

    command: Literal["endArrangement"]
    interest: IdOf[InterestId]
    arrangement: IdOf[ArrangementId]
    body: ArrangementEndBody


OfInterests = (
    InterestDeclared
    | InterestAmended
    | InterestEnded
    | NilReturnMade
    | InterestsConfirmed
    | MitigationAgreed
    | DispensationGranted
    | ArrangementEnded
    | PositionTaken
    | PositionLeft
)
