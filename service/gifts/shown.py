"""What is shown about gifts and hospitality."""

from typing import Annotated, Literal

from pydantic import Field

from domain.gifts.limits import OfferKind, Treatment
from domain.kernel.ids import CaseId, GiftId, OrganisationCode, PersonId
from domain.kernel.money import Qualifier
from service.edge.fields import Day, IdOf, Partial, Word
from service.recording.receipts import LogPosition, Shown
from service.viewing.erased import ShownText
from service.viewing.paging import PageMetadata

Pence = Annotated[int, Field(ge=0, json_schema_extra={"format": "int64"})]
HowMany = Annotated[int, Field(ge=0, json_schema_extra={"format": "int32"})]
Answered = Literal["OPEN", "ACCEPTED", "DECLINED"]


class ValueShown(Shown):
    """An amount as its source states it."""

    amount_pence: Pence
    qualifier: Word[Qualifier] = Qualifier.EXACTLY
    upper_amount_pence: Pence | None = None


class CumulatedShown(Shown):
    """What gifts come to together: at least, and at most where every one has an upper end."""

    least: Pence
    most: Pence | None = None


class GiftEntry(Shown):
    """A line of the register of gifts and hospitality: NHS England, Managing conflicts of interest 2017, annex C."""

    gift: IdOf[GiftId]
    job_title: str
    kind: Word[OfferKind]
    offered: Partial
    answer: Answered
    answered: Annotated[Partial | None, Field(description="Received or declined on.")] = None
    value: ValueShown
    organisation: IdOf[OrganisationCode] | None = None
    organisation_name: str | None = None
    business: ShownText = None
    from_supplier: bool
    for_the_body: bool
    approved: Annotated[bool, Field(description="Whether another officer reviewed it.")]
    treatment: Annotated[Word[Treatment], Field(description="What the policy of its day says of it.")]
    cumulated: Annotated[CumulatedShown, Field(description="With gifts from the same source in the months before.")]
    since: LogPosition


class PublishedGift(GiftEntry):
    """A line of the published register, and until when it stands there."""

    published_until: Annotated[
        Day | None, Field(description="The last day on the public register; nothing while it is open.")
    ] = None


class GiftShown(GiftEntry):
    """A gift with all that was declared about it, and the cases that name whoever offered it."""

    person: IdOf[PersonId]
    name: ShownText
    details: ShownText
    offered_by: ShownText = None
    reviewed_by: IdOf[PersonId] | None = None
    why: ShownText = None
    cases: Annotated[tuple[IdOf[CaseId], ...], Field(description="Cases in which the organisation is a party.")]


class GiftPage(Shown):
    """A page of the register of gifts and hospitality."""

    results: tuple[GiftShown, ...]
    metadata: PageMetadata


class PublishedGiftPage(Shown):
    """A page of the published register of gifts and hospitality; what need not be declared is left out and counted."""

    results: tuple[PublishedGift, ...]
    not_declarable: Annotated[HowMany, Field(description="Entries on the page that need not have been declared.")]
    metadata: PageMetadata
