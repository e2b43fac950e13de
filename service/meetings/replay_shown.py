"""What the replay of a meeting shows."""

from typing import Annotated

from pydantic import Field

from service.meetings.shown import IdText, Moment
from service.recording.receipts import LogPosition, Shown
from service.viewing.paging import PageMetadata

Heads = Annotated[int, Field(ge=0, json_schema_extra={"format": "int32"})]


class FactReplayed(Shown):
    """A fact of the meeting: who recorded it, when it happened, and what such a fact says."""

    position: LogPosition
    type: Annotated[str, Field(examples=["meetings.VoteCast"])]
    sentence: str
    actor: str
    occurred_at: Moment
    recorded_at: Moment


class SeatSat(Shown):
    """A seat of the board on the day of the meeting, and who held it."""

    seat: IdText
    holder: IdText | None = None


class PresentThen(Shown):
    """Somebody in the room."""

    person: IdText
    presence: str


class KeptThen(Shown):
    """Somebody in conflict at an item, and whether that kept them from it."""

    person: IdText
    ground: str
    management: str
    excluded: bool


class QuorumThen(Shown):
    """Whether those in the room were a quorum for an item."""

    quorate: bool
    needed: Heads
    counted: Heads
    unmet: Annotated[tuple[str, ...], Field(description="codes of what was missing")]


class VoteThen(Shown):
    """A vote that was open, and how many had voted."""

    motion: IdText
    cast: Heads


class ItemThen(Shown):
    """An item that the meeting was dealing with."""

    item: IdText
    number: str
    presiding: IdText | None = None
    conflicts: tuple[KeptThen, ...]
    quorum: QuorumThen
    votes: tuple[VoteThen, ...]


class AfterFact(Shown):
    """How the meeting stood after a fact, by what was on record then."""

    fact: FactReplayed
    status: Annotated[str, Field(examples=["CALLED", "OPEN", "CLOSED"])]
    presiding: IdText | None = None
    sat: Annotated[tuple[SeatSat, ...], Field(description="nobody where no charter was in force")]
    in_room: tuple[PresentThen, ...]
    open: Annotated[tuple[ItemThen, ...], Field(description="the items under way; nothing between them")]


class MeetingReplay(Shown):
    """A page of a meeting, fact by fact."""

    results: tuple[AfterFact, ...]
    metadata: PageMetadata
