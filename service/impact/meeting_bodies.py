"""Suppositions about meetings, about cases, and about who is who."""

from typing import ClassVar, Literal

from domain.kernel.ids import CaseId, CorrectionId, ItemId, MeetingId, MergeId
from service.cases.bodies import ScoreBody
from service.edge.fields import IdOf
from service.impact.supposing import Supposed
from service.meetings.bodies import DepartureBody
from service.meetings.correction_bodies import CorrectionBody
from service.meetings.item_bodies import DeclarationBody, RulingBody
from service.merges.bodies import MergeBody
from service.recording.circumstances import NoMatter


class InterestDeclaredAtItem(Supposed):
    """Suppose that somebody declared an interest at an item."""

    command: Literal["declareAtItem"]
    meeting: IdOf[MeetingId]
    item: IdOf[ItemId]
    body: DeclarationBody


class RulingGiven(Supposed):
    """Suppose a ruling on a conflict: whether somebody was to stand back, and how far."""

    command: Literal["giveRuling"]
    meeting: IdOf[MeetingId]
    item: IdOf[ItemId]
    body: RulingBody


class PersonLeft(Supposed):
    """Suppose that somebody left the room, for an item or for good."""

    command: Literal["leave"]
    meeting: IdOf[MeetingId]
    body: DepartureBody


class CorrectionAsked(Supposed):
    """Suppose that a correction of who attended or how a seat voted was asked for, and confirmed by somebody else."""

    stands_for: ClassVar = "preview_correction"
    command: Literal["askCorrection"]
    meeting: IdOf[MeetingId]
    body: CorrectionBody


class CorrectionConfirmed(Supposed):
    """Suppose that a correction that was asked for was confirmed."""

    command: Literal["confirmCorrection"]
    meeting: IdOf[MeetingId]
    correction: IdOf[CorrectionId]
    body: NoMatter


class CaseScored(Supposed):
    """Suppose that somebody scored a case."""

    command: Literal["scoreCase"]
    case: IdOf[CaseId]
    body: ScoreBody


class MergeAsked(Supposed):
    """Suppose that two entries were one person, as asked for and confirmed by somebody else."""

    stands_for: ClassVar = "preview_merge"
    command: Literal["askMerge"]
    body: MergeBody


class MergeConfirmed(Supposed):
    """Suppose that a merge that was asked for was confirmed."""

    command: Literal["confirmMerge"]
    merge: IdOf[MergeId]
    body: NoMatter


class UnmergeAsked(Supposed):
    """Suppose that two entries were two people after all."""

    stands_for: ClassVar = "preview_unmerge"
    command: Literal["askUnmerge"]
    merge: IdOf[MergeId]
    body: NoMatter


class UnmergeConfirmed(Supposed):
    """Suppose that the end of a merge that was asked for was confirmed."""

    command: Literal["confirmUnmerge"]
    merge: IdOf[MergeId]
    body: NoMatter


OfMeetings = InterestDeclaredAtItem | RulingGiven | PersonLeft | CorrectionAsked | CorrectionConfirmed
OfRecords = CaseScored | MergeAsked | MergeConfirmed | UnmergeAsked | UnmergeConfirmed
