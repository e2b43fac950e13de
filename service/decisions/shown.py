"""What is shown about decisions."""

from typing import Annotated, Any

from pydantic import Field

from service.decisions.course_shown import CourseShown, IdText, WholeNumber
from service.recording.receipts import FindingShown, LogPosition, Shown
from service.viewing.erased import ShownText
from service.viewing.judged_anew import BothVerdicts, JudgedAnew
from service.viewing.paging import PageMetadata
from service.viewing.terms import TermsShown

VerdictJson = Annotated[
    dict[str, Any], Field(description="result, quorum, tally, withinLimit, the standing of every seat, and every step")
]
InputsJson = Annotated[dict[str, Any], Field(description="everything from which the verdict was judged")]
Problems = Annotated[tuple[dict[str, Any], ...], Field(description="problem documents")]


class DecisionLine(Shown):
    """A decision as the register lists it; the reference is the board's name and the number there."""

    decision: IdText
    reference: Annotated[str, Field(examples=["Disinvestment Board 12"])]
    board: IdText
    number: WholeNumber
    outcome: str
    status: Annotated[str, Field(description="where it stands: IN_FORCE, SUSPENDED, RESCINDED …")]
    decided: Annotated[str, Field(json_schema_extra={"format": "date"})]
    meeting: Annotated[IdText | None, Field(description="nothing for a chair's action")] = None
    item: IdText | None = None
    motion: IdText | None = None
    case: IdText | None = None
    version: WholeNumber | None = None
    charter_version: Annotated[WholeNumber, Field(description="of the board's charter, by which it was taken")]
    since: LogPosition


class DecisionPage(Shown):
    """A page of the register of decisions."""

    results: tuple[DecisionLine, ...]
    metadata: PageMetadata


class DecisionShown(DecisionLine, TermsShown, CourseShown):
    """A decision with the words that were put, its verdict, and what it was judged from."""

    direction: str | None = None
    resolution: ShownText
    recorded_at: Annotated[str, Field(json_schema_extra={"format": "date-time"})]
    findings: Annotated[
        tuple[FindingShown, ...], Field(description="the rules that the decision did not keep, where it was told later")
    ] = ()
    verdict: VerdictJson | None = None
    inputs: InputsJson | None = None
    actors: Annotated[tuple[IdText, ...], Field(description="who took a chair's action, jointly")] = ()
    urgency: ShownText = None
    exclusions: Annotated[
        tuple[dict[str, Any], ...], Field(description="what was on record about those who acted")
    ] = ()
    action_judged_anew: Annotated[
        tuple["ActionJudgedAnew", ...],
        Field(description="where knowledge of those who acted came late; the newest last"),
    ] = ()
    recomputed: Annotated[
        bool | None, Field(description="whether judging these inputs again, just now, gave the same verdict")
    ] = None
    judged_anew: Annotated[
        tuple[JudgedAnew, ...], Field(description="second verdicts, where knowledge came late; the newest last")
    ] = ()


class ActionJudgedAnew(Shown):
    """What is known now of those who took a chair's action; the action itself stands until the board ratifies it."""

    rejudged_at: LogPosition
    cause: LogPosition
    recorded_at: Annotated[str, Field(json_schema_extra={"format": "date-time"})]
    findings_then: Annotated[tuple[FindingShown, ...], Field(description="rules of who may act, as last judged")]
    findings_now: tuple[FindingShown, ...]
    exclusions: Annotated[tuple[dict[str, Any], ...], Field(description="what is on record about those who acted")]


class RejudgementShown(BothVerdicts):
    """A second verdict as it was recorded: which fact came late, and when the judgement was made."""

    rejudged_at: LogPosition
    taken_at: LogPosition
    cause: LogPosition
    recorded_at: Annotated[str, Field(json_schema_extra={"format": "date-time"})]
    inputs: Annotated[InputsJson | None, Field(description="nothing for a chair's action")] = None


class RejudgementPage(Shown):
    """A page of the decisions and chair's actions that late knowledge has given a second verdict."""

    results: tuple[RejudgementShown, ...]
    metadata: PageMetadata


class ActionPreview(Shown):
    """Whether an action would be accepted as things stand, and with which problem it would be refused."""

    accepted: bool
    problem: Annotated[dict[str, Any] | None, Field(description="a problem document")] = None


class DecisionPreview(Shown):
    """What the decision would be if it were taken now, and what would still refuse it."""

    outcome: str
    verdict: VerdictJson
    hindrances: Problems
