"""What is sent about gifts and hospitality."""

from typing import Annotated

from pydantic import Field

from domain.gifts.limits import GiftPolicy, Limit, OfferKind
from domain.interests.retention import MONTHS_PUBLISHED
from domain.kernel.ids import OrganisationCode, PersonId
from service.edge.bodies import Body, MoneyBody
from service.edge.fields import Day, IdOf, LongText, Partial, Pence, ShortText, Word
from service.recording.circumstances import RecordBody

Months = Annotated[int, Field(strict=True, ge=1, le=120, json_schema_extra={"format": "int32"})]


class LimitBody(Body):
    """An amount, and whether exactly this amount is still within it."""

    pence: Pence
    inclusive: bool

    def limit(self) -> Limit:
        """The same as the domain has it."""
        return Limit(pence=self.pence, inclusive=self.inclusive)


class GiftLimitsBody(Body):
    """The limits of a body; what the guidance leaves open, exactly £50 or £25, each limit says itself."""

    promotional: Annotated[LimitBody, Field(description="Promotional items accepted undeclared.")]
    undeclared_gift: Annotated[LimitBody, Field(description="Gifts accepted undeclared, cumulated by source.")]
    undeclared_hospitality: Annotated[LimitBody, Field(description="Hospitality accepted undeclared.")]
    hospitality: Annotated[LimitBody, Field(description="Hospitality accepted without approval.")]
    cumulated_months: Months = 12
    published_months: Annotated[Months, Field(description="After it was received or declined.")] = MONTHS_PUBLISHED

    def policy(self) -> GiftPolicy:
        """The same as the domain has it."""
        return GiftPolicy(
            promotional=self.promotional.limit(),
            undeclared_gift=self.undeclared_gift.limit(),
            undeclared_hospitality=self.undeclared_hospitality.limit(),
            hospitality=self.hospitality.limit(),
            cumulated_months=self.cumulated_months,
            published_months=self.published_months,
        )


class GiftPolicyBody(RecordBody):
    """The limits for gifts and hospitality from a day on, which may lie ahead."""

    policy: GiftLimitsBody
    in_force_from: Day
    citation: ShortText


class GiftBody(RecordBody):
    """What somebody was offered, by whom."""

    person: IdOf[PersonId]
    kind: Word[OfferKind]
    offered: Partial
    value: Annotated[MoneyBody, Field(description="As estimated.")]
    details: LongText
    organisation: Annotated[
        IdOf[OrganisationCode] | None, Field(description="Whoever offered it; gifts of one source add up.")
    ] = None
    offered_by: Annotated[LongText | None, Field(description="Whoever offered it, in words; it can be erased.")] = None
    business: Annotated[LongText | None, Field(description="The nature of their business.")] = None
    from_supplier: Annotated[bool, Field(description="Whether they supply the body, or are likely to.")] = False


class AcceptanceBody(RecordBody):
    """That it was accepted, when, for whom, and who approved it."""

    person: Annotated[IdOf[PersonId], Field(description="Whoever was offered it.")]
    received: Partial
    for_the_body: Annotated[bool, Field(description="On behalf of the body, not for oneself.")] = False
    approved_by: Annotated[IdOf[PersonId] | None, Field(description="The senior officer who approved it.")] = None
    why: LongText | None = None


class DeclinationBody(RecordBody):
    """That it was declined, when, and why."""

    person: Annotated[IdOf[PersonId], Field(description="Whoever was offered it.")]
    declined: Partial
    reviewed_by: IdOf[PersonId] | None = None
    why: LongText
