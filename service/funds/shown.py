"""What is sent and shown about funds."""

from typing import Annotated

from pydantic import Field, StringConstraints

from domain.kernel.answers import Answer
from domain.kernel.ids import CaseId, DecisionId
from service.edge.fields import Day, IdOf, Pence, ShortText, Word
from service.recording.circumstances import RecordBody
from service.recording.receipts import LogPosition, Shown
from service.viewing.amounts import Between, OnBasis

YearName = Annotated[str, StringConstraints(pattern=r"^\d{4}/\d{2}$", strict=True), Field(examples=["2009/10"])]
PenceLeft = Annotated[int, Field(description="Below nothing it is overspent.", json_schema_extra={"format": "int64"})]


class AllocationBody(RecordBody):
    """How much a fund has for a financial year, from a day on, and where that is settled."""

    fund: ShortText
    financial_year: YearName
    amount_pence: Pence
    from_day: Day
    citation: ShortText


class Left(Shown):
    """What is left of a fund in pence: at most, and at least where it is known how much was committed at most."""

    least: PenceLeft | None = None
    most: PenceLeft


class CommitmentShown(Shown):
    """What one approved case takes from a fund in the year."""

    case: IdOf[CaseId]
    decision: IdOf[DecisionId]
    decided: Day
    amount: Between


class FundShown(Shown):
    """A fund in a financial year as it stood on the day: what it had, what approvals committed, and what was left."""

    fund: str
    allocated_pence: Pence
    from_day: Day
    citation: str
    committed: Annotated[
        Between, Field(description="Where approvals are on different bases, what one of these comes to at least.")
    ]
    committed_by_basis: Annotated[tuple[OnBasis, ...], Field(description="What is never added up across bases.")]
    on_one_basis: Annotated[bool, Field(description="Whether everything committed is stated on one basis.")]
    left: Left
    overspent: Word[Answer]
    commitments: tuple[CommitmentShown, ...]


class FundsShown(Shown):
    """The funds of a financial year, as they stood on a day."""

    financial_year: YearName
    day: Day
    funds: tuple[FundShown, ...]
    position: LogPosition
