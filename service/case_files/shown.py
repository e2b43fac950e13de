"""What a case file shows."""

from typing import Annotated, Any

from pydantic import Field

from service.boards.shown import BoardWithSeats
from service.cases.shown import CaseShown
from service.decisions.course_shown import ConditionKept
from service.decisions.shown import DecisionLine, InputsJson, VerdictJson
from service.due_diligence.bodies import DiligenceShown
from service.interests.shown import InterestShown, Withheld
from service.meetings.attendance_shown import StayShown
from service.meetings.conflict_shown import ConflictLine
from service.meetings.item_shown import ItemShown
from service.meetings.shown import MeetingLine
from service.proposals.bodies import ProposalShown
from service.recording.receipts import LogPosition, Shown
from service.viewing.judged_anew import JudgedAnew


class MeetingInFile(MeetingLine):
    """A meeting at which the case was an item: who came and went, and the items about the case alone."""

    attendance: tuple[StayShown, ...]
    items: tuple[ItemShown, ...]
    conflicts: tuple[ConflictLine, ...]


class DecisionInFile(DecisionLine):
    """A decision about the case with its verdict, what it was judged from, its conditions and second verdicts."""

    recorded_at: Annotated[str, Field(json_schema_extra={"format": "date-time"})]
    verdict: Annotated[VerdictJson | None, Field(description="nothing for a chair's action")] = None
    inputs: InputsJson | None = None
    actors: Annotated[tuple[str, ...], Field(description="who took a chair's action, jointly")] = ()
    exclusions: Annotated[
        tuple[dict[str, Any], ...], Field(description="what was on record about those who acted")
    ] = ()
    judged_anew: Annotated[tuple[JudgedAnew, ...], Field(description="second verdicts; the newest last")] = ()
    conditions: tuple[ConditionKept, ...] = ()


class DealtWith(Shown):
    """How a case was dealt with: the meetings and the decisions of its file."""

    meetings: tuple[MeetingInFile, ...]
    decisions: tuple[DecisionInFile, ...]


class CaseFile(DealtWith):
    """Everything about a case, all as known at one position, and true on one day."""

    position: LogPosition
    recorded_at: Annotated[
        str, Field(json_schema_extra={"format": "date-time"}, description="of the fact at this position")
    ]
    as_at: Annotated[
        str, Field(json_schema_extra={"format": "date"}, description="the day of the boards and interests shown here")
    ]
    case: CaseShown
    proposals: tuple[ProposalShown, ...]
    due_diligence: tuple[DiligenceShown, ...]
    boards: Annotated[
        tuple[BoardWithSeats, ...], Field(description="that proposed it, dealt with it or decided on it, as on the day")
    ]
    interests: Annotated[
        tuple[InterestShown | Withheld, ...],
        Field(description="that were declared at its items or led to a finding at them"),
    ]
