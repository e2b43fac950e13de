"""What is shown about a body's registers."""

from typing import Annotated

from pydantic import Field

from domain.kernel.ids import HoldId, PersonId
from service.edge.fields import Day, IdOf, Partial
from service.recording.receipts import LogPosition, Shown
from service.viewing.erased import ShownText
from service.viewing.paging import PageMetadata

Moment = Annotated[str, Field(json_schema_extra={"format": "date-time"})]
Number = Annotated[int, Field(ge=0, json_schema_extra={"format": "int32"})]


class PolicyShown(Shown):
    """A policy of the registers, in force from a day until the next one."""

    declare_within_days: Number
    return_every_months: Number
    published_months: Number
    kept_years: Number
    in_force_from: Day
    citation: str
    since: LogPosition


class PolicyPage(Shown):
    """A page of policies."""

    results: tuple[PolicyShown, ...]
    metadata: PageMetadata


class DecisionMakerShown(Shown):
    """A person named as decision-making staff; `released` is the last day."""

    person: IdOf[PersonId]
    named: Partial
    released: Partial | None = None
    since: LogPosition


class DecisionMakerPage(Shown):
    """A page of decision-making staff."""

    results: tuple[DecisionMakerShown, ...]
    metadata: PageMetadata


class HoldShown(Shown):
    """A legal hold on what is on record about a person."""

    hold: IdOf[HoldId]
    person: IdOf[PersonId]
    placed_at: Moment
    why: ShownText
    lifted_at: Moment | None = None
    lifted_because: ShownText = None
    since: LogPosition


class HoldPage(Shown):
    """A page of legal holds."""

    results: tuple[HoldShown, ...]
    metadata: PageMetadata
