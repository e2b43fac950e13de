"""What is sent about a ballot that is not taken one by one and by name."""

from typing import Annotated

from pydantic import Field

from domain.boards.voting import BallotForm
from domain.kernel.ids import PersonId
from service.edge.fields import IdOf, Instant, Word
from service.recording.circumstances import RecordBody

Votes = Annotated[int, Field(strict=True, ge=0, le=100_000, json_schema_extra={"format": "int32"})]


class BallotBody(RecordBody):
    """How a motion is voted on."""

    form: Annotated[Word[BallotForm], Field(description="By name, hands, secret papers, or in writing.")]
    closes_at: Annotated[
        Instant | None, Field(description="When a ballot in writing closes; later votes are shown and not counted.")
    ] = None


class RecordedVoteBody(RecordBody):
    """Which member requires a recorded vote."""

    member: IdOf[PersonId]


class CountBody(RecordBody):
    """How many voted for and against and how many abstained, without names, and who counted."""

    votes_for: Votes
    votes_against: Votes
    abstained: Votes = 0
    counted_by: IdOf[PersonId]


class ConsensusBody(RecordBody):
    """Who stated that everybody agrees."""

    stated_by: IdOf[PersonId]
