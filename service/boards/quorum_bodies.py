"""The composition and the quorum rules of a charter as data: how many, of whom, must be there, and who counts."""

from typing import Annotated

from pydantic import Field

from domain.boards.quorum import CountBasis, OnLoss, QuorumBase, Rounding
from domain.boards.remit import DecisionType
from service.edge.bodies import Body
from service.edge.fields import Many, ShortText, Word

Count = Annotated[int, Field(strict=True, ge=0, le=10_000, json_schema_extra={"format": "int32"})]
AppliesTo = Annotated[
    Many[Word[DecisionType]], Field(max_length=20, description="The kinds of decision it applies to; none means all.")
]


class CompositionLineBody(Body):
    """How many seats of a role the board has."""

    role: Annotated[ShortText, Field(description="The role, such as GP, LAY or OFFICER, as the seats name it.")]
    at_least: Annotated[Count, Field(description="The fewest seats of this role.")]
    at_most: Annotated[Count | None, Field(description="The most seats of this role; none where it is open.")] = None


class FractionBody(Body):
    """So many out of so many, as one third."""

    of: Annotated[Count, Field(description="How many parts, such as 1.")]
    out_of: Annotated[Count, Field(description="Out of how many parts, such as 3.")]


class RequirementBody(Body):
    """At least so many members who hold any of these roles."""

    any_of: Annotated[Many[ShortText], Field(max_length=50, description="Roles of the composition, any of which do.")]
    at_least: Annotated[Count, Field(description="How many such members must be there.")]
    exclusive: Annotated[bool, Field(description="Whether nobody who serves this requirement serves another.")] = False
    may_be_non_voting: Annotated[bool, Field(description="Whether members without a vote count for it.")] = False


class QuorumRuleBody(Body):
    """One quorum rule."""

    applies_to: AppliesTo = ()
    base: Annotated[Word[QuorumBase], Field(description="What the fraction is a fraction of.")] = QuorumBase.NONE
    fraction: Annotated[FractionBody | None, Field(description="The fraction that must be there.")] = None
    rounding: Annotated[Word[Rounding], Field(description="How a fraction becomes heads.")] = Rounding.CEIL
    min_total: Annotated[Count | None, Field(description="How many members must be there in all.")] = None
    count_basis: Annotated[Word[CountBasis], Field(description="Whose presence counts.")] = CountBasis.ELIGIBLE_FOR_ITEM
    requires: Annotated[Many[RequirementBody], Field(max_length=50, description="Who must be among them.")] = ()
    requires_presiding: Annotated[
        Many[ShortText], Field(max_length=10, description="Offices, one of which must be there: CHAIR, VICE_CHAIR, …")
    ] = ()
    per_constituent: Annotated[bool, Field(description="Whether each body meeting in common needs its own quorum.")] = (
        False
    )
    deputies_count: Annotated[bool, Field(description="Whether deputies count.")] = True
    remote_counts: Annotated[bool, Field(description="Whether members who attend from afar count.")] = True
    on_loss: Annotated[Word[OnLoss], Field(description="What happens when the quorum is lost.")] = OnLoss.NO_DECISION
