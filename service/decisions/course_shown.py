"""What is shown of the course of a decision."""

from typing import Annotated

from pydantic import Field

from service.recording.receipts import LogPosition, Shown
from service.viewing.erased import ShownText
from service.viewing.paging import PageMetadata

IdText = Annotated[str, Field(json_schema_extra={"format": "uuid"})]
WholeNumber = Annotated[int, Field(ge=1, json_schema_extra={"format": "int32"})]


class TurnShown(Shown):
    """One turn in the course of a decision, and the fact that shows it."""

    on: Annotated[str, Field(json_schema_extra={"format": "date"})]
    kind: Annotated[str, Field(examples=["decisions.DecisionSuspended"])]
    status: str
    by: Annotated[IdText | None, Field(description="the later decision that brought it about")] = None
    ground: str | None = None
    by_whom: ShownText = None
    instructions: Annotated[ShownText, Field(description="of a conflicts panel")] = None
    people: Annotated[tuple[IdText, ...], Field(description="on the panel, or co-opted")] = ()
    why: ShownText = None
    source: ShownText = None
    actor: str
    recorded_at: Annotated[str, Field(json_schema_extra={"format": "date-time"})]
    position: LogPosition


class ConditionKept(Shown):
    """A condition, what became of it, and whether it is overdue on the day asked about."""

    decision: IdText
    condition: WholeNumber
    board: IdText
    case: IdText | None = None
    text: ShownText
    owner: IdText | None = None
    office: ShownText = None
    due: str | None = None
    state: str
    overdue: Annotated[str, Field(description="YES, NO, or INDETERMINATE where the date due is vague")]
    settled_on: Annotated[str | None, Field(json_schema_extra={"format": "date"})] = None
    settled_at: LogPosition | None = None


class ConditionPage(Shown):
    """A page of the conditions of approvals."""

    results: tuple[ConditionKept, ...]
    metadata: PageMetadata


class NoticeShown(Shown):
    """Notice that a service or a contract ends, and whether it is as long as required."""

    given: Annotated[str, Field(json_schema_extra={"format": "date"})]
    notice_months: WholeNumber
    last_service_day: Annotated[str, Field(json_schema_extra={"format": "date"})]
    due_end: Annotated[str, Field(json_schema_extra={"format": "date"}, description="the earliest day in time")]
    long_enough: bool
    exception: ShownText = None


class CourseShown(Shown):
    """Everything that became of a decision, and where it stands on the day asked about."""

    under_review: Annotated[bool, Field(description="because a breach may have tainted it, until that is settled")]
    status_on_day: Annotated[str | None, Field(description="nothing before it was taken")] = None
    course: tuple[TurnShown, ...]
    kept: tuple[ConditionKept, ...]
    ratify_by: Annotated[str | None, Field(json_schema_extra={"format": "date"})] = None
    standstill_until: Annotated[str | None, Field(json_schema_extra={"format": "date"})] = None
    notice: NoticeShown | None = None
    service_ended: Annotated[str | None, Field(json_schema_extra={"format": "date"})] = None
