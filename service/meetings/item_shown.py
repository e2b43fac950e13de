"""What is shown about an item: declarations, rulings, motions and votes."""

from dataclasses import asdict
from typing import Annotated, Any, Self

from pydantic import Field

from domain.boards.conflicts import Management
from domain.boards.ladder import LADDER, Speech
from service.edge.fields import Word
from service.meetings.shown import IdText, ItemLine, Moment
from service.recording.receipts import FindingShown, LogPosition, Shown
from service.viewing.erased import ShownText
from service.viewing.terms import TermsShown

Findings = Annotated[
    tuple[dict[str, Any], ...],
    Field(description="person, match, level and the path of facts that leads from the person to the matter"),
]

Agreed = Annotated[
    tuple[dict[str, Any], ...],
    Field(
        description="arrangements in force that concern the findings: determinedBy, management, ground,"
        " grantedBy, until and the fact that shows each"
    ),
]

PageNumber = Annotated[int, Field(ge=1, json_schema_extra={"format": "int32"})]


class AllowedShown(Shown):
    """What the ladder of mitigations leaves to a person at an item (CCG statutory guidance 2017)."""

    papers: bool
    in_discussion: bool
    speech: Word[Speech]
    at_decision: bool
    votes: bool
    counts: Annotated[bool, Field(description="towards the quorum of the item, where the charter counts eligibility")]
    substitute: Annotated[bool, Field(description="whether somebody else acts in the person's place")] = False

    @classmethod
    def under(cls, management: str | None) -> Self | None:
        """What this way of managing a conflict allows; nothing where it is not managed at all."""
        return None if management is None else cls.model_validate(asdict(LADDER[Management[management]]))


WholeNumber = Annotated[int, Field(ge=0, json_schema_extra={"format": "int32"})]


class DeclarationShown(Shown):
    """An interest that somebody declared at an item."""

    person: IdText
    interest: IdText | None = None
    category: str | None = None
    organisation: str | None = None
    part_motion: Annotated[IdText | None, Field(description="the motion alone that it concerns")] = None
    first_page: PageNumber | None = None
    last_page: PageNumber | None = None
    narrative: ShownText = None
    withheld: Annotated[bool, Field(description="whether what was declared is withheld from publication")] = False
    declared_at: Moment
    heard_since: Annotated[
        Moment | None, Field(description="declared when the item was under way: since when they had heard it")
    ] = None
    since: LogPosition


class RulingShown(Shown):
    """How somebody's conflict is managed, as determined; the last one on a person holds."""

    person: IdText
    management: str
    allows: AllowedShown | None = None
    determined_by: str
    determiner: IdText | None = None
    assessed: Annotated[str | None, Field(description="NONE: a connection, not an interest")] = None
    exception: str | None = None
    until: Annotated[str | None, Field(json_schema_extra={"format": "date"})] = None
    part_motion: Annotated[IdText | None, Field(description="the motion alone that it concerns")] = None
    first_page: PageNumber | None = None
    last_page: PageNumber | None = None
    why: ShownText
    ruled_at: Moment
    since: LogPosition


class VoteShown(Shown):
    """How a seat voted."""

    seat: IdText
    voter: IdText
    choice: Annotated[str | None, Field(description="nothing where a correction says that the seat did not vote")]
    cast_at: Moment
    since: LogPosition
    recorded_choice: Annotated[str | None, Field(description="as first recorded, where it was corrected")] = None
    by_correction: Annotated[IdText | None, Field(description="the correction by which this holds")] = None


class CastingVoteShown(Shown):
    """How a tie was broken."""

    presiding: IdText
    choice: str
    given_at: Moment


class BallotShown(Shown):
    """How a motion is voted on."""

    form: str
    closes_at: Annotated[Moment | None, Field(description="when a ballot in writing closes")] = None
    required_by: Annotated[IdText | None, Field(description="the member who required a recorded vote")] = None


class CountShown(Shown):
    """Votes as counted without names."""

    votes_for: WholeNumber
    votes_against: WholeNumber
    abstained: WholeNumber
    counted_by: IdText


class ConsensusShown(Shown):
    """Who stated that everybody agreed."""

    stated_by: IdText
    stated_at: Moment


class MotionShown(TermsShown):
    """A motion with each vote, and what was decided."""

    motion: IdText
    direction: str
    text: ShownText
    mover: IdText | None = None
    seconder: IdText | None = None
    put_at: Moment
    status: str
    closed_at: Moment | None = None
    ballot: BallotShown
    votes: tuple[VoteShown, ...]
    count: CountShown | None = None
    consensus: ConsensusShown | None = None
    casting_vote: CastingVoteShown | None = None
    decision: IdText | None = None
    outcome: str | None = None
    since: LogPosition


class ItemShown(ItemLine):
    """An item with what was declared and ruled, and every motion."""

    meeting: IdText
    board: IdText
    declarations: tuple[DeclarationShown, ...]
    rulings: tuple[RulingShown, ...]
    motions: tuple[MotionShown, ...]


class RecusalFound(Shown):
    """What stands between a person and an item, and how it is managed."""

    ground: str
    management: str
    allows: AllowedShown | None = None
    determined_by: str | None = None
    findings: Findings
    agreed: Agreed = ()


class VotePreview(Shown):
    """Whether a vote would be accepted, and what the record says of the voter and the item."""

    accepted: bool
    problem: Annotated[
        dict[str, Any] | None, Field(description="the problem document with which it would be refused")
    ] = None
    recusals: tuple[RecusalFound, ...]
    findings: Annotated[
        tuple[FindingShown, ...], Field(description="the rules that it would not keep and that do not stop it")
    ] = ()
