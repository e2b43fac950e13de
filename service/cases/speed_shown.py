"""What is shown of how often and how fast cases are approved."""

from typing import Annotated

from pydantic import Field

from domain.cases.content import Origin
from service.edge.fields import Day, Word
from service.recording.receipts import LogPosition, Shown

Number = Annotated[int, Field(ge=0, json_schema_extra={"format": "int32"})]


class SpeedShown(Shown):
    """How many cases of one origin were finally decided, how many approved, and how long that took."""

    origin: Word[Origin]
    decided: Number
    approved: Number
    approval_rate: Annotated[str, Field(description="Approved among decided.", examples=["0.667"])]
    median_days: Annotated[str, Field(description="From first submission to final decision.", examples=["27.5"])]


class ApprovalRates(Shown):
    """How often and how fast cases are approved; origins of which none was decided are left out."""

    first_day: Annotated[Day | None, Field(description="Of the financial year asked about.")] = None
    last_day: Day | None = None
    by_origin: tuple[SpeedShown, ...]
    position: LogPosition
