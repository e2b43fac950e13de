"""What is shown about whoever offers gifts and hospitality, and about the limits for them."""

from typing import Annotated, Any

from pydantic import Field

from domain.kernel.ids import CaseId, OrganisationCode
from service.edge.fields import Day, IdOf
from service.gifts.shown import CumulatedShown, HowMany
from service.recording.receipts import LogPosition, Shown
from service.viewing.paging import PageMetadata


class GiftPolicyShown(Shown):
    """Limits for gifts and hospitality, in force from a day until the next ones."""

    policy: Annotated[dict[str, Any], Field(description="as in the request that recorded it")]
    in_force_from: Day
    citation: str
    since: LogPosition


class GiftPolicyPage(Shown):
    """A page of limits."""

    results: tuple[GiftPolicyShown, ...]
    metadata: PageMetadata


class GiftSource(Shown):
    """An organisation that offered gifts or hospitality, what it came to, and the cases that name it."""

    organisation: IdOf[OrganisationCode]
    entries: Annotated[
        tuple[IdOf[OrganisationCode], ...], Field(description="Every code that means it: entered twice, or succeeded.")
    ]
    name: str
    offered: HowMany
    accepted: HowMany
    declined: HowMany
    accepted_value: CumulatedShown
    cases: tuple[IdOf[CaseId], ...]


class GiftSourcePage(Shown):
    """A page of the organisations that offered something in the year up to the day, by the first offer recorded."""

    results: tuple[GiftSource, ...]
    metadata: PageMetadata
