"""What is sent about a body's registers."""

from typing import Annotated

from pydantic import Field

from domain.kernel.ids import PersonId
from domain.registers.days import DecisionDay
from domain.registers.events import Exemption
from domain.registers.policy import RegisterPolicy
from service.edge.bodies import Body
from service.edge.fields import Day, IdOf, LongText, Many, Partial, ShortText, Word
from service.recording.circumstances import RecordBody

Days = Annotated[int, Field(strict=True, ge=1, le=3660, json_schema_extra={"format": "int32"})]
Months = Annotated[int, Field(strict=True, ge=1, le=1200, json_schema_extra={"format": "int32"})]
Years = Annotated[int, Field(strict=True, ge=1, le=100, json_schema_extra={"format": "int32"})]


class PolicyBody(Body):
    """The periods by which the registers are kept; what is left out is as the national guidance has it."""

    declare_within_days: Annotated[Days, Field(description="After an interest arises; that day is day 0.")] = 28
    return_every_months: Months = 12
    published_months: Annotated[Months, Field(description="On the public register after an interest ends.")] = 6
    kept_years: Annotated[Years, Field(description="Kept at all after an interest ends.")] = 6

    def policy(self) -> RegisterPolicy:
        """The same as the domain has it."""
        return RegisterPolicy(
            declare_within_days=self.declare_within_days,
            return_every_months=self.return_every_months,
            published_months=self.published_months,
            kept_years=self.kept_years,
        )


class RegisterPolicyBody(RecordBody):
    """How the registers are kept from a day on, which may lie ahead."""

    policy: PolicyBody
    in_force_from: Day
    citation: ShortText


class DecisionMakerBody(RecordBody):
    """Who is decision-making staff, and since when."""

    person: IdOf[PersonId]
    since: Partial


class ReleaseBody(RecordBody):
    """The last day on which somebody was decision-making staff."""

    until: Partial


class HoldBody(RecordBody):
    """On whose entries a legal hold is placed, and why."""

    person: IdOf[PersonId]
    why: LongText


class LiftingBody(RecordBody):
    """Why a legal hold ends."""

    why: LongText


class PublicationBody(RecordBody):
    """When a decision was published; where parts are exempt, in which public words and why."""

    published: Annotated[Day, Field(description="Not the day on which it was decided.")]
    public_text: Annotated[
        LongText | None, Field(description="In place of the resolution; left out where all of it is public.")
    ] = None
    exemptions: Annotated[Many[Word[Exemption]], Field(max_length=20)] = ()


class DecisionDayBody(RecordBody):
    """What a source says of a day of a decision; the source itself is named beside it."""

    which: Word[DecisionDay]
    words: Annotated[LongText, Field(description="As the source has it, whether or not that day can be.")]
    day: Annotated[Partial | None, Field(description="Left out where the words name a day that cannot be.")] = None
