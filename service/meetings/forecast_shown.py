"""What a forecast of a meeting shows."""

from typing import Annotated

from pydantic import Field

from service.meetings.item_shown import RecusalFound
from service.meetings.shown import IdText
from service.recording.receipts import Shown

Heads = Annotated[int, Field(ge=0, json_schema_extra={"format": "int32"})]


class ExclusionForecast(RecusalFound):
    """Somebody whom an item would find in conflict, member of the board or not, and why."""

    person: IdText
    also_sits_on: IdText | None = None


class QuorumForecast(Shown):
    """Whether there would be a quorum if every member came, and who would make it."""

    possible: bool
    needed: Heads
    counted: Heads
    base: Heads | None = None
    unmet: Annotated[tuple[str, ...], Field(description="codes of what would be missing")]
    people: Annotated[tuple[IdText, ...], Field(description="the members who would count")]


class PresidingForecast(Shown):
    """Whose turn it would be to preside, and who; where everybody is in conflict, who can show the way out."""

    chairs_in_conflict: Annotated[
        tuple[IdText, ...], Field(description="chairs and co-chairs who would leave the chair for the item")
    ] = ()
    turn: str | None = None
    people: tuple[IdText, ...]
    ways_out: Annotated[tuple[str, ...], Field(description="who could determine what follows, where nobody is free")]


class ItemForecastShown(Shown):
    """An item still to come: who would be kept from it, whose conflict would only be noted, and the quorum."""

    item: IdText
    number: str
    case: IdText | None = None
    excluded: tuple[ExclusionForecast, ...]
    noted: tuple[ExclusionForecast, ...]
    quorum: QuorumForecast
    presides: PresidingForecast
    other_boards: Annotated[
        tuple[IdText, ...],
        Field(
            description="where too few could decide: the boards whose charter lets them decide it, for as much money,"
            " with enough free members"
        ),
    ] = ()


class MeetingForecast(Shown):
    """The items still to come, in the order of the agenda."""

    meeting: IdText
    results: tuple[ItemForecastShown, ...]
